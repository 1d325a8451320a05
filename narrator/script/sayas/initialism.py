"""Capitals: initialisms said letter by letter, acronyms said as words, shouting and headlines left as words."""

from __future__ import annotations

import re
from re import Match

from narrator.script.sayas.acronym import AMBIGUOUS, AS_WRITTEN, SPELLED, SPOKEN_TWO, can_be_said, is_ordinary, is_word
from narrator.script.sayas.context import STARTERS, is_first, word_after, word_before, words
from narrator.script.sayas.rule import CAPITALS, DOTTED_LETTERS, Place, Rule, Unsure

_LONGEST = 6
"""Capitals; a longer run that nobody has listed is a word in a line of capitals."""
_SURELY_LETTERS = words("US LA PA MA")
"""Two letters that are a word only in a line of capitals."""
_DEGREES = words("PhD BSc MSc")
_IN_FULL = {"WWI": "World War One", "WWII": "World War Two", "WW1": "World War One", "WW2": "World War Two"}
_BEFORE_IT = words("is was do did of about love made with for get got in")


def letters_of(word: str, ending: str = "") -> str:
    """`CEO` -> "C E O"; with an ending, "C E O's": the apostrophe keeps the voice from saying "oss"."""
    return " ".join(word) + ("'s" if ending else "")


def _in_capitals(match: Match[str]) -> bool:
    """Whether an ordinary word beside it is in capitals too, so that capitals say nothing of the word."""
    text = match.string
    bracketed = text[match.start() - 1 : match.start()] == "("  # "PARIS (AP)"
    beside = ("" if bracketed else word_before(text, match.start()), word_after(text, match.end()))
    return any(word.isupper() and is_ordinary(word.strip("'’.-").removesuffix("'S")) for word in beside if len(word) > 1)


def _initialism(match: Match[str]) -> str | Unsure | None:
    capitals, ending = match["letters"], match["ending"]
    if capitals in _IN_FULL:
        return _IN_FULL[capitals] + ("'s" if ending else "")
    if capitals in SPELLED and len(capitals) > 2 and not (capitals == "WHO" and _in_capitals(match)):
        return letters_of(capitals, ending)
    if (is_word(capitals) and capitals not in SPOKEN_TWO) or capitals in AS_WRITTEN or len(capitals) > 2 * _LONGEST:
        return None
    if capitals in AMBIGUOUS and not ending:
        return Unsure(capitals, "a name, a title or a street", AMBIGUOUS[capitals])
    return _among_capitals(capitals, ending) if _in_capitals(match) else _alone(match, capitals, ending)


def _alone(match: Match[str], capitals: str, ending: str) -> str | Unsure | None:
    """Among small letters: letters, but for words that are stressed and what can be said as a word."""
    spelled = letters_of(capitals, ending)
    if capitals in SPOKEN_TWO and capitals not in _SURELY_LETTERS:
        stressed = capitals != "IT" or word_before(match.string, match.start()).lower() in _BEFORE_IT
        return None if stressed else Unsure(spelled, "letters or a word", ("it",))
    if len(capitals) > _LONGEST:
        return None
    if len(capitals) < 4 or not can_be_said(capitals):
        return spelled
    return None if is_first(match) else Unsure(match[0], "letters or a word", (spelled,))


def _among_capitals(capitals: str, ending: str) -> str | Unsure | None:
    """In a line of capitals: letters where they are known to be, or no vowel lets them be a word."""
    if capitals == "WHO":
        return Unsure("WHO", "letters or a word in a line of capitals", ("W H O",))
    if capitals in SPELLED:
        return letters_of(capitals, ending)
    if capitals == "US":
        return Unsure(letters_of(capitals, ending), "letters or a word in a line of capitals", ("us",))
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
    return " ".join(letters).upper() + ("'s" if match["ending"] else "") + stop


def _ends_here(text: str, end: int) -> bool:
    """Whether the sentence ends: nothing follows, or what a sentence is likely to begin with."""
    rest = text[end : end + 24].lstrip("\"'”’)] \t\n")
    return not rest or (text[end : end + 1].isspace() and word_after(rest, 0) in STARTERS)


def _mixed(match: Match[str]) -> str:
    """`PhD`, `mRNA`, `dsDNA`, `iOS`."""
    return letters_of(match[1].upper() if match[1] in _DEGREES else match[1], match["ending"])


_ENDING = r"(?P<ending>(?:['’]?s)?)"
INITIALISM = Rule("initialism", "letters", rf"(?P<letters>[A-Z]{{2,20}}){_ENDING}(?![\w]|['’][A-Z])", _initialism, (CAPITALS,))
DOTTED = Rule(
    "dotted",
    "letters",
    r"(?<!\.)(?P<letters>(?:Ph\.[DM]|[A-Z](?:\.[A-Z])++)(?:\.(?![A-Z][a-z]))?)(?P<ending>(?:['’]s)?)(?!\w)",
    _dotted,
    (DOTTED_LETTERS,),
)
MIXED = Rule(
    "mixed",
    "letters",
    rf"((?:ds|ss|m|t|r|cc|e|i|p|s|w|g)[A-Z]{{2,4}}|PhD|MBBS|LLM|BSc|MSc|LLB){_ENDING}(?!\w)",
    _mixed,
    (CAPITALS, Place("letter", "PhD|[BM]Sc")),
)
