"""The cover: what directories demand of it, and that it shows what it should."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageColor

from narrator.episode.cover import COLOURS, MAX_BYTES, draw_cover, read_cover
from narrator.episode.lettering import drawable
from narrator.errors import SettingsError

LONG = "The committee said on Thursday that it would meet again " * 20


def opened(cover: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(cover))
    picture.load()
    return picture


def pixels(cover: bytes) -> NDArray[np.int16]:
    return np.asarray(opened(cover), dtype=np.int16)


def inked(cover: bytes) -> NDArray[np.bool_]:
    """Where the cover differs clearly from its paper."""
    picture = pixels(cover)
    return np.asarray(np.abs(picture - picture[5, 5]).max(axis=2) > 60)


@pytest.mark.parametrize("title", ["Rain", LONG, "Вода уходит", "日本の新聞", "A" * 400, "", "🎙️", "Łódź: où va l’été ?"])
def test_a_drawn_cover_is_what_directories_take(title: str) -> None:
    cover = draw_cover(title, "The Daily Reader")
    picture = opened(cover)
    assert (picture.format, picture.size, picture.mode, picture.info["dpi"]) == ("JPEG", (1400, 1400), "RGB", (72, 72))
    assert len(cover) < 400_000
    assert cover == draw_cover(title, "The Daily Reader")


@pytest.mark.parametrize("title", ["Rain", LONG, "Donaudampfschifffahrtsgesellschaftskapitän " * 12, "W" * 500, "ÅŐÜg " * 40])
def test_nothing_is_drawn_in_the_margins_or_over_the_rules(title: str) -> None:
    ink = inked(draw_cover(title, LONG))
    margin = 100
    assert not ink[:, :margin].any()
    assert not ink[:, -margin:].any()
    assert not ink[:margin].any()
    assert not ink[-margin + 20 :].any()
    rows = np.asarray(ink.any(axis=1))
    assert not rows[280:300].any()  # under the upper rules
    assert not rows[1215:1230].any()  # over the lower rule
    assert rows[330:600].any()


def test_another_headline_makes_another_cover_in_the_same_colours() -> None:
    one, two = draw_cover("Rain", "The Daily Reader"), draw_cover("Snow", "The Daily Reader")
    assert one != two
    assert (pixels(one)[5, 5] == pixels(two)[5, 5]).all()
    papers = {tuple(pixels(draw_cover("Rain", f"Show {number}"))[5, 5]) for number in range(12)}
    assert len(papers) > 3


def test_a_longer_headline_is_set_smaller_and_takes_the_page() -> None:
    short, long = inked(draw_cover("Rain", "x"))[300:1200], inked(draw_cover(LONG, "x"))[300:1200]
    assert long.any(axis=1).sum() > 2 * short.any(axis=1).sum()


def test_a_headline_the_font_cannot_set_is_left_out_without_boxes() -> None:
    assert drawable("Вода уходит") == drawable("日本の新聞 GDP") == drawable("🎙️") == drawable("") == ""
    # a wave: symmetric about the middle of the page
    middle = inked(draw_cover("Вода уходит", "Вестник"))[325:1190]
    assert middle.any()
    assert (middle != middle[::-1]).mean() < 0.01


def test_accents_are_drawn() -> None:
    for plain, accented in (("Elysee", "Élysée"), ("Lodz", "Łódź"), ("Bar", "Bär"), ("Sisli", "Şişli"), ("si", "sí")):
        assert (inked(draw_cover(plain, "x")) != inked(draw_cover(accented, "x"))).any()


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("Price: €5 – or £6—now", "Price: EUR 5 - or GBP 6 - now"),
        ("Straße œuvre", "Strasse oeuvre"),
        ("Win 🎉 big", "Win big"),
        ("½ of 10²", "1⁄2 of 102"),
        ("“Quoted”…", "“Quoted”…"),
        ("où ? « ici »", "ou\u0300\u00a0? «\u00a0ici\u00a0»"),
        ("a\tb\n c", "a b c"),
    ],
)
def test_what_the_font_lacks_is_said_otherwise(written: str, set_: str) -> None:
    assert drawable(written) == set_


def contrast(one: str, two: str) -> float:
    """WCAG 2.1's contrast ratio of two colours."""

    def luminance(colour: str) -> float:
        parts = [part / 255 for part in ImageColor.getrgb(colour)[:3]]
        red, green, blue = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_type_stands_out_from_the_paper() -> None:
    for colours in COLOURS:
        assert contrast(colours.ink, colours.paper) >= 7
        assert contrast(colours.accent, colours.paper) >= 4.5


