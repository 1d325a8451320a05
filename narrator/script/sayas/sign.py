"""Signs: what is said for them, and what nobody says."""

from __future__ import annotations

import html
from re import Match

from narrator.patterns import compiled
from narrator.script.sayas.clock import ZONES
from narrator.script.sayas.context import WINDOW, is_capitalised, rest, word_after, word_before, words
from narrator.script.sayas.numbers import cardinal
from narrator.script.sayas.rule import Place, Rule, Unsure
from narrator.script.sayas.units import UNITS

SAID = {
    "&": "and", "%": "percent", "°": "degrees", "º": "degree", "=": "equals", "≠": "not equal to", "+": "plus",
    "@": "at", "≤": "less than or equal to", "≥": "greater than or equal to", "÷": "divided by", "×": "times",
    "√": "the square root of", "∞": "infinity",
    "§": "section", "№": "number", "±": "plus or minus", "→": "to", "−": "minus", "‰": "per mille", "∙": "times",
}  # fmt: skip
"""A sign -> what is said for it."""
_BEFORE_FIGURES = {"<": "less than", ">": "more than", "~": "about", "≈": "about", "∼": "about", "#": "number", "≅": "about"}
_PER = words(
    "hour day week month year person minute second night mile head share barrel ton household capita game vote liter litre"
)
_OR = frozenset(
    (("he", "she"), ("she", "he"), ("his", "her"), ("her", "his"), ("him", "her"), ("her", "him"), ("s", "he"), ("his", "hers"))
)
_AGENCIES = words("AFP AP EPA EFE DPA ANSA PA UPI")
"""Whose pictures and texts are credited with a slash."""
_QUIET = (
    "|^_<>{}\\[\\]\\\\•·‣▪●■◆★☆✓✔†‡™®©«»„‚‹›‟❝❞「」『』【】*`´¦¬~#\u200b-\u200f\u2028-\u202e\u2060\ufe0f\ufeff\u00ad\ufffc\ufffd"
)
_EMOJI = "\u2190-\u2193\u2600-\u26ff\u2700-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\u20e3"


def _spaced(match: Match[str], word: str) -> str:
    """`word` with a space on each side that has none."""
    text, start, end = match.string, match.start(), match.end()
    left = " " if start and not text[start - 1].isspace() and text[start - 1] not in "(\"“'" else ""
    right = " " if end < len(text) and not text[end].isspace() and text[end] not in ".,;:!?)\"”'’" else ""
    return f"{left}{word}{right}"


def _said(match: Match[str]) -> str:
    said = "plus or minus" if "/" in match[0] else " ".join(SAID[sign] for sign in match[0])
    left = word_before(match.string, match.start())
    if match[0] in "≠≤≥" and (len(left) == 1 or left.isdecimal()):
        said = f"is {said}"
    return _spaced(match, said)


def _entity(match: Match[str]) -> str | None:
    if match["scale"]:
        return f" degrees {'Celsius' if match['scale'] == 'C' else 'Fahrenheit'}"
    plain = html.unescape(match[0])
    if plain == match[0]:
        return None
    if plain in "<>" and rest(match).lstrip()[:1].isdecimal():
        return _spaced(match, _BEFORE_FIGURES[plain])
    if plain in SAID:
        return _spaced(match, SAID[plain])
    return " " if plain.isspace() else plain if plain.isalnum() or plain in "'’‘\"“”-–—…" else ""


def _slash(match: Match[str]) -> str | Unsure | None:
    """A slash by what stands around it: "or", "per", a pause, "slash"; the unit behind it is never lost."""
    heated = _HEATED.search(match.string, max(0, match.start() - 4), match.start()) or _GAS.match(match.string, match.end())
    said, unit = ", " if heated else _slashed(match), match["unit"]
    if not unit or said is None or (isinstance(said, str) and said.startswith(" per")):
        return said
    if isinstance(said, str):
        return said + unit
    return Unsure(said.spoken + unit, said.reason, tuple(other + unit for other in said.alternatives))


