"""The lexicon: who says how a name is said, tier after tier, and the readings that come of it.

First what the article's front matter says, then the project's lexicon.toml, then the built-in names, then the letters of a name's
origin; what none of them knows is left to the voice. Every change names its tier as its rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from narrator.language import primary
from narrator.patterns import compiled
from narrator.script.names import builtin, heteronyms, unlisted
from narrator.script.names.given import given_name
from narrator.script.names.index import TOKEN, Entry, Find, Index, found_entry
from narrator.script.names.unlisted import Surroundings, surroundings
from narrator.script.sayas.acronym import is_word
from narrator.script.script import Reading

LETTERS = "letters:"
"""How the rule of a name said by its letters begins; the origin follows: `letters:pl`."""
_CAPITAL_NEXT = compiled(r"['’]?s?\s+[^\W\da-zß-öø-ÿ]")
"""What follows the first word of a sentence when it is the first of a name: of any other word the capital tells nothing."""
_INSIDE = compiled(r"(?<!\S)[^\W\d_A-ZÀ-ÖØ-Þ]\w*,?\s((?:[^\W\da-zß-öø-ÿ]\S*\s){0,2}[^\W\da-zß-öø-ÿ]\S*)")
"""A name inside a sentence: words with capitals after one without."""
_WRITTEN_ONTO = compiled(r"[A-Z][a-z]{1,3}([A-Z][a-z]+)")
_TITLE_CASE, _NAME_WORDS = 0.6, 3
"""From this share of capitalised words on, a line longer than a name is a headline, in which a capital tells nothing."""


class Tiers(NamedTuple):
    """The entries people made, each a word and its respelling, or IPA between slashes."""

    inline: Mapping[str, str]
    """From the article's front matter."""
    project: Mapping[str, str] = {}
    """From lexicon.toml."""


class Lexicon:
    """The lexicon as one article uses it."""

    def __init__(self, source: str, language: str = "en", tiers: Tiers | None = None, *, letters: bool = False) -> None:
        """`source` is the whole article: the countries it speaks of tell where its names may come from.

        With `letters`, names nobody listed are said by the letters of the origin they seem to have.
        """
        self._letters = letters
        made = tiers or Tiers({})
        rest = {word: said for word, said in made.project.items() if word not in made.inline}
        self._made = tuple(Index(name, entries) for name, entries in (("inline", made.inline), ("project", rest)) if entries)
        self._english = primary(language) == "en"
        self._ordinary: set[str] = set()
        self._source = source
        self._around = surroundings(source) if self._english else Surroundings(frozenset(), frozenset())

    def readings(self, readings: Sequence[Reading]) -> tuple[Reading, ...]:
        """The readings of a text with its names said as the lexicon has them.

        What people wrote in a lexicon wins over every rule; the other tiers change only plain text. The readings still join to
        the text.
        """
        if not readings:
            return ()
        readings = [_unspelt(reading) if self._english else reading for reading in readings]
        text = "".join(reading.written for reading in readings)
        made = _apart([find for index in self._made for find in index.finds(text)])
        plain = [reading.say_as == "text" and reading.spoken == reading.written for reading in readings]
        offset = readings[0].start
        blocked = [(find.start, find.end) for find in made]
        blocked += [(r.start - offset, r.end - offset) for r, is_plain in zip(readings, plain, strict=True) if not is_plain]
        found = list(self._found(text, sorted(blocked))) if self._english else []
        return tuple(_merged(readings, plain, sorted([*made, *found], key=lambda find: find.start)))

    def _found(self, text: str, blocked: list[tuple[int, int]]) -> Iterator[Find]:
        """What the built-in tiers say of `text` outside the stretches others have taken."""
        line = _Line(text)
        watched, ordinary = builtin.watched(), self._ordinary
        at, next_blocked = 0, 0
        for match in TOKEN.finditer(text):
            word = match[0]
            if word in ordinary or not (word[0].isupper() or word in watched):
                continue
            start, end = match.span()
            while next_blocked < len(blocked) and blocked[next_blocked][1] <= start:
                next_blocked += 1
            limit = blocked[next_blocked][0] if next_blocked < len(blocked) else len(text)
            if start < at or end > limit:
                continue
            find = self._one(line, start, end)
            if find and find.end <= limit:
                at = find.end
                yield find

    def _one(self, line: _Line, start: int, end: int) -> Find | None:
        """What the word from `start` to `end` is, if it is anything. A word that is nothing anywhere is remembered."""
        text, word = line.text, line.text[start:end]
        several = builtin.name_at(text, start) if builtin.starts_name(word) else None
        if several:
            return found_entry(text, several[0], start, several[1], builtin.RULE)
        given = given_name(text, start, self._around.near) if self._letters and text[end : end + 1] == "-" else None
        if given:
            return found_entry(text, given.end, start, Entry(word, None, given.ipa), LETTERS + given.origin)
        known = builtin.known_name(word, line.shouted)
        if known:
            return found_entry(text, end, start, known, builtin.RULE)
        if heteronyms.is_heteronym(word) or heteronyms.is_heteronym(word.lower()):
            ipa = heteronyms.sense(text, start, end)
            return Find(start, end, None, ipa, "heteronym", f"heteronym:{word.lower()}") if ipa else None
        if not unlisted.is_foreign(word, self._around):
            if not several and not word.isupper() and not builtin.starts_name(word):
                self._ordinary.add(word)
            return None
        if not self._letters or _glued(text, start, end):
            return None
        sounded = unlisted.sounded(word, self._around, self._sure(word, line, start))
        return found_entry(text, end, start, Entry(word, None, sounded[0]), LETTERS + sounded[1]) if sounded else None

    def _sure(self, word: str, line: _Line, start: int) -> float:
        """How sure the origin of a word must be: the same wherever it stands, when it is a name inside a sentence somewhere."""
        return unlisted.SURE if word in self._inside else line.sure(start)

    @cached_property
    def _inside(self) -> frozenset[str]:
        """The words with a capital that follow one without: `in Kilbride`, `the mayor, Aoife Kilbride`."""
        return frozenset(word for names in _INSIDE.finditer(self._source) for word in TOKEN.findall(names[1]))

    def unvouched(self, readings: Sequence[Reading]) -> tuple[Reading, ...]:
        """The names among finished `readings` that nobody vouches for: said by their letters, or left to the voice.

        A name left to the voice has the rule `-`. What the lexicon's tiers know is not among them.
        """
        doubtful = []
        for reading in readings:
            if reading.rule.startswith(LETTERS):
                doubtful.append(reading)
            elif reading.say_as == "text" and self._english:
                for match in TOKEN.finditer(reading.written):
                    at = reading.start + match.start()
                    first = reading is readings[0] and not TOKEN.search(reading.written[: match.start()])
                    if first and not match[0].isupper() and not _CAPITAL_NEXT.match(reading.written, match.end()):
                        continue
                    if unlisted.is_name(_core(match[0]), self._around) and not builtin.known_name(match[0]):
                        doubtful.append(Reading(match[0], match[0], "text", "-", at, at + len(match[0])))
        return tuple(doubtful)


