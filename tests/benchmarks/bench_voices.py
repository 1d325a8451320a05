"""How well a recognizer understands each English voice of espeak: word error on invented news, with the article's words to choose from.

Run `python -m tests.benchmarks.bench_voices [VOICE[@RATE]...]`; without voices, all English variants on a short text and
then the best of them on all texts. It needs pocketsphinx (`pip install ".[test]"`), which brings its American model along.

The recognizer knows each sentence's article as a bag of words, all equally likely; so it has nothing to go by but the sound. Words it
has no pronunciation for are left out of the bag, and count as errors for every voice alike. The figure is edits over words of the reference; a recognizer is
not a listener, so it ranks voices and says nothing about how they please.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from pocketsphinx import Decoder

from narrator import adapt, read
from narrator.audio import resample
from narrator.engines import Request, Span, load_engine
from narrator.engines.dialect import variants
from narrator.engines.libespeak import data_folder
from tests import recognizer
from tests.benchmarks.bench_names import distance

SEEDS = Path(__file__).parents[2] / "seeds"
TEXTS = ("breaking-news", "markets", "sports", "feature")
DIALECTS = ("en-us", "en-gb", "en-gb-x-rp", "en-gb-scotland", "en-us-nyc")
SENTENCES = 12
"""Of the first text, for the first round: about 1 min 40 s of speech."""
FINALISTS = 12


@dataclass(frozen=True, slots=True)
class Score:
    """What the recognizer made of one voice."""

    voice: str
    rate: float
    edits: int
    words: int
    wpm: float
    """Words a minute as spoken, pauses inside the sentences included."""

    @property
    def error(self) -> float:
        """Edits over words."""
        return self.edits / self.words


@cache
def sentences(text: str) -> tuple[tuple[Span, ...], ...]:
    """The utterances of a seed's body, as they are given to an engine."""
    script = adapt(read(SEEDS / f"{text}.txt"))
    return tuple(
        tuple(Span(word.written, word.spoken, word.ipa) for word in utterance.words())
        for utterance in script.utterances
        if utterance.role == "body" and len(utterance.words()) > 3
    )


def words(spans: Iterable[Span]) -> list[str]:
    """The words of spans as the recognizer's dictionary writes them."""
    return recognizer.words(span.spoken for span in spans)


@cache
def listener(text: str) -> Decoder:
    """A recognizer that takes every word of one seed for equally likely."""
    return recognizer.listener(word for spans in sentences(text) for word in words(spans))


def heard(text: str, spans: tuple[Span, ...], voice: str, rate: float) -> tuple[int, float]:
    """Edits between what the recognizer heard of a sentence and its words, and how many seconds the sentence took."""
    audio = load_engine("espeak").synthesize(Request(spans, voice, rate=rate)).audio
    found = recognizer.heard(listener(text), resample(audio, recognizer.HEARD_AT).pcm.tobytes())
    sound = np.flatnonzero(audio.pcm)
    return distance(found, words(spans)), (sound[-1] - sound[0]) / audio.rate


def score(voice: str, rate: float, texts: tuple[str, ...], most: int) -> Score:
    """The score of one voice over the first `most` sentences of each text."""
    chosen = [(text, spans) for text in texts for spans in sentences(text)[:most]]
    results = [heard(text, spans, voice, rate) for text, spans in chosen]
    count = sum(len(words(spans)) for _, spans in chosen)
    return Score(voice, rate, sum(edits for edits, _ in results), count, 60 * count / sum(seconds for _, seconds in results))


def print_table(scores: Iterable[Score]) -> list[Score]:
    """Prints the scores, best first, and gives them in that order."""
    ordered = sorted(scores, key=lambda one: one.error)
    print("| voice | rate | words a minute | word error |\n|---|---|---|---|")
    for one in ordered:
        print(f"| `{one.voice}` | {one.rate:g} | {one.wpm:.0f} | {one.error:.2f} |")
    print(flush=True)
    return ordered


def main() -> None:
    """Prints the tables."""
    with ProcessPoolExecutor() as pool:

        def scored(voices: Iterable[tuple[str, float]], texts: tuple[str, ...], most: int) -> list[Score]:
            futures = [pool.submit(score, voice, rate, texts, most) for voice, rate in voices]
            return print_table(future.result() for future in futures)

        named = [(name, float(rate or 1)) for name, _, rate in (argument.partition("@") for argument in sys.argv[1:])]
        if not named:
            first = [f"en-us+{name}" for name in sorted(variants(data_folder()).values())]
            tried = scored([(voice, 1.0) for voice in (*DIALECTS, *first)], TEXTS[:1], SENTENCES)
            named = [(one.voice, one.rate) for one in tried[:FINALISTS]] + [("en-us", 1.0)]
        scored(named, TEXTS, SENTENCES)


if __name__ == "__main__":
    main()
