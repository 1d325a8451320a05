"""Capitals: initialisms said letter by letter, acronyms said as words, shouting and headlines left as words."""

from __future__ import annotations

import re
from re import Match

from narrator.script.sayas.acronym import SPOKEN_TWO, can_be_said, is_spelled, is_word
from narrator.script.sayas.context import word_after, word_before, words
from narrator.script.sayas.rule import CAPITALS, WITH_STOP, Place, Rule, Unsure

_LONGEST = 6
"""Capitals; a longer run that nobody has listed is a word in a line of capitals."""
_SHOUTED = re.compile(r"[A-Z]{4,}|[A-Z]{2,}['’][A-Z]{1,2}")
_NEVER_BESIDE = words("FBI CIA BBC CNN NBC CBS ABC GOP NFL NBA NHL MLB NCAA GDP CEO CFO HIV DNA EPA FDA CDC IMF WHO IRS NYPD LAPD UFO ATM TV DVD PC")
"""Initialisms that no line of capitals can hide."""
_TITLES = words("Mr Mrs Ms Dr Sir Lady Lord")


def letters_of(word: str, ending: str = "") -> str:
    """`CEO` -> "C E O"; with an ending, "C E O's": the apostrophe keeps the voice from saying "oss"."""
    return " ".join(word) + ("'s" if ending else "")


def _in_capitals(match: Match[str]) -> bool:
    """Whether the words around are in capitals too, so that capitals say nothing of the word."""
    text = match.string
    beside = word_before(text, match.start()), word_after(text, match.end()).rstrip("'’")
    return any(_SHOUTED.fullmatch(word.strip("'’")) and not is_spelled(word) and can_be_said_long(word) for word in beside)


def can_be_said_long(word: str) -> bool:
    """Whether a neighbour in capitals is an ordinary word."""
    return is_word(word) or (len(word) > 3 and can_be_said(word.replace("'", "").replace("’", ""))) or len(word) > _LONGEST


def _initialism(match: Match[str]) -> str | Unsure | None:
    capitals, ending = match["letters"], match["ending"]
    if capitals in _NEVER_BESIDE:
        return letters_of(capitals, ending)
    if is_spelled(capitals) and len(capitals) > 2 and not _in_capitals(match):
        return letters_of(capitals, ending)
    if is_word(capitals) and capitals not in SPOKEN_TWO:
        return None
    if _in_capitals(match):
        return _among_capitals(match, capitals, ending)
    if capitals in SPOKEN_TWO and capitals not in ("US", "IT", "LA", "PA", "MA", "ME", "OR", "IN", "AM", "AS", "BE", "MY", "OX", "HI"):
        return None
    if capitals in ("AM", "AS", "AN", "OR", "IN", "IT", "ME", "MY", "BE", "OX", "HI") and not ending:
        return letters_of(capitals) if capitals == "IT" and not _shouted_alone(match) else None
    if len(capitals) > 3 and can_be_said(capitals):
        return None if len(capitals) > _LONGEST else Unsure(match[0], "letters or a word", (letters_of(capitals, ending),))
    return letters_of(capitals, ending) if len(capitals) <= _LONGEST or not can_be_said(capitals) else None


def _shouted_alone(match: Match[str]) -> bool:
    """Whether `IT` is stressed ("this is IT."), not the trade."""
    return word_before(match.string, match.start()).lower() in ("is", "was", "do", "did", "of", "about", "love", "made", "with")


def _among_capitals(match: Match[str], capitals: str, ending: str) -> str | Unsure | None:
    """In a line of capitals: letters where no vowel lets it be a word."""
    if capitals in ("US", "UK", "EU", "UN", "UAE", "USA", "AI"):
        spoken = letters_of(capitals, ending)
        return Unsure(spoken, "letters or a word in a line of capitals", (capitals,)) if capitals == "US" else spoken
    if is_spelled(capitals) and len(capitals) > 2:
        return letters_of(capitals, ending)
    if len(capitals) > _LONGEST or is_word(capitals) or any(vowel in capitals for vowel in "AEIOUY"):
        return None
    return letters_of(capitals, ending)


def _dotted(match: Match[str]) -> str | None:
    """`U.S.`, `Ph.D.`, `J.K.`: letters; the full stop that ends a sentence stays."""
    text, end = match.string, match.end()
    letters = re.findall(r"[A-Za-z]", match["letters"])
    if match["letters"].islower():
        return None
    stop = "." if match["letters"].endswith(".") and _ends_here(text, end) else ""
    return " ".join(letters) + ("'s" if match["ending"] else "") + stop


def _ends_here(text: str, end: int) -> bool:
    return not text[end:].strip(" \t\n\"'”’)]") if len(text) - end < 8 else False


def _mixed(match: Match[str]) -> str:
    """`PhD`, `mRNA`, `dsDNA`, `iOS`."""
    return " ".join(match[1]) + ("'s" if match["ending"] else "")


_ENDING = r"(?P<ending>(?:['’]?s)?)"
INITIALISM = Rule("initialism", "letters", rf"(?P<letters>[A-Z]{{2,12}}){_ENDING}(?![\w]|['’][A-Z])", _initialism, (CAPITALS,))
DOTTED = Rule(
    "dotted",
    "letters",
    r"(?<!\.)(?P<letters>(?:Ph\.[DM]|[A-Z](?:\.[A-Z]){1,6})(?:\.(?![A-Z][a-z]))?)(?P<ending>(?:['’]s)?)(?!\w)",
    _dotted,
    (WITH_STOP,),
)
MIXED = Rule(
    "mixed",
    "letters",
    rf"((?:ds|ss|m|t|r|cc|e|i|p|s|w|g)[A-Z]{{2,4}}|PhD|MBBS|LLM|BSc|MSc|LLB){_ENDING}(?!\w)",
    _mixed,
    (CAPITALS, Place("letter", r"(?<!\w)(?:[a-z]{1,2}[A-Z]{2}|PhD|[BM]Sc)")),
)
