"""Words that lost the space between them when a page was taken apart: said as two, where nothing else can be meant."""

from __future__ import annotations

from re import Match

from narrator.script.sayas.context import words
from narrator.script.sayas.rule import Place, Rule, any_of

_FIRST = words(
    "about after against and are at been before between by could did during for from had has have his in into its of on or over",
    "said says should since than that the their through to told under until was were when where which while who will with would",
)
"""Small words that hardly a name begins with: `onBelgorod` is two words; `iPhone`, `eBay`, `YouTube` and `LaGuardia` are one."""
_NAMES = words("inDrive theGrio theScore theSkimm theStreet toString forEach overDrive onStar")
"""Names that do begin so."""


def _apart(match: Match[str]) -> str:
    return f"{match[0]} "


_CAPITALISED = r"(?=[A-Z][a-z]{2,24}(?![A-Za-z0-9_(]))"
_STOP = r"[a-z]{2,24}+[.!?][\"”’)]{0,2}"
WORDS = Rule(
    "glued",
    "glued",
    rf"(?!(?:{'|'.join(sorted(_NAMES))})\b){any_of(_FIRST)}{_CAPITALISED}",
    _apart,
    (Place("letter", rf"{any_of(_FIRST)}[A-Z]"),),
)
SENTENCES = Rule(
    "glued",
    "glued",
    rf"{_STOP}(?=[\"“‘(]?[A-Z](?:[a-z]|\s))",
    _apart,
    (Place("letter", rf"{_STOP}[\"“‘(]?[A-Z]"),),
)
