"""Cardinals, decimals, percentages and ordinals."""

from __future__ import annotations

from re import Match

from narrator.patterns import compiled
from narrator.script.sayas.context import glued, is_capitalised, word_after, word_before, words
from narrator.script.sayas.numbers import VULGAR, and_part, cardinal, number, one_by_one, ordinal, plural, year
from narrator.script.sayas.rule import FIGURE, Place, Rule, Unsure

NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])|[0-9]{1,2}(?:,[0-9]{2}(?=,)){1,5}+,[0-9]{3}(?![0-9])|[0-9]++)(?:\.[0-9]++)?"
"""A number as news writes it: grouped by commas, by hundreds of a lakh too (`1,25,000`), or plain, perhaps with decimals."""
START = r"(?<![0-9])(?<![0-9][.,])"
"""Not in the middle of a number."""
FREE = rf"{START}(?<![\w$£€])(?<![^A-Za-z]/)(?<!\w[-–‑])"
"""Nor after a letter, a sign of money or a hyphened word."""
END = r"(?![\w/%-]|[.,][0-9])"
"""Nothing that would go on with the number."""
DASH = r"\s?[-‐‑–−]\s?"
"""What stands between two ends of a range."""
POINT = Place("sign", "(?=[0-9])", ".")
"""A decimal without its zero."""
MAGNITUDES = {
    "k": "thousand",
    "m": "million",
    "mn": "million",
    "mln": "million",
    "mio": "million",
    "b": "billion",
    "bn": "billion",
    "bln": "billion",
    "t": "trillion",
    "tn": "trillion",
    "trn": "trillion",
    "trln": "trillion",
    "thousand": "thousand",
    "million": "million",
    "billion": "billion",
    "trillion": "trillion",
    "crore": "crore",
    "lakh": "lakh",
    "cr": "crore",
    "lakh crore": "lakh crore",
    "hundred": "hundred",
}
"""What may stand after a sum, in lower case."""
UNIT_NEXT = r"\s(?:bpd|BPD|bbl|boe|sq|cu|km|kg|lbs?|ft|ha|[kMGT]Wh?)(?![A-Za-z])"
"""After a short magnitude, a unit that it counts: `24bn km`."""
COUNTED = compiled(r"\s(?:people|more|men|women|children|[a-z]{3,}s)\b")

_RUN = words("ran run runs running walked walk in true")
"""Before "15k": what is run; the picture of a film."""
_NEVER_K = words(
    "race run walk fun screen video screens sets televisions displays monitors videos movies films cameras streams races",
    "runs runners projectors",
)
"""After "4K" or "10K" these are not counted: a picture's lines, a race's kilometers."""


def range_from(match: Match[str]) -> str:
    """What a measure rises from, or the year since when: "9% in 2022 to 3%"."""
    figures = match["from"]
    return year(figures) if " to " in match[0] and _RECENT.fullmatch(figures) else number(figures)


_RECENT = compiled(r"19[0-9]{2}|20[0-4][0-9]")


def _percent(match: Match[str]) -> str:
    first = range_from(match) + (" percent" if match["twice"] else "") + " to " if match["from"] else ""
    if match["unit"].strip() == "pp.":
        return f"{first}{number(match['to'])} pages"
    part = and_part(*VULGAR[match["part"]]) if match["part"] else ""
    unit = {"‰": "per mille", "pp": "percentage points"}.get(match["unit"].strip(), "percent")
    return glued(match, f"{first}{number(match['to'])}{part} {unit}")


def _ordinal(match: Match[str]) -> str:
    figures, suffix = match[1].replace(",", ""), match[2].lower()
    weighed = _WEIGHT.match(match.string, match.end()) or word_before(match.string, match.start()).lower() in _WEIGHS
    if suffix == "st" and weighed and (suffix != _suffix(figures) or _WEIGHT.match(match.string, match.end())):
        return f"{cardinal(figures)} stone"
    if suffix != _suffix(figures):
        return glued(match, f"{cardinal(figures)} {match[2]}")  # "21th" is a slip; it is not ours to mend
    return ordinal(figures)


