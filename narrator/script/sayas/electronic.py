"""Addresses of the net: e-mail, web, files, handles, hashtags."""

from __future__ import annotations

import re
from re import Match

from narrator.patterns import compiled
from narrator.script.sayas.acronym import can_be_said
from narrator.script.sayas.context import word_before, words
from narrator.script.sayas.numbers import cardinal, one_by_one, year
from narrator.script.sayas.rule import FIGURE, Place, Rule

_SIGNS = {
    ".": "dot", "/": "slash", "-": "dash", "_": "underscore", "@": "at", ":": "colon", "~": "tilde", "+": "plus", "%": "percent",
    "?": "question mark", "=": "equals", "&": "and", "#": "hash", ",": "comma", "\\": "backslash",
}  # fmt: skip
_DOMAINS = words(
    "com org net edu gov mil int info biz io ai app dev tv fm me co news blog online site shop store xyz tech media club live",
    "page link eu uk us ca au nz ie de fr it es pt nl be ch at se no dk fi pl cz sk hu ro bg gr ru ua by kz tr il ae sa ir iq",
    "in pk bd lk cn jp kr tw hk sg my th vn id ph br mx ar cl pe ve za ng ke eg ma gh tz is lt lv ee si hr rs ba mk al md ge am",
    "az cat sm li lu mt cy im example test invalid local abc museum travel jobs mobi pro name aero coop asia africa london",
    "berlin paris",
)
"""Last labels an address without "www." may end in."""
_WORDS = words(
    "com org net edu gov mil int info biz app dev news blog online site shop store tech media club live page link example test",
    "name",
)
_PIECE = compiled(r"[0-9]+|[^\W\d_]+|\W|_|\w")
_LETTERS = words(
    "www http https ftp html htm php asp pdf jpg png gif svg xml css nasa bbc cnn nbc cbs npr nvidia rtx dgx cuda uk us eu",
)
_EXTENSIONS = {"jpg": "jpeg", "jpeg": "jpeg"}


def _piece(piece: str) -> str:
    if piece.isdecimal():
        return cardinal(piece) if len(piece) == 4 and piece[0] != "0" and piece.endswith("000") else one_by_one(piece)
    if piece in _SIGNS:
        return _SIGNS[piece]
    low = piece.lower()
    if low in _EXTENSIONS:
        return _EXTENSIONS[low]
    return piece.upper() if low in _LETTERS or (1 < len(piece) < 4 and not set(low) & set("aeiouy")) else piece


def _spoken(address: str) -> str:
    """Every part and sign of an address, in order."""
    begin = address.find("://") + 3 if "://" in address else 0
    cut = address.find("/", begin)
    cut = len(address) if cut < 0 else cut
    user, at, host = address[begin:cut].rpartition("@")
    said = _pieces(address[:begin]) + _pieces(user + at)
    labels = host.split(".")
    for place, label in enumerate(labels):
        if place:
            said.append("dot")
        code = place and (place == len(labels) - 1 or (place == len(labels) - 2 and len(label) < 3))
        said += [_country(label)] if code and label.isalpha() else _pieces(label)
    return " ".join(said + _pieces(address[cut:]))


def _pieces(part: str) -> list[str]:
    return [_piece(found[0]) for found in _PIECE.finditer(part) if found[0].strip()]


def _country(label: str) -> str:
    """The last label: `com` is a word, `de` two letters, for whatever voice."""
    low = label.lower()
    if low in _WORDS or low == "co" or (len(low) > 2 and low != "abc" and can_be_said(low)):
        return low
    return ".".join(label.upper())


def _address(match: Match[str]) -> str:
    return _spoken(match[0])


def _domain(match: Match[str]) -> str | None:
    label = match["last"].lower()
    if label not in _DOMAINS or (match["last"][0].isupper() and not match[0].isupper()):
        return None
    if (
        match["path"] is None
        and len(label) == 2
        and label not in ("io", "tv", "uk", "de", "fr", "eu", "ai", "fm")
        and _is_glued(match)
    ):
        return None
    return _spoken(match[0])


