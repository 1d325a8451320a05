"""Short forms that context decides (St., No., Mt.), kinds of street, company forms, phrases."""

from __future__ import annotations

import re
from re import Match

from narrator.patterns import compiled
from narrator.script.sayas.address import KIND, KINDS_WRITTEN, NAME, SIDES, STREETS
from narrator.script.sayas.calendar import MONTH
from narrator.script.sayas.context import STARTERS, before, is_capitalised, is_last, rest, word_after, words, words_before
from narrator.script.sayas.roman import HEADS
from narrator.script.sayas.rule import DOTTED_LETTERS, LABEL, SHORT_WORD, Place, Rule, Unsure, any_of, in_any_case

SAINTS = words(
    "Agatha Agnes Alban Albans Andrew Andrews Ann Anne Ansgar Anthony Asaph Aubin Augustine Barnabas Bartholomew Barts Basil",
    "Bavo Bede Benedict Bernard Bernadette Boniface Brendan Bride Bridget Catharines Catherine Cecilia Charles Christopher",
    "Clair Clare Clement Cloud Columba Croix Cyr Cyril David Davids Denis Dominic Dunstan Edmund Edmunds Elias Elizabeth Elmo",
    "Eustatius Exupery Francis Gabriel Gallen Genevieve George Georges Germain Giles Gregory Helen Helena Helens Helier Hilda",
    "Honore Hubert Ignatius Ives James Jean Jerome Jerry Joan Joe John Johns Johnsbury Joseph Jude Just Kevin Kilda Kitts",
    "Kentigern Lambert Laurent Lawrence Leger Leo Leonard Leonards Liz Louis Lucia Lucie Luke Maarten Magnus Malo Margaret",
    "Mark Marks Martin Martins Mary Marys Matthew Maurice Maximilian Meinrad Michael Moritz Nazaire Neot Nicholas Nick Ninian",
    "Olaf Olave Ouen Pancras Patrick Paul Pauli Pauls Peter Peters Petersburg Philip Pierre Piran Polten Regis Remy Rita",
    "Robert Roch Sebastian Sernin Simon Stephen Stephens Swithin Teresa Therese Thomas Tropez Ursula Valentine Vincent Vitus",
    "Vladimir Wenceslas Wilfrid Xavier Yves Barth Clements Mirren Johnstone Vigeans Ninians",
)
"""Who or what "St." stands before, so that it is "Saint" even after a name ("Port St. Lucie")."""
_ANYWHERE = {
    "e.g": "for example", "i.e": "that is", "vs": "versus", "viz": "namely", "approx": "approximately", "ca": "circa",
    "c.f": "compare", "cf": "compare", "dept": "department", "depts": "departments", "est": "established", "govt": "government",
    "intl": "international", "incl": "including", "esp": "especially", "assn": "association", "w/o": "without",
    "natl": "national", "univ": "University", "p.a": "per annum",
    "mins": "minutes", "hrs": "hours", "yrs": "years", "wks": "weeks", "secs": "seconds",
}  # fmt: skip
_PHRASES_WITHOUT_STOP = ("vs", "govt", "Govt", "dept", "Dept", "mins", "hrs", "yrs", "wks")
_SLASHED = {
    "y/y": "year over year", "q/q": "quarter over quarter", "m/m": "month over month", "w/o": "without", "w/": "with",
    "w/out": "without", "b/d": "barrels per day", "mb/d": "million barrels per day", "y/o": "year old",
    "p/m": "per month", "p/w": "per week", "p/a": "per annum",
    "c/o": "care of", "n/a": "not applicable", "N/A": "not applicable", "P/E": "P E", "I/O": "I O", "A/C": "A C",
    "AC/DC": "A C D C", "b/c": "because", "h/t": "hat tip",
}  # fmt: skip
"""Short forms with a slash."""
_COMPANIES = {
    "co": "Company", "cos": "Companies", "corp": "Corporation", "inc": "Incorporated", "ltd": "Limited", "bros": "Brothers",
    "mfg": "Manufacturing", "pvt": "Private", "pty": "Proprietary",
}  # fmt: skip
_BEFORE_LIMITED = ("pvt", "pty")
"""`Tata Sons Pvt. Ltd.`, `BHP Pty Ltd`; else a soldier."""
_NUMBERED = {
    "no": "number", "nos": "numbers", "vol": "volume", "vols": "volumes", "fig": "figure", "figs": "figures",
    "sec": "section", "ver": "version", "rte": "route", "apt": "apartment", "op": "opus",
    "prop": "proposition", "props": "propositions", "dist": "district", "rm": "room", "ep": "episode", "hwy": "highway",
    "res": "resolution", "p": "page", "pg": "page", "bldg": "building", "ext": "extension",
    "para": "paragraph", "tel": "telephone", "pp": "pages", "rwy": "runway", "jct": "junction", "jcts": "junctions",
    "ref": "reference", "maj": "majority", "max": "maximum", "min": "minimum",
    "s": "section", "ss": "sections",
    "ch": "chapter", "art": "article",
}  # fmt: skip
_ON_PAGE = words("on see at from of to and under by")
"""Before "p. 5" where it is read out; in a citation it stays."""
_SMALL_ONLY = ("fig", "pp", "p", "pg", "s", "ss", "maj")
_WITHOUT_STOP = ("no", "nos", "vol", "vols", "jct", "jcts", "rwy")
_CAPITALISED = ("hwy", "rte", "apt", "rm", "bldg", "fig", "ep", "ext")
"""These too, with a capital: `Hwy 7`."""
_PLACES = {
    "mt": "Mount",
    "mts": "Mounts",
    "mtn": "Mountain",
    "mtns": "Mountains",
    "ft": "Fort",
    "pt": "Point",
    "ste": "Saint",
}
_FINAL = ("", ".", ",", ";", ":", ")", "?", "!", '"', "”")


