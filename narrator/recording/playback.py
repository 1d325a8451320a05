"""Playing a recording on this machine. The only module that knows pydub."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import warnings
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

from narrator.audio import Audio, limit, resample
from narrator.recording.levels import gains
from narrator.recording.recording import Recording
from narrator.recording.speaking import sound

if TYPE_CHECKING:
    from pydub import AudioSegment

PLAYERS = (("afplay",), ("pw-play",), ("paplay",), ("aplay", "-q"), ("ffplay", "-nodisp", "-autoexit", "-loglevel", "error"))
"""Programs that play a WAV file and wait for its end, the system's own first; the file's path is put after them."""


def play(recording: Recording, lufs: float) -> bool:
    """Plays the recording, with its pauses, at `lufs`; returns whether this machine could."""
    segment = _segment(recording, lufs)
    with tempfile.TemporaryDirectory(prefix="narrate-") as folder:
        path = Path(folder) / "preview.wav"
        segment.export(str(path), format="wav").close()
        if sys.platform == "win32":
            import winsound  # noqa: PLC0415

            winsound.PlaySound(str(path), winsound.SND_FILENAME)
            return True
        return any(_plays([*player, str(path)]) for player in PLAYERS if which(player[0]))


def _plays(command: list[str]) -> bool:
    """Runs a player; it did not play when it complains, even if it ends well (as ffplay does without a sound device)."""
    played = subprocess.run(command, capture_output=True, check=False)
    return played.returncode == 0 and not played.stderr.strip()


def _segment(recording: Recording, lufs: float) -> AudioSegment:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pydub warns that it found no ffmpeg, which it needs for other formats than WAV only
        from pydub import AudioSegment  # noqa: PLC0415

    rate = max(take.rate for take in recording.takes)
    whole = AudioSegment.silent(0, rate)
    for utterance, take, gain in zip(recording.script.utterances, recording.takes, gains(recording, lufs), strict=True):
        audio: Audio = limit(resample(sound(take), rate), gain)
        whole += AudioSegment(audio.pcm.tobytes(), sample_width=2, frame_rate=rate, channels=1)
        whole += AudioSegment.silent(utterance.pause_ms, rate)
    return whole
