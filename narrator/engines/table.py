"""The table of engines: where each is, loaded only when asked for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from narrator.engines.speech import Engine
from narrator.errors import SettingsError

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


def load_engine(name: str) -> Engine:
    """The engine called `name`. Raises `SettingsError` when there is none."""
    if name in ENGINES:
        module, _, attribute = ENGINES[name].partition(":")
        engine: Engine = getattr(import_module(module), attribute)()
        return engine
    for point in _points():
        if point.name == name:
            found: Engine = point.load()()
            return found
    raise SettingsError(f"There is no engine called {name!r}; the engines here are {', '.join(engine_names())}.")


@cache
def _points() -> Iterable[EntryPoint]:
    from importlib.metadata import entry_points  # noqa: PLC0415 - 25 ms, which the engines of the table do without

    return entry_points(group="narrator.engines")
