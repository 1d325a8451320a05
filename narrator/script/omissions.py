"""Omissions: the kinds of block that are left out, why, and the names by which they are put back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from narrator.errors import SettingsError


class Omission(NamedTuple):
    """Why a kind of block is left out."""

    include: str | None
    """What puts it back, in `[script] include` and `--include`; None when nothing does."""
    reason: str
    """What the receipt says."""


OMITTED: Mapping[str, Omission] = {
    "front matter": Omission(None, "front matter"),
    "rule": Omission(None, "a line between sections"),
    "markup": Omission(None, "markup of the page, not text"),
    "caption": Omission("captions", "a caption, which belongs to a picture nobody sees here"),
    "credit": Omission("credits", "the credit of a picture nobody sees here"),
    "notice": Omission("notices", "the page's notice about itself"),
    "author note": Omission("bio", "a note about the author or the sender"),
    "contact": Omission("contacts", "whom to contact, for the eye and not for the ear"),
    "prompt": Omission("prompts", "asks the reader to share, sign up or read something else"),
    "repeat": Omission("repeats", "stands on the page already"),
    "navigation": Omission("navigation", "belongs to the page around the article"),
    "reference": Omission("references", "a list of sources, for the eye and not for the ear"),
    "code": Omission("code", "lines of a program"),
}
"""Kind -> why it is left out. Every other kind of block is said."""


def omissions(include: Sequence[str]) -> Mapping[str, str]:
    """Kind -> reason, without what `include` puts back. Raises `SettingsError` for a name there is not."""
    known = sorted(omission.include for omission in OMITTED.values() if omission.include)
    for name in include:
        if name not in known:
            raise SettingsError(f"include: there is nothing called {name!r} to put back; the names are {', '.join(known)}.")
    return {kind: omission.reason for kind, omission in OMITTED.items() if omission.include not in include}
