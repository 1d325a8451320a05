"""What has not changed is not made again, and what is no longer as it was is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from narrator.article import read_text
from narrator.engines import find_voice
from narrator.episode import Episode, find_unchanged, made_from, master, note_episode
from narrator.recording import Pool, Store, record
from narrator.script import adapt
from narrator.settings import Credentials, MasterSettings, Show

SCRIPT = adapt(read_text("A Small Town Wakes\n\nNothing much happened on Monday.", "town.txt"))
VOICE = find_voice("tone")


@pytest.fixture
def made(tmp_path: Path, pool: Pool) -> tuple[str, Episode, Store]:
    store, output = Store(tmp_path / "store"), tmp_path / "output"
    name = made_from(SCRIPT, VOICE, Show(), output, MasterSettings())
    episode = master(record(SCRIPT, VOICE, pool, store), Show(), output, None, pool)
    note_episode(name, episode, store)
    return name, episode, store


def test_an_unchanged_episode_is_found_with_all_its_takes(made: tuple[str, Episode, Store]) -> None:
    name, episode, store = made
    assert find_unchanged(name, store) == replace(episode, cached=episode.utterances)


@pytest.mark.parametrize("suffix", [".mp3", ".vtt", ".json"])
@pytest.mark.parametrize("damage", ["gone", "touched"])
def test_an_episode_with_a_file_that_is_not_as_it_was_is_made_again(
    made: tuple[str, Episode, Store], suffix: str, damage: str
) -> None:
    name, episode, store = made
    path = episode.sound.with_suffix(suffix)
    if damage == "gone":
        path.unlink()
    else:
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)
    assert find_unchanged(name, store) is None


def test_anything_it_is_made_from_changes_the_name(tmp_path: Path) -> None:
    (tmp_path / "cover.jpg").write_bytes(b"one picture")
    covered = MasterSettings(cover=str(tmp_path / "cover.jpg"))
    asked = (SCRIPT, VOICE, Show(), tmp_path, MasterSettings())
    names = [made_from(*asked), made_from(*asked[:4], covered), made_from(SCRIPT, VOICE, Show(), tmp_path / "b", asked[4])]
    (tmp_path / "cover.jpg").write_bytes(b"two picture")
    signed = MasterSettings(credentials=Credentials(key="env:KEY", certificate=str(tmp_path / "cover.jpg")))
    names += [made_from(*asked[:4], signed)]
    (tmp_path / "cover.jpg").write_bytes(b"another signer")
    names += [made_from(*asked[:4], signed)]
    names += [made_from(*asked[:4], covered), made_from(SCRIPT, replace(VOICE, rate=1.1), *asked[2:])]
    names += [made_from(replace(SCRIPT, byline="Ann Ode"), *asked[1:]), made_from(SCRIPT, VOICE, Show(title="Other"), *asked[3:])]
    names += [made_from(adapt(read_text("A Small Town Wakes\n\nNothing much on Monday.", "town.txt")), *asked[1:])]
    assert len(set(names)) == len(names)
    assert made_from(*asked) == names[0]


def test_what_a_run_may_still_send_does_not_change_the_name(tmp_path: Path) -> None:
    """Of several articles the first leaves less to the next, which is the same article as before."""
    asked = (Show(), tmp_path, MasterSettings())
    names = {made_from(SCRIPT, replace(VOICE, most_characters=left), *asked) for left in (None, 1000, 700)}
    assert len(names) == 1
