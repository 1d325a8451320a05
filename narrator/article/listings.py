"""Listings: runs of lines that are for the eye alone: a program's code, sources by their numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from narrator.article.piece import Piece
from narrator.article.runs import FREE
from narrator.patterns import compiled

_CODE = compiled(
    r"(?:from [\w.]+ )?import [\w.*{}, ]+;?|(?:def|class|function|func|fn|async function|export (?:default )?\w+) \w+.*[:{(]"
    r"|(?:const|let|var|int|float|double|char|auto|static|public|private|return)\b.*[;{(]"
    r"|[\w.\[\]'\"]+ ?[-+*|]?= ?\S.*|[\w.]+\(.*\)?;?|(?:if|for|while|switch|elif|with|try|else)\b[^.!?]*[:{]"
    r"|[}\])]+[;,)]*|<[/!]?\w[^>]*>.*|#include .+|\$ \S.*|(?:sudo|pip|npm|git|curl|docker|apt|brew|cd|mkdir) [\w./-]+.*"
    r"|(?://|/\*|--|#!) ?\S.*|[^.!?]*;"
)
"""A line of a program. One alone may be anything."""
_SIGNS = compiled(r"[={}<>$]|\w\(|\bimport\b")
"""What some of them must have: a list of clauses ends in semicolons, too."""
_CODE_LINES = 2
"""Lines with such a sign that make a program of those around them."""
_SOURCES = compiled(
    r"(?:[\w'’]+ )?(?:notes|references|sources|footnotes|endnotes|citations|bibliography|works cited)(?: and \w+)?|\d+ sources",
    re.IGNORECASE,
)
_NUMBERED = compiled(r"\[?(\d{1,3})(?:[\].)]+\s*|\s+)(?=\S)|([¹²³⁴⁵⁶⁷⁸⁹])\s*(?=\S)")
_SUPERSCRIPT = {sign: number for number, sign in enumerate("¹²³⁴⁵⁶⁷⁸⁹", start=1)}
_JOURNAL = compiled(
    r"\b(?:19|20)\d\d;\s?\d+(?:\(\w+\))?:\s?[a-z]?\d+|\((?:19|20)\d\d\).{20,400}\bDOI:? ?(?:https?://doi\.org/)?10\.\d{4}",
    re.IGNORECASE,
)
"""Year, volume, pages, as medicine cites: "2021;14(2):88-97"; a year in brackets and a DOI behind the title."""
_PAGED = compiled(
    r"[\"“‘'][^\"“”]{5,200}[,.]?[\"”’'],? [A-ZÀ-Þ][^\"“”]{3,200}\b(?:1[5-9]|20)\d\d\b.{0,40}\bpp?\. ?\d{1,4}(?:[-–]\d{1,4})?\.?"
)
"""A title, where it was printed, the year and the page, and nothing else."""
_ENTRIES = 2
"""Fewest entries of a list of sources: one alone below "Notes" may be the article's own."""
_ADDRESS = compiled(r"(?:https?://|www\.)\S+|(?:\w[\w-]*\.)+[a-z]{2,12}/\S+")
_LONGEST_SOURCE = 400


def mark_listings(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks code, notes below their head or by their signs, and addresses that stand alone."""
    _mark_code(pieces, kinds)
    _mark_sources(pieces, kinds)
    _mark_cited(pieces, kinds)
    _mark_addresses(pieces, kinds)


def _mark_code(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Lines of a program one below the other, two of which have a sign that prose has not."""
    for begin, end in _runs(pieces, kinds, _is_code):
        lines = [line for piece in pieces[begin:end] for line in piece.text.splitlines()]
        if sum(bool(_SIGNS.search(line)) for line in lines) >= _CODE_LINES:
            kinds[begin:end] = ["code"] * (end - begin)


def _is_code(text: str) -> bool:
    return all(_CODE.fullmatch(line.strip()) for line in text.splitlines())


def _runs(pieces: Sequence[Piece], kinds: Sequence[str], is_one: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Where the runs of blocks begin and end that nothing has a kind for and of whose texts this is true."""
    index = 0
    while index < len(pieces):
        end = index
        while end < len(pieces) and kinds[end] in (*FREE, "code", "table") and is_one(pieces[end].text):
            end += 1
        if end > index:
            yield index, end
        index = max(end, index + 1)


def _mark_sources(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Entries below "Notes" or "2 Sources" that count from one, or are cited as in journals."""
    for head, piece in enumerate(pieces):
        if kinds[head] not in (*FREE, "navigation", "reference") or not _SOURCES.fullmatch(piece.text.strip().rstrip(":")):
            continue
        end = head + 1
        while end < len(pieces) and kinds[end] in (*FREE, "reference") and _is_entry(pieces[end].text, end - head):
            end += 1
        if end - head > _ENTRIES:
            kinds[head:end] = ["reference"] * (end - head)


def _is_entry(text: str, number: int) -> bool:
    found = _NUMBERED.match(text)
    counted = found and (int(found[1]) if found[1] else _SUPERSCRIPT[found[2]]) == number
    return bool(counted or _JOURNAL.search(text))


def _mark_cited(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Sources as medicine cites them, and notes whose raised number stands in the text above."""
    raised: set[str] = set()  # the signs in the text so far; one that a line begins with is the line's own
    for index, piece in enumerate(pieces):
        if kinds[index] in FREE and len(piece.text) <= _LONGEST_SOURCE:
            noted = piece.text[:1] in raised
            cited = _JOURNAL.search(piece.text) or _PAGED.fullmatch(piece.text.strip())
            kinds[index] = "reference" if noted or cited else kinds[index]
        raised |= _SUPERSCRIPT.keys() & piece.text[1:]


def _mark_addresses(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Addresses on lines of their own, which no text above leads to: the page's own, for copying."""
    for index, piece in enumerate(pieces):
        led = index and pieces[index - 1].text.endswith(":")
        if kinds[index] == "paragraph" and not led and _ADDRESS.fullmatch(piece.text):
            kinds[index] = "navigation"
