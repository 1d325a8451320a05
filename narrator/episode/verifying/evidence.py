"""The evidence: what the files of an episode say, each read when a check first asks for it.

The tag is read by mutagen, which did not write it, and the transcripts by readers of their own. Whatever cannot be read raises an
`EpisodeError` that names the file.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mutagen import MutagenError
from mutagen.id3 import ID3

from narrator.article import read
from narrator.episode.episode import CHAPTERS_NAME, PAGE_NAME, Episode, read_episode
from narrator.episode.id3 import read_tag
from narrator.episode.mp3 import frame_sizes
from narrator.episode.receipt import Entry
from narrator.episode.signature import Seal, read_seal
from narrator.errors import EpisodeError, NarratorError
from narrator.patterns import compiled

ROUNDED = 0.0015
"""Seconds two times may differ that are rounded to milliseconds each by itself."""
_TAG = compiled(r"<[^>]*>")


def squeezed(texts: Iterable[str]) -> str:
    """The texts as one, without white space."""
    return "".join("".join(texts).split())


def without_tags(text: str) -> str:
    """What a reader sees of a text with tags and entities."""
    return html.unescape(_TAG.sub("", text))


@dataclass(frozen=True, slots=True)
class Receipt:
    """What receipt.json says."""

    article: str
    """Where the article stands, seen from the output folder; `-` for standard input."""
    characters: int
    source_sha256: str
    sound_sha256: str
    lufs: float
    opening: tuple[str, ...]
    """The utterances before the article's own text."""
    notice: str
    source_type: str
    places: tuple[str, ...]
    """Where the notice is said to stand."""
    unspoken_because: str | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a transcript: a word of the JSON, a cue of the others."""

    start: float
    """Seconds."""
    end: float
    """Seconds."""
    text: str
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    """What the ID3 tag says."""

    version: tuple[int, ...]
    comments: tuple[str, ...]
    """COMM."""
    fields: Mapping[str, str]
    """TXXX, by name."""
    objects: tuple[str, ...]
    """GEOB, the type of each."""
    milliseconds: str
    """TLEN; empty without one."""
    chapters: tuple[Segment, ...]
    """CHAP, in the order of the table of contents; what is in none is not here."""
    listed: tuple[int, int, int]
    """How many tables of contents there are, how many chapters they list, and how many there are."""


class Evidence:
    """One episode's files."""

    def __init__(self, file: Path, trust: bytes = b"") -> None:
        """`file` is the sound; `trust` is the root certificates (PEM) a signature is held against."""
        self.file = file
        self._trust = trust

    @cached_property
    def head(self) -> Episode:
        """episode.json."""
        return read_episode(self.file.parent)

    @cached_property
    def receipt(self) -> Receipt:
        """receipt.json."""
        with _understood(self.file.with_name("receipt.json")) as text:
            told = json.loads(text)
            disclosure = told["disclosure"]
            return Receipt(
                article=str(told["article"]),
                characters=int(told["characters"]),
                source_sha256=str(told["source_sha256"]),
                sound_sha256=str(told[f"{self.file.suffix[1:]}_sha256"]),
                lufs=float(told["lufs"]),
                opening=tuple(map(str, told["opening"])),
                notice=str(disclosure["text"]),
                source_type=str(disclosure["digital_source_type"]),
                places=tuple(map(str, disclosure["stands_in"])),
                unspoken_because=disclosure.get("unspoken_because"),
                entries=tuple(
                    Entry(int(e["start"]), int(e["end"]), str(e["fate"]), _times(e), e.get("spoken"), e.get("reason"))
                    for e in told["entries"]
                ),
            )

    @cached_property
    def tag(self) -> Tag:
        """The ID3 tag."""
        try:
            return _tag(ID3(self.file, translate=False))  # type: ignore[no-untyped-call]
        except (MutagenError, OSError) as e:
            raise EpisodeError(f"{self.file.name} has no tag that can be read ({e}); make the episode again.") from e

    @cached_property
    def frames(self) -> tuple[int, ...]:
        """The sizes of the MPEG frames after the tag, in bytes; the first is that of the Info header."""
        try:
            with self.file.open("rb") as file:
                read_tag(file)
                return tuple(frame_sizes(file))
        except OSError as e:
            raise EpisodeError(f"{self.file} cannot be read: {e.strerror}.") from e

    @cached_property
    def words(self) -> tuple[Segment, ...]:
        """The JSON transcript, a segment a word."""
        with _understood(self.file.with_suffix(".json")) as text:
            return tuple(
                Segment(float(word["startTime"]), float(word["endTime"]), str(word["body"]), word.get("speaker"))
                for word in json.loads(text)["segments"]
            )

    @cached_property
    def vtt(self) -> tuple[Segment, ...]:
        """The WebVTT transcript, a segment a cue."""
        return _cues(self.file.with_suffix(".vtt"))

    @cached_property
    def srt(self) -> tuple[Segment, ...]:
        """The SubRip transcript, a segment a cue."""
        return _cues(self.file.with_suffix(".srt"))

    @cached_property
    def chapters(self) -> tuple[Segment, ...]:
        """chapters.json."""
        with _understood(self.file.with_name(CHAPTERS_NAME)) as text:
            return tuple(
                Segment(float(chapter["startTime"]), float(chapter["endTime"]), str(chapter["title"]))
                for chapter in json.loads(text)["chapters"]
            )

    @cached_property
    def page(self) -> str:
        """The text of the page, without the player, whose title is only seen where it is embedded."""
        with _understood(self.file.with_name(PAGE_NAME)) as text:
            return without_tags(text.partition("<main>")[2].partition("</main>")[0])

    @cached_property
    def source(self) -> str | None:
        """The article's decoded text, where it still stands where the receipt says, unchanged; None otherwise."""
        if self.receipt.article == "-":
            return None
        try:
            source = read(self.file.parent.parent / self.receipt.article).source
        except NarratorError:
            return None
        return source if hashlib.sha256(source.encode()).hexdigest() == self.receipt.source_sha256 else None

    @cached_property
    def seal(self) -> Seal | None:
        """The signature."""
        try:
            return read_seal(self.file, self._trust)
        except OSError as e:
            raise EpisodeError(f"{self.file} cannot be read: {e.strerror}.") from e


