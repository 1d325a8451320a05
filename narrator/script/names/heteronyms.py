"""Words that are written alike and said in two ways: the words around decide, by voices/lexicon/heteronyms.tsv."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from narrator.patterns import compiled
from narrator.script.names.shipped import lines

_REACH = 60
"""Characters before and after a word that are looked at."""
_ANY = ".*"
_LEFT = "-"
"""Stands for the IPA where the voice is right alone."""


class _Sense(NamedTuple):
    ipa: str | None
    """None where the voice is left to its own."""
    before: str
    """A pattern that must end where the word begins; empty for anything."""
    after: str
    """A pattern that must begin where it ends; empty for anything."""


def sense(text: str, start: int, end: int) -> str | None:
    """IPA for the word from `start` to `end`, when it is one of the table's and its surroundings tell; else None."""
    word = text[start:end]
    senses = _table().get(word) or _table().get(word.lower())
    if not senses:
        return None
    before, after = text[max(0, start - _REACH) : start].lower(), text[end : end + _REACH].lower()
    for known in senses:
        if compiled(known.before).search(before) and compiled(known.after).match(after):
            return known.ipa
    return None


def is_heteronym(word: str) -> bool:
    """Whether the table has a word, in small letters or with a capital of its own."""
    return word in _table()


def heteronyms() -> Mapping[str, tuple[str, ...]]:
    """The words of the table and the IPA of their senses."""
    return {word: tuple(known.ipa for known in senses if known.ipa) for word, senses in _table().items()}


@lru_cache(maxsize=1)
def _table() -> Mapping[str, tuple[_Sense, ...]]:
    names: dict[str, str] = {}
    found: dict[str, list[_Sense]] = {}
    for line in lines("heteronyms.tsv"):
        if line.startswith("="):
            name, _, pattern = line[1:].partition("\t")
            names[name] = f"(?:{pattern})"
            continue
        word, ipa, before, after = line.split("\t")
        patterns = [re.sub(r"\{([A-Z]+)\}", lambda match: names[match[1]], pattern) for pattern in (before, after)]
        found.setdefault(word, []).append(
            _Sense(None if ipa == _LEFT else ipa, _asked(patterns[0], "$"), _asked(patterns[1], ""))
        )
    return {word: tuple(senses) for word, senses in found.items()}


def _asked(pattern: str, end: str) -> str:
    return "" if pattern == _ANY else f"(?:{pattern}){end}"
