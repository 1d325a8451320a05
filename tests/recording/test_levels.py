"""Every voice comes to the loudness asked for, and no paragraph stands out from its neighbours."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from narrator.article import read_text
from narrator.audio import GAIN_STEPS_DB, Audio, integrated, limit, loudness_curve
from narrator.engines import Request
from narrator.recording import Recording, Take, gains
from narrator.script import adapt

STEPPING = (2500, 2600, 6500, 2400, 9000)
"""The level of each paragraph by a voice that is now soft, now loud: up to 11 dB between two."""


def _said(level: float) -> Audio:
    """Six seconds of something like speech."""
    rng = np.random.default_rng(3)
    time = np.arange(6 * 22_050) / 22_050
    tone = sum(np.sin(2 * np.pi * 130 * n * time) / n for n in range(1, 25))
    sound = np.clip(np.sin(2 * np.pi * 2.3 * time) + 0.5, 0, 1) * (tone + 0.1 * rng.standard_normal(len(time)))
    return Audio(22_050, np.clip(sound * level, -32_768, 32_767).astype(np.int16))


def _recording(sounds: list[Audio]) -> Recording:
    """A paragraph of one sentence for each sound, all by one voice."""
    script = adapt(read_text("A Headline\n\n" + "\n\n".join("A sentence stands here." for _ in sounds)))
    paragraphs = tuple(passage for passage in script.passages if passage.kind == "paragraph")
    script = type(script)(**{f: getattr(script, f) for f in script.__slots__} | {"passages": paragraphs, "opening": ()})
    takes = tuple(Take("x", Request((), ""), Path(), 22_050, s.frames, (), "exact", cached=False) for s in sounds)
    curves = [loudness_curve(sound).astype(np.uint64) for sound in sounds]
    blocks = [utterance.block for utterance in script.utterances]
    found = {("x:", block): integrated(curve) for block, curve in zip(blocks, curves, strict=True) if block is not None}
    return Recording(script, takes, {"x:": sum(curves, np.zeros_like(curves[0]))}, found, "x", {}, "algorithmicMedia")


def _loudness(sound: Audio, gain: float) -> float:
    return float(integrated(loudness_curve(limit(sound, gain)).astype(np.uint64))[GAIN_STEPS_DB.index(0)])


@pytest.mark.parametrize("lufs", [-16, -19])
def test_a_voice_that_steps_between_paragraphs_is_heard_level(lufs: float) -> None:
    sounds = [_said(level) for level in STEPPING]
    heard = [_loudness(sound, gain) for sound, gain in zip(sounds, gains(_recording(sounds), lufs), strict=True)]
    assert max(abs(a - b) for a, b in pairwise(heard)) <= 1
    assert heard == pytest.approx([lufs] * len(sounds), abs=0.5)


def test_a_voice_that_is_even_has_one_gain_and_keeps_its_dynamics() -> None:
    sounds = [_said(level) for level in (5000, 5150, 4900, 5000)]
    assert len(set(gains(_recording(sounds), -16))) == 1


def test_a_voice_that_comes_too_loud_is_turned_down() -> None:
    sounds = [_said(24_000)] * 2
    found = gains(_recording(sounds), -19)
    assert found[0] < 0
    assert _loudness(sounds[0], found[0]) == pytest.approx(-19, abs=0.5)
