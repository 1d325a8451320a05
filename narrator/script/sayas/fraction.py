"""Fractions, alone and after a whole number."""

from __future__ import annotations

from re import Match

from narrator.patterns import compiled
from narrator.script.sayas.calendar import MONTHS
from narrator.script.sayas.context import after, before, is_capitalised, words, words_before
from narrator.script.sayas.number import DASH, START
from narrator.script.sayas.numbers import VULGAR, cardinal, fraction, mixed, number, ordinal, two_figures, year
from narrator.script.sayas.rule import FIGURE, Place, Rule, Unsure, any_of
from narrator.script.sayas.units import DOUBTFUL, UNITS

FIXED = {
    "9/11": "nine eleven",
    "7/7": "seven seven",
    "24/7": "twenty-four seven",
    "50/50": "fifty-fifty",
    "20/20": "twenty-twenty",
    "60/40": "sixty-forty",
    "4/20": "four twenty",
}
"""What looks like a fraction and is a name."""


def _fraction(match: Match[str]) -> str | Unsure | None:
    whole, top, bottom = match["whole"], match["top"], match["bottom"]
    if (top[0] == "0" and top != "0") or bottom[0] == "0":
        return _padded(match) if len(top) == len(bottom) == 2 and not whole else None
    if not whole and f"{top}/{bottom}" in FIXED:
        return FIXED[f"{top}/{bottom}"]
    between = None if whole else _between(match, top, bottom)
    if between is not None:
        first = year(top) if len(top) == 4 else cardinal(top)
        return f"{first} {between}{cardinal(bottom)}"
    said = mixed(whole, top, bottom)
    if whole or int(top) < int(bottom):
        return said
    return Unsure(said, "a fraction, a date or two numbers", (f"{cardinal(top)} {cardinal(bottom)}",))


def _between(match: Match[str], top: str, bottom: str) -> str | None:
    """What is said for the slash of two numbers that are no fraction: a pressure of blood, a mark, odds, a code."""
    near = words_before(match, 3)
    tie_break = _SET_BEFORE.search(match.string, max(0, match.start() - 6), match.start())
    halves = int(top) + int(bottom) == 100 and top[-1] == bottom[-1] == "0"
    if near[:1] in (("wo",), ("no",)) or halves or tie_break or (len(top) == 4 >= len(bottom) and 1900 <= int(top) < 2100):
        return ""
    if int(bottom) == int(top) + 1 > _PARTS and is_capitalised(before(match)) and after(match) != "of":
        return ""
    if near and near[0] in _ONE_OF_MANY:
        return "of "
    if 70 <= int(top) <= 250 and 40 <= int(bottom) <= 150 and int(top) > int(bottom):
        return "over "
    if top == bottom or (bottom in ("5", "10", "100") and near and near[0] in _RATED):
        return "out of "
    return None


_SET_BEFORE = compiled(r"(?:7[-–]6|6[-–]7)\s?\(\Z")
"""Before the tie-break of a set: `7-6 (7/4)`."""
_PARTS = 8
"""Two numbers in a row above this are a fraction of nothing after a name: `Windows 10/11`."""
_ONE_OF_MANY = words("lap page part round episode slide photo image day week")
_RATED = words("rated rating score scored scores scoring gave it gets got mark marks stars")


def _span(match: Match[str]) -> str:
    ends = [mixed(match[f"{end}_whole"], match[f"{end}_top"], match[f"{end}_bottom"]) for end in ("first", "last")]
    return " to ".join(ends) + (f" {UNITS[match['unit']][bool(match['last_whole'])]}" if match["unit"] else "")


def _padded(match: Match[str]) -> Unsure:
    """`07/08`: a season, or a day."""
    first, second = match["top"], match["bottom"]
    orders = ((int(first), int(second)), (int(second), int(first)))
    days = tuple(f"{MONTHS[month - 1]} {ordinal(str(day))}" for month, day in orders if 1 <= month <= 12 and 1 <= day <= 31)
    return Unsure(f"{two_figures(first)} {two_figures(second)}", "two years or a day", days)


def _vulgar(match: Match[str]) -> str:
    top, bottom = VULGAR[match["sign"]]
    if _JOINED.match(match.string, match.end()) and not match["whole"]:
        return fraction(top, bottom).removeprefix("one ").removesuffix("s").replace(" ", "-")
    said = mixed(match["whole"], top, bottom)
    return f"{said} {UNITS[match['unit']][bool(match['whole'])]}" if match["unit"] else said


_JOINED = compiled(r"-[a-z]")
"""After `a ½`: "-mile walk"."""
FRACTION = Rule(
    "fraction",
    "fraction",
    rf"{START}(?<![/\w-])(?:(?P<whole>[0-9]{{1,4}}+)[\s-])?+(?P<top>[0-9]{{1,6}})\s?[/⁄]\s?(?P<bottom>[0-9]{{1,6}})"
    r"(?:st|nd|rd|th|ST|ND|RD|TH)?(?:s\b)?(?![\w/]|-[0-9]|[.,][0-9])",
    _fraction,
    (FIGURE,),
    r"\s/⁄-",
    r"0-9/⁄",
)
_ONE_OF_TWO = r"(?:(?P<{0}_whole>[0-9]{{1,2}})[\s-])?(?P<{0}_top>[1-9][0-9]?)/(?P<{0}_bottom>[2-9]|1[0-9])"
SPAN = Rule(
    "fraction",
    "fraction",
    rf"{START}(?<![/\w-]){_ONE_OF_TWO.format('first')}{DASH}{_ONE_OF_TWO.format('last')}(?![\w/]|[.,][0-9])"
    r"(?:\s(?P<unit>tsp|tbsp|oz|lb|mi|hr)\b(?:\.(?=\s?[a-z]))?)?",
    _span,
    (FIGURE,),
    r"\s/-",
    r"0-9/",
)
"""`1/4-1/2 tsp`."""
OUT_OF = Rule(
    "fraction",
    "fraction",
    rf"{START}(?<![/\w-])(?P<mark>[0-9]{{1,2}}\.[0-9]{{1,2}})/(?P<best>5|10|100)(?![\w/]|[.,-][0-9])",
    lambda match: f"{number(match['mark'])} out of {cardinal(match['best'])}",
    (FIGURE,),
    ".",
)
"""`9.8/10`: a mark."""
VULGAR_FRACTION = Rule(
    "fraction",
    "fraction",
    rf"(?:{START}(?P<whole>[0-9]{{1,9}}+)\s?)?(?P<sign>[{''.join(VULGAR)}])"
    rf"(?:\s?(?P<unit>{any_of(sign for sign in UNITS if sign.isalpha() and sign not in DOUBTFUL)})(?!\w)(?:\.(?=\s?[a-z]))?)?",
    _vulgar,
    (FIGURE, Place("sign", "", "".join(VULGAR))),
    rf"\s{''.join(VULGAR)}",
)
