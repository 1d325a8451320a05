"""Voice profiles: who speaks an article, and in which voice each role of it, as TOML files anyone can write.

A profile names an `engine`, and if need be its `voice`, the `language` it is for, a `rate`, a `pitch` in semitones and
the `licence` the voice is under. Tables like `[roles.headline]`, one for each of `ROLES`, and `[speakers."Jane Doe"]`, for
those who speak in an interview, may each give another `voice`, `rate` or `pitch`. An engine that is pointed at something has a
table of its own: `[command]`. The profile of an installed voice has the SHA-256 of each of its files, as it was when they
came: `[files]`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from narrator.engines.dialect import find_dialect, library_voice
from narrator.engines.installed import PROFILE, installed_folder, installed_names
from narrator.engines.options import checked_options
from narrator.engines.speech import Adjustable, Voice
from narrator.engines.table import ENGINES, engine_names, load_engine
from narrator.errors import EngineError, EngineUnavailable, LanguageError, SettingsError
from narrator.files import shipped_folder
from narrator.language import ANY
from narrator.settings import finite

ROLES = ("headline", "body", "quote", "caption", "notice", "question", "answer")
"""The parts of an article that may have a voice of their own."""

_WORDS = ("engine", "voice", "language", "licence")
_NUMBERS = ("rate", "pitch")
_CASTS = ("roles", "speakers")
_TABLES = (*_CASTS, "files")
_ROLE_KEYS = ("voice", *_NUMBERS)


def profile_names() -> tuple[str, ...]:
    """The shipped profiles, in alphabetical order, then those of the installed voices."""
    shipped = sorted(path.stem for path in shipped_folder().glob("*.toml"))
    return (*shipped, *(name for name in installed_names() if name not in shipped))


def find_voice(name: str, language: str = "en") -> Voice:
    """The voice called `name`: a shipped profile, an installed voice, a path to a profile's file, or `engine:voice`.

    `engine:` alone is that engine's default voice for `language`, the article's (BCP 47); `NAME#SPEAKER` is a profile whose voice
    has several speakers, told which. Raises `SettingsError` when there is no
    such profile, file, engine or voice, and when a file has a key or a value that means nothing; it says what there is. Raises
    `EngineUnavailable` when the engine cannot run on this machine.
    """
    if name.endswith(".toml"):
        return _read(Path(name), Path(name).stem)
    engine, colon, voice = name.partition(":")
    if colon:
        return Voice(name, engine, voice, _language_of(engine, voice, language))
    if name in installed_names() and not (shipped_folder() / f"{name}.toml").is_file():
        return _read(installed_folder(name) / PROFILE, name)
    if name in profile_names():
        return _read(shipped_folder() / f"{name}.toml", name)
    profile, sign, speaker = name.rpartition("#")
    if sign and (profile in profile_names() or profile.endswith(".toml")):
        return _told_who(find_voice(profile, language), speaker, name)
    raise SettingsError(
        f"There is no voice called {name!r}; there are {', '.join(profile_names())}, any .toml file, ENGINE:VOICE, and what "
        "narrate voices install brings here."
    )


def _told_who(profile: Voice, speaker: str, name: str) -> Voice:
    """The profile with one of the speakers of its voice, wherever it has that voice. Raises as `find_voice` does."""
    several = profile.voice.partition("#")[0]
    named = f"{several}#{speaker}"
    _language_of(profile.engine, named, profile.language)

    def told(one: Voice) -> Voice:
        return replace(one, voice=named) if one.voice == profile.voice else one

    return replace(throughout(profile, told), name=name)


def throughout(voice: Voice, change: Callable[[Voice], Voice]) -> Voice:
    """The voice changed, and those of its roles and speakers too."""
    roles = {role: change(one) for role, one in voice.roles.items()}
    speakers = {name: change(one) for name, one in voice.speakers.items()}
    return replace(change(voice), roles=roles, speakers=speakers)


def voice_for_language(language: str) -> Voice:
    """The embedded voice that speaks `language` (BCP 47), the same in every role. Raises `LanguageError` when there is none."""
    dialect = find_dialect(language)
    if dialect is None:
        raise LanguageError(
            f"There is no embedded voice for the language {language!r}; choose a voice of another engine that speaks it with "
            "--voice, or name the article's own language in its front matter."
        )
    return Voice(f"espeak:{dialect.voice}", "espeak", dialect.voice, language)


def _language_of(engine: str, voice: str, language: str) -> str:
    """The language `voice` is of; `language` where it does for any. Raises `SettingsError` when there is no such voice."""
    if engine == "espeak":
        try:
            library_voice(voice, language)
        except EngineUnavailable:
            raise
        except EngineError as error:
            raise SettingsError(str(error)) from error
        dialect = find_dialect(voice.partition("+")[0])
        return dialect.tags[0][0] if dialect else language
    speaker = load_engine(engine)
    if not voice:
        return language
    infos = speaker.voices()
    offered = {info.voice: info.language for info in infos}
    by_name = {info.label: info.language for info in infos}  # the system's voices have addresses nobody types
    if voice in by_name:
        return by_name[voice]
    if isinstance(speaker, Adjustable) and offered.keys().isdisjoint((voice, voice.partition("#")[0])):
        return language  # what it is pointed at may have it
    if voice not in offered:
        some = ", ".join(list(offered)[:5]) or "none at all"
        raise SettingsError(f"The engine {engine} has no voice called {voice!r}; it has {some}, and `narrate voices` lists them.")
    return language if offered[voice] == ANY else offered[voice]


def _read(path: Path, name: str) -> Voice:
    """The profile in a file, under a name."""
    try:
        table: Mapping[str, object] = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise SettingsError(f"There is no voice profile at {path}; the shipped ones are {', '.join(profile_names())}.") from error
    except OSError as error:
        raise SettingsError(f"The voice profile {path} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:  # ValueError: undecodable, no TOML, a number or date out of range
        raise SettingsError(f"The voice profile {path} is not TOML: {error}.") from error
    engine = _word(table, "engine", path, "", "")
    if engine not in ENGINES and engine not in engine_names():  # others are looked for in every installed package
        raise SettingsError(f"{path}: engine must be one of {', '.join(engine_names())}, not {engine!r}.")
    speaker = load_engine(engine)
    plain = Voice(name, engine, language=_word(table, "language", path, "", "en"))
    plain = replace(plain, licence=_word(table, "licence", path, "", ""))
    if isinstance(speaker, Adjustable):
        _only(table, (*_WORDS, *_NUMBERS, *_TABLES, engine), path, "")
        plain = replace(plain, options=checked_options(speaker.options, _table(table, engine, path, ""), f"{path} [{engine}]"))
    else:
        _only(table, (*_WORDS, *_NUMBERS, *_TABLES), path, "")
    voice = _shaped(plain, table, path, "")
    for file in (files := _table(table, "files", path, "")):
        _word(files, file, path, "files.", "")
    roles, speakers = (_table(table, name, path, "") for name in _CASTS)
    _only(roles, ROLES, path, "roles.")
    cast = {role: _role(voice, roles, role, path, "roles.") for role in roles}
    if "body" in cast:
        for role in ("caption", "question", "answer"):
            cast.setdefault(role, cast["body"])
    named = {" ".join(name.casefold().split()): _role(voice, speakers, name, path, "speakers.") for name in speakers}
    return replace(voice, roles=cast, speakers=named)


def _role(voice: Voice, tables: Mapping[str, object], name: str, path: Path, where: str) -> Voice:
    """The profile's voice as one role or speaker has it."""
    table = _table(tables, name, path, where)
    _only(table, _ROLE_KEYS, path, f"{where}{name}.")
    return _shaped(voice, table, path, f"{where}{name}.")


