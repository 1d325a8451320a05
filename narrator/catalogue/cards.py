"""Cards: reading what voices are under, and remembering it, so that a list of all of them is asked for once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from narrator.catalogue.fetching import matches
from narrator.catalogue.licence import Licence, read_card
from narrator.catalogue.offer import File, Offer
from narrator.errors import CatalogueError
from narrator.files import cache_folder, remember

_AT_ONCE = 8
"""Cards asked for at a time: there are 160, of 300 bytes each."""
_UNKNOWN = Licence("", "unclear")


def card_of(offer: Offer) -> bytes:
    """The card a voice's licence stands in, as its source has it now; empty when there is none. Raises `CatalogueError`.

    It is remembered by its checksum. One that has another than its catalogue says is taken as it is: makers mend cards by hand,
    and what it says now is what counts.
    """
    if offer.card is None:
        return b""
    kept = _kept(offer.card)
    if matches(kept, offer.card):
        return kept.read_bytes()
    content = offer.source.read(offer.card.place)
    remember(kept, content)
    return content


def licence_of(offer: Offer) -> Licence:
    """What a voice is under. Raises `CatalogueError` when its card cannot be had."""
    return offer.licence or read_card(card_of(offer))


def read_licences(offers: Iterable[Offer], heard: Callable[[int], None]) -> Mapping[str, Licence]:
    """What each voice is under, by its name. One whose card cannot be had is under nothing known.

    `heard` is told how many are known already.
    """

    def one(offer: Offer) -> tuple[str, Licence]:
        try:
            licence = licence_of(offer)
        except CatalogueError:
            licence = _UNKNOWN
        return offer.name, licence

    known: dict[str, Licence] = {}
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        for name, licence in threads.map(one, offers):
            known[name] = licence
            heard(len(known))
    return known


def _kept(card: File) -> Path:
    return cache_folder() / "cards" / card.checksum.rpartition(":")[2]