def _tag(read: ID3) -> Tag:
    """What mutagen has read. It is untyped, and stays in here."""
    frames = {name: list(read.getall(name)) for name in ("COMM", "TXXX", "GEOB", "TLEN", "CTOC", "CHAP")}  # type: ignore[no-untyped-call]
    chapters = {
        frame.element_id: Segment(frame.start_time / 1000, frame.end_time / 1000, str(frame.sub_frames.get("TIT2", "")))
        for frame in frames["CHAP"]
    }
    listed = [name for table in frames["CTOC"] for name in table.child_element_ids]
    return Tag(
        version=tuple(read.version),
        comments=tuple(map(str, frames["COMM"])),
        fields={frame.desc: str(frame) for frame in frames["TXXX"]},
        objects=tuple(frame.mime for frame in frames["GEOB"]),
        milliseconds="".join(map(str, frames["TLEN"])),
        chapters=tuple(chapters[name] for name in listed if name in chapters),
        listed=(len(frames["CTOC"]), len(listed), len(chapters)),
    )


@contextmanager
def _understood(path: Path) -> Iterator[str]:
    """The text of a file; that it cannot be read, or says something else than it should, is said with its name."""
    try:
        yield path.read_text(encoding="utf-8")
    except OSError as e:
        raise EpisodeError(f"{path.name} cannot be read ({e.strerror}); make the episode again.") from e
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as e:
        raise EpisodeError(f"{path.name} is not what narrate writes ({e!r}); make the episode again.") from e


def _times(entry: dict[str, list[float]]) -> tuple[float, float] | None:
    return (float(entry["heard"][0]), float(entry["heard"][1])) if "heard" in entry else None


_TIME = r"(?:(\d+):)?(\d\d):(\d\d)[.,](\d{3})"
_CUE = compiled(rf"^{_TIME} --> {_TIME}[^\n]*\n(.*?)(?:\n\n|\n?\Z)", re.DOTALL | re.MULTILINE)
_SPEAKER = compiled(r"<v ([^>]*)>")


def _cues(path: Path) -> tuple[Segment, ...]:
    """The cues of a WebVTT or SubRip file."""
    with _understood(path) as text:
        return tuple(_cue(cue, marked=path.suffix == ".vtt") for cue in _CUE.finditer(text))


def _cue(cue: re.Match[str], *, marked: bool) -> Segment:
    """One cue; `marked` text has tags and entities."""
    clock = [int(part or 0) for part in cue.groups()[:8]]
    start, end = (clock[n] * 3600 + clock[n + 1] * 60 + clock[n + 2] + clock[n + 3] / 1000 for n in (0, 4))
    if not marked:
        return Segment(start, end, cue[9])
    speaker = _SPEAKER.match(cue[9])
    return Segment(start, end, without_tags(cue[9]), html.unescape(speaker[1]) if speaker else None)
