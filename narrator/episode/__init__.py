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

__all__ = ["Episode", "draw_cover", "find_episodes", "master", "prepare", "read_cover", "read_episode", "slugify", "write_sample"]

__getattr__ = opening(
    __name__,
    {
        "Episode": "episode",
        "draw_cover": "cover",
        "find_episodes": "episode",
        "master": "mastering",
        "prepare": "mastering",
        "read_cover": "cover",
        "read_episode": "episode",
        "slugify": "slug",
        "write_sample": "joining",
    },
)
