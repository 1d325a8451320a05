"""What is heard: the finished episode and its receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrator.doors import opening

if TYPE_CHECKING:
    from narrator.episode.chapters import divide
    from narrator.episode.cover import draw_cover, read_cover
    from narrator.episode.episode import (
        CHAPTERS_NAME,
        CHAPTERS_TYPE,
        HEAD,
        PAGE_NAME,
        Episode,
        Sound,
        find_episodes,
        read_episode,
    )
    from narrator.episode.formats import FORMATS
    from narrator.episode.joining import write_sample
    from narrator.episode.mastering import master, prepare
    from narrator.episode.page import PALETTE, page_style, policy_hash
    from narrator.episode.slug import slugify
    from narrator.episode.sound import measure
    from narrator.episode.timeline import Cue, Timeline, clock
    from narrator.episode.unchanged import find_unchanged, made_from, note_episode
    from narrator.episode.verifying import Verdict, verify

__all__ = [
    "CHAPTERS_NAME",
    "CHAPTERS_TYPE",
    "FORMATS",
    "HEAD",
    "PAGE_NAME",
    "PALETTE",
    "Cue",
    "Episode",
    "Sound",
    "Timeline",
    "Verdict",
    "clock",
    "divide",
    "draw_cover",
    "find_episodes",
    "find_unchanged",
    "made_from",
    "master",
    "measure",
    "note_episode",
    "page_style",
    "policy_hash",
    "prepare",
    "read_cover",
    "read_episode",
    "slugify",
    "verify",
    "write_sample",
]

__getattr__ = opening(
    __name__,
    {
        "CHAPTERS_NAME": "episode",
        "CHAPTERS_TYPE": "episode",
        "FORMATS": "formats",
        "HEAD": "episode",
        "PAGE_NAME": "episode",
        "PALETTE": "page",
        "Cue": "timeline",
        "Episode": "episode",
        "Sound": "episode",
        "Timeline": "timeline",
        "Verdict": "verifying",
        "clock": "timeline",
        "divide": "chapters",
        "draw_cover": "cover",
        "find_episodes": "episode",
        "find_unchanged": "unchanged",
        "made_from": "unchanged",
        "master": "mastering",
        "measure": "sound",
        "note_episode": "unchanged",
        "page_style": "page",
        "policy_hash": "page",
        "prepare": "mastering",
        "read_cover": "cover",
        "read_episode": "episode",
        "slugify": "slug",
        "verify": "verifying",
        "write_sample": "joining",
    },
)
