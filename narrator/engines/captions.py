"""Word times a service tells: its own words or letters, laid over the words it was sent, and believed only where they fit.

Servers have been seen to give no times for a voice or for some words, to give every word twice, to count from the beginning of a
part of the text, and to say other words than they were sent ("2" as "two"). Then there are no marks, and the words are aligned.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from narrator.audio import Audio, Floats
from narrator.engines.sayable import sayable
from narrator.engines.speech import Request

Marks = tuple[tuple[int, int], ...]

_SLACK = 0.05
"""Seconds by which a time may lie before the one before it, or beyond the sound: networks count in 12 to 25 ms, and what is
silent at the edges of a sound is cut off without its times being told."""
_HEARD = 0.8
"""How much of the sound's energy must lie inside the words. Of espeak's 34 utterances it is all; with their times halved 0.4 to
0.7, at three quarters 0.7 to 0.9, half a second late 0.4 to 0.95. So most of what is of another sound is told from it."""


class _Word(NamedTuple):
    letters: str
    start: float
    """In seconds."""
    end: float


def captioned(told: object, request: Request, audio: Audio) -> Marks:
    """A mark for each span by what is told, tables of `word`, `start_time` and `end_time` in seconds, as Kokoro-FastAPI does.

    None where that is not of these words, or not of this sound.
    """
    words = _words(told)
    spans = [_letters(text) for text in sayable(span.spoken for span in request.spans)]
    if not words or "".join(word.letters for word in words) != "".join(spans) or not _in_order(words, audio.seconds):
        return ()
    marks = _marks(spans, _edges(words), audio)
    whole = all(end > start for letters, (start, end) in zip(spans, marks, strict=True) if letters)
    return marks if whole and _cover(marks, audio) else ()


def _words(told: object) -> list[_Word]:
    """What the server says of its words, those without a letter left out; nothing where one has no times."""
    try:
        found = [_Word(_letters(one["word"]), float(one["start_time"]), float(one["end_time"])) for one in told]  # type: ignore[attr-defined]
    except (TypeError, KeyError, ValueError, OverflowError):  # no list, no table, no such key, no number, or one too large
        return []
    return [word for word in found if word.letters]


def _letters(text: str) -> str:
    """The letters and digits in it, however they are written: servers join punctuation to words, part it off, or leave it out."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text).casefold() if sign.isalnum())


def _in_order(words: Sequence[_Word], seconds: float) -> bool:
    """Whether each word begins after the one before it, does not end before it begins, and ends with the sound."""
    last = 0.0
    for word in words:
        if not last - _SLACK <= word.start <= word.end <= seconds + _SLACK:  # false of nan too
            return False
        last = word.end
    return True


def _edges(words: Sequence[_Word]) -> Floats:
    """When each letter begins and ends: a row a letter. Letters share their word evenly, so a word may be cut and joined."""
    edges = [np.linspace(word.start, word.end, len(word.letters) + 1) for word in words]
    return np.concatenate([np.column_stack((places[:-1], places[1:])) for places in edges])


def _marks(spans: Sequence[str], edges: Floats, audio: Audio) -> Marks:
    """From the first to the last letter of each span; what has none stands where the one before it ends."""
    marks: list[tuple[int, int]] = []
    at = last = 0
    for letters in spans:
        start = end = last
        if letters:
            first, after = edges[at, 0] * audio.rate, edges[at + len(letters) - 1, 1] * audio.rate
            start = min(max(round(first), last), audio.frames)
            end = min(max(round(after), start), audio.frames)
            at += len(letters)
        marks.append((start, end))
        last = end
    return tuple(marks)


def _cover(marks: Marks, audio: Audio) -> bool:
    """Whether what is heard is heard inside the words: times of another sound, or in another unit, leave some of it outside."""
    energy = np.concatenate(([0.0], np.cumsum(np.square(audio.pcm, dtype=np.float64))))
    inside = sum(energy[end] - energy[start] for start, end in marks)
    return bool(inside >= _HEARD * energy[-1])
