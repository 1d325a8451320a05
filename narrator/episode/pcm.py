"""The episode's sound as samples: for the formats that are not joined of MPEG frames."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from itertools import islice

from narrator.audio import Audio
from narrator.episode.arrangement import Arrangement
from narrator.episode.frames import levelled
from narrator.episode.mp3 import FRAME, RATE, played_samples
from narrator.recording import Recording, gains

_AHEAD = 16
"""Takes that are made ready while one is written: work for every worker, and 35 MB at most."""
_PIECE = 10 * RATE
"""Samples of silence held at once."""


def samples(recording: Recording, arrangement: Arrangement, lufs: float, workers: Executor) -> Iterator[bytes]:
    """The whole episode in 16-bit samples, little-endian, as the MP3 has it before encoding: take by take, with the pauses."""
    placed, mixed = arrangement.placed, arrangement.mixed
    rest = zip(recording.takes[mixed:], gains(recording, lufs)[mixed:], strict=True)
    coming: deque[Future[Audio]] = deque()
    yield arrangement.opening.pcm.astype("<i2").tobytes()
    written = arrangement.opening.frames
    try:
        for start in placed.starts[mixed:]:
            coming += (workers.submit(levelled, take, gain) for take, gain in islice(rest, 1 + _AHEAD - len(coming)))
            yield from _silence(start * FRAME - written)
            pcm = coming.popleft().result().pcm
            yield pcm.astype("<i2").tobytes()
            written = start * FRAME + len(pcm)
        closing = arrangement.closing.pcm.astype("<i2").tobytes()
        yield from _silence(arrangement.closing_start * FRAME - written if closing else 0)
        written = arrangement.closing_start * FRAME + arrangement.closing.frames if closing else written
        yield closing
        yield from _silence(played_samples(placed.frames) - written)
    finally:
        for future in coming:
            future.cancel()


def _silence(count: int) -> Iterator[bytes]:
    for start in range(0, count, _PIECE):
        yield bytes(2 * min(_PIECE, count - start))
