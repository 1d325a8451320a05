"""What will be heard, in IPA, before it is spoken."""

from __future__ import annotations

import pytest

from narrator import pronounce
from narrator.recording import hear


@pytest.mark.parametrize(
    ("text", "ipa"),
    [
        ("Kyiv", "kˈiːɪv"),
        ("“Kyiv’s” mayor", "kˈiːɪvz mˈeɪɚ"),
        ("the lead pipe", "ðə lˈɛd pˈaɪp"),
        ("$5", "fˈaɪv dˈɑːlɚz"),
        ("  ", ""),
        ("—", ""),
    ],
)
def test_every_tier_is_heard(text: str, ipa: str) -> None:
    assert pronounce(text) == ipa


def test_other_languages_have_their_own_voice() -> None:
    assert pronounce("Guten Tag", "de") == "ɡˈuːtən tˈɑːk"


def test_an_entry_is_heard_from_each_engine() -> None:
    heard = {
        (h.word, h.engine): (h.sounds, h.honoured) for h in hear({"Kyiv": "/ˈkiːɪv/", "Bad": "/ʘ/", "Wren St.": "Wren Street"})
    }
    assert heard["Kyiv", "espeak"] == ("kˈiːɪv", True)
    assert heard["Bad", "espeak"] == ("bˈæd", False)
    assert heard["Wren St.", "espeak"] == ("ɹˈɛn stɹˈiːt", True)
    assert heard["Kyiv", "tone"] == ("Kyiv", False)
    assert heard["Wren St.", "tone"] == ("Wren Street", True)
