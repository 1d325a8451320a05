"""Levelling: one gain for a voice, and a small trim for a paragraph in which the voice itself is louder or softer."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from narrator.audio import GAIN_STEPS_DB, gain_for
from narrator.recording.recording import Recording

_AMISS = 0.5
"""LU a paragraph may lie from the loudness asked for. Two neighbours are then never more than 1 LU apart; the paragraphs of
espeak's voices lie within 0.4, and are left alone."""


class Levels:
    """How loud the voices of an article are, as far as it was spoken: what `gains` knows of a whole recording.

    In two seeds the gain is within 1 dB of the episode's from the first utterance on, within 0.5 from the fifth.
    """

    def __init__(self) -> None:
        self._levels: dict[str, NDArray[np.uint64]] = {}

    def add(self, recording: Recording) -> None:
        """Counts in what was spoken now for the first time."""
        for voice, curve in recording.levels.items():
            self._levels[voice] = self._levels[voice] + curve if voice in self._levels else curve

    def gain(self, voice: str, lufs: float) -> float:
        """The gain, dB, that brings `voice` (as `Take.voice` has it) to `lufs`; 0 for one that was not heard yet."""
        return gain_for(self._levels[voice], lufs) if voice in self._levels else 0.0


def gains(recording: Recording, lufs: float) -> tuple[float, ...]:
    """The gain of each take, dB, so that every voice comes to `lufs` through the limiter and keeps the dynamics of its sentences.

    A paragraph of more than 5 seconds that would still lie more than half a unit off gets the gain that brings it there. That
    depends on it and its voice's gain alone, so an edit elsewhere does not move it.
    """
    of_voice = {voice: gain_for(curve, lufs) for voice, curve in recording.levels.items()}
    trimmed = {}
    for (voice, block), loudness in recording.paragraphs.items():
        distance = np.abs(loudness - lufs)
        if distance[GAIN_STEPS_DB.index(of_voice[voice])] > _AMISS:
            trimmed[voice, block] = GAIN_STEPS_DB[int(np.nanargmin(distance))]
    return tuple(
        of_voice[take.voice] if utterance.block is None else trimmed.get((take.voice, utterance.block), of_voice[take.voice])
        for utterance, take in zip(recording.script.utterances, recording.takes, strict=True)
    )
