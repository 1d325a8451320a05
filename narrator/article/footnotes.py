"""Footnotes of Markdown: the mark in the text, which is silent, and the note itself, which the parser takes for a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from narrator.article.article import Block, Span
from narrator.article.inline import Mark
from narrator.patterns import compiled

FOOTNOTE = "footnote"
"""The type of a token that is a note, or the rest of one."""
_LABEL = r"\[\^[^\]\s]{1,40}\]"
_MARK = compiled(rf"\A{_LABEL}:|{_LABEL}")
_BEGINS = compiled(rf"[ \t]*{_LABEL}:")
_LEFT = compiled(rf"^[> \t]*({_LABEL}:)", re.MULTILINE)


def footnote_marks(content: str) -> Iterator[Mark]:
    """The marks of footnotes in a paragraph, and the one that a note begins with, with its colon."""
    return (Mark(found.start(), found.end()) for found in _MARK.finditer(content))


def with_footnotes(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, with notes cut out of their paragraphs: each begins on a line of its own, blank lines or not.

    What is indented below a note is its next paragraph, not code.
    """
    noted = False
    for opening, token in pairwise((Token("", "", 0), *tokens)):
        if token.type == "inline" and opening.type == "paragraph_open":
            parts = tuple(_parts(token))
            noted = parts[-1].type == FOOTNOTE
            yield from parts
        elif token.type == "code_block" and noted:
            yield token.copy(type=FOOTNOTE, content=token.content.rstrip())
        else:
            noted = noted and token.type == "paragraph_close"
            yield token


def _parts(token: Token) -> Iterator[Token]:
    """A paragraph's text down to its first note, then note by note."""
    lines, first = token.content.split("\n"), (token.map or [0])[0]
    begins = [at for at, line in enumerate(lines) if _BEGINS.match(line)]
    if not begins:
        yield token
        return
    for begin, end in pairwise((*([0] if begins[0] else []), *begins, len(lines))):
        kind = FOOTNOTE if begin in begins else token.type
        yield token.copy(type=kind, content="\n".join(lines[begin:end]).lstrip(), map=[first + begin, first + end])


def left_over(source: str, start: int, end: int) -> Block:
    """What the parser has taken for itself: where links lead, or a note that is no more than an address."""
    notes = tuple(Span(start + found.start(1), start + found.end(1), "") for found in _LEFT.finditer(source[start:end]))
    return Block("reference", start, end, notes) if notes and notes[0].start == start else Block("markup", start, end)
