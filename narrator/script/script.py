"""A script: what will be said, utterance by utterance, and what each spoken word was written as."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from narrator.patterns import compiled

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


class Word(NamedTuple):
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
class Turn:
    """A stretch of an utterance that is somebody else's to say, where the voice has one for them (see `cast`)."""

    start: int
    """Where it begins in the source, in code points."""
    end: int
    """Where it ends."""
    role: str
    """`quote` for direct speech; `question` or `answer` in an interview."""
    speaker: str | None = None
    """Whose turn it is in an interview, where the article names them."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What is said in one breath: a sentence, or a part of one too long to be said at once."""

    block: int | None
    """Which passage of the script it belongs to; None in the opening, which the article's text does not contain."""
    role: str
    """Whose voice says it: `headline`, `body`, `quote`, `caption`, `notice`, `question` or `answer`."""
    readings: tuple[Reading, ...]
    """In order; never empty."""
    pause_ms: int
    """Milliseconds of silence after it."""
    language: str | None = None
    """BCP 47, when it is not the article's: a notice whose wording is not known in that."""
    turns: tuple[Turn, ...] = ()
    """In order and apart; the rest is the role's."""
    speaker: str | None = None
    """Who says it in an interview, where the article names them and the voice has one for them."""
    _words: tuple[Word, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Cuts the words once: the voice, the timeline and the receipt all go by them."""
        object.__setattr__(self, "_words", tuple(_words_of(self.readings)))

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
        return self._words


def _words_of(readings: Iterable[Reading]) -> list[Word]:
    words: list[Word] = []
    apart = True  # whether white space stands before what comes next
    for reading in readings:
        if reading.say_as == "marker" or not (reading.seen or reading.spoken):
            continue  # the sign of a list or quotation, and a tag, are no words
        whole = _is_whole(reading)
        found = [_whole(reading)] if whole else _cut(reading)
        if found and not apart and (whole or not reading.seen[0].isspace()):
            words[-1] = _glued(words[-1], found.pop(0))
        words += found
        apart = not whole and reading.seen[-1].isspace()
    return words


def _is_whole(reading: Reading) -> bool:
    """Whether a reading is one word, white space and all: it is said otherwise than written, or its IPA cannot be shared out."""
    if reading.say_as == "markup":
        return False
    sounds = len(reading.ipa.split()) if reading.ipa else 0
    return (
        reading.shown is not None
        or reading.spoken != reading.written
        or (sounds > 0 and 2 * sounds - 1 != len(re.findall(r"\s+|\S+", reading.written)))
    )


def _whole(reading: Reading) -> Word:
    return Word(reading.seen, reading.spoken, reading.start, reading.end, f"/{reading.ipa}/" if reading.ipa else None)


def _cut(reading: Reading) -> list[Word]:
    """The words of a reading that is said as it is written; what is shown in the place of markup is one."""
    if reading.say_as == "markup":
        seen = reading.seen.strip()
        return [Word(seen, seen, reading.start, reading.end)] if seen else []
    sounds = iter(reading.ipa.split() if reading.ipa else ())
    words = []
    for found in _WORD.finditer(reading.written):
        text, sound, at = found[0], next(sounds, None), reading.start + found.start()
        words.append(Word(text, text, at, at + len(text), f"/{sound}/" if sound else None))
    return words


_WORD = compiled(r"\S+")


def _glued(word: Word, more: Word) -> Word:
    """Two words with no white space between them. A slash that is no IPA's becomes a space, or it would be taken for one."""
    ipa = None
    if word.ipa or more.ipa:
        ipa = (word.ipa or word.spoken.replace("/", " ")) + (more.ipa or more.spoken.replace("/", " "))
    return Word(word.written + more.written, word.spoken + more.spoken, word.start, more.end, ipa)


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
