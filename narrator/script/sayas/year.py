"""Years, where the words around four digits say that they are one."""

from __future__ import annotations

import re
from re import Match

from narrator.script.sayas.numbers import year
from narrator.script.sayas.rule import Rule

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_BEFORE = re.compile(
    r"\b(?i:in|since|by|until|till|from|during|of|early|late|mid|before|after|around)\s$"
    rf"|\b(?:{_MONTHS})\s(?:\d{{1,2}},?\s)?$"
)
_COUNTED = "people|men|women|children|soldiers|troops|votes|jobs|homes|points|miles|feet|meters|metres|years|cases|deaths"


def _year(match: Match[str]) -> str | None:
    before = match.string[max(0, match.start() - 20) : match.start()]
    return year(match[0]) if _BEFORE.search(before) else None


YEAR = Rule("year", "date", re.compile(rf"(?<![\w.,$-])(?:1[1-9]\d\d|20\d\d)(?![,.]\d|[\w%-]|\s(?:{_COUNTED})\b)"), _year)
