"""The tail of a page: where the text ends, and what stands below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from narrator.article.asking import REPORTED, speaks_of_site
from narrator.article.buttons import is_advertisement
from narrator.article.dates import date_line
from narrator.article.edges import MENU_LETTERS
from narrator.article.piece import Piece
from narrator.article.runs import FREE, OUT, is_links_head, is_text, is_title
from narrator.article.top import is_sentence
from narrator.patterns import compiled

_TAG_WORDS, _TAGS, _MANY_TAGS = 3, 3, 5
_LONGEST_SMALL_PRINT = 300
_COST = 10
"""Characters of text that a line of furniture weighs: six of them end the text before a sentence of 60 characters."""
_COMPANY = 4
"""Lines that are no sentences and stand right over small print."""
VERDICT = compiled(
    r"(?:the )?(?:good|bad|ugly|verdict|bottom line|lowdown)|pros|cons|(?:our )?(?:score|rating|verdict):? ?.{0,20}"
    r"|(?:what )?(?:we|i) (?:liked?|loved?|disliked?|(?:don't|didn't) (?:like|love))|(?:reasons to )?(?:buy|avoid)(?: it)?",
    re.IGNORECASE,
)
"""What stands over a reviewer's points, which may be a page's last text."""


def mark_after_text(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks the sentences below the text: teasers, comments, small print.

    The text ends where the most of it has been read for the least furniture: each block of text counts its characters,
    each line of furniture costs some. What speech is reported in counts threefold.
    """
    best = total = 0
    end = len(pieces)
    for index, piece in enumerate(pieces):
        total += _worth(piece.text, kinds[index])
        if total >= best:
            best, end = total, index + 1
    around = 0
    for index in range(end, len(pieces)):
        around += kinds[index] in ("navigation", "prompt") and not is_advertisement(pieces[index].text)
        if around >= _COMPANY and kinds[index] in (*FREE, "quote") and is_text(pieces[index].text):
            kinds[index] = "navigation"


def _worth(text: str, kind: str) -> int:
    if kind in ("navigation", "prompt", "author note", "contact"):
        return 0 if is_advertisement(text) else -_COST
    if kind not in (*FREE, "quote") or not is_text(text):
        return 0
    if speaks_of_site(text) and len(text) <= _LONGEST_SMALL_PRINT:
        return -_COST
    return len(text) * (3 if REPORTED.search(text) else 1)


def mark_tail(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks the short lines after the text's last sentence, from the first furniture on: a topic, another article's title.

    Small print among them, which speaks of the site, is no sentence of the text.
    """
    start = end = len(pieces)
    while start and (_is_around(pieces[start - 1], kinds[start - 1]) or _is_small_print(pieces, kinds, start - 1)):
        start -= 1
    ends = [at for at in range(start, end) if _is_end(pieces[at].text, kinds[at])]
    if not ends:
        return
    around, seen = frozenset(ends), 0
    for index in range(_tags(pieces, kinds, start, ends[0]), end):
        if index in around:
            seen += 2 if is_links_head(pieces[index].text) else 1
        elif (kinds[index] in (*FREE, "date") and (seen >= 2 or index < ends[-1])) or (kinds[index] == "paragraph" and seen):
            kinds[index] = kinds[index] if "\t" in pieces[index].text else "navigation"  # a table's row


def _is_end(text: str, kind: str) -> bool:
    """Whether the page goes on here after the text: furniture other than an advertisement, or a date on its own."""
    return (kind in ("navigation", "prompt") and not is_advertisement(text)) or (kind in FREE and date_line(text) is not None)


def _is_around(piece: Piece, kind: str) -> bool:
    if kind in FREE and VERDICT.fullmatch(piece.text):
        return False
    return kind in OUT or kind in ("rule", "date") or (kind in FREE and _is_short(piece.text))


def _is_small_print(pieces: Sequence[Piece], kinds: Sequence[str], index: int) -> bool:
    """Whether a sentence at the page's end speaks of the site, with lines above and below it that are no sentences."""
    text = pieces[index].text
    quoted = REPORTED.search(text) or re.search(r"[\"“„«]", text)
    if kinds[index] not in FREE or len(text) > _LONGEST_SMALL_PRINT or quoted or not speaks_of_site(text):
        return False
    over = range(max(0, index - _COMPANY), index)
    around = all(_is_around(pieces[at], kinds[at]) for at in (*over, *range(index + 1, min(len(pieces), index + 2))))
    marked = any(kinds[at] in OUT and not is_advertisement(pieces[at].text) for at in over)
    return around and marked


def _tags(pieces: Sequence[Piece], kinds: Sequence[str], start: int, end: int) -> int:
    """Where the topics begin that stand between the last sentence and the first furniture; `end` where none do.

    Topics are words of the text above them; the names below a letter are not.
    """
    at = end
    while at > start and kinds[at - 1] == "paragraph" and _is_tag(pieces[at - 1].text):
        at -= 1
    above = " ".join(piece.text for piece in pieces[:at]).casefold()
    known = sum(tag.text.casefold() in above for tag in pieces[at:end])
    many = end - at >= _MANY_TAGS and all(len(tag.text.split()) < _TAG_WORDS for tag in pieces[at:end])
    if at and end - at > 1 and not pieces[at - 1].text.endswith(":") and all(tag.text.islower() for tag in pieces[at:end]):
        return at
    return at if at and end - at >= _TAGS and (many or known * 3 >= end - at) else end


def _is_tag(text: str) -> bool:
    return len(text.split()) <= _TAG_WORDS and len(text) <= MENU_LETTERS and not re.search(r"[\d.,:;!?\"”“]", text)


def _is_short(text: str) -> bool:
    return is_title(text) or (len(text) <= MENU_LETTERS and not is_sentence(text.rstrip(":")))
