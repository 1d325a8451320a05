"""The Markdown reader: blocks as markdown-it-py parses them, and every mark inside them as a span of the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from markdown_it.token import Token

from narrator.article.article import Article, Block, Span, shown
from narrator.article.assembly import assemble
from narrator.article.footnotes import FOOTNOTE, footnote_marks, left_over, with_footnotes
from narrator.article.front_matter import FrontMatter, read_front_matter
from narrator.article.inline import Inline, Mark
from narrator.article.language import detect
from narrator.article.page import Known, read_page
from narrator.article.parting import part_blocks
from narrator.article.piece import Piece
from narrator.article.source import called
from narrator.errors import ArticleError
from narrator.patterns import compiled

_SPEAKABLE = compiled(r"[^\W_]")
_SAMPLE = 20_000
_LINE_END = compiled(r"\r\n?|\n")
_NO_TEXT = {"fence": "code", "code_block": "code", "html_block": "markup", "hr": "rule"}
"""Tokens of blocks that are no text -> their kind."""
_NUMBER = compiled(r"[> \t]*(?=\d{1,9}[.)]\s)")
"""What stands before the number of a list's entry; the number itself is said."""
_PIPE = compiled(r"\s*(?<!\\)\|\s*")
_PICTURE = compiled(r"!\[[^\]]*\]\([^)]*\)\s*")
_EMPHASIZED = compiled(r"([*_])(?!\1).*[^*_\s]\1\Z", re.DOTALL)


def read_markdown(source: str, name: str) -> Article:
    """The article in a Markdown text. Raises `SettingsError` for bad front matter, `ArticleError` when nothing can be said."""
    front = read_front_matter(source, name)
    whole = tuple(_tiled(source, front.end, _Text(source, front.end).blocks()))
    blocks = part_blocks(source, whole, front.language or "en")
    texts = [shown(source, block) if block.kind not in ("code", "markup", "rule") else "" for block in blocks]
    if not any(map(_SPEAKABLE.search, texts)):
        where = " below its front matter" if front.end else ""
        raise ArticleError(f"{called(name)} has no words to speak{where}; put the article's text in it.")
    pieces = tuple(Piece(text, opens=True) for text in texts)
    language = front.language or detect("\n".join(texts)[:_SAMPLE])
    marked = _with_headline([block.kind for block in blocks], texts, front)
    page = read_page(pieces, marked, language, Known(front.title, front.byline, written=True))
    told = tuple(Block(kind, block.start, block.end, block.spans) for kind, block in zip(page.kinds, blocks, strict=True))
    return assemble(source, name, front, page, told)


def _with_headline(kinds: list[str], texts: Sequence[str], front: FrontMatter) -> list[str]:
    """The first heading of the first rank is the headline, unless the front matter names another one."""
    title = (front.title or "").casefold()
    ranked = [index for index, kind in enumerate(kinds) if kind == "headline" and title in ("", texts[index].strip().casefold())]
    first = ranked[0] if ranked else -1
    return ["heading" if kind == "headline" and index != first else kind for index, kind in enumerate(kinds)]


class _Stretch(NamedTuple):
    """Text of a paragraph where it stands in the source, or what is shown in the place of a mark."""

    start: int
    end: int
    shown: str | None = None


