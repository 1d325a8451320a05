"""The tag as other programs read it: mutagen, eyeD3, ffprobe and mediainfo agree on every field and chapter."""

from __future__ import annotations

import io
import json
import re
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import eyed3
import mutagen.id3
import numpy as np
import pytest

from narrator.audio import Audio
from narrator.episode.cover import draw_cover
from narrator.episode.id3 import LANGUAGES, Tags, language_code, tag_bytes
from narrator.episode.mp3 import RATE, Mp3Stream, encode, played_samples
from narrator.episode.timeline import MAX_CHAPTERS, Chapter
from narrator.errors import EpisodeError

Program = Callable[[str], str]

COVER = draw_cover("Rain", "The Daily Reader")
LONG = "A title that goes on " * 9 + "and ends here."
TITLES = (LONG, "Вода уходит: третье лето", "Price 🎙️ & <tags> “quoted” 日本")
TAGS = Tags(
    title="Border region struggles – “as the water falls” 🌊",
    artist="Zoë Übermaß",
    album="The Valley Courier",
    language="en-GB",
    comment="The river is lower than it was.\nThis article is read by an AI voice.",
    encoder="narrate 0.1; espeak-ng 1.52 en-us",
    milliseconds=61_234,
    published=date(2026, 3, 9),
    url="https://example.org/Artikel/Größe?a=1&b=ü c",
    cover=COVER,
    extra=(("DigitalSourceType", "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"), ("narrate:voice", "Ы 1")),
)


def chapters(count: int) -> tuple[Chapter, ...]:
    """So many chapters without a hole, the titles of `TITLES` first; their sizes fall and rise, their order is by time."""
    edges = [round(61.234 * number / count, 3) for number in range(count + 1)]
    names = [*TITLES, *(f"Part {number}" for number in range(len(TITLES), count))]
    return tuple(Chapter(start, end, title) for start, end, title in zip(edges, edges[1:], names, strict=False))


def mp3_file(path: Path, tag: bytes) -> Path:
    """A real MP3 of 61.2 seconds with `tag` before it."""
    with path.open("wb") as file:
        stream = Mp3Stream(file, 64, tag)
        stream.write(encode(Audio(RATE, (5_000 * np.sin(np.arange(RATE) * 0.03)).astype(np.int16)), 64))
        while played_samples(stream.frames) < 61.234 * RATE:
            stream.silence(1)
        stream.finish()
    return path


def tagged(path: Path, count: int) -> tuple[Path, tuple[Chapter, ...]]:
    made = chapters(count)
    fields = {name: getattr(TAGS, name) for name in TAGS.__slots__}
    return mp3_file(path / "episode.mp3", tag_bytes(Tags(**{**fields, "chapters": made}))), made


def plane_0(text: str) -> str:
    """`text` with each emoji as two question marks: so mediainfo 23.04 shows them, whoever wrote the tag."""
    return re.sub("[^\0-\uffff]", "??", text)


def read(source: object) -> Any:
    """The tag as mutagen finds it, 2.3 frames left as they are."""
    load: Any = mutagen.id3.ID3
    return load(source, translate=False)


@pytest.mark.parametrize("count", [1, 3, 255])
def test_mutagen_reads_the_chapters(tmp_path: Path, count: int) -> None:
    path, made = tagged(tmp_path, count)
    tag = read(path)
    assert tag.version == (2, 3, 0)
    (contents,) = tag.getall("CTOC")
    assert (int(contents.flags), len(contents.child_element_ids)) == (3, count)
    found = {chapter.element_id: chapter for chapter in tag.getall("CHAP")}
    listed = [found[name] for name in contents.child_element_ids]
    assert [(c.start_time / 1000, c.end_time / 1000, c.sub_frames["TIT2"].text[0]) for c in listed] == [
        (c.start, c.end, c.title) for c in made
    ]
    assert {(c.start_offset, c.end_offset) for c in listed} == {(0xFFFFFFFF, 0xFFFFFFFF)}


