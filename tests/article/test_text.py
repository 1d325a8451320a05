"""What each piece of a pasted page is."""

from __future__ import annotations

import textwrap
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.article import KINDS, Article, read, read_text
from narrator.errors import NarratorError

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


def kinds(article: Article) -> list[str]:
    return [block.kind for block in article.blocks]


def texts(article: Article, kind: str) -> list[str]:
    return [article.source[block.start : block.end] for block in article.blocks if block.kind == kind]


NEWS = """\
Old Bridge Closes After Crack Is Found

By Ada Quill and Bo Reyes, Dunmore
Published July 5, 2023, 10:00 am ET

The bridge over the river Wren was closed on Tuesday after a crack was found.

"We had no choice," said Mayor Ann Ray.

What happens next

Engineers will look at the steel on Friday. Until then:

- take the ferry
- or walk

> The crack is as long as my arm.

* * *

The bridge was built in 1931.
"""


def test_the_parts_of_a_page_are_found() -> None:
    article = read_text(NEWS)
    body = "paragraph paragraph heading paragraph list list quote rule paragraph"
    assert kinds(article) == ["headline", "byline", "date", *body.split()]
    assert article.headline == "Old Bridge Closes After Crack Is Found"
    assert article.byline == "Ada Quill and Bo Reyes"
    assert article.published == date(2023, 7, 5)
    assert texts(article, "list") == ["- take the ferry", "- or walk"]
    assert set(kinds(article)) <= set(KINDS)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("BY JANE DOE", "JANE DOE"),
        ("By JANE DOE and John Roe, Washington", "JANE DOE and John Roe"),
        ("By Jane Doe, John Roe and Ann Poe", "Jane Doe, John Roe and Ann Poe"),
        ("By Jane Doe, Staff Writer", "Jane Doe"),
        ("By Jane Doe in Washington", "Jane Doe"),
        ("By Ludwig van der Berg and María de la Cruz", "Ludwig van der Berg and María de la Cruz"),
        ("By Sinéad O'Dea-Smith | The Courier", "Sinéad O'Dea-Smith"),
        ("By Reuters", "Reuters"),
        ("Written by: Jane Doe", "Jane Doe"),
        ("Jane Doe | Reporter", "Jane Doe"),
        ("Jane Doe, Senior Political Correspondent", "Jane Doe"),
        ("By the Numbers", None),
        ("By Tuesday", None),
        ("By Friday the water had gone", None),
        ("By 2030, half of us will be old", None),
        ("Jane Doe | Bridges", None),
        ("Jane Doe, 45, was there", None),
        ("Bye Bye Baby", None),
    ],
)
def test_bylines_that_are_sure_and_lines_that_are_not(line: str, name: str | None) -> None:
    article = read_text(f"Old Bridge Closes Today\n\n{line}\n\nThe bridge was closed on Tuesday.")
    assert article.byline == name
    assert texts(article, "byline") == ([line] if name else [])


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("July 5, 2023", date(2023, 7, 5)),
        ("Jul 5, 2023", date(2023, 7, 5)),
        ("Jul. 5th, 2023", date(2023, 7, 5)),
        ("5 July 2023", date(2023, 7, 5)),
        ("Wednesday, July 5, 2023", date(2023, 7, 5)),
        ("Wed 5 Jul 2023 10.15 BST", date(2023, 7, 5)),
        ("2023-07-05", date(2023, 7, 5)),
        ("2023-07-05T10:00:00Z", date(2023, 7, 5)),
        ("Published July 5, 2023, 10:00 am ET", date(2023, 7, 5)),
        ("Published: July 5, 2023 at 10 a.m. Eastern Time", date(2023, 7, 5)),
        ("Updated July 5, 2023", date(2023, 7, 5)),
        ("Published July 5, 2023 | Updated July 6, 2023, 8:30 p.m.", date(2023, 7, 5)),
        ("Updated July 6, 2023 | Published July 5, 2023", date(2023, 7, 5)),
        ("7/25/2023", date(2023, 7, 25)),
        ("July 5, 2023 | 4 min read", date(2023, 7, 5)),
        ("25/7/2023", date(2023, 7, 25)),
        ("05.07.2023", date(2023, 7, 5)),
        ("5. Juli 2023", date(2023, 7, 5)),
        ("Stand: 5. Juli 2023, 10:00 Uhr", date(2023, 7, 5)),
        ("le 5 juillet 2023", date(2023, 7, 5)),
        ("mercredi 5 juillet 2023", date(2023, 7, 5)),
        ("5 de julio de 2023", date(2023, 7, 5)),
    ],
)
def test_a_date_line_dates_the_article(line: str, day: date) -> None:
    article = read_text(f"Old Bridge Closes Today\n\n{line}\n\nThe bridge was closed on Tuesday.")
    assert article.published == day
    assert texts(article, "date") == [line]


