"""Sound: measured against ffmpeg, which this project did not write."""

from __future__ import annotations

import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from narrator.audio import CEILING, Audio, gain_for, limit, loudness, loudness_curve, resample, trim
from tests.conftest import Heard


def _voice(seconds: float = 6, rate: int = 22_050, level: float = 6000) -> Audio:
    """Something like speech: a pulse train through two resonances, in syllables."""
    rng = np.random.default_rng(1)
    time = np.arange(int(seconds * rate)) / rate
    syllables = np.clip(np.sin(2 * np.pi * 2.1 * time) + 0.4, 0, 1)
    tone = sum(np.sin(2 * np.pi * 120 * n * time) / n for n in range(1, 30))
    sound = syllables * (tone + 0.1 * rng.standard_normal(len(time)))
    return Audio(rate, (sound * level).astype(np.int16))


def _measured(heard: Callable[..., Heard], audio: Audio, path: Path) -> float:
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, audio.rate, 0, "NONE", ""))
        file.writeframes(audio.pcm.tobytes())
    return heard(path).lufs


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 48_000])
def test_resampling_keeps_the_sound_and_its_length(rate: int) -> None:
    time = np.arange(rate) / rate
    fade = np.clip(np.minimum(time, 1 - time) * 50, 0, 1)
    tone = Audio(rate, (8000 * fade * np.sin(2 * np.pi * 440 * time)).astype(np.int16))
    there = resample(tone, 44_100)
    expected = 8000 * np.sin(2 * np.pi * 440 * np.arange(44_100) / 44_100)
    assert there.frames == 44_100
    assert np.abs(there.pcm[4410:-4410] - expected[4410:-4410]).max() < 3


@pytest.mark.parametrize("hertz", [300, 5000, 10_000, 10_750])
def test_a_voice_at_half_the_rate_gets_no_second_voice_above_it(hertz: int) -> None:
    time = np.arange(22_050) / 22_050
    tone = 20_000 * np.sin(2 * np.pi * hertz * time) * np.clip(np.minimum(time, 1 - time) * 20, 0, 1)
    spectrum = np.abs(np.fft.rfft(resample(Audio(22_050, np.rint(tone).astype(np.int16)), 44_100).pcm * np.hanning(44_100)))
    assert 20 * np.log10(spectrum[11_250:].max() / spectrum[hertz]) < -80
    assert int(spectrum.argmax()) == hertz


@pytest.mark.parametrize("sound", [np.zeros(0), np.zeros(900), np.full(900, 15), np.full(3, 8000), np.full(900, 8000)])
def test_a_sound_with_next_to_nothing_in_it_can_be_measured(sound: np.ndarray) -> None:
    taken, _ = trim(Audio(22_050, sound.astype(np.int16)))
    gain_for(loudness_curve(taken).astype(np.uint64), -16)  # an engine may be silent on one sentence
    assert (loudness([taken]) is None) == (not taken.frames)


def test_trimming_leaves_digital_silence_at_both_ends_and_says_what_went() -> None:
    pcm = np.concatenate([np.zeros(1000), np.full(5000, 3000), np.zeros(700)]).astype(np.int16)
    trimmed, front = trim(Audio(22_050, pcm))
    assert front == 1000 - 110
    assert trimmed.frames == 5000 + 2 * 110
    assert trimmed.pcm[0] == trimmed.pcm[-1] == 0
    assert trim(Audio(22_050, np.zeros(500, np.int16)))[0].frames == 0


@pytest.mark.parametrize("gain", [0, 6, 12, 20])
def test_no_sample_passes_the_ceiling(gain: float) -> None:
    limited = limit(_voice(level=12_000), gain)
    assert np.abs(limited.pcm.astype(int)).max() <= CEILING * 32768 + 1


def test_what_is_below_the_ceiling_is_only_made_louder() -> None:
    quiet = _voice(level=800)
    assert np.abs(limit(quiet, 6).pcm - quiet.pcm * 10 ** (6 / 20)).max() <= 1


@pytest.mark.parametrize("level", [1500, 6000, 11_000])
@pytest.mark.parametrize("lufs", [-16, -19, -23])
def test_the_gain_solves_for_the_loudness_a_meter_shows(
    heard: Callable[..., Heard], tmp_path: Path, level: float, lufs: float
) -> None:
    voice = _voice(level=level)
    gain = gain_for(loudness_curve(voice).astype(np.uint64), lufs)
    if 0 < gain < 20:
        assert _measured(heard, limit(voice, gain), tmp_path / "voice.wav") == pytest.approx(lufs, abs=0.5)


def test_loudness_curves_add_up(heard: Callable[..., Heard], tmp_path: Path) -> None:
    quiet, loud = _voice(level=2000), _voice(level=5000)
    gain = gain_for(loudness_curve(quiet).astype(np.uint64) + loudness_curve(loud), -16)
    both = Audio(22_050, np.concatenate([limit(quiet, gain).pcm, limit(loud, gain).pcm]))
    assert _measured(heard, both, tmp_path / "both.wav") == pytest.approx(-16, abs=0.5)
