"""Years, told from counts by what stands around them; decades, spans of years."""

from __future__ import annotations

from re import Match

from narrator.patterns import compiled
from narrator.script.sayas.calendar import MONTH_OF
from narrator.script.sayas.context import DETERMINERS, FUNCTION_WORDS, after, before, words, words_before
from narrator.script.sayas.number import DASH, START
from narrator.script.sayas.numbers import cardinal, decade, in_pairs, two_figures, year
from narrator.script.sayas.rule import FIGURE, Place, Rule, Unsure

_YEAR_BEFORE = words(
    "in since by until till from during early late mid before after around between circa summer winter spring autumn fall",
    "year years mid-",
)
_COUNT_BEFORE = words(
    "than about nearly almost over some approximately roughly least most only exactly another additional divide subtract add",
    "multiply times total all have has had bought sold with having them sell buy hired killed lost made built",
)
_HASTINGS = 1066
"""Below 1100 figures are a number, but this one."""
_MORE = words("more less fewer greater larger smaller higher lower rather other")
_CALCULATE = words("divide multiply subtract")
_NEVER_COUNTED = FUNCTION_WORDS | words(
    "census series elections election season championship championships games olympics convention crisis budget report study",
    "act finals playoffs paralympics",
)
COUNTED = words(
    "people men women children soldiers troops votes jobs homes points miles feet meters metres years cases deaths head",
    "kilometers kilometres tons tonnes pounds dollars euros employees workers students members copies prisoners inhabitants",
    "residents houses words pages hours minutes days weeks months times acres hectares degrees watts horsepower calories rpm",
)
"""What is counted even after "in" or "of"."""
_PLURAL = compiled(r"[a-z]{2,}[^siu]s\Z")
_SHORT_BEFORE = words("class summer winter spring autumn fall season of in since from until by back early late")


def _year(match: Match[str]) -> str | Unsure | None:
    figures, earlier, following = int(match[0]), before(match).lower(), after(match)
    month = earlier.rstrip(".") in MONTH_OF or (not earlier.isalpha() and _after_day(match))
    strong = month or earlier in _YEAR_BEFORE or earlier in ("ad", "a.d.")
    plural = bool(_PLURAL.match(following)) and following not in _NEVER_COUNTED
    if following in COUNTED and not month:
        return _counted_or_year(match, figures, earlier)
    if not 1100 <= figures < 2100 and figures != _HASTINGS:
        return year(match[0]) if strong and not plural and 999 < figures < 3500 else None
    if earlier in _COUNT_BEFORE and (plural or (earlier == "than" and not _MORE.isdisjoint(words_before(match, 2)))):
        return None
    if earlier in _CALCULATE or match.string[match.end() : match.end() + 2] in (" +", " *", " ×", " ="):
        return None
    if plural and not strong and earlier not in DETERMINERS and not earlier.endswith(("'s", "’s")):
        recent = 1900 <= figures < 2040
        return Unsure(year(match[0]), "a year or a number", (cardinal(match[0]),)) if recent else None
    return year(match[0])


def _counted_or_year(match: Match[str], figures: int, earlier: str) -> Unsure | None:
    """`In 2012 people were…`: a year where a sentence begins with it, else a count; without "in", a count."""
    if earlier not in ("in", "by", "since") or not 1900 <= figures < 2040:
        return None
    said = (year(match[0]), cardinal(match[0]))
    priced = earlier == "in" and after(match) in ("dollars", "pounds", "euros")
    spoken, other = said if priced or match.string[match.start() - len(earlier) - 1].isupper() else said[::-1]
    return Unsure(spoken, "a year or a number", (other,))


def _after_day(match: Match[str]) -> bool:
    """Whether a day of a month stands before, over a comma: `May 5, 1984`, `June, 1094`."""
    near = words_before(match, 2)
    return any(word in MONTH_OF for word in near[:1]) or (len(near) > 1 and near[1] in MONTH_OF and near[0][:1].isdecimal())


def _span(match: Match[str]) -> str | None:
    """`1961–1965`, `2010-15`, `1960s-80s`."""
    first, last = match["first"], match["last"]
    if match["now"]:
        return f"{decade(first) if match['first_s'] else year(first)} to {match['now']}"
    if len(last) == 1 and (int(last) <= int(first[3]) or match["first_s"] or match["slash"]):
        return None
    if len(last) == 2 and not match["first_s"] and int(last) <= int(first[2:]) and not (int(last) < 20 and first[2:] == "99"):
        return None
    said_first = decade(first) if match["first_s"] else year(first)
    if match["last_s"]:
        said_last = decade(last)
    else:
        said_last = year(last) if len(last) == 4 else cardinal(last) if len(last) == 1 else two_figures(last)
    if match["slash"] and last not in (str(int(first) + 1), str(int(first) + 1)[2:]):
        return None
    season = last in (str(int(first) + 1), str(int(first) + 1)[2:], str(int(first) + 1)[3:]) and not match["first_s"]
    return f"{said_first} {said_last}" if season else f"{said_first} to {said_last}"


