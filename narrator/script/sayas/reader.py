"""The one reading pass: finds where a rule may begin, asks the rules that may begin there, moves on.

Two searches run side by side through the text, one for figures and signs, one for words that look like more than a word; neither
looks at a place twice, so the pass is linear. At the place found, only the rules are asked that can begin so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from re import Match
from typing import NamedTuple

from narrator.patterns import compiled
from narrator.script.sayas.rule import Place, Rule, Spelled, Unsure
from narrator.script.script import Doubt, Reading

_Asked = tuple[Rule, Callable[[str, int], Match[str] | None], Callable[[Match[str]], str | Unsure | Spelled | None]]
"""A rule with its pattern's `match` and its `verbalize`: looked up once, not at every place."""
_Rules = tuple[_Asked, ...]


class Language:
    """A language's rules: where they may begin, and who is asked there. A rule is compiled when it may be asked first."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._rules = rules
        self._hints = [hint for kind in _OF_LETTERS for hint in _hints(rules, kind)]
        self.words = compiled(_words(_hints(rules, "letter"), _hints(rules, "word")))
        self.signs = compiled(_signs(rules))
        self._asked: dict[Rule, _Asked] = {}
        self._by_hint: dict[int, _Rules] = {}
        self._by_sign: dict[str, _Rules] = {}
        self._by_following: dict[str, _Rules] = {}

    def _those(self, rules: Iterable[Rule]) -> _Rules:
        """The rules, compiled."""
        chosen = tuple(rules)
        for rule in chosen:
            if rule not in self._asked:
                self._asked[rule] = rule, compiled(rule.pattern).match, rule.verbalize
        return tuple(self._asked[rule] for rule in chosen)

    def at_word(self, found: Match[str]) -> _Rules:
        """Who may begin with the word found: the rules of the first hint that fits it and of the hints after that."""
        index = (found.lastindex or 1) - 1
        if index not in self._by_hint:
            later = set(self._hints[index:])
            self._by_hint[index] = self._those(
                rule for rule in self._rules if any(place.kind in _OF_LETTERS and place.hint in later for place in rule.places)
            )
        return self._by_hint[index]

    def at_sign(self, text: str, start: int) -> _Rules:
        """Who may begin with the sign or the figures at `start`."""
        sign = text[start]
        if "0" <= sign <= "9":
            return self._at_figures(_FIGURES.match(text, start).end(), text)  # type: ignore[union-attr]  # one is there
        if sign not in self._by_sign:
            self._by_sign[sign] = self._those(rule for rule in self._rules if any(_begins(place, sign) for place in rule.places))
        return self._by_sign[sign]

    def _at_figures(self, end: int, text: str) -> _Rules:
        following = text[end : end + 1]
        if following.isspace():
            following = text[end : end + 2]
        elif following in _MARKS and not "0" <= text[end + 1 : end + 2] <= "9":
            following = ""  # the sentence's, not the number's
        if following not in self._by_following:
            self._by_following[following] = self._those(rule for rule in self._rules if _may_begin_with_figures(rule, following))
        return self._by_following[following]


_FIGURES = compiled(r"[0-9]+")
_MARKS = (",", ".")
_OF_LETTERS = ("letter", "word")
_PLAIN_WORD = r"(?![A-Z]?[a-z]++[,;:]?\s[^0-9])"
"""No word without a mark: nine words of ten in the news are passed over here, at a third of the cost of asking every hint."""


def _hints(rules: tuple[Rule, ...], kind: str) -> list[str]:
    return list(dict.fromkeys(place.hint for rule in rules for place in rule.places if place.kind == kind))


def _words(marked: list[str], any_word: list[str]) -> str:
    """A pattern for every word that may begin a rule; the hint that fits is a group of its own."""
    groups = [_PLAIN_WORD + f"(?:{'|'.join(f'({hint})' for hint in marked)})"] * bool(marked) + [f"({hint})" for hint in any_word]
    return rf"(?<!\w)(?:{'|'.join(groups)})" if groups else r"(?!)"


def _may_begin_with_figures(rule: Rule, following: str) -> bool:
    if not any(place.kind == "figure" for place in rule.places):
        return False
    if not rule.follows:
        return True
    if not following or not re.match(f"[{rule.follows}]", following):
        return False
    return len(following) < 2 or not rule.then or bool(re.match(f"[{rule.then}]", following[1]))


def _begins(place: Place, sign: str) -> bool:
    return place.kind == "sign" and bool(re.match(f"[{place.first}]", sign))


def _signs(rules: tuple[Rule, ...]) -> str:
    """A pattern for every figure and sign that begins a rule; it starts with one set of characters, which is fast to find."""
    places = dict.fromkeys(place for rule in rules for place in rule.places if place.kind not in _OF_LETTERS)
    plain = "".join(place.first for place in places if place.kind == "sign" and not place.hint)
    figures = "0-9" if any(place.kind == "figure" for place in places) else ""
    bound = [place for place in places if place.kind == "sign" and place.hint]
    if not (plain or figures or bound):
        return r"(?!)"
    first = plain + figures + "".join(place.first for place in bound)
    choices = [f"(?<=[{plain}{figures}])"] * bool(plain or figures) + [f"(?<=[{place.first}]){place.hint}" for place in bound]
    return f"[{first}](?:{'|'.join(choices)})"


def readings(text: str, language: Language, offset: int, seen: str) -> tuple[Reading, ...]:
    """The readings of `text` in order; what no rule takes is plain text. The rules look at `seen`, which is as long."""
    found: list[Reading] = []
    at = 0
    for start, (rule, length, said) in _taken(seen, language):
        end = start + length
        if start > at:
            found.append(_plain(text[at:start], offset + at))
        spoken, ipa = (said, None) if isinstance(said, str) else (said.spoken, said.ipa)
        doubt = Doubt(said.reason, said.alternatives) if isinstance(said, Unsure) else None
        found.append(Reading(text[start:end], spoken, rule.say_as, rule.name, offset + start, offset + end, doubt=doubt, ipa=ipa))
        at = end
    if at < len(text):
        found.append(_plain(text[at:], offset + at))
    return tuple(found)


def words(text: str, language: Language, seen: str) -> str:
    """What is said for `text`: its readings' `spoken`, joined, at two thirds of their cost."""
    pieces: list[str] = []
    at = 0
    for start, (_, length, said) in _taken(seen, language):
        pieces += (text[at:start], said if isinstance(said, str) else said.spoken)
        at = start + length
    pieces.append(text[at:])
    return "".join(pieces)


