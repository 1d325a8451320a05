"""Capital letters that are said one by one, and those that are said as a word."""

from __future__ import annotations

import re
from re import Match

from narrator.script.sayas.rule import Rule

_WORDS = frozenset(
    "AIDS ASEAN COVID DAX ECOWAS EFTA FEMA FIFA GIF HIMARS IKEA INTERPOL LASER MERCOSUR NAFTA NASA NASDAQ NATO OPEC OSHA POTUS "
    "RADAR SARS SCOTUS SWAT UEFA UNESCO UNICEF UNRWA".split()
)
"""Acronyms the news says as words."""
_VOWELS = frozenset("AEIOUY")


def _letters(match: Match[str]) -> str | None:
    """The letters, spaced; None for an acronym, and for a run so long and so like a word that it is one in capitals."""
    letters = match["letters"]
    if letters in _WORDS or (len(letters) > 4 and _VOWELS & set(letters)):
        return None
    return " ".join(letters) + match["s"].replace("’", "'")


def _dotted(match: Match[str]) -> str:
    return " ".join(match[0].replace(".", ""))


INITIALISM = Rule("initialism", "letters", re.compile(r"(?<![\w-])(?P<letters>[A-Z]{2,6})(?P<s>(?:['’]?s)?)(?![\w-])"), _letters)
DOTTED = Rule("dotted", "letters", re.compile(r"(?<!\w)(?:[A-Z]\.){2,}(?=\s+[a-z(]|[,;:'’])"), _dotted)
