"""An article: what was written, block by block, with nothing lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the page: a heading, a paragraph, a caption."""

    kind: str
    """One of `KINDS`."""
    start: int
    """Where it begins in `Article.source`, in code points."""
    end: int
    """Where it ends; `source[start:end]` is its text, without white space around it."""


KINDS: Mapping[str, str] = {
    "front matter": "the settings between +++ lines at the top of the file",
    "headline": "the title of the article",
    "byline": "who wrote it",
    "date": "when it was published",
    "heading": "the title of a section",
    "paragraph": "running text",
    "quote": "a quotation set apart",
    "list": "one entry of a list",
    "rule": "a line of marks between sections",
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
    voice: str | None = None
    """The voice the front matter asks for."""
    lexicon: Mapping[str, str] = field(default_factory=dict)
    """Words and how they are said, from the front matter: an alias, or IPA between slashes."""
