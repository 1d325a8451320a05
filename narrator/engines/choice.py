"""Choosing a voice for an article, and showing what there is to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from narrator.columns import columns
from narrator.engines.profiles import find_voice, profile_names, throughout, voice_for_language
from narrator.engines.speech import Described, Pronouncer, Request, Service, Span, Voice, VoiceInfo
from narrator.engines.speeds import known_speed, told_speed
from narrator.engines.table import answering_for, engine_names, load_engine
from narrator.errors import EngineError, EngineUnavailable, SettingsError
from narrator.language import ANY, primary

MORE = """Speed: seconds of sound made in one second on this machine; narrate voices --speed measures it.

More voices: narrate voices catalogue lists natural ones, narrate voices install NAME brings one here. Those you install in the
system's settings speak through the engine pyttsx3. A profile of your own is a TOML file with engine, voice, language, rate, pitch
and tables like [roles.headline]; --voice takes its path."""


def _speaks(voice: Voice, language: str) -> bool:
    """Whether the voice is one for `language` (BCP 47; the region does not count)."""
    return primary(voice.language) in (primary(language), ANY) or voice.engine == "tone"


def speaker(voice: Voice, language: str) -> Voice:
    """`voice` itself, or, when it is not one for `language` (BCP 47), the embedded voice that is.

    A voice for any language is told which it is. Raises `SettingsError` when there is none for the language.
    """
    if voice.language == ANY:
        return throughout(voice, lambda one: replace(one, language=language))
    return voice if _speaks(voice, language) else voice_for_language(language)


def paced(voice: Voice, rate: float) -> Voice:
    """The voice `rate` times as fast, in every role and its fallback too."""
    if rate == 1.0:
        return voice
    paced_all = throughout(voice, lambda one: replace(one, rate=one.rate * rate))
    return replace(paced_all, fallback=voice.fallback and paced(voice.fallback, rate))


def pronunciations(words: Sequence[str], voice: Voice) -> tuple[str, ...]:
    """The IPA in which `voice` says each of `words` by its own guess; empty for each when its engine cannot tell.

    Loads the engine's library in this process, behind its lock: 3 ms and 60 µs a word. Raises as the engine's `pronounce` does.
    """
    engine = load_engine(voice.engine)
    if not words or not isinstance(engine, Pronouncer):
        return ("",) * len(words)
    return engine.pronounce([Request((Span(word, word),), voice.voice, voice.language) for word in words])


def honours(ipa: str, voice: Voice) -> bool:
    """Whether `voice` says IPA, and this IPA."""
    engine = load_engine(voice.engine)
    return isinstance(engine, Pronouncer) and engine.honours(ipa, voice)


def describe_voices(language: str | None = None) -> Iterator[str]:
    """What can speak on this machine, a line each: profiles, then each engine's voices by language, then how to get more.

    With `language` (BCP 47; the region does not count) only what speaks that; without, an engine of many languages is one line.
    Raises `SettingsError` when nothing speaks it.
    """
    engines = {name: list(_describe_engine(name, language)) for name in engine_names()}
    if not any(engines.values()):
        raise SettingsError(f"No voice on this machine speaks {language!r}; narrate voices lists what there is.")
    yield "Profiles (--voice NAME; narrate voices try NAME)"
    yield from _describe_profiles(language)
    for name, lines in engines.items():
        if lines:
            yield from ("", f"Engine {name} (--voice {name}:VOICE)", *lines)
    yield ""
    yield MORE


def usable_profiles() -> tuple[Voice, ...]:
    """The profiles whose engines are here, shipped and installed."""
    usable = []
    for name in profile_names():
        with suppress(EngineError, SettingsError):
            usable.append(find_voice(name))
    return tuple(usable)


def _describe_profiles(language: str | None) -> Iterator[str]:
    """The profiles, or those for `language`, a line each, then those that cannot be used here, and why."""
    rows: list[tuple[str, ...]] = [_ABOUT]
    unusable = []
    for name in profile_names():
        try:
            voice = find_voice(name)
            if language is None or _speaks(voice, language):
                rows.append(_row(voice))
        except (EngineError, SettingsError) as error:
            unusable.append(f"  {name} cannot speak here: {error}")
    yield from columns(rows)
    yield from unusable


_MOST_LANGUAGES = 20
"""Languages of an engine from which on they are not listed one by one: espeak's and the system's were 240 of 270 lines."""
_ABOUT = ("name", "language", "engine and voice", "speed", "word times", "honours", "licence")
_SOUND = "ə"
"""IPA that every voice can say that says any."""
_TIMES = {"exact": "exact", "estimated": "by the engine", "none": "by alignment"}
"""A `Timing`, as `narrate voices` says it."""


def _row(voice: Voice) -> tuple[str, ...]:
    """What `narrate voices` says of a profile. Raises `EngineError` when its engine cannot tell."""
    engine = load_engine(voice.engine)
    named = f"{voice.engine}:{voice.voice}".rstrip(":")
    with answering_for(voice.engine):
        if isinstance(engine, Pronouncer):
            engine.fingerprint(voice)  # a damaged voice says so
        speed = "-" if isinstance(engine, Service) else told_speed(known_speed(voice))
        if not isinstance(engine, Described):
            return (voice.name, voice.language, named, speed, "?", "?", voice.licence or "?")
        about = engine.about
        can = {"IPA": honours(_SOUND, voice), "rate": about.rates, "pitch": about.pitches}
        honours_ = ", ".join(what for what, able in can.items() if able) or "-"
        return (voice.name, voice.language, named, speed, _TIMES[about.timing], honours_, voice.licence or about.licence or "?")


def _describe_engine(engine: str, language: str | None) -> Iterator[str]:
    """What an engine has; with `language` only an engine that has voices for it, and those it has for any."""
    voices: Mapping[str, Sequence[VoiceInfo]] = {}
    remark = "what a profile of yours points it at (docs/engines.md)"
    try:
        with answering_for(engine):
            voices = _by_language(load_engine(engine).voices())
    except EngineUnavailable as e:
        remark = f"cannot speak here: {e}"
    if language is not None:
        speaks_it = primary(language) in voices
        voices = {code: infos for code, infos in voices.items() if speaks_it and code in (primary(language), ANY)}
    elif not voices:
        yield f"  {remark}"
    elif len(voices) > _MOST_LANGUAGES:
        total = sum(map(len, voices.values()))
        yield f"  {total} voices of {len(voices)} languages; narrate voices --language TAG lists those of one"
        return
    for code, infos in voices.items():
        name = infos[0].label.partition(" (")[0]
        yield f"  {code:<4} {name:<22} {', '.join(info.voice for info in infos)}"


def _by_language(offered: Iterable[VoiceInfo]) -> Mapping[str, Sequence[VoiceInfo]]:
    """The voices of each language, in alphabetical order of its primary subtag."""
    languages: dict[str, list[VoiceInfo]] = {}
    for info in offered:
        languages.setdefault(primary(info.language), []).append(info)
    return dict(sorted(languages.items()))
