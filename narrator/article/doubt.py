"""Doubt: sentences that are said for where they stand, though their words are a page's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from narrator.article.asking import asks_support
from narrator.article.piece import Piece, beside
from narrator.article.runs import FREE, OUT, is_sure_text, is_text

_LONG = 150
"""Characters of a sentence that has furniture on both sides, or no text below it, if it is furniture itself."""
LONGER = 200
"""The same of one that its words alone tell: notices and disclaimers in the middle of a text are shorter."""
_BY_WORDS = frozenset(("navigation", "prompt", "notice"))


def is_amid(pieces: Sequence[Piece], index: int, is_out: Callable[[int], bool]) -> bool:
    """Whether a sentence stands in the middle of the text: text below it, and on both sides lines that are none of the page.

    Of a long one that may be a line on one side.
    """
    free = sum(not is_out(at) for at in beside(pieces, index))
    if free < (1 if len(pieces[index].text) > _LONG else 2) or not is_text(pieces[index].text):
        return False
    below = range(index + 1, len(pieces))
    return any(is_sure_text(pieces[at].text) and not is_out(at) for at in below)


def is_long_amid(pieces: Sequence[Piece], index: int, is_out: Callable[[int], bool]) -> bool:
    """The same of a sentence too long for a notice or a disclaimer, which only words or weights tell."""
    return len(pieces[index].text) > LONGER and is_amid(pieces, index, is_out)


def keep_amid(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Takes for the text a long sentence in the middle of it that is furniture by its words alone.

    A review of a device may speak of terms, cookies and accounts. What asks for money is left out all the same.
    """
    for index, piece in enumerate(pieces):
        if (
            kinds[index] in _BY_WORDS
            and not any(kinds[at] in OUT for at in beside(pieces, index))
            and is_long_amid(pieces, index, lambda at: kinds[at] not in (*FREE, "quote"))
            and not asks_support(piece.text)
        ):
            kinds[index] = "paragraph"
