"""An index: a JSON file in which a source says what it has, and the size and checksum of each file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import cast

from narrator.catalogue.offer import File, is_place
from narrator.catalogue.source import ELSEWHERE, Source
from narrator.errors import CatalogueError
from narrator.patterns import compiled

_DIGEST = compiled(r"[0-9a-f]{32,64}")

Entry = Mapping[str, object]


def read_index(source: Source, place: str) -> Mapping[str, Entry]:
    """A catalogue's entries by their names. Raises `CatalogueError` (`MissingError`)."""
    content = source.read(place)
    try:
        index: object = json.loads(content)
    except (ValueError, RecursionError):
        index = None
    if not isinstance(index, dict) or not all(isinstance(entry, dict) for entry in index.values()):
        raise CatalogueError(f"{source.where(place)} is no catalogue of voices; {ELSEWHERE}.")
    return cast("Mapping[str, Entry]", index)


def read_file(place: str, entry: object, name: str) -> File | None:
    """A file as a catalogue has it, `{"size_bytes": 63201294, "md5_digest": "2fc6…"}`; None when that is not all there."""
    if not isinstance(entry, dict) or not is_place(place):
        return None
    size = entry.get("size_bytes")
    digests = {algorithm: str(entry.get(f"{algorithm}_digest", "")).lower() for algorithm in ("sha256", "md5")}
    known = next((f"{algorithm}:{digest}" for algorithm, digest in digests.items() if _DIGEST.fullmatch(digest)), None)
    return File(place, name, size, known) if known and isinstance(size, int) and size >= 0 else None
