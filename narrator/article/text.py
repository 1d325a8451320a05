"""The text reader: a plain text as it was pasted, and what each piece of it is."""

from __future__ import annotations

from collections.abc import Sequence

from narrator.article.article import Article, Block
from narrator.article.assembly import assemble
from narrator.article.front_matter import read_front_matter
from narrator.article.language import detect
from narrator.article.page import Known, read_page
from narrator.article.paragraphs import LIST_MARKER, QUOTE_MARKER, Paragraph, is_rule, paragraphs
from narrator.article.parting import part_credits, part_glued, part_top
from narrator.article.piece import Piece
from narrator.article.source import called
from narrator.errors import ArticleError
from narrator.patterns import compiled

_SAMPLE = 20_000
"""Characters whose language is that of the whole: more than the detector looks at, so that white space does not matter."""

_SPEAKABLE = compiled(r"[^\W_]")


def read_plain(source: str, name: str) -> Article:
    """The article in a plain text. Raises `SettingsError` for unusable front matter, `ArticleError` when nothing can be said."""
    front = read_front_matter(source, name)
    if not _SPEAKABLE.search(source, front.end):
        where = " below its front matter" if front.end else ""
        raise ArticleError(f"{called(name)} has no words to speak{where}; put the article's text in it.")
    found = paragraphs(source, front.end)
    language = front.language or detect(source[found[0].start : found[0].start + _SAMPLE])
    lines, pieces, marked = parted(source, found, language)
    page = read_page(pieces, marked, language, Known(front.title, front.byline))
    blocks = tuple(Block(kind, each.start, each.end) for kind, each in zip(page.kinds, lines, strict=True))
    return assemble(source, name, front, page, blocks)


def parted(
    source: str, found: Sequence[Paragraph], language: str
) -> tuple[tuple[Paragraph, ...], tuple[Piece, ...], tuple[str, ...]]:
    """The paragraphs with those cut that hold two things, what is seen of each, and its kind as far as marks tell it."""
    cut = part_credits(source, part_top(source, part_glued(source, found), language))
    pieces = tuple(Piece(source[each.start : each.end], each.opens) for each, _ in cut)
    marked = tuple(kind or _marked_kind(piece.text[:200]) for piece, (_, kind) in zip(pieces, cut, strict=True))
    return tuple(each for each, _ in cut), pieces, marked


def _marked_kind(text: str) -> str:
    """What a paragraph is by the mark it begins with."""
    if is_rule(text):
        return "rule"
    if text.startswith(QUOTE_MARKER):
        return "quote"
    return "list" if LIST_MARKER.match(text) else "paragraph"
