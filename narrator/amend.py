"""Amending a TOML file its owner keeps by hand: keys are set, everything else stays as it was written."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, MutableMapping, Sequence

import tomlkit
from tomlkit.exceptions import TOMLKitError

from narrator.errors import SettingsError

Setting = str | bool | Sequence[str]
"""What a key can be set to here: text, yes or no, or a list of texts."""


def amended(text: str, table: str | None, values: Mapping[str, Setting | None]) -> str:
    """`text`, a TOML document, with `values` set in its `table`, or at its top for None; a key set to None is taken out.

    A table that is not there is made at the end. Comments, order and line ends stay; nothing changes when every key has its value
    already. Raises `SettingsError` when `text` is not TOML, or `table` is no table in it.
    """
    line_end = _line_end(text)
    try:
        plain = text.replace("\r\n", "\n").replace("\r", "\n")
        document = tomlkit.parse(plain if plain.endswith("\n") else f"{plain}\n" if plain else "")
        place = _place(document, table, wanted=any(value is not None for value in values.values()))
        changed = place is not None and [_set(place, key, value) for key, value in values.items()]
    except (TOMLKitError, ValueError, RecursionError) as error:
        raise SettingsError(f"This is not valid TOML ({error}); mend it by hand.") from error
    return tomlkit.dumps(document).replace("\n", line_end) if changed and any(changed) else text


def setting(text: str, table: str | None, key: str) -> Setting | None:
    """What a key is set to in a TOML document; None when it is not there, or `text` is not TOML."""
    try:
        place = tomllib.loads(text.replace("\r\n", "\n").replace("\r", "\n"))
    except (ValueError, RecursionError):
        return None
    inside = place.get(table) if table else place
    value = inside.get(key) if isinstance(inside, dict) else None
    return tuple(value) if isinstance(value, list) else value


def _line_end(text: str) -> str:
    """The line end the text has; of several, its first."""
    first = min((at for at in map(text.find, "\r\n") if at >= 0), default=-1)
    if first < 0 or text[first] == "\n":
        return "\n"
    return "\r\n" if text.startswith("\r\n", first) else "\r"


def _place(document: tomlkit.TOMLDocument, table: str | None, *, wanted: bool) -> MutableMapping[str, object] | None:
    """Where the keys stand; a table that is not there is made only when it is `wanted`."""
    if table is None:
        return document
    if table not in document:
        if not wanted:
            return None
        if document.as_string().strip():
            document.add(tomlkit.nl())
        document.add(table, tomlkit.table())
    place = document[table]
    if not isinstance(place, MutableMapping):
        raise SettingsError(f"{table} must be a table: a line [{table}], its settings below.")
    return place


def _set(place: MutableMapping[str, object], key: str, value: Setting | None) -> bool:
    """Sets one key. Returns whether that changed anything."""
    written = value if value is None or isinstance(value, (str, bool)) else list(value)
    before = place.get(key)
    if (before.unwrap() if hasattr(before, "unwrap") else before) == written:
        return False
    if written is None:
        del place[key]
    else:
        place[key] = written
    return True
