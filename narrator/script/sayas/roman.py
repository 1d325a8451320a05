"""Roman numerals that number a thing: `Phase II`, `Halcyon III`. A single letter is never taken for one."""

from __future__ import annotations

import re
from re import Match

from narrator.script.sayas.numbers import cardinal
from narrator.script.sayas.rule import Rule

_SEQUENCE = "II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()
_VALUES = {numeral: value for value, numeral in enumerate(_SEQUENCE, 2)}


def _numeral(match: Match[str]) -> str | None:
    value = _VALUES.get(match[0])
    return cardinal(str(value)) if value else None


ROMAN = Rule("roman", "roman", re.compile(r"(?<=[a-z]\s)[IVX]{2,5}(?![\w-])"), _numeral)
