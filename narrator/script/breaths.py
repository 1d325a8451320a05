"""Breaths: the pieces in which a very long sentence is said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from narrator.patterns import compiled

MAX_SPANS = 60
"""White-space words said in one breath. With a sentence a request the embedded engine lost none of its word marks, with a
paragraph a request it lost 12 or 13, and beyond 1,000 words it lost text."""
MAX_CHARACTERS = 400
"""The same for scripts without spaces and for words nobody could say. The longest of 320 sentences of news has 280."""

_SPACE = compiled(r"\s*")
_PIECE_END = compiled(
    r"(?P<clause>[;:!?…][\"'”’)\]]*(?=\s)|—|–(?=\s)|[；：。！？])"
    r"|(?P<comma>[,)][\"'”’)\]]*(?=\s)|[、，،])"
    r"|(?P<joint>\s(?=(?:and|but|or|while|which|who|that|because|as|when|where|after|before|if|though|although|than|und|oder|aber"
    r"|et|ou|mais|y|o|pero|e|ma)\s))"
    r"|(?P<figure>(?<=[\d.$€£])\s|\s(?=[\d$€£%(]))"
    r"|(?P<space>\s)"
)
_WORTH = {"clause": 3.0, "comma": 2.0, "joint": 1.5, "space": 0.5, "figure": 0.0}
"""How good a place to breathe it is; a place at the far end of what can be said at once loses 2."""
_IN_WORD = 100
"""Characters at the end of a piece of a word too long to say, in which a mark to cut at is looked for."""


def breaths(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The sentence of `text` from `start` to `end` in pieces the voice can say at once, cut where a reader would breathe.

    One piece when it is no longer than `MAX_SPANS` words and `MAX_CHARACTERS`; between the pieces lies only white space.
    """
    return tuple(_breaths(text, start, end))


def _breaths(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        cut = _cut(text, start, end)
        piece = text[start:cut].rstrip()
        yield start, start + len(piece)
        start = min(_SPACE.match(text, cut).end(), end)  # type: ignore[union-attr]  # it matches the empty string


def _cut(text: str, start: int, end: int) -> int:
    """Where the piece that begins at `start` ends."""
    window = text[start : min(end, start + MAX_CHARACTERS + 1)]
    words = list(re.finditer(r"\S+", window))
    limit = words[MAX_SPANS].start() if len(words) > MAX_SPANS else min(len(window), MAX_CHARACTERS)
    if start + limit >= end:
        return end
    left = end - start
    target = left / 2 if left < 2 * limit else 0.75 * limit
    best = max(
        (match for match in _PIECE_END.finditer(window, limit // 4, limit + 1) if match.end() <= limit),
        key=lambda match: _WORTH[match.lastgroup or "space"] - 2 * abs(match.end() - target) / limit,
        default=None,
    )
    return start + (best.end() if best else _cut_word(window, limit))


def _cut_word(window: str, limit: int) -> int:
    """Where to cut a word too long to say: after a mark in it if there is one, never before an accent that combines."""
    for cut in range(limit, max(limit - _IN_WORD, 1), -1):
        if not window[cut - 1].isalnum() and not unicodedata.combining(window[cut]):
            return cut
    cut = limit
    while cut > 1 and (unicodedata.combining(window[cut]) or window[cut] in "\u200d\ufe0e\ufe0f"):
        cut -= 1
    return cut if cut > 1 else limit