_WEIGHT = compiled(r"\s?[0-9]{1,2}\s?lbs?\b")
"""After "19st", the pounds of a British weight."""


_WEIGHS = words("weigh weighs weighed weighing lost loses shed gained")


def _suffix(figures: str) -> str:
    if figures[-2:-1] == "1":
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(figures[-1], "th")


def _round(match: Match[str]) -> str:
    return {"100": "hundreds", "1000": "thousands"}.get(match[1].replace(",", ""), "millions")


def _many(match: Match[str]) -> str | None:
    paired = _MORE_OF_THEM.match(match.string, match.end())
    named = len(match[1]) > 1 or paired or match.string[match.start() - 3 : match.start() - 1] == "er"
    earlier = word_before(match.string, match.start())
    if not named and not is_capitalised(earlier) and earlier not in _OF_MARKS:
        return None
    said = cardinal(match[1])
    return plural(said) if match[2] == "s" else said.removesuffix("e") + match[2]


_MORE_OF_THEM = compiled(r"(?:,| and| or) (?:[a-z]{3,} )?[0-9]{1,3}s\b")
"""After "paid in 5s"."""
_OF_MARKS = words("two three four five six seven eight nine ten eleven straight predicted mostly scored scoring")
"""Before marks: "eight 9s at GCSE"."""


def _great(match: Match[str]) -> str | Unsure | None:
    if match[2] == "M" and not (match[1] != "3" or COUNTED.match(match.string, match.end())):
        return None
    if match[2] == "B" and is_lettered(match):
        return None
    if match[2] in "kKB":
        following, earlier = word_after(match.string, match.end()), word_before(match.string, match.start()).lower()
        counted = bool(COUNTED.match(match.string, match.end()))
        if following in _NEVER_K or not (counted or (match[2] == "k" and match[1] not in ("5", "10") and earlier not in _RUN)):
            return None
    return f"{number(match[1])} {MAGNITUDES[match[2].lower()]}"


def _billion(match: Match[str]) -> str | Unsure | None:
    """`5b people` is billions, `Section 5b` a part; alone nobody knows."""
    amount = number(match[1])
    if "." in match[1] or COUNTED.match(match.string, match.end()):
        return f"{amount} billion"
    if is_lettered(match):
        return None
    return Unsure(f"{amount} b", "a part or billion", (f"{amount} billion",))


_LETTERED = words(
    "section sections apartment apt flat unit grade phase class year step item table figure fig room gate platform route line",
    "part parts bus level tier stage schedule appendix annex exhibit hall block rule article paragraph clause form type group",
    "seat runway rwy gate row flight stand berth cabin deck lane track house building category page photo picture",
    "chapter question",
)
"""After these a figure may carry a letter."""


def is_lettered(match: Match[str]) -> bool:
    """Whether a letter behind the figures is one of a series, not a unit: `Runway 27L`, `Section 5b`."""
    return word_before(match.string, match.start()).rstrip(".").lower() in _LETTERED


def _comma(match: Match[str]) -> str | Unsure:
    """`1,5 million`: a decimal as the Germans and the French write it; else two figures without their space."""
    first, last = match[1], match[2]
    spoken = f"{number(first)} point {one_by_one(last)}"
    if match["decimal"] is not None:
        return spoken
    return Unsure(f"{number(first)}, {number(last)}", "two numbers or a decimal", (spoken,))


def _number(match: Match[str]) -> str:
    return glued(match, number(match[0]))


def _thousands(match: Match[str]) -> str:
    return cardinal("".join(match[0].split()))


def _point(match: Match[str]) -> str:
    """`.5`; an average that lost its space is `hit.331`."""
    return " " * match.string[match.start() - 1].isalpha() + number(match[0])


