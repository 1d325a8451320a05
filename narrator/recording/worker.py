"""A worker: a Python process of its own that runs one call after another for the pool.

It speaks pickles over its standard input and output: `(function, arguments)` in, `(True, result)` or `(False, exception)` out,
each after its length. Whatever a speech library prints goes nowhere, so it cannot break the conversation; a library that crashes,
hangs or eats memory takes this process with it and nothing else. It ends when its input does, so it never outlives its parent.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import struct
import sys
import threading
from collections.abc import Callable
from importlib import import_module
from typing import IO, cast

from narrator.errors import EngineError
from narrator.libraries import THREADS

MEMORY_LIMIT = 4 << 30
"""Bytes of address space a worker may have. A 60-word utterance needs 0.3 GB, most of it numpy's; a runaway one stops here."""

READY = "ready"
"""What a worker says first, once it has loaded: only then does a call's time begin to count. It is told how many threads the
libraries in it may start, and then its calls."""

LENGTH = struct.Struct("<Q")


def read_message(stream: IO[bytes]) -> object:
    """The next message. Raises `EOFError` when the other side is gone."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    (size,) = LENGTH.unpack(head)
    body = stream.read(size)
    if len(body) < size:
        raise EOFError
    return pickle.loads(body)  # noqa: S301  # the other side is our own parent or child


def write_message(stream: IO[bytes], message: object) -> None:
    """Sends one message whole."""
    body = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(LENGTH.pack(len(body)))
    stream.write(body)
    stream.flush()


def _travels(reply: tuple[bool, object]) -> bool:
    """Whether a reply can be sent and be read: an exception with its own arguments often cannot."""
    try:
        body = pickle.dumps(reply)
        if not reply[0]:
            pickle.loads(body)  # noqa: S301  # made the line before
    except Exception:  # noqa: BLE001  # whatever somebody's class raises when it is packed
        return False
    return True


class _Leaving(BaseException):
    """The parent wants this process to end, and what it is writing cleared away."""


_asked_to_leave = threading.Event()
"""Set as well: what is raised while a library calls back is lost there, and the call goes on to its end."""


def _leave(*_: object) -> None:
    _asked_to_leave.set()
    raise _Leaving


def _set_limits() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer: it ends us
    for name in ("SIGTERM", "SIGHUP"):  # the second when a terminal is closed; Windows has none
        if number := getattr(signal, name, None):
            signal.signal(number, _leave)
    try:
        import resource  # noqa: PLC0415
    except ImportError:  # Windows has no such limit
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, resource.getrlimit(resource.RLIMIT_AS)[1]))


def main() -> None:
    """Answers calls until there are no more."""
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  # os.devnull is no path on Windows
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
    _set_limits()
    for module in sys.argv[1:]:
        with contextlib.suppress(ImportError):  # a call that needs it will say what is missing
            import_module(module)
    write_message(replies, READY)
    with contextlib.suppress(EOFError):
        os.environ[THREADS] = str(read_message(sys.stdin.buffer))
    with contextlib.suppress(EOFError, _Leaving):
        while not _asked_to_leave.is_set():
            _answer(replies)


def _answer(replies: IO[bytes]) -> None:
    """Answers the next call. Raises `EOFError` when there is none any more."""
    function, arguments = cast("tuple[Callable[..., object], tuple[object, ...]]", read_message(sys.stdin.buffer))
    try:
        reply: tuple[bool, object] = (True, function(*arguments))
    except _Leaving:
        raise
    except BaseException as e:  # noqa: BLE001  # the caller's to judge, whatever it is: it is raised again over there
        reply = (False, e)
    write_message(replies, reply if _travels(reply) else (False, EngineError(repr(reply[1]))))


if __name__ == "__main__":
    main()
