"""Joining: the takes of a recording, levelled and encoded side by side, written one after another as one stream."""

from __future__ import annotations

import io
from concurrent.futures import Executor, Future
from itertools import pairwise
from pathlib import Path

from narrator.audio import gain_for
from narrator.episode.frames import Encoding, encoding, frames, keep_frames
from narrator.episode.mp3 import Mp3Stream
from narrator.episode.timeline import Placed, place
from narrator.errors import EpisodeError
from narrator.files import write_whole
from narrator.recording import Recording
from narrator.settings import MasterSettings


def join(stream: Mp3Stream, recording: Recording, placed: Placed, lufs: float, workers: Executor) -> None:
    """Writes every take at its frame, and silence between them; the workers encode ahead of the writing.

    Each voice gets one gain, the one that brings its takes together to `lufs`, so that its sentences keep their own dynamics.
    """
    gains = {voice: gain_for(curve, lufs) for voice, curve in recording.levels.items()}
    orders = [encoding(take, gains[take.voice], stream.bitrate) for take in recording.takes]
    futures = [workers.submit(keep_frames, order) for order in orders]
    try:
        for future, order, (start, following) in zip(futures, orders, pairwise((*placed.starts, placed.frames)), strict=True):
            _wait(future, order)
            stream.silence(start - stream.frames)
            stream.write(frames(order))
            stream.silence(max(0, following - stream.frames))
    finally:
        for future in futures:
            future.cancel()


def _wait(future: Future[None], order: Encoding) -> None:
    """Until the frames of a take are kept. Raises `EpisodeError` naming the cache folder, where the episode does not go."""
    try:
        future.result()
    except MemoryError as e:
        raise EpisodeError("An utterance could not be encoded: there is too little memory; give --jobs 1.") from e
    except OSError as e:
        folder = order.entry.parent.parent
        raise EpisodeError(
            f"The encoded sound could not be kept in the cache folder {folder} ({e.strerror or e}); make room there."
        ) from e


def write_sample(recording: Recording, path: Path, settings: MasterSettings, workers: Executor) -> None:
    """Writes the recording to `path` as a bare MP3, exactly as an episode would have it but without tag or chapters.

    For a paragraph or a few: it is held in memory. Raises `EpisodeError` when it cannot be written.
    """
    stream = Mp3Stream(io.BytesIO(), settings.bitrate)
    join(stream, recording, place(recording), settings.lufs, workers)
    whole = io.BytesIO()
    stream.save(whole, b"")
    try:
        write_whole(path, whole.getvalue())
    except OSError as e:
        raise EpisodeError(f"{path} could not be written ({e.strerror or e}); choose another folder with -o.") from e
