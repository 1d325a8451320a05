"""Lines: what the workers are asked to say. Loads nothing of sound: the first is sent before the parent has numpy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from narrator.engines import Request, Voice
    from narrator.recording.recording import KeptPassage, Take


@dataclass(frozen=True, slots=True)
class Line:
    """One utterance to be spoken by one engine, and where in the store it belongs."""

    engine: str
    request: Request
    entry: Path

    @property
    def voice(self) -> str:
        """Who says it, as `Take.voice` has it."""
        return f"{self.engine}:{self.request.voice}"


def voice_name(voice: Voice) -> str:
    """What a voice is called in takes and receipts: `espeak:en-us`."""
    return f"{voice.engine}:{voice.voice}"


def seems_kept(line: Line) -> bool:
    """Whether the store has an entry for `line`; it may be damaged."""
    return all(line.entry.with_suffix(suffix).exists() for suffix in (".json", ".wav"))


def speak(line: Line) -> tuple[Take, bytes]:
    """The take of `line` and its loudness curve, packed, spoken now and stored. Runs in the workers.

    Nothing of numpy comes back: two threads that receive it would both import it, and that fails. Raises `EngineError` when the
    engine cannot say it, `OSError` when the store cannot take it.
    """
    from narrator.recording.speaking import packed, speak_now  # noqa: PLC0415 - a worker has it already

    take, curve, _ = speak_now(line)
    return take, packed(curve)


def read_passages(passages: Sequence[Sequence[tuple[str, Path]]]) -> list[KeptPassage | None]:
    """What the store has of each passage, by the voice and the entry of each of its takes; None where one of them is not there.

    Runs in the workers while the parent loads what masters: 90 minutes that were spoken before take it 0.15 s.
    """
    from narrator.recording.speaking import read_passage  # noqa: PLC0415 - a worker has it already

    return [read_passage(passage) for passage in passages]