def _saint_or_street(match: Match[str]) -> str | Unsure | None:
    """A saint before a name of the table; else a street after a name, and a saint before one."""
    written, text, end = match["st"], match.string, match.end()
    name, earlier = word_after(text, end), before(match)
    stem = name.removesuffix("'s").removesuffix("’s").rstrip("'’")
    if written == "ST":
        known = stem.isupper() and stem.removesuffix("'S").removesuffix("’S").title() in SAINTS
        return "Saint" if known else Unsure("ST", "letters, saint or street", ("Saint", "Street", "S T"))
    if stem in SAINTS and text[end : end + 1].isspace():
        return "Saint"
    sided = earlier in ("North", "South", "East", "West") and not name[:1].isupper()
    named = sided or (is_capitalised(earlier) and earlier not in _NOT_STREETS) or earlier[:1].isdecimal()
    begins = not name[:1].isupper() or name in STARTERS or earlier[:1].isdecimal()
    if named and begins:
        return "Street" + "." * (match["stop"] == "." and (end == len(text) or name in STARTERS))
    if not name[:1].isupper() or (written == "st" and not match["stop"] and earlier[:1].isupper()):
        return None
    if not named:
        return "Saint"
    first, second = ("Saint", "Street") if match["stop"] else ("Street", "Saint")
    return Unsure(first, "saint or street", (second,))


_NOT_STREETS = words(
    "The In At Of To From By With And For On Near Since When After Before But As Is Was Mount Port Fort East West North South",
)


_YEAR = r"[0-9]{3,4}(?![0-9]|,[0-9])"
_SOME_OF_US = compiled(r"\s[0-9]+ of (?:us|them|you|those)\b")
"""After "No.", which is then a sentence: "No. 10 of us"."""
_NONE_OF_THEM = compiled(r"\s[0-9]+(?:-[a-z]|\s[a-z]+s\b)")
"""After "No": "No 12-year-old should", "No 3 words"."""


