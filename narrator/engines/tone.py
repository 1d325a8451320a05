"""A tone for every letter: an engine whose timing is arithmetic, for tests and for trying things without a voice.

A character of `Span.spoken`, whatever it is, takes one beat of 50 ms; a beat of silence stands between two spans that are not
empty. At rate r, beat n begins at frame floor(n × 1,102.5 / r) of 22,050 a second. So "In" "the" "end" last 10 beats, half a
second: 2 + 1 + 3 + 1 + 3. "the" is marked from beat 3 to beat 6, and at rate 2.0 from 75 ms to 150 ms.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from narrator.audio import Audio
from narrator.engines.bounds import check_rate
from narrator.engines.speech import About, Request, Spoken, Voice, VoiceInfo
from narrator.errors import EngineError
from narrator.language import ANY

REVISION = 1
"""Of the sound: raise it when the same request would sound different."""

RATE = 22050
"""Frames a second: espeak's, so that the rooms after it do the same work."""
BEAT = Fraction(RATE, 20)
"""Frames of a character and of a gap at rate 1.0: 50 ms."""

_SLOWEST, _FASTEST = 0.1, 10.0
_LOUDNESS = 0.25 * 32767
_FADE = RATE // 200
"""Frames of rise and fall, 5 ms: a sine that begins at once clicks."""
_STEPS = (0, 4, 7, 12)
"""Semitones over 440 Hz that the spans take in turn, so that an ear can tell one from the next."""


class Tone:
    """The `Engine` that hums."""

    name = "tone"
    reproducible = True
    source_type = "algorithmicMedia"
    about = About("exact", rates=True, pitches=True, licence="GPL-3.0-or-later")

    def voices(self) -> tuple[VoiceInfo, ...]:
        """The one tone, for any language."""
        return (VoiceInfo("tone", ANY, "a tone of 50 ms for every character"),)

    def fingerprint(self, voice: Voice) -> str:  # noqa: ARG002 - there is one voice
        """The revision of its sound."""
        return f"tone r{REVISION}"

    def synthesize(self, request: Request) -> Spoken:
        """Hums all of the request. Raises `EngineError` for another voice than `tone` and a rate outside 0.1 to 10."""
        if request.voice not in ("", "tone"):
            raise EngineError(f"The tone engine has no voice called {request.voice!r}; its only one is 'tone'.")
        check_rate(request, "The tone engine", (_SLOWEST, _FASTEST))
        beat = BEAT / Fraction(request.rate)
        marks: list[tuple[int, int]] = []
        beats = 0
        for span in request.spans:
            gap = 1 if beats and span.spoken else 0
            start = beats + gap
            beats = start + len(span.spoken)
            marks.append((int(start * beat), int(beats * beat)))
        pcm = np.zeros(int(beats * beat), np.int16)
        for number, (start, end) in enumerate(marks):
            pcm[start:end] = _hum(end - start, request.pitch + _STEPS[number % len(_STEPS)])
        return Spoken(Audio(RATE, pcm), tuple(marks), "exact")


def _hum(frames: int, semitones: float) -> NDArray[np.int16]:
    """A sine with quiet ends."""
    time = np.arange(frames)
    edges = np.minimum(time, frames - 1 - time) / _FADE
    sine = np.sin(2 * np.pi * 440 * 2 ** (semitones / 12) / RATE * time)
    hum: NDArray[np.int16] = np.rint(sine * np.minimum(edges, 1.0) * _LOUDNESS).astype(np.int16)
    return hum
