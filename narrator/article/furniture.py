"""Furniture: the lines of a page that are told by their own words from the article they stand around."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from narrator.article.asking import BESIDE, LONGEST, NO_COMPOUND, REPORTED, SENTENCE, asks_support, even
from narrator.article.buttons import is_button, is_known, plain
from narrator.article.dates import date_line
from narrator.article.glued import is_glued_row
from narrator.patterns import compiled

PHRASES = Path(__file__).with_name("furniture.tsv")
_SIGNS = compiled(r"\A(?:[^\w\s(\"'“‘„«[#@+©,.…«‹<←$£€-]|\ufe0f|\s)+|(?:[\s→›»▶►↓▾▼⬇🎧🔊]|\ufe0f)+\Z")

_ARROW = compiled(r"[A-ZÀ-Þ\d][^.!?«»‹›]{12,120}\S ?[→›»]|← ?\S.{3,120}")
"""The title of another page, with the arrow that leads there."""
_QUOTED = compiled(r"«[^«»]*»")
_BEGINNING = 3
"""Letters of a word of `furniture.tsv` by which it is looked for; shorter words are looked for in every block."""


class Phrase(NamedTuple):
    """A row of `furniture.tsv`."""

    kind: str
    words: tuple[str, ...]
    """One of them stands in every block of it, in small letters."""
    pattern: str


@cache
def phrases() -> tuple[Phrase, ...]:
    """The rows of the table, in order, with their parts put in."""
    return tuple(_rows())


def _rows() -> Iterator[Phrase]:
    parts = {"<NO_COMPOUND>": NO_COMPOUND}
    for row in PHRASES.read_text(encoding="utf-8").splitlines():
        if row.startswith("#"):
            continue
        kind, words, pattern = row.split("\t")
        for name, part in parts.items():
            pattern = pattern.replace(name, part)
        if kind.startswith("<"):
            parts[kind] = pattern
        else:
            yield Phrase(kind, tuple(words.split(",")), pattern)


@cache
def _by_beginning() -> Mapping[str, Sequence[tuple[str, int]]]:
    """Each word and the number of its phrase, by the word's first letters; a block is asked for those it has.

    Most blocks have few of the words, so few patterns are compiled and tried; all take 50 ms.
    """
    found: dict[str, list[tuple[str, int]]] = {}
    for number, phrase in enumerate(phrases()):
        for word in phrase.words:
            found.setdefault(word[:_BEGINNING] if len(word) >= _BEGINNING else "", []).append((word, number))
    return found


def furniture(text: str) -> str | None:
    """The kind of a block that is surely none of the article's own text; None for everything else."""
    if len(text) > LONGEST:
        return None
    line = even(text)
    if not re.search(r"[\w.!?…]", line) or _ARROW.fullmatch(line):
        return "navigation"  # marks alone: stars, a dot between two buttons
    if is_button(text if "\t" in text or "  " in text else line) or _is_glued(line):
        return "prompt" if _asks(line) else "navigation"
    line = line if _QUOTED.fullmatch(line) else _SIGNS.sub("", line)
    if asks_support(line):
        return "prompt"
    if REPORTED.search(line) or "\t" in text:
        return None
    likely = _likely(line)
    return _kind(line, likely) or _joint_kind(line, likely)


def _is_glued(line: str) -> bool:
    """Whether buttons and the like have run together in `line`; days that have are a date."""
    return not date_line(line) and is_glued_row(line, lambda part: is_known(part) or _alone(part) or date_line(part))


def _alone(line: str) -> str | None:
    return _kind(line, _likely(line))


def _likely(line: str) -> Sequence[Phrase]:
    """The phrases one of whose words stands in `line`; no other is it, or is a part of it."""
    small = line.lower()
    begun = {"", *map("".join, zip(*(small[at:] for at in range(_BEGINNING)), strict=False))}
    asked = {number for each in begun & _by_beginning().keys() for word, number in _by_beginning()[each] if word in small}
    return [phrases()[number] for number in sorted(asked)]


def _kind(line: str, likely: Sequence[Phrase]) -> str | None:
    fitting = (phrase.kind for phrase in likely if compiled(phrase.pattern, re.IGNORECASE).fullmatch(line))
    return next(fitting, None)


def _joint_kind(line: str, likely: Sequence[Phrase]) -> str | None:
    """The kind of a block of several sentences, each of which is furniture, by itself or beside others."""
    parts = SENTENCE.split(line)
    if not 2 <= len(parts) <= 6:
        return None
    kinds = []
    for part in parts:
        kind = _kind(part, likely) or _kind(part.rstrip("."), likely) or ("prompt" if is_button(part.rstrip(".")) else None)
        if not kind and not BESIDE.fullmatch(part):
            return None
        kinds.append(kind)
    return next(filter(None, kinds), None)


def _asks(line: str) -> bool:
    return bool(
        re.match(r"share|tweet|print|e-?mail|save|pin|like|comment|subscribe|sign|follow|gift|leave|post|copy", plain(line))
    )
