"""A rule: which writing it knows, where it may begin, and how it is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from re import Match, escape
from typing import NamedTuple


class Unsure(NamedTuple):
    """The safe reading of a writing that could be meant in several ways."""

    spoken: str
    reason: str
    """Why it is doubtful, for an editor: one clause, no full stop."""
    alternatives: tuple[str, ...] = ()
    """What else it might be meant to say."""
    ipa: str | None = None
    """How the safe reading sounds, where `spoken` does not tell every voice."""


class Spelled(NamedTuple):
    """A writing that stays as it is, and whose sound is known: letters said one by one."""

    spoken: str
    ipa: str


class Place(NamedTuple):
    """Where a rule may begin: found by one cheap search, so that plain text is never looked at word by word."""

    kind: str
    """`letter`: at the first letter of a word that has a mark (a capital inside, a stop, a figure near it); `word`: of any word;
    `figure`: at the first of some figures; `sign`: at another character."""
    hint: str = ""
    """What must stand there, a pattern without groups; for a sign, what must follow it. A hint may be wider than the rules it
    serves, never narrower, and takes a bounded number of steps."""
    first: str = ""
    """For a sign: the characters, as inside the brackets of a pattern."""


class Rule(NamedTuple):
    """One say-as rule. The pattern must match at least one character, and be linear in the text."""

    name: str
    """What the receipt, the page and docs/speaking.md call it."""
    say_as: str
    """The class of writing it reads: `money`, `date` …"""
    pattern: str
    """A regular expression, compiled when the language is first spoken. It checks for itself what stands before it."""
    verbalize: Callable[[Match[str]], str | Unsure | Spelled | None]
    """What to say for a match; None when, on a closer look, the writing is not the rule's."""
    places: tuple[Place, ...]
    """Where it may begin."""
    follows: str = ""
    """For rules that begin with figures: the characters (as inside brackets) one of which comes right after the first figures;
    empty for any, or none. It spares the rule from being asked in vain."""
    then: str = ""
    """The same for what comes after a space that follows the figures; empty for any."""


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of `words`, factored by first letters: the search then looks at each letter of a text word once."""
    tails: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        tails.setdefault(word[:1], []).append(word[1:])
    parts = [escape(first) + (any_of(rest) if rest != [""] else "") for first, rest in sorted(tails.items()) if first]
    inner = parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
    return f"(?:{inner})?" if "" in tails else inner


def in_any_case(words: Iterable[str]) -> set[str]:
    """Each word in small letters, with a capital, and in capitals."""
    return {form for word in words for form in (word, word.lower(), word.capitalize(), word.upper())}


FIGURE = Place("figure")
"""A figure."""
LABEL = Place(
    "letter",
    r"(?:[A-Z][A-Za-z]{0,11}+[.,]?[\s\u2011-]?|[a-z][A-Za-z]{0,11}+[\u2011-]?"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|nos?|vols?|jcts?|rwy|v|kr)[a-z]{0,6}+\.?\s)[0-9₀-₉]",
)
"""A word with a figure after it: `May 5`, `No. 7`, `F-16`, `G20`."""
CAPITALS = Place("letter", r"[a-z]{0,2}[A-Z]{2}")
"""Two capitals: `FBI`, `USD`, `XIV`, `mRNA`."""
PER_SHORT = "wk mo yr hr mi lb oz gal bbl min sec qtr".split()
"""Units that something is paid or done for: `a wk.`, `per mi.`"""
SHORT_WORD = Place(
    "word",
    any_of(
        "Mr Mrs mr mrs Dr dr Prof prof Sgt Lt Col Capt Rev Gen Sen Rep Gov Cllr Supt Insp Messrs Mme Mlle Msgr Jr jr Sr sr Esq "
        "St st ST Mt mt Ave ave Blvd blvd Rd rd Hwy hwy Pkwy Ln Sq Ct Pl vs ltd Ltd Inc inc Corp Dept Govt govt etc "
        "mins hrs yrs wks Ret ret Det Ch Con Co Pvt Pty Utd def d agg pens Jan Feb Apr Jun Jul Aug Sep Sept Oct Nov Dec "
        "Mon Tu Tue Tues Wed Weds Thu Thur Thurs Fri Sat Sun i ii iii iv v vi vii viii ix x xi xii xiii xiv xv".split()
        + PER_SHORT
    )
    + r"(?![\w'’])",
)
"""Words that are short for something though no full stop says so, and small Roman numerals."""
DOTTED_LETTERS = Place("letter", r"(?<![.\w])[A-Za-z]\.[A-Za-z]|Ph\.D")
"""`U.S.`, `e.g.`."""
