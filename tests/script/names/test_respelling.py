"""Respelling: IPA for people who do not read it."""

from __future__ import annotations

import pytest

from narrator.script import respell
from narrator.script.names.shipped import shipped_names


@pytest.mark.parametrize(
    ("ipa", "letters"),
    [
        ("ˈkiːɪv", "KEE-iv"),
        ("kˈiːɪv", "KEE-iv"),  # espeak's mark stands before the vowel
        ("/zəˈxɑːɹəvə/", "zuh-KHAH-ruh-vuh"),
        ("zəlˈɛnski", "zuh-LEN-skee"),
        ("kˌɔːɹətʃˈænski", "kaw-ruh-CHAN-skee"),
        ("ˈɡiːzə", "GHEE-zuh"),
        ("aɪˈoʊwə", "eye-OH-wuh"),
        ("ˈtuːnɪs", "TOO-niss"),
        ("bɑːɹsəˈloʊnə", "bar-suh-LOH-nuh"),
        ("lɑː ˈɹuːsə", "lah ROO-suh"),
        ("bɹˈeɪʔn̩", "BRAY-uhn"),
        ("ˈbɔ̃ʒuːɹ", "BAWN-zhoor"),
        ("", ""),
    ],
)
def test_syllables_stand_apart_and_the_stressed_one_in_capitals(ipa: str, letters: str) -> None:
    assert respell(ipa) == letters


def test_every_built_in_name_can_be_written_in_plain_letters() -> None:
    for name, ipa in shipped_names().sounds.items():
        letters = respell(ipa)
        assert letters.replace("-", "").replace(" ", "").isascii(), (name, letters)
        assert len(letters.split()) == len(ipa.split()), (name, letters)
