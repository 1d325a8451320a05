"""The transcript of an episode: what was written, in time, as the formats players and directories read."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from types import MappingProxyType

from narrator.episode.function_words import FunctionWords, function_words
from narrator.episode.timeline import Cue, Timeline
from narrator.episode.tokens import sticks

SPEAKER = "AI voice"
"""Who speaks, with what `speaker_of` adds: players show the name beside the words, so it is a disclosure too."""
SPEAKERS: Mapping[str, str] = MappingProxyType({"quote": "quotation", "question": "question", "answer": "answer"})
"""What is added to it for the roles that have a name of their own, where nobody in the article is named."""

_VTT_LINE = 65
"""Characters in a line of WebVTT, tags and escapes counted: what the podcast namespace recommends."""
_SRT_LINE = 32
"""Characters in a line of SubRip: the podcast namespace's limit."""
_LINES = 2
_SCREEN_SECONDS = 6.0
"""How long one screen of text should stand: what broadcasters' subtitle guides give two full lines."""
_SHORT_SECONDS = 1.2
"""A screen that stands for less than this cannot be read."""
_SHOWN_MS = 500
"""How long a screen is shown whose words have no sound, where there is room for it."""
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_STOPS = tuple(".!?…。！？")
_COMMAS = tuple(",;:—–、，；：")
_CLOSING = "\"'”’»)]"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word, or a part of one too long for a line."""

    text: str
    start: float
    end: float
    tied: bool
    """Whether it goes on the word before, without a space."""
    rest: float
    """How good a place the end of it is to break: 1 after a sentence, 0 inside a word."""
    length: int
    """How much of a line it takes."""


@dataclass(frozen=True, slots=True)
class _Screen:
    """What is shown at a time."""

    start: int
    """Milliseconds."""
    end: int
    lines: tuple[str, ...]
    speaker: str


@dataclass(frozen=True, slots=True)
class _Page:
    """How much text a screen takes."""

    width: int
    """Characters in a line."""
    escaped: bool
    """Whether `&`, `<` and `>` are written, and counted, as entities."""

    def length(self, text: str) -> int:
        """How much of a line `text` takes."""
        return len(text.translate(_ESCAPES)) if self.escaped else len(text)


def write_vtt(timeline: Timeline, language: str) -> str:
    """WebVTT (W3C) with a voice span a cue; lines of at most 65 characters, at most two a cue, about 6 seconds."""
    parts = ["WEBVTT\n"]

    def page(cue: Cue) -> _Page:
        return _Page(_VTT_LINE - len(_tag(speaker_of(cue))), escaped=True)

    for screen in _screens(timeline, page, function_words(language)):
        text = "\n".join(screen.lines).translate(_ESCAPES)
        parts.append(f"{_clock(screen.start, '.')} --> {_clock(screen.end, '.')}\n{_tag(screen.speaker)}{text}\n")
    return "\n".join(parts)


def speaker_of(cue: Cue) -> str:
    """Who a transcript says speaks: `AI voice`, `AI voice (quotation)`, `AI voice (Jane Doe)`."""
    named = cue.speaker or SPEAKERS.get(cue.role)
    return f"{SPEAKER} ({named})" if named else SPEAKER


def _tag(speaker: str) -> str:
    return f"<v {speaker.translate(_ESCAPES)}>"


def write_srt(timeline: Timeline, language: str) -> str:
    """SubRip: numbered cues of at most two lines of 32 characters; a longer word is broken."""
    page = _Page(_SRT_LINE, escaped=False)
    screens = _screens(timeline, lambda _: page, function_words(language))
    return "\n".join(
        f"{number}\n{_clock(screen.start, ',')} --> {_clock(screen.end, ',')}\n" + "\n".join(screen.lines) + "\n"
        for number, screen in enumerate(screens, 1)
    )


def write_json(timeline: Timeline, language: str) -> str:  # noqa: ARG001 - every writer is called alike
    """The podcast namespace's JSON transcript 1.0.0, one segment a word, one line a segment; times in seconds."""
    segments = [
        {
            "speaker": speaker_of(cue),
            "startTime": round(word.start, 3),
            "endTime": round(word.end, 3),
            "body": " ".join(word.text.split()),
        }
        for cue in timeline.cues
        for word in cue.words
        if word.text  # one of control characters alone has none
    ]
    lines = ",\n".join(map(json.JSONEncoder(ensure_ascii=False).encode, segments))
    return f'{{"version": "1.0.0", "segments": [\n{lines}\n]}}\n'


WRITERS: Mapping[str, Callable[[Timeline, str], str]] = MappingProxyType({"vtt": write_vtt, "srt": write_srt, "json": write_json})
"""File extension -> what writes it from a timeline and its language (BCP 47)."""