@pytest.mark.parametrize("line", ["04/05/2023", "Published July 5", "February 30, 2023"])
def test_a_date_that_is_not_certain_is_never_made_up(line: str) -> None:
    article = read_text(f"Old Bridge Closes Today\n\n{line}\n\nThe bridge was closed on Tuesday.")
    assert article.published is None
    assert texts(article, "date") == [line]


@pytest.mark.parametrize("line", ["July 5", "In July 2023", "July 5, 2023: a day to forget", "1984", "12:30 p.m.", "May 2023"])
def test_a_line_with_more_or_less_than_a_date_is_no_date(line: str) -> None:
    article = read_text(f"Old Bridge Closes Today\n\n{line}\n\nThe bridge was closed on Tuesday.")
    assert article.published is None
    assert not texts(article, "date")


def test_a_date_in_the_running_text_is_left_alone() -> None:
    paragraphs = "\n\n".join(["The bridge was closed on Tuesday."] * 10)
    article = read_text(f"Old Bridge Closes Today\n\n{paragraphs}\n\nJuly 5, 2023\n\nIt was built in 1931.")
    assert article.published is None


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("By Jane Doe | July 5, 2023", ["By Jane Doe |", "July 5, 2023"]),
        ("By Jane Doe, July 5, 2023", ["By Jane Doe,", "July 5, 2023"]),
        ("By Jane Doe and John Roe – Updated 5 July 2023, 10:00", ["By Jane Doe and John Roe –", "Updated 5 July 2023, 10:00"]),
        ("July 5, 2023 · By Jane Doe", ["July 5, 2023 ·", "By Jane Doe"]),
    ],
)
def test_byline_and_date_on_one_line_are_two_blocks(line: str, parts: list[str]) -> None:
    article = read_text(f"Old Bridge Closes Today\n\n{line}\n\nThe bridge was closed on Tuesday.")
    assert article.published == date(2023, 7, 5)
    assert article.byline is not None
    assert article.byline.startswith("Jane Doe")
    assert [article.source[block.start : block.end] for block in article.blocks[1:3]] == parts
    assert {block.kind for block in article.blocks[1:3]} == {"byline", "date"}


def test_a_name_over_a_role_is_a_byline() -> None:
    article = read_text("Old Bridge Closes Today\n\nJane Doe\nStaff Reporter\n\nThe bridge was closed on Tuesday.")
    assert texts(article, "byline") == ["Jane Doe", "Staff Reporter"]
    assert article.byline == "Jane Doe"


def test_an_authors_role_below_the_name_belongs_to_the_byline() -> None:
    article = read_text("Old Bridge Closes Today\n\nBy Jane Doe\nSenior Staff Writer\n\nThe bridge was closed on Tuesday.")
    assert texts(article, "byline") == ["By Jane Doe", "Senior Staff Writer"]
    assert article.byline == "Jane Doe"


@pytest.mark.parametrize(
    "first",
    [
        "Old Bridge Closes",
        "Why Is the Old Bridge Closed?",
        "Closed!",
        "A New Day for the U.S.",
        '"We Had No Choice": The Story of a Bridge',
        "2024 in Bridges",
        "Opinion | Why the Bridge Matters",
        "BRIDGE CLOSED",
        "Ein Dorf kauft seinen Bahnhof zurück",
    ],
)
def test_a_first_line_that_is_no_sentence_is_the_headline(first: str) -> None:
    article = read_text(f"{first}\n\nThe bridge was closed on Tuesday.")
    assert article.headline == first
    assert kinds(article) == ["headline", "paragraph"]


