"""record(): a script in, a recording out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from contextlib import ExitStack
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from narrator.audio import integrated
from narrator.engines import Request, Service, Span, Voice, load_engine
from narrator.errors import EngineError, EngineOutage, EngineUnavailable, EpisodeError
from narrator.recording.pool import Pool
from narrator.recording.recording import Recording, Take
from narrator.recording.speaking import Curve, Line, kept, seems_kept, speak
from narrator.recording.spending import check_limit, sent_for
from narrator.recording.store import Store, default_store, digest

if TYPE_CHECKING:
    from narrator.script import Script, Utterance

PARAGRAPH = 5.0
"""Seconds of speech by one voice from which on a listener notices that a paragraph is louder than the one before."""

SOUND_REVISION = 3
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
    engine, `EpisodeError` when the store cannot be written. When a service fails, the voice's fallback says what is missing.
    """
    try:
        return _recorded(script, voice, executor, store or default_store())
    except EngineOutage as outage:
        if voice.fallback is None or voice.outage:
            raise
        return _recorded(script, replace(voice, outage=str(outage)), executor, store or default_store())


def _recorded(script: Script, voice: Voice, executor: Executor | None, store: Store) -> Recording:
    utterances = script.utterances
    prints = fingerprints(script, voice)
    lines = lines_of(script, voice, prints, store)
    missing = [line.request for line in lines if line.engine == voice.engine and not seems_kept(line)]
    check_limit(voice, missing)
    levels: dict[str, NDArray[np.uint64]] = {}
    paragraphs: dict[tuple[str, int], NDArray[np.float64]] = {}
    takes: list[Take] = []
    with ExitStack() as stack:
        workers = executor or stack.enter_context(Pool())
        spoken = zip(utterances, _spoken(lines, utterances, workers, store), strict=True)
        for (voice_name, block), together in groupby(spoken, key=lambda pair: (pair[1][0].voice, pair[0].block)):
            of_block = [said for _, said in together]
            curve = of_block[0][1].astype(np.uint64)
            for _, more in of_block[1:]:
                curve += more
            levels[voice_name] = levels.get(voice_name, np.zeros_like(curve)) + curve
            if block is not None and sum(take.frames / take.rate for take, _ in of_block) >= PARAGRAPH:
                paragraphs[voice_name, block] = integrated(curve)
            takes += [take for take, _ in of_block]
    stood_in = tuple(n for n, take in enumerate(takes) if take.voice != _name(voice.for_role(utterances[n].role)))
    source_type = max((load_engine(engine).source_type for engine in {take.engine for take in takes}), default="algorithmicMedia")
    engines = {name: made for name, made in prints.items() if name in levels}
    told = Recording(script, tuple(takes), levels, paragraphs, voice.name, engines, source_type)
    return replace(told, outage=voice.outage, stood_in=stood_in, sent=sent_for(voice, missing))


def lines_of(script: Script, voice: Voice, prints: Mapping[str, str], store: Store) -> list[Line]:
    """What is asked for each utterance: of the voice, or of its fallback where the voice is out and the store has nothing."""
    utterances = script.utterances
    lines = [_line(utterance, voice.for_role(utterance.role), prints, store) for utterance in utterances]
    if isinstance(load_engine(voice.engine), Service):
        lines = [_between(lines, utterances, number) for number in range(len(lines))]
    if not voice.outage or not voice.fallback:
        return lines
    other = voice.fallback
    return [
        line if seems_kept(line) else _line(utterance, other.for_role(utterance.role), prints, store)
        for line, utterance in zip(lines, utterances, strict=True)
    ]


def _between(lines: Sequence[Line], utterances: Sequence[Utterance], number: int) -> Line:
    """A line that knows what stands before and after it in its paragraph."""
    around = [number + step for step in (-1, 1)]
    together = [0 <= n < len(lines) and utterances[n].block == utterances[number].block for n in around]
    before, after = (utterances[n].spoken if beside else "" for n, beside in zip(around, together, strict=True))
    return replace(lines[number], request=replace(lines[number].request, before=before, after=after))


def fingerprints(script: Script, voice: Voice) -> dict[str, str]:
    """Each voice that speaks in `script`, as `engine:voice`, and its engine's fingerprint. Raises as `record` does."""
    roles = sorted({utterance.role for utterance in script.utterances})
    voices = [one.for_role(role) for one in (voice, voice.fallback if voice.outage else None) if one for role in roles]
    return {_name(speaker): load_engine(speaker.engine).fingerprint(speaker) for speaker in voices}


def _spoken(
    lines: Sequence[Line], utterances: Sequence[Utterance], workers: Executor, store: Store
) -> Iterator[tuple[Take, Curve]]:
    """The take and curve of each line, in order: out of the store, or from the workers, which begin with all that is missing.

    What is yielded is not held here: a curve has 40 kB, those of an article of 1 MB 0.4 GB.
    """
    futures = {number: workers.submit(speak, line) for number, line in enumerate(lines) if not seems_kept(line)}
    try:
        for number, line in enumerate(lines):
            future = futures.pop(number, None)
            found = None if future else kept(line)
            take, curve = found or _result(future or workers.submit(speak, line), utterances[number], store)
            yield replace(take, request=line.request), curve  # a worker's is a copy
    finally:
        for future in futures.values():
            future.cancel()


def _name(voice: Voice) -> str:
    return f"{voice.engine}:{voice.voice}"


def _line(utterance: Utterance, voice: Voice, prints: Mapping[str, str], store: Store) -> Line:
    spans = tuple(Span(word.written, word.spoken, word.ipa, utterance.language) for word in utterance.words())
    request = Request(spans, voice.voice, voice.language, voice.rate, voice.pitch)
    name = digest(SOUND_REVISION, prints[_name(voice)], request)  # the fingerprint answers for the options
    return Line(voice.engine, replace(request, options=voice.options), store.path(name, ""))


def _result(future: Future[tuple[Take, Curve]], utterance: Utterance, store: Store) -> tuple[Take, Curve]:
    """What the worker made. Raises `EngineError` that says which utterance could not be made, and why."""
    try:
        return future.result()
    except EngineUnavailable:
        raise
    except (EngineError, MemoryError) as e:
        reason = str(e) or type(e).__name__
        kind = EngineOutage if isinstance(e, EngineOutage) else EngineError
        raise kind(f"This could not be spoken: “{_shortened(utterance.text)}” ({reason}).") from e
    except OSError as e:
        raise EpisodeError(
            f"The spoken sound could not be kept in the cache folder {store.folder} ({e.strerror or e}); make room there."
        ) from e


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else text[:79] + "…"
