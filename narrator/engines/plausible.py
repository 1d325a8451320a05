"""Plausibility: whether a sound can be all of a text, for engines that do not say what became of each word."""

from __future__ import annotations

import numpy as np

from narrator.audio import Audio
from narrator.errors import EngineError

LETTERS_A_SECOND = 25.0
"""Faster is no speech at a rate of 1. The quickest of 43 sentences by each of four voices of flite had 15.7."""
SECONDS_A_LETTER, SPARE_SECONDS = 1.0, 10.0
"""Slower is no speech either: espeak takes 0.7 s for a digit it reads alone."""


def plausible(audio: Audio, text: str, rate: float, who: str) -> Audio:
    """`audio`, which may be all of `text` at `rate`; without a frame when there is nothing to say and nothing to hear.

    Raises `EngineError` naming `who` for silence on letters, and for a sound too short or too long.
    """
    letters = sum(character.isalnum() for character in text)
    if not np.any(audio.pcm):
        if letters:
            raise EngineError(f"{who} is silent on: {text[:60]}")
        return Audio(audio.rate, audio.pcm[:0])
    least = letters / (LETTERS_A_SECOND * max(rate, 1.0))
    if not least <= audio.seconds <= SPARE_SECONDS + letters * SECONDS_A_LETTER / min(rate, 1.0):
        raise EngineError(f"{who} made {audio.seconds:.1f} s of {letters} letters, which cannot be all of: {text[:60]}")
    return audio
