"""The one reading pass: finds where a rule may begin, asks the rules that may begin there, moves on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from re import Match, Pattern
from typing import NamedTuple

from narrator.script.sayas.rule import Place, Rule, Unsure
from narrator.script.script import Doubt, Reading


class _Compiled(NamedTuple):
    """A language's rules, ready to read with."""

    anywhere: Pattern[str]
    """Finds the next place where a rule may begin."""
    letter: tuple[tuple[Rule, Pattern[str]], ...]
    figure: tuple[tuple[Rule, Pattern[str]], ...]
    sign: tuple[tuple[Rule, Pattern[str]], ...]


@lru_cache(maxsize=8)
def _compiled(rules: tuple[Rule, ...]) -> _Compiled:
    """Compiled when first needed: the patterns cost more than importing the rest of the program."""
    patterns = {pattern: re.compile(pattern) for pattern in {rule.pattern for rule in rules}}

    def of(kind: str) -> tuple[tuple[Rule, Pattern[str]], ...]:
        return tuple((rule, patterns[rule.pattern]) for rule in rules if any(place.kind == kind for place in rule.places))

    hints = dict.fromkeys(place.hint for rule in rules for place in rule.places)
    return _Compiled(re.compile("|".join(hints)), of("letter"), of("figure"), of("sign"))


def readings(text: str, rules: tuple[Rule, ...], offset: int, lexicon: Mapping[str, str] | None) -> tuple[Reading, ...]:
    """The readings of `text` in order; what no rule takes is plain text."""
    if lexicon:
        rules = (_lexicon_rule(tuple(lexicon.items())), *rules)
    if not rules:
        return (_plain(text, offset),) if text else ()
    found: list[Reading] = []
    compiled = _compiled(rules)
    at = plain_from = 0
    search = compiled.anywhere.search
    while place := search(text, at):
        start = place.start()
        taken = _taken(compiled, text, start)
        if taken is None:
            at = start + 1
            continue
        rule, match, said = taken
        if start > plain_from:
            found.append(_plain(text[plain_from:start], offset + plain_from))
        at = plain_from = match.end()
        spoken, doubt = (said, None) if isinstance(said, str) else (said.spoken, Doubt(said.reason, said.alternatives))
        found.append(Reading(match[0], spoken, rule.say_as, rule.name, offset + start, offset + at, doubt))
    if plain_from < len(text):
        found.append(_plain(text[plain_from:], offset + plain_from))
    return tuple(found)


def _taken(compiled: _Compiled, text: str, start: int) -> tuple[Rule, Match[str], str | Unsure] | None:
    """The first rule that takes what begins at `start`."""
    first = text[start]
    candidates = compiled.letter if first.isalpha() else compiled.figure if "0" <= first <= "9" else compiled.sign
    for rule, pattern in candidates:
        match = pattern.match(text, start)
        if match:
            said = rule.verbalize(match)
            if said is not None:
                return rule, match, said
    return None


def _plain(text: str, at: int) -> Reading:
    return Reading(text, text, "text", "-", at, at + len(text))


@lru_cache(maxsize=8)
def _lexicon_rule(entries: tuple[tuple[str, str], ...]) -> Rule:
    known = dict(entries)
    words = "|".join(re.escape(word) for word in sorted(known, key=len, reverse=True))
    pattern = rf"(?<!\w)(?:{words})(?!\w)"
    places = tuple(Place(kind, pattern) for kind in ("letter", "figure", "sign"))
    return Rule("lexicon", "name", pattern, lambda match: known[match[0]], places)
