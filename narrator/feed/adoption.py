"""Identities taken from a feed.xml that nothing is remembered of: an older narrate wrote it, or the state was lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

from narrator.feed.markup import NAMESPACES
from narrator.feed.state import Entry, State


def adopt(xml: bytes) -> State:
    """The identities in `xml`, oldest first, by the folder each sound file stands in; none of what is no feed."""
    try:
        channel = ET.fromstring(xml).find("channel") if xml else None  # noqa: S314  # the user's own file
    except ET.ParseError:
        channel = None
    if channel is None:
        return State()
    entries: dict[str, Entry] = {}
    for entry in _entries(reversed(channel.findall("item"))):
        entries.setdefault(entry.guid, entry)
    numbered = (replace(entry, order=number) for number, entry in enumerate(entries.values()))
    return State(channel.findtext("podcast:guid", "", NAMESPACES), tuple(numbered))


def _entries(items: Iterator[ET.Element]) -> Iterator[Entry]:
    for item in items:
        enclosure, guid = item.find("enclosure"), item.findtext("guid")
        folders = unquote(urlsplit(enclosure.get("url", "")).path).split("/") if enclosure is not None else []
        if guid and len(folders) > 1:
            first = (guid,) if guid != folders[-2] else ()  # a GUID made from a folder's name: the headline has changed since
            yield Entry(guid, 0, _date(item.findtext("pubDate")), folders[-2], former=first)


def _date(text: str | None) -> datetime | None:
    try:
        return parsedate_to_datetime(text).astimezone(UTC) if text else None
    except ValueError:
        return None
