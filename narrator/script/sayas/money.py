"""Sums of money with a sign before them."""

from __future__ import annotations

import re
from re import Match

from narrator.script.sayas.number import NUMBER
from narrator.script.sayas.numbers import cardinal, decimal
from narrator.script.sayas.rule import Rule

_CURRENCIES = {
    "$": ("dollar", "dollars", "cent", "cents"),
    "£": ("pound", "pounds", "penny", "pence"),
    "€": ("euro", "euros", "cent", "cents"),
    "¥": ("yen", "yen", "sen", "sen"),
}
"""Sign -> one and many of the unit, one and many of its hundredth."""
_COUNTRIES = {"US": "U S", "C": "Canadian", "A": "Australian", "NZ": "New Zealand", "HK": "Hong Kong", "S": "Singapore"}
"""Letters before a dollar sign -> whose dollars."""
_MAGNITUDES = {
    "k": "thousand",
    "m": "million",
    "mn": "million",
    "b": "billion",
    "bn": "billion",
    "tn": "trillion",
    "thousand": "thousand",
    "million": "million",
    "billion": "billion",
    "trillion": "trillion",
}


def _money(match: Match[str]) -> str:
    sign, amount, magnitude, hyphen = match["sign"], match["amount"], match["magnitude"], match["hyphen"]
    one, many, cent, cents = _CURRENCIES[sign]
    if match["country"]:
        one, many = (f"{_COUNTRIES[match['country']]} {unit}" for unit in (one, many))
    if magnitude:
        return f"{decimal(amount)} {_MAGNITUDES[magnitude.lower()]} {many}"
    whole, _, part = amount.replace(",", "").partition(".")
    if len(part) not in (0, 2):
        return f"{decimal(amount)} {many}"
    said = f"{cardinal(whole)} {one if int(whole) == 1 or hyphen else many}"
    if not part or part == "00":
        return said
    small = f"{cardinal(part)} {cent if int(part) == 1 else cents}"
    return small if int(whole) == 0 else f"{said} and {small}"


MONEY = Rule(
    "money",
    "money",
    re.compile(
        rf"(?<![\w$£€¥])(?:(?P<country>US|C|A|NZ|HK|S)(?=\$))?(?P<sign>[$£€¥])(?P<amount>{NUMBER})"
        r"(?:[\s-]?(?P<magnitude>thousand|million|billion|trillion|mn|bn|tn|[kKmMbB])\b)?(?=(?P<hyphen>-[a-z])|)"
    ),
    _money,
)