@pytest.mark.parametrize("count", [1, 3, 255])
def test_ffprobe_reads_the_chapters_in_order(program: Program, tmp_path: Path, count: int) -> None:
    path, made = tagged(tmp_path, count)
    call = [program("ffprobe"), "-v", "warning", "-show_chapters", "-show_format", "-of", "json", str(path)]
    done = subprocess.run(call, capture_output=True, check=True, text=True, encoding="utf-8")
    assert done.stderr == ""
    found = json.loads(done.stdout)
    times = [(float(c["start_time"]), float(c["end_time"]), c["tags"]["title"]) for c in found["chapters"]]
    assert times == [(c.start, c.end, c.title) for c in made]
    assert float(found["format"]["duration"]) == pytest.approx(61.234, abs=0.12)
    fields = found["format"]["tags"]
    assert (fields["title"], fields["artist"], fields["album"]) == (TAGS.title, TAGS.artist, TAGS.album)
    assert (fields["genre"], fields["date"], fields["TLEN"]) == ("Podcast", "2026-03-09", "61234")
    assert fields["comment"] == TAGS.comment
    assert fields["narrate:voice"] == "Ы 1"


@pytest.mark.parametrize("count", [1, 3, 255])
def test_eyed3_reads_the_chapters_and_the_tags(tmp_path: Path, count: int) -> None:
    path, made = tagged(tmp_path, count)
    loaded: Any = eyed3.load(path)
    tag = loaded.tag
    names = tag.table_of_contents[b"toc"].child_ids
    listed = [tag.chapters[name] for name in names]
    assert [(c.times.start / 1000, c.times.end / 1000, c.title) for c in listed] == [(c.start, c.end, c.title) for c in made]
    assert (tag.title, tag.artist, tag.album, tag.genre.name) == (TAGS.title, TAGS.artist, TAGS.album, "Podcast")
    assert tag.getBestDate().year == 2026  # eyeD3 0.9.9 takes no TDAT of the form the standard gives it
    assert [(c.lang, c.text) for c in tag.comments] == [(b"eng", TAGS.comment)]
    assert [(image.picture_type, image.mime_type, image.image_data) for image in tag.images] == [(3, "image/jpeg", COVER)]


def test_mediainfo_reads_the_tags(program: Program, tmp_path: Path) -> None:
    """It shows no ID3 chapters, whoever wrote them (23.04 with a file of ffmpeg's)."""
    path, _ = tagged(tmp_path, 3)
    call = [program("mediainfo"), "--Output=JSON", str(path)]
    done = subprocess.run(call, capture_output=True, check=True, text=True, encoding="utf-8")
    general = json.loads(done.stdout)["media"]["track"][0]
    assert plane_0(general["Title"]) == plane_0(TAGS.title)
    assert (general["Performer"], general["Album"], general["Genre"]) == (TAGS.artist, TAGS.album, "Podcast")
    assert (general["Recorded_Date"], general["Cover_Mime"]) == ("2026-03-09", "image/jpeg")
    assert float(general["Duration"]) == pytest.approx(61.234, abs=0.12)


def test_mp3val_and_mpg123_accept_the_file(program: Program, tmp_path: Path) -> None:
    path, _ = tagged(tmp_path, 3)
    report = subprocess.run([program("mp3val"), path], capture_output=True, check=True, text=True).stdout
    assert "ID3v2, CBR" in report
    assert "WARNING" not in report
    played = subprocess.run([program("mpg123"), "-q", "-t", path], capture_output=True, check=True)
    assert played.stderr == b""


