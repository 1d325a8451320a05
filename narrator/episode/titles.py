"""A title: a few words that say what a passage is about, taken from the passage."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from narrator.episode.function_words import FunctionWords, function_words
from narrator.episode.phrases import Phrase, phrases
from narrator.episode.tokens import MARKS, Capitals, Token, capitals, sticks, tokens
from narrator.episode.unspaced import is_unspaced, unspaced_phrases, unspaced_tokens
from narrator.patterns import compiled

LIMIT = 50
"""Characters in a title: Apple's players lost titles longer than 51."""
_WORDS_READ = 120_000
"""Words of an article that are looked at for titles, spread evenly over its passages: about a second's work."""
_LEAST_READ = 400
"""Words looked at in each passage, at least."""
_VAGUE = 0.3
"""What a word that says nothing by itself (`people`, `year`) counts inside a phrase."""
_RECURRING = 1.25
"""What a name gains by being named again in the passage."""
_WEAK = 1.35
"""A name of a single word that scores less gets the next best phrase to stand beside it, as any other single word does."""
_WHOLE = compiled(r"[\W_]+")
_CLAUSES = compiled(r"[.,;:!?…()\[\]{}\"“”„«»—–。、，；：！？「」『』（）]+")


@dataclass(frozen=True, slots=True)
class _Reach:
    """How often each word occurs: in each passage, and in how many passages."""

    often: tuple[Counter[str], ...]
    spread: Counter[str]

    def weight(self, word: str, passage: int) -> float:
        """How much a word is this passage's own: tf-idf, the frequency damped, since the fourth mention says little new."""
        word = stem(word)
        here = max(1, min(self.often[passage][word], 4))
        return math.pow(here, 0.8) * math.pow(math.log(1.0 + len(self.often) / max(1, self.spread[word])), 0.7)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A phrase and how well it names its passage."""

    text: str
    stems: frozenset[str]
    strong: bool
    """Whether it may stand alone: it has several words, or is a name that is much this passage's own."""
    score: float


