"""Front matter: the settings an article carries at its top, in TOML between two +++ lines or in YAML between two --- lines."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from narrator.article.dates import date_line
from narrator.article.source import called
from narrator.errors import SettingsError
from narrator.language import TAG
from narrator.patterns import compiled

if TYPE_CHECKING:
    from narrator.amend import Setting

_DATES = ("date_published", "publishDate", "pubDate", "published_at", "created")
"""What Ghost, Hugo, Astro, dev.to and Obsidian call the date, where no `date` is given."""
_AUTHORS = ("authors",)
"""The same of the byline."""
_ADVICE = 'write lines like title = "…", and names with accents in quotes: "Zsófia" = "…"'

_YAML_ADVICE = 'write lines like title: "…", with quotation marks round a value that has a colon in it'

T = TypeVar("T")

_FENCE = compiled(r"\+\+\+[ \t]*(?:\r\n?|\n|\Z)")
_CLOSING_FENCE = compiled(r"(?:(?<=\n)|(?<=\r))\+\+\+[ \t]*(?=[\r\n]|\Z)")
_END = r"(?:\r\n?+|\n)"
"""A line's end, whole: were CR and LF ever two of them, n lines could be read in 2^n ways."""
_YAML = compiled(
    rf"---[ \t]*{_END}(?P<text>(?:[ \t]*(?:#[^\r\n]*)?{_END})*[A-Za-z_][\w-]*[ \t]*:(?:[ \t][^\r\n]*)?{_END}"
    rf"(?:(?!(?:---|\.\.\.)[ \t]*(?:[\r\n]|\Z))[^\r\n]*{_END})*?)(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)"
)
"""Two --- lines with a setting right below the first; a text may begin with a --- that is only a line between sections."""
_PATH = compiled(r"\.{0,2}/(?!/)\S*|[\w-]+(?:\.html?|/)?|[\w-]+/\S+")
_LANGUAGE_TAG = compiled(TAG)
_OFFSET = compiled(r" [+-][0-9]{4}\Z")
"""Ends the dates of RSS and of e-mail: `Sun, 19 May 2024 10:00:00 +0200`."""


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
    correction: str | None = None
    """What was corrected since it was first published."""
    language: str | None = None
    """BCP 47."""
    voice: str | None = None
    """The voice it asks for."""
    lexicon: Mapping[str, str] = field(default_factory=dict)
    """Words and how they are said: an alias, or IPA between slashes."""
    include: tuple[str, ...] = ()
    """What is said although it is usually left out: `captions`, `block: its first words` …"""
    exclude: tuple[str, ...] = ()
    """What is left out although it is usually said."""
    chapters: Mapping[str, str] = field(default_factory=dict)
    """Chapter titles as the program finds them, and what to call these chapters instead."""


def read_front_matter(source: str, name: str) -> FrontMatter:
    """The front matter of `source`. Raises `SettingsError` that names the file, the line and the key when it is unusable.

    Keys that narrate does not know are passed over: such files are written for other programs too.
    """
    opening, yaml = _FENCE.match(source), _YAML.match(source)
    if yaml:
        end, text = yaml.end(), yaml["text"]
        said = _Settings(_parse_yaml(text, name), called(name), text)
    elif opening:
        closing = _CLOSING_FENCE.search(source, opening.end())
        if not closing:
            raise SettingsError(f"{called(name)}: the front matter opened by +++ is never closed; put a line +++ below it.")
        end, text = closing.end(), source[opening.end() : closing.start()]
        said = _Settings(_parse(text, name), called(name), text)
    else:
        return FrontMatter()
    return _read(said, end)


def _read(said: _Settings, end: int) -> FrontMatter:
    said.check_twins()
    return FrontMatter(
        end=end,
        title=said.read("title", _line),
        byline=said.read("author" if "author" in said.values else "byline", _byline) or said.foreign(_AUTHORS, _byline),
        published=said.read("date", _day) or said.foreign(_DATES, _day),
        url=said.read("url", _url),
        id=said.read("id", _id),
        correction=said.read("correction", _line),
        language=said.read("lang" if "lang" in said.values else "language", _language),
        voice=said.read("voice", _line),
        lexicon=said.read("lexicon", _lexicon) or {},
        include=said.read("include", _names) or (),
        exclude=said.read("exclude", _names) or (),
        chapters=said.read("chapters", _titles) or {},
    )


