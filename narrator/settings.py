"""Settings: narrator.toml, one table a stage, each read into one frozen dataclass and given to that stage alone."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import NoneType, UnionType
from typing import TypeVar, get_args, get_origin, get_type_hints

from narrator.errors import SettingsError, blaming
from narrator.show import Show, answered

__all__ = [
    "MasterSettings",
    "ScriptSettings",
    "Settings",
    "Show",
    "VoiceSettings",
    "VoicesSettings",
    "answered",
    "find_settings",
    "finite",
    "load_settings",
    "master_problem",
    "read_table",
]

FILE_NAME = "narrator.toml"
MOST_JOBS = 256
"""Workers one run may have: each takes about 50 MB, and a slip of the keyboard must not fill the machine."""
SLOWEST, FASTEST = 0.25, 4.0
"""Rates anybody listens at; an engine may have narrower bounds, which it tells."""
BITRATES = (56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
"""Kilobits a second an episode can have: those of MPEG-1 Layer III whose frames have room for the Info header."""

FORMATS = ("mp3", "m4b", "opus", "flac", "wav")
"""What an episode's sound file can be, by its extension."""
LONGEST_NOTICE = 200
"""Characters a notice may have: about twelve seconds, and still one line."""
FROM_ENVIRONMENT = "env:"
"""Begins a value that stands in an environment variable: `env:SIGNING_KEY`."""


@dataclass(frozen=True, slots=True)
class ScriptSettings:
    """`[script]`: what will be said."""

    notice: bool | str = True
    """The spoken AI-voice notice: the language's own wording, one of yours, or none (False), which needs a reason."""
    notice_reason: str = ""
    """Why the voice does not say the notice; the receipt keeps it."""
    letters: bool = True
    """Whether English articles' names that no lexicon has are said by the letters of the language they seem to come from."""
    include: tuple[str, ...] = ()
    """What is said although it is usually left out: `captions`, `bio` …; the names are those of docs/structure.md."""
    exclude: tuple[str, ...] = ()
    """What is left out although it is usually said: `block: its first words`."""


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """`[voice]`: who says it."""

    name: str = "newsroom"
    """A profile, the path of one as seen from narrator.toml, or `engine:voice`."""
    rate: float = 1.0
    """Speed in every role, as a multiple of what the profile says; the engine's own speed, so the pitch stays."""
    jobs: int = 0
    """How many utterances are spoken at once; 0 for one a processor."""
    fallback: str | None = None
    """The voice that finishes when the service of the other one fails, named as `name` is; nobody does when None."""
    most_characters: int | None = None
    """How many characters one run may send to a service; any number when None."""


@dataclass(frozen=True, slots=True)
class VoicesSettings:
    """`[voices]`: where voices are fetched from, each an address or the path of a folder with the same files in it."""

    piper: str = "https://huggingface.co/rhasspy/piper-voices/resolve/main"
    """Has Piper's voices.json, and what that names."""
    kokoro: str = "https://github.com/thewh1teagle/kokoro-onnx/releases/download/model-files-v1.0"
    """Has kokoro-v1.0.onnx and voices-v1.0.bin."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """`[c2pa]`: who signs the episodes with C2PA Content Credentials. Nobody does, and nothing is asked for, without a key."""

    key: str | None = None
    """Path of the private key (PEM), seen from narrator.toml's folder; or `env:NAME`, the variable the key itself stands in."""
    certificate: str | None = None
    """Path of the certificates (PEM), the signer's own first, without the root; or `env:NAME`."""
    password: str | None = None
    """Of an encrypted key: `env:NAME`, and nothing else, because passwords do not belong into files."""
    trust: str | None = None
    """Path of the root certificates (PEM) that `narrate verify` trusts."""


