"""Pronouncers back to IPA, and the aliases that are none."""

from __future__ import annotations

import pytest

from narrator.engines import Request, Span
from narrator.engines.espeak import Espeak
from narrator.recording import hear
from narrator.script import respell
from narrator.script.names.pronouncer import from_pronouncer
from narrator.script.names.shipped import shipped_names
from tests.benchmarks.bench_names import distance, folded


@pytest.mark.parametrize(
    ("letters", "ipa"),
    [
        ("VZHEH-shen", "ˈvʒɛʃɛn"),
        ("zuh-LEN-skee", "zəˈlɛnskiː"),
        ("eye-OH-wuh", "aɪˈoʊwə"),
        ("lah ROO-suh", "lɑː ˈɹuːsə"),
        ("shim-KOH-vyahk", "ʃɪmˈkoʊvjɑːk"),
    ],
)
def test_syllables_become_sounds(letters: str, ipa: str) -> None:
    assert from_pronouncer(letters) == ipa


@pytest.mark.parametrize("alias", ["Wren Street", "Anne", "co-op", "Coca-Cola", "X-ray", "K-pop", "Smith-Jones", "12-NINE", ""])
def test_other_respellings_are_none(alias: str) -> None:
    assert from_pronouncer(alias) is None


def test_what_a_name_is_respelled_as_is_read_back() -> None:
    pairs = [(ipa, from_pronouncer(respell(ipa))) for ipa in list(shipped_names().sounds.values())[::7] if "-" in respell(ipa)]
    edits = [distance(folded(back or ""), folded(ipa)) for ipa, back in pairs]
    assert sum(edits) <= 0.01 * sum(len(folded(ipa)) for ipa, _ in pairs)


def test_the_voice_says_the_sounds_where_it_would_spell() -> None:
    alone = Espeak().pronounce([Request((Span("x", "SHCHEH-tsin"),), "en-us")])[0]
    said = next(heard.sounds for heard in hear({"Szczecyn": "SHCHEH-tsin"}) if heard.engine == "espeak")
    assert distance(folded(alone), folded("ʃtʃɛtsɪn")) > 4
    assert folded(said) == folded("ʃtʃɛtsɪn")
