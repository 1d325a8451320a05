"""The show's page: its episodes, newest first, and where to subscribe."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template

from narrator.disclosure import notice
from narrator.episode import PAGE_NAME, Episode, clock, page_style, policy_hash
from narrator.feed.address import FEED_NAME
from narrator.show import Show

LISTED = 100
"""How many episodes the page lists, the newest: more is for a podcast app."""


def show_page(show: Show, episodes: Sequence[Episode], count: int) -> str:
    """index.html for a folder of `count` episodes; lists `episodes`, in the order given."""
    style = page_style()
    facts = {
        "language": show.language,
        "title": show.title,
        "description": show.description,
        "author": show.author,
        "notice": notice(show.language),
        "feed": FEED_NAME,
        "count": str(count),
    }
    template = Template(Path(__file__).with_name("show.html").read_text(encoding="utf-8"))
    return template.substitute(
        {name: escape(fact) for name, fact in facts.items()},
        style=style,
        style_hash=policy_hash(style),
        entries="".join(map(_entry, episodes)),
    )


def _entry(episode: Episode) -> str:
    who_and_when = [fact for fact in (episode.published and episode.published.isoformat(), episode.byline) if fact]
    line = " · ".join([*who_and_when, clock(episode.seconds)])
    return (
        f'<li dir="auto"><h2><a href="{escape(episode.slug)}/{PAGE_NAME}">{escape(episode.title)}</a></h2>'
        f'<p class="facts">{escape(line)}</p><p>{escape(episode.summary)}</p></li>\n'
    )