def _is_glued(match: Match[str]) -> bool:
    """Whether "end.In" or "it.is" is rather two sentences that lost their space; alone in brackets it is an address."""
    if match.string[match.start() - 1 : match.start()] == "(" and match.string[match.end() : match.end() + 1] == ")":
        return False
    return match["last"].lower() in ("in", "is", "it", "at", "no", "me", "so", "us", "my", "am", "by", "be", "as")


def _handle(match: Match[str]) -> str:
    """Its sign is said, but for one that stands behind the word: "find me at @nkechi_o"."""
    pieces = re.findall(r"[0-9]+|_|[^\W0-9_]+", match[1])
    at = [] if word_before(match.string, match.start()).lower() == "at" else ["at"]
    return " ".join([*at, *("underscore" if piece == "_" else _tag_piece(piece) for piece in pieces)])


def _hashtag(match: Match[str]) -> str | None:
    if match[1].isdecimal():
        return None
    told = word_before(match.string, match.start()).lower() == "hashtag"
    return _name(match[1]) if told else "hashtag " + _name(match[1])


def _name(name: str) -> str:
    """`ClimateAction2024` -> "Climate Action twenty twenty four": parts at capitals, figures and underscores."""
    pieces = re.findall(r"[0-9]+|[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+|[^\W_]", name)
    return " ".join(_tag_piece(piece) for piece in pieces)


def _tag_piece(piece: str) -> str:
    if piece.isdecimal():
        return (
            year(piece)
            if len(piece) == 4 and piece[:2] in ("19", "20")
            else cardinal(piece)
            if len(piece) < 3
            else one_by_one(piece)
        )
    return piece


_HOST = r"[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}"
_PATH = r"(?:[:/?#][\w./?#=&%~:+@-]{0,300}(?<=[\w/]))"
NET = Place("letter", r"(?<![@.#&/-])[A-Za-z][\w+-]{0,63}+(?:@\w|\.[A-Za-z0-9]|://)")
"""Where an address of the net may begin."""
_START = r"(?<![\w@.#&/-])"
"""Not in the middle of another address."""
URL = Rule("address", "electronic", r"(?:https?|ftp|file)://[\w./?#=&%~:+@,-]{1,400}(?<=[\w/])", _address, (NET,))
WWW = Rule("address", "electronic", rf"(?i:www)\.{_HOST}{_PATH}?", _address, (NET,))
EMAIL = Rule("address", "electronic", rf"{_START}[\w.+%-]{{1,64}}@{_HOST}{_PATH}?(?<=[\w/])", _address, (NET, FIGURE), r"\w@.+%-")
DOMAIN = Rule(
    "address",
    "electronic",
    r"[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.(?P<last>[A-Za-z]{2,8})(?![\w@])"
    r"(?P<path>/[\w./?#=&%~:+-]{0,300}(?<=[\w/]))?",
    _domain,
    (NET, FIGURE),
    "a-z",
)
"""`bbc.co.uk/news`, `988lifeline.org`."""
SUFFIX = Rule(
    "address",
    "electronic",
    r"(?<![\w.…])\.(?:com|gov|org|net|edu|mil|uk|eu|io|ai)(?![\w.])",
    lambda match: f"dot {_country(match[0][1:])}",
    (Place("sign", r"(?=[cgonemui][a-z])", "."),),
)
"""`a .gov address`."""
HANDLE = Rule("handle", "electronic", r"(?<![\w@.])@([A-Za-z_]\w{0,40})", _handle, (Place("sign", r"(?=[A-Za-z_])", "@"),))
HASHTAG = Rule("hashtag", "electronic", r"(?<![\w&#])#(\w{1,60}+)(?!#)", _hashtag, (Place("sign", r"(?=\w)", "#"),))
FORUM = Rule(
    "address",
    "electronic",
    r"(?<![\w/])([ru])/([A-Za-z]\w{2,30})(?![\w/])",
    lambda match: f"{match[1]} slash {_name(match[2])}",
    (Place("letter", r"(?<![\w/])[ru]/[A-Za-z]\w{2}"),),
)
"""`r/london`, `u/someone`: a part of Reddit, and who writes there."""
