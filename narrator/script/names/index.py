"""Finding a lexicon's entries in a text: one look-up for each word, whatever the lexicon's size."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from narrator.patterns import compiled
from narrator.script.names.pronouncer import from_pronouncer

TOKEN = compiled(r"\w+")
POSSESSIVE = compiled(r"['’]s(?!\w)")
_IPA = compiled(r"/[^/]+/")
_SIBILANT, _VOICELESS = ("s", "z", "ʃ", "ʒ"), ("p", "t", "k", "f", "θ")


class Entry(NamedTuple):
    """How one word or name is said."""

    word: str
    """As it is written: one word or several."""
    alias: str | None
    """A respelling, or None."""
    ipa: str | None
    """Broad IPA, or None. Where both are known an English voice says the IPA, others the respelling."""


class Find(NamedTuple):
    """A stretch of a text that is to be said in a certain way."""

    start: int
    end: int
    spoken: str | None
    """What to say instead; None to say it as it is written."""
    ipa: str | None
    say_as: str
    rule: str


def entry(word: str, said: str) -> Entry:
    """An entry from what a lexicon's file says: IPA between slashes, or a respelling, which has IPA too when it is a pronouncer.

    A pronouncer's respelling is in small letters, because many voices spell out what stands in capitals.
    """
    if _IPA.fullmatch(said):
        return Entry(word, None, said.strip("/").strip())
    ipa = from_pronouncer(said)
    return Entry(word, said.lower() if ipa else said, ipa)


def with_s(ipa: str) -> str:
    """IPA with the sound of a possessive s after it."""
    if ipa.endswith(_SIBILANT):
        return f"{ipa}ɪz"
    return f"{ipa}s" if ipa.endswith(_VOICELESS) else f"{ipa}z"


class Index:
    """A tier's entries by the first word of each."""

    def __init__(self, tier: str, entries: Mapping[str, str]) -> None:
        self.rule = f"lexicon:{tier}"
        self._odd: list[tuple[re.Pattern[str], Entry]] = []
        self._by_first: dict[str, list[tuple[re.Pattern[str], Entry]]] = {}
        for written in sorted(entries, key=len, reverse=True):
            word = unicodedata.normalize("NFC", written)
            first = TOKEN.match(word)
            place = self._by_first.setdefault(first[0], []) if first else self._odd
            place.append((_pattern(word), entry(word, entries[written])))

    def finds(self, text: str) -> Iterator[Find]:
        """Every entry in `text`, the longest where several begin, left to right, without overlap; a possessive goes with it."""
        at = 0
        places = sorted({match.start() for pattern, _ in self._odd for match in pattern.finditer(text)}) if self._odd else []
        for token in TOKEN.finditer(text):
            while places and places[0] < token.start():
                start = places.pop(0)
                found = self._at(text, start, self._odd) if start >= at else None
                if found:
                    at = found.end
                    yield found
            if token.start() < at or token[0] not in self._by_first:
                continue
            found = self._at(text, token.start(), self._by_first[token[0]])
            if found:
                at = found.end
                yield found

    def _at(self, text: str, start: int, candidates: list[tuple[re.Pattern[str], Entry]]) -> Find | None:
        for pattern, known in candidates:
            match = pattern.match(text, start)
            if match:
                return found_entry(text, match.end(), start, known, self.rule)
        return None


def found_entry(text: str, end: int, start: int, known: Entry, rule: str) -> Find:
    """An entry found at `start`, with the possessive after it."""
    ending = POSSESSIVE.match(text, end)
    if ending:
        spoken = f"{known.alias}'s" if known.alias else None
        return Find(start, ending.end(), spoken, with_s(known.ipa) if known.ipa else None, "name", rule)
    return Find(start, end, known.alias, known.ipa, "name", rule)


def either_apostrophe(word: str) -> str:
    """A pattern for `word`, written with either apostrophe."""
    return re.sub("['’]", "['’]", re.escape(word))


def _pattern(word: str) -> re.Pattern[str]:
    """Finds `word` as a whole: any white space between its words, either apostrophe."""
    inside = r"\s+".join(map(either_apostrophe, word.split()))
    return re.compile(rf"(?<!\w){inside}(?!\w)")
