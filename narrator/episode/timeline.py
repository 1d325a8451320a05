"""The timeline: the utterances with their words, in time. Chapters, transcripts and the receipt are all read off it."""

from __future__ import annotations

import json
import marshal
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from itertools import starmap
from typing import Any, NamedTuple

from narrator.article import on_one_line
from narrator.episode.frames import frames_needed, samples
from narrator.episode.mp3 import FRAME, RATE, played_samples
from narrator.recording import Recording, Take
from narrator.script import Utterance

MAX_CHAPTERS = 255
"""CTOC counts its entries in one byte (ID3v2 chapter frame addendum 1.0, 3.2)."""


def clock(seconds: float) -> str:
    """A length or time as people read it: `3:05`, or `1:03:05` from an hour on."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


class TimedWord(NamedTuple):
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
    """Which passage of the script it belongs to; None in the opening."""
    kind: str
    """The passage's kind (`headline`, `heading`, `paragraph` …); in the opening its role, `notice` or `headline`."""
    role: str
    """Whose voice says it."""
    words: tuple[TimedWord, ...]
    speaker: str | None = None
    """Who says it in an interview, by name."""

    def __reduce__(self) -> tuple[Callable[..., Cue], tuple[object, ...]]:
        """Sent to a worker, which runs the same Python, it is plain values.

        Those of 90 minutes are packed in 10 ms, not 43, and 2 MB less are needed for it.
        """
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return _put_together, (marshal.dumps(values | {"words": tuple(map(tuple, self.words))}),)


def _put_together(packed: bytes) -> Cue:
    values: dict[str, Any] = marshal.loads(packed)  # noqa: S302 - packed above
    return Cue(**values | {"words": tuple(starmap(TimedWord, values["words"]))})


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


def chapters_json(chapters: Sequence[Chapter]) -> str:
    """The chapters as the podcast namespace's JSON chapters 1.2 has them, times in seconds to the millisecond."""
    entries = [
        {"startTime": round(chapter.start, 3), "endTime": round(chapter.end, 3), "title": chapter.title} for chapter in chapters
    ]
    return json.dumps({"version": "1.2.0", "chapters": entries}, ensure_ascii=False, indent=1) + "\n"


@dataclass(frozen=True, slots=True)
class Placed:
    """The timeline, and at which MPEG frame each take begins."""

    timeline: Timeline
    starts: tuple[int, ...]
    """The frame each take begins at."""
    frames: int
    """How many frames the episode has."""


def place(recording: Recording, lead: int = 0, tail: int = 0) -> Placed:
    """Lays the takes one after another, each followed by its pause.

    A take begins at a whole frame (26 ms), so a pause is up to half a frame longer or shorter than meant; each start is rounded
    from the exact sum of all before it, so that the error never adds up. A take without sound takes no time and no pause.
    `lead` and `tail` are MPEG frames for what comes before and after the takes.
    """
    script = recording.script
    kinds = [passage.kind for passage in script.passages]
    exact, free = lead * FRAME, lead  # where the next take is meant to begin, in samples; and from which frame on it can
    starts: list[int] = []
    cues: list[Cue] = []
    for utterance, take in zip(script.utterances, recording.takes, strict=True):
        start = max(free, round(exact / FRAME))
        starts.append(start)
        cues.append(_cue(utterance, take, start * FRAME / RATE, kinds))
        if take.frames:
            exact += samples(take) + utterance.pause_ms * RATE // 1000
            free = start + frames_needed(take)
    total = max(free, round(exact / FRAME)) + tail
    return Placed(Timeline(tuple(cues), played_samples(total) / RATE), tuple(starts), total)


def _cue(utterance: Utterance, take: Take, start: float, kinds: Sequence[str]) -> Cue:
    words = tuple(
        TimedWord(
            on_one_line(word.written),
            start + mark[0] / take.rate,
            start + mark[1] / take.rate,
            None if utterance.block is None else (word.start, word.end),
        )
        for word, mark in zip(utterance.words(), take.marks, strict=True)
    )
    kind = utterance.role if utterance.block is None else kinds[utterance.block]
    text = " ".join(word.text for word in words)
    return Cue(text, start, start + take.frames / take.rate, utterance.block, kind, utterance.role, words, utterance.speaker)
