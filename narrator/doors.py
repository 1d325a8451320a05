"""The doors of rooms that open a name at a time.

A worker that only speaks and encodes must not wait for the rules of articles, the fonts of covers and the audio player behind the
same doors: that took it 0.45 s of 0.6.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module


def opening(room: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """The `__getattr__` (PEP 562) of a package: loads the module a public name lives in when the name is first used.

    `homes` says where each name lives, seen from the package `room`. No name may be called like a module of the package itself.
    """

    def named(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        value = getattr(import_module(f"{room}.{homes[name]}"), name)
        setattr(sys.modules[room], name, value)
        return value

    return named
