"""Listening: a web application on this machine alone, until Ctrl-C."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Callable
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from narrator.errors import SettingsError

HOST = "127.0.0.1"
"""Loopback: nobody else on the network can ask."""
HOSTS = (HOST, "localhost")
"""The names a request may call this machine by; another one is a page elsewhere that rebound its name (DNS rebinding)."""
_TRIES = 20
"""How many ports after the one asked for are tried."""


def listen(app: ASGIApp, sock: socket.socket, started: Callable[[], None], ending: Callable[[], None] = lambda: None) -> None:
    """Serves `app` on `sock` until Ctrl-C or SIGTERM; `started` is called as soon as a request would be answered.

    `ending` is called at the signal, before the answers under way are waited for: an endless one must end itself.
    """
    config = uvicorn.Config(
        app,
        log_level="error",
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=1,  # seconds for answers being sent; a browser may hold a stream open for ever
    )
    sock.listen()  # from here on a request waits to be answered instead of being refused
    started()
    _Server(config, ending).run(sockets=[sock])


class _Server(uvicorn.Server):
    """Uvicorn's, which tells that it was asked to end."""

    def __init__(self, config: uvicorn.Config, ending: Callable[[], None]) -> None:
        super().__init__(config)
        self._ending = ending

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Ctrl-C or SIGTERM came. From here on an answer that is broken off is no error, and nobody wants to read of it."""
        logging.getLogger("uvicorn.error").disabled = True
        self._ending()
        super().handle_exit(sig, frame)


def bind(port: int, remedy: str = "name another with --port") -> socket.socket:
    """A socket on `port` of this machine, or on the next one that is free.

    Raises `SettingsError` with the `remedy` when none of twenty is.
    """
    candidates = range(port, min(port + _TRIES, 65_536))
    for candidate in candidates:
        sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            if os.name == "posix":  # elsewhere it would share a port that is in use
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            sock.bind((HOST, candidate))
        except OSError:
            sock.close()
        else:
            return sock
    raise SettingsError(f"None of the ports {port} to {candidates[-1]} of this machine is free; {remedy}.")
