"""Names with figures in them: models, aircraft, groups, formulas, versions."""

from __future__ import annotations

import re
from re import Match

from narrator.patterns import compiled
from narrator.script.sayas.acronym import SPELLED, WORDS, can_be_said, is_word
from narrator.script.sayas.context import FUNCTION_WORDS, after, before, words
from narrator.script.sayas.number import COUNTED, START
from narrator.script.sayas.numbers import cardinal, decimal, in_pairs, one_by_one, plural, year
from narrator.script.sayas.rule import FIGURE, LABEL, Rule, Unsure

_MODELS = words(
    "boeing airbus porsche embraer bombardier cessna tupolev antonov ilyushin peugeot ferrari mclaren dreamliner superjet",
)
_CHIPS = words("rtx gtx rx radeon geforce ryzen xeon dimensity exynos nokia peugeot canon nikon")
"""Makers and makes whose models have four figures."""
_IN_PAIRS = words("h.r. hr s.b. sb h.b. hb a.b. ab bill flight resolution route highway section")
"""Before four figures: bills, flights, laws."""
_GOES_ON = words("remains runs crosses passes goes was has reopens closes links connects reaches carries leads is")
"""After a road what it does, not how many there are."""
_ROADS = words("u.s. route highway hwy hwy. rte rte. interstate")
"""Before three figures: "Route one oh one"."""
_ONE = words("a an the another its his her their our")
_WARS = {"WW1": "World War One", "WW2": "World War Two"}
_FOLLOWED = compiled(r"[\s-][a-z]")
_PARTS = compiled(r"[0-9]+(?:\.[0-9]+)?|[A-Za-z]+|\+")
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")


def _letters(word: str) -> str:
    """The letters of a part of a serial: capitals one by one, a word or a known acronym as it stands."""
    if len(word) == 3 and word in WORDS:
        return word.capitalize()  # in capitals a voice spells it: COP29
    spelled = word in SPELLED or len(word) == 2 or (len(word) == 3 and not is_word(word)) or not can_be_said(word)
    return " ".join(word) if word.isupper() and len(word) > 1 and spelled else word


def _figures(digits: str) -> str:
    """The figures of a serial: `16` -> "sixteen", `737` -> "seven thirty-seven", `007` -> "zero zero seven"."""
    if "." in digits:
        return decimal(digits)
    if digits[0] == "0" and len(digits) > 1:
        return one_by_one(digits)
    if len(digits) == 4 and 1900 <= int(digits) < 2100:
        return year(digits)
    return in_pairs(digits)


def _serial(match: Match[str]) -> str | None:
    written = match[0].translate(_SUBSCRIPTS)
    if written in _WARS:
        return _WARS[written]
    if written[0] == "J" and written[1:].isdecimal() and _MOTORWAY.search(_near(match)):
        return f"junction {cardinal(written[1:])}"
    parts = _PARTS.findall(written)
    if parts[0].islower() and (len(parts[0]) > 2 or parts[0] in FUNCTION_WORDS) and written[len(parts[0])] in "-‑":
        return None
    said: list[str] = []
    for part in parts:
        if part == "+":
            said.append("plus")
        elif part[0].isdecimal():
            said.append(_figures(part))
        elif part == "s" and said and len(said) == len(parts) - 1 and written[-2] != "-":
            said[-1] = f"{said[-1]}'s" if len(said[-1]) == 1 else plural(said[-1])
        else:
            said.append(_letters(part))
    return " ".join(said)


_MOTORWAY = compiled(r"\b(?:M[1-9][0-9]?|A[1-9][0-9]{0,2}\(M\)|motorways?)(?![\w-])")


def _near(match: Match[str]) -> str:
    """The words around, as far as the reader's look reaches."""
    return match.string[max(0, match.start() - 80) : match.end() + 80]


def _span(match: Match[str]) -> str | None:
    if int(match["first"]) >= int(match["last"]):
        return None
    if match["letter"] == "J" and _MOTORWAY.search(_near(match)):
        return f"junctions {cardinal(match['first'])} to {cardinal(match['last'])}"
    if match[0].count(match["letter"]) < 2:
        return None
    return f"{match['letter']} {_figures(match['first'])} to {match['letter']} {_figures(match['last'])}"


