"""Kokoro's files: one model and the styles of its voices, as the makers of kokoro-onnx release them."""

from __future__ import annotations

from collections.abc import Mapping

from narrator.catalogue.index import read_file, read_index
from narrator.catalogue.licence import Licence
from narrator.catalogue.offer import Offer
from narrator.catalogue.source import MissingError, Source, patiently
from narrator.engines import KOKORO
from narrator.errors import CatalogueError

INDEX = "kokoro.json"
"""What a mirror that has not the release's files says of those it has: by name, each with size_bytes and sha256_digest."""
_KEPT = {"kokoro-v1.0.onnx": KOKORO.model, "voices-v1.0.bin": KOKORO.voices}
"""What the files are called there and here."""
_RELEASED: Mapping[str, object] = {
    "kokoro-v1.0.onnx": {
        "size_bytes": 325_532_387,
        "sha256_digest": "7d5df8ecf7d4b1878015a32686053fd0eebe2bc377234608764cc0ef3636a6c5",
    },
    "voices-v1.0.bin": {
        "size_bytes": 28_214_398,
        "sha256_digest": "bca610b8308e8d99f32e6fe4197e7ec01679264efed0cac9140fe9c29f1fbf7d",
    },
}
"""The release model-files-v1.0, which has no list of checksums; these are those that several projects verify it with."""


def kokoro_offers(source: Source) -> tuple[Offer, ...]:
    """Kokoro, if the source has its files. Raises `CatalogueError`, `MissingError` when it has not."""
    try:
        index: Mapping[str, object] = read_index(source, INDEX)
    except MissingError:
        index = _RELEASED
        _look(source)
    files = tuple(file for place, name in _KEPT.items() if (file := read_file(place, index.get(place), name)))
    if len(files) != len(_KEPT):
        raise CatalogueError(f"{source.where(INDEX)} does not say the size and checksum of {' and '.join(_KEPT)}.")
    languages = tuple(tag for tag, _, _ in KOKORO.languages.values())
    return (Offer(KOKORO.folder, "kokoro", KOKORO.best, languages, "high", source, files, Licence("Apache-2.0", "free")),)


def _look(source: Source) -> None:
    """Raises `CatalogueError` (`MissingError`) when the first of the files cannot be had."""
    place = next(iter(_KEPT))

    def attempt() -> None:
        with source.opened(place):
            pass

    patiently(attempt, source.where(place), lambda: 0)
