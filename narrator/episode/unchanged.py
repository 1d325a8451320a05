"""An article nothing has changed in is not made again: what an episode was made from is noted in the store.

The note counts only while every file of the episode is there, byte for byte as it was written.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import astuple, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

import narrator
from narrator.engines import Voice
from narrator.episode.episode import PAGE_NAME, Episode, read_episode
from narrator.errors import EpisodeError
from narrator.libraries import library_version
from narrator.recording import Store, digest, fingerprints, keep, read_used
from narrator.script import Script
from narrator.settings import MasterSettings, Show

_NOTE = ".episode"
_OWN = (".py", ".html", ".css", ".js")
_LIBRARIES = ("fastcrc", "lameenc", "numpy", "pillow")
"""Whose update may change an episode; the engines' versions stand in their fingerprints."""


def made_from(script: Script, voice: Voice, show: Show, output: Path, settings: MasterSettings) -> str:
    """A name for everything an episode is made from, this program and the files its settings name included."""
    said = [digest(part) for part in (*script.opening, *script.passages)]  # piece by piece: the whole is 10 MB for 90 minutes
    about = replace(script, opening=(), passages=())
    values = (*astuple(settings), *astuple(settings.credentials))
    named = [_sha256(Path(value)) for value in values if isinstance(value, str) and Path(value).is_file()]
    prints = sorted(fingerprints(script, voice).items())
    speaker = replace(voice, most_characters=None)  # of a run, what articles before this one have left
    return digest(_program(), about, said, speaker, prints, show, output.resolve(), settings, named)


def find_unchanged(name: str, store: Store) -> Episode | None:
    """The finished episode made from what `name` stands for; None when there is none, or a file of it is not as it was."""
    note = read_used(store.path(name, _NOTE))
    if note is None:
        return None
    folder, hashes = json.loads(note)
    try:
        if dict(_hashes(Path(folder))) != hashes:
            return None
        episode = read_episode(Path(folder))
    except (OSError, EpisodeError):
        return None
    return replace(episode, cached=episode.utterances)


def note_episode(name: str, episode: Episode, store: Store) -> None:
    """Notes that the episode was made from what `name` stands for; a store that is full goes without."""
    try:
        hashes = dict(_hashes(episode.folder, {episode.sound.name: episode.sha256}))
        keep(store.path(name, _NOTE), json.dumps([str(episode.folder), hashes]).encode())
    except OSError:
        return


def _hashes(folder: Path, known: Mapping[str, str] = MappingProxyType({})) -> Iterator[tuple[str, str]]:
    """The name and SHA-256 of each of the episode's files, read where it is not `known`; others may lie beside them."""
    for path in sorted(folder.iterdir()):
        if path.is_file() and (path.stem == folder.name or path.suffix == ".json" or path.name == PAGE_NAME):
            yield path.name, known.get(path.name) or _sha256(path)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@cache
def _program() -> str:
    """What tells this program from any other state of it: its files' sizes and times, and the libraries that make bytes."""
    modules = sorted(path for path in Path(narrator.__file__).parent.rglob("*") if path.suffix in _OWN)
    states = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in modules]
    return digest(states, [library_version(library) for library in _LIBRARIES])
