"""Given names of two syllables behind a family name, and the compounds that are none."""

from __future__ import annotations

import pytest

from narrator.script import Lexicon
from narrator.script.sayas import speak


def given(text: str) -> list[tuple[str, str, str | None]]:
    """(written, rule, IPA) of what was said by letters."""
    readings = Lexicon(text, letters=True).readings(speak(text))
    return [(r.written, r.rule, r.ipa) for r in readings if r.rule.startswith("letters:")]


@pytest.mark.parametrize(
    ("text", "written", "rule", "ipa"),
    [
        ("They met Kim Bo-seok twice.", "Bo-seok", "letters:ko", "ˈboʊ ˈsʌk"),
        ("Park Sang-hyun's lawyer", "Sang-hyun's", "letters:ko", "ˈsɑːŋ ˈhjʌnz"),
        ("Lin Hsin-chih spoke", "Hsin-chih", "letters:zh", "ˈʃiːn ˈtʃɝ"),
        ("In Taiwan, Lee Chung-wei won", "Chung-wei", "letters:zh", "ˈtʃʊŋ ˈweɪ"),
        ("In Korea, Lee Chung-min won", "Chung-min", "letters:ko", "ˈtʃʌŋ ˈmɪn"),
    ],
)
def test_both_halves_are_said_as_syllables(text: str, written: str, rule: str, ipa: str) -> None:
    assert given(text) == [(written, rule, ipa)]


@pytest.mark.parametrize("text", ["a Lee-built ship", "Han-made goods", "The Park Ranger-led tour", "Kim Sun-dried tomatoes"])
def test_compounds_are_left_alone(text: str) -> None:
    assert given(text) == []


def test_a_given_name_that_is_listed_with_its_family_name_keeps_its_entry() -> None:
    readings = Lexicon("Kim Jong-un said", letters=True).readings(speak("Kim Jong-un said"))
    assert readings[0].rule == "lexicon:builtin"
