"""Gathering: the takes of a session in order, out of the store or from the workers, and how loud they are together."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from narrator.audio import integrated
from narrator.columns import in_a_line
from narrator.engines import Voice, load_engine
from narrator.errors import EngineError, EngineOutage, EngineUnavailable, EpisodeError
from narrator.recording.lines import speak, voice_name
from narrator.recording.recording import Recording, Take
from narrator.recording.speaking import Curve, kept, unpacked

if TYPE_CHECKING:
    from narrator.recording.session import Session
    from narrator.recording.store import Store
    from narrator.script import Utterance

PARAGRAPH = 5.0
"""Seconds of speech by one voice from which on a listener notices that a paragraph is louder than the one before."""
_QUOTED = 80
"""Characters of an utterance that stand in a message about it."""


def gather(session: Session) -> Recording:
    """The recording, when every take is spoken. Raises as `narrator.recording.record` does."""
    levels: dict[str, NDArray[np.uint64]] = {}
    paragraphs: dict[tuple[str, int], NDArray[np.float64]] = {}
    takes: list[Take] = []
    spoken = zip(session.script.utterances, _spoken(session), strict=True)
    for block, together in groupby(spoken, key=lambda pair: pair[0].block):
        curves: dict[str, NDArray[np.uint64]] = {}
        seconds: dict[str, float] = {}
        for _, (take, curve) in together:
            takes.append(take)
            seconds[take.voice] = seconds.get(take.voice, 0.0) + take.frames / take.rate
            curves[take.voice] = curves[take.voice] + curve if take.voice in curves else curve.astype(np.uint64)
        for voice, whole in curves.items():
            levels[voice] = levels[voice] + whole if voice in levels else whole
            if block is not None and seconds[voice] >= PARAGRAPH:
                paragraphs[voice, block] = integrated(whole)
    return _told(session, Recording(session.script, tuple(takes), levels, paragraphs, session.voice.name, {}, ""))


def _told(session: Session, recording: Recording) -> Recording:
    """The recording with what is to be said of its voices: who spoke, how the sound came about, who stood in for whom."""
    takes, utterances, voice = recording.takes, session.script.utterances, session.voice
    kinds = {load_engine(engine).source_type for engine in {take.engine for take in takes}}
    return replace(
        recording,
        engines={name: made for name, made in session.engines.items() if name in recording.levels},
        source_type=max(kinds, default="algorithmicMedia"),
        outage=session.outage,
        stood_in=tuple(n for n, take in enumerate(takes) if take.voice != _cast_as(voice, utterances[n])),
        sent=session.sent,
    )


def _cast_as(voice: Voice, utterance: Utterance) -> str:
    return voice_name(voice.for_role(utterance.role, utterance.speaker))


def _spoken(session: Session) -> Iterator[tuple[Take, Curve]]:
    """The take and curve of each line, in order.

    What is yielded is not held here: a curve has 40 kB, those of an article of 1 MB 0.4 GB.
    """
    for number, (line, utterance) in enumerate(zip(session.lines, session.script.utterances, strict=True)):
        future = session.coming.pop(number, None)
        found = None if future else kept(line)
        take, curve = found or _result(future or session.workers.submit(speak, line), utterance, session.store)
        yield replace(take, request=line.request), curve  # a worker's is a copy


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
