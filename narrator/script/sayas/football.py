"""Scores of football: of soccer, where the words around one tell it, and of the Australian game."""

from __future__ import annotations

from re import Match

from narrator.patterns import compiled
from narrator.script.sayas.context import after, before, is_capitalised, words
from narrator.script.sayas.number import END, FREE
from narrator.script.sayas.numbers import cardinal
from narrator.script.sayas.rule import FIGURE, SHORT_WORD, Rule

_CLUBS = (
    r"Arsenal|Chelsea|Liverpool|Everton|Tottenham|Fulham|Brentford|Burnley|Southampton|Bournemouth|Brighton|Leeds|Sunderland"
    r"|Newcastle|Wrexham|Aston Villa|West Ham|Crystal Palace|Nottingham Forest|Man(?:chester)? (?:City|United|Utd)|Celtic"
    r"|Hibernian|Barcelona|(?:Real|Atl[eé]tico) Madrid|Juventus|Napoli|Lazio|(?:Inter|AC) Milan|Bayern|Dortmund|Leverkusen"
    r"|Paris Saint-Germain|PSG|Ajax|Feyenoord|PSV|Benfica|Porto|Galatasaray|Fenerbah[cç]e|Al[ -](?:Hilal|Nassr|Ittihad|Ahly)"
    r"|Flamengo|Palmeiras|Boca Juniors|[A-Z][a-z]{2,15} Utd"
)
_SOCCER = compiled(
    rf"\b(?:{_CLUBS}|Premier League|La Liga|Serie A|Bundesliga|Ligue (?:1|One)|League (?:One|Two)|Eredivisie|WSL|EFL|UEFA|FIFA"
    r"|(?:Champions|Europa|Conference|Nations) League|Women['’]s Super League|Scottish Premiership"
    r"|(?:FA|Carabao|League|World) Cup|Copa (?:del Rey|Am[eé]rica|Libertadores)|Euro (?:19|20)[0-9]{2}|soccer|goalless"
    r"|goalkeepers?|strikers?|midfielders?|equali[sz](?:ed|er|ers|es)|own[- ]goals?|goal difference"
    r"|(?:stoppage|injury|extra)[- ]time|(?:first|second) leg|(?:first|second)-half (?:goals?|strikes?|penalty|header)"
    r"|agg(?:regate)?|on (?:pens|penalties)|penalty (?:shoot-?out|spot|kicks?)|nil|clean sheet|relegat(?:ed|ion)"
    r"|[0-9]{1,3}(?:st|nd|rd|th)[- ]minute)\b"
)
"""One of these in the sentence makes `3-0` a score of soccer."""
_OTHERWISE = compiled(
    r"(?i)\b(?:NHL|MLS|NBA|NFL|MLB|NWSL|hockey|baseball|basketball|cricket|rugby|tennis|volleyball|polo|innings?|touchdowns?|pucks?"
    r"|goaltenders?|goalies?|overtime|OT|shutouts?|power[- ]play|periods?|straight sets|home runs?|(?-i:Test|T20|ODI)|series"
    r"|vot(?:e[sd]?|ing)|rul(?:ed|ing)|justices?|odds)\b"
)
"""One of these, and it is said as it is in any sport."""
_BEFORE_SCORE = words(
    "won win wins winning beat beats beaten beating lost lose loses losing draw draws drew drawn drawing defeat defeated",
    "thrashed hammered edged overcame downed lead leads led leading trail trails trailed trailing down up ahead behind it them",
    "finished ended leg score final",
)
_AFTER_SCORE = words(
    "win wins victory victories defeat defeats loss losses draw draws lead triumph thrashing drubbing rout winners up down ahead",
    "behind against scoreline stalemate deficit after",
)
_MOST_GOALS = 10
_SENTENCE_ENDS = compiled(r"[.!?]\s")
_DREW = compiled(r"\b(?:dr(?:ew|aws?|awn|awing)|held)\s(?:[\w’'.,-]{1,16}\s){0,4}\Z")
_DRAW = compiled(r"\s(?:[a-z-]{1,12}\s){0,2}(?:draws?|stalemate)\b")
_SET_OFF = compiled(r"[,.;:)]|\Z|\s(?:[A-Z(]|(?:at|in|on|after|to|with|through|thanks|last|and|but|as)\b)")
"""What follows a score that stands right after a name."""
_ON = compiled(r"\son\s(?:agg(?:regate)?|pens|penalties)\b")


