"""Measures: numbers with units, alone, in ranges and in products; "m" told between million and meters."""

from __future__ import annotations

from re import Match

from narrator.patterns import compiled
from narrator.script.sayas.context import DETERMINERS, FUNCTION_WORDS, after, before, is_capitalised, words, words_before
from narrator.script.sayas.height import SIZES
from narrator.script.sayas.million import LENGTH_AFTER, million_or_meters
from narrator.script.sayas.number import COUNTED, DASH, FREE, MAGNITUDES, NUMBER, START, UNIT_NEXT, is_lettered, range_from
from narrator.script.sayas.numbers import cardinal, fraction, number
from narrator.script.sayas.rule import FIGURE, PER_SHORT, SHORT_WORD, Place, Rule, Unsure, any_of
from narrator.script.sayas.units import DOUBTFUL, GOES_ON, STOP, UNITS

_PER_WORDS = words("day week month year hour minute second night person household capita vehicle acre mile patient serving")
_PER_AGAIN = {"hr": "hour", "h": "hour", "min": "minute", "wk": "week"}
_POWERS = {"²": "square", "2": "square", "³": "cubic", "3": "cubic", "^2": "square", "^3": "cubic"}
_BEFORE_UNIT = {"s": "square", "c": "cubic", "f": "fluid"}
_MEASURED = words(
    "race sprint dash final freestyle hurdles relay butterfly backstroke breaststroke medley heats steeplechase walk run swim",
    "wave telescope yacht pool tape drop mark record champion runner title event delay delays drive ride wait",
    "waits commute break",
)
"""Right after a measure: what has it."""
_NAMES_TOO = words("mark drew walk")
"""With a capital these are somebody, in a headline too."""


def _amount(match: Match[str]) -> tuple[str, bool]:
    """The number in words, and whether it is exactly one."""
    if match["bottom"]:
        part = fraction(match["top"], match["bottom"])
        if match["whole"]:
            part = f"{cardinal(match['whole'])} and " + ("a" + part[3:] if part in ("one half", "one quarter") else part)
        return part, not match["whole"] and int(match["top"]) < int(match["bottom"])
    first = f"{range_from(match)} to " if match["from"] else ""
    great = match["great"]
    if great:
        return f"{first}{number(match['to'])} {MAGNITUDES[great.strip().lower()]}", False
    return first + number(match["to"]), match["to"] == "1" and not first


def _unit(sign: str, single: bool) -> str | None:  # noqa: FBT001 # one or many
    named = UNITS.get(sign) or UNITS.get(sign.lower() if sign.isupper() and sign.lower() not in DOUBTFUL else "")
    return named[not single] if named else None


def _measure(match: Match[str]) -> str | Unsure | None:
    sign, power, per = match["unit"], match["power"], match["per"]
    if not _may_be_unit(match, sign) or (len(sign) == 1 and not match["gap"] and _is_of_a_series(match)):
        return None
    amount, single = _amount(match)
    unit = _whole_unit(match, single=single or _is_attributive(match))
    if unit is None:
        return None
    spoken = f"{amount} {unit}"
    if power or per:
        return spoken
    if sign in ("g", "t") and not match["gap"] and after(match) != "of":
        return _weight_or_not(match, amount, spoken)
    return million_or_meters(match, amount, spoken) if sign == "m" else spoken


def _is_of_a_series(match: Match[str]) -> bool:
    """`Stand 12m`, `Section 5g`; not what may "stand 310m tall"."""
    return is_lettered(match) and after(match) not in LENGTH_AFTER


def _is_attributive(match: Match[str]) -> bool:
    """Whether it stands before what it is the size of, and so has one of its unit: `a 10-km run`."""
    if match["gap"] == "-" or _HYPHENED.match(match.string, match.end()):
        return True
    if _READ.match(match.string, match.end()) and match["unit"] in ("min", "mins"):
        return True
    following = after(match)
    if match["from"] and match["unit"] in _MANY and following.lower() not in _MEASURED.union(SIZES):
        return False
    noun = following.islower() or following.lower() in _MEASURED - _NAMES_TOO
    return (noun and _before_noun(match)) or _of_a_name(match)


_READ = compiled(r"\s(?:read|watch|listen)\b(?=\s{0,3}(?:\Z|[^\w\s]|[A-Z0-9]|by\b|time\b))")
"""How long an article takes, as its page says: `5 min read`; not "for 5 min read the label"."""
_MANY = words("hrs mins secs lbs yrs wks mos yds pts")
"""Written as plurals: of a range they are one, "the four to six hours people planned", but for what has its name of a measure."""


