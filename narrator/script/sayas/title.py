"""Titles before a name, what stands after it, and parties in brackets."""

from __future__ import annotations

from re import Match

from narrator.patterns import compiled
from narrator.script.sayas.address import SHORT_STATES, SIDES, STATES
from narrator.script.sayas.context import before, is_capitalised, is_last, word_after
from narrator.script.sayas.numbers import cardinal, ordinal
from narrator.script.sayas.rule import SHORT_WORD, Place, Rule, any_of, in_any_case

TITLES = {
    "adm": "Admiral", "amb": "Ambassador", "asst": "Assistant", "atty": "Attorney", "brig": "Brigadier", "bro": "Brother",
    "capt": "Captain", "ch": "Chief", "cdr": "Commander", "cllr": "Councillor", "cmdr": "Commander", "col": "Colonel",
    "cols": "Colonels",
    "comdr": "Commander", "cpl": "Corporal", "cpt": "Captain", "dep": "Deputy", "det": "Detective", "dr": "Doctor",
    "drs": "Doctors", "fr": "Father", "gen": "General", "gens": "Generals", "gov": "Governor", "govs": "Governors",
    "hon": "Honorable", "insp": "Inspector", "lt": "Lieutenant", "maj": "Major", "messrs": "Messieurs", "mlle": "Mademoiselle",
    "mme": "Madame", "mr": "Mister", "mrs": "Missus", "msgr": "Monsignor", "pfc": "Private First Class", "pres": "President",
    "prof": "Professor", "profs": "Professors", "pvt": "Private", "rep": "Representative", "reps": "Representatives",
    "rev": "Reverend", "revs": "Reverends", "sen": "Senator", "sens": "Senators", "sgt": "Sergeant", "spc": "Specialist",
    "sra": "Señora", "srta": "Señorita", "supt": "Superintendent", "vadm": "Vice Admiral", "rt": "Right", "ald": "Alderman",
    "treas": "Treasurer",
}  # fmt: skip
"""Lower case, without the full stop -> in full. "Ms." stays: every voice says "miz"."""
_BARE = frozenset("mr mrs dr prof sgt lt col capt rev gen sen rep gov cllr supt insp msgr messrs mme mlle".split())
"""Titles the British write without a full stop."""
_LOWER = frozenset(("mr", "mrs", "dr", "prof"))
_PARTIES = {"R": "Republican", "D": "Democrat", "I": "Independent", "DFL": "Democratic-Farmer-Labor", "L": "Libertarian"}
_GENERATIONS = frozenset("Alpha Beta Zers Xers".split())
"""After "Gen" without a full stop, a generation."""
_AFTER = {"jr": "Junior", "sr": "Senior", "esq": "Esquire"}


def _title(match: Match[str]) -> str | None:
    written, low, stopped = match["title"], match["title"].lower(), match["stop"]
    known = TITLES.get(low)
    name = word_after(match.string, match.end())
    if low in ("ch", "con") or (low == "det" and not stopped):
        return _of_the_police(match, low, name)
    if known is None or not (_is_stopped(written) if stopped else _is_bare(written, name)):
        return None
    if low == "dr" and _is_drive(match, name):
        return None
    if match.end() == len(match.string):
        return known + "." if low in _ALONE and stopped else None
    if (
        name[:1].isupper()
        or match.string[match.end()] in ")-"
        or (low != "fr" and match.string[match.end() + 1 : match.end() + 2].isdecimal())
    ):
        return known
    return known if low in _ALWAYS and stopped and name else None


def _of_the_police(match: Match[str], low: str, name: str) -> str | None:
    """`Det Insp`, `Ch Supt`: before another rank; `Det Con Ray`: after one."""
    if not match["title"].istitle():
        return None
    if low == "con":
        return "Constable" if before(match).rstrip(".") == "Det" and is_capitalised(name) else None
    return TITLES[low] if name.rstrip(".") in _RANKS else None


def _is_stopped(written: str) -> bool:
    return not written.isupper() or len(written) < 4


def _is_bare(written: str, name: str) -> bool:
    """Whether it is a title without its full stop: `Mr Sunak`, `Gen Hertling`, not `Gen Z`."""
    if written == "Gen" and (not is_capitalised(name) or name in _GENERATIONS):
        return False
    return written.lower() in _BARE and not written.isupper() and (written[0].isupper() or written in _LOWER)


_RANKS = ("Supt", "Insp", "Superintendent", "Inspector", "Constable", "Sgt", "Sergeant", "Con", "Ch", "Chief")
_ALONE = ("hon", "maj", "rev", "prof")
_ALWAYS = ("mr", "mrs", "dr", "hon")
"""Titles even before a small letter: "Mr. de Gaulle"."""


def _is_drive(match: Match[str], name: str) -> bool:
    """`12 Ocean Dr. The house`: after a name and before none."""
    earlier = before(match)
    if not is_capitalised(earlier) or earlier in _NOT_STREETS or earlier.endswith((".", "'s", "’s")):
        return False
    return not name[:1].isupper() or name in _NOT_NAMES or name.replace(".", "") in SIDES


