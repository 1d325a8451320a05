"""Turns: how many requests a service gets at a time, from all processes of this user together."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from narrator.errors import EngineError, EngineOutage
from narrator.files import locked

_LOOK = 0.05
"""Seconds between two looks for a free turn: a request takes a second or more."""


@contextmanager
def turn(service: str, at_once: int, until: float) -> Iterator[None]:
    """Waits for one of `at_once` turns and holds it; a process that dies gives its own back.

    Raises `EngineOutage` when none is free by `until`, in seconds of `time.monotonic`, `EngineError` where no file can be locked.
    """
    folder = Path(tempfile.gettempdir()) / f"narrate-turns-{os.getuid() if sys.platform != 'win32' else 'all'}"
    name = hashlib.sha256(service.encode()).hexdigest()[:16]
    while True:
        for number in range(at_once):
            if file := _free(folder / f"{name}-{number}"):
                with file:
                    yield
                return
        if time.monotonic() + _LOOK > until:
            raise EngineOutage(f"{service} is asked {at_once} times already, and none of these came to an end in time.")
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
