"""A rule: which writing it knows, where it may begin, and how it is said."""

from __future__ import annotations

from collections.abc import Callable
from re import Match
from typing import NamedTuple


class Unsure(NamedTuple):
    """The safe reading of a writing that could be meant in several ways."""

    spoken: str
    reason: str
    """Why it is doubtful, for an editor: one clause, no full stop."""
    alternatives: tuple[str, ...] = ()
    """What else it might be meant to say."""


class Place(NamedTuple):
    """Where a rule may begin. The hint is searched for in the whole text, so it has to be cheap; the rule's pattern is not."""

    kind: str
    """`letter`, `figure` or `sign`: what the character at the beginning is."""
    hint: str
    """A pattern that finds the beginning, and takes at least one character. It is tried at every character, so it is short."""


class Rule(NamedTuple):
    """One say-as rule. The pattern must match at least one character, and without it be linear in the text."""

    name: str
    """What the receipt, the page and docs/speaking.md call it."""
    say_as: str
    """The class of writing it reads: `money`, `date` …"""
    pattern: str
    """A regular expression, compiled when the language is first spoken."""
    verbalize: Callable[[Match[str]], str | Unsure | None]
    """What to say for a match; None when, on a closer look, the writing is not the rule's."""
    places: tuple[Place, ...]
    """Where it may begin."""


FIGURE = Place("figure", r"[0-9]+")
"""A figure."""
WORD_AND_FIGURE = Place("letter", r"(?<!\w)[A-Za-z]{1,12}+[.,]?[\s\u2011-]{0,2}[0-9]")
"""A word with a figure after it: `May 5`, `No. 7`, `F-16`, `G20`."""
CAPITALS = Place("letter", r"(?<!\w)[a-z]?[A-Z]{2}")
"""Two capitals: `FBI`, `USD`, `XIV`."""
WITH_STOP = Place("letter", r"(?<!\w)[A-Za-z]{1,6}+\.")
"""A short word with a full stop: `Gov.`, `e.g.`, `U.S.`."""
