"""Places on the globe: degrees, minutes, seconds, and the side."""

from __future__ import annotations

from re import Match

from narrator.script.sayas.number import START
from narrator.script.sayas.numbers import number
from narrator.script.sayas.rule import FIGURE, Rule

SIDES = {"N": "north", "S": "south", "E": "east", "W": "west"}


def _position(match: Match[str]) -> str:
    """`41°43′12″N`."""
    said = [_counted(match["degrees"], "degree"), _counted(match["minutes"], "minute")]
    if match["seconds"]:
        said.append(_counted(match["seconds"], "second"))
    return " ".join([*said, SIDES[match["side"]]] if match["side"] else said)


def _counted(figures: str, unit: str) -> str:
    return f"{number(figures.lstrip('0') or '0')} {unit}{'' if figures == '1' else 's'}"


POSITION = Rule(
    "position",
    "measure",
    rf"{START}(?P<degrees>[0-9]{{1,3}})\s?[°º]\s?(?P<minutes>[0-5]?[0-9](?:\.[0-9]{{1,5}})?)\s?['’′]"
    r"(?:\s?(?P<seconds>[0-5]?[0-9](?:\.[0-9]{1,4})?)\s?(?:[\"”″]|''|’’))?(?:\s?(?P<side>[NSEW])\b)?",
    _position,
    (FIGURE,),
    r"\s°º",
    "°º",
)
