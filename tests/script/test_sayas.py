"""Say-as: each rule on its cases, and the laws that hold for any text."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator import normalize
from narrator.script.names import Lexicon, Tiers
from narrator.script.sayas import RULES, speak

_CASES = Path(__file__).parents[1] / "cases"


def _rows(name: str) -> list[list[str]]:
    lines = (_CASES / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


CASES = _rows("say_as.tsv")
NEWS = tuple(f"say_as_{name}.tsv" for name in ("news", "wire", "press", "world", "daily", "desk"))


@pytest.mark.parametrize("rule", sorted({rule for rule, _, _ in CASES}))
def test_a_rule_reads_its_cases(rule: str) -> None:
    wrong = []
    for written, spoken in [case for name, *case in CASES if name == rule]:
        readings = speak(written)
        said, rules = "".join(reading.spoken for reading in readings), {reading.rule for reading in readings} - {"-"}
        if said != spoken or (rule not in rules if rule != "-" else rules):
            wrong.append(f"{written!r} is read as {said!r} by {rules or 'no rule'}, and not as {spoken!r}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", NEWS)
def test_a_sentence_of_the_news_is_read_as_a_newsreader_would(name: str) -> None:
    cases = [(normalize(written), spoken) for _, written, spoken in _rows(name)]
    assert cases
    wrong = [f"{said!r}, and not {spoken!r}" for said, spoken in cases if said != spoken]
    assert not wrong, "\n".join(wrong)


def test_every_rule_has_a_case_and_so_has_what_no_rule_may_touch() -> None:
    assert {rule.name for rule in RULES["en"]} | {"-"} == {case[0] for case in CASES}
    assert len(CASES) >= 600


_TEXT = st.one_of(
    st.text(max_size=300),
    st.text(alphabet="0123456789.,$£€%-–:/ '’\"()[]#@&+<>=~°AVIXMDCLbnmspt²₂½é\n", max_size=200),
    st.lists(st.sampled_from([written for _, written, _ in CASES]), max_size=6).map(" ".join),
    st.lists(st.sampled_from([written for _, written, _ in CASES]), max_size=4).map("".join),
)


@given(_TEXT)
@settings(max_examples=600, deadline=None)
def test_readings_join_to_the_text_and_stand_where_they_say(text: str) -> None:
    readings = speak(text, offset=7)
    assert "".join(reading.written for reading in readings) == text
    assert all(text[reading.start - 7 : reading.end - 7] == reading.written != "" for reading in readings)
    assert isinstance(normalize(text), str)


@given(_TEXT)
@settings(max_examples=300, deadline=None)
def test_no_figure_is_left_to_the_voice(text: str) -> None:
    assert not re.search("[0-9]", normalize(text))


@given(st.lists(st.sampled_from([written for _, written, _ in CASES if '"' not in written and "“" not in written]), max_size=5))
@settings(max_examples=300, deadline=None)
def test_what_stands_in_quotation_marks_is_not_paraphrased(parts: list[str]) -> None:
    """Plain words stay as they are, in their order; and every figure there is said, none of them twice or not at all."""
    readings = speak("“" + " ".join(parts) + "”")
    plain = [reading for reading in readings if reading.rule == "-"]
    assert all(reading.spoken == reading.written for reading in plain)
    assert all(reading.spoken for reading in readings if re.search("[0-9]", reading.written) and reading.rule != "footnote")


_WORD = st.text(alphabet="abcdefghijklmnopqrstuvwyz", min_size=5, max_size=9)


@given(st.lists(_WORD, min_size=1, max_size=30))
@settings(max_examples=200, deadline=None)
def test_plain_words_are_never_touched(words: list[str]) -> None:
    text = "“" + " ".join(words) + "”, she said."
    assert normalize(text) == text


@pytest.mark.parametrize(
    ("text", "written", "sound"),
    [
        ("the FBI said", "FBI", "ˌɛfbˌiːˈaɪ"),
        ("the ACLU's case", "ACLU's", "ˌeɪsˌiːˌɛljˈuːz"),
        ("two CEOs", "CEOs", "sˌiːˌiːˈoʊz"),
        ("the U.S. government", "U.S.", "jˌuːˈɛs"),
        ("an mRNA shot", "mRNA", "ˌɛmˌɑːɹˌɛnˈeɪ"),
        ("a NATO ship", "a NATO ship", None),
        ("an eSIM card", "an eSIM card", None),
    ],
)
def test_letters_stay_as_written_and_carry_their_sound(text: str, written: str, sound: str | None) -> None:
    sounds = {reading.written: reading.ipa for reading in speak(text)}
    assert sounds[written] == sound


@pytest.mark.parametrize(
    "text",
    [
        "1/2 of them, 2/3 of us, on 7/7, 10-12 people, won 3-2, the 2024/25 season, at 1200, 1984 pages, Part X, Malcolm X",
        "the MC, an MD, in DC, a CD, his CV, from LA, 100M viewers, $5b, 5G, a 10K race, 5g of salt, a 747, a 911 call, 1.234",
        "in Portland, ME, and Gary, IN, 3m people, the 100m final, 2.4m tall, he/she, 40 °C, at 9.30 p.m., 2024-05-06",
    ],
)
def test_what_news_writes_every_day_is_not_doubted(text: str) -> None:
    assert [reading.written for reading in speak(text) if reading.doubt] == []


def test_what_was_spoken_is_never_read_again() -> None:
    assert normalize("It is $1.50.") == "It is one dollar and fifty cents."
    text = "Zed and $2"
    readings = Lexicon(text, "en", Tiers({"Zed": "$5 No. 3 FBI"})).readings(speak(text))
    assert "".join(reading.spoken for reading in readings) == "$5 No. 3 FBI and two dollars"


def test_a_reading_is_as_tight_as_what_is_said_as_one() -> None:
    written = [
        reading.written for reading in speak("In 2005 the $61 billion deal won 51-49 on Feb. 13, 2006.") if reading.rule != "-"
    ]
    assert written == ["2005", "$61 billion", "51-49", "Feb. 13", "2006"]


@pytest.mark.parametrize(
    ("text", "written", "alternative"),
    [
        ("on 03/04/2025", "03/04/2025", "the third of April, twenty twenty-five"),
        ("about 8.5m.", "8.5m", "eight point five meters"),
        ("GIVE US HOPE NOW", "US", "us"),
        ("the Atari ST", "ST", "S T"),
        ("a 10-2 record", "10-2", "ten to two"),
        ("Elizabeth I", "I", "I"),
        ("the coach/manager said", "/", " or "),
        ("the OSTAP plan", "OSTAP", "O S T A P"),
        ("on 07/08", "07/08", "the seventh of August"),
        ("the 07/08 season", "07/08", "July eighth"),
        ("on 1.5.2020", "1.5.2020", "January fifth, twenty twenty"),
        ("at 9.30 on Monday", "9.30", "nine point three zero"),
        ("at 9.30", "9.30", "nine thirty"),
        ("In 2012 people marched", "2012", "two thousand twelve"),
        ("Elizabeth I said", "I", "the first"),
        ("10 PM Modi", "10 PM", "ten PM"),
        ("it has 5b", "5b", "five billion"),
        ("it has 5t", "5t", "five trillion"),
        ("it has 5g", "5g", "five G"),
        ("it has 10K", "10K", "ten thousand"),
        ("pages 1,5", "1,5", "one point five"),
        ('a 6" pipe', '6"', 'six"'),
        ("a 911", "911", "nine one one"),
        ("it hit 7.6m", "7.6m", "seven point six meters"),
    ],
)
def test_a_doubtful_reading_is_marked_and_says_what_else_it_might_be(text: str, written: str, alternative: str) -> None:
    doubts = {reading.written: reading.doubt for reading in speak(text) if reading.doubt}
    doubt = doubts[written]
    assert doubt
    assert doubt.reason
    assert alternative in doubt.alternatives


def test_a_plain_text_has_no_doubts() -> None:
    assert not any(reading.doubt for reading in speak("In 1984, the FBI paid $5 for 3 of them, Mr. Roe said at 5 p.m."))


_UNITS = [
    "1",
    "1,",
    "1.",
    "1-",
    "$1 ",
    "A",
    "a",
    "A.",
    "a.",
    "a-",
    "I ",
    "“",
    "'",
    ",",
    ".",
    "-",
    "–",
    "/",
    "@",
    "&",
    " ",
    "in 1984 ",
    "May ",
]
_UNITS += ["#", "[1]", "1:", "No. ", "1/2 ", "A1", "a@", "http://", "x.com/", "(", "1 x ", "U.S. ", "1,000", "é", "🎉"]
_UNITS += ["1/1/", "IV ", "$", "@a ", "x.", "M.", "A1 ", "St. ", "1 ", "1%", "&amp;", "FBI ", "onA", "a.A"]
_UNITS += ['1" ', "1,1 ", "III-V ", "3m ", "a $1, ", "1/10 ", "at 9.30 ", "1s ", "5g ", "N. K", "Ga. ", "(R) ", "1 million km "]
_UNITS += [
    "11,22,",
    "1,25,000",
    "[T]",
    "a[s]",
    "a 👍 ",
    "82* ",
    "N5,000 ",
    "ref. 4471 ",
    "1-18 to ",
    "20h15 ",
    ".com ",
    "a $5 a b ",
    "GH¢",
]
_MEASURE = """
import json, sys, time
from narrator import normalize
normalize("a 1")
for unit in json.loads(sys.stdin.readline()):
    for attempt in range(3):
        times = []
        for length in (10_000, 80_000):
            text = unit * (length // len(unit))
            began = time.process_time()
            normalize(text)
            times.append(time.process_time() - began)
        if times[1] < MOST * max(times[0], 0.0025):
            break
    print(json.dumps([unit, times]), flush=True)
"""
_MOST = 16
"""How many times as long eight times the text may take: what it takes where a part of the work grows with the square of the
length, and is as much as all the rest at 60,000 characters."""
_PATIENCE = 120
"""Seconds for all of it (it takes 3 here): a pattern that is not linear would else hang the tests for hours."""


def test_reading_is_linear_in_the_text() -> None:
    """Eight times the text takes about eight times as long, measured in a process that can be ended; in doubt three times."""
    try:
        run = subprocess.run(
            [sys.executable, "-c", f"MOST = {_MOST}\n{_MEASURE}"],
            input=json.dumps(_UNITS) + "\n",
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=_PATIENCE,
            check=True,
        )
    except subprocess.TimeoutExpired as late:
        done = late.stdout.decode() if isinstance(late.stdout, bytes) else late.stdout
        pytest.fail(f"not done after {_PATIENCE} s; done were {done}")
    measured = [json.loads(line) for line in run.stdout.splitlines()]
    assert [unit for unit, _ in measured] == _UNITS
    for unit, (short, long) in measured:
        assert long < _MOST * max(short, 0.0025), f"{unit!r}: {short:.3f} s for 10,000 characters, {long:.3f} s for 80,000"


@pytest.mark.parametrize(
    "sentence", ["In 1984, 3 of 5 won $2. ", "He owes No. 10 and Henry VIII 2-1/2 p. ", "The U.S. and I met 5 times. "]
)
def test_a_sentence_is_said_the_same_however_often_it_stands(sentence: str) -> None:
    assert normalize(sentence * 200) == normalize(sentence) * 200


def test_other_languages_are_left_to_the_voice() -> None:
    assert normalize("Um 19.30 Uhr kamen 300 Gäste.", "de") == "Um 19.30 Uhr kamen 300 Gäste."
