"""Sound files as the systems' voices write them: WAV, and the AIFF of macOS."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from narrator.audio import Audio
from narrator.errors import EngineError

_ORDERS = {b"": ">i2", b"NONE": ">i2", b"twos": ">i2", b"sowt": "<i2"}
"""AIFF-C compression type -> how its samples are stored; plain AIFF has no type (Apple, AIFF-C draft 1991)."""


def read_sound(path: Path) -> Audio:
    """The file's sound, its channels averaged. Raises `EngineError` when it is no whole 16-bit WAV or AIFF."""
    try:
        start = path.read_bytes()[:4]
        return _read_aiff(path) if start == b"FORM" else _read_wav(path)
    except (OSError, EOFError, wave.Error, ValueError, KeyError) as error:
        raise EngineError(f"The sound file {path.name} that the voice made cannot be read: {error}") from error


def _read_wav(path: Path) -> Audio:
    with wave.open(str(path), "rb") as file:
        if file.getsampwidth() != 2:
            raise ValueError(f"{file.getsampwidth() * 8} bits a sample, not 16")
        frames = file.readframes(file.getnframes())
        if len(frames) != file.getnframes() * file.getnchannels() * 2:
            raise ValueError("it ends too early")
        return Audio(file.getframerate(), _mono(np.frombuffer(frames, "<i2"), file.getnchannels()))


def _read_aiff(path: Path) -> Audio:
    content = path.read_bytes()
    chunks: dict[bytes, bytes] = {}
    at = 12
    while at + 8 <= len(content):
        size = int.from_bytes(content[at + 4 : at + 8], "big")
        chunks[content[at : at + 4]] = content[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
    common, sound = chunks[b"COMM"], chunks[b"SSND"]
    channels, frames, bits = (int.from_bytes(common[a:b], "big") for a, b in ((0, 2), (2, 6), (6, 8)))
    order = _ORDERS.get(common[18:22])
    if bits != 16 or order is None:
        raise ValueError(f"{bits} bits a sample of type {common[18:22]!r}, not 16 plain bits")
    begin = 8 + int.from_bytes(sound[:4], "big")
    stored = sound[begin : begin + frames * channels * 2]
    if len(stored) != frames * channels * 2:
        raise ValueError("it ends too early")
    return Audio(_extended(common[8:18]), _mono(np.frombuffer(stored, order), channels))


def _extended(number: bytes) -> int:
    """A whole number from the 80-bit float that AIFF gives its rate in: sign and exponent (bias 16,383), then 64 bits."""
    exponent = (int.from_bytes(number[:2], "big") & 0x7FFF) - 16383
    return int.from_bytes(number[2:], "big") >> 63 - exponent


def _mono(samples: NDArray[np.int16], channels: int) -> NDArray[np.int16]:
    mixed: NDArray[np.int16] = samples.reshape(-1, channels).mean(axis=1).astype(np.int16)
    return mixed
