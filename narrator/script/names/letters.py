"""A name's letters to English sounds, by the spelling of its origin: voices/lexicon/letters.tsv read left to right, then stress.

Vowels keep their full sound but at the end of a name, as newsreaders say foreign names; the last unstressed a is ə, e is eɪ.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from narrator.patterns import compiled
from narrator.script.names.origin import plain
from narrator.script.names.pinyin import syllable_ipa, syllables
from narrator.script.names.shipped import lines
from narrator.script.names.stress import RULES

ANY = "xx"
"""The letters of no origin in particular: what is left when the origin says nothing of a letter."""
_PHONE = compiled("aɪ|aʊ|ɔɪ|eɪ|oʊ|iː|uː|ɑː|ɔː|tʃ|dʒ|ˈ|.")
_VOWELS = frozenset("aɪ aʊ ɔɪ eɪ oʊ iː uː ɑː ɔː ɛ æ ɪ ʊ ʌ ə ɚ ɝ i u".split())
_ONSETS = frozenset(
    "pl pɹ bl bɹ tɹ dɹ kl kɹ ɡl ɡɹ gl gɹ fl fɹ θɹ ʃɹ sp st sk sm sn sl sw ʃt ʃp ʃn ʃm ʃl ʃv "
    "kv vl vɹ tv dv sv zv kw gw hw tw dw pj bj "
    "fj vj mj nj lj kj gj tj dj sj hj ɹj ʃj zj ts dz spɹ stɹ skɹ spl".split()
)
_REDUCED = frozenset(["ru"])
"""Origins whose unstressed a and o are ə."""
_NASAL_FINAL = frozenset(["fr", "wo", "zh", "vi"])
"""Origins whose last a stays full."""
_BEFORE_R = {"oʊ": "ɔː"}
_FINAL = {"ɑː": "ə", "ɛ": "eɪ", "iː": "i"}
"""What becomes of a vowel before r, and of one without stress at the end."""


class Spelling(NamedTuple):
    """How an origin spells."""

    name: str
    """For people: `Polish`."""
    stress: str
    """A key of `stress.RULES`."""
    pattern: re.Pattern[str]
    """One group a rule, the longest letters first."""
    sounds: tuple[str, ...]
    """What each group sounds like; empty where it is silent."""
    letters: frozenset[str]
    """The accented letters it knows."""


def sound_out(name: str, origin: str) -> str:
    """`name`, one word, as IPA with one stress mark, by the letters of `origin`; ignores what is no letter. Empty when silent."""
    word = (
        unicodedata.normalize("NFC", name.replace("İ", "i").replace("I", "i" if origin != "tr" else "I"))
        .lower()
        .replace("’", "'")
    )
    parts = syllables(plain(word)) if origin == "zh" else ()
    if parts:
        return _stressed([_PHONE.findall(syllable_ipa(part)) for part in parts])
    spelling = _spellings()[origin]
    word = "".join(letter if letter.isascii() else _known(letter, spelling) for letter in word)
    phones = _PHONE.findall("".join(_sounds(word, spelling)))
    return _finished(word, phones, origin) if phones else ""


def _known(letter: str, spelling: Spelling) -> str:
    """An accented letter as the spelling knows it: as it is, without its last mark (the tone in `ượ`), or without any."""
    if letter in spelling.letters:
        return letter
    parts = unicodedata.normalize("NFD", letter)
    fewer = {unicodedata.normalize("NFC", parts[:at] + parts[at + 1 :]) for at in range(1, len(parts))}
    return next((form for form in sorted(fewer) if form in spelling.letters), plain(letter))


def _stressed(parts: list[list[str]]) -> str:
    return "".join(("ˈ" if number == len(parts) - 1 else "") + "".join(part) for number, part in enumerate(parts))


def _sounds(word: str, spelling: Spelling) -> list[str]:
    """What each stretch of letters sounds like."""
    found = []
    at = 0
    while at < len(word):
        for rules in (spelling, _spellings()[ANY]):
            match = rules.pattern.match(word, at)
            if match and match.lastindex:
                found.append(rules.sounds[match.lastindex - 1])
                at = match.end()
                break
        else:
            found.append(word[at].replace("r", "ɹ") if word[at] in "bdfghklmnprstvwz" else "")
            at += 1
    return found


def _finished(word: str, phones: list[str], origin: str) -> str:
    """The phones with doubles joined, vowels in their place and the stress mark before its syllable."""
    phones = [phone for number, phone in enumerate(phones) if number == 0 or phone != phones[number - 1] or phone in _VOWELS]
    marked = phones.index("ˈ") if "ˈ" in phones else None
    if marked is not None:
        phones = [phone for phone in phones if phone != "ˈ"]
    vowels = [at for at, phone in enumerate(phones) if phone in _VOWELS]
    if not vowels:
        return ""
    if marked is not None:
        stressed = next((at for at in vowels if at >= marked), vowels[-1])
    else:
        counted = RULES[_spellings()[origin].stress](word, len(vowels))
        stressed = vowels[-min(max(counted, 1), len(vowels))]
    if phones[stressed] == "ə" and len(vowels) > 1:
        stressed = next((at for at in reversed(vowels) if phones[at] != "ə" and at <= stressed), stressed)
    phones = _in_place(phones, vowels, stressed, origin)
    onset = _onset(phones, stressed)
    return "".join((*phones[:onset], "ˈ", *phones[onset:]))


def _in_place(phones: list[str], vowels: list[int], stressed: int, origin: str) -> list[str]:
    """Vowels as their place asks: before r, at the end, in a closed syllable."""
    said = list(phones)
    for at in vowels:
        said[at] = _full(phones[at], phones[at + 1 :]) if at == stressed else _weak(phones, at, origin)
    return said


def _full(vowel: str, after: list[str]) -> str:
    """A stressed vowel before what comes after it."""
    if after[:1] == ["ɹ"]:
        return _BEFORE_R.get(vowel, vowel)
    return "ɪ" if vowel == "iː" and _closed(after) else vowel


def _weak(phones: list[str], at: int, origin: str) -> str:
    """The vowel at a place without stress."""
    vowel, after = phones[at], phones[at + 1 :]
    if after[:1] == ["ɹ"]:
        return _BEFORE_R.get(vowel, vowel)
    if not after:
        return vowel if vowel == "ɑː" and origin in _NASAL_FINAL else _FINAL.get(vowel, vowel)
    if vowel == "iː" and (_closed(after) or len(after) == 1):
        return "ɪ"
    return "ə" if vowel in ("ɑː", "oʊ") and origin in _REDUCED and at > 0 else vowel


def _closed(after: list[str]) -> bool:
    """Whether the consonants after a vowel begin with one that closes its syllable."""
    run = []
    for phone in after:
        if phone in _VOWELS:
            break
        run.append(phone)
    ends = len(run) == len(after)
    return (len(run) > 1 and ends) or (len(run) > 1 and "".join(run) not in _ONSETS)


def _onset(phones: list[str], vowel: int) -> int:
    """Where the syllable of a vowel begins: the longest run of consonants before it that English begins words with."""
    begin = vowel
    while (
        begin > 0 and phones[begin - 1] not in _VOWELS and (vowel - begin == 0 or "".join(phones[begin - 1 : vowel]) in _ONSETS)
    ):
        begin -= 1
    if not any(phone in _VOWELS for phone in phones[:begin]):
        return 0
    return begin + 1 if phones[begin] == "ŋ" and begin < vowel else begin


def origin_name(origin: str) -> str:
    """For people: `Polish`."""
    return _spellings()[origin].name


@lru_cache(maxsize=1)
def _spellings() -> Mapping[str, Spelling]:
    """The table of voices/lexicon/letters.tsv; an origin is compiled when it is first read."""
    return _Table({line.partition("\t")[0]: line for line in lines("letters.tsv")})


class _Table(dict[str, Spelling]):
    """Spellings by origin, made when asked for."""

    def __init__(self, rows: Mapping[str, str]) -> None:
        super().__init__()
        self.rows = rows

    def __missing__(self, origin: str) -> Spelling:
        self[origin] = _spelling(self.rows[origin])
        return self[origin]


def _spelling(row: str) -> Spelling:
    _, name, stress, rules = row.split("\t")
    pairs = [rule.rpartition("=")[::2] for rule in rules.split(" ")]
    ordered = sorted(pairs, key=lambda pair: (-_length(pair[0]), pair[0] == _core(pair[0])))
    accented = frozenset(letter for letters, _ in pairs for letter in letters if not letter.isascii())
    pattern = compiled("|".join(f"({letters})" for letters, _ in ordered))
    return Spelling(name, stress, pattern, tuple("" if sounds == "-" else sounds for _, sounds in ordered), accented)


def _core(letters: str) -> str:
    """The letters a rule consumes, without what it asks of those around."""
    return re.sub(r"\(\?<?[=!][^)]*\)|[$^]", "", letters)


def _length(letters: str) -> int:
    return len(re.sub(r"\[[^]]*\]", "·", _core(letters)))
