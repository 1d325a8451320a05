"""A session at the desk: from the article on the command line to the page in the browser, until Ctrl-C."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from narrator.project import project_of
from narrator.recording import Pool, default_jobs, default_store
from narrator.server.address import Address, keep_address, kept_address, new_token
from narrator.server.application import application
from narrator.server.desk import Commission, Desk
from narrator.server.listening import HOST, bind, listen
from narrator.server.making import Making
from narrator.server.proofing import Proofing

_SPEAKERS = 2
"""Workers that speak for the page: one for the sentence that is asked for, one for what comes after it."""
_TURN = 0.0005
"""Seconds a thread may compute while another waits. While a long article is read anew for the page, somebody waits for the
sentence that was changed, and hears it a third sooner than with Python's 0.005 (60 ms of work instead of 95)."""


def open_desk(commission: Commission, port: int, opened: Callable[[str], None]) -> None:
    """Lays an article on the desk and serves its page until Ctrl-C; `opened` gets the address as soon as it answers.

    Raises as reading the article does, and `SettingsError` when no port is free.
    """
    sys.setswitchinterval(_TURN)
    store = default_store()
    jobs = project_of(commission.article).settings.voice.jobs or default_jobs()
    with Pool(min(jobs, _SPEAKERS)) as pool:
        desk = Desk(commission, pool, store)
        store.prune()
        making = Making(desk)
        ended = threading.Event()
        sock, address = _placed(Path(commission.article), port)
        origin = f"http://{HOST}:{address.port}"
        proofing = Proofing(desk, making)
        proofing.proof(0, "")  # so that the page of a long article need not wait for it
        app = application(proofing, address.token, origin, ended.is_set)
        try:
            listen(app, sock, lambda: opened(f"{origin}/{address.token}/"), ended.set)
        finally:
            making.stop()


def _placed(article: Path, port: int) -> tuple[socket.socket, Address]:
    """Where the desk of `article` listens: where it did within the last day if that port is free, else where nobody knows."""
    kept = kept_address(article)
    sock = bind(kept.port if kept else port, "end a program that listens on one of them")
    bound: int = sock.getsockname()[1]
    address = kept if kept and kept.port == bound else Address(bound, new_token())
    keep_address(article, address)
    return sock, address
