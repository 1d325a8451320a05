"""Traits: what is seen of a line of a page without knowing its words: how long it is, how it ends, where it stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from narrator.article.asking import REPORTED, asks_reader, is_control, names_page, speaks_of_site
from narrator.article.buttons import is_button_in_company, is_section
from narrator.article.byline import is_name, is_role
from narrator.article.captions import tells_past
from narrator.article.dates import date_line
from narrator.article.piece import Piece
from narrator.article.runs import FREE, OUT, SURE_TEXT, is_links_head, is_sure_text, is_text
from narrator.article.vocabulary import page_words
from narrator.article.wording import wordings
from narrator.patterns import compiled

_LOOKED_AT = 300
"""Characters of a line that are looked at."""
_LENGTHS = (1, 2, 4, 7, 12, 25)
"""Words of a line: up to one, two, four and so on."""
_SHARES = (0, 0.08, 0.25)
"""Share of the page's text above or below a line: none, up to a twelfth, up to a quarter, more."""
_LONG = 9
"""Words of a line between two texts that is rather a caption than a heading."""
_WINDOW = 5
"""Lines above and below in which the short ones are counted."""
_NEAR = (0, 2, 6)
"""Lines from the page's end: none, up to two, up to six, more."""
_WORD = compiled(r"[^\W\d_][\w'’-]*")
_SEEN: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ends as a sentence", compiled(r".*[.。][\"'”’»)\]\s]*", re.DOTALL)),
    ("ends asking", compiled(r".*[?!][\"'”’»)\]]*", re.DOTALL)),
    ("ends with a colon", compiled(r".*:", re.DOTALL)),
    ("ends with a comma", compiled(r".*[,;–—-]", re.DOTALL)),
    ("ends cut off", compiled(r".*(?:…|\.\.\.|[›»→>+▾▼])", re.DOTALL)),
    ("number", compiled(r"[\W_]*\d[\d.,:/%kKmM+]*[\W_]*")),
    ("begins with a number", compiled(r"\W*\d.*", re.DOTALL)),
    ("number inside", compiled(r"\D+\d.*", re.DOTALL)),
    ("begins small", compiled(r"[a-zà-öø-ÿ].*", re.DOTALL)),
    ("begins quoting", compiled(r"[\"'“‘„«].*", re.DOTALL)),
    ("begins with a sign", compiled(r"[^\w\s\"'“‘„«(¿¡$£€.,-].*", re.DOTALL)),
    ("sign inside", compiled(r".*(?:[|·•›→←✓★☆▶©®™#@/]|\w [»<>] ).*", re.DOTALL)),
    ("address", compiled(r".*(?:\w@\w+\.|https?:|www\.|\w\.(?:com|org|net|example)\b).*", re.DOTALL)),
    ("telephone", compiled(r".*(?:\d{3}[-. ]\d{3,4}|\(\d{3}\)|\+\d).*", re.DOTALL)),
    ("money", compiled(r".*[$£€]\s?\d.*", re.DOTALL)),
    ("label", compiled(r"[^\W\d][\w' ]{1,24}: ?\S.*", re.DOTALL)),
    ("comma inside", compiled(r".*,\s.*", re.DOTALL)),
    ("bracket", compiled(r".*[(\[].*", re.DOTALL)),
    (
        "ago",
        compiled(r".*\b\d+ ?(?:s|m|h|d|w|mins?|hrs?|seconds?|minutes?|hours?|days?|weeks?|months?|years?) ago\b.*", re.DOTALL),
    ),
    ("you", compiled(r".*\b(?:you|your|vous|votre|vos|Sie|Ihre?n?|usted|su|te|tu)\b.*", re.IGNORECASE | re.DOTALL)),
    ("we", compiled(r".*\b(?:we|our|us|nous|notre|nos|wir|uns|unsere?n?|nuestr[ao]s?)\b.*", re.IGNORECASE | re.DOTALL)),
    ("I", compiled(r".*\b(?:I|my|me)\b.*", re.DOTALL)),
)
"""Trait -> what a whole line that has it looks like."""

