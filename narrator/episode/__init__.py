"""What is heard: the finished episode and its receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrator.doors import opening

if TYPE_CHECKING:
    from narrator.episode.cover import draw_cover, read_cover
    from narrator.episode.episode import Episode, find_episodes, read_episode
    from narrator.episode.joining import write_sample
    from narrator.episode.mastering import master, prepare
    from narrator.episode.slug import slugify
    from narrator.episode.unchanged import find_unchanged, made_from, note_episode

__all__ = [
    "Episode",
    "draw_cover",
    "find_episodes",
    "find_unchanged",
    "made_from",
    "master",
    "note_episode",
    "prepare",
    "read_cover",
    "read_episode",
    "slugify",
    "write_sample",
]

__getattr__ = opening(
    __name__,
    {
        "Episode": "episode",
        "draw_cover": "cover",
        "find_episodes": "episode",
        "find_unchanged": "unchanged",
        "made_from": "unchanged",
        "master": "mastering",
        "note_episode": "unchanged",
        "prepare": "mastering",
        "read_cover": "cover",
        "read_episode": "episode",
        "slugify": "slug",
        "write_sample": "joining",
    },
)
