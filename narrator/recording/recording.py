"""A recording: what was said, one take for each utterance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from narrator.engines import Request

if TYPE_CHECKING:  # the workers need none of the rules a script is made with, and the parent no sound
    import numpy as np
    from numpy.typing import NDArray

    from narrator.script import Script


@dataclass(frozen=True, slots=True)
class Take:
    """One utterance as it was spoken, without silence around it. `narrator.recording.sound` gives its sound."""

    engine: str
    """Who spoke it."""
    request: Request
    """What was asked for."""
    entry: Path
    """Where its sound stands in the store: this name with `.wav` for the sound and `.json` for the rest."""
    rate: int
    """Frames a second of that sound."""
    frames: int
    """Its length; 0 when the utterance has nothing to say."""
    marks: tuple[tuple[int, int], ...]
    """`(start, end)` in frames for each word of the utterance."""
    timing: str
    """How the marks came about: `exact`, or as the `engine's own` word of them has it; where it gives none, `aligned` with espeak
    saying the same, or `estimated` by the words' phonemes."""
    cached: bool
    """Whether it had been spoken before this run."""

    @property
    def voice(self) -> str:
        """Whose voice it is, as `engine:voice`; a key of `Recording.levels`."""
        return f"{self.engine}:{self.request.voice}"


class Head(NamedTuple):
    """What the store has of a take beside its sound; the fields are those of `Take`."""

    rate: int
    frames: int
    marks: tuple[tuple[int, int], ...]
    timing: str


KeptPassage = tuple[list[Head], dict[str, bytes]]
"""The heads of a passage's takes, in order, and for each voice how loud its takes are together: their curves added and packed."""


@dataclass(frozen=True, slots=True)
class Recording:
    """What was said: the script and its takes."""

    script: Script
    takes: tuple[Take, ...]
    """One for each of `script.utterances`, in order."""
    levels: Mapping[str, NDArray[np.uint64]]
    """For each voice, how loud its takes together become at each gain (see `narrator.audio.loudness_curve`)."""
    paragraphs: Mapping[tuple[str, int], NDArray[np.float64]]
    """For each voice and passage, where that is long enough to be heard as louder: its loudness at each gain, LUFS."""
    voice: str
    """The name of the profile that was asked for."""
    engines: Mapping[str, str]
    """Each voice heard, as `engine:voice`, and the fingerprint of the engine that spoke it."""
    source_type: str
    """IPTC digitalSourceType term of the sound: that of a learnt voice when one of several is."""
    outage: str = ""
    """Why the profile's service could not say all of it; empty when nothing failed."""
    stood_in: tuple[int, ...] = ()
    """Which takes the fallback spoke."""
    sent: int = 0
    """Characters a service was sent for it, retries apart."""

    @property
    def warning(self) -> str:
        """What whoever publishes it should know: that a service failed, and how much another voice says; empty otherwise."""
        if not self.outage:
            return ""
        return f"{len(self.stood_in)} of {len(self.takes)} utterances are by another voice. {self.outage}"
