"""Names nobody listed: which words are such, and how their letters are said, when there is evidence enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from narrator.patterns import compiled
from narrator.script.names.builtin import group_of
from narrator.script.names.index import TOKEN
from narrator.script.names.letters import sound_out
from narrator.script.names.origin import ENGLISH, common_english, english, guess
from narrator.script.names.shipped import lines

LIKELY, SURE, SURER = 1.0, 4.0, 5.0
"""Nats by which a foreign origin must beat English: for a name that stands alone, in the middle of a sentence, and where any word
is capitalised (the first, a headline). Of 297 foreign names 97, 80 and 73 % beat these, 94 % inside a sentence when the article
speaks of their country; of 248 English place names that no list had, 16, 4 and 3 %."""
_LEAST, _SHORT, _SHORTER_BY = 3, 3, 2.0
"""Letters of a name, of a short one, and the nats more that one must have."""
_MOST_NEAR = 4
"""Origins an article speaks of most that are taken for near."""
_NAME = compiled(r"[^\W\d_a-zß-öø-ÿ][^\W\d_A-ZÀ-ÖØ-Þ]+")
_SUFFIXES = tuple("s es ed d ing er ers ly ness ism ist ists man men ish ian ians ville".split())
_PREFIXES = ("un", "non", "anti", "over", "super")
_LEAST_HALF, _LEAST_SMALL_HALF = 4, 3
"""Letters of each half of a compound. Two English words of four make 35 of 6,800 foreign names; of three letters, 199: those must
be words of english.txt, the common ones (`Ryanair`)."""
_ENGLISH_PARTS = compiled(
    r"mc[^h].{2,}|fitz.+|.{3,}(?:ton|ham|ford|wood|worth|bury|field|shire|stone|combe|minster|mouth|thwaite|borough|bridge|brook|leigh"
    r"|church|hurst|burgh|dale|marsh"
    r"|tion|sion|ious|eous|ology|ological|ometry|itis|isms?|ness|nesses|tronics?|tech|soft|works?|way|gate|xit|nomics)"
)
"""How English surnames and places begin and end, and words English makes of Latin and Greek."""
_KIN: Mapping[str, tuple[str, ...]] = {
    "uk": ("uk", "ru"), "ru": ("ru", "uk", "kk"), "be": ("ru", "ka", "hy", "kk"), "cz": ("cs",), "sl": ("sl", "bg", "sq"),
    "vi": ("vi", "th", "my", "id", "tl", "mi"), "af": ("sw", "zu", "yo", "am", "wo"), "lt": ("lt", "fi"), "ga": ("ga", "cy"),
    "sv": ("sv", "fi", "is"), "hi": ("hi", "ta", "ar"), "fa": ("fa", "ar"), "fr": ("fr",), "es": ("es", "eu"), "ar": ("ar",),
}  # fmt: skip
"""Origins by the group of the built-in lexicon that speaks for them; any other group speaks for itself."""


class Surroundings(NamedTuple):
    """What the article tells of the words in it."""

    small: frozenset[str]
    """Words it writes in small letters too."""
    near: frozenset[str]
    """Origins of the countries and people it speaks of."""


def surroundings(source: str) -> Surroundings:
    """What `source` tells; one look at each of its words."""
    words = dict.fromkeys(TOKEN.findall(source))  # in order: among origins met as often, the first met counts
    small = frozenset(word for word in words if word.islower())
    spoken_of: Counter[str] = Counter()
    for word in filter(lambda word: word not in small, words):
        if word in _countries():
            spoken_of[_countries()[word]] += 3
        group = group_of(word)
        if group:
            spoken_of.update(_KIN.get(group, (group,)))
    return Surroundings(small, frozenset(origin for origin, _ in spoken_of.most_common(_MOST_NEAR)))


@lru_cache(maxsize=1)
def _countries() -> Mapping[str, str]:
    """The origin a word of voices/lexicon/countries.tsv speaks of."""
    rows = (line.partition("\t")[::2] for line in lines("countries.tsv"))
    return {word: origin for origin, words in rows for word in words.split()}


def is_foreign(word: str, around: Surroundings) -> bool:
    """Whether a word looks like a name no list has and English did not make: `Harbington` is none."""
    small = word.lower()
    return is_name(word, around) and not (word.isascii() and (_ENGLISH_PARTS.fullmatch(small) or _compound(small)))


def is_name(word: str, around: Surroundings) -> bool:
    """Whether a word looks like a name no list has: capitalised, and neither it nor its stem is an English word or name."""
    if not _NAME.fullmatch(word) or len(word) < _LEAST:
        return False
    small = word.lower()
    if small in around.small or word in english() or small in english():
        return False
    stems = [small.removesuffix(ending) for ending in _SUFFIXES if small.endswith(ending)]
    stems += [small.removeprefix(start) for start in _PREFIXES if small.startswith(start)]
    return not any(
        stem in english() or stem + "e" in english() or stem.capitalize() in english() for stem in stems if len(stem) > 2
    )


def _compound(small: str) -> bool:
    """Whether a word is two English ones, the first perhaps a name."""
    for cut in range(_LEAST_SMALL_HALF, len(small) - _LEAST_SMALL_HALF + 1):
        first, second = small[:cut], small[cut:]
        known = english() if min(len(first), len(second)) >= _LEAST_HALF else common_english()
        if second in known and (first in known or first.capitalize() in known):
            return True
    return False


def sounded(word: str, around: Surroundings, sure: float) -> tuple[str, str] | None:
    """(IPA, origin) of a name, when some origin beats English by `sure` nats; an accented letter is evidence enough."""
    found = guess(word, around.near)
    sure += _SHORTER_BY if len(word) <= _SHORT else 0
    if found.origin == ENGLISH or (word.isascii() and found.margin < sure):
        return None
    ipa = sound_out(word, found.origin)
    return (ipa, found.origin) if ipa else None
