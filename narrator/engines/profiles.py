"""Voice profiles: who speaks an article, and in which voice each role of it, as TOML files anyone can write.

A profile names an `engine`, and if need be its `voice`, the `language` it is for, a `rate`, a `pitch` in semitones and
the `licence` the voice is under. Tables like `[roles.headline]`, one for each of `ROLES`, and `[speakers."Jane Doe"]`, for
those who speak in an interview, may each give another `voice`, `rate` or `pitch`. An engine that is pointed at something has a
table of its own: `[command]`. The profile of an installed voice has the SHA-256 of each of its files, as it was when they
came: `[files]`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from narrator.engines.dialect import find_dialect, library_voice
from narrator.engines.installed import PROFILE, installed_folder, installed_names
from narrator.engines.options import checked_options
from narrator.engines.speech import Adjustable, Options, Voice, folded
from narrator.engines.table import ENGINES, engine_names, load_engine, offered
from narrator.errors import EngineError, EngineUnavailable, LanguageError, SettingsError
from narrator.files import shipped_folder
from narrator.language import ANY
from narrator.settings import finite

ROLES = ("headline", "body", "quote", "caption", "notice", "question", "answer")
"""The parts of an article that may have a voice of their own."""

_TABLES = ("files", "roles", "speakers")
_KEYS = ("engine", "voice", "language", "licence", "rate", "pitch", "roles", "speakers", "files")
"""In the order messages list them."""
_ROLE_KEYS = ("voice", "rate", "pitch")


def profile_names() -> tuple[str, ...]:
    """The shipped profiles, in alphabetical order, then those of the installed voices."""
    shipped = sorted(path.stem for path in shipped_folder().glob("*.toml"))
    return (*shipped, *(name for name in installed_names() if name not in shipped))


def find_voice(name: str, language: str = "en") -> Voice:
    """The voice called `name`: a shipped profile, an installed voice, a path to a profile's file, or `engine:voice`.

    `engine:` alone is that engine's default voice for `language`, the article's (BCP 47); `NAME#SPEAKER` is a profile whose voice
    has several speakers, told which. Raises `SettingsError` when there is no such profile, file, engine or voice, and when a file
    has a key or a value that means nothing; it says what there is. Raises `EngineUnavailable` when the engine cannot run on this
    machine.
    """
    if name.endswith(".toml"):
        return _read(Path(name), Path(name).stem)
    path, ending, speaker = name.partition(".toml#")
    if ending:  # before the colon: C:\voices\mine.toml#Ada
        return _told_who(find_voice(f"{path}.toml", language), speaker, name)
    engine, colon, voice = name.partition(":")
    if colon and "#" not in engine:
        return Voice(name, engine, voice, _language_of(Voice(name, engine, voice, language)))
    profile, sign, speaker = name.partition("#")  # a speaker's name may have another # in it
    if name in installed_names() and not (shipped_folder() / f"{name}.toml").is_file():
        return _read(installed_folder(name) / PROFILE, name)
    if name in profile_names():
        return _read(shipped_folder() / f"{name}.toml", name)
    if sign and profile in profile_names():
        return _told_who(find_voice(profile, language), speaker, name)
    raise SettingsError(
        f"There is no voice called {name!r}; there are {', '.join(profile_names())}, any .toml file, ENGINE:VOICE, and what "
        "narrate voices install brings here."
    )


def _told_who(profile: Voice, speaker: str, name: str) -> Voice:
    """The profile with one of the speakers of its voice, wherever it has that voice. Raises as `find_voice` does."""
    several = profile.voice.partition("#")[0]
    named = f"{several}#{speaker}"
    _language_of(replace(profile, voice=named))

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


_HERE = ("piper", "kokoro")
"""Engines that are pointed at files: where a profile names none, they have the voices they list and no others."""


def _language_of(asked: Voice) -> str:
    """The language the voice is of; the one asked for where it does for any. Raises `SettingsError` when there is no such one."""
    if asked.engine == "espeak":
        return _espeak_language(asked.voice, asked.language)
    speaker = load_engine(asked.engine)
    if not asked.voice:
        return asked.language
    infos = offered(asked.engine)
    known = {info.voice: info.language for info in infos}
    known |= {info.label: info.language for info in infos}  # the system's voices have addresses nobody types
    if asked.voice in known:
        return asked.language if known[asked.voice] == ANY else known[asked.voice]
    if isinstance(speaker, Adjustable) and _may_have(asked, known):
        return asked.language
    raise SettingsError(f"The engine {asked.engine} has no voice called {asked.voice!r}; {_instead(asked.engine, known)}.")


def _espeak_language(voice: str, language: str) -> str:
    """As `_language_of`, for espeak's voices, of which a part of the name is enough."""
    try:
        library_voice(voice, language)
    except EngineUnavailable:
        raise
    except EngineError as error:
        raise SettingsError(str(error)) from error
    dialect = find_dialect(voice.partition("+")[0])
    return dialect.tags[0][0] if dialect else language


