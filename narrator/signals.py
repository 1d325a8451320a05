"""What must be done whole though somebody wants the program to end."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator


@contextlib.contextmanager
def signals_waiting() -> Iterator[None]:
    """Keeps Ctrl-C and SIGTERM, where they are answered, waiting to the end of this. Only the main thread hears them at all."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    answered = [number for number in (signal.SIGINT, signal.SIGTERM) if callable(signal.getsignal(number))]
    earlier = [(number, signal.signal(number, lambda late, _: came.append(late))) for number in answered]
    try:
        yield
    finally:
        for number, handler in earlier:
            signal.signal(number, handler)
        for late in came:
            signal.raise_signal(late)
