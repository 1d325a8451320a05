"""Sound files of every make: however the numbers are stored and whatever stands around them, it is the same sound."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from narrator.engines.sound_file import sound_in
from narrator.errors import EngineError

SAID = (np.sin(np.arange(2400) / 10) * 12000).astype(np.int16)


def wav(stored: bytes, kind: int = 1, bits: int = 16, size: int | None = None) -> bytes:
    layout = struct.pack("<IHHIIHH", 16, kind, 1, 24000, 24000 * bits // 8, bits // 8, bits)
    size = len(stored) if size is None else size
    return b"RIFF" + bytes(4) + b"WAVEfmt " + layout + b"data" + struct.pack("<I", size) + stored


STORED = {
    (1, 8): (SAID // 256 + 128).astype("u1").tobytes(),
    (1, 16): SAID.astype("<i2").tobytes(),
    (1, 24): (SAID.astype("<i4") << 16).view("u1").reshape(-1, 4)[:, 1:].tobytes(),
    (1, 32): (SAID.astype("<i4") << 16).tobytes(),
    (3, 32): (SAID / 32768).astype("<f4").tobytes(),
    (3, 64): (SAID / 32768).astype("<f8").tobytes(),
}


@pytest.mark.parametrize(("kind", "bits"), STORED)
def test_numbers_of_every_size_are_read(kind: int, bits: int) -> None:
    audio = sound_in(wav(STORED[kind, bits], kind, bits), "it")
    assert audio.pcm.dtype == np.int16
    assert np.abs(audio.pcm - SAID.astype(int)).max() <= (255 if bits == 8 else 1)


def test_compressed_sound_is_refused_by_what_it_is() -> None:
    with pytest.raises(EngineError, match="8 bits a sample of format 7"):
        sound_in(wav(bytes(800), kind=7, bits=8), "it")


@pytest.mark.parametrize("size", [0, 0xFFFFFFFF])
@pytest.mark.parametrize("said", [SAID, SAID[:0]])
def test_remarks_behind_a_sound_of_unknown_length_are_not_heard(size: int, said: np.ndarray) -> None:
    remarks = b"LIST" + struct.pack("<I", 26) + b"INFOISFT\x0e\0\0\0Lavf60.3.100\0\0"
    assert np.array_equal(sound_in(wav(said.tobytes() + remarks, size=size), "it").pcm, said)
