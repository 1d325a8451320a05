"""The MP3 of an episode: takes as bare MPEG frames, silence between them, one Info header for the whole.

MPEG-1 Layer III, mono, 44.1 kHz, constant bitrate (ISO/IEC 11172-3; the Info and LAME tags as LAME 3.100 writes them). Every
take is encoded alone, so takes can be encoded in parallel and kept: a take put at frame k is heard from sample k × 1152 on.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import BinaryIO

import lameenc
import numpy as np
from fastcrc import crc16

from narrator import settings
from narrator.audio import Audio
from narrator.errors import EpisodeError, SettingsError

RATE = 44_100
"""Samples a second: the directories' floor for mono podcasts."""
FRAME = 1_152
"""Samples in an MPEG-1 Layer III frame."""
ENCODER_DELAY = 576
"""Samples LAME puts before the sound; what the tag of LAME 3.100 gives as the delay; measured alike with 4.0."""
DECODER_DELAY = 529
"""Samples every decoder adds: 528 of the filter bank and one more."""
LAG = ENCODER_DELAY + DECODER_DELAY
"""Samples from a take's first sample to where a decoder gives it out; players that read the Info header drop them."""
BITRATES: Mapping[int, int] = {bitrate: code for code, bitrate in enumerate(settings.BITRATES, 4)}
"""kb/s and what a frame header says for it. In a shorter frame than that of 56 kb/s the Info header has no room; LAME then
leaves it out, and a longer one makes mediainfo take the file for VBR without a length (measured)."""
QUALITY = 7
"""LAME's scale, 2 (best) to 7 (fastest): half the time of the usual 5, and its noise is no more audible (docs/decisions/010)."""
MAKE_UP: Mapping[int, float] = {192: 1 / 0.97, 224: 1 / 0.98, 256: 1.0, 320: 1.0}
"""LAME turns what it encodes down, by 0.95 at 160 kb/s and below and by less above (measured on tones of 300 to 3,000 Hz); this
undoes it, so that an episode is as loud as its takes."""

_BITRATE_OF = {code: bitrate for bitrate, code in BITRATES.items()}
_MONO = 0xC4  # last header byte: one channel, an original, no emphasis; the same as LAME writes
_SIDE_INFO = 17  # bytes after the header of a mono frame; all zero, they say: no bits of sound here or in earlier frames


def check_bitrate(bitrate: int) -> None:
    """Raises `SettingsError` unless `bitrate` (kb/s) is one of `BITRATES`."""
    if bitrate not in BITRATES:
        raise SettingsError(f"An episode cannot have {bitrate} kb/s; use one of {', '.join(map(str, BITRATES))}.")


