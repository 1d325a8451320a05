"""Options: what a profile's table for its engine says, on its way to the worker that speaks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar, cast

from narrator.engines.speech import Option, Options
from narrator.errors import SettingsError
from narrator.settings import read_table

_T = TypeVar("_T")


def checked_options(kind: type, table: Mapping[str, object], where: str) -> Options:
    """The table as options, once it is known that a `kind` can be made of it. Raises `SettingsError` with `where` in front."""
    try:
        read_table(kind, table, where)
    except SettingsError as error:
        told = str(error)  # what the kind itself says does not name the place yet
        raise SettingsError(told if told.startswith(where) else f"{where}: {told}") from error
    known = cast("Mapping[str, Option | list[str]]", table)
    return tuple((key, tuple(value) if isinstance(value, list) else value) for key, value in sorted(known.items()))


def read_options(kind: type[_T], options: Options) -> _T:
    """The options as the engine's own dataclass. Raises `SettingsError` for one it does not have."""
    return read_table(
        kind, {key: list(value) if isinstance(value, tuple) else value for key, value in options}, "the voice profile"
    )
