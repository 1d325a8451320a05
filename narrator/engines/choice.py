"""Choosing a voice for an article, and showing what there is to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from narrator.engines.profiles import find_voice, profile_names, voice_for_language
from narrator.engines.speech import Pronouncer, Request, Span, Voice, VoiceInfo
from narrator.engines.table import engine_names, load_engine
from narrator.errors import EngineUnavailable, SettingsError

ANY_LANGUAGE = "mul"
"""What an engine calls the language of a voice that speaks any (ISO 639-2 for "several languages")."""
MORE = """More voices: those you install in the system's settings speak through the engine pyttsx3. A profile of your own is a
TOML file with engine, voice, language, rate, pitch and tables like [roles.headline]; --voice takes its path."""


def speaks(voice: Voice, language: str) -> bool:
    """Whether the voice is one for `language` (BCP 47; the region does not count)."""
    return _primary(voice.language) in (_primary(language), ANY_LANGUAGE) or voice.engine == "tone"


def speaker(voice: Voice, language: str) -> Voice:
    """`voice` itself, or, when it is not one for `language` (BCP 47), the embedded voice that is.

    A voice for any language is told which it is. Raises `SettingsError` when there is none for the language.
    """
    if voice.language == ANY_LANGUAGE:
        roles = {role: replace(one, language=language) for role, one in voice.roles.items()}
        return replace(voice, language=language, roles=roles)
    return voice if speaks(voice, language) else voice_for_language(language)


def pronunciations(words: Sequence[str], voice: Voice) -> tuple[str, ...]:
    """The IPA in which `voice` says each of `words` by its own guess; empty for each when its engine cannot tell.

    Loads the engine's library in this process, behind its lock: 15 ms and 10 µs a word. Raises as the engine's `pronounce` does.
    """
    engine = load_engine(voice.engine)
    if not words or not isinstance(engine, Pronouncer):
        return ("",) * len(words)
    return engine.pronounce([Request((Span(word, word),), voice.voice, voice.language) for word in words])


def honours(ipa: str, voice: Voice) -> bool:
    """Whether `voice` says IPA, and this IPA."""
    engine = load_engine(voice.engine)
    return isinstance(engine, Pronouncer) and engine.honours(ipa)


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def describe_voices(language: str | None = None) -> Iterator[str]:
    """What can speak on this machine, a line each: profiles, then each engine's voices by language, then how to get more.

    With `language` (BCP 47; the region does not count), only what speaks that. Raises `SettingsError` when nothing does.
    """
    heard = 0
    yield "Profiles (--voice NAME)"
    for name in profile_names():
        voice = find_voice(name)
        if language is None or speaks(voice, language):
            yield f"  {name:<12}  {voice.language:<8}  {voice.engine}{':' if voice.voice else ''}{voice.voice}"
    for name in engine_names():
        yield ""
        yield f"Engine {name} (--voice {name}:VOICE)"
        for line in _describe_engine(name, language):
            heard += 1
            yield line
    if not heard:
        raise SettingsError(f"No voice on this machine speaks {language!r}; narrate voices lists what there is.")
    yield ""
    yield MORE


def _describe_engine(engine: str, language: str | None) -> Iterator[str]:
    try:
        offered = load_engine(engine).voices()
    except EngineUnavailable as e:
        yield f"  cannot speak here: {e}"
        return
    for code, infos in _by_language(offered):
        if language is None or _primary(code) in (_primary(language), ANY_LANGUAGE):
            name = infos[0].label.partition(" (")[0]
            yield f"  {code:<4} {name:<22} {', '.join(info.voice for info in infos)}"


def _by_language(offered: Iterable[VoiceInfo]) -> Iterator[tuple[str, list[VoiceInfo]]]:
    """The voices of each language, in alphabetical order of its primary subtag."""
    languages: dict[str, list[VoiceInfo]] = {}
    for info in offered:
        languages.setdefault(_primary(info.language), []).append(info)
    yield from sorted(languages.items())
