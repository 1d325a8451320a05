"""Respelling: IPA for people who do not read it."""

from __future__ import annotations

import pytest

from narrator.script import respell
from narrator.script.names.respelling import read_respelling
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


@pytest.mark.parametrize(
    ("letters", "ipa"),
    [
        ("ah-BAH-rah", "ɑːˈbɑːɹɑː"),
        ("THORN-beh-ree", "ˈθɔːɹnbɛɹiː"),
        ("OH-dyl", "ˈoʊdaɪl"),
        ("DY-uh-eye", "ˈdaɪəaɪ"),
        ("kyoo-SHAH", "kjuːˈʃɑː"),
        ("HWAH-sung", "ˈhwɑːsʌŋ"),
        ("TER-ner", "ˈtɜːnɚ"),
        ("a-BAH-ra", "æˈbɑːɹə"),
        ("ZHAHN-luuk deh-LOR", "ˈʒɑːnlʊk dɛˈlɔːɹ"),
        ("oh deel", None),  # nothing in capitals: the voice reads it
        ("Wren Street", None),
        ("X-ray", None),
        ("UN-backed", None),
        ("B-B-C", None),
        ("", None),
    ],
)
def test_a_respelling_is_read_back(letters: str, ipa: str | None) -> None:
    assert read_respelling(letters) == ipa


def test_nearly_every_built_in_name_survives_being_written_and_read() -> None:
    respelt = [
        letters for letters in map(respell, shipped_names().sounds.values()) if all("-" in word for word in letters.split())
    ]
    lost = [letters for letters in respelt if respell(read_respelling(letters) or "") != letters]
    assert len(lost) < 0.01 * len(respelt), lost[:50]
