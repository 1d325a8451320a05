"""A server that speaks: OpenAI's and ElevenLabs' ways of asking, and everything that goes wrong with such servers.

It hums 60 ms for every character at a rate of 1. What it does wrong next stands in `Server.faults`, one for each request.
"""

from __future__ import annotations

import base64
import contextlib
import json
import struct
import threading
import time
from collections.abc import Iterator, Mapping
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
    most_at_once: int = 0
    now: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def next_fault(self) -> str:
        with self.lock:
            if self.faults and self.faults[0].endswith("!"):
                return self.faults[0][:-1]
            return self.faults.pop(0) if self.faults else ""


def hum(text: str, rate: float) -> bytes:
    """16-bit samples; a space is silent."""
    size = round(CHARACTER / rate)
    loud = np.repeat(np.array([0 if c == " " else 6000 for c in text]), size)
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
        key = self.headers.get("xi-api-key") if labs else (self.headers.get("Authorization") or "").removeprefix("Bearer ")
        voice = self.path.split("/text-to-speech/")[1].split("/")[0] if labs else body["voice"]
        text = body["text"] if labs else body["input"]
        rate = body.get("voice_settings", {}).get("speed", 1.0) if labs else body.get("speed", 1.0)
        if key not in (KEY, "", None):
            self._answer(401, {"error": {"message": f"Incorrect API key provided: {key}"}})
        elif voice not in VOICES:
            self._answer(400, {"error": {"message": f"voice {voice} is not one of {', '.join(VOICES)}"}})
        elif fault[:3].isdecimal():
            self._fail(fault)
        else:
            self._sing(fault, text, rate, labs)

    def _fail(self, fault: str) -> None:
        code, _, after = fault.partition(" ")
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
        pcm = hum(text, rate)
        half = pcm[: len(pcm) // 3 * 2 // 2]
        if labs:
            self._answer(200, timed(half if fault == "short" else pcm, text, rate, other=fault == "other text"))
            return
        content = wav(half if fault == "short" else b"\0" * len(pcm) if fault == "silent" else pcm, SIZES.get(fault))
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


def timed(pcm: bytes, text: str, rate: float, *, other: bool) -> dict[str, object]:
    """An answer of ElevenLabs: the sound and the time of every character."""
    step = round(CHARACTER / rate) / RATE
    characters = list(text.upper() if other else text)
    alignment = {
        "characters": characters,
        "character_start_times_seconds": [n * step for n in range(len(characters))],
        "character_end_times_seconds": [(n + 1) * step for n in range(len(characters))],
    }
    return {"audio_base64": base64.b64encode(pcm).decode(), "alignment": alignment}


class _Speaking(ThreadingHTTPServer):
    state: Server


@contextmanager
def serving() -> Iterator[Server]:
    """A server on a free port, in a thread."""
    with listening(_Speaking, _Handler) as server:
        server.state = Server(f"http://127.0.0.1:{server.server_port}/v1")
        yield server.state
