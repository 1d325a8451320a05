"""Days of the year in every order, days of the week, quarters."""

from __future__ import annotations

from re import Match

from narrator.patterns import compiled
from narrator.script.sayas.calendar import MONTH, MONTH_OF, MONTHS, WEEKDAY_NAMES, WEEKDAYS
from narrator.script.sayas.context import STARTERS, after, before, word_after, words, words_before
from narrator.script.sayas.number import COUNTED, DASH, START
from narrator.script.sayas.numbers import cardinal, ordinal, two_figures, year
from narrator.script.sayas.rule import FIGURE, LABEL, SHORT_WORD, Place, Rule, Unsure, any_of, in_any_case

_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_SUFFIX = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_DATE_WORDS = words(
    "on by beginning starting until till since from dated before after due for begins began starts started ends ended opens",
    "opened through thru",
)
_ITEMS = frozenset("question section page route item chapter score ratio".split())


def _month_day(match: Match[str]) -> str | None:
    """`May 5`, `Sept. 15th`, `Dec 3-7`."""
    month = MONTH_OF.get(match["month"].lower())
    if not month or (month in ("May", "March") and match["month"][0].islower() and not match["last"] and not _is_date(match)):
        return None
    first, last = match["day"], match["last"]
    if (
        not (match["year"] or match["more"] or last)
        and before(match).lower() == "in"
        and COUNTED.match(match.string, match.end())
    ):
        return None  # "In June 12 people died"
    said = f"{month} {ordinal(first)}"
    if match["year"]:
        said += f" {year(match['year'])}"
    if match["more"]:
        said += _DAYS.sub(lambda day: ordinal(day[1]), match["more"].replace("&", "and"))
    return f"{said} to {ordinal(last)}" if last else said


_DAYS = compiled(r"([0-9]{1,2})(?:st|nd|rd|th)?")


def _is_date(match: Match[str]) -> bool:
    """Whether a small "may" or "march" before a figure is the month."""
    return before(match).lower() in _DATE_WORDS or match.string[match.end() : match.end() + 1] == ","


def _day_month(match: Match[str]) -> str | None:
    """`30 December`, `the 26th May`, `5-7 June`, `15-Jan-2020`."""
    month = MONTH_OF.get(match["month"].lower())
    if not month or (month in ("May", "March") and match["month"][0].islower()) or int(match["day"]) == 0:
        return None
    the = "" if before(match).lower() == "the" else "the "
    first, last = match["day"], match["last"]
    said = f"{the}{ordinal(first)} to the {ordinal(last)} of {month}" if last else f"{the}{ordinal(first)} of {month}"
    if match["earlier"]:
        joint = "to the" if match["joint"] in ("to", "until") else "and" if match["joint"] == "&" else match["joint"]
        said = f"{the}{ordinal(match['earlier'])} {joint} {said.removeprefix('the ')}"
    return f"{said} {year(match['year'])}" if match["year"] else said


def _days_span(match: Match[str]) -> str | None:
    first, last = (MONTH_OF.get(match[month].lower()) for month in ("month", "last_month"))
    if not first or not last:
        return None
    the = "" if before(match).lower() == "the" else "the "
    return f"{the}{ordinal(match['day'])} of {first} to the {ordinal(match['last'])} of {last}"


def _bare_month(match: Match[str]) -> str | None:
    """`Nov. 2022`, `in Sept. the`: a short month alone."""
    month = MONTH_OF.get(match["short"].lower())
    if not month or month.lower() == match["short"].lower():
        return None
    if match["last"]:
        return f"{month}." if before(match).lower() in _IN_A_MONTH else None
    stop = match.string[match.end() - 1] == "."
    return month if stop or match["year"] or _is_meant(match) else None