class _Line:
    """A text and what its capitals are worth."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def shouted(self) -> bool:
        """Whether it is all in capitals."""
        return self.text.isupper()

    @cached_property
    def _capitals(self) -> tuple[int, int, int]:
        """Words with a capital, words, and where the first begins."""
        words = [match for match in TOKEN.finditer(self.text) if match[0][0].isalpha()]
        return sum(match[0][0].isupper() for match in words), len(words), words[0].start() if words else 0

    def sure(self, start: int) -> float:
        """How sure the origin of the word at `start` must be: little in a name alone, much in a headline or at the beginning."""
        capitals, words, first = self._capitals
        if capitals == words and words <= _NAME_WORDS:
            return unlisted.LIKELY
        headline = words > _NAME_WORDS and capitals > _TITLE_CASE * words
        return unlisted.SURER if headline or start == first else unlisted.SURE


def _unspelt(reading: Reading) -> Reading:
    """A listed name in capitals (`KYIV —`) is no initialism: plain text again. Three letters (`UAE`) are spelt all the same."""
    listed = reading.rule == "initialism" and len(reading.written) > 3 and builtin.known_name(reading.written, shouted=True)
    return replace(reading, spoken=reading.written, say_as="text", rule="-", doubt=None, ipa=None) if listed else reading


def _core(word: str) -> str:
    """The part of a word that tells a name: out of capitals (`VRBOVEC —`), without what is written onto it (`McTulloch`)."""
    if word.isupper() and len(word) > 3 and not is_word(word):
        return word.capitalize()
    inner = _WRITTEN_ONTO.fullmatch(word)
    return inner[1] if inner else word


def _glued(text: str, start: int, end: int) -> bool:
    """Whether a word is a part of something else: an address, a handle, a contraction, a word cut by an apostrophe."""
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if before and before in "'’@#/\\_.&":
        return True
    return after[:1] in ("@", "_", "/") or (after[:1] in ("'", "’", ".") and after[1:2].isalpha() and after[1:2] != "s")


def _apart(finds: list[Find]) -> list[Find]:
    """Finds in order, without those that overlap an earlier one: the first tier's, then the leftmost, come first."""
    kept: list[Find] = []
    for find in finds:
        if all(find.end <= other.start or find.start >= other.end for other in kept):
            kept.append(find)
    return sorted(kept, key=lambda find: find.start)


def _merged(readings: Sequence[Reading], plain: Sequence[bool], finds: Sequence[Find]) -> Iterator[Reading]:
    """The readings with the finds in their place; a find that would cut a rule's reading is dropped."""
    offset = readings[0].start
    bounds = [(r.start - offset, r.end - offset, is_plain) for r, is_plain in zip(readings, plain, strict=True)]
    whole = [
        find
        for find in finds
        if not any(start < find.end and find.start < end and not is_plain and not (find.start <= start and end <= find.end)
                   for start, end, is_plain in bounds)
    ]  # fmt: skip
    text = "".join(reading.written for reading in readings)
    cuts = [Find(0, 0, None, None, "", ""), *whole, Find(len(text), len(text), None, None, "", "")]
    for before, find in pairwise(cuts):
        for reading, (start, end, is_plain) in zip(readings, bounds, strict=True):
            low, high = max(start, before.end), min(end, find.start)
            if low < high:
                yield _part(reading, text[low:high], low + offset, is_plain)
        if find.end > find.start:
            written = text[find.start : find.end]
            yield Reading(
                written, find.spoken or written, find.say_as, find.rule, find.start + offset, find.end + offset, ipa=find.ipa
            )


def _part(reading: Reading, written: str, start: int, is_plain: bool) -> Reading:  # noqa: FBT001 - of the reading
    """A stretch of a plain reading; a rule's reading as it is."""
    if not is_plain or written == reading.written:
        return reading
    return replace(reading, written=written, spoken=written, start=start, end=start + len(written))
