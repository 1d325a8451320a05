"""Veils: what in a Markdown file is meant for another program or for nobody, and is never said.

Commands to site generators, private comments, formulas, the signs of wiki links and of boxes. They are found before the parser
reads the text, and it is given a text of the same length in which they are covered, so that every place stays where it was.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from narrator.article.article import Block, Span
from narrator.article.markdown_emoji import emoji
from narrator.article.markdown_foreign import RULES, TRIGGERS, Rule
from narrator.article.web_math import said_formula
from narrator.patterns import compiled

_COVERS = "⸎⸏⸐⸑⸒⸕⸚"
"""Marks that no text has: what is covered with them is a word for the parser, and no mark of Markdown."""
_LIST_ENTRY = compiled(r"[ \t]*(?:[*+-]|\d{1,9}[.)])[ \t][^\n]*\n")
_BEFORE = " \t>"
"""What may stand before a mark that must begin its line."""
_APART = frozenset(("shortcode", "code"))
"""Kinds of veil that part what stands above and below when they fill a line; a comment in a paragraph does not part it."""


class Veil(NamedTuple):
    """A stretch of the file that is not said."""

    start: int
    end: int
    kind: str
    """What it is: one of the kinds of block."""
    inner: tuple[int, int] | None = None
    """What of it is said if it is put back; all of it where nothing is named."""
    shown: str = ""
    """What a reader sees in its place."""

    def spans(self) -> Iterator[Span]:
        """It as spans of the block that it stands in."""
        begin, end = self.inner or (self.start, self.end)
        parts = ((self.start, begin, "markup"), (begin, end, self.kind), (end, self.end, "markup"))
        yield from (Span(at, stop, self.shown, kind) for at, stop, kind in parts if at < stop)

    def block(self, source: str) -> Block:
        """It as a block of its own, where nothing stands beside it."""
        written = source[self.start : self.end]
        first, last = self.start + len(written) - len(written.lstrip()), self.start + len(written.rstrip())
        begin, end = self.inner or (first, last)
        marks = ((first, begin), (end, last))
        return Block(self.kind, first, last, tuple(Span(at, stop, "") for at, stop in marks if at < stop))


@dataclass(slots=True)
class Veils:
    """All of a file, in order and apart."""

    masked: str
    """The file, as long as it is, with the veils covered."""
    bare: str
    """The same with white space in their place, for a parser of tags."""
    found: Sequence[Veil] = ()
    titles: frozenset[int] = frozenset()
    """Where the lines begin that are the titles of boxes."""
    boxes: frozenset[int] = frozenset()
    """Where the lines begin of boxes that the parser is shown as quotations."""
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Notes where each begins, to find them by."""
        self._starts = [veil.start for veil in self.found]

    def within(self, start: int, end: int) -> Iterator[Veil]:
        """The veils of a stretch of the file, whole."""
        first = bisect_left(self._starts, start)
        if first and self.found[first - 1].end > start:
            first -= 1
        yield from self.found[first : bisect_right(self._starts, end - 1)]

    def spans(self, start: int, end: int) -> Iterator[Span]:
        """The veils of a stretch as spans, as far as they stand in it."""
        for veil in self.within(start, end):
            for span in veil.spans():
                first, last = max(span.start, start), min(span.end, end)
                if first < last:
                    yield span._replace(start=first, end=last)


def find_veils(source: str, start: int) -> Veils:
    """The veils of a Markdown file below its front matter, which ends at `start`."""
    text = source.replace("\r\n", " \n").replace("\r", "\n")
    finder = _Finder(text)
    finder.scan(start, len(text))
    cover = next((mark for mark in _COVERS if mark not in source), _COVERS[0])
    masked, bare = list(source), list(source)
    for veil in finder.found:
        for at in range(veil.start, veil.end):
            if source[at] not in "\r\n":
                masked[at], bare[at] = cover, " "
    for at in finder.quoted:
        masked[at] = ">"
    _empty_lines(text, masked, finder.found, start)
    return Veils("".join(masked), "".join(bare), tuple(finder.found), frozenset(finder.titles), frozenset(finder.boxes))


def _empty_lines(text: str, masked: list[str], veils: Iterable[Veil], start: int) -> None:
    """Empties the lines that veils fill: below an empty line, and where a command stands between two paragraphs."""
    filled: dict[int, list[Veil]] = {}
    for veil in veils:
        at = veil.start
        while at < veil.end:
            begin = max(text.rfind("\n", 0, at) + 1, start)
            filled.setdefault(begin, []).append(veil)
            at = text.find("\n", at) + 1 or len(text)
    for begin, inside in filled.items():
        end = text.find("\n", begin)
        end = end if end >= 0 else len(text)
        covered = sum(min(veil.end, end) - max(veil.start, begin) for veil in inside)
        seen = sum(not sign.isspace() for sign in text[begin:end])
        hidden = sum(not sign.isspace() for veil in inside for sign in text[max(veil.start, begin) : min(veil.end, end)])
        above = max(text.rfind("\n", 0, begin - 1) + 1, start) if begin > start else begin
        alone = begin == start or not "".join(masked[above:begin]).strip()
        shown = any(veil.shown for veil in inside)
        if covered and seen == hidden and not shown and (alone or any(veil.kind in _APART for veil in inside)):
            masked[begin:end] = [sign if sign == "\r" else " " for sign in masked[begin:end]]


