"""Results of sports that are written with a slash or a dash and said with a word of their own: cricket, betting odds."""

from __future__ import annotations

import re
from re import Match

from narrator.script.sayas.context import WINDOW, after, before, rest, words
from narrator.script.sayas.fraction import FIXED
from narrator.script.sayas.number import END, START
from narrator.script.sayas.numbers import cardinal
from narrator.script.sayas.rule import FIGURE, Rule

_CRICKET = re.compile(
    r"\b(?:stumps|dec(?:lared|laring)?|wickets?|overs|all out|not out|bowl(?:ed|ers?|ing)|bats(?:man|men)|batters?|cricket"
    r"|unbeaten|spinners?|seamers?|innings|follow-on|Test|T20|ODI|at (?:lunch|tea)|run chase|reply|figures of)\b"
)
_SURELY_CRICKET = re.compile(
    r"\b(?:stumps|dec(?:lared|laring)?|overs|all out|not out|bowl(?:ed|ers?|ing)|batsm[ae]n|cricket|spinners?|seamers?|follow-on"
    r"|Test|T20|ODI|figures of)\b"
)
"""A score with a dash needs one of these: baseball has innings too."""
_BETTING = re.compile(
    r"\b(?:odds(?:-on)?|fav(?:ou?rites?)?|outsiders?|shot|bookmakers?|bookies?|betting|bettors?|punters?|starting price|each-way"
    r"|horses?|gelding|filly|colt|mare|jockeys?|Derby|priced|backed|backers|tipped|Grand National|evens)\b"
)
_BACKED = words("fav favourite favourites favorite favorites on shot shots chance")
_AT_ODDS = words("at from of to is")
_WICKETS, _DAYS = 10, 31
"""A first number that can be no day of a month makes `120/3` a score by itself."""


def _around(match: Match[str]) -> str:
    """The sentence's words near the match."""
    return match.string[max(0, match.start() - 2 * WINDOW) : match.end() + 2 * WINDOW]


def _cricket(match: Match[str]) -> str | None:
    """`412/7`, `5-47`: runs for wickets, or wickets for runs."""
    first, last = int(match["first"]), int(match["last"])
    told = _CRICKET if match["sign"] == "/" else _SURELY_CRICKET
    if min(first, last) > _WICKETS or max(first, last) <= _WICKETS:
        return None
    scored = match["sign"] == "/" and first > _DAYS and last > 1 and rest(match).lstrip()[:1] not in ("=", "+", "*", "×")
    alone = scored or match["declared"] or (match["sign"] == "/" and before(match) == "took")
    if not alone and not told.search(_around(match)):
        return None
    return f"{cardinal(match['first'])} for {cardinal(match['last'])}" + " declared" * bool(match["declared"])


def _odds(match: Match[str]) -> str | None:
    """`7/2` at the races."""
    part = int(match["first"]) < int(match["last"]) and after(match) not in _BACKED and before(match) not in _AT_ODDS
    if part or match[0] in FIXED or not _BETTING.search(_around(match)):
        return None
    return f"{cardinal(match['first'])} to {cardinal(match['last'])}"


CRICKET = Rule(
    "cricket",
    "score",
    rf"{START}(?<![$£€/-])(?P<first>[1-9][0-9]{{0,2}})(?P<sign>[/–-])(?P<last>0|[1-9][0-9]{{0,2}})(?P<declared>d\b|\sdec\b\.?)?{END}",
    _cricket,
    (FIGURE,),
    "/–-",
)
ODDS = Rule(
    "odds",
    "score",
    rf"{START}(?<![$£€/-])(?P<first>[1-9][0-9]{{0,3}})/(?P<last>[1-9][0-9]{{0,1}}){END}",
    _odds,
    (FIGURE,),
    "/",
)
