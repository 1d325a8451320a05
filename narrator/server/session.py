"""A session at the desk: from the article on the command line to the page in the browser, until Ctrl-C."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable

from narrator.project import project_of
from narrator.recording import Pool, default_jobs, default_store
from narrator.server.application import application
from narrator.server.desk import Commission, Desk
from narrator.server.listening import bind, listen
from narrator.server.making import Making
from narrator.server.proofing import Proofing

_TOKEN = 16
"""Random bytes in the address: nobody guesses 128 bits."""
_SPEAKERS = 2
"""Workers that speak for the page: one for the sentence that is asked for, one for what comes after it."""


def open_desk(commission: Commission, port: int, opened: Callable[[str], None]) -> None:
    """Lays an article on the desk and serves its page until Ctrl-C; `opened` gets the address as soon as it answers.

    Raises as reading the article does, and `SettingsError` when no port is free.
    """
    store = default_store()
    jobs = project_of(commission.article).settings.voice.jobs or default_jobs()
    with Pool(min(jobs, _SPEAKERS)) as pool:
        desk = Desk(commission, pool, store)
        store.prune()
        making = Making(desk)
        ended = threading.Event()
        sock = bind(port)
        origin = f"http://{sock.getsockname()[0]}:{sock.getsockname()[1]}"
        token = secrets.token_urlsafe(_TOKEN)
        proofing = Proofing(desk, making)
        proofing.proof(0, "")  # so that the page of a long article need not wait for it
        app = application(proofing, token, origin, ended.is_set)
        try:
            listen(app, sock, lambda: opened(f"{origin}/{token}/"), ended.set)
        finally:
            making.stop()