def amend_front_matter(source: str, table: str | None, values: Mapping[str, Setting | None]) -> str:
    """`source` with `values` set in a table of its front matter, or at its top for None; a key set to None is taken out.

    Where there is no front matter it is made. The text below it, comments and order stay as they are. Raises `SettingsError` when
    the front matter is YAML or broken, or would be unusable.
    """
    from narrator.amend import amended  # noqa: PLC0415  # reading an article needs none of it

    if _YAML.match(source):
        raise SettingsError("The article's front matter is YAML, changed by hand only; keep this in the project's files.")
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
    text: str
    """As written, from the file's second line on."""

    def check_twins(self) -> None:
        for one, other in (("author", "byline"), ("lang", "language")):
            if one in self.values and other in self.values:
                raise SettingsError(
                    f"{self.place}: front matter keys {one!r} and {other!r} say the same thing; keep one of them."
                )

    def _named(self, key: str) -> str:
        """The file, the key and its line, for messages."""
        found = re.search(rf"(?m)^[ \t\[]*[\"']?{re.escape(key)}[\"']?[ \t]*[=:\]]", "\n".join(self.text.splitlines()))
        line = f", line {found.string.count(chr(10), 0, found.start()) + 2}" if found else ""
        return f"{self.place}{line}: front matter key {key!r}"

    def read(self, key: str, reader: Callable[[object, str], T]) -> T | None:
        if key not in self.values:
            return None
        return reader(self.values[key], self._named(key))

    def foreign(self, keys: Sequence[str], reader: Callable[[object, str], T]) -> T | None:
        """What the first of another program's keys says; what is none of it is passed over."""
        for key in keys:
            with suppress(SettingsError):
                if key in self.values:
                    return reader(self.values[key], key)
        return None


def _parse(text: str, name: str) -> dict[str, object]:
    try:  # the line of +++ counts, so that a message names the line of the file
        return tomllib.loads("\n" + text.replace("\r\n", "\n").replace("\r", "\n"))
    except (ValueError, RecursionError) as error:  # ValueError: TOMLDecodeError and the limits of int and date
        raise SettingsError(f"{called(name)}: the front matter is not TOML ({error}); {_ADVICE}.") from error


def _parse_yaml(text: str, name: str) -> dict[str, object]:
    import yaml  # noqa: PLC0415  # only for articles that have such front matter

    try:  # the line of --- counts, as above
        values = yaml.safe_load("\n" + text.replace("\r\n", "\n").replace("\r", "\n"))
    except yaml.MarkedYAMLError as error:
        line = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise SettingsError(f"{called(name)}{line}: the front matter is not YAML ({error.problem}); {_YAML_ADVICE}.") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # ValueError: a day such as 2023-02-31
        raise SettingsError(f"{called(name)}: the front matter is not YAML ({error}); {_YAML_ADVICE}.") from error
    return {str(key): value for key, value in values.items()} if isinstance(values, dict) else {}


def _line(value: object, place: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise SettingsError(f'{place} must be text in quotes, such as "…".')
    return " ".join(value.split())


def _byline(value: object, place: str) -> str:
    if isinstance(value, list):
        return ", ".join(_byline(name, place) for name in value) or _line("", place)
    if isinstance(value, dict):
        value = value.get("name")
    return re.sub(r"(?i)^by:?\s+(?=\S)", "", _line(value, place))


def _day(value: object, place: str) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        with suppress(ValueError):
            return datetime.fromisoformat(value.strip()).date()
        written = date_line(_OFFSET.sub("", " ".join(value.split())))
        if written and written.published:
            return written.published
    raise SettingsError(f"{place} must be a full date such as 2023-07-05.")


def _id(value: object, place: str) -> str:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else _line(value, place)


def _url(value: object, place: str) -> str | None:
    """A web address; None for a path on the site, `/2024/06/bridge/`, whose address nothing tells."""
    line = _line(value, place)
    if _PATH.fullmatch(line):
        return None
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
    return tuple(_line(_entry(name), place) for name in value)


def _entry(name: object) -> object:
    """An entry of a list; YAML takes `block: A second-hand idea` without quotation marks for a key and its value."""
    return ": ".join(map(str, *name.items())) if isinstance(name, dict) and len(name) == 1 else name


def _titles(value: object, place: str) -> dict[str, str]:
    if not isinstance(value, dict):
        raise SettingsError(f'{place} must be a table: a line [chapters], then lines like "The title found" = "A better one".')
    return {found: _line(title, f"{place}, entry {found!r},") for found, title in value.items()}
