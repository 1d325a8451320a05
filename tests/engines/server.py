"""A server that speaks: OpenAI's, Kokoro-FastAPI's and ElevenLabs' ways of asking, and what goes wrong with such servers.

It hums 60 ms for every character at a rate of 1. What it does wrong next stands in `Server.faults`, one for each request.
"""

from __future__ import annotations

import base64
import contextlib
import json
import re
import struct
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np

from tests.listening import listening

RATE = 24000
CHARACTER = RATE * 60 // 1000
KEY = "sk-very-secret-0123456789"
VOICES = ("alloy", "rachel")


@dataclass
class Server:
    """What the server was asked, and what it shall do."""

    url: str = ""
    faults: list[str] = field(default_factory=list)
    """For each request to come: `503`, `429 2` (with Retry-After), `cut`, `slow` … ; a last `…!` stays."""
    asked: list[dict[str, object]] = field(default_factory=list)
    """The bodies it was sent."""
    tells: str = ""
    """How it tells of words at `/dev/captioned_speech`, a key of `TELLS`; where that is empty there is no such place."""
    most_at_once: int = 0
    now: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def next_fault(self) -> str:
        with self.lock:
            if self.faults and self.faults[0].endswith("!"):
                return self.faults[0][:-1]
            return self.faults.pop(0) if self.faults else ""


def hum(text: str, rate: float) -> bytes:
    """16-bit samples; only letters and digits sound."""
    size = round(CHARACTER / rate)
    loud = np.repeat(np.array([6000 * c.isalnum() for c in text]), size)
    return bytes((loud * np.sin(np.arange(len(loud)) / 20)).astype("<i2").tobytes())


def wav(pcm: bytes, size: int | None = None) -> bytes:
    size = len(pcm) if size is None else size
    layout = struct.pack("<IHHIIHH", 16, 1, 1, RATE, RATE * 2, 2, 16)
    return (
        b"RIFF" + struct.pack("<I", min(size + 36, 0xFFFFFFFF)) + b"WAVEfmt " + layout + b"data" + struct.pack("<I", size) + pcm
    )


