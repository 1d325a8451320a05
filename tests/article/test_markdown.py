"""Markdown: its blocks, and every mark in them where it stands."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.article import KINDS, READERS, Article, shown
from narrator.errors import ArticleError, NarratorError

PAGE = """\
# Old *Bridge* Closes

By [Ada Quill](https://example.org/ada "more about Ada")

The bridge cost **5** % more &amp; was closed on Tues*day*\\*. See [this
note](https://example.org/b_c 'the day')[^1] or 3 * 4.

> It is as **long
> as my** arm.

1. take the ferry
2. or *walk*

- a ![sign](sign.png) there
- <https://example.org>

![The bridge](bridge.jpg)
*The bridge in 1931*

## What happens next ##

| Span | Age |
|------|-----|
| Old  | 93  |

    not = "prose"

***

[ref]: https://example.org
It opens [in May][ref].

[^1]: By hand.
"""


def markdown(text: str) -> Article:
    return READERS[".md"](text, "story.md")


def seen(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, shown(article.source, block).strip()) for block in article.blocks if block.kind != "markup"]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_reader_sees_the_text_and_not_the_marks(ends: str) -> None:
    article = markdown(PAGE.replace("\n", ends))
    assert article.headline == "Old Bridge Closes"
    assert article.byline == "Ada Quill"
    assert [(kind, text.replace(ends, "\n")) for kind, text in seen(article)] == [
        ("headline", "Old Bridge Closes"),
        ("byline", "By Ada Quill"),
        ("paragraph", "The bridge cost 5 % more & was closed on Tuesday*. See this\nnote or 3 * 4."),
        ("quote", "It is as long\nas my arm."),
        ("list", "1. take the ferry"),
        ("list", "2. or walk"),
        ("list", "a  there"),
        ("list", "https://example.org"),
        ("caption", "The bridge in 1931"),
        ("heading", "What happens next"),
        ("table", "Span, Age"),
        ("table", "Old, 93"),
        ("code", 'not = "prose"'),
        ("rule", "***"),
        ("paragraph", "It opens in May."),
        ("reference", "By hand."),
    ]


def test_front_matter_stands_over_markdown_too() -> None:
    article = markdown('+++\ntitle = "Old Bridge Closes"\ndate = 2023-07-05\n+++\n\n# Old Bridge Closes\n\nIt was *closed*.\n')
    assert article.published == date(2023, 7, 5)
    assert [kind for kind, _ in seen(article)] == ["front matter", "headline", "paragraph"]


def test_prompts_are_left_out_of_markdown_too() -> None:
    article = markdown(
        "# Old Bridge Closes\n\nIt was closed.\n\n**[Sign up for our newsletter](https://example.org)**\n\nIt is old.\n"
    )
    assert [kind for kind, _ in seen(article)] == ["headline", "paragraph", "prompt", "paragraph"]


@pytest.mark.parametrize("text", ["![only](a.png)", "```\ncode\n```", "<div>\n</div>", "***"])
def test_markdown_without_words_is_refused(text: str) -> None:
    with pytest.raises(ArticleError, match="no words"):
        markdown(text)


PARTS = st.sampled_from(
    [
        *(
            "*",
            "**",
            "_",
            "`",
            "``",
            "[",
            "](",
            ")",
            "![",
            "]",
            "\\",
            "&amp;",
            "&#8217;",
            "<b>",
            "</b>",
            "<http://x.example>",
            "~~",
            "|",
        ),
        *(
            "# ",
            "## ",
            "> ",
            "- ",
            "1. ",
            "    ",
            "\t",
            "---",
            "===",
            "|--|",
            "```",
            "[a]: b",
            "[^1]",
            "word",
            "Two words.",
            " ",
            "\n",
            "\r\n",
            "\n\n",
            "é",
        ),
    ]
)


def whole(article: Article) -> None:
    at = 0
    for block in article.blocks:
        assert at <= block.start < block.end
        assert not article.source[at : block.start].strip()
        assert block.kind in KINDS
        inside = block.start
        for span in block.spans:
            assert inside <= span.start < span.end <= block.end
            inside = span.end
        at = block.end
    assert not article.source[at:].strip()


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.lists(PARTS, max_size=60).map("".join), st.text(max_size=200)))
def test_every_character_is_in_a_block(text: str) -> None:
    try:
        article = markdown(text)
    except NarratorError:
        return
    whole(article)


@pytest.mark.parametrize(
    ("line", "byline", "day"),
    [
        ("By Ada Quill | July 5, 2023", "By Ada Quill |", "July 5, 2023"),
        ("*By [Ada Quill](https://example.org/q) · 5 July 2023*", "*By [Ada Quill](https://example.org/q) ·", "5 July 2023*"),
        ("By **Ada Quill**  \nJuly 5, 2023", "By **Ada Quill**", "July 5, 2023"),
    ],
)
def test_a_line_of_byline_and_date_is_two_blocks(line: str, byline: str, day: str) -> None:
    article = markdown(f"# Old Bridge Closes\n\n{line}\n\nIt was *closed*.\n")
    told = [(block.kind, article.source[block.start : block.end]) for block in article.blocks]
    assert told[1:3] == [("byline", byline), ("date", day)]
    assert (article.byline, article.published) == ("Ada Quill", date(2023, 7, 5))


NOTES = """\
# Old Bridge Closes

The bridge cost 5 percent more[^1] and was closed on Tuesday[^note]: see there[^url].
[^1]: It is by hand, as it was
in May.
[^note]: A *note* of its own.

    It goes on.

[^url]: https://example.org/a

> It is old.
> [^q]: Very.

It opens in May.

    not = "prose"
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_footnotes_are_left_out_and_their_marks_are_silent(ends: str) -> None:
    article = markdown(NOTES.replace("\n", ends))
    whole(article)
    assert [(kind, text.replace(ends, "\n")) for kind, text in seen(article)] == [
        ("headline", "Old Bridge Closes"),
        ("paragraph", "The bridge cost 5 percent more and was closed on Tuesday: see there."),
        ("reference", "It is by hand, as it was\nin May."),
        ("reference", "A note of its own."),
        ("reference", "It goes on."),
        ("reference", "https://example.org/a"),
        ("quote", "It is old."),
        ("reference", "Very."),
        ("paragraph", "It opens in May."),
        ("code", 'not = "prose"'),
    ]


POST = """\
---
title: Why We Left the Cloud
author: Nkechi Oyelaran
---

We moved from forty machines to two, and our bill fell from $4,120 a month to $678, which nobody in the office believed.

## Should you?

If you have fewer than ten engineers, probably. If you have fifty, don't. As a friend told me, pick what bores you until it hurts.

{last}

---

*Nkechi Oyelaran is co-founder of Tallyho. She lives in Lagos.*

{{{{< newsletter >}}}}
"""


@pytest.mark.parametrize(
    "last",
    [
        "We'll publish our numbers again in H2 2025. Questions? Email me at nkechi@example.com or find me at @nkechi_o.",
        "I'd love to hear what you think. My address is at the top of the site. You can write to me there.",
    ],
)
def test_what_an_author_says_to_the_reader_is_not_left_out_of_markdown_by_its_weight(last: str) -> None:
    assert [kind for kind, _ in seen(markdown(POST.format(last=last)))] == [
        *("front matter", "paragraph", "heading", "paragraph", "paragraph", "rule", "author note", "navigation")
    ]


def test_a_captions_mark_and_the_line_below_it_are_a_caption_in_markdown() -> None:
    article = markdown("# Old Bridge Closes\n\nIt was closed.\n\n[caption]\nThe bridge at dawn\n\nIt is old.\n")
    assert [kind for kind, _ in seen(article)] == ["headline", "paragraph", "caption", "paragraph"]
