"""A phrase: a name or a noun phrase of a text, found without a grammar, by capitals, small words and word endings.

Nothing here knows a dictionary of nouns. A name is a run of capitalised words that are not capitalised merely because a sentence
begins; a noun phrase is a run of the words between small words, less the ones that are probably verbs. A missed phrase costs
nothing, since every passage offers dozens.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from narrator.episode.function_words import FunctionWords
from narrator.episode.tokens import ADJECTIVES, Capitals, Token, classes

_NAME_WORDS = 7
"""A longer run of capitals is a line set in capitals, not a name."""
_SOURCE = 0.6
"""A name that is only quoted is seldom what a passage is about."""
_DOUBTFUL = 0.4
_NOUN_ENDINGS = tuple("tion sion ment ness ity ship ism ist er or ance ence age ure ice ogy dom".split())
_PARTICLES = frozenset("to up out off down back away ahead apart together forward him them it me us how whether if that".split())
"""English words before which a verb is to be expected."""
_DEFINITE = frozenset("the this these those his her its their our my your whose".split())
_ROUGHLY = frozenset("about roughly nearly almost around only over more less under".split())
_SAYING = frozenset(
    """said says told tells added adds asked asks argued argues claimed claims warned warns wrote writes explained explains noted
    notes insisted insists according reported reports alleged alleges stated states calls called believes thinks""".split()
)
_ONE = frozenset("a an every each".split())
_PLACING = frozenset("in at by on".split())
"""A noun without an article after one of these is mostly an idiom: `in plain sight`."""
_AND = frozenset("and & und et y e".split())
_OF = frozenset("of de du des d' del di della do da van von".split())
_PLURAL_MODIFIERS = frozenset("sports arms news savings sales earnings customs systems operations human-rights rights".split())
_ADJECTIVES: dict[str, tuple[str, ...]] = {
    "romance": tuple(
        """ique iques el elle els elles al ale ales aux if ive ifs ives eux euse euses ois oise ain aine ien ienne aire aires able
        ables é ée és ées ico ica icos icas ivo iva ivos ivas oso osa osos osas ado ada ados adas ario aria ale ali ano ana eo ea
        iche onne onnes ici ci""".split()
    ),
    "slavic": tuple("ый ий ой ая яя ое ее ые ие ого его ому ему ым им ых их ую юю ыми ими".split()),
}
"""Endings of adjectives: what follows a noun (Romance) or comes before it (Slavic) and belongs to it."""
_SLAVIC_VERBS = tuple("л ла ло ли ть ти ет ют ит ят ат ут ся сь ен ны но".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A candidate for a title."""

    text: str
    words: tuple[str, ...]
    """Its words that carry the subject, in lower case."""
    kind: Literal["name", "noun"]
    worth: float
    """How well it is made as a title, whatever the passage is about; about 1."""
    at: int
    """Index of its first token in the passage."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence with the class of each word."""

    tokens: Sequence[Token]
    letters: str
    small: FunctionWords
    offset: int
    """Index of its first word in the passage."""

    def tied(self, index: int) -> bool:
        """Whether the word at `index` follows the one before it with nothing but a space between."""
        return 0 < index < len(self.tokens) and not self.tokens[index].gap and not self.tokens[index - 1].owner

    def letter(self, index: int) -> str:
        """The class of the word at `index` if it is tied to the one before it, else nothing."""
        return self.letters[index] if self.tied(index) else ""

    def phrase(self, start: int, end: int, kind: Literal["name", "noun"], worth: float) -> Phrase:
        """The words from `start` to `end` as a phrase."""
        parts = self.tokens[start:end]
        text = parts[-1].text
        for token in reversed(parts[:-1]):
            text = token.text + token.owner + ("" if token.text[-1] in "'’" else " ") + text
        if parts[0].gap == 2 and self.letters[start] == "w" and not text.isupper():
            text = text[0].lower() + text[1:]
        if len(parts) > 1 and text.isupper():
            text = text.title()  # a dateline
        words = tuple(token.key for token in parts if token.key not in self.small or len(parts) == 1)
        return Phrase(text, words or (parts[-1].key,), kind, worth, self.offset + start)