class _Text:
    """A Markdown text and where its lines begin and end."""

    def __init__(self, source: str, start: int) -> None:
        ends = list(_LINE_END.finditer(source, start))
        self.source = source
        self.starts = [start, *(end.end() for end in ends)]
        self.ends = [*(end.start() for end in ends), len(source)]
        self.inline = Inline()
        self.tokens = tuple(with_footnotes(self.inline.blocks.parse(source[start:], self.inline.env)))

    def blocks(self) -> Iterator[Block]:
        """The blocks, in order."""
        inside: list[str] = []
        for index, token in enumerate(self.tokens):
            if token.nesting > 0:
                inside.append(token.type)
            elif token.nesting < 0:
                inside.pop()
            if not token.map or (token.type != "tr_open" and "table_open" in inside):
                continue
            start, end = self._bounds(token.map)
            if start >= end:
                continue
            if token.type == "tr_open":
                yield Block("table", start, end, tuple(_cells(self.source, start, end)))
            elif token.type == FOOTNOTE:
                yield self._paragraph(token, "reference", start, end)
            elif token.type in _NO_TEXT:
                yield Block(_NO_TEXT[token.type], start, end)
            elif token.type == "inline":
                yield self._paragraph(token, _kind(self.tokens[index - 1], inside, token.content), start, end)

    def _bounds(self, lines: Sequence[int]) -> tuple[int, int]:
        """Where the text of the lines from the first to the one before the last begins and ends."""
        start, end = self.starts[min(lines[0], len(self.starts) - 1)], self.ends[min(lines[1], len(self.ends)) - 1]
        text = self.source[start:end]
        return start + len(text) - len(text.lstrip()), start + len(text.rstrip())

    def _paragraph(self, token: Token, kind: str, start: int, end: int) -> Block:
        places = self._places(token.content, (token.map or [0])[0])
        if places is None:  # the parser has rewritten a tab: the paragraph is taken as it stands
            return Block(kind, start, end)
        marks = sorted((*self.inline.marks(token.content), *footnote_marks(token.content)))
        return Block(kind, start, end, tuple(_spans(self.source, start, end, _stretches(token.content, marks, places))))

    def _places(self, content: str, first: int) -> list[int] | None:
        """Where each line of `content` stands in the source; None when one does not."""
        places: list[int] = []
        for number, part in enumerate(content.split("\n"), first):
            if number >= len(self.starts):
                return None
            at = self.source.rfind(part.rstrip(), self.starts[number], self.ends[number]) if part.strip() else self.ends[number]
            if at < 0:
                return None
            places.append(at)
        return places


def _kind(opening: Token, inside: Sequence[str], content: str) -> str:
    if opening.type == "heading_open":
        return "headline" if opening.tag == "h1" else "heading"
    if "list_item_open" in inside:
        return "list"
    if "blockquote_open" in inside:
        return "quote"
    picture = _PICTURE.match(content)
    return "caption" if picture and _EMPHASIZED.match(content, picture.end()) else "paragraph"


def _stretches(content: str, marks: Sequence[Mark], places: Sequence[int]) -> Iterator[_Stretch]:
    """What a reader sees of a paragraph, stretch by stretch, each on one line of the source."""
    begins = [0, *accumulate(len(part) + 1 for part in content.split("\n"))]
    at = 0
    for mark in (*marks, Mark(len(content), len(content))):
        while at < mark.start:
            line = bisect_right(begins, at) - 1
            end = min(mark.start, begins[line + 1] - 1)
            place = places[line] + at - begins[line]
            if at < end:
                yield _Stretch(place, place + end - at)
            at = end + (end < mark.start)  # beyond the line's end
        if mark.shown and mark.start >= at:
            place = places[bisect_right(begins, mark.start) - 1] + mark.start - begins[bisect_right(begins, mark.start) - 1]
            yield _Stretch(place, place + mark.end - mark.start, mark.shown)
        at = max(at, mark.end)


def _spans(source: str, start: int, end: int, stretches: Iterator[_Stretch]) -> Iterator[Span]:
    """What stands between the stretches, as spans: nothing is seen of it but the end of a line."""
    at = start
    for each in stretches:
        begin, stop = max(each.start, at), min(each.end, end)
        if begin >= stop:
            continue
        number = _NUMBER.match(source, start, begin) if at == start else None
        if number and source[number.end() : begin].strip():
            begin = number.end()
        gap = source[at:begin]
        if gap and not gap.isspace():
            yield Span(at, begin, "\n" if _LINE_END.search(gap) else "")
        if each.shown is not None:
            yield Span(begin, stop, each.shown)
        at = stop
    if source[at:end].strip():
        yield Span(at, end, "")


def _cells(source: str, start: int, end: int) -> Iterator[Span]:
    """The lines between the cells of a row, which are heard as commas."""
    for pipe in _PIPE.finditer(source, start, end):
        edge = pipe.start() == start or pipe.end() == end
        yield Span(pipe.start(), pipe.end(), "" if edge else ", ")


def _tiled(source: str, at: int, blocks: Iterator[Block]) -> Iterator[Block]:
    """The blocks, and what the parser has taken for itself between them (where a link leads) as blocks of their own."""
    for block in (*blocks, Block("end", len(source), len(source))):
        gap = source[at : block.start]
        if gap.strip():
            yield left_over(source, at + len(gap) - len(gap.lstrip()), at + len(gap.rstrip()))
        if block.kind != "end":
            yield block
        at = block.end
