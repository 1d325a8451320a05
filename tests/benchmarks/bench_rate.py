"""Fast speech: how well it is understood and how true its marks are, made in several ways: `python -m tests.benchmarks.bench_rate [VOICE]`.

Nobody's recognizer hears speech at four times its speed, so the sound is slowed again by ffmpeg (atempo, which keeps the pitch) to
the length it has at a rate of 1, and then written down by pocketsphinx as in bench_voices. Marks are compared with where the
words of the same voice at a rate of 1, whose marks are exact, lie when both sounds are laid beside each other every 5 ms; that is itself
out by 2 ms. `sonic` is what the library makes by itself beyond 450 words a minute; the others are shortened from that many.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from narrator.audio import Audio, trim
from narrator.engines import Request, Span, Spoken, espeak, load_engine
from narrator.recording import alignment
from narrator.recording.warping import warp
from tests.benchmarks.bench_names import distance
from tests.benchmarks.bench_voices import listener, sentences, words
from tests.recognizer import HEARD_AT, heard

RATES = (2.0, 2.5, 3.0, 4.0)
BASES = (175, 260, 350, 450)
TEXT, SENTENCES = "feature", 8
FINE = 0.005
"""Seconds from one frame of cepstra to the next."""


def ways(spans: tuple[Span, ...], voice: str, rate: float) -> Iterator[tuple[str, Spoken]]:
    """The request as each way makes it."""
    request = Request(spans, voice, rate=rate)
    own = round(rate * espeak.NORMAL_WPM)
    with patch.object(espeak, "OWN_WPM", 900):
        yield "own" if own <= 450 else "sonic", load_engine("espeak").synthesize(request)
    for base in (base for base in BASES if base < own):
        with patch.object(espeak, "OWN_WPM", base), patch.object(espeak, "BASE_WPM", base):
            yield str(base), load_engine("espeak").synthesize(request)


def edits(audio: Audio, seconds: float, spans: tuple[Span, ...]) -> int:
    """How many words the recognizer gets wrong when the sound lasts `seconds`."""
    slow = max(0.25, min(1.0, audio.seconds / seconds))
    tempo = f"atempo={slow}" if slow >= 0.5 else f"atempo=0.5,atempo={max(0.5, slow / 0.5)}"
    command = ["ffmpeg", "-v", "error", "-f", "s16le", "-ar", str(audio.rate), "-ac", "1", "-i", "-", "-af", tempo]
    command += ["-ar", str(HEARD_AT), "-f", "s16le", "-"]
    sound = subprocess.run(command, input=audio.pcm.tobytes(), capture_output=True, check=True).stdout
    return distance(heard(listener(TEXT), sound), words(spans))


def late(fast: Spoken, normal: Spoken) -> NDArray[np.float64]:
    """Seconds between the mark of each word and where it is."""
    (there, before), (here, front) = trim(normal.audio), trim(fast.audio)
    with patch.object(alignment, "HOP_SECONDS", FINE):
        path, _ = warp(alignment.cepstra(there), alignment.cepstra(here))
    starts = np.array([(start - before) / there.rate for start, _ in normal.marks]) / FINE
    places = np.interp(starts, path[:, 0], path[:, 1]) * FINE
    return np.array([(start - front) / here.rate for start, _ in fast.marks]) - places


def main(voice: str) -> None:
    """Prints the table."""
    print("| rate | made | word error | marks off by, median | 90 % within |\n|---|---|---|---|---|")
    chosen = sentences(TEXT)[:SENTENCES]
    count = sum(len(words(spans)) for spans in chosen)
    for rate in RATES:
        wrong: dict[str, int] = {}
        off: dict[str, list[float]] = {}
        for spans in chosen:
            normal = load_engine("espeak").synthesize(Request(spans, voice))
            for way, fast in ways(spans, voice, rate):
                wrong[way] = wrong.get(way, 0) + edits(fast.audio, normal.audio.seconds, spans)
                off.setdefault(way, []).extend(np.abs(late(fast, normal)) * 1000)
        for way, errors in wrong.items():
            far = off[way]
            print(
                f"| {rate:g} | {way} | {errors / count:.2f} | {np.median(far):.0f} ms | {np.percentile(far, 90):.0f} ms |",
                flush=True,
            )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "en-us+edward")
