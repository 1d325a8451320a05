"""Hearing: a recording that is played, or becomes an MP3 where this machine cannot play."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from narrator.cli.answers import tell

if TYPE_CHECKING:
    from narrator.recording import Pool, Recording
    from narrator.settings import MasterSettings


def hear(recording: Recording, place: Callable[[], Path], settings: MasterSettings, pool: Pool, *, aloud: bool) -> None:
    """Plays a recording; where that cannot be, or is not to be (`aloud`), writes it to `place` and prints where that is."""
    from narrator.recording import play

    if aloud and play(recording, settings.lufs):
        return
    from narrator.episode import write_sample  # what encodes is loaded only where nothing is played

    path = place()
    write_sample(recording, path, settings, pool)
    print(path, flush=True)
    if aloud:
        tell("this machine has no player that works; the MP3 is there.")
