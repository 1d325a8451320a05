"""Say-as: each rule on its cases, and the laws that hold for any text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator import normalize
from narrator.script.sayas import RULES, speak

_FILE = Path(__file__).parents[1] / "cases" / "say_as.tsv"
CASES = [line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize(("rule", "written", "spoken"), CASES)
def test_a_rule_reads_its_cases(rule: str, written: str, spoken: str) -> None:
    readings = speak(written)
    assert "".join(reading.spoken for reading in readings) == spoken
    rules = {reading.rule for reading in readings} - {"-"}
    assert rule in rules if rule != "-" else not rules


def test_every_rule_has_a_case() -> None:
    assert {rule.name for rule in RULES["en"]} <= {case[0] for case in CASES}


@given(st.text(max_size=400))
@settings(max_examples=300, deadline=None)
def test_readings_join_to_the_text_and_stand_where_they_say(text: str) -> None:
    readings = speak(text, offset=7)
    assert "".join(reading.written for reading in readings) == text
    assert all(text[reading.start - 7 : reading.end - 7] == reading.written for reading in readings)


@given(st.text(alphabet="0123456789.,$%-:/ AVIXbnm'", max_size=200))
@settings(max_examples=300, deadline=None)
def test_figures_never_break_it(text: str) -> None:
    assert isinstance(normalize(text), str)


@pytest.mark.parametrize("unit", ["1", "1,", "1.", "1-", "$1 ", "A", "A.", "I", "“", "in 1984 ", "May ", " "])
def test_reading_is_linear_in_the_text(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        began = time.perf_counter()
        normalize(text)
        return time.perf_counter() - began

    short = max(min(seconds(50_000) for _ in range(2)), 0.001)
    assert seconds(400_000) < 8 * short * 4


def test_other_languages_are_left_to_the_voice() -> None:
    assert normalize("Um 19.30 Uhr kamen 300 Gäste.", "de") == "Um 19.30 Uhr kamen 300 Gäste."


def test_the_lexicon_wins_over_every_rule_and_takes_whole_words() -> None:
    readings = speak("BBC and BBCs in Kyiv", lexicon={"BBC": "Beeb", "Kyiv": "Keev"})
    assert "".join(reading.spoken for reading in readings) == "Beeb and B B Cs in Keev"
