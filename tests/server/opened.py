"""An article open on the desk, served for real."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import uvicorn

from narrator.recording import Pool, Store
from narrator.server import bind
from narrator.server.application import application
from narrator.server.desk import Commission, Desk
from narrator.server.making import Making
from narrator.server.proofing import Proofing

TOKEN = "token-of-this-test"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def facts(self) -> dict[str, object]:
        """The JSON object it sent."""
        found: dict[str, object] = json.loads(self.body)
        return found


@dataclass(frozen=True, slots=True)
class Opened:
    """The desk, its address and its folder."""

    folder: Path
    article: Path
    address: str
    """Of the page, with its token and a slash at the end."""

    @property
    def origin(self) -> str:
        """Where the page comes from."""
        return self.address.partition(f"/{TOKEN}")[0]

    def read(self, name: str) -> str:
        """A file of the folder, line ends and all."""
        return (self.folder / name).read_bytes().decode()

    def ask(self, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None) -> Answer:
        """What is answered to a request for `path` as seen from the page; with a body it is a POST."""
        parts = urlsplit(self.address)
        line = http.client.HTTPConnection(parts.hostname or "", parts.port or 0, timeout=20)
        whole = path if path.startswith("/") else parts.path + path
        line.request("GET" if body is None else "POST", whole, body, dict(headers or {}))
        response = line.getresponse()
        answer = Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())
        line.close()
        return answer

    def post(self, path: str, **wish: object) -> Answer:
        """What is answered to a wish of the page's."""
        headers = {"origin": self.origin, "content-type": "application/json"}
        return self.ask(path, json.dumps({"page": "a test", **wish}).encode(), headers)


@contextmanager
def opened(folder: Path, article: Path, pool: Pool, store: Store, port: int = 0) -> Iterator[Opened]:
    """The desk with `article` on it, on this port or one of its own, until the end of the block."""
    ended = threading.Event()
    desk = Desk(Commission(str(article), folder / "output"), pool, store)
    making = Making(desk)
    sock = bind(port)
    origin = f"http://127.0.0.1:{sock.getsockname()[1]}"
    app = application(Proofing(desk, making), TOKEN, origin, ended.is_set)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, args=([sock],))
    sock.listen()
    thread.start()
    try:
        yield Opened(folder, article, f"{origin}/{TOKEN}/")
    finally:
        ended.set()
        making.stop()
        server.should_exit = True
        thread.join()
