"""Numbers as English words."""

from __future__ import annotations

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
    digits = digits.lstrip("0") or "0"
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


def one_by_one(digits: str) -> str:
    """`"505"` -> "five zero five"."""
    return " ".join(_ONES[int(digit)] for digit in digits)


def decimal(text: str) -> str:
    """`"1,234.50"` -> "one thousand two hundred thirty-four point five zero"."""
    whole, point, rest = text.replace(",", "").partition(".")
    said = cardinal(whole or "0")
    return f"{said} point {one_by_one(rest)}" if point and rest else said


def year(digits: str) -> str:
    """`"1984"` -> "nineteen eighty-four", "2005" -> "two thousand five", "1900" -> "nineteen hundred"."""
    high, low = int(digits[:2]), int(digits[2:])
    if high % 10 == 0 and low < 10:
        return cardinal(digits)
    if low == 0:
        return f"{_below_hundred(high)} hundred"
    return f"{_below_hundred(high)} {'oh ' if low < 10 else ''}{_below_hundred(low)}"
