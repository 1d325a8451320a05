"""An article: what was written, block by block, with nothing lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class Span(NamedTuple):
    """Markup inside a block, and what a reader sees in its place."""

    start: int
    """Where it begins in `Article.source`, in code points."""
    end: int
    shown: str
    """Nothing for a tag or a mark of emphasis, the character for an entity."""
    kind: str = "markup"
    """What it is: words that are left out inside a paragraph are of another kind, such as `comment`."""


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the page: a heading, a paragraph, a caption."""

    kind: str
    """One of `KINDS`."""
    start: int
    """Where it begins in `Article.source`, in code points."""
    end: int
    """Where it ends; `source[start:end]` is its text, without white space around it."""
    spans: tuple[Span, ...] = ()
    """The markup inside it, in order, none touching white space it is not itself; empty in a plain text."""


def shown(source: str, block: Block) -> str:
    """What a reader sees of a block: its text without its markup."""
    parts: list[str] = []
    at = block.start
    for span in block.spans:
        parts += (source[at : span.start], span.shown)
        at = span.end
    return "".join((*parts, source[at : block.end]))


_JOINERS = "\u200c\u200d"
"""They decide how Persian, the scripts of India and emoji are drawn: part of the word, though nothing is seen of them."""


def on_one_line(text: str) -> str:
    """`text` on one line, without the control and format characters that tags, XML and terminals cannot hold."""
    if text.isprintable():
        return " ".join(text.split())
    return " ".join("".join(sign for sign in text if sign.isprintable() or sign.isspace() or sign in _JOINERS).split())


KINDS: Mapping[str, str] = {
    "front matter": "the settings at the top of the file",
    "kicker": "the section's name over the headline",
    "headline": "the title of the article",
    "standfirst": "the sentence or two between headline and byline",
    "byline": "who wrote it",
    "date": "when it was published",
    "heading": "the title of a section",
    "paragraph": "running text",
    "quote": "a quotation set apart",
    "list": "one entry of a list",
    "table": "one row of a table",
    "rule": "a line of marks between sections",
    "caption": "what a picture shows",
    "credit": "who made a picture",
    "notice": "the page's notice about itself: that its voice is AI-generated, that its links are paid for",
    "author note": "who the author or the sender is",
    "contact": "whom the press may ask",
    "prompt": "what asks the reader to share, sign up or read something else",
    "repeat": "text that stands on the page twice",
    "navigation": "links, labels and small print of the page around the article",
    "reference": "one entry of a list of sources",
    "code": "lines of a program",
    "markup": "tags, scripts and styles of a web page",
    "shortcode": "a command to the program that makes a page of a text",
    "comment": "what the author notes for nobody to read",
    "formula": "mathematics in the notation of TeX",
    "struck": "text that is struck through",
}
"""Every kind of block and what it is."""


@dataclass(frozen=True, slots=True)
class Article:
    """What was written. The blocks stand in order and between them lies only white space."""

    name: str
    """The file's path as it was given; `-` for standard input."""
    source: str
    """The decoded file, every character as it stands (a byte order mark excepted), line ends untouched."""
    headline: str
    """As written, on one line. Never empty: without a headline it is the first words of the text."""
    blocks: tuple[Block, ...]
    byline: str | None = None
    """The author's name, without "By"."""
    published: date | None = None
    """Only where the article says it in full; never invented."""
    language: str = "en"
    """BCP 47, from the front matter or detected."""
    url: str | None = None
    """Where the article stands on the web."""
    id: str | None = None
    """The publisher's own name for it; stays the same when the headline is corrected."""
    correction: str | None = None
    """What was corrected since it was first published, in the publisher's words."""
    voice: str | None = None
    """The voice the front matter asks for."""
    lexicon: Mapping[str, str] = field(default_factory=dict)
    """Words and how they are said, from the front matter: an alias, or IPA between slashes."""
    include: tuple[str, ...] = ()
    """What the front matter puts back of what is usually left out: `captions`, `block: its first words` …"""
    exclude: tuple[str, ...] = ()
    """What the front matter leaves out of what is usually said, or put back by the project."""
    chapters: Mapping[str, str] = field(default_factory=dict)
    """Chapter titles as they are found, and what the front matter calls these chapters instead."""
    warnings: tuple[str, ...] = ()
    """What the author should know of the text as it stands, a sentence each."""
