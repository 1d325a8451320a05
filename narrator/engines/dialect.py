"""A dialect: a language as espeak-ng speaks it, read from the data folder without loading the library."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from narrator.engines.libespeak import data_folder
from narrator.errors import EngineError
from narrator.patterns import compiled

_OPTIONAL = compiled(r"[a-z]{2}|\d{3}|latn|cyrl|arab|hans|hant")
"""Regions and scripts: subtags without which a tag still names its language. `en-uss` is no English, it is a slip."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """A language as espeak speaks it: one file of its `lang` folder."""

    file: str
    """Its path in `lang`, as the library takes it: `gmw/en-US`."""
    label: str
    """For people: `English (America)`."""
    tags: tuple[tuple[str, int], ...]
    """The BCP 47 tags it answers to, in lower case, each with a priority; the lowest number wins."""
    speaks: bool
    """Whether its dictionary is there. Without one it is silent: `fo`, `kaa` and `xex` in the wheel."""

    @property
    def voice(self) -> str:
        """Its short name: `en-us`."""
        return _short(self.file)


def find_dialect(name: str) -> Dialect | None:
    """The dialect for a voice name, a file or a BCP 47 tag, most exact first; `de-AT` finds German, `no` Bokmål. None if none."""
    wanted = name.lower().replace("_", "-")
    files = _files(data_folder())
    while wanted:
        for file in files:
            if wanted in (_short(file), file.lower()):
                found = _dialect(data_folder(), file)
                return found if found.speaks else None
        tagged = [(priority, d.file, d) for d in dialects(data_folder()) for tag, priority in d.tags if tag == wanted]
        if tagged:
            return min(tagged, key=lambda entry: entry[:2])[2]
        wanted, _, last = wanted.rpartition("-")
        if not _OPTIONAL.fullmatch(last):
            return None
    return None


def library_voice(voice: str, language: str) -> str:
    """What the library calls `voice` (`en-us+klatt4`, `ru`, `+f4`); without a language in it, that of `language`.

    Raises `EngineError` naming the language or the variant that is not there: the library itself would speak on without it.
    """
    spoken, plus, variant = voice.partition("+")
    dialect = find_dialect(spoken or language)
    if dialect is None:
        raise EngineError(f"espeak has no voice called {spoken or language!r}; `narrate voices` lists those it has.")
    if not plus:
        return dialect.file
    file = variants(data_folder()).get(variant.lower())
    if file is None:
        raise EngineError(f"espeak has no variant called {variant!r}; `narrate voices` lists those it has.")
    return f"{dialect.file}+{file}"


@cache
def dialects(data: Path) -> tuple[Dialect, ...]:
    """Every dialect that speaks, by file name."""
    return tuple(found for file in _files(data) if (found := _dialect(data, file)).speaks)


@cache
def _files(data: Path) -> tuple[str, ...]:
    """The file of every dialect: a voice is mostly asked for by its name, and to read all 147 takes 0.02 s."""
    folder = data / "lang"
    return tuple(path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file())


@cache
def _dialect(data: Path, file: str) -> Dialect:
    """The dialect that one file of `lang` describes, in lines of a keyword and its values; `//` begins a remark."""
    label, tags, words = file, [], [_short(file)]
    for line in (data / "lang" / file).read_text(encoding="utf-8").splitlines():
        keyword, _, rest = line.partition("//")[0].strip().partition(" ")
        values = rest.split()
        if keyword == "name":
            label = rest.strip()
        elif keyword == "language" and values:
            tags.append((values[0].lower(), int(values[1]) if len(values) > 1 else 5))
            words.append(values[0])
        elif keyword == "dictionary":
            words.append(rest.strip())
    speaks = any((data / f"{name.partition('-')[0]}_dict").exists() for name in words)
    return Dialect(file, label, tuple(tags) or ((_short(file), 5),), speaks)


def _short(file: str) -> str:
    """What a dialect is called on the command line."""
    return file.rpartition("/")[2].lower()


@cache
def variants(data: Path) -> dict[str, str]:
    """Every variant, lower case -> as its file is called."""
    return {path.name.lower(): path.name for path in (data / "voices" / "!v").iterdir()}
