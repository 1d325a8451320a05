"""The chapters of an episode: where they begin and what they are called."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from narrator.episode.timeline import MAX_CHAPTERS, Chapter, Cue, Timeline
from narrator.episode.titles import distinct, shorten, titles

ONE_CHAPTER = 120.0
"""Seconds: an article without headings shorter than this is one chapter."""
_LENGTH = 75.0
"""Seconds a chapter of an article without headings should have; 60 to 90 is right."""
_LONG_BLOCK = 90.0
"""Seconds: a paragraph longer than this may be divided between two sentences."""
_SHORT, _LONG = 0.8, 1.2
"""60 and 90 s as shares of `_LENGTH`; what is outside costs more."""
_STUB = 0.4
"""30 s as a share of `_LENGTH`: a shorter chapter is made only where there is no other way."""
_FARTHEST = 2.5
"""No chapter is longer than this share of its due length unless a single sentence is."""
_FINEST = 1 / 24
"""Borders closer together than this share of a chapter are not told apart: keeps the choice linear in the length."""
_NOT_A_SUBJECT = ("notice", "headline", "byline", "date")
_COSTS = {"list": 0.3, "quote": 0.15, "sentence": 0.3}
"""What beginning a chapter with a list entry, a quotation or the middle of a paragraph costs, against the beginning of a
paragraph; a chapter a third too short or too long costs 0.1."""


def divide(timeline: Timeline, headline: str, language: str = "en") -> tuple[Chapter, ...]:
    """The chapters of an episode: from 0.0 to its end without a hole, each with a title of its own; at least 1, at most 255.

    Headings make chapters and name them; what stands before the first has the headline for a title. Without headings, chapters
    of 60 to 90 seconds begin with a paragraph and are named after what they are about. What stands before a single heading in
    the second half is divided likewise, since a lone "About the author" does not structure an article.
    """
    if not timeline.cues:
        return (Chapter(0.0, timeline.seconds, shorten(headline, language)),)
    headed = _headings(timeline.cues)
    if not headed:
        found = _untitled(timeline.cues, timeline.seconds, headline, language)
    else:
        found = _beginning(timeline, headed, headline, language) + headed
    starts = _merged(_audible(found, timeline.seconds), timeline.seconds)
    names = distinct([title for _, title in starts])
    edges = [0.0, *(start for start, _ in starts[1:]), timeline.seconds]
    return tuple(Chapter(start, end, name) for (start, end), name in zip(pairwise(edges), names, strict=True))


def renamed(found: Sequence[Chapter], titles: Mapping[str, str]) -> tuple[Chapter, ...]:
    """The chapters, those under another title that have one in `titles`."""
    return tuple(replace(chapter, title=titles.get(chapter.title, chapter.title)) for chapter in found)


def _headings(cues: Sequence[Cue]) -> list[tuple[float, str]]:
    """(start, title) of every heading; one of several sentences is one."""
    found: list[tuple[float, str]] = []
    for (_, kind), group in groupby(cues, key=lambda cue: (cue.block, cue.kind)):
        if kind == "heading":
            parts = list(group)
            title = " ".join(" ".join(part.text for part in parts).split())
            found.append((parts[0].start, title or f"Part {len(found) + 1}"))
    return found


def _beginning(timeline: Timeline, headed: Sequence[tuple[float, str]], headline: str, language: str) -> list[tuple[float, str]]:
    """(start, title) of what stands before the first heading: one chapter, but for a single heading near the end."""
    first = headed[0][0]
    before = [cue for cue in timeline.cues if cue.start < first]
    if not before:
        return []
    if len(headed) > 1 or first < timeline.seconds / 2:
        return [(0.0, shorten(headline, language))]
    return _untitled(before, first, headline, language)


def _untitled(cues: Sequence[Cue], seconds: float, headline: str, language: str) -> list[tuple[float, str]]:
    """(start, title) of the chapters of a stretch without headings."""
    starts = _borders(cues, seconds) if seconds >= ONE_CHAPTER else [0.0]
    if len(starts) == 1:
        return [(0.0, shorten(headline, language))]
    passages: list[list[str]] = [[] for _ in starts]
    number = 0
    for cue in cues:
        while number + 1 < len(starts) and cue.start >= starts[number + 1]:
            number += 1
        if cue.kind not in _NOT_A_SUBJECT:
            passages[number].append(cue.text)
    return list(zip(starts, titles(passages, language), strict=True))


@dataclass(frozen=True, slots=True)
class _Border:
    """A place where a chapter may begin."""

    start: float
    cost: float


def _borders(cues: Sequence[Cue], seconds: float) -> list[float]:
    """Where the chapters of a stretch without headings begin, the first at 0.0."""
    possible = list(_possible(cues, seconds))
    due = max(_LENGTH, seconds / MAX_CHAPTERS)
    while True:
        starts = _cheapest(_thinned(possible, due * _FINEST), seconds, due)
        if len(starts) <= MAX_CHAPTERS:
            return starts
        due *= 1.03


def _possible(cues: Sequence[Cue], seconds: float) -> Iterator[_Border]:
    """The beginnings of paragraphs, and of the sentences inside very long ones."""
    yield _Border(0.0, 0.0)
    blocks = [list(group) for _, group in groupby(cues, key=lambda cue: cue.block)]
    for block, following in zip(blocks, [*(b[0].start for b in blocks[1:]), seconds], strict=True):
        if block[0].start > 0.0 and block[0].kind not in _NOT_A_SUBJECT:
            yield _Border(block[0].start, _COSTS.get(block[0].kind, 0.0))
        if following - block[0].start > _LONG_BLOCK:
            yield from (_Border(cue.start, _COSTS["sentence"]) for cue in block[1:])


def _thinned(borders: Sequence[_Border], apart: float) -> list[_Border]:
    """The borders without those that follow the one before too closely; of two so close the cheaper stays."""
    kept = [borders[0]]
    for border in borders[1:]:
        if border.start - kept[-1].start >= apart:
            kept.append(border)
        elif len(kept) > 1 and border.cost < kept[-1].cost:
            kept[-1] = border
    return kept


def _cheapest(borders: Sequence[_Border], seconds: float, due: float) -> list[float]:
    """The borders that make the most even chapters of about `due` seconds: the cheapest path from the beginning to the end."""
    ends = [*borders[1:], _Border(seconds, 0.0)]
    best = [0.0] + [math.inf] * len(ends)
    came_from = [0] * (len(ends) + 1)
    first = 0
    for number, end in enumerate(ends, 1):
        while first < number - 1 and end.start - borders[first].start > due * _FARTHEST:
            first += 1
        for before in range(first, number):
            cost = best[before] + _unevenness((end.start - borders[before].start) / due) + end.cost
            if cost < best[number]:
                best[number], came_from[number] = cost, before
    path = [came_from[-1]]
    while path[-1]:
        path.append(came_from[path[-1]])
    return [borders[number].start for number in reversed(path)]


def _unevenness(share: float) -> float:
    """The cost of a chapter that is `share` of its due length."""
    outside = max(_SHORT - share, share - _LONG, 0.0)
    return (share - 1.0) ** 2 + 6.0 * outside**2 + (5.0 if share < _STUB else 0.0)


def _audible(starts: Sequence[tuple[float, str]], seconds: float) -> list[tuple[float, str]]:
    """The chapters that last a millisecond at least, the unit of ID3; a heading without a sound makes none."""
    ends = [*(start for start, _ in starts[1:]), seconds]
    return [found for found, end in zip(starts, ends, strict=True) if end - found[0] >= 0.001] or [starts[0]]


def _merged(starts: list[tuple[float, str]], seconds: float) -> list[tuple[float, str]]:
    """At most `MAX_CHAPTERS` of the chapters: the two neighbours that are shortest together become one, again and again."""
    surplus = len(starts) - MAX_CHAPTERS
    if surplus <= 0:
        return starts
    edges = [0.0, *(start for start, _ in starts[1:]), seconds]
    after = list(range(1, len(edges) + 1))
    before = list(range(-1, len(edges) - 1))
    heap = [(edges[n + 1] - edges[n - 1], n) for n in range(1, len(starts))]
    heapq.heapify(heap)
    gone = set[int]()
    while surplus:
        length, number = heapq.heappop(heap)
        if number in gone or length != edges[after[number]] - edges[before[number]]:
            continue
        gone.add(number)
        surplus -= 1
        left, right = before[number], after[number]
        after[left], before[right] = right, left
        for neighbour in (left, right):
            if 0 < neighbour < len(starts):
                heapq.heappush(heap, (edges[after[neighbour]] - edges[before[neighbour]], neighbour))
    return [found for number, found in enumerate(starts) if number not in gone]
