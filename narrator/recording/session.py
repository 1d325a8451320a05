"""record(): a script in, a recording out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from narrator.engines import Request, Service, Span, Voice, answering_for, load_engine
from narrator.errors import EngineOutage, EngineUnavailable, SettingsError
from narrator.recording.lines import Line, read_passages, seems_kept, speak, voice_name
from narrator.recording.pool import Pool
from narrator.recording.spending import check_limit, sent_for
from narrator.recording.store import Store, default_store, digest
from narrator.script import cast

if TYPE_CHECKING:
    from narrator.recording.recording import KeptPassage, Recording, Take
    from narrator.script import Script, Utterance

SOUND_REVISION = 3
"""Part of every entry's name: raised when trimming, the loudness curve or alignment changes; old entries are then not found."""


_MANY = 100
"""Lines from which on the workers read what is kept; fewer are read as soon here, and a preview keeps no worker from speaking."""
_SHARE = 50
"""Passages a worker reads at once: 0.03 s of work."""

Share = tuple[tuple[int, ...], "Future[list[KeptPassage | None]]"]
"""Passages by the numbers of their first lines, and what the store has of each."""


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
    kept: Sequence[Share]
    """Passages the store seems to have whole, in order: the workers read them. Few are not among them."""
    workers: Executor
    store: Store
    asked: list[tuple[Future[tuple[Take, bytes]], int]]
    """What the workers were given to speak, and the characters a service gets with each; before an outage too."""
    outage: str = ""
    """Why the voice's service is not asked any more: its fallback says what the store does not have."""

    @property
    def sent(self) -> int:
        """Characters a service was sent until now, retries apart: of all that was begun, whatever the service made of it."""
        return sum(characters for future, characters in self.asked if _was_sent(future))

    def begin(self, line: Line) -> Future[tuple[Take, bytes]]:
        """Has a worker speak a line."""
        future = self.workers.submit(speak, line)
        self.asked.append((future, sent_for([line])))
        return future


def _was_sent(future: Future[tuple[Take, bytes]]) -> bool:
    if not future.done() or future.cancelled():
        return future.running()
    return not isinstance(future.exception(), SettingsError)  # there is no key


def record(
    script: Script,
    voice: Voice,
    executor: Executor | None = None,
    store: Store | None = None,
) -> Recording:
    """Speaks every utterance of `script`, each by the voice of its role, side by side in the executor's workers.

    The script is cast first (`narrator.script.cast`), and the recording's is that one.

    Without an executor it makes a `Pool` of its own; without a store it uses the one in the user's cache folder. What the store
    holds is not spoken again. Raises `EngineError` naming the utterance that could not be said, `SettingsError` for an unknown
    engine, `EpisodeError` when the store cannot be written. When a service fails, the voice's fallback says what is missing.
    """
    with ExitStack() as stack:
        workers = executor or stack.enter_context(Pool())
        return recorded(stack.enter_context(speaking_lines(script, voice, workers, store or default_store())))


@contextmanager
def speaking_lines(
    script: Script, voice: Voice, workers: Executor, store: Store, failed: Session | None = None, outage: str = ""
) -> Iterator[Session]:
    """Has the workers begin with what the store has no take of; what is not begun when the context ends is left.

    `record` in two steps, for who has other things to do meanwhile: `recorded` waits for the takes. However that ends, the
    session knows what was `sent`. `failed` is the session that the `outage` ended. Raises as `record` does.
    """
    script = cast(script, voice.has_own)
    prints = fingerprints(script, voice)
    lines = lines_of(script, voice, prints, store, voice.fallback if outage else None)
    absent = {number: line for number, line in enumerate(lines) if not seems_kept(line)}
    check_limit(voice, absent.values(), failed.sent if failed else 0)
    kept = list(_shares(script, lines, absent, workers))  # before the speaking, which takes longer and may fail
    asked = failed.asked if failed else []
    session = Session(script, voice, prints, lines, {}, kept, workers, store, asked, outage)
    try:
        session.coming.update((number, session.begin(line)) for number, line in absent.items())
        yield session
    finally:
        for future, _ in session.asked:
            future.cancel()
        for _, read in kept:
            read.cancel()


