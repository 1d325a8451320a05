"""The project's lexicon: lexicon.toml beside narrator.toml, a line for each word, kept as its owner wrote it.

Kyiv = "/ˈkiːɪv/"            # IPA between slashes
"Wren St." = "Wren Street"   # a respelling
"""

from __future__ import annotations

import json
import os
import re
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path

from narrator.errors import SettingsError

LEXICON_FILE = "lexicon.toml"
_UNWRITABLE = re.compile("[\ud800-\udfff\x7f]")
"""Half a surrogate pair, which is how bytes that are no UTF-8 come from the command line, and what TOML refuses."""
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def find_lexicon(settings_file: Path | None) -> Path:
    """Where the project's lexicon is, or would be: beside its narrator.toml, else in the working folder."""
    return (settings_file.parent if settings_file else Path()) / LEXICON_FILE


def read_lexicon(path: Path) -> dict[str, str]:
    """The entries of a lexicon.toml, in its order: words and how they are said. Empty when there is no such file.

    Raises `SettingsError` that names the file and the entry, when it is not TOML or an entry is no text.
    """
    return dict(_parsed(_text(path), path))


def add_entry(path: Path, word: str, said: str) -> bool:
    """`add_entries` for one word. Returns whether it was new."""
    return word in add_entries(path, {word: said})


def add_entries(path: Path, entries: Mapping[str, str]) -> tuple[str, ...]:
    """Adds entries to a lexicon.toml, or gives a word its new sound where it stands; makes the file when there is none.

    Each is a word and a respelling, or IPA between slashes. Comments, order and line ends stay. The file is written whole, at
    once, or not at all. Returns the words that were new. Raises `SettingsError` when the file or an entry is unusable, or cannot
    be written.
    """
    for word, said in entries.items():
        _check(word, said, "The entry")
    text = _text(path)
    before = _parsed(text, path)
    new = tuple(word for word in entries if word not in before)
    changed = text
    for word, said in entries.items():
        if before.get(word, said) != said:
            changed = _replaced(changed, word, _line(word, said))
    added = "".join(f"{_line(word, entries[word])}\n" for word in new)
    changed += _line_end(changed) + added if added else ""
    after = _parsed(changed, path)
    for word, said in entries.items():
        if after.get(word) != said:
            raise SettingsError(f"{path}: the entry {word!r} spans several lines; change it by hand.")
    if changed != text:
        write_text(path, changed)
    return new


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
        _check(word, said, f"{path}: the entry")
    return entries


def _check(word: str, said: object, place: str) -> None:
    """Raises `SettingsError` unless this can be an entry."""
    if not word.strip():
        raise SettingsError(f"{place} must name a word.")
    if _UNWRITABLE.search(f"{word}{said}"):
        raise SettingsError(f"{place} {word!r} has a character that is no text; type it anew.")
    if not isinstance(said, str) or not said.strip():
        raise SettingsError(f"{place} {word!r} must say how, as text in quotes: an alias, or IPA between slashes.")
    if said.startswith("/") and not re.fullmatch(r"/[^/]+/", said):
        raise SettingsError(f'{place} {word!r} must be an alias or IPA between two slashes, such as "/ˈkiːɪv/".')


def _line(word: str, said: str) -> str:
    return f"{_key(word)} = {json.dumps(said, ensure_ascii=False)}"


def _key(word: str) -> str:
    return word if _BARE.fullmatch(word) else json.dumps(word, ensure_ascii=False)


def _line_end(text: str) -> str:
    return "" if not text or text.endswith("\n") else "\n"


def _replaced(text: str, word: str, line: str) -> str:
    """`text` with the line of `word` changed; the remark after its value stays."""
    lines = text.splitlines(keepends=True)
    for number, old in enumerate(lines):
        try:
            entry = tomllib.loads(old)
        except ValueError:
            continue
        if list(entry) == [word]:
            remark = re.search(r"""(?:"(?:[^"\\]|\\.)*"|'[^']*')(\s*\#.*)?(\r?\n)?$""", old)
            lines[number] = line + ((remark[1] or "") + (remark[2] or "") if remark else "\n")
            break
    return "".join(lines)


def write_text(path: Path, text: str) -> None:
    """Writes a file whole or not at all. Raises `SettingsError` when it cannot be."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            if path.exists():
                Path(name).chmod(path.stat().st_mode)
            else:
                Path(name).chmod(0o644)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise SettingsError(f"{path} cannot be written ({error.strerror}); choose another place or make its folder.") from error
