"""The feed of a folder: written beside its episodes, and brought up to date without reading again what has not changed.

An episode whose files are as they were (by name, size and time of change) is taken over from feed.xml as it stands there; so
feed.xml is its own cache, and .feed-cache.json only says where in it each episode stands. It may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from narrator import episode as episode_room
from narrator.episode import CHAPTERS_NAME, HEAD, PAGE_NAME, Episode, Sound, read_episode
from narrator.errors import EpisodeError, SettingsError
from narrator.feed.address import FEED_NAME
from narrator.feed.adoption import adopt
from narrator.feed.cover import place_cover
from narrator.feed.feed import Document, address_warnings, documents, missing, newest, remember
from narrator.feed.identity import Register
from narrator.feed.item import Published, render_item
from narrator.feed.show_page import LISTED, show_page
from narrator.feed.state import STATE_NAME, Entry, State, read_state, state_lines
from narrator.files import write_whole
from narrator.settings import FORMATS
from narrator.show import Show

CACHE_NAME = ".feed-cache.json"
_RENDERING = 2
"""Raised when items are written otherwise than before, so that none is taken over."""


@dataclass(frozen=True, slots=True)
class Written:
    """A feed that stands in its folder."""

    path: Path
    """feed.xml."""
    episodes: int
    """How many are published."""
    read: int
    """How many of them were read again, because they were new or changed."""
    warnings: tuple[str, ...]
    """What the owner should know before it is published, a sentence each."""
    documents: tuple[Document, ...]
    """Its archives, oldest first, then feed.xml."""
    state: State
    """What it remembers."""
    folders: tuple[str, ...]
    """Those of the episodes, newest first."""


@dataclass(frozen=True, slots=True)
class _Watched:
    """What shows whether an episode has changed, without listing its folder: that takes three times as long."""

    sound_bytes: int
    """-1 when there is no sound file."""
    signature: str
    """Sizes and times of change of the files the feed is made of, and when a file last came into the folder or left it."""


@dataclass(slots=True)
class _Run:
    """One bringing up to date of a folder's feed."""

    folder: Path
    show: Show
    files: Mapping[str, _Watched]
    """By folder."""
    register: Register
    rehash: bool
    items: dict[int, bytes | memoryview] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


def update_feed(folder: Path, show: Show, now: datetime | None = None, *, rehash: bool = False) -> Written:
    """Writes the feed of the episodes in `folder`, whole or not at all, and what it has to remember.

    An episode of an article without a date is first published `now`, which is this moment, or that of SOURCE_DATE_EPOCH, when it
    is None. `rehash` reads every sound file again instead of believing the episode's head. A feed.xml that is not as
    it was written is kept under another name. Raises `EpisodeError` for no folder, no episode, a damaged one, and what cannot be
    written; `SettingsError` for a cover or an address that cannot be used.
    """
    if not folder.is_dir():
        raise EpisodeError(f"There is no folder {folder}; narrate ARTICLE -o {folder} makes it.")
    try:
        files = dict(_scan(folder))
        if not files:
            raise EpisodeError(f"There is no episode in {folder}; narrate ARTICLE -o {folder} makes one.")
        before = {path.name: path.read_bytes() for path in _written_in(folder)}
        state = read_state(folder) or adopt(before.get(FEED_NAME, b""))
        run = _Run(folder, show, files, Register(state.entries, files, now or _moment()), rehash)
        kept = {} if rehash else _kept(run, state, before)
        read = _fill(run, kept)
        return _write(run, state, before, read)
    except OSError as e:
        raise EpisodeError(f"The feed of {folder} could not be written ({e}); make room or see to its permissions.") from e


