"""The episode's sound as samples: for the formats that are not joined of MPEG frames."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from itertools import islice

from narrator.audio import Audio, gain_for, limit, resample
from narrator.episode.mp3 import FRAME, RATE, played_samples
from narrator.episode.timeline import Placed
from narrator.recording import Recording, Take, sound

_AHEAD = 16
"""Takes that are made ready while one is written: work for every worker, and 20 MB at most."""
_PIECE = 10 * RATE
"""Samples of silence held at once."""


def levelled(take: Take, gain_db: float) -> Audio:
    """A take as it is heard: at the episode's rate, `gain_db` louder, its peaks held. Runs in the workers."""
    return limit(resample(sound(take), RATE), gain_db)


def samples(recording: Recording, placed: Placed, lufs: float, workers: Executor) -> Iterator[bytes]:
    """The whole episode in 16-bit samples, little-endian, as the MP3 has it before encoding: take by take, with the pauses."""
    gains = {voice: gain_for(curve, lufs) for voice, curve in recording.levels.items()}
    rest = iter(recording.takes)
    coming: deque[Future[Audio]] = deque()
    written = 0
    try:
        for start in placed.starts:
            coming += (workers.submit(levelled, take, gains[take.voice]) for take in islice(rest, 1 + _AHEAD - len(coming)))
            yield from _silence(start * FRAME - written)
            pcm = coming.popleft().result().pcm
            yield pcm.astype("<i2").tobytes()
            written = start * FRAME + len(pcm)
        yield from _silence(played_samples(placed.frames) - written)
    finally:
        for future in coming:
            future.cancel()


def _silence(count: int) -> Iterator[bytes]:
    for start in range(0, count, _PIECE):
        yield bytes(2 * min(_PIECE, count - start))
