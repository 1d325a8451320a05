"""compose(): episodes in, a feed out. RSS 2.0 with Apple's and Podcasting 2.0's namespaces, in one document or several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from narrator.episode import Episode, Sound
from narrator.errors import EpisodeError
from narrator.feed.address import FEED_NAME, address, podcast_guid
from narrator.feed.channel import Channel, render_document
from narrator.feed.identity import Register
from narrator.feed.item import Published, render_item
from narrator.feed.state import Entry, State
from narrator.show import Show

COVER_NAME = "cover.jpg"


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a feed: feed.xml, or an archive of it (RFC 5005)."""

    name: str
    xml: bytes
    places: tuple[tuple[int, int, int], ...]
    """Where each item stands: the episode's number, the first byte, the length."""


@dataclass(frozen=True, slots=True)
class Feed:
    """The feed of a show."""

    xml: bytes
    """feed.xml, UTF-8; the same episodes, show and state always give the same bytes."""
    episodes: tuple[Episode, ...]
    """In the order they stand in, newest first."""
    warnings: tuple[str, ...] = ()
    """What the owner should know before it is published, a sentence each."""
    archives: tuple[Document, ...] = ()
    """The archives of a feed that has any, oldest first."""
    state: State = field(default_factory=State)
    """What is to be remembered for the next time."""
    path: Path | None = None
    """Where feed.xml was written; None for a feed that was not."""


def compose(
    episodes: Sequence[Episode], show: Show, state: State | None = None, now: datetime | None = None, cover: str = COVER_NAME
) -> Feed:
    """The feed of `episodes` and no others, who keep the identities that `state` remembers; nothing is read or written beside it.

    An episode of an article without a date is published `now`; without it, it has none. `cover` is the file name of the show's
    cover. Raises `EpisodeError` when an episode's files are missing.
    """
    state = state or State()
    register = Register(state.entries, {episode.slug for episode in episodes}, now)
    register.place(episodes)
    by_folder = {episode.slug: episode for episode in episodes}
    published = {number: by_folder[slug] for number, slug in register.folders.items()}
    items = {number: render_item(_published(one, register.entries[number]), show) for number, one in published.items()}
    state = remember(state, register, show)
    *archives, feed = documents(show, state, items, cover)
    newest_first = tuple(published[entry.order] for entry in newest(state, published))
    return Feed(feed.xml, newest_first, (*address_warnings(show), *register.warnings), tuple(archives), state)


def _published(episode: Episode, entry: Entry) -> Published:
    try:
        files = {path.name: path for path in episode.folder.iterdir()}
        sound = Sound(files[episode.sound.name].stat().st_size, episode.sha256, episode.seconds)
    except (OSError, KeyError) as e:
        raise missing(episode) from e
    return Published(episode, entry, sound, frozenset(files))


def missing(episode: Episode) -> EpisodeError:
    """What to say of an episode without its sound file."""
    return EpisodeError(f"{episode.sound} is missing; make the episode again or delete its folder.")


def address_warnings(show: Show) -> tuple[str, ...]:
    """What is wrong while nobody has said where the feed will stand."""
    if show.base_url:
        return ()
    return (f"[show] base_url is not set, so the episodes are said to stand under {show.link}; set it to where they will be.",)


def remember(state: State, register: Register, show: Show) -> State:
    """The state after the register's episodes have been placed. The show's GUID is made once, from the first address."""
    first = podcast_guid(address(show, FEED_NAME)) if show.base_url else ""
    return replace(state, guid=show.guid or state.guid or first, entries=tuple(register.entries))


def newest(state: State, numbers: Mapping[int, object]) -> list[Entry]:
    """The entries with these numbers, newest first; those without a date last."""
    entries = [state.entries[number] for number in numbers]
    undated = sorted((entry for entry in entries if not entry.published), key=lambda entry: entry.order)
    dated = sorted((entry for entry in entries if entry.published), key=lambda entry: (entry.published, -entry.order))
    return dated[::-1] + undated


def documents(show: Show, state: State, items: Mapping[int, bytes | memoryview], cover: str) -> tuple[Document, ...]:
    """The documents of the feed: its archives, oldest first, then feed.xml."""
    channel = Channel(show, cover, state.guid, not items)
    archived = max(0, len(state.entries) // show.archive - 1) if show.archive else 0
    made = []
    for number in range(archived):
        shelf = range(number * show.archive, (number + 1) * show.archive)
        inside = {order: items[order] for order in shelf if order in items}
        links = {"self": _archive(number), "current": FEED_NAME, **_before(number)}
        made.append(_document(channel, _archive(number), newest(state, inside), items, links))
    inside = {order: item for order, item in items.items() if order >= archived * show.archive}
    links = {"self": FEED_NAME, **({"hub": show.hub} if show.hub else {}), **_before(archived)}
    return (*made, _document(channel, FEED_NAME, newest(state, inside), items, links))


def _archive(number: int) -> str:
    """The file name of an archive. What stands in one never changes but for corrections: the first has the first episodes."""
    return f"feed-{number + 1}.xml"


def _before(number: int) -> dict[str, str]:
    return {"prev-archive": _archive(number - 1)} if number else {}


def _document(
    channel: Channel, name: str, entries: Sequence[Entry], items: Mapping[int, bytes | memoryview], links: Mapping[str, str]
) -> Document:
    inside = [items[entry.order] for entry in entries]
    xml = render_document(channel, inside, links)
    return Document(name, xml, tuple(_places(xml, entries, inside)))


def _places(xml: bytes, entries: Sequence[Entry], inside: Sequence[bytes | memoryview]) -> Iterator[tuple[int, int, int]]:
    start = xml.find(b"  <item>") if inside else 0
    for entry, item in zip(entries, inside, strict=True):
        yield entry.order, start, len(item)
        start += len(item)
