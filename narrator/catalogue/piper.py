"""Piper's catalogue: a voices.json, which lists every voice with the size and MD5 of its files."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from narrator.catalogue.index import Entry, read_file, read_index
from narrator.catalogue.offer import File, Offer, is_name
from narrator.catalogue.source import ELSEWHERE, Source
from narrator.errors import CatalogueError

INDEX = "voices.json"
CARD = "MODEL_CARD"
QUALITIES = ("x_low", "low", "medium", "high")
"""From the smallest and quickest to the largest."""
_SUFFIXES = (".onnx", ".onnx.json")


def piper_offers(source: Source) -> tuple[Offer, ...]:
    """Every voice of a source's voices.json, by language, name and quality.

    An entry without both files of a voice, or whose names are no mere names, is none. Raises `CatalogueError` (`MissingError`)
    when there is no such file or it is something else.
    """
    entries = read_index(source, INDEX)
    found = [offer for name, entry in entries.items() if (offer := _offer(unicodedata.normalize("NFC", name), entry, source))]
    if not found:
        raise CatalogueError(f"{source.where(INDEX)} has no voice in it; {ELSEWHERE}.")
    return tuple(sorted(found, key=_order))


def _offer(name: str, entry: Entry, source: Source) -> Offer | None:
    language, files, aliases = entry.get("language"), entry.get("files"), entry.get("aliases")
    if not is_name(name) or not isinstance(language, dict) or not isinstance(files, dict):
        return None
    kept = {suffix: _ending(files, suffix, f"{name}{suffix}") for suffix in _SUFFIXES}
    sound = tuple(file for file in kept.values() if file)
    if len(sound) != len(_SUFFIXES):
        return None
    return Offer(
        name,
        "piper",
        name,
        (str(language.get("code", "")).replace("_", "-"),),
        str(entry.get("quality", "")),
        source,
        sound,
        card=_ending(files, CARD, CARD),
        aliases=tuple(str(alias) for alias in aliases) if isinstance(aliases, list) else (),
    )


def _ending(files: Mapping[str, object], suffix: str, name: str) -> File | None:
    """The first of an entry's files whose place ends so."""
    return next((read_file(place, entry, name) for place, entry in files.items() if place.endswith(suffix)), None)


def _order(offer: Offer) -> tuple[str, str, int]:
    rank = QUALITIES.index(offer.quality) if offer.quality in QUALITIES else len(QUALITIES)
    return offer.languages[0], offer.name.rpartition("-")[0], rank
