"""Street addresses: the house, the kind of street, the state, the ZIP code."""

from __future__ import annotations

import re
from re import Match

from narrator.patterns import compiled
from narrator.script.sayas.context import before, word_after, words
from narrator.script.sayas.number import START
from narrator.script.sayas.numbers import cardinal, in_pairs, one_by_one
from narrator.script.sayas.rule import CAPITALS, FIGURE, Place, Rule, any_of

STREETS = {
    "st": "Street",
    "sts": "Streets",
    "ave": "Avenue",
    "aves": "Avenues",
    "av": "Avenue",
    "blvd": "Boulevard",
    "rd": "Road",
    "dr": "Drive",
    "ln": "Lane",
    "ct": "Court",
    "pl": "Place",
    "sq": "Square",
    "hwy": "Highway",
    "pkwy": "Parkway",
    "expy": "Expressway",
    "ter": "Terrace",
    "cir": "Circle",
    "pt": "Point",
}
"""Short kinds of street, in lower case."""
STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois",
    "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland",
    "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana",
    "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York",
    "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania",
    "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah",
    "VT": "Vermont", "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
}  # fmt: skip
"""Postal codes of the states."""
SHORT_STATES = {
    "Ala": "Alabama", "Ariz": "Arizona", "Ark": "Arkansas", "Calif": "California", "Cal": "California", "Colo": "Colorado",
    "Conn": "Connecticut", "Del": "Delaware", "Fla": "Florida", "Ga": "Georgia", "Ill": "Illinois", "Ind": "Indiana",
    "Kan": "Kansas", "Kans": "Kansas", "Ky": "Kentucky", "La": "Louisiana", "Md": "Maryland", "Mass": "Massachusetts",
    "Mich": "Michigan", "Minn": "Minnesota", "Miss": "Mississippi", "Mo": "Missouri", "Mont": "Montana", "Neb": "Nebraska",
    "Nev": "Nevada", "N.H": "New Hampshire", "N.J": "New Jersey", "N.M": "New Mexico", "N.Y": "New York",
    "N.C": "North Carolina", "N.D": "North Dakota", "Okla": "Oklahoma", "Ore": "Oregon", "Pa": "Pennsylvania",
    "Penn": "Pennsylvania", "R.I": "Rhode Island", "S.C": "South Carolina", "S.D": "South Dakota", "Tenn": "Tennessee",
    "Tex": "Texas", "Vt": "Vermont", "Va": "Virginia", "Wash": "Washington", "W.Va": "West Virginia", "Wis": "Wisconsin",
    "Wyo": "Wyoming", "B.C": "British Columbia", "Ont": "Ontario", "Que": "Quebec", "P.R": "Puerto Rico",
}  # fmt: skip
"""The states as newspapers write them, without the last full stop."""
SIDES = {
    "N": "North",
    "S": "South",
    "E": "East",
    "W": "West",
    "NE": "Northeast",
    "NW": "Northwest",
    "SE": "Southeast",
    "SW": "Southwest",
}
_AFTER_COMMA = compiled(r"[A-Z][\w.'’-]*[a-z],\s?\Z")
_SURE = compiled(r",|\s[0-9]{5}\b|\)|[.;:?!]?\Z|\s[a-z]|[.;:](?:\s|\Z)")
_CALLS = compiled(
    r"\b(?:Yes|No|Well|So|Oh|Right|Fine|Hi|Hello|Hey|Sure|Look|Now|Please|And|But|Or|Then|Maybe),\s?\Z", re.IGNORECASE
)
_WORDS = frozenset("OK OH OR IN ME HI ID LA".split())
"""Codes that are words when they are shouted: not after "Yes," and only before small letters, a stop, a bracket or a ZIP code."""
KIND = r"(?i:st|ave?|blvd|rd|dr|ln|ct|pl|sq|hwy|pkwy|expy|ter|cir)"
KINDS_WRITTEN = r"(?:Street|Avenue|Boulevard|Road|Drive|Lane|Court|Place|Square|Highway|Parkway|Terrace|Circle|Way|Row)"


def _house(match: Match[str]) -> str | None:
    house = match["house"]
    if match["lot"] and int(match["lot"]) > int(house):
        return None  # two houses, not one of Queens
    side = f" {SIDES[match['side']]}" if match["side"] else ""
    letter = f" {match['letter']}" if match["letter"] else ""
    lot = f" {in_pairs(match['lot'], 'zero')}" if match["lot"] else ""
    return in_pairs(house, "zero") + lot + letter + side


def _block(figures: str) -> str:
    """`4500` -> "forty-five hundred", `10300` -> "ten three hundred"."""
    if len(figures) < 5:
        return in_pairs(figures)
    return cardinal(figures) if figures[2] == "0" else f"{cardinal(figures[:2])} {cardinal(figures[2:])}"


def _side(match: Match[str]) -> str | None:
    kind = before(match).rstrip(".")
    if kind.lower() not in STREETS and kind not in STREETS.values():
        return None
    return SIDES[match["side"].replace(".", "")] + "." * (match["stop"] == "." and match.end() == len(match.string))


