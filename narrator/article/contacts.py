"""Contacts: the name over a telephone number or an address, and the hours below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from narrator.article.piece import Piece, beside
from narrator.article.runs import FREE, is_text
from narrator.patterns import compiled

_DESK = compiled(
    r"[^.!?:;,]{0,60}\b(?:helpline|hotline|help ?(?:desk|line)|enquir(?:y|ies)(?: line| desk| team)?"
    r"|contact cent(?:re|er)|call cent(?:re|er)"
    r"|press (?:office|desk|team)|media (?:office|team)|customer (?:services?|care|support)|switchboard|textphone)",
    re.IGNORECASE,
)
"""A line that names who is reached at the number below it."""
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs)?|fri|sat|sun)s?"
_HOUR = r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?)?|midday|noon|midnight)"
_HOURS = compiled(
    rf"(?:(?:open|lines open|opening hours|hours):? )?(?:{_DAY} ?(?:to|-|–|—|and|through) ?{_DAY}|{_DAY}|weekdays|every day|daily"
    r"|24 hours a day)"
    rf"(?:[,:]? (?:from )?{_HOUR} ?(?:to|-|–|—|until) ?{_HOUR})?"
    r"(?:,? ?\(?(?:except|excluding|closed on) (?:public|bank) holidays\)?)?\.?",
    re.IGNORECASE,
)
"""When somebody is there."""
_NUMBER = compiled(r"\d|noon|midnight|midday", re.IGNORECASE)
"""Hours over a number have one: a day alone may be a heading."""
_OFFICE = compiled(r"(?:[A-ZÀ-Þ&][\w'’&-]*|of|for|and|the)(?: (?:[A-ZÀ-Þ&][\w'’&-]*|of|for|and|the)){0,6}")
_OFFICES = frozenset(
    "agency office bureau department ministry directorate secretariat authority council commission inspectorate helpdesk".split()
)
"""An office with its name, which may be a heading, too, but not over a number alone."""


def mark_around_contacts(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks the name of an office right above a number or an address, and its hours right above or below."""
    for index, piece in enumerate(pieces):
        hours = kinds[index] in FREE and _HOURS.fullmatch(piece.text.strip())
        if hours and any(kinds[at] == "contact" and (at < index or _NUMBER.search(piece.text)) for at in beside(pieces, index)):
            kinds[index] = "contact"
    for index in range(len(pieces) - 1, 0, -1):
        over = pieces[index - 1].text.strip()
        if kinds[index] != "contact" or kinds[index - 1] not in FREE or is_text(over):
            continue
        if _DESK.fullmatch(over) or (_is_office(over) and not _heads_text(pieces, kinds, index)):
            kinds[index - 1] = "contact"


def _is_office(text: str) -> bool:
    """Whether a line is the name of an office, such as "Bee Health Agency"."""
    return _OFFICE.fullmatch(text) is not None and not _OFFICES.isdisjoint(text.casefold().split())


def _heads_text(pieces: Sequence[Piece], kinds: Sequence[str], index: int) -> bool:
    """Whether a text stands right below an office's number: then its name may be the heading over both."""
    below = next((at for at in range(index, len(pieces)) if kinds[at] != "contact"), len(pieces))
    return below < len(pieces) and kinds[below] in FREE and is_text(pieces[below].text)
