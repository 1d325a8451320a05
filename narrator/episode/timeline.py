"""The timeline: the utterances with their words, in time. Chapters, transcripts and the receipt are all read off it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TimedWord:
    """One word of the page, and when it is heard."""

    text: str
    """As written, punctuation included."""
    start: float
    """Seconds from the beginning of the episode."""
    end: float
    source: tuple[int, int] | None
    """Where it stands in the article, in code points; None when the article does not contain it."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One utterance in time."""

    text: str
    """As written, on one line."""
    start: float
    """Seconds from the beginning of the episode to its first sound."""
    end: float
    """Seconds to its last sound."""
    block: int | None
    """Which passage of the script it belongs to; None for the notice."""
    kind: str
    """The passage's kind (`headline`, `heading`, `paragraph` …); `notice` for the notice."""
    role: str
    """Whose voice says it."""
    words: tuple[TimedWord, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything that is heard, in order."""

    cues: tuple[Cue, ...]
    seconds: float
    """Length of the whole episode."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of the episode with a title. Chapters follow each other without a hole, from 0 to the end."""

    start: float
    """Seconds."""
    end: float
    """Seconds."""
    title: str
    """At most 50 characters when made from the text; a heading's own words otherwise."""