def _whole_unit(match: Match[str], *, single: bool) -> str | None:
    """The unit with its power and what it is counted by: `square feet per day`; None for a sign that is none."""
    unit = _unit(match["unit"], single)
    if unit is None:
        return None
    if match["unit"] == "nm" and after(match) in _AT_SEA:
        unit = "nautical miles"
    if match["before"]:
        unit = f"{_BEFORE_UNIT[match['before'][0]]} {unit}"
    if match["power"]:
        unit = f"{_POWERS[match['power']]} {unit}"
    per = match["per"]
    if not per:
        return unit
    below = per if per in _PER_WORDS else _unit(per, single=not match["of"])
    if below is None:
        return None
    below = f"{number(match['of'].strip())} {below}" if match["of"] else below
    below += f" per {_PER_AGAIN.get(match['again'], match['again'])}" if match["again"] else ""
    return f"{unit} per {_POWERS[match['per_power']] + ' ' if match['per_power'] else ''}{below}"


_AT_SEA = words("off from north south east west northeast northwest southeast southwest offshore away out")
_HYPHENED = compiled("-(?:long|tall|high|wide|deep|thick|plus|old|per)\\b")
"""`400m-long`."""
_DOES = words(
    "goes comes makes takes gets gives covers spans stands runs means costs needs lies went came took made falls fell hits hit",
    "lay sits remains separates stretches landed collapsed passed inland apart offshore downstream upstream lost spent left won",
    "gone held given taken sent",
)


def _of_a_name(match: Match[str]) -> bool:
    """`a 9mm Glock`, `the 1,454ft Empire State Building`; not "in the 100m Bolt won"."""
    if match["gap"] != "" or not is_capitalised(after(match)) or match["from"]:
        return False
    earlier = before(match).lower()
    called_for = earlier in DETERMINERS or earlier.endswith(("'s", "’s"))
    return earlier in ("a", "an") or (
        called_for and (match["unit"] != "m" or _BUILT.match(match.string, match.end()) is not None)
    )


_BUILT = compiled(
    r"\s(?:[A-Z][\w'’-]{0,20}\s){1,4}(?i:tower|building|bridge|tunnel|dam|statue|wall|pier|ship|yacht|telescope|mast|stadium|park)\b"
)
"""After `the 300m`, what has a height or a length: "Gotthard tower"; of a race there is a runner, "in the 100m Bolt won"."""


def _weight_or_not(match: Match[str], amount: str, spoken: str) -> str | Unsure:
    """`5g` is a network too, `5t` may be money."""
    if match["unit"] == "t":
        return Unsure(spoken, "tons or trillion", (f"{amount} trillion",))
    if match["to"] not in ("3", "4", "5", "6") or match["from"]:
        return spoken
    network = f"{amount} G"
    return network if after(match) in _NETWORKED else Unsure(spoken, "a weight or a network", (network,))


_NETWORKED = words(
    "network networks phone phones mast masts tower towers service services coverage rollout spectrum technology signal signals",
    "internet data connection connections speed speeds smartphone smartphones modem modems chip chips licence license",
)


def _before_noun(match: Match[str]) -> bool:
    """Whether what is measured follows: `a 10 km run`, `the 100m final`."""
    following = after(match)
    if following.lower() in _MEASURED:
        return True
    if following in SIZES and before(match).lower() in ("a", "an"):
        return True
    free = (
        following.replace("’", "'").partition("'")[0] not in FUNCTION_WORDS  # "we'd"
        and following not in _DOES
        and following not in LENGTH_AFTER
        and not following.endswith(("ly", "ing", "ed"))
    )
    if free and match["gap"] == "" and match["unit"] in ("nm", "mm", "cm", "km", "kg"):
        return True
    return free and before(match).lower() in ("a", "an", "the", "its", "his", "her", "their")


