"""Parting: one line of a page that holds two things, such as "By Jane Doe | July 5, 2023" or a caption and its credit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from narrator.article.byline import byline
from narrator.article.captions import credit_at_end, is_credit
from narrator.article.dates import date_line
from narrator.article.paragraphs import Paragraph

_TOP = 24
"""Paragraphs among which the byline is looked for: menus and buttons may stand over it."""
_LONGEST_LINE = 200
"""Characters a byline with a date may have."""
_LONGEST_CAPTION = 600
_EDIT = "[edit]"
"""What stands behind the headings of a wiki's page."""
_SEPARATOR = re.compile(r"\s*[|·•,–—]\s+|\s+-\s+|\s+(?=(?:[Ll]ast )?(?:[Pp]ublished|[Pp]osted|[Uu]pdated)\b)")


def part_top(source: str, found: Sequence[Paragraph], language: str) -> tuple[Paragraph, ...]:
    """The paragraphs, with a line at the top that holds both byline and date cut into two."""
    parted: list[Paragraph] = []
    for each in found[:_TOP]:
        cut = _cut(source[each.start : each.end], language) if each.end - each.start <= _LONGEST_LINE else None
        parted += [each] if cut is None else _parts(each, *cut)
    return (*parted, *found[_TOP:])


def part_credits(source: str, found: Sequence[Paragraph]) -> tuple[tuple[Paragraph, str | None], ...]:
    """The paragraphs, each with its kind where that is plain: the credit at the end of a caption is cut off from it."""
    parted: list[tuple[Paragraph, str | None]] = []
    for each in found:
        text = source[each.start : each.end] if each.end - each.start <= _LONGEST_CAPTION else ""
        cut = None if is_credit(text) else credit_at_end(text)
        if text.endswith(_EDIT) and len(text) > len(_EDIT):
            parted += zip(_parts(each, len(text) - len(_EDIT), len(text) - len(_EDIT)), ("heading", "navigation"), strict=True)
        elif cut is None:
            parted.append((each, None))
        else:
            parted += zip(_parts(each, len(text[:cut].rstrip()), cut), ("caption", "credit"), strict=True)
    return tuple(parted)


def _parts(whole: Paragraph, end: int, start: int) -> list[Paragraph]:
    head = Paragraph(whole.start, whole.start + end, whole.opens)
    return [head, Paragraph(whole.start + start, whole.end, opens=False)]


def _cut(line: str, language: str) -> tuple[int, int] | None:
    """Where the first half of a line of byline and date ends, and where the second begins."""
    for found in _SEPARATOR.finditer(line):
        head, tail = line[: found.start()], line[found.end() :]
        if (byline(head, language) and date_line(tail)) or (date_line(head) and byline(tail, language)):
            return len(line[: found.end()].rstrip()), found.end()
    return None
