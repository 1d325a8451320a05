"""The pronunciations narrate ships: voices/lexicon/names.tsv, read when the first name is looked up."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from narrator.files import shipped_folder


class Shipped(NamedTuple):
    """The built-in lexicon."""

    sounds: Mapping[str, str]
    """Broad IPA by name, as it is written. A name in small letters stands for any case of it."""
    groups: Mapping[str, tuple[str, ...]]
    """The names by the code of their group: `uk`, `zh` …"""
    origin: Mapping[str, str]
    """The code of a name's group."""
    sources: Mapping[str, tuple[str, str]]
    """What a group is, and whose pronunciations it follows."""


def folder() -> Path:
    """Where voices/lexicon is."""
    return shipped_folder() / "lexicon"


def lines(file: str) -> list[str]:
    """The lines of a file of voices/lexicon without its remarks."""
    text = (folder() / file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("# ")]


@lru_cache(maxsize=1)
def shipped_names() -> Shipped:
    """The built-in lexicon; read once."""
    sounds: dict[str, str] = {}
    groups: dict[str, tuple[str, ...]] = {}
    origin: dict[str, str] = {}
    sources: dict[str, tuple[str, str]] = {}
    for block in "\n".join(lines("names.tsv")).removeprefix("## ").split("\n## "):
        head, *rows = block.split("\n")
        group, title, convention = head.split("\t")
        said = dict(row.split("\t", 1) for row in rows)
        sources[group], groups[group] = (title, convention), tuple(said)
        sounds |= said
        origin |= dict.fromkeys(said, group)
    return Shipped(sounds, groups, origin, sources)
