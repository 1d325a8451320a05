"""publish(): episodes in, the feed of their folder out, written beside them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from narrator.episode import HEAD, Episode, read_episode
from narrator.errors import EpisodeError
from narrator.feed.feed import Feed, missing
from narrator.feed.folder import update_feed
from narrator.show import Show


def publish(episodes: Sequence[Episode] | Path | str, show: Show, *, now: datetime | None = None) -> Feed:
    """Brings the feed of the output folder up to date in which `episodes` stand, as `narrate feed` does; the folder will do too.

    Every episode in that folder is in the feed, those of earlier runs too. Beside them it writes feed.xml, the show's cover and
    page, and feed-state.json, which keeps each episode's GUID and date from one time to the next. An episode of an article
    without a date is first published `now`: at this moment when None, or at that of SOURCE_DATE_EPOCH.

    Raises `EpisodeError` for no episode, a damaged one, several folders, and what cannot be written; `SettingsError` for a cover
    or an address that cannot be used.
    """
    folder = Path(episodes) if isinstance(episodes, str | Path) else _folder_of(episodes)
    written = update_feed(folder, show, now)
    *archives, feed = written.documents
    found = tuple(read_episode(folder / slug) for slug in written.folders)
    return Feed(feed.xml, found, written.warnings, tuple(archives), written.state, written.path)


def _folder_of(episodes: Sequence[Episode]) -> Path:
    """The one output folder all of them stand in."""
    folders = list(dict.fromkeys(episode.folder.parent for episode in episodes))
    if not folders:
        raise EpisodeError("There is no episode to publish; make one first, or name the folder that has some.")
    if len(folders) > 1:
        raise EpisodeError(f"{folders[0]} and {folders[1]} are folders with a feed each; publish their episodes apart.")
    for episode in episodes:
        if not (episode.folder / HEAD).exists():
            raise missing(episode)
    return folders[0]
