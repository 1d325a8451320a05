"""Sentences: where they end."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from narrator.language import primary
from narrator.patterns import compiled
from narrator.script import abbreviations as known
from narrator.script.breaths import MAX_CHARACTERS, MAX_SPANS, breaths

__all__ = ["MAX_CHARACTERS", "MAX_SPANS", "breaths", "sentences"]

_STOPS = ".!?…‽\u037e؟۔।॥։።။"
_WIDE_STOPS = "。！？｡"
_CLOSERS = "\"'”’“»«›)]}」』】）"
_STOP = compiled(rf"(?:[{_STOPS}{_WIDE_STOPS}]+[{re.escape(_CLOSERS)}]*(?:[ \u00a0\u202f]»(?=[\s,.]|\Z))?(?:\[\w{{1,3}}\])*)+")
_ASKING = frozenset("!?‽\u037e؟")
_BEFORE_WORD = compiled(r"[\s\"'“‘„”«»‹¿¡(\[*_>—–-]*")
_DASHES = frozenset("—–-")
_QUOTES = frozenset("\"'“‘„«»")
_NOT_FIRST = frozenset(",;:.!?…)]}%/\\|=<”’،、，；：")
_WORD = compiled(r"[^\W_]")
_LETTERS = compiled(r"[^\W\d_]{1,24}")
_TOKEN_START = compiled(r"[\s\-–—/(\[{\"“”'‘’«»„*_¿¡]")
_DOTTED = compiled(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,3}")
_ROMAN = compiled(r"[IVXLC]{1,6}")
_SPACE = compiled(r"\s*")
_ATTRIBUTION = compiled(
    rf"(?:[A-Z][\w.'’-]{{0,30}}\s){{1,5}}(?:{'|'.join(sorted(known.SPEECH))})"
    r"(?=[.,:;]|\s*\Z|\s+(?:in|on|at|to|of|during|after|as|when|while|before|by|through|with|from|about)\b)"
)
_BRACKET = 200
"""Characters: a remark in brackets this long may hold several sentences and still stand inside one."""
_LOOK_BACK = 40
"""Characters before a stop that are looked at: the longest abbreviation and the word before it."""


def sentences(text: str, language: str = "en") -> tuple[tuple[int, int], ...]:
    """(start, end) of each sentence of `text`, in order; between them, before and after them lies only white space.

    `language` (BCP 47) says which abbreviations are known; every language's own full stops are.
    """
    tongue = primary(language)
    found: list[tuple[int, int]] = []
    start = _skip(text, 0)
    word = _first_word(text, start)
    for stop in _STOP.finditer(text):
        if word < stop.start() and _ends(text, start, stop, tongue):
            found.append((start, stop.end()))
            start = _skip(text, stop.end())
            word = _first_word(text, start)
    end = len(text.rstrip())
    if start < end:
        if found and word == len(text):  # marks without a word belong to the sentence before them
            start = found.pop()[0]
        found.append((start, end))
    return tuple(found)


def _skip(text: str, at: int) -> int:
    return _SPACE.match(text, at).end()  # type: ignore[union-attr]  # it matches the empty string


def _first_word(text: str, at: int) -> int:
    found = _WORD.search(text, at)
    return found.start() if found else len(text)


def _ends(text: str, start: int, stop: re.Match[str], language: str) -> bool:
    """Whether the sentence that began at `start` ends with `stop`: full stops and what closes after them."""
    marks, end = stop.group(), stop.end()
    if marks[0] in _WIDE_STOPS:
        return marks[-1] not in _CLOSERS or not text.startswith(("と", "っ", "な", "の", "、", "，"), end)
    if end < len(text) and not text[end].isspace():
        return _glued(text, stop)
    at = _BEFORE_WORD.match(text, end).end()  # type: ignore[union-attr]  # it matches the empty string
    if at == len(text):
        return True
    between = text[end:at]
    if not _may_begin(text, at) or not (_DASHES.isdisjoint(between) or "\n" in between):
        return False
    if not _ASKING.isdisjoint(marks):
        ends = not _called_out(text, start, stop, at)
    elif marks[0] != "." or marks.startswith(".."):
        ends = True
    else:
        found = _LETTERS.match(text, at)
        following = found.group() if found else ""
        ends = _full_stop_ends(_Stop(text, start, stop.start(), end, at, _token(text, start, stop.start()), following, language))
    return ends and not _in_brackets(text, start, stop)


def _may_begin(text: str, at: int) -> bool:
    """Whether what stands at `at` may begin a sentence: no small letter (but "iPhone") and no mark that goes on with one."""
    return text[at] not in _NOT_FIRST and (not text[at].islower() or text[at + 1 : at + 2].isupper())


def _glued(text: str, stop: re.Match[str]) -> bool:
    """Two sentences with no space between them, as extraction leaves them: "last year.The mayor …"."""
    before = text[max(0, stop.start() - 3) : stop.start()]
    found = _LETTERS.match(text, stop.end())
    if found is None or len(before) < 3 or not (before.isalpha() and before.islower()):
        return False
    return found.group() in known.STARTERS["en"] and text[found.end() : found.end() + 1].isspace()


def _in_brackets(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether `stop` stands in a remark in brackets in the middle of a sentence."""
    opening = text.rfind("(", max(start + 1, stop.start() - _BRACKET), stop.start())
    if opening < 0 or ")" in text[opening : stop.end()]:
        return False
    closing = text.find(")", stop.end(), stop.end() + _BRACKET)
    return closing >= 0 and "(" not in text[stop.end() : closing]


