"""Weighing: lines that no rule knows, weighed by their traits and by the lines they stand among."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import exp, log1p

from narrator.article.asking import REPORTED
from narrator.article.buttons import is_button
from narrator.article.doubt import LONGER, is_long_amid
from narrator.article.glued import pieces_of
from narrator.article.piece import Piece, beside
from narrator.article.runs import BEGUN, FREE, OUT, is_text
from narrator.article.traits import traits
from narrator.article.weights import weights
from narrator.patterns import compiled

_SURE = 20.0
"""Log odds of a line that a rule has told to be furniture."""
_LEAST, _SENTENCE, _SIGNATURE = 3.0, 4.0, 5.0
"""Log odds from which a line is left out: any; a sentence that speaks neither to the reader nor of a page, or a speech; a line
of which no word is a page's, or a name, below the text: it may be who wrote it.

Measured on 1,178 pages, each with weights from pages of other folders, the mean of blank lines and none. With 2.5, 3, 3.5 and 4
the F1 of 450 pages no rule had seen was .866, .853, .838 and .825, and they lost 1,161, 962, 617 and 382 characters of their text
by weight; 72 of the commonest kinds .907, .907, .902 and .892, losing 293, 108, 108 and 60. Before there were so many pages each
sort of line and place had a threshold of its own, from 2 to 4, and nothing was left out by weight where nothing sure stood near:
with those it was .826, losing 947, and .891, losing 153.
"""
_SURELY = 4.0
"""The same of lines but such sentences, where no rule knows any furniture on the page."""
_LIGHT = -1.5
"""Log odds below which a line that a rule marked is said all the same.

On the 1,178 pages, with weights that had seen them, that gives back 1,586 characters of text for 1,349 of furniture; at -1 it is
1,926 for 2,531, at -2.5 961 for 425.
"""
_COMPARED = frozenset(("repeat", "reference", "code"))
"""Kinds that are told by more than the line, which the weights know nothing of."""
_MOST = 1_500
"""Lines of a page; a longer text is a book or a list, and its traits would be seen for nothing."""
_FEWEST = 3
"""Such lines that there must be on that page: an article that stands alone has one now and then."""
_LARGEST = 0.4
"""Share of the text that may be left out by weight; where it would be more, the page is of a sort the weights do not know."""
_TEXT_SHARE = 0.5
"""Share of the letters in sentences below which a page is verses or tables, whose lines look like a menu's."""
_TO_READER = frozenset(
    """address|telephone|asks reader|speaks of site|you|we|of post|of account|of law|2 things of a page|3 things of a page
    |4 things of a page|a quarter of a page|half of a page""".replace("\n    ", "").split("|")
)
"""Traits of which a sentence has one that speaks to the reader or of a page."""
_LEAST_TEXT = 300
"""Characters of text below which nothing can be said of where on the page a line stands."""


_ROW, _SHORT = 2, 3
"""Names that have run together and may be an author's and a house's, more are a row of the page's; letters of "Mac" and "Mc"."""
_STOPS = compiled(r"[.,;:!?…]")
_LABELLED = compiled(r"(?:photo(?:graph(?:y|s)?|s)?|illustrations?|images?|pictures?|art(?:work)?)(?::| by\b)", re.IGNORECASE)
_TO_YOU = compiled(r"\byour?\b", re.IGNORECASE)


def mark_by_weight(pieces: Sequence[Piece], kinds: list[str], marked: Sequence[str], *, written: bool = False) -> None:
    """Marks the lines whose weight is furniture's by far, and takes back what a rule marked that has a text's weight.

    `marked` is what the page's own marks and tags say, which is not taken back. Of an article that its author has `written` and
    nobody has copied off a page, only lines are left out: what speaks to the reader there is the author.
    """
    if len(pieces) > _MOST or _stands_alone(pieces, kinds) or not _is_prose(pieces, kinds):
        return
    seen = traits(pieces, kinds)
    alone, heard = _weighed(seen, kinds)
    heavy = _heavy(pieces, kinds, seen, _odds(kinds, alone, heard))
    for index, kind in enumerate(kinds):
        light = kind in OUT and kind not in _COMPARED and alone[index] + heard[index] < _LIGHT
        if light and marked[index] in FREE and not _is_sure(pieces[index].text, kind):
            kinds[index] = marked[index]
    for index in heavy:
        kinds[index] = kinds[index] if written and is_text(pieces[index].text) else "navigation"


