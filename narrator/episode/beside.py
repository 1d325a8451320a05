"""What workers make beside the sound of an episode: the transcripts, what its chapters are called, the cover."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from pathlib import Path

from narrator.episode.chapters import divide, renamed
from narrator.episode.timeline import Chapter, Timeline
from narrator.episode.transcript import WRITERS


def packed(timeline: Timeline) -> bytes:
    """The timeline as the calls here take it: packed once for both, since that of an hour and a half takes 5 MB meanwhile."""
    return pickle.dumps(timeline, pickle.HIGHEST_PROTOCOL)


def write_transcripts(timeline: bytes, language: str, path: Path) -> None:
    """Writes a transcript of every format beside each other, at `path` with its extension. Raises `OSError`."""
    unpacked = _unpacked(timeline)
    for extension, write in WRITERS.items():
        path.with_suffix(f".{extension}").write_text(write(unpacked, language), encoding="utf-8", newline="\n")


def find_chapters(timeline: bytes, headline: str, language: str, titles: Mapping[str, str]) -> tuple[Chapter, ...]:
    """The chapters, under their `titles`."""
    return renamed(divide(_unpacked(timeline), headline, language), titles)


def draw(headline: str, show: str) -> bytes:
    """The drawn cover, as `narrator.episode.cover.draw_cover` has it."""
    from narrator.episode.cover import draw_cover  # noqa: PLC0415 - Pillow, 15 ms: the parent needs it for a given cover alone

    return draw_cover(headline, show)


def _unpacked(timeline: bytes) -> Timeline:
    found = pickle.loads(timeline)  # noqa: S301  # our own parent's
    assert isinstance(found, Timeline)
    return found
