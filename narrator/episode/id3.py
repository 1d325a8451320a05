"""The tag of an episode: ID3v2.3, chapters and cover included.

Version 2.3 because players and ffmpeg 5 lose chapters of a 2.4 tag whose parts pass 127 bytes; no padding, because readers
take it for broken frames; chapters in time order, because ffprobe lists them as they stand (mutagen would sort them by size).
So the frames are written here, after id3.org's "ID3 tag version 2.3.0" and "ID3v2 Chapter Frame Addendum 1.0".
"""

from __future__ import annotations

from codecs import BOM_UTF16_LE
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO
from urllib.parse import quote

from narrator.episode.timeline import MAX_CHAPTERS, Chapter
from narrator.errors import EpisodeError
from narrator.language import primary
from narrator.patterns import compiled

_CODES = """
    af:afr am:amh an:arg ar:ara as:asm az:aze ba:bak be:bel bg:bul bn:ben bo:bod bpy:inc br:bre bs:bos ca:cat chr:chr cmn:zho
    cs:ces cv:chv cy:cym da:dan de:deu dz:dzo el:ell en:eng eo:epo es:spa et:est eu:eus fa:fas fi:fin fo:fao fr:fra fy:fry
    ga:gle gd:gla gl:glg gn:grn grc:grc gu:guj ha:hau hak:zho haw:haw hbs:sla he:heb hi:hin hr:hrv ht:hat hu:hun hy:hye
    hyw:hye ia:ina id:ind ig:ibo io:ido is:isl it:ita ja:jpn jbo:jbo jv:jav ka:kat kaa:kaa kk:kaz kl:kal km:khm kn:kan ko:kor
    kok:kok ku:kur ky:kir la:lat lb:ltz lfn:art lo:lao lt:lit ltg:lav lv:lav mg:mlg mi:mri mk:mkd ml:mal mn:mon mr:mar ms:msa
    mt:mlt mto:nai my:mya nb:nob nci:nah ne:nep nl:nld nn:nno no:nor nog:nog ny:nya oc:oci om:orm or:ori pa:pan pap:pap
    piqd:tlh pl:pol ps:pus pt:por py:art qdb:art qu:que quc:myn qya:art ro:ron ru:rus rw:kin sa:san sd:snd se:sme shn:shn
    si:sin sjn:art sk:slk sl:slv smj:smj sn:sna so:som sq:sqi sr:srp ss:ssw st:sot su:sun sv:swe sw:swa ta:tam te:tel tg:tgk
    th:tha ti:tir tk:tuk tl:tgl tn:tsn tr:tur ts:tso tt:tat ug:uig uk:ukr ur:urd uz:uzb ve:ven vi:vie vo:vol wa:wln xex:art
    xh:xho yi:yid yo:yor yue:zho zh:zho zu:zul
"""
LANGUAGES: Mapping[str, str] = dict(pair.split(":") for pair in _CODES.split())
"""The first part of a BCP 47 tag -> ISO 639-2 (terminological) code: every language of espeak-ng and of langid; a language
without a code of its own has that of its macrolanguage or group (`art` for an invented one)."""

_NO_OFFSET = b"\xff" * 8  # a chapter is found by its times, not by its bytes
_TOP_AND_ORDERED = b"\x03"
_FRONT_COVER = b"\x03"
_UNSAID = compiled("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")  # no reader shows it, XML forbids most


@dataclass(frozen=True, slots=True)
class Tags:
    """What the file says of itself. Whatever is None or empty is left out."""

    title: str
    """The headline."""
    artist: str
    """Who wrote the article, or the publication."""
    album: str
    """The show."""
    language: str
    """BCP 47."""
    comment: str
    """The summary and the AI-voice notice."""
    encoder: str
    """What made the sound: engine, voice, version."""
    milliseconds: int
    """Length of the episode."""
    published: date | None = None
    """The article's own date."""
    url: str | None = None
    """Where the article stands on the web."""
    cover: bytes | None = None
    """A JPEG or PNG."""
    extra: tuple[tuple[str, str], ...] = ()
    """Names and values of further text fields (TXXX), in the order they are to stand."""
    chapters: tuple[Chapter, ...] = ()
    """In time order, at most `MAX_CHAPTERS`."""


def tag_bytes(tags: Tags) -> bytes:
    """The whole tag, to stand at the very start of the file; the same tags always give the same bytes.

    Raises `EpisodeError` for more than `MAX_CHAPTERS` chapters or a cover that is neither JPEG nor PNG.
    """
    body = b"".join(
        (*_texts(tags), *_comment(tags), *_extras(tags), *_link(tags), *_chapters(tags.chapters), *_picture(tags.cover))
    )
    return _tag(body)


def _tag(frames: bytes) -> bytes:
    size = len(frames)
    return b"ID3\x03\0\0" + bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0)) + frames


