"""narrate verify: one episode, or all of a folder."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.desk import Desk


def test_of_a_folder_the_last_line_says_how_many_passed(desk: Desk) -> None:
    for name in ("one", "two"):
        desk.write(f"{name}.txt", f"Story {name}\n\nIt is short.\n")
    assert desk.run("one.txt", "two.txt", "--voice", "tone").code == 0
    whole = desk.run("verify", "output")
    assert (whole.code, whole.out.splitlines()[-1]) == (0, "output: 2 episodes, failed: 0")
    (desk.folder / "output" / "story-two" / "story-two.srt").unlink()
    broken = desk.run("verify", "output")
    assert (broken.code, broken.out.splitlines()[-1]) == (1, "output: 2 episodes, failed: 1")
    alone = desk.run("verify", str(Path("output", "story-one")))
    assert (alone.code, "episodes" in alone.out) == (0, False)
    assert [json.loads(line)["passed"] for line in desk.run("verify", "output", "--json").out.splitlines()] == [True, False]


def test_the_help_says_that_an_episode_has_one_sound_file(desk: Desk) -> None:
    assert "it replaces that of another format" in " ".join(desk.run("make", "--help").out.split())
