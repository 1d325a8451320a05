"""Weighing: lines that no rule knows, weighed by their traits and by the lines they stand among."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import exp, log1p

from narrator.article.asking import REPORTED
from narrator.article.buttons import is_advertisement
from narrator.article.doubt import is_amid
from narrator.article.piece import Piece
from narrator.article.runs import BEGUN, FREE, OUT, is_sure_text, is_text
from narrator.article.traits import traits
from narrator.article.weights import weights

_SURE = 20.0
"""Log odds of a line that a rule has told to be furniture."""
_LINE, _HEADING, _TEXT, _PLAIN_TEXT, _NEVER = 2.0, 4.0, 2.5, 3.0, 1_000.0
"""Log odds from which a line is left out: any; one that may be the heading of what stands below it; a sentence that speaks to
the reader or of a page; any other; a speech.

Measured on folders whose pages the weights had not seen, with a part of what the rules found hidden, when the sentences to the
reader had 3 and no others were left out: with 1.5, 4 and 3 for the first three two thirds more characters of the text were lost,
with 2, 5 and 3.5 a ninth fewer, with 2.5, 6 and 4 a third fewer, for an F1 of .750, .729 and .700 instead of .744.
"""
_MOST = 1_500
"""Lines of a page; a longer text is a book or a list, and its traits would be seen for nothing."""
_FEWEST = 3
"""Lines that must be heavy on a page of which no rule knows any furniture: an article that stands alone has one now and then."""
_LARGEST = 0.4
"""Share of the text that may be left out by weight; where it would be more, the page is of a sort the weights do not know."""
_REACH = 8
"""Lines within which furniture is looked for beside a line."""
_TEXT_SHARE = 0.5
"""Share of the letters in sentences below which a page is verses or tables, whose lines look like a menu's."""
_LEAST_TEXT = 300
"""Characters of text below which nothing can be said of where on the page a line stands."""
_TO_READER = frozenset(
    """address|telephone|asks reader|speaks of site|you|we|of post|of account|of law|2 things of a page|3 things of a page
    |4 things of a page|a quarter of a page|half of a page""".replace("\n    ", "").split("|")
)
"""Traits of which a sentence has one that speaks to the reader or of a page."""
_LISTED = frozenset(("label", "begins with a number", "ends with a comma", "list"))
"""Traits of a list's lines whose marks were lost."""
_REACHED = frozenset(
    ("address", "telephone", "ago", "day", "number", "control", "button", "of post", "of account", "of law", "begins order")
)
"""Traits with which such a line may be left out all the same."""


