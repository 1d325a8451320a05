"""The system's own voices through pyttsx3; on Linux they are the embedded library's, so nothing need be installed."""

from __future__ import annotations

import struct
import wave
from pathlib import Path

import numpy as np
import pytest

from narrator.engines import Request, Span
from narrator.engines.sound_file import read_sound
from narrator.engines.system import MAX_CHARACTERS, Pyttsx3
from narrator.errors import EngineError

SENTENCE = "The city council voted on Tuesday to close the old bridge. "


def seconds(text: str, voice: str = "", language: str = "en") -> float:
    return Pyttsx3().synthesize(Request((Span(text, text),), voice, language)).audio.seconds


def test_a_thousand_characters_come_whole(capfd: pytest.CaptureFixture[str]) -> None:
    """pyttsx3 alone returns before there is a file at all, and prints."""
    one = seconds(SENTENCE)
    assert len(SENTENCE * 17) > 1000
    assert seconds(SENTENCE * 17) == pytest.approx(17 * one, rel=0.05)
    assert capfd.readouterr() == ("", "")


def test_too_much_is_refused() -> None:
    with pytest.raises(EngineError, match=str(MAX_CHARACTERS)):
        seconds("a" + " b" * MAX_CHARACTERS)


def test_an_unknown_voice_or_language_is_named() -> None:
    with pytest.raises(EngineError, match="narrate-nobody"):
        seconds("Hello", voice="narrate-nobody")
    with pytest.raises(EngineError, match="'xx'"):
        seconds("Hello", language="xx")


def test_a_pitch_is_refused() -> None:
    with pytest.raises(EngineError, match="pitch"):
        Pyttsx3().synthesize(Request((Span("Hello", "Hello"),), "", pitch=1.0))


def test_without_a_voice_the_language_decides() -> None:
    """An English voice would spell the Cyrillic letter by letter."""
    assert seconds("Совсем другое дело", language="ru") < 0.5 * seconds("Совсем другое дело", language="en")


def test_a_listed_voice_speaks() -> None:
    voices = Pyttsx3().voices()
    russian = [info.voice for info in voices if info.language.partition("-")[0] == "ru"]
    assert russian
    assert seconds("Совсем другое дело", voice=russian[0]) == pytest.approx(seconds("Совсем другое дело", language="ru"), rel=0.3)


def test_a_wav_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "said.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((2, 2, 16000, 0, "NONE", ""))
        file.writeframes(struct.pack("<6h", 100, 200, -100, -200, 30000, 32000))
    audio = read_sound(path)
    assert (audio.rate, audio.pcm.tolist()) == (16000, [150, -150, 31000])
    path.write_bytes(path.read_bytes()[:-4])
    with pytest.raises(EngineError, match=r"said\.wav"):
        read_sound(path)


def aiff(kind: bytes, samples: bytes) -> bytes:
    """An AIFF file of one channel at 22,050 Hz (as an 80-bit float), with a chunk nobody needs before the sound."""
    rate = struct.pack(">HQ", 16383 + 14, 22050 << 49)
    common = struct.pack(">hIh", 1, len(samples) // 2, 16) + rate + (kind + b"\0\0" if kind else b"")
    chunks = b""
    for name, body in ((b"COMM", common), (b"ANNO", b"odd"), (b"SSND", bytes(8) + samples)):
        chunks += name + struct.pack(">I", len(body)) + body + b"\0" * (len(body) % 2)
    form = (b"AIFC" if kind else b"AIFF") + chunks
    return b"FORM" + struct.pack(">I", len(form)) + form


@pytest.mark.parametrize(("kind", "order"), [(b"", ">i2"), (b"NONE", ">i2"), (b"sowt", "<i2")])
def test_an_aiff_file_is_read(tmp_path: Path, kind: bytes, order: str) -> None:
    samples = np.array([0, 1, -2, 300, -32768], np.int16)
    path = tmp_path / "said.aiff"
    path.write_bytes(aiff(kind, samples.astype(order).tobytes()))
    audio = read_sound(path)
    assert (audio.rate, audio.pcm.tolist()) == (22050, samples.tolist())


@pytest.mark.parametrize("content", [b"", b"FORM", aiff(b"", b"1234")[:-2], aiff(b"fl32", b"1234"), b"RIFFnonsense"])
def test_a_broken_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "said.aiff"
    path.write_bytes(content)
    with pytest.raises(EngineError, match=r"said\.aiff"):
        read_sound(path)
