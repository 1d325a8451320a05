"""Words said in two ways: each case, heard as the voice says it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from narrator.engines import Request, Span
from narrator.engines.espeak import Espeak
from narrator.script import Lexicon, Utterance
from narrator.script.sayas import speak
from tests.benchmarks.bench_names import folded

_FILE = Path(__file__).parents[2] / "cases" / "heteronyms.tsv"
CASES = [line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def heard(ipa: str) -> str:
    """The sounds, weak vowels as one, with the number of vowels before the stress."""
    sounds = re.sub("[ɪʌ]", "ə", "".join(folded(ipa))).replace("iə", "əə").replace("ɝ", "əɹ")
    before = re.findall("[aeiouɑɔəɛɪʊʌæɚɝɜɐᵻ]+", ipa.partition("ˈ")[0]) if "ˈ" in ipa else []
    return f"{sounds} {len(before)}"


@pytest.mark.parametrize("word", sorted({word for word, _, _ in CASES}))
def test_the_words_around_decide(word: str) -> None:
    wrong = []
    for ipa, sentence in [case for name, *case in CASES if name == word]:
        words = Utterance(0, "body", Lexicon(sentence).readings(speak(sentence)), 0).words()
        spans = tuple(Span(w.written, w.spoken, w.ipa) for w in words)
        said, wanted = Espeak().pronounce([Request(spans, "en-us"), Request((Span(word, word, ipa),), "en-us")])
        if not any(heard(part) == heard(wanted) for part in said.split()):
            wrong.append(f"{sentence!r} is said {said}, and not {wanted}")
    assert not wrong, "\n".join(wrong)


def test_there_are_enough_words_and_three_cases_of_each() -> None:
    counts = Counter(word.lower() for word, _, _ in CASES)
    assert len(counts) >= 40
    assert min(counts.values()) >= 3