def _state(match: Match[str]) -> str | None:
    if not _AFTER_COMMA.search(match.string[max(0, match.start() - 32) : match.start()]):
        return None
    if match[1] in _WORDS and (not _SURE.match(match.string, match.end()) or _called(match)):
        return None
    return STATES.get(match[1])


def _called(match: Match[str]) -> bool:
    return bool(_CALLS.search(match.string, max(0, match.start() - 10), match.start()))


def _short_state(match: Match[str]) -> str | None:
    name = SHORT_STATES.get(match[1])
    if not name or not (_AFTER_COMMA.search(match.string[max(0, match.start() - 32) : match.start()]) or _stands_alone(match)):
        return None
    return name + "." * (match.end() == len(match.string))


def _stands_alone(match: Match[str]) -> bool:
    """Whether a short state needs no town: "in Wis.", "across N.C., S.C. and Ga."."""
    bracketed = match.string[match.start() - 1 : match.start()] == "(" and match.string[match.end() : match.end() + 1] == ")"
    if match[1] not in _NAMES_TOO and _OF_A_STATE.match(match.string, match.end()):
        return True
    if bracketed or (match[1] not in _NAMES_TOO and match.string.startswith(" (", match.end())):
        return True
    listed = _STATE_BEFORE.search(match.string, max(0, match.start() - 12), match.start()) is not None
    if (match[1] in _NAMES_TOO and not listed) or (match[1][1:2] == "." and word_after(match.string, match.end())[:1].isupper()):
        return False
    return listed or before(match).lower() in _PLACED


_OF_A_STATE = compiled(
    r"\s(?:court|courts|legislature|lawmakers?|governor|senator|law|state|residents?|voters|native|man|woman|resident)\b"
)
"""What is a state's, small: "the Conn. court"."""
_NAMES_TOO = words("Miss Ill La Mo Cal Del Mass Wash Ind Tex Penn Ont Que B.C P.R")
_PLACED = words("in across from near throughout e.g.")
_STATE_BEFORE = compiled(
    rf"\b(?:{'|'.join(re.escape(short) for short in SHORT_STATES if short not in _NAMES_TOO)})\.,?\s(?:and\s|or\s)?\Z"
)


def _zip(match: Match[str]) -> str | None:
    state = before(match).rstrip(".")
    near = match.string[max(0, match.start() - 20) : match.start()].rstrip(" ,")
    named = (
        state.lower() in ("zip", "code")
        or state in STATES
        or state in SHORT_STATES
        or near[-2:] in STATES
        or near.endswith((*STATES.values(), "D.C.", "DC"))
    )
    if not named:
        return None
    return ", ".join(one_by_one(part) for part in match[0].split("-"))


NAME = r"(?:(?:[A-Z][\w'’-]*|[0-9]{1,3}(?:st|nd|rd|th))\s){1,3}"
HOUSE = Rule(
    "house",
    "address",
    rf"{START}(?<![$£€#-])(?P<house>[1-9][0-9]{{0,4}})(?:-(?P<lot>[0-9]{{2}}))?(?P<letter>[A-D]?)(?:\s(?P<side>[NSEW]|[NS][EW])\.?(?=\s))?"
    rf"(?=\s{NAME}(?:{KIND}\b|{KINDS_WRITTEN}\b))",
    _house,
    (FIGURE,),
    r"\sA-D-",
    r"A-Z0-9",
)
BLOCK = Rule(
    "house",
    "address",
    rf"{START}(?<=[Tt]he )[1-9][0-9]{{1,3}}0(?=[\s-][Bb]lock(?:\s(?:of|on|along)\s[A-Z0-9]|[.,;]|\Z))",
    lambda match: _block(match[0]),
    (FIGURE,),
    r"\s-",
    r"Bb",
)
"""`the 4500 block of Elm Ave.`, `the 10300 block`."""
SIDE_BEFORE = Rule(
    "house",
    "address",
    rf"(?P<side>[NS]\.?[EW])\.?(?=\s[0-9]{{1,3}}(?:st|nd|rd|th)\s(?:{KIND}\b|{KINDS_WRITTEN}\b))",
    lambda match: SIDES[match["side"].replace(".", "")],
    (Place("letter", r"[NS]\.?[EW]"),),
)
"""`SW 23rd Ave.`"""
SIDE = Rule(
    "house",
    "address",
    r"(?P<side>[NS]\.?[EW])(?P<stop>\.?)(?![\w'’-])",
    _side,
    (Place("letter", r"[NS]\.?[EW]"),),
)
"""`Pennsylvania Ave. NW`."""
STATE = Rule("state", "address", r"([A-Z]{2})(?![\w'’&:-]|\.[A-Z])", _state, (CAPITALS,))
_SHORT_STATE = Place("letter", any_of(SHORT_STATES) + r"\.")
SHORT_STATE = Rule("state", "address", r"([A-Z]\.[A-Z]|W\.Va|[A-Z][a-z]{1,4})\.(?![A-Z])", _short_state, (_SHORT_STATE,))
ZIP = Rule("ZIP code", "address", rf"{START}[0-9]{{5}}(?:-[0-9]{{4}})?(?![\w%-]|[.,][0-9])", _zip, (FIGURE,))