def _numbered(match: Match[str]) -> str | None:
    """`No. 7`, `Vol. 24`, `fig. 2`: only before a number."""
    short, low = match["short"], match["short"].lower()
    full = _NUMBERED.get(low)
    if full is None or (low in _SMALL_ONLY and not short.islower()):
        return None
    if low in ("p", "s", "ss") and (before(match).lower() not in _ON_PAGE or (low != "p" and not match["stop"])):
        return None
    if match["stop"] and low == "no" and _SOME_OF_US.match(match.string, match.end()):
        return None
    if not match["stop"]:
        if (low not in _WITHOUT_STOP and not (low in _CAPITALISED and short[0].isupper())) or (
            short == "no" and words_before(match, 1)[:1] != ("song",)
        ):
            return None
        if low == "no" and _NONE_OF_THEM.match(match.string, match.end()):
            return None
    return full.capitalize() if short[0].isupper() and low not in ("no", "nos") else full


def _place(match: Match[str]) -> str | None:
    """`Mt. Erebus`, `Ft. Worth`, `Sault Ste. Marie`."""
    full, name = _PLACES.get(match["short"].lower()), word_after(match.string, match.end())
    if full is None or not is_capitalised(name):
        return None
    if match["short"].lower() != "mt" and not match["stop"]:
        return None
    if match["short"].islower() and (match["short"] != "mt" or match["stop"]):
        return None
    return "Mountain" if full == "Mount" and name == "View" else full


def _street(match: Match[str]) -> str | None:
    """`Elm Ave.`, `Sunset Blvd`: after a name."""
    short, text, end = match["short"].lower(), match.string, match.end()
    full = STREETS.get(short)
    earlier = before(match)
    named = is_capitalised(earlier) or earlier[:1].isdecimal() or (match["stop"] and len(earlier) > 1 and earlier.isupper())
    if full is None or short == "st" or not named:
        return None
    if short in ("ct", "pl", "sq", "pt", "ter", "cir", "av", "ln") and not match["stop"] and text[end : end + 1] not in _FINAL:
        return None
    name = word_after(text, end)
    if short == "dr" and name[:1].isupper() and name not in STARTERS and name.replace(".", "") not in SIDES:
        return None
    return full + "." * (match["stop"] == "." and end == len(text))


def _phrase(match: Match[str]) -> str | None:
    short = match["short"].rstrip(".")
    full = _ANYWHERE.get(short.lower())
    if full is None or (not match["short"].endswith(".") and short not in _PHRASES_WITHOUT_STOP):
        return None
    if not (short[1:].islower() or short.isupper() or "." in short or "/" in short):
        return None  # "18 HRs"
    if short.lower() in ("est", "ca", "univ", "dept", "assn") and not _can_be(match, short):
        return None
    stop = "." * (short.lower() in ("dept", "assn") and match.end() == len(match.string))
    return (full.capitalize() if short[0].isupper() else full) + stop


def _can_be(match: Match[str], short: str) -> bool:
    following = rest(match)[:2].strip()
    if short.lower() in ("est", "ca"):
        return following[:1].isdecimal() and short.islower()
    return bool(following) or (is_last(match) and len(before(match)) > 3)


def _versus(match: Match[str]) -> str | None:
    """`Roe v. Wade`, `Chelsea v Arsenal`: between two names, neither of them an initial."""
    earlier = before(match)
    named = is_capitalised(earlier) or (earlier.isupper() and len(earlier.rstrip(".")) > 1) or earlier == "al."
    return "versus" if named and earlier.lower() not in HEADS else None


def _et_cetera(match: Match[str]) -> str:
    ends = match["stop"] and match.end() == len(match.string)  # then its stop is the sentence's too
    following = word_after(match.string, match.end())
    ends = ends or (match["stop"] and following[:1].isupper())
    return "et cetera" + "." * bool(ends)


def _company(match: Match[str]) -> str | None:
    short = match["short"]
    full = _COMPANIES.get(short.lower())
    if short.lower() in _BEFORE_LIMITED:
        return full if word_after(match.string, match.end()).rstrip(".") in ("Ltd", "Limited") else None
    if full is None or (short.isupper() and len(short) > 2):
        return None
    earlier, text, end = before_company(match), match.string, match.end()
    if not match["stop"] and not (short.lower() in ("ltd", "inc", "corp") and earlier[:1] not in ("", "a")):
        return None
    if short.lower() in ("co", "cos", "inc", "corp", "bros") and not (
        earlier[:1].isupper() or earlier[-1:].isupper() or earlier == "&"
    ):
        return None
    partners = earlier == "&" and short == "Co" and match["stop"] != "" and text[match.start() - 1].isspace()
    if short.lower() in ("co", "inc") and not partners and (earlier == "&" or is_last(match) or not match["stop"]):
        return None
    return full + "." * (match["stop"] == "." and (end == len(text) or (partners and word_after(text, end) in STARTERS)))


