"""Shortening: speech faster than its engine makes it, at the same pitch, its marks moved along.

The method is WSOLA, overlap-add guided by the waveform (Verhelst and Roelands 1993): windows are taken from the sound further
apart than they are laid down, each from where it goes on best from the one before. Which window went where is known, so
marks stay as true as they were. A second of fast speech costs 10 ms.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from narrator.audio import Audio
from narrator.engines.speech import Spoken

_HOP = 0.01
"""Seconds from one window to the next as they are laid down; a window is two of them long. Of 8, 10, 12 and 15 ms none was
understood better than another, or moved marks further."""
_REACH = 0.006
"""Seconds by which a window may be taken early or late: a period of a voice of 83 Hz lies within them."""


def shortened(spoken: Spoken, factor: float) -> Spoken:
    """What was said, `factor` times as fast; `factor` is 1 or more. Silence stays silence, to the frame."""
    audio = spoken.audio
    hop, reach = round(audio.rate * _HOP), round(audio.rate * _REACH)
    count = int(audio.frames / factor / hop) + 1
    room = 4 * hop + reach + int(hop * factor)
    sound = np.concatenate([np.zeros(hop), audio.pcm.astype(np.float64), np.zeros(room)])
    window = np.hanning(2 * hop + 1)[:-1]  # two, a hop apart, add up to 1
    laid = np.zeros((count + 1) * hop)
    taken = np.zeros(count, np.int64)
    for number in range(count):
        place = round(number * hop * factor)
        if number:
            place = _best(sound, taken[number - 1] + hop, max(place - reach, 0), place + reach, 2 * hop)
        taken[number] = place
        laid[number * hop : (number + 2) * hop] += window * sound[place : place + 2 * hop]
    pcm = np.clip(np.rint(laid[hop : hop + round(audio.frames / factor)]), -32_768, 32_767).astype(np.int16)
    marks = np.interp(np.ravel(spoken.marks), np.maximum.accumulate(taken), np.arange(count) * hop)
    moved = np.minimum(np.rint(marks), len(pcm)).astype(int).reshape(-1, 2).tolist()
    return Spoken(Audio(audio.rate, pcm), tuple((start, end) for start, end in moved), spoken.timing)


def _best(sound: NDArray[np.float64], following: int, first: int, last: int, length: int) -> int:
    """Where from `first` to `last` the sound is most like what follows the window laid down before."""
    stretch = sound[first : last + length]
    alike = np.correlate(stretch, sound[following : following + length], "valid")
    energy = np.cumsum(np.concatenate([[0.0], np.square(stretch)]))
    return first + int(np.argmax(alike / np.sqrt(energy[length:] - energy[:-length] + 1.0)))
