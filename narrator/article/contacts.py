"""Contacts: the name over a telephone number or an address, and the hours below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from narrator.article.piece import Piece
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


def mark_around_contacts(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks the name of an office right above a number or an address, and its hours right below."""
    for index, kind in enumerate(kinds):
        if kind != "contact":
            continue
        over = index - 1
        if over >= 0 and kinds[over] in FREE and not is_text(pieces[over].text) and _DESK.fullmatch(pieces[over].text.strip()):
            kinds[over] = "contact"
    for index in range(1, len(pieces)):
        if kinds[index - 1] == "contact" and kinds[index] in FREE and _HOURS.fullmatch(pieces[index].text.strip()):
            kinds[index] = "contact"