@pytest.mark.parametrize("first", ["By Ada Quill", "July 5, 2023", "* * *", "Advertisement", "🎙️", "WORLD NEWS"])
def test_the_headline_is_found_below_what_may_stand_over_it(first: str) -> None:
    article = read_text(f"{first}\n\nOld Bridge Closes After Crack\n\nThe bridge was closed on Tuesday.")
    assert article.headline == "Old Bridge Closes After Crack"
    assert kinds(article)[1:] == ["headline", "paragraph"]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("The bridge was closed on Tuesday.\n\nNobody was hurt.", "The bridge was closed on Tuesday."),
        ("One line and nothing else", "One line and nothing else"),
        ("A list of these:\n\n- one\n- two", "A list of these:"),
        ("- one\n- two", "one"),
        ("> Quoted words\n\nand an answer.", "Quoted words"),
        ("... ---\n\nWords at last.", "Words at last."),
        (
            "The bridge over the river Wren was closed on Tuesday after a crack was found, said the mayor.",
            "The bridge over the river Wren was closed on Tuesday after a crack was found…",
        ),
        ("x" * 300 + ".", "x" * 79 + "…"),
        ("字" * 300 + "。", "字" * 79 + "…"),
    ],
)
def test_without_a_headline_the_first_words_stand_in_and_are_no_block(text: str, headline: str) -> None:
    article = read_text(text)
    assert article.headline == headline
    assert len(article.headline) <= 80
    assert "headline" not in kinds(article)


BEFORE = "Old Bridge Closes\n\nThe bridge was closed on Tuesday."
AFTER = "Engineers will look at the steel on Friday."


@pytest.mark.parametrize(
    "line", ["What happens next", "Who pays?", "Not again!", "1931: The First Crack", "“Fair” and “foul” steel", "次は"]
)
def test_a_line_on_its_own_between_paragraphs_is_a_heading(line: str) -> None:
    assert texts(read_text(f"{BEFORE}\n\n{line}\n\n{AFTER}"), "heading") == [line]
    assert texts(read_text(f"{BEFORE}\nIt was dark.\n{line}\n{AFTER}\nIt is old."), "heading") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "He left.",
        "and so it went",
        "For example,",
        "What we know:",
        '"We had no choice"',
        "— Ann Ray",
        "Read more",
        "Advertisement",
        "Photo: Dana Whitlock",
        "DANA WHITLOCK/Coastline Pictures",
        "STRINGER/AFP via Getty Images",
        "www.ellerycourier.example",
        "Share this article",
        "A line that goes on and on for so long that nobody would take it for the title of a section",
    ],
)
def test_a_line_that_is_no_title_stays_a_paragraph(line: str) -> None:
    assert not texts(read_text(f"{BEFORE}\n\n{line}\n\n{AFTER}"), "heading")


def test_a_line_right_above_a_list_is_a_heading() -> None:
    article = read_text(f"{BEFORE}\n\nKey points\n- It is old.\n- It is closed.\n\n{AFTER}")
    assert texts(article, "heading") == ["Key points"]


def test_the_last_line_is_no_heading() -> None:
    assert not texts(read_text(f"{BEFORE}\n\n{AFTER}\n\nThe end"), "heading")


def test_a_caption_with_a_title_over_it_is_no_heading() -> None:
    page = f"{BEFORE}\n\nOld bridge in Dunmore\nPeople look at the old bridge in Dunmore on Tuesday.\n\n{AFTER}"
    assert not texts(read_text(page), "heading")


def test_verse_has_no_headings() -> None:
    verse = "\n\n".join(["The river runs", "The bridge is old", "The steel is tired", "The night is cold"] * 3)
    assert not texts(read_text(f"A Song\n\n{verse}"), "heading")


def test_an_interviewers_questions_are_no_headings() -> None:
    talk = "\n\n".join(["What did you see?\n\nNothing at all, and I looked for a long time."] * 6)
    assert not texts(read_text(f"A Talk by the River\n\nWe met on Tuesday.\n\n{talk}"), "heading")


@pytest.mark.parametrize("marker", ["- ", "* ", "• ", "1. ", "12) "])
def test_each_entry_of_a_list_is_a_block(marker: str) -> None:
    article = read_text(f"{BEFORE}\n\n{marker}one\n{marker}two\n  and a half\n\n{AFTER}")
    assert texts(article, "list") == [f"{marker}one", f"{marker}two\n  and a half"]


@pytest.mark.parametrize(
    "line", ["-5 degrees was the lowest.", "1.5 million came.", "2023. A year to forget.", "*starred* words."]
)
def test_a_mark_without_a_space_or_a_year_begins_no_list(line: str) -> None:
    assert not texts(read_text(f"{BEFORE}\n\n{line}\n\n{AFTER}"), "list")


