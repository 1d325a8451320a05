"""Keeping: short lines that look like a page's and are the article's own for the list they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from narrator.article.byline import is_name
from narrator.article.furniture import furniture
from narrator.article.makers import last_text
from narrator.article.piece import Piece
from narrator.article.runs import FREE, is_sure_text, is_text
from narrator.article.tail import VERDICT
from narrator.patterns import compiled

_ROLE = compiled(
    r"(?:film |full )?(?:cast(?: (?:and|&) crew)?|credits)|(?:co-)?(?:directors?|writers?|producers?|composers?|editors?)"
    r"|directed by|written by|screenplay|cinematograph(?:er|y)|choreograph(?:er|y)|music(?: by)?|conductor|designer|lighting",
    re.IGNORECASE,
)
"""What stands over names in the credits of a film or a play."""
_PLAYS = compiled(
    r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]*){1,4} as (?:the )?[A-ZÀ-Þ\"“](?:[^.!?:;]|(?<=\b[MDS][rst])\.|(?<=\bMrs)\.){1,60}"
)
"""Who plays whom."""
_THINGS = compiled(
    r"(?:(?:our |the )?(?:top|best|more|other|great|favou?rite|\d+|three|four|five|six|seven|eight|nine|ten) )?"
    r"(?:things|places|sights) to (?:do|see|visit|try|eat|know)(?: (?:in|on|at|around|near) .{3,40})?"
    r"|what to (?:do|see|pack|bring|wear|order)|where to (?:stay|eat|drink|sleep)|getting (?:there|around)"
    r"|how to get (?:there|around)|(?:the )?(?:trip |tour )?highlights|don['’]t miss",
    re.IGNORECASE,
)
"""What stands over a guide's list."""
_LEAST, _FEWEST, _FEWEST_WORDS = 2, 2, 6
"""Lines that are a cast, entries that are a guide's list, words of such an entry."""
_BOX = 8
"""Lines in which a reviewer's second verdict stands below the first."""
_NAMED = 2
"""Lines over a verdict: what is reviewed, and what it costs."""
_HOUR = compiled(r"\d{1,2}[:.]\d\d")
_HOURS, _OVER = 3, 4
"""Such lines on a page that is reported hour by hour, and the lines below each of which one is a text."""
_LEADS, _ENTRY_WORDS = 5, 4
"""Words of a sentence that announces a list, and of an entry that goes on with it."""


def keep_lists(pieces: Sequence[Piece], kinds: list[str], marked: Sequence[str]) -> None:
    """Takes for the text the entries of the article's lists that were left out for where they stand or by their weight.

    `marked` is what marks and tags say. What its own words tell is left out all the same.
    """
    if "navigation" not in kinds:
        return
    for finding in (_cast, _verdicts, _announced, _guided, _hours):
        for at in finding(pieces, kinds):
            if kinds[at] == "navigation" and marked[at] in FREE and not furniture(pieces[at].text):
                kinds[at] = marked[at]


def _cast(pieces: Sequence[Piece], _kinds: Sequence[str]) -> Iterator[int]:
    """The credits of a film: who plays whom, and the names below "Director" and the like."""
    plays = [at for at, piece in enumerate(pieces) if len(piece.text) <= 100 and _PLAYS.fullmatch(piece.text)]
    if len(plays) < _LEAST or plays[-1] - plays[0] >= 2 * len(plays):
        return
    if plays[0] and _ROLE.fullmatch(pieces[plays[0] - 1].text):
        yield plays[0] - 1
    yield from plays
    for at in range(plays[-1] + 1, len(pieces)):
        named = is_name(pieces[at].text) and (_ROLE.fullmatch(pieces[at - 1].text) or not pieces[at].opens)
        if not (named or _ROLE.fullmatch(pieces[at].text)):
            return
        yield at


def _verdicts(pieces: Sequence[Piece], _kinds: Sequence[str]) -> Iterator[int]:
    """A reviewer's points below "The good" and "The bad", and what stands over them: the thing's name and price."""
    heads = [at for at, piece in enumerate(pieces) if len(piece.text) <= 40 and VERDICT.fullmatch(piece.text)]
    for one, other in pairwise(heads):
        if other - one > _BOX:
            continue
        for at in range(max(0, one - _NAMED), one):
            if not any(piece.opens for piece in pieces[at + 1 : one + 1]):
                yield at
        for at in range(one, min(len(pieces), other + _BOX)):
            if at > other and (is_text(pieces[at].text) or furniture(pieces[at].text) or pieces[at].opens):
                break
            yield at


def _announced(pieces: Sequence[Piece], kinds: Sequence[str]) -> Iterator[int]:
    """The entries that go on with a sentence that ends with a colon."""
    for index, piece in enumerate(pieces[:-1]):
        if kinds[index] not in (*FREE, "quote") or not piece.text.endswith(":") or len(piece.text.split()) < _LEADS:
            continue
        at = index + 1
        while at < len(pieces) and _goes_on(pieces[at].text):
            yield at
            at += 1


def _goes_on(text: str) -> bool:
    """Whether an entry goes on with a sentence, and is no line of a program."""
    words = text.rstrip(",.;").split()
    return (
        len(words) >= _ENTRY_WORDS
        and text[0].islower()
        and all(word.strip(",.;:()'’-").replace("'", "").isalnum() for word in words)
    )


def _guided(pieces: Sequence[Piece], kinds: Sequence[str]) -> Iterator[int]:
    """The entries of a guide's list, and its head: sentences without a full stop that begin with a capital only."""
    last = last_text(pieces, kinds)
    for index in range(1, last):
        if len(pieces[index].text) > 80 or not _THINGS.fullmatch(pieces[index].text):
            continue
        end = index + 1
        while end < last and _is_entry(pieces[end].text):
            end += 1
        if end - index > _FEWEST:
            yield from range(index, end)


def _hours(pieces: Sequence[Piece], kinds: Sequence[str]) -> Iterator[int]:
    """The hours over what was reported then, where they all go one way; how long films are does not."""
    found = [at for at, piece in enumerate(pieces) if _HOUR.fullmatch(piece.text)]
    hours = [tuple(map(int, re.split("[:.]", pieces[at].text))) for at in found]
    if len(found) < _HOURS or sorted(set(hours)) not in (hours, hours[::-1]):
        return
    for at in found:
        below = range(at + 1, min(len(pieces), at + 1 + _OVER))
        if any(kinds[each] in (*FREE, "quote") and is_sure_text(pieces[each].text) for each in below):
            yield at


def _is_entry(text: str) -> bool:
    words = text.split()
    return len(words) >= _FEWEST_WORDS and not is_text(text) and sum(word[0].islower() for word in words) * 2 > len(words)
