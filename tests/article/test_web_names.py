"""What pages call their parts, and where these parts stand: told by small pages in the manner of many."""

from __future__ import annotations

import pytest

from narrator.article import shown
from tests.article.test_web import web

SENTENCES = (
    "The bridge over the Orrin was closed on Tuesday, after an engineer put his foot through the walkway.",
    "Nobody was hurt, although the engineer has asked the council for a new pair of boots and an apology.",
    "It was built in 1891 for sheep, and it has carried cars since 1926 without anybody being asked.",
    "The council says that it will open again in May, and the ferryman says that he has heard that before.",
    "Until then the school bus goes round by Marle, which takes forty minutes and passes two bakeries.",
    "The children have not complained. The driver, who is paid by the mile, has not complained either.",
)
PARAGRAPHS = [f"<p>{sentence}</p>" for sentence in SENTENCES]
TEXT = "\n".join(PARAGRAPHS)


def page(body: str, head: str = "") -> dict[str, str]:
    """What stands on a page -> its kind."""
    article = web(f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}</body></html>")
    blocks = [block for block in article.blocks if block.kind != "markup"]
    return {" ".join(shown(article.source, block).split()): block.kind for block in blocks}


def inside(markup: str) -> dict[str, str]:
    """The same of an article with `markup` amid its text."""
    return page(
        f"<main><article><h1>Old Bridge Closes</h1>{TEXT}{markup}<p>The sheep were not asked this time.</p></article></main>"
    )


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ('<div class="wp-block-group sponsor"><p>{}</p></div>', "prompt"),
        ('<div class="kg-card kg-cta-card"><p>{}</p></div>', "prompt"),
        ('<section class="c-newsletter-signup"><p>{}</p></section>', "prompt"),
        ('<div class="promoBox__inner"><p>{}</p></div>', "prompt"),
        ('<div data-component="rich-link"><p>{}</p></div>', "prompt"),
        ('<div class="css-1x2" data-testid="recirc"><p>{}</p></div>', "prompt"),
        ('<amp-ad type="x"><p>{}</p></amp-ad>', "prompt"),
        ('<div id="contributions-epic" class="dcr-9"><p>{}</p></div>', "prompt"),
        ('<p class="support">{}</p>', "prompt"),
        ('<a class="wp-block-button__link btn" href="/w">{}</a>', "prompt"),
        ('<article class="node node--view-mode-teaser"><h3>{}</h3></article>', "prompt"),
        ('<div class="comment-body"><p>{}</p></div>', "prompt"),
        ('<div role="note" class="hatnote">{}</div>', "navigation"),
        ('<div class="series-box"><p>{}</p></div>', "navigation"),
        ('<div class="post-navigation"><a>{}</a></div>', "navigation"),
        ('<span class="tags-links"><a rel="tag">{}</a></span>', "navigation"),
        ('<table class="box ambox"><tr><td>{}</td></tr></table>', "notice"),
        ('<div class="footnotes" role="doc-endnotes"><ol><li>{}</li></ol></div>', "reference"),
        ('<div data-component-name="FootnoteToDOM"><p>{}</p></div>', "reference"),
        ('<div class="author-card"><p>{}</p></div>', "author note"),
        ('<div class="tr-caption">{}</div>', "caption"),
    ],
)
def test_a_small_part_of_a_page_is_what_it_is_called(markup: str, kind: str) -> None:
    assert inside(markup.format("Wool of the valley is sold at nine"))["Wool of the valley is sold at nine"] == kind


@pytest.mark.parametrize(
    "markup",
    [
        '<h2 id="related-work">{}</h2>',  # made of the heading's own words
        '<section id="comments"><h2>{}</h2></section>',
        '<div class="has-sidebar no-comments"><p>{}</p></div>',  # of something else on the page
        '<p class="pull-left css-1ads">{}</p>',  # a style sheet's word, a generated one
        '<p class="text-caption">{}</p>',
        '<p class="ad ab ac">{}</p>',
        '<figure class="callout"><div>💡</div><p>{}</p></figure>',  # a figure without a picture is a box
    ],
)
def test_a_name_that_speaks_of_something_else_tells_nothing(markup: str) -> None:
    found = inside(markup.format("Wool of the valley is sold at nine"))
    assert any("Wool of the valley" in text and kind in ("paragraph", "heading") for text, kind in found.items())