def test_every_field_stands_in_the_tag() -> None:
    tag = read(io.BytesIO(tag_bytes(TAGS)))
    texts = {frame.HashKey: str(frame) for frame in tag.values() if frame.FrameID.startswith("T")}
    assert texts == {
        "TIT2": TAGS.title,
        "TPE1": TAGS.artist,
        "TALB": TAGS.album,
        "TCON": "Podcast",
        "TLAN": "eng",
        "TYER": "2026",
        "TDAT": "0903",
        "TLEN": "61234",
        "TSSE": TAGS.encoder,
        "TXXX:DigitalSourceType": TAGS.extra[0][1],
        "TXXX:narrate:voice": "Ы 1",
    }
    assert tag["WOAS"].url == "https://example.org/Artikel/Gr%C3%B6%C3%9Fe?a=1&b=%C3%BC%20c"
    assert (tag["COMM::eng"].desc, tag["COMM::eng"].text) == ("", [TAGS.comment])
    assert (tag["APIC:"].type, tag["APIC:"].mime, tag["APIC:"].data) == (3, "image/jpeg", COVER)


def test_the_tag_has_no_padding_and_tells_its_own_size() -> None:
    tag = tag_bytes(TAGS)
    size = 0
    for byte in tag[6:10]:
        assert byte < 0x80
        size = size << 7 | byte
    assert size == len(tag) - 10
    at = 10
    while at < len(tag):
        assert tag[at : at + 4].isalnum()
        at += 10 + int.from_bytes(tag[at + 4 : at + 8], "big")
    assert at == len(tag)


def test_what_is_not_known_is_not_said() -> None:
    sparse = Tags(title="Rain", artist="", album="", language="xx-klingon", comment="", encoder="", milliseconds=5)
    tag = read(io.BytesIO(tag_bytes(sparse)))
    assert sorted(tag) == ["TCON", "TIT2", "TLEN"]


def test_a_comment_in_an_unknown_language_says_so() -> None:
    tags = Tags(title="Rain", artist="", album="", language="xx", comment="Hello.", encoder="", milliseconds=5)
    tag = read(io.BytesIO(tag_bytes(tags)))
    assert tag["COMM::XXX"].text == ["Hello."]


def test_control_characters_and_half_surrogates_do_not_reach_the_tag() -> None:
    dirty = "A\x00 b\x07\r\nc\ud83d\x9f\ufeff\td\x0b\U0001f30a"
    chapter = (Chapter(0.0, 1.0, dirty),)
    tags = Tags(dirty, dirty, "x", "en", "one\r\ntwo\rthree\x00", "e", 1000, extra=((dirty, dirty),), chapters=chapter)
    tag = read(io.BytesIO(tag_bytes(tags)))
    clean = "A b c d 🌊"
    assert [tag["TIT2"].text, tag["TPE1"].text, tag["CHAP:ch0"].sub_frames["TIT2"].text] == [[clean]] * 3
    assert tag["COMM::eng"].text == ["one\ntwo\nthree"]
    assert [frame.desc for frame in tag.getall("TXXX")] == [clean]


def test_the_same_tags_give_the_same_bytes() -> None:
    assert tag_bytes(TAGS) == tag_bytes(TAGS)


def test_too_many_chapters_are_refused() -> None:
    crowd = tuple(Chapter(float(number), number + 1.0, "x") for number in range(MAX_CHAPTERS + 1))
    with pytest.raises(EpisodeError, match="255 chapters at most, not 256"):
        tag_bytes(Tags("t", "a", "s", "en", "c", "e", 256_000, chapters=crowd))


def test_a_cover_of_another_kind_is_refused() -> None:
    with pytest.raises(EpisodeError, match="neither a JPEG nor a PNG"):
        tag_bytes(Tags("t", "a", "s", "en", "c", "e", 1, cover=b"GIF89a"))


@pytest.mark.parametrize(
    ("language", "code"),
    [("en", "eng"), ("EN-us", "eng"), ("de_AT", "deu"), ("pt-BR", "por"), ("cmn", "zho"), ("zh-Hant-TW", "zho"), ("", None)],
)
def test_languages_have_their_iso_code(language: str, code: str | None) -> None:
    assert language_code(language) == code


def test_every_language_code_has_three_letters() -> None:
    assert all(len(code) == 3 and code.isascii() and code.islower() for code in LANGUAGES.values())
    assert len(set(LANGUAGES)) > 120