def titles(passages: Sequence[Sequence[str]], language: str = "en") -> tuple[str, ...]:
    """A title for each passage (its sentences): at most `LIMIT` characters, each different, none the passage's first words.

    A title is the name or noun phrase that is most frequent in its passage and least so in the others (tf-idf over the
    passages), or two such joined by a comma; failing that some words from the middle of the passage, or "Part 3". Takes time
    in proportion to the number of words.
    """
    small = function_words(language)
    budget = max(_LEAST_READ, _WORDS_READ // max(1, len(passages)))
    read = [_read(passage, small, budget) for passage in passages]
    known = capitals(read)
    often = tuple(Counter(stem(token.key) for sentence in passage for token in sentence) for passage in read)
    reach = _Reach(often, Counter(word for counter in often for word in counter))
    taken: set[str] = set()
    found: list[str] = []
    for number, passage in enumerate(passages):
        ranked = _ranked(read[number], number, known, reach, small)
        title = _best(ranked, passage, taken, small) or _clause(passage, taken, language) or _numbered(number, taken)
        found.append(title)
        taken.add(_plain(title))
    return tuple(found)


def shorten(text: str, language: str = "en") -> str:
    """`text` on one line and in at most `LIMIT` characters: cut at a word, never after a small one, with an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= LIMIT:
        return text
    cut = LIMIT - 1
    while cut > 1 and sticks(text[cut]):
        cut -= 1
    kept = text[:cut] if text[cut] == " " or " " not in text[cut // 2 : cut] else text[:cut].rpartition(" ")[0]
    small = function_words(language)
    while " " in kept and kept.rpartition(" ")[2].strip(MARKS) in small:
        kept = kept.rpartition(" ")[0]
    return kept.rstrip(MARKS + "-–— ") + "…"


def distinct(names: Sequence[str]) -> list[str]:
    """The names, those that were there before with a number: `Results`, `Results (2)`."""
    taken: set[str] = set()
    nth: Counter[str] = Counter()
    found = []
    for name in names:
        title = name
        while title.casefold() in taken:
            nth[name.casefold()] += 1
            title = f"{name} ({nth[name.casefold()] + 1})"
        taken.add(title.casefold())
        found.append(title)
    return found


def stem(word: str) -> str:
    """A word without a plural s, to count `frog` and `frogs` together."""
    return word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] not in "su" else word


def _read(passage: Sequence[str], small: FunctionWords, budget: int) -> list[list[Token]]:
    """The words of a passage, up to about `budget` of them."""
    read: list[list[Token]] = []
    for sentence in passage:
        if budget <= 0:
            break
        read.append(unspaced_tokens(sentence) if is_unspaced(sentence) else tokens(sentence, small))
        budget -= len(read[-1])
    return read


def _ranked(
    read: Sequence[Sequence[Token]], passage: int, known: Capitals, reach: _Reach, small: FunctionWords
) -> list[_Candidate]:
    """The candidates of a passage, best first."""
    found: defaultdict[str, list[Phrase]] = defaultdict(list)
    empty = small.vague | small.broad
    for phrase in (*phrases(read, known, small), *unspaced_phrases(read)):
        if len(phrase.text) <= LIMIT and not empty.issuperset(phrase.words):
            found[_plain(phrase.text)].append(phrase)
    total = max(1, sum(map(len, read)))
    ranked = []
    for same in found.values():
        first = same[0]
        worth = sum(phrase.worth for phrase in same) / len(same) * (1.0 + 0.4 * min(3, len(same) - 1))
        score = worth * _salience(first, passage, reach, small) * (1.25 - 0.5 * first.at / total)
        strong = " " in first.text or is_unspaced(first.text) or (first.kind == "name" and score >= _WEAK)
        ranked.append(_Candidate(first.text, frozenset(map(stem, first.words)), strong, score))
    return sorted(ranked, key=lambda candidate: (-candidate.score, candidate.text))


def _salience(phrase: Phrase, passage: int, reach: _Reach, small: FunctionWords) -> float:
    """How much the words of a phrase are this passage's own; of a name the last word counts, which comes again alone."""
    if phrase.kind == "name":
        again = reach.often[passage][stem(phrase.words[-1])] > 1
        weights = [reach.weight(phrase.words[-1], passage) * (_RECURRING if again else 1.0)] * len(phrase.words)
    else:
        weights = [reach.weight(word, passage) * (_VAGUE if word in small.vague else 1.0) for word in phrase.words]
    return sum(weights) / math.pow(len(weights), 0.55)


def _best(ranked: Sequence[_Candidate], passage: Sequence[str], taken: set[str], small: FunctionWords) -> str:
    """The best candidate that is free and not the passage's beginning; a weak one with another beside it. May be empty."""
    opening = _opening(passage, small)
    chosen: _Candidate | None = None
    for candidate in ranked:
        plain = _plain(candidate.text)
        if chosen is None:
            if plain in taken:
                continue
            if not opening.startswith(plain) and candidate.strong:
                return _capital(candidate.text)
            chosen = candidate
        elif not chosen.stems & candidate.stems:
            title = _capital(f"{chosen.text}, {candidate.text}")
            if len(title) <= LIMIT and _plain(title) not in taken:
                return title
    return _capital(chosen.text) if chosen and not opening.startswith(_plain(chosen.text)) else ""


def _opening(passage: Sequence[str], small: FunctionWords) -> str:
    """How the passage begins, without an article in front."""
    words = _plain(" ".join(passage[:2])).split()
    while words and words[0] in small.determiners:
        del words[0]
    return " ".join(words)


def _clause(passage: Sequence[str], taken: set[str], language: str) -> str:
    """The clause nearest the middle of the passage that is free, shortened; empty when the passage has but one."""
    clauses = [clause.strip() for sentence in passage for clause in _CLAUSES.split(sentence)]
    clauses = [clause for clause in clauses if any(map(str.isalpha, clause))]
    middle = len(clauses) // 2
    for clause in _from_middle(clauses[1:], middle):
        title = _capital(shorten(clause, language))
        if len(title) > 3 and _plain(title) not in taken and not _plain(passage[0]).startswith(_plain(title)):
            return title
    return ""


def _from_middle(clauses: Sequence[str], middle: int) -> Iterator[str]:
    """The clauses, longest first among the ten around the middle."""
    yield from sorted(clauses[max(0, middle - 5) : middle + 5], key=len, reverse=True)


def _numbered(number: int, taken: set[str]) -> str:
    """`Part 3`, or the next number that is free."""
    while _plain(f"Part {number + 1}") in taken:
        number += 1
    return f"Part {number + 1}"


def _capital(text: str) -> str:
    """`text` with a capital first letter."""
    return text[:1].upper() + text[1:]


def _plain(text: str) -> str:
    """`text` without case and punctuation, to compare."""
    return _WHOLE.sub(" ", text.casefold()).strip()
