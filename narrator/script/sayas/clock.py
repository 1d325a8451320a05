"""Times of day, with their zones, and durations."""

from __future__ import annotations

import re
from re import Match

from narrator.patterns import compiled
from narrator.script.sayas.calendar import MONTH_OF
from narrator.script.sayas.context import STARTERS, WINDOW, before, is_capitalised, word_after, words, words_before
from narrator.script.sayas.number import DASH, START
from narrator.script.sayas.numbers import cardinal, decimal, one_by_one
from narrator.script.sayas.rule import CAPITALS, FIGURE, Rule, Unsure

ZONES = words(
    "ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC BST CET CEST EET EEST MSK IST JST KST AEST AEDT HKT SGT AKST HST WIB Z",
)
_HALF = r"(?:\s?(?P<half>[ap]\.?\s?m\b\.?|[AP]\.?M\b\.?))"
_CLOCK = r"(?:[01]?[0-9]|2[0-4])"


def _minutes(figures: str) -> str:
    return f"oh {cardinal(figures[1])}" if figures[0] == "0" else cardinal(figures)


def _half(match: Match[str]) -> str:
    """`p.m.` as letters; a full stop that ends the sentence stays."""
    if not match["half"]:
        return ""
    text, end = match.string, match.end("half")
    ends = match["half"].endswith(".") and (
        end == len(text) or (text[end : end + 1].isspace() and word_after(text, end)[:1].isupper())
    )
    if ends and word_after(text, end) in ZONES | _DAYS:
        ends = False
    return f" {match['half'][0].lower()} m" + "." * ends


_DAYS = words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Eastern Central Mountain Pacific Greenwich London")


def _said(hour: str, minutes: str, half: str, late: bool = False) -> str:  # noqa: FBT001, FBT002 # by twenty-four hours
    """A full hour that no clock face shows is "hundred", as at sea and in timetables: nobody says "thirteen o'clock"."""
    shown = cardinal(str(int(hour)))
    if minutes != "00":
        return f"{shown} {_minutes(minutes)}"
    if half:
        return shown
    if late and hour != "00":
        return f"{'oh ' * (hour[0] == '0')}{shown} hundred"
    return f"{shown} o'clock" if 1 <= int(hour) <= 12 else f"{shown} hundred"


def _time(match: Match[str]) -> str | None:
    hour, minutes = match["hour"], match["minutes"]
    half = _half(match)
    late = not half and _beside_late(match)
    said = _said(hour, minutes, half, late)
    if match["last_hour"]:
        said += f" to {_said(match['last_hour'], match['last_minutes'], half, late)}"
    return said + half


def _beside_late(match: Match[str]) -> bool:
    """Whether the other end of a span of hours is one no clock face shows: `from 16:00 to 05:00`."""
    text, (start, end) = match.string, match.span()
    beside = _UNTIL.match(text, end) or _SINCE.search(text, max(0, start - 16), start)
    return int(beside[1] if beside else match["last_hour"] or 0) > 12 or bool(match["last_hour"] and int(match["hour"]) > 12)


_UNTIL = compiled(r"\s(?:to|and|until|till)\s([0-2]?[0-9]):[0-5][0-9](?![:.0-9])")
_SINCE = compiled(r"\b([0-2]?[0-9]):[0-5][0-9]\s(?:to|and|until|till)\s\Z")


def _by_the_clock(match: Match[str]) -> Unsure | None:
    """`at 9.30 on Monday`: a time where the words around it call for one; shares close at 9.30 too."""
    near = words_before(match, 2)
    if near[:1] == ("the",):
        return (
            Unsure(_said(match["hour"], match["minutes"], ""), "a time or a number", (decimal(match[0]),))
            if _RACE.match(match.string, match.end())
            else None
        )
    if near[:1] not in (("at",), ("until",), ("till",)) or not _PRICED_AT.isdisjoint(near[1:]):
        return None
    time = _said(match["hour"], match["minutes"], "")
    plain = decimal(match[0])
    if _OF_THE_DAY.match(match.string, match.end()):
        return Unsure(time, "a time or a number", (plain,))
    return Unsure(plain, "a number or a time", (time,)) if match["minutes"] in ("00", "15", "30", "45") else None


