"""The blocks of a Markdown text: as the parser finds them, with HTML between them, and all that is left over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from narrator.article.article import Block, shown
from narrator.article.footnotes import FOOTNOTE, footnote_marks, left_over, with_footnotes
from narrator.article.inline import Inline, Mark
from narrator.article.markdown_html import Place, Tags
from narrator.article.markdown_spans import LINE_END, Lines, spans, stretches
from narrator.article.markdown_veils import Veils, find_veils
from narrator.language import primary
from narrator.patterns import compiled

PICTURE = "picture"
"""What is nothing but a picture, until its kind is told."""
_NO_TEXT = {"fence": "code", "code_block": "code", "hr": "rule"}
"""Tokens of blocks that are no text -> their kind."""
_PIPE = compiled(r"\s*(?<!\\)\|\s*")
_PICTURE = compiled(r"!\[[^\]]*\]\([^)]*\)\s*")
_EMPHASIZED = compiled(r"([*_])(?!\1).*[^*_\s]\1\Z", re.DOTALL)
_QUOTE_MARK = compiled(r"[> \t]*")
_TASK = compiled(r"\[([ xX/<>!?*~-])\][ \t]+(?=\S)")
"""The box of a task."""
_DONE = {
    "da": "Færdig",
    "de": "Erledigt",
    "en": "Done",
    "es": "Hecho",
    "fr": "Fait",
    "it": "Fatto",
    "nl": "Gedaan",
    "pl": "Zrobione",
    "pt": "Feito",
    "sv": "Klart",
}
"""Language -> what is said of a task that is done."""


def markdown_blocks(source: str, start: int, language: str) -> Iterator[Block]:
    """The blocks of a Markdown text below its front matter, which ends at `start`. Only white space lies between them."""
    text = _Text(source, start, language)
    return _tiled(source, start, text.veils, text.blocks())


class _Text:
    """A Markdown text and where its lines begin and end."""

    def __init__(self, source: str, start: int, language: str) -> None:
        self.source = source
        self.veils = find_veils(source, start)
        self.masked = self.veils.masked
        ends = list(LINE_END.finditer(source, start))
        self.lines = Lines(self.masked, [start, *(end.end() for end in ends)], [*(end.start() for end in ends), len(source)])
        self.inline = Inline()
        self.done = f"{_DONE[primary(language)]}: " if primary(language) in _DONE else ""
        self.tokens = tuple(self._with_titles(with_footnotes(self.inline.blocks.parse(self.masked[start:], self.inline.env))))
        self.places = dict(self._html())
        self.tags = Tags(self.veils, tuple(self.places.values()))

    def _with_titles(self, tokens: Iterator[Token]) -> Iterator[Token]:
        """The tokens, with the titles of boxes cut off from the paragraphs that they stand over."""
        for token in tokens:
            first = (token.map or [0])[0]
            lines = token.content.split("\n")
            titles = [at for at in range(len(lines)) if self.lines.starts[min(first + at, self.lines.last)] in self.veils.titles]
            if token.type != "inline" or not titles:
                yield token
                continue
            cuts = sorted({0, len(lines), *titles, *(at + 1 for at in titles)})
            for begin, end in pairwise(cuts):
                yield token.copy(content="\n".join(lines[begin:end]).strip(), map=[first + begin, first + end])

    def _html(self) -> Iterator[tuple[int, Place]]:
        """The place in the file of each token that is HTML."""
        inside: list[str] = []
        for index, token in enumerate(self.tokens):
            if token.nesting > 0:
                inside.append(token.type)
            elif token.nesting < 0:
                inside.pop()
            if token.type == "html_block" and token.map:
                start, end = self._bounds(token)
                if start < end:
                    yield index, Place(start, end, "blockquote_open" in inside, _container(inside))

    def _bounds(self, token: Token) -> tuple[int, int]:
        """Where a token begins and ends, without the white space that a box is set in by."""
        start, end = self.lines.bounds(token.map or ())
        written = self.source[start:end]
        return start + len(written) - len(written.lstrip()), start + len(written.rstrip())

    def blocks(self) -> Iterator[Block]:
        """The blocks, in order."""
        inside: list[str] = []
        for index, token in enumerate(self.tokens):
            if token.nesting > 0:
                box = token.type == "blockquote_open" and self.lines.starts[(token.map or [0])[0]] in self.veils.boxes
                inside.append("box_open" if box else token.type)
            elif token.nesting < 0:
                inside.pop()
            if index in self.places:
                yield from self.tags.blocks(self.places[index])
            elif token.map and (token.type == "tr_open" or "table_open" not in inside):
                block = self._block(index, token, inside)
                if block:
                    yield block

    def _block(self, index: int, token: Token, inside: Sequence[str]) -> Block | None:
        start, end = self._bounds(token)
        if start >= end:
            return None
        if token.type == "tr_open":
            return self._row(start, end)
        if token.type == FOOTNOTE:
            return self._paragraph(token, "reference", start, end)
        if token.type in _NO_TEXT:
            return Block(_NO_TEXT[token.type], start, end)
        if token.type != "inline":
            return None
        task = _TASK.match(token.content) if self.tokens[index - 2].type == "list_item_open" else None
        marks = [Mark(0, task.end(), self.done if task[1] in "xX" else "")] if task else []
        kind = _kind(self.tokens[index - 1], inside, token.content)
        block = self._paragraph(token, kind, start, end, marks)
        told = self.tags.kind(block)
        return Block(told, block.start, block.end, block.spans)

    def _paragraph(self, token: Token, kind: str, start: int, end: int, first: Sequence[Mark] = ()) -> Block:
        places = self.lines.places(token.content, (token.map or [0])[0])
        if places is None:  # the parser has rewritten a tab: the paragraph is taken as it stands, without what is veiled
            return Block(kind, start, end, tuple(self.veils.spans(start, end)))
        marks = sorted((*first, *self.inline.marks(token.content), *footnote_marks(token.content)))
        block = self._marked(kind, start, end, token.content, marks, places)
        if self.inline.pictures and kind in ("paragraph", "list", "caption") and not shown(self.source, block).strip():
            described = [mark for mark in marks if mark not in [each.mark for each in self.inline.pictures]]
            for each in self.inline.pictures:
                described += (Mark(each.mark.start, each.start), Mark(each.end, each.mark.end))
            return self._marked(PICTURE, start, end, token.content, sorted(described), places)
        return _unsaid(self.source, block)

    def _marked(self, kind: str, start: int, end: int, content: str, marks: Sequence[Mark], places: Sequence[int]) -> Block:
        seen = stretches(content, marks, places, self.inline.struck)
        return Block(kind, start, end, tuple(spans(self.source, self.veils, start, end, seen)))

    def _row(self, start: int, end: int) -> Block:
        """A row of a table: the lines between its cells are heard as commas."""
        begin = _QUOTE_MARK.match(self.masked, start, end)
        start = begin.end() if begin and begin.end() < end else start
        row = self.masked[start:end]
        pipes = (
            Mark(pipe.start(), pipe.end(), "" if pipe.start() == 0 or pipe.end() == len(row) else ", ")
            for pipe in _PIPE.finditer(row)
        )
        marks: list[Mark] = []
        for mark in sorted((*pipes, *self.inline.marks(row), *footnote_marks(row))):
            if not marks or mark.start >= marks[-1].end:
                marks.append(mark)
        return self._marked("table", start, end, row, marks, [start])


def _kind(opening: Token, inside: Sequence[str], content: str) -> str:
    if opening.type == "heading_open":
        return "headline" if opening.tag == "h1" else "heading"
    kind = _container(inside)
    picture = _PICTURE.match(content) if kind == "paragraph" else None
    return "caption" if picture and _EMPHASIZED.match(content, picture.end()) else kind


def _container(inside: Sequence[str]) -> str:
    """What a paragraph is by what it stands in."""
    if "list_item_open" in inside:
        return "list"
    return "quote" if "blockquote_open" in inside else "paragraph"


def _unsaid(source: str, block: Block) -> Block:
    """A block; one of which nothing is seen is what was left out of it."""
    left = [span.kind for span in block.spans if span.kind != "markup"]
    if not left or shown(source, block).strip():
        return block
    return Block(left[0], block.start, block.end, block.spans)


def _tiled(source: str, at: int, veils: Veils, blocks: Iterator[Block]) -> Iterator[Block]:
    """The blocks, and what lies between them as blocks of their own: veils, and what the parser has taken for itself."""
    for block in (*blocks, Block("end", len(source), len(source))):
        for veil in veils.within(at, block.start) if at < block.start else ():
            yield from _gap(source, at, max(veil.start, at))
            if at <= veil.start and veil.end <= block.start:
                yield veil.block(source)
                at = veil.end
        yield from _gap(source, at, block.start)
        if block.kind != "end":
            yield block
        at = block.end


def _gap(source: str, start: int, end: int) -> Iterator[Block]:
    """What the parser has taken for itself: tags, or where a link leads."""
    gap = source[start:end]
    if gap.strip():
        yield left_over(source, start + len(gap) - len(gap.lstrip()), start + len(gap.rstrip()))
