"""Date lines: when an article was published, as pages say it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from narrator.patterns import compiled

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier enero gennaio janeiro januari",
            "february feb februar février fév febrero febbraio fevereiro februari",
            "march mar märz mars marzo março maart",
            "april apr avril avr abril aprile",
            "may mai mayo maggio maio mei",
            "june jun juni juin junio giugno junho",
            "july jul juli juillet juil julio luglio julho",
            "august aug août agosto augustus",
            "september sept sep septembre septiembre settembre setembro",
            "october oct oktober okt octobre octubre ottobre outubro",
            "november nov novembre noviembre novembro",
            "december dec dezember dez décembre déc diciembre dicembre dezembro",
        ),
        start=1,
    )
    for name in names.split()
}
"""Month names and their usual abbreviations -> number, in the languages whose date lines are read."""

_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_DAYS = (
    r"(?P<iso>\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)",
    rf"(?P<month1>{_MONTH}) (?P<day1>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?(?:,? (?P<year1>\d{{4}})(?!\d))?",
    rf"(?P<day2>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?[ -](?:of |de )?(?P<month2>{_MONTH})"
    rf"(?:(?:,? |-)(?:de )?(?P<year2>\d{{4}})(?!\d))?",
    r"(?P<day3>\d{1,2})\. ?(?P<month3>\d{1,2})\. ?(?P<year3>\d{4})(?!\d)",
    r"(?P<one>\d{1,2})(?P<sign>[/-])(?P<other>\d{1,2})(?P=sign)(?P<year4>\d{4})(?!\d)",
)
"""How a day is written: ISO; July 5, 2023; 5 July 2023; 05.07.2023; 7/25/2023 or 7-25-2023."""

_WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b\.?"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo)"
)
_LABEL = (
    r"(?:(?P<updated>(?:last )?(?:updated|modified|reviewed)|aktualisiert|mis à jour|actualizado|aggiornato)"
    r"|(?P<published>(?:first |originally )?published|issued|posted|news release|for immediate release|date|veröffentlicht|stand"
    r"|publié|publicado|pubblicato))"
    r"(?: on| am| le| el| il)?:?"
)
_ZONE = r"(?: ?\(?(?:[a-z]{1,3}t|utc(?:[+-]\d{1,2})?|gmt|(?:eastern|central|mountain|pacific|local)(?: time)?)\b\)?)?"
_HALF = r"(?: ?[ap]\.?m(?-i:(?![a-z]))\.?| uhr)"
_TIME = rf"(?:at |um |à |a las |alle )?(?:\d{{1,2}}[:.h]\d\d(?::\d\d)?{_HALF}?|\d{{1,2}}{_HALF}){_ZONE}"
_LENGTH = r"(?:, (?:(?-i:UK|US)|the (?:\w+ ?){1,3}))?(?:[\s,|·•–—-]{1,3}\d{1,3}[ -]min(?:ute)?s?(?: read)?\b)?"
_BEFORE = rf"(?:{_LABEL} ?)?(?:{_TIME}(?: on|,)? )?(?:{_WEEKDAY},? )?(?:(?:le|el|am|den|il) )?"
_STATEMENT = compiled(rf"{_BEFORE}(?:{'|'.join(_DAYS)})(?:[\s,|/·•–—-]{{1,3}}{_TIME})?{_LENGTH}", re.IGNORECASE)
_LOOSE = compiled(
    rf"{_LABEL}?\s*(?:(?:\d{{1,2}}|an?|one|two) ?(?:min(?:ute)?|hour|hr|day|week|month|year|h|d|m)s? ago|yesterday|just now)"
    r"|(?:1[89]|20)\d\d ?[-–] ?(?:19|20)\d\d"
    rf"|(?:the )?(?:{_MONTH}|spring|summer|autumn|fall|winter)(?: ?[/–-] ?{_MONTH})? \d{{4}} issue",
    re.IGNORECASE,
)
"""Counted from today; the years of a life, below the name in an obituary; the issue of a magazine."""
_BETWEEN = compiled(r"[\s|·•;/,()–—-]*")
_LONGEST = 120
"""Characters: "Originally published Wednesday, September 20, 2023, 10:00 a.m. Eastern Time" twice over is less."""


DATED = compiled(r"(?:last )?(?:updated|published|posted|modified)\b", re.IGNORECASE)
"""How a line begins that dates an article, though it be no date line: it says more."""


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that says when the article was published, and nothing else."""

    published: date | None
    """The day, where it is given in full and can be read in one way only."""


def date_line(line: str) -> DateLine | None:
    """`line` as a date line; None when it says anything besides days, times and "Published" or "Updated"."""
    if len(line) > _LONGEST:
        return None
    if _LOOSE.fullmatch(line):
        return DateLine(None)
    published = updated = None
    at = _BETWEEN.match(line).end()  # type: ignore[union-attr]  # it matches the empty string
    found = _STATEMENT.match(line, at)
    if not found or not _sure(found):
        return None
    while found:
        day = _day(found)
        published = published or (None if found["updated"] else day)
        updated = updated or day
        at = _BETWEEN.match(line, found.end()).end()  # type: ignore[union-attr]  # as above
        found = _STATEMENT.match(line, at)
    return DateLine(published or updated) if at == len(line) else None


def _sure(found: re.Match[str]) -> bool:
    """A bare "May 12" is no date line: it needs a year, or the word "Published"."""
    parts = found.groupdict()
    return any(parts[name] for name in ("iso", "year1", "year2", "year3", "year4", "updated", "published"))


def _day(found: re.Match[str]) -> date | None:
    parts = found.groupdict()
    try:
        if parts["iso"]:
            return date.fromisoformat(parts["iso"])
        for form in "123":
            if parts[f"year{form}"]:
                month = parts[f"month{form}"].lower().rstrip(".")
                return date(int(parts[f"year{form}"]), _MONTHS.get(month) or int(month), int(parts[f"day{form}"]))
        return _slashed(int(parts["one"]), int(parts["other"]), int(parts["year4"])) if parts["year4"] else None
    except ValueError:  # there is no such day
        return None


def _slashed(one: int, other: int, year: int) -> date | None:
    """7/25/2023 and 25/7/2023 can be read in one way only; 4/5/2023 cannot, and is not read at all."""
    if one != other and max(one, other) <= 12:
        return None
    return date(year, min(one, other), max(one, other))
