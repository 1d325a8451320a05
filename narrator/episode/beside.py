"""What workers make beside the sound of an episode: the transcripts, what its chapters are called, the cover.

Each call loads what it needs: the parent, which only sends the calls, does without all of it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from narrator.episode.timeline import Chapter, Timeline
from narrator.libraries import library_version
from narrator.recording import Store, digest, keep, read_used


def write_transcripts(timeline: Timeline, language: str, path: Path) -> None:
    """Writes a transcript of every format beside each other, at `path` with its extension. Raises `OSError`."""
    from narrator.episode.transcript import WRITERS  # noqa: PLC0415

    for extension, write in WRITERS.items():
        path.with_suffix(f".{extension}").write_text(write(timeline, language), encoding="utf-8", newline="\n")


def wordless(timeline: Timeline) -> Timeline:
    """The timeline without its words: all that chapters need of it, and a tenth of what is sent."""
    return replace(timeline, cues=tuple(replace(cue, words=()) for cue in timeline.cues))


def find_chapters(timeline: Timeline, headline: str, language: str, titles: Mapping[str, str]) -> tuple[Chapter, ...]:
    """The chapters, under their `titles`."""
    from narrator.episode.chapters import divide, renamed  # noqa: PLC0415

    return renamed(divide(timeline, headline, language), titles)


def cover(headline: str, show: str, store: Store) -> bytes:
    """The drawn cover, as `narrator.episode.cover.draw_cover` has it; out of the store when it was drawn before."""
    drawing = [Path(__file__).with_name(module).read_bytes() for module in ("cover.py", "lettering.py")]
    entry = store.path(digest(drawing, library_version("pillow"), headline, show), ".jpg")
    kept = read_used(entry)
    if kept is not None:
        return kept
    from narrator.episode.cover import draw_cover  # noqa: PLC0415

    drawn = draw_cover(headline, show)
    with contextlib.suppress(OSError):  # the next episode's is drawn again
        keep(entry, drawn)
    return drawn
