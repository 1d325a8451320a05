"""What is heard: the finished episode and its receipt."""

from narrator.episode.cover import draw_cover, read_cover
from narrator.episode.episode import Episode, find_episodes, read_episode
from narrator.episode.joining import write_sample
from narrator.episode.mastering import master, prepare
from narrator.episode.slug import slugify
from narrator.episode.verifying import Finding, Verdict, verify

__all__ = [
    "Episode",
    "Finding",
    "Verdict",
    "draw_cover",
    "find_episodes",
    "master",
    "prepare",
    "read_cover",
    "read_episode",
    "slugify",
    "verify",
    "write_sample",
]
