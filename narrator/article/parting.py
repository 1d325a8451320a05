"""Parting: one line of a page that holds two things, such as "By Jane Doe | July 5, 2023" or a caption and its credit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from narrator.article.article import Block, Span, shown
from narrator.article.buttons import is_advertisement, is_button
from narrator.article.byline import byline
from narrator.article.captions import credit_at_end, is_credit
from narrator.article.dates import date_line
from narrator.article.paragraphs import Paragraph
from narrator.patterns import compiled

_TOP = 24
"""Paragraphs among which the byline is looked for: menus and buttons may stand over it."""
_LONGEST_LINE, _LONGEST_MARKED = 200, 2_000
"""Characters a byline with a date may have, and what it may have with its markup."""
_LONGEST_CAPTION = 600
_LONGEST_GLUED, _GLUED_WORDS = 80, 8
_MET = compiled(r"(?<=[a-zß-ÿ])[a-zß-ÿ](?=[A-ZÀ-Þ][a-zß-ÿ ])")
_BEGINS = compiled(r"(?:The|An?|In|It|But|He|She|They|We|This|That|These|There|When|After|For|If|As|On|At|From|With|To) [\w\"“‘]")
"""Words that begin sentences and end no name that is written together, as MacBook and YouTube are."""
_STOP = compiled(r"[.!?…:,;]")
"""A sentence that a title is glued to has one; a row of titles has none."""
_EDIT = "[edit]"
"""What stands behind the headings of a wiki's page."""
_SEPARATOR = compiled(r"[\s|·•,]*\n\s*|\s*[|·•,–—]\s+|\s+-\s+|\s+(?=(?:[Ll]ast )?(?:[Pp]ublished|[Pp]osted|[Uu]pdated)\b)")


def part_top(source: str, found: Sequence[Paragraph], language: str) -> tuple[Paragraph, ...]:
    """The paragraphs, with a line at the top that holds both byline and date cut into two."""
    parted: list[Paragraph] = []
    for each in found[:_TOP]:
        cut = _cut(source[each.start : each.end], language) if each.end - each.start <= _LONGEST_LINE else None
        parted += [each] if cut is None else _parts(each, *cut)
    return (*parted, *found[_TOP:])


def part_blocks(source: str, blocks: Sequence[Block], language: str) -> tuple[Block, ...]:
    """The blocks of a text with markup, with a line at the top that holds both byline and date cut into two."""
    parted: list[Block] = []
    for each in blocks[:_TOP]:
        text = shown(source, each) if each.kind == "paragraph" and each.end - each.start <= _LONGEST_MARKED else ""
        cut = _cut(text, language) if 0 < len(text) <= _LONGEST_LINE else None
        parted += [each] if cut is None else _halves(source, each, cut[1])
    return (*parted, *blocks[_TOP:])


def _halves(source: str, block: Block, cut: int) -> tuple[Block, Block] | tuple[Block]:
    """A block cut before the character of which `cut` are seen above; what is silent between the halves ends the first."""
    at, seen, start = block.start, 0, None
    for span in (*block.spans, Span(block.end, block.end, "")):
        if start is None and seen + span.start - at > cut:
            start = at + cut - seen
        seen += span.start - at + len(span.shown)
        at = span.end
    if start is None or any(span.start < start < span.end for span in block.spans):
        return (block,)
    end = block.start + len(source[block.start : start].rstrip())
    before = tuple(span for span in block.spans if span.end <= end)
    after = tuple(span for span in block.spans if span.start >= start)
    return Block(block.kind, block.start, end, before), Block(block.kind, start, block.end, after)


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


def part_glued(source: str, found: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs, with a button or heading cut off where the line's end between it and a sentence has been lost."""
    parted: list[Paragraph] = []
    for each in found:
        cut = _glue(source[each.start : each.end])
        parted += [each] if cut is None else _parts(each, cut, cut)
    return tuple(parted)


def _glue(text: str) -> int | None:
    """Where a small letter and a capital meet between "Share this article" or "What happens next" and "The minister"."""
    for found in _MET.finditer(text, 0, _LONGEST_GLUED):
        head = text[: found.end()]
        if (
            (" " in head or is_advertisement(head))
            and not is_credit(head)
            and (is_button(head) or (_BEGINS.match(text, found.end()) and _heads(head) and _STOP.search(text, found.end())))
        ):
            return found.end()
    return None


def _heads(head: str) -> bool:
    """Whether what is glued to a sentence is a title: some words, none of which has been one with a full stop."""
    return 2 <= len(head.split()) <= _GLUED_WORDS and head[0].isupper() and not re.search(r"[.,;:!?]", head)


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