def _called_out(text: str, start: int, stop: re.Match[str], at: int) -> bool:
    """Whether ! or ? belongs to a name (Yahoo!), or to a quotation whose speaker is still to be named."""
    tail = _LETTERS.match(text, at)
    if tail is None or tail.group() in known.STARTERS["en"]:
        return False
    if stop.group()[-1] in _QUOTES or stop.group()[-1] in "”’":
        return bool(_ATTRIBUTION.match(text, at))
    return stop.group() == "!" and _token(text, start, stop.start()) in known.SHOUTED


def _token(text: str, start: int, end: int) -> str:
    """The word that ends at `end`, without what opens before it."""
    words = text[max(start, end - _LOOK_BACK) : end].rsplit(maxsplit=1)
    if not words or text[end - 1].isspace():
        return ""
    return words[-1] if words[-1].isalnum() else _TOKEN_START.split(words[-1])[-1]


class _Stop(NamedTuple):
    """A single full stop after a word, with something other than a small letter after it."""

    text: str
    start: int
    """Where the sentence it might end begins."""
    begin: int
    """Where the full stop stands."""
    end: int
    """Where it ends, with the quotation marks and brackets after it."""
    at: int
    """Where the next word or sign begins."""
    token: str
    """The word before it."""
    following: str
    """The letters of the next word."""
    language: str

    @property
    def first(self) -> bool:
        """Whether its word is the first of the sentence."""
        word = self.begin - len(self.token)
        return word - self.start <= _LOOK_BACK and not _WORD.search(self.text, self.start, word)

    @property
    def before(self) -> str:
        """The word before its word."""
        words = self.text[max(self.start, self.begin - _LOOK_BACK) : self.begin - len(self.token)].rsplit(maxsplit=1)
        return words[-1] if words else ""

    @property
    def beyond(self) -> str:
        """What stands after them."""
        end = self.at + len(self.following)
        return self.text[end : end + 1]

    @property
    def before_figure(self) -> bool:
        return self.text[self.at].isdigit()


def _full_stop_ends(stop: _Stop) -> bool:
    for rule in _RULES:
        ends = rule(stop)
        if ends is not None:
            return ends
    return True


def _number(stop: _Stop) -> bool | None:
    """Not after the number of a list's entry, nor where "3." means "third"."""
    if not stop.token.isdecimal():
        return None
    if len(stop.token) <= 3 and stop.first:
        return False
    ordinal = stop.language in known.ORDINAL_LANGUAGES and len(stop.token) <= 2 and stop.text[stop.at].isalpha()
    return not ordinal or stop.following in known.STARTERS.get(stop.language, ())


def _letter(stop: _Stop) -> bool | None:
    """Not after an initial."""
    letter = stop.token
    if len(letter) != 1 or not letter.isalpha() or letter.isupper() == letter.islower():  # words of one letter have no case
        return None
    if stop.first:
        return False
    likely = stop.following in known.STARTERS.get(stop.language, ()) and stop.beyond not in (".", "-", "'", "’")
    return likely or stop.before.lower() in known.LETTERED


def _leading(stop: _Stop) -> bool | None:
    """Never after a title."""
    return False if stop.token in known.LEADING or stop.token in known.LEADING_IN.get(stop.language, ()) else None


def _numbered(stop: _Stop) -> bool | None:
    """Not between "No." and its number."""
    if stop.token not in known.NUMBERED:
        return None
    return not (stop.before_figure or (stop.following != "I" and _ROMAN.fullmatch(stop.following)))


def _hour(stop: _Stop) -> bool | None:
    """Not between "9 a.m." and its day or zone."""
    if stop.token.lstrip("0123456789.:").lower() not in known.HOURS:
        return None
    return not (stop.before_figure or stop.following in known.AFTER_HOURS)


def _street(stop: _Stop) -> bool | None:
    """Not after "St." before a name, but perhaps after a name."""
    if stop.token not in known.STREETS:
        return None
    before = stop.before
    return bool(before) and not before[0].islower() and before[-1].isalnum() and _begins(stop)


def _trailing(stop: _Stop) -> bool | None:
    """After "Inc." or "U.S." only where a sentence is likely to begin."""
    if stop.token not in known.TRAILING and not _DOTTED.fullmatch(stop.token):
        return None
    return not _QUOTES.isdisjoint(stop.text[stop.end : stop.at]) or _begins(stop)


_RULES: tuple[Callable[[_Stop], bool | None], ...] = (_number, _letter, _leading, _numbered, _hour, _street, _trailing)
"""The first that has an answer decides; where none has, the sentence ends."""


def _begins(stop: _Stop) -> bool:
    """Whether a sentence is likely to begin after `stop`, though its word is an abbreviation."""
    if stop.language not in known.STARTERS:
        return stop.text[stop.at].isalpha()
    word = stop.following
    if not word or stop.beyond in (".", "-", "&"):
        return False
    if word in known.STARTERS[stop.language] or word in known.MORE_STARTERS.get(stop.language, ()):
        return True
    beyond = _skip(stop.text, stop.at + len(word))
    return word in known.NOUN_STARTERS and stop.text[beyond : beyond + 1].islower()
