"""Wording: the very words of a line as traits, and those that the short lines above and below it begin and end with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from narrator.patterns import compiled

_TOKEN = compiled(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[^\w\s]")
_LINE_TOKENS = 4
"""Words and signs of a line that is a trait as a whole."""
_LONGEST_BESIDE = 60
"""Characters of a line whose ends tell something of its neighbours; "Related" and "Courtesy of the artist" are as short."""


def wordings(lines: Sequence[str], is_text: Sequence[bool]) -> Iterator[tuple[str, ...]]:
    """For each line `=word`, `=two words`, `^first`, `last$`, and the ends of the line above (`<`) and below (`>`).

    `is_text` says which lines are sentences: the ends of those tell nothing of their neighbours.
    """
    tokens = [_tokens(line) for line in lines]
    ends = [tuple(_ends(each)) for each in tokens]
    told = [() if text or len(line) >= _LONGEST_BESIDE else end for end, line, text in zip(ends, lines, is_text, strict=True)]
    for at, own in enumerate(tokens):
        # in the order of the line and not of a set, so that their weights always have the same sum to the last digit
        inside = dict.fromkeys((*(f"={token}" for token in own), *(f"={one} {other}" for one, other in pairwise(own))))
        above = (f"<{end}" for end in told[at - 1]) if at else ()
        below = (f">{end}" for end in told[at + 1]) if at + 1 < len(lines) else ()
        yield (*inside, *ends[at], *above, *below)


def _tokens(line: str) -> list[str]:
    """The words and signs of a line; a number stands for any other."""
    return ["0" if token.isdigit() else token.casefold() for token in _TOKEN.findall(line)]


def _ends(tokens: Sequence[str]) -> Iterator[str]:
    if not tokens:
        return
    yield f"^{tokens[0]}"
    yield f"{tokens[-1]}$"
    if len(tokens) > 1:
        yield f"^{tokens[0]} {tokens[1]}"
        yield f"{tokens[-2]} {tokens[-1]}$"
    if len(tokens) <= _LINE_TOKENS:
        yield f"^{' '.join(tokens)}$"
