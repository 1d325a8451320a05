"""The pool: an executor whose workers are processes that may crash, hang or be killed without harm to anything else.

The shape is that of `concurrent.futures.Executor`. The standard process pool is broken for good by one dead child and cannot kill
a hung one; here each worker is a process with a deadline for each call, and one that dies is replaced and its call tried once
more. Workers are started with `subprocess`, not forked or spawned by `multiprocessing`: that works the same on every system,
leaves the parent free to have threads, and never runs the caller's main module again.
"""

from __future__ import annotations

import contextlib
import math
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import ParamSpec, TypeVar, cast

import narrator
from narrator.errors import EngineError
from narrator.recording.worker import read_message, write_message

P = ParamSpec("P")
T = TypeVar("T")

DEADLINE = 120.0
"""Seconds one call may take. The embedded voice says a 60-word utterance in 0.05 s; a large neural voice may need a minute."""


def default_jobs() -> int:
    """One worker for each processor this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


STARTING = 60.0
"""Seconds a worker may take to load; 0.25 on a machine with nothing else to do."""

PATROL = 0.1
"""Seconds between two looks for calls that are overdue."""


GRACE = 0.2
"""Seconds a worker has to leave in when a run is broken off: most calls into a speech library or LAME are over by then."""


LOADED = ("narrator.recording.speaking", "narrator.episode.frames", "narrator.engines.espeak", "narrator.engines.espeak_sound")
"""What a worker loads before its first call, while the parent still reads: the modules of the calls that make episodes."""


ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "MALLOC_MMAP_THRESHOLD_": "268435456", "MALLOC_TRIM_THRESHOLD_": "268435456"}
"""One processor each: a linear-algebra library must not start threads of its own in every worker. And glibc keeps the memory of
one array for the next: given back and fetched anew, the pages of 3 minutes of sound cost 0.2 s."""


class WorkerDiedError(Exception):
    """A worker ended, or was ended, in the middle of a call; the message says how."""


class _Worker:
    """One worker process and the line to it."""

    def __init__(self) -> None:
        """Starts it. Raises `EngineError` when the system lets no process begin."""
        package = str(Path(narrator.__file__).parent.parent)
        path = os.pathsep.join(filter(None, [package, os.environ.get("PYTHONPATH")]))
        # -P: a file called numpy.py beside the article must not be imported.
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "narrator.recording.worker", *LOADED],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **ENVIRONMENT, "PYTHONPATH": path},
            )
        except OSError as e:
            raise EngineError(
                f"No worker that speaks could be started ({e.strerror or e}); end other programs, or try -j 1."
            ) from e
        self._is_ready = False
        self.threads = 1
        """How many threads it may start; one that was started ahead learns it late."""
        self._allowed = STARTING
        self._due = math.inf
        self._is_overdue = False

    def call(self, function: Callable[..., object], arguments: tuple[object, ...], deadline: float) -> object:
        """Runs one call there. Raises what it raised, or `WorkerDiedError`."""
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise WorkerDiedError("was never started")
        try:
            if not self._is_ready:
                self._allow(STARTING)
                read_message(stdout)
                write_message(stdin, self.threads)
                self._is_ready = True
            self._allow(deadline)
            write_message(stdin, (function, arguments))
            done, value = cast("tuple[bool, object]", read_message(stdout))
        except (EOFError, OSError) as e:
            raise WorkerDiedError(self._cause()) from e
        finally:
            self._due = math.inf
        if done:
            return value
        raise cast("BaseException", value)

    def _allow(self, seconds: float) -> None:
        self._allowed, self._due = seconds, time.monotonic() + seconds

    def end_if_overdue(self) -> None:
        """Ends the process, and the call that waits for it, when that takes longer than it may."""
        if time.monotonic() > self._due:
            self._is_overdue = True
            self._process.kill()

    def _cause(self) -> str:
        if self._is_overdue:
            return f"did not finish within {self._allowed:g} s"
        code = self._process.wait()
        return f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"

    def ask_to_leave(self) -> None:
        """Has the process end as soon as its library lets it, and clear away what it is writing. Windows ends it at once."""
        self._process.terminate()

    def wait(self, until: float) -> None:
        """Waits for the end of the process, or until that time of the monotonic clock."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(max(0.0, until - time.monotonic()))

    @property
    def is_dead(self) -> bool:
        """Whether the process has ended."""
        return self._process.poll() is not None

    def kill(self) -> None:
        """Ends the process now, whatever it does."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with contextlib.suppress(OSError):  # half a call may be waiting to be written, to nobody now
                    stream.close()


_ahead: list[_Worker] = []


def start_ahead() -> None:
    """Starts a worker for the first pool there will be, so that it loads while even the command line is still being read."""
    with contextlib.suppress(EngineError):  # the pool will say it
        _ahead.append(_Worker())


class Pool(Executor):
    """Worker processes behind the shape of an executor. Start it early: the workers load while the parent reads."""

    def __init__(self, jobs: int = 0, deadline: float = DEADLINE, done: Callable[[], None] | None = None) -> None:
        """`jobs` workers, one a processor when 0; `deadline` is in seconds for each call; `done` is told after each call."""
        self.done = done
        """Told after each call that is submitted from now on."""
        self.jobs = jobs or default_jobs()
        self._deadline = deadline
        self._workers = [self._shared(_ahead.pop() if _ahead else _Worker()) for _ in range(self.jobs)]
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        for worker in self._workers:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(self.jobs, thread_name_prefix="narrate")
        self._closed = False
        threading.Thread(target=self._watch, name="narrate-watch", daemon=True).start()

    def _shared(self, worker: _Worker) -> _Worker:
        """The worker with its share of the processors: with one job a network may have them all."""
        worker.threads = max(1, default_jobs() // self.jobs)
        return worker

    def _watch(self) -> None:
        """Ends what is overdue. One thread for all calls: to start one for each cost a tenth of the time of a short article."""
        while not self._closed:
            time.sleep(PATROL)
            for worker in list(self._workers):
                worker.end_if_overdue()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Runs `fn(*args)` in a worker; both must be importable there. Keyword arguments are not taken."""
        if kwargs:
            raise TypeError("a pool call takes positional arguments only")
        future = self._threads.submit(self._run, fn, args)
        if self.done:
            told = self.done
            future.add_done_callback(lambda _: told())
        return future

    def _run(self, function: Callable[..., T], arguments: tuple[object, ...]) -> T:
        """One call, tried once more on another worker when the first one dies of it."""
        cause = ""
        for _ in range(2):
            worker = self._idle.get()
            try:
                worker = self._alive(worker)
                return cast("T", worker.call(function, arguments, self._deadline))
            except WorkerDiedError as e:
                cause = str(e)
                worker.kill()
            finally:
                self._idle.put(worker)
            if self._closed:
                break
        raise EngineError(f"the worker that spoke it {cause}, twice")

    def _alive(self, worker: _Worker) -> _Worker:
        """The worker, or a fresh one in the place of one that has died. Raises `EngineError` when none can be started."""
        if self._closed or not worker.is_dead:
            return worker
        worker.kill()
        fresh = self._shared(_Worker())
        self._workers[self._workers.index(worker)] = fresh
        if self._closed:  # meanwhile: the others are ended, and nobody would end this one
            fresh.kill()
        return fresh

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002  # Executor's signature
        """Ends the workers: after the calls under way with `wait`, at once without it."""
        if wait:
            self._threads.shutdown(wait=True, cancel_futures=cancel_futures)
        self._closed = True
        if not wait:
            for worker in self._workers:
                worker.ask_to_leave()
            until = time.monotonic() + GRACE
            for worker in self._workers:
                worker.wait(until)
        for worker in self._workers:
            worker.kill()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Leaves no worker behind; on an error or Ctrl-C it does not wait for what is under way."""
        self.shutdown(wait=kind is None)
