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
            "\r",
        ),
        *(
            "%%",
            "$$",
            "$",
            "{{< a >}}",
            "{{% /a %}}",
            "{{ x }}",
            "{% if a %}",
            "{% raw %}",
            "{% endraw %}",
            "{: .a}",
            "{:toc}",
            "[[Page|text]]",
            "![[a.png]]",
            "==",
            "[!note] ",
            ":::note A\n",
            ":::",
            "!!! note\n    ",
            ":bread:",
            "- [x] ",
            "~~",
            "<p>",
            "</p>",
            "<!--",
            "-->",
            "<div hidden>",
            "</div>",
            "<td>",
            "<del>",
            "</del>",
            "<script>",
            "</script>",
            "^[note one]",
            "![alt](a.png)",
            "$x^2$",
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
        *("front matter", "paragraph", "heading", "paragraph", "paragraph", "rule", "author note", "shortcode")
    ]


def test_a_captions_mark_and_the_line_below_it_are_a_caption_in_markdown() -> None:
    article = markdown("# Old Bridge Closes\n\nIt was closed.\n\n[caption]\nThe bridge at dawn\n\nIt is old.\n")
    assert [kind for kind, _ in seen(article)] == ["headline", "paragraph", "caption", "paragraph"]


def left(article: Article) -> list[tuple[str, str]]:
    """What is left out inside paragraphs, and what it is."""
    source = article.source
    return [
        (span.kind, source[span.start : span.end]) for block in article.blocks for span in block.spans if span.kind != "markup"
    ]


def told(text: str) -> list[tuple[str, str]]:
    article = markdown(f"# Old Bridge Closes\n\nIt was closed.\n\n{text}\n\nIt is old.\n")
    whole(article)
    own = seen(article)
    assert own[:2] == [("headline", "Old Bridge Closes"), ("paragraph", "It was closed.")]
    assert own[-1] == ("paragraph", "It is old.")
    return own[2:-1]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("<p>It is <b>long</b> &amp; wide.</p>", [("paragraph", "It is long & wide.")]),
        ('<p align="center">It is long.<br>It is wide.</p>', [("paragraph", "It is long.\nIt is wide.")]),
        ("<blockquote>It is as long as my arm.</blockquote>", [("quote", "It is as long as my arm.")]),
        ("<blockquote>\n\nIt is as **long** as it was.\n\n</blockquote>", [("quote", "It is as long as it was.")]),
        ("<h2>What happens next</h2>", [("heading", "What happens next")]),
        ("<table><tr><td>Span</td><td>93</td></tr></table>", [("table", "Span, 93")]),
        ("<ul>\n<li>by ferry</li>\n</ul>", [("list", "by ferry")]),
        (
            "<details><summary>How I know</summary><p>By hand.</p></details>",
            [("paragraph", "How I know"), ("paragraph", "By hand.")],
        ),
        ('<div class="kg-callout-card">It is closed on Fridays.</div>', [("paragraph", "It is closed on Fridays.")]),
        ("<aside>\nIt is a box of the text.\n</aside>", [("paragraph", "It is a box of the text.")]),
        ("<article>\n<p>It is in a tag of its own.</p>\n</article>", [("paragraph", "It is in a tag of its own.")]),
        ('<figure><img src="a.png"><figcaption>The bridge</figcaption></figure>', [("caption", "The bridge")]),
        ("> <p>It is as long\n> as my arm.</p>", [("quote", "It is as long\nas my arm.")]),
        ("- <p>by ferry</p>", [("list", "by ferry")]),
        ("<pre>not = prose</pre>", [("code", "not = prose")]),
        ("<script>\nlet a = 1;\n\nlet b;\n</script>", [("code", "<script>\nlet a = 1;\n\nlet b;\n</script>")]),
        ("<!-- nobody\n\nknows -->", [("comment", "nobody\n\nknows")]),
        ("It is x<sup>2</sup> <kbd>Ctrl</kbd>.", [("paragraph", "It is x2 Ctrl.")]),
        (
            '<iframe src="a">\n\n<p>It is below a tag that is not closed.</p>',
            [("paragraph", "It is below a tag that is not closed.")],
        ),
        ("<svg><title>sign</title></svg>\n\n<p>It is old.</p>", [("paragraph", "It is old.")]),
        ("It is 3 < 4 and 5 > 4.", [("paragraph", "It is 3 < 4 and 5 > 4.")]),
    ],
)
def test_html_is_read_as_on_a_web_page(text: str, blocks: list[tuple[str, str]]) -> None:
    assert told(text) == blocks
    assert told(text.replace("\n", "\r\n")) == [(kind, said.replace("\n", "\r\n")) for kind, said in blocks] or "<br>" in text


