"""Outlets: a photographer and who printed the picture, "Dana Whitlock for The Courier", told by the rest of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from narrator.article.byline import byline
from narrator.article.captions import is_credit
from narrator.article.piece import Piece
from narrator.article.runs import OUT
from narrator.patterns import compiled

_LONGEST, _TOP = 80, 40
_FOR = compiled(
    r"(?P<name>[A-ZÀ-Þ][\w.'’-]+(?: (?:[A-ZÀ-Þ][\w.'’-]*|de|da|van|von|der|den|al|bin)){1,4}) for (?:[Tt]he |THE )?"
    r"(?P<house>[A-ZÀ-Þ][\w&'’-]*(?: [A-ZÀ-Þ&][\w&'’-]*){0,4})\.?"
)


def is_for_house(pieces: Sequence[Piece], kinds: Sequence[str], index: int) -> bool:
    """Whether a line is who made a picture and for whom: "Ada Quill for President" is a heading, and the text speaks of her.

    Of the photographer no other line has a word, and another line says who has written the article. The house is the page's: a
    line that is no text names it, or the same credit stands on the page twice.
    """
    text = pieces[index].text
    found = _FOR.fullmatch(text) if len(text) <= _LONGEST else None
    if not found or not any(byline(piece.text) for piece in pieces[:_TOP]):
        return False
    surname = re.compile(rf"\b{re.escape(found['name'].split()[-1])}\b", re.IGNORECASE)
    others = [at for at, piece in enumerate(pieces) if piece.text != text and not _names_again(piece.text, text)]
    if any(surname.search(pieces[at].text) for at in others):
        return False
    named = any(found["house"] in pieces[at].text and (kinds[at] in OUT or byline(pieces[at].text)) for at in others)
    return named or len(pieces) - len(others) > 1


def _names_again(other: str, text: str) -> bool:
    """Whether another line is the same credit with a label: "Credit: Dana Whitlock for The Courier"."""
    return other.endswith(text) and is_credit(other)
