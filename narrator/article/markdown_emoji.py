"""Emoji as they are written in Markdown, `:bread:`: the sign that a reader sees."""

from __future__ import annotations

import unicodedata

_NAMES = {
    "+1": "👍",
    "-1": "👎",
    "blush": "😊",
    "clap": "👏",
    "cry": "😢",
    "grin": "😁",
    "heart": "❤",
    "joy": "😂",
    "laughing": "😆",
    "smile": "😄",
    "smiley": "😃",
    "sob": "😭",
    "tada": "🎉",
    "thumbsdown": "👎",
    "thumbsup": "👍",
    "thinking": "🤔",
    "wave": "👋",
    "wink": "😉",
}
"""Names that are not Unicode's."""
_FIRST = 0x2190
"""The first of the signs that are pictures; `:a:` and `:colon:` are none."""


def emoji(name: str) -> str:
    """The sign that is called `name`; nothing where none is known."""
    sign = _NAMES.get(name, "")
    if not sign:
        try:
            sign = unicodedata.lookup(name.replace("_", " "))
        except KeyError:
            return ""
    return sign if ord(sign[0]) >= _FIRST else ""