def test_what_is_struck_in_html_is_left_out_too() -> None:
    article = markdown("# Old\n\n<p>It costs <del>four</del> five pounds.</p>\n\nIt <s>is</s> was old.\n")
    assert left(article) == [("struck", "four"), ("struck", "is")]
    assert seen(article)[1:] == [("paragraph", "It costs  five pounds."), ("paragraph", "It  was old.")]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ('{{< figure src="a.png" >}}', [("shortcode", '{{< figure src="a.png" >}}')]),
        (
            "{{% notice tip %}}\nIt is closed.\n{{% /notice %}}",
            [("shortcode", "{{% notice tip %}}"), ("paragraph", "It is closed."), ("shortcode", "{{% /notice %}}")],
        ),
        ("{% include toc.html %}", [("shortcode", "{% include toc.html %}")]),
        (
            "{% highlight ruby %}\nputs\n\nputs\n{% endhighlight %}",
            [("code", "{% highlight ruby %}\nputs\n\nputs\n{% endhighlight %}")],
        ),
        ("{{< highlight go >}}\nx\n{{< /highlight >}}", [("code", "{{< highlight go >}}\nx\n{{< /highlight >}}")]),
        ("* TOC\n{:toc}", [("shortcode", "* TOC\n{:toc}")]),
        ("It opens.\n{: .lead}", [("paragraph", "It opens."), ("shortcode", "{: .lead}")]),
        ("## Next {#next}", [("heading", "Next")]),
        ("See [it]({{ site.baseurl }}/a) there.", [("paragraph", "See it there.")]),
        ("Use `{{ page.title }}` in it.", [("paragraph", "Use {{ page.title }} in it.")]),
        ("{% raw %}Use {{ page.title }} in it.{% endraw %}", [("paragraph", "Use {{ page.title }} in it.")]),
        ("A set {a, b} and {{ unclosed.", [("paragraph", "A set {a, b} and {{ unclosed.")]),
        ("{% comment %}\nno\n{% endcomment %}", [("comment", "no")]),
        ("It grew by 5 % {% if a %}and{% endif %} more.", [("paragraph", "It grew by 5 % and more.")]),
    ],
)
def test_commands_to_a_site_generator_are_left_out(text: str, blocks: list[tuple[str, str]]) -> None:
    assert told(text) == blocks


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("%% not yet %%", [("comment", "not yet")]),
        ("%%\nnot\n\nyet\n%%", [("comment", "not\n\nyet")]),
        ("It is %%not%%old.", [("paragraph", "It is old.")]),
        ("It is 100%% sure and 50%% less.", [("paragraph", "It is 100%% sure and 50%% less.")]),
        ("See [[Bridges|the index]] and [[Ferry]].", [("paragraph", "See the index and Ferry.")]),
        ("See [[Ferry#Times]] and [[1]](https://example.org).", [("paragraph", "See Ferry and [1].")]),
        ("![[bridge.png|300]]", [("shortcode", "![[bridge.png|300]]")]),
        ("It is ==very== old.", [("paragraph", "It is very old.")]),
        ("It is so if a == b and c==d.", [("paragraph", "It is so if a == b and c==d.")]),
        ("> [!warning] Mind the gap\n> It is deep.", [("quote", "Mind the gap"), ("quote", "It is deep.")]),
        ("> [!NOTE]\n> It is deep.", [("shortcode", ""), ("quote", "It is deep.")]),
        (":::note\nIt is deep.\n:::", [("shortcode", ":::note"), ("paragraph", "It is deep."), ("shortcode", ":::")]),
        (":::tip[Mind it]\nIt is deep.\n:::", [("paragraph", "Mind it"), ("paragraph", "It is deep."), ("shortcode", ":::")]),
        ("::: so they say", [("paragraph", "::: so they say")]),
        (
            '!!! warning "Mind it"\n    It is deep.\n\n    - and wide',
            [("paragraph", "Mind it"), ("paragraph", "It is deep."), ("list", "and wide")],
        ),
        (
            "!!! tip\n    !!! note\n        It is deep.",
            [("shortcode", "!!! tip"), ("shortcode", "!!! note"), ("paragraph", "It is deep.")],
        ),
        ("!!! it is deep", [("paragraph", "!!! it is deep")]),
        ("It is good :bread: at 10:30:45 or a:b:c.", [("paragraph", "It is good 🍞 at 10:30:45 or a:b:c.")]),
        ("It is good :no_such_sign:.", [("paragraph", "It is good.")]),
        ("It is so ^place-1", [("paragraph", "It is so")]),
    ],
)
def test_the_signs_of_notebooks_are_silent(text: str, blocks: list[tuple[str, str]]) -> None:
    assert told(text) == blocks


