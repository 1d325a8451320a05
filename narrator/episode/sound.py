"""The sound of an episode as it is on disk, read again from the first byte to the last."""

from __future__ import annotations

import hashlib
from pathlib import Path

from mutagen import File, MutagenError

from narrator.episode.episode import Sound
from narrator.errors import EpisodeError


def measure(path: Path) -> Sound:
    """Reads a sound file. Raises `EpisodeError` when it cannot be read or is none."""
    try:
        with path.open("rb") as file:
            hashed = hashlib.file_digest(file, "sha256")
        read = File(path)
        if read is None:
            raise EpisodeError(f"{path} is no sound file; make the episode again.")
        seconds = float(read.info.length)
        return Sound(path.stat().st_size, hashed.hexdigest(), seconds)
    except (OSError, MutagenError) as e:
        raise EpisodeError(f"{path} cannot be read as sound ({e}); make the episode again.") from e
