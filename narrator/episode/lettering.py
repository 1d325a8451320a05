"""Lettering: a line of text as Pillow's built-in font can set it, with the accents that font lacks drawn by hand.

The font (Aileron, in Pillow 10.1 to 13) has ASCII and “”‘’…«»‹›°±·©™⁄, no more (measured). It comes with Pillow and is the
same everywhere, so a cover needs no file of ours and does not depend on the fonts of a machine.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache

from PIL import ImageDraw, ImageFont

from narrator.errors import SettingsError
from narrator.patterns import compiled

_SAID_OTHERWISE = str.maketrans(
    dict(zip("‐‑–−‚„′″•×ıðÐ", "----,“’”·xidD", strict=True))
    | {"—": " - ", "€": "EUR ", "£": "GBP ", "¥": "JPY ", "₹": "INR ", "§": "Sec. "}
    | {"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "ẞ": "SS", "þ": "th", "Þ": "Th"}
    | {"ø": "o\u0338", "Ø": "O\u0338", "ł": "l\u0335", "Ł": "L\u0335", "đ": "d\u0335", "Đ": "D\u0335"}
)
"""Signs the font lacks, and what says the same."""

Stroke = tuple[tuple[float, float], ...]
"""Points joined by a line, in font sizes from the middle of a letter's edge; down is positive. One point is a dot."""
_Strokes = Mapping[str, tuple[Stroke, ...]]
_RING = ((-0.08, -0.13), (-0.04, -0.2), (0.04, -0.2), (0.08, -0.13), (0.04, -0.06), (-0.04, -0.06), (-0.08, -0.13))
_ABOVE: _Strokes = {
    "\u0300": (((-0.09, -0.17), (0.03, -0.07)),),
    "\u0301": (((0.09, -0.17), (-0.03, -0.07)),),
    "\u0302": (((-0.1, -0.07), (0, -0.16), (0.1, -0.07)),),
    "\u0303": (((-0.13, -0.08), (-0.06, -0.13), (0.06, -0.09), (0.13, -0.14)),),
    "\u0304": (((-0.11, -0.11), (0.11, -0.11)),),
    "\u0306": (((-0.1, -0.16), (-0.05, -0.09), (0.05, -0.09), (0.1, -0.16)),),
    "\u0307": (((0, -0.11),),),
    "\u0308": (((-0.1, -0.11),), ((0.1, -0.11),)),
    "\u030a": (_RING,),
    "\u030b": (((0.03, -0.17), (-0.07, -0.07)), ((0.17, -0.17), (0.07, -0.07))),
    "\u030c": (((-0.1, -0.16), (0, -0.07), (0.1, -0.16)),),
}
_BELOW: _Strokes = {
    "\u0323": (((0, 0.11),),),
    "\u0326": (((0.02, 0.08), (-0.03, 0.17)),),
    "\u0327": (((0.01, 0.02), (0.05, 0.09), (0, 0.15), (-0.06, 0.14)),),
    "\u0328": (((0.1, 0), (0.05, 0.08), (0.08, 0.14), (0.14, 0.13)),),
}
_THROUGH: _Strokes = {
    "\u0335": (((-0.14, 0.05), (0.14, -0.05)),),
    "\u0338": (((-0.24, 0.3), (0.24, -0.3)),),
}
_MARKS = {**_ABOVE, **_BELOW, **_THROUGH}
_PEN = 0.066  # thickness of an accent in font sizes; the font's own stems have 0.08
_LONGEST = 1000  # characters of a text that are looked at; a cover holds about 550
_GLUE = compiled("(?<=«) | (?=[»:;?!])")  # French sets these off by a space, and no line begins or ends there
_MOST = 0.5  # of the letters must be there, or the text is left out


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """The built-in font, `size` pixels high. Raises `SettingsError` when this Pillow cannot draw text."""
    try:
        found = ImageFont.load_default(size=size)
    except ImportError as missing:
        raise SettingsError("This Pillow has no FreeType and cannot draw a cover; give a picture of your own.") from missing
    assert isinstance(found, ImageFont.FreeTypeFont)  # it is for any size that is given
    return found


