"""Titles and other short forms that stand before a name or a number."""

from __future__ import annotations

import re
from re import Match

from narrator.script.sayas.rule import Rule

_TITLES = {
    "Gov.": "Governor",
    "Sen.": "Senator",
    "Sens.": "Senators",
    "Rep.": "Representative",
    "Reps.": "Representatives",
    "Gen.": "General",
    "Lt.": "Lieutenant",
    "Col.": "Colonel",
    "Capt.": "Captain",
    "Sgt.": "Sergeant",
    "Prof.": "Professor",
    "Rev.": "Reverend",
    "Mr.": "Mister",
    "Mrs.": "Missus",
    "Dr.": "Doctor",
}
_ANYWHERE = {"e.g.": "for example", "i.e.": "that is", "vs.": "versus", "etc.": "et cetera"}


def _title(match: Match[str]) -> str:
    return _TITLES[match[0]]


def _anywhere(match: Match[str]) -> str:
    ends = match[0] == "etc." and match.end() == len(match.string)  # then its stop is the sentence's too
    return _ANYWHERE[match[0]] + "." * ends


TITLE = Rule(
    "title",
    "abbreviation",
    re.compile(r"\b(?:" + "|".join(re.escape(form) for form in _TITLES) + r")(?=\s+(?:[A-Z]|\d))"),
    _title,
)
PHRASE = Rule(
    "phrase", "abbreviation", re.compile(r"(?<!\w)(?:" + "|".join(re.escape(form) for form in _ANYWHERE) + ")"), _anywhere
)
