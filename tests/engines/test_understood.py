"""An independent listener writes down what an episode says, and when: a recognizer that knows the words and no engine."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from narrator.article import read_text
from narrator.engines import find_voice
from narrator.episode import Episode, master
from narrator.episode.mp3 import FRAME, RATE
from narrator.episode.timeline import place
from narrator.recording import Pool, Recording, Store, record
from narrator.script import adapt
from narrator.settings import ScriptSettings, Show
from tests import recognizer
from tests.benchmarks.bench_names import distance

MOST_ERRORS = 0.25
"""Words got wrong, of those said. In these two sentences flite has 3 of 58; in longer texts up to 0.24."""
STORY = """The Wall at the Harbor

The sea broke through the wall at the old harbor before dawn on Tuesday, and 3,200 people left their homes.

The repair will cost $61.5 million, the mayor said, and nobody knows who will pay for it."""


@pytest.fixture(scope="module")
def by_flite(tmp_path_factory: pytest.TempPathFactory, program: Callable[[str], str], pool: Pool) -> tuple[Recording, Episode]:
    program("flite")
    folder = tmp_path_factory.mktemp("flite")
    script = adapt(read_text(STORY), settings=ScriptSettings(notice=False, notice_reason="nothing but the text is listened to"))
    recording = record(script, find_voice("flite"), pool, Store(folder / "store"))
    return recording, master(recording, Show(), folder, executor=pool)


def _utterances(recording: Recording, episode: Episode, program: Callable[[str], str]) -> list[NDArray[np.int16]]:
    """The sound of each utterance, cut out of the decoded MP3."""
    rate = recognizer.HEARD_AT
    command = [program("ffmpeg"), "-v", "error", "-i", str(episode.sound), "-f", "s16le", "-ac", "1", "-ar", str(rate), "-"]
    pcm = np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, "<i2")
    starts = [start * FRAME / RATE for start in place(recording).starts]
    ends = [start + take.frames / take.rate for start, take in zip(starts, recording.takes, strict=True)]
    return [
        pcm[max(0, round((start - 0.05) * rate)) : round((end + 0.05) * rate)] for start, end in zip(starts, ends, strict=True)
    ]


def test_what_an_episode_says_is_understood(by_flite: tuple[Recording, Episode], program: Callable[[str], str]) -> None:
    recording, episode = by_flite
    said = [recognizer.words([utterance.spoken]) for utterance in recording.script.utterances]
    listener = recognizer.listener(word for words in said for word in words)
    sounds = _utterances(recording, episode, program)
    wrong = sum(distance(recognizer.heard(listener, sound.tobytes()), words) for sound, words in zip(sounds, said, strict=True))

    assert wrong <= MOST_ERRORS * sum(map(len, said))
    assert recognizer.heard(listener, sounds[1][::-1].tobytes()) != said[1], "a listener who understands anything is none"
