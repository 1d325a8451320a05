"""Where an episode goes: its slug, its folder, and how finished files get there without harming what stands there."""

from __future__ import annotations

import contextlib
import re
import secrets
import shutil
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from anyascii import anyascii

from narrator.episode.episode import HEAD, Episode, read_episode
from narrator.errors import EpisodeError

SLUG_LENGTH = 60
"""Characters: longer names are cut off in file managers and make long addresses."""


_WORKSHOP = ".narrate-"


def slugify(headline: str) -> str:
    """The headline as a folder name: lower-case ASCII, words joined by hyphens, at most `SLUG_LENGTH`, cut at a word."""
    words = re.findall(r"[a-z0-9]+", anyascii(headline).lower().replace("'", ""))
    slug = "-".join(words)
    if len(slug) > SLUG_LENGTH:
        slug = slug[: SLUG_LENGTH + 1].rpartition("-")[0] or slug[:SLUG_LENGTH]
    return slug or "article"


def _slugs(wanted: str) -> Iterator[str]:
    """`wanted`, then `wanted-2`, `wanted-3` …"""
    yield wanted
    for number in range(2, 10_000):
        yield f"{wanted[: SLUG_LENGTH - 1 - len(str(number))]}-{number}"


def _is_free(folder: Path, names: Iterable[str]) -> bool:
    """Whether nothing in `folder` stands in the way of an episode: it may hold previews made before."""
    return folder.is_dir() and not any((folder / name).exists() for name in names)


def _is_own(folder: Path, episode: Episode) -> bool:
    """Whether what stands in `folder` is an earlier episode of the same article, and may be replaced by `episode`.

    It is when its `id` or `url` is the article's, or, where neither article has any, when it was made from the same file or from
    the same text.
    """
    try:
        there = read_episode(folder)
    except EpisodeError:
        return False
    for here, other in ((episode.id, there.id), (episode.url, there.url)):
        if here or other:
            return here == other
    same_file = episode.article == there.article != "-"
    return same_file or episode.source_sha256 == there.source_sha256


@contextlib.contextmanager
def workshop(output: Path) -> Iterator[Path]:
    """A folder to build an episode in, in the output folder so that moving is renaming; gone afterwards, whatever happens.

    Raises `EpisodeError` when the output folder cannot be made or written.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
        _clear_abandoned(output)
        folder = output / f"{_WORKSHOP}{secrets.token_hex(8)}"  # not tempfile, whose folders nobody else may read
        folder.mkdir()
    except OSError as e:
        raise EpisodeError(f"{output} cannot be written: {e.strerror}; choose another folder with -o.") from e
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _clear_abandoned(output: Path) -> None:
    """Deletes workshops that were left behind by a run that was killed, once they are a day old."""
    for folder in output.glob(f"{_WORKSHOP}*"):
        with contextlib.suppress(OSError):
            if time.time() - folder.stat().st_mtime > 86_400:
                shutil.rmtree(folder, ignore_errors=True)


SLUG_MARK = "@"
"""Stands for the slug in the names of the files of an episode being built: which slug is free shows when it is moved."""


def deliver(built: Path, episode: Episode) -> Episode:
    """Moves a finished episode from its workshop to `episode.folder`, or beside it when another article's episode is there.

    A new episode appears whole, by one rename. One that replaces an earlier episode of the same article does so file by file, the
    head last; files of other names in that folder stay. Raises `OSError`, and `EpisodeError` when no name is free.
    """
    output = episode.folder.parent
    for slug in _slugs(episode.slug):
        folder = output / slug
        names = {path: path.name.replace(SLUG_MARK, slug) for path in sorted(built.iterdir())}
        if folder.exists() and not _is_free(folder, names.values()) and not _is_own(folder, episode):
            continue
        if not folder.exists():
            for path, name in names.items():
                path.rename(built / name)
            try:
                built.rename(folder)
            except OSError:
                if not folder.exists():
                    raise
                for path, name in names.items():  # another run has taken the name this moment
                    (built / name).rename(path)
                continue
            return replace(episode, folder=folder, slug=slug)
        for path, name in sorted(names.items(), key=lambda pair: pair[1] == HEAD):
            path.replace(folder / name)
        return replace(episode, folder=folder, slug=slug)
    raise EpisodeError(f"{output} holds 10,000 episodes called {episode.slug}; choose another folder with -o.")
