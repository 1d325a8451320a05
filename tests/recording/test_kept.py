"""A long article that was spoken before: the workers read what is kept, and nothing of it comes out otherwise."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from narrator.article import read_text
from narrator.engines import find_voice
from narrator.errors import EngineError
from narrator.recording import Pool, Recording, Store, record
from narrator.recording.lines import read_passages, speak
from narrator.script import adapt

PARAGRAPHS = 60
SENTENCES = 3


def _text(last: str = "The end of it was near.") -> str:
    body = [f"The mill at weir {at} stood. It ground {at} sacks of rye a day. Nobody knew why." for at in range(PARAGRAPHS)]
    return "\n\n".join(["A Valley of Mills", *body, last])


def _record(store: Store, workers: Any, text: str) -> Recording:
    return record(adapt(read_text(text)), find_voice("tone"), workers, store)


class _Spy(ThreadPoolExecutor):
    """Workers that are threads, see what is asked of them, and fail at one call."""

    def __init__(self, fails: Callable[..., object] | None = None) -> None:
        super().__init__(2)
        self.asked: list[object] = []
        self._fails = fails

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        def call() -> Any:
            self.asked.append(fn)
            if fn is self._fails:
                time.sleep(0.01)
                raise EngineError("it broke")
            return fn(*args, **kwargs)

        return super().submit(call)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, Recording]:
    store = Store(tmp_path_factory.mktemp("kept"))
    with Pool() as pool:
        return store, _record(store, pool, _text())


def _same(one: Recording, other: Recording) -> bool:
    alike = [(take.marks, take.frames, take.entry) for take in one.takes] == [(t.marks, t.frames, t.entry) for t in other.takes]
    levels = one.levels.keys() == other.levels.keys() and all(np.array_equal(one.levels[v], other.levels[v]) for v in one.levels)
    loud = one.paragraphs.keys() == other.paragraphs.keys()
    return alike and levels and loud and all(np.array_equal(one.paragraphs[k], other.paragraphs[k]) for k in one.paragraphs)


def test_what_the_workers_read_is_what_was_spoken(made: tuple[Store, Recording], pool: Pool) -> None:
    store, first = made
    again = _record(store, pool, _text())
    assert all(take.cached for take in again.takes)
    assert _same(first, again)


def test_they_are_asked_for_many_takes_and_not_for_few(made: tuple[Store, Recording]) -> None:
    with _Spy() as workers:
        _record(made[0], workers, _text())
        assert workers.asked
        assert set(workers.asked) == {read_passages}
        workers.asked.clear()
        _record(made[0], workers, "A Valley of Mills\n\n" + _text().split("\n\n")[1])
        assert workers.asked == []


@pytest.mark.parametrize("suffix", [".json", ".wav"])
def test_of_a_passage_with_a_damaged_take_the_others_are_kept(made: tuple[Store, Recording], pool: Pool, suffix: str) -> None:
    store, first = made
    lost = first.takes[50].entry.with_suffix(suffix)
    if suffix == ".json":
        lost.write_bytes(b"{}")
    else:
        lost.unlink()
    again = _record(store, pool, _text())
    assert [number for number, take in enumerate(again.takes) if not take.cached] == [50]
    assert _same(first, again)


def test_readers_that_fail_cost_only_time(made: tuple[Store, Recording]) -> None:
    store, first = made
    with _Spy(fails=read_passages) as workers:
        again = _record(store, workers, _text())
    assert _same(first, again)


def test_a_voice_that_fails_is_not_asked_for_all_the_rest(made: tuple[Store, Recording]) -> None:
    fresh = " ".join(f"Sentence {number} is new." for number in range(200))
    with _Spy(fails=speak) as workers:
        with pytest.raises(EngineError, match="Sentence 0 is new"):
            _record(made[0], workers, _text(fresh))
        asked = workers.asked.count(speak)
    assert asked < 20


def test_entries_that_were_read_are_marked_as_used(made: tuple[Store, Recording], pool: Pool) -> None:
    store, first = made
    wav: Path = first.takes[7].entry.with_suffix(".wav")
    before = time.time() - 1
    _record(store, pool, _text())
    assert wav.stat().st_mtime > before
