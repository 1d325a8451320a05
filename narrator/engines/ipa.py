"""IPA to espeak-ng's own phoneme names (mnemonics), for its English voices.

The table was verified by round trip: each row, spoken between [[ and ]] by the voice en-us of espeak-ng 1.52, gives the sound
it stands for back (tests/engines/test_ipa.py). Sounds English does not have are folded to the nearest it has, as newsreaders do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from narrator.errors import EngineError
from narrator.patterns import compiled

LONGEST_BLOCK = 100
"""Characters between [[ and ]]. Long blocks end the process with SIGSEGV; 100 never did (measured)."""

VOWELS: Mapping[str, str] = {
    "iː": "i:", "i": "i", "ɪ": "I", "eɪ": "eI", "ɛ": "E", "æ": "a", "ɑː": "A:", "ɑ": "A:", "ɔː": "O:",
    "ɔ": "O:", "ɒ": "0", "oʊ": "oU", "əʊ": "oU", "ʊ": "U", "uː": "u:", "u": "u:", "ʌ": "V", "ə": "@", "ɐ": "@",
    "ɚ": "3", "ɝ": "3:", "ɜː": "3:", "ɜ": "3:", "aɪ": "aI", "aʊ": "aU", "ɔɪ": "OI", "ɑːɹ": "A@", "ɑɹ": "A@",
    "ɔːɹ": "O@", "ɔɹ": "O@", "oʊɹ": "O@", "oɹ": "O@", "ɪɹ": "i@3", "iːɹ": "i@3", "ɛɹ": "e@", "eɪɹ": "e@",
    "ʊɹ": "U@", "uːɹ": "U@", "aɪɚ": "aI3", "aɪɹ": "aI3", "aʊɹ": "aU|3", "ɔɪɹ": "OI|3", "ɚɹ": "3", "əɹ": "3",
    "ɜːɹ": "3:", "ɜɹ": "3:", "əl": "@L", "l̩": "@L", "n̩": "@n", "m̩": "@m", "r̩": "3", "ɹ̩": "3", "a": "A:",
    "aː": "A:", "e": "eI", "eː": "eI", "o": "oU", "oː": "oU", "ɛː": "E", "y": "u:", "yː": "u:", "ʏ": "U",
    "ø": "3:", "øː": "3:", "œ": "3:", "ɨ": "I", "ᵻ": "I", "ɯ": "U", "ɯː": "u:", "ɤ": "V", "ɵ": "U", "ʉ": "u:",
    "ʉː": "u:", "ɘ": "@", "ɞ": "3:", "ɶ": "A:", "əː": "3:", "ɑ̃": "A:n", "ã": "A:n", "ɛ̃": "an", "æ̃": "an",
    "ɔ̃": "O:n", "õ": "oUn", "œ̃": "Vn", "ẽ": "eIn", "ĩ": "i:n", "ũ": "u:n",
}  # fmt: skip
"""Everything that can carry a syllable. An r after it, unless a vowel follows, belongs to it: en-us has vowels of its own."""

CONSONANTS: Mapping[str, str] = {
    "p": "p", "b": "b", "t": "t", "d": "d", "k": "k", "ɡ": "g", "g": "g", "f": "f", "v": "v", "θ": "T",
    "ð": "D", "s": "s", "z": "z", "ʃ": "S", "ʒ": "Z", "h": "h", "m": "m", "n": "n", "ŋ": "N", "l": "l",
    "ɹ": "r", "r": "r", "j": "j", "w": "w", "tʃ": "tS", "dʒ": "dZ", "ɾ": "t#", "x": "k", "χ": "k", "ç": "h",
    "ɣ": "g", "ʁ": "r", "ʀ": "r", "ɫ": "l", "ɬ": "l", "ɭ": "l", "ʎ": "lj", "ʟ": "l", "ɲ": "nj", "ɳ": "n",
    "ɱ": "m", "ɴ": "N", "ʂ": "S", "ɕ": "S", "ʐ": "Z", "ʑ": "Z", "tɕ": "tS", "dʑ": "dZ", "tʂ": "tS", "dʐ": "dZ",
    "ts": "ts", "dz": "dz", "β": "b", "ɸ": "f", "ʋ": "v", "ɥ": "w", "ʍ": "w", "ɻ": "r", "ɽ": "r", "ɺ": "r",
    "q": "k", "ɢ": "g", "ʈ": "t", "ɖ": "d", "c": "k", "ɟ": "g", "ħ": "h", "ɦ": "h", "ɧ": "S", "ʝ": "j",
    "ɰ": "w", "ʙ": "b", "ɓ": "b", "ɗ": "d", "ɠ": "g", "ʕ": "", "ʔ": "",
}  # fmt: skip
"""Everything else; foreign sounds stand below the English ones."""

_IGNORED = compiled("[ʲʰʷˠˤ.‿͜͡ˑ̩̯̪̺̻̃̊̚ʼ̝̞̟̠̤̥̬̰̱̆̈̽-]")
"""What a broad transcription can do without: secondary articulation, syllable bounds, ties, fine shades."""
NUCLEI = "".join(sorted({vowel[0] for vowel in VOWELS} - set("lnmrɹ")))
"""What vowels begin with, syllabic consonants apart."""
_SIGNS = sorted((*VOWELS, *CONSONANTS, "ˈ", "ˌ", "'", "ː"), key=len, reverse=True)
_TOKEN = compiled(
    "|".join(re.escape(sign) + (f"(?![ˈˌ']?[{NUCLEI}])" if len(sign) > 1 and sign[-1] == "ɹ" else "") for sign in _SIGNS)
    + "|(?P<unknown>.)"
)
_BEFORE_R, _R = "@2", compiled("[ˈˌ']?[ɹr]")
"""A ə that stays one before r; espeak's usual one becomes ɚ there (measured: `Sharif`)."""
_AT_END = "@-"
"""A last ə, as long as the usual one, which becomes ɚ before a word that begins with r (measured: `Elena Rybakina`)."""
_STRESS: Mapping[str, str] = {"ˈ": "'", "'": "'", "ˌ": ","}


