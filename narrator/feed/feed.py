"""A feed: where the episodes are found. RSS 2.0 with Apple's and Podcasting 2.0's namespaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree as ET

from narrator.episode import Episode, draw_cover
from narrator.errors import EpisodeError
from narrator.recording import write_whole
from narrator.settings import Show

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
ATOM = "http://www.w3.org/2005/Atom"
FEED_NAME = "feed.xml"
COVER_NAME = "cover.jpg"
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters XML 1.0 forbids even when escaped."""


@dataclass(frozen=True, slots=True)
class Feed:
    """The feed of a show."""

    xml: bytes
    """feed.xml, UTF-8; the same episodes and show always give the same bytes."""
    episodes: tuple[Episode, ...]
    """In the order they stand in, newest first."""
    warnings: tuple[str, ...] = ()
    """What the owner should know before it is published, a sentence each."""


def publish(episodes: Sequence[Episode], show: Show) -> Feed:
    """The feed of `episodes`. Raises `EpisodeError` when an episode's MP3 is missing."""
    newest_first = tuple(sorted(episodes, key=lambda e: (e.published is None, -(e.published or _LONG_AGO).toordinal(), e.slug)))
    for prefix, uri in (("itunes", ITUNES), ("podcast", PODCAST), ("atom", ATOM)):
        ET.register_namespace(prefix, uri)
    rss = ET.Element("rss", version="2.0")
    channel = ET.SubElement(rss, "channel")
    _channel(channel, show, newest_first)
    for episode in newest_first:
        _item(ET.SubElement(channel, "item"), show, episode)
    ET.indent(rss, " ")
    xml = b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(rss, encoding="utf-8") + b"\n"
    return Feed(xml, newest_first, _warnings(show))


def write_feed(feed: Feed, show: Show, folder: Path) -> Path:
    """Writes feed.xml into `folder`, and a cover where none stands there yet, each whole or not at all; returns feed.xml's path.

    Raises `EpisodeError` when the folder cannot be written.
    """
    path = folder / FEED_NAME
    try:
        if not (folder / COVER_NAME).exists():
            write_whole(folder / COVER_NAME, draw_cover(show.title, show.author))
        write_whole(path, feed.xml)
    except OSError as e:
        raise EpisodeError(f"{path} could not be written ({e.strerror or e}).") from e
    return path


_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC).date()


def _warnings(show: Show) -> tuple[str, ...]:
    if show.base_url:
        return ()
    return (f"[show] base_url is not set, so the episodes are said to stand under {show.link}; set it to where they will be.",)


def _channel(channel: ET.Element, show: Show, episodes: Sequence[Episode]) -> None:
    _text(channel, "title", show.title)
    _text(channel, "link", show.link)
    _text(channel, "description", show.description)
    _text(channel, "language", show.language)
    ET.SubElement(channel, f"{{{ATOM}}}link", href=_address(show, FEED_NAME), rel="self", type="application/rss+xml")
    _text(channel, f"{{{ITUNES}}}author", show.author)
    ET.SubElement(channel, f"{{{ITUNES}}}image", href=_address(show, COVER_NAME))
    ET.SubElement(channel, f"{{{ITUNES}}}category", text=show.category)
    _text(channel, f"{{{ITUNES}}}explicit", _boolean(show.explicit))
    if episodes:
        _text(channel, f"{{{PODCAST}}}txt", "true", purpose="ai-content")


def _item(item: ET.Element, show: Show, episode: Episode) -> None:
    try:
        length = episode.sound.stat().st_size
    except OSError as e:
        raise EpisodeError(f"{episode.sound} is missing; make the episode again or delete its folder.") from e
    files = f"{episode.slug}/{episode.slug}"
    _text(item, "title", episode.title)
    _text(item, "description", f"{episode.summary}\n\n{episode.disclosure}".strip())
    ET.SubElement(item, "enclosure", url=_address(show, f"{files}.{episode.format}"), length=str(length), type=episode.media_type)
    _text(item, "guid", episode.id or episode.url or episode.slug, isPermaLink="false")
    if episode.published:
        _text(item, "pubDate", format_datetime(datetime.combine(episode.published, time(), UTC)))
    if episode.url:
        _text(item, "link", episode.url)
    if episode.byline:
        _text(item, f"{{{ITUNES}}}author", episode.byline)
    _text(item, f"{{{ITUNES}}}duration", str(round(episode.seconds)))
    _text(item, f"{{{ITUNES}}}explicit", _boolean(show.explicit))
    for extension, kind in (("vtt", "text/vtt"), ("srt", "application/x-subrip"), ("json", "application/json")):
        ET.SubElement(item, f"{{{PODCAST}}}transcript", url=_address(show, f"{files}.{extension}"), type=kind)
    chapters = _address(show, f"{episode.slug}/chapters.json")
    ET.SubElement(item, f"{{{PODCAST}}}chapters", url=chapters, type="application/json+chapters")
    _text(item, f"{{{PODCAST}}}txt", "true", purpose="ai-content")


def _address(show: Show, path: str) -> str:
    """Where `path`, seen from the output folder, stands on the web."""
    return (show.base_url or show.link).rstrip("/") + "/" + quote(path)


def _boolean(value: object) -> str:
    return "true" if value else "false"


def _text(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, tag, attributes).text = _ILLEGAL.sub("", text)