def take_frames(samples: int) -> int:
    """How many frames a take of so many samples becomes: as many as it needs to be decoded to its end."""
    return -(-(samples + LAG) // FRAME) if samples else 0


def played_samples(frames: int) -> int:
    """How many samples a gapless player makes of so many frames; over `RATE`, the length of the episode in seconds."""
    return max(0, frames * FRAME - LAG)


def encode(audio: Audio, bitrate: int, quality: int = QUALITY) -> bytes:
    """One take as bare frames that lean on no frame before them, so that takes and silence can follow in any order.

    Nothing of the sound is lost with the frames LAME adds after it: decoded, they are zero (measured on loud noise of 64 lengths
    modulo 1,152). LAME's ringing dies away within 800 samples of the last sound; a take that ends in 20 ms of digital silence
    therefore leaves the frames after it digitally silent. Raises `SettingsError` for a bitrate MP3 has not, `EpisodeError`
    for a take that is not at `RATE`.
    """
    check_bitrate(bitrate)
    if audio.rate != RATE:
        raise EpisodeError(f"A take of {audio.rate} Hz cannot go into an episode; resample it to {RATE} Hz first.")
    if not audio.frames:
        return b""
    encoder = lameenc.Encoder()  # writes neither Info header nor tag (lameenc switches LAME's off)
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(RATE)
    encoder.set_out_sample_rate(RATE)  # or LAME would go down to 24 kHz by itself at low bitrates
    encoder.set_bit_rate(bitrate)
    encoder.set_quality(quality)
    louder = audio.pcm * np.float32(MAKE_UP.get(bitrate, 1 / 0.95))
    np.clip(np.rint(louder, out=louder), -32768, 32767, out=louder)
    sound = bytes(encoder.encode(louder.astype("<i2").tobytes())) + bytes(encoder.flush())
    return sound[: sum(_sizes(sound)[: take_frames(audio.frames)])]


def _sizes(sound: bytes) -> list[int]:
    """The size of each frame; raises as `frame_sizes` does, and reads no file for it."""
    sizes, at = [], 0
    while at < len(sound):
        size = _frame_size(sound[at : at + 4])
        if not size or at + size > len(sound):
            raise _broken(at)
        sizes.append(size)
        at += size
    return sizes


def _shortest(bitrate: int) -> int:
    """Bytes of a frame without padding, as the Info header is."""
    return bitrate * 160 // 49


def silence(frames: int, bitrate: int, before: tuple[int, int] = (0, 0)) -> bytes:
    """So many frames of digital silence; `before` is how many frames and bytes the stream has already.

    A frame is 160/49 bytes per kb/s, so some frames are a byte longer than others. Each silent frame is as long as the stream
    needs to come to its true bitrate, so readers that reckon the duration from the size are right within a byte a take.
    """
    check_bitrate(bitrate)
    count, size = before
    shorter = _shortest(bitrate)
    sound = bytearray()
    for number in range(count + 1, count + frames + 1):
        longer = number * bitrate * 160 // 49 - size - len(sound) > shorter
        sound += _header(bitrate, longer) + bytes(shorter + longer - 4)
    return bytes(sound)


def frame_sizes(file: BinaryIO) -> Iterator[int]:
    """The size in bytes of each frame from where `file` stands to its end; holds one frame header at a time.

    Raises `EpisodeError` where something else than a 44.1 kHz Layer III frame stands, or a frame is cut short.
    """
    at = file.tell()
    end = file.seek(0, io.SEEK_END)
    while at < end:
        file.seek(at)
        size = _frame_size(file.read(4))
        if not size or at + size > end:
            raise _broken(at)
        yield size
        at += size


def _broken(at: int) -> EpisodeError:
    return EpisodeError(f"Byte {at} of the MP3 begins no whole MPEG frame; the file is damaged, make the episode again.")


def _header(bitrate: int, padding: int) -> bytes:
    return bytes((0xFF, 0xFB, BITRATES[bitrate] << 4 | padding << 1, _MONO))


@cache
def _frame_size(header: bytes) -> int:
    """Bytes of the frame that begins so; 0 when nothing of ours does."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xFE != 0xFA or header[2] & 0x0C:
        return 0
    bitrate = _BITRATE_OF.get(header[2] >> 4, 0)
    return bitrate and _shortest(bitrate) + (header[2] >> 1 & 1)


class Mp3Stream:
    """The MP3 of an episode: its tag, its frames one after another, and last, before them, the Info header that tells of them.

    An OSError of the file (a full disk) goes through to whoever opened it.
    """

    __slots__ = ("_crc", "_file", "_header", "_size", "bitrate", "frames")

    def __init__(self, file: BinaryIO, bitrate: int, tag: bytes = b"") -> None:
        """Writes the tag where `file` stands, and leaves room for the Info header after it."""
        check_bitrate(bitrate)
        file.write(tag)
        self._header = file.tell()
        file.write(bytes(_shortest(bitrate)))
        self.bitrate = bitrate
        """kb/s."""
        self.frames = 0
        """How many have been written; a take written now is heard from sample `frames` × `FRAME` on."""
        self._file = file
        self._size = 0
        self._crc = 0

    def write(self, take: bytes) -> None:
        """Adds a take, as `encode` made it. Raises `EpisodeError` when it is anything but whole frames."""
        self.frames += self._count(take)
        self._add(take)

    def silence(self, frames: int) -> None:
        """Adds so many silent frames."""
        sound = silence(frames, self.bitrate, (self.frames, self._size))
        self.frames += frames
        self._add(sound)

    def finish(self) -> None:
        """Writes the Info header into its room, for what was written so far."""
        self._file.seek(self._header)
        self._file.write(info_frame(self.frames, self._size, self.bitrate, self._crc))
        self._file.seek(0, io.SEEK_END)

    def _count(self, take: bytes) -> int:
        """How many frames a take has: at a constant bitrate its size tells, which is within a byte of so many frames."""
        size = self.bitrate * 160 / 49
        count = round(len(take) / size)
        if take and (not _frame_size(take[:4]) or abs(len(take) - count * size) >= 1):
            raise _broken(self._size)
        return count

    def _add(self, sound: bytes) -> None:
        self._file.write(sound)
        self._size += len(sound)
        self._crc = crc16.arc(sound, self._crc)


def info_frame(frames: int, size: int, bitrate: int, crc: int) -> bytes:
    """The Info header: a silent frame that tells players the length, where to seek, and how much delay to drop.

    `frames`, `size` (bytes) and `crc` (CRC-16/ARC) are those of the frames after it; as LAME does, the frame count leaves this
    frame out and the byte count has it in. What this encoder does not tell (lowpass, preset) is 0, which means unknown.
    Raises `EpisodeError` past 4 GiB.
    """
    length = _shortest(bitrate)
    if size + length >= 1 << 32:
        raise EpisodeError("The episode is over 4 GiB, more than an MP3 header can say; split the article or lower the bitrate.")
    total = (size + length).to_bytes(4, "big")
    contents = bytes(place * 256 // 100 for place in range(100))  # at a constant bitrate a byte's place is its time
    quality = (60 - QUALITY).to_bytes(4, "big")  # LAME's sum at a constant bitrate
    xing = b"Info" + (0b1111).to_bytes(4, "big") + frames.to_bytes(4, "big") + total + contents + quality
    lame = _encoder_name() + b"\1" + bytes(10) + bytes((min(bitrate, 255),))  # 1: constant bitrate; no lowpass, peak or gain
    gaps = (ENCODER_DELAY << 12 | DECODER_DELAY).to_bytes(3, "big")
    source = b"\x40\0\0\0"  # made from 44.1 kHz, mono; no gain applied, no preset
    head = _header(bitrate, 0) + bytes(_SIDE_INFO) + xing + lame + gaps + source + total + crc.to_bytes(2, "big")
    return (head + crc16.arc(head).to_bytes(2, "big")).ljust(length, b"\0")


@cache
def _encoder_name() -> bytes:
    """The LAME in lameenc, in the nine bytes of its tag: its version stands in the unused bits of what it encodes."""
    found = re.search(rb"LAME\d[.\d]*", encode(Audio(RATE, np.zeros(FRAME, dtype=np.int16)), 96))
    return (found[0] if found else b"LAME").ljust(9, b" ")[:9]