@dataclass(frozen=True, slots=True)
class MasterSettings:
    """`[master]`: what is heard."""

    lufs: float = -16.0
    """Integrated loudness of the episode, LUFS, as plainly measured on the mono file (Apple asks for −16 ± 1)."""
    bitrate: int = 96
    """Kilobits a second, constant. Apple recommends 96 to 128 for mono."""
    format: str = "mp3"
    """One of `FORMATS`. All but mp3 and wav are made by ffmpeg."""
    intro: str | None = None
    """Path of a piece of music before everything else, seen from narrator.toml's folder."""
    outro: str | None = None
    """Path of one after everything else."""
    bed: str | None = None
    """Path of one that plays softly under intro, notice and outro, and never under the article."""
    cover: str | None = None
    """Path of a square JPEG or PNG, seen from narrator.toml's folder; drawn when None."""
    credentials: Credentials = Credentials()
    """Who signs the episode; in narrator.toml a table of its own, `[c2pa]`."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What one narrator.toml says."""

    script: ScriptSettings = field(default_factory=ScriptSettings)
    voice: VoiceSettings = field(default_factory=VoiceSettings)
    master: MasterSettings = field(default_factory=MasterSettings)
    voices: VoicesSettings = field(default_factory=VoicesSettings)
    show: Show = field(default_factory=Show)


@dataclass(frozen=True, slots=True)
class _Tables(Settings):
    """All tables of one narrator.toml, as they are written."""

    c2pa: Credentials = field(default_factory=Credentials)
    """Becomes `MasterSettings.credentials`."""


def find_settings(folder: Path) -> Path | None:
    """The narrator.toml nearest to `folder`: in it, then in each folder above, then in the working folder.

    Raises `SettingsError` when these cannot be looked into.
    """
    try:
        here = folder.resolve()
        places = [*(parent / FILE_NAME for parent in [here, *here.parents]), Path(FILE_NAME).resolve()]
        return next((path for path in places if path.is_file()), None)
    except (OSError, RuntimeError) as e:  # RuntimeError: before Python 3.13, links that lead in a circle
        reason = e.strerror if isinstance(e, OSError) else e
        raise SettingsError(f"{FILE_NAME} cannot be looked for in {folder} and above it ({reason}); check the path.") from e


def load_settings(path: Path | None) -> Settings:
    """The settings in `path`; the defaults when None. Raises `SettingsError` naming the file and the key."""
    if path is None:
        return Settings()
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))  # Windows editors put a byte order mark in front
    except (OSError, UnicodeDecodeError) as e:
        raise SettingsError(f"{path} cannot be read: {e}.") from e
    except (ValueError, RecursionError) as e:  # ValueError: TOMLDecodeError and the limits of int and date
        raise SettingsError(f"{path} is not valid TOML: {e}.") from e
    written = read_table(_Tables, tables, str(path))
    _check(written, str(path))
    return _seen_from(path.parent, written)


def _seen_from(folder: Path, settings: _Tables) -> Settings:
    """The settings with the paths in them seen from their file's folder."""
    master, voice, show = settings.master, settings.voice, settings.show

    def seen(path: str | None) -> str | None:
        return str(folder / path) if path else path

    master = replace(master, cover=seen(master.cover), intro=seen(master.intro), outro=seen(master.outro), bed=seen(master.bed))
    paths = {key: getattr(settings.c2pa, key) for key in ("key", "certificate", "trust")}
    there = {key: str(folder / path) for key, path in paths.items() if path and not path.startswith(FROM_ENVIRONMENT)}
    c2pa = replace(settings.c2pa, **there)
    voice = replace(voice, name=_profile(folder, voice.name), fallback=voice.fallback and _profile(folder, voice.fallback))
    show = replace(show, cover=seen(show.cover))
    voices = replace(settings.voices, **{place: _place(folder, getattr(settings.voices, place)) for place in ("piper", "kokoro")})
    return Settings(settings.script, voice, replace(master, credentials=c2pa), voices, show)


def _profile(folder: Path, name: str) -> str:
    """A voice's name as it is; the path of a profile, alone or with a speaker (`mine.toml#Ada`), seen from `folder`."""
    is_path = name.endswith(".toml") or name.rpartition("#")[0].endswith(".toml")
    return str(folder / name) if is_path else name


def _place(folder: Path, place: str) -> str:
    """An address as it is; a path seen from `folder`."""
    return place if "://" in place else str(folder / place)


_T = TypeVar("_T")


def read_table(kind: type[_T], table: Mapping[str, object], where: str) -> _T:
    """`table` as a `kind`, a dataclass with defaults; nested dataclasses are nested tables.

    Raises `SettingsError` naming `where` and the key, for a key `kind` does not have or a value of another type.
    """
    return kind(**_values(kind, table, where))


