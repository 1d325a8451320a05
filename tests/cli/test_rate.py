"""`--rate`: as fast as asked, in an episode, in a preview and on the desk; spoken once; the same bytes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from mutagen.mp3 import MP3

from narrator.recording import Pool, Store
from narrator.server.desk import Commission, Desk
from tests.cli.desk import Desk as Place

STORY = """A Bridge Opens at Ferndale

The bridge at Ferndale opened on Monday, and the mayor walked over it first, with her dog and a band behind her.

Nobody fell in.
"""


@pytest.fixture
def place(desk: Place) -> Place:
    desk.write("bridge.txt", STORY)
    return desk


def _made(place: Place, *options: str) -> tuple[dict[str, object], str]:
    """What the command says of the episode, and the SHA-256 of its MP3."""
    ran = place.run("bridge.txt", "--json", *options)
    assert ran.code == 0, ran.err
    facts = json.loads(ran.out)
    return facts, hashlib.sha256(Path(facts["mp3"]).read_bytes()).hexdigest()


def test_four_times_as_fast_is_spoken_once_and_the_same_whoever_speaks_it(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    normal, _ = _made(place, "-o", "slow")
    fast, said = _made(place, "--rate", "4", "-o", "fast", "-j", "1")
    assert float(str(fast["seconds"])) < 0.6 * float(str(normal["seconds"]))  # the pauses between sentences stay
    again, repeated = _made(place, "--rate", "4", "-o", "again")
    assert (again["cached"], repeated) == (again["utterances"], said)
    monkeypatch.setenv("XDG_CACHE_HOME", str(place.folder / "empty"))  # elsewhere than on Linux the cache is the same
    _, anew = _made(place, "--rate", "4", "-o", "anew", "-j", "2")
    assert anew == said


@pytest.mark.parametrize(
    ("rate", "voice", "said"),
    [
        ("0.3", "newsroom", "espeak cannot speak at a rate of 0.3; it goes from 0.46 to 5.14."),
        ("0.47", "newsroom", "espeak cannot speak at a rate of 0.4324; it goes from 0.46 to 5.14."),  # the headline
        ("0.3", "slow.toml", "The tone engine cannot speak at a rate of 0.03; it goes from 0.1 to 10."),
    ],
)
def test_what_no_voice_can_do_is_refused_before_anything_is_forecast(place: Place, rate: str, voice: str, said: str) -> None:
    place.write("slow.toml", 'engine = "tone"\nrate = 0.1\n')
    ran = place.run("bridge.txt", "--rate", rate, "--voice", voice)
    assert (ran.code, ran.out, ran.err) == (2, "", f"narrate: bridge.txt: {said}\n")
    assert not (place.folder / "output").exists()


def test_a_preview_is_as_fast_as_the_episode(place: Place) -> None:
    seconds: list[float] = []
    for options in ((), ("--rate", "4")):
        ran = place.run("preview", "bridge.txt", "-p", "2", "--no-play", *options)
        assert ran.code == 0, ran.err
        info = MP3(ran.out.strip()).info
        assert info is not None
        seconds.append(float(info.length))
    assert seconds[0] / seconds[1] > 2.5


def test_the_desk_speaks_as_fast_as_it_was_opened(place: Place) -> None:
    with Pool(1) as pool:
        opened = Desk(Commission("bridge.txt", Path("output"), rate=4.0), pool, Store(place.folder / "store"))
        takes = [opened.take(line.name) for line in opened.sheet().lines]
    assert {round(take.request.rate, 6) for take in takes} == {4.0, 3.68}  # the headline is taken at 0.92
