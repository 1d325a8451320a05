"""The cover of an episode: a square picture, drawn from the headline or read from the publisher's own file.

Apple's rule for artwork: square, 1400 to 3000 pixels, JPEG or PNG, RGB, 72 dpi. The drawn one is the front of a calm newspaper.
"""

from __future__ import annotations

import hashlib
import io
import math
import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageOps

from narrator.episode.lettering import drawable, fit, width, write
from narrator.errors import SettingsError

SIDE = 1400
"""Pixels a side of a drawn cover, and of a given one at least."""
MAX_SIDE = 3000
"""Pixels a side at most."""
MAX_BYTES = 1_000_000
"""What goes into a tag at most."""


@dataclass(frozen=True, slots=True)
class Colours:
    """Paper, ink of the headline, and accent of rules and small type, as #rrggbb."""

    paper: str
    ink: str
    accent: str


COLOURS = (
    Colours("#f6f1e7", "#1d1b19", "#8c2f1f"),
    Colours("#eef1ec", "#16211b", "#2c5c43"),
    Colours("#eaf0f4", "#14202b", "#22577f"),
    Colours("#f4ecec", "#251619", "#84283f"),
    Colours("#1b2430", "#f3efe6", "#d9b36a"),
    Colours("#20302a", "#f2f0e6", "#a9cfae"),
    Colours("#2b2430", "#f4eef2", "#d3a9c6"),
)
"""A show keeps its colours, chosen by a hash of its name. Ink and accent stand out from the paper by 4.5 : 1 or more."""

_CANVAS = 2 * SIDE  # drawn twice as large, then halved: Pillow draws lines and dots with ragged edges
_MARGIN = 224
_ROOM = _CANVAS - 2 * _MARGIN
_SHOW_SIZE, _SHOW_BASE = 120, 412
_HEAD_RULE, _FOOT_RULE = 500, 2472
_HEAD_TOP, _HEAD_BOTTOM = 650, 2380
_HEAD_SIZES = range(400, 108, -12)  # a headline of ten words is set at about 300, the smallest size holds some eighty
_BROKEN_SIZE = 204  # at this size and below, a word wider than the page is broken
_LEADING = 1.18  # base line to base line in font sizes: room for Á under g
_FOOT_SIZE, _FOOT_BASE = 80, 2604
_QUALITY = 90  # JPEG; 40 to 230 kB for a drawn cover
_SHRINKS = ((MAX_SIDE, 90), (MAX_SIDE, 75), (2000, 80), (SIDE, 80), (SIDE, 50))  # a given cover: noise comes through the last


def draw_cover(title: str, show: str, notice: str = "AI voice") -> bytes:
    """A JPEG of `SIDE` pixels: the show above, the headline large, the notice at the foot; same words, same bytes.

    A text in a script the built-in font lacks is left out, without a headline a wave stands in its place.
    """
    colours = COLOURS[hashlib.sha256(show.encode("utf-8", "replace")).digest()[0] % len(COLOURS)]
    picture = Image.new("RGB", (_CANVAS, _CANVAS), colours.paper)
    draw = ImageDraw.Draw(picture)
    for top, thickness in ((_HEAD_RULE, 16), (_HEAD_RULE + 32, 4), (_FOOT_RULE, 4)):
        draw.rectangle((_MARGIN, top, _CANVAS - _MARGIN - 1, top + thickness - 1), colours.accent)
    for text, size, base in ((show, _SHOW_SIZE, _SHOW_BASE), (notice, _FOOT_SIZE, _FOOT_BASE)):
        write(draw, (_MARGIN, base), fit(drawable(text), size, _ROOM), size, (colours.accent, colours.paper))
    lines, size = _set(drawable(title))
    for number, line in enumerate(lines):
        base = _HEAD_TOP + round(size * (0.75 + number * _LEADING))
        write(draw, (_MARGIN, base), line, size, (colours.ink, colours.paper))
    if not lines:
        _wave(draw, title, colours.ink)
    return _jpeg(picture.reduce(2), _QUALITY)


