"""Gathering: the takes of a session in order, out of the store or from the workers, and how loud they are together."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from narrator.audio import integrated
from narrator.columns import in_a_line
from narrator.disclosure import SOURCE_TYPES
from narrator.engines import Voice, load_engine
from narrator.errors import EngineError, EngineOutage, EngineUnavailable, EpisodeError
from narrator.recording.lines import voice_name
from narrator.recording.recording import Recording, Take
from narrator.recording.speaking import Curve, add_curve, kept, take_of, unpacked, unpacked_sum

if TYPE_CHECKING:
    from narrator.recording.recording import KeptPassage
    from narrator.recording.session import Session
    from narrator.recording.store import Store
    from narrator.script import Utterance

Curves = NDArray[np.uint32]

PARAGRAPH = 5.0
"""Seconds of speech by one voice from which on a listener notices that a paragraph is louder than the one before."""
_QUOTED = 80
"""Characters of an utterance that stand in a message about it."""


def gather(session: Session) -> Recording:
    """The recording, when every take is spoken. Raises as `narrator.recording.record` does."""
    levels: dict[str, NDArray[np.uint64]] = {}
    paragraphs: dict[tuple[str, int], NDArray[np.float64]] = {}
    takes: list[Take] = []
    for block, spoken, curves in _passages(session):
        takes += spoken
        for voice, curve in curves.items():
            whole = curve.astype(np.uint64)
            levels[voice] = levels[voice] + whole if voice in levels else whole
            seconds = sum(take.frames / take.rate for take in spoken if take.voice == voice)
            if block is not None and seconds >= PARAGRAPH:
                paragraphs[voice, block] = integrated(whole)
    return _told(session, Recording(session.script, tuple(takes), levels, paragraphs, session.voice.name, {}, ""))


def _passages(session: Session) -> Iterator[tuple[int | None, list[Take], Mapping[str, Curves]]]:
    """Each passage, its takes, and for each voice in it how loud its takes are together."""
    kept = dict(_kept(session))
    for block, together in groupby(enumerate(session.script.utterances), key=lambda pair: pair[1].block):
        numbers = [number for number, _ in together]
        takes, curves = _whole(session, numbers, kept.pop(numbers[0], None)) or _one_by_one(session, numbers)
        yield block, takes, curves


def _kept(session: Session) -> Iterator[tuple[int, KeptPassage | None]]:
    """What the workers found of passages, by the numbers of their first lines; what they fail to read counts as not kept.

    It has 3 kB a passage, where the curves of its takes would have 40 each.
    """
    for numbers, read in session.kept:
        with contextlib.suppress(EngineError, OSError, MemoryError):
            yield from zip(numbers, read.result(), strict=True)


def _whole(session: Session, numbers: Sequence[int], passage: KeptPassage | None) -> tuple[list[Take], dict[str, Curves]] | None:
    """A passage as a worker found it; None when it found none, or a take in it is another request's."""
    if passage is None:
        return None
    takes = []
    for number, head in zip(numbers, passage[0], strict=True):
        take = take_of(session.lines[number], head)
        if take is None:
            return None
        takes.append(take)
    return takes, {voice: unpacked_sum(curves) for voice, curves in passage[1].items()}


def _one_by_one(session: Session, numbers: Sequence[int]) -> tuple[list[Take], dict[str, Curves]]:
    takes: list[Take] = []
    curves: dict[str, Curves] = {}
    for number in numbers:
        take, curve = _spoken(session, number)
        takes.append(take)
        add_curve(curves, take.voice, curve)
    return takes, curves


def _told(session: Session, recording: Recording) -> Recording:
    """The recording with what is to be said of its voices: who spoke, how the sound came about, who stood in for whom."""
    takes, utterances, voice = recording.takes, session.script.utterances, session.voice
    kinds = {load_engine(engine).source_type for engine in {take.engine for take in takes}}
    return replace(
        recording,
        engines={name: made for name, made in session.engines.items() if name in recording.levels},
        source_type=max(kinds, key=_rank, default=SOURCE_TYPES[0]),
        outage=session.outage,
        stood_in=tuple(n for n, take in enumerate(takes) if take.voice != _cast_as(voice, utterances[n])),
        sent=session.sent,
    )


def _rank(kind: str) -> int:
    """Where a source type stands in `SOURCE_TYPES`; an engine of another package may say anything."""
    return SOURCE_TYPES.index(kind) if kind in SOURCE_TYPES else -1


def _cast_as(voice: Voice, utterance: Utterance) -> str:
    return voice_name(voice.for_role(utterance.role, utterance.speaker))


def _spoken(session: Session, number: int) -> tuple[Take, Curve]:
    """The take and the curve of a line, out of the store or from a worker."""
    line = session.lines[number]
    future = session.coming.pop(number, None)
    found = None if future else kept(line)
    if found:
        return found
    utterance = session.script.utterances[number]
    take, curve = _result(future or session.begin(line), utterance, session.store)
    return replace(take, request=line.request), curve  # a worker's is a copy


def _result(future: Future[tuple[Take, bytes]], utterance: Utterance, store: Store) -> tuple[Take, Curve]:
    """What the worker made. Raises `EngineError` that says which utterance could not be made, and why."""
    try:
        take, curve = future.result()
        return take, unpacked(curve)
    except EngineUnavailable:
        raise
    except (EngineError, MemoryError) as e:
        reason = str(e) or type(e).__name__
        kind = EngineOutage if isinstance(e, EngineOutage) else EngineError
        raise kind(f"This could not be spoken: “{in_a_line(utterance.text, _QUOTED)}” ({reason.rstrip('.')}).") from e
    except OSError as e:
        raise EpisodeError(
            f"The spoken sound could not be kept in the cache folder {store.folder} ({e.strerror or e}); make room there."
        ) from e
