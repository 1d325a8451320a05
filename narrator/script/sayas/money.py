"""Sums of money: signs, codes, magnitudes, ranges, cents and pence, and what they are paid for."""

from __future__ import annotations

import html
import re
from re import Match

from narrator.patterns import compiled
from narrator.script.sayas.calendar import MONTH_OF
from narrator.script.sayas.context import DETERMINERS, FUNCTION_WORDS, STARTERS, after, before, word_after, words, words_before
from narrator.script.sayas.currency import CURRENCIES, Currency
from narrator.script.sayas.number import DASH, MAGNITUDES, NUMBER, START, is_lettered
from narrator.script.sayas.numbers import VULGAR, and_part, cardinal, decimal, in_pairs
from narrator.script.sayas.rule import CAPITALS, FIGURE, LABEL, Place, Rule, Unsure
from narrator.script.sayas.units import STOP, UNITS

PER = {
    "mo": "month",
    "wk": "week",
    "d": "day",
    "hr": "hour",
    "h": "hour",
    "yr": "year",
    "qtr": "quarter",
    "y": "year",
    "kg": "kilogram",
    "lb": "pound",
    "oz": "ounce",
    "t": "ton",
    "bbl": "barrel",
    "gal": "gallon",
    "l": "liter",
    "sq": "square",
    "kWh": "kilowatt hour",
    "MWh": "megawatt hour",
    "GB": "gigabyte",
}
"""What a sum is paid for, short."""
_MAGNITUDE = (
    r"(?:[\s-]?(?P<magnitude>(?i:thousand|million|billion|trillion|lakh\scrore|crore|lakh|cr|mn|mln|bn|bln|tn|trl?n|[km])|[bBtT])"
    r"(?!\w))"
)
_FROM_MAGNITUDE = _MAGNITUDE.replace("<magnitude", "<from_magnitude")
_PER_UNIT = (
    rf"(?:\s?/\s?(?P<of>{NUMBER})\s?(?P<measure>[kKmMB]|bn|[mc]?[gl]|kg|km|oz|lb|[kM]Wh)\b"
    rf"|(?P<per>\s?/\s?(?:sq\.?\s)?[A-Za-z]{{1,9}}\b(?!\$){STOP}|\s?(?:p{{1,3}}n|p[pwa]|pcm)\b|\sper\s(?:k?g|lb|oz|km|[kM]Wh|bbl)\b)"
    r"|\s?/\s?1?(?P<against>US\$|[$£€])1?(?!\s?[.,]?[0-9]))"
)


def _sum(amount: str, magnitude: str | None, unit: Currency, single: bool) -> str:  # noqa: FBT001 # said so
    one, many, cent, cents = unit
    if magnitude:
        return f"{decimal(amount)} {MAGNITUDES[magnitude.lower()]} {one if single else many}"
    whole, _, part = amount.replace(",", "").partition(".")
    if len(part) > 2 and not part.strip("0"):
        part = ""
    if part and cent == "-":
        return f"{decimal(amount.rstrip('0').rstrip('.'))} {many}"
    if len(part) == 1 and whole in ("", "0"):
        part += "0"
    if len(part) not in (0, 2):
        return f"{decimal(amount)} {many}"
    small = f"{cardinal(part)} {cent if int(part) == 1 or (single and cents != 'pence') else cents}" if part.strip("0") else ""
    if small and int(whole or "0") == 0:
        return small
    said = f"{cardinal(whole or '0')} {one if int(whole or '0') == 1 or single else many}"
    return f"{said} and {small}" if small else said


def _attributive(match: Match[str]) -> bool:
    """Whether the sum stands before what it is the price or size of: `a $61 billion package`, `$20-per-hour`."""
    text, end = match.string, match.end()
    following = after(match)
    if text[end : end + 1].isspace() and _priced(text, end, following):
        return True
    if before(match).lower() in DETERMINERS and (
        _QUOTED.match(text, end) or _MORE_SAID.match(text, end) or _is_named(match, following)
    ):
        return True
    earlier = before(match).lower() or ("a" if _SAID_BEFORE.search(text, max(0, match.start() - 40), match.start()) else "")
    called_for = earlier in DETERMINERS or (earlier[-2:] in ("'s", "’s") and earlier[:-2] not in _SAYS_IS)
    if text[end : end + 1] in ("-", "‑") and text[end + 1 : end + 2].islower():
        return following.partition("-")[0] not in _AFTER_SUM and (following not in ("plus", "odd") or called_for)
    if not following.islower() or following in FUNCTION_WORDS or not text[end : end + 1].isspace():
        return False
    joined = text[match.start() - 1 : match.start()] == "-" or (match["magnitude"] and text[match.start("magnitude") - 1] == "-")
    if (joined or _ONE_THING.match(text, end)) and following not in _AFTER_SUM:
        return True
    noun = earlier in ("a", "an") or not _is_described(following)
    return bool(called_for) and noun and following not in _AFTER_SUM