_RACE = compiled(r"\s(?:at|from|to|train|race)\s[A-Z]|\s(?:train|race|bus|flight|service)\b")
"""After "the 3.40": a race at a course, a train."""
_PRICED_AT = words(
    "closed closing close opened open traded trading trade ended end stood settled priced valued put remained stayed peaked",
    "bottomed fixed bought sold quoted unchanged steady rate rates",
)
"""Before "at 9.30": of what has a price."""
_OF_THE_DAY = compiled(
    r"\s(?:in the (?:morning|afternoon|evening)|at night|tonight|tomorrow|today|this|yesterday|local|sharp|on|every|GMT|BST|CET|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)


def _hour(match: Match[str]) -> str | Unsure:
    first = f"{cardinal(match['first'])} to " if match["first"] else ""
    figures = first + cardinal(match["hour"])
    following = word_after(match.string, match.end())
    if match["half"].endswith("PM") and is_capitalised(following) and _is_premier(match, following):
        return Unsure(figures + _half(match), "an hour or a prime minister", (f"{figures} PM",))
    return figures + _half(match)


def _is_premier(match: Match[str], following: str) -> bool:
    """Whether "PM" may be whoever is named next: "10 PM Modi", not "at 10 PM Monday"."""
    return (
        following not in _DAYS | STARTERS
        and following.lower() not in MONTH_OF
        and before(match).lower() not in ("at", "by", "until", "from")
    )


_JOINED_BEFORE = ZONES | {"hours", "hrs", "local", "Zulu"}
_AT = ("at", "by", "until", "from", "around", "about")


def _joined(match: Match[str]) -> str | None:
    """`1030 am`, `1500 GMT`, `1800 hours`."""
    hour, minutes = match["hour"], match["minutes"]
    zoned = word_after(match.string, match.end()) in _JOINED_BEFORE or (hour[0] == "0" and before(match).lower() in _AT)
    if not match["half"] and (not zoned or len(hour) == 1):
        return None
    half = _half(match)
    first = _as_joined(hour, minutes, half)
    return first + (f" to {_as_joined(match['last_hour'], match['last_minutes'], half)}" if match["last_hour"] else "") + half


def _as_joined(hour: str, minutes: str, half: str) -> str:
    if minutes == "00" and not half:
        return f"{'oh ' * (hour[0] == '0')}{cardinal(hour)} hundred"
    return "oh " * (hour[0] == "0" and not half) + _said(hour, minutes, half)


def _by_the_hour(match: Match[str]) -> str:
    """`20h15`, as the French and the Swiss write a time, and a race its hours."""
    hour, minutes = match["hour"], match["minutes"]
    if int(hour) < _EARLIEST and hour[0] != "0" and before(match).lower() not in (*_AT, "before", "after", "since", "till"):
        return f"{_plural(hour, 'hour')} {cardinal(minutes)}" if minutes != "00" else _plural(hour, "hour")
    return _said(hour, minutes, "")


_EARLIEST = 6
"""Fewer hours are rather those of a film, a flight or a marathon: `2h05`."""
_OF_THE_US = {"ET": "Eastern", "CT": "Central", "MT": "Mountain", "PT": "Pacific"}
_AT_A_TIME = compiled(
    r"(?:[0-9]:[0-9]{2}|[0-9\s][ap]\.?\s?m\.?|\b(?:noon|midnight|(?:at|by|until|from|before|after)\s1?[0-9]|[ECMP]T/1?[0-9]))\s\(?\Z"
    r"|\b[ECMP]T(?:/|\s(?:and|or)\s)\Z",
    re.IGNORECASE,
)


def _zone(match: Match[str]) -> str | None:
    """`8 p.m. ET`: the zones that two letters name are said in full; `EST` and `GMT` stay letters."""
    if not _AT_A_TIME.search(match.string, max(0, match.start() - 12), match.start()):
        return None
    return _OF_THE_US[match[0]] + " Time" * (word_after(match.string, match.end()).lower() != "time")


def _plural(figures: str, unit: str) -> str:
    return f"{cardinal(figures)} {unit}{'' if int(figures) == 1 else 's'}"


def _duration(match: Match[str]) -> str:
    """`01:01:01`, `2:03:45.6`."""
    seconds = _plural(match["seconds"], "second")
    if match["part"]:
        seconds = f"{cardinal(match['seconds'])} point {one_by_one(match['part'])} seconds"
    said = f"{_plural(match['hours'], 'hour')} {_plural(match['minutes'], 'minute')} and {seconds}{_half(match)}"
    return said + " " * match.string[match.end() : match.end() + 1].isalpha()


def _lap(match: Match[str]) -> str:
    """`3:26.00`: a time in a race."""
    part = f" point {one_by_one(match['part'])}"
    return f"{_plural(match['minutes'], 'minute')} {cardinal(match['seconds'])}{part} seconds"


def _ratio(match: Match[str]) -> str | None:
    """`3:1`, but a British degree is "a two one"; two places that no clock shows are minutes and seconds.

    A spaced colon is the sentence's.
    """
    if match["space"] and not _PROPORTION.search(match.string[max(0, match.start() - WINDOW) : match.end() + WINDOW]):
        return None
    if match[0] in ("2:1", "2:2") and before(match) == "a" and _DEGREE.match(match.string, match.end()):
        return f"two {cardinal(match[3])}"
    if _RUN.fullmatch(match[0]):
        return f"{cardinal(match[1])} {_minutes(match[3])}"
    return f"{cardinal(match[1])} to {cardinal(match[3])}"


_PROPORTION = compiled(r"\b(?:ratio|scale|odds|mix|proportion)", re.IGNORECASE)
_DEGREE = compiled(r"\s(?:in|from|at|degree|honours)\b|[,.;)](?!\w)")
"""After a class of degree, not after a ratio: "a 2:1 majority"."""
_RUN = compiled(r"(?:2[5-9]|[3-5][0-9]):[0-5][0-9]")


_MINUTES = r"[0-5][0-9]"
TIME = Rule(
    "time",
    "time",
    rf"{START}(?<!:)(?<![^A-Za-z]/)(?P<hour>{_CLOCK}):(?P<minutes>{_MINUTES})(?:{DASH}(?P<last_hour>{_CLOCK}):(?P<last_minutes>{_MINUTES}))?"
    rf"(?![0-9:]|[.,][0-9]){_HALF}?(?![A-Za-z0-9])",
    _time,
    (FIGURE,),
    r":",
)
TIME_WITH_POINT = Rule(
    "time",
    "time",
    rf"{START}(?P<hour>{_CLOCK})\.(?P<minutes>{_MINUTES})(?P<last_hour>)(?P<last_minutes>){_HALF}(?!\w)",
    _time,
    (FIGURE,),
    ".",
)
CLOCK_WITH_POINT = Rule(
    "time",
    "time",
    rf"{START}(?<=at |ll |il |he )(?P<hour>{_CLOCK})\.(?P<minutes>{_MINUTES})"
    r"(?![\w%]|[.,:/-][0-9]|\s(?:per|[bm]illion|degrees|points?)\b)",
    _by_the_clock,
    (FIGURE,),
    ".",
)
HOUR = Rule(
    "time",
    "time",
    rf"{START}(?<![:$£€])(?<![^A-Za-z]/)(?:(?P<first>1?[0-9]){DASH})?(?P<hour>[01]?[0-9]){_HALF}(?!\w)",
    _hour,
    (FIGURE,),
    r"\s‐‑–—−apAP-",
    r"apAP‐‑–—−-",
)
JOINED = Rule(
    "time",
    "time",
    rf"{START}(?P<hour>{_CLOCK})(?P<minutes>{_MINUTES})(?:{DASH}(?P<last_hour>{_CLOCK})(?P<last_minutes>{_MINUTES}))?{_HALF}?(?!\w|\s[0-9]{{3}})",
    _joined,
    (FIGURE,),
)
BY_THE_HOUR = Rule(
    "time",
    "time",
    rf"{START}(?<![\w$£€-])(?P<hour>{_CLOCK})[hH](?P<minutes>{_MINUTES})(?!\w)",
    _by_the_hour,
    (FIGURE,),
    "hH",
)
"""`20h15`."""
ZONE = Rule("time", "time", "[ECMP]T(?![\\w-])", _zone, (CAPITALS,))
DURATION = Rule(
    "duration",
    "time",
    rf"{START}(?<!:)(?P<hours>[0-9]{{1,2}}):(?P<minutes>{_MINUTES}):(?P<seconds>{_MINUTES})(?:\.(?P<part>[0-9]{{1,3}}))?(?![0-9:])"
    rf"{_HALF}?",
    _duration,
    (FIGURE,),
    r":",
)
GAP = Rule(
    "duration",
    "time",
    rf"{START}(?P<minutes>[0-9]{{1,2}})['’′]\s?(?P<seconds>0[0-9]|1[2-9]|[2-5][0-9])[\"”″]",
    lambda match: f"{_plural(match['minutes'], 'minute')} {_plural(match['seconds'], 'second')}",
    (FIGURE,),
    "'’′",
)
"""`3' 09"`: by how much a rider leads."""
LAP = Rule(
    "duration",
    "time",
    rf"{START}(?<!:)(?P<minutes>[0-9]{{1,2}}):(?P<seconds>{_MINUTES})\.(?P<part>[0-9]{{1,3}})(?![\w:])",
    _lap,
    (FIGURE,),
    r":",
)
RATIO = Rule(
    "ratio",
    "ratio",
    rf"{START}(?<!:)([0-9]{{1,4}})\s?:(?P<space>\s?)([0-9]{{1,7}})(?![\w:]|[.,][0-9])",
    _ratio,
    (FIGURE,),
    r":\s",
    r":",
)