def _moment() -> datetime:
    """Now, or when SOURCE_DATE_EPOCH says it is (reproducible-builds.org)."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(told or time.time()), UTC)
    except (ValueError, OverflowError, OSError) as e:
        raise SettingsError(f"SOURCE_DATE_EPOCH is {told!r}, and must be a number of seconds since 1970.") from e


def _scan(folder: Path) -> Iterator[tuple[str, _Watched]]:
    """The folders of episodes, by name."""
    for place in sorted(os.scandir(folder), key=lambda place: place.name):
        if place.is_dir() and not place.name.startswith("."):
            head, chapters = (_facts(f"{place.path}/{name}") for name in (HEAD, CHAPTERS_NAME))
            if head:
                sounds = (_facts(f"{place.path}/{place.name}.{kind}") for kind in FORMATS)
                sound = next(filter(None, sounds), None)
                facts = (place.stat().st_mtime_ns, head, chapters, sound)
                yield place.name, _Watched(sound[0] if sound else -1, repr(facts))


def _facts(path: str) -> tuple[int, int] | None:
    """Size in bytes and time of change in nanoseconds; None when there is no such file."""
    try:
        stat = os.stat(path)  # noqa: PTH116  # a Path for each of 40,000 files takes longer than the files
    except FileNotFoundError:
        return None
    return stat.st_size, stat.st_mtime_ns


def _written_in(folder: Path) -> list[Path]:
    return [path for path in (folder / FEED_NAME, *sorted(folder.glob("feed-*.xml")), folder / PAGE_NAME) if path.exists()]


def _key(show: Show) -> str:
    """What decides how an item is written, the episode aside."""
    return hashlib.sha256(repr((_RENDERING, astuple(show))).encode()).hexdigest()


def _kept(run: _Run, state: State, before: Mapping[str, bytes]) -> dict[str, memoryview]:
    """The items that can be taken over, by folder: of unchanged episodes, from documents that are as they were written."""
    try:
        cache = json.loads((run.folder / CACHE_NAME).read_text(encoding="utf-8"))
        if cache["key"] != _key(run.show):
            return {}
        whole = {name: memoryview(xml) for name, xml in before.items() if state.written.get(name) == _sha256(xml)}
        return {
            slug: whole[name][start : start + length]
            for slug, signature, name, start, length in cache["items"]
            if slug in run.files and name in whole and signature == run.files[slug].signature
        }
    except (OSError, ValueError, KeyError, TypeError):
        return {}  # it is only a cache


def _fill(run: _Run, kept: Mapping[str, memoryview]) -> int:
    """Places every episode and gives each its item; says how many had to be read."""
    changed: dict[str, Episode] = {}
    for slug in run.files:
        entry = run.register.keep(slug) if slug in kept else None
        if entry:
            run.items[entry.order] = kept[slug]
        else:
            changed[slug] = read_episode(run.folder / slug)
    run.register.place(changed.values())
    for number, slug in run.register.folders.items():
        if slug in changed:
            run.items[number] = render_item(_published(run, changed[slug], run.register.entries[number]), run.show)
    return len(changed)


def _published(run: _Run, episode: Episode, entry: Entry) -> Published:
    size = run.files[episode.slug].sound_bytes
    if size < 0:
        raise missing(episode)
    sound = Sound(size, episode.sha256, episode.seconds)
    if run.rehash or size != episode.bytes:
        sound = _measured(run, episode)
    if episode.format != "mp3":
        run.warnings.append(f"{episode.sound} is in the feed as it is; directories take MP3, so --check will not pass it.")
    return Published(episode, entry, sound, frozenset(path.name for path in episode.folder.iterdir()))


def _measured(run: _Run, episode: Episode) -> Sound:
    """The sound read again, with a warning where it is not the one its head tells of."""
    sound = episode_room.measure(episode.sound)
    if sound.sha256 == episode.sha256:
        return replace(sound, seconds=episode.seconds)  # the head's is exact
    run.warnings.append(f"{episode.sound} was changed since it was made; the feed has its length and hash as they are now.")
    return sound


def _write(run: _Run, state: State, before: Mapping[str, bytes], read: int) -> Written:
    """Writes what has changed: the copies of changed documents first, then the state, then the documents, at last the cache."""
    cover = place_cover(run.show, run.folder)
    state = remember(state, run.register, run.show)
    made = documents(run.show, state, run.items, cover)
    slugs = tuple(run.register.folders[entry.order] for entry in newest(state, run.items))
    contents = {document.name: document.xml for document in made} | {PAGE_NAME: _page(run, slugs).encode()}
    for name, content in contents.items():
        _back_up(run, name, content, before.get(name), state.written.get(name))
    state = replace(state, written={name: _sha256(content) for name, content in contents.items()})
    _write_changed(run.folder / STATE_NAME, state_lines(state).encode())
    for name, content in contents.items():
        if before.get(name) != content:
            write_whole(run.folder / name, content)
    _write_changed(run.folder / CACHE_NAME, _cache(run, made).encode())
    warnings = (*address_warnings(run.show), *run.register.warnings, *run.warnings)
    return Written(run.folder / FEED_NAME, len(run.items), read, warnings, made, state, slugs)


def _page(run: _Run, slugs: Sequence[str]) -> str:
    return show_page(run.show, [read_episode(run.folder / slug) for slug in slugs[:LISTED]], len(slugs))


def _back_up(run: _Run, name: str, content: bytes, before: bytes | None, written: str | None) -> None:
    """Keeps a copy of a file that is neither as it was written nor as it will be, and says so."""
    if before is None or before == content or _sha256(before) == written:
        return
    copy = run.folder / f"{name}.{_sha256(before)[:8]}.bak"
    write_whole(copy, before)
    run.warnings.append(f"{name} was changed since narrate wrote it; as it was it is now {copy.name}.")


def _write_changed(path: Path, content: bytes) -> None:
    if not path.exists() or path.read_bytes() != content:
        write_whole(path, content)


def _cache(run: _Run, made: tuple[Document, ...]) -> str:
    lines = ",\n".join(
        json.dumps([slug, run.files[slug].signature, document.name, start, length])
        for document in made
        for number, start, length in document.places
        for slug in (run.register.folders[number],)
    )
    return f'{{"key": "{_key(run.show)}", "items": [\n{lines}\n]}}\n'


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
