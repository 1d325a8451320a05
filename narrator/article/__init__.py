"""What was written: the article, and reading it from a file, from standard input or from text at hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from narrator.article.article import KINDS, Article, Block, on_one_line, shown
from narrator.article.encodings import twice_encoded
from narrator.article.formats import refuse_suffix, suffix_of
from narrator.article.front_matter import amend_front_matter, front_matter_text
from narrator.article.source import STANDARD_INPUT, accept, load
from narrator.errors import ArticleError

__all__ = [
    "KINDS",
    "READERS",
    "Article",
    "Block",
    "amend_front_matter",
    "front_matter_text",
    "on_one_line",
    "read",
    "read_text",
    "shown",
]

Reader = Callable[[str, str], Article]
"""Reads the decoded source of an article; its second argument is the name messages and the article call it by."""


def _plain(source: str, name: str) -> Article:
    from narrator.article.text import read_plain  # noqa: PLC0415  # a worker that names chapters needs none of the rules

    return read_plain(source, name)


def _markdown(source: str, name: str) -> Article:
    from narrator.article.markdown import read_markdown  # noqa: PLC0415  # the parser is loaded for Markdown alone

    return read_markdown(source, name)


def _html(source: str, name: str) -> Article:
    from narrator.article.web import read_html  # noqa: PLC0415  # as above

    return read_html(source, name)


READERS: Mapping[str, Reader] = {
    "": _plain,
    ".txt": _plain,
    ".text": _plain,
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": _html,
    ".htm": _html,
    ".xhtml": _html,
}
"""A file's suffix, in small letters -> what reads it. A suffix that is neither here nor refused is read as plain text."""


_UNSAID = frozenset(("code", "front matter", "markup"))
"""Kinds whose letters may be odd."""


def read(path: str | Path) -> Article:
    """The article in the file at `path`, or on standard input when `path` is `-`.

    Raises `ArticleError` when the file cannot be read as an article, `SettingsError` when its front matter is unusable.
    """
    if re.match(r"(?i)https?:/", str(path)):
        raise ArticleError(f"{path} is a web address, which narrate does not fetch; save the article's text in a file.")
    refuse_suffix(str(path))
    name, source = load(path)
    return _read(source, name, suffix_of(name, source))


def read_text(text: str, name: str = STANDARD_INPUT) -> Article:
    """The article in `text`; `name` is what messages call it. Raises as `read` does."""
    source = accept(text, name)
    return _read(source, name, suffix_of(STANDARD_INPUT, source))


def _read(source: str, name: str, suffix: str) -> Article:
    article = READERS.get(suffix, _plain)(source, name)
    told = twice_encoded(shown(source, block) for block in article.blocks if block.kind not in _UNSAID)
    return replace(article, warnings=(*article.warnings, told)) if told else article