def _is_described(word: str) -> bool:
    """Whether a word rather tells what became of the sum than what it is for: "the $3bn raised", not "the $3bn funding"."""
    return word.endswith(("ly", "ing", "ed")) and word.rpartition("-")[2] not in _NOUNS_STILL


_NOUNS_STILL = words(
    "seed feed speed breed weed bed shed seaweed family supply assembly monopoly building wedding training funding financing",
    "refinancing housing shipping offering ring earring wing spring string king clothing painting drawing listing holding",
    "marketing advertising engineering bombing shooting hearing filing ruling sentencing crossing landing recording mining",
    "gaming banking farming fishing drilling manufacturing parking lodging lighting heating cooling dredging",
)
"""Nouns that end as participles and adverbs do."""
_ONE_THING = compiled(r"\s(?!cash|profit)[a-z]{3,} (?:is|isn['’]t|was|wasn['’]t)\b")
"""After a sum that begins what is said of one thing: "$5 gas is back"."""


def _priced(text: str, end: int, following: str) -> bool:
    """Whether what is paid for follows, as in headlines too: "passes $1.2 trillion spending bill", "£2.5BN ROW"."""
    first = following.lower()
    if first in _PRICED:
        return True
    behind = end + 1 + len(following)
    second = word_after(text, behind) if text[behind : behind + 1] == " " else ""
    free = _may_be_of_it(first)
    named = second[:1].isupper() != following[:1].isupper()
    after_second = behind + 1 + len(second)
    if free and _may_be_of_it(second.lower()) and word_after(text, after_second).lower() in _PRICED:
        return text[after_second : after_second + 1] == " "
    if not free or (named and not (following.islower() and text[after_second : after_second + 1] == ",")):
        return False
    return second.lower() in _PRICED | _PRICED_TOO and not (first.endswith("ing") and second.lower().endswith("s"))


def _may_be_of_it(word: str) -> bool:
    """Whether a word may stand between a sum and what it is the price of."""
    described = _is_described(word) and not word.endswith("ing")
    return bool(word) and word not in FUNCTION_WORDS | _AFTER_SUM | _NOT_OF_IT and not described


def _is_named(match: Match[str], following: str) -> bool:
    """Whether a name follows that the sum belongs to: "a $61 billion Ukraine package"."""
    named = bool(following) and not following.islower() and following not in STARTERS and following.lower() not in MONTH_OF
    return named and match.string[match.end()].isspace() and not following.endswith("day")


_SAID_BEFORE = compiled(r"\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) [\w.-]+, \Z")
"""Before a sum, what else is said of the same thing: "a 10-day, $1,500 course"."""
_QUOTED = compiled(r"\s[\"“‘][a-z]")
"""After "the £22bn": "black hole"."""
_MORE_SAID = compiled(r", [a-z0-9]+-[a-z]+ [a-z]")
"""After "a €50bn", what else is said of the same thing: ", four-year plan"."""
_AFTER_SUM = words(
    "worth apiece more less total annually monthly weekly daily extra short million billion paid spent lost given made won sent",
    "sold held due taken set left put went came goes comes needs cost costs brought bought cut still",
)
"""After a sum that stands for itself: "the £500k paid in May"."""


_SAYS_IS = words("there here that it he she who what where how")
_PRICED = words(
    "bill bills note notes banknote banknotes coin coins voucher vouchers item items ticket tickets fine fines package",
    "packages deal deals loan loans budget plan plans program programme fund funds grant grants bond bonds bonus bonuses suit",
    "suits lawsuit settlement contract contracts scheme project projects bailout stimulus prize prizes",
    "reward probe takeover merger fraud scam heist haul jackpot ransom lawsuits row bailouts",
)
"""Nouns that a sum right before them is the size or the price of."""
_PRICED_TOO = words(
    "hole cut cuts hike hikes rise shortfall deficit gap boost pledge gift donation bid buyout order upgrade expansion overhaul",
    "penalty payout mansion home house plant factory verdict award offer sale round rounds",
)
"""The same after one more word: "$500 million tax cut"."""
_NOT_OF_IT = words("above below beyond near every any some many such next last first second other another one two including")
"""These are not that word: "running $340m above plan"."""


