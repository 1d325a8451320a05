"""The settings at an article's top."""

from __future__ import annotations

from datetime import date

import pytest

from narrator.article import Article, amend_front_matter, front_matter_text, read_text
from narrator.errors import ArticleError, SettingsError

BODY = "\nOld Bridge Closes\n\nThe bridge was closed on Tuesday.\n"


def article(front: str, ends: str = "\n") -> Article:
    return read_text(f"+++\n{front}\n+++\n{BODY}".replace("\n", ends), "story.txt")


FULL = """
title = "Old Bridge  Closes"
byline = "By Ada Quill"
date = 2023-07-05
url = "https://example.org/bridge"
id = "bridge-1"
language = "en-GB"
voice = "newsroom"

[lexicon]
Quill = "kwil"
"Zsófia" = "/ˈʒoːfiə/"
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_every_key_reaches_the_article(ends: str) -> None:
    read = article(FULL, ends)
    assert read.headline == "Old Bridge Closes"
    assert read.byline == "Ada Quill"
    assert read.published == date(2023, 7, 5)
    assert read.url == "https://example.org/bridge"
    assert read.id == "bridge-1"
    assert read.language == "en-GB"
    assert read.voice == "newsroom"
    assert read.lexicon == {"Quill": "kwil", "Zsófia": "/ˈʒoːfiə/"}


def test_front_matter_is_a_block_of_its_own_and_the_first() -> None:
    read = article(FULL)
    assert read.blocks[0].kind == "front matter"
    assert read.source[: read.blocks[0].end] == f"+++\n{FULL}\n+++"
    assert [block.kind for block in read.blocks[1:]] == ["headline", "paragraph"]


def test_a_title_the_text_does_not_repeat_makes_no_line_of_it_the_headline() -> None:
    read = article('title = "Another Title"')
    assert read.headline == "Another Title"
    assert "headline" not in [block.kind for block in read.blocks]


@pytest.mark.parametrize(
    "value", ["2023-07-05", '"2023-07-05"', "2023-07-05T10:00:00Z", "2023-07-05 10:00:00", '"2023-07-05T10:00:00+02:00"']
)
def test_a_date_may_be_written_in_every_iso_way(value: str) -> None:
    assert article(f"date = {value}").published == date(2023, 7, 5)


def test_author_is_another_name_for_byline() -> None:
    assert article('author = "Bo Reyes"').byline == "Bo Reyes"


def test_what_the_text_says_fills_what_front_matter_leaves_open() -> None:
    read = read_text('+++\nvoice = "calm"\n+++\nOld Bridge Closes\n\nBy Ada Quill\n\nJuly 5, 2023\n\nIt was closed on Tuesday.')
    assert (read.headline, read.byline, read.published) == ("Old Bridge Closes", "Ada Quill", date(2023, 7, 5))


@pytest.mark.parametrize(
    ("front", "named"),
    [
        ("title = 3", "'title'"),
        ('title = " "', "'title'"),
        ('byline = ["a", 2]', "'byline'"),
        ('date = "July 5"', "'date'"),
        ("date = 10:00:00", "'date'"),
        ("date = 2023", "'date'"),
        ('url = "example.org"', "'url'"),
        ("id = true", "'id'"),
        ("id = 1.5", "'id'"),
        ('language = "English language"', "'language'"),
        ("voice = true", "'voice'"),
        ('lexicon = "a"', "'lexicon'"),
        ("[lexicon]\nQuill = 1", "'Quill'"),
        ('[lexicon]\nQuill = ""', "'Quill'"),
        ('[lexicon]\nQuill = "/kwɪl"', "'Quill'"),
        ('byline = "a"\nauthor = "b"', "'author'"),
        ("Zsófia = 1", "line 2"),
        ("title = ", "line 2"),
        ("date = 2023-02-30", "story.txt"),
        ("x = " + "[" * 5000, "story.txt"),
        ("id = " + "9" * 5000, "story.txt"),
    ],
)
def test_what_is_wrong_is_named_with_its_file(front: str, named: str) -> None:
    with pytest.raises(SettingsError) as caught:
        article(front)
    assert "story.txt" in str(caught.value)
    assert named in str(caught.value)


def test_front_matter_that_is_never_closed_is_refused() -> None:
    with pytest.raises(SettingsError, match="never closed"):
        read_text("+++\ntitle = 'x'\n\nA text.")


def test_front_matter_alone_is_no_article() -> None:
    with pytest.raises(ArticleError, match="below its front matter"):
        read_text('+++\ntitle = "x"\n+++\n')


def test_plus_signs_further_down_are_a_rule() -> None:
    read = read_text("Old Bridge Closes\n\nIt was closed on Tuesday.\n\n+++\n\nIt will open in May.")
    assert [block.kind for block in read.blocks] == ["headline", "paragraph", "rule", "paragraph"]


YAML = """---
# what a blog says of its post
layout: post
title: "Old Bridge  Closes: At Last"
author:
  - Ada Quill
  - Bo Reyes
