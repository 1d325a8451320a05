"""A take as it will be heard: levelled, at the episode's rate, encoded. Runs in the workers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from narrator.audio import Audio, limit, resample
from narrator.episode.mp3 import RATE, encode, take_frames
from narrator.libraries import library_version
from narrator.recording import Take, digest, keep, read_used, sound, store_of

FRAMES_REVISION = 3
"""Part of every entry's name: raised when levelling or encoding changes, so that old entries are not taken for new."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a take is made into frames, and where in the store they belong."""

    take: Take
    gain_db: float
    bitrate: int
    """kb/s."""
    entry: Path


def encoding(take: Take, gain_db: float, bitrate: int) -> Encoding:
    """The encoding of `take`; its frames stand in the store beside the sound, named by everything that decides them."""
    name = digest(FRAMES_REVISION, library_version("lameenc"), take.entry.name, gain_db, bitrate)
    return Encoding(take, gain_db, bitrate, store_of(take.entry).path(name, ".mp3"))


def samples(take: Take) -> int:
    """How long the take is in the episode, in samples at its rate."""
    return -(-take.frames * RATE // take.rate)


def keep_frames(order: Encoding) -> None:
    """Sees to it that the store holds the frames of a take. Raises `OSError` when it cannot be written."""
    if read_used(order.entry) is None:
        keep(order.entry, _encoded(order))


def frames(order: Encoding) -> bytes:
    """The frames of a take: out of the store, or encoded now when it has lost them."""
    kept = read_used(order.entry)
    return _encoded(order) if kept is None else kept


def _encoded(order: Encoding) -> bytes:
    return encode(levelled(order.take, order.gain_db), order.bitrate)


def levelled(take: Take, gain_db: float) -> Audio:
    """The take as it is heard: at the episode's rate, `gain_db` louder, its peaks held."""
    return limit(resample(sound(take), RATE), gain_db)


def frames_needed(take: Take) -> int:
    """How many frames the take becomes."""
    return take_frames(samples(take))
