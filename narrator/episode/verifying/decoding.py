"""Decoding: the sound of a finished episode, by a program that did not make it; without one a WAV file can be read."""

from __future__ import annotations

import shutil
import subprocess
import wave
from collections.abc import Generator, Sequence
from pathlib import Path

import numpy as np

from narrator.audio import Audio
from narrator.episode.mp3 import RATE
from narrator.errors import EpisodeError

_STRETCH = 60 * RATE  # samples: a minute
_FFMPEG = ("ffmpeg", "-v", "error", "-nostdin", "-i", "{}", "-map", "0:a", "-ac", "1", "-ar", str(RATE), "-f", "s16le", "-")
_MPG123 = ("mpg123", "-q", "-s", "-m", "-r", str(RATE), "-e", "s16", "{}")
"""They decode to 16 bits on standard output. mpg123 makes silence of anything but MPEG, and says nothing."""


def undecodable(file: Path) -> str:
    """Why the sound of a file cannot be decoded on this machine; empty where it can."""
    if file.suffix == ".wav" or _decoder(file):
        return ""
    return f"there is no decoder on this machine; install {' or '.join(command[0] for command in _decoders(file))}"


def decoded(file: Path) -> Generator[Audio]:
    """The sound of a file, a minute at a time, without the delay the Info header of an MP3 tells of.

    Raises `EpisodeError` when it is `undecodable`, or the decoder fails.
    """
    if decoder := _decoder(file):
        return _by_program(decoder, file)
    if why := undecodable(file):
        raise EpisodeError(why)
    return _wav(file)


def _decoders(file: Path) -> Sequence[tuple[str, ...]]:
    return (_FFMPEG, _MPG123) if file.suffix == ".mp3" else (_FFMPEG,)


def _decoder(file: Path) -> tuple[str, ...] | None:
    """The first of the programs for such a file that is on this machine."""
    return next((command for command in _decoders(file) if shutil.which(command[0])), None)


def _by_program(decoder: Sequence[str], file: Path) -> Generator[Audio]:
    command = [str(file) if part == "{}" else part for part in decoder]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout
        try:
            while sound := process.stdout.read(2 * _STRETCH):
                yield Audio(RATE, np.frombuffer(sound, "<i2", len(sound) // 2))
        except GeneratorExit:  # nobody wants the rest
            process.kill()
            raise
    if process.returncode:
        raise EpisodeError(f"{decoder[0]} cannot decode {file.name}; make the episode again")


def _wav(file: Path) -> Generator[Audio]:
    try:
        with wave.open(str(file)) as sound:
            if sound.getparams()[:3] != (1, 2, RATE):
                raise EpisodeError(f"{file.name} is not what narrate writes; make the episode again")
            while samples := sound.readframes(_STRETCH):
                yield Audio(RATE, np.frombuffer(samples, "<i2", len(samples) // 2))
    except (wave.Error, EOFError) as e:
        raise EpisodeError(f"{file.name} is no WAV file that can be read ({e}); make the episode again") from e