def _stands_alone(pieces: Sequence[Piece], kinds: Sequence[str]) -> bool:
    """Whether no line is a rule's and too few are short: an article without a page, or one whose furniture is long and unknown.

    Then nothing is left out by weight, and a long text need not wait for its traits. No marked page comes out otherwise for it.
    """
    short = (kind in FREE and len(piece.text) <= LONGER for piece, kind in zip(pieces, kinds, strict=True))
    return OUT.isdisjoint(kinds) and sum(short) < _FEWEST


def _is_sure(text: str, kind: str) -> bool:
    """Whether a line that a rule marked stays out whatever it weighs: its look tells it, or its likeness to others.

    It is a button, a path or a row of links, says whose a picture is, or asks the reader for something.
    """
    names = pieces_of(text)
    glued = len(names) > _ROW and not _STOPS.search(text) and all(len(name) > _SHORT for name in names)
    row = glued or ("|" in text and not any(map(str.isdigit, text)))
    credit = kind == "credit" and _LABELLED.match(text)
    return is_button(text) or row or bool(credit) or (kind == "prompt" and is_text(text) and bool(_TO_YOU.search(text)))


def by_weight(pieces: Sequence[Piece], kinds: Sequence[str], seen: Sequence[Sequence[str]]) -> list[int]:
    """The lines whose odds are high enough for what they may be; `seen` is the traits of every line."""
    if not _is_prose(pieces, kinds):
        return []
    return _heavy(pieces, kinds, seen, _odds(kinds, *_weighed(seen, kinds)))


def _heavy(pieces: Sequence[Piece], kinds: Sequence[str], seen: Sequence[Sequence[str]], weighed: Sequence[float]) -> list[int]:
    """The same of a page of prose, by the odds of every line."""
    least = [_least(piece.text, own, above) for piece, own, above in zip(pieces, seen, (_SURE, *weighed[:-1]), strict=True)]
    beyond = [weighed[at] > each for at, each in enumerate(least)]
    speaks = [any(map(str.isalnum, piece.text)) for piece in pieces]  # stars or an emoji tell nothing of the lines beside them
    told = [kind in OUT and speaks[at] for at, kind in enumerate(kinds)]
    sure = [told[at] or (beyond[at] and speaks[at] and least[at] != _SENTENCE) for at in range(len(pieces))]
    if not any(told) and sum(here and odd > _SURELY for here, odd in zip(sure, weighed, strict=True)) < _FEWEST:
        return []
    heavy = [
        index
        for index, piece in enumerate(pieces)
        if beyond[index]
        and kinds[index] in FREE
        and kinds[index] != "heading"
        and speaks[index]
        and (least[index] != _SENTENCE or any(sure[at] for at in beside(pieces, index)))
        and not is_long_amid(pieces, index, lambda at: kinds[at] in OUT or weighed[at] > 0)
    ]
    own = sum(len(piece.text) for piece, kind in zip(pieces, kinds, strict=True) if kind in FREE)
    return heavy if sum(len(pieces[at].text) for at in heavy) <= _LARGEST * own else []


def _least(text: str, own: Sequence[str], above: float) -> float:
    """The log odds from which a line is left out, by its traits and the odds of the line above it."""
    if is_text(text) and (_TO_READER.isdisjoint(own) or REPORTED.search(text) or BEGUN.match(text)):
        return _SENTENCE
    signs = "name" in own or "0 things of a page" in own
    return _SIGNATURE if signs and above < _LEAST else _LEAST


def _is_prose(pieces: Sequence[Piece], kinds: Sequence[str]) -> bool:
    own = [piece.text for piece, kind in zip(pieces, kinds, strict=True) if kind in FREE]
    text = sum(len(each) for each in own if is_text(each))
    return text >= max(_LEAST_TEXT, _TEXT_SHARE * sum(map(len, own)))


def _odds(kinds: Sequence[str], alone: Sequence[float], heard: Sequence[float]) -> tuple[float, ...]:
    """The log odds of every line that it is furniture, from what a rule or its own traits say and the lines around it."""
    return tuple(here + others for here, others in zip(_own(kinds, alone), heard, strict=True))


def _weighed(seen: Sequence[Iterable[str]], kinds: Sequence[str]) -> tuple[list[float], list[float]]:
    """The log odds of every line by its own traits, and what all lines above and below it add."""
    always, stays, by_trait = weights()
    alone = [always + sum(by_trait.get(trait, 0.0) for trait in each) for each in seen]
    own = _own(kinds, alone)
    down = _passed(own, stays)
    up = _passed(own[::-1], stays)[::-1]
    return alone, [one + other for one, other in zip(down, up, strict=True)]


def _own(kinds: Sequence[str], alone: Sequence[float]) -> list[float]:
    """The log odds of every line without its neighbours: a rule's word goes before its traits."""
    return [_SURE if kind in OUT else odd for kind, odd in zip(kinds, alone, strict=True)]


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