def _shares(script: Script, lines: Sequence[Line], absent: Mapping[int, Line], workers: Executor) -> Iterator[Share]:
    """Has the workers read the passages the store seems to have whole; for few lines they are not asked."""
    passages = groupby(enumerate(script.utterances), key=lambda pair: pair[1].block)
    numbered = [[number for number, _ in together] for _, together in passages]
    whole = [numbers for numbers in numbered if absent.keys().isdisjoint(numbers)]
    if sum(map(len, whole)) < _MANY:
        return
    for first in range(0, len(whole), _SHARE):
        share = whole[first : first + _SHARE]
        asked = [[(lines[number].voice, lines[number].entry) for number in numbers] for numbers in share]
        yield tuple(numbers[0] for numbers in share), workers.submit(read_passages, asked)


def recorded(session: Session) -> Recording:
    """The recording, when every take is spoken; where a service fails its fallback says the rest. Raises as `record` does."""
    from narrator.recording.gathering import gather  # noqa: PLC0415 - numpy, which loads while the workers speak

    try:
        return gather(session)
    except EngineOutage as failure:
        if session.voice.fallback is None or session.outage:
            raise
        outage = str(failure)
        for future, _ in session.asked:
            future.cancel()
    with speaking_lines(session.script, session.voice, session.workers, session.store, session, outage) as rest:
        return gather(rest)


def lines_of(
    script: Script, voice: Voice, prints: Mapping[str, str], store: Store, stand_in: Voice | None = None
) -> tuple[Line, ...]:
    """What is asked for each utterance: of the voice, or of who stands in for it, where the store has nothing of the voice's."""
    utterances = script.utterances
    lines = [_line(utterance, voice.for_role(utterance.role, utterance.speaker), prints, store) for utterance in utterances]
    if isinstance(load_engine(voice.engine), Service):
        lines = [_between(lines, utterances, number) for number in range(len(lines))]
    if not stand_in:
        return tuple(lines)
    return tuple(
        line if seems_kept(line) else _line(utterance, stand_in.for_role(utterance.role, utterance.speaker), prints, store)
        for line, utterance in zip(lines, utterances, strict=True)
    )


def _between(lines: Sequence[Line], utterances: Sequence[Utterance], number: int) -> Line:
    """A line that knows what stands before and after it in its paragraph."""
    around = [number + step for step in (-1, 1)]
    together = [0 <= n < len(lines) and utterances[n].block == utterances[number].block for n in around]
    before, after = (utterances[n].spoken if beside else "" for n, beside in zip(around, together, strict=True))
    return replace(lines[number], request=replace(lines[number].request, before=before, after=after))


def fingerprints(script: Script, voice: Voice) -> dict[str, str]:
    """Each voice that may speak in `script`, as `engine:voice`, and its engine's fingerprint; those of the fallback as well.

    Raises as `record` does, and `SettingsError` for a fallback that a receipt could not tell from who it stands in for.
    """
    parts = dict.fromkeys((utterance.role, utterance.speaker) for utterance in script.utterances)
    prints = _fingerprints(voice, parts)
    for name, made in _fingerprints_of_fallback(voice.fallback, parts).items() if voice.fallback else ():
        if prints.setdefault(name, made) != made:
            raise SettingsError(f"The fallback of {voice.name} is called {name} too: nobody could tell who spoke; take another.")
    return prints


def _fingerprints_of_fallback(fallback: Voice, parts: Iterable[tuple[str, str | None]]) -> dict[str, str]:
    try:
        return _fingerprints(fallback, parts)
    except EngineUnavailable as e:  # said now, and not when it is needed
        raise SettingsError(f"The fallback {fallback.name} cannot speak: {e}") from e


def _fingerprints(voice: Voice, parts: Iterable[tuple[str, str | None]]) -> dict[str, str]:
    made = {}
    for speaker in (voice.for_role(*part) for part in parts):
        with answering_for(speaker.engine):
            made[voice_name(speaker)] = load_engine(speaker.engine).fingerprint(speaker)
    return made


def _line(utterance: Utterance, voice: Voice, prints: Mapping[str, str], store: Store) -> Line:
    spans = tuple(Span(word.written, word.spoken, word.ipa, utterance.language) for word in utterance.words())
    request = Request(spans, voice.voice, voice.language, voice.rate, voice.pitch)
    name = digest(SOUND_REVISION, prints[voice_name(voice)], request)  # the fingerprint answers for the options
    return Line(voice.engine, replace(request, options=voice.options), store.path(name, ""))
