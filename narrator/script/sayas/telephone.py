"""Numbers said digit by digit: telephones, network addresses, books, accounts."""

from __future__ import annotations

import re
from re import Match

from narrator.patterns import compiled
from narrator.script.sayas.acronym import is_word
from narrator.script.sayas.context import after, before, words, words_before
from narrator.script.sayas.number import COUNTED, END, START
from narrator.script.sayas.numbers import cardinal, in_pairs, one_by_one
from narrator.script.sayas.rule import CAPITALS, FIGURE, Place, Rule, Unsure

_GROUP = compiled(r"[0-9]+|[A-Z]+")
_PHONE = words("call phone tel telephone fax dial text ring at on number hotline line mobile cell contact whatsapp")
_EMERGENCY = words(
    "call calls called caller callers calling dial dials dialed dialled dispatcher dispatchers dispatch operator center",
    "ring rang ringing",
    "line helpline hotline lifeline nhs dialling text texts texted texting suicide crisis",
)
_RUNG = words("police contact ring phone call number report")
"""Before "on 101"."""
_IDENTIFIERS = words("isbn issn imei iccid ssn iban")


def _grouped(match: Match[str]) -> str:
    groups = [_group(group) for group in _GROUP.findall(match[0])]
    plus = "plus " if match[0][0] == "+" else ""
    return plus + ", ".join(groups)


_FREE_OF_CHARGE = {"800": "eight hundred", "900": "nine hundred", "1800": "one eight hundred", "1300": "thirteen hundred"}


def _group(group: str) -> str:
    if group in _FREE_OF_CHARGE:
        return _FREE_OF_CHARGE[group]
    if group.isdecimal():
        return one_by_one(group)
    return group if len(group) > 3 or is_word(group) else " ".join(group)


def _local(match: Match[str]) -> str | None:
    """`555-1234`: a telephone number, unless round numbers make it a range."""
    first, last = match[0][:3], match[0][-4:]
    if last.endswith("00") and first.endswith("0") and not _PHONE & set(words_before(match, 3)):
        return None
    return f"{one_by_one(first)}, {one_by_one(last)}"


def _dotted(match: Match[str]) -> str:
    parts = [one_by_one(part) for part in match[1].split(".")]
    port = f" colon {cardinal(match['port'])}" if match["port"] else ""
    return " dot ".join(parts) + port


def _version(match: Match[str]) -> str:
    if _GROUPED_BY_POINTS.fullmatch(match[0]):
        return cardinal(match[0].replace(".", ""))
    return " point ".join(cardinal(part) if part[0] != "0" or part == "0" else one_by_one(part) for part in match[0].split("."))


_GROUPED_BY_POINTS = compiled(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,5}")
"""`1.234.567`: a number as the Germans and the Spanish write it."""


def _identifier(match: Match[str]) -> str | None:
    """`ISBN 0-684-13558-2`: the letters, then every digit."""
    if match["name"].lower() not in _IDENTIFIERS:
        return None
    said = " ".join(match["name"]) + match["colon"]
    zero = "o" if match["name"] in ("ISBN", "ISSN") else "zero"
    return f"{said} " + " ".join(
        one_by_one(part, zero) if part.isdecimal() else part for part in re.findall(r"[0-9]+|X", match["figures"])
    )


def _emergency(match: Match[str]) -> str | Unsure | None:
    near = {*words_before(match, 2), after(match).lower()}
    rung = before(match) == "on" and not _RUNG.isdisjoint(words_before(match, 4))
    if (rung or near & _EMERGENCY) and not COUNTED.match(match.string, match.end()):
        return one_by_one(match[0])
    if match[0] == "911" and _CALLS.match(match.string, match.end()) and before(match).lower() not in _ABOUT:
        return "nine one one"
    if match[0] == "911" and before(match).lower() == "a" and not after(match).endswith("s"):
        return Unsure("nine eleven", "a car or a call", ("nine one one", "nine hundred eleven"))
    return None


_CALLS = compiled(r"\s(?:calls|callers|dispatchers|operators|tapes|recordings)\b")
_ABOUT = words("nearly about over some of almost than another all the total")


_TEXTED = compiled(r"\b[Tt]ext(?:ing|ed|s)?\s(?:[\"“‘']?[\w#]+[\"”’']?\s){0,3}to\s\Z")


_RUNG_UP = compiled(r"\b(?:[Cc]all or [Tt]ext|[Tt]ext(?:ing|ed|s)?|[Dd]ial)\s\Z")


def _short_code(match: Match[str]) -> str | None:
    text, start = match.string, match.start()
    called = _RUNG_UP.search(text, max(0, start - 16), start) and not COUNTED.match(text, match.end())
    return one_by_one(match[0]) if called or _TEXTED.search(text, max(0, start - 40), start) else None


def _reference(match: Match[str]) -> str | None:
    """`reference 4471`, `booking no. 88213`: the figures of a paper, four in pairs, more one by one."""
    last, *earlier = words_before(match, 3) or ("",)
    named = last.rstrip("#") in _PAPERS
    numbered = last in _NUMBER and not _PAPERS_NUMBERED.isdisjoint(earlier)
    if not (named or numbered) or match[0].endswith("000") or COUNTED.match(match.string, match.end()):
        return None
    if not match[0].isdecimal():
        return " ".join(_IN_REFERENCE.get(part) or one_by_one(part) for part in re.findall(r"[0-9]+|[*/]", match[0]))
    return in_pairs(match[0]) if len(match[0]) == 4 else one_by_one(match[0])


_IN_REFERENCE = {"*": "star", "/": "slash"}


