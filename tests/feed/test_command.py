"""`narrate feed`: setting a show up, publishing and checking it, as somebody at a keyboard does."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

from narrator.feed.check import RULES
from narrator.settings import Show, load_settings
from tests.feed.conftest import Desk
from tests.feed.reading import channel_of, texts

DOCS = (Path(__file__).parents[2] / "docs" / "feed.md").read_text(encoding="utf-8")
ROOT = str(Path(__file__).parents[2])
OPTIONS = ("--title", "The Dunmore Hour", "--author", "The Courier", "--link", "https://dunmore.example/")


def _feed(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000", "PYTHONPATH": os.pathsep.join([ROOT, *sys.path])}
    command = [sys.executable, "-m", "narrator", "feed", "output", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )


def test_a_show_is_set_up_published_and_checked(desk: Desk) -> None:
    desk.narrate("story.txt", "A Story\n\nIt happened then.\n")
    made = _feed(desk.folder, "--init", *OPTIONS)
    assert (made.returncode, made.stdout) == (0, "narrator.toml\n")
    assert made.stderr == "narrate: [show] base_url is still ''; set it before you publish.\n"
    assert load_settings(desk.folder / "narrator.toml").show.title == "The Dunmore Hour"
    assert _feed(desk.folder, "--base-url", "https://pod.example/?x=1").returncode == 2
    done = _feed(desk.folder, "--base-url", "https://pod.example/", "--category", "News > Politics")
    assert (done.returncode, done.stderr) == (0, "")
    assert texts(channel_of(desk.output), "title") == ["The Dunmore Hour"]
    assert texts(channel_of(desk.output), "item/pubDate") == ["Tue, 14 Nov 2023 22:13:20 +0000"]
    good = _feed(desk.folder, "--check")
    assert good.returncode == 0, good.stdout
    assert len(good.stdout.splitlines()) == len(RULES) + 1
    (desk.output / "a-story" / "a-story.srt").unlink()
    broken = _feed(desk.folder, "--check")
    assert broken.returncode == 1
    assert "FAIL  transcripts" in broken.stdout
    assert broken.stdout.endswith(f"{len(RULES)} rules, broken: 1\n")


def test_every_rule_and_every_key_of_the_show_is_documented() -> None:
    for rule in RULES:
        assert f"| {rule.name} | {rule.asked_by} |" in DOCS, rule.name
    for field in fields(Show):
        assert f"\n{field.name} = " in DOCS, field.name
