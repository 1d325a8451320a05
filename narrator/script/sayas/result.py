"""Results of sports that are written with a slash or a dash and said with a word of their own: cricket, odds, records."""

from __future__ import annotations

import re
from re import Match

from narrator.patterns import compiled
from narrator.script.sayas.context import FUNCTION_WORDS, WINDOW, after, before, is_capitalised, rest, word_before, words
from narrator.script.sayas.fraction import FIXED
from narrator.script.sayas.number import END, FREE, START
from narrator.script.sayas.numbers import cardinal
from narrator.script.sayas.rule import FIGURE, Rule, Unsure

_CRICKET = compiled(
    r"\b(?:stumps|dec(?:lared|laring)?|wickets?|overs|all out|not out|bowl(?:ed|ers?|ing)|bats(?:man|men)|batters?|cricket"
    r"|unbeaten|spinners?|seamers?|innings|follow-on|Test|T20|ODI|(?:at|before|after) (?:lunch|tea)"
    r"|off [0-9]+ balls|run chase|reply|figures of)\b"
)
_SURELY_CRICKET = compiled(
    r"\b(?:stumps|dec(?:lared|laring)?|overs|all out|not out|bowl(?:ed|ers?|ing)|batsm[ae]n|cricket|spinners?|seamers?|follow-on"
    r"|Test|T20|ODI|figures of|by \w+ wickets?)\b"
)
"""A score with a dash needs one of these: baseball has innings too."""
_BETTING = compiled(
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
    taken = before(match) in ("took", "taking", "takes", "claimed") and first <= _WICKETS
    told = _CRICKET if match["sign"] == "/" or taken else _SURELY_CRICKET
    if min(first, last) > _WICKETS or max(first, last) <= _WICKETS:
        return None
    scored = match["sign"] == "/" and first > _DAYS and last > 1 and rest(match).lstrip()[:1] not in ("=", "+", "*", "×")
    alone = scored or match["declared"] or (match["sign"] == "/" and before(match) == "took")
    if not alone and not told.search(_around(match)) and not _is_innings(match, first, last):
        return None
    return f"{cardinal(match['first'])} for {cardinal(match['last'])}" + " declared" * bool(match["declared"])


_BATTING = compiled(
    r"\b(?:reached|(?:closed?|closing|resumed?|resuming|tottering|struggling) (?:on|at)"
    r"|(?:slumped|slid|collapsed|crumbled|crashed|reduced|recovered|rallied|cruised|stumbled|limped)(?: [A-Z][a-z]{1,15}| them)?"
    r" to)\s\Z"
)
"""What a side does, or is done to, before its runs and wickets."""
_AFTER_INNINGS = compiled(r"\s(?:at|before|by|in)\s")
_MOST_GAMES, _LARGE_INNINGS = 30, 100


def _is_innings(match: Match[str], first: int, last: int) -> bool:
    """`closed on 287-4`, `slumped to 45-6`: no record, as in "reached 12-2", and no votes."""
    text, start, end = match.string, match.start(), match.end()
    batting = _BATTING.search(text, max(0, start - 40), start)
    if not batting or last >= _WICKETS or first < (_LARGE_INNINGS if batting[0].startswith("reached") else _MOST_GAMES):
        return False
    alone = _SET_OFF.match(text, end) or _AFTER_INNINGS.match(text, end)
    return bool(alone) and not _NO_TEAM.search(_around(match))


def _odds(match: Match[str]) -> str | None:
    """`7/2` at the races."""
    part = int(match["first"]) < int(match["last"]) and after(match) not in _BACKED and before(match) not in _AT_ODDS
    if part or match[0] in FIXED or not _BETTING.search(_around(match)):
        return None
    return f"{cardinal(match['first'])} to {cardinal(match['last'])}"


_RECORDS = words("record start mark season run finish")
_FALLEN_TO = compiled(
    r"(?i)\b(?:(?:improv(?:e[sd]?|ing)|f[ae]ll(?:s|ing|en)?|drop(?:s|ped|ping)?|mov(?:e[sd]?|ing)|slip(?:s|ped|ping)?"
    r"|climb(?:s|ed|ing)?|lift(?:s|ed|ing)?)(?:\sback|(?:\sthe)?(?:\s(?-i:[A-Z])[\w.’']+){1,3})?\sto"
    r"|record\s(?:to|of|at|is|was|stands at|now)|mark\s(?:to|of|at))\s(?:an?\s)?\Z"
)
"""What a team does to its record: "improved to 10-4"."""
_AND_TO = compiled(r"\bto\s(?P<to>)[0-9]+-[0-9]+(?: overall)?,? and \Z")
"""After one record, the next: "fell to 10-4 and 5-2 in the league"."""
_SEASON_AT = compiled(
    r"(?i)\b(?:finish|end|start|open|clos|beg[aiu]n)\w{0,3}\s(?:the|its|their|his|her|last|this)\s(?:[a-z]+\s)?"
    r"(?:season|year|campaign|trip|homestand)\s(?:at\s)?\Z"
)
_STANDS = compiled(
    r"(?i)(?:\b(?:w[ae]nt|go(?:es|ing|ne)?|are|is|was|were|been|now|st[ao]nds?|stood|sits?|sat)|['’]re)\s(?:an?\s)?\Z"
)
_ALL_TOLD = compiled(
    r"(?i)\s(?:(?:so far )?(?:this|last|on the|for the) (?:season|year|campaign|road|trip|homestand)|overall|all[- ]time|lifetime"
    r"|with (?:an?\s)?[0-9.]+\s(?:ERA|saves)|at home(?! to\b)|away from home|straight up|against the spread|to start|under [A-Z]"
    r"|since|for the (?:first|second|third|fourth|fifth|only) time"
    r"|in (?:their|its|his|her|the) (?:last|past|first)|in (?:conference|league|division|one-)"
    r"|when (?:scoring|leading|trailing|he|they|it|she))\b"
)
"""After "are 12-3-1": of many games, not of one."""
_OF_A_RECORD = compiled(r"(?i)\brecord\s(?:[\w.’']+\s){0,4}(?:is|was|stands at|stood at)\s\Z")
_OF_FIGHTS = compiled(r"(?:,| with) (?:[0-9]+ (?:knockouts?|KOs)|[0-9]{1,2}\.[0-9]{2} ERA)\b")
"""What is told of a boxer, or a pitcher, after it."""
_THIS_SEASON = compiled(r"\s(?:this season|overall|all[- ]time),")
"""After a record that is told in passing: "the Celtics, 34-12 this season, rested"."""
_STARTED = compiled(r"(?i)\b(?:finish|start|open|end)(?:ed|s|es)?\s\Z")
_IN_A_SEASON = compiled(r"(?i)\s(?:(?:this|last) (?:season|year)|in (?:19|20)[0-9]{2}|overall)\b")
_NOW = compiled(r"(?i)(?:[,(]\s?now|\bare|\w['’]re)\s\Z")
_SET_OFF = compiled(r"(?i)[,.;)]|\Z|\s(?:after|and|but|with|since|when)\b")
"""What follows a record that needs no more telling; a number of something would have its noun here."""
_NO_TEAM = compiled(
    r"(?i)\b(?:odds|votes?|voted|ruling|scores?|results?|total|average|prices?|temperatures?|levels?|support|ratio|number|shares?"
    r"|count|rates?|population|lead|margin|majority|sets?|aged?|tie-?break|aggregate|formation)\b"
)
"""What falls or stands that is no team."""
_BRACKETED = r"\([0-9]{1,3}[-–][0-9]{1,3}(?:[-–][0-9]{1,2})?(?:,\s[^()]{1,30})?\)"
_DECIDED = compiled(
    r"\b(?:beat(?:s|ing)?|defeat\w*|w[io]n(?:s|ning|ners?)?|lo(?:st|ss|sses|ses?|sing)|edged?|over|draws?|drew|tied?|victor\w+"
    r"|final|scored?|aggregate|penalties|shootout|voted?|passed|sets?|against|ages?|committee)\b",
    re.IGNORECASE,
)
"""Before the first bracketed result of a sentence it makes it the result of a game, or of a vote."""
_PLAYS = compiled(
    r"(?i)\)\s(?:visits?|hosts?|travels?|plays?|faces?|takes? on|took on|meets?|met|at|vs\.?|welcomes?|heads?|opens?|snapped"
    r"|improved|beat|defeated|won|lost|fell|scored|trailed?|leads?|led|ha(?:s|ve|d) (?:won|lost|dropped))\b"
)
_MEETS = compiled(r"\b(?:hosts?|visits?|faces?|plays?|meets?)\s(?:the\s)?(?:No\.\s[0-9]+\s)?(?:[A-Z][\w.]+\s){1,3}\(\Z")
_A_TEAM = compiled(
    r"\s(?:[A-Z][\w.]+\s){0,2}[A-Z][a-z]+s\b(?!\s(?i:w[io]n|victory|loss|defeat|lead|rout|triumph|draw|decision)\b)"
)

_LEADS_TO = compiled(
    r"(?i)(?:\b(?:to|of|at|is|was|are|were|been|now|the|and|but|an?|went|go(?:es|ing|ne)?|st[ao]nds?|stood|sits?|sat|season|year|campaign"
    r"|trip|homestand|finish(?:es|ed)?|start(?:s|ed)?|open(?:s|ed)?|ends?|ended)|['’]re)\s\Z|\(\Z|,\s\Z"
)
"""One of these stands right before every record that the words before it tell."""
_A_FEW_GAMES = 6
"""Two results of fewer games in brackets may be those of two games."""
_WITHIN = compiled(r"\b[A-Z]\w+ \([0-9]{1,3}-[0-9]{1,3}(?:-[0-9]{1,2})?,\s\Z")
"""After the record of all games, the one of some: "(10-2, 3-1 ACC)"."""
_CLOSED = compiled(r"\)|,\s[^()]{1,30}\)")


def _record(match: Match[str]) -> str | Unsure | None:
    """`improved to 10-4`, `Dallas (10-4) visits`, `a 12-3-1 record`: games won and lost, not the points of one."""
    text, start, end = match.string, match.start(), match.end()
    if not _LEADS_TO.search(text, max(0, start - 12), start) and after(match).lower() not in _RECORDS:
        return None  # nine of ten dashes between figures, at the price of one look
    figures = [match["won"], match["lost"]] + [match["tied"]] * bool(match["tied"])
    *games, last = ("oh" if figure == "0" else cardinal(figure) for figure in figures)
    spoken = f"{', '.join(games)} and {last}"
    earlier = text[max(0, start - 2 * WINDOW) : start]
    if _NO_TEAM.search(earlier.rsplit(". ", 1)[-1]) or _SURELY_CRICKET.search(_around(match)):
        return None
    if _is_record(match, earlier):
        return spoken
    attributive = text[end : end + 1].isspace() and (
        after(match).lower() in _RECORDS or (before(match).lower() == "the" and _is_of_a_team(match))
    )
    if attributive or (text[start - 1 : start] == "(" and _is_standing(match, earlier)):
        return Unsure(spoken, "a record or a range", (" to ".join(map(cardinal, figures)),))
    return None


def _is_of_a_team(match: Match[str]) -> bool:
    """`the 12-4 Mets`; not "the 737-800 Boeings", "the 50-50 Senate needs"."""
    won, lost = int(match["won"]), int(match["lost"])
    return max(won, lost) < 100 and won + lost != 100 and _A_TEAM.match(match.string, match.end()) is not None


def _is_record(match: Match[str], earlier: str) -> bool:
    """Whether the words around it can only be said of many games."""
    text, end = match.string, match.end()
    if _SEASON_AT.search(earlier) or _OF_FIGHTS.match(text, end) or (_WITHIN.search(earlier) and text[end : end + 1] == " "):
        return True
    another = _AND_TO.search(earlier)
    if another and _FALLEN_TO.search(earlier[: another.start("to")]):
        return True
    if (_FALLEN_TO.search(earlier) or _NOW.search(earlier)) and (_SET_OFF.match(text, end) or _ALL_TOLD.match(text, end)):
        return True
    in_passing = earlier.endswith(", ") and _THIS_SEASON.match(text, end) and not _DECIDED.search(earlier)
    if in_passing or (_OF_A_RECORD.search(earlier) and _SET_OFF.match(text, end)):
        return True
    if _STARTED.search(earlier):
        return _IN_A_SEASON.match(text, end) is not None
    return bool((_STANDS.search(earlier) or _ELSEWHERE.search(earlier)) and _ALL_TOLD.match(text, end))


_ELSEWHERE = compiled(r"[0-9]+[-–][0-9]+(?:[-–][0-9]+)? (?:at home|on the road|away|overall),? (?:and|but) (?:an? )?\Z")
"""Before the other record of a team: "5-0-2 at home but 1-6 on the road"."""


def _is_standing(match: Match[str], earlier: str) -> bool:
    """Whether a team's record stands in brackets after its name: "Dallas (10-4) visits Denver (9-5)"."""
    text, start, end = match.string, match.start(), match.end()
    name = word_before(text, start - 1)
    if not (is_capitalised(name) or (name.isupper() and len(name) > 1)) or not _CLOSED.match(text, end):
        return False
    first = re.search(_BRACKETED, earlier)
    if _DECIDED.search(earlier[: first.start()] if first else earlier):
        return False
    whose = start - len(earlier) + first.end() - 1 if first else end
    if _MEETS.search(earlier) or _PLAYS.match(text, whose) or _PLAYS.search(text, end, end + WINDOW):
        return True
    another = first or re.search(_BRACKETED, text[end : end + 2 * WINDOW])
    return another is not None and int(match["won"]) + int(match["lost"]) >= _A_FEW_GAMES


CRICKET = Rule(
    "cricket",
    "score",
    rf"{START}(?<![$£€/-])(?P<first>[1-9][0-9]{{0,2}})(?P<sign>[/–-])(?P<last>0|[1-9][0-9]{{0,2}})(?P<declared>d\b|\sdec\b\.?)?{END}",
    _cricket,
    (FIGURE,),
    "/–-",
)


def _not_out(match: Match[str]) -> str | None:
    """`82*`, with the sign of a batter who is still in; elsewhere it is a note's."""
    text, (start, end) = match.string, match.span()
    said = _NEXT.split(text[max(0, start - 3 * WINDOW) : start])[-1] + _NEXT.split(text[end : end + 3 * WINDOW])[0]
    rated = len(match["runs"]) == 1 and after(match).islower() and after(match) not in FUNCTION_WORDS  # a 5* hit
    if rated or not _BATTED.search(said):
        return None
    return f"{cardinal(match['runs'])} not out"


_NEXT = compiled(r"[.!?]\s")
_BATTED = compiled(
    r"\b(?:stumps|wickets?|overs|all out|bowl(?:ed|ers?|ing)|bats(?:man|men)|batters?|cricket(?:ers?)?|unbeaten|spinners?"
    r"|seamers?|innings|follow-on|Test|T20Is?|ODIs?|run chase|batting|batted|crease|[0-9]{1,3} (?:more )?runs?|[0-9]{1,3} balls"
    r"|half-century|(?:his|her|maiden|unbroken|first|second) (?:century|stand)|sixes|Ashes|IPL)\b|\b[1-9][0-9]{1,2}[/-][0-9]\b"
)
"""What tells the star of a batter from a footnote's or a hotel's."""
NOT_OUT = Rule("cricket", "score", rf"{FREE}(?P<runs>[1-9]?[0-9]{{1,2}})\*(?![\w*×])", _not_out, (FIGURE,), "*")
"""`82*`, `(104* off 98 balls)`."""


def _gaelic(match: Match[str]) -> str | None:
    """`2-14 to 0-17`: goals and points of a hurling match."""
    if max(int(match[2]), int(match[4])) <= _FEW_POINTS:
        return None
    goals, points, others, further = ("oh" if figures == "0" else cardinal(figures) for figures in match.groups())
    return f"{goals} {points} to {others} {further}"


_FEW_POINTS = 9
"""Up to so many, a lead that grew ("from 2-1 to 3-1") is meant."""
GAELIC = Rule(
    "Gaelic score",
    "score",
    rf"{FREE}(?<!from )([0-9])-([0-9]{{1,2}}) to ([0-9])-([0-9]{{1,2}}){END}",
    _gaelic,
    (FIGURE,),
    "-",
)
ODDS = Rule(
    "odds",
    "score",
    rf"{START}(?<![$£€/-])(?P<first>[1-9][0-9]{{0,3}})/(?P<last>[1-9][0-9]{{0,1}}){END}",
    _odds,
    (FIGURE,),
    "/",
)
RECORD = Rule(
    "record",
    "score",
    rf"{FREE}(?P<won>0|[1-9][0-9]{{0,2}})[-–‑](?P<lost>0|[1-9][0-9]{{0,2}})(?:[-–‑](?P<tied>0|[1-9][0-9]?))?(?![–‑])" + END,
    _record,
    (FIGURE,),
    "-–‑",
)
