"""The built-in tier: names of the news wherever they stand, in small capitals or large, with accents or without."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from narrator.patterns import compiled
from narrator.script.names.heteronyms import heteronyms
from narrator.script.names.index import TOKEN, Entry, either_apostrophe, with_s
from narrator.script.names.origin import english, plain
from narrator.script.names.shipped import shipped_names

RULE = "lexicon:builtin"
_PLURAL = compiled(r"[^\W\d_]{4,}[^\W\d_aeous]s")
"""A family or a people: `the Medvedevs`, `Bangladeshis`. After other vowels the s may belong to another name (Nicola, Nicolas)."""
_LEAST_FOLDED, _LEAST_CAPITALS = 5, 4
"""Letters of a name that is found without its accents, or in capitals alone: a shorter one may be another word (Mane, GAO)."""


class _Names(NamedTuple):
    """The built-in lexicon, ready to be looked up."""

    single: Mapping[str, str]
    """IPA by name of one word, and by word in small letters."""
    several: Mapping[str, list[Entry]]
    """Names of several words by the first, the longest first."""
    folded: Mapping[str, str]
    """Capitalised names of one word by their small letters without accents."""


@lru_cache(maxsize=1)
def _names() -> _Names:
    single: dict[str, str] = {}
    several: dict[str, list[Entry]] = {}
    folded: dict[str, str] = {}
    sounds = shipped_names().sounds
    for written, ipa in sounds.items():
        name = written.lstrip("'’")  # 's-Hertogenbosch: what stands before the word is found with it or without
        if name.isalnum():
            single[name] = ipa
            if name[0].isupper() and len(name) >= _LEAST_CAPITALS:
                folded.setdefault(plain(name), name)
            continue
        first = TOKEN.match(name)
        several.setdefault(first[0] if first else name, []).append(Entry(name, None, ipa))
    for entries in several.values():
        entries.sort(key=lambda known: len(known.word), reverse=True)
    return _Names(single, several, folded)


@lru_cache(maxsize=1024)
def _pattern(name: str, ipa: str) -> re.Pattern[str]:
    """Finds a name; words beyond those of its IPA must follow, but are not part of it: `Lima, Ohio`."""
    words = [either_apostrophe(word) for word in name.split()]
    said = len(ipa.split()) if len(ipa.split()) < len(words) and "-" not in name else len(words)
    after = r",?\s+".join(["", *words[said:]]) if said < len(words) else ""
    return re.compile(r",?\s+".join(words[:said]) + (f"(?={after}(?!\\w))" if after else r"(?!\w)"))


@lru_cache(maxsize=1)
def watched() -> frozenset[str]:
    """Words in small letters that this tier or the heteronyms may know."""
    small = (word for word in (*_names().single, *_names().several) if not word[0].isupper())
    return frozenset([*small, *heteronyms()])


def starts_name(word: str) -> bool:
    """Whether a name of several words begins with `word`."""
    return word in _names().several


def name_at(text: str, start: int) -> tuple[int, Entry] | None:
    """The name of several words at `start` and where it ends."""
    first = TOKEN.match(text, start)
    for known in _names().several.get(first[0], ()) if first else ():
        match = _pattern(known.word, known.ipa or "").match(text, start)
        if match:
            return match.end(), known
    return None


def known_name(word: str, shouted: bool = False) -> Entry | None:  # noqa: FBT001, FBT002 - the line's style, not a mode
    """The built-in entry for one word: as it is written, then a word of any case, then without accents or out of capitals.

    `shouted` says that the line is in capitals, so that a word in capitals is a name and not an abbreviation.
    """
    names = _names()
    ipa = names.single.get(word)
    if ipa is None:
        small = word.lower()
        capitals = len(word) > 1 and word.isupper()
        least = _LEAST_FOLDED if not capitals else 1 if shouted else _LEAST_CAPITALS
        if not capitals or len(word) >= least:
            ipa = names.single.get(small)
        if ipa is None and word[0].isupper() and len(word) >= least:
            name = names.folded.get(plain(word))
            if name and english().isdisjoint((small, word)):
                ipa = names.single[name]
    if ipa is None and _PLURAL.fullmatch(word) and word[:-1] in names.single and word.lower() not in english():
        ipa = with_s(names.single[word[:-1]])
    return Entry(word, None, ipa) if ipa else None


def group_of(word: str) -> str | None:
    """The group of the built-in lexicon a word belongs to: `uk`, `zh` …"""
    return shipped_names().origin.get(word)