def drawable(text: str) -> str:
    """`text` on one line, as `write` can set it: accents apart from their letters, what the font lacks left out.

    It is to be broken at U+0020 only. Empty when most of its letters are missing: half a headline is worse than none.
    """
    signs = unicodedata.normalize("NFD", text[:_LONGEST].translate(_SAID_OTHERWISE))
    signs = re.sub("(?<=[dtlL])\u030c", "’", signs)  # tall letters have their caron beside them
    parts = "".join(sign if _known(sign) else unicodedata.normalize("NFKD", sign) for sign in signs)
    there = "".join(sign for sign in parts if _known(sign))
    letters = sum(map(str.isalnum, parts))
    if not letters or sum(map(str.isalnum, there)) < letters * _MOST:
        return ""
    return _GLUE.sub("\u00a0", " ".join(there.split()))


def width(text: str, size: int) -> float:
    """Pixels that a drawable text takes on its line."""
    return font(size).getlength(_letters(text))


def fit(text: str, size: int, room: int) -> str:
    """A drawable text, cut with an ellipsis when it is wider than `room` pixels."""
    if width(text, size) <= room:
        return text
    signs = bisect_right(range(len(text)), float(room), key=lambda count: width(text[:count] + "…", size)) - 1
    while signs > 0 and text[signs] in _MARKS:  # a letter keeps its accent
        signs -= 1
    return text[: max(0, signs)].rstrip() + "…"


def write(draw: ImageDraw.ImageDraw, at: tuple[int, int], text: str, size: int, colours: tuple[str, str]) -> None:
    """Sets a drawable text on one line from `at`, the left end of its base line; colours are the ink's and the paper's."""
    ink, paper = colours
    letters = _letters(text)
    draw.text(at, letters, fill=ink, font=font(size), anchor="ls")
    place = -1
    for sign in text:
        if sign not in _MARKS:
            place += 1
        elif place >= 0:
            left = at[0] + font(size).getlength(letters[:place])
            if letters[place] in "ij" and sign in _ABOVE:
                _undot(draw, (left, at[1]), letters[place], size, paper)
            _accent(draw, (left, at[1]), letters[place] + sign, size, ink)


@cache
def _known(sign: str) -> bool:
    """Whether `sign` can be set. A glyph the font lacks looks as the one of U+FFFF, which no font has."""
    lacking, glyph = font(40).getmask("\uffff"), font(40).getmask(sign)
    return sign.isspace() or sign in _MARKS or glyph.size != lacking.size or bytes(glyph) != bytes(lacking)


def _letters(text: str) -> str:
    """`text` without its accents."""
    return "".join(sign for sign in text if sign not in _MARKS).replace("\u00a0", " ")


def _accent(draw: ImageDraw.ImageDraw, at: tuple[float, float], letter: str, size: int, ink: str) -> None:
    """Draws an accent; `letter` is a letter and its mark, `at` where the letter stands on the base line."""
    base, mark = letter[0], letter[1]
    left, top, right, bottom = font(size).getbbox(base, anchor="ls")
    if base in "ij":
        top = font(size).getbbox("x", anchor="ls")[1]
    edge = top if mark in _ABOVE else bottom if mark in _BELOW else (top + bottom) / 2
    x, y = at[0] + (left + right) / 2, at[1] + edge
    half = size * _PEN / 2
    for stroke in _MARKS[mark]:
        points = [(x + across * size, y + down * size) for across, down in stroke]
        if len(points) > 1:
            draw.line(points, fill=ink, width=round(2 * half), joint="curve")
        dot = half if len(points) > 1 else half * 1.4
        for across, down in (points[0], points[-1]):
            draw.ellipse((across - dot, down - dot, across + dot, down + dot), fill=ink)


def _undot(draw: ImageDraw.ImageDraw, at: tuple[float, float], letter: str, size: int, paper: str) -> None:
    """Takes the dot off an i or j, to make room for the accent."""
    left, top, right, _ = font(size).getbbox(letter, anchor="ls")
    stem = font(size).getbbox("x", anchor="ls")[1]
    draw.rectangle((at[0] + left - 1, at[1] + top - 1, at[0] + right + 1, at[1] + stem - size * 0.02), fill=paper)
