"""record(): a script in, a recording out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Executor, Future
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from narrator.engines import Request, Span, Voice, load_engine
from narrator.recording.lines import Line, seems_kept, speak
from narrator.recording.pool import Pool
from narrator.recording.store import Store, default_store, digest

if TYPE_CHECKING:
    from narrator.recording.recording import Recording, Take
    from narrator.script import Script, Utterance

SOUND_REVISION = 3
"""Part of every entry's name: raised when trimming, the loudness curve or alignment changes; old entries are then not found."""


@dataclass(frozen=True, slots=True)
class Session:
    """A recording under way."""

    script: Script
    voice: Voice
    """The profile that was asked for."""
    engines: Mapping[str, str]
    """As `Recording.engines`."""
    lines: tuple[Line, ...]
    """One for each utterance of the script."""
    coming: dict[int, Future[tuple[Take, bytes]]]
    """By their numbers, the lines the store had no take of; one that is waited for is taken out."""
    workers: Executor
    store: Store


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
    with ExitStack() as stack:
        workers = executor or stack.enter_context(Pool())
        return recorded(stack.enter_context(speaking_lines(script, voice, workers, store or default_store())))


@contextmanager
def speaking_lines(script: Script, voice: Voice, workers: Executor, store: Store) -> Iterator[Session]:
    """Has the workers begin with what the store has no take of; what is not begun when the context ends is left.

    `record` in two steps, for who has other things to do meanwhile: `recorded` waits for the takes. Raises as `record` does.
    """
    prints = fingerprints(script, voice)
    lines = tuple(_line(u, voice.for_role(u.role), prints, store) for u in script.utterances)
    coming = {number: workers.submit(speak, line) for number, line in enumerate(lines) if not seems_kept(line)}
    try:
        yield Session(script, voice, prints, lines, coming, workers, store)
    finally:
        for future in coming.values():
            future.cancel()


def recorded(session: Session) -> Recording:
    """The recording, when every take is spoken. Raises as `record` does."""
    from narrator.recording.gathering import gather  # noqa: PLC0415 - numpy, which loads while the workers speak

    return gather(session)


def fingerprints(script: Script, voice: Voice) -> dict[str, str]:
    """Each voice that speaks in `script`, as `engine:voice`, and its engine's fingerprint. Raises as `record` does."""
    voices = [voice.for_role(role) for role in sorted({utterance.role for utterance in script.utterances})]
    return {_name(speaker): load_engine(speaker.engine).fingerprint(speaker) for speaker in voices}


def _name(voice: Voice) -> str:
    return f"{voice.engine}:{voice.voice}"


def _line(utterance: Utterance, voice: Voice, prints: Mapping[str, str], store: Store) -> Line:
    spans = tuple(Span(word.written, word.spoken, word.ipa, utterance.language) for word in utterance.words())
    request = Request(spans, voice.voice, voice.language, voice.rate, voice.pitch)
    name = digest(SOUND_REVISION, prints[_name(voice)], request)
    return Line(voice.engine, request, store.path(name, ""))
