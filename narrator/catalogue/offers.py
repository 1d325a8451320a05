"""What there is to have: Piper's voices and Kokoro, from where the settings say."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from difflib import get_close_matches

from narrator.catalogue.kokoro import kokoro_offers
from narrator.catalogue.offer import Offer
from narrator.catalogue.piper import piper_offers
from narrator.catalogue.source import MissingError, Source
from narrator.engines import KOKORO
from narrator.errors import CatalogueError, SettingsError
from narrator.language import primary
from narrator.settings import VoicesSettings

_SOME = 5
"""Names that are suggested for one nobody knows."""


def list_offers(
    places: VoicesSettings, language: str | None = None, missed: Callable[[CatalogueError], None] | None = None
) -> tuple[Offer, ...]:
    """Everything that can be brought here, or what speaks `language` (BCP 47; without a region, of any).

    `missed` is told why one of the catalogues cannot be had; where both are in one place, it may lack one, and that is not told.
    Raises `CatalogueError` when neither can be had, and `SettingsError` for a place that can be none and a language nothing is
    for.
    """
    found: list[Offer] = []
    missing: list[CatalogueError] = []
    for read, place in ((piper_offers, places.piper), (kokoro_offers, places.kokoro)):
        try:
            found += read(Source(place))
        except CatalogueError as error:
            missing.append(error)
    if not found:
        raise missing[0]
    for why in missing:
        if missed and (not isinstance(why, MissingError) or places.piper != places.kokoro):
            missed(why)
    wanted = [offer for offer in found if language is None or any(_is_of(tag, language) for tag in offer.languages)]
    if not wanted:
        there = ", ".join(sorted({primary(tag) for offer in found for tag in offer.languages}))
        raise SettingsError(f"There is no voice for the language {language!r} in the catalogue; there are some for {there}.")
    return tuple(wanted)


def find_offer(name: str, places: VoicesSettings) -> Offer:
    """The voice called `name`, now or formerly. Raises as `list_offers`, and `SettingsError` with the names nearest to it."""
    if name == KOKORO.folder:
        return kokoro_offers(Source(places.kokoro))[0]
    known = unicodedata.normalize("NFC", name)
    offers = piper_offers(Source(places.piper))
    for offer in offers:
        if known == offer.name or known in offer.aliases:
            return offer
    raise SettingsError(f"There is no voice called {name!r} in the catalogue; {_nearest(known, offers)}.")


def _nearest(name: str, offers: Sequence[Offer]) -> str:
    """What may have been meant: names like it, else voices of the language it begins with, else how to list them all."""
    names = [offer.name for offer in offers]
    lowered = {known.lower(): known for known in [*names, KOKORO.folder]}
    close = [lowered[found] for found in get_close_matches(name.lower(), lowered, _SOME)]
    spoken = primary(name)
    same = [offer.name for offer in offers if _is_of(offer.languages[0], spoken)]
    inside = [known for known in names if len(name) > 2 and name.lower() in known.lower()]
    wanted = list(dict.fromkeys([*close, *inside, *same]))[:_SOME]
    listing = f"narrate voices catalogue{f' --language {spoken}' if same else ''} lists them"
    return f"the nearest are {', '.join(wanted)}, and {listing}" if wanted else listing


def _is_of(tag: str, language: str) -> bool:
    """Whether a voice for `tag` speaks `language`: `de-AT` and `de` are of `de`, `de-AT` is not of `de-DE`."""
    wanted = language.replace("_", "-").lower()
    return tag.lower() == wanted or tag.lower().startswith(f"{wanted}-")
