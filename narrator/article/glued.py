"""Glued rows: buttons, menus and tags that a browser's copy has run together, such as "ShareSave" or "Listen6 min"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from narrator.article.piece import Piece
from narrator.article.runs import FREE, OUT
from narrator.patterns import compiled

_JOINT = compiled(
    r"(?<=[a-zß-ÿ)!])(?=[A-ZÀ-Þ])|(?<=[a-z])(?=\d)|(?<=\d)(?=[A-Z][a-z])|(?<=\b[A-Z])(?=[A-Z][a-z])|(?<=[A-Z]{3})(?=[A-Z][a-z])"
)
_INSIDE = compiled(r"WhatsApp|LinkedIn|YouTube|TikTok|PayPal|SoundCloud|WeChat|DuckDuckGo|JavaScript|AirDrop")
"""Names with a capital inside that stand in such rows."""
_LONGEST = 250
_MENU, _PIECE_WORDS, _SHORTEST = 4, 6, 24
"""Pieces of a row whose names nobody knows; words that each of them has at most; characters of the row."""
_TOP = 8
"""Lines at the top, where three pieces are a menu."""
_STOPS = compiled(r"[.,;:!?…\d]")
_CELLS = compiled(r"[^\W\d]\d")
"""What the rows of a table look like that have lost the gaps between their cells."""


def pieces_of(line: str) -> list[str]:
    """What a line falls into where a small letter meets a capital or a figure; one piece where nothing does."""
    if len(line) > _LONGEST:
        return [line]
    even = _INSIDE.sub(lambda name: name.group().capitalize(), line)
    return [part for part in (each.strip(" ·|•") for each in _JOINT.split(even)) if part]


def is_glued_row(line: str, known: Callable[[str], object]) -> bool:
    """Whether `line` is a row of things of a page: `known` says of a piece whether it is one.

    Of two pieces both are, and one word alone, which may be a name such as LiveView, begins with "Share" or a number. Of three
    or more half of them are.
    """
    parts = pieces_of(line)
    if len(parts) < 2 or parts == [line]:
        return False
    told = sum(bool(known(part)) for part in parts)
    if len(parts) == 2:
        return told == 2 and (" " in line or parts[0] in ("Share", "Tweet", "Print", "Listen", "Save", "Subscribe", "Comments"))
    return told * 2 >= len(parts)


def _is_on_top(kinds: Sequence[str], index: int) -> bool:
    """Whether a line stands right below furniture at the very top, where menus do."""
    return index < _TOP and any(kind in OUT for kind in kinds[max(0, index - 2) : index])


def mark_glued_menus(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks the line that is four names or more run together, with no stop in it: a menu, a table of contents, tags.

    The head of a table may be one, too: below it stand figures that are run together with words.
    """
    for index, piece in enumerate(pieces):
        if kinds[index] not in FREE or not _SHORTEST <= len(piece.text) <= _LONGEST or _STOPS.search(piece.text):
            continue
        parts = pieces_of(piece.text)
        below = pieces[index + 1].text if index + 1 < len(pieces) else ""
        if len(parts) >= (_MENU - 1 if _is_on_top(kinds, index) else _MENU) and all(
            len(part) > 2 and len(part.split()) <= _PIECE_WORDS for part in parts
        ):
            kinds[index] = kinds[index] if len(below) < _LONGEST and _CELLS.search(below) else "navigation"
