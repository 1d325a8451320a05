"""A pronouncer back to IPA: `SHCHEH-tsin` as American newsrooms write it, syllables between hyphens, the stressed one in capitals.

A voice left alone with one spells out what it cannot say as a word (`SHCHEH`); its IPA every English voice says. Whatever is not
wholly made of such syllables is no pronouncer, and stays the respelling it is (`Wren Street`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from narrator.patterns import compiled

_VOWELS: Mapping[str, str] = {
    "eye": "aɪ", "igh": "aɪ", "eer": "ɪɹ", "ear": "ɪɹ", "air": "ɛɹ", "oor": "ʊɹ", "ar": "ɑːɹ", "or": "ɔːɹ", "ur": "ɚ", "er": "ɚ", "ir": "ɚ",
    "ee": "iː", "ea": "iː", "ih": "ɪ", "ay": "eɪ", "ai": "eɪ", "ey": "eɪ", "eh": "ɛ", "ah": "ɑː", "aa": "ɑː", "aw": "ɔː", "oh": "oʊ",
    "oa": "oʊ", "oo": "uː", "uu": "ʊ", "uh": "ə", "ow": "aʊ", "oy": "ɔɪ", "y": "aɪ", "a": "æ", "e": "ɛ", "i": "ɪ", "o": "ɑː", "u": "ʌ",
}  # fmt: skip
"""How a vowel sounds, before a consonant where that matters."""
_OPEN: Mapping[str, str] = {"a": "ɑː", "e": "eɪ", "i": "iː", "o": "oʊ", "u": "uː"}
"""How a single letter sounds at the end of a syllable."""
_CONSONANTS: Mapping[str, str] = {
    "sh": "ʃ", "ch": "tʃ", "zh": "ʒ", "th": "θ", "dh": "ð", "kh": "k", "gh": "g", "ph": "f", "wh": "w", "ng": "ŋ", "ck": "k", "c": "k",
    "j": "dʒ", "y": "j", "r": "ɹ", "x": "ks", "q": "k", **{letter: letter for letter in "bdfghklmnpstvwz"},
}  # fmt: skip


def _either(letters: Mapping[str, str]) -> str:
    return "|".join(sorted(letters, key=len, reverse=True))


_CONSONANT = compiled(_either(_CONSONANTS))
_SYLLABLE = compiled(f"((?:{_either(_CONSONANTS)})*?)({_either(_VOWELS)})((?:(?!y){_either(_CONSONANTS)})*)", re.IGNORECASE)


def from_pronouncer(text: str) -> str | None:
    """The IPA of a pronouncer, word for word; None when `text` is none: no hyphen, no syllable in capitals, or odd letters."""
    words = [word.split("-") for word in text.split()]
    syllables = [syllable for word in words for syllable in word]
    if len(syllables) == len(words) or not any(syllable.isupper() for syllable in syllables):
        return None
    if not all(syllable.isupper() or syllable.islower() for syllable in syllables):
        return None
    said = [[_syllable(syllable) for syllable in word] for word in words]
    if not all(sound for word in said for sound in word):
        return None
    return " ".join("".join(word) for word in said)


def _syllable(letters: str) -> str:
    """One syllable as IPA, with a stress mark when it stands in capitals; empty when it is none."""
    match = _SYLLABLE.fullmatch(letters)
    if match is None:
        return ""
    before, vowel, after = (part.lower() for part in match.groups())
    sound = _OPEN.get(vowel, _VOWELS[vowel]) if not after else _VOWELS[vowel]
    if letters.isupper():
        sound = {"ə": "ʌ", "ɚ": "ɝ"}.get(sound, sound)
    return ("ˈ" if letters.isupper() else "") + _sounds(before) + sound + _sounds(after)


def _sounds(consonants: str) -> str:
    """Consonants as IPA; of two that are the same, one."""
    found = [_CONSONANTS[letters] for letters in _CONSONANT.findall(consonants)]
    return "".join(sound for number, sound in enumerate(found) if number == 0 or sound != found[number - 1])
