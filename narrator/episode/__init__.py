"""What is heard: the finished episode and its receipt."""

from narrator.episode.chapters import chapters_of
from narrator.episode.cover import draw_cover, read_cover
from narrator.episode.episode import Episode, find_episodes, read_episode
from narrator.episode.joining import write_sample
from narrator.episode.mastering import master, prepare
from narrator.episode.page import PAGE_NAME, page_style, policy_hash
from narrator.episode.slug import slugify
from narrator.episode.timeline import Cue, Timeline, clock

__all__ = [
    "PAGE_NAME",
    "Cue",
    "Episode",
    "Timeline",
    "chapters_of",
    "clock",
    "draw_cover",
    "find_episodes",
    "master",
    "page_style",
    "policy_hash",
    "prepare",
    "read_cover",
    "read_episode",
    "slugify",
    "write_sample",
]
