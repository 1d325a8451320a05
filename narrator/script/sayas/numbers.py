"""Numbers as English words."""

from __future__ import annotations

import unicodedata

_ONES = (
    "zero one two three four five six seven eight nine ten "
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = ("", "thousand", "million", "billion", "trillion", "quadrillion", "quintillion")
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
LARGEST = 3 * len(_SCALES)
"""Digits a number may have and still be said as one; longer ones are said digit by digit."""


def cardinal(digits: str) -> str:
    """`"1984"` -> "one thousand nine hundred eighty-four": American, without "and". More than `LARGEST` digits: one by one."""
    if len(digits) < 3:
        return _below_hundred(int(digits))
    digits = digits.replace(",", "").lstrip("0") or "0"
    if len(digits) > LARGEST:
        return one_by_one(digits)
    if digits == "0":
        return "zero"
    groups = [int(digits[max(0, end - 3) : end]) for end in range(len(digits), 0, -3)]
    named = [f"{_hundreds(group)} {scale}".strip() for group, scale in zip(groups, _SCALES, strict=False) if group]
    return " ".join(reversed(named))


def _hundreds(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{_ONES[hundreds]} hundred"] if hundreds else []
    if rest:
        words.append(_below_hundred(rest))
    return " ".join(words)


def _below_hundred(number: int) -> str:
    if number < 20:
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]}-{_ONES[ones]}" if ones else _TENS[tens]


def ordinal(digits: str) -> str:
    """`"21"` -> "twenty-first"."""
    words = cardinal(digits)
    head, joint, last = words.rpartition("-") if "-" in words.rsplit(" ", 1)[-1] else words.rpartition(" ")
    if last in _ORDINALS:
        last = _ORDINALS[last]
    else:
        last = last[:-1] + "ieth" if last.endswith("y") else last + "th"
    return head + joint + last


def one_by_one(digits: str, zero: str = "zero") -> str:
    """`"505"` -> "five zero five"."""
    return " ".join(_ONES[int(digit)] if digit != "0" else zero for digit in digits)


def decimal(text: str) -> str:
    """`"1,234.50"` -> "one thousand two hundred thirty-four point five zero"; `".5"` -> "point five"."""
    whole, _, rest = text.partition(".")
    if not rest:
        return cardinal(whole)
    said = f"point {one_by_one(rest)}"
    return f"{cardinal(whole)} {said}" if whole else said


def number(text: str) -> str:
    """A number as it stands; a code (a zero first, or ten figures and more without commas) digit by digit."""
    if "." not in text and "," not in text and ((text[0] == "0" and len(text) > 1) or len(text) > 9):
        return one_by_one(text)
    return decimal(text)


def year(digits: str) -> str:
    """`"1984"` -> "nineteen eighty-four", "2005" -> "two thousand five", "1900" -> "nineteen hundred"."""
    if len(digits) != 4:
        return cardinal(digits)
    high, low = int(digits[:2]), int(digits[2:])
    if high % 10 == 0 and low < 10:
        return cardinal(digits)
    if low == 0:
        return f"{_below_hundred(high)} hundred"
    return f"{_below_hundred(high)} {'oh ' if low < 10 else ''}{_below_hundred(low)}"


def two_figures(digits: str) -> str:
    """The end of a year: `"84"` -> "eighty-four", "05" -> "oh five", "00" -> "hundred"."""
    if digits == "00":
        return "hundred"
    return f"oh {_ONES[int(digits)]}" if digits[0] == "0" else cardinal(digits)


def decade(digits: str) -> str:
    """`"1990"` -> "nineteen nineties", "80" -> "eighties", "1900" -> "nineteen hundreds", "2000" -> "two thousands"."""
    if digits == "00":
        return "two thousands"
    return plural(year(digits))


def plural(words: str) -> str:
    """`"twenty"` -> "twenties", "six" -> "sixes"."""
    if words.endswith("y"):
        return words[:-1] + "ies"
    return words + ("es" if words.endswith("x") else "s")


def in_pairs(digits: str, zero: str = "oh") -> str:
    """As a model or a house is said: `"1211"` -> "twelve eleven", "737" -> "seven thirty-seven", "707" -> "seven oh seven"."""
    if len(digits) == 4 and digits[1:3] != "00" and digits[2:] != "00":
        low = f"{zero} {_ONES[int(digits[3])]}" if digits[2] == "0" else cardinal(digits[2:])
        return f"{cardinal(digits[:2])} {low}"
    if len(digits) == 3 and digits[1:] != "00":
        low = f"{zero} {_ONES[int(digits[2])]}" if digits[1] == "0" else cardinal(digits[1:])
        return f"{_ONES[int(digits[0])]} {low}"
    if len(digits) == 4 and digits[1] != "0" and digits[2:] == "00":
        return f"{cardinal(digits[:2])} hundred"
    return cardinal(digits) if len(digits) < 5 and digits[0] != "0" else one_by_one(digits)


def fraction(top: str, bottom: str) -> str:
    """`"3", "4"` -> "three quarters"; a bottom of one is said "over one"."""
    many = int(top) != 1
    if int(bottom) < 2:
        return f"{cardinal(top)} over {cardinal(bottom)}"
    named = {2: ("half", "halves"), 4: ("quarter", "quarters")}.get(int(bottom))
    part = named[many] if named else ordinal(bottom) + "s" * many
    return f"{cardinal(top)} {part}"


VULGAR = {sign: tuple(unicodedata.normalize("NFKD", sign).split("\N{FRACTION SLASH}")) for sign in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"}
"""Signs of fractions -> top and bottom."""


def mixed(whole: str | None, top: str, bottom: str) -> str:
    """A fraction after a whole number: `"3", "1", "2"` -> "three and a half"; alone where there is none."""
    return f"{cardinal(whole)}{and_part(top, bottom)}" if whole else fraction(top, bottom)


def and_part(top: str, bottom: str) -> str:
    """What of a fraction is said after the whole: " and a half"."""
    part = fraction(top, bottom)
    if top == "1" and bottom in ("2", "4"):
        part = "a" + part.removeprefix("one")
    return f" and {part}"
