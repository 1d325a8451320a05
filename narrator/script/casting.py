"""Casting: giving the stretches of a script that others say to the roles a voice has for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from narrator.patterns import compiled
from narrator.script.pauses import TURN
from narrator.script.script import Reading, Script, Turn, Utterance

_SPEAKABLE = compiled(r"[^\W_]")

HasOwn = Callable[[str, str | None], bool]
"""Whether the voice says a role, or a speaker in it, otherwise than the body: `narrator.engines.Voice.has_own`."""


def cast(script: Script, has_own: HasOwn) -> Script:
    """`script` with an utterance for every stretch that has a voice of its own; the script itself where none has.

    What is cut apart joins to what it was, character by character. Casting a script again changes nothing.
    """
    passages = tuple(
        replace(passage, utterances=tuple(part for whole in passage.utterances for part in _parts(whole, has_own)))
        if any(_own(utterance, has_own) for utterance in passage.utterances)
        else passage
        for passage in script.passages
    )
    return script if passages == script.passages else replace(script, passages=passages)


def stretch_of(utterances: Sequence[Utterance], wanted: Utterance) -> Utterance:
    """What stands in `utterances` where `wanted` stands in the article, said as that is.

    Raises `ValueError` when none of them contains it.
    """
    start, end = wanted.readings[0].start, wanted.readings[-1].end
    for utterance in utterances:
        if utterance.readings[0].start <= start and end <= utterance.readings[-1].end:
            readings = tuple(r for r in _cut(utterance.readings, (start, end)) if start <= r.start and r.end <= end)
            return replace(wanted, readings=readings or utterance.readings)
    raise ValueError("no utterance stands there")


def _own(utterance: Utterance, has_own: HasOwn) -> list[Turn]:
    return [turn for turn in utterance.turns if has_own(turn.role, turn.speaker)]


def _parts(utterance: Utterance, has_own: HasOwn) -> Iterator[Utterance]:
    """The utterance, a part for every change of voice. A part nobody could say goes with its neighbour."""
    turns = _own(utterance, has_own)
    readings = _cut(utterance.readings, [place for turn in turns for place in (turn.start, turn.end)])
    parts: list[tuple[Turn | None, list[Reading]]] = []
    for turn, group in groupby(readings, key=lambda reading: _turn_at(turns, reading.start)):
        said = list(group)
        if parts and (parts[-1][0] == turn or not _speakable(said)):
            parts[-1][1].extend(said)
        elif parts and not _speakable(parts[-1][1]):
            parts[-1] = (turn, [*parts[-1][1], *said])
        else:
            parts.append((turn, said))
    narrator = utterance.role if all(turn.role == "quote" for turn in turns) else "body"  # `Q:` is no headline
    for number, (turn, said) in enumerate(parts, 1):
        role, speaker = (turn.role, turn.speaker) if turn else (narrator, None)
        pause = utterance.pause_ms if number == len(parts) else TURN
        yield Utterance(utterance.block, role, tuple(said), pause, utterance.language, (), speaker)


def _turn_at(turns: Sequence[Turn], place: int) -> Turn | None:
    return next((turn for turn in turns if turn.start <= place < turn.end), None)


def _speakable(readings: Sequence[Reading]) -> bool:
    return any(_SPEAKABLE.search(reading.spoken) for reading in readings)


def _cut(readings: Sequence[Reading], places: Sequence[int]) -> Iterator[Reading]:
    """The readings, plain text cut at the places in the source; what a rule read stays whole."""
    for reading in readings:
        plain = reading.spoken == reading.written == reading.seen and reading.ipa is None and reading.doubt is None
        start = reading.start
        for place in sorted(place for place in places if plain and start < place < reading.end):
            written = reading.written[start - reading.start : place - reading.start]
            yield replace(reading, written=written, spoken=written, start=start, end=place)
            start = place
        written = reading.written[start - reading.start :]
        yield reading if start == reading.start else replace(reading, written=written, spoken=written, start=start)