def _may_be_unit(match: Match[str], sign: str) -> bool:
    """Whether a sign that is also a word or a letter is a unit here."""
    if sign not in DOUBTFUL or match["power"] or match["per"] or match["before"]:
        return sign != "s"
    if match["to"] is None:  # a fraction
        return sign not in ("s", "m", "in", "h", "g", "l", "t") or (sign == "in" and match[0].endswith("."))
    if sign == "in":
        bounded = match[0].endswith(".") or match.string[match.end() : match.end() + 1] in (")", ",", "x")
        return bounded or (not match["gap"] and after(match) in ("", "of", *SIZES))
    if sign in ("s", "mb"):
        return _may_be_seconds(match) if sign == "s" else _may_be_millibars(match)
    if sign in _GLUED_ONLY:
        return match["gap"] == "" or (sign in ("t", "L") and (after(match) == "of" or bool(match["from"])))
    learned = sign in ("ML", "GL") and after(match) not in FUNCTION_WORDS | _HELD | {""}
    return not learned and sign not in ("N", "J") and (match["gap"] != "" or sign not in ("ac", "pt", "ct", "cal"))


def _may_be_seconds(match: Match[str]) -> bool:
    """`37.5s`, `4m 23s`, "took 30s"; not the thirties."""
    if _MINUTES_BEFORE.search(match.string, max(0, match.start() - 6), match.start()):
        return True
    took = before(match).lower() in ("took", "for") and int(float(match["to"].replace(",", ""))) > 19
    return ("." in match["to"] and match["from"] is None) or (match["gap"] == "" and took)


def _may_be_millibars(match: Match[str]) -> bool:
    """The pressure of the air: it has never been outside these bounds at sea level (870 and 1,084)."""
    return match["gap"] != "" and 850 < float(match["to"].replace(",", "")) < 1100


_MINUTES_BEFORE = compiled(r"[0-9]\s?m(?:ins?)?,?\s?\Z")
_HELD = words("dam dams reservoir reservoirs storage tank lake released allocation")
"""After `40 ML`, what holds the water; "40 ML engineers" are of machine learning."""
_GLUED_ONLY = ("V", "W", "L", "t", "Mt", "kn")
"""Signs that are taken for units only without a space: `5V`, not "5 V"."""


_PORTIONS = ("g", "kg", "mg", "ml", "oz", "lb")
_RECKONED = compiled(r"\s?=|[\^⁻⁰¹²³⁴-⁹]")
"""After a product of numbers, not the sides of something: `2 × 3 = 6`, `4 × 10¹³`."""


def _times(match: Match[str]) -> str:
    """`4x4`, `4x100m`, `30cm x 20cm`."""
    equation = bool(_RECKONED.match(match.string, match.end()))
    first = f" {UNITS[match['first']][1]}" if match["first"] else ""
    single = not first and after(match).islower() and after(match) not in FUNCTION_WORDS
    unit = f" {UNITS[match['unit']][not single]}" if match["unit"] else ""
    return f"{number(match[1])}{first} {'times' if equation or match['unit'] in _PORTIONS else 'by'} {number(match[3])}{unit}"


def _twice(match: Match[str]) -> str | None:
    """Both ends of a range with their unit."""
    if {match["first"], match["unit"]} & DOUBTFUL - {"m", "g", "L", "l", "h"}:
        return None
    units = [_unit(match[sign], single=match[figures] == "1") for sign, figures in (("first", "from"), ("unit", "to"))]
    if match["unit"] == "m" and COUNTED.match(match.string, match.end()):
        units = ["million", "million"]
    return None if None in units else f"{number(match['from'])} {units[0]} to {number(match['to'])} {units[1]}"


def _per(match: Match[str]) -> str | None:
    """`12/kg`, `1,268.6/km2`."""
    unit = _unit(match["per"], single=True)
    if unit is None or (match["per"] in DOUBTFUL and match["per"] != "m"):
        return None
    power = "square " if match["square"] else f"{_POWERS[match['power']]} " if match["power"] else ""
    return f"{number(match['to'])} per {power}{unit}"


def _each(match: Match[str]) -> str | None:
    """What something is paid or done for, short: `$14,000 a wk.`, `per mi.`; "a min. of 5" is something else."""
    text, start, end = match.string, match.start(), match.end()
    rated = words_before(match, 1) == ("per",) or (_RATED.search(text, max(0, start - 40), start) and after(match) != "of")
    if not rated or (match["unit"] == "sec" and _SECTION.match(text, end)):
        return None
    return UNITS[match["unit"]][0]


_RATED = compiled(
    r"(?:[0-9][\w.,]{0,12}|[a-z]illion|thousand|hundred|dollars?|pounds?|euros?|cents?|bucks|[Oo]nce|[Tt]wice|times|days?|hours?|hrs\.?)"
    r"\s(?:an?|each|every)\s\Z"
)
"""Before a short unit, how much or how often: `$5 an oz.`, `twice a wk.`"""
_SECTION = compiled(r"\s?[0-9§]")
"""After `per sec.`, the number of a section."""


