"""The store: what was spoken, encoded and drawn, kept by what made it, so that nothing is done twice.

Entries are files named by a hash of everything that decides their content. They are written under a temporary name and renamed,
so that processes sharing a store never see half an entry, and end with a checksum; a missing or damaged entry (a machine
that lost power has such) counts as never made.
"""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import os
import shutil
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from narrator.files import cache_folder, write_whole

CAPACITY = 4 << 30
"""Bytes the default store may grow to: seven episodes of 90 minutes (238 MB of sound at 22.05 kHz and 65 MB of frames each) and
room for the next."""


def digest(*parts: object) -> str:
    """A name for what `parts` decide: SHA-256 of their `repr`s, which for the frozen values of narrate say everything."""
    return hashlib.sha256("\x1f".join(repr(part) for part in parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of entries."""

    folder: Path
    capacity: int = CAPACITY
    """Bytes; `prune` keeps to it."""

    def path(self, name: str, suffix: str) -> Path:
        """Where the entry called `name` (a digest) stands, or would."""
        return self.folder / name[:2] / (name + suffix)

    def prune(self) -> None:
        """Deletes the entries longest unused until the rest fits. What other processes delete meanwhile does not matter."""
        entries = []
        for folder in self.folder.glob("??"):
            with contextlib.suppress(OSError), os.scandir(folder) as found:  # twice as fast as pathlib's
                for entry in found:
                    with contextlib.suppress(OSError):
                        stat = entry.stat()
                        entries.append((stat.st_mtime, stat.st_size, entry.path))
        excess = sum(size for _, size, _ in entries) - self.capacity
        for _, size, path in sorted(entries):
            if excess <= 0:
                return
            with contextlib.suppress(OSError):
                Path(path).unlink()
            excess -= size


def store_of(entry: Path) -> Store:
    """The store `entry` stands in."""
    return Store(entry.parent.parent)


_CHECKSUM_SIZE = 4


def _checksum(content: bytes) -> bytes:
    return zlib.crc32(content).to_bytes(_CHECKSUM_SIZE, "little")


def default_store() -> Store:
    """The store in the user's cache folder; in a temporary one that ends with the program when that cannot be written."""
    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="narrate-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Store(folder)


def keep(path: Path, content: bytes) -> None:
    """Writes an entry. Raises `OSError`; then nothing is left behind."""
    write_whole(path, content + _checksum(content))


def read_used(path: Path) -> bytes | None:
    """What an entry holds, marked as used now; None when it is not there, or not as it was written."""
    try:
        whole = path.read_bytes()
    except OSError:
        return None
    content = whole[:-_CHECKSUM_SIZE]
    if whole[-_CHECKSUM_SIZE:] != _checksum(content):
        return None
    with contextlib.suppress(OSError):
        os.utime(path)
    return content
