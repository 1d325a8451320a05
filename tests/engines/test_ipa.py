"""IPA to espeak's phonemes: every row and many names by round trip, and nothing smuggled in."""

from __future__ import annotations

import hashlib

import pytest

from narrator.engines import Request, Span, find_voice, honours
from narrator.engines.espeak import Espeak
from narrator.engines.ipa import CONSONANTS, LONGEST_BLOCK, VOWELS, has_mnemonics, mnemonics
from narrator.errors import EngineError
from narrator.script.names.shipped import shipped_names
from tests.benchmarks.bench_names import distance, folded

ENGLISH = {
    "a": "ɑː", "aː": "ɑː", "e": "eɪ", "eː": "eɪ", "o": "oʊ", "oː": "oʊ", "ɛː": "ɛ", "əʊ": "oʊ", "ɒ": "ɑː",
    "ɐ": "ə", "l̩": "əl", "n̩": "əŋ", "m̩": "əm", "r̩": "ɚ", "ɹ̩": "ɚ", "y": "uː", "yː": "uː", "ʏ": "ʊ",
    "ø": "ɝ", "øː": "ɝ", "œ": "ɝ", "ɨ": "ɪ", "ᵻ": "ɪ", "ɯ": "ʊ", "ɯː": "uː", "ɤ": "ʌ", "ɵ": "ʊ", "ʉ": "uː",
    "ʉː": "uː", "ɘ": "ə", "ɞ": "ɝ", "ɶ": "ɑː", "əː": "ɝ", "ɑ̃": "ɑːŋ", "ã": "ɑːŋ", "ɛ̃": "æŋ", "æ̃": "æŋ",
    "ɔ̃": "ɔːŋ", "õ": "oʊŋ", "œ̃": "ʌŋ", "ẽ": "eɪŋ", "ĩ": "iːŋ", "ũ": "uːŋ", "aʊɹ": "aʊɚ", "ɔɪɹ": "ɔɪɚ",
    "aɪɹ": "aɪɚ", "x": "k", "χ": "k", "ç": "h", "ɣ": "g", "ʁ": "ɹ", "ʀ": "ɹ", "ɫ": "l", "ɬ": "l", "ɭ": "l",
    "ʎ": "lj", "ʟ": "l", "ɲ": "nj", "ɳ": "n", "ɱ": "m", "ɴ": "ŋ", "ʂ": "ʃ", "ɕ": "ʃ", "ʐ": "ʒ", "ʑ": "ʒ",
    "tɕ": "tʃ", "dʑ": "dʒ", "tʂ": "tʃ", "dʐ": "dʒ", "β": "b", "ɸ": "f", "ʋ": "v", "ɥ": "w", "ʍ": "w",
    "ɻ": "ɹ", "ɽ": "ɹ", "ɺ": "ɹ", "q": "k", "ɢ": "g", "ʈ": "t", "ɖ": "d", "c": "k", "ɟ": "g", "ħ": "h",
    "ɦ": "h", "ɧ": "ʃ", "ʝ": "j", "ɰ": "w", "ʙ": "b", "ɓ": "b", "ɗ": "d", "ɠ": "g", "ʕ": "", "ʔ": "",
}  # fmt: skip
"""What the sounds that English does not have are folded to; any other row stands for itself."""


def heard(*ipa: str) -> tuple[str, ...]:
    return Espeak().pronounce([Request((Span("x", "x", one),), "en-us") for one in ipa])


def digest(*spans: Span) -> str:
    return hashlib.sha256(Espeak().synthesize(Request(spans, "en-us")).audio.pcm.tobytes()).hexdigest()


def test_every_vowel_comes_back() -> None:
    for vowel, sound in zip(VOWELS, heard(*(f"p{vowel}k" for vowel in VOWELS)), strict=True):
        assert folded(sound) == folded(f"p{ENGLISH.get(vowel, vowel)}k"), vowel


def test_every_consonant_comes_back() -> None:
    for consonant, sound in zip(CONSONANTS, heard(*(f"uː{consonant}ˈuː" for consonant in CONSONANTS)), strict=True):
        assert folded(sound) == folded(f"uː{ENGLISH.get(consonant, consonant)}uː"), consonant


