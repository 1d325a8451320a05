"""Places on the globe: degrees, minutes, seconds, the side; points of the compass."""

from __future__ import annotations

from re import Match

from narrator.script.sayas.context import before, words
from narrator.script.sayas.number import START
from narrator.script.sayas.numbers import number
from narrator.script.sayas.rule import FIGURE, Place, Rule

SIDES = {"N": "north", "S": "south", "E": "east", "W": "west"}


def _position(match: Match[str]) -> str:
    """`41°43′12″N`."""
    said = [_counted(match["degrees"], "degree"), _counted(match["minutes"], "minute")]
    if match["seconds"]:
        said.append(_counted(match["seconds"], "second"))
    return " ".join([*said, SIDES[match["side"]]] if match["side"] else said)


def _counted(figures: str, unit: str) -> str:
    return f"{number(figures.lstrip('0') or '0')} {unit}{'' if figures == '1' else 's'}"


_MILES = words("mile miles mi km nmi kilometer kilometers kilometre kilometres meter meters metre metres feet knots")

_MOVING = words("moving heading drifting tracking blowing moved headed")


def _compass(match: Match[str]) -> str | None:
    """`60 miles SSW of Tampa`: from how far, where from."""
    earlier = before(match).rstrip(".").lower().lstrip("0123456789,.")
    if earlier not in _MILES and (earlier not in _MOVING or len(match["points"]) < 2):
        return None
    *first, whole = [match["points"][:1], match["points"][1:]] if len(match["points"]) > 2 else [match["points"]]
    return "-".join([*(SIDES[side] for side in first), "".join(SIDES[side] for side in whole)])


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
_POINTS = r"(?:[NS]?[NS][EW]|[EW][NS][EW]|[NSEW])"
COMPASS = Rule(
    "position",
    "measure",
    rf"(?P<points>{_POINTS})(?=\s(?:of|from|at|near|toward)\s)",
    _compass,
    (Place("letter", rf"{_POINTS}\s(?:of|from|at|near|toward)\s"),),
)