def _clock(milliseconds: int, point: str) -> str:
    """`01:02:03.004`; the hours go on counting after 24."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{rest:03}"


def _screens(timeline: Timeline, page: Callable[[Cue], _Page], small: FunctionWords) -> list[_Screen]:
    """Everything that is shown, in order and never two at a time; each lasts a millisecond at least. `page` is that of a cue."""
    shown = [
        (pieces[0].start, pieces[-1].end, lines, speaker_of(cue))
        for cue, shape in zip(timeline.cues, map(page, timeline.cues), strict=True)
        for pieces, lines in _laid_out(_pieces(cue, shape, small), shape)
    ]
    screens: list[_Screen] = []
    free = 0
    for number, (start, end, lines, speaker) in enumerate(shown):
        begins = max(free, round(start * 1000))
        free = max(begins, round(end * 1000))
        if free == begins:
            following = round(shown[number + 1][0] * 1000) if number + 1 < len(shown) else begins + _SHOWN_MS
            free = min(begins + _SHOWN_MS, max(following, begins + 1))
        screens.append(_Screen(begins, free, lines, speaker))
    return screens


def _pieces(cue: Cue, page: _Page, small: FunctionWords) -> list[_Piece]:
    """The words of an utterance, broken where they do not fit a line or last longer than a screen should."""
    parts: list[tuple[str, float, float, bool]] = []
    for word in cue.words:
        broken = [part for text in word.text.split() for part in _broken(text, word.end - word.start, page)]
        total = sum(len(text) for text, _ in broken)
        said = 0
        for text, tied in broken:
            edges = [word.start + (word.end - word.start) * count / total for count in (said, said + len(text))]
            said += len(text)
            parts.append((text, edges[0], word.end if said == total else edges[1], tied))
    pieces = []
    for (text, start, end, tied), following in zip(parts, [*parts[1:], ("", 0.0, 0.0, False)], strict=True):
        pieces.append(_Piece(text, start, end, tied, _rest(text, following, small), page.length(text)))
    return pieces


def _rest(text: str, following: tuple[str, float, float, bool], small: FunctionWords) -> float:
    """How good a place to break lies between a word and the one after it: best after punctuation, then before a small word."""
    after, _, _, tied = following
    bare = text.rstrip(_CLOSING)
    if bare[-1:] in _STOPS:
        return 1.0
    if bare[-1:] in _COMMAS or bare != text:
        return 0.8
    if tied:
        return 0.0
    if bare in small or (text[:1].isupper() and after[:1].isupper()):
        return 0.1
    return 0.5 if after in small else 0.3


def _broken(text: str, seconds: float, page: _Page) -> Iterator[tuple[str, bool]]:
    """(part, whether it goes on the one before) of a word: whole if it fits a line and a screen's time, else evenly broken."""
    parts = max(math.ceil(page.length(text) / page.width), min(len(text), math.ceil(seconds / _SCREEN_SECONDS)))
    if parts <= 1:
        if text:
            yield text, False
        return
    tied = False
    while text:
        size = max(1, math.ceil(len(text) / max(1, parts)))
        while size > 1 and page.length(text[:size]) > page.width:
            size -= 1
        size = _unforced(text, size)
        yield text[:size], tied
        text, tied, parts = text[size:], True, parts - 1


def _unforced(text: str, size: int) -> int:
    """A little less than `size` where a break after punctuation is near; never between a letter and its accent."""
    if size >= len(text):
        return len(text)
    for near in range(size, size // 2, -1):
        if not text[near - 1].isalnum() and not sticks(text[near]):
            return near
    while size > 1 and sticks(text[size]):
        size -= 1
    return size


def _laid_out(pieces: Sequence[_Piece], page: _Page) -> Iterator[tuple[Sequence[_Piece], tuple[str, ...]]]:
    """The pieces of an utterance screen by screen, with the lines of each: the cheapest way to divide them."""
    best = [0.0] + [math.inf] * len(pieces)
    came_from = [0] * (len(pieces) + 1)
    for start in range(len(pieces)):
        for end in _reached(pieces, start, page):
            seconds = pieces[end - 1].end - pieces[start].start
            cost = best[start] + 1.0 + (0.0 if end == len(pieces) else 1.0 - pieces[end - 1].rest)
            cost += max(0.0, _SHORT_SECONDS - seconds)
            if cost < best[end]:
                best[end], came_from[end] = cost, start
    borders = [len(pieces)]
    while borders[-1]:
        borders.append(came_from[borders[-1]])
    for start, end in pairwise(reversed(borders)):
        yield pieces[start:end], _lines(pieces[start:end], page)


def _reached(pieces: Sequence[_Piece], start: int, page: _Page) -> Iterator[int]:
    """Every end of a screen that begins with the piece at `start`; the next piece always is one."""
    lines, used = 1, 0
    for end, piece in enumerate(pieces[start : start + _LINES * page.width], start + 1):
        space = 1 if used and not piece.tied else 0
        if used and used + space + piece.length > page.width:
            lines, used, space = lines + 1, 0, 0
        used += space + piece.length
        if end > start + 1 and (lines > _LINES or piece.end - pieces[start].start > _SCREEN_SECONDS):
            return
        yield end


def _lines(pieces: Sequence[_Piece], page: _Page) -> tuple[str, ...]:
    """The pieces in one line, or in two of about the same length, broken where a reader would pause."""
    reaches = list(accumulate(piece.length + (number > 0 and not piece.tied) for number, piece in enumerate(pieces)))
    if reaches[-1] <= page.width:
        return (_text(pieces),)
    ways = []
    for at in range(1, len(pieces)):
        longer = max(reaches[at - 1], reaches[-1] - reaches[at - 1] - (not pieces[at].tied))
        if longer <= page.width:
            ways.append((longer / page.width - 0.5 * pieces[at - 1].rest, at))
    _, at = min(ways)
    return (_text(pieces[:at]), _text(pieces[at:]))


def _text(pieces: Sequence[_Piece]) -> str:
    return "".join(piece.text if piece.tied or not number else f" {piece.text}" for number, piece in enumerate(pieces))
