"""`narrate feed`: setting a show up, publishing and checking it, as somebody at a keyboard does."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

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


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_an_answer_that_cannot_be_is_asked_for_again(tmp_path: Path) -> None:
    """One slip of the keyboard does not cost the other seven answers."""
    (tmp_path / "output").mkdir()
    answers = ["Ours", "Ann", "News.", "example.org", "https://example.org/", "", "en", "Nonsense", "News > Politics", ""]
    shown, code = _typed(tmp_path, [*answers])
    assert code == 0, shown
    assert "Error: link is 'example.org', and must be an address that begins with http:// or https://.\r\n" in shown
    assert "Error: category is 'Nonsense', and must be one of Arts, Business" in shown
    show = load_settings(tmp_path / "narrator.toml").show
    assert (show.title, show.link, show.category) == ("Ours", "https://example.org/", "News > Politics")


def _typed(folder: Path, answers: list[str]) -> tuple[str, int]:
    """What `narrate feed --init` shows somebody who types these answers, and how it ends."""
    import pty  # there is none on Windows

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "narrator", "feed", "output", "--init"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([ROOT, *sys.path])}
    with subprocess.Popen(command, cwd=folder, env=environment, stdin=theirs, stdout=theirs, stderr=theirs) as running:
        os.close(theirs)
        os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
        shown = b""
        try:
            while piece := os.read(ours, 4096):
                shown += piece
        except OSError:  # how Linux says that the other end is closed
            pass
    os.close(ours)
    return shown.decode(), running.returncode


def test_a_bad_option_is_refused_before_anything_is_asked(desk: Desk) -> None:
    ran = _feed(desk.folder, "--init", "--category", "Nonsense")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("narrate: narrate feed: category is 'Nonsense', and must be one of Arts")
    assert not (desk.folder / "narrator.toml").exists()


def test_every_rule_and_every_key_of_the_show_is_documented() -> None:
    for rule in RULES:
        assert f"| {rule.name} | {rule.asked_by} |" in DOCS, rule.name
    for field in fields(Show):
        assert f"\n{field.name} = " in DOCS, field.name