def test_names_never_take_most_of_an_article_away() -> None:
    marked = TEXT.replace("<p>", '<p class="newsletter-text">')
    found = page(
        f'<body class="comments-open"><article class="post tag-cookies category-comments"><h1>Old Bridge</h1>{marked}</article>'
    )
    assert all(found[sentence] == "paragraph" for sentence in SENTENCES)


def test_a_form_may_hold_the_whole_page() -> None:
    found = page(f'<form action="/"><h1>Old Bridge</h1>{TEXT}<nav>Home</nav></form>')
    assert all(found[sentence] == "paragraph" for sentence in SENTENCES)


def test_what_stands_behind_the_only_article_is_no_part_of_it() -> None:
    cards = "<h2>Wool prices fall again</h2><p>Growers say that the new sheds keep the damp out and the buyers too.</p>"
    found = page(f"<main><header><h1>Old Bridge</h1></header><article>{TEXT}</article><div class=x7>{cards}</div></main>")
    assert found["Old Bridge"] == "headline"
    assert all(found[sentence] == "paragraph" for sentence in SENTENCES)
    assert found["Wool prices fall again"] == "navigation"


def test_two_long_articles_on_a_page_are_both_read() -> None:
    half = len(PARAGRAPHS) // 2
    first, second = "".join(PARAGRAPHS[:half]), "".join(PARAGRAPHS[half:])
    found = page(f"<main><h1>Old Bridge</h1><article>{first}</article><article>{second}</article></main>")
    assert all(found[sentence] == "paragraph" for sentence in SENTENCES)


def test_one_article_after_another_is_a_diary() -> None:
    later = "".join(f"<article><h3>{hour} o'clock</h3><p>The bus has been seen at Marle again.</p></article>" for hour in (9, 10))
    found = page(f"<main><h1>Old Bridge</h1><article>{TEXT}</article>{later}</main>")
    assert found["9 o'clock"] == "heading"


def test_a_thread_of_comments_may_be_longer_than_the_article() -> None:
    thread = "".join(
        f"<li><p>I waited for bus {number} and it never came, and the baker at Marle agrees.</p></li>" for number in range(30)
    )
    found = page(f'<main><h1>Old Bridge</h1>{TEXT}<div id="comments"><ol>{thread}</ol></div></main>')
    assert [text for text, kind in found.items() if kind == "paragraph"] == list(SENTENCES)


def test_paragraphs_without_a_tag_for_them_are_prose_too() -> None:
    text = "<br><br>".join(SENTENCES)
    widget = '<div class="header"><h1>Letters from Orrin</h1><p>A blog about a valley with more sheep than sense.</p></div>'
    found = page(
        f'{widget}<div class="post hentry"><h3>Old Bridge Closes</h3><div>{text}</div></div>',
        "<title>Letters from Orrin: Old Bridge Closes</title>",
    )
    assert found["Old Bridge Closes"] == "headline"
    assert found["Letters from Orrin"] == found["A blog about a valley with more sheep than sense."] == "navigation"
    assert all(found[sentence] == "paragraph" for sentence in SENTENCES)


@pytest.mark.parametrize(
    "markup",
    [
        '<figure class="wp-block-pullquote"><blockquote><p>{}</p></blockquote></figure>',
        '<p><span class="pullquote">{}</span></p>',
        '<div data-qa="pull-quote"><p>“{}”</p><p>— Ada Quill, engineer</p></div>',
        "<blockquote>{}</blockquote>",
    ],
)
def test_a_pull_quote_is_the_text_once_more(markup: str) -> None:
    repeated = inside(markup.format("the engineer has asked the council for a new pair of boots"))
    assert "quote" not in repeated.values()
    assert not any("Ada Quill" in text and kind != "repeat" for text, kind in repeated.items())
    new = inside(markup.format("I would not send my own sheep over it in the dark"))
    assert any("my own sheep" in text and kind == "quote" for text, kind in new.items())