def _decade(match: Match[str]) -> str | None:
    return decade(match["figures"])


def _short_decade(match: Match[str]) -> str | None:
    """`the '90s`, `mid-80s`, `in her 70s`: also an age or a temperature, which is said alike."""
    if match["figures"] == "00":
        return "two thousands"
    return decade(match["figures"])


def _bare_decade(match: Match[str]) -> str | None:
    earlier = before(match).lower().rstrip("-")
    return decade(match["figures"]) if earlier in _DECADE_BEFORE or earlier.endswith(("mid", "'s", "’s")) else None


_DECADE_BEFORE = DETERMINERS | words("early mid late low high upper lower middle in into")


def _short_year(match: Match[str]) -> str | None:
    """`the class of '58`, `July '03`."""
    earlier = before(match).lower()
    if match["figures"][0] == "0" or earlier in _SHORT_BEFORE or earlier.rstrip(".") in MONTH_OF:
        return two_figures(match["figures"])
    return None


def _era(match: Match[str]) -> str:
    first = f"{_of_an_era(match['from'])} to " if match["from"] else ""
    era = match["era"].replace(".", "").replace(" ", "")
    stop = "." if match[0].endswith(".") and match.end() == len(match.string) else ""
    return f"{first}{_of_an_era(match['figures'])} {' '.join(era)}{stop}"


def _of_an_era(figures: str) -> str:
    figures = figures.replace(",", "")
    return in_pairs(figures) if len(figures) == 3 else year(figures)


def _after_era(_: Match[str]) -> str:
    return "A D"


_APOSTROPHE = Place("sign", "(?=[0-9]{2})", "'’‘")
_FREE = rf"{START}(?<![\w$£€#.-])"
YEAR = Rule("year", "date", rf"{START}(?<![$£€#])[1-3][0-9]{{3}}(?![0-9]|[.,-][0-9]|[-‑–][A-Za-z]|\w|%|\s?%)", _year, (FIGURE,))
SPAN = Rule(
    "years",
    "date",
    rf"{_FREE}(?P<first>1[0-9]{{3}}|20[0-9]{{2}})(?P<first_s>'?s)?(?:{DASH}|(?P<slash>/))['’]?(?:(?P<last>1[0-9]{{3}}|20[0-9]{{2}}|[0-9]{{2}}|(?<=[0-9][-–])[0-9])"
    r"(?P<last_s>'?s)?|(?P<now>present|now|today))(?![\w-]|[.,/][0-9]|\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))",
    _span,
    (FIGURE,),
    r"\s‐‑–—−'/s-",
    r"‐‑–—−-",
)
DECADE = Rule("decade", "date", rf"{START}(?P<figures>(?:1[0-9]|20)[0-9]0)['’]?s(?!\w)", _decade, (FIGURE,), "'’s")
SHORT_DECADE = Rule("decade", "date", r"(?<!\w)['’‘](?P<figures>[0-9]0)['’]?s(?!\w)", _short_decade, (_APOSTROPHE,))
BARE_DECADE = Rule("decade", "date", rf"{START}(?P<figures>[2-9]0)s(?!\w)", _bare_decade, (FIGURE,), "'’s")
SHORT_YEAR = Rule("year", "date", r"(?<!\w)['’‘](?P<figures>[0-9]{2})(?![\w%-]|[.,][0-9])", _short_year, (_APOSTROPHE,))
ERA = Rule(
    "era",
    "date",
    rf"{START}(?:(?P<from>[0-9]{{1,4}}){DASH})?(?P<figures>[0-9]{{1,4}}|[0-9]{{1,2}},[0-9]{{3}})\s?(?P<era>B\.?C\.?E|C\.E|B\.?C|A\.?D|[BC]CE|CE)\b\.?(?!\w)",
    _era,
    (FIGURE,),
    r"\s,BCA‐‑–—−-",
    r"BCA‐‑–—−-",
)
BEFORE_ERA = Rule(
    "era",
    "date",
    r"(?:A\.D\.|AD)(?=\s[0-9]{1,4}(?:s\b|(?!\w|,[0-9])))",
    _after_era,
    (Place("letter", r"A\.?D\.?\s[0-9]"),),
)
