"""The origin of a name, guessed from its letters: which language's spelling it keeps, or English.

Each origin is a model of letter triples: the likeliest model wins, as in the two-stage method of Vitale (1991). What no model likes
clearly better than English stays English. The models are learnt beforehand, by tests/benchmarks/fit_origins.py, from the lists of
names in voices/lexicon: that takes 100 ms, to read what was learnt 4 ms.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from narrator.script.names.shipped import folder, lines

ENGLISH = "en"
NEAR = 3.0
"""Nats an origin gains over other origins when the article speaks of its country."""
SHARE = 2.0
"""Nats it gains over English then: English words stand in such articles too."""
MODELS = "origins.bin"
"""The learnt models: a line of origins, a line of runs of letters, then for each run a byte an origin, the surprise at its last letter."""
STEP = 1 / 32
"""Nats that byte counts; the greatest surprise is 7.3 nats."""


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
    word = plain(name)
    allowed = _writes(name)
    chances = _chances(word)
    scores = {
        origin: chance + (NEAR if origin in near else 0) for origin, chance in chances.items() if not allowed or origin in allowed
    }
    listed = _listed().get(word)
    best = listed if listed in scores else max(scores, key=lambda origin: scores[origin])
    return Guess(best, chances[best] + (SHARE if best in near else 0) - chances[ENGLISH])


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


class _Models(NamedTuple):
    """What was learnt of every origin."""

    origins: tuple[str, ...]
    surprises: Mapping[str, bytes]
    """By a run of up to three letters, for each origin, how surprising its last letter is after the others."""


def _chances(word: str) -> dict[str, float]:
    """The logarithm of the chance of `word` by origin."""
    origins, surprises = _models()
    text = f"^^{word}$"
    rows = [
        surprises.get(text[at - 2 : at + 1]) or surprises.get(text[at - 1 : at + 1]) or surprises.get(text[at]) or surprises[""]
        for at in range(2, len(text))
    ]
    return {origin: -STEP * sum(row) for origin, row in zip(origins, zip(*rows, strict=True), strict=True)}


@lru_cache(maxsize=1)
def _models() -> _Models:
    """What was learnt, as the file has it."""
    named, runs, learnt = (folder() / MODELS).read_bytes().split(b"\n", 2)
    origins = tuple(named.decode().split(" "))
    width = len(origins)
    keys = enumerate(runs.decode().split(" "))
    return _Models(origins, {run: learnt[number * width : (number + 1) * width] for number, run in keys})


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