def read_cover(path: Path) -> bytes:
    """The publisher's own picture, as it is when it may go into a tag so, else made smaller.

    Raises `SettingsError` for anything but a readable, square JPEG or PNG of `SIDE` pixels or more.
    """
    try:
        picture = _open(path)
    except FileNotFoundError as missing:
        raise SettingsError(f"There is no cover {path}; give the path of a JPEG or PNG.") from missing
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning) as broken:
        raise SettingsError(f"The cover {path} cannot be read as a JPEG or PNG ({broken}); save it anew.") from broken
    wide, high = picture.size
    if wide != high:
        raise SettingsError(f"The cover {path} is {wide} × {high} pixels; a cover must be square.")
    if wide < SIDE:
        raise SettingsError(f"The cover {path} is {wide} × {high} pixels; directories want {SIDE} × {SIDE} or more.")
    own = path.read_bytes()
    if wide <= MAX_SIDE and len(own) <= MAX_BYTES and picture.mode == "RGB":
        return own
    return _shrunk(picture)


def _set(headline: str) -> tuple[list[str], int]:
    """The lines of a headline and the largest size at which they fit; one too long for the smallest ends in an ellipsis."""
    for size in _HEAD_SIZES:
        most = int((_HEAD_BOTTOM - _HEAD_TOP) / (_LEADING * size))
        if width(headline, size) > most * _ROOM:
            continue  # wrapping is slow, and could not help
        lines = _wrapped(headline, size)
        if len(lines) <= most and all(width(line, size) <= _ROOM for line in lines):
            return lines, size
    lines = _wrapped(headline, size)
    return [*lines[: most - 1], fit(lines[most - 1] + " " + lines[most], size, _ROOM)], size


def _wrapped(text: str, size: int) -> list[str]:
    """Lines of whole words, each as full as the page allows; small type breaks a word wider than the page."""
    lines: list[str] = []
    for word in text.split(" ") if text else ():
        if lines and width(f"{lines[-1]} {word}", size) <= _ROOM:
            lines[-1] += f" {word}"
            continue
        rest = word
        while size <= _BROKEN_SIZE and width(rest, size) > _ROOM:
            head = fit(rest, size, _ROOM).removesuffix("…")
            lines.append(head + "-")
            rest = rest[len(head) :]
        lines.append(rest)
    return lines


def _wave(draw: ImageDraw.ImageDraw, title: str, ink: str) -> None:
    """A row of bars like a sound, its heights a hash of the title."""
    heights = hashlib.sha256(title.encode("utf-8", "replace")).digest()
    middle, step = (_HEAD_TOP + _HEAD_BOTTOM) // 2, _ROOM / len(heights)
    for number, height in enumerate(heights):
        half = (60 + 2 * height) * math.sin(math.pi * (number + 0.5) / len(heights))
        left = _MARGIN + number * step + step / 4
        draw.rounded_rectangle((left, middle - half, left + step / 2, middle + half), step / 4, ink)


def _open(path: Path) -> Image.Image:
    """The picture, decoded to its last pixel. A huge one is refused before it is decoded."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(path, formats=("JPEG", "PNG")) as picture:
            picture.load()
            return picture


def _shrunk(picture: Image.Image) -> bytes:
    """A JPEG of the picture that may go into a tag: as large and as good as fits."""
    if picture.has_transparency_data:
        clear = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
    plain = ImageOps.exif_transpose(picture).convert("RGB")
    made = b""
    for side, quality in _SHRINKS:
        small = plain if plain.width <= side else plain.resize((side, side), Image.Resampling.LANCZOS)
        made = _jpeg(small, quality)
        if len(made) <= MAX_BYTES:
            break
    return made


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=quality, optimize=True, dpi=(72, 72))
    return file.getvalue()