_NOT_STREETS = frozenset(
    "The And But When If As By With From For Since After Says Said Then So Yes No Mr Ask Dear Hello Hi Thanks Meet See".split()
)
_NOT_NAMES = frozenset("The It He She They We But And In On At A This That There His Her Its".split())


def _behind(match: Match[str]) -> str | None:
    """`Horace, Jr.`: after a name."""
    known = _AFTER.get(match["title"].lower())
    if match["title"] == "Sr" and match["stop"] and not before(match)[:1].isupper():
        name = word_after(match.string, match.end())
        return ("Senior" if name in _OFFICES else "Sister") if is_capitalised(name) else None
    if known is None or not before_comma(match)[:1].isupper():
        return None
    if match["title"][0].islower() and not match["stop"] and match.string[match.start() - 2 : match.start()] != ", ":
        return None
    ends = match["stop"] and is_last(match)
    return known + "." * bool(ends)


_OFFICES = frozenset("Vice Director Manager Adviser Advisor Editor Analyst Fellow Counsel Executive Writer Producer".split())


def before_comma(match: Match[str]) -> str:
    """The word before the match, over a comma."""
    words = match.string[max(0, match.start() - 32) : match.start()].rstrip(" ,").split()
    return words[-1] if words else ""


def _party(match: Match[str]) -> str | None:
    party, place = _PARTIES[match["party"]], match["place"]
    if match["district"] or match["nth"]:
        if not _SET_OFF.search(match.string, match.start() - 2, match.start()):
            return None
        return f"{party} of {_district(match)}"
    state = STATES.get(place) or SHORT_STATES.get(place.rstrip(".")) or SHORT_STATES.get(place.replace(" ", "").rstrip("."))
    if state is None:
        if place.isupper() or not _SET_OFF.search(match.string, match.start() - 2, match.start()):
            return None
        state = place
    return f"{party}{'s' * (before(match) == 'both')} of {state}"


def _district(match: Match[str]) -> str:
    """`D-Dist. C`, `R-4th Dist.`: where no state is named, the seat of a council or an assembly."""
    if match["nth"]:
        return f"the {ordinal(match['nth'])} District"
    which = match["district"]
    return f"{'Ward' if match['seat'] == 'Ward' else 'District'} {cardinal(which) if which.isdecimal() else which}"


_SET_OFF = compiled(r"(?:\(|, )\Z")
"""A party that is set off by a bracket or a comma; elsewhere its state must be known: "both D-Va.", but "the D-Day landings"."""


def _party_alone(match: Match[str]) -> str | None:
    """`Gov. Thornbury (R)`: after a name with an office."""
    officed = _OFFICE.search(match.string, max(0, match.start() - 60), match.start())
    return f"({_PARTIES[match['party']]})" if officed else None


_OFFICE = compiled(r"\b(?:Gov|Sens?|Reps?|Lt)\.|\b(?:Governor|Senator|Representative|Congress(?:wo)?man|Mayor|Secretary)\b")
_STOPPED = Place("letter", any_of(in_any_case([*TITLES, *_AFTER, "ret"])) + r"(?:\.|['’]d)")
TITLE = Rule(
    "title", "abbreviation", r"(?P<title>[A-Za-z]{2,6})(?P<stop>\.?)(?!\w|-(?!elect|designate))", _title, (_STOPPED, SHORT_WORD)
)
BEHIND = Rule("title", "abbreviation", r"(?P<title>[JjSs]r|[Ee]sq)(?P<stop>\.?)(?![\w-])", _behind, (_STOPPED, SHORT_WORD))
RETIRED = Rule(
    "title",
    "abbreviation",
    r"(?:(?<=\()|(?<=, )|(?<=[A-Z]{2} ))[Rr]et(?:['’]d)?(?:\.(?=[),;:]|\s[a-z])|(?=\)|\.))",
    lambda _: "retired",
    (_STOPPED, SHORT_WORD),
)
"""`Gen. Amos Hall (ret.)`; of a match that was given up too."""
PARTY = Rule(
    "party",
    "abbreviation",
    r"(?:(?<=\()|(?<=, )|(?<=[a-z] ))(?P<party>R|D|I|L|DFL)[-‑–]"
    r"(?P<place>(?P<seat>Dist\.?|District|Ward)\s(?P<district>[0-9]{1,3}|[A-Z])(?!\w)|(?P<nth>[0-9]{1,3})(?:st|nd|rd|th)\sDist(?:\.|rict)"
    r"|[A-Z][A-Za-z]{0,12}\.?(?:\s?[A-Z][a-z]{0,9}\.?)?)(?=[),;.:?!]|\s[a-z]|\Z)",
    _party,
    (Place("letter", r"(?:[RDIL]|DFL)[-‑–][A-Z0-9]"),),
)
PARTY_ALONE = Rule(
    "party",
    "abbreviation",
    r"(?<=[a-z]\s)\((?P<party>R|D|I)\)",
    _party_alone,
    (Place("sign", r"(?=[RDI]\))", "("),),
)
