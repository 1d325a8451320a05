"""Voices that can be brought here: what there is to have, under which licence, and fetching it whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrator.doors import opening

if TYPE_CHECKING:
    from narrator.catalogue.cards import licence_of, read_licences
    from narrator.catalogue.installation import begun, install, intact, remove
    from narrator.catalogue.offers import find_offer, list_offers

__all__ = [
    "begun",
    "find_offer",
    "install",
    "intact",
    "licence_of",
    "list_offers",
    "read_licences",
    "remove",
]

__getattr__ = opening(
    __name__,
    {
        "begun": "installation",
        "find_offer": "offers",
        "install": "installation",
        "intact": "installation",
        "licence_of": "cards",
        "list_offers": "offers",
        "read_licences": "cards",
        "remove": "installation",
    },
)
