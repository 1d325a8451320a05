"""Capital letters that are said one by one, and those that are said as a word."""

from __future__ import annotations

import re
from re import Match

from narrator.script.sayas.rule import Rule

_WORDS = frozenset("AIDS COVID DAX EFTA GIF NASA NATO OPEC SARS SWAT UEFA".split())
"""Acronyms of up to four letters, and some longer ones, that the news says as words."""
_PRONOUNCEABLE = re.compile(r"(?=.*[AEIOUY])(?!.*[^AEIOUY]{3})(?!.*[AEIOU]{3})")
"""A vowel, and no three consonants or vowels in a row: of four letters or more, such a run is said as a word."""
_CAPITALS_BESIDE = re.compile(r"[A-Z]{4,}")
"""A neighbour of four capitals or more: then the line is in capitals (`NEW HALDEN`), and says nothing of the word."""


def _letters(match: Match[str]) -> str | None:
    letters = match["letters"]
    before, after = match.string[max(0, match.start() - 20) : match.start()], match.string[match.end() : match.end() + 20]
    beside = (before.split() or [""])[-1], (after.split() or [""])[0]
    in_capitals = any(_CAPITALS_BESIDE.match(word) for word in beside)
    if letters in _WORDS or in_capitals or (len(letters) > 3 and _PRONOUNCEABLE.match(letters)):
        return None
    return " ".join(letters) + match["s"].replace("’", "'")


def _dotted(match: Match[str]) -> str:
    return " ".join(match[0].replace(".", ""))


INITIALISM = Rule("initialism", "letters", re.compile(r"(?<![\w-])(?P<letters>[A-Z]{2,6})(?P<s>(?:['’]?s)?)(?![\w-])"), _letters)
DOTTED = Rule("dotted", "letters", re.compile(r"(?<![\w.])(?:[A-Z]\.){2,}(?=\s+[a-z(]|[,;:'’])"), _dotted)
