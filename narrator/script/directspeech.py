"""Direct speech: which words of a text somebody other than the writer says, by the rule of docs/speaking.md.

A newsreader changes the voice for what somebody said, and not for a word held with tongs, a title, or a few words that the
writer's own sentence runs through. So quotation marks alone decide nothing: the words between them have to begin where a
sentence or an attribution lets them, end where a clause ends, and be attributed (`, she said`) or a sentence of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from narrator.patterns import compiled
from narrator.script.abbreviations import SPEECH

VERBS = SPEECH | frozenset(
    "say saying asking adding telling ask tell tells announced announces argued argues insisted insists warned warns "
    "declared declares noted notes observed observes stated states responded responds answered answers claimed claims "
    "conceded acknowledged explains continues admits recalls writes writing quoted testified cautioned complained concluded "
    "confirmed remarked reads read sighed laughed whispered whispers muttered murmured screamed begged pleaded urged vowed "
    "pledged promised tweeted posted texted sagte sagt sagten erklärte erklärt betonte betont fügte fragte fragt meinte "
    "meint antwortete rief schrieb warnte dit disait déclare déclaré explique expliqué affirme affirmé ajoute ajouté "
    "demande demandé répond répondu dijo dice decía declaró afirmó añadió explicó preguntó respondió disse detto aggiunto "
    "spiegato".split()
)
"""What attributes words to somebody, in the languages whose marks are read. English ones as wire reports use them."""

_CLOSES = {"“": '”"', '"': '"”', "„": '“”"', "”": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "‘": "’", "'": "'’", "‚": "‘’"}
"""Each mark that opens, and those that close what it opened. German, Danish and French use some of them the other way round."""
_MARK = compiled(r"[“”\"„«»‹›‘’'‚]")
_MOST_MARKS = 1_000
"""In a paragraph; the longest of 38 saved pages has 24. What has more is no prose, and would take its square in time."""
_SINGLE = frozenset("‘'‚")
_BEFORE = frozenset(" \t\n\r\u00a0\u202f([{—–-/>“„‘\"'")
_ELISION = compiled(r"['’‘](?:\d|tis\b|twas\b|em\b|cause\b|til\b|n\b|round\b|cos\b)", re.IGNORECASE)
"""An apostrophe where letters are left out, at the beginning of a word."""
_BREAKS = tuple(",.!?…;:—–-")
_ENDS = tuple(".!?…")
_WORD = compiled(r"[^\W_](?:[\w’'-]*[^\W_])?")
_REACH = 300
"""Characters before and after it in which who says it is looked for: more than a sentence has."""
_GLUED = compiled(r"[.,;:!?…)]*\s*")
_FULL = 4
"""Words from which on a sentence in quotation marks is taken for speech though nobody is named: fewer are a name or a cry."""
_TITLE_WORD = 4
"""Letters from which on a word of a title begins with a capital; `of`, `and` and `the` do not."""

_SAID = "|".join(sorted(VERBS))
_LINK = r"(?:[A-Z]\w{0,4}\.|[^\s.!?…;“”\"«»„]+)"
_ATTRIBUTED_AFTER = compiled(rf"[\s,—–-]*(?:{_LINK}\s+){{0,10}}?(?:(?:{_SAID})\b|according to\b)")
_ATTRIBUTED_BEFORE = compiled(rf"\b(?:{_SAID})\b,?(?:\s+{_LINK}){{0,8}}?\s*[,:—–]\Z")
_JUST_BEFORE = compiled(rf"\b(?:{_SAID})(?:\s+(?!that\b|dass\b|que\b|an?\b|the\b|of\b|to\b|as\b|how\b|what\b)\w+)?\Z")
_DATELINE = compiled(r"[^\W\da-z]{2}[^.!?“”\"«»]{0,60}[—–-]\Z")
"""`PORT ELLERY, Maine (AP) —`, at the beginning of a report."""
_SENTENCE_END = compiled(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…]\s")


class Quoted(NamedTuple):
    """Words between quotation marks, the marks included."""

    start: int
    end: int
    closed: bool
    """Whether the mark that ends it stands in the paragraph."""


def direct_speech(paragraphs: Sequence[str]) -> tuple[tuple[tuple[int, int], ...], ...]:
    """For each of the paragraphs, which stand one after another, the (start, end) of what somebody is heard saying in it.

    In order, apart, with the quotation marks and what stands glued to them. Speech over several paragraphs, each opened anew and
    only the last closed, is speech to its end.
    """
    found = []
    goes_on = False
    for text, following in zip_longest(paragraphs, paragraphs[1:], fillvalue=""):
        speech: list[tuple[int, int]] = []
        marked = quoted(text)
        for number, one in enumerate(marked):
            begins = goes_on and number == 0 and not text[: one.start].strip()
            continues = not one.closed and following.lstrip()[:1] == text[one.start]
            if begins or continues or (one.closed and _is_speech(text, one, speech)):
                speech.append((one.start, _with_marks(text, one.end)))
        goes_on = bool(speech) and bool(marked) and not marked[-1].closed and speech[-1][0] == marked[-1].start
        found.append(tuple(speech))
    return tuple(found)


def quoted(text: str) -> tuple[Quoted, ...]:
    """What stands between quotation marks in a paragraph, in order; marks inside others are part of it.

    One that is opened and never closed goes to the end, and is the last.
    """
    marks = [mark.start() for mark in _MARK.finditer(text)]
    if len(marks) > _MOST_MARKS:
        return ()
    found: list[Quoted] = []
    at = 0
    for number, opening in enumerate(marks):
        if opening < at or not _opens(text, opening):
            continue
        closing = _closing(text, opening, marks[number + 1 :])
        if closing is not None:
            at = closing + 1
            found.append(Quoted(opening, at, closed=True))
        elif text[opening] not in _SINGLE or not text[:opening].strip():
            return (*found, Quoted(opening, len(text.rstrip()), closed=False))
    return tuple(found)


def _opens(text: str, at: int) -> bool:
    """Whether the mark opens: something readable after it, and, where the same sign closes, nothing before it."""
    mark, before, after = text[at], text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if mark not in _CLOSES or not after or (after.isspace() and mark not in "«»"):
        return False
    if mark in "“„«‚‹" and not (mark in "«‹" and before.isalnum()):
        return True
    return (not before or before in _BEFORE) and not after.isspace() and not _ELISION.match(text, at)


def _closing(text: str, opening: int, marks: Sequence[int]) -> int | None:
    """Which of the `marks` after it closes what opens at `opening`; None when none does."""
    mark = text[opening]
    places = []
    depth = 0
    for place in marks:
        sign = text[place]
        if sign in _CLOSES[mark] and _closes(text, place) and (sign != mark or not _opens(text, place)):
            if mark in _SINGLE:
                places.append(place)
            elif depth == 0:
                return place
            else:
                depth -= 1
        elif sign == mark and _opens(text, place):
            if mark in _SINGLE:
                break
            depth += sign not in _CLOSES[mark]
    after_stop = (place for place in places if text[place - 1] in _BREAKS)  # else it may be the ministers’ apostrophe
    return next(after_stop, places[0] if places else None)


def _closes(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at + 1 : at + 2]
    return (not before.isspace() or text[at] in "«»") and not after.isalnum()


def _is_speech(text: str, one: Quoted, speech: Sequence[tuple[int, int]]) -> bool:
    """Whether somebody is heard saying it; `speech` is what was found before it in the paragraph."""
    inner = text[one.start + 1 : one.end - 1].strip()
    words = _WORD.findall(inner)
    after = text[one.end : one.end + _REACH]
    if not words or not (inner.endswith(_BREAKS) or after[:1] in ("", *_BREAKS, ")")):
        return False
    begun = max(speech[-1][1] if speech else 0, one.start - _REACH)
    stops = [stop.end() for stop in _SENTENCE_END.finditer(text, begun, one.start)]
    before = text[max([begun, *stops]) : one.start].strip()
    small = words[0][0].islower()
    titled = _is_title(words)
    if not before.strip("([—–-") or _DATELINE.match(before):  # it begins a sentence, or follows on speech
        return not small and (bool(_ATTRIBUTED_AFTER.match(after)) or _stands_alone(inner, after, words, speech))
    if _ATTRIBUTED_BEFORE.search(before):
        in_sentence = bool(speech) and not stops
        return in_sentence or not small or len(words) >= _FULL
    if before.endswith(":"):
        return len(words) >= _FULL and not titled and _ends_there(inner, after)
    return bool(_JUST_BEFORE.search(before)) and not small and not titled and len(words) >= _FULL


def _stands_alone(inner: str, after: str, words: Sequence[str], speech: Sequence[tuple[int, int]]) -> bool:
    """Whether it is a sentence of its own, or a clause at the beginning of one, set off by a comma; and no title."""
    if speech and _ends_there(inner, after) and inner.endswith(_ENDS):
        return True
    if len(words) < _FULL or _is_title(words):
        return False
    return _ends_there(inner, after) or inner.endswith(",") or after.startswith(",")


def _ends_there(inner: str, after: str) -> bool:
    """Whether the sentence ends with it."""
    rest = after.lstrip()
    return (inner.endswith(_ENDS) or after.startswith(_ENDS)) and not rest[:1].islower()


def _is_title(words: Sequence[str]) -> bool:
    """Whether it is written as a title: every longer word with a capital."""
    longer = [word for word in words if len(word) >= _TITLE_WORD]
    return len(longer) > 1 and all(word[0].isupper() for word in longer)


def _with_marks(text: str, end: int) -> int:
    """The end with the stops glued to it and the space after: of `“We will”.` the full stop is not the writer's to say."""
    return end + len(_GLUED.match(text, end)[0])  # type: ignore[index]  # it matches the empty string
