"""A licence: what a voice's card says it is under, and what that means for those who publish with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from narrator.patterns import compiled

Standing = Literal["free", "non-commercial", "unclear"]
"""What may be published with the voice: anything, nothing commercial, or nobody can tell from its card."""

_COMMONS = compiled(r"https?://creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)[^\s)]*", re.IGNORECASE)
_ZERO = compiled(r"https?://creativecommons\.org/publicdomain/(?:zero|mark)/[^\s)]*", re.IGNORECASE)
_RESEARCH = "lessac_blizzard2013"
"""In the address of the licence of the Blizzard Challenge of 2013, whose recordings are for research and for no product."""
_NOT_COMMERCIAL = compiled(
    rf"\b(?:cc)?(?:by)?[ -]?nc(?:[ -]?(?:sa|nd))?(?![a-z])|non[ -]?(?:commercial|profit)|not? (?:for )?commercial|"
    rf"personal|private|academic|education|research|{_RESEARCH}",
    re.IGNORECASE,
)
_FREE = compiled(
    r"\bcc[ -]?0\b|public domain|\bcc[ -]by\b|creative commons attribution|\b(?:mit|bsd|apache|isc|l?gpl|mpl|mozilla)\b",
    re.IGNORECASE,
)
_DERIVED = compiled(r"^.*\b(?:fine-?tuned|continued|trained further)\b.*\blessac\b", re.IGNORECASE | re.MULTILINE)
"""How Piper's cards say that a voice was made from the one called lessac; most of medium quality were."""
_FIELD = compiled(
    r"^[ \t]*(?:[*-][ \t]*)?\**(URL|(?:\w[\w -]* )?Licen[cs]es?)\**[ \t]*:\**[ \t]*(.*?)[ \t]*$", re.IGNORECASE | re.MULTILINE
)
"""A line of a card: `* License: CC0`, and `Dataset license:` too."""
_LINK = compiled(r"\[([^\]]+)\]\([^)]*\)")
"""A name with its address, as Markdown has them."""


@dataclass(frozen=True, slots=True)
class Licence:
    """What a voice is under."""

    words: str
    """As its card has it, Creative Commons' addresses by their names; empty when it has nothing."""
    standing: Standing
    where: str = ""
    """The address the card points to for more."""
    derived: bool = False
    """Whether it was made from the voice lessac, which is for research only."""

    def __str__(self) -> str:
        """In one line, for a table and a profile: `CC BY-NC-SA 4.0, not for commercial use`."""
        told = {"free": "", "non-commercial": ", not for commercial use", "unclear": ", unclear"}[self.standing]
        if self.derived:
            told = f", unclear: made from lessac, which is for research only{told if self.standing != 'unclear' else ''}"
        return f"{self.words or 'none given'}{told}"


def read_card(card: bytes) -> Licence:
    """The licence in a voice's MODEL_CARD; an unclear one in no card at all.

    A card has lines like `* License: CC0` and `* URL: https://…`, once for each set of recordings, and may say that the voice was
    made from another. Where any of it is for no commercial use, all is; a name nobody knows, or only an address, is unclear.
    """
    text = card.decode(errors="replace")
    fields = _FIELD.findall(text)
    written = [_named(value) for key, value in fields if key.lower() != "url" and value]
    terms = [_LINK.sub(r"\1", value) for value in written]
    where = next((value for key, value in fields if key.lower() == "url"), "")
    derived = _DERIVED.search(text) is not None
    standing: Standing = "free" if terms and not derived and all(map(_FREE.search, terms)) else "unclear"
    if any(map(_NOT_COMMERCIAL.search, written)):
        standing = "non-commercial"
    return Licence("; ".join(dict.fromkeys(terms)), standing, where, derived)


def _named(value: str) -> str:
    """A licence by its name where its address is known: `CC BY-SA 4.0`."""
    value = _COMMONS.sub(lambda found: f"CC {found[1].upper()} {found[2]}", value)
    return _ZERO.sub("CC0", value)