def test_a_quotation_that_begins_with_words_of_the_text_goes_on() -> None:
    letter = "Until then I shall walk. I have walked to Marle before, in worse boots and in worse company, and I was never late."
    found = inside(f"<blockquote><p>The school bus goes round by Marle</p><p>{letter}</p></blockquote>")
    assert found[letter] == "quote"


@pytest.mark.parametrize(
    "markup",
    [
        "<blockquote><p>I would not send my own sheep over it.</p><cite>Ada Quill, engineer</cite></blockquote>",
        "<blockquote><p>I would not send my own sheep over it.</p><footer>Ada Quill, engineer</footer></blockquote>",
        "<figure><blockquote>I would not send my own sheep over it.</blockquote>"
        "<figcaption>Ada Quill, engineer</figcaption></figure>",
    ],
)
def test_whose_a_quotation_is_belongs_to_it(markup: str) -> None:
    assert inside(markup)["Ada Quill, engineer"] == "quote"


@pytest.mark.parametrize(
    ("over", "text", "kind"),
    [
        ('<div class="eyebrow"><a>Bridges</a></div>', "Bridges", "kicker"),
        ('<span class="cat-links"><a rel="category tag">Bridges</a></span>', "Bridges", "kicker"),
        ('<ol class="breadcrumbs"><li><a>Bridges</a></li></ol>', "Bridges", "kicker"),
        ('<ol class="breadcrumbs"><li><a>Home</a></li><li><a>Bridges</a></li></ol>', "Bridges", "navigation"),
        ('<div class="crumbs"><a>News</a> <a>Valley</a> <a>Bridges</a></div>', "News Valley Bridges", "navigation"),
        ('<nav class="section"><a>Bridges</a></nav>', "Bridges", "navigation"),
        ('<div class="category">Advertisement</div>', "Advertisement", "navigation"),
    ],
)
def test_the_section_over_the_headline_is_its_kicker_and_the_way_home_is_not(over: str, text: str, kind: str) -> None:
    assert page(f"<article><header>{over}<h1>Old Bridge Closes</h1></header>{TEXT}</article>")[text] == kind


def test_who_wrote_it_and_when_may_stand_aside() -> None:
    meta = (
        '<aside><address data-component="meta-byline"><a rel="author">Wren Hall</a> in Orrin</address>'
        '<details class="dcr-date"><summary>Tue 2 Jul 2024 06.00 BST</summary></details>'
        "<a>Prefer us on a search engine</a></aside>"
    )
    found = page(f"<main><h1>Old Bridge Closes</h1>{meta}{TEXT}<aside><p>Most read today</p></aside></main>")
    assert found["Wren Hall in Orrin"] == "byline"
    assert found["Tue 2 Jul 2024 06.00 BST"] == "date"
    assert found["Prefer us on a search engine"] == found["Most read today"] == "navigation"


def test_a_name_or_a_day_in_a_sentence_makes_no_byline_and_no_date_of_it() -> None:
    named = "Ada Quill went up the tower with a torch and came down without it."
    dated = "On 3 May the torch was found by a heron, which has kept it."
    found = inside(
        f"<p>{named.replace('Ada Quill', '<a rel=author class=author>Ada Quill</a>')}</p>"
        f"<p>{dated.replace('On 3 May', '<time>On 3 May</time>')}</p>"
    )
    assert found[named] == found[dated] == "paragraph"


def test_how_long_it_takes_to_read_is_left_out_beside_the_day() -> None:
    meta = '<p class="post-meta"><time>Nov 5, 2023</time> • <span>Ada Quill</span> • <span>4 min read</span></p>'
    found = page(f"<article><h1>Old Bridge Closes</h1>{meta}{TEXT}</article>")
    assert not any("4 min" in text and kind != "navigation" for text, kind in found.items())


