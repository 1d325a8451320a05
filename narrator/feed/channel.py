"""The show in the feed: `<channel>` and what surrounds the items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from narrator.feed.address import address, ascii_address
from narrator.feed.markup import NAME_LENGTH, NAMESPACES, element, serial
from narrator.show import ROLES, Show


@dataclass(frozen=True, slots=True)
class Channel:
    """What the documents of a feed say of the show."""

    show: Show
    cover: str
    """The file name of the show's cover."""
    guid: str
    """`podcast:guid`; empty while the feed has no address."""
    empty: bool
    """Whether there is no episode."""


def render_document(channel: Channel, items: Sequence[bytes | memoryview], links: Mapping[str, str]) -> bytes:
    """A document of the feed. `links` are its atom links, by relation: names or addresses; an archive has one to `current`."""
    rss = ET.Element("rss", {"version": "2.0", **{f"xmlns:{prefix}": uri for prefix, uri in NAMESPACES.items()}})
    head = ET.SubElement(rss, "channel")
    _rss(head, channel)
    for relation, target in links.items():
        url = ascii_address(target) if "://" in target else address(channel.show, target)
        kind = {} if relation == "hub" else {"type": "application/rss+xml"}
        element(head, "atom:link", "", {"href": url, "rel": relation, **kind})
    if "current" in links:
        element(head, "fh:archive")
    _apple(head, channel)
    _podcasting(head, channel)
    start, end = serial(rss, 0).rsplit(b" </channel>", 1)
    return b"".join((b'<?xml version="1.0" encoding="UTF-8"?>\n', start, *items, b" </channel>", end))


def _rss(head: ET.Element, channel: Channel) -> None:
    show = channel.show
    element(head, "title", show.title)
    element(head, "link", ascii_address(show.link))
    element(head, "description", show.description)
    element(head, "language", show.language)
    if show.copyright:
        element(head, "copyright", show.copyright)
    element(head, "generator", "narrate")
    image = element(head, "image")
    element(image, "url", address(show, channel.cover))
    element(image, "title", show.title)
    element(image, "link", ascii_address(show.link))


def _apple(head: ET.Element, channel: Channel) -> None:
    show = channel.show
    element(head, "itunes:author", show.author)
    element(head, "itunes:type", show.type)
    element(head, "itunes:image", "", {"href": address(show, channel.cover)})
    for category in show.categories:
        top, _, part = category.partition(" > ")
        outer = element(head, "itunes:category", "", {"text": top})
        if part:
            element(outer, "itunes:category", "", {"text": part})
    element(head, "itunes:explicit", "true" if show.explicit else "false")
    if show.owner_email:
        owner = element(head, "itunes:owner")
        element(owner, "itunes:name", show.owner_name or show.author)
        element(owner, "itunes:email", show.owner_email)
    if show.new_feed_url:
        element(head, "itunes:new-feed-url", ascii_address(show.new_feed_url))


def _podcasting(head: ET.Element, channel: Channel) -> None:
    show = channel.show
    if channel.guid:
        element(head, "podcast:guid", channel.guid)
    owner = {"owner": show.owner_email} if show.owner_email else {}
    element(head, "podcast:locked", "yes" if show.locked else "no", owner)
    element(head, "podcast:medium", show.medium)
    for person in show.person:
        name, _, role = person.rpartition(", ")
        known = role.lower() in ROLES and bool(name)
        credit = {"role": role.lower(), "group": ROLES[role.lower()]} if known else {}
        element(head, "podcast:person", (name if known else person)[:NAME_LENGTH], credit)
    if not channel.empty:
        element(head, "podcast:txt", "true", {"purpose": "ai-content"})