def test_the_names_of_the_news_come_back() -> None:
    sounds = shipped_names().sounds
    names = [name for name in sounds if " " not in sounds[name]][::5]
    assert len(names) > 1000
    edits = [
        distance(folded(said), folded(sounds[name]))
        for name, said in zip(names, heard(*(sounds[name] for name in names)), strict=True)
    ]
    assert sum(edits) <= 0.005 * sum(len(folded(sounds[name])) for name in names)
    assert max(edits) <= 1


def test_every_built_in_name_can_be_said() -> None:
    assert [name for name, ipa in shipped_names().sounds.items() if not has_mnemonics(ipa)] == []


@pytest.mark.parametrize(
    ("ipa", "said"),
    [("ˈkiːɪv", "kˈiːɪv"), ("dʒɪnˈpɪŋ", "dʒɪnpˈɪŋ"), ("ˌzɑːpəˈɹiːʒə", "zˌɑːpəɹˈiːʒə"), ("[ʃiː]", "ʃˈiː"), ("/kɑr/", "kˈɑːɹ")],
)
def test_stress_stands_at_its_vowel(ipa: str, said: str) -> None:
    assert heard(ipa) == (said,)


@pytest.mark.parametrize("voice", ["en-us", "en-gb"])
def test_a_last_schwa_takes_no_r_from_the_next_word(voice: str) -> None:
    spans = (Span("Elena", "Elena", "ɛˈlɛnə"), Span("Ressa", "Ressa", "ˈɹɛsə"))
    assert Espeak().pronounce([Request(spans, voice)]) == ("ɛlˈɛnə ɹˈɛsə",)


def test_blocks_are_short_and_whole() -> None:
    blocks = mnemonics(" ".join(["zəˈlɛnskaʊ"] * 30))
    assert len(blocks) > 1
    assert all(len(block) <= LONGEST_BLOCK for block in blocks)
    assert heard(" ".join(["ˈkiːɪv"] * 60)) == (" ".join(["kˈiːɪv"] * 60),)


@pytest.mark.parametrize("ipa", ["ʘ", "k!", "", "ˈ", "zə" * 60, "x]] k [[a"])
def test_what_cannot_be_said_is_refused_and_spoken_as_written(ipa: str) -> None:
    with pytest.raises(EngineError):
        mnemonics(ipa)
    assert not has_mnemonics(ipa)
    assert digest(Span("Chad", "Chad", ipa)) == digest(Span("Chad", "Chad"))


@pytest.mark.parametrize("text", ["[[k'a:Z]]", "[[[k'a:Z]]]", "[\u200b[k'a:Z]]", "&#91;&#91;k'a:Z]]", "&lt;x&gt; [["])
def test_text_cannot_smuggle_phonemes_in(text: str) -> None:
    said = Espeak().pronounce([Request((Span(text, text), Span("end", "end")), "en-us")])[0]
    assert "kˈɑːʒ" not in said
    assert said.endswith("ˈɛnd")
    assert digest(Span(text, text)) != digest(Span("x", "x", "kɑːʒ"))


def test_marks_and_punctuation_stay() -> None:
    spans = tuple(Span(word, word, ipa) for word, ipa in [("In", None), ("“Kyiv,”", "ˈkiːɪv"), ("he", None), ("said.", None)])
    spoken = Espeak().synthesize(Request(spans, "en-us"))
    assert len(spoken.marks) == 4
    assert all(start < end for start, end in spoken.marks)
    assert spoken.marks == Espeak().synthesize(Request(spans, "en-us")).marks
    assert digest(*spans) == digest(*spans)


def test_a_part_of_a_word_can_be_ipa() -> None:
    spans = (Span("Kyiv-based", "Kyiv-based", "/ˈkiːɪv/-based"), Span("(Xi)", "(Xi)", "(/ʃiː/)"))
    assert Espeak().pronounce([Request(spans, "en-us")]) == ("kˈiːɪvbˈeɪst ʃˈiː",)


def test_voices_of_other_languages_say_what_is_spelled() -> None:
    request = Request((Span("Kyjiw", "Kyjiw", "ˈkiːɪv"),), "de", "de")
    plain = Request((Span("Kyjiw", "Kyjiw"),), "de", "de")
    assert Espeak().pronounce([request]) == Espeak().pronounce([plain])


def test_only_english_voices_honour_it() -> None:
    asked = ("espeak:en-us+f2", "espeak:en-gb", "espeak:de", "espeak:de+klatt4")
    assert [name for name in asked if honours("ˈkiːɪv", find_voice(name))] == ["espeak:en-us+f2", "espeak:en-gb"]
