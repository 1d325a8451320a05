"""Making the episode while the desk stays open: how far it is, and how to stop it."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from concurrent.futures import CancelledError

from narrator.episode import Episode, find_unchanged, made_from, master, note_episode, prepare
from narrator.errors import NarratorError
from narrator.recording import Pool, record
from narrator.script import Utterance
from narrator.server.desk import Desk, Sheet


class Making:
    """The episode of one article in the making; one at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = threading.Lock()
        self._pool: Pool | None = None
        self._done = 0
        self._sheet: Sheet | None = None
        self._utterances: tuple[Utterance, ...] = ()
        self._stopped = False
        self._episode: Episode | None = None
        self._problem: str | None = None
        self._warning = ""
        self._changed = time.time()

    def begin(self) -> None:
        """Begins with the article as it is; nothing happens while it is being made already."""
        sheet = self._desk.sheet()
        with self._lock:
            if self._pool:
                return
            self._done, self._sheet, self._utterances, self._stopped = 0, sheet, sheet.script.utterances, False
            self._episode = self._problem = None
            self._warning = ""
            self._changed = time.time()
            self._pool = Pool(sheet.project.settings.voice.jobs, done=self._step)
        threading.Thread(target=self._make, args=(sheet, self._pool), name="making", daemon=True).start()

    def stop(self) -> None:
        """Ends the work at once; nothing of the episode stays."""
        with self._lock:
            self._stopped, self._changed, pool = True, time.time(), self._pool
        if pool:
            pool.shutdown(wait=False, cancel_futures=True)

    def state(self) -> Mapping[str, object]:
        """How far it is: the paragraph, the share done, the finished episode or what went wrong.

        `changed` tells the later of two states, which may reach a page in another order than they were.
        """
        with self._lock:
            return self._state()

    def _state(self) -> Mapping[str, object]:
        total = 2 * len(self._utterances)
        now = self._utterances[self._done % len(self._utterances)].block if self._pool and self._done < total else None
        return {
            "making": self._pool is not None,
            "work": ("speaking", "encoding", "writing")[min(2, self._done // max(1, len(self._utterances)))],
            "paragraph": None if now is None or self._sheet is None else self._sheet.script.number(now),
            "share": min(1.0, round(self._done / total, 3)) if total else 0.0,  # cover and transcripts are work too
            "stopped": self._stopped,
            "changed": self._changed,
            "problem": self._problem,
            "warning": self._warning,
            "episode": _facts(self._episode) if self._episode else None,
        }

    def _step(self) -> None:
        with self._lock:
            self._done, self._changed = self._done + 1, time.time()

    def _make(self, sheet: Sheet, pool: Pool) -> None:
        try:
            self._episode = self._made(sheet, pool)
        except (NarratorError, CancelledError, RuntimeError) as e:  # RuntimeError: a pool that was stopped takes no more work
            if not self._stopped and not isinstance(e, NarratorError):
                raise
            self._problem = None if self._stopped else str(e)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            with self._lock:
                self._pool, self._changed = None, time.time()

    def _made(self, sheet: Sheet, pool: Pool) -> Episode:
        """The episode; one that was made of the same before is there still."""
        settings, output, store = sheet.project.settings, self._desk.commission.output, self._desk.store
        name = made_from(sheet.script, sheet.voice, settings.show, output, settings.master)
        if unchanged := find_unchanged(name, store):
            return unchanged
        prepare(output, settings.master)
        recording = record(sheet.script, sheet.voice, pool, store)
        self._desk.adopt(sheet, recording)
        episode = master(recording, settings.show, output, settings.master, pool)
        self._warning = recording.warning
        if not recording.outage:  # else the service is asked again next time
            note_episode(name, episode, store)
        return episode


def _facts(episode: Episode) -> Mapping[str, object]:
    """What the page shows of a finished episode; addresses are seen from the page."""
    folder = f"episode/{episode.folder.name}"
    files = sorted(path for path in episode.folder.iterdir() if path.is_file() and not path.name.startswith("."))
    return {
        "title": episode.title,
        "seconds": episode.seconds,
        "folder": str(episode.folder),
        "page": f"{folder}/index.html",
        "sound": f"{folder}/{episode.sound.name}",
        "files": [{"name": path.name, "address": f"{folder}/{path.name}", "bytes": path.stat().st_size} for path in files],
    }
