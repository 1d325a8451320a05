"""The receipt: what became of every character of the article."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from narrator.episode.timeline import Timeline
from narrator.script import OMITTED, Reading, Script, Utterance


class Entry(NamedTuple):
    """One stretch of the article and what became of it. The entries cover the article in order, each character once."""

    start: int
    """In code points."""
    end: int
    fate: str
    """`spoken` as written, `replaced` by other words, `left out`, or `space` between words."""
    heard: tuple[float, float] | None = None
    """Seconds, when it is spoken or replaced."""
    spoken: str | None = None
    """What was said instead, when it is replaced."""
    reason: str | None = None
    """The rules that replaced it, or why it is left out."""
    role: str | None = None
    """Whose voice says it, when it is spoken or replaced."""


def account(script: Script, timeline: Timeline) -> Iterator[Entry]:
    """What became of every character, in order."""
    cues = iter(timeline.cues)
    for _ in script.opening:
        next(cues)
    at = 0
    for passage in script.passages:
        yield from _space(at, passage.start)
        at = passage.start
        if not passage.utterances:
            yield Entry(passage.start, passage.end, "left out", reason=passage.reason)
            at = passage.end
        for utterance in passage.utterances:
            times = {word.source: (word.start, word.end) for word in next(cues).words}
            for entry in _utterance(utterance, times):
                yield from _space(at, entry.start)
                yield entry
                at = entry.end
        yield from _space(at, passage.end)
        at = passage.end
    yield from _space(at, len(script.source))


def _space(start: int, end: int) -> Iterator[Entry]:
    if start < end:
        yield Entry(start, end, "space")


_SILENT = {"marker": "the sign of a list or quotation, shown but not said", "markup": "markup, not text"}
"""Say-as classes of what is written and neither a word nor white space, and why it is not said."""


def _utterance(utterance: Utterance, times: dict[tuple[int, int] | None, tuple[float, float]]) -> Iterator[Entry]:
    """The entries of one utterance's words, and of the markers and tags between them."""
    silent = [reading for reading in utterance.readings if reading.say_as in _SILENT and not reading.spoken.strip()]
    changed = [reading for reading in utterance.readings if reading.spoken != reading.written and reading.say_as != "marker"]
    for word in utterance.words():
        while silent and silent[0].start < word.start:
            yield _unsaid(silent.pop(0))
        while silent and silent[0].end <= word.end:  # a tag inside a word is the word's
            silent.pop(0)
        heard = times[word.start, word.end]
        if heard[0] == heard[1]:
            yield Entry(word.start, word.end, "left out", reason="a sign that has no sound")
            continue
        while changed and changed[0].end <= word.start:
            changed.pop(0)
        rules = [reading.rule for reading in changed if reading.start < word.end]
        if word.spoken == word.written and not rules:
            yield Entry(word.start, word.end, "spoken", heard, role=utterance.role)
        else:
            because = ", ".join(dict.fromkeys(rules))
            yield Entry(word.start, word.end, "replaced", heard, word.spoken, because, utterance.role)
    yield from map(_unsaid, silent)


def _unsaid(reading: Reading) -> Entry:
    omission = OMITTED.get(reading.rule) if reading.rule != reading.say_as else None
    return Entry(reading.start, reading.end, "left out", reason=omission.reason if omission else _SILENT[reading.say_as])


def entry_lines(entries: Iterator[Entry]) -> Iterator[bytes]:
    """The entries in JSON, a line each, so that two receipts can be compared with `diff`."""
    separator = "\n"
    for entry in entries:
        yield f"{separator}  {_in_json(entry)}".encode()
        separator = ",\n"


def write_receipt(file: Path, head: dict[str, object], entries: BinaryIO) -> None:
    """Writes receipt.json: the head, and the lines of `entries`, a file, since a long receipt is never held whole."""
    opening = json.dumps(head, ensure_ascii=False, indent=1)
    entries.seek(0)
    with file.open("wb") as target:
        target.write((opening.removesuffix("\n}") + ',\n "entries": [').encode())
        shutil.copyfileobj(entries, target)
        target.write(b"\n ]\n}\n")


_quoted = json.JSONEncoder(ensure_ascii=False).encode


def _in_json(entry: Entry) -> str:
    """An entry in JSON; fates and roles are words of ours. A dictionary an entry, encoded, takes twice as long."""
    start, end, fate, heard, spoken, reason, role = entry
    if fate == "space":  # every second one
        return f'{{"start": {start}, "end": {end}, "fate": "space"}}'
    told = f'{{"start": {start}, "end": {end}, "fate": "{fate}"'
    if heard is not None:
        told += f', "heard": [{round(heard[0], 3)}, {round(heard[1], 3)}], "role": "{role}"'
    if spoken is not None:
        told += f', "spoken": {_quoted(spoken)}'
    if reason is not None:
        told += f', "reason": {_quoted(reason)}'
    return told + "}"
