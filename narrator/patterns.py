"""Patterns: a regular expression that an earlier run compiled is not compiled again.

Python keeps the bytecode of a module from run to run, but compiles its regular expressions each time: the 600 of the rules took
0.18 s, a third of the time before the first sentence of a short article is spoken. Here what the compiler made of them is kept
beside the bytecode; it loads in 3 ms. Python has nothing of the kind, so this reaches behind `re`. Where that is not as it is
known here, or the file cannot be read or written, patterns are compiled as ever (docs/decisions/012-kept-patterns.md).
"""

from __future__ import annotations

import atexit
import marshal
import re
import sys
from array import array
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import Any
from zlib import crc32

_BYTECODE = __spec__.cached
FILE = _BYTECODE and f"{_BYTECODE.removesuffix('pyc')}{crc32(sys.version.encode()):08x}.patterns"
"""`__pycache__/patterns.cpython-311.0a1b2c3d.patterns`, or where Python was told to keep bytecode; None where it keeps none. The
number stands for the Python that compiled them, to its last digit."""
_MOST = 5_000
"""Patterns; in a file of more, most are of rules that are no more, and it is begun anew."""
_UNUSABLE = (ImportError, AttributeError, TypeError, ValueError, RuntimeError, OverflowError)
"""What is raised by an `re` that is made in another way."""

_Code = tuple[int, bytes, dict[str, int], tuple[str | None, ...]]
"""What the compiler hands to the machine that runs a pattern: flags, program, and the names of groups both ways."""
_Codes = dict[tuple[str, int], _Code]


class Kept:
    """The patterns of a file, and those that are compiled now."""

    def __init__(self, file: str | None) -> None:
        self._file = file
        self._known = _read(file)
        self.made = 0
        """How many were not in the file."""

    def find(self, pattern: str, flags: int) -> re.Pattern[str]:
        """The pattern, ready to use. Raises one of `_UNUSABLE` where it cannot be kept."""
        key = pattern, flags
        if key not in self._known:
            self._known[key] = _compile(pattern, flags)
            self.made += 1
        return _ready(pattern, self._known[key])

    def save(self) -> None:
        """Writes the file, with what others have added meanwhile, if something is new and Python may write bytecode."""
        if not self.made or not self._file or sys.dont_write_bytecode:
            return
        with suppress(OSError, ImportError):
            from pathlib import Path  # noqa: PLC0415  # not before there is something to write

            from narrator.files import write_whole  # noqa: PLC0415

            body = marshal.dumps({**_read(self._file), **self._known})
            write_whole(Path(self._file), crc32(body).to_bytes(4, "little") + body)


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile`, for the patterns of rules: those made of a user's words are not to be kept."""
    try:
        return _kept().find(pattern, int(flags))
    except _UNUSABLE:
        return re.compile(pattern, flags)


@cache
def _kept() -> Kept:
    kept = Kept(FILE)
    atexit.register(kept.save)
    return kept


def _read(file: str | None) -> _Codes:
    """The patterns of a file; none where it is not there, not whole, or too large. The sum is looked at before what it is of."""
    if file is None:
        return {}
    try:
        with open(file, "rb") as stream:  # noqa: PTH123  # pathlib takes longer to load than the file
            whole = stream.read()
    except OSError:
        return {}
    body = whole[4:]
    if whole[:4] != crc32(body).to_bytes(4, "little"):
        return {}
    known: _Codes = marshal.loads(body)  # noqa: S302  # as much ours as the bytecode beside it
    return known if len(known) <= _MOST else {}


def _compile(pattern: str, flags: int) -> _Code:
    parsed = _behind_re()._parser.parse(pattern, flags)
    program = array("I", _behind_re()._code(parsed, flags))
    numbers = dict(parsed.state.groupdict)
    names = {number: name for name, number in numbers.items()}
    return int(flags | parsed.state.flags), program.tobytes(), numbers, tuple(map(names.get, range(parsed.state.groups)))


def _ready(pattern: str, code: _Code) -> re.Pattern[str]:
    flags, program, numbers, names = code
    numbered = array("I", program).tolist()
    found: re.Pattern[str] = _behind_re()._sre.compile(pattern, flags, numbered, len(names) - 1, numbers, names)
    return found


def _behind_re() -> Any:  # of no published type
    return import_module("re._compiler")
