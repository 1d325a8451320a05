"""Unnamed: makers of pictures whom no agency's name tells, but that nothing else on the page speaks of them."""

from __future__ import annotations

from collections.abc import Sequence

from narrator.article.byline import is_name
from narrator.article.captions import is_credit_below
from narrator.article.dates import date_line
from narrator.article.makers import first_text, goes_on, is_shown
from narrator.article.pictures import AROUND, TOP_KINDS, is_untold
from narrator.article.piece import Piece, beside
from narrator.article.runs import FREE, is_sure_text, is_text
from narrator.article.teasers import LONG_LINE, is_small
from narrator.patterns import compiled

_LONGEST_NAME = 4
"""Words of a name over a caption."""
_AGENCIES = tuple(f" {word}{end}" for word in ("Pictures", "Images", "Photos", "Photography") for end in ("", ")"))
_STATION = compiled(r"\(?[KW][A-Z]{2,3}(?:-TV)?\)?")
_BETWEEN = compiled(r" ?[,/|•] ?")
_BELOW = 8
"""Lines below a credit in which the text begins: a summary may stand between."""
_LONGEST_POINT = 120
"""Characters of a key point, over the picture; a paragraph of the text has more."""
_LONGEST_MAKER = 60
_NAMES = r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){1,3}"
_SHOUTED = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){1,3}"
_HOUSE = compiled(
    rf"\({_NAMES}(?:[,/|] ?(?:[A-ZÀ-Þ][\w.'’-]*(?: |(?=\)))){{1,4}})?\)"
    rf"|(?:{_NAMES} ?[/|•] ?|{_SHOUTED}, )(?:[Tt]he )?[A-ZÀ-Þ][\w.'’&-]*(?: [A-ZÀ-Þ&][\w.'’-]*){{0,4}}"
    rf"|[A-ZÀ-Þ]{{2,12}} ?/ ?{_NAMES}"
)
"""A photographer and for whom that works."""


def mark_unnamed(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks a photographer, an agency or a station below a line that shows something, at the top; both are no text.

    A bare name is none but below a line that is no sentence: over a text it may be a heading. Rows of a table stand together.
    """
    top = first_text(pieces, kinds)
    signed = [at for at, kind in enumerate(kinds[:top]) if kind in ("byline", "date")]
    if AROUND.isdisjoint(kinds) or not signed:
        return
    for index in range(signed[0] + 2, len(pieces) - 1):
        over = pieces[index - 1].text
        if index > top + 1 and len(pieces[index - 2].text) > _LONGEST_POINT:
            return
        row = any("|" in pieces[at].text for at in beside(pieces, index))
        free = {kinds[index], kinds[index - 1]} == {"paragraph"} and not row
        if free and is_shown(over) and goes_on(pieces, index + 1, _BELOW) and _makes(pieces, kinds, index, top):
            kinds[index - 1 : index + 1] = ["caption", "credit"]


def _makes(pieces: Sequence[Piece], kinds: Sequence[str], index: int, top: int) -> bool:
    """Whether a line is who made the picture: by its look, or as the first thing below the byline."""
    text = pieces[index].text
    lead = index <= top + 1 and not is_text(pieces[index - 2].text)
    if lead and (text.endswith(_AGENCIES) or _STATION.fullmatch(text)):
        return True
    return _is_unnamed(pieces, index) and ("|" in text or "/" in text or (lead and "byline" in kinds[:index]))


def mark_names_above(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks a name of which no other line has a word, between two texts or at the top, over a long line that is no sentence.

    The caption may stand below its credit so; a heading's name is said below it.
    """
    if AROUND.isdisjoint(kinds) or "byline" not in kinds:
        return
    for index in range(kinds.index("byline") + 1, len(pieces) - 2):
        text, below = pieces[index].text, pieces[index + 1].text
        if kinds[index] != "paragraph" or len(text.split()) > _LONGEST_NAME or is_text(text) or not is_credit_below(text):
            continue
        apart = kinds[index - 1] in TOP_KINDS or is_sure_text(pieces[index - 1].text)
        shown = (
            len(below.split()) >= LONG_LINE and below[-1:].isalnum() and is_untold(pieces, kinds, index + 1) and is_small(below)
        )
        if apart and shown and is_sure_text(pieces[index + 2].text) and not date_line(text) and not _is_said(pieces, index, text):
            kinds[index : index + 2] = ["credit", "caption"]


def mark_slashed(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks a name and a house with a slash alone on the line between them, and the line above that shows something."""
    for index in range(2, len(pieces) - 1):
        around = (index - 1, index + 1)
        if pieces[index].text.strip() != "/" or not all(kinds[at] in (*FREE, "credit") for at in around):
            continue
        names = [pieces[at].text for at in around]
        if all(is_credit_below(name) and not is_text(name) and not name.isdigit() for name in names):
            kinds[index - 1 : index + 2] = ["credit", "navigation", "credit"]
            over = index - 2
            kinds[over] = "caption" if kinds[over] in FREE and is_shown(pieces[over].text) else kinds[over]


def _is_unnamed(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a line is a name, with a house perhaps, of which no other line has a word."""
    text = pieces[index].text
    if len(text) > _LONGEST_MAKER or not (_HOUSE.fullmatch(text) or (is_name(text) and not is_text(pieces[index - 1].text))):
        return False
    name = _BETWEEN.split(text.strip("()"))[-1 if "/" in text else 0].split()[-1].casefold()
    return not any(name in piece.text.casefold() for at, piece in enumerate(pieces) if at != index)


def _is_said(pieces: Sequence[Piece], index: int, name: str) -> bool:
    """Whether another line has a word of a name."""
    words = [word.casefold() for word in name.split() if word[:1].isupper()]
    return any(word in piece.text.casefold() for word in words for at, piece in enumerate(pieces) if at != index)
