"""Two numbers with a dash: ranges, scores, votes, records, countdowns, sums to work out."""

from __future__ import annotations

import re
from re import Match

from narrator.patterns import compiled
from narrator.script.sayas.context import after, before, is_capitalised, rest, words, words_before
from narrator.script.sayas.number import DASH, END, FREE, NUMBER, START
from narrator.script.sayas.numbers import cardinal, in_pairs, number
from narrator.script.sayas.rule import FIGURE, Place, Rule

_WORK_OUT = words("calculate solve compute equals equal evaluate subtract")
_BOOKS = words(
    "genesis exodus leviticus numbers deuteronomy joshua judges ruth samuel kings chronicles ezra nehemiah esther job psalm",
    "psalms proverbs ecclesiastes isaiah jeremiah lamentations ezekiel daniel hosea joel amos obadiah jonah micah nahum",
    "habakkuk zephaniah haggai zechariah malachi matthew mark luke john acts romans corinthians galatians ephesians",
    "philippians colossians thessalonians timothy titus philemon hebrews james peter jude revelation quran sura surah",
)
"""Books cited by chapter and verse."""
_TIE_BREAK = r"(?:\s?\([0-9]{1,2}(?:[-–][0-9]{1,2})?\))?"
_SET = compiled(rf"{_TIE_BREAK},?\s(?:and\s)?([0-9]{{1,2}})[-–]([0-9]{{1,2}})(?![\w-])")
_SET_BEFORE = compiled(rf"(?<![\w-])([0-9]{{1,2}})[-–]([0-9]{{1,2}}){_TIE_BREAK},?\s(?:and\s)?\Z")
_IN_TIE_BREAK = compiled(r"[67][-–][67]\s?\(\Z")
_FIXED = {("50", "50"): "fifty-fifty", ("24", "7"): "twenty-four seven", ("20", "20"): "twenty-twenty"}


def _is_set(first: str, last: str) -> bool:
    """Whether it can be a set of tennis: somebody has six or seven games, or ten points of a tie-break."""
    return max(int(first), int(last)) in (6, 7, 10)


def _tennis(match: Match[str]) -> bool:
    if _IN_TIE_BREAK.search(match.string[max(0, match.start() - 8) : match.start()]):
        return True
    if not _is_set(match["first"], match["last"]):
        earlier = _SET_BEFORE.search(match.string, max(0, match.start() - 20), match.start())
        return bool(earlier and ")" in earlier[0] and max(int(match["first"]), int(match["last"])) < 6)
    follows = _SET.match(match.string, match.end())
    precedes = _SET_BEFORE.search(match.string[max(0, match.start() - 20) : match.start()])
    return any(found and _is_set(found[1], found[2]) for found in (follows, precedes))


def _dashed(match: Match[str]) -> str:
    first, last = match["first"], match["last"]
    one, two = number(first), number(last)
    plain = (first + last).isdecimal()
    if _is_sum(match, plain and int(first) > int(last)):
        return f"{one} minus {two}"
    if (first, last) in _FIXED:
        return _FIXED[first, last]
    if plain and len(last) > 2 > len(first) - 1 and _DOCKET.search(match.string, max(0, match.start() - 5), match.start()):
        return f"{one} {in_pairs(last)}"
    if plain and len(first) < 3 and len(last) < 3 and (_tennis(match) or after(match) == "rule"):
        return f"{one} {two}"
    return f"{one} to {two}"


_DOCKET = compiled(r"\b[Nn]o\.\s?\Z")
"""Before `23-1045`: the number of a case, by the year it was filed in."""


def _is_sum(match: Match[str], falls: bool) -> bool:  # noqa: FBT001 # whether the second number is the smaller
    """`5 - 3`, `1-2=5`, `Calculate 3-2`."""
    if rest(match)[:2].lstrip(" ")[:1] == "=":
        return True
    spaced = match["dash"] != match["dash"].strip()
    return (spaced and falls) or (match["dash"] == "-" and not {*words_before(match, 1)}.isdisjoint(_WORK_OUT))


def _countdown(match: Match[str]) -> str | None:
    figures = re.split(r"[-–]", match[0])
    if any(len(part) > 1 and part[0] == "0" for part in figures):
        return None
    if [int(part) for part in figures] != list(range(int(figures[0]), int(figures[0]) - len(figures), -1)) and len(figures) > 4:
        return None
    return " ".join(cardinal(part) for part in figures)


def _verse(match: Match[str]) -> str | None:
    if before(match).lower() not in _BOOKS or not is_capitalised(before(match)):
        return None
    said = f"{cardinal(match['chapter'])} {cardinal(match['first'])}"
    return f"{said} to {cardinal(match['last'])}" if match["last"] else said


def _to(match: Match[str]) -> str:
    text = match.string
    left = "" if text[match.start() - 1].isspace() else " "
    return f"{left}to" + ("" if text[match.end()].isspace() else " ")


VERSE = Rule(
    "verse",
    "range",
    rf"{START}(?P<chapter>[0-9]{{1,3}}):(?P<first>[0-9]{{1,3}})(?:{DASH}(?P<last>[0-9]{{1,3}}))?(?![\w:])",
    _verse,
    (FIGURE,),
    ":",
)
RANGE = Rule(
    "range",
    "range",
    rf"{FREE}(?P<first>{NUMBER})(?P<dash>{DASH})(?P<last>{NUMBER})"
    r"(?![-‑–][0-9A-Za-z]{1,3}\b(?:-|\Z)|[/:][0-9]|[A-Za-z0-9]|\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]*\s[12][0-9]{3})",
    _dashed,
    (FIGURE,),
    r"\s,.‐‑–—−-",
    r"‐‑–—−-",
)
COUNTDOWN = Rule("countdown", "range", rf"{FREE}[0-9]{{1,2}}(?:[-–][0-9]{{1,2}}){{2,6}}{END}", _countdown, (FIGURE,), "–-")
TO = Rule(
    "to",
    "range",
    r"(?:(?<=[0-9mM.°%FC½¼¾⅓⅔])|(?<=[0-9]\s[mb]illion)|(?<=[0-9]\strillion)|(?<=[0-9mM.°%FC½¼¾⅓⅔]\s)|(?<=oon)|(?<=dnight))[-–](?=\s?[$£€]?[0-9]{1,3}(?:[:.][0-9]{2})?\s?(?:[ap]\.?m\b|[AP]\.?M\b|%|°|[½¼¾⅓⅔])|[0-9]{1,2}:[0-9]{2}(?![0-9:])|\s?(?:noon|midnight|midday)\b|\s?[$£€]?[0-9]{1,4}(?:\.[0-9]+)?\s(?:[mb]illion|trillion)\b|\sc\.\s?[0-9]|\s?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s[0-9]|\s?[0-9]{1,2}\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))",
    _to,
    (Place("sign", r"(?=\s?(?:[$£€]?[0-9]|[JFMASOND][aepuco]|noon|mid|c\.))", "–\\-"),),
)
