"""An episode in the feed: `<item>` with the tags of RSS 2.0, Apple and Podcasting 2.0."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from xml.etree import ElementTree as ET

from narrator.episode import CHAPTERS_NAME, CHAPTERS_TYPE, Episode, Sound
from narrator.errors import EpisodeError
from narrator.feed.address import address, ascii_address
from narrator.feed.markup import NAME_LENGTH, element, paragraph, serial
from narrator.feed.state import Entry
from narrator.show import DESCRIPTION_BYTES, Show

FEWEST_STAMPS = 3
"""Apple takes time stamps in a description for chapters when there are three at least and the first is at 00:00:00."""
AUTHOR_LENGTH = 255
"""What the W3C's validator takes of `itunes:author`."""
TRANSCRIPTS = {"vtt": "text/vtt", "srt": "application/x-subrip", "json": "application/json"}
PICTURES = ("cover.jpg", "cover.png")
"""An episode's own picture, where it has one."""


@dataclass(frozen=True, slots=True)
class Published:
    """An episode with all that the feed says of it."""

    episode: Episode
    entry: Entry
    sound: Sound
    files: frozenset[str]
    """The names in its folder."""


def render_item(published: Published, show: Show) -> bytes:
    """`<item>`, two levels deep. Raises `EpisodeError` when the chapters cannot be read."""
    episode, entry = published.episode, published.entry
    item = ET.Element("item")
    element(item, "title", " ".join(episode.title.split()))
    element(item, "description", description(episode, _chapters(published)))
    link = episode.url or (address(show, f"{episode.slug}/index.html") if "index.html" in published.files else None)
    if link:
        element(item, "link", ascii_address(link))
    sound = address(show, f"{episode.slug}/{episode.sound.name}")
    element(item, "enclosure", "", {"url": sound, "length": str(published.sound.bytes), "type": episode.media_type})
    element(item, "guid", entry.guid, {"isPermaLink": "false"})
    if entry.published:
        element(item, "pubDate", format_datetime(entry.published))
    _apple(item, published, show)
    _podcasting(item, published, show, sound)
    return serial(item, 2)


def _apple(item: ET.Element, published: Published, show: Show) -> None:
    episode = published.episode
    if episode.byline:
        element(item, "itunes:author", episode.byline[:AUTHOR_LENGTH])
    element(item, "itunes:duration", str(round(published.sound.seconds)))
    element(item, "itunes:explicit", "true" if show.explicit else "false")
    element(item, "itunes:episodeType", "full")
    if show.type == "serial":
        element(item, "itunes:episode", str(published.entry.order + 1))
    for name in PICTURES:
        if name in published.files:
            element(item, "itunes:image", "", {"href": address(show, f"{episode.slug}/{name}")})
            break


def _podcasting(item: ET.Element, published: Published, show: Show, sound: str) -> None:
    episode = published.episode
    for extension, kind in TRANSCRIPTS.items():
        if f"{episode.slug}.{extension}" in published.files:
            attributes = {"url": address(show, f"{episode.slug}/{episode.slug}.{extension}"), "type": kind}
            timed = {} if extension == "json" else {"rel": "captions"}
            element(item, "podcast:transcript", "", {**attributes, "language": episode.language, **timed})
    if CHAPTERS_NAME in published.files:
        chapters = address(show, f"{episode.slug}/{CHAPTERS_NAME}")
        element(item, "podcast:chapters", "", {"url": chapters, "type": CHAPTERS_TYPE})
    if episode.byline:
        element(item, "podcast:person", episode.byline[:NAME_LENGTH], {"role": "author", "group": "writing"})
    _alternate(item, published, sound)
    element(item, "podcast:txt", "true", {"purpose": "ai-content"})


def _alternate(item: ET.Element, published: Published, url: str) -> None:
    """The enclosure again, because only here the podcast namespace has room for its hash."""
    episode, sound = published.episode, published.sound
    attributes = {
        "type": episode.media_type,
        "length": str(sound.bytes),
        "default": "true",
        "title": episode.format.upper(),
    }
    alternate = element(item, "podcast:alternateEnclosure", "", attributes)
    element(alternate, "podcast:source", "", {"uri": url})
    digest = base64.b64encode(bytes.fromhex(sound.sha256)).decode()
    element(alternate, "podcast:integrity", "", {"type": "sri", "value": f"sha256-{digest}"})


def description(episode: Episode, chapters: Sequence[tuple[float, str]]) -> str:
    """The episode's description as HTML: its first words, what was corrected, the AI-voice notice, time-stamped chapters.

    What would make it longer than Apple takes is left out: the chapters first, which stand in two other places, then the words;
    never the notice.
    """
    stamps = [paragraph(f"{_stamp(start)} {title}", "li") for start, title in chapters]
    parts = {
        "text": paragraph(episode.summary) if episode.summary else "",
        "correction": paragraph(episode.correction) if episode.correction else "",
        "notice": paragraph(episode.disclosure),
        "chapters": "\n".join(("<ul>", *stamps, "</ul>")) if len(stamps) >= FEWEST_STAMPS else "",
    }
    room = DESCRIPTION_BYTES
    for name in ("notice", "correction", "text", "chapters"):
        size = len(parts[name].encode()) + 1
        if size > room:
            parts[name] = ""
        else:
            room -= size
    return "\n".join(part for part in parts.values() if part)


def _stamp(seconds: float) -> str:
    minutes, second = divmod(int(seconds), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{second:02}"


def _chapters(published: Published) -> tuple[tuple[float, str], ...]:
    """(start, title) of the chapters, as the file the feed points to has them."""
    if CHAPTERS_NAME not in published.files:
        return ()
    path = published.episode.folder / CHAPTERS_NAME
    try:
        values: Mapping[str, Sequence[Mapping[str, object]]] = json.loads(path.read_text(encoding="utf-8"))
        return tuple((float(str(chapter["startTime"])), str(chapter["title"])) for chapter in values["chapters"])
    except (OSError, ValueError, KeyError, TypeError) as e:
        raise EpisodeError(f"{path} holds no chapters ({e}); make the episode again.") from e
