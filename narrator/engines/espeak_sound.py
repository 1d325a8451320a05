"""What espeak said: the sound of a request and when each of its spans was."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from html import escape
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from narrator.audio import Audio
from narrator.engines.libespeak import MARK, WORD, Event, say
from narrator.engines.sayable import pronounceable
from narrator.engines.speech import Spoken

_JOIN_MS = 30
"""Silence where a word of another language begins or ends: about a stop's closure (13 to 48 ms, measured)."""
_CLAUSE_ENDS = tuple(",;:.!?…—–")


def said(texts: Sequence[str], voice: str, wpm: int, pitch: int) -> Spoken:
    """One call's sound and marks; no frames when nothing is to be heard."""
    ssml, places = ssml_with_marks(texts)
    speech = say(ssml, voice, wpm, pitch)
    pcm = np.frombuffer(speech.pcm, np.int16)
    if not pcm.any():
        return Spoken(Audio(speech.rate, pcm[:0]), ((0, 0),) * len(texts), "exact")
    return Spoken(Audio(speech.rate, pcm), _marks(_starts(speech.events, places, pcm), texts, pcm), "exact")


def ssml_with_marks(texts: Sequence[str]) -> tuple[str, list[int]]:
    """The texts as SSML with a mark before each that is not empty, and where each begins in it."""
    ssml = "<speak>"
    places = []
    for number, text in enumerate(texts):
        ssml += f'<mark name="{number}"/>' if text else ""
        places.append(len(ssml))
        ssml += escape(text, quote=False) + " "
    return ssml + "</speak>", places


def _starts(events: Sequence[Event], places: Sequence[int], pcm: NDArray[np.int16]) -> list[int | None]:
    """When each text begins, where espeak tells.

    A word event alone stands for the marks espeak loses after an abbreviation with a full stop and a capital ("v. Gov. Smith").
    A mark comes before the pause that a quote makes (110 ms), a word event after it: the last one before any sound is it.
    """
    starts: list[int | None] = [None] * len(places)
    for event in events:
        if event.kind == MARK:
            starts[int(event.name)] = event.frame
    for event in events:
        number = bisect_right(places, event.position) - 1
        if event.kind == WORD and number >= 0:
            start = starts[number]
            if start is None or (event.frame > start and not pcm[start : event.frame].any()):
                starts[number] = event.frame
    return starts


def _marks(starts: Sequence[int | None], texts: Sequence[str], pcm: NDArray[np.int16]) -> tuple[tuple[int, int], ...]:
    """A stretch of the sound for each text: from its start to the next one's, without a hole. A silent text has no length."""
    bounds = _bounds(starts, pcm)
    marks: dict[int, tuple[int, int]] = {}
    groups = _groups(bounds, texts, pcm)
    for group, following in zip(groups, [*groups[1:], [len(texts)]], strict=True):
        marks |= _shared(group, texts, bounds[group[0]], bounds[following[0]])
    at = bounds[groups[0][0]]
    for number in range(len(texts)):
        _, at = marks.setdefault(number, (at, at))
    return tuple(marks[number] for number in range(len(texts)))


def _bounds(starts: Sequence[int | None], pcm: NDArray[np.int16]) -> list[int]:
    """The starts inside the sound and in order, then its end; a start nobody told is that of the next text."""
    sound = pcm != 0
    first, end = int(sound.argmax()), len(pcm) - int(sound[::-1].argmax())
    bounds = [end]
    for start in reversed(starts):
        bounds.append(bounds[-1] if start is None else min(max(start, first), bounds[-1]))
    return bounds[::-1]


def _groups(bounds: Sequence[int], texts: Sequence[str], pcm: NDArray[np.int16]) -> list[list[int]]:
    """The texts that are heard, those together that share a stretch: espeak says "in the" as one word, told of once."""
    groups: list[list[int]] = [[]]
    sounded = False
    for number, text in enumerate(texts):
        heard = bool(pcm[bounds[number] : bounds[number + 1]].any())
        if heard and sounded:
            groups.append([])
        if heard or pronounceable(text):
            groups[-1].append(number)
        sounded = sounded or heard
    return groups


def _shared(group: Sequence[int], texts: Sequence[str], start: int, end: int) -> dict[int, tuple[int, int]]:
    """The stretch from `start` to `end`, cut among the texts of a group by their lengths."""
    lengths = list(accumulate((len(texts[number]) for number in group), initial=0))
    cuts = [start + (end - start) * length // lengths[-1] for length in lengths]
    return dict(zip(group, pairwise(cuts), strict=True))


def joined(parts: Sequence[Sequence[str]], takes: Sequence[Spoken]) -> Spoken:
    """The takes of a request's parts as one. Between two, espeak's pause at the end stays only where a clause ends."""
    if len(takes) == 1:
        return takes[0]
    rate = takes[0].audio.rate
    gap = np.zeros(rate * _JOIN_MS // 1000, np.int16)
    heard = [number for number, take in enumerate(takes) if take.audio.frames]
    pieces: list[NDArray[np.int16]] = []
    marks: list[tuple[int, int]] = []
    at = 0
    for number, (texts, take) in enumerate(zip(parts, takes, strict=True)):
        if number not in heard:
            silent = marks[-1][1] if marks else 0
            marks += [(silent, silent)] * len(texts)
            continue
        sound = np.flatnonzero(take.audio.pcm)
        clause = " ".join(texts).rstrip().endswith(_CLAUSE_ENDS)
        begin = 0 if number == heard[0] else int(sound[0])
        end = take.audio.frames if clause or number == heard[-1] else int(sound[-1]) + 1
        marks += [(at + start - begin, at + stop - begin) for start, stop in take.marks]
        pieces += [take.audio.pcm[begin:end], gap]
        at += end - begin + len(gap)
    return Spoken(Audio(rate, np.concatenate(pieces[:-1]) if pieces else gap[:0]), tuple(marks), "exact")