def _paid_for(match: Match[str]) -> str:
    if match["against"]:
        return f" to the {CURRENCIES[match['against']].one}"
    unit = match["per"].removeprefix(" per ").strip(" /.") if match["per"] else ""
    if unit in _SPANS:
        return f" per {_SPANS[unit]}"
    if match["of"]:
        measure = match["measure"]
        return f" per {decimal(match['of'])} {MAGNITUDES.get(measure.lower()) or UNITS[measure][1]}"
    square, _, unit = unit.rpartition(" ")
    if unit.islower() and len(unit) > 2 and unit not in PER and unit not in UNITS and not square:
        return f" {'an' if unit in _WITH_AN else 'a'} {unit}"
    return (
        f" per {'square ' * bool(square)}{PER.get(unit) or PER.get(unit.lower()) or UNITS.get(unit, (unit,))[0]}" if unit else ""
    )


_SPANS = {
    "pp": "person",
    "ppn": "person per night",
    "pppn": "person per night",
    "pw": "week",
    "pcm": "calendar month",
    "pa": "annum",
}
"""Glued to a sum, as property and travel pages write it: `£350pw`."""
_WITH_AN = ("hour", "ounce", "acre", "item", "issue", "episode", "entry", "event", "employee", "adult", "inch", "album")


def _pointed(amount: str) -> str:
    """A decimal comma as a point."""
    return amount.replace(",", ".") if _DECIMAL_COMMA.fullmatch(amount) else amount


_DECIMAL_COMMA = compiled(r"[0-9]+,[0-9]{1,2}")


def _money(match: Match[str]) -> str:
    unit = CURRENCIES[match["code"].strip() if match["code"] else html.unescape(match["sign"])]
    single = _attributive(match)
    said = _sum(_pointed(match["amount"]), match["magnitude"], unit, single)
    if match["part"]:
        last = MAGNITUDES[match["magnitude"].lower()] if match["magnitude"] else said.rpartition(" ")[2]
        whole, _, rest = said.rpartition(f" {last}")
        said = f"{whole}{and_part(*VULGAR[match['part']])} {last}{rest}"
    if match["from"]:
        twice = match["second"] and (match["from_magnitude"] or not match["magnitude"])
        same = not twice  # "$5-10 million", "€59–89": the unit is said once
        start = _pointed(match["from"])
        first = decimal(start) if same else _sum(start, match["from_magnitude"], unit, single)
        if match["from_magnitude"] and same and match["from_magnitude"] != match["magnitude"]:
            first += f" {MAGNITUDES[match['from_magnitude'].lower()]}"
        said = f"{first} to {said}"
    return said + _paid_for(match)


def _code(match: Match[str]) -> str | None:
    unit = CURRENCIES.get(match["code"].rstrip("."))
    return _sum(match["amount"], match["magnitude"], unit, _attributive(match)) + _paid_for(match) if unit else None


def _signed_after(match: Match[str]) -> str:
    grouped = re.fullmatch(r"[0-9]{1,3}(?:[^0-9][0-9]{3})+", match["amount"])
    amount = re.sub(r"[^0-9]", "", match["amount"]) if grouped else match["amount"]
    amount += f".{match['part'][1:]}" if match["part"] else ""
    return _sum(amount, match["magnitude"], CURRENCIES[match["sign"]], _attributive(match)) + _paid_for(match)


def _small(match: Match[str]) -> str | Unsure | None:
    if match[2] == "c":
        return _cents_or_celsius(match)
    if match[2] == "p" and match[1] in _LINES:
        return f"{in_pairs(match[1])} p"
    one, many = ("penny", "pence") if match[2] == "p" else ("cent", "cents")
    return f"{decimal(match[1])} {one if match[1] == '1' else many}"


def _cents_or_celsius(match: Match[str]) -> Unsure | None:
    """`98c`, as Australians and the Irish write cents; not a part, not the warmth of a day."""
    near = words_before(match, 4)
    priced = after(match) in ("a", "an", "per", "each")
    if is_lettered(match) or not (priced or _WARM.isdisjoint((*near, after(match)))):
        return None
    return Unsure(
        f"{decimal(match[1])} {'cent' if match[1] == '1' else 'cents'}", "cents or a letter", (f"{decimal(match[1])} c",)
    )


_WARM = words(
    "no number temperature temperatures heat hot warm cold oven bake cook preheat high highs low lows degrees mercury reached"
)
_LINES = ("144", "240", "360", "480", "720", "1080", "1440", "2160", "4320")
"""Of a picture: `1080p`."""


