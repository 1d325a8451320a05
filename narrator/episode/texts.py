"""The texts of an episode that are made beside its sound: the transcripts, and what its chapters are called. Runs in a worker."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from narrator.episode.chapters import divide, renamed
from narrator.episode.timeline import Chapter, Timeline
from narrator.episode.transcript import WRITERS


def write_texts(timeline: Timeline, headline: str, language: str, titles: Mapping[str, str], path: Path) -> tuple[Chapter, ...]:
    """Writes a transcript of every format beside each other, at `path` with its extension; the chapters, under their `titles`.

    Raises `OSError`.

    One call for both, because a timeline of an hour and a half takes 5 MB more while it is sent; in a worker, which writes them
    too, because they take a second meanwhile and 9 MB.
    """
    for extension, write in WRITERS.items():
        path.with_suffix(f".{extension}").write_text(write(timeline, language), encoding="utf-8", newline="\n")
    return renamed(divide(timeline, headline, language), titles)
