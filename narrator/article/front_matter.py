"""Front matter: the settings an article carries between two +++ lines at its top, in TOML."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from narrator.article.source import called
from narrator.errors import SettingsError

KEYS = ("title", "byline", "author", "date", "url", "id", "language", "voice", "include", "lexicon", "chapters")
"""What front matter may say; `author` is another name for `byline`."""

_ADVICE = 'write lines like title = "…", and names with accents in quotes: "Zsófia" = "…"'

T = TypeVar("T")

_FENCE = re.compile(r"\+\+\+[ \t]*(?:\r\n?|\n|\Z)")
_CLOSING_FENCE = re.compile(r"(?:(?<=\n)|(?<=\r))\+\+\+[ \t]*(?=[\r\n]|\Z)")
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the article says of itself before it begins."""

    end: int = 0
    """Where it ends in the source, in code points; 0 when there is none."""
    title: str | None = None
    """The headline, on one line."""
    byline: str | None = None
    """The author's name, without "By"."""
    published: date | None = None
    """When the article was published."""
    url: str | None = None
    """Where it stands on the web."""
    id: str | None = None
    """The publisher's own name for it."""
    language: str | None = None
    """BCP 47."""
    voice: str | None = None
    """The voice it asks for."""
    lexicon: Mapping[str, str] = field(default_factory=dict)
    """Words and how they are said: an alias, or IPA between slashes."""
    include: tuple[str, ...] = ()
    """What is said although it is usually left out: `captions`, `bio` …"""
    chapters: Mapping[str, str] = field(default_factory=dict)
    """Chapter titles as the program finds them, and what to call these chapters instead."""


def read_front_matter(source: str, name: str) -> FrontMatter:
    """The front matter of `source`. Raises `SettingsError` that names the file and the key when it is unusable."""
    opening = _FENCE.match(source)
    if not opening:
        return FrontMatter()
    closing = _CLOSING_FENCE.search(source, opening.end())
    if not closing:
        raise SettingsError(f"{called(name)}: the front matter opened by +++ is never closed; put a line +++ below it.")
    said = _Settings(_parse(source[opening.end() : closing.start()], name), called(name))
    said.check()
    return FrontMatter(
        end=closing.end(),
        title=said.read("title", _line),
        byline=said.read("author" if "author" in said.values else "byline", _byline),
        published=said.read("date", _day),
        url=said.read("url", _url),
        id=said.read("id", _line),
        language=said.read("language", _language),
        voice=said.read("voice", _line),
        lexicon=said.read("lexicon", _lexicon) or {},
        include=said.read("include", _names) or (),
        chapters=said.read("chapters", _titles) or {},
    )


def amend_front_matter(source: str, table: str | None, values: Mapping[str, str | Sequence[str] | None]) -> str:
    """`source` with `values` set in a table of its front matter, or at its top for None; a key set to None is taken out.

    Where there is no front matter it is made. The text below it, comments and order stay as they are. Raises `SettingsError` when
    the front matter is no TOML, or would be unusable.
    """
    from narrator.amend import amended  # noqa: PLC0415  # reading an article needs none of it

    bounds = _bounds(source)
    if bounds:
        start, end = bounds
        changed = source[:start] + amended(source[start:end], table, values) + source[end:]
    else:
        line_end = next(iter(re.findall(r"\r\n?|\n", source)), "\n")
        settings = amended("", table, values).replace("\n", line_end)
        changed = f"+++{line_end}{settings}+++{line_end}{line_end}{source}" if settings else source
    read_front_matter(changed, "The article")
    return changed


def front_matter_text(source: str) -> str:
    """The TOML of the front matter of `source`; empty when it has none."""
    bounds = _bounds(source)
    return source[slice(*bounds)] if bounds else ""


def _bounds(source: str) -> tuple[int, int] | None:
    """Where the TOML of a front matter begins and ends."""
    opening = _FENCE.match(source)
    closing = _CLOSING_FENCE.search(source, opening.end()) if opening else None
    return (opening.end(), closing.start()) if opening and closing else None


@dataclass(frozen=True, slots=True)
class _Settings:
    """What stands between the lines, and where it stands for messages."""

    values: Mapping[str, object]
    place: str

    def check(self) -> None:
        for key in self.values:
            if key not in KEYS:
                raise SettingsError(f"{self.place}: front matter key {key!r} is not known; use {', '.join(KEYS)}.")
        if "author" in self.values and "byline" in self.values:
            raise SettingsError(f"{self.place}: front matter keys 'author' and 'byline' say the same thing; keep one of them.")

    def read(self, key: str, reader: Callable[[object, str], T]) -> T | None:
        if key not in self.values:
            return None
        return reader(self.values[key], f"{self.place}: front matter key {key!r}")


def _parse(text: str, name: str) -> dict[str, object]:
    try:  # the line of +++ counts, so that a message names the line of the file
        return tomllib.loads("\n" + text.replace("\r\n", "\n").replace("\r", "\n"))
    except (ValueError, RecursionError) as error:  # ValueError: TOMLDecodeError and the limits of int and date
        raise SettingsError(f"{called(name)}: the front matter is not TOML ({error}); {_ADVICE}.") from error


def _line(value: object, place: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise SettingsError(f'{place} must be text in quotes, such as "…".')
    return " ".join(value.split())


def _byline(value: object, place: str) -> str:
    return re.sub(r"(?i)^by:?\s+(?=\S)", "", _line(value, place))


def _day(value: object, place: str) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        try:
            return datetime.fromisoformat(value.strip()).date()
        except ValueError:
            pass
    raise SettingsError(f"{place} must be a full date such as 2023-07-05.")


def _url(value: object, place: str) -> str:
    line = _line(value, place)
    if not re.fullmatch(r"https?://\S+", line):
        raise SettingsError(f"{place} must be a web address beginning with https:// or http://.")
    return line


def _language(value: object, place: str) -> str:
    line = _line(value, place)
    if not _LANGUAGE_TAG.fullmatch(line):
        raise SettingsError(f"{place} must be a language tag such as en, en-GB or de.")
    return line


def _lexicon(value: object, place: str) -> dict[str, str]:
    if not isinstance(value, dict):
        raise SettingsError(f'{place} must be a table: a line [lexicon], then lines like Kyiv = "KEE-iv".')
    entries: dict[str, str] = {}
    for word, spoken in value.items():
        entry = f"{place}, entry {word!r},"
        if not str(word).strip():
            raise SettingsError(f"{entry} must name a word.")
        entries[word] = _line(spoken, entry)
        if entries[word].startswith("/") and not re.fullmatch(r"/[^/]+/", entries[word]):
            raise SettingsError(f'{entry} must be an alias or IPA between two slashes, such as "/ˈkiːjɪu/".')
    return entries


def _names(value: object, place: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise SettingsError(f'{place} must be a list of names, such as ["captions", "bio"].')
    return tuple(_line(name, place) for name in value)


def _titles(value: object, place: str) -> dict[str, str]:
    if not isinstance(value, dict):
        raise SettingsError(f'{place} must be a table: a line [chapters], then lines like "The title found" = "A better one".')
    return {found: _line(title, f"{place}, entry {found!r},") for found, title in value.items()}
