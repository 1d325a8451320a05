"""What neural voices share: from the words of a request to its sound and marks, never more at once than a network can say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from narrator.audio import Audio, trim
from narrator.engines.bounds import check_pitch, check_rate, check_spans
from narrator.engines.plausible import plausible
from narrator.engines.sounds import CLAUSE_ENDS, SENTENCE_ENDS, STOPS, Word
from narrator.engines.speech import Request, Spoken, Voice
from narrator.errors import EngineError
from narrator.language import primary

SENTENCE_PAUSE, CLAUSE_PAUSE = 0.25, 0.12
"""Seconds between two parts of a request too long for the network, by what the first ends with."""

Edges = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sound:
    """What a network made of one part."""

    pcm: NDArray[np.float32]
    """From -1 to 1."""
    edges: Edges | None
    """The frames where each sign begins, and where the last ends; None when the network does not tell."""


class Speaker(Protocol):
    """A network with one of its voices, at one rate."""

    frame_rate: int
    """Frames a second."""
    longest: int
    """Signs it can say at once."""

    def signs(self, sounds: Sequence[str]) -> tuple[str, ...]:
        """The sounds in the network's own alphabet. Raises `EngineError` for one it has nothing near to."""
        ...

    def say(self, signs: Sequence[str]) -> Sound:
        """The sound of the signs."""
        ...


@dataclass(frozen=True, slots=True)
class _Sign:
    text: str
    span: int
    """-1 for what stands between words."""


def spoken(request: Request, words: Sequence[Word], speaker: Speaker, who: str) -> Spoken:
    """All of the words, said by `speaker`. Raises `EngineError` when the network fails or its sound cannot be all of them."""
    signs = _phrase(words, speaker)
    if not signs:
        return Spoken(Audio(speaker.frame_rate, np.zeros(0, np.int16)), ((0, 0),) * len(words), "exact")
    parts = [_closed(part, ",", speaker) for part in _parts(signs, speaker.longest - 1)]
    pcm: list[NDArray[np.int16]] = []
    marks: list[tuple[int, int] | None] = [None] * len(words)
    told, at = True, 0
    for number, part in enumerate(parts):
        audio, edges = _audio(speaker.say([sign.text for sign in part]), speaker, who)
        if len(parts) > 1:
            audio, edges = _trimmed(audio, edges)
        told = told and edges is not None
        if edges is not None:
            _mark(marks, part, edges + at)
        pause = _pause(part) if number + 1 < len(parts) else 0.0
        pcm += [audio.pcm, np.zeros(round(pause * speaker.frame_rate), np.int16)]
        at += audio.frames + len(pcm[-1])
    text = " ".join(span.spoken for span in request.spans)
    whole = plausible(Audio(speaker.frame_rate, np.concatenate(pcm)), text, request.rate, who)
    return Spoken(whole, _filled(marks), "exact") if told else Spoken(whole, (), "none")


def check(request: Request, engine: str, rates: tuple[float, float]) -> None:
    """Raises `EngineError` for a pitch, a rate outside `rates`, and more than `MAX_SPANS` spans."""
    check_pitch(request, engine)
    check_rate(request, engine, rates)
    check_spans(request, engine)


def check_language(asked: Request | Voice, language: str, who: str) -> None:
    """Raises `EngineError` when a voice of `language` is to speak another; the region does not count."""
    if primary(asked.language) != primary(language):
        raise EngineError(f"{who} speaks {language} and cannot speak {asked.language}; choose a voice of that language.")


def edges_of(durations: NDArray[np.float32] | None, numbers: int, frames: int) -> Edges | None:
    """Where each of so many numbers that were given to a network begins in its sound of so many frames, and where the last ends.

    None when there are not as many `durations`, or none, or the sound is no whole multiple of them: then they are something else.
    """
    if durations is None or not numbers or len(durations) != numbers or not np.isfinite(durations).all():
        return None
    ends = np.cumsum(durations.astype(np.int64))
    if ends[-1] <= 0 or frames % ends[-1]:
        return None
    edges: Edges = np.concatenate([[0], ends]) * (frames // ends[-1])
    return edges


def _phrase(words: Sequence[Word], speaker: Speaker) -> list[_Sign]:
    """The words as signs, each with its span; closed with a full stop, without which networks drawl or swallow short ones."""
    phrase: list[_Sign] = []
    for number, word in enumerate(words):
        after_stop = bool(phrase) and phrase[-1].text in STOPS
        if word.sounds and phrase and (after_stop or not word.joined):
            phrase += [_Sign(text, -1) for text in speaker.signs(" ")]
        phrase += [_Sign(text, number) for text in speaker.signs(word.sounds)]
        if word.stop and phrase and phrase[-1].text not in STOPS:
            phrase += [_Sign(text, -1) for text in speaker.signs(word.stop)]
    return _closed(phrase, ".", speaker)


def _closed(signs: list[_Sign], stop: str, speaker: Speaker) -> list[_Sign]:
    """The signs with punctuation at their end; `stop` where there is none."""
    if not signs or signs[-1].text in STOPS:
        return signs
    return [*signs, *(_Sign(text, -1) for text in speaker.signs(stop))]


def _parts(signs: list[_Sign], longest: int) -> list[list[_Sign]]:
    """The signs in parts that are short enough, parted where a reader would breathe: about the middle, at the strongest stop."""
    if len(signs) <= longest:
        return [signs]
    middle, quarter = len(signs) // 2, len(signs) // 4

    def strain(cut: int) -> tuple[int, int]:
        before = signs[cut - 1].text
        kind = 0 if before in SENTENCE_ENDS else 1 if before in CLAUSE_ENDS else 2 if signs[cut].text == " " else 3
        return (kind, abs(cut - middle))

    cut = min(range(quarter, len(signs) - quarter), key=strain)
    left, right = signs[:cut], signs[cut + (signs[cut].text == " ") :]
    return [*_parts(left, longest), *_parts(right, longest)]


def _pause(part: Sequence[_Sign]) -> float:
    """Seconds of silence after a part."""
    return SENTENCE_PAUSE if part[-1].text in SENTENCE_ENDS else CLAUSE_PAUSE


def _audio(sound: Sound, speaker: Speaker, who: str) -> tuple[Audio, Edges | None]:
    """The sound as 16-bit samples, as loud as the network made it: levelling is for whole voices, not for sentences."""
    if not np.isfinite(sound.pcm).all():
        raise EngineError(f"{who} made something that is no sound; the file of the voice may be damaged.")
    return Audio(speaker.frame_rate, np.rint(np.clip(sound.pcm, -1, 1) * 32767).astype(np.int16)), sound.edges


def _trimmed(audio: Audio, edges: Edges | None) -> tuple[Audio, Edges | None]:
    shorter, front = trim(audio)
    return shorter, None if edges is None else np.clip(edges - front, 0, shorter.frames)


def _mark(marks: list[tuple[int, int] | None], part: Sequence[_Sign], edges: Edges) -> None:
    """Notes when each span of a part is said; one that began in the part before goes on."""
    for sign, start, end in zip(part, edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        if sign.span >= 0:
            known = marks[sign.span]
            marks[sign.span] = (known[0] if known else start, end)


def _filled(marks: Sequence[tuple[int, int] | None]) -> tuple[tuple[int, int], ...]:
    """The marks, with one of no length for each span without a sound."""
    filled: list[tuple[int, int]] = []
    for mark in marks:
        at = filled[-1][1] if filled else 0
        filled.append(mark or (at, at))
    return tuple(filled)