class _Finder:
    """Goes through a text from sign to sign that may begin a veil."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Veil] = []
        self.titles: set[int] = set()
        self.boxes: set[int] = set()
        self.quoted: list[int] = []
        self.ends = {"": len(text)}
        """Where what stretches end with stands last."""

    def scan(self, at: int, end: int) -> None:
        """Finds the veils of a stretch."""
        while found := TRIGGERS.search(self.text, at, end):
            at = found.end()
            for rule in RULES[found.group()]:
                match = None if self._never_ends(rule, at) else rule.pattern.match(self.text, found.start(), end)
                if match and (not rule.guard or rule.guard(match)) and (not rule.opens or self._opens(match.start())):
                    self._take(rule, match)
                    at = max(at, match.end())
                    break

    def _never_ends(self, rule: Rule, at: int) -> bool:
        if rule.ends not in self.ends:
            self.ends[rule.ends] = self.text.rfind(rule.ends)
        return self.ends[rule.ends] < at

    def _opens(self, at: int) -> bool:
        """Whether nothing but the marks of a quotation stands before a place on its line."""
        return not self.text[self.text.rfind("\n", 0, at) + 1 : at].strip(_BEFORE)

    def _take(self, rule: Rule, match: re.Match[str]) -> None:
        named: Mapping[str, str | None] = match.groupdict()
        line = self.text.rfind("\n", 0, match.start()) + 1
        if rule.kind is None:  # a program's own lines, or marks that are text
            return
        sign = emoji(match.group().strip(":")) if rule.name == "emoji" else ""
        if rule.name == "formula" and not match.group().startswith("$$"):
            sign = said_formula(match["inner"]) or ""
        if sign:
            self.found.append(Veil(match.start(), match.end(), "markup", None, sign))
        elif rule.name == "contents":
            self._take_contents(match, line)
        elif named.get("said") is not None:
            self._take_around(rule, match, line)
        else:
            inner = match.span("inner") if named.get("inner") is not None else None
            self._add(match.start(), match.end(), rule.kind, inner)
        if rule.name == "callout":
            self.titles.add(line)
        elif rule.name == "admonition":
            self._indented(match.end(), self.text[line : match.start()])

    def _add(self, start: int, end: int, kind: str, inner: tuple[int, int] | None = None) -> None:
        """Veils a stretch, without the white space at its line's end."""
        if self.text[end : end + 1] in ("", "\n"):
            end = start + len(self.text[start:end].rstrip())
        if kind != "markup" and self._is_loose(start, end):
            start, inner = start - 1, inner or (start, end)
        if start < end:
            self.found.append(Veil(start, end, kind, inner))

    def _is_loose(self, start: int, end: int) -> bool:
        """Whether only a space would stand between a word and the comma behind a stretch."""
        word = self.text[max(start - 2, 0) : start]
        free = not self.found or self.found[-1].end < start
        return free and word[:1].isalnum() and word[1:] == " " and self.text[end : end + 1] in tuple(",.;:!?")

    def _take_around(self, rule: Rule, match: re.Match[str], line: int) -> None:
        """Veils what stands on both sides of what is said."""
        begin, end = match.span("said")
        kind = rule.kind or "markup"
        if match.start() < begin:
            self._add(match.start(), begin, kind)
        if rule.name != "raw":
            self.scan(begin, end)
        if end < match.end():
            self._add(end, match.end(), kind)
        if rule.name in ("box", "admonition") and begin < end:
            self.titles.add(line)

    def _take_contents(self, match: re.Match[str], line: int) -> None:
        """The mark that makes a list the table of contents, with the entry above it, which it takes the place of."""
        above = self.text.rfind("\n", 0, max(line - 1, 0)) + 1
        entry = _LIST_ENTRY.fullmatch(self.text, above, line)
        start = above if entry and (not self.found or self.found[-1].end <= above) else match.start()
        self._add(start, match.end(), "shortcode")

    def _indented(self, at: int, before: str) -> None:
        """The lines of a box that are set in below its mark: the parser sees a quotation, or it would take them for code."""
        at = self.text.find("\n", at) + 1
        while 0 < at < len(self.text) and not before.strip():
            end = self.text.find("\n", at)
            line = self.text[at : end if end >= 0 else len(self.text)]
            if line.strip():
                if not line.startswith((f"{before}    ", f"{before}\t")):
                    return
                self.quoted.append(at + len(before))
                self.boxes.add(at)
            at += len(line) + 1
