"""Libraries: which version of one is installed. What was spoken and encoded is kept under its maker's version."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from narrator.patterns import compiled

_RECORD = compiled(r"([\w.]+)-([^-]+)\.dist-info")
"""The folder an installer leaves beside a library (PyPA, "Recording installed projects"): its name and its version."""
_MARKS = compiled(r"[-_.]+")


def library_version(library: str) -> str:
    """The version of an installed library. Raises `ModuleNotFoundError` when it is not installed.

    Read off the name of its folder: `importlib.metadata`, which is asked for whatever has none, takes 25 ms to load.
    """
    found = _installed().get(_plain(library))
    if found is not None:
        return found
    from importlib.metadata import version  # noqa: PLC0415 - as above

    return version(library)


@cache
def _installed() -> Mapping[str, str]:
    """Every library that has such a folder, and its version; of two the one Python would import."""
    found: dict[str, str] = {}
    for folder in reversed(sys.path):
        with contextlib.suppress(OSError):
            records = [_RECORD.fullmatch(path.name) for path in Path(folder).iterdir()]
            found.update((_plain(record[1]), record[2]) for record in records if record)
    return found


def _plain(name: str) -> str:
    return _MARKS.sub("-", name).lower()
