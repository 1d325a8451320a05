"""Heights and lengths in feet and inches, with signs or words: `6'2"`, `a 12" pipe`, `5ft 10in`; and a race's in furlongs."""

from __future__ import annotations

from re import Match

from narrator.patterns import compiled
from narrator.script.sayas.context import DETERMINERS, FUNCTION_WORDS, after, before, quoted
from narrator.script.sayas.million import LENGTH_AFTER
from narrator.script.sayas.number import DASH, FREE, NUMBER
from narrator.script.sayas.numbers import cardinal, number
from narrator.script.sayas.rule import FIGURE, Rule, Unsure

SIZES = ("tall", "long", "high", "wide", "deep", "thick")
"""What a measure may be of a thing, which is "six feet tall"."""
_OF_PEOPLE = ("1", "4", "5", "6", "7", "8")
"""Feet that are said as one: a person is "six foot four", with or without a sign for the inches."""
_POURED = compiled(r"\sof (?:[a-z]+ )?(?:snow|rain|ice|water|hail|sleet|mud)\b")
"""After `12"`, what is measured in inches."""


def _height(match: Match[str]) -> str:
    """`6'2"`."""
    feet, inches = match["feet"], match["inches"]
    return f"{cardinal(feet)} {'foot' if feet in _OF_PEOPLE else 'feet'} {cardinal(inches)}"


def _primed(match: Match[str]) -> str | Unsure | None:
    """`a 6" pipe`, `12′`: inches and feet, unless it is a quotation that ends."""
    mark, figures = match["mark"], match["figures"]
    inches, sure = mark in '"″', mark in "″′"
    attributive = (
        (after(match).islower() or before(match).lower() in ("a", "an"))
        and after(match) not in FUNCTION_WORDS
        and after(match) not in SIZES
    )
    raised = "." in figures and not inches and after(match) in LENGTH_AFTER
    single = figures == "1" or (attributive and not match["from"] and not raised)
    unit = ("inch" if single else "inches") if inches else ("foot" if single else "feet")
    first = f"{number(match['from'].rstrip(' -‐‑–—−'))} to " if match["from"] else ""
    spoken = f"{first}{number(figures)} {unit}"
    poured = inches and not quoted(match, mark) and _POURED.match(match.string, match.end())
    if sure or raised or poured or ((first or "." in figures) and not quoted(match, mark)):
        return spoken
    named = after(match).islower() or ("." in figures and after(match))
    if quoted(match, mark) or not named or before(match).lower() not in DETERMINERS:
        return None
    return Unsure(spoken, "a measure or a quotation that ends", (f"{number(figures)}{mark}",))


def _feet_and_inches(match: Match[str]) -> str:
    """`5ft 10in`, `a 6ft 2in man`."""
    feet, inches = match["feet"], match["inches"]
    following = after(match)
    if following.islower() and following not in FUNCTION_WORDS and following not in SIZES:
        return f"{cardinal(feet)} foot {cardinal(inches)}"
    foot, inch = ("foot" if feet == "1" else "feet"), ("inch" if inches == "1" else "inches")
    return f"{cardinal(feet)} {foot} {cardinal(inches)} {inch}"


HEIGHT = Rule(
    "height",
    "measure",
    rf"{FREE}(?P<feet>[1-9][0-9]?)(?P<mark>['’′])\s?(?P<inches>1[01]|[0-9])(?:[\"”″]|''|’’)?(?![\w%])",
    _height,
    (FIGURE,),
    "'’′",
)
PRIMED = Rule(
    "height",
    "measure",
    rf"{FREE}(?P<from>{NUMBER}{DASH})?(?P<figures>{NUMBER})(?P<mark>[\"″′'’])(?![\w'’\"])",
    _primed,
    (FIGURE,),
    r"\s\"″′'’.,‐‑–—−-",
    r"‐‑–—−-",
)
FEET_AND_INCHES = Rule(
    "height",
    "measure",
    rf"{FREE}(?P<feet>[0-9]{{1,3}})\s?ft\.?\s?(?P<inches>1[01]|[0-9])\s?in\b(?:\.(?=\s?[a-z0-9,;)]))?",
    _feet_and_inches,
    (FIGURE,),
    r"\sf",
    r"f",
)


def _race(match: Match[str]) -> str:
    """`1m 4f`, `over 7½f`."""
    figures, half = match["furlongs"], " and a half" if match["half"] else ""
    attributive = before(match).lower() in DETERMINERS and after(match) and after(match) not in FUNCTION_WORDS
    furlongs = f"{cardinal(figures)}{half} furlong{'' if attributive or (figures == '1' and not half) else 's'}"
    if not match["miles"]:
        return furlongs
    return f"{cardinal(match['miles'])} mile{'' if attributive or match['miles'] == '1' else 's'} {furlongs}"


FURLONGS = Rule(
    "furlongs",
    "measure",
    r"(?:(?P<miles>[1-4])m\s?|(?<=\bover )|(?<=\bthe )|(?<=\ba ))(?P<furlongs>[1-9])(?P<half>½)?f(?![\w/-])",
    _race,
    (FIGURE,),
    r"\smf½",
)
"""Of horses: `1m 4f`."""
