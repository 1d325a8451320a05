"""The catalogue: every entry of the lexicon, tier after tier, in the order in which they win."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from narrator.script.names.heteronyms import heteronyms
from narrator.script.names.lexicon import Tiers
from narrator.script.names.origin import plain
from narrator.script.names.shipped import shipped_names

TIERS = ("inline", "project", "built-in", "heteronyms")
"""Who says how a word is said, the first to be asked first. What the letters of a name say is no entry."""


class Listed(NamedTuple):
    """An entry and the tier it stands in."""

    tier: str
    """One of `TIERS`."""
    word: str
    said: str
    """A respelling, or IPA between slashes."""
    source: str = ""
    """For the built-in names the group, whose convention is in docs/names.md: `Ukrainian`."""


def catalogue(made: Tiers, wanted: str = "") -> Iterator[Listed]:
    """Every entry whose word has `wanted` in it, whatever the case and accents; all of them when it is empty."""
    key = plain(wanted)
    return (listed for listed in _all(made) if key in plain(listed.word))


def _all(made: Tiers) -> Iterator[Listed]:
    yield from (Listed("inline", word, said) for word, said in made.inline.items())
    yield from (Listed("project", word, said) for word, said in made.project.items())
    names = shipped_names()
    for word, ipa in names.sounds.items():
        yield Listed("built-in", word, f"/{ipa}/", names.sources[names.origin[word]][0])
    for word, senses in heteronyms().items():
        yield from (Listed("heteronyms", word, f"/{ipa}/") for ipa in senses)
