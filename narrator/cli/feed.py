"""`narrate feed`: a folder of episodes as a podcast."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from narrator.cli.answers import answering, tell
from narrator.errors import EpisodeError


def feed(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="A folder of episodes.")] = Path("output"),
    base_url: Annotated[str | None, typer.Option("--base-url", metavar="URL", help="Where DIR will stand on the web.")] = None,
) -> None:
    """Writes DIR/feed.xml, the podcast feed of a folder of episodes."""
    with answering():
        from narrator.episode import find_episodes
        from narrator.feed import publish, write_feed
        from narrator.settings import find_settings, load_settings

        show = load_settings(find_settings(folder)).show
        show = replace(show, base_url=base_url) if base_url else show
        episodes = find_episodes(folder)
        if not episodes:
            raise EpisodeError(f"There is no episode in {folder}; narrate ARTICLE -o {folder} makes one.")
        made = publish(episodes, show)
        for warning in made.warnings:
            tell(warning)
        print(f"{write_feed(made, show, folder)}  (episodes: {len(made.episodes)})")
