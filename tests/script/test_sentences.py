"""Sentences end where a newsreader would stop, and nothing of the text is lost between them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.script.sentences import MAX_CHARACTERS, MAX_SPANS, breaths, sentences

CASES = Path(__file__).parents[1] / "cases" / "sentences.tsv"


def cases() -> list[tuple[str, str]]:
    """(language, text with ||| between its sentences)"""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(language, text.replace("\\n", "\n")) for language, text in rows]


@pytest.mark.parametrize("language", sorted({language for language, _ in cases()}))
def test_a_sentence_ends_where_the_case_says(language: str) -> None:
    wrong = []
    for marked in [marked for name, marked in cases() if name == language]:
        text = marked.replace(" |||", "").replace("|||", "")
        found = [text[start:end] for start, end in sentences(text, language)]
        if found != [part.strip() for part in marked.split("|||")]:
            wrong.append(f"{marked!r} is divided into {found}")
    assert not wrong, "\n".join(wrong)


def test_there_are_enough_cases() -> None:
    assert len(cases()) >= 120


# What splitters trip over, so that hypothesis finds it.
PIECES = st.sampled_from(
    [
        *"""a The U.S. Gov. No. J. 3 3.5 etc. . .. … ! ? " ” “ « » ( ) [1] , ; — - ' é 字 。 」 🎉 said p.m. $ ß İ""".split(),
        *(" " * 6),
        *("\n", "\u2028", "\u00a0", "e\u0301"),
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join))
LANGUAGES = st.sampled_from(["en", "en-GB", "de", "fr", "zh", "xx", ""])


def between(text: str, spans: tuple[tuple[int, int], ...], start: int, end: int) -> str:
    """What of `text` lies outside the spans, which must be in order and hold something."""
    outside = ""
    for first, last in spans:
        assert start <= first < last <= end
        outside += text[start:first]
        start = last
    return outside + text[start:end]


@settings(deadline=None)
@given(TEXTS, LANGUAGES)
def test_sentences_hold_every_character_but_white_space_around_them(text: str, language: str) -> None:
    spans = sentences(text, language)
    assert not between(text, spans, 0, len(text)).strip()
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)


LONG_TEXTS = st.lists(st.sampled_from(["word", "a,", "and", "(so", "9", "字" * 90, "x" * 450, "\n"]), max_size=200).map(" ".join)


@settings(deadline=None)
@given(st.one_of(TEXTS, LONG_TEXTS))
def test_breaths_hold_all_of_a_sentence_and_none_is_too_long(text: str) -> None:
    for start, end in sentences(text):
        pieces = breaths(text, start, end)
        assert not between(text, pieces, start, end).strip()
        for first, last in pieces:
            assert last - first <= MAX_CHARACTERS
            assert len(text[first:last].split()) <= MAX_SPANS


def test_a_sentence_of_usual_length_is_said_in_one_breath() -> None:
    text = "The promise, made on Tuesday, came a day after the ministry said that it had stopped an attack; nobody was hurt."
    assert breaths(text, 0, len(text)) == ((0, len(text)),)


def test_a_long_sentence_is_cut_where_a_reader_breathes() -> None:
    clauses = ["The council met at noon in the old hall by the river to speak about the wall and what it would cost"] * 4
    text = "; ".join(clauses) + "."
    pieces = [text[start:end] for start, end in breaths(text, 0, len(text))]
    assert len(pieces) == 2
    assert pieces[0].endswith("cost;")
    assert pieces[1].startswith("The council")


def test_the_pieces_of_a_long_sentence_are_about_as_long_as_each_other() -> None:
    text = " ".join(["word"] * (MAX_SPANS + 1))
    assert [len(text[start:end].split()) for start, end in breaths(text, 0, len(text))] in ([30, 31], [31, 30])


def test_a_figure_stays_with_its_word() -> None:
    text = "and ".join(["the price of a loaf was 40 pence "] * 12)
    for start, end in breaths(text, 0, len(text.rstrip())):
        assert not text[start:end].endswith("40")
        assert not text[start:end].startswith("pence")


def test_a_word_nobody_could_say_is_cut_too() -> None:
    text = "a" * 20_000
    pieces = breaths(text, 0, len(text))
    assert pieces[0] == (0, MAX_CHARACTERS)
    assert pieces[-1][1] == len(text)


def test_an_address_is_cut_after_one_of_its_marks() -> None:
    text = "https://example.org/" + "/".join(["segment"] * 90)
    assert all(text[end - 1] == "/" for _, end in breaths(text, 0, len(text))[:-1])


def test_an_accent_that_combines_stays_on_its_letter() -> None:
    text = "e\u0301" * 900
    assert all(text[start] == "e" for start, _ in breaths(text, 0, len(text)))


MEGABYTE = 1_000_000
HARD = (
    "a. ",
    "A. ",
    ".",
    ". ",
    '"',
    '". ',
    "a",
    "(a. B ",
    "No. The U.S. ",
    'x!" Foo ',
    "。",
    "字",
    "U.S.",
    "1. ",
    ",",
    "— ",
    " ",
)


@pytest.mark.parametrize("pattern", HARD)
def test_time_grows_with_the_text_and_no_faster(pattern: str) -> None:
    """Eight times the text takes about eight times as long; a quadratic step would take 64 times."""
    short, long = (_seconds(pattern * (size // len(pattern))) for size in (MEGABYTE // 128, MEGABYTE // 16))
    assert long < 8 * short * 3 + 0.05


def _seconds(text: str) -> float:
    best = float("inf")
    for _ in range(2):
        begun = time.process_time()
        for start, end in sentences(text):
            breaths(text, start, end)
        best = min(best, time.process_time() - begun)
    return best