def _sentence(match: Match[str]) -> tuple[str, str]:
    """What stands before the match and what from it on, as far as the sentence and the reader's look reach."""
    text, start, end = match.string, match.start(), match.end()
    later = _SENTENCE_ENDS.split(text[end : end + 96], maxsplit=1)[0]
    return _SENTENCE_ENDS.split(text[max(0, start - 80) : start])[-1], later


def _soccer(match: Match[str]) -> str | None:
    """`Arsenal won 3-0`, `a 1-1 draw`, `(4-2 on agg)`."""
    first, last = match["first"], match["last"]
    if max(int(first), int(last)) > _MOST_GOALS or not _is_score(match):
        return None
    earlier, later = _sentence(match)
    if _OTHERWISE.search(earlier) or _OTHERWISE.search(later):
        return None
    drawn = first == last and (_DREW.search(earlier) or _DRAW.match(later))
    if not (drawn or _SOCCER.search(earlier) or _SOCCER.search(later)):
        return None
    return " ".join("nil" if figure == "0" else cardinal(figure) for figure in (first, last))


def _is_score(match: Match[str]) -> bool:
    """Whether it stands as the score of a game does, and not as a range or as odds."""
    text, earlier = match.string, before(match)
    if earlier.lower() in _BEFORE_SCORE or after(match).lower() in _AFTER_SCORE:
        return True
    if is_capitalised(earlier) and text[match.start() - 1].isspace() and _SET_OFF.match(text, match.end()):
        return True
    return bool(_ON.match(text, match.end()) or _DRAW.match(text, match.end()))


SOCCER = Rule(
    "football",
    "score",
    rf"{FREE}(?P<first>[0-9]{{1,2}})[-–‑](?P<last>[0-9]{{1,2}})(?![-–‑]){END}",
    _soccer,
    (FIGURE,),
    "-–‑",
)
DECIDED = Rule(
    "football",
    "score",
    r"(?:(?<=[0-9] on )|(?<=won on )|(?<=lost on )|(?<=win on )|(?<=through on )|(?<=out on ))(?:agg|pens)\b",
    lambda match: {"agg": "aggregate", "pens": "penalties"}[match[0]],
    (SHORT_WORD,),
)
"""`(4-2 on agg)`, `lost on pens`."""


def _australian(match: Match[str]) -> str | None:
    """`12.18 (90)`: goals of six points, behinds of one, and what they come to."""
    goals, behinds, total = map(int, match.groups())
    start, end = max(0, match.start() - 60), match.end()
    paired = _SCORED.search(match.string, start, match.start()) or _SCORED.search(match.string, end, end + 60)
    if 6 * goals + behinds != total or not (paired or is_capitalised(before(match))):
        return None
    following = match.string[match.end() : match.end() + 2]
    goes_on = following[:1].isspace() and following[1:].isalnum()
    return f"{cardinal(str(goals))} {cardinal(str(behinds))}, {cardinal(str(total))}" + "," * goes_on


_SCORED = compiled(r"\b[0-9]{1,2}\.[0-9]{1,2}\s\([0-9]{1,3}\)")
AUSTRALIAN = Rule(
    "football",
    "score",
    rf"{FREE}([0-9]{{1,2}})\.([0-9]{{1,2}})\s\(([0-9]{{1,3}})\)",
    _australian,
    (FIGURE,),
    ".",
)


def _defeated(match: Match[str]) -> str | None:
    """`Sinner def. Alcaraz 6-4`, `12.18 (90) d Brisbane 13.8 (86)`."""
    text, start, end = match.string, match.start(), match.end()
    scored = text[start - 2 : start - 1] == ")" or text[start - 2 : start - 1].isdecimal()
    if not (scored or (match["short"] == "def" and is_capitalised(before(match)))):
        return None
    return "defeated" if _SCORE_FOLLOWS.match(text, end) else None


_SCORE_FOLLOWS = compiled(r"[^.;:!?]{1,40}\s\(?[0-9]{1,3}[-–.][0-9]|\s[0-9]{1,2}\.[0-9]")
DEFEATED = Rule(
    "football",
    "score",
    r"(?<=\s)(?P<short>def|d)\.?(?=\s(?:the\s)?[A-Z0-9])",
    _defeated,
    (SHORT_WORD,),
)
