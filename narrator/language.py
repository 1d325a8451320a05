"""Tags of languages (BCP 47): `en`, `pt-BR`."""

from __future__ import annotations

ANY = "mul"
"""What stands for the language of a voice that speaks any (ISO 639-2 for "several languages")."""


TAG = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*"
"""A pattern for a tag, as loosely as people write them."""


def primary(tag: str) -> str:
    """The language of a tag in small letters, without its region: `en` of `en-US` and of `EN_us`."""
    return tag.replace("_", "-").partition("-")[0].lower()
