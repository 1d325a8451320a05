"""The transcript of an episode: what was written, in time, as the formats players and directories read."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from types import MappingProxyType
from typing import NamedTuple

from narrator.episode.function_words import FunctionWords, function_words
from narrator.episode.timeline import Cue, TimedWord, Timeline
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


_Part = tuple[str, float, float, bool, int]
"""Text, start and end of a word or a part of one, whether it goes on the one before without a space, and its length."""
_NOTHING: _Part = ("", 0.0, 0.0, False, 0)


class _Piece(NamedTuple):
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
        return len(text.translate(_ESCAPES)) if self.escaped and not text.isalnum() else len(text)


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
    quoted = json.JSONEncoder(ensure_ascii=False).encode
    speakers = [quoted(speaker_of(cue)) for cue in timeline.cues]
    lines = ",\n".join(
        f'{{"speaker": {speaker}, "startTime": {round(word.start, 3)}, "endTime": {round(word.end, 3)}, '
        f'"body": {quoted(" ".join(word.text.split()))}}}'
        for cue, speaker in zip(timeline.cues, speakers, strict=True)
        for word in cue.words
        if word.text  # one of control characters alone has none
    )
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
    parts = [part for word in cue.words for part in _parts(word, page)]
    return [
        _Piece(text, start, end, tied, _rest(text, after, tied_after, small), length)
        for (text, start, end, tied, length), (after, _, _, tied_after, _) in zip(parts, [*parts[1:], _NOTHING], strict=True)
    ]


def _parts(word: TimedWord, page: _Page) -> list[_Part]:
    """A word as it fits a line and a screen's time."""
    texts = word.text.split()
    if len(texts) == 1 and (length := page.length(texts[0])) <= page.width and word.end - word.start <= _SCREEN_SECONDS:
        return [(texts[0], word.start, word.end, False, length)]
    broken = [part for text in texts for part in _broken(text, word.end - word.start, page)]
    total = sum(len(text) for text, _, _ in broken)
    parts = []
    said = 0
    for text, tied, length in broken:
        edges = [word.start + (word.end - word.start) * count / total for count in (said, said + len(text))]
        said += len(text)
        parts.append((text, edges[0], word.end if said == total else edges[1], tied, length))
    return parts


def _rest(text: str, after: str, tied_after: bool, small: FunctionWords) -> float:  # noqa: FBT001 - of what comes after
    """How good a place to break lies between a word and the one after it: best after punctuation, then before a small word."""
    bare = text.rstrip(_CLOSING)
    if after and bare == text and text.endswith(".") and not text.endswith(".."):
        return 0.1  # an utterance is a sentence: a full stop inside it is an abbreviation's, `Dr.`, `Feb.`
    if bare[-1:] in _STOPS:
        return 1.0
    if bare[-1:] in _COMMAS or bare != text:
        return 0.8
    if tied_after:
        return 0.0
    if bare in small or (text[:1].isupper() and after[:1].isupper()):
        return 0.1
    return 0.5 if after in small else 0.3


def _broken(text: str, seconds: float, page: _Page) -> list[tuple[str, bool, int]]:
    """(part, whether it goes on the one before, its length) of a word: whole if it fits a line and a screen, or broken evenly."""
    length = page.length(text)
    if length <= page.width and seconds <= _SCREEN_SECONDS:
        return [(text, False, length)]
    parts = max(math.ceil(length / page.width), min(len(text), math.ceil(seconds / _SCREEN_SECONDS)))
    broken: list[tuple[str, bool, int]] = []
    while text:
        size = max(1, math.ceil(len(text) / max(1, parts)))
        while size > 1 and page.length(text[:size]) > page.width:
            size -= 1
        size = _unforced(text, size)
        broken.append((text[:size], bool(broken), page.length(text[:size])))
        text, parts = text[size:], parts - 1
    return broken


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
    """The pieces of an utterance screen by screen, with the lines of each."""
    for start, end in pairwise(_borders(pieces, page)):
        yield pieces[start:end], _lines(pieces[start:end], page)


def _borders(pieces: Sequence[_Piece], page: _Page) -> list[int]:
    """Where the screens of an utterance begin, and the end of the last: the cheapest way to divide it."""
    count = len(pieces)
    if not count:
        return [0]
    if _farthest(pieces, 0, page) == count:
        return [0, count]  # one screen costs 2.2 at most, two at least 2, and as much more as they stand for less than 1.2 s
    ends = [piece.end for piece in pieces]
    costs = [1.0 - piece.rest for piece in pieces[:-1]] + [0.0]
    best = [0.0] + [math.inf] * count
    came_from = [0] * (count + 1)
    for start, piece in enumerate(pieces):
        before, long_enough = best[start] + 1.0, piece.start + _SHORT_SECONDS
        for last in range(start, _farthest(pieces, start, page)):
            cost = before + costs[last]
            if ends[last] < long_enough:
                cost += long_enough - ends[last]
            if cost < best[last + 1]:
                best[last + 1], came_from[last + 1] = cost, start
    borders = [count]
    while borders[-1]:
        borders.append(came_from[borders[-1]])
    return borders[::-1]


def _farthest(pieces: Sequence[_Piece], start: int, page: _Page) -> int:
    """The last piece, and one more, of the longest screen that begins with the piece at `start`; the next one may be always."""
    lines, used, width = 1, 0, page.width
    latest = pieces[start].start + _SCREEN_SECONDS
    for at in range(start, min(len(pieces), start + _LINES * width)):
        _, _, end, tied, _, length = pieces[at]
        taken = used + length + (used > 0 and not tied)
        if used and taken > width:
            lines, taken = lines + 1, length
        if at > start and (lines > _LINES or end > latest):
            return at
        used = taken
    return min(len(pieces), start + _LINES * width)


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