@pytest.mark.parametrize(
    "mark",
    [
        '<sup><a href="#fn1">1</a></sup>',
        '<sup class="footnote-ref"><a href="#fn1">[1]</a></sup>',
        '<a class="footnote-anchor" href="#footnote-1">1</a>',
        '<a role="doc-noteref" href="#n">1</a>',
    ],
)
def test_the_sign_of_a_footnote_is_not_said(mark: str) -> None:
    assert "The ferryman has heard that before." in inside(f"<p>The ferryman has heard that before.{mark}</p>")


@pytest.mark.parametrize(
    ("markup", "headline"),
    [
        ("<span hidden>Opinion: </span>Old Bridge Closes", "Old Bridge Closes"),
        ('Old Bridge Closes<a href="#old-bridge" aria-hidden="true">#</a>', "Old Bridge Closes"),
        ('Old Bridge Closes<sup><a href="#note-1">1</a></sup>', "Old Bridge Closes"),
        ("Old Bridge Closes <button>Share</button>", "Old Bridge Closes"),
        ("<button>Old Bridge Closes</button>", "Old Bridge Closes"),  # which unfolds the text below it
    ],
)
def test_what_is_hidden_in_a_headline_is_no_word_of_it(markup: str, headline: str) -> None:
    found = page(f"<article><h1>{markup}</h1>{TEXT}</article>")
    assert [text for text, kind in found.items() if kind == "headline"] == [headline]


COLUMN = f'<main><h1>Old Bridge Closes</h1><div class="text">{TEXT}{{}}</div>{{}}</main>'
LINKS = '<ul class="x1"><li><a>Log in to your account</a></li><li><a>Privacy settings</a></li><li><a>Help</a></li></ul>'


@pytest.mark.parametrize(
    "sentence",
    [
        "If you do not get a letter, email wool@orrin.example with form W1 and your number.",
        "The council meets again on July 9. The engineer can be reached at quill@orrin.example.",
        "For more about the ferry, see the timetable at the landing.",
    ],
)
def test_a_sentence_among_the_paragraphs_of_the_text_is_text(sentence: str) -> None:
    assert page(COLUMN.format(f"{LINKS}<p>{sentence}</p>", ""))[sentence] == "paragraph"


@pytest.mark.parametrize(
    "sentence",
    [
        "Sign up for our newsletter here and get the best of the valley in your inbox.",
        "If this helped, clap up to fifty times and follow Orrin Engineering for more.",
        "By using this site you agree to our privacy policy and our terms of use.",
    ],
)
def test_a_sentence_there_that_asks_for_something_else_is_not(sentence: str) -> None:
    assert page(COLUMN.format(f"{LINKS}<p>{sentence}</p>{LINKS}", ""))[sentence] != "paragraph"


def test_a_paragraph_that_is_a_link_is_no_text_of_the_column() -> None:
    sentence = "If you do not get a letter, email wool@orrin.example with form W1 and your number."
    linked = page(COLUMN.format(f"{LINKS}<p><a>{sentence}</a></p>{LINKS}", ""))
    assert linked[sentence] == "navigation"
    assert page(COLUMN.format(f"{LINKS}<p>{sentence}</p>{LINKS}", ""))[sentence] == "paragraph"


def test_a_sentence_over_a_picture_is_no_caption_where_captions_have_their_tag() -> None:
    sentence = "ORRIN — The bridge will open again at 5:45 a.m. Wednesday after 212 engineers voted to accept it."
    figure = "<figure><img><figcaption>Engineers outside the hall. (Ada Kern/Orrin Post)</figcaption></figure>"
    found = page(f'<main><h1>Old Bridge Closes</h1><div class="text"><p>{sentence}</p>{figure}{TEXT}</div></main>')
    assert found[sentence] == "paragraph"
    assert found["Engineers outside the hall. (Ada Kern/Orrin Post)"] == "caption"


def test_a_call_for_action_may_be_advice() -> None:
    advice = "Check the age of your sheep before you apply."
    assert inside(f'<div class="call-to-action"><p>{advice}</p></div>')[advice] == "paragraph"
    asked = inside('<div class="call-to-action"><p>Ready to buy wool of the valley? <a class="btn">Buy now</a></p></div>')
    assert "prompt" in asked.values()


