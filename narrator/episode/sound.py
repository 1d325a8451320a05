"""The sound of an episode as it is on disk, read again from the first byte to the last."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path

from mutagen import MutagenError
from mutagen.mp3 import MP3

from narrator.episode.episode import Sound
from narrator.errors import EpisodeError


def measure(mp3: Path) -> Sound:
    """Reads an MP3. Raises `EpisodeError` when it cannot be read or is none."""
    try:
        with mp3.open("rb") as file:
            hashed = hashlib.sha256()
            for part in iter(partial(file.read, 1 << 20), b""):
                hashed.update(part)
        seconds = float(MP3(mp3).info.length)  # type: ignore[no-untyped-call, attr-defined]  # mutagen has no types
        return Sound(mp3.stat().st_size, hashed.hexdigest(), seconds)
    except (OSError, MutagenError) as e:
        raise EpisodeError(f"{mp3} cannot be read as an MP3 ({e}); make the episode again.") from e
