"""A token: one word of a sentence, how it hangs together with the one before, and what kind of word it probably is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from narrator.episode.function_words import FunctionWords
from narrator.patterns import compiled

MARKS = "\"'“”‘’«»„‚‹›()[]{}<>.,;:!?…·•*_~#^`´¿¡°§†‡|=+"
"""Punctuation that may stand around a word."""
ADJECTIVES = tuple("al ive ous ful able ible ic ary".split())
"""Endings of English adjectives."""
_LOOSE = compiled(r"[^\s—–/]+")
_ENDS = ".!?…"
_HONORIFICS = frozenset("mr mrs ms dr prof gov sen rep gen col sgt lt capt rev hon".split())
_SAINTS = frozenset(("st", "mt", "ft"))
"""Abbreviations that belong to a name and keep their full stop: `St. Brendan`."""
_ABBREVIATED = _HONORIFICS | frozenset("st mt ft no vs jr sr inc ltd co corp".split())
_NOUN_ENDINGS = tuple("tion sion ment ness ity ship ism".split())
_NOT_ADVERBS = frozenset(
    "family supply assembly ally rally reply anomaly monopoly butterfly jelly belly bully lily italy july".split()
)
_NOT_PARTICIPLES = frozenset("speed seed need feed breed greed deed weed shed hundred bleed creed reed".split())
_SHORTEST = 3
"""Letters in a word that may be a noun: shorter ones are small words, units or single letters. Names may be shorter."""
_TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
_SUBJECTS = frozenset(
    """which to will would shall should can could may might must cannot not never do does did i we you he she it they who has have
    had is are was were been be being isn't wasn't didn't don't doesn't won't can't couldn't wouldn't hasn't haven't""".split()
)
"""English words after which a verb, a participle or a predicate is to be expected rather than a noun."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a sentence and how it hangs together with the one before."""

    text: str
    """Without the punctuation around it and without a possessive `'s`."""
    key: str
    """In lower case."""
    gap: int
    """What stands before it: 0 a space, 1 a comma, quote, bracket or dash, 2 the beginning of a sentence."""
    owner: str = ""
    """The possessive ending it had: `'s` or nothing."""


def tokens(sentence: str, small: FunctionWords) -> list[Token]:
    """The words of `sentence`, in order."""
    found: list[Token] = []
    gap, end = 2, 0
    for match in _LOOSE.finditer(sentence):
        raw = match[0]
        if match.start() > end and not sentence[end : match.start()].isspace():
            gap = max(gap, 1)
        end = match.end()
        text = raw.strip(MARKS)
        if not any(map(str.isalnum, text)):
            if raw == "&" and not gap:
                found.append(Token("&", "&", 0))
            else:
                gap = max(gap, 1)
            continue
        if raw[0] != text[0]:
            gap = 2 if raw[0] in '"“«„‘' else max(gap, 1)
        key = text.lower().replace("’", "'")
        head, mark, rest = key.partition("'")
        if mark and rest and head + mark in small:
            found.append(Token(text[: len(head) + 1], head + mark, gap))
            text, key, gap = text[len(head) + 1 :], rest, 0
        if found and found[-1].key in _HONORIFICS:
            gap = max(gap, 1)
        owner = text[-2:] if key.endswith("'s") and key not in small and len(key) > 2 else ""
        if owner:
            text, key = text[:-2], key[:-2]
        found.append(Token(f"{text}." if key in _SAINTS else text, key, gap, owner))
        gap = _gap_after(raw, text + owner, key)
    return found


def _gap_after(raw: str, text: str, key: str) -> int:
    """What the punctuation at the end of `raw` means for the next word."""
    after = raw[raw.rfind(text) + len(text) :]
    if not after:
        return 0
    if after[0] in _ENDS:
        short = after == "." and (key in _ABBREVIATED or len(key) == 1 or "." in key)
        return 0 if short else 2
    return 2 if ":" in after else 1


def sticks(character: str) -> bool:
    """Whether a character belongs to the one before it: an accent, a joiner, a variant mark."""
    return unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf", "Sk")


@dataclass(frozen=True, slots=True)
class Capitals:
    """How the words of an article are written where no sentence begins."""

    upper: frozenset[str]
    lower: frozenset[str]


def capitals(passages: Iterable[Sequence[Sequence[Token]]]) -> Capitals:
    """Which words of an article are written with a capital, and which without, inside its sentences."""
    upper: set[str] = set()
    lower: set[str] = set()
    for passage in passages:
        for sentence in passage:
            for token in sentence:
                if not token.text[0].isupper():
                    lower.add(token.key)
                elif token.gap < 2:
                    upper.add(token.key)
    return Capitals(frozenset(upper), frozenset(lower))


def classes(sentence: Sequence[Token], known: Capitals, small: FunctionWords) -> str:
    """A letter a token: N name, w other word, d opens a noun phrase (determiner, figure), j small word, v verb or adverb."""
    letters: list[str] = []
    english = small.grammar == "english"
    for index, token in enumerate(sentence):
        key, first = token.key, token.text[0]
        if first.isdigit() or first in "$€£¥":
            letters.append("d")
        elif first.isupper() and _is_name(sentence, index, known, small):
            letters.append("N")
        elif key in small.determiners or (english and key.partition("-")[0] in _TENS):
            letters.append("d")
        elif key in small.others or len(key) < _SHORTEST or "n't" in key:
            letters.append("j")
        elif english and _is_verb(sentence, index, letters, small):
            letters.append("v")
        else:
            letters.append("w")
    return "".join(letters)


def _is_name(sentence: Sequence[Token], index: int, known: Capitals, small: FunctionWords) -> bool:
    """Whether the capital of a word is its own and not the sentence's."""
    token = sentence[index]
    if token.key in small.vague or token.key in _HONORIFICS or token.key in small.determiners:
        return False
    if token.key in small:
        beside = sentence[index - 1 : index] if not token.gap else ()
        return len(token.text) > 2 and any(other.text[0].isupper() and other.key not in small for other in beside)
    if token.gap < 2 or token.key in known.upper:
        return True
    follower = sentence[index + 1] if index + 1 < len(sentence) else None
    return follower is not None and not follower.gap and follower.text[0].isupper() and token.key not in known.lower


def _is_verb(sentence: Sequence[Token], index: int, letters: Sequence[str], small: FunctionWords) -> bool:
    """Whether an English word in lower case is probably a verb or an adverb where it stands."""
    key = sentence[index].key
    before = letters[-1] if letters and not sentence[index].gap else ""
    previous = sentence[index - 1].key if before else ""
    if key.endswith("ly") and key not in _NOT_ADVERBS and len(key) > 4:
        return True
    if before == "j" and previous in _SUBJECTS:
        return not key.endswith(_NOUN_ENDINGS)
    if key.endswith("ed") and len(key) > 4 and key not in _NOT_PARTICIPLES and "-" not in key:
        following = sentence[index + 1] if index + 1 < len(sentence) else None
        describes = following is not None and not following.gap and following.key not in small
        return not describes or before not in ("d", "w") or (before == "w" and not previous.endswith(ADJECTIVES))
    return key.endswith("ing") and len(key) > 5 and before in ("", "j", "N", "v")
