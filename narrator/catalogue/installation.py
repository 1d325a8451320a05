"""Installing a voice and removing it. A voice is here when its profile is, which is written last and removed first."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import tomlkit

from narrator.catalogue.cards import card_of
from narrator.catalogue.fetching import checksum, fetch, here, part_of, writing_in
from narrator.catalogue.licence import Licence, read_card
from narrator.catalogue.offer import Offer, is_name
from narrator.catalogue.piper import CARD
from narrator.engines import PROFILE, installed_files, installed_names, voices_folder
from narrator.errors import CatalogueError, SettingsError
from narrator.files import locked, write_whole

_LOCK = ".lock"
_LOOK = 0.1
"""Seconds between two looks whether another process is done with the folder."""
_KEPT = "sha256"
"""What a profile says of its files, whatever the catalogue knew."""


def install(offer: Offer, heard: Callable[[int], None], waiting: Callable[[], None] = lambda: None) -> Path:
    """Brings a voice here and returns its folder; `heard` is told how many of its bytes are here.

    Whatever ends it, the voice is here whole or not at all, and what came is not fetched again. Another process that installs
    the same voice is waited for, and `waiting` is called before that. Raises `CatalogueError`.
    """
    folder = voices_folder() / offer.name
    with _alone(folder, waiting):
        if intact(offer.name):
            return folder
        with writing_in(folder):
            (folder / PROFILE).unlink(missing_ok=True)
            _check_room(offer, folder)
        card = card_of(offer)
        done = 0
        for file in offer.files:
            fetch(offer.source, file, folder, _after(done, heard))
            done += file.size
        with writing_in(folder):
            if card:
                write_whole(folder / CARD, card)
            for part in folder.glob("*.part"):  # of other files that had these names
                part.unlink()
            write_whole(folder / PROFILE, _profile(offer, folder, offer.licence or read_card(card)).encode())
    return folder


def intact(name: str) -> bool:
    """Whether the voice is here, and its files are what they were when it came; not where its profile does not say that."""
    if name not in installed_names():
        return False
    folder = voices_folder() / name
    wanted = {folder / file: f"{_KEPT}:{sha}" for file, sha in installed_files(name).items()}
    with writing_in(folder):
        return bool(wanted) and all(path.is_file() and checksum(path, _KEPT) == sha for path, sha in wanted.items())


def begun(name: str) -> bool:
    """Whether a part of the voice is here."""
    return is_name(name) and any((voices_folder() / name).glob("*.part"))


def remove(name: str) -> None:
    """Removes a voice, or the part of it that is here. Raises `SettingsError` when there is neither, and `CatalogueError`."""
    folder = voices_folder() / name
    if not is_name(name) or not folder.is_dir():
        known = ", ".join(installed_names()) or "none"
        raise SettingsError(f"There is no installed voice called {name!r}; the installed ones are: {known}.")
    with _alone(folder, lambda: None), writing_in(folder):
        (folder / PROFILE).unlink(missing_ok=True)
        for path in folder.iterdir():
            if path.name != _LOCK:
                path.unlink()


def _after(done: int, heard: Callable[[int], None]) -> Callable[[int], None]:
    """Counts on from `done`."""
    return lambda came: heard(done + came)


def _check_room(offer: Offer, folder: Path) -> None:
    """Raises `CatalogueError` when the voice cannot fit."""
    missing = [file.size - max(here(folder / file.name), here(part_of(file, folder))) for file in offer.files]
    needed, free = sum(missing) / 1e6, shutil.disk_usage(folder).free / 1e6
    if needed > free:
        raise CatalogueError(f"{offer.name} needs {needed:.1f} MB and {folder} has room for {free:.1f}; make some and try again.")


def _profile(offer: Offer, folder: Path, licence: Licence) -> str:
    """The voice's profile: what docs/engines.md says of profiles holds of it."""
    files = {file.name: checksum(folder / file.name, _KEPT).partition(":")[2] for file in offer.files}
    head = {"engine": offer.engine, "voice": offer.voice, "language": offer.languages[0], "licence": str(licence)}
    return tomlkit.dumps({**head, "files": files})


@contextmanager
def _alone(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Waits until no other process fills or empties the folder; a process that dies is waited for no longer."""
    with writing_in(folder):
        while not _is_in(folder, lock := _lock(folder, waiting)):  # whoever had it removed it with the folder
            lock.close()
    with lock:
        try:
            yield
        finally:
            with writing_in(folder):
                _tidy(folder)


def _lock(folder: Path, waiting: Callable[[], None]) -> IO[bytes]:
    """The lock of the folder, once nobody else has it. By then it may be in no folder any more."""
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):  # the folder was removed just now
            lock = (folder / _LOCK).open("ab")
            break
    try:
        if not locked(lock):
            waiting()
            while not locked(lock):
                time.sleep(_LOOK)
    except BaseException:
        lock.close()
        raise
    return lock


def _is_in(folder: Path, lock: IO[bytes]) -> bool:
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(lock.fileno()), (folder / _LOCK).stat())
    return False


def _tidy(folder: Path) -> None:
    """Leaves nothing of what never began, or is gone."""
    for part in folder.glob("*.part"):
        if not here(part):
            part.unlink()
    if [path.name for path in folder.iterdir()] == [_LOCK]:
        shutil.rmtree(folder, ignore_errors=True)  # Windows keeps a file that is open