_NUMBER = words("number no num numbered #")
_PAPERS = words("reference ref docket badge booking extension ext invoice passcode voucher")
_PAPERS_NUMBERED = _PAPERS | words(
    "case incident order log account policy licence license permit crime report ticket claim tracking file"
)
"""Before a number, said so: what has one. "Case" and "order" alone are other things too."""
_ENDINGS = "|".join(sorted(f"{word[-3:]} " for word in _PAPERS | _NUMBER if len(word) > 2))
"""What stands right before such figures, so that not every year is asked: four characters each, as a look behind needs."""


def _section(match: Match[str]) -> str:
    """`401(k)`, `501(c)(3)`."""
    figures, rest = match[1], re.findall(r"[0-9]+|[a-z]+", match[2])
    said = f"{cardinal(figures[0])} oh {cardinal(figures[2])}" if figures[1] == "0" else cardinal(figures)
    return " ".join([said, *(cardinal(part) if part.isdecimal() else part for part in rest)])


_PLUS = Place("sign", r"(?:(?<=\+)(?=[0-9])|(?=[0-9]{3}\)\s?[0-9]))", "+(")
_SEP = r"[-‑–. \u00a0]"
_AMERICAN = rf"(?:\([0-9]{{3}}\){_SEP}?|[0-9]{{3}}{_SEP})[0-9]{{3}}[-‑–. ][0-9]{{4}}(?:-[0-9]{{1,4}})?"
TELEPHONE = Rule(
    "telephone",
    "telephone",
    rf"(?:{START}(?<![\w$£€/.-])(?:(?:1{_SEP}?)?{_AMERICAN}|1-[89]00(?:-[A-Z0-9]{{1,7}}){{1,4}}|[0-9]{{3}}-[0-9]{{2}}-[0-9]{{4}}"
    rf"|0[0-9]{{2,4}} [0-9]{{3,4}} ?[0-9]{{3,4}}"
    rf"|1[38]00[ -](?:[0-9]{{3}}[ -][0-9]{{3}}|[0-9]{{2}}[ -][0-9]{{4}}))|(?=\(){_AMERICAN}|\+1{_SEP}?{_AMERICAN}"
    rf"|\+[0-9]{{1,3}}(?:[- ]\(?[0-9]{{1,6}}\)?){{2,5}}|\+[0-9]{{9,14}})" + END,
    _grouped,
    (FIGURE, _PLUS),
    r"\u00a0‑–. -",
    r"0-9(",
)
LOCAL = Rule("telephone", "telephone", rf"{START}(?<![\w$£€/.-])[2-9][0-9]{{2}}-[0-9]{{4}}{END}", _local, (FIGURE,), "-")
NETWORK = Rule(
    "network address",
    "telephone",
    rf"{START}([0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{3}})(?::(?P<port>[0-9]{{1,5}}))?(?![\w-]|\.[0-9])",
    _dotted,
    (FIGURE,),
    ".",
)
VERSION = Rule(
    "version", "telephone", rf"{START}[0-9]{{1,4}}(?:\.[0-9]{{1,4}}){{2,5}}(?![\w-]|[.,][0-9])", _version, (FIGURE,), "."
)
IDENTIFIER = Rule(
    "identifier",
    "telephone",
    r"(?P<name>[A-Z]{3,5}|[A-Za-z]{3,7})(?P<colon>:?)(?:-1[03]:?)?\s(?P<figures>[0-9][0-9-]{3,20}[0-9X])(?![\w])",
    _identifier,
    (CAPITALS,),
)
EMERGENCY = Rule(
    "emergency number",
    "telephone",
    rf"{START}(?:911|999|112|988|111|000|101|105|[2-8]11)(?![\w%-]|[.,:/][0-9])",
    _emergency,
    (FIGURE,),
)
HELPLINE = Rule(
    "telephone",
    "telephone",
    rf"{START}(?<=[a-z:] )(?:116 [0-9]{{3}}|13 [0-9]{{2}} [0-9]{{2}}){END}",
    lambda match: _grouped(match) if match.string[match.start() - 2] == ":" or _PHONE & set(words_before(match, 3)) else None,
    (FIGURE,),
    r"\s",
    "0-9",
)
"""`Samaritans: 116 123`, `Lifeline on 13 11 14`."""
SHORT_CODE = Rule(
    "telephone",
    "telephone",
    rf"{START}(?<=to |xt |ng |ed |ts |al |ll )[1-9][0-9]{{4,5}}{END}",
    _short_code,
    (FIGURE,),
)
"""`text GIVE to 70070`, `text 741741`."""
_OF_POLICE = r"[0-9]{2,4}[*/][0-9]{4,8}(?:/[0-9]{2,4})?"
"""`24*118764`, `22/118764/24`."""
REFERENCE = Rule(
    "reference",
    "telephone",
    rf"(?=[1-9][0-9]{{3}}|{_OF_POLICE}){START}(?:(?<=#)|(?<=[a-z]: )"
    rf"|(?<={_ENDINGS}|Ref |REF |ef\. |xt\. |[Nn]o\. |\s[Nn]o ))"
    rf"(?:{_OF_POLICE}|[1-9][0-9]{{3,6}})(?![\w/%–-]|[.,:][0-9])",
    _reference,
    (FIGURE,),
)
"""`quoting reference 4471`, `crime reference 24*118764`."""
SECTION = Rule(
    "section", "telephone", rf"{START}([1-9][0-9]{{2}})((?:\s?\([a-z0-9]{{1,2}}\)){{1,3}})", _section, (FIGURE,), r"\s(", r"("
)
