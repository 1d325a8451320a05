"""Years, where the words around four digits say that they are one, and days of a month."""

from __future__ import annotations

import re
from re import Match

from narrator.script.sayas.numbers import ordinal, year
from narrator.script.sayas.rule import Rule

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT_MONTHS = {
    "Jan.": "January",
    "Feb.": "February",
    "Aug.": "August",
    "Sept.": "September",
    "Sep.": "September",
    "Oct.": "October",
    "Nov.": "November",
    "Dec.": "December",
}
_BEFORE = re.compile(
    r"\b(?i:in|since|by|until|till|from|during|of|early|late|mid|before|after|around|between)\s$"
    r"|\b(?:1[1-9]|20)\d\d\s(?:to|and|or|through)\s$"
    rf"|\b(?:{_MONTHS}|Jan\.|Feb\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)\s(?:\d{{1,2}},?\s)?$"
)
_COUNTED = "people|men|women|children|soldiers|troops|votes|jobs|homes|points|miles|feet|meters|metres|years|cases|deaths"


def _year(match: Match[str]) -> str | None:
    before = match.string[max(0, match.start() - 20) : match.start()]
    return year(match[0]) if _BEFORE.search(before) else None


YEAR = Rule("year", "date", re.compile(rf"(?<![\w.,$-])(?:1[1-9]\d\d|20\d\d)(?![,.]\d|[\w%-]|\s(?:{_COUNTED})\b)"), _year)


def _day(match: Match[str]) -> str | None:
    month, day = match["month"] or match["month_after"], match["day"] or match["day_before"]
    if not 1 <= int(day) <= 31:
        return None
    month = _SHORT_MONTHS.get(month, month)
    return f"{month} {ordinal(day)}" if match["month"] else f"the {ordinal(day)} of {month}"


_ANY_MONTH = "|".join([_MONTHS, *(re.escape(month) for month in _SHORT_MONTHS)])
DAY = Rule(
    "day",
    "date",
    re.compile(
        rf"\b(?P<month>{_ANY_MONTH})\s(?P<day>\d{{1,2}})(?![\w/-]|[.,:]\d)"
        rf"|(?<![\w.,:/$€£-])(?P<day_before>\d{{1,2}})\s(?P<month_after>{_ANY_MONTH})(?!\w)"
    ),
    _day,
)
