"""How far word times lie from forced alignment: `python -m tests.benchmarks.bench_words [ARTICLE]`.

The finished MP3 is decoded by ffmpeg, which drops the delay its LAME tag gives, and pocketsphinx's American model is asked where each
word of an utterance begins, knowing the words; the transcript's time is compared with that. Utterances with a word the model has no
pronunciation for are left out. The model was made for people, counts in frames of 10 ms, and has its own view of where a
stop or an h begins, so part of the distance is its: the figure says nothing finer than that.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pocketsphinx import Decoder, get_model_path

from narrator import adapt, read

ARTICLE = Path(__file__).parents[2] / "seeds" / "feature.txt"
RATE = 16_000
"""Samples a second the model was made for."""
FRAME = 0.01
"""Seconds between two of its frames."""
MARGIN = 0.05
"""Seconds of sound around an utterance it is given, which are silence in the episode."""


@cache
def pronounced() -> frozenset[str]:
    """The words the model can align."""
    lines = Path(get_model_path("en-us/cmudict-en-us.dict")).read_text().splitlines()
    return frozenset(line.split(maxsplit=1)[0] for line in lines)


def spoken(word: str) -> list[str]:
    """What is said for a word of the page, as the model's dictionary writes it."""
    return [part.strip("'") for part in re.findall(r"[a-z']+", word.lower().replace("’", "'")) if part.strip("'")]


def utterances(article: Path, transcript: Path) -> Iterator[tuple[list[list[str]], list[float], float]]:
    """For each utterance of the article that can be aligned: its words as they are said, when each begins, and when the last ends."""
    segments = iter(json.loads(transcript.read_text(encoding="utf-8"))["segments"])
    for utterance in adapt(read(article)).utterances:
        words = [spoken(word.spoken) for word in utterance.words()]
        times = [next(segments) for _ in words]
        if all(words) and pronounced().issuperset(part for word in words for part in word):
            yield words, [time["startTime"] for time in times], times[-1]["endTime"]


def aligned(decoder: Decoder, words: list[list[str]], sound: NDArray[np.int16]) -> list[float] | None:
    """When each word begins in the sound, seconds; None when the model does not find them all."""
    decoder.set_align_text(" ".join(part for word in words for part in word))
    decoder.start_utt()
    decoder.process_raw(sound.tobytes(), full_utt=True)
    decoder.end_utt()
    found = [one.start_frame * FRAME for one in decoder.seg() or () if not one.word.startswith(("<", "["))]
    if len(found) != sum(map(len, words)):
        return None
    firsts = np.cumsum([0, *map(len, words[:-1])])
    return [found[first] for first in firsts]


def distances(article: Path, sound: Path) -> NDArray[np.float64]:
    """How many seconds after the model each word of an episode is said to begin."""
    command = ["ffmpeg", "-v", "error", "-i", str(sound), "-map", "0:a", "-f", "s16le", "-ac", "1", "-ar", str(RATE), "-"]
    pcm = np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, "<i2")
    decoder = Decoder(lm=None, loglevel="FATAL")
    found: list[float] = []
    for words, starts, end in utterances(article, sound.with_suffix(".json")):
        begin = starts[0] - MARGIN
        heard = aligned(decoder, words, pcm[max(0, round(begin * RATE)) : round((end + MARGIN) * RATE)])
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