def _shaped(voice: Voice, table: Mapping[str, object], path: Path, where: str) -> Voice:
    """The voice with what a table says of its name, rate and pitch, checked."""
    name = _word(table, "voice", path, where, voice.voice)
    rate, pitch = (_number(table, key, path, where) for key in _NUMBERS)
    if rate is not None and rate <= 0:
        raise SettingsError(f"{path}: {where}rate must be more than 0, not {rate:g}.")
    try:
        _language_of(voice.engine, name, voice.language)
    except SettingsError as error:
        raise SettingsError(f"{path}: {where}voice: {error}") from error
    return replace(voice, voice=name, rate=rate or voice.rate, pitch=voice.pitch if pitch is None else pitch)


def _only(table: Mapping[str, object], keys: tuple[str, ...], path: Path, where: str) -> None:
    for key in table:
        if key not in keys:
            raise SettingsError(f"{path}: there is no setting {where}{key}; there are {', '.join(keys)}.")


def _word(table: Mapping[str, object], key: str, path: Path, where: str, default: str) -> str:
    value = table.get(key, default)
    if not isinstance(value, str):
        raise SettingsError(f"{path}: {where}{key} must be a text in quotes, not {value!r}.")
    return value


def _number(table: Mapping[str, object], key: str, path: Path, where: str) -> float | None:
    if key not in table:
        return None
    number = finite(table[key])
    if number is None:
        raise SettingsError(f"{path}: {where}{key} must be a number, not {table[key]!r}.")
    return number


def _table(table: Mapping[str, object], key: str, path: Path, where: str) -> Mapping[str, object]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise SettingsError(f"{path}: {where}{key} must be a table, [{where}{key}].")
    return value
