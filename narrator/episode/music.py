"""Music around an episode: a piece before it, one after it, and a bed under both and under the spoken notice.

A piece in any format ffmpeg reads (WAV without it) becomes samples here, levelled, faded and ending in silence, so it is joined
like a take. This is the only module that knows pydub.
"""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np

from narrator.audio import Audio, Floats, gain_for, limit, loudness_curve, resample, trim
from narrator.episode.mp3 import RATE
from narrator.errors import SettingsError
from narrator.settings import MasterSettings


@dataclass(frozen=True, slots=True)
class Part:
    """How a piece of music is fitted in."""

    lu: float
    """Its loudness, LU above (below: negative) that of the voice."""
    fade_in: float
    """Seconds."""
    fade_out: float
    """Seconds, a quarter of the piece at most."""


PARTS: Mapping[str, Part] = MappingProxyType(
    {
        # A listener sets the volume by the voice, so music is a little softer; no more than this, because it counts for the
        # loudness of the whole: with -1 an episode of 25 s between two jingles of 5 s measured -16.6 LUFS instead of -16.3.
        "intro": Part(-0.5, 0.005, 1.5),
        "outro": Part(-0.5, 0.005, 3.0),
        # The Web Content Accessibility Guidelines (1.4.7) want 20 dB between speech and what is behind it, or none at all;
        # broadcasters go to 18 LU under a voice that stands alone.
        "bed": Part(-20.0, 0.5, 0.6),
    }
)
LONGEST = 600.0
"""Seconds a piece of music may last: it is held in memory, 50 MB."""


def check_music(settings: MasterSettings) -> None:
    """Raises `SettingsError`, naming the key, for a piece of music that is not there or cannot be used."""
    for key in PARTS:
        piece(settings, key)


def over(bed: Audio, sound: Audio) -> Audio:
    """The sound with the bed under all of it, repeated where it is shorter."""
    under = _faded(np.resize(bed.pcm, sound.frames).astype(np.float32), PARTS["bed"])
    mixed = np.clip(np.rint(sound.pcm + under), -32768, 32767).astype(np.int16)
    return _ended(limit(Audio(RATE, mixed), 0.0))


def piece(settings: MasterSettings, key: str) -> Audio | None:
    """The music of one key (of `PARTS`), at its loudness and faded, or None where it is not set. Raises `SettingsError`."""
    named: Mapping[str, str | None] = {"intro": settings.intro, "outro": settings.outro, "bed": settings.bed}
    path = named[key]
    if not path:
        return None
    music, part = _read(Path(path), key), PARTS[key]
    peak = float(np.abs(music.pcm.astype(np.int32)).max(initial=0)) / 32768
    if not peak:
        raise SettingsError(f"{key}: {path} is silent; name a piece of music.")
    # A curve answers for gains from 0 to 20 dB: with the peak this low, music whose peaks lie 3 to 19 dB over its loudness fits.
    lufs = settings.lufs + part.lu
    quiet = Audio(RATE, np.rint(music.pcm * (10 ** ((lufs - 1) / 20) / peak)).astype(np.int16))
    loud = limit(quiet, gain_for(loudness_curve(quiet).astype(np.uint64), lufs))
    if key == "bed":  # faded where it is laid
        return loud
    return _ended(Audio(RATE, np.rint(_faded(loud.pcm.astype(np.float32), part)).astype(np.int16)))


def _faded(pcm: Floats, part: Part) -> Floats:
    """The samples with a fade at both ends."""
    rise = min(round(part.fade_in * RATE), len(pcm) // 4)
    fall = min(round(part.fade_out * RATE), len(pcm) // 4)
    faded = pcm.copy()
    faded[:rise] *= np.linspace(0, 1, rise, endpoint=False, dtype=np.float32)
    faded[len(pcm) - fall :] *= np.square(np.linspace(1, 0, fall, dtype=np.float32))
    return faded


def _ended(audio: Audio) -> Audio:
    """The sound ending in 20 ms of digital silence, which leaves the frames after it silent (see `mp3.encode`)."""
    silence = RATE // 50
    pcm = audio.pcm.copy()
    fade = min(silence, len(pcm) // 2)
    pcm[len(pcm) - 2 * fade : len(pcm) - fade] = pcm[len(pcm) - 2 * fade : len(pcm) - fade] * np.linspace(1, 0, fade)
    pcm[len(pcm) - fade :] = 0
    return Audio(audio.rate, pcm)


def _read(path: Path, key: str) -> Audio:
    """A piece of music as one channel at the episode's rate, without the silence around it."""
    if not path.is_file():
        raise SettingsError(f"{key}: there is no file {path}; paths are seen from narrator.toml's folder.")
    if path.suffix.lower() != ".wav" and not shutil.which("ffmpeg"):
        raise SettingsError(f"{key}: reading {path} needs ffmpeg, which is not on this machine; give a WAV file.")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pydub warns that it found no ffmpeg, which it needs for other formats than WAV only
        from pydub import AudioSegment  # noqa: PLC0415
        from pydub.exceptions import PydubException  # noqa: PLC0415

        try:
            segment = AudioSegment.from_file(str(path)).set_sample_width(2)
        except (PydubException, OSError, LookupError, ValueError) as e:  # LookupError: a film without sound
            raise SettingsError(f"{key}: {path} holds no sound that can be read; name a piece of music.") from e
    if segment.frame_count() / segment.frame_rate > LONGEST:
        raise SettingsError(f"{key}: {path} is longer than {LONGEST / 60:.0f} minutes; cut it.")
    channels = np.frombuffer(segment.raw_data, np.int16).reshape(-1, segment.channels)
    music = Audio(segment.frame_rate, np.rint(channels.mean(axis=1)).astype(np.int16))
    return trim(resample(music, RATE))[0]