@lru_cache(maxsize=4096)
def mnemonics(ipa: str) -> tuple[str, ...]:
    """`ipa` as espeak's phoneme names, ready to stand between [[ and ]]: one text a block, none over `LONGEST_BLOCK` characters.

    A stress mark is moved to the vowel of its syllable, where espeak wants it; a word without one is stressed on its first
    vowel. Raises `EngineError` that names the sign the table does not have, or when a word alone is longer than a block.
    """
    blocks: list[str] = []
    for word in _plain(ipa).split():
        said = _word(word)
        if len(said) > LONGEST_BLOCK:
            raise EngineError(f"The IPA {word!r} is too long for espeak to say as one word; put a space into it.")
        if blocks and len(blocks[-1]) + 1 + len(said) <= LONGEST_BLOCK:
            blocks[-1] += f" {said}"
        else:
            blocks.append(said)
    if not any(blocks):
        raise EngineError(f"There is nothing to say in the IPA {ipa!r}.")
    return tuple(blocks)


def has_mnemonics(ipa: str) -> bool:
    """Whether the table has all of it."""
    try:
        return bool(mnemonics(ipa))
    except EngineError:
        return False


def _plain(ipa: str) -> str:
    """IPA without what the table does not need, in one spelling of each sign."""
    text = unicodedata.normalize("NFC", ipa.strip().strip("/[]")).replace(":", "ː").replace("ʧ", "tʃ").replace("ʤ", "dʒ")
    kept = _KEPT.sub(lambda match: match[0] if match[0] in VOWELS else _IGNORED.sub("", match[0]), text)
    return re.sub(r"(?<=[ɑaɔoɪieɛəɜuʊ])r|(?<=ː)r", "ɹ", kept).replace("ɹɹ", "ɹ")


_KEPT = compiled(r"(?s).[\u0300-\u036f]+|.")


def _word(word: str) -> str:
    """One word's mnemonics, with | between two that might be read as a third."""
    said: list[str] = []
    stress = "" if "ˈ" in word or "'" in word else "'"
    for match in _TOKEN.finditer(word):
        sign = match[0]
        if match["unknown"]:
            raise EngineError(f"The IPA sign {sign!r} in {word!r} is not in the table; use broad IPA of English sounds.")
        if sign in _STRESS:
            stress = _STRESS[sign]
        elif sign in VOWELS:
            apart = "|" if said and said[-1] and not said[-1].endswith("|") else ""
            name = _schwa(word, match.end()) if sign == "ə" else VOWELS[sign]
            said.append(f"{apart}{stress}{name}|")
            stress = ""
        elif sign != "ː":
            said.append(CONSONANTS[sign])
    return "".join(said).strip("|")


def _schwa(word: str, end: int) -> str:
    """The ə that ends at `end`, so that none becomes ɚ."""
    if end == len(word):
        return _AT_END
    return _BEFORE_R if _R.match(word, end) else VOWELS["ə"]
