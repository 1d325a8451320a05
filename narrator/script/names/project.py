"""The project's lexicon: lexicon.toml beside narrator.toml, a line for each word, kept as its owner wrote it.

Kyiv = "/ˈkiːɪv/"            # IPA between slashes
"Wren St." = "Wren Street"   # a respelling
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from narrator.errors import SettingsError
from narrator.files import rewrite
from narrator.patterns import compiled

LEXICON_FILE = "lexicon.toml"
_UNWRITABLE = compiled("[\ud800-\udfff\x7f]")
"""Half a surrogate pair, which is how bytes that are no UTF-8 come from the command line, and what TOML refuses."""


def find_lexicon(settings_file: Path | None) -> Path:
    """Where the project's lexicon is, or would be: beside its narrator.toml, else in the working folder."""
    return (settings_file.parent if settings_file else Path()) / LEXICON_FILE


def read_lexicon(path: Path) -> dict[str, str]:
    """The entries of a lexicon.toml, in its order: words and how they are said. Empty when there is no such file.

    Raises `SettingsError` that names the file and the entry, when it is not TOML or an entry is no text.
    """
    return dict(_parsed(_text(path), path))


def add_entries(path: Path, entries: Mapping[str, str]) -> tuple[str, ...]:
    """Adds entries to a lexicon.toml, or gives a word its new sound where it stands; makes the file when there is none.

    Each is a word and a respelling, or IPA between slashes. Comments, order and line ends stay. The file is written whole, at
    once, or not at all. Returns the words that were new. Raises `SettingsError` when the file or an entry is unusable, or cannot
    be written.
    """
    from narrator.amend import amended  # noqa: PLC0415  # reading a lexicon needs none of it

    for word, said in entries.items():
        check_entry(word, said)
    text = _text(path)
    before = _parsed(text, path)
    changed = amended(text, None, entries)
    _parsed(changed, path)
    if changed != text:
        write_text(path, changed)
    return tuple(word for word in entries if word not in before)


def _text(path: Path) -> str:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return file.read()
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} cannot be read: {error}.") from error


def _parsed(text: str, path: Path) -> Mapping[str, str]:
    try:
        entries = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise SettingsError(f'{path} is not valid TOML: {error}; write lines like Kyiv = "/ˈkiːɪv/".') from error
    for word, said in entries.items():
        check_entry(word, said, f"{path}: the entry")
    return entries


def check_entry(word: str, said: object, place: str = "The entry") -> None:
    """Raises `SettingsError` unless this can be an entry."""
    if not word.strip():
        raise SettingsError(f"{place} must name a word.")
    if _UNWRITABLE.search(f"{word}{said}"):
        raise SettingsError(f"{place} {word!r} has a character that is no text; type it anew.")
    if not isinstance(said, str) or not said.strip():
        raise SettingsError(f"{place} {word!r} must say how, as text in quotes: an alias, or IPA between slashes.")
    if said.startswith("/") and not re.fullmatch(r"/[^/]+/", said):
        raise SettingsError(f'{place} {word!r} must be an alias or IPA between two slashes, such as "/ˈkiːɪv/".')


def write_text(path: Path, text: str) -> None:
    """Writes a file whole or not at all. Raises `SettingsError` when it cannot be, or its folder is not there."""
    try:
        path.parent.stat()
        rewrite(path, text)
    except OSError as error:
        raise SettingsError(f"{path} cannot be written ({error.strerror}); choose another place or make its folder.") from error
