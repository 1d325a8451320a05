"""Spans of Markdown: what of a paragraph is no text, put where it stands in the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from narrator.article.article import Span
from narrator.article.inline import Mark
from narrator.article.markdown_veils import Veils
from narrator.patterns import compiled

LINE_END = compiled(r"\r\n?|\n")
_NUMBER = compiled(r"[> \t]*(?=\d{1,9}[.)]\s)")
"""What stands before the number of a list's entry; the number itself is said."""


class Lines(NamedTuple):
    """Where the lines of a text begin and end."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    @property
    def last(self) -> int:
        """The number of the last line."""
        return len(self.starts) - 1

    def bounds(self, lines: Sequence[int]) -> tuple[int, int]:
        """Where the text of the lines from the first to the one before the last begins and ends."""
        start, end = self.starts[min(lines[0], self.last)], self.ends[min(lines[1], len(self.ends)) - 1]
        text = self.text[start:end]
        return start + len(text) - len(text.lstrip()), start + len(text.rstrip())

    def places(self, content: str, first: int) -> list[int] | None:
        """Where each line of `content` stands; None when one does not."""
        places: list[int] = []
        for number, part in enumerate(content.split("\n"), first):
            if number > self.last:
                return None
            at = self.text.rfind(part.rstrip(), self.starts[number], self.ends[number]) if part.strip() else self.ends[number]
            if at < 0:
                return None
            places.append(at)
        return places


class Stretch(NamedTuple):
    """Text of a paragraph where it stands in the source, or what is shown in the place of a mark."""

    start: int
    end: int
    shown: str | None = None
    struck: bool = False


def stretches(content: str, marks: Sequence[Mark], places: Sequence[int], struck: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    """What a reader sees of a paragraph, stretch by stretch, each on one line of the source."""
    begins = [0, *accumulate(len(part) + 1 for part in content.split("\n"))]
    bounds = sorted(at for pair in struck for at in pair)
    at = 0
    for mark in (*marks, Mark(len(content), len(content))):
        while at < mark.start:
            line = bisect_right(begins, at) - 1
            cut = bisect_right(bounds, at)
            end = min(mark.start, begins[line + 1] - 1, *bounds[cut : cut + 1])
            place = places[line] + at - begins[line]
            if at < end:
                yield Stretch(place, place + end - at, None, any(first <= at < last for first, last in struck))
            at = end + (end < mark.start and end == begins[line + 1] - 1)  # beyond the line's end
        if mark.shown and mark.start >= at:
            place = places[bisect_right(begins, mark.start) - 1] + mark.start - begins[bisect_right(begins, mark.start) - 1]
            yield Stretch(place, place + mark.end - mark.start, mark.shown)
        at = max(at, mark.end)


def spans(source: str, veils: Veils, start: int, end: int, seen: Iterator[Stretch]) -> Iterator[Span]:
    """What stands between the stretches, as spans: nothing is seen of it but the end of a line."""
    at = start
    for each in seen:
        begin, stop = max(each.start, at), min(each.end, end)
        if begin >= stop:
            continue
        number = _NUMBER.match(source, start, begin) if at == start else None
        if number and source[number.end() : begin].strip():
            begin = number.end()
        gap = source[at:begin]
        if gap and not gap.isspace():
            yield Span(at, begin, "\n" if LINE_END.search(gap) else "")
        if each.struck:
            yield Span(begin, stop, "", "struck")
        elif each.shown is not None:
            yield Span(begin, stop, each.shown)
        else:
            yield from veils.spans(begin, stop)
        at = stop
    if source[at:end].strip():
        yield Span(at, end, "")