_PRESENT = compiled(r"\b(?:is|are|has|have|does|can|\w{3,}(?<![is'])s|\w{3,}ing)\b")
"""Captions, notices and what is said of an author stand in the present, news in the past."""
_SENTENCES = compiled(r"[.!?…][\"”’»)]*(?:\s|\Z)")

_BY_WORDS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("control", is_control),
    ("names page", names_page),
    ("button", is_button_in_company),
    ("section", is_section),
    ("links head", is_links_head),
    ("speaks of site", speaks_of_site),
    ("asks reader", asks_reader),
)
_TOLD = (
    *_BY_WORDS,
    ("name", is_name),
    ("role", is_role),
    ("day", date_line),
)
"""Trait -> what tells it."""
VOCABULARY = frozenset(name for name, _ in _BY_WORDS)
"""Traits by the words of a line, which those who look for the weights may hide."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the lines of a page stand."""

    text: tuple[int, ...]
    """Characters of text above each line, and at last of all lines."""
    short: tuple[int, ...]
    """Lines without a text above each line, and at last of all lines."""
    words: Counter[str]
    """The longer words of the texts."""
    standing: Counter[str]
    """How often each short line stands on the page."""
    headline: int
    """The line of the headline; -1 where there is none."""
    long: int
    """Lines that are too long for a heading and yet no text, between two texts."""
    headings: int
    """Shorter ones."""