def _lone(match: Match[str]) -> str:
    text = match.string
    left = " " if match.start() and not text[match.start() - 1].isspace() else ""
    right = " " if text[match.end() : match.end() + 1].strip() else ""
    return left + " ".join(CURRENCIES[sign].one for sign in match[0]) + right


_SIGNS = "$£€¥₹₽₩₺₴₪₦₱฿₫₿₵"
_SIGN = Place("sign", "", _SIGNS)
_WHOSE = Place("letter", r"[A-Z]{1,3}[$¢₵]")
_AMOUNT = rf"(?:[0-9]{{1,4}},[0-9]{{1,2}}(?![0-9,.])|{NUMBER}|\.[0-9]++)"
"""Of figures; after a comma one or two are a decimal, as the Continent writes: `€2,50`."""
MONEY = Rule(
    "money",
    "money",
    rf"(?P<sign>(?:US|C(?:AN?)?|AU?|NZ|HK|S|NT|R)\$|GH[¢₵]|[{_SIGNS}]|&(?:pound|euro|yen|#163|#8364);)\s?"
    rf"(?:(?P<from>{_AMOUNT})(?:{_FROM_MAGNITUDE})?{DASH}(?P<second>[{_SIGNS}])?(?={_AMOUNT}))?+"
    rf"(?P<amount>{_AMOUNT})(?P<part>[{''.join(VULGAR)}])?{_MAGNITUDE}?{_PER_UNIT}?(?P<code>\s?(?:USD|CAD|AUD|NZD|HKD|SGD|MXN)(?!\w))?",
    _money,
    (_SIGN, _WHOSE, Place("sign", "", "&")),
)
_SOLD_BY = r"(?:kg|k?g|lb|oz|l|kilo(?:gram)?|lit(?:er|re)|gallon|barrel|tonne|ton|bag|crate|kWh|unit|share|head|person|km)"
"""By which a sum of a currency that is one letter is surely one."""
_PAID_BY = (
    r"(?:month|week|year|day|hour|night|lit(?:er|re)|kilo(?:gram)?|bag|loaf|bottle|unit|head|person|child|barrel|ton(?:ne)?)"
)
"""The same in words, after "a"."""
_CODE = (
    r"(?P<code>[A-Z]{3}|SFr|RM|Rp|KSh|Tk|Rs\.?|kr\.?|Dhs?|Fr\."
    r"|R(?=[0-9]{2,3}\.[0-9]{2}(?![0-9.]))|(?:[RN]|Sh)(?=[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9][0-9.,]{0,9}\s?(?:bn|billion|million|trillion|tn|m)\b"
    rf"|[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?(?:/[$£€]|(?:(?:\s?/\s?|\sper\s){_SOLD_BY}|\san?\s{_PAID_BY})\b)))"
)
CODE_BEFORE = Rule(
    "code", "money", rf"{_CODE}\s?(?P<amount>{NUMBER}){_MAGNITUDE}?{_PER_UNIT}?(?![\w-])", _code, (CAPITALS, LABEL)
)
CODE_AFTER = Rule(
    "code",
    "money",
    rf"{START}(?P<amount>{NUMBER}){_MAGNITUDE}?\s?{_CODE}{_PER_UNIT}?(?!\w)",
    _code,
    (FIGURE,),
    r"\s,.A-Zkmbtn",
    r"A-Zkmbtnlc",
)
SIGN_AFTER = Rule(
    "money",
    "money",
    rf"{START}(?<!\w)(?P<amount>[1-9][0-9]{{0,2}}(?:[\s\u00a0\u202f.][0-9]{{3}}){{1,5}}+|{NUMBER})(?P<part>,[0-9]{{2}})?{_MAGNITUDE}?[\s\u00a0]?(?P<sign>[€£₽₴₺])"
    rf"(?!\s?[0-9]){_PER_UNIT}?",
    _signed_after,
    (FIGURE,),
    r"\s\u00a0,.€£₽₴₺kmbtn",
    r"0-9€£₽₴₺kmbt",
)
"""`50 €`, `1 000 000 €`, `5,00 €`, as the Continent writes."""
SMALL = Rule(
    "pence",
    "money",
    rf"{START}(?<!/)([0-9]{{1,3}}(?:\.[0-9]{{1,2}})?|[0-9],?[0-9]{{3}})(p|¢|c(?![’'.]\w))(?!\w)",
    _small,
    (FIGURE,),
    "p¢c,.",
)
LONE = Rule("currency sign", "money", rf"[{_SIGNS}]++(?!\s?\.?[0-9])|[{_SIGNS}]", _lone, (_SIGN,))