def phrases(sentences: Sequence[Sequence[Token]], known: Capitals, small: FunctionWords) -> Iterator[Phrase]:
    """Every name and noun phrase of a passage, as often as it occurs."""
    offset = 0
    for sentence in sentences:
        line = _Line(sentence, classes(sentence, known, small), small, offset)
        runs = list(_runs(line))
        for start, end in runs:
            yield from _nouns(line, start, end)
        yield from _joined(line, runs)
        yield from _names(line)
        offset += len(sentence)


def _runs(line: _Line) -> Iterator[tuple[int, int]]:
    """(start, end) of every stretch of words that may be one noun phrase."""
    letters, tokens = line.letters, line.tokens
    following = 0
    while following < len(letters):
        start = following
        following += 1
        if letters[start] not in "Nw" or (line.letter(start) == "w" and _is_subject(line, start - 1)):
            continue
        while following < len(letters) and _belongs(line, following):
            following += 1
        end = following
        if letters[end - 1] == "w" and (_is_doing(line, start, end) or (line.tied(end) and _is_predicate(line, end))):
            end -= 1
        while start < end and letters[start] == "w" and tokens[start].key in line.small.vague:
            start += 1
        if start < end and not (letters[end - 1] == "w" and tokens[end - 1].key in line.small.vague):
            yield start, end


def _belongs(line: _Line, index: int) -> bool:
    """Whether the word at `index` continues the noun phrase of the word before it."""
    letter, before = line.letter(index), line.letters[index - 1]
    key = line.tokens[index - 1].key
    if letter not in ("N", "w") or (key in line.small.vague and before == "w"):
        return False
    if line.small.grammar == "slavic":
        return letter == "w" and before == "w" and key.endswith(_ADJECTIVES["slavic"])
    return before == "N" or (letter == "w" and not _is_subject(line, index - 1))


def _is_subject(line: _Line, index: int) -> bool:
    """Whether an English word is a plural, so that what follows it without a small word is its verb."""
    key = line.tokens[index].key
    return line.letters[index] == "w" and _looks_plural(key) and line.small.grammar == "english" and key not in _PLURAL_MODIFIERS


def _is_doing(line: _Line, start: int, end: int) -> bool:
    """Whether the last word of an English run says what the one before does: `an engine hums`, `Los Altos produces about`."""
    if end - start < 2 or not _looks_plural(line.tokens[end - 1].key):
        return False
    opener = line.tokens[start - 1].key if line.tied(start) else ""
    return opener in _ONE or (line.letters[start:end].endswith("NNw") and line.letter(end) in ("j", "d"))


def _looks_plural(key: str) -> bool:
    return key.endswith("s") and not key.endswith(("ss", "us", "is", "ics"))


def _is_predicate(line: _Line, end: int) -> bool:
    """Whether the last word before `end` is rather a verb, to judge by what follows."""
    following, last = line.tokens[end], line.tokens[end - 1].key
    if line.small.grammar in ("german", "slavic"):
        return False
    if line.letters[end] == "d" and not following.text[0].isdigit():
        return True
    if following.key in _PARTICLES:
        return not last.endswith(_NOUN_ENDINGS)
    amount = line.letter(end + 1) == "d" and line.tokens[end + 1].key not in _DEFINITE
    return amount and following.key in _ROUGHLY and last.endswith("s")


def _nouns(line: _Line, start: int, end: int) -> Iterator[Phrase]:
    """The noun phrases of one run: all of it, or its last three words when it is long; with its owner where it has one."""
    grammar = line.small.grammar
    if line.letters[end - 1] != "w" or grammar == "german":
        return
    if grammar == "romance" and end - start > 1 and not line.tokens[end - 1].key.endswith(_ADJECTIVES["romance"]):
        end = start + 1
    whole, start = start, (end - 3 if end - start > 4 else start)
    size = end - start
    opened = (line.tied(start) and line.letters[start - 1] == "d") or (start > 0 and bool(line.tokens[start - 1].owner))
    yield line.phrase(
        start, end, "noun", (0.45, 1.1, 1.25, 1.0)[size - 1] * (1.0 if opened else 0.8) * _fitness(line, start, end)
    )
    owner = start - 1
    if start != whole or owner < 0 or size > 3 or line.tokens[start].gap:
        return
    if line.tokens[owner].owner and line.letters[owner] == "N":
        while line.letter(owner) == "N" and line.letters[owner - 1] == "N":
            owner -= 1
        yield line.phrase(owner, end, "noun", 1.5 if size > 1 else 1.3)