def mark_by_weight(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks the lines whose weight is furniture's by far, where a line that is surely furniture stands among them."""
    if len(pieces) > _MOST:
        return
    for index in by_weight(pieces, kinds, traits(pieces, kinds)):
        kinds[index] = "navigation"


def by_weight(pieces: Sequence[Piece], kinds: Sequence[str], seen: Sequence[Sequence[str]]) -> list[int]:
    """The lines whose odds are high enough for what they may be; `seen` is the traits of every line."""
    if not _is_prose(pieces, kinds):
        return []
    weighed = odds(seen, kinds)
    if OUT.isdisjoint(kinds) and sum(odd > _HEADING for odd in weighed) < _FEWEST:
        return []
    anchored = _anchored(pieces, kinds, weighed)

    def out(at: int) -> bool:
        return kinds[at] in OUT or weighed[at] > 0

    heavy = [
        index
        for index, piece in enumerate(pieces)
        if kinds[index] in FREE
        and kinds[index] != "heading"
        and anchored[index]
        and not is_amid(pieces, index, out)
        and weighed[index] > max(_least(piece.text, frozenset(seen[index])), _least_beside(pieces, kinds, seen, weighed, index))
    ]
    own = sum(len(piece.text) for piece, kind in zip(pieces, kinds, strict=True) if kind in FREE)
    return heavy if sum(len(pieces[at].text) for at in heavy) <= _LARGEST * own else []


def _least(text: str, own: frozenset[str]) -> float:
    """The log odds from which a line is left out, by what it says."""
    if is_text(text) and not text.endswith(":"):
        if REPORTED.search(text) or BEGUN.match(text):
            return _NEVER
        return _PLAIN_TEXT if own.isdisjoint(_TO_READER) else _TEXT
    if not any(map(str.isalnum, text)):
        return _NEVER
    if own & _LISTED or "\t" in text:
        return _HEADING if own & _REACHED else _NEVER
    return _TEXT if is_text(text) else _LINE


def _least_beside(
    pieces: Sequence[Piece], kinds: Sequence[str], seen: Sequence[Sequence[str]], weighed: Sequence[float], index: int
) -> float:
    """The log odds from which a line is left out, by what it may be to its neighbours: their heading, or who signs them."""
    if index + 1 < len(kinds) and kinds[index + 1] not in OUT:
        if (
            "\t" in pieces[index + 1].text
            or "ends with a colon" in seen[index]
            or (weighed[index + 1] < _HEADING and not _LISTED.isdisjoint(seen[index + 1]))
        ):
            return _NEVER
        below = "text" in seen[index + 1] and weighed[index + 1] < _TEXT
        if below or (kinds[index + 1] not in FREE and weighed[index + 1] < 0):
            return _HEADING
    signs = "name" in seen[index] or "0 things of a page" in seen[index]
    return _HEADING if signs and index and weighed[index - 1] < _LINE else _LINE


def _anchored(pieces: Sequence[Piece], kinds: Sequence[str], weighed: Sequence[float]) -> list[bool]:
    """Whether a line that is surely furniture, and no advertisement, stands near each line with no text between."""
    sure = [
        (kind in OUT and not is_advertisement(piece.text)) or (weighed[index] > _HEADING and not is_text(piece.text))
        for index, (kind, piece) in enumerate(zip(kinds, pieces, strict=True))
    ]
    text = [kind in FREE and is_sure_text(piece.text) for piece, kind in zip(pieces, kinds, strict=True)]
    return [
        _meets(sure, text, range(index, len(pieces))) or _meets(sure, text, range(index, -1, -1)) for index in range(len(pieces))
    ]


def _meets(sure: Sequence[bool], text: Sequence[bool], way: range) -> bool:
    """Whether furniture stands on the way from a line, before the first text on it."""
    for at in way[: _REACH + 1]:
        if sure[at]:
            return True
        if text[at] and at != way[0]:
            return False
    return False


def _is_prose(pieces: Sequence[Piece], kinds: Sequence[str]) -> bool:
    own = [piece.text for piece, kind in zip(pieces, kinds, strict=True) if kind in FREE]
    text = sum(len(each) for each in own if is_text(each))
    return text >= max(_LEAST_TEXT, _TEXT_SHARE * sum(map(len, own)))


def odds(seen: Sequence[Iterable[str]], kinds: Sequence[str]) -> tuple[float, ...]:
    """The log odds of every line that it is furniture, from its own traits and those of all lines above and below it."""
    always, stays, by_trait = weights()
    own = [
        _SURE if kind in OUT else always + sum(by_trait.get(trait, 0.0) for trait in each)
        for each, kind in zip(seen, kinds, strict=True)
    ]
    down = _passed(own, stays)
    up = _passed(own[::-1], stays)[::-1]
    return tuple(one + here + other for one, here, other in zip(down, own, up, strict=True))


def _passed(own: Sequence[float], stays: float) -> list[float]:
    """What each line hears from those before it: their log odds, as far as they carry over from line to line."""
    heard = [0.0]
    for odd in own[:-1]:
        told = odd + heard[-1]
        heard.append(_sum(told + stays, 0.0) - _sum(told, stays))
    return heard


def _sum(one: float, other: float) -> float:
    """The logarithm of the sum of two weights that are logarithms."""
    return max(one, other) + log1p(exp(-abs(one - other)))
