"""Joining: the takes of a recording, levelled and encoded side by side, written one after another as one stream."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from narrator.episode.frames import Encoding, encoding, frames, keep_frames
from narrator.episode.mp3 import Mp3Stream
from narrator.episode.timeline import Placed, place
from narrator.errors import EpisodeError
from narrator.files import write_whole
from narrator.recording import Recording, gains, store_of
from narrator.settings import MasterSettings

Coming = tuple[Encoding, Future[None] | None]
"""How a take is encoded, and what is done when it is; None when it is already."""


@contextmanager
def encoding_takes(recording: Recording, settings: MasterSettings, workers: Executor) -> Iterator[Sequence[Coming]]:
    """Has the workers encode the takes the store has no frames of, in order; those not begun when the context ends are left."""
    levelled = zip(recording.takes, gains(recording, settings.lufs), strict=True)
    orders = [encoding(take, gain, settings.bitrate) for take, gain in levelled]
    coming = [(order, None if order.entry.exists() else workers.submit(keep_frames, order)) for order in orders]
    try:
        yield coming
    finally:
        for _, future in coming:
            if future:
                future.cancel()


def join(stream: Mp3Stream, takes: Sequence[Coming], placed: Placed) -> None:
    """Writes every take at its frame as soon as it is encoded, and silence between them."""
    for (order, future), (start, following) in zip(takes, pairwise((*placed.starts, placed.frames)), strict=True):
        if future:
            _wait(future, order)
        stream.silence(start - stream.frames)
        stream.write(frames(order))
        stream.silence(max(0, following - stream.frames))


def _wait(future: Future[None], order: Encoding) -> None:
    """Until the frames of a take are kept. Raises `EpisodeError` naming the cache folder, where the episode does not go."""
    try:
        future.result()
    except MemoryError as e:
        raise EpisodeError("An utterance could not be encoded: there is too little memory; give --jobs 1.") from e
    except OSError as e:
        folder = store_of(order.entry).folder
        raise EpisodeError(
            f"The encoded sound could not be kept in the cache folder {folder} ({e.strerror or e}); make room there."
        ) from e


def write_sample(recording: Recording, path: Path, settings: MasterSettings, workers: Executor) -> None:
    """Writes the recording to `path` as a bare MP3, exactly as an episode would have it but without tag or chapters.

    For a paragraph or a few: it is held in memory. Raises `EpisodeError` when it cannot be written.
    """
    whole = io.BytesIO()
    stream = Mp3Stream(whole, settings.bitrate)
    with encoding_takes(recording, settings, workers) as takes:
        join(stream, takes, place(recording))
    stream.finish()
    if path.is_dir():
        raise EpisodeError(f"{path} could not be written, because it is a folder; choose another file with -o.")
    try:
        write_whole(path, whole.getvalue())
    except OSError as e:
        raise EpisodeError(f"{path} could not be written ({e.strerror or e}); choose another folder with -o.") from e
