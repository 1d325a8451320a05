"""The pool's workers may crash, hang and print; the pool goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from narrator.errors import EngineError
from narrator.recording import Pool, default_jobs
from tests.recording import calls


@pytest.fixture
def pool() -> Iterator[Pool]:
    with Pool(2, deadline=3) as pool:
        yield pool


def test_calls_come_back_in_the_order_they_were_asked_for(pool: Pool) -> None:
    assert list(pool.map(calls.square, range(50))) == [n * n for n in range(50)]


def test_calls_run_in_other_processes_side_by_side(pool: Pool) -> None:
    pids = {pool.submit(calls.who).result() for _ in range(20)}
    assert os.getpid() not in pids
    assert 1 <= len(pids) <= 2


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_jobs_times_threads_is_the_number_of_processors(jobs: int) -> None:
    with Pool(jobs) as pool:
        assert int(pool.submit(calls.variable, "OMP_NUM_THREADS").result()) == max(1, default_jobs() // jobs)


def test_what_a_call_raises_is_raised_here(pool: Pool) -> None:
    with pytest.raises(ValueError, match="not this one"):
        pool.submit(calls.refuse, "not this one").result()
    assert pool.submit(calls.square, 3).result() == 9


@pytest.mark.parametrize("call", [calls.awkward, calls.unsendable])
def test_what_cannot_be_sent_back_is_an_error_that_tells_what_it_was(pool: Pool, call: Callable[[], object]) -> None:
    with pytest.raises(EngineError, match=r"is odd|lambda"):
        pool.submit(call).result()
    assert pool.submit(calls.square, 3).result() == 9


def test_printing_does_not_break_the_conversation(pool: Pool) -> None:
    assert pool.submit(calls.noisy).result() == "said"


@pytest.mark.skipif(sys.platform == "win32", reason="signals are not those of Windows")
def test_a_crash_costs_one_retry_and_then_one_error(pool: Pool, tmp_path: Path) -> None:
    assert pool.submit(calls.crash_once, tmp_path / "mark").result() == "survived"
    with pytest.raises(EngineError, match="signal 11"):
        pool.submit(calls.crash).result()
    assert list(pool.map(calls.square, range(5))) == [0, 1, 4, 9, 16]


def test_a_call_that_hangs_is_ended_at_its_deadline() -> None:
    with Pool(1, deadline=0.5) as pool:
        began = time.monotonic()
        with pytest.raises(EngineError, match=r"within 0\.5 s"):
            pool.submit(calls.hang).result()
        assert time.monotonic() - began < 5
        assert pool.submit(calls.square, 4).result() == 16


@pytest.mark.skipif(sys.platform == "win32", reason="signals are not those of Windows")
def test_where_no_other_worker_can_be_started_every_call_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    with Pool(1) as pool:
        assert pool.submit(calls.square, 2).result() == 4
        with monkeypatch.context() as patch:
            patch.setattr(sys, "executable", "/nowhere/python")
            for call in (calls.crash, calls.who, calls.who):
                with pytest.raises(EngineError, match=r"could be started.*No such file"):
                    pool.submit(call).result()
        assert pool.submit(calls.square, 3).result() == 9


@pytest.mark.skipif(sys.platform != "linux", reason="the address space is limited where the system can")
def test_a_call_that_eats_memory_fails_alone(pool: Pool) -> None:
    with pytest.raises(MemoryError):
        pool.submit(calls.swallow_memory).result()
    assert pool.submit(calls.square, 5).result() == 25


def test_a_file_beside_the_article_is_not_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "numpy.py").write_text("raise SystemExit('the wrong numpy')")
    monkeypatch.chdir(tmp_path)
    with Pool(1) as pool:
        assert str(tmp_path) not in pool.submit(calls.loaded, "numpy").result()


def test_leaving_on_an_error_does_not_wait_for_what_is_under_way() -> None:
    def interrupted() -> None:
        with Pool(2) as pool:
            pool.submit(calls.hang)
            raise KeyboardInterrupt

    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert time.monotonic() - began < 2


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a signal")
def test_no_worker_outlives_a_parent_that_was_killed() -> None:
    program = "import time\nfrom narrator.recording import Pool\np = Pool(2)\n"
    program += "print(*[w._process.pid for w in p._workers], flush=True)\ntime.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        workers = [int(pid) for pid in parent.stdout.readline().split()]
        assert len(workers) == 2
        parent.send_signal(signal.SIGKILL)
    for _ in range(100):
        if not any(_alive(pid) for pid in workers):
            return
        time.sleep(0.05)
    pytest.fail("a worker is still there")


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split(") ")[1][0] != "Z"
    except OSError:
        pass
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return not Path("/proc").is_dir()