def read_tag(file: BinaryIO) -> bytes:
    """The whole tag, as `tag_bytes` made it, at the start of `file`, which is left at the first byte after it.

    Raises `EpisodeError` when another tag, or none, stands there.
    """
    head = file.read(10)
    if head[:6] != b"ID3\x03\0\0":
        raise EpisodeError("The MP3 does not begin with an ID3v2.3 tag; make the episode again.")
    return head + file.read(sum(byte << shift for byte, shift in zip(head[6:], (21, 14, 7, 0), strict=True)))


def with_object(tag: bytes, mime: str, description: str, content: bytes) -> bytes:
    """`tag` with a file in it (GEOB), whose `content` are the tag's last bytes."""
    return _tag(tag[10:] + _frame("GEOB", b"\0" + f"{mime}\0\0{description}\0".encode("latin-1") + content))


def language_code(language: str) -> str | None:
    """ISO 639-2 code of a BCP 47 tag (`en-GB` -> `eng`); None when it is not known here."""
    return LANGUAGES.get(primary(language))


def _frame(name: str, body: bytes) -> bytes:
    return name.encode("ascii") + len(body).to_bytes(4, "big") + b"\0\0" + body


def _utf16(text: str) -> bytes:
    return BOM_UTF16_LE + text.encode("utf-16-le")


def _clean(text: str) -> str:
    """`text` without control characters and half surrogates, its line ends as line feeds."""
    return _UNSAID.sub("", "\n".join(text.splitlines())).strip()


def _line(text: str) -> str:
    """`text`, clean and on one line."""
    return " ".join(_clean(text).split())


def _text(name: str, text: str) -> tuple[bytes, ...]:
    """A text frame, or none for no text."""
    return (_frame(name, b"\x01" + _utf16(text)),) if text else ()


def _plain(name: str, text: str) -> bytes:
    """A text frame of figures or a code; 2.3 wants those in Latin-1."""
    return _frame(name, b"\0" + text.encode("latin-1"))


def _texts(tags: Tags) -> list[bytes]:
    frames = [*_text("TIT2", _line(tags.title)), *_text("TPE1", _line(tags.artist)), *_text("TALB", _line(tags.album))]
    frames += _text("TCON", "Podcast")
    code = language_code(tags.language)
    if code:
        frames.append(_plain("TLAN", code))
    if tags.published:
        frames += [_plain("TYER", f"{tags.published.year:04}"), _plain("TDAT", f"{tags.published:%d%m}")]
    frames.append(_plain("TLEN", str(tags.milliseconds)))
    frames += _text("TSSE", _line(tags.encoder))
    return frames


def _comment(tags: Tags) -> tuple[bytes, ...]:
    text = _clean(tags.comment)
    code = (language_code(tags.language) or "XXX").encode("ascii")
    return (_frame("COMM", b"\x01" + code + _utf16("") + b"\0\0" + _utf16(text)),) if text else ()


def _extras(tags: Tags) -> list[bytes]:
    return [_frame("TXXX", b"\x01" + _utf16(_line(name)) + b"\0\0" + _utf16(_clean(value))) for name, value in tags.extra]


def _link(tags: Tags) -> tuple[bytes, ...]:
    """The article's address, with what is not ASCII percent-encoded: the frame is Latin-1, and so are URLs."""
    address = quote(_line(tags.url or ""), safe="%/:?#[]@!$&'()*+,;=~")
    return (_frame("WOAS", address.encode("ascii")),) if address else ()


def _picture(cover: bytes | None) -> tuple[bytes, ...]:
    if not cover:
        return ()
    kind = next((kind for magic, kind in ((b"\xff\xd8\xff", b"jpeg"), (b"\x89PNG\r\n", b"png")) if cover.startswith(magic)), None)
    if kind is None:
        raise EpisodeError("The cover is neither a JPEG nor a PNG; give a picture of one of the two.")
    return (_frame("APIC", b"\0image/" + kind + b"\0" + _FRONT_COVER + b"\0" + cover),)


def _chapters(chapters: tuple[Chapter, ...]) -> list[bytes]:
    """The table of contents, then the chapters as they follow each other."""
    if len(chapters) > MAX_CHAPTERS:
        raise EpisodeError(f"An MP3 lists {MAX_CHAPTERS} chapters at most, not {len(chapters)}; make the chapters longer.")
    if not chapters:
        return []
    names = [f"ch{number}".encode("ascii") + b"\0" for number in range(len(chapters))]
    frames = [_frame("CTOC", b"toc\0" + _TOP_AND_ORDERED + bytes((len(names),)) + b"".join(names))]
    for name, chapter in zip(names, chapters, strict=True):
        times = b"".join(round(seconds * 1000).to_bytes(4, "big") for seconds in (chapter.start, chapter.end))
        frames.append(_frame("CHAP", name + times + _NO_OFFSET + b"".join(_text("TIT2", _line(chapter.title)))))
    return frames