def _united(match: Match[str]) -> str | None:
    """`Man Utd`: after the name of a town."""
    text, end = match.string, match.end()
    ends = match["stop"] and (end == len(text) or word_after(text, end)[:1].isupper())
    return "United" + "." * bool(ends) if is_capitalised(before(match)) else None


def _county(match: Match[str]) -> str | None:
    """`Co. Kerry`, `Co Kerry`: without the stop not behind a company's name, "Smith & Co Down"."""
    earlier = before_company(match)
    set_off = match.string[match.start() - 2 : match.start() - 1] in (",", ";", ":", ".", "(") or earlier in STARTERS
    return None if not match["stop"] and (earlier == "&" or (earlier[:1].isupper() and not set_off)) else "County"


_COUNTIES = words(
    "Antrim Armagh Carlow Cavan Clare Cork Derry Donegal Down Durham Fermanagh Galway Kerry Kildare Kilkenny Laois Leitrim",
    "Limerick Longford Louth Mayo Meath Monaghan Offaly Roscommon Sligo Tipperary Tyrone Waterford Westmeath Wexford Wicklow",
)
"""After "Co.", where it is a county of Ireland or Durham."""


def before_company(match: Match[str]) -> str:
    """The word before the match, over a comma or an ampersand."""
    found = match.string[max(0, match.start() - 40) : match.start()].rstrip(" ,").split()
    word = found[-1].strip('()"“') if found else ""
    return "&" if word.endswith(("&", "&amp;")) else word