def _version(match: Match[str]) -> str:
    return "version " + " point ".join(cardinal(part) for part in match[1].split("."))


def _lineage(match: Match[str]) -> str:
    """`B.1.1.529`: figures one by one."""
    letters, *figures = match[0].split(".")
    return " point ".join([_letters(letters), *(one_by_one(part) for part in figures)])


def _model(match: Match[str]) -> str | None:
    """`Boeing 737`, `737 MAX`, `747s`: said in pairs."""
    many = bool(match["many"])
    if len(match["figures"]) == 4:
        return in_pairs(match["figures"]) if before(match).lower() in _CHIPS | _IN_PAIRS and not match["variant"] else None
    counted = after(match) not in _GOES_ON and COUNTED.match(match.string, match.end())
    road = before(match).lower() in _ROADS and not counted
    if road and not match["variant"] and not match["many"]:
        return in_pairs(match["figures"])
    named = match["variant"] or (before(match).lower() in _ONE and not _FOLLOWED.match(match.string, match.end()))
    jet = named and re.fullmatch("7[0-8]7", match["figures"])
    if not (many or jet or match["max"] is not None or before(match).lower() in _MODELS):
        return None
    said = in_pairs(match["figures"]) + (f" {_figures(match['variant'])}" if match["variant"] else "")
    if match["mark"]:
        said += f" {_letters(match['mark'])}"
    return plural(said) if many else said


def _leading(match: Match[str]) -> str | Unsure:
    """`3D`, `5G`, `99.9FM`: figures, then capitals."""
    spoken = f"{decimal(match[1])} {_letters(match[2])}"
    if match[3]:
        last = _figures(match[3])
        return f"{spoken} {plural(last) if match[4] else last}"
    if match[2] == "K" and match[1].endswith("0") and not _RACES_AND_PICTURES & {after(match), before(match)}:
        return Unsure(spoken, "a race or thousand", (f"{decimal(match[1])} thousand",))
    return spoken


_RACES_AND_PICTURES = words("race run runs races ran running walk charity trail road course screen screens video TV film footage")


_MORE = r"(?:[-‑]?[A-Z]{1,3}(?![A-Za-z])|[-‑]?[0-9]{1,6}(?![0-9])|[a-z](?![A-Za-z0-9])|neo(?![A-Za-z0-9]))"
SERIAL = Rule(
    "serial",
    "serial",
    rf"(?<![A-Za-z]['’])[A-Za-z]{{1,12}}[-‑]?[0-9₀-₉]{{1,6}}(?:\.[0-9]{{1,2}}(?![0-9]))?{_MORE}{{0,6}}\+{{0,2}}(?![A-Za-z0-9])",
    _serial,
    (LABEL,),
)
VERSION = Rule("version", "serial", r"[vV]([0-9]{1,3}(?:\.[0-9]{1,3}){1,4})(?![\w]|[.,][0-9])", _version, (LABEL,))
LINEAGE = Rule(
    "version", "serial", r"(?:[A-Z]{2,3}(?:\.[0-9]{1,2})|[A-Z]{1,3}(?:\.[0-9]{1,4}){2,5})(?![\w]|[.,][0-9])", _lineage, (LABEL,)
)
MODEL = Rule(
    "model",
    "serial",
    rf"{START}(?<![$£€])(?P<figures>[1-9][0-9]{{2,3}})(?:[-‑](?P<variant>[0-9]{{1,4}})(?P<mark>[A-Z]{{0,3}}))?(?P<many>s)?(?P<max>(?=[\s-](?:MAX|Max)\b))?(?![a-z0-9%]|[.,:][0-9]|-[0-9])",
    _model,
    (FIGURE,),
)
SPAN = Rule(
    "serial",
    "serial",
    r"(?P<letter>[A-Z])(?P<first>[0-9]{1,3})\s?[-–]\s?(?P=letter)?(?P<last>[0-9]{1,3})(?![\w-])",
    _span,
    (LABEL,),
)
"""`J10-J12`."""
LEADING = Rule(
    "figures and letters",
    "serial",
    rf"{START}(?<![$£€])([0-9]++(?:\.[0-9]++)?)([A-Z]{{1,3}})(?:([0-9]{{1,3}})(s?))?(?![\w])",
    _leading,
    (FIGURE,),
    ".A-Z",
)
