"""record(): a script in, a recording out."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from concurrent.futures import Executor, Future
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from narrator.engines import Request, Span, Voice, load_engine
from narrator.errors import EngineError, EngineUnavailable, EpisodeError
from narrator.recording.pool import Pool
from narrator.recording.recording import Recording, Take
from narrator.recording.sound import Curve, Line, speak
from narrator.recording.store import Store, default_store, digest

if TYPE_CHECKING:
    from narrator.script import Script, Utterance

SOUND_REVISION = 2
"""Part of every entry's name: raised when trimming, the loudness curve or alignment changes; old entries are then not found."""


def record(
    script: Script,
    voice: Voice,
    executor: Executor | None = None,
    store: Store | None = None,
) -> Recording:
    """Speaks every utterance of `script`, each by the voice of its role, side by side in the executor's workers.

    Without an executor it makes a `Pool` of its own; without a store it uses the one in the user's cache folder. What the store
    holds is not spoken again. Raises `EngineError` naming the utterance that could not be said, `SettingsError` for an unknown
    engine, `EpisodeError` when the store cannot be written.
    """
    utterances = script.utterances
    store = store or default_store()
    voices = {role: voice.for_role(role) for role in sorted({u.role for u in utterances})}
    prints = {_name(v): load_engine(v.engine).fingerprint(v) for v in voices.values()}
    lines = [_line(u, voices[u.role], prints, store) for u in utterances]
    levels: dict[str, NDArray[np.uint64]] = {}
    takes: list[Take] = []
    with ExitStack() as stack:
        workers = executor or stack.enter_context(Pool())
        futures = deque(workers.submit(speak, line) for line in lines)
        try:
            for line, utterance in zip(lines, utterances, strict=True):
                # Popped, because a future holds its result: 25 kB of curve, 0.3 GB for an article of 1 MB.
                take, curve = _result(futures.popleft(), utterance, store)
                levels[take.voice] = levels.get(take.voice, np.zeros(curve.shape, np.uint64)) + curve
                takes.append(replace(take, request=line.request))  # the worker's is a copy
        finally:
            for future in futures:
                future.cancel()
    return Recording(script, tuple(takes), levels, voice.name, prints, load_engine(voice.engine).source_type)


def _name(voice: Voice) -> str:
    return f"{voice.engine}:{voice.voice}"


def _line(utterance: Utterance, voice: Voice, prints: Mapping[str, str], store: Store) -> Line:
    spans = tuple(Span(word.written, word.spoken, word.ipa, utterance.language) for word in utterance.words())
    request = Request(spans, voice.voice, voice.language, voice.rate, voice.pitch)
    name = digest(SOUND_REVISION, prints[_name(voice)], request)
    return Line(voice.engine, request, store.path(name, ""))


def _result(future: Future[tuple[Take, Curve]], utterance: Utterance, store: Store) -> tuple[Take, Curve]:
    """What the worker made. Raises `EngineError` that says which utterance could not be made, and why."""
    try:
        return future.result()
    except EngineUnavailable:
        raise
    except (EngineError, MemoryError) as e:
        reason = str(e) or type(e).__name__
        raise EngineError(f"This could not be spoken: “{_shortened(utterance.text)}” ({reason}).") from e
    except OSError as e:
        raise EpisodeError(
            f"The spoken sound could not be kept in the cache folder {store.folder} ({e.strerror or e}); make room there."
        ) from e


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else text[:79] + "…"
