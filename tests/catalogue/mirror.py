"""A mirror of voices: Piper's layout and Kokoro's with small files, on a server that does everything such servers do wrong."""

from __future__ import annotations

import contextlib
import hashlib
import json
import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

from narrator.settings import VoicesSettings
from tests.listening import listening

SIZE = 300_000
"""Bytes of a model here; Piper's have 20 to 115 MB."""
CARD = """# Model card for {name}

* Language: {code}
* Speakers: 1
* Quality: {quality}
* Samplerate: 22,050Hz

## Dataset

* URL: https://example.org/{name}
* License: {licence}

## Training

{training}
"""
VOICES = {
    "en_US-harbour-medium": ("CC0", "Finetuned from U.S. English lessac voice (medium quality)."),
    "en_US-harbour-low": ("Public domain", "Trained from scratch."),
    "de_DE-hafen-medium": ("https://creativecommons.org/licenses/by-nc-sa/4.0/", "Trained from scratch."),
    "de_DE-hafen-x_low": ("See URL", "Trained from scratch."),
    "pt_PT-tugão-medium": ("CC BY 4.0", "Trained from scratch."),
}
"""What is there, what it is under, and what it was made from."""
MODEL = "en/en_US/harbour/medium/en_US-harbour-medium.onnx"


def noise(name: str, size: int) -> bytes:
    return random.Random(name).randbytes(size)


def files() -> dict[str, bytes]:
    """Everything the mirror has, by its place."""
    found: dict[str, bytes] = {}
    index = {}
    for name, (licence, training) in VOICES.items():
        code, short, quality = name.split("-")
        family, _, region = code.partition("_")
        place = f"{family}/{code}/{short}/{quality}"
        card = CARD.format(name=name, code=code, quality=quality, licence=licence, training=training)
        mine = {
            f"{place}/{name}.onnx": noise(name, SIZE),
            f"{place}/{name}.onnx.json": json.dumps({"audio": {"sample_rate": 22050}, "num_speakers": 1}).encode(),
            f"{place}/MODEL_CARD": card.encode(),
        }
        found |= mine
        index[name] = {
            "key": name,
            "name": short,
            "language": {"code": code, "family": family, "region": region, "name_english": "-"},
            "quality": quality,
            "num_speakers": 1,
            "speaker_id_map": {},
            "files": {at: {"size_bytes": len(content), "md5_digest": md5(content)} for at, content in mine.items()},
            "aliases": [f"{family}-{region.lower()}-{short}-{quality}"],
        }
    kokoro = {"kokoro-v1.0.onnx": noise("model", SIZE), "voices-v1.0.bin": noise("voices", 50_000)}
    facts = {at: {"size_bytes": len(content), "sha256_digest": sha256(content)} for at, content in kokoro.items()}
    return found | kokoro | {"voices.json": json.dumps(index).encode(), "kokoro.json": json.dumps(facts).encode()}


def md5(content: bytes) -> str:
    return hashlib.md5(content, usedforsecurity=False).hexdigest()


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@dataclass
class Mirror:
    """What the server has, what it was asked, and what it shall do wrong."""

    url: str = ""
    files: dict[str, bytes] = field(default_factory=files)
    faults: dict[str, list[str]] = field(default_factory=dict)
    """By place, for each request to come: `503`, `429 1` (with Retry-After), `cut 1000` …; a last `…!` stays."""
    asked: list[tuple[str, int]] = field(default_factory=list)
    """What was asked for, and from which byte on."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def places(self) -> VoicesSettings:
        """As narrator.toml would say it."""
        return VoicesSettings(self.url, self.url)

    def next_fault(self, place: str) -> str:
        with self.lock:
            coming = self.faults.get(place, [])
            if coming and coming[0].endswith("!"):
                return coming[0][:-1]
            return coming.pop(0) if coming else ""

    def starts(self, place: str) -> list[int]:
        """The bytes a file was asked for from."""
        return [start for at, start in self.asked if at == place]

    def in_folder(self, folder: Path) -> Path:
        """The same files in a folder."""
        for place, content in self.files.items():
            path = folder / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return folder


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Mirroring

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        mirror = self.server.mirror
        place = unquote(self.path).lstrip("/").removeprefix("moved/")
        start = int((self.headers.get("Range") or "bytes=0-").removeprefix("bytes=").removesuffix("-"))
        mirror.asked.append((place, start))
        fault, _, figure = mirror.next_fault(place).partition(" ")
        content = mirror.files.get(place)
        with contextlib.suppress(OSError):  # who asked may be gone
            if fault == "moved":
                self._answer(302, b"", {"Location": f"{mirror.url}/moved/{place}"})
            elif fault.isdecimal():
                self._answer(int(fault), b"not now", {"Retry-After": figure} if figure else {})
            elif content is None:
                self._answer(404, b"nothing here", {})
            elif start >= len(content) and start:
                self._answer(416, b"", {"Content-Range": f"bytes */{len(content)}"})
            else:
                self._give(content, 0 if fault == "whole" else start, fault, figure)

    def _give(self, content: bytes, start: int, fault: str, figure: str) -> None:
        """The file from `start` on.

        `whole` ignores the range, `cut N` ends after N bytes, `claims N` lies about the length, `slow N` waits a hundredth of a
        second after every N bytes, `other` gives other bytes.
        """
        body = content[start:]
        if fault == "other":
            body = bytes(byte ^ 1 for byte in body)
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        self.send_header("Content-Length", figure if fault == "claims" else str(len(body)))
        self.end_headers()
        body = body[: int(figure)] if fault == "cut" else body
        step = int(figure) if fault == "slow" else max(len(body), 1)
        for at in range(0, len(body), step):
            self.wfile.write(body[at : at + step])
            if fault == "slow":
                time.sleep(0.01)
        self.close_connection = fault in ("cut", "claims")

    def _answer(self, code: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Mirroring(ThreadingHTTPServer):
    mirror: Mirror


@contextmanager
def mirroring() -> Iterator[Mirror]:
    """A mirror on a free port, in a thread."""
    with listening(_Mirroring, _Handler) as server:
        server.mirror = Mirror(f"http://127.0.0.1:{server.server_port}")
        yield server.mirror