def traits(pieces: Sequence[Piece], kinds: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The traits of every line of a page, for as much of it as `kinds` tells already."""
    worth = [_worth(piece.text, kind) for piece, kind in zip(pieces, kinds, strict=True)]
    short = [not each for each in worth]
    words = Counter(
        word for piece, each in zip(pieces, worth, strict=True) if each for word in set(_long_words(piece.text[:3000]))
    )
    standing = Counter(piece.text.casefold() for piece in pieces if len(piece.text) < SURE_TEXT)
    headline = next((index for index, kind in enumerate(kinds) if kind == "headline"), -1)
    between = [len(pieces[at].text.split()) >= _LONG for at in range(1, len(pieces) - 1) if _is_between(pieces, kinds, at)]
    long = sum(between)
    place = _Place((0, *accumulate(worth)), (0, *accumulate(short)), words, standing, headline, long, len(between) - long)
    lines = [piece.text[:_LOOKED_AT] for piece in pieces]
    said = wordings(lines, [is_text(line) for line in lines])
    return tuple(
        (*_own(line, kinds[index]), *_around(place, pieces, kinds, index), *wording)
        for index, (line, wording) in enumerate(zip(lines, said, strict=True))
    )


def _is_between(pieces: Sequence[Piece], kinds: Sequence[str], index: int) -> bool:
    """Whether a line that is no text stands between two that are."""
    return _sort(pieces[index].text, kinds[index]) == "short" and all(
        _sort(pieces[at].text, kinds[at]) == "text" for at in (index - 1, index + 1)
    )


def _worth(text: str, kind: str) -> int:
    """How much of the text a line surely is, in characters; speech that is reported counts threefold."""
    if kind not in (*FREE, "quote") or not is_sure_text(text):
        return 0
    return len(text) * (3 if REPORTED.search(text[-2000:]) else 1)


def _long_words(text: str) -> Iterator[str]:
    return (word.casefold() for word in _WORD.findall(text) if len(word) > 3)


def _own(text: str, kind: str) -> Iterator[str]:
    """Traits of the line itself."""
    words = _WORD.findall(text)
    yield f"words {bisect_left(_LENGTHS, len(words))}"
    if not is_text(text):
        yield "no text"
    else:
        yield "text"
        tense = "past" if tells_past(text) else "present" if _PRESENT.search(text) else "no tense"
        size = f"{min(3, len(_SENTENCES.findall(text)))} sentences, {bisect_left(_LENGTHS, len(words))}"
        yield from (tense, size, f"{tense}, {size}")
        if REPORTED.search(text):
            yield "reported"
    yield from (name for name, look in _SEEN if look.fullmatch(text))
    small = [word for word in words if word[0].islower()]
    if text.isupper():
        yield "capitals"
    elif len(words) > 1 and not small:
        yield "all begin with capitals"
    elif len(small) * 2 > len(words):
        yield "mostly small words"
    if any(len(word) < 4 for word in small):
        yield "little words"
    if kind not in FREE:
        yield kind if kind not in OUT else "out"
    elif kind != "paragraph":
        yield kind
    yield from _vocabulary(text)


def _vocabulary(text: str) -> Iterator[str]:
    """Traits by words that pages have for their parts, and by what names and days look like."""
    yield from (name for name, has in _TOLD if has(text))
    yield from page_words(text)


def _around(place: _Place, pieces: Sequence[Piece], kinds: Sequence[str], index: int) -> Iterator[str]:
    """Traits by what stands around the line."""
    text, last = pieces[index].text, len(pieces)
    line = text[:_LOOKED_AT]
    size = "text" if is_text(line) else "no text"
    if place.standing[text.casefold()] > 1:
        yield "stands twice"
    if own := set(_long_words(line)):
        mine = place.text[index + 1] > place.text[index]
        known = sum(place.words[word] > mine for word in own) / len(own)
        yield "words of the text" if known == 1 else "other words" if known == 0 else "some words of the text"
    yield from _at(place, line, index)
    if size == "text":
        things = next(name for name in page_words(line) if name.endswith("things of a page"))
        yield f"{_zone(place, index)}, {things}"
    if 0 < index < last - 1 and _is_between(pieces, kinds, index):
        length = "long" if len(text.split()) >= _LONG else "short"
        yield f"{length} of {min(place.long, 3)} long and {min(place.headings, 2)} short"
    yield f"{min(index, 3)} from the beginning"
    yield f"{bisect_left(_NEAR, last - 1 - index)} from the end"
    above, below = (_sort(pieces[at].text, kinds[at]) if 0 <= at < last else "no line" for at in (index - 1, index + 1))
    yield f"{above} above"
    yield f"{below} below"
    if size == "no text":
        yield f"{above} above, {below} below"
    for at, where in ((index - 1, "above"), (index + 1, "below")):
        if 0 <= at < last and kinds[at] in OUT:
            yield f"{kinds[at]} {where}, {size}"
    out = sum(kinds[each] in OUT for each in range(max(0, index - 4), min(last, index + 5)))
    yield f"{min(out, 5)} out around"


def _sort(text: str, kind: str) -> str:
    if kind in OUT:
        return "out"
    if kind not in FREE:
        return kind
    return "text" if is_text(text[:_LOOKED_AT]) else "short"


def _zone(place: _Place, index: int) -> str:
    """How much of the text stands above a line and below it."""
    whole = max(1, place.text[-1])
    above, below = place.text[index] / whole, 1 - place.text[index + 1] / whole
    return "top" if index <= place.headline else f"{bisect_left(_SHARES, above)}:{bisect_left(_SHARES, below)}"


def _at(place: _Place, text: str, index: int) -> Iterator[str]:
    """Traits by how much of the text stands above and below, and how many short lines."""
    zone, last = _zone(place, index), len(place.text) - 1
    size = "text" if is_text(text) else bisect_left(_LENGTHS, len(_WORD.findall(text)))
    over = place.short[index] - place.short[max(0, index - _WINDOW)]
    under = place.short[min(last, index + 1 + _WINDOW)] - place.short[index + 1] + max(0, index + 1 + _WINDOW - last)
    yield zone
    yield f"{zone}, {size}"
    yield f"{over // 2} short above"
    yield f"{under // 2} short below"
    yield f"{(over + under) // 3} short around, {size}"
    yield f"{zone}, {(over + under) // 3} short around"
