"""Fetching one file: what came of it stays when the line breaks, and it is called by its name only when its checksum is right."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import EDQUOT, ENOSPC
from pathlib import Path
from typing import IO

from narrator.catalogue.offer import File
from narrator.catalogue.source import ELSEWHERE, Source, patiently
from narrator.errors import CatalogueError
from narrator.remote import NotNowError


def fetch(source: Source, file: File, folder: Path, heard: Callable[[int], None]) -> None:
    """Brings `file` into `folder`; `heard` is told how many bytes of it are here, again and again.

    The part that came of it is called by the file's name and checksum, so it is never continued with another file's rest. A
    checksum that is wrong after a continuation is given a second chance from the first byte. Raises `CatalogueError`; then what
    came is still there, unless it is wrong.
    """
    whole, part = folder / file.name, part_of(file, folder)
    with writing_in(folder):
        if not matches(whole, file):
            begun = here(part) > 0
            _fill(source, file, part, heard)
            if begun and not matches(part, file):
                part.unlink()
                _fill(source, file, part, heard)
            if not matches(part, file):
                part.unlink()
                raise CatalogueError(
                    f"{source.where(file.place)} came with a wrong checksum and was removed; try again, or {ELSEWHERE}."
                )
            part.replace(whole)
    heard(file.size)


def part_of(file: File, folder: Path) -> Path:
    """Where the part of a file is that has come so far."""
    return folder / f"{file.name}.{file.checksum.rpartition(':')[2][:12]}.part"


def here(path: Path) -> int:
    """The bytes of a file that may not be there."""
    return path.stat().st_size if path.is_file() else 0


def matches(path: Path, file: File) -> bool:
    """Whether the file at `path` is what the catalogue describes."""
    return here(path) == file.size and path.is_file() and checksum(path, file.checksum.partition(":")[0]) == file.checksum


def checksum(path: Path, algorithm: str) -> str:
    """As `File.checksum` has it. MD5 is what Piper's catalogue knows: it tells damage, not malice."""
    with path.open("rb") as file:
        return f"{algorithm}:{hashlib.file_digest(file, lambda: hashlib.new(algorithm, usedforsecurity=False)).hexdigest()}"


@contextmanager
def writing_in(folder: Path) -> Iterator[None]:
    """What the disk refuses is said."""
    try:
        yield
    except OSError as error:
        if error.errno in (ENOSPC, EDQUOT):
            told, help_ = "there is no room left", "make some and try again, and it goes on from there"
        else:
            told, help_ = error.strerror or str(error), "check its permissions"
        raise CatalogueError(f"The voice cannot be written to {folder} ({told}); {help_}.") from error


def _fill(source: Source, file: File, part: Path, heard: Callable[[int], None]) -> None:
    """Brings what is missing of a part, however often the line breaks."""

    def attempt() -> None:
        with part.open("ab") as out:
            if out.tell() < file.size:
                _continue(source, file, out, heard)
            out.flush()
            os.fsync(out.fileno())  # its name must not outlive its content when the power goes
        if here(part) < file.size:
            raise NotNowError(f"was cut off after {here(part)} of {file.size} bytes")

    patiently(attempt, source.where(file.place), lambda: here(part))


def _continue(source: Source, file: File, out: IO[bytes], heard: Callable[[int], None]) -> None:
    """Appends the rest of a file, but no byte more than its catalogue says."""
    with source.opened(file.place, out.tell()) as stretch:
        if stretch.start not in (0, out.tell()):
            raise NotNowError(f"answered from byte {stretch.start} on, and was asked for {out.tell()}")
        if stretch.start != out.tell():  # a server that cannot begin elsewhere begins anew
            out.truncate(0)
            out.seek(0)
        heard(out.tell())
        for piece in stretch.pieces():
            out.write(piece[: file.size - out.tell()])
            heard(out.tell())
            if out.tell() == file.size:
                return
