"""Tags in Markdown: blocks of HTML, read as those of a web page are, and what tags say of the Markdown between them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from narrator.article.article import Block, Span
from narrator.article.markdown_veils import Veils
from narrator.article.web_blocks import Run, blocks_of
from narrator.article.web_kinds import run_kinds
from narrator.article.web_parser import Element, Parsed, RawRun, parse
from narrator.patterns import compiled

_TAGLESS = str.maketrans("<>&", "   ")
"""Signs of HTML that are none in the Markdown around it."""
_PREFIX = compiled(r"[ \t>]*(?:(?:[*+-]|\d{1,9}[.)])[ \t]+)?")
"""What stands before the first tag of a block in a list or a quotation."""
_QUOTED = compiled(r"[ \t]*(?:>[ \t]?)+")
_QUOTED_LINE = compiled(r"(?:(?<=\n)|(?<=\r))[ \t]*(?:>[ \t]?)+")
_HIDING = compiled(
    r"<(script|style|noscript|template|svg|math|iframe|object|canvas|head|title|audio|video|map|picture|select|datalist|textarea"
    r"|xmp|noembed|noframes|plaintext)\b[^<>]*>",
    re.IGNORECASE,
)
"""Tags of elements whose text nobody sees, or in which tags are none."""
_STRUCK = frozenset(("del", "s", "strike"))
_TEXT = frozenset(("paragraph", "headline", "heading", "code"))
"""Kinds that the tags around a Markdown paragraph do not make it."""


class Place(NamedTuple):
    """A block of HTML: where it stands, and in what of Markdown."""

    start: int
    end: int
    quoted: bool
    kind: str
    """What its text is where no tag tells more."""


class Tags:
    """The HTML of a Markdown file."""

    def __init__(self, veils: Veils, places: Sequence[Place]) -> None:
        self._veils = veils
        self._runs = list(_runs(_parsed(veils.bare, places))) if places else []
        self._starts = [run.start for run in self._runs]

    def blocks(self, place: Place) -> Iterator[Block]:
        """The blocks of text in a block of HTML, without what holds no words."""
        first = max(bisect_right(self._starts, place.start) - 1, 0)
        inside = [_clipped(run, place) for run in self._runs[first : bisect_left(self._starts, place.end)]]
        seen = [run for run in inside if run.start < run.end]
        for block in blocks_of(seen, _kind, self._unseen):
            yield replace(block, kind=place.kind) if block.kind == "paragraph" else block

    def kind(self, block: Block) -> str:
        """What a block of Markdown is by the tags it stands between: a quotation, a caption, a part of the page."""
        at = bisect_right(self._starts, block.start) - 1
        if block.kind not in ("paragraph", "list") or at < 0 or self._runs[at].end <= block.start:
            return block.kind
        return block.kind if self._runs[at].kind in _TEXT else self._runs[at].kind

    def _unseen(self, run: Run, start: int, end: int) -> Iterator[Span]:
        """What of a run is not seen as it stands."""
        if run.struck:
            yield Span(start, end, "", "struck")
        elif not run.plain:
            yield Span(start, end, run.shown)
        else:
            marks = [found.span() for found in _QUOTED_LINE.finditer(self._veils.bare, start, end)] if run.quoted else []
            yield from sorted((*self._veils.spans(start, end), *(Span(at, stop, "") for at, stop in marks)))


def _parsed(bare: str, places: Sequence[Place]) -> Parsed:
    """What the parser of web pages finds. All of a Markdown file is the article, and what stands aside in it, too."""
    view: list[str] = []
    at = 0
    for place in places:
        view += (bare[at : place.start].translate(_TAGLESS), _unmarked(bare[place.start : place.end], quoted=place.quoted))
        at = place.end
    parsed = parse(_all_closed("".join((*view, bare[at:].translate(_TAGLESS)))))
    for element in parsed.elements:
        element.main = False
        if element.tag == "aside":
            element.around = False
        if element.tag == "article":
            element.tag = "section"
    return parsed


def _all_closed(view: str) -> str:
    """The text, with tags that are never closed and would hide all below them made harmless ones of their length."""
    ends: dict[str, int] = {}
    small = view.lower()

    def harmless(found: re.Match[str]) -> str:
        end = f"</{found[1].lower()}"
        if end not in ends:
            ends[end] = small.rfind(end)
        return found.group() if ends[end] > found.start() else f"<b{' ' * (len(found.group()) - 3)}>"

    return _HIDING.sub(harmless, view)


def _unmarked(text: str, *, quoted: bool) -> str:
    """A block of HTML without the marks of the list or quotation that it stands in, as long as it was."""
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        found = _PREFIX.match(line) if number == 0 else _QUOTED.match(line) if quoted else None
        if found:
            lines[number] = " " * found.end() + line[found.end() :]
    return "".join(lines)


def _runs(parsed: Parsed) -> Iterator[Run]:
    kinds, _ = run_kinds(parsed)
    for run, kind in zip(parsed.runs, kinds, strict=True):
        if not run.silent:
            struck = _is_struck(run, parsed.elements)
            yield Run(run.start, run.end, run.shown, run.plain, run.before, run.block, kind, struck=struck)


def _is_struck(run: RawRun, elements: Sequence[Element]) -> bool:
    at = run.element
    while at > 0:
        if elements[at].tag in _STRUCK:
            return True
        at = elements[at].parent
    return False


def _clipped(run: Run, place: Place) -> Run:
    """A run without what of it stands in the Markdown around a block."""
    start, end = max(run.start, place.start), min(run.end, place.end)
    shown = run.shown[start - run.start : end - run.start] if run.plain else run.shown
    return run._replace(start=start, end=end, shown=shown, quoted=place.quoted)


def _kind(runs: Sequence[Run]) -> str:
    """What most of a block is."""
    sizes: Counter[str] = Counter()
    for run in runs:
        sizes["struck" if run.struck else run.kind] += len(run.shown.strip())
    return max(sizes, key=sizes.__getitem__)