_STOPPED = Place("letter", any_of(in_any_case([*_ANYWHERE, *_COMPANIES, *_NUMBERED, *_PLACES, *STREETS, "etc"])) + r"\.")
SAINT = Rule(
    "saint or street", "abbreviation", r"(?P<st>St|st|ST)(?P<stop>\.?)(?![\w'’-])", _saint_or_street, (SHORT_WORD, _STOPPED)
)
NUMBERED = Rule(
    "numbered", "abbreviation", r"(?P<short>[A-Za-z]{1,5})(?P<stop>\.?)(?=\s?[0-9#]|\s[IVX]+\b)", _numbered, (LABEL, _STOPPED)
)
SIDE = Rule(
    "place",
    "abbreviation",
    r"(?P<side>[NSEW])\.(?=\s(?:Korean?s?|Ireland|African?s?|Carolina|Dakota|Yorkshire|Virginian?|Sudan(?:ese)?|Macedonia|Jerusalem|Germany"
    r"|Sussex|Wales|Lancashire|Hollywood|Timor)\b"
    rf"|\s{NAME}(?:{KIND}|{KINDS_WRITTEN})\b)",
    lambda match: {"N": "North", "S": "South", "E": "East", "W": "West"}[match["side"]],
    (Place("letter", r"[NSEW]\.\s[A-Z0-9]"),),
)
"""`N. Korea`: where a person's initial cannot be meant."""
_DAY_OF_LIFE = rf"[0-9]{{1,2}}(?:st|nd|rd|th)?\s(?i:{MONTH})\.?|(?i:{MONTH})\.?\s[0-9]{{1,2}}(?:st|nd|rd|th)?"
_LIFE = {"b": "born", "d": "died", "r": "reigned"}
DATED = Rule(
    "numbered",
    "abbreviation",
    rf"(?:(?P<circa>c\.(?=\s?(?:AD\s)?[0-9])|c(?=\s?{_YEAR}))|(?P<short>[bdr])\.(?=\s?{_YEAR})"
    rf"|(?:(?<=\()|(?<=[,;] ))(?P<lived>[bd])\.(?=\s(?:{_DAY_OF_LIFE})\s?,?\s?{_YEAR}))",
    lambda match: _LIFE.get(match["short"] or match["lived"], "circa") + " " * match.string[match.end()].isdecimal(),
    (LABEL, Place("letter", r"[cbdr]\.\s?(?:AD\s)?[0-9JFMASOND]"), Place("letter", rf"c\s{_YEAR}")),
)
"""`c. 1850`, `c. 30`, `b. 1950`."""
_AFTER_ORDINAL = {
    "c": "century", "Div": "Division", "Bn": "Battalion", "Regt": "Regiment", "Bde": "Brigade", "Sqn": "Squadron",
    "Dist": "District", "Cir": "Circuit",
}  # fmt: skip
ORDERED = Rule(
    "numbered",
    "abbreviation",
    rf"(?:(?<=[0-9]th )|(?<=[0-9]st )|(?<=[0-9]nd )|(?<=[0-9]rd ))(?P<short>{any_of(_AFTER_ORDINAL)})\.(?!\s?[0-9])",
    lambda match: _AFTER_ORDINAL[match["short"]] + "." * is_last(match),
    (Place("letter", rf"{any_of(_AFTER_ORDINAL)}\."),),
)
"""`the 12th c.`, `the 98th Div.`"""
CUPS = Rule(
    "numbered",
    "abbreviation",
    r"(?:(?<=[0-9½⅓⅔¼¾] ))c\.(?=\s[a-z])",
    lambda match: (
        "cup" if re.search(r"(?<![0-9])(?:1|[½⅓⅔¼¾]|(?<![0-9] )[0-9]/[0-9])\s\Z", match.string[: match.start()][-6:]) else "cups"
    ),
    (Place("letter", r"c\."),),
)
"""`2 c. flour`."""
CATEGORY = Rule(
    "numbered",
    "abbreviation",
    r"Cat\.?(?=\s[1-5](?![\w.,:]|[.,:][0-9]))",
    lambda _: "Category",
    (LABEL,),
)
"""Storms: `Cat. 4`."""
PLACE = Rule("place", "abbreviation", r"(?P<short>[A-Za-z]{2,4})(?P<stop>\.?)(?=\s[A-Z])", _place, (_STOPPED, SHORT_WORD))
STREET = Rule("street", "abbreviation", r"(?P<short>[A-Za-z]{2,4})(?P<stop>\.?)(?![\w'’-])", _street, (_STOPPED, SHORT_WORD))
PHRASE = Rule(
    "phrase",
    "abbreviation",
    r"(?P<short>[A-Za-z]\.[a-z]\.|[A-Za-z]{2,6}\.?)(?![\w'’-])",
    _phrase,
    (_STOPPED, SHORT_WORD, DOTTED_LETTERS),
)
VERSUS = Rule("phrase", "abbreviation", r"v\.?(?=\s(?:the\s)?[A-Z][\w.])", _versus, (SHORT_WORD,))
ET_CETERA = Rule("phrase", "abbreviation", r"etc(?P<stop>\.?)(?![\w'’-])", _et_cetera, (_STOPPED, SHORT_WORD))
COMPANY = Rule(
    "company", "abbreviation", r"(?P<short>[A-Za-z]{2,4})(?P<stop>\.?)(?![\w-]|['’](?!s\b))", _company, (_STOPPED, SHORT_WORD)
)
SLASHED = Rule(
    "slashed",
    "abbreviation",
    rf"(?<![\w/]){any_of(_SLASHED)}(?![\w/])",
    lambda match: _SLASHED[match[0]],
    (Place("letter", rf"(?<!/){any_of(_SLASHED)}"),),
)
UNITED = Rule("company", "abbreviation", r"Utd\b(?P<stop>\.?)", _united, (SHORT_WORD, Place("letter", r"Utd['’]")))
COUNTY = Rule(
    "place",
    "abbreviation",
    rf"Co(?P<stop>\.?)(?=\s{any_of(_COUNTIES)}\b(?!['’]?[a-rt-z]))",
    _county,
    (SHORT_WORD, _STOPPED),
)
"""`Co Galway`."""