def _slashed(match: Match[str]) -> str | Unsure | None:
    text, start, end = match.string, match.start(), match.end()
    touches = text[start - 1 : start].isalnum(), text[start + 1 : start + 2].isalnum()
    if not all(touches):
        return "," if text[start - 1 : start].isspace() or text[end : end + 1].isspace() else " "
    left, right = word_before(text, start).rsplit("-", 1)[-1], word_after(text, start + 1)
    if (left.lower(), right.lower()) in _OR:
        return " or "
    counted = left[:1].isdecimal() or (match["unit"] and left in UNITS) or (left.islower() and left.endswith("s"))
    if right in _PER or (match["unit"] and counted):
        return f" per {UNITS[match['unit']][0] if match['unit'] else ''}"
    if left.islower() and right.islower() and (left, right) != ("and", "or"):
        alone = not any(sign.isspace() for sign in text[max(0, start - WINDOW) : end + WINDOW])
        if alone:
            return " slash "  # nothing but names and slashes: a path
        return Unsure(" ", "a slash may mean or, per or nothing", (" or ", " slash "))
    return ", " if is_capitalised(left) or is_capitalised(right) or {left, right} & _AGENCIES or left in ZONES else " "


_HEATED = compiled(r"[0-9]{2,3}[CF]\Z")
_GAS = compiled(r"gas (?:mark )?[0-9]")
"""What stands before and after the slashes of an oven: `180C/160C fan/gas 4`."""


def _before_figures(match: Match[str]) -> str:
    compared = match[1] in "<>" and match.string[max(0, match.start() - 2) : match.start()].rstrip()[-1:].isdecimal()
    return _spaced(match, "is " * compared + _BEFORE_FIGURES[match[1]])


def _minus(_: Match[str]) -> str:
    return "minus "


def _times(match: Match[str]) -> str:
    return _spaced(match, "times")


_MENDED = {"]": compiled(r"(?<![^\W_])\[[A-Za-z]\](?=[a-z])"), "[": compiled(r"[a-z]\[(?:s|es|d|ed|ing|er|ly|n)\](?!\w)")}
"""A word that the writer of a quotation has mended: `[T]hey`, `walk[ed]`."""


def _quiet(match: Match[str]) -> str:
    """Nothing, or a space where two words would touch."""
    text, start, end = match.string, match.start(), match.end()
    mended = _MENDED.get(match[0])
    if mended and mended.search(text, max(0, start - 3), end + 5):
        return ""
    between = (
        start > 0
        and end < len(text)
        and text[start - 1].isalnum()
        and text[end].isalnum()
        and match[0] not in "\u00ad\u200b\u2060"
    )
    return " " if between else ""


def _stars(match: Match[str]) -> str | None:
    if match["figure"]:
        return f"{cardinal(match['figure'])} star"
    if match[0][0] == "*":
        return f" star{match['many']}"
    count = len(match[0].rstrip("☆½"))
    if count == 1 and not match["rest"]:
        return None
    half = " and a half" * match[0].endswith("½")
    return f"{cardinal(str(count))}{half} star{'' if count == 1 and not half else 's'}"


def _silent(_: Match[str]) -> str:
    return ""


def _power(match: Match[str]) -> str:
    if match[0] in _RAISED:
        return _RAISED[match[0]]
    power = match[0].translate(_SUPERSCRIPTS)
    return f" to the power of {'minus ' * (power[0] == '-')}{cardinal(power.lstrip('-'))}"


_RAISED = {"²": " squared", "³": " cubed", "^": " to the power of "}
_SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def _ampersand(match: Match[str]) -> str:
    """`AT&T`, `R&B`, `Q&A`."""
    left, right = match[1], match[2]
    return f"{' '.join(left)} and {' '.join(right)}"


def _sign(signs: str) -> Place:
    return Place("sign", "", signs)


