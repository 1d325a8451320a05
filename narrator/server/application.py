"""The desk as a web application: for the browser that was given its address, and for nobody else."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from concurrent.futures import Future
from pathlib import Path
from types import MappingProxyType
from typing import ParamSpec, TypeVar

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route

from narrator.episode import PALETTE
from narrator.errors import NarratorError
from narrator.patterns import compiled
from narrator.server.address import proof_of
from narrator.server.listening import HOSTS
from narrator.server.media import Media
from narrator.server.proof import Json
from narrator.server.proofing import Proofing
from narrator.server.wish import UnreadableWish, Wish, read_wish

_P = ParamSpec("_P")
_T = TypeVar("_T")

_PAGE = Path(__file__).parent / "proof"
_TYPES = MappingProxyType({".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"})
_NUMBER = compiled(r"[0-9]{1,9}")
_CHALLENGE = compiled(r"[0-9a-f-]{36}")
"""A UUID, as a page makes one to see whether this is its own desk."""
_LARGEST = 64 << 10
"""Bytes a request may bring: an edit is a word and how it is said."""
_LOOK = 0.1
"""Seconds between two looks at the desk while a page listens; a look is a few stats."""
_PULSE = 50
"""Looks without news after which the page is told that the desk is still there: 5 s."""
_HEADERS = MappingProxyType(
    {
        "content-security-policy": (
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; media-src 'self' blob:; "
            "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        ),
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-resource-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cache-control": "no-store",
    }
)


def application(proofing: Proofing, token: str, origin: str, ended: Callable[[], bool]) -> Starlette:
    """The desk's page and what it asks, below `/<token>/` of `origin`, such as `http://127.0.0.1:8000`.

    Another host name is refused (a page elsewhere that rebound its name), another path is not found, and what changes something
    is taken from a page of this origin only. `/hello` alone needs no token: it shows that it is known here. Streams end
    when `ended` says that the program does.
    """
    routes: list[BaseRoute] = [
        Route("/", _file(_PAGE / "index.html")),
        *(Route(f"/{path.name}", _file(path)) for path in (PALETTE, *sorted(_PAGE.iterdir())) if path.suffix in _TYPES),
        Route("/proof.json", _asked(_proof(proofing))),
        Route("/events", _events(proofing, ended)),
        Route("/takes/{name}", _asked(_take(proofing))),
        Route("/sounds/{name}.wav", _asked(_sound(proofing))),
        *(Route(f"/{name}", _posted(answer, origin), methods=["POST"]) for name, answer in proofing.answers.items()),
        Mount("/episode", _media(proofing.desk.commission.output)),
    ]
    return Starlette(
        routes=[Route("/hello", _hello(token, origin)), Mount(f"/{token}", routes=routes)],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS), www_redirect=False)],
    )


def _hello(token: str, origin: str) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        challenge = request.query_params.get("challenge", "")
        if not _CHALLENGE.fullmatch(challenge):
            raise HTTPException(400)
        return _json({"proof": proof_of(token, origin, challenge)})

    return endpoint


def _media(output: Path) -> Media:
    output.mkdir(parents=True, exist_ok=True)
    return Media(output)


def _file(path: Path) -> Callable[[Request], Response]:
    def endpoint(_: Request) -> Response:
        return FileResponse(path, media_type=_TYPES[path.suffix], headers=_HEADERS)

    return endpoint


def _json(answer: Json, status: int = 200) -> Response:
    return JSONResponse(answer, status, headers=_HEADERS)


async def _aside(call: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """Makes a call in a thread that the end of the program does not wait for: a very long article takes 10 s to read."""
    answer: Future[_T] = Future()
    answer.set_running_or_notify_cancel()

    def run() -> None:
        try:
            answer.set_result(call(*args, **kwargs))
        except BaseException as e:  # noqa: BLE001  # whoever asked is told
            answer.set_exception(e)

    threading.Thread(target=run, name="asked", daemon=True).start()
    return await asyncio.wrap_future(answer)


def _asked(endpoint: Callable[[Request], Response]) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        return await _aside(endpoint, request)

    return answer


def _proof(proofing: Proofing) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        asked = request.query_params
        since = asked.get("since", "")
        return _json(proofing.proof(int(since) if _NUMBER.fullmatch(since) else 0, asked.get("page", "")))

    return endpoint


def _take(proofing: Proofing) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        try:
            return _json(proofing.take(request.path_params["name"]))
        except KeyError as e:
            raise HTTPException(404) from e
        except NarratorError as e:
            return _json({"error": str(e)}, 422)

    return endpoint


def _sound(proofing: Proofing) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        try:
            return Response(proofing.desk.wav(request.path_params["name"]), media_type="audio/wav", headers=_HEADERS)
        except KeyError as e:
            raise HTTPException(404) from e

    return endpoint


def _posted(answer: Callable[[Wish], Json], origin: str) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint for what changes something: a small JSON object from a page of our own."""

    async def endpoint(request: Request) -> Response:
        if request.headers.get("origin") != origin:
            raise HTTPException(403)
        if request.headers.get("content-type") != "application/json":
            raise HTTPException(415)
        try:
            return _json(await _aside(answer, read_wish(await _body(request))))
        except NarratorError as e:
            return _json({"error": str(e)}, 400 if isinstance(e, UnreadableWish) else 422)

    return endpoint


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > _LARGEST:
            raise HTTPException(413)
    return bytes(body)


def _events(proofing: Proofing, ended: Callable[[], bool]) -> Callable[[Request], Response]:
    """News as server-sent events: that the sheet is another one, and how far the making is."""

    async def news() -> AsyncIterator[str]:
        told: Mapping[str, object] = {}
        quiet = 0
        while not ended():
            sheet = await _aside(proofing.desk.idle)
            now = {"revision": sheet.revision, "lengths": proofing.desk.news, "make": proofing.making.state()}
            quiet += 1
            if now != told or quiet >= _PULSE:
                told, quiet = now, 0
                yield f"data: {json.dumps(now)}\n\n"
            await asyncio.sleep(_LOOK)

    def endpoint(_: Request) -> Response:
        return StreamingResponse(news(), media_type="text/event-stream", headers=_HEADERS)

    return endpoint
