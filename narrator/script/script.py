"""A script: what will be said, utterance by utterance, and what each spoken word was written as."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from narrator.disclosure import Disclosure


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a reading may be wrong, for an editor to look at."""

    reason: str
    """What it might be instead: a clause without a full stop."""
    alternatives: tuple[str, ...]
    """What else it could be said as; may be empty."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of what is written, and how it is said. The readings of an utterance join to its text exactly."""

    written: str
    """As it stands in the source."""
    spoken: str
    """As it will be said; equal to `written` where nothing had to be changed."""
    say_as: str
    """The class of what is written: `text`, `money`, `date` …; the names are those of docs/speaking.md."""
    rule: str
    """Which rule read it so; `-` for plain text."""
    start: int
    """Where it begins in the source, in code points."""
    end: int
    """Where it ends."""
    shown: str | None = None
    """What a reader sees of it where that is not `written`: nothing of a tag, the character of an entity."""
    doubt: Doubt | None = None
    """Set where the writing could be meant in several ways and the safe one was taken."""
    ipa: str | None = None
    """Broad IPA, where the sound is known better than `spoken` can spell it."""

    @property
    def seen(self) -> str:
        """What a reader sees of it."""
        return self.written if self.shown is None else self.shown


@dataclass(frozen=True, slots=True)
class Word:
    """What a reader sees as one word: no white space inside unless it is said as one (`$61 billion`)."""

    written: str
    """As it stands on the page, with its punctuation."""
    spoken: str
    """As it will be said, with its punctuation."""
    start: int
    """Where it begins in the source, in code points."""
    end: int
    """Where it ends."""
    ipa: str | None = None
    """`spoken` with the parts whose IPA is known between slashes, `/ˈkiːɪv/-based`; None where there is none."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What is said in one breath: a sentence, or a part of one too long to be said at once."""

    block: int | None
    """Which passage of the script it belongs to; None in the opening, which the article's text does not contain."""
    role: str
    """Whose voice says it: `headline`, `body`, `quote`, `caption` or `notice`."""
    readings: tuple[Reading, ...]
    """In order; never empty."""
    pause_ms: int
    """Milliseconds of silence after it."""
    language: str | None = None
    """BCP 47, when it is not the article's: a notice whose wording is not known in that."""

    @property
    def text(self) -> str:
        """As a reader sees it: as written, without markup."""
        return "".join(reading.seen for reading in self.readings)

    @property
    def spoken(self) -> str:
        """As said."""
        return " ".join(word.spoken for word in self.words() if word.spoken)

    def words(self) -> tuple[Word, ...]:
        """The words of the page in it, in order: plain text is cut at white space, another reading stays whole."""
        words: list[Word] = []
        glue = False
        for piece in _pieces(self.readings):
            if piece.blank:
                glue = False
            elif glue:
                words[-1] = _glued(words[-1], piece)
            else:
                words.append(Word(piece.seen, piece.spoken, piece.start, piece.end, piece.ipa))
                glue = True
        return tuple(words)


class _Piece(NamedTuple):
    """A reading that is said as one, or a stretch of plain text without white space, or of white space alone."""

    seen: str
    spoken: str
    start: int
    end: int
    blank: bool
    ipa: str | None = None


def _glued(word: Word, piece: _Piece) -> Word:
    """Two pieces with no white space between them. A slash that is no IPA's becomes a space, or it would be taken for one."""
    ipa = None
    if word.ipa or piece.ipa:
        ipa = (word.ipa or word.spoken.replace("/", " ")) + (piece.ipa or piece.spoken.replace("/", " "))
    return Word(word.written + piece.seen, word.spoken + piece.spoken, word.start, piece.end, ipa)


def _pieces(readings: tuple[Reading, ...]) -> Iterator[_Piece]:
    """Every piece, in order; plain text is cut at its white space."""
    for reading in readings:
        if reading.say_as == "marker" or not (reading.seen or reading.spoken):
            continue  # the sign of a list or quotation, and a tag, are no words
        if reading.say_as == "markup":
            yield from _shown(reading)
            continue
        parts = re.findall(r"\s+|\S+", reading.written)
        sounds = iter(reading.ipa.split() if reading.ipa else ())
        if (
            reading.shown is not None
            or reading.spoken != reading.written
            or (reading.ipa and 2 * len(reading.ipa.split()) - 1 != len(parts))
        ):
            ipa = f"/{reading.ipa}/" if reading.ipa else None
            yield _Piece(reading.seen, reading.spoken, reading.start, reading.end, blank=False, ipa=ipa)
            continue
        at = reading.start
        for part in parts:
            sound = None if part.isspace() else next(sounds, None)
            yield _Piece(part, part, at, at + len(part), part.isspace(), f"/{sound}/" if sound else None)
            at += len(part)


def _shown(reading: Reading) -> Iterator[_Piece]:
    """What is shown in the place of markup, with the white space before and after it apart."""
    seen = reading.seen
    for blank, text in (
        (True, seen[: len(seen) - len(seen.lstrip())]),
        (False, seen.strip()),
        (True, seen[len(seen.rstrip()) :]),
    ):
        if text:
            yield _Piece(text, text, reading.start, reading.end, blank)


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the article as the script has it: the utterances it became, or why it is not spoken."""

    kind: str
    """The block's kind: `headline`, `paragraph`, `caption` …"""
    start: int
    """Where it begins in the source, in code points."""
    end: int
    """Where it ends."""
    utterances: tuple[Utterance, ...]
    """Empty when it is left out."""
    reason: str | None = None
    """Why it is left out; None when it is spoken."""


@dataclass(frozen=True, slots=True)
class Script:
    """What will be said, and what the article says of itself."""

    article: str
    """The file's path as it was given; `-` for standard input."""
    source: str
    """The whole decoded article; every offset in the script counts in it."""
    headline: str
    byline: str | None
    published: date | None
    language: str
    """BCP 47."""
    url: str | None
    id: str | None
    correction: str | None
    """What was corrected since it was first published, in the publisher's words."""
    passages: tuple[Passage, ...]
    """One for each block of the article, in order."""
    opening: tuple[Utterance, ...]
    """What is said first and does not stand in the article's text: the AI-voice notice, and a headline that only the front matter
    gives."""
    disclosure: Disclosure
    """The AI-voice notice, and why it is not said where it is not."""
    warnings: tuple[str, ...] = ()
    """What the author should know, a sentence each."""
    chapters: Mapping[str, str] = field(default_factory=dict)
    """Chapter titles as they are found, and what to call these chapters instead."""

    def number(self, block: int) -> int:
        """The number people call a passage by, given its place in `passages`.

        Every block counts, said or left out, so that what is put back moves no number. The front matter is 0: the first edit at
        the desk may make it.
        """
        return block + (self.passages[0].kind != "front matter")

    @property
    def numbered(self) -> Iterator[tuple[int, Passage]]:
        """The passages with their numbers."""
        return ((self.number(block), passage) for block, passage in enumerate(self.passages))

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        """Everything that is said, in order."""
        return self.opening + tuple(u for passage in self.passages for u in passage.utterances)
