"""Visible text: a block as a reader sees it, and the way from there back to the source."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from narrator.article import Block
from narrator.patterns import compiled
from narrator.script.script import Reading

_DECOMPOSED = compiled(r"[^\W\d_][\u0300-\u036f]{1,8}")
"""A letter with its accents after it (NFD), as macOS and some PDFs have them; so written no lexicon and no rule knows a name."""


class _Part(NamedTuple):
    """A stretch of the source and what is seen of it."""

    at: int
    """Where it begins in the visible text."""
    start: int
    """Where it begins in the source."""
    end: int
    seen: str
    markup: bool
    kind: str = "markup"
    """What is left out here, if it is."""


class Visible:
    """The text of a block without its markup. Sentences and readings are found in it, and placed in the source after."""

    def __init__(self, source: str, block: Block) -> None:
        self._source = source
        self._block = block
        self._parts = tuple(self._cut())
        self._begins = [part.at for part in self._parts if part.seen]
        self._seen = [part for part in self._parts if part.seen]
        self._starts = [part.start for part in self._parts]
        self.text = "".join(part.seen for part in self._parts)
        self.as_written = not any(part.markup for part in self._parts)

    def _cut(self) -> Iterator[_Part]:
        at, start = 0, self._block.start
        for span in (*self._block.spans, None):
            end = span.start if span else self._block.end
            for part in self._plain(at, start, end):
                yield part
                at += len(part.seen)
            if span:
                yield _Part(at, span.start, span.end, span.shown, markup=True, kind=span.kind)
                at += len(span.shown)
                start = span.end

    def _plain(self, at: int, start: int, end: int) -> Iterator[_Part]:
        """What stands between two stretches of markup. A letter and its accent are seen as one, as most files write them."""
        text = self._source[start:end]
        if unicodedata.is_normalized("NFC", text):  # told in 1 us a paragraph; to look for them takes 17
            if text:
                yield _Part(at, start, end, text, markup=False)
            return
        for found in _DECOMPOSED.finditer(self._source, start, end):
            composed = unicodedata.normalize("NFC", found[0])
            if composed != found[0]:
                if start < found.start():
                    yield _Part(at, start, found.start(), self._source[start : found.start()], markup=False)
                    at += found.start() - start
                yield _Part(at, found.start(), found.end(), composed, markup=True)
                at += len(composed)
                start = found.end()
        if start < end:
            yield _Part(at, start, end, self._source[start:end], markup=False)

    def bounds(self, pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Where in the source each piece of the text begins and ends, so that all markup of the block is in one of them.

        A tag belongs to the piece it touches, a tag between two to the second; between two pieces lies only white space.
        """
        found: list[tuple[int, int]] = []
        begin = self._block.start
        for number, (_, end) in enumerate(pieces):
            stop = self._after(end) if number + 1 < len(pieces) else self._block.end
            found.append((begin, stop))
            begin = stop
            while begin < self._block.end and self._source[begin].isspace() and not self._part_at(begin).markup:
                begin += 1
        return found

    def _after(self, at: int) -> int:
        """Where the markup ends that touches the character before `at`."""
        end = self._end(at)
        index = bisect_right(self._starts, end - 1)
        while (
            index < len(self._parts)
            and self._parts[index].start == end
            and self._parts[index].markup
            and not self._parts[index].seen
        ):
            end = self._parts[index].end
            index += 1
        return end

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Where in the source a stretch of the text stands, with the markup that touches its end. It has a character at least."""
        return self._start(start), self._after(end)

    def _part_at(self, position: int) -> _Part:
        return self._parts[bisect_right(self._starts, position) - 1]

    def _start(self, at: int) -> int:
        """Where the character `at` of the text begins in the source."""
        part = self._seen[bisect_right(self._begins, at) - 1]
        return part.start if part.markup else part.start + at - part.at

    def _end(self, at: int) -> int:
        """Where the character before `at` ends in the source."""
        part = self._seen[bisect_right(self._begins, at - 1) - 1]
        return part.end if part.markup else part.start + at - part.at

    def divides(self, end: int, start: int) -> bool:
        """Whether a border between two pieces, after `end` and before `start`, lies within what one span shows."""
        return self._end(end) > self._start(start)

    def place(self, readings: Sequence[Reading], bounds: tuple[int, int]) -> tuple[Reading, ...]:
        """`readings` of the visible text, which count in it, as readings of the source that join to it from bound to bound."""
        placed: list[Reading] = []
        at = bounds[0]
        for reading in self._parted(readings):
            start, end = self._start(reading.start), self._end(reading.end)
            if at > start:  # several readings of what one span shows: they are one
                placed.append(self._together(placed.pop(), reading, max(at, end)))
            else:
                placed += self._stretch(at, start)
                placed.append(self._placed(reading, start, end))
            at = max(at, end)
        return (*placed, *self._stretch(at, bounds[1]))

    def _parted(self, readings: Sequence[Reading]) -> Iterator[Reading]:
        """The readings, plain text cut where spans begin and end."""
        for reading in readings:
            at = reading.start
            while reading.say_as == "text" and at < reading.end:
                part = self._seen[bisect_right(self._begins, at) - 1]
                end = min(part.at + len(part.seen), reading.end)
                text = reading.written[at - reading.start : end - reading.start]
                yield Reading(text, text, "text", "-", at, end)
                at = end
            if at < reading.end:
                yield reading

    def _placed(self, reading: Reading, start: int, end: int) -> Reading:
        """A reading of the visible text where it stands in the source."""
        written = self._source[start:end]
        part = self._part_at(start)
        if reading.say_as == "text" and part.markup:
            return Reading(written, reading.written, "markup", part.kind, start, end, reading.written)
        shown = None if written == reading.written else reading.written
        return replace(reading, written=written, start=start, end=end, shown=shown)

    def _together(self, first: Reading, more: Reading, end: int) -> Reading:
        """A reading and the next, which begins within what the same span shows; said as what is no plain text in it."""
        kind = more if first.say_as == "markup" and more.say_as != "text" else first
        spoken, shown = first.spoken + more.spoken, first.seen + more.written
        written, doubt = self._source[first.start : end], first.doubt or more.doubt
        return Reading(written, spoken, kind.say_as, kind.rule, first.start, end, shown, doubt)

    def _stretch(self, start: int, end: int) -> Iterator[Reading]:
        """Plain text and markup from one place in the source to another."""
        while start < end:
            part = self._part_at(start)
            stop = min(part.end, end)
            written = self._source[start:stop]
            if part.markup:
                yield Reading(written, part.seen, "markup", part.kind, start, stop, part.seen)
            else:
                yield Reading(written, written, "text", "-", start, stop)
            start = stop
