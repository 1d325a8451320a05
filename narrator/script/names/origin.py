"""The origin of a name, guessed from its letters: which language's spelling it keeps, or English.

Each origin is a model of letter triples, learnt when first needed (50 ms) from lists of names in voices/lexicon: the likeliest
model wins, as in the two-stage method of Vitale (1991). What no model likes clearly better than English stays English.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from narrator.script.names.shipped import lines, shipped_names

ENGLISH = "en"
LISTED: Mapping[str, str] = {"cz": "cs"}
"""Groups of the built-in lexicon that go under another name among the origins."""
_MIXED = frozenset(["be", "vi", "af", "lt", "sl", "sv", "med", "xx", "en", "nl"])
"""Groups of the built-in lexicon of several origins, from which no model can learn."""
_MOST = 250
"""Names of the built-in lexicon an origin learns from: more change little and take time."""
NEAR = 3.0
"""Nats an origin gains over other origins when the article speaks of its country."""
SHARE = 2.0
"""Nats it gains over English then: English words stand in such articles too."""
_EVERY = 2
"""Of the English words one in this many is learnt from; all of them change nothing and take 20 ms more."""
_WEIGHTS = (0.02, 0.13, 0.35, 0.5)
"""How much a letter's chance owes to nothing, to itself, to the letter before and to the two before."""


class Guess(NamedTuple):
    """Where a name may come from."""

    origin: str
    """The code of an origin in voices/lexicon/origins.tsv, or `en`."""
    margin: float
    """How much likelier it is than English, in nats; negative when English is likelier."""


def plain(text: str) -> str:
    """`text` in small letters without accents: `Łódź` as `lodz`."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", text.translate(_LETTERS)).lower()
    return "".join(character for character in folded if not unicodedata.combining(character))


_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "İ": "I", "ß": "ss", "æ": "ae",
                          "Æ": "Ae", "œ": "oe", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ə": "a", "Ə": "A", "ħ": "h",
                          "’": "'", "ʻ": "'", "ʼ": "'", "‘": "'"})  # fmt: skip


@lru_cache(maxsize=8192)
def guess(name: str, near: frozenset[str] = frozenset()) -> Guess:
    """The origin whose names look most like `name`, and how clearly; one of `near` needs less likeness."""
    models = _models()
    word = plain(name)
    allowed = _writes(name)
    scores = {
        origin: model.score(word) + (NEAR if origin in near else 0)
        for origin, model in models.items()
        if not allowed or origin in allowed
    }
    listed = _listed().get(word)
    best = listed if listed in scores else max(scores, key=lambda origin: scores[origin])
    return Guess(
        best, scores[best] - (NEAR if best in near else 0) + (SHARE if best in near else 0) - models[ENGLISH].score(word)
    )


def _writes(name: str) -> frozenset[str]:
    """The origins that know all accented letters of `name`; none when it has no such letter or no origin knows them all."""
    accented = {letter for letter in name.lower() if letter.isalpha() and not letter.isascii()}
    if not accented:
        return frozenset()
    return frozenset(origin for origin, letters in _accented().items() if accented <= letters)


@lru_cache(maxsize=1)
def _accented() -> Mapping[str, frozenset[str]]:
    """The accented letters each origin knows."""
    rows = (line.split("\t") for line in lines("letters.tsv"))
    spelled = ((row[0], " ".join(rule.rpartition("=")[0] for rule in row[3].split(" "))) for row in rows)
    return {origin: frozenset(letter for letter in letters if not letter.isascii()) for origin, letters in spelled}


@lru_cache(maxsize=1)
def _listed() -> Mapping[str, str]:
    """The origin of each name in origins.tsv that stands there once."""
    found: dict[str, str] = {}
    for line in lines("origins.tsv"):
        origin, _, names = line.partition("\t")
        for name in {plain(name) for name in names.split()}:
            found[name] = "" if name in found else origin
    return {name: origin for name, origin in found.items() if origin and len(name) > 3}


class _Model:
    """Counts of runs of one to three letters."""

    def __init__(self, words: Iterable[str]) -> None:
        text = "".join(f"^^{word}$" for word in words)
        self.one = Counter(text)
        self.two = Counter(pairwise(text))
        self.three = Counter(zip(text, text[1:], text[2:], strict=False))
        self.total = len(text)

    def score(self, word: str) -> float:
        """The logarithm of the chance of `word`."""
        nothing, alone, after_one, after_two = _WEIGHTS
        text, score = f"^^{word}$", 0.0
        for run in zip(text, text[1:], text[2:], strict=False):
            before, last, letter = run
            chance = nothing / 30 + alone * self.one[letter] / self.total
            chance += after_one * self.two[last, letter] / (self.one[last] or 1)
            chance += after_two * self.three[run] / (self.two[before, last] or 1)
            score += math.log(chance)
        return score


@lru_cache(maxsize=1)
def _models() -> Mapping[str, _Model]:
    """A model for each origin."""
    known = sorted(common_english())
    names = [word.lower() for word in known if not word.islower()]
    learnt = {ENGLISH: names + [word for word in known if word.islower()][::_EVERY]}
    for line in lines("origins.tsv"):
        origin, _, listed = line.partition("\t")
        learnt[origin] = [plain(word) for word in listed.split()]
    for group, names_of in shipped_names().groups.items():
        if group not in _MIXED:
            single = [plain(name) for name in names_of if " " not in name]
            learnt[LISTED.get(group, group)] += single[:_MOST]
    return {origin: _Model(words) for origin, words in learnt.items()}


@lru_cache(maxsize=1)
def english() -> frozenset[str]:
    """English words in small letters and English names as they are written."""
    return common_english().union(_words("scowl.txt"))


@lru_cache(maxsize=1)
def common_english() -> frozenset[str]:
    """Those that everybody knows, of which the model of English learns."""
    return frozenset(_words("english.txt"))


def _words(file: str) -> list[str]:
    return " ".join(lines(file)).split()
