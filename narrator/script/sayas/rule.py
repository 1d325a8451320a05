"""A rule: which writing it knows, and how that is said."""

from __future__ import annotations

from collections.abc import Callable
from re import Match, Pattern
from typing import NamedTuple


class Rule(NamedTuple):
    """One say-as rule. The pattern must match at least one character and be linear in the text."""

    name: str
    """What the receipt, the page and docs/speaking.md call it."""
    say_as: str
    """The class of writing it reads: `money`, `year` …"""
    pattern: Pattern[str]
    verbalize: Callable[[Match[str]], str | None]
    """What to say for a match; None when, on a closer look, the writing is not the rule's."""
