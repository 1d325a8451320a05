"""Teasers: titles of other articles alone in the middle of the text, and lines that stand over a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from narrator.article.buttons import is_advertisement
from narrator.article.pictures import AROUND, is_untold
from narrator.article.piece import Piece
from narrator.article.runs import FREE, is_sure_text, is_text, is_title
from narrator.patterns import compiled

_WORDS = 6
"""Words of a title that is rather a teaser than a heading."""
_MORE = compiled(r"read (?:more|full story|the full story)\W*", re.IGNORECASE)
_AWAY = compiled(r"opens in (?:a )?new (?:window|tab)", re.IGNORECASE)
"""What a page says to those who cannot see it of the link above."""
_QUIZ = compiled(r"(?:[\w'’-]+ ){0,3}quiz: \S[^.!?]{4,100}\?", re.IGNORECASE)
_COUNTED = compiled(
    r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten) (?:[^\W\d][\w'’-]* ){1,5}"
    r"(?:to|that|for|you|we|every|who|of|from|with|on)\b.*",
    re.IGNORECASE,
)
"""How many things somebody has for the reader."""
LONG_LINE, _MOST = 8, 2
"""Words of a line that is rather a caption than a heading; such lines on a page whose headings are short."""
_QUOTES = tuple('"”’»:')
_ASKING = compiled(
    r"(?:How|Why|What|When|Where|Who|Which|If|Before|After|Part|Chapter|Step|Day|Stage|Section|Act|Week|Lesson|Rule)\b|\d"
)
_LABEL = compiled(r"[^:]{2,40}: |[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]*){1,3}, ")


def mark_teasers(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks a title between a text and "Read more", and one that counts things between a text and other furniture."""
    for index in range(1, len(pieces) - 1):
        text, below = pieces[index].text, pieces[index + 1].text
        after_text = kinds[index - 1] in (*FREE, "quote") and is_sure_text(pieces[index - 1].text)
        if kinds[index] not in ("paragraph", "list") or not after_text or len(text.split()) < _WORDS or not is_title(text):
            continue
        if pieces[index - 1].text.endswith(":") or kinds[index + 1] not in ("prompt", "navigation") or is_advertisement(below):
            continue
        if _MORE.fullmatch(below.strip()) or _COUNTED.fullmatch(text):
            kinds[index] = "prompt"


def mark_linked(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks the title over "Opens in new window", and a quiz amid a text that speaks of none."""
    first = next((at for at, piece in enumerate(pieces) if kinds[at] in FREE and is_sure_text(piece.text)), len(pieces))
    for index in range(first + 1, len(pieces)):
        text = pieces[index].text
        if kinds[index] not in ("paragraph", "list") or not is_title(text):
            continue
        below = pieces[index + 1].text if index + 1 < len(pieces) else ""
        away = len(text.split()) >= _WORDS and _AWAY.fullmatch(below.strip())
        if away or (_QUIZ.fullmatch(text) and sum("quiz" in piece.text.casefold() for piece in pieces) == 1):
            kinds[index] = "prompt"


def mark_over_headings(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks a line too long for a heading between a text and a short heading: a caption or a link; no heading has one below it.

    What counts, asks or is signed may stand there all the same: "Part two: …", "Ada Quill, Head of Mills". A page with several
    such lines has long headings over short ones.
    """
    found = [at for at in range(1, len(pieces) - 2) if is_untold(pieces, kinds, at) and _is_over_heading(pieces, kinds, at)]
    if len(found) <= _MOST and not AROUND.isdisjoint(kinds):
        for at in found:
            kinds[at] = "caption"


def _is_over_heading(pieces: Sequence[Piece], kinds: Sequence[str], index: int) -> bool:
    text, below = pieces[index].text, pieces[index + 1].text
    if len(text.split()) < LONG_LINE or not text[-1].isalnum() or not is_small(text) or _ASKING.match(text) or _LABEL.match(text):
        return False
    heads = kinds[index + 1] in FREE and len(below.split()) < _WORDS and below[:1].isupper() and not is_text(below)
    texts = all(kinds[at] == "paragraph" and is_sure_text(pieces[at].text) for at in (index - 1, index + 2))
    return heads and texts and pieces[index - 1].text[-1] not in _QUOTES


def is_small(text: str) -> bool:
    """Whether most of the words of a line begin with small letters, as a sentence's do."""
    words = text.split()
    return text[:1].isupper() and 2 * sum(word[0].islower() for word in words) > len(words)
