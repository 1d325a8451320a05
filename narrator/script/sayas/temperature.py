"""Temperatures, with and without their degrees."""

from __future__ import annotations

from re import Match

from narrator.script.sayas.context import after, rest, words, words_before
from narrator.script.sayas.coordinate import SIDES
from narrator.script.sayas.number import DASH, FREE, NUMBER, is_lettered
from narrator.script.sayas.numbers import number
from narrator.script.sayas.rule import FIGURE, Place, Rule, Unsure

_DEGREES = {"C": "Celsius", "F": "Fahrenheit", "K": "Kelvin"}


def _temperature(match: Match[str]) -> str:
    text, end = match.string, match.end()
    scale = match["scale"]
    first = ""
    if match["from"]:
        first = f"{number(match['from'])} to {'minus ' if match['minus'] else ''}"
    if scale and scale.upper() == "K":
        return f"{first}{number(match['to'])} kelvin"
    degrees = "degree" if (match["to"] == "1" and not first) or text[end : end + 1] == "-" else "degrees"
    said = f"{first}{number(match['to'])} {degrees}"
    if scale:
        return f"{said} {_DEGREES[scale.upper()]}"
    return f"{said} {SIDES[match['side']]}" if match["side"] else said


def _letter_temperature(match: Match[str]) -> str | Unsure | None:
    """`75F`, `37 C.`: only where no other word can follow."""
    scale, figures = match["scale"], float(match["figures"])
    if not match["gap"] and is_lettered(match):
        return None
    follows = rest(match)[:3].strip()
    if (
        match["gap"]
        and _OVEN.isdisjoint(words_before(match, 4))
        and after(match) not in _AFTER_DEGREES
        and (follows[:1] not in (".", ",", ";", ")", "") or (follows[:1] == "." and follows != ".") or figures > 150)
    ):
        return None
    first = f"{number(match['from'])} {'' if match['sign'] == '/' else 'to '}" if match["from"] else ""
    amount = first + number(match["figures"])
    spoken = f"{amount} {'degree' if figures == 1 else 'degrees'} {_DEGREES[scale]}"
    return Unsure(spoken, "a temperature or a letter", (f"{amount} {scale}",))


_OVEN = words("preheat heat oven bake roast cook broil grill temperature temp fever high low")
"""Before "375 F."."""
_AFTER_DEGREES = words("in on at and by during this today tomorrow overnight for with across over or but while as")


TEMPERATURE = Rule(
    "temperature",
    "measure",
    rf"{FREE}(?:(?P<from>{NUMBER})\s?°?[CF]?(?:{DASH}|\sto\s)(?P<minus>[-−])?)?(?P<to>{NUMBER})(?P<gap>\s?)"
    r"(?:(?P<degree>[°º˚])(?:\s?(?P<scale>[CFK])\b|\s?(?P<side>[NSEW])\b)?)",
    _temperature,
    (FIGURE,),
    r"\s,.‐‑–—−°º˚CF-",
    r"°º˚t0-9‐‑–—−-",
)
LETTER_TEMPERATURE = Rule(
    "temperature",
    "measure",
    rf"{FREE}(?:(?P<from>[0-9]{{1,3}})(?P<sign>{DASH}|/))?(?P<figures>[0-9]{{1,3}}(?:\.[0-9]{{1,2}}(?=\s?[CF]))?)"
    r"(?P<gap>\s?)(?P<scale>[CF])(?![\w'’+&-]|/(?![0-9]|gas))",
    _letter_temperature,
    (FIGURE,),
    r"\s.CF/‐‑–—−-",
    r"CF0-9‐‑–—−-",
)
SCALE = Rule(
    "temperature",
    "measure",
    r"(?<=degrees )[CF](?![\w'’+#-])",
    lambda match: _DEGREES[match[0]],
    (Place("letter", r"[CF](?!\w)"),),
)
"""`350 degrees F`."""
