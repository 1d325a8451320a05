"""Respelling: IPA as English letters, a syllable at a time, for people who do not read IPA: `ˈkiːɪv` as `KEE-iv`.

The letters are those American newsrooms' pronouncers use; the stressed syllable stands in capitals. A syllable takes as many of the
consonants before its vowel as an English word may begin with.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from itertools import pairwise

from narrator.patterns import compiled

VOWELS: Mapping[str, tuple[str, str]] = {
    "iː": ("ee", "ee"), "i": ("ee", "ee"), "ɪ": ("ih", "i"), "ᵻ": ("ih", "i"), "ɨ": ("ih", "i"), "eɪ": ("ay", "ay"),
    "e": ("ay", "ay"), "eː": ("ay", "ay"), "ɛ": ("eh", "e"), "ɛː": ("eh", "e"), "æ": ("a", "a"), "ɑː": ("ah", "ah"),
    "ɑ": ("ah", "ah"), "a": ("ah", "ah"), "aː": ("ah", "ah"), "ɔː": ("aw", "aw"), "ɔ": ("aw", "aw"), "ɒ": ("o", "o"),
    "oʊ": ("oh", "oh"), "əʊ": ("oh", "oh"), "o": ("oh", "oh"), "oː": ("oh", "oh"), "ʊ": ("uu", "uu"), "uː": ("oo", "oo"),
    "u": ("oo", "oo"), "ʌ": ("uh", "u"), "ə": ("uh", "uh"), "ɐ": ("uh", "uh"), "ɚ": ("ur", "ur"), "ɝ": ("ur", "ur"),
    "ɜː": ("ur", "ur"), "ɜ": ("ur", "ur"), "aɪ": ("y", "y"), "aʊ": ("ow", "ow"), "ɔɪ": ("oy", "oy"), "ɑːɹ": ("ar", "ar"),
    "ɑɹ": ("ar", "ar"), "ɔːɹ": ("or", "or"), "ɔɹ": ("or", "or"), "oːɹ": ("or", "or"), "oʊɹ": ("or", "or"), "ɪɹ": ("eer", "eer"),
    "iːɹ": ("eer", "eer"), "ɛɹ": ("air", "air"), "eɪɹ": ("air", "air"), "ʊɹ": ("oor", "oor"), "uːɹ": ("oor", "oor"),
    "y": ("oo", "oo"), "yː": ("oo", "oo"), "ø": ("ur", "ur"), "øː": ("ur", "ur"), "œ": ("ur", "ur"), "ɯ": ("oo", "oo"),
}  # fmt: skip
"""How a vowel is written at the end of a syllable, and before a consonant of its own."""
CONSONANTS: Mapping[str, str] = {
    "tʃ": "ch", "dʒ": "j", "tʂ": "ch", "tɕ": "ch", "dʑ": "j", "ʃ": "sh", "ʒ": "zh", "θ": "th", "ð": "dh", "ŋ": "ng", "j": "y", "ɹ": "r", "r": "r", "ɡ": "g",
    "x": "kh", "χ": "kh", "ç": "h", "ɣ": "gh", "ʁ": "r", "ʀ": "r", "ɲ": "ny", "ʎ": "ly", "ɫ": "l", "ɬ": "l", "ɾ": "t",
    "ʂ": "sh", "ɕ": "sh", "ʐ": "zh", "ʑ": "zh", "β": "b", "ʋ": "v", "q": "k", "c": "k", "ħ": "h", "ʔ": "", "ʕ": "",
}  # fmt: skip
"""Where the letters differ from the sign; any other letter stands for itself."""
_ONSETS = frozenset(
    "pl pɹ bl bɹ tɹ dɹ kl kɹ ɡl ɡɹ fl fɹ θɹ ʃɹ sp st sk sm sn sl sw tw dw kw ɡw pj bj tj dj kj fj vj mj nj lj spɹ stɹ skɹ spl skw".split()
)
"""Runs of consonants English words begin with."""
_SIGN = compiled("|".join(sorted((*VOWELS, *CONSONANTS), key=len, reverse=True)) + "|.")
_R_BEFORE_VOWEL = compiled(f"(?<=[ːʊɪɔɑɛ])[ɹr](?=[ˈˌ]?[{''.join(sorted({vowel[0] for vowel in VOWELS}))}])")
_SYLLABIC = compiled("([nlmɹr])[\u0329\u030d]")
_DOUBLE_R = compiled("[ɹr]{2}")
_HARD_G = compiled(r"g(?=[eiy])")


def respell(ipa: str) -> str:
    """`ipa` as English letters: syllables between hyphens, the stressed one in capitals, words a space apart."""
    return " ".join(filter(None, (_word(word) for word in _plain(ipa).split())))


def _plain(ipa: str) -> str:
    """IPA with one spelling of each sign, without ties and fine marks; what is nasal ends in n."""
    text = unicodedata.normalize("NFD", ipa.strip("/[] ")).replace("g", "ɡ").replace("\u0303", "n")
    text = _DOUBLE_R.sub("ɹ", _SYLLABIC.sub(r"ə\1", text))
    return "".join(sign for sign in text if not unicodedata.combining(sign) and sign not in "ʰʲʷˠˤ‿.")


def _word(word: str) -> str:
    apart = _R_BEFORE_VOWEL.sub("|ɹ", word)  # an r between vowels begins the second's syllable
    signs = [sign for sign in _SIGN.findall(apart) if sign != "|"]
    phones = [sign for sign in signs if sign not in "ˈˌ"]
    marks = _marks(signs)
    vowels = [at for at, phone in enumerate(phones) if phone in VOWELS]
    if not vowels:
        return "".join(CONSONANTS.get(phone, phone) for phone in phones)
    stressed = next((vowel for vowel in vowels for mark, sign in marks if sign == "ˈ" and vowel >= mark), None)
    cuts = [0, *(_cut(phones, marks, pair) for pair in pairwise(vowels)), len(phones)]
    syllables = [
        _syllable(phones[start:end], vowel - start)
        for (start, end), vowel in zip(pairwise(cuts), vowels, strict=True)
    ]  # fmt: skip
    return "-".join(letters.upper() if vowel == stressed else letters for letters, vowel in zip(syllables, vowels, strict=True))


def _marks(signs: list[str]) -> list[tuple[int, str]]:
    """The stress marks, each with the number of the phone it stands before."""
    return [(at - number, sign) for number, (at, sign) in enumerate((at, s) for at, s in enumerate(signs) if s in "ˈˌ")]


def _cut(phones: list[str], marks: list[tuple[int, str]], vowels: tuple[int, int]) -> int:
    """Where the second vowel's syllable begins: at a stress mark between consonants, else with the longest onset."""
    first, second = vowels
    marked = next((at for at, _ in marks if first < at < second), None)
    if marked is not None:
        return marked
    start = second
    while start > first + 1 and (start == second or "".join(phones[start - 1 : second]) in _ONSETS) and phones[start - 1] != "ŋ":
        start -= 1
    return start


def _syllable(phones: list[str], vowel: int) -> str:
    closed = vowel + 1 < len(phones)
    sound = "eye" if phones[vowel] == "aɪ" and vowel == 0 and not closed else VOWELS[phones[vowel]][closed]
    before, after = ("".join(CONSONANTS.get(phone, phone) for phone in run) for run in (phones[:vowel], phones[vowel + 1 :]))
    if after == "s":
        after = "ss"  # or `his` would rhyme with `is`
    return _HARD_G.sub("gh", before + sound) + after