def _may_have(asked: Voice, known: Iterable[str]) -> bool:
    """Whether what an engine is pointed at may have a voice that the engine does not list."""
    name = asked.voice.partition("#")[0]
    pointed = asked.engine not in _HERE or asked.options or not name
    # One that is installed and not listed is damaged: its engine says how when it speaks.
    return name not in known and (bool(pointed) or name in installed_names())


def _instead(engine: str, known: Iterable[str]) -> str:
    """What can be done when an engine does not have a voice."""
    some = ", ".join(list(known)[:5])
    told = f"it has {some}, and `narrate voices` lists them" if some else "it has none at all"
    return f"{told}; narrate voices catalogue lists what can be installed" if engine in _HERE else told


def _read(path: Path, name: str) -> Voice:
    """The profile in a file, under a name."""
    table = _Table(_parsed(path), path)
    voice = _shaped(_plain(table, name), table)
    told = _checked(voice, table)
    if "language" not in table.values:
        voice = replace(voice, language=told)
    files, roles, speakers = (table.table(key) for key in _TABLES)
    for file in files.values:
        files.word(file)
    roles.only(ROLES)
    cast = {role: _role(voice, roles.table(role)) for role in roles.values}
    if "body" in cast:
        for role in ("caption", "question", "answer"):
            cast.setdefault(role, cast["body"])
    named = {folded(name): _role(voice, speakers.table(name)) for name in speakers.values}
    return replace(voice, roles=cast, speakers=named)


def _parsed(path: Path) -> Mapping[str, object]:
    """What stands in a profile's file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise SettingsError(f"There is no voice profile at {path}; the shipped ones are {', '.join(profile_names())}.") from error
    except OSError as error:
        raise SettingsError(f"The voice profile {path} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:  # ValueError: undecodable, no TOML, a number or date out of range
        raise SettingsError(f"The voice profile {path} is not TOML: {error}.") from error


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of a profile's file. `read_table` would not do: which keys there may be, engines and articles say.

    What its methods raise names the file and the key.
    """

    values: Mapping[str, object]
    path: Path
    where: str = ""
    """What stands before its keys in messages: `roles.quote.`"""

    def only(self, keys: tuple[str, ...]) -> None:
        """Raises `SettingsError` for a key that is none of `keys`."""
        for key in self.values:
            if key not in keys:
                raise SettingsError(f"{self.path}: there is no setting {self.where}{key}; there are {', '.join(keys)}.")

    def word(self, key: str, default: str = "") -> str:
        """The text behind a key. Raises `SettingsError` when it is none."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise SettingsError(f"{self.path}: {self.where}{key} must be a text in quotes, not {value!r}.")
        return value

    def number(self, key: str) -> float | None:
        """The number behind a key; None where there is no such key. Raises `SettingsError` when it is none."""
        if key not in self.values:
            return None
        number = finite(self.values[key])
        if number is None:
            raise SettingsError(f"{self.path}: {self.where}{key} must be a number, not {self.values[key]!r}.")
        return number

    def table(self, key: str) -> _Table:
        """The table behind a key, empty where there is no such key. Raises `SettingsError` when it is none."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise SettingsError(f"{self.path}: {self.where}{key} must be a table, [{self.where}{key}].")
        return _Table(value, self.path, f"{self.where}{key}.")


def _plain(table: _Table, name: str) -> Voice:
    """The profile without its voice and roles: its engine, and what that is pointed at. No other keys may stand in it."""
    engine = table.word("engine")
    if engine not in ENGINES and engine not in engine_names():  # others are looked for in every installed package
        raise SettingsError(f"{table.path}: engine must be one of {', '.join(engine_names())}, not {engine!r}.")
    speaker = load_engine(engine)
    plain = Voice(name, engine, language=table.word("language", "en"), licence=table.word("licence"))
    if isinstance(speaker, Adjustable):
        table.only((*_KEYS, engine))
        options = checked_options(speaker.options, table.table(engine).values, f"{table.path} [{engine}]")
        return replace(plain, options=_seen_from(table.path.parent, options) if engine in _HERE else options)
    table.only(_KEYS)
    return plain


def _seen_from(folder: Path, options: Options) -> Options:
    """The options of an engine that is pointed at files, their paths seen from a profile's folder."""
    return tuple((key, str(folder / str(path))) for key, path in options if path)


def _role(voice: Voice, table: _Table) -> Voice:
    """The profile's voice as one role or speaker has it."""
    table.only(_ROLE_KEYS)
    shaped = _shaped(voice, table)
    _checked(shaped, table)
    return shaped


def _checked(voice: Voice, table: _Table) -> str:
    """As `_language_of`; what it raises names the file and the key."""
    try:
        return _language_of(voice)
    except SettingsError as error:
        raise SettingsError(f"{table.path}: {table.where}voice: {error}") from error


def _shaped(voice: Voice, table: _Table) -> Voice:
    """The voice with what a table says of its name, rate and pitch."""
    name, rate, pitch = table.word("voice", voice.voice), table.number("rate"), table.number("pitch")
    if rate is not None and rate <= 0:
        raise SettingsError(f"{table.path}: {table.where}rate must be more than 0, not {rate:g}.")
    return replace(voice, voice=name, rate=rate or voice.rate, pitch=voice.pitch if pitch is None else pitch)
