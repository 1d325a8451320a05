"""A wish: what a page asks for, one small JSON object, read with care because anything can be in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from narrator.errors import NarratorError

_LONGEST = 500
"""Characters of a text: a name, its sound, a title."""


class UnreadableWish(NarratorError):
    """What came is no wish of the page's."""


@dataclass(frozen=True, slots=True)
class Wish:
    """The object that was sent."""

    values: Mapping[str, object]

    def text(self, key: str) -> str:
        """The text under a key; empty when it is not there. Raises `UnreadableWish` when it is something else, or too long."""
        value = self.values.get(key, "")
        if not isinstance(value, str):
            raise UnreadableWish(f"{key!r} must be text.")
        if len(value) > _LONGEST:
            raise UnreadableWish(f"{key!r} has {len(value):,} characters; {_LONGEST} are the most.")
        return value

    def number(self, key: str) -> int:
        """The whole number under a key. Raises `UnreadableWish` when there is none."""
        value = self.values.get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise UnreadableWish(f"{key!r} must be a whole number.")
        return value

    def wanted(self, key: str) -> bool:
        """Whether a key is set to true."""
        return self.values.get(key) is True


def read_wish(body: bytes) -> Wish:
    """The wish in a request. Raises `UnreadableWish`."""
    try:
        values = json.loads(body)
    except (ValueError, RecursionError) as e:
        raise UnreadableWish("What was sent is not JSON.") from e
    if not isinstance(values, dict):
        raise UnreadableWish("What was sent is no JSON object.")
    return Wish(values)
