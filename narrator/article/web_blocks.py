"""Blocks out of runs: the text between tags, put together to the paragraphs a reader sees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from narrator.article.article import Block, Span

_SILENT = frozenset(("navigation", "reference"))
"""Kinds of run that are left out of a block with words to say."""


class Run(NamedTuple):
    """A stretch of text that is seen: between two tags, or an entity."""

    start: int
    end: int
    shown: str
    plain: bool
    """Whether it is shown as it stands."""
    before: str
    """What the tags in front of it are shown as: nothing, a line's end, the comma between two cells."""
    block: int
    kind: str
    own: bool = False
    """Whether it is of a paragraph that stands among those of the text."""
    struck: bool = False
    """Whether it is struck through."""
    quoted: bool = False
    """Whether a block of Markdown's quotation has it."""


def blocks_of(
    runs: Iterable[Run], kind_of: Callable[[Sequence[Run]], str], unseen: Callable[[Run, int, int], Iterable[Span]]
) -> Iterator[Block]:
    """The blocks of text, from their first word to their last, with the tags inside them as spans; none without words.

    `kind_of` tells what a block is by its runs with words, and `unseen` what of a run, from here to there, does not stand as it
    is seen.
    """
    for _, together in groupby(runs, attrgetter("block")):
        block = _block(list(together), kind_of, unseen)
        if block:
            yield block


def _block(
    runs: Sequence[Run], kind_of: Callable[[Sequence[Run]], str], unseen: Callable[[Run, int, int], Iterable[Span]]
) -> Block | None:
    own = [run for run in runs if run.kind not in _SILENT]
    if any(run.shown.strip() for run in own):  # a footnote's number or a hidden label inside a paragraph is as silent as a tag
        runs = own
    words = [run for run in runs if run.shown.strip()]
    if not words:
        return None
    first, last = words[0], words[-1]
    start = first.start + (len(first.shown) - len(first.shown.lstrip()) if first.plain else 0)
    end = last.end - (len(last.shown) - len(last.shown.rstrip()) if last.plain else 0)
    spans: list[Span] = []
    at = start
    for run in runs[runs.index(first) : len(runs) - runs[::-1].index(last)]:
        if at < run.start:
            spans.append(Span(at, run.start, run.before))
        spans += unseen(run, max(run.start, start), min(run.end, end))
        at = run.end
    return Block(kind_of(words), start, end, tuple(spans))
