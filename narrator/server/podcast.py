"""A folder of episodes as a podcast on this machine, so that a real client can subscribe before anything is published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route

from narrator.episode import draw_cover, find_episodes, read_cover
from narrator.errors import NarratorError
from narrator.feed import COVER_NAME, FEED_NAME, compose, read_state
from narrator.server.listening import HOSTS
from narrator.server.media import MEDIA_TYPES, Media
from narrator.settings import Show

_METHODS = ["GET", "HEAD"]


def podcast(folder: Path, show: Show, address: str) -> Starlette:
    """The application that serves `folder` at `address`, an origin such as `http://127.0.0.1:8000`.

    The feed is made anew for each request, with this machine's addresses in place of the show's, so that everything it names is
    found here, and does not send anybody on; the file on disk stays as it was published. Pages elsewhere may read all of it
    (players fetch transcripts and chapters across origins).
    """
    return Starlette(
        routes=[
            Route(f"/{FEED_NAME}", _feed(folder, replace(show, base_url=address, new_feed_url="")), methods=_METHODS),
            Route(f"/{COVER_NAME}", _cover(show), methods=_METHODS),
            Mount("/", Media(folder)),
        ],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS)),
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=_METHODS,
                allow_headers=["Range"],
                expose_headers=["Accept-Ranges", "Content-Length", "Content-Range", "ETag"],
            ),
        ],
    )


def _feed(folder: Path, show: Show) -> Callable[[Request], Response]:
    def endpoint(_: Request) -> Response:
        try:
            made = compose(find_episodes(folder), show, read_state(folder))
        except NarratorError as e:
            return PlainTextResponse(str(e), 500)
        return Response(made.xml, media_type=MEDIA_TYPES[".xml"])

    return endpoint


def _cover(show: Show) -> Callable[[Request], Response]:
    def endpoint(_: Request) -> Response:
        try:
            picture = read_cover(Path(show.cover)) if show.cover else draw_cover(show.title, show.author)
        except NarratorError as e:
            return PlainTextResponse(str(e), 500)
        return Response(picture, media_type=MEDIA_TYPES[".jpg" if picture.startswith(b"\xff\xd8") else ".png"])

    return endpoint
