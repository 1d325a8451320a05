"""Word times of engines that tell none: laid beside espeak's, and honest about how they came about."""

from __future__ import annotations

import os
import subprocess
import wave
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from narrator import adapt, find_voice, read, record
from narrator.audio import Audio, trim
from narrator.engines import Request, Span, load_engine
from narrator.recording import Pool
from narrator.recording.alignment import align, share
from narrator.recording.store import Store

SEED = Path(__file__).parents[2] / "seeds" / "feature.txt"
MEDIAN_MS, NINE_OF_TEN_MS = 30, 90
"""How far from where it is said a word's time may lie."""


@cache
def _sentences(most: int) -> list[tuple[Span, ...]]:
    utterances = [
        utterance for utterance in adapt(read(SEED)).utterances if utterance.role == "body" and len(utterance.words()) > 5
    ]
    return [tuple(Span(word.written, word.spoken) for word in utterance.words()) for utterance in utterances[:most]]


def _late(found: tuple[tuple[int, int], ...], true: list[int | None], rate: int) -> list[float]:
    """Milliseconds between where words were put and where they are."""
    return [abs(mark[0] - start) / rate * 1000 for mark, start in zip(found, true, strict=True) if start is not None]


def _within_bounds(errors: list[float]) -> bool:
    return float(np.median(errors)) <= MEDIAN_MS and float(np.percentile(errors, 90)) <= NINE_OF_TEN_MS


@pytest.mark.parametrize(
    ("voice", "rate", "pitch"), [("en-us+f2", 1.0, 3.0), ("en-us+m3", 0.8, -2.0), ("en-gb-scotland+f5", 1.2, 0.0)]
)
def test_the_words_of_another_voice_are_found_in_its_sound_alone(voice: str, rate: float, pitch: float) -> None:
    errors: list[float] = []
    for spans in _sentences(10):
        spoken = load_engine("espeak").synthesize(Request(spans, voice, "en-us", rate, pitch))
        audio, front = trim(spoken.audio)
        found = align(audio, Request(spans, "", "en-us"))
        assert found
        assert found[-1][1] == audio.frames
        errors += _late(found, [start - front if end > start else None for start, end in spoken.marks], audio.rate)
    assert len(errors) > 100
    assert _within_bounds(errors)


@pytest.mark.parametrize("voice", ["slt", "rms", "kal"])
def test_the_words_of_another_synthesizer_are_found(program: Callable[[str], str], voice: str, tmp_path: Path) -> None:
    flite, errors = program("flite"), []
    for spans in _sentences(10):
        audio, starts = _flite(flite, voice, spans, tmp_path / "said.wav")
        trimmed, front = trim(audio)
        found = align(trimmed, Request(spans, "", "en-us"))
        if found and starts:
            errors += _late(found, [None if start is None else start - front for start in starts], audio.rate)
    assert len(errors) > 100
    assert _within_bounds(errors)


def _flite(flite: str, voice: str, spans: tuple[Span, ...], path: Path) -> tuple[Audio, list[int | None] | None]:
    """The sound flite makes of the words, and when each begins by flite's own account; None where that cannot be counted."""
    words = [span.spoken.translate({ord("“"): None, ord("”"): None, ord("’"): "'"}) for span in spans]

    # All voices look their words up in one lexicon; the first is the quickest to load.
    alone = [sum(phone != "pau" for phone in _phones(flite, "kal", "-ps", f"{word} ", os.devnull)) for word in words]
    timed = [segment.split(":") for segment in _phones(flite, voice, "-psdur", " ".join(words) + " ", str(path))]
    with wave.open(str(path)) as file:
        audio = Audio(file.getframerate(), np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.int16))
    begins = [0.0, *(float(end) for _, end in timed)]
    phones = [round(begin * audio.rate) for begin, (phone, _) in zip(begins, timed, strict=False) if phone != "pau"]
    if len(phones) != sum(alone):
        return audio, None
    firsts = [sum(alone[:number]) for number in range(len(alone))]
    return audio, [phones[first] if count else None for first, count in zip(firsts, alone, strict=True)]


@cache
def _phones(*command: str) -> list[str]:
    flite, voice, how, text, path = command
    program = [flite, "-voice", voice, how, "-t", text, "-o", path]
    return subprocess.run(program, capture_output=True, text=True, check=True).stdout.split()


def test_what_does_not_sound_like_the_words_is_not_aligned_with_them() -> None:
    spans = _sentences(1)[0]
    request = Request(spans, "", "en-us")
    seconds = load_engine("espeak").synthesize(request).audio.seconds
    noise = np.random.default_rng(1).normal(size=round(seconds * 22050)) * 3000
    assert align(Audio(22050, noise.astype(np.int16)), request) is None
    assert align(Audio(22050, noise[:4000].astype(np.int16)), request) is None
    assert align(Audio(22050, noise.astype(np.int16)), replace(request, language="tlh-none")) is None


def test_shares_follow_what_is_said_and_not_what_is_written() -> None:
    marks = share(
        1000, Request((Span("$5.3bn", "five point three billion dollars"), Span("—", ""), Span("went", "went")), "", "en")
    )
    assert marks[0][0] == 0
    assert marks[0][1] > 700
    assert marks[1][0] == marks[1][1] == marks[2][0]
    assert marks[2][1] == 1000


def test_the_system_voice_gets_word_times_from_its_sound(tmp_path: Path, pool: Pool) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Budget grows to $5.3bn\n\nThe council agreed on a budget of $5.3bn on Monday.\n", encoding="utf-8")
    recording = record(adapt(read(str(article))), find_voice("system"), pool, Store(tmp_path / "store"))
    assert {take.timing for take in recording.takes} == {"aligned"}
    for take in recording.takes:
        assert len(take.marks) == len(take.request.spans)
        assert list(take.marks) == sorted(take.marks)
    assert any(span.text == "$5.3bn" for take in recording.takes for span in take.request.spans)
