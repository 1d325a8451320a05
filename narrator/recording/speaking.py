"""Speaking one utterance, or finding it already spoken. Runs in the workers."""

from __future__ import annotations

import base64
import io
import json
import os
import wave
import zlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from narrator.audio import GAIN_STEPS_DB, Audio, loudness_curve, trim
from narrator.engines import Engine, Request, Spoken, answering_for, load_engine
from narrator.recording.alignment import align, share
from narrator.recording.lines import Line
from narrator.recording.recording import Head, KeptPassage, Take
from narrator.recording.store import keep, read_used

Curve = NDArray[np.uint16]

_CURVE_TYPE = np.dtype("<u2")
_SUM_TYPE = np.dtype("<u4")
_TOLD = {"exact": "exact", "estimated": "engine's own"}
"""An engine's `Timing` -> `Take.timing`."""


@cache
def _engine(name: str) -> Engine:
    return load_engine(name)


def kept(line: Line) -> tuple[Take, Curve] | None:
    """The take of `line` and its loudness curve out of the store; None when it is not there or damaged."""
    found = _read_head(line.entry)
    take = take_of(line, found[0]) if found else None
    return (take, found[1]) if found and take else None


def take_of(line: Line, head: Head) -> Take | None:
    """The take of `line` with that head; None when it is another request's."""
    if len(head.marks) != len(line.request.spans):
        return None
    return Take(line.engine, line.request, line.entry, *head, cached=True)


def add_curve(together: dict[str, NDArray[np.uint32]], voice: str, curve: Curve) -> None:
    """Adds a take's loudness curve to those of its voice."""
    together[voice] = together[voice] + curve if voice in together else curve.astype(np.uint32)


def read_passage(passage: Sequence[tuple[str, Path]]) -> KeptPassage | None:
    """What the store has of the takes with these voices and entries; None where one of them is not there."""
    heads: list[Head] = []
    together: dict[str, NDArray[np.uint32]] = {}
    for voice, entry in passage:
        found = _read_head(entry)
        if found is None:
            return None
        heads.append(found[0])
        add_curve(together, voice, found[1])
    return heads, {voice: _squeezed(curve.astype(_SUM_TYPE)) for voice, curve in together.items()}


def sound(take: Take) -> Audio:
    """The sound of a take: out of the store, or spoken again when it is no longer there, or not as it was."""
    content = read_used(take.entry.with_suffix(".wav"))
    audio = _read_wav(content) if content is not None else None
    if audio is None or audio.frames != take.frames:
        _, _, audio = speak_now(Line(take.engine, take.request, take.entry))
    return audio


def speak_now(line: Line) -> tuple[Take, Curve, Audio]:
    """The take of `line`, its loudness curve and its sound, stored. Raises as `narrator.recording.lines.speak` does."""
    with answering_for(line.engine):
        spoken = _engine(line.engine).synthesize(line.request)
        audio, front = trim(spoken.audio)
    marks, timing = _marks(spoken, audio, front, line.request)
    take = Take(line.engine, line.request, line.entry, audio.rate, audio.frames, marks, timing, cached=False)
    curve = loudness_curve(audio)
    keep(line.entry.with_suffix(".wav"), wav_file(audio))
    keep(line.entry.with_suffix(".json"), _head(take, curve))
    return take, curve, audio


def _marks(spoken: Spoken, audio: Audio, front: int, request: Request) -> tuple[tuple[tuple[int, int], ...], str]:
    """A mark for each span, counted from the trimmed sound's beginning, and how it came about, as `Take.timing` says it."""
    if spoken.timing != "none":
        moved = (np.clip(np.array(spoken.marks, np.int64).reshape(-1, 2) - front, 0, audio.frames)).tolist()
        return tuple((start, end) for start, end in moved), _TOLD[spoken.timing]
    aligned = align(audio, request)
    return (aligned, "aligned") if aligned else (share(audio.frames, request), "estimated")


def wav_file(audio: Audio) -> bytes:
    """The sound as a WAV file."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setparams((1, 2, audio.rate, audio.frames, "NONE", ""))
        out.writeframes(audio.pcm.astype("<i2").tobytes())
    return file.getvalue()


def _read_wav(content: bytes) -> Audio | None:
    """The sound in a WAV file; None when it is damaged."""
    try:
        with wave.open(io.BytesIO(content)) as file:
            pcm = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.int16)
            return Audio(file.getframerate(), pcm)
    except (wave.Error, EOFError):
        return None


def packed(curve: Curve) -> bytes:
    """A loudness curve as it is sent and stored: 40 kB become 1."""
    return _squeezed(curve.astype(_CURVE_TYPE))


def unpacked(curve: bytes) -> Curve:
    """The loudness curve out of its packed form. Raises `ValueError` or `zlib.error` when it is none."""
    return cast("Curve", _spread(curve, _CURVE_TYPE))


def unpacked_sum(curves: bytes) -> NDArray[np.uint32]:
    """The sum of a passage's loudness curves out of its packed form."""
    return cast("NDArray[np.uint32]", _spread(curves, _SUM_TYPE))


def _spread(curve: bytes, kind: np.dtype[np.unsignedinteger]) -> NDArray[np.unsignedinteger]:
    return np.frombuffer(zlib.decompress(curve), kind).reshape(len(GAIN_STEPS_DB), -1)


def _squeezed(curve: NDArray[np.unsignedinteger]) -> bytes:
    return zlib.compress(curve.tobytes(), 1)


def _head(take: Take, curve: Curve) -> bytes:
    text = base64.b64encode(packed(curve)).decode()
    return json.dumps(
        {"rate": take.rate, "frames": take.frames, "marks": take.marks, "timing": take.timing, "curve": text}
    ).encode()


def _read_head(entry: Path) -> tuple[Head, Curve] | None:
    """What stands in the store at `entry`; None when it is not there, or damaged, or has no sound beside it."""
    content = read_used(entry.with_suffix(".json"))
    if content is None:
        return None
    try:
        os.utime(entry.with_suffix(".wav"))  # used as well: without it the head is worth nothing
        head = json.loads(content)
        marks = tuple((int(start), int(end)) for start, end in head["marks"])
        return Head(head["rate"], head["frames"], marks, head["timing"]), unpacked(base64.b64decode(head["curve"]))
    except (OSError, ValueError, KeyError, TypeError, zlib.error):
        return None
