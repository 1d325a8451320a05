"""Saved web pages: the article in them, what they say of it, and every tag where it stands."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.article import READERS, Article, shown
from narrator.errors import ArticleError, NarratorError
from tests.article.test_markdown import whole

HEAD = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Old Bridge Closes - The Courier</title>
<meta property="og:title" content="Old Bridge Closes">
<link rel="canonical" href="https://courier.example/bridge">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Old Bridge Closes",
 "author": [{"name": "Ada Quill"}, {"name": "Bo Reyes"}], "datePublished": "2024-03-05T10:00:00Z"}</script>
<style>p > b {color: red}</style></head>
"""
PAGE = (
    HEAD
    + """<body><header><a href="/">The Courier</a></header><nav><ul><li><a href="/">Home</a><li>News</ul></nav>
<main><article><h1>Old Bridge Closes</h1>
<p class="byline">By <a href="/q">Ada Quill</a> and Bo Reyes</p>
<p>The bridge cost &pound;<b>5</b>&nbsp;million &amp; was closed on <em>Tues</em>day.<br>It is old.
<!-- not --> <a href="x">Nobody</a> cried.
<p>It opens in May<sup class="reference"><a href="#1">[1]</a></sup>.</p>
<figure><img src="a.jpg" alt="x"><figcaption>The bridge. Photo: Ada Kern</figcaption></figure>
<h2>What next?</h2>
<blockquote><p>“It is as long as my arm.”</p></blockquote>
<ul><li>ferry</li><li>walk</li></ul>
<div class="share-tools"><button>Share</button></div>
<p>Sign up for our newsletter here.</p>
<div class="related-links"><h3>Related</h3><a href="1">Who owns the bridge?</a></div>
<table><tr><td>Span</td><td>Old</td></tr></table>
</article></main><aside><p>Most read today</p></aside><footer>&copy; 2024 Courier</footer>
<script>var x = "<p>";</script></body></html>
"""
)


def web(text: str) -> Article:
    return READERS[".html"](text, "story.html")


def seen(article: Article) -> list[tuple[str, str]]:
    return [
        (block.kind, " ".join(shown(article.source, block).split()))
        for block in article.blocks
        if block.kind not in ("markup", "navigation")
    ]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_the_article_is_found_in_the_page(ends: str) -> None:
    article = web(PAGE.replace("\n", ends))
    whole(article)
    assert seen(article) == [
        ("headline", "Old Bridge Closes"),
        ("byline", "By Ada Quill and Bo Reyes"),
        ("paragraph", "The bridge cost £5 million & was closed on Tuesday. It is old. Nobody cried."),
        ("paragraph", "It opens in May."),
        ("caption", "The bridge. Photo: Ada Kern"),
        ("heading", "What next?"),
        ("quote", "“It is as long as my arm.”"),
        ("list", "ferry"),
        ("list", "walk"),
        ("prompt", "Sign up for our newsletter here."),
        ("prompt", "Related"),
        ("prompt", "Who owns the bridge?"),
        ("table", "Span, Old"),
    ]


def test_the_page_says_who_wrote_it_and_when_and_where() -> None:
    article = web(PAGE)
    assert (article.headline, article.byline, article.published) == ("Old Bridge Closes", "Ada Quill, Bo Reyes", date(2024, 3, 5))
    assert (article.language, article.url) == ("en-GB", "https://courier.example/bridge")


def test_a_page_without_any_marks_of_an_article_is_read_whole() -> None:
    article = web("<title>Old Bridge</title><p>It was closed on Tuesday.<p>It is old.")
    assert article.headline == "Old Bridge"
    assert seen(article) == [("paragraph", "It was closed on Tuesday."), ("paragraph", "It is old.")]


def test_text_that_is_most_of_the_page_is_never_taken_for_an_advertisement() -> None:
    article = web("<div class='comments banner'><p>It was closed on Tuesday.</p><p>It is old.</p></div>")
    assert len(seen(article)) == 2


@pytest.mark.parametrize("text", ["<html><body></body></html>", "<script>words()</script>", "<nav>Home</nav>", "<p>&nbsp;</p>"])
def test_a_page_without_words_is_refused(text: str) -> None:
    with pytest.raises(ArticleError, match="no words"):
        web(text)


@pytest.mark.parametrize(
    "piece",
    [
        "<!--",
        "<a ",
        "<p>",
        "<b>",
        "</b>",
        "&amp;",
        "&",
        "<![x",
        "<?",
        "<li>",
        '<a x="',
        "<script>",
        "<p>word ",
        "<br>",
        "<div class=cat>w",
        "<blockquote>",
        "<blockquote>Twenty words and more.</blockquote>",
        "<i>",
        "<article>w",
        "<figure><img>",
        "<math><mi>",
        "<math alttext='",
        "<p><svg>",
        "<b>Comments (3)</b><i>Reply</i>",
        "<i>Reply</i>Comments",
        "<a>w",
    ],
)
def test_a_broken_page_is_read_in_time(piece: str) -> None:
    began = time.process_time()
    article = web("<p>Words.</p>" + piece * 20_000)
    assert time.process_time() - began < 5
    whole(article)


