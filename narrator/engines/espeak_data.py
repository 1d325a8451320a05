"""What the `espeakng_loader` wheel carries: the library, and its voices where the library finds them at once.

Measured on espeak-ng 1.52:

- It seeks a voice's file by its name in small letters. `en-US` is not found so where file names tell small letters from capitals,
  and the library reads all 250 voices to find it: 2.0 to 2.5 ms of the 16 that an utterance takes. In a folder of links whose
  names are small it takes 0.15 ms.
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
_CAPITAL = Path("lang", "gmw", "en-US")
"""A voice with capitals in its name."""
_NAME = "espeak-ng-data"


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
    near = _links(folder) if _tells_capitals(folder) else folder
    if len(os.fsencode(near)) <= LONGEST_PATH and _are_there(near, folder):
        yield str(near)
    elif len(os.fsencode(folder)) <= LONGEST_PATH:
        yield str(folder)
    else:
        with _link_near(folder) as link:
            yield str(link)


@lru_cache(maxsize=1)
def _tells_capitals(folder: Path) -> bool:
    return not (folder / str(_CAPITAL).lower()).exists()


def _links(folder: Path) -> Path:
    """Where the links to these voices are kept; other voices have others."""
    key = f"{folder} {wheel_version()} {folder.stat().st_mtime_ns}"
    return cache_folder() / "espeak" / hashlib.sha256(os.fsencode(key)).hexdigest()[:16] / _NAME


def _are_there(links: Path, folder: Path) -> bool:
    """Whether the links are there, or could be made: once in the user's cache, in 10 ms."""
    complete = links.with_name("complete")
    try:
        if links != folder and not complete.exists():
            _make(links, folder)
            complete.touch()
    except OSError:
        return False
    return True


def _make(links: Path, folder: Path) -> None:
    """Links to all that is in the folder, those to the languages' files under small names. Others may make the same meanwhile."""
    languages = folder / "lang"
    named = {path: links / path.name for path in folder.iterdir() if path != languages}
    named |= {path: links / str(path.relative_to(folder)).lower() for path in languages.rglob("*") if path.is_file()}
    for place in {link.parent for link in named.values()}:
        place.mkdir(parents=True, exist_ok=True)
    for path, link in named.items():
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
