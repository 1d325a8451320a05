"""Playing a recording on this machine, or one take of it as a WAV file at the loudness it has in the episode."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import wave
from importlib import import_module
from pathlib import Path
from shutil import which

from narrator.audio import limit, resample
from narrator.recording.levels import gains
from narrator.recording.recording import Recording, Take
from narrator.recording.speaking import sound, wav_file

PLAYERS = (("afplay",), ("pw-play",), ("paplay",), ("aplay", "-q"), ("ffplay", "-nodisp", "-autoexit", "-loglevel", "error"))
"""Programs that play a WAV file and wait for its end, the system's own first; the file's path is put after them."""


def play(recording: Recording, lufs: float) -> bool:
    """Plays the recording, with its pauses, at `lufs`; returns whether this machine could."""
    with tempfile.TemporaryDirectory(prefix="narrate-") as folder:
        path = Path(folder) / "preview.wav"
        _write_wav(path, recording, lufs)
        if sys.platform == "win32":
            return _plays_on_windows(path)
        return any(_plays([*player, str(path)]) for player in PLAYERS if which(player[0]))


def wav(take: Take, gain_db: float) -> bytes:
    """A take as a WAV file, `gain_db` louder, its peaks held."""
    return wav_file(limit(sound(take), gain_db))


def _plays(command: list[str]) -> bool:
    """Runs a player. ffplay ends well without a sound device too, and complains; others complain and have played."""
    played = subprocess.run(command, capture_output=True, check=False)
    return played.returncode == 0 and not (command[0] == "ffplay" and played.stderr.strip())


def _plays_on_windows(path: Path) -> bool:
    winsound = import_module("winsound")
    try:
        winsound.PlaySound(str(path), winsound.SND_FILENAME)
    except RuntimeError:  # no sound device
        return False
    return True


def _write_wav(path: Path, recording: Recording, lufs: float) -> None:
    """The takes and the pauses between them, each at its gain."""
    rate = max(take.rate for take in recording.takes)
    with wave.open(str(path), "wb") as out:
        out.setparams((1, 2, rate, 0, "NONE", ""))
        for utterance, take, gain in zip(recording.script.utterances, recording.takes, gains(recording, lufs), strict=True):
            audio = limit(resample(sound(take), rate), gain)
            out.writeframes(audio.pcm.astype("<i2").tobytes() + bytes(utterance.pause_ms * rate // 1000 * 2))
