"""The table of engines: where each is, loaded only when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from narrator.engines.speech import Engine, VoiceInfo
from narrator.errors import EngineUnavailable, NarratorError, SettingsError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENGINES = {
    "command": "narrator.engines.command:Command",
    "elevenlabs": "narrator.engines.elevenlabs:ElevenLabs",
    "espeak": "narrator.engines.espeak:Espeak",
    "kokoro": "narrator.engines.kokoro:Kokoro",
    "openai": "narrator.engines.openai:OpenAI",
    "piper": "narrator.engines.piper:Piper",
    "pyttsx3": "narrator.engines.system:Pyttsx3",
    "tone": "narrator.engines.tone:Tone",
}
"""Engine name -> where its class is. Other packages add theirs through the entry-point group `narrator.engines`."""


def engine_names() -> tuple[str, ...]:
    """Every engine known here, the shipped ones first."""
    return tuple(dict.fromkeys([*ENGINES, *(point.name for point in _points())]))


_PARTS = ("name", "reproducible", "source_type", "voices", "fingerprint", "synthesize")
"""What an engine of another package must have: `Engine`."""


def load_engine(name: str) -> Engine:
    """The engine called `name`. Raises `SettingsError` when there is none, `EngineUnavailable` when its package is broken."""
    if name in ENGINES:
        module, _, attribute = ENGINES[name].partition(":")
        engine: Engine = getattr(import_module(module), attribute)()
        return engine
    for point in _points():
        if point.name == name:
            with answering_for(name):
                found: Engine = point.load()()
                if missing := [part for part in _PARTS if not hasattr(found, part)]:
                    raise AttributeError(f"it has no {missing[0]}")
            return found
    raise SettingsError(f"There is no engine called {name!r}; the engines here are {', '.join(engine_names())}.")


def offered(name: str) -> tuple[VoiceInfo, ...]:
    """The voices of the engine called `name`. Raises as `load_engine`, and `EngineUnavailable` when it cannot tell them."""
    engine = load_engine(name)
    with answering_for(name):
        return tuple(engine.voices())


@contextmanager
def answering_for(name: str) -> Iterator[None]:
    """What an engine raises for a fault of its own is `EngineUnavailable`, and names the engine and its package."""
    try:
        yield
    except (NarratorError, MemoryError):
        raise
    except Exception as error:
        package = next((point.dist.name for point in _points() if point.name == name and point.dist), "narrator")
        raise EngineUnavailable(
            f"The engine {name} of the package {package} is broken ({error!r}); install another version of it, or remove it."
        ) from error


@cache
def _points() -> Iterable[EntryPoint]:
    from importlib.metadata import entry_points  # noqa: PLC0415 - 25 ms, which the engines of the table do without

    return entry_points(group="narrator.engines")
