"""An episode: what is heard, as a folder of finished files. Its head, episode.json, says what the folder holds."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import get_type_hints

from narrator.episode.formats import FORMATS
from narrator.errors import EpisodeError

HEAD = "episode.json"
PAGE_NAME = "index.html"
CHAPTERS_NAME = "chapters.json"
CHAPTERS_TYPE = "application/json+chapters"
"""The podcast namespace's type for JSON chapters 1.2."""
SOURCE_FIELD = "narrate:source-sha256"
"""The ID3 text field (TXXX) with the SHA-256 of the article's text."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound file as it is on disk."""

    bytes: int
    sha256: str
    seconds: float
    """As a gapless player plays it."""


@dataclass(frozen=True, slots=True)
class Episode:
    """One finished episode."""

    folder: Path
    """Where its files stand."""
    slug: str
    """The folder's name and the files': the headline in ASCII."""
    title: str
    """The headline."""
    byline: str | None
    published: date | None
    language: str
    """BCP 47."""
    article: str
    """The article's path as seen from the output folder; `-` for standard input."""
    id: str | None
    """The publisher's own name for the article."""
    url: str | None
    source_sha256: str
    """Of the decoded article, as UTF-8."""
    text_sha256: str
    """Of its running text alone, white space and markup aside: the same under a new headline, date or id. Empty without text."""
    summary: str
    """The first words of its running text."""
    correction: str | None
    """What was corrected since it was first published, in the publisher's words."""
    disclosure: str
    """The AI-voice notice."""
    voice: str
    """The voice profile."""
    seconds: float
    """Length of the sound, as a gapless player plays it."""
    bytes: int
    """Size of the sound file."""
    sha256: str
    """Of the sound file."""
    chapters: int
    """How many chapters it has."""
    utterances: int
    """How many takes it is made of."""
    cached: int
    """How many of these were spoken before this run; 0 in an episode read from disk."""
    format: str = "mp3"
    """What its sound file is: a key of `FORMATS`."""
    replaced: str = ""
    """The name of an earlier sound file, in another format, that gave way to it in this run; empty where there was none."""

    @property
    def sound(self) -> Path:
        """The sound file."""
        return self.folder / f"{self.slug}.{self.format}"

    @property
    def media_type(self) -> str:
        """What the sound file is, as the web says it."""
        return FORMATS[self.format].media_type


_NOT_IN_THE_HEAD = ("folder", "slug", "cached", "replaced")


def head(episode: Episode) -> str:
    """episode.json: the same for the same episode wherever it stands."""
    values = {key: value for key, value in asdict(episode).items() if key not in _NOT_IN_THE_HEAD}
    values["published"] = episode.published.isoformat() if episode.published else None
    return json.dumps({"version": 1, **values}, ensure_ascii=False, indent=1) + "\n"


def read_episode(folder: Path) -> Episode:
    """The episode in `folder`. Raises `EpisodeError` when there is none, or its head cannot be understood."""
    path = folder / HEAD
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        known = {f.name: values[f.name] for f in fields(Episode) if f.name not in _NOT_IN_THE_HEAD}
        known["published"] = date.fromisoformat(known["published"]) if known["published"] else None
        types = _types()
        for name, value in known.items():
            if not isinstance(value, types[name] | int if types[name] is float else types[name]):
                raise TypeError(f"{name} is {value!r}")
        if known["format"] not in FORMATS:
            raise ValueError(f"format is {known['format']!r}")
        return Episode(folder=folder, slug=folder.name, cached=0, **known)
    except (OSError, ValueError, KeyError, TypeError) as e:
        raise EpisodeError(f"{path} is not the head of an episode ({e}); make the episode again.") from e


@cache
def _types() -> dict[str, type]:
    """The type of each field; finding them out takes longer than reading a head."""
    return get_type_hints(Episode)


def find_episodes(folder: Path) -> tuple[Episode, ...]:
    """Every episode in the output folder `folder`, by name. Raises `EpisodeError` for a damaged one, and for no folder."""
    if not folder.is_dir():
        raise EpisodeError(f"There is no folder {folder}; narrate ARTICLE -o {folder} makes it.")
    return tuple(read_episode(path.parent) for path in sorted(folder.glob(f"*/{HEAD}")) if not path.parent.name.startswith("."))
