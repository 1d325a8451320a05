"""The formats an episode can have: what each is called on the web and how ffmpeg makes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of sound file. Its key in `FORMATS` is the file's extension."""

    media_type: str
    """What a feed says the file is."""
    places: tuple[str, ...]
    """Where in the file the AI-voice notice stands, and last where its digitalSourceType does."""
    options: tuple[str, ...] = ()
    """What ffmpeg is told; empty where it is not needed."""
    least_kbps: int = 0
    """The lowest bitrate it is asked for. ffmpeg's AAC of 96 kb/s overshoots by 3.5 dB, to 0.9 dBTP; of 128 kb/s by none."""
    padding: float = 0.0
    """Seconds of silence a decoder may make after the end, since it makes whole frames."""
    most_kbps: int | None = None
    """The highest bitrate its encoder takes for one channel; None where nothing is lost and none is asked for."""


_ID3 = ("comment (ID3 COMM)", "AI-DISCLOSURE (ID3 TXXX)", "DigitalSourceType (ID3 TXXX)")
_VORBIS = ("COMMENT (Vorbis comment)", "AI-DISCLOSURE (Vorbis comment)", "DIGITALSOURCETYPE (Vorbis comment)")
_MP4 = ("comment (MP4 ©cmt)", "AI-DISCLOSURE (MP4 freeform)", "DigitalSourceType (MP4 freeform)")

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "mp3": Format("audio/mpeg", _ID3),
        "m4b": Format("audio/mp4", _MP4, ("-c:a", "aac", "-f", "ipod"), least_kbps=128, padding=1024 / 44_100, most_kbps=256),
        "opus": Format("audio/ogg", _VORBIS, ("-c:a", "libopus", "-f", "opus"), most_kbps=256),
        "flac": Format("audio/flac", _VORBIS, ("-c:a", "flac", "-f", "flac")),
        "wav": Format("audio/wav", _ID3),
    }
)
"""File extension -> the format. `mp3` is joined of the takes' frames, `wav` written by the standard library."""
