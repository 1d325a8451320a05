"""A line in capitals, as the rules see it: set small, so that `GOV.`, `1990S` and `$4M FRAUD` are what they are elsewhere.

Only the rules see it so. What no rule takes is said as it is written, and so are letters (`FBI`) and what may be some (`US`).
"""

from __future__ import annotations

import re
from re import Match

from narrator.patterns import compiled
from narrator.script.sayas.acronym import SPELLED, WORDS, is_ordinary, is_word
from narrator.script.sayas.calendar import WEEKDAYS
from narrator.script.sayas.clock import ZONES
from narrator.script.sayas.context import FUNCTION_WORDS
from narrator.script.sayas.roman import value
from narrator.script.sayas.units import DOUBTFUL, UNITS

_FEWEST = 3
"""How many ordinary words make a line one in capitals; "FBI, CIA" is none."""
_NEAR = 8
"""Characters looked at on each side of a word."""
_WORD = compiled(r"(?<![A-Za-z@#_&.])[A-Z]+(?:['’][A-Z]+)?(?![\w@&])")
_EITHER = ("US", "WHO")
"""Letters or words, which nothing tells: they and the words beside them stay, so that the reading is doubted."""
_AFTER_EITHER = compiled(r"(?:\A|[\s\"“‘(])(?:US|WHO)\s\Z")
_BEFORE_EITHER = compiled(r"\s(?:US|WHO)(?:['’]S)?\b")
_GLUED_TO_FIGURES = ("S", "ST", "ND", "RD", "TH", "P", "PC", "M", "X", "BN", "TN")
_COUNTED = compiled(r"[0-9][ -]\Z|[0-9] (?:SQ|CU) \Z")
_PART_OF_MORE = compiled(r"\.[A-Z0-9]|://|-[0-9]|\$")
"""After a piece of an address, of a serial, of a foreign dollar."""
_OF_TIME = ZONES | {"AM", "PM", "AD", "BC", "CE", "BCE"}
_BEFORE_FIGURES = ("MAY", "MARCH", "NO")
_DAYS = frozenset(day.upper() for day in WEEKDAYS)
_VOWELS = frozenset("AEIOUY")
_AFTER_NAME = compiled(r",|\s(?:[A-Z]{2,5}\.|[IVX]+\b|&|\([0-9])|/")
"""What follows a name: `ELM AVE.`, `TAMPA, FLA.`, `CHARLES III`, `DALLAS (10-4)`."""
_BEFORE_NAME = compiled(r"(?:[A-Z]{2,5}\.|&)\s\Z|[/(-]\Z")
"""What stands before one: `ST. PAUL`, `GOV. SMITH`."""
_NUMBERED = compiled(r"(?:[0-9]|[\sIVXLC][IVXLC])\.\s\Z")
"""Before the first word of a heading: `CHAPTER V. THE ESCAPE`."""


def set_small(text: str) -> str:
    """`text`, letter for letter in its place."""
    return _WORD.sub(_small, text) if text.isupper() and _is_line(text) else text


def _is_line(text: str) -> bool:
    ordinary = 0
    for match in _WORD.finditer(text):
        ordinary += len(match[0]) > 1 and is_ordinary(match[0])
        if ordinary == _FEWEST:
            return True
    return False


def _small(match: Match[str]) -> str:
    """The word as it would be written elsewhere: a name with its capital, all others without."""
    word, text, (start, end) = match[0], match.string, match.span()
    earlier, rest = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    if earlier[-1:].isdecimal():
        return word.lower() if word in _GLUED_TO_FIGURES or _is_unit(word) else word
    if (_COUNTED.search(earlier) and _is_unit(word)) or earlier.endswith(" SQ "):
        return word.lower()
    if _stays(word, earlier, rest):
        return word
    if (rest[:1] == "." and len(word) < 7) or word in _DAYS or (word in _BEFORE_FIGURES and rest[1:2].isdecimal()):
        return word.capitalize()
    named = word.lower() not in FUNCTION_WORDS and (_AFTER_NAME.match(rest) or _BEFORE_NAME.search(earlier))
    return word.capitalize() if named or _NUMBERED.search(earlier) else word.lower()


def _stays(word: str, earlier: str, rest: str) -> bool:
    """Whether it is letters, a numeral, an acronym, a piece of something longer, or may be either letters or a word."""
    if word in SPELLED or word in WORDS or word in _EITHER or (word in _OF_TIME and rest[:2] != ". "):
        return True
    if _AFTER_EITHER.search(earlier) or _BEFORE_EITHER.match(rest):
        return True
    if _PART_OF_MORE.match(rest) and earlier[-1:] != "-" and word != "MID":
        return True
    if len(word) == 1:
        return word != "A" or rest[:1] == "."
    letters = _VOWELS.isdisjoint(word) or (len(word) == 2 and word.lower() not in FUNCTION_WORDS)
    numeral = re.split("['’]", word)[0]
    return (value(numeral) > 0 and not is_word(numeral) and numeral != "MID") or (letters and rest[:1] != ".")


def _is_unit(word: str) -> bool:
    low = word.lower()
    return len(low) > 1 and low in UNITS and low not in DOUBTFUL