date: 2023-07-05
lang: en-GB
id: bridge-1
url: https://example.org/bridge
tags: [bridges, news]
lexicon:
  Quill: kwil
---
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_front_matter_in_yaml_says_the_same(ends: str) -> None:
    read = read_text((YAML + BODY).replace("\n", ends), "story.txt")
    assert read.headline == "Old Bridge Closes: At Last"
    assert read.byline == "Ada Quill, Bo Reyes"
    assert (read.published, read.language, read.id, read.url) == (
        date(2023, 7, 5),
        "en-GB",
        "bridge-1",
        "https://example.org/bridge",
    )
    assert read.lexicon == {"Quill": "kwil"}
    assert read.blocks[0].kind == "front matter"


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("title: Old: Bridge", "story.md, line 2: .*not YAML"),
        ("id: bridge\ndate: Tuesday", "story.md, line 3: front matter key 'date' must be a full date"),
        ("title: a\nlang: en\nlanguage: en", "'lang' and 'language' say the same thing"),
        ("title: a\ndate: 2023-02-31", "story.md.*not YAML"),
        ("title:", "story.md, line 2: front matter key 'title' must be text"),
    ],
)
def test_yaml_that_is_wrong_is_told_by_its_line(front: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        read_text(f"---\n{front}\n---\n{BODY}", "story.md")


def test_a_line_of_dashes_over_a_text_is_no_front_matter() -> None:
    for text in (f"---\n{BODY}", f"---\n{BODY}\n---\n\nIt was old.\n", "---\nNote: it was closed.\n\nIt was old.\n"):
        assert all(block.kind != "front matter" for block in read_text(text, "story.txt").blocks)


def test_it_can_be_amended_where_it_is_and_made_where_it_is_not() -> None:
    text = "A story\r\n\r\nIt is short.\r\n"
    made = amend_front_matter(text, "lexicon", {"Kyiv": "Keev"})
    assert made == f'+++\r\n[lexicon]\r\nKyiv = "Keev"\r\n+++\r\n\r\n{text}'
    assert front_matter_text(made) == '[lexicon]\r\nKyiv = "Keev"\r\n'
    again = amend_front_matter(made, None, {"include": ["captions"]})
    assert again == made.replace("[lexicon]", 'include = ["captions"]\r\n\r\n[lexicon]')
    assert amend_front_matter(text, "lexicon", {"Kyiv": None}) == text


def test_what_would_be_unusable_is_not_written() -> None:
    with pytest.raises(SettingsError, match="IPA between two slashes"):
        amend_front_matter("A story", "lexicon", {"Kyiv": "/k"})


def test_it_puts_kinds_back_and_renames_chapters() -> None:
    story = read_text('+++\ninclude = ["captions"]\n[chapters]\n"One" = "Another"\n+++\nA story\n\nIt is short.\n')
    assert story.include == ("captions",)
    assert story.chapters == {"One": "Another"}
    for wrong in ('include = "captions"', "include = [1]", 'chapters = "x"', "[chapters]\na = 1"):
        with pytest.raises(SettingsError, match="must be"):
            read_text(f"+++\n{wrong}\n+++\nA story\n\nIt is short.\n")


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_line_of_marks_over_a_label_is_no_front_matter_and_is_read_in_time(ends: str) -> None:
    """Without a second line of marks; each CR LF once doubled the time, and 20 lines took minutes."""
    lines = ["---", "Photo: Ann Ode", *["It was built for sheep, and it has carried cars since."] * 40]
    article = read_text(ends.join(lines))
    assert article.blocks[0].kind == "rule"


@pytest.mark.parametrize(
    "text",
    [
        '+++\ntitle = "Old"\ndraft = false\ntags = ["a"]\n[cover]\nimage = "a.jpg"\n+++\n',
        "---\ntitle: Old\ndraft: false\ntags: [a]\ncover:\n  image: a.jpg\n---\n",
    ],
)
def test_keys_of_other_programs_are_passed_over(text: str) -> None:
    read = read_text(text + BODY, "story.md")
    assert read.headline == "Old"
    assert [block.kind for block in read.blocks][:1] == ["front matter"]


@pytest.mark.parametrize(
    ("front", "url"),
    [
        ('url = "/2024/06/bridge/"', None),
        ('url = "./bridge"', None),
        ('url = "posts/bridge.html"', None),
        ('url = "about.html"', None),
        ('url = "https://example.org/bridge"', "https://example.org/bridge"),
    ],
)
def test_a_path_on_the_site_is_no_address(front: str, url: str | None) -> None:
    assert article(front).url == url


@pytest.mark.parametrize("url", ["example.org", "example.org/bridge", "//example.org", "ftp://example.org"])
def test_an_address_without_its_beginning_is_still_named(url: str) -> None:
    with pytest.raises(SettingsError, match="'url'"):
        article(f'url = "{url}"')


def test_a_number_is_an_id() -> None:
    assert article("id = 17").id == "17"
    assert read_text(f"---\nid: 17\n---\n{BODY}").id == "17"


@pytest.mark.parametrize(
    ("front", "day"),
    [
        ("date_published: 2024-02-11T07:00:00.000Z", date(2024, 2, 11)),
        ("created: 2024-03-01", date(2024, 3, 1)),
        ("publishDate: 2024-03-02", date(2024, 3, 2)),
        ("created: 2024-03-01\ndate: 2024-03-09", date(2024, 3, 9)),
        ("created: last spring\npubDate: yesterday", None),
        ("pubDate: Sun, 19 May 2024 23:30:00 +0200", date(2024, 5, 19)),
        ("date_updated: 2024-02-11", None),
    ],
)
def test_the_date_has_other_names_where_none_is_given(front: str, day: date | None) -> None:
    assert read_text(f"---\ntitle: Old\n{front}\n---\n{BODY}", "story.md").published == day


@pytest.mark.parametrize("day", ["19 May 2024", "May 19th, 2024", "Sunday, 19 May 2024, 10:30", "19. Mai 2024", "19.05.2024"])
def test_a_date_may_be_written_as_pages_write_it(day: str) -> None:
    assert read_text(f"---\ntitle: Old\ndate: {day}\n---\n{BODY}", "story.md").published == date(2024, 5, 19)
    assert article(f'date = "{day}"').published == date(2024, 5, 19)


@pytest.mark.parametrize("day", ["05/06/2024", "May 2024", "31 June 2024", "19 May"])
def test_a_date_that_is_not_whole_or_may_be_two_days_is_refused(day: str) -> None:
    with pytest.raises(SettingsError, match="front matter key 'date' must be a full date"):
        read_text(f"---\ntitle: Old\ndate: {day}\n---\n{BODY}", "story.md")


@pytest.mark.parametrize(
    ("front", "byline"),
    [
        ("authors:\n  - name: Ada Quill\n  - Bo Reyes", "Ada Quill, Bo Reyes"),
        ("author:\n  name: Ada Quill", "Ada Quill"),
        ("author: Ada Quill\nauthors: [Bo Reyes]", "Ada Quill"),
        ("authors: [12]", None),
    ],
)
def test_authors_may_be_listed(front: str, byline: str | None) -> None:
    assert read_text(f"---\ntitle: Old\n{front}\n---\n{BODY}", "story.md").byline == byline
