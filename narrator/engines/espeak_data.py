"""What the `espeakng_loader` wheel carries: the library, and its voices where the library finds them at once.

Measured on espeak-ng 1.52:

- It seeks a voice's file by its name in small letters. `en-US` is not found so where file names tell small letters from capitals,
  and the library reads all 250 voices to find it: 2 ms, where a sentence takes 5. In a folder of links whose names are small it
  takes 0.15 ms.
- A path of 160 bytes or more is not read and the voices of the machine that built the wheel are sought instead.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from narrator.errors import EngineUnavailable
from narrator.files import cache_folder
from narrator.libraries import library_version

LONGEST_PATH = 150
"""Bytes. 159 still worked and 160 did not (measured); the library appends file names to it."""

_MISSING = "The embedded espeak-ng is not installed; get it with: pip install espeakng-loader"
_CAPITAL = "lang/gmw/en-US"
"""A voice with capitals in its name."""
_NAME, _PART = "espeak-ng-data", "phontab"


def wheel_version() -> str:
    """The version of the wheel that carries the library and its voices. Raises `EngineUnavailable` when it is not installed."""
    try:
        return library_version("espeakng-loader")
    except ModuleNotFoundError as error:
        raise EngineUnavailable(_MISSING) from error


def library_path() -> str:
    """Where the library is. Raises `EngineUnavailable` when the wheel is not installed."""
    try:
        from espeakng_loader import get_library_path  # noqa: PLC0415
    except ImportError as error:
        raise EngineUnavailable(_MISSING) from error
    return str(get_library_path())


def data_folder() -> Path:
    """Where the library's voices are. Raises `EngineUnavailable` when they are not there."""
    folder = Path(library_path()).parent / _NAME
    if not folder.is_dir():
        raise EngineUnavailable(
            f"espeak-ng's voices are not at {folder}; reinstall them: pip install --force-reinstall espeakng-loader"
        )
    return folder


@contextmanager
def voices_home() -> Iterator[str]:
    """A path of the voices that the library can read, while the context lasts: links to them where that is quicker or shorter."""
    folder = data_folder()
    links = _links(folder, cache_folder())
    if links and links.exists():
        yield str(links)
    elif len(os.fsencode(folder)) <= LONGEST_PATH:
        yield str(folder)
    else:
        with _link_near(folder) as link:
            yield str(link)


@lru_cache(maxsize=1)
def _links(folder: Path, cache: Path) -> Path | None:
    """Links to the voices in the user's cache: made in 15 ms by who comes first or misses one, looked at once a process in 2.

    None where names are found in any letters, the path would be too long, or no links can be made.
    """
    home = cache / "espeak" / hashlib.sha256(os.fsencode(folder)).hexdigest()[:16] / _NAME
    if (folder / _CAPITAL.lower()).exists() or len(os.fsencode(home)) > LONGEST_PATH:
        return None
    try:
        if not (home / _PART).exists() or _names(home) != _names(folder):
            for path, link in _linked(folder, home):
                if not link.exists():
                    _make(link, path)
            _clear(cache / "espeak")
    except OSError:
        return None
    return home


def _names(home: Path) -> set[str]:
    """Every name there, those of the languages' files in small letters."""
    languages = (f"{Path(place).name}/{name}".lower() for place, _, names in os.walk(home / "lang") for name in names)
    return {path.name for path in home.iterdir()}.union(languages)


def _clear(homes: Path) -> None:
    """Deletes the links to voices that are gone: those of environments that were deleted."""
    for home in homes.iterdir():
        link = home / _NAME / _PART
        if link.is_symlink() and not link.exists():
            shutil.rmtree(home, ignore_errors=True)


def _linked(folder: Path, home: Path) -> Iterator[tuple[Path, Path]]:
    """What is in the folder and the links to it; those to the files of languages have small names."""
    languages = folder / "lang"
    for path in (*folder.iterdir(), *languages.rglob("*")):
        if languages in path.parents:
            if path.is_file():
                yield path, home / str(path.relative_to(folder)).lower()
        elif path != languages:
            yield path, home / path.name


def _make(link: Path, path: Path) -> None:
    """One link, in the place of one that leads nowhere. Others may make the same meanwhile."""
    link.parent.mkdir(parents=True, exist_ok=True)
    link.unlink(missing_ok=True)
    with contextlib.suppress(FileExistsError):
        link.symlink_to(path)


@contextmanager
def _link_near(folder: Path) -> Iterator[Path]:
    """One link to the voices, in the folder for what is temporary."""
    with tempfile.TemporaryDirectory(prefix="narrate-") as near:
        link = Path(near) / _NAME
        try:
            link.symlink_to(folder, target_is_directory=True)
        except OSError:  # Windows lets only some accounts make links; 21 MB are copied instead
            shutil.copytree(folder, link)
        yield link
