"""The stream: the file's tag, frames and header, its chapters, its length and how loud it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from fastcrc import crc16

from narrator.article import on_one_line
from narrator.audio import Audio, loudness
from narrator.episode.formats import FORMATS
from narrator.episode.id3 import read_tag
from narrator.episode.mp3 import DECODER_DELAY, ENCODER_DELAY, RATE, played_samples
from narrator.episode.verifying.decoding import decoded, undecodable
from narrator.episode.verifying.evidence import ROUNDED, Evidence, Segment
from narrator.episode.verifying.observation import Check, Observation, failed, ok, unmeasured

TOLERANCE = 0.5
"""LU the integrated loudness may lie from what was asked for."""
_INFO = 21
"""Where the Info header stands in the first frame: after its own header and the empty side information of a mono frame."""
_LAME = _INFO + 120
"""Where LAME's tag stands: after the frame count, byte count, table of contents and quality of the Info header."""


def _tag(evidence: Evidence) -> Iterator[Observation]:
    """The tag is ID3v2.3 and ends where its last frame does, because readers take padding for broken frames."""
    if evidence.tag.version != (2, 3, 0):
        yield failed(f"the tag is ID3v2.{evidence.tag.version[1]}, in which players lose chapters; it must be 2.3")
        return
    with evidence.file.open("rb") as file:
        tag = read_tag(file)
    at = 10
    while at + 10 <= len(tag) and tag[at]:
        at += 10 + int.from_bytes(tag[at + 4 : at + 8], "big")
    if at != len(tag):
        yield failed(f"the tag has {len(tag) - at:,} bytes that belong to no frame of it")


def _frames(evidence: Evidence) -> Iterator[Observation]:
    """From the tag to the end of the file stand whole MPEG frames of one kind and nothing else."""
    if not evidence.frames:
        yield failed("after the tag stands no sound")
    yield ok(f"{len(evidence.frames):,} frames")


def _header(evidence: Evidence) -> Iterator[Observation]:
    """The first frame is an Info header that tells of the frames, bytes, gaps and checksums there are."""
    with evidence.file.open("rb") as file:
        read_tag(file)
        first = file.read(evidence.frames[0]) if evidence.frames else b""
        if first[_INFO : _INFO + 4] != b"Info":
            yield failed("the file has no Info header, so players guess its length and cannot seek")
            return
        crc = 0
        while sound := file.read(1 << 20):
            crc = crc16.arc(sound, crc)
    told = {
        "frames": (_number(first, _INFO + 8, 4), len(evidence.frames) - 1),
        "bytes": (_number(first, _INFO + 12, 4), sum(evidence.frames)),
        "delay and padding": (_number(first, _LAME + 21, 3), ENCODER_DELAY << 12 | DECODER_DELAY),
        "checksum of the sound": (_number(first, _LAME + 32, 2), crc),
        "checksum of the header": (_number(first, _LAME + 34, 2), crc16.arc(first[: _LAME + 34])),
    }
    for name, (said, found) in told.items():
        if said != found:
            yield failed(f"the Info header says {said:,} for {name}, and it is {found:,}")


def _number(frame: bytes, at: int, size: int) -> int:
    return int.from_bytes(frame[at : at + size], "big")


def _duration(evidence: Evidence) -> Iterator[Observation]:
    """The frames last as long as episode.json and the tag say."""
    seconds = played_samples(len(evidence.frames) - 1) / RATE
    told = {"episode.json": evidence.head.seconds, "the tag's TLEN": _seconds(evidence.tag.milliseconds)}
    for name, length in told.items():
        if abs(length - seconds) > ROUNDED:
            yield failed(f"the sound lasts {seconds:.3f} s, and {name} says {length:.3f} s")
    yield ok(f"{seconds:.3f} s")


def _seconds(milliseconds: str) -> float:
    return int(milliseconds) / 1000 if milliseconds.isascii() and milliseconds.isdigit() else 0.0


def _chapters(evidence: Evidence) -> Iterator[Observation]:
    """The chapters follow each other from the beginning to the end, the same in the tag and in chapters.json."""
    tagged, written = _listed(evidence.tag.chapters), _listed(evidence.chapters)
    tables, listed, there = evidence.tag.listed
    if tables != 1 or listed != there:
        yield failed(f"the tag lists {listed} chapters in {tables} tables of contents, and has {there}")
    if tagged != written:
        different = [pair for pair in zip(tagged, written, strict=False) if pair[0] != pair[1]]
        yield failed(f"the tag has {len(tagged)} chapters, chapters.json {len(written)}, and {len(different)} of them differ")
    end = round(evidence.head.seconds * 1000)
    edges = [0, *chain.from_iterable((start, stop) for start, stop, _ in written), end]
    if any(after != before for before, after in zip(edges[::2], edges[1::2], strict=True)) or edges != sorted(edges):
        yield failed(f"the chapters do not follow each other without a hole from 0 to {end / 1000:.3f} s")
    if not written or len(written) != evidence.head.chapters:
        yield failed(f"chapters.json has {len(written)} chapters, and episode.json says {evidence.head.chapters}")
    yield ok(f"chapters: {len(written)}")


def _listed(chapters: Sequence[Segment]) -> list[tuple[int, int, str]]:
    """Start and end in milliseconds, and the title as a tag can hold it."""
    return [(round(c.start * 1000), round(c.end * 1000), on_one_line(c.text)) for c in chapters]


def _loudness(evidence: Evidence) -> Iterator[Observation]:
    """The decoded sound is as loud as the receipt says it was meant to be, and as long as the frames say."""
    if why := undecodable(evidence.file):
        yield unmeasured(why)
        return
    seconds = 0.0

    def counted() -> Iterator[Audio]:
        nonlocal seconds
        for audio in decoded(evidence.file):
            seconds += audio.seconds
            yield audio

    measured, wanted = loudness(counted()), evidence.receipt.lufs
    longer = seconds - evidence.head.seconds
    if not -2 * ROUNDED <= longer <= 2 * ROUNDED + FORMATS[evidence.head.format].padding:
        yield failed(f"{seconds:.3f} s of sound are decoded, and episode.json says {evidence.head.seconds:.3f} s")
    if measured is None:
        yield failed("the sound is silence")
    elif abs(measured - wanted) > TOLERANCE:
        yield failed(f"the sound has {measured:.1f} LUFS, and was meant to have {wanted:g} ± {TOLERANCE:g}")
    else:
        yield ok(f"{measured:.1f} LUFS")


STREAM: Mapping[str, Check] = {
    "tag": _tag,
    "frames": _frames,
    "header": _header,
    "duration": _duration,
    "chapters": _chapters,
    "loudness": _loudness,
}
"""What is looked at -> what looks at it."""
