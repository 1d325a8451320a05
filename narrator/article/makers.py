"""Makers: captions that only the name below them gives away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from narrator.article.byline import is_name
from narrator.article.captions import may_be_caption, shows, tells_past
from narrator.article.pictures import TOP_KINDS, is_standfirst, is_untold
from narrator.article.piece import Piece
from narrator.article.runs import FREE, OUT, is_sure_text, is_text
from narrator.patterns import compiled

_MOST_PICTURES = 4
"""Pictures on a page that one and the same photographer has made; a speaker of an interview has more turns."""
_SENTENCES = compiled(r"(?<=\w[.!?]) (?=[A-ZÀ-Þ])")
_ENGLISH = compiled(r"\b(?:the|a|at|on|with|of)\b")
"""What tells the language in which a verb of the past is known."""
_MOST_SENTENCES = 3
"""Sentences of a caption at the top of a page."""
_LEAST_WORDS = 6
"""Words of a caption that is no sentence."""
_OVER = 3
"""Lines from the headline down to a credit, and on to the byline: a standfirst, a caption; a heading, say."""
_LONGEST_NOTICE = 80
"""Characters of a "©" line that names the maker of the picture above it."""


def is_shown(text: str) -> bool:
    """Whether a line at the top may be the caption of the first picture."""
    if not may_be_caption(text):
        return False
    if not is_text(text):
        return len(text.split()) >= _LEAST_WORDS
    first, *others = _SENTENCES.split(text)
    return len(others) < _MOST_SENTENCES and shows(first) and not tells_past(first) and bool(_ENGLISH.search(first))


def mark_named(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks a line and the bare name below it that stand between two texts: a caption that is no sentence, and its maker.

    A name in capitals may stand below a sentence, if that shows something. Who speaks in an interview is named more often.
    """
    if OUT.isdisjoint(kinds):
        return
    named = Counter(piece.text for piece in pieces)
    for index in range(first_text(pieces, kinds) + 2, len(pieces) - 1):
        name, over = pieces[index].text, pieces[index - 1].text
        if not is_name(name) or {kinds[index], kinds[index - 1]} != {"paragraph"} or not goes_on(pieces, index + 1):
            continue
        loud = name.isupper() and named[name] > 1 and shows(over) and not tells_past(over)
        quiet = not name.isupper() and is_untold(pieces, kinds, index - 1) and is_sure_text(pieces[index - 2].text)
        if (loud or quiet) and named[name] <= _MOST_PICTURES:
            kinds[index - 1 : index + 1] = ["caption", "credit"]


def first_text(pieces: Sequence[Piece], kinds: Sequence[str]) -> int:
    """Where the text surely begins; behind the last line where it never does."""
    found = (at for at, piece in enumerate(pieces) if kinds[at] == "paragraph" and is_sure_text(piece.text))
    return next(found, len(pieces))


def last_text(pieces: Sequence[Piece], kinds: Sequence[str]) -> int:
    """Where the last sure text of the article stands; at its beginning where there is none."""
    return max((at for at, piece in enumerate(pieces) if kinds[at] in FREE and is_sure_text(piece.text)), default=0)


def goes_on(pieces: Sequence[Piece], index: int, lines: int = 2) -> bool:
    """Whether the text goes on here, with a heading over it or the author's name perhaps."""
    return any(is_sure_text(piece.text) for piece in pieces[index : index + lines])


def mark_below_credits(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks the line that is no sentence right below a credit and over a text, where no caption stands over the credit."""
    for index in range(2, len(pieces) - 1):
        alone = kinds[index - 2] in ("byline", "date", "headline") or (
            kinds[index - 2] in FREE and is_sure_text(pieces[index - 2].text)
        )
        if kinds[index - 1] == "credit" and alone and is_untold(pieces, kinds, index) and is_sure_text(pieces[index + 1].text):
            kinds[index] = "caption"


def mark_credited(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks the sentence right above a credit that shows something: any in the top, below it one that tells what is seen."""
    top = first_text(pieces, kinds)
    last = last_text(pieces, kinds)
    for index in range(2, len(pieces)):
        over, above = pieces[index - 1].text, kinds[index - 2]
        if not _is_maker(pieces[index].text, kinds[index]) or kinds[index - 1] not in (*FREE, "standfirst"):
            continue
        if kinds[index] == "credit" and index > last:
            continue  # below the text it is who sent it, or who made all the pictures
        if above in (*FREE, "standfirst") and _is_over_byline(kinds, index) and may_be_caption(over):
            kinds[index - 1] = "caption"
        if above in TOP_KINDS and index - 1 <= top < len(pieces) - 2 and _shows_more(over) and kinds[index - 1] in FREE:
            kinds[index - 1] = "caption"
        if not may_be_caption(over) or not shows(over) or is_standfirst(pieces, index - 1):
            continue
        below_page = above in TOP_KINDS or (above == "standfirst" and kinds[index - 1] != "standfirst")
        told = tells_past(over) or " is " in over
        if (below_page or above in FREE) and (not told or (below_page and index - 1 <= top < len(pieces))):
            kinds[index - 1] = "caption"


def _is_over_byline(kinds: Sequence[str], credit: int) -> bool:
    """Whether two lines stand between the headline and a credit, and the byline below it: the standfirst and a caption."""
    return credit >= _OVER and kinds[credit - _OVER] == "headline" and "byline" in kinds[credit + 1 : credit + 1 + _OVER]


def _shows_more(text: str) -> bool:
    """Whether the first of two sentences or three tells what is seen, and the others what is known of it."""
    return len(_SENTENCES.split(text)) > 1 and is_shown(text)


def _is_maker(text: str, kind: str) -> bool:
    """Whether a line is a credit, or what looks like the page's own "©"."""
    return (
        kind == "credit"
        or (kind == "caption" and not is_text(text))
        or (kind in OUT and text.startswith("©") and len(text) <= _LONGEST_NOTICE)
    )