_AMOUNT = (
    rf"{FREE}(?:(?:(?P<whole>[0-9]{{1,3}})[\s-])?(?P<top>[0-9]{{1,3}})/(?P<bottom>[1-9][0-9]?)"
    rf"|(?:(?P<from>{NUMBER})(?:{DASH}|\sto\s))?(?P<to>{NUMBER})"
    r"(?P<great>\s(?:hundred|thousand|[mb]illion|trillion)(?=\s(?:sq|cu|[kc]?m|k?g|lbs?|ft|mi|ha|yrs?|[kMGT]Wh?)(?![A-Za-z]))"
    rf"|(?:mn?|M|bn|tn|k)(?={UNIT_NEXT}))?)"
)
_SIGN = r"[A-Za-zµμ]{1,5}"
_POWER = r"\^?[²³23](?![0-9])"
MEASURE = Rule(
    "measure",
    "measure",
    rf"{_AMOUNT}(?P<gap>[\s\u00a0\u202f-]?|&nbsp;)(?P<before>(?:sq|cu|fl)\.?[\s-])?(?P<unit>{_SIGN})(?P<power>{_POWER})?"
    rf"(?:(?:\.(?=/))?\s?/\s?(?P<of>10{{0,3}}\s?)?(?P<per>[A-Za-z]{{1,9}})(?P<per_power>{_POWER})?(?:/(?P<again>day|hr|h|min|week|wk|dose))?)?(?![\w²³]|/(?![0-9]))"
    rf"(?:(?<=-ft|-in|-lb|-oz|-yd|-mi|-hr|-yr|-mo|-wk)\.(?=\s)|{STOP})",
    _measure,
    (FIGURE,),
    r"\s\u00a0\u202f,.‐‑–—−/A-Za-zµμ&-",
    r"A-Za-zµμ/0-9‐‑–—−&-",
)
DIMENSIONS = Rule(
    "dimensions",
    "measure",
    rf"{START}({NUMBER})\s?(?P<first>m|km|cm|mm|ft|in)?\s?[x×]\s?({NUMBER})(?:\s?(?P<unit>k?m|cm|mm|ft|in|[km]?g|ml|oz|lb))?(?!\w)",
    _times,
    (FIGURE,),
    r"\s,.x×mkcfi",
    r"x×mkcfi",
)
SQUARE = Rule(
    "measure",
    "measure",
    r"(?<=per )sq\.?\s(?P<unit>ft|foot|m|km|mi|mile|in|inch|yd|yard|metre|meter)\b(?:\.(?=\s[a-z]))?",
    lambda match: f"square {UNITS[match['unit']][0] if match['unit'] in UNITS else match['unit']}",
    (Place("word", r"sq\.?\s"),),
)
"""`per sq ft`."""
POWERED = Rule(
    "measure",
    "measure",
    r"(?<=per )(?P<unit>[kc]?m|ft|mi)(?P<power>[²³])",
    lambda match: f"{_POWERS[match['power']]} {UNITS[match['unit']][0]}",
    (Place("letter", r"(?:[kc]?m|ft|mi)[²³]"),),
)
"""`per m³`."""
TWICE = Rule(
    "measure",
    "measure",
    rf"{FREE}(?P<from>{NUMBER})\s?(?P<first>{_SIGN})\.?{DASH}(?P<to>{NUMBER})\s?(?P<unit>{_SIGN})(?![\w²³/'’])(?:\.{GOES_ON})?",
    _twice,
    (FIGURE,),
    r"\s,.A-Za-zµμ",
    r"A-Za-zµμ",
)
"""`10km-15km`, `6 mos.-4 yrs.`"""
PER = Rule(
    "measure",
    "measure",
    rf"{FREE}(?P<to>{NUMBER})\s?/\s?(?P<square>sq\.?\s)?(?P<per>[A-Za-z]{{1,4}})(?P<power>{_POWER})?(?!\w){STOP}",
    _per,
    (FIGURE,),
    r"\s,./",
    r"/",
)
EACH = Rule(
    "measure",
    "measure",
    rf"(?:(?<=\bper )|(?<=\ba )|(?<=\ban )|(?<=\beach )|(?<=\bevery ))(?P<unit>{any_of(PER_SHORT)})(?:\.{GOES_ON})?"
    r"(?![\w'’-]|\.\w)",
    _each,
    (SHORT_WORD,),
)
"""`$14,000 a wk.`, `$2 per mi.`"""