@pytest.mark.parametrize(
    ("text", "said", "out"),
    [
        ("It is $\\frac{a}{b}$ long.", "It is  long.", [("formula", "\\frac{a}{b}")]),
        ("It is, when $x^2$, long {{< a >}}.", "It is, when, long.", [("formula", "x^2"), ("shortcode", "{{< a >}}")]),
        ("It is $x^2$ long.", "It is  long.", [("formula", "x^2")]),
        ("It is $n$ long, $E = mc$.", "It is n long, E = m c.", []),
        ("It costs $5 and $10, or US$5 and A$10.", "It costs $5 and $10, or US$5 and A$10.", []),
        ("It costs $5/kg (or C$7) + tax in US$.", "It costs $5/kg (or C$7) + tax in US$.", []),
        ("It costs $$ to $$$ there.", "It costs $$ to $$$ there.", []),
        ("It is \\$x^2\\$ long.", "It is $x^2$ long.", []),
        (
            "It is ~~not~~ old ~ 5 and ~~**so** on~~.",
            "It is  old ~ 5 and .",
            [("struck", "not"), ("struck", "so"), ("struck", " on")],
        ),
    ],
)
def test_formulas_and_struck_text_are_left_out_of_a_sentence(text: str, said: str, out: list[tuple[str, str]]) -> None:
    assert told(text) == [("paragraph", said)]
    assert left(markdown(f"It was.\n\n{text}\n")) == out


def test_a_formula_of_its_own_is_a_block() -> None:
    assert told("$$ V = \\pi r^2 $$") == [("formula", "V = \\pi r^2")]
    assert told("$E = mc$") == [("paragraph", "E = m c")]
    assert told("$$\nV = 2\n\n= W\n$$") == [("formula", "V = 2\n\n= W")]


def test_a_task_that_is_done_is_told_from_an_open_one() -> None:
    tasks = "- [x] Drain the floor\n- [ ] Lay the joists\n- [/] Paint\n- [x](https://example.org) marks it\n- ~~Buy a boat~~"
    assert told(tasks) == [
        ("list", "Done: Drain the floor"),
        ("list", "Lay the joists"),
        ("list", "Paint"),
        ("list", "x marks it"),
        ("struck", ""),
    ]
    german = markdown("---\nlang: de\n---\n# Die Brücke\n\n- [x] Boden trocken\n")
    assert seen(german)[-1] == ("list", "Erledigt: Boden trocken")


def test_a_line_without_a_full_stop_is_no_heading_in_markdown_unless_it_is_bold() -> None:
    text = "It was closed. It will be so for long.\n\n{}\n\nIt opens in May. It is as long as it was.\n"
    for line, kind in {
        "Moss likes shade. It holds 20x its weight": "paragraph",
        "What we saw": "paragraph",
        "**What we saw**": "heading",
        "## What we saw": "heading",
    }.items():
        article = markdown("# Old Bridge Closes\n\n" + text.format(line))
        assert [told for told, _ in seen(article)] == ["headline", "paragraph", kind, "paragraph"]


def test_two_sentences_are_no_headline() -> None:
    article = markdown("Moss likes shade. It holds much water\n\nIt was closed on Tuesday, as they said.\n")
    assert [kind for kind, _ in seen(article)] == ["paragraph", "paragraph"]
    assert next(kind for kind, _ in seen(markdown("Moss in Shade\n\nIt was closed on Tuesday, as they said.\n"))) == "headline"


@pytest.mark.parametrize("picture", ["![An engine](engine.jpg)", "[![An engine](a.png)](https://example.org)"])
def test_a_picture_alone_is_left_out_as_its_caption_is(picture: str) -> None:
    assert told(picture) == [("caption", "An engine")]
    assert told(f"See {picture} here.") == [("paragraph", "See  here.")]


def test_marks_in_a_table_are_silent_and_veils_in_it_too() -> None:
    article = markdown("# Old\n\nIt is.\n\n| a | **b** {{ x }} |\n|---|---|\n| [[P\\|t]] | ~~no~~ c |\n")
    assert [text for kind, text in seen(article) if kind == "table"] == ["a, b", "t,  c"]


def test_nothing_private_is_the_headline_of_an_article_without_one() -> None:
    article = markdown("%% secret %%\n\n{{< toc >}}\n\nIt was closed on Tuesday, as they said on Friday in the town.\n")
    assert article.headline.startswith("It was closed")


@pytest.mark.parametrize("text", ["%% a comment %%", "{{< toc >}}", "$$\nx^2\n$$", "~~struck~~"])
def test_what_is_left_out_alone_is_no_article(text: str) -> None:
    with pytest.raises(ArticleError, match="no words"):
        markdown(text)