SIZES = {"size ffffffff": 0xFFFFFFFF, "size 7fffffff": 0x7FFFFFFF, "size zero": 0, "size 2e9": 2_000_000_000}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Speaking

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def do_POST(self) -> None:
        state = self.server.state
        with state.lock:
            state.now += 1
            state.most_at_once = max(state.most_at_once, state.now)
        try:
            with contextlib.suppress(OSError):  # who asked may be gone
                self._speak(state)
        finally:
            with state.lock:
                state.now -= 1

    def _speak(self, state: Server) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        state.asked.append(body)
        fault = state.next_fault()
        labs = "/text-to-speech/" in self.path
        if self.path == "/dev/captioned_speech" and not state.tells:
            self._answer(404, {"detail": "Not Found"})
            return
        key = self.headers.get("xi-api-key") if labs else (self.headers.get("Authorization") or "").removeprefix("Bearer ")
        voice = self.path.split("/text-to-speech/")[1].split("/")[0] if labs else body["voice"]
        text = body["text"] if labs else body["input"]
        rate = body.get("voice_settings", {}).get("speed", 1.0) if labs else body.get("speed", 1.0)
        if key not in (KEY, "", None):
            self._answer(401, {"error": {"message": f"Incorrect API key provided: {key}"}})
        elif fault.startswith("drip"):
            self._drip(fault)
        elif voice not in VOICES:
            self._answer(400, {"error": {"message": f"voice {voice} is not one of {', '.join(VOICES)}"}})
        elif fault[:3].isdecimal():
            self._fail(fault)
        else:
            self._sing(fault, text, rate, labs)

    def _drip(self, fault: str) -> None:
        """Answers a letter at a time: from the first on, or with a whole head and then the sound or what is wrong."""
        heads = {"drip head": b"", "drip sound": b"HTTP/1.1 200 OK\r\n\r\n", "drip error": b"HTTP/1.1 503 No\r\n\r\n"}
        self.wfile.write(heads[fault])
        for letter in b"HTTP/1.1 200 OK\r\nX: " + b"x" * 80:
            self.wfile.write(bytes([letter]))
            time.sleep(0.1)
        self.close_connection = True

    def _fail(self, fault: str) -> None:
        code, _, after = fault.partition(" ")
        if after == "deep":
            self._answer(int(code), b"[" * 200_000)
            return
        if after == "quota":
            self._answer(429, {"error": {"message": "You exceeded your quota", "code": "insufficient_quota"}})
            return
        wait = {"Retry-After": formatdate(time.time() + 1, usegmt=True) if after == "date" else after} if after else {}
        self._answer(int(code), {"detail": "Not now"}, headers=wait)

    def _sing(self, fault: str, text: str, rate: float, labs: bool) -> None:  # noqa: FBT001
        if fault == "slow":
            time.sleep(2)
        if fault == "a little slow":
            time.sleep(0.2)
        if fault == "page":
            self._answer(200, b"<html>Please log in</html>", kind="text/html")
            return
        if fault == "moved":
            self._answer(307, {"error": "moved"}, headers={"Location": self.server.state.url + "/elsewhere"})
            return
        if fault == "deep":
            self._answer(200, b"[" * 200_000)
            return
        pcm = hum(text, rate)
        half = pcm[: len(pcm) // 3 * 2 // 2]
        if labs:
            self._answer(200, timed(half if fault == "short" else pcm, text, rate, fault))
            return
        sound = half if fault == "short" else b"\0" * len(pcm) if fault == "silent" else pcm
        if self.path == "/dev/captioned_speech":
            self._answer(200, with_words(wav(sound), text, rate, self.server.state.tells), cut=fault == "cut")
            return
        content = wav(sound, SIZES.get(fault))
        self._answer(200, content, kind="audio/wav", cut=fault == "cut", unfinished=fault == "unfinished")

    def _answer(
        self,
        code: int,
        content: Mapping[str, object] | bytes,
        kind: str = "application/json",
        headers: Mapping[str, str] | None = None,
        cut: bool = False,  # noqa: FBT001, FBT002
        unfinished: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.send_response(code)
        self.send_header("Content-Type", kind)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if unfinished:
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(b"%x\r\n" % len(body) + body + b"\r\n400\r\nabc")
            self.close_connection = True
            return
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if cut else body)
        self.close_connection = cut


def timed(pcm: bytes, text: str, rate: float, fault: str) -> dict[str, object]:
    """An answer of ElevenLabs: the sound and the time of every character."""
    step = round(CHARACTER / rate) / RATE * {"milliseconds": 1000.0, "no numbers": float("nan")}.get(fault, 1.0)
    characters = list(text.translate({ord("a"): "b"}) if fault == "other text" else text)
    alignment = {
        "characters": characters,
        "character_start_times_seconds": [n * step for n in range(len(characters))],
        "character_end_times_seconds": [(n + 1) * step for n in range(len(characters))],
    }
    return {"audio_base64": base64.b64encode(pcm).decode(), "alignment": alignment}


Told = list[dict[str, object]]


def _said(text: str, step: float, cut: str = r"\w+(?:['’.-]\w+)*|[^\w\s]") -> Told:
    """What a server says of its words: as Kokoro's makers cut them, signs apart, unless `cut` is another pattern."""
    found = re.finditer(cut, text)
    return [{"word": one[0], "start_time": one.start() * step, "end_time": one.end() * step} for one in found]


def _moved(told: Told, factor: float = 1.0, seconds: float = 0.0) -> Told:
    return [{**one, **{key: one[key] * factor + seconds for key in ("start_time", "end_time")}} for one in told]  # type: ignore[operator]


TELLS: Mapping[str, Callable[[str, float], object]] = {
    "words": _said,
    "with their signs": lambda text, step: _said(text, step, r"\S+"),
    "without signs": lambda text, step: _said(text, step, r"\w+"),
    "in capitals": lambda text, step: _said(text.upper(), step),
    "two at once": lambda text, step: _said(text, step, r"\S+ \S+|\S+"),
    "a little late": lambda text, step: _moved(_said(text, step), seconds=0.01),
    "not at all": lambda *_: None,
    "an empty list": lambda *_: [],
    "in other words": lambda text, step: [{**one, "word": "two"} for one in _said(text, step)],
    "one too few": lambda text, step: _said(text, step, r"\w+")[:-1],
    "every one twice": lambda text, step: [one for one in _said(text, step) for _ in range(2)],
    "in milliseconds": lambda text, step: _moved(_said(text, step), 1000.0),
    "beyond the sound": lambda text, step: _moved(_said(text, step), 1.5),
    "of another rate": lambda text, step: _moved(_said(text, step), 0.5),
    "before the sound": lambda text, step: _moved(_said(text, step), seconds=-1.0),
    "backwards": lambda text, step: _said(text, step)[::-1],
    "ends first": lambda text, step: [
        {**one, "start_time": one["end_time"], "end_time": one["start_time"]} for one in _said(text, step)
    ],
    "counting from each part": lambda text, step: [{**one, "start_time": 0.0, "end_time": 0.5} for one in _said(text, step)],
    "without times": lambda text, step: [{"word": one["word"]} for one in _said(text, step)],
    "with no numbers": lambda text, step: [{**one, "start_time": "soon", "end_time": None} for one in _said(text, step)],
    "not a number": lambda text, step: _moved(_said(text, step), float("nan")),
    "too large": lambda text, step: [{**one, "end_time": 10**400} for one in _said(text, step)],
    "a text": lambda *_: "Nobody",
    "numbers": lambda *_: [1, 2, 3],
}
"""What a server may say of its words, from a text and the seconds of a character."""


def with_words(sound: bytes, text: str, rate: float, tells: str) -> dict[str, object]:
    """An answer of Kokoro-FastAPI's `/dev/captioned_speech` with `stream: false`."""
    told = TELLS[tells](text, round(CHARACTER / rate) / RATE)
    return {"audio": base64.b64encode(sound).decode(), "audio_format": "audio/wav", "timestamps": told}


class _Speaking(ThreadingHTTPServer):
    state: Server


@contextmanager
def serving() -> Iterator[Server]:
    """A server on a free port, in a thread."""
    with listening(_Speaking, _Handler) as server:
        server.state = Server(f"http://127.0.0.1:{server.server_port}/v1")
        yield server.state
