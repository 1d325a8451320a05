"""What a rule about a feed is, and the ways of looking most rules share."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from narrator.feed.markup import NAMESPACES
from narrator.feed.state import State

_SHOWN = 3
"""Wrong episodes that are named; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A feed that is looked at, and the folder it stands in."""

    folder: Path
    xml: bytes
    """feed.xml."""
    channel: ET.Element
    items: Sequence[ET.Element]
    """Those of the archives included."""
    base: str
    """Where the folder stands on the web, with a slash at its end; empty when the feed does not say it."""
    state: State

    def file(self, url: str) -> Path | None:
        """The file in the folder that an address of the feed means; None when it means something elsewhere."""
        return self.folder / unquote(url.removeprefix(self.base)) if self.base and url.startswith(self.base) else None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found."""

    rule: str
    asked_by: str
    """Who asks for it: a standard, or a directory."""
    found: str
    """What stands there, when it is right."""
    problems: tuple[str, ...] = ()
    """What is wrong, a clause each; none when all is right."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Something a feed must be."""

    name: str
    asked_by: str
    look: Callable[[Subject], tuple[str, Sequence[str]]]
    """What is found, and what is wrong."""

    def __call__(self, subject: Subject) -> Finding:
        """What the rule finds in a feed; of many wrong episodes the first few are named."""
        found, problems = self.look(subject)
        shown = tuple(problems[:_SHOWN])
        rest = len(problems) - len(shown)
        return Finding(self.name, self.asked_by, found, (*shown, f"and {rest} more") if rest else shown)


def text_of(element: ET.Element, path: str) -> str:
    """The text at `path`, with its prefixes; empty when there is none."""
    return (element.findtext(path, "", NAMESPACES) or "").strip()


def attribute_of(element: ET.Element, path: str, name: str) -> str:
    """An attribute of the element at `path`; empty when there is none."""
    found = element.find(path, NAMESPACES)
    return "" if found is None else found.get(name, "")


def named(item: ET.Element) -> str:
    """How a finding calls an episode."""
    title = text_of(item, "title") or "an episode without a title"
    return title if len(title) <= 60 else title[:59] + "…"


def channel_text(path: str, pattern: str, wanted: str) -> Callable[[Subject], tuple[str, Sequence[str]]]:
    """Looks at one text of the channel."""

    def look(subject: Subject) -> tuple[str, Sequence[str]]:
        text = text_of(subject.channel, path)
        shown = text if len(text) <= 80 else text[:79] + "…"
        if not text:
            return "", [f"{path} is missing; it must be {wanted}"]
        return shown, [] if re.fullmatch(pattern, text, re.DOTALL) else [f"{path} is {shown!r}, and must be {wanted}"]

    return look


def each_item(look_at: Callable[[Subject, ET.Element], str]) -> Callable[[Subject], tuple[str, Sequence[str]]]:
    """Looks at every episode; `look_at` says what is wrong with one, or nothing."""

    def look(subject: Subject) -> tuple[str, Sequence[str]]:
        problems = [f"{named(item)}: {problem}" for item in subject.items if (problem := look_at(subject, item))]
        return f"episodes: {len(subject.items)}", problems

    return look


def item_text(path: str, pattern: str, wanted: str) -> Callable[[Subject], tuple[str, Sequence[str]]]:
    """Looks at one text of every episode."""

    def look_at(_: Subject, item: ET.Element) -> str:
        text = text_of(item, path)
        if re.fullmatch(pattern, text, re.DOTALL):
            return ""
        return f"{path} is {text[:60]!r}, and must be {wanted}" if text else f"{path} is missing; it must be {wanted}"

    return each_item(look_at)
