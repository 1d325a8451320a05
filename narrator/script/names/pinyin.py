"""Pinyin with English sounds: a name cut into its syllables, each a consonant and what follows it, tones left out."""

from __future__ import annotations

from collections.abc import Mapping

from narrator.patterns import compiled

_INITIALS: Mapping[str, str] = {
    "zh": "dʒ", "ch": "tʃ", "sh": "ʃ", "b": "b", "p": "p", "m": "m", "f": "f", "d": "d", "t": "t", "n": "n", "l": "l", "g": "ɡ",
    "k": "k", "h": "h", "j": "dʒ", "q": "tʃ", "x": "ʃ", "r": "ɹ", "z": "dz", "c": "ts", "s": "s", "y": "j", "w": "w", "": "",
}  # fmt: skip
_FINALS: Mapping[str, str] = {
    "iang": "jɑːŋ", "iong": "jʊŋ", "uang": "wɑːŋ", "ang": "ɑːŋ", "eng": "ʌŋ", "ing": "ɪŋ", "ong": "ʊŋ", "iao": "jaʊ",
    "ian": "jɛn",
    "uai": "waɪ", "uan": "wɑːn", "ai": "aɪ", "ei": "eɪ", "ao": "aʊ", "ou": "oʊ", "an": "ɑːn", "en": "ən", "er": "ɝ", "ia": "jɑː",
    "ie": "jɛ", "iu": "joʊ", "in": "ɪn", "ua": "wɑː", "uo": "woʊ", "ue": "wɛ", "üe": "wɛ", "ui": "weɪ", "un": "ʊn", "a": "ɑː",
    "o": "oʊ", "e": "ʌ", "i": "iː", "u": "uː", "ü": "uː",
}  # fmt: skip
_WHOLE: Mapping[str, str] = {
    "zhi": "dʒɝ", "chi": "tʃɝ", "shi": "ʃɝ", "ri": "ɹɝ", "zi": "dzə", "ci": "tsə", "si": "sə", "yi": "iː", "yin": "jɪn",
    "ying": "jɪŋ", "yan": "jɛn", "yuan": "juɑːn", "yue": "juɛ", "you": "joʊ", "wu": "wuː", "bo": "boʊ", "jian": "dʒjɛn",
    "xiao": "ʃaʊ", "jiao": "dʒaʊ", "qiao": "tʃaʊ", "xiu": "ʃoʊ", "jiu": "dʒoʊ", "qiu": "tʃoʊ", "ng": "ŋ",
}  # fmt: skip
"""Syllables that are more, or less, than their parts."""
_SYLLABLE = compiled(
    "(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    "(iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ue|üe|ui|un|a|o|e|i|u|ü)"
    "(?=$|'|zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]|[aoe])"
)
_IMPOSSIBLE = compiled(
    "[jqx](?![iuü])|[gkh](?:i|ü)|[bpmf](?:ong|ua|ui|un|uo|ue|uan|ü)|[dt](?:in|ua)(?!n)|[zcs]in|r(?:a$|i[a-z])|w[iu].|y[ei]i|fi|ri."
)


def syllables(name: str) -> tuple[str, ...]:
    """The pinyin syllables of `name`, given in small letters; none when it cannot be cut into such."""
    found: list[str] = []
    at = 0
    while at < len(name):
        match = _SYLLABLE.match(name, at)
        if match is None or _IMPOSSIBLE.match(match[0]):
            return ()
        found.append(match[0])
        at = match.end() + (name[match.end() : match.end() + 1] == "'")
    return tuple(found)


def syllable_ipa(syllable: str) -> str:
    """One pinyin syllable as IPA."""
    if syllable in _WHOLE:
        return _WHOLE[syllable]
    initial = next(part for part in (syllable[:2], syllable[:1], "") if part in _INITIALS)
    final = _FINALS[syllable[len(initial) :]]
    if initial in ("j", "q", "x", "y") and final.startswith("j"):
        final = final[1:] if syllable.endswith(("ie", "ian")) else final
    return _INITIALS[initial] + final
