"""Picture marks: lines that only keep a picture's or a caption's place where a copy has lost the picture."""

from __future__ import annotations

from collections.abc import Sequence

from narrator.article.captions import may_be_caption, shows
from narrator.article.piece import Piece, beside
from narrator.article.runs import FREE, is_text
from narrator.patterns import compiled

_PICTURE = r"(?:(?:cover|featured?|header|hero|lead|stock) )?(?:image|photo|photograph|picture|illustration)s?(?: ?#?\d{1,2})?"
_CAPTION = r"(?:(?:image|photo|picture) )?captions?"
_MARK = r"(?:\[ ?{0} ?\]|\( ?{0} ?\)|\{{ ?{0} ?\}}):?|{0} ?:"
_PICTURE_MARK, _CAPTION_MARK = (compiled(rf"(?i:{_MARK.format(sort)})") for sort in (_PICTURE, _CAPTION))
_LONGEST = 40


def is_picture_mark(text: str) -> bool:
    """Whether a line only keeps the place of a picture, or of its caption: "[image]", "(photo)", "Caption:"."""
    return len(text) <= _LONGEST and bool(_PICTURE_MARK.fullmatch(text.strip()) or _is_caption_mark(text))


def mark_picture_marks(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks such lines, the caption right below the mark of one, and a caption that stands over a picture's mark and below it.

    Below a blank line it is no caption, unless every line of the page has one above it: a mark may have lost its caption, too.
    The mark itself is the page's: above a caption stand titles and makers, which it is none of.
    """
    spaced = all(piece.opens for piece in pieces)
    for index, piece in enumerate(pieces):
        if kinds[index] not in FREE:
            continue
        if _is_caption_mark(piece.text.split("\n", 1)[0]) and "\n" in piece.text:
            kinds[index] = "caption"
        elif is_picture_mark(piece.text):
            kinds[index] = "navigation"
            for at in _captions(pieces, index, spaced=spaced):
                kinds[at] = "caption" if kinds[at] in FREE else kinds[at]


def _captions(pieces: Sequence[Piece], index: int, *, spaced: bool) -> tuple[int, ...]:
    """The captions beside a picture's mark."""
    around = beside(pieces, index)
    if len({pieces[at].text for at in around}) < len(around):
        return around
    below = index + 1 in around and _is_caption_mark(pieces[index].text) and _is_caption(pieces[index + 1], spaced=spaced)
    return (index + 1,) if below else ()


def _is_caption_mark(text: str) -> bool:
    return len(text) <= _LONGEST and bool(_CAPTION_MARK.fullmatch(text.strip()))


def _is_caption(piece: Piece, *, spaced: bool) -> bool:
    """Whether the line below a caption's mark is that caption."""
    alone = not is_text(piece.text) or shows(piece.text)
    return may_be_caption(piece.text) and (not piece.opens or (spaced and alone))
