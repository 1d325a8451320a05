"""Amounts: lines that are a label and a figure, such as "Repairs: £72". They look like headings and are rows of a table."""

from __future__ import annotations

from collections.abc import Sequence

from narrator.article.piece import Piece, beside
from narrator.patterns import compiled

_CURRENCY = r"(?:[A-Z]{1,3}\$|[$£€¥₹₦₩₽]|(?:CHF|EUR|GBP|INR|JPY|NGN|USD|Rs\.?|R|kr\.?)(?= ?\d))"
_NUMBER = r"[-+−]?\d[\d.,'’  ]*(?:[½¼¾⅓⅔]|[kKmM]\b|bn\b)?"
_UNIT = (
    r"(?:%|percent|per cent|°[CF]?|(?:square |cubic |sq\.? )?(?:mi|miles?|km|kilomet(?:er|re)s?|m|met(?:er|re)s?|ft|feet|foot|in"
    r"|inch(?:es)?|yards?|cm|mm|acres?|hectares?|ha)|kg|kilos?|kilograms?|g|grams?|mg|lbs?|pounds?|oz|ounces?|tons?|tonnes?|l"
    r"|lit(?:er|re)s?|ml|gallons?|pints?|mph|km/h|knots|[kMG]?W|[kMGT]?Wh|volts|[KMGT]B|[MG]?Hz|k?cal(?:ories)?|decibels|dB|euros?"
    r"|dollars?|pence|p|cents?|kroner|kronor|hours?|hrs?|h|minutes?|mins?|seconds?|secs?)\.?"
)
_MONEY = rf"{_CURRENCY} ?{_NUMBER}(?: (?:million|billion|thousand))?"
_ABOUT = r"(?:(?:about|approx\.?|around|circa|from|just|nearly|only|over|under|up to) |[~≈<>≤≥])?"
_SIZED = rf"{_ABOUT}(?:{_NUMBER} ?(?:to|or|[-–]) ?)?(?:{_MONEY}|{_NUMBER} ?(?:{_CURRENCY}|{_UNIT}))"
_AMOUNT = compiled(
    rf"[^\W_][^:\t!?]{{0,40}}(?: ?:|\t) *{_SIZED}(?:(?: ?[-–—/+,]| to| and)? ?{_SIZED})?"
    r"(?: (?:a|an|per) \w+| (?:each|in (?:all|total)|total))?(?: ?\([^()]{1,40}\))?\.?"
    r"|(?:Serves|Makes|Yields?):? (?:about )?\d[\d ,to–-]*(?: \w+){0,2}"
)
"""A label and an amount of money, or a figure with its unit."""
_FIGURE = compiled(r"[^\W_][^:\t!?]{0,40}(?: ?:|\t) *[^\W\d]{0,3}\W{0,3}\d[^:\t!?]{0,24}")
"""A label and anything that begins with a figure: a score, a year, "10 years on"."""
_COUNTED = compiled(r"[^:\t]* \d+[a-z]?(?: ?:|\t).*")
"""A label that counts: "Day 1: 41 miles" stands over what was ridden that day."""
_LABELLED = compiled(r"[^\W_][^:\t!?]{0,40}(?: ?:|\t) *\S[^:\t]{0,40}")

_LONGEST = 100
"""Characters of such a line."""


def amounts(pieces: Sequence[Piece]) -> list[bool]:
    """Which lines are a label and a figure: one alone if that is an amount, of two and more together whatever the figure is.

    What else has a label right below such a line, or between two, is of the same row: "Food: none".
    """
    figures = [len(piece.text) <= _LONGEST and _is_figure(piece.text) for piece in pieces]
    found = list(figures)
    for index, piece in enumerate(pieces):
        around = [figures[at] for at in beside(pieces, index)]
        if figures[index]:
            found[index] = any(around) or _is_alone(pieces, index)
        elif _LABELLED.fullmatch(piece.text):
            found[index] = around == [True, True] or (index > 0 and found[index - 1] and not piece.opens)
    return found


def _is_figure(text: str) -> bool:
    return bool(_FIGURE.fullmatch(text) or _AMOUNT.fullmatch(text))


def _is_alone(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a figure that has none beside it makes no heading: it is an amount, or a line with a label touches it."""
    text = pieces[index].text
    below = index + 1 < len(pieces) and not pieces[index + 1].opens and _LABELLED.fullmatch(pieces[index + 1].text)
    above = index > 0 and not pieces[index].opens and _LABELLED.fullmatch(pieces[index - 1].text)
    return not _COUNTED.fullmatch(text) and bool(_AMOUNT.fullmatch(text) or below or above)