def _is_meant(match: Match[str]) -> bool:
    """`in Sept from`: a month without its stop, which is nobody's name here."""
    earlier, following = before(match).lower().rstrip("-"), after(match)
    if match["short"].lower() == "mar" or following[:1].isupper() or following in _OF_NAMES:
        return False
    text, start = match.string, match.start()
    if _AFTER_A_MONTH.search(text, max(0, start - 20), start):
        return True
    named = match["short"] in ("Jan", "Jun", "Dec", "Sep") and earlier in ("from", "by")
    return earlier in _SURELY_IN and not (named and not _TO_A_MONTH.match(text, match.end()))


_SURELY_IN = words("in since by from until last this early late mid")
_OF_NAMES = words("van von de der den ter said says told")
_AFTER_A_MONTH = compiled(rf"\b(?i:{MONTH})\.?\s(?:from|by|to|until|through)\s\Z")
_TO_A_MONTH = compiled(rf"\s(?:to|until|through)\s(?i:{MONTH})")
_IN_A_MONTH = words("in of since by until till last next this from to through for late early mid")


def _iso(match: Match[str]) -> str | None:
    month, day = int(match["month"]), int(match["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if match["sign"] != "/":
        said = f"the {ordinal(str(day))} of {MONTHS[month - 1]} {year(match['year'])}"
        return f"{said}, {_of_day(match)}" if match["hour"] else said
    return f"{MONTHS[month - 1]} {ordinal(str(day))}, {year(match['year'])}"


def _year_month(match: Match[str]) -> str:
    """`2019-03`: from 2013 on it can be no span of years."""
    return f"{MONTHS[int(match['month']) - 1]} {year(match['year'])}"


def _of_day(match: Match[str]) -> str:
    """The time of an ISO date: `T14:30Z`."""
    minutes = "hundred" if match["minute"] == "00" else two_figures(match["minute"])
    seconds = f" and {cardinal(match['second'])} seconds" if match["second"] else ""
    return f"{cardinal(match['hour'])} {minutes}{seconds}" + " UTC" * bool(match["zone"])


def _figures(match: Match[str]) -> str | Unsure | None:
    """`11/17/05`, `15.01.2020`: the month first with slashes, where it can be; the day first with dots."""
    first, second, last = int(match["first"]), int(match["second"]), match["last"]
    said = year(last) if len(last) == 4 else two_figures(last)
    if match["sign"] == "." and len(last) == 2:
        return None
    american = match["sign"] != "." and first <= 12
    month, day = (first, second) if american else (second, first)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if not american:
        spoken = f"the {ordinal(str(day))} of {MONTHS[month - 1]}, {said}"
        other = f"{MONTHS[day - 1]} {ordinal(str(month))}, {said}" if day <= 12 and day != month else None
        return Unsure(spoken, "the day may stand first or second", (other,)) if other else spoken
    spoken = f"{MONTHS[month - 1]} {ordinal(str(day))}, {said}"
    if day <= 12 and day != month:
        other = f"the {ordinal(str(month))} of {MONTHS[day - 1]}, {said}"
        return Unsure(spoken, "the month may stand first or second", (other,))
    return spoken


def _slashed(match: Match[str]) -> str | Unsure | None:
    """`on 3/20`: a day only where the words before say so."""
    month, day = int(match["first"]), int(match["second"])
    last_first = month > 12
    if last_first:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31) or (month == 1 and day in (2, 3, 4, 5, 8)) or (month, day) in ((9, 11), (7, 7)):
        return None
    if after(match) == "of" or after(match).lower() in MONTH_OF:
        return None
    near = words_before(match, 2)
    named = any(word in WEEKDAY_NAMES or word in WEEKDAYS for word in near)
    if (not named and (not near or near[0] not in _DATE_WORDS)) or any(word in _ITEMS for word in near):
        return None
    if last_first:
        return f"the {ordinal(str(day))} of {MONTHS[month - 1]}"
    others = (f"the {ordinal(str(month))} of {MONTHS[day - 1]}",) if day <= 12 and day != month else ()
    over = f"{cardinal(match['first'])} over {cardinal(match['second'])}"
    return Unsure(f"{MONTHS[month - 1]} {ordinal(str(day))}", "a date or a fraction", (*others, over))


def _quarter(match: Match[str]) -> str:
    which = ordinal(match["quarter"])
    last = match["year"]
    return f"the {which} quarter of {year(last) if len(last) == 4 else two_figures(last)}"


def _weekday(match: Match[str]) -> str | None:
    """`Mon.-Sun.`, `Tues., May 5`, `Tu (2/22)`: short days where a day must be meant."""
    first = WEEKDAYS.get(match["first"].lower())
    last = WEEKDAYS.get(match["last"].lower()) if match["last"] else None
    if not first or (match["last"] and not last):
        return None
    text, end = match.string, match.end()
    if last:
        stops = text[end - 1] == "." and (end == len(text) or word_after(text, end) in STARTERS)
        return f"{first} to {last}" + "." * stops
    following = word_after(text, end + (text[end : end + 1] == ",")).lower().rstrip(".")
    dated = text[end : end + 1] == ":" or text[end : end + 3].lstrip(" ,(")[:1].isdecimal() or following in MONTH_OF
    if text[end - 1] != "." and not dated:
        return None
    if text[end - 1] == "." and _ON_A_DAY.search(text, max(0, match.start() - 8), match.start()):
        return first + "." * (end == len(text))
    if not dated and (match["first"][0].islower() or text[end : end + 2].lstrip()[:1].isupper() or end == len(text)):
        return None
    return first


_ON_A_DAY = compiled(r"(?:\bon|\bby|\buntil|\bnext|\blast|\bevery|\bother|[0-9](?:st|nd|rd|th)|[ap]\.?m\.?)\s\Z")
_SHORT = Place("letter", any_of(in_any_case(short for short in MONTH_OF if len(short) < 5)) + r"\.")
_YEAR_HYPHENED = rf"(?:-(?P<year>{_YEAR})(?![\w-]))?"
_DAY_NAME = any_of(day.capitalize() for day in WEEKDAY_NAMES)
_MONTH_WRITTEN = any_of(month.capitalize() for month in MONTH_OF)
_MONTH = rf"(?P<month>(?i:{MONTH}))"
_MORE_DAYS = (
    rf"(?:,\s{_DAY}){{0,6}},?\s(?:and|or|to|through|until|&)\s{_DAY}{_SUFFIX}"
    r"(?=[,;:)!?]|\.(?![0-9])|\Z|\s(?:in|at|on|for|of|to|the|with|by|and|as|that|when|but|after|before|from|was|were|is|are|will)\b)"
)
"""After `Oct. 3`, more days of the month, as far as they cannot be a number of something: ` and 4 in Paris`."""
MONTH_DAY = Rule(
    "day",
    "date",
    rf"{_MONTH}\.?[\s-](?:the\s)?(?P<day>{_DAY}){_SUFFIX}(?:{DASH}(?P<last>{_DAY}){_SUFFIX}(?![\w/])|(?P<more>{_MORE_DAYS}))?{_YEAR_HYPHENED}"
    r"(?![\w/%°]|-[0-9]|[.:][0-9]|,[0-9]{3}(?![0-9]))",
    _month_day,
    (LABEL,),
)
DAY_MONTH = Rule(
    "day",
    "date",
    rf"{START}(?<![$£€/-])(?:(?P<earlier>{_DAY}){_SUFFIX}\s(?P<joint>and|or|to|until|&)\s(?:the\s)?)?"
    rf"(?P<day>{_DAY}){_SUFFIX}(?:{DASH}(?P<last>{_DAY}){_SUFFIX})?(?:\s|-)(?:of\s)?"
    rf"{_MONTH}(?:\.(?=\s*[0-9a-z,;)]))?{_YEAR_HYPHENED}(?![\w-])",
    _day_month,
    (FIGURE,),
    r"\s‐‑–—−snrt-",
    r"‐‑–—−jfmasondJFMASONDtu&-",
)
DAYS_SPAN = Rule(
    "day",
    "date",
    rf"{START}(?<![$£€/-])(?P<day>{_DAY}){_SUFFIX}\s{_MONTH}\.?{DASH}(?P<last>{_DAY}){_SUFFIX}\s(?P<last_month>(?i:{MONTH}))"
    r"(?:\.(?=\s*[0-9a-z,;)]))?(?![\w-])",
    _days_span,
    (FIGURE,),
    r"\ssnrt",
    r"jfmasondJFMASOND",
)
"""`3 May-9 June`."""
SHORT_MONTH = Rule(
    "month",
    "date",
    rf"(?P<short>(?i:{MONTH}))(?:\.(?=\s*(?:['’‘]?[0-9]|[a-z,;)]|[A-Z][a-z]))|(?P<last>\.(?=[\"”’)]{{0,2}}\Z))|(?=\s(?P<year>['’‘][0-9]{{2}}\b|{_YEAR})(?![\w-]))|(?![\w.'’-]))",
    _bare_month,
    (LABEL, _SHORT, SHORT_WORD),
)
ISO = Rule(
    "ISO date",
    "date",
    rf"{START}(?P<year>{_YEAR})(?P<sign>[-/.])(?P<month>[0-9]{{1,2}})(?P=sign)(?P<day>[0-9]{{1,2}})"
    r"(?:T(?P<hour>[0-2][0-9]):(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9])(?:\.[0-9]{1,6})?)?(?P<zone>Z?))?(?![\w-]|[.,:+][0-9])",
    _iso,
    (FIGURE,),
    "/.-",
)
YEAR_MONTH = Rule(
    "ISO date",
    "date",
    rf"{START}(?<![\w$£€#./-])(?P<year>20(?:1[3-9]|[2-4][0-9]))-(?P<month>0[1-9]|1[0-2])(?![\w-]|[.,:/][0-9])",
    _year_month,
    (FIGURE,),
    "-",
)
FIGURES = Rule(
    "date in figures",
    "date",
    rf"{START}(?P<first>[0-9]{{1,2}})(?P<sign>[/.-])(?P<second>[0-9]{{1,2}})(?P=sign)"
    rf"(?P<last>{_YEAR}|[0-9]{{2}})(?![\w/-]|[.,][0-9])",
    _figures,
    (FIGURE,),
    "/.-",
)
SLASHED = Rule(
    "date in figures",
    "date",
    rf"{START}(?P<first>[0-9]{{1,2}})/(?P<second>[0-9]{{1,2}})(?![\w/-]|[.,][0-9])",
    _slashed,
    (FIGURE,),
    "/",
)
MONTHS_SPAN = Rule(
    "months",
    "date",
    rf"(?P<first>{_MONTH_WRITTEN})\.?[-–](?P<last>{_MONTH_WRITTEN})(?:\.(?=\s*[0-9a-z,;)]))?(?!\w)",
    lambda match: f"{MONTH_OF[match['first'].lower()]} to {MONTH_OF[match['last'].lower()]}",
    (Place("letter", rf"{_MONTH_WRITTEN}\.?[-–][JFMASOND]"),),
)
"""`May–Sept.`"""
QUARTER = Rule(
    "quarter",
    "date",
    rf"{START}(?P<quarter>[1-4])Q\s?(?P<year>{_YEAR}|[0-9]{{2}})(?![\w-])",
    _quarter,
    (FIGURE,),
    "Q",
)
WEEKDAY = Rule(
    "weekday",
    "date",
    r"(?P<first>(?i:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun|tu))\b"
    r"(?:\.?\s?[-–]\s?(?P<last>(?i:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)))?\b\.?",
    _weekday,
    (SHORT_WORD,),
)
WEEKDAYS_SPAN = Rule(
    "weekday",
    "date",
    rf"(?P<first>{_DAY_NAME})\s?[-–]\s?(?P<last>{_DAY_NAME})(?!\w)",
    lambda match: f"{match['first']} to {match['last']}",
    (Place("letter", rf"{_DAY_NAME}\s?[-–]\s?[A-Z]"),),
)
"""`Monday-Friday`."""
