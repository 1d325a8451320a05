"""Calls the pool's tests send to its workers."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path


def square(number: int) -> int:
    return number * number


def who() -> int:
    return os.getpid()


def noisy() -> str:
    print("a library that prints")
    os.write(1, b"and one in C")
    return "said"


def refuse(reason: str) -> None:
    raise ValueError(reason)


class _AwkwardError(Exception):
    """Needs two arguments, so that it can be packed but not unpacked."""

    def __init__(self, what: str, why: str) -> None:
        super().__init__(f"{what}: {why}")


def awkward() -> None:
    raise _AwkwardError("the sound", "is odd")


def unsendable() -> object:
    return lambda: None


def crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def crash_once(mark: Path) -> str:
    """Dies the first time, works the second."""
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGSEGV)
    return "survived"


def hang() -> None:
    time.sleep(600)


def swallow_memory() -> int:
    return len(bytearray(64 << 30))


def variable(name: str) -> str:
    return os.environ.get(name, "")


def loaded(module: str) -> str:
    __import__(module)
    return str(getattr(sys.modules[module], "__file__", ""))
