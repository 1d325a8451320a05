"""How far word times lie from forced alignment: `python -m tests.benchmarks.bench_words [ARTICLE]`.

The finished MP3 is decoded by ffmpeg, which drops the delay its LAME tag gives, and pocketsphinx's American model is asked where each
word of an utterance begins, knowing the words; the transcript's time is compared with that. Utterances with a word the model has no
pronunciation for are left out. The model was made for people, counts in frames of 10 ms, and has its own view of where a
stop or an h begins, so part of the distance is its: the figure says nothing finer than that.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from narrator import adapt, read
from tests import recognizer

ARTICLE = Path(__file__).parents[2] / "seeds" / "feature.txt"
RATE = recognizer.HEARD_AT
MARGIN = 0.05
"""Seconds of sound around an utterance it is given, which are silence in the episode."""


def utterances(article: Path, transcript: Path) -> Iterator[tuple[list[list[str]], list[float], float]]:
    """For each utterance of the article that can be aligned: its words as they are said, when each begins, and when the last ends."""
    segments = iter(json.loads(transcript.read_text(encoding="utf-8"))["segments"])
    for utterance in adapt(read(article)).utterances:
        words = [recognizer.words([word.spoken]) for word in utterance.words()]
        times = [next(segments) for _ in words]
        if all(words) and all(part in recognizer.pronounced() for word in words for part in word):
            yield words, [time["startTime"] for time in times], times[-1]["endTime"]


def distances(article: Path, sound: Path) -> NDArray[np.float64]:
    """How many seconds after the model each word of an episode is said to begin."""
    command = ["ffmpeg", "-v", "error", "-i", str(sound), "-map", "0:a", "-f", "s16le", "-ac", "1", "-ar", str(RATE), "-"]
    pcm = np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, "<i2")
    said = list(utterances(article, sound.with_suffix(".json")))
    decoder = recognizer.aligner({part for words, _, _ in said for word in words for part in word})
    found: list[float] = []
    for words, starts, end in said:
        begin = starts[0] - MARGIN
        heard = recognizer.aligned(decoder, words, pcm[max(0, round(begin * RATE)) : round((end + MARGIN) * RATE)])
        if heard:
            found += [start - max(0.0, begin) - there for start, there in zip(starts, heard, strict=True)]
    return np.array(found)


def measure(article: Path) -> str:
    """The figures of an article, narrated now."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "narrator", str(article), "-o", folder, "-q"], check=True, stdout=subprocess.DEVNULL
        )
        found = distances(article, next(Path(folder).glob("*/*.mp3")))
    far = np.abs(found) * 1000
    return (
        f"{len(found)} words: median {np.median(far):.0f} ms, 90 % within {np.percentile(far, 90):.0f} ms; "
        f"half of them {abs(np.median(found)) * 1000:.0f} ms or more {'late' if np.median(found) > 0 else 'early'}"
    )


if __name__ == "__main__":
    print(measure(Path(sys.argv[1]) if len(sys.argv) > 1 else ARTICLE))
