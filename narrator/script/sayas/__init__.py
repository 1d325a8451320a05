"""Say-as: written forms are read once, left to right, and never read again.

The leftmost match wins and table order breaks ties; what a rule has spoken is not looked at by another. So each rule can be read,
tested and moved alone, and the readings join to the text exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from re import Match, Pattern

from narrator.script.sayas.abbreviation import PHRASE, TITLE
from narrator.script.sayas.date import DAY, YEAR
from narrator.script.sayas.initialism import DOTTED, INITIALISM
from narrator.script.sayas.money import MONEY
from narrator.script.sayas.number import CARDINAL, ORDINAL, PERCENT
from narrator.script.sayas.roman import ROMAN
from narrator.script.sayas.rule import Rule
from narrator.script.script import Reading

__all__ = ["RULES", "Rule", "speak"]

RULES: Mapping[str, tuple[Rule, ...]] = {
    "en": (MONEY, PERCENT, ORDINAL, DAY, YEAR, TITLE, PHRASE, DOTTED, ROMAN, INITIALISM, CARDINAL),
}
"""Rules by primary language subtag, in order. In other languages figures are left to the voice."""


def speak(text: str, language: str = "en", offset: int = 0, lexicon: Mapping[str, str] | None = None) -> tuple[Reading, ...]:
    """How `text` is said: readings whose `written` join to `text` exactly, with positions counted from `offset`.

    `lexicon` maps words, as they are written, to how they are said; it wins over every rule. Linear in the text.
    """
    rules = RULES.get(language.partition("-")[0].lower(), ())
    if lexicon:
        rules = (_lexicon_rule(tuple(sorted(lexicon.items()))), *rules)
    readings: list[Reading] = []
    at = 0
    for match, rule, spoken in _matches(text, rules):
        if match.start() > at:
            readings.append(_plain(text[at : match.start()], offset + at))
        readings.append(Reading(match[0], spoken, rule.say_as, rule.name, offset + match.start(), offset + match.end()))
        at = match.end()
    if at < len(text):
        readings.append(_plain(text[at:], offset + at))
    return tuple(readings)


def _plain(text: str, at: int) -> Reading:
    return Reading(text, text, "text", "-", at, at + len(text))


def _matches(text: str, rules: tuple[Rule, ...]) -> Iterator[tuple[Match[str], Rule, str]]:
    """Each written form that a rule takes, left to right, without overlap."""
    if not rules:
        return
    anything = _any_of(rules)
    at = 0
    while found := anything.search(text, at):
        for rule in rules:
            match = rule.pattern.match(text, found.start())
            spoken = rule.verbalize(match) if match else None
            if match and spoken is not None:
                yield match, rule, spoken
                at = match.end()
                break
        else:
            at = found.end()


@lru_cache(maxsize=8)
def _any_of(rules: tuple[Rule, ...]) -> Pattern[str]:
    """A pattern that finds where the next rule might match."""
    plain = (re.sub(r"\(\?P<\w+>", "(?:", rule.pattern.pattern) for rule in rules)
    return re.compile("|".join(f"(?:{pattern})" for pattern in plain))


@lru_cache(maxsize=8)
def _lexicon_rule(entries: tuple[tuple[str, str], ...]) -> Rule:
    known = dict(entries)
    words = "|".join(re.escape(word) for word in sorted(known, key=len, reverse=True))
    return Rule("lexicon", "name", re.compile(rf"(?<!\w)(?:{words})(?!\w)"), lambda match: known[match[0]])
