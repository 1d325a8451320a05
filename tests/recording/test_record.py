"""Recording: one take an utterance, spoken once, kept, and found again."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from narrator.article import read_text
from narrator.engines import Voice, find_voice
from narrator.episode import master
from narrator.errors import EngineError, SettingsError
from narrator.recording import Pool, Recording, Store, record, sound
from narrator.script import Script, adapt
from narrator.settings import Show

TEXT = """A Small Town Wakes

Nothing much happened on Monday. Then $5.3bn arrived!

The mayor slept – all day."""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def _script(text: str = TEXT) -> Script:
    return adapt(read_text(text))


def _record(store: Store, pool: Pool, text: str = TEXT, voice: str = "tone") -> Recording:
    return record(_script(text), find_voice(voice), pool, store)


def test_every_utterance_has_a_take_and_every_word_a_mark(store: Store, pool: Pool) -> None:
    recording = _record(store, pool)
    utterances = recording.script.utterances
    assert len(recording.takes) == len(utterances) == 5
    for utterance, take in zip(utterances, recording.takes, strict=True):
        assert len(take.marks) == len(utterance.words())
        assert all(0 <= start <= end <= take.frames for start, end in take.marks)


def test_a_sum_of_money_is_one_word_on_the_page(store: Store, pool: Pool) -> None:
    recording = _record(store, pool)
    words = [word.written for word in recording.script.utterances[3].words()]
    assert words == ["Then", "$5.3bn", "arrived!"]
    start, end = recording.takes[3].marks[1]
    # Tone takes 50 ms a character: "five point three billion dollars" has 32.
    assert (end - start) / recording.takes[3].rate == pytest.approx(32 * 0.05, abs=0.02)


def test_a_fallback_that_cannot_stand_in_is_refused_before_anything_is_spoken(store: Store, pool: Pool) -> None:
    """Who speaks is told by engine and voice: two of the same name, and the receipt would call the one the other."""
    voice, other = (
        Voice(f"{name}.toml", "openai", "alloy", options=(("base_url", f"http://127.0.0.1:1/{name}"),)) for name in ("one", "two")
    )
    with pytest.raises(SettingsError, match=r"fallback of one\.toml is called openai:alloy too"):
        record(_script(), replace(voice, fallback=other), pool, store)
    with pytest.raises(SettingsError, match=r"The fallback piper cannot speak: .*'nobody' is not installed"):
        record(_script(), replace(voice, fallback=Voice("piper", "piper", "nobody")), pool, store)


def test_nothing_is_spoken_twice(store: Store, pool: Pool) -> None:
    assert not any(take.cached for take in _record(store, pool).takes)
    again = _record(store, pool)
    assert all(take.cached for take in again.takes)


def test_an_edited_sentence_is_spoken_again_and_no_other(store: Store, pool: Pool) -> None:
    _record(store, pool)
    edited = _record(store, pool, TEXT.replace("Monday", "Tuesday"))
    assert [take.cached for take in edited.takes] == [True, True, False, True, True]


def test_a_moved_paragraph_is_not_spoken_again(store: Store, pool: Pool) -> None:
    _record(store, pool)
    first, *rest = TEXT.split("\n\n")
    assert all(take.cached for take in _record(store, pool, "\n\n".join([first, *reversed(rest)])).takes)


def test_the_cached_recording_is_the_same_as_the_fresh_one(store: Store, pool: Pool) -> None:
    fresh, again = _record(store, pool, voice="newsroom"), _record(store, pool, voice="newsroom")
    assert [replace(take, cached=False) for take in again.takes] == list(fresh.takes)
    assert fresh.levels.keys() == again.levels.keys()
    assert all((fresh.levels[voice] == again.levels[voice]).all() for voice in fresh.levels)


@pytest.mark.parametrize("damage", [b"", b"not sound at all", None])
def test_a_damaged_or_missing_entry_is_spoken_again(store: Store, pool: Pool, damage: bytes | None) -> None:
    fresh = _record(store, pool, voice="newsroom")
    whole = sound(fresh.takes[2]).pcm
    for suffix in (".wav", ".json"):
        path = fresh.takes[2].entry.with_suffix(suffix)
        path.unlink() if damage is None else path.write_bytes(damage)
        again = _record(store, pool, voice="newsroom")
        assert replace(again.takes[2], cached=False) == fresh.takes[2]
        assert np.array_equal(sound(again.takes[2]).pcm, whole)


def test_an_unspeakable_utterance_is_named_in_the_error(store: Store, pool: Pool) -> None:
    voice = Voice("nobody", "espeak", "no-such-voice")
    with pytest.raises(EngineError, match="could not be spoken: “This article is read"):
        record(_script(), voice, pool, store)


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a signal")
def test_a_worker_killed_in_the_middle_of_a_run_costs_a_retry_and_not_a_byte(tmp_path: Path) -> None:
    text = "A Headline\n\n" + " ".join(f"Sentence number {number} is said by somebody who does not stop." for number in range(12))
    ended: list[int] = []

    def strike() -> None:
        """After the third take, kill -9 for whoever is speaking the next."""
        ended.append(1)
        if len(ended) == 3:
            os.kill(workers._workers[0]._process.pid, signal.SIGKILL)

    with Pool(1, done=strike) as workers:
        before = workers._workers[0]._process.pid
        hit = _record(Store(tmp_path / "hit"), workers, text, "newsroom")
        assert workers._workers[0]._process.pid != before
        after = master(hit, Show(), tmp_path / "after", executor=workers)
    with Pool(2) as workers:
        whole = _record(Store(tmp_path / "whole"), workers, text, "newsroom")
        untouched = master(whole, Show(), tmp_path / "untouched", executor=workers)
    assert after.sound.read_bytes() == untouched.sound.read_bytes()
    assert [take.marks for take in hit.takes] == [take.marks for take in whole.takes]


def test_the_oldest_entries_go_first_when_the_store_is_full(tmp_path: Path) -> None:
    import os

    store = Store(tmp_path, capacity=250)
    for age, name in ((300, "aa1"), (200, "bb2"), (100, "cc3")):
        path = store.path(name, ".wav")
        path.parent.mkdir()
        path.write_bytes(bytes(100))
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    store.prune()
    assert [path.name for path in sorted(tmp_path.glob("*/*"))] == ["bb2.wav", "cc3.wav"]