class _Taken(NamedTuple):
    """A writing that a rule takes: how long it is, and what it says."""

    rule: Rule
    length: int
    said: str | Unsure | Spelled


_BEFORE, _AFTER, _KEPT = 80, 128, 1024
"""Characters before and after a place that its reading may depend on, and how many surroundings are kept. What stands in the same
ones is said the same: 1 MB of `1 ` takes 1.2 s instead of 5, text of which no two sentences are alike 3 % longer."""


def _taken(text: str, language: Language) -> Iterator[tuple[int, _Taken]]:
    """Each writing that a rule takes and where it begins, left to right and without overlap."""
    find_word, find_sign = language.words.search, language.signs.search
    word, sign = find_word(text), find_sign(text)
    known: dict[str, _Taken | None] = {}
    while word or sign:
        of_word = word is not None and (sign is None or word.start() < sign.start())
        start = word.start() if of_word else sign.start()  # type: ignore[union-attr]  # there is one, or the loop had ended
        around = text[start - _BEFORE : start + _AFTER] if start >= _BEFORE else ""
        if around in known:
            taken = known[around]
        else:
            candidates = language.at_word(word) if of_word else language.at_sign(text, start)  # type: ignore[arg-type]
            taken = _ask(candidates, text, start)
            if len(known) == _KEPT:
                known.clear()
            if len(around) == _BEFORE + _AFTER and not (taken and taken.length > _AFTER // 4):
                known[around] = taken
        if taken:
            yield start, taken
        at = start + (taken.length if taken else 1)
        if word and word.start() < at:
            word = find_word(text, at)
        if sign and sign.start() < at:
            sign = find_sign(text, at)


def _ask(candidates: _Rules, text: str, start: int) -> _Taken | None:
    for rule, begins, verbalize in candidates:
        match = begins(text, start)
        if match and (said := verbalize(match)) is not None:
            return _Taken(rule, match.end() - start, said)
    return None


def _plain(text: str, at: int) -> Reading:
    return Reading(text, text, "text", "-", at, at + len(text))
