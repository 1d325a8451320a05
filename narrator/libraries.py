"""Libraries: which version of one is installed, and how many threads it may start.

What was spoken and encoded is kept under its maker's version.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from narrator.patterns import compiled

THREADS = "OMP_NUM_THREADS"
"""The variable in which they look for how many threads they may start in this process; the pool of workers sets it so that all of
them together have one for each processor. Without it onnxruntime takes them all."""
_RECORD = compiled(r"([\w.]+)-([^-]+)\.dist-info")
"""The folder an installer leaves beside a library (PyPA, "Recording installed projects"): its name and its version."""
_MARKS = compiled(r"[-_.]+")


@cache
def library_version(library: str) -> str:
    """The version of an installed library. Raises `ModuleNotFoundError` when it is not installed.

    Read off the name of its record: `importlib.metadata`, which is asked where that leaves a doubt, takes 25 ms to load.
    """
    records = _records().get(_plain(library), ())
    if len(records) == 1 and (records[0] / "METADATA").is_file():
        found = _RECORD.fullmatch(records[0].name)
        assert found
        return found[2]
    from importlib.metadata import version  # noqa: PLC0415 - as above

    told: str | None = version(library)
    if told is None:  # of a record without its contents
        raise ModuleNotFoundError(f"{library} is not installed whole")
    return told


@cache
def _records() -> Mapping[str, Sequence[Path]]:
    """By the names of libraries, their records wherever Python looks for libraries."""
    records: dict[str, list[Path]] = {}
    for folder in dict.fromkeys(sys.path):
        with contextlib.suppress(OSError):
            for path in Path(folder).iterdir():
                if found := _RECORD.fullmatch(path.name):
                    records.setdefault(_plain(found[1]), []).append(path)
    return records


def _plain(name: str) -> str:
    return _MARKS.sub("-", name).lower()
