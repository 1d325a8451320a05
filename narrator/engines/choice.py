"""Choosing a voice for an article, and showing what there is to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from narrator.engines.profiles import find_voice, profile_names, voice_for_language
from narrator.engines.speech import Voice, VoiceInfo
from narrator.engines.table import engine_names, load_engine
from narrator.errors import EngineUnavailable

MORE = """More voices: those you install in the system's settings speak through the engine pyttsx3. A profile of your own is a
TOML file with engine, voice, language, rate, pitch and tables like [roles.headline]; --voice takes its path."""


def voice_for(name: str, language: str) -> Voice:
    """The voice called `name`, or, when it does not speak `language` (BCP 47), the embedded voice that does.

    Raises `SettingsError` when there is no such voice, or none for the language.
    """
    voice = find_voice(name, language)
    speaks = _primary(voice.language) in (_primary(language), "mul")
    return voice if speaks or voice.engine == "tone" else voice_for_language(language)


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def describe_voices() -> Iterator[str]:
    """What can speak on this machine, a line each: the profiles, then each engine's voices by language, then how to get more."""
    yield "Profiles (--voice NAME)"
    for name in profile_names():
        voice = find_voice(name)
        yield f"  {name:<12}{voice.engine}:{voice.voice}  {voice.language}"
    for name in engine_names():
        yield ""
        yield f"Engine {name} (--voice {name}:VOICE)"
        try:
            offered = load_engine(name).voices()
        except EngineUnavailable as e:
            yield f"  cannot speak here: {e}"
            continue
        for language, infos in _by_language(offered):
            yield f"  {language:<12}{', '.join(info.voice for info in infos)}"
    yield ""
    yield MORE


def _by_language(offered: Iterable[VoiceInfo]) -> Iterator[tuple[str, list[VoiceInfo]]]:
    """The voices of each language, in alphabetical order."""
    languages: dict[str, list[VoiceInfo]] = {}
    for info in offered:
        languages.setdefault(info.language, []).append(info)
    yield from sorted(languages.items())