TAGS = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<div class='share'>",
            "</div>",
            "<h1>",
            "</h1>",
            "<article>",
            "</article>",
            "<nav>",
            "</nav>",
            "<li>",
            "<br>",
        ),
        *(
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<?x",
            ">",
            "<",
            "&amp;",
            "&#8217;",
            "&nbsp",
            "&",
            "<td>",
            "</tr>",
            "<sup class=reference>",
        ),
        *(
            "word",
            "Two words.",
            " ",
            "\n",
            "é",
            "<a href='",
            "'>",
            "<title>",
            "</title>",
            "<html lang=de>",
            "<img>",
            "<blockquote>",
            "<blockquote class=pullquote>",
            "</blockquote>",
            "<figure class=callout>",
            "</figure>",
            "<time>1",
            "<div class=comments>",
            "<ul class=breadcrumb>",
            "<a class=btn>",
            "<span class=author>",
            "<br/>",
            "<p/>",
        ),
    ]
)


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.lists(TAGS, max_size=60).map("".join), st.text(max_size=200)))
def test_every_character_is_in_a_block(text: str) -> None:
    try:
        article = web(text)
    except NarratorError:
        return
    whole(article)


def test_byline_and_date_in_one_paragraph_are_two_blocks() -> None:
    source = (
        "<html lang=en><body><article><h1>Old Bridge Closes</h1><p class=meta>By <a href='/q'>Ada Quill</a>&nbsp;|&nbsp;"
        "<time>July 5, 2023</time></p><p>It was closed on Tuesday, and nobody had been told.</p></article></body></html>"
    )
    article = web(source)
    assert [block.kind for block in article.blocks if block.kind != "markup"] == ["headline", "byline", "date", "paragraph"]
    assert (article.byline, article.published) == ("Ada Quill", date(2023, 7, 5))


def said(markup: str) -> Article:
    return web(f"<html lang=en><body><h1>Old Bridge Closes</h1>{markup}<p>Nobody cried.</p></body></html>")


@pytest.mark.parametrize(
    ("formula", "shown_as"),
    [
        (r'<math alttext="{\displaystyle n=3}"><mi>n</mi></math>', "n=3"),
        ("<math><mi>h</mi><mo>=</mo><mn>0.75</mn></math>", "h=0.75"),
        (
            '<span class="katex"><math><mi>d</mi><annotation encoding="application/x-tex">d = 2v</annotation></math>'
            '<span aria-hidden="true">d=2v</span></span>',
            "d = 2v",
        ),
        (r'<img class="mwe-math-fallback-image-inline" alt="{\displaystyle x\leq 4}">', "x≤4"),
        (r'<math alttext="r=Ae^{-E/(RT)}"><mi>r</mi></math>', ""),
        ('<img class="tex" alt="Q=CA sqrt(2gh)">', ""),
        ("<math><mfrac><mi>a</mi><mi>b</mi></mfrac></math>", ""),
        ('<img class="emoji" alt="😢">', ""),
        ("<svg><path/><title>A link</title></svg>", ""),
    ],
)
def test_a_formula_stays_in_its_sentence(formula: str, shown_as: str) -> None:
    article = said(f"<p>The flow is {formula} at the gate.</p>")
    whole(article)
    assert ("paragraph", " ".join(f"The flow is {shown_as} at the gate.".split())) in seen(article)
    unsaid = not shown_as and ("math" in formula or "tex" in formula)
    assert ["behind “The flow is”" in warning for warning in article.warnings] == [True] * unsaid


def test_the_tex_of_a_formula_is_left_out_as_a_formula() -> None:
    article = said(r'<p>The flow is <math alttext="r=e^{-x}"><mi>r</mi></math> at the gate.</p>')
    spans = [article.source[span.start : span.end] for block in article.blocks for span in block.spans if span.kind == "formula"]
    assert spans == ["r=e^{-x}"]


def test_a_formula_may_begin_and_end_a_paragraph() -> None:
    article = said('<p><math alttext="n=3"></math> is true, and so is <math><mi>a</mi><mo>&lt;</mo><mi>b</mi></math></p>')
    whole(article)
    assert "n=3 is true, and so is a<b" in [text for _, text in seen(article)]


def test_a_picture_without_a_sign_parts_two_paragraphs() -> None:
    assert ("paragraph", "Above.") in seen(said('<div>Above.<img src="a.jpg">Below.</div>'))


def test_the_reading_beside_a_sign_of_japanese_is_not_said_twice() -> None:
    assert ("paragraph", "It is 橋 in the book.") in seen(said("<p>It is <ruby>橋<rt>はし</rt></ruby> in the book.</p>"))