_MINUS = r"(?:(?<![\w)\]%°.,/-])[-−]|(?<=\s)–)"
ENTITY = Rule(
    "entity",
    "sign",
    r"&(?:deg;(?P<scale>[CF])\b|(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,15});)",
    _entity,
    (_sign("&"),),
)
_AND = "&(?:amp;|#0?38;)?"
_JOINED = Place("letter", rf"[A-Z]{{1,3}}{_AND}[A-Z]")
AMPERSAND = Rule("ampersand", "letters", rf"([A-Z]{{1,3}})\s?{_AND}\s?([A-Z]{{1,3}})(?!\w)", _ampersand, (_JOINED,))
FOOTNOTE = Rule(
    "footnote",
    "sign",
    r"(?<=[\w.,;:!?\"”’')\]])\[(?:[0-9]{1,3}|[a-rt-z]|note [0-9]{1,3}|citation needed|update|clarification needed)\]"
    r"|(?<!\bmc)(?<=[a-z.,;:!?\"”’'][a-z.,;:!?\"”’)])[⁰¹²³⁴-⁹]{1,3}+(?!\w)"
    r"|(?<=[0-9]%)[⁰¹²³⁴-⁹]{1,3}+(?!\w)",
    _silent,
    (_sign("\\["), Place("sign", "", "⁰¹²³⁴-⁹")),
)
POWER = Rule(
    "power",
    "sign",
    r"(?<=(?<![0-9,.])10)⁻?[⁰¹²³⁴-⁹]{1,3}+|(?:(?<=\b[A-Za-z])|(?<=\bmc))[²³]|(?<=[0-9])[²³]|(?<=[0-9])\^(?=[0-9-])",
    _power,
    (_sign("²³¹⁰⁻⁴-⁹\\^"),),
)
SLASH = Rule(
    "slash", "sign", r"/(?P<unit>(?:m[lL]|d[lL]|k[mg]|[kM]Wh|yr|hr|wk|mo|sec|min|lb|oz|ha|bbl)(?!\w))?", _slash, (_sign("/"),)
)
BEFORE_FIGURES = Rule(
    "sign",
    "sign",
    r"(?:(?<![^\s(\"“‘])|(?<=\b[A-Za-z])(?=[<>]))([<>~≈∼#≅])(?=\s?[$£€]?\.?[0-9½⅓¼¾])",
    _before_figures,
    (_sign("<>~≈∼#≅"),),
)
MINUS = Rule("minus", "sign", rf"{_MINUS}(?=[$£€¥]?\.?[0-9])", _minus, (Place("sign", "(?=[$£€¥]?\\.?[0-9])", "−–\\-"),))
STARS = Rule(
    "stars",
    "sign",
    r"(?P<figure>[1-7])\*(?=[\s-](?:hotels?|resorts?|rat(?:ed|ing)|luxury|reviews?|recruits?|accommodation|spa|show|performance|album|film|movie|general)\b)|[★⭐]{1,5}(?P<rest>☆{0,4})½?|(?<=\bA)\*(?P<many>s?)(?![\w*])",
    _stars,
    (Place("figure"), _sign("★⭐*")),
    "*",
)
"""`a 4* hotel`, `★★★☆☆`."""
GRADE = Rule(
    "minus",
    "sign",
    r"(?<=\b(?:AA|BB|CC))-(?=[\s.,;)]|\Z)|(?<=\b(?:AAA|BBB|CCC))-(?=[\s.,;)]|\Z)|(?<=\b[A-D])-(?=[,;.)]|\s(?:grade|rating|average))",
    lambda _: " minus",
    (Place("sign", r"(?=[\s.,;)]|\Z)", "\\-"),),
)
"""`CCC-`, an A-."""
TIMES = Rule("times", "sign", r"(?:(?<=[0-9])|(?<=[0-9]\s))[*×](?=\s?[0-9])", _times, (_sign("*×"),))
SIGN = Rule("sign", "sign", f"\\+/[-−–]|\\+\\+|[{''.join(SAID)}]", _said, (_sign("".join(SAID)),))
QUIET = Rule("quiet", "sign", f"[{_QUIET}{_EMOJI}]+", _quiet, (_sign(_QUIET + _EMOJI),))