def _fitness(line: _Line, start: int, end: int) -> float:
    """How far what stands around and at the end of a run lets one doubt that it is a noun phrase: 1 for not at all."""
    grammar, last = line.small.grammar, line.tokens[end - 1].key
    fitness = 1.0
    if grammar == "english":
        if last.endswith(ADJECTIVES) and end < len(line.tokens) and (not line.tied(end) or line.tokens[end].key in ("and", "or")):
            fitness *= 0.4
        if line.letter(end) == "v":
            fitness *= 0.8
        if end - start == 1 and last.endswith((*ADJECTIVES, "est")):
            fitness *= 0.3
        if line.letter(start) == "w" and line.tokens[start - 1].key in _PLACING:
            fitness *= 0.7
    elif grammar == "slavic":
        fitness *= 0.2 if last.endswith(_SLAVIC_VERBS) or last.endswith(_ADJECTIVES["slavic"]) else 1.2
    return fitness


def _joined(line: _Line, runs: Sequence[tuple[int, int]]) -> Iterator[Phrase]:
    """Two noun phrases with "of" between them."""
    for (start, end), (following, stop) in pairwise(runs):
        last = following + 1 if line.small.grammar == "romance" else stop
        between = line.tokens[end:following]
        if not 1 <= len(between) <= 2 or between[0].key not in _OF or not all(map(line.tied, range(end, following + 1))):
            continue
        if (len(between) == 2 and line.letters[following - 1] != "d") or line.letters[end - 1] != "w":
            continue
        fitness = min(_fitness(line, start, end), _fitness(line, following, stop))
        if max(end - start, last - following) > 2 or line.letter(last) in ("N", "w") or line.tokens[last - 1].owner:
            continue
        if fitness > _DOUBTFUL:
            yield line.phrase(start, last, "noun", 1.1 * fitness)


def _names(line: _Line) -> Iterator[Phrase]:
    """The names of a sentence, and longer ones joined by the small words that stand inside names."""
    start = 0
    while start < len(line.letters):
        if line.letters[start] != "N":
            start += 1
            continue
        first = end = _name_end(line, start)
        following = _next_name(line, end)
        if not following or line.tokens[end].key in _AND:
            yield from _name(line, start, end)
        while following:
            end = _name_end(line, following)
            following = _next_name(line, end)
        if end > first:
            yield from _name(line, start, end)
        start = first


def _name_end(line: _Line, start: int) -> int:
    end = start + 1
    while line.letter(end) == "N":
        end += 1
    return end


def _next_name(line: _Line, end: int) -> int:
    """Where the name goes on after one or two joining words; 0 when it does not."""
    for at in (end + 1, end + 2):
        if not line.tied(at) or not line.tied(at - 1) or line.tokens[at - 1].key not in line.small.joiners:
            return 0
        if line.letters[at] == "N":
            return at
    return 0


def _name(line: _Line, start: int, end: int) -> Iterator[Phrase]:
    """One name, unless it only describes the next word (`Russian` officials)."""
    size = line.letters[start:end].count("N")
    german = line.small.grammar == "german"
    describes = line.letter(end) == "w" and not german and not _is_doing(line, start, end + 1)
    initial = len(line.tokens[start].text) < 2 and line.letter(start + 1) != "N"
    if size > _NAME_WORDS or initial or (size == 1 and describes):
        return
    worth = (0.8 if german else 0.42, 1.2, 1.2, 1.1)[min(size, 4) - 1] * (0.75 if describes else 1.0)
    if any(token.key in _AND for token in line.tokens[start:end]):
        worth *= 0.75
    if any(token.key in _SAYING for token in (*line.tokens[max(0, start - 2) : start], *line.tokens[end : end + 1])):
        worth *= _SOURCE
    yield line.phrase(start, end, "name", worth)
