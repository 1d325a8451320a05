"""Formats: what a file is by its suffix and its first words, and how one that is not read is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath

from narrator.article.source import called
from narrator.errors import ArticleError
from narrator.patterns import compiled

_AS_TEXT = "save it as plain text (.txt)"
_AS_PAGE = "open it in a browser and save the page as HTML only (.html)"
REFUSED: Mapping[str, tuple[str, str]] = {
    ".epub": ("an EPUB book", _AS_TEXT),
    ".pdf": ("a PDF", _AS_TEXT),
    ".docx": ("a Word document", _AS_TEXT),
    ".doc": ("a Word document", _AS_TEXT),
    ".odt": ("an OpenDocument text", _AS_TEXT),
    ".rtf": ("a rich text", _AS_TEXT),
    ".mhtml": ("a web archive (MHTML)", _AS_PAGE),
    ".mht": ("a web archive (MHTML)", _AS_PAGE),
    ".webarchive": ("a web archive of Safari", _AS_PAGE),
}
"""Suffixes of what narrate does not read yet: what it is, and what to do."""
_BEGINS = (
    (".rtf", compiled(r"\s*\{\\rtf\d")),
    (".mhtml", compiled(r"(?:[\w-]+:[^\n]*\n(?:[ \t]+[^\n]*\n)*){0,20}?Content-Type:\s*multipart/related", re.IGNORECASE)),
)
"""What such a file begins with, whatever its name is."""
_WEB = compiled(
    r"\s*(?:<\?xml\b[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,5}<(?:!doctype\s+html|html)(?=[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_PLAIN = frozenset(("", ".txt", ".text"))
"""Suffixes that tell nothing of what the text is."""
_SAMPLE = 12_000


def refuse_suffix(path: str) -> None:
    """Raises `ArticleError` for a file whose name says that it is none narrate reads."""
    suffix = PurePath(path).suffix.lower()
    if suffix in REFUSED:
        raise _refusal(path, suffix)


def suffix_of(path: str, text: str) -> str:
    """The suffix that what is in a file asks for: a web page is one in a `.txt`, too. Raises `ArticleError` for other formats."""
    start = text[:_SAMPLE]
    for suffix, begins in _BEGINS:
        if begins.match(start):
            raise _refusal(called(path), suffix)
    suffix = PurePath(path).suffix.lower()
    return ".html" if suffix in _PLAIN and _WEB.match(start) else suffix


def _refusal(name: str, suffix: str) -> ArticleError:
    what, remedy = REFUSED[suffix]
    return ArticleError(f"{name} is {what}, which narrate does not read yet; {remedy}.")
