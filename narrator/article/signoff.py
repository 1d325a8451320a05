"""Sign-offs: the last lines of an agency's report, which say who else has worked on it, and greetings of who writes a blog."""

from __future__ import annotations

import re

from narrator.patterns import compiled

_LONGEST = 500
_WORK = compiled(r"(?:additional )?(?:reporting|writing|editing|compiled|text|production) by ", re.IGNORECASE)
_SMALL = frozenset(
    """additional reporting writing editing compiled by and in of from at for the with on de la van von der al el bin y e und
    contributions assistance bureau newsroom newsrooms staff text production writers""".split()
)
"""Words of such a line that do not begin with a capital."""
_WORD = compiled(r"[^\W\d_][\w.'’-]*")
_NAME = r"[A-ZÀ-Þ][\w'’-]+(?: (?:[A-ZÀ-Þ][\w'’-]*\.?|de|da|van|von|der|al|bin|el|la)){0,4}"
_PLACE = r"(?: (?:in|from|of|at) [A-ZÀ-Þ][\w'’., -]{1,60})?"
_REPORTED = rf"{_NAME}(?:, {_NAME})*(?:,? and {_NAME})? reported (?:from|in) [A-ZÀ-Þ][\w'’., -]{{1,80}}"
_CONTRIBUTED = (
    rf"(?:[A-ZÀ-Þ][^.!?]{{0,60}} (?:writers?|reporters?|correspondents?|staff|journalists?|producers?|editors?) )?{_NAME}{_PLACE}"
    rf"(?:(?:, | and |, and )(?:[a-z ]{{3,30}} )?{_NAME}{_PLACE})*,? (?:also )?contributed"
    rf"(?: (?:reporting|research|(?:data )?analysis))?"
    rf"(?: to this (?:report|story|article|piece|obituary))?{_PLACE}"
)
_SENTENCE = compiled(r"(?<=[a-z)])\. (?=[A-Z])")
_GREETING = compiled(
    r"(?:(?:hi|hello|hey|welcome)(?: there)?[,!.]? )?(?:(?:and )?welcome[,!.]? )?(?:i['’]m|i am|my name is) "
    r"(?P<name>[A-ZÀ-Þ][\w'’-]+)",
    re.IGNORECASE,
)


def is_signoff(text: str) -> bool:
    """Whether `text` only says who has reported, written and edited: names, places and few other words."""
    line = " ".join(text.split()).strip("()–—- ").rstrip(".")
    if len(line) > _LONGEST:
        return False
    if _WORK.match(line):
        return all(word[0].isupper() or word.rstrip(".") in _SMALL for word in _WORD.findall(line))
    if " reported " not in line and " contributed" not in line:
        return False
    return all(re.fullmatch(_REPORTED, part) or re.fullmatch(_CONTRIBUTED, part) for part in _SENTENCE.split(line))


def greets_as(text: str, author: str) -> bool:
    """Whether `text` begins as the author's box of a blog does: "Hi, I'm Juniper!", and that is the author's name."""
    found = _GREETING.match(text)
    return bool(found and author and found["name"].casefold() == author.split(maxsplit=1)[0].casefold())