THREAD = (
    "<div class=cm><h3>{}</h3><div><b>Old_Fen</b> <i>2 hours ago</i><p>Best sheep in the county, and the parking is better.</p>"
    "<span>Reply</span> <span>Report</span></div><div><b>Ruth P</b> <i>1 hour ago</i><p>My gran had sheep. She would laugh.</p>"
    "</div></div>"
)


@pytest.mark.parametrize("head", ["Comments (3)", "12 comments", "Comments", "4 thoughts on “Old Bridge Closes”"])
def test_what_readers_write_is_left_out_from_its_head_to_the_end(head: str) -> None:
    found = page(f'<div class=story><h1>Old Bridge Closes</h1><div class="b">{TEXT}</div>{THREAD.format(head)}</div>')
    left = [kind for text, kind in found.items() if text == head or "Old_Fen" in text or "sheep in" in text or "gran" in text]
    assert left == ["navigation"] * 4
    assert all(found[sentence] == "paragraph" for sentence in SENTENCES)


def test_text_below_a_heading_of_that_name_is_text() -> None:
    found = page(f"<main><h1>Old Bridge</h1>{PARAGRAPHS[0]}{PARAGRAPHS[1]}<h2>Comments</h2>{''.join(PARAGRAPHS[2:])}</main>")
    assert all(found[sentence] == "paragraph" for sentence in SENTENCES)


def test_a_row_of_links_over_the_headline_is_a_menu_and_a_row_of_letters_below_it_is_for_sharing() -> None:
    row = "<div class=hd><a>Orrin Echo</a><a>News</a><a>What's On</a><a>Jobs</a></div>"
    found = page(f"{row}<div class=story><div>Valley</div><h1>Old Bridge Closes</h1><div>f X in</div>{TEXT}</div>")
    assert found["Orrin EchoNewsWhat's OnJobs"] == "navigation"
    assert found["f X in"] == "prompt"
    assert found["Valley"] == "kicker"
    letters = inside("<div>f X y</div>")
    assert letters["f X y"] != "prompt"


def test_who_is_said_to_be_the_author_is_the_byline_with_what_they_are() -> None:
    meta = (
        '<p>Nobody had counted the sheep</p><address><div><a rel="author">Rowan Tesfaye</a> Bridge correspondent</div></address>'
    )
    source = f"<html lang=en><body><main><h1>Old Bridge Closes</h1>{meta}{TEXT}</main></body></html>"
    article = web(source)
    kinds = {shown(source, block): block.kind for block in article.blocks}
    assert kinds["Rowan Tesfaye Bridge correspondent"] == "byline"
    assert article.byline == "Rowan Tesfaye"
    assert web(source.replace('rel="author"', "")).byline is None


def test_what_hangs_on_a_byline_by_a_dot_is_no_name() -> None:
    found = page(f"<article><h1>Old Bridge</h1><div class=byline><a>Ines Kettleby</a><div>∙ Paid</div></div>{TEXT}</article>")
    assert (found["Ines Kettleby"], found["∙ Paid"]) == ("byline", "navigation")


def test_the_sites_name_over_a_headline_is_no_headline() -> None:
    body = f'<div><a href="/">Crumb & Co</a></div><div class=c><h2><a>Why my sheep stopped singing</a></h2>{TEXT}</div>'
    found = page(body, "<title>Why my sheep stopped singing — Crumb & Co</title>")
    assert found["Why my sheep stopped singing"] == "headline"
    assert found["Crumb & Co"] == "navigation"
    version = page(f"<main><span>Version: 3.x</span><h1>Retrying failed jobs</h1>{TEXT}</main>")
    assert (version["Version: 3.x"], version["Retrying failed jobs"]) == ("kicker", "headline")


def test_a_word_in_phonetic_signs_is_not_said_and_a_beer_is() -> None:
    assert "The Harrow (HARR-oh) is wide." in inside(
        '<p>The Harrow (<span class="IPA"><a>/ˈhæroʊ/</a></span>HARR-oh) is wide.</p>'
    )
    assert "The Hill sells Punk Ale." in inside('<p>The Hill sells <span class="beer-ipa">Punk Ale</span>.</p>')
