"""Sound files as the systems' voices write them: WAV, and the AIFF of macOS."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from narrator.audio import Audio
from narrator.errors import EngineError

_ORDERS = {b"": ">i2", b"NONE": ">i2", b"twos": ">i2", b"sowt": "<i2"}
"""AIFF-C compression type -> how its samples are stored; plain AIFF has no type (Apple, AIFF-C draft 1991)."""


_PLAIN, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE
"""WAVE format tags; an extensible one says behind it which of the two it is (Microsoft, Multiple Channel Audio Data, 2001)."""
_UNKNOWN_SIZE = 1 << 30
"""From here on, and at 0, the size was written before it was known: 0xFFFFFFFF, 0x7FFFFFFF and 2,000,000,000 are in use."""


def read_sound(path: Path) -> Audio:
    """The file's sound, its channels averaged. Raises `EngineError` when it is no whole WAV or AIFF."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise EngineError(f"The sound file {path.name} that the voice made cannot be read: {error}") from error
    return sound_in(content, f"The sound file {path.name} that the voice made")


def sound_in(content: bytes, what: str) -> Audio:
    """The sound in the bytes of a WAV or AIFF file. Raises `EngineError` naming `what` when it is not whole.

    A WAV may give a length nobody can know while it is still speaking; then everything to the end is sound.
    """
    try:
        return _read_aiff(content) if content[:4] == b"FORM" else _read_wav(content)
    except (ValueError, KeyError, IndexError) as error:
        raise EngineError(f"{what} cannot be read: {error}") from error


def _read_wav(content: bytes) -> Audio:
    if content[:4] != b"RIFF" or content[8:12] != b"WAVE":
        raise ValueError(f"it begins with {content[:12]!r}, which is no WAV")
    layout = b""
    at = 12
    while at + 8 <= len(content):
        name, size = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        if name == b"fmt ":
            layout = content[at + 8 : at + 8 + size]
        if name == b"data":
            known = 0 < size < _UNKNOWN_SIZE
            stored = content[at + 8 : at + 8 + size] if known else _without_remarks(content[at + 8 :])
            if known and len(stored) < size:
                raise ValueError(f"it has {len(stored)} bytes of sound where it promises {size}: it ends too early")
            return _wav_sound(layout, stored)
        at += 8 + size + size % 2
    raise ValueError("it ends before its sound begins")


def _without_remarks(stored: bytes) -> bytes:
    """Everything to the end, but for a `LIST` chunk there: it says who made the sound, and would be heard as a crack."""
    at = stored.rfind(b"LIST")
    size = int.from_bytes(stored[at + 4 : at + 8], "little")
    return stored[:at] if at >= 0 and len(stored) - at - 8 in (size, size + size % 2) else stored


def _wav_sound(layout: bytes, stored: bytes) -> Audio:
    """The samples of a `data` chunk as its `fmt ` chunk lays them out."""
    if len(layout) < 16:
        raise ValueError("it does not say how its samples are laid out")
    kind, channels, rate, bits = (int.from_bytes(layout[a:b], "little") for a, b in ((0, 2), (2, 4), (4, 8), (14, 16)))
    if kind == _EXTENSIBLE and len(layout) >= 26:
        kind = int.from_bytes(layout[24:26], "little")
    if not rate or not channels:
        raise ValueError(f"it has {channels} channels and {rate} samples a second")
    whole = stored[: len(stored) - len(stored) % (channels * max(bits // 8, 1))]
    return Audio(rate, _mono(_samples(whole, kind, bits), channels))


def _samples(whole: bytes, kind: int, bits: int) -> NDArray[np.int16]:
    """The samples in 16 bits, whatever number each is stored as. Raises `ValueError` for compressed ones."""
    if kind == _PLAIN and bits == 8:  # these alone have no sign
        return (np.frombuffer(whole, np.uint8).astype(np.int16) - 128) * 256
    if kind == _PLAIN and bits in (16, 24, 32):
        upper = np.frombuffer(whole, np.uint8).reshape(-1, bits // 8)[:, -2:]
        return np.frombuffer(upper.tobytes(), "<i2")
    if kind == _FLOAT and bits in (32, 64):
        loud = np.nan_to_num(np.frombuffer(whole, f"<f{bits // 8}"))
        clipped: NDArray[np.int16] = (np.clip(loud, -1.0, 1.0) * 32767).astype(np.int16)
        return clipped
    raise ValueError(f"{bits} bits a sample of format {kind}; only plain ones of 8 to 32 and floats of 32 and 64 are read")


def _read_aiff(content: bytes) -> Audio:
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
