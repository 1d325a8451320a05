"""`narrate serve`: a folder of episodes as a podcast on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from narrator.cli.answers import answering
from narrator.errors import EpisodeError

Port = Annotated[int, typer.Option("--port", min=0, max=65_535, metavar="N", help="Where to listen; the next free one is taken.")]


def serve(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="A folder of episodes.")] = Path("output"),
    port: Port = 8000,
) -> None:
    """Serves a folder of episodes as a podcast on this machine.

    To this machine alone, until Ctrl-C.
    """
    with answering():
        from narrator.server import bind, listen, podcast
        from narrator.settings import find_settings, load_settings

        if not folder.is_dir():
            raise EpisodeError(f"There is no folder {folder}; narrate ARTICLE -o {folder} makes it.")
        show = load_settings(find_settings(folder)).show
        sock = bind(port)
        address = f"http://{sock.getsockname()[0]}:{sock.getsockname()[1]}"
        listen(podcast(folder, show, address), sock, lambda: print(f"{address}/feed.xml  (Ctrl-C ends it)", flush=True))
