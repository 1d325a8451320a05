"""What is heard: the finished episode and its receipt.

Names are loaded when they are first used: who only reads episodes back, like the feed, does without what makes them, which takes
half a second to load.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from narrator.episode.cover import draw_cover, read_cover
    from narrator.episode.episode import HEAD, Episode, Sound, find_episodes, read_episode
    from narrator.episode.joining import write_sample
    from narrator.episode.mastering import master, prepare
    from narrator.episode.slug import slugify
    from narrator.episode.sound import measure

_MODULES = {
    "HEAD": "episode",
    "Episode": "episode",
    "Sound": "episode",
    "draw_cover": "cover",
    "find_episodes": "episode",
    "master": "mastering",
    "measure": "sound",
    "prepare": "mastering",
    "read_cover": "cover",
    "read_episode": "episode",
    "slugify": "slug",
    "write_sample": "joining",
}
"""Where each name lives."""

__all__ = [
    "HEAD",
    "Episode",
    "Sound",
    "draw_cover",
    "find_episodes",
    "master",
    "measure",
    "prepare",
    "read_cover",
    "read_episode",
    "slugify",
    "write_sample",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"narrator.episode.{_MODULES[name]}"), name)
