"""Turns: how many requests a service gets at a time, from all processes of this user together."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from narrator.errors import EngineError, EngineOutage
from narrator.files import locked

_LOOK = 0.05
"""Seconds between two looks for a free turn: a request takes a second or more."""


@contextmanager
def turn(service: str, at_once: int, until: float) -> Iterator[None]:
    """Waits for one of `at_once` turns and holds it; who came first gets it first, and a process that dies gives its own back.

    Raises `EngineOutage` when none is free by `until`, in seconds of `time.monotonic`, `EngineError` where no file can be locked.
    """
    folder = Path(tempfile.gettempdir()) / f"narrate-turns-{os.getuid() if sys.platform != 'win32' else 'all'}"
    name = hashlib.sha256(service.encode()).hexdigest()[:16]
    with _first(folder, f"{name}-of-{at_once}", until) as comes:
        file = _taken([folder / f"{name}-{number}" for number in range(at_once)], until) if comes else None
    if not file:
        raise EngineOutage(
            f"{service} is asked {at_once} times already, and no turn came in time; allow more at_once, or fewer jobs (-j)."
        )
    with file:
        yield


@contextmanager
def _first(folder: Path, name: str, until: float) -> Iterator[bool]:
    """Queues up until nobody who came before still waits; False when that is not so by `until`.

    Without a queue, who just gave a turn back asks again before the others look, and one of them may never get any.
    """
    place = folder / f"{name}-{time.time_ns():020}-{os.getpid()}"
    file = _free(place)
    try:
        while ahead := _waits(folder, name, place):
            if time.monotonic() + _LOOK > until:
                break
            time.sleep(_LOOK)
        yield not ahead
    finally:
        if file:
            file.close()
        with contextlib.suppress(OSError):
            place.unlink()


def _waits(folder: Path, name: str, place: Path) -> bool:
    """Whether somebody waits who came before `place`. Clears away what the dead left behind."""
    for other in sorted(folder.glob(f"{name}-*")):
        if other >= place:
            break
        file = _free(other)
        if not file:
            return True
        file.close()
        with contextlib.suppress(OSError):
            other.unlink()
    return False


def _taken(turns: Sequence[Path], until: float) -> IO[bytes] | None:
    """The file of the turn that is free first; None when none is by `until`."""
    while True:
        for place in turns:
            if file := _free(place):
                return file
        if time.monotonic() + _LOOK > until:
            return None
        time.sleep(_LOOK)


def _free(place: Path) -> IO[bytes] | None:
    """The file of a turn, ours until it is closed; None while another process has it."""
    try:
        place.parent.mkdir(mode=0o700, exist_ok=True)
        with ExitStack() as stack:
            file = stack.enter_context(place.open("ab"))
            if locked(file):
                stack.pop_all()
                return file
    except OSError as error:
        raise EngineError(
            f"Turns cannot be taken in {place.parent} ({error.strerror}); set TMPDIR to a folder of your own."
        ) from error
    return None
