"""The desk's address: kept for a day, so that a page whose desk was started anew finds it where it was."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import secrets
import time
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_state_path

from narrator.patterns import compiled

_TOKEN_BYTES = 16
"""Random bytes in the address: nobody guesses 128 bits."""
_TOKEN = compiled(r"[\w-]{22}")
_KEPT = 24 * 3600
"""Seconds after which an article gets another token."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where an article's desk is found."""

    port: int
    """The one it had, which is tried first."""
    token: str
    """What nobody else knows: the first part of every path."""


def kept_address(article: Path) -> Address | None:
    """The address `article` had within the last day; None when it had none."""
    file = _file(article)
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        if 0 <= time.time() - file.stat().st_mtime < _KEPT:
            kept = json.loads(file.read_bytes())
            if _TOKEN.fullmatch(kept["token"]) and 1024 <= kept["port"] < 1 << 16:
                return Address(kept["port"], kept["token"])
    return None


def new_token() -> str:
    """A token nobody has."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def keep_address(article: Path, address: Address) -> None:
    """Keeps an address, for the user's own eyes; where that cannot be, the next desk has another."""
    file = _file(article)
    with contextlib.suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        file.touch(mode=0o600)
        file.write_text(json.dumps({"port": address.port, "token": address.token}), encoding="utf-8")


def proof_of(token: str, origin: str, challenge: str) -> str:
    """What shows a page that this is its own desk, and no program that took the port meanwhile: an HMAC (RFC 2104).

    The token is its key and never sent; the origin is in it, so that the answer of one desk is no good at another port.
    """
    return hmac.new(token.encode(), f"{origin} {challenge}".encode(), hashlib.sha256).hexdigest()


def _file(article: Path) -> Path:
    name = hashlib.sha256(str(article.resolve()).encode(errors="surrogateescape")).hexdigest()[:32]
    return user_state_path("narrate", appauthor=False) / "desk" / f"{name}.json"