def saved(path: Path, picture: Image.Image) -> Path:
    picture.save(path)
    return path


@pytest.mark.parametrize("name", ["own.jpg", "own.png"])
def test_a_fitting_picture_is_taken_as_it_is(tmp_path: Path, name: str) -> None:
    path = saved(tmp_path / name, Image.new("RGB", (1500, 1500), "teal"))
    assert read_cover(path) == path.read_bytes()


@pytest.mark.parametrize(
    ("name", "side", "mode"),
    [("big.png", 3200, "RGB"), ("clear.png", 1400, "RGBA"), ("grey.jpg", 1400, "L"), ("print.jpg", 1400, "CMYK")],
)
def test_a_picture_unfit_for_a_tag_is_made_again(tmp_path: Path, name: str, side: int, mode: str) -> None:
    cover = read_cover(saved(tmp_path / name, Image.new(mode, (side, side))))
    picture = opened(cover)
    assert (picture.format, picture.mode, picture.width) == ("JPEG", "RGB", min(side, 3000))
    if mode == "RGBA":
        assert picture.getpixel((700, 700)) == (255, 255, 255)


def test_even_noise_comes_under_a_megabyte(tmp_path: Path) -> None:
    grain = np.random.default_rng(1).integers(0, 256, (2000, 2000, 3), dtype=np.uint8)
    path = saved(tmp_path / "noise.png", Image.fromarray(grain))
    assert path.stat().st_size > MAX_BYTES
    cover = read_cover(path)
    assert len(cover) <= MAX_BYTES
    assert opened(cover).width >= 1400


def test_pictures_that_cannot_be_used_are_named_with_the_reason(tmp_path: Path) -> None:
    wide = saved(tmp_path / "wide.png", Image.new("RGB", (1600, 1400)))
    with pytest.raises(SettingsError, match=r"wide.png is 1600 × 1400 pixels; a cover must be square"):
        read_cover(wide)
    with pytest.raises(SettingsError, match=r"small.png is 600 × 600 pixels; directories want 1400 × 1400"):
        read_cover(saved(tmp_path / "small.png", Image.new("RGB", (600, 600))))
    with pytest.raises(SettingsError, match=r"There is no cover .*none.jpg"):
        read_cover(tmp_path / "none.jpg")
    with pytest.raises(SettingsError, match="cannot be read as a JPEG or PNG"):
        read_cover(tmp_path)
    with pytest.raises(SettingsError, match="cannot be read as a JPEG or PNG"):
        read_cover(saved(tmp_path / "other.gif", Image.new("RGB", (1400, 1400))))


@pytest.mark.parametrize("name", ["cut.jpg", "cut.png"])
def test_a_damaged_picture_is_refused(tmp_path: Path, name: str) -> None:
    grain = np.random.default_rng(1).integers(0, 256, (1400, 1400, 3), dtype=np.uint8)
    path = saved(tmp_path / name, Image.fromarray(grain))
    whole = path.read_bytes()
    for broken in (b"", whole[:30], whole[: len(whole) // 2], whole[:2000] + b"\0" * 5000, b"no picture"):
        path.write_bytes(broken)
        with pytest.raises(SettingsError, match=f"{name} cannot be read as a JPEG or PNG"):
            read_cover(path)


def test_a_picture_of_absurd_size_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    path = saved(tmp_path / "bomb.png", Image.new("1", (10_000, 10_000)))
    with pytest.raises(SettingsError, match="cannot be read"):
        read_cover(path)
