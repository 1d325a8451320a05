"""How fast voices speak on this machine: measured when that is asked for, and remembered in the user's cache folder."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

from narrator.disclosure import notice
from narrator.engines.speech import Request, Service, Span, Voice
from narrator.engines.table import load_engine
from narrator.errors import EngineError
from narrator.files import cache_folder, remember
from narrator.language import ANY

_LEAST = 0.3
"""Seconds of work a figure rests on: espeak says the notice in 10 ms, and one such run was off by half."""


def measure_speed(voice: Voice) -> float:
    """Says the AI-voice notice in the voice's language, again and again for 0.3 s, and returns seconds of sound a second.

    The quickest time counts, because what else the machine does only ever makes it longer. Loading the engine and the voice does
    not, because an episode pays for that once. A service is not asked, because that would cost. To be called in a worker, as all
    that speaks. Raises `EngineError` when the voice cannot speak, or says nothing.
    """
    engine = load_engine(voice.engine)
    if isinstance(engine, Service):
        raise EngineError(f"{voice.name} speaks elsewhere; how fast this machine is tells nothing of it.")
    language = "en" if voice.language == ANY else voice.language
    spans = tuple(Span(word, word) for word in notice(language).split())
    request = Request(spans, voice.voice, language, voice.rate, voice.pitch, voice.options)
    engine.synthesize(request)
    best = taken = 0.0
    while taken < _LEAST:
        start = time.perf_counter()
        heard = engine.synthesize(request).audio.seconds
        took = time.perf_counter() - start
        best, taken = max(best, heard / took), taken + took
    if not best:
        raise EngineError(f"{voice.name} says nothing; choose another voice.")
    return best


def remember_speed(voice: Voice, speed: float) -> None:
    """Keeps what was measured until the engine or the voice changes. Where nothing can be written, nothing is kept."""
    remember(_entry(voice), f"{speed:.3g}".encode())


def known_speed(voice: Voice) -> float | None:
    """Seconds of sound that the voice makes in a second on this machine; None when that was not measured."""
    try:
        return float(_entry(voice).read_bytes())
    except (OSError, ValueError, EngineError):
        return None


def told_speed(speed: float | None) -> str:
    """A speed for people, to two figures: `1400 ×`, `8.3 ×`; `?` when it is not known."""
    return "?" if speed is None else f"{float(f'{speed:.2g}'):g} ×"


def _entry(voice: Voice) -> Path:
    """Where the speed of a voice is kept: the fingerprint tells an engine from its next version."""
    parts = (load_engine(voice.engine).fingerprint(voice), voice.voice, voice.language, voice.rate, voice.pitch)
    name = hashlib.sha256(repr(parts).encode()).hexdigest()
    return cache_folder() / "speeds" / name
