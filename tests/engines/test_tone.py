"""The tone engine: every time is arithmetic."""

from __future__ import annotations

import numpy as np
import pytest

from narrator.engines import Request, Span
from narrator.engines.tone import Tone


def spans(*words: str) -> tuple[Span, ...]:
    return tuple(Span(word, word) for word in words)


def test_a_character_and_a_gap_last_50_ms() -> None:
    spoken = Tone().synthesize(Request(spans("In", "", "the", "end"), "tone"))
    beats = [(0, 2), (2, 2), (3, 6), (7, 10)]
    assert spoken.marks == tuple((start * 2205 // 2, end * 2205 // 2) for start, end in beats)
    assert spoken.audio.frames == 11025
    assert spoken.timing == "exact"


def test_rate_divides_every_time() -> None:
    assert Tone().synthesize(Request(spans("In", "the", "end"), "", rate=2.0)).marks == ((0, 1102), (1653, 3307), (3858, 5512))


def test_gaps_are_silent_and_ends_are_quiet() -> None:
    spoken = Tone().synthesize(Request(spans("one", "two"), ""))
    (_, end), (start, _) = spoken.marks
    assert not spoken.audio.pcm[end:start].any()
    assert np.abs(np.diff(spoken.audio.pcm.astype(int))).max() < 2500
    assert abs(int(spoken.audio.pcm[0])) < 100
    assert abs(int(spoken.audio.pcm[-1])) < 100


@pytest.mark.parametrize(("pitch", "hertz"), [(0.0, 440), (12.0, 880), (-12.0, 220)])
def test_pitch_is_in_semitones(pitch: float, hertz: int) -> None:
    audio = Tone().synthesize(Request(spans("a" * 20), "", pitch=pitch)).audio
    loudest = int(np.argmax(np.abs(np.fft.rfft(audio.pcm))))
    assert loudest / audio.seconds == pytest.approx(hertz, abs=2)
