"""Several voices in one episode: each where it belongs, all as loud, and no click where one takes over."""

from __future__ import annotations

import json
import subprocess
import wave
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from narrator.article import read_text
from narrator.engines import Voice, find_voice
from narrator.episode import Episode, master
from narrator.episode.mp3 import FRAME
from narrator.episode.timeline import place
from narrator.recording import Pool, Recording, Store, record
from narrator.script import adapt
from narrator.settings import Show
from tests.conftest import Heard

RATE = 44_100
STORY = """A Town and Its Wall

“We will hold the wall for as long as there is anybody to hold it,” the mayor said on Monday, “and after that the sea has it.”
She had been awake for two days, and the harbor behind her was full of boats that nobody had moved in time.

Q: When did the water come over the wall, and who saw it first?

DAN ORR: A little before five. I was on the ladder by the pump house, and I heard it before I saw it, like a train.

Q: What did you do then?

ORR: I ran, and I rang the bell, and I went on ringing it until my brother came down the hill and took the rope from me.

The wall was built in the year of the first flood. It has been mended nine times since then, never by the same people."""
PROFILE = """engine = "espeak"
voice = "en-us+edward"
language = "en-US"
[roles.quote]
voice = "en-us+f2"
[roles.question]
voice = "en-gb-scotland"
[speakers."Dan Orr"]
voice = "en-us+klatt4"
[roles.notice]
voice = "en-us"
"""
SPEAKS = {
    "AI voice": "en-us+edward",
    "AI voice (quotation)": "en-us+f2",
    "AI voice (question)": "en-gb-scotland",
    "AI voice (Dan Orr)": "en-us+klatt4",
}


@dataclass(frozen=True)
class Made:
    """An episode, what it was made from, and its sound as a player decodes it."""

    episode: Episode
    recording: Recording
    sound: NDArray[np.int16]

    def cut(self, spans: list[tuple[float, float]]) -> NDArray[np.int16]:
        """Stretches of the sound, in seconds, one after another."""
        return np.concatenate([self.sound[round(start * RATE) : round(end * RATE)] for start, end in spans])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, program: Callable[[str], str], pool: Pool, store: Store) -> Made:
    folder = tmp_path_factory.mktemp("cast")
    (folder / "cast.toml").write_text(PROFILE, "utf-8")
    recording = record(adapt(read_text(STORY)), find_voice(str(folder / "cast.toml")), pool, store)
    episode = master(recording, Show(), folder / "output", executor=pool)
    command = [program("ffmpeg"), "-v", "error", "-i", str(episode.sound), "-f", "s16le", "-ac", "1", "-ar", str(RATE), "-"]
    pcm = subprocess.run(command, capture_output=True, check=True).stdout
    return Made(episode, recording, np.frombuffer(pcm, "<i2").astype(np.int16))


def _spoken_by(made: Made) -> dict[str, list[tuple[float, float]]]:
    """When each speaker of the transcript is heard, word by word; the notice and headline apart."""
    found: dict[str, list[tuple[float, float]]] = {}
    for segment in json.loads(made.episode.sound.with_suffix(".json").read_text("utf-8"))["segments"]:
        found.setdefault(segment["speaker"], []).append((segment["startTime"], segment["endTime"]))
    return found


def test_each_is_said_by_whose_turn_it_is(made: Made) -> None:
    says: dict[str, list[str]] = {}
    for utterance, take in zip(made.recording.script.utterances, made.recording.takes, strict=True):
        says.setdefault(take.request.voice, []).append(utterance.text.strip())
    assert says["en-us+f2"] == [
        "“We will hold the wall for as long as there is anybody to hold it,”",
        "“and after that the sea has it.”",
    ]
    assert says["en-gb-scotland"] == ["When did the water come over the wall, and who saw it first?", "What did you do then?"]
    assert says["en-us+klatt4"][0] == "A little before five."
    assert says["en-us+klatt4"][-1].startswith("I ran, and I rang the bell")
    assert {"the mayor said on Monday,", "DAN ORR:", "ORR:", "Q:"} <= set(says["en-us+edward"])


def test_transcripts_and_receipt_say_who_speaks(made: Made) -> None:
    assert set(_spoken_by(made)) == set(SPEAKS)
    vtt = made.episode.sound.with_suffix(".vtt").read_text("utf-8")
    assert all(f"<v {speaker}>" in vtt for speaker in SPEAKS)
    assert all(len(line) <= 65 for line in vtt.splitlines())
    receipt = json.loads((made.episode.folder / "receipt.json").read_text("utf-8"))
    assert receipt["roles"]["quote"] == ["espeak:en-us+f2"]
    assert receipt["roles"]["answer"] == ["espeak:en-us+klatt4"]
    roles = {STORY[entry["start"] : entry["end"]]: entry["role"] for entry in receipt["entries"] if "heard" in entry}
    assert (roles["“We"], roles["mayor"], roles["“and"], roles["who"], roles["bell,"]) == (
        "quote",
        "body",
        "quote",
        "question",
        "answer",
    )


def test_its_voices_are_as_loud_as_each_other(made: Made, heard: Callable[..., Heard], tmp_path: Path) -> None:
    loud: dict[str, float] = {}
    for speaker, spans in _spoken_by(made).items():
        path = tmp_path / f"{len(loud)}.wav"
        with wave.open(str(path), "wb") as file:
            file.setparams((1, 2, RATE, 0, "NONE", ""))
            file.writeframes(made.cut(spans).astype("<i2").tobytes())
        loud[speaker] = heard(path).lufs
    assert max(loud.values()) - min(loud.values()) <= 1, loud


def test_nothing_clicks_where_takes_are_joined(made: Made) -> None:
    """The steepest step within 3 ms of where a take begins or ends, against the steepest inside speech: a twentieth, measured."""
    steps = np.abs(np.diff(made.sound.astype(int)))
    near, far = RATE * 3 // 1000, RATE // 100
    joins, inside = [], []
    for start, take in zip(place(made.recording).starts, made.recording.takes, strict=True):
        first, last = start * FRAME, start * FRAME + take.frames * RATE // take.rate
        joins += [steps[max(0, edge - near) : edge + near].max() for edge in (first, last)]
        inside.append(steps[first + far : last - far].max())
    assert len(joins) > 30
    assert max(joins) < 0.1 * np.median(inside)


def test_without_a_voice_of_their_own_nothing_is_divided(tmp_path: Path, pool: Pool) -> None:
    script = adapt(read_text(STORY))
    plain = record(script, Voice("tone", "tone", roles={"quote": Voice("tone", "tone")}), pool, Store(tmp_path))
    assert plain.script is script
    assert len(plain.takes) == len(script.utterances)
