"""Cardinals, decimals, percentages and ordinals."""

from __future__ import annotations

import re
from re import Match

from narrator.script.sayas.numbers import decimal, ordinal
from narrator.script.sayas.rule import Rule

NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
"""A number as news writes it: grouped by commas or plain, perhaps with decimals."""
_FREE = r"(?<![\w.,:/-])"
"""Nothing number-like or word-like before it: `F-16` and `A4` are not numbers."""


def _percent(match: Match[str]) -> str:
    return decimal(match[1]) + " percent"


def _ordinal(match: Match[str]) -> str:
    return ordinal(match[1].replace(",", ""))


def _number(match: Match[str]) -> str | None:
    if len(match[0]) > 1 and match[0][0] == "0" and match[0][1] != ".":
        return None  # 007 and 0800 are codes, left to the voice
    return decimal(match[0])


PERCENT = Rule("percent", "percent", re.compile(rf"{_FREE}({NUMBER})\s?(?:%|per cent\b)"), _percent)
ORDINAL = Rule("ordinal", "ordinal", re.compile(r"(?<![\w.,-])(\d{1,3}(?:,\d{3})+|\d+)(?:st|nd|rd|th)\b"), _ordinal)
CARDINAL = Rule("cardinal", "cardinal", re.compile(rf"{_FREE}{NUMBER}(?![\w\d:/-]|[.,]\d)"), _number)