def _values(kind: type, table: Mapping[str, object], where: str) -> dict[str, object]:
    types = get_type_hints(kind)
    known = [f.name for f in fields(kind)]
    values: dict[str, object] = {}
    for key, value in table.items():
        if key not in known:
            raise SettingsError(f"{where}: there is no setting {key!r}; the settings here are {', '.join(known)}.")
        if hasattr(types[key], "__dataclass_fields__"):
            if not isinstance(value, dict):
                raise SettingsError(f"{where}: {key} is {value!r}, and must be a table: a line [{key}], its settings below.")
            place = f"{where} [{key}]"
            inside = _values(types[key], value, place)
            with blaming(place):
                values[key] = types[key](**inside)
        else:
            values[key] = _value(types[key], value, f"{where}: {key}")
    return values


_NAMES = {str: "text", int: "a whole number", float: "a number", bool: "true or false", NoneType: "nothing"}


def finite(value: object) -> float | None:
    """A number of a TOML file; None for what is none, for `nan` and `inf`, and for a whole number that no float can be."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= sys.float_info.max:
        return None
    return float(value)


def _value(kind: object, value: object, where: str) -> object:
    accepted = get_args(kind) if isinstance(kind, UnionType) else (kind,)
    for one in accepted:
        if one is float and (number := finite(value)) is not None:
            return number
        if type(value) is one and one is not float:
            return value
        if get_origin(one) is tuple and isinstance(value, list) and all(isinstance(v, str) for v in value):
            return tuple(value)
    names = [_NAMES.get(one, "a list of texts") for one in accepted if one is not NoneType]
    raise SettingsError(f"{where} is {value!r}, and must be {' or '.join(names)}.")


def notice_problem(script: ScriptSettings) -> str | None:
    """What is wrong with the notice, as a sentence; None when nothing is."""
    if script.notice is False and not script.notice_reason.strip():
        return (
            "notice is false, so the voice would not say that it is AI-generated; "
            'say why in notice_reason = "…", which the receipt keeps.'
        )
    if isinstance(script.notice, str) and not (re.search(r"\w", script.notice) and len(script.notice) <= LONGEST_NOTICE):
        return f"notice is {script.notice!r}, and must be true, false or a sentence of at most {LONGEST_NOTICE} characters."
    return None


def _credential_problem(c2pa: Credentials) -> str | None:
    if bool(c2pa.key) != bool(c2pa.certificate):
        missing = "certificate" if c2pa.key else "key"
        return f"{missing} is missing; signing needs both key and certificate, and without both nothing is signed."
    if c2pa.password and not c2pa.password.startswith(FROM_ENVIRONMENT):
        return 'password must be "env:NAME", the environment variable it stands in; a password does not belong into a file.'
    return None


def _voice_problem(voice: VoiceSettings) -> str | None:
    if voice.most_characters is not None and voice.most_characters < 0:
        return f"most_characters is {voice.most_characters}, and must be 0 or more."
    if not SLOWEST <= voice.rate <= FASTEST:
        return f"rate is {voice.rate:g}, and must lie between {SLOWEST:g} and {FASTEST:g}."
    if not 0 <= voice.jobs <= MOST_JOBS:
        return f"jobs is {voice.jobs}, and must lie between 0 (one a processor) and {MOST_JOBS}."
    return None


def master_problem(master: MasterSettings) -> str | None:
    """What is wrong with the loudness, bitrate or format, as a sentence; None when nothing is."""
    if not -40 <= master.lufs <= -8:
        return f"lufs is {master.lufs:g}, and must lie between -40 and -8."
    if master.bitrate not in BITRATES:
        return f"bitrate is {master.bitrate}, and must be one of {', '.join(map(str, BITRATES))}."
    if master.format not in FORMATS:
        return f"format is {master.format!r}, and must be one of {', '.join(FORMATS)}."
    return None


def _check(settings: _Tables, where: str) -> None:
    if settings.master.credentials != Credentials():
        raise SettingsError(f"{where} [master]: credentials stand in a table of their own, [c2pa].")
    problems = {
        "script": notice_problem(settings.script),
        "voice": _voice_problem(settings.voice),
        "c2pa": _credential_problem(settings.c2pa),
        "master": master_problem(settings.master),
    }
    for table, problem in problems.items():
        if problem:
            raise SettingsError(f"{where} [{table}]: {problem}")