_NO_PIECES = r"(?!\s(?:set|suite?|lounge|bucket|meal|kit|pack|jigsaw|puzzle|dinner)\b)"
_PERCENT_SIGN = rf"(?P<unit>\s?[%‰٪]|pp\b|\s?pc\b{_NO_PIECES}|\s(?:pp\.(?=[,;)]|\s[a-z])|(?:per\s?cent|pct|pp)\b))"
PERCENT = Rule(
    "percent",
    "percent",
    rf"{START}(?:(?P<from>{NUMBER})(?P<twice>\s?%)?(?:{DASH}|\sto\s(?={NUMBER}\s?%)))?+(?P<to>{NUMBER})(?P<part>[{''.join(VULGAR)}])?{_PERCENT_SIGN}",
    _percent,
    (FIGURE,),
    rf"\s,.%‰٪p‐‑–—−{''.join(VULGAR)}-",
    r"%‰٪pt‐‑–—−-",
)
ORDINAL = Rule(
    "ordinal",
    "ordinal",
    rf"{START}([0-9]{{1,3}}(?:,[0-9]{{3}})++|[0-9]++)(st|nd|rd|th|ST|ND|RD|TH)\b",
    _ordinal,
    (FIGURE,),
    "snrtSNRT,",
)
MAGNITUDE = Rule(
    "magnitude",
    "cardinal",
    rf"{START}(?<!\w)({NUMBER})\s?(mn|mln|bn|bln|tn|trl?n|[kK]|(?<=[0-9])[MB])(?![\w-]|{UNIT_NEXT})",
    _great,
    (FIGURE,),
    r"\s,.mbtkKMB",
    r"mbtkK",
)
TIMES = Rule(
    "times",
    "sign",
    rf"{START}(?<![\w$£€])({NUMBER})x(?=\s(?:an?\s|[a-z]{{2}})|[,;.)])",
    lambda match: f"{number(match[1])} times",
    (FIGURE,),
    ".,x",
)
"""`80x as much`."""
BILLION = Rule("magnitude", "cardinal", rf"{START}(?<!\w)({NUMBER})b(?![\w-])", _billion, (FIGURE,), ".,b")
COMMA = Rule(
    "decimal",
    "decimal",
    rf"{FREE}([0-9]{{1,3}}),([0-9]{{1,2}})(?![\w,./-])"
    r"(?P<decimal>(?=\s?(?:%|(?:[mb]illion|trillion|percent|per cent|degrees|km|kg|euros)\b)))?",
    _comma,
    (FIGURE,),
    ",",
)
MANY = Rule(
    "cardinal",
    "cardinal",
    rf"{START}(?<![\w$£€.])([0-9]{{2,3}}|(?<=er[ -])[0-9]|(?<=[a-z] )[1-9])(s|ers|ERS)(?![\w-])",
    _many,
    (FIGURE,),
    "seE",
)
"""`under-16s`, `over 65s`, `49ers`."""
ROUND = Rule("cardinal", "cardinal", rf"{START}(?<![\w$£€.])(100|1,?000|1,000,000)s(?=\sof\b)", _round, (FIGURE,), "s,")
"""`100s of them`."""
THOUSANDS = Rule(
    "cardinal",
    "cardinal",
    rf"{FREE}[1-9][0-9]{{0,2}}(?:(?:[\u00a0\u2009\u202f][0-9]{{3}})++|(?:\s[0-9]{{3}}){{0,3}}\s000)(?![\w-]|[.,/:][0-9])",
    _thousands,
    (FIGURE,),
    r"\s",
    r"0-9",
)
"""`12 000`: white space for commas, where the last group is zeros or the space is one that holds numbers together."""
CARDINAL = Rule("cardinal", "cardinal", NUMBER, _number, (FIGURE,))
DECIMAL = Rule(
    "decimal",
    "decimal",
    r"(?:(?<![\w.])\.[0-9]++|(?:(?<=\ban)|(?<=\bhit)|(?<=\bbatting)|(?<=\bhitting))\.[0-9]{3})(?![.,]?[0-9])",
    _point,
    (POINT,),
)
