"""Names nobody listed: which words are such, and how their letters are said, when there is evidence enough."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from narrator.script.names.builtin import group_of
from narrator.script.names.index import TOKEN
from narrator.script.names.letters import sound_out
from narrator.script.names.origin import ENGLISH, english, guess
from narrator.script.names.shipped import lines

LIKELY, SURE, SURER = 1.0, 3.0, 5.0
"""Nats by which a foreign origin must beat English: for a name that stands alone, in the middle of a sentence, and where any word
is capitalised (the first, a headline). Of 400 English words kept from the model 29, 10 and 2 % beat these; of 1,400 foreign names
95, 84 and 62 %."""
_LEAST = 4
_MOST_NEAR = 4
"""Origins an article speaks of most that are taken for near."""
_NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_A-ZÀ-ÖØ-Þ]+")
_SUFFIXES = (
    "s",
    "es",
    "ed",
    "d",
    "ing",
    "er",
    "ers",
    "ly",
    "ness",
    "ism",
    "ist",
    "ists",
    "man",
    "men",
    "ish",
    "ian",
    "ians",
    "ville",
)
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
    words = set(TOKEN.findall(source))
    small = frozenset(word for word in words if word.islower())
    spoken_of: Counter[str] = Counter()
    for word in words - small:
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


def is_name(word: str, around: Surroundings) -> bool:
    """Whether a word looks like a name that English does not know: capitalised, and neither it nor its stem is listed."""
    if not _NAME.fullmatch(word) or len(word) < (_LEAST if word.isascii() else _LEAST - 1):
        return False
    small = word.lower()
    if small in around.small or word in english() or small in english():
        return False
    if any(small[:cut] in english() and small[cut:] in english() for cut in range(3, len(small) - 2)):
        return False
    stems = (small.removesuffix(ending) for ending in _SUFFIXES if small.endswith(ending))
    return not any(
        stem in english() or stem + "e" in english() or stem.capitalize() in english() for stem in stems if len(stem) > 2
    )


def sounded(word: str, around: Surroundings, sure: float) -> tuple[str, str] | None:
    """(IPA, origin) of a name, when some origin beats English by `sure` nats; an accented letter is evidence enough."""
    found = guess(word, around.near)
    if found.origin == ENGLISH or (word.isascii() and found.margin < sure):
        return None
    ipa = sound_out(word, found.origin)
    return (ipa, found.origin) if ipa else None
