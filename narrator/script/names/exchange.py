"""Exchange: lexicons as files of other programs, W3C PLS and tables of two columns."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from pathlib import Path

from narrator.errors import SettingsError
from narrator.script.names.pls import from_pls, to_pls
from narrator.script.names.project import write_text

SUFFIXES = (".pls", ".xml", ".tsv")
"""PLS, under either name, and a line `word<tab>said` for each entry; a line that begins with # is a remark."""
_ENCODING = re.compile(rb"""\A\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")


def read_entries(path: Path) -> tuple[dict[str, str], tuple[str, ...]]:
    """The entries of a file, in its order, and the words whose sound cannot be used: phonemes in another alphabet than IPA.

    Raises `SettingsError` when the file cannot be read, or is of another kind than its name says.
    """
    _suffix(path)
    try:
        raw = path.read_bytes()
        text = raw.decode(_encoding(raw))
    except FileNotFoundError as error:
        raise SettingsError(f"There is no file {path}; check the name and the folder.") from error
    except (OSError, ValueError, LookupError) as error:  # ValueError: undecodable; LookupError: an encoding nobody knows
        raise SettingsError(f"{path} cannot be read: {error}.") from error
    return (_from_tsv(text, path), ()) if path.suffix.lower() == ".tsv" else from_pls(text, str(path))


def write_entries(path: Path, entries: Mapping[str, str], language: str) -> None:
    """Writes entries to a file, whole or not at all; `language` (BCP 47) is what a PLS document says it is for.

    Raises `SettingsError` when it cannot be written, or an entry has a tab or a line end that a table has no place for.
    """
    if _suffix(path) != ".tsv":
        write_text(path, to_pls(entries, language))
        return
    for word, said in entries.items():
        if re.search(r"[\t\r\n]", word + said) or word.startswith("#"):
            raise SettingsError(f"{path}: the entry {word!r} does not fit into a table; export it as .pls.")
    write_text(path, "".join(f"{word}\t{said}\n" for word, said in entries.items()))


def _suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise SettingsError(f"{path} is of no kind that lexicons are exchanged in; name it .pls or .tsv.")
    return suffix


def _encoding(raw: bytes) -> str:
    """What a byte order mark or the XML declaration says; UTF-8 where neither does."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    declared = _ENCODING.match(raw)
    return "utf-8-sig" if not declared or declared[1].lower() == b"utf-8" else declared[1].decode("ascii")


def _from_tsv(text: str, path: Path) -> dict[str, str]:
    entries: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        word, _, said = (part.strip() for part in line.partition("\t"))
        if not (word and said) or "\t" in said:
            raise SettingsError(f"{path}, line {number}: write a word, a tab, and how it is said.")
        entries[word] = said
    return entries