@pytest.mark.parametrize("line", ["***", "* * *", "---", "_____", "~~~", "###", "– – –"])
def test_a_line_of_marks_is_a_rule(line: str) -> None:
    assert texts(read_text(f"{BEFORE}\n\n{line}\n\n{AFTER}"), "rule") == [line]


def flat(article: Article) -> list[str]:
    return [" ".join(article.source[block.start : block.end].split()) for block in article.blocks if block.kind != "front matter"]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
@pytest.mark.parametrize("width", [65, 72, 80, 100])
def test_wrapping_a_text_changes_no_block(path: Path, width: int) -> None:
    article = read(path)
    lines = [textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) for line in article.source.split("\n")]
    wrapped = "\n".join("\n".join(line) for line in lines)
    if article.blocks[0].kind == "front matter":
        wrapped = article.source[: article.blocks[0].end] + wrapped[wrapped.index("+++", 3) + 3 :]
    if len(article.source) > 1000:  # two lines alone do not tell a width
        assert flat(read_text(wrapped)) == flat(article)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_taking_out_the_blank_lines_changes_no_paragraph(path: Path) -> None:
    article = read(path)
    dense = "\n".join(line for line in article.source.split("\n") if line.strip())
    assert flat(read_text(dense)) == flat(article)


def test_a_name_in_small_letters_begins_a_paragraph() -> None:
    article = read_text(f"{BEFORE} It will be closed for at least a year\niPhones were used to film it.\n\n{AFTER}")
    assert "iPhones were used to film it." in texts(article, "paragraph")


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_every_seed_is_understood(path: Path) -> None:
    article = read(path)
    assert kinds(article).count("headline") == 1
    if path.stem != "short":
        assert article.byline
        assert article.published
    headings = {"feature": 3, "sports": 2, "markets": 3}
    assert kinds(article).count("heading") == headings.get(path.stem, 0)
    assert kinds(article).count("list") == (7 if path.stem == "list" else 0)


LINES = st.sampled_from(
    [
        *("Old Bridge", "By Jane Doe | July 5, 2023", "By A", "2023-01-01", "July 5", "Read more", "Q: Why?", "in small letters"),
        *("> quoted", ">", "- entry", "1. entry", "***", "+++", "A sentence.", "a" * 90, "字。", "İ", "…", "🎉"),
        *("", "", " ", "\t", "\u3000", "\x0b", "\u2028"),
    ]
)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\x0c", "\x85", "\u2029", " "])
PAGES = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(LINES, ENDS), max_size=50).map("".join),
    st.text(max_size=80).map(lambda text: "+++\n" + text),
)


@settings(deadline=None, max_examples=300)
@given(PAGES)
def test_the_blocks_hold_every_character_but_white_space_between_them(text: str) -> None:
    try:
        article = read_text(text)
    except NarratorError:
        return
    assert article.source == text.removeprefix("\ufeff")
    at = 0
    for block in article.blocks:
        assert at <= block.start < block.end
        assert not article.source[at : block.start].strip()
        assert article.source[block.start : block.end].strip() == article.source[block.start : block.end]
        assert block.kind in KINDS
        at = block.end
    assert not article.source[at:].strip()
    assert article.headline == " ".join(article.headline.split()) != ""


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("Share this articleThe minister said on Tuesday that the bridge would stay closed.", "Share this article"),
        ("AdvertisementThe minister said on Tuesday that the bridge would stay closed.", "Advertisement"),
        ("What happens nextThe minister said on Tuesday that the bridge would stay closed.", "What happens next"),
    ],
)
def test_what_is_glued_to_a_sentence_is_a_block_of_its_own(line: str, cut: str) -> None:
    article = read_text(f"Old Bridge Closes\n\nIt was closed on Monday.\n\n{line}\n\nIt was old.\n")
    assert [article.source[block.start : block.end] for block in article.blocks][2:4] == [cut, line.removeprefix(cut)]


def test_a_name_written_together_is_cut_nowhere() -> None:
    for line in ("The new MacBook The Lantern was given lasted a day.", "Old McDonald was there.", "A YouTube The was shown."):
        article = read_text(f"Old Bridge Closes\n\nIt was closed on Monday.\n\n{line}\n\nIt was old.\n")
        assert line in [article.source[block.start : block.end] for block in article.blocks]
