"""Decoding: the sound of a finished MP3, by a program that did not make it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Generator
from pathlib import Path

import numpy as np

from narrator.audio import Audio
from narrator.episode.mp3 import RATE
from narrator.errors import EpisodeError

_STRETCH = 60 * RATE * 2  # bytes: a minute of 16 bits
_DECODERS = (
    ("ffmpeg", "-v", "error", "-nostdin", "-i", "{}", "-map", "0:a", "-ac", "1", "-ar", str(RATE), "-f", "s16le", "-"),
    ("mpg123", "-q", "-s", "-m", "-r", str(RATE), "-e", "s16", "{}"),
)
"""Programs that decode to 16 bits on standard output; the first that is there is taken."""


NO_DECODER = f"there is no decoder on this machine; install {' or '.join(name for name, *_ in _DECODERS)}"
"""Why sound is not measured."""


def can_decode() -> bool:
    """Whether a decoder is on this machine."""
    return any(shutil.which(name) for name, *_ in _DECODERS)


def decoded(mp3: Path) -> Generator[Audio]:
    """The sound of a file, a minute at a time, without the delay its Info header tells of.

    Raises `EpisodeError` when nothing here can decode, or the decoder fails.
    """
    decoder = next((command for command in _DECODERS if shutil.which(command[0])), None)
    if decoder is None:
        raise EpisodeError(NO_DECODER)
    command = [str(mp3) if part == "{}" else part for part in decoder]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout
        try:
            while sound := process.stdout.read(_STRETCH):
                yield Audio(RATE, np.frombuffer(sound, "<i2", len(sound) // 2))
        except GeneratorExit:  # nobody wants the rest
            process.kill()
            raise
    if process.returncode:
        raise EpisodeError(f"{decoder[0]} cannot decode {mp3.name}; make the episode again")
