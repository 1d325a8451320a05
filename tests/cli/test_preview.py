"""`narrate preview`: what is heard, what is written instead, and the numbers it shares with the other commands."""

from __future__ import annotations

import json
import os
import re
import sys
import wave
from pathlib import Path

import pytest
from mutagen.mp3 import MP3

from tests.cli.desk import Desk

PAGE = """A Bridge Opens at Ferndale

By Ann Ode

The bridge at Ferndale opened on Monday. Mayor Wieczorkowski walked over it first.

A bridge in the morning. Photo: Ann Ode/Example

Read more: Ten bridges to see

It cost $3.5m, and closed at night.
"""
SPOKEN = "a-bridge-opens-at-ferndale"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the player here is a shell script")


@pytest.fixture
def page(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk with the page and no player."""
    desk.write("bridge.txt", PAGE)
    (desk.folder / "bin").mkdir()
    monkeypatch.setenv("PATH", str(desk.folder / "bin"))
    return desk


def give_player(desk: Desk, end: str = "exit 0") -> None:
    """A player that keeps what it gets; `end` is its last line."""
    player = desk.folder / "bin" / "pw-play"
    kept = desk.folder / "heard"
    kept.mkdir()
    player.write_text(f'#!/bin/sh\nPATH=/usr/bin:/bin\ncp "$1" {kept}/$(ls {kept} | wc -l).wav\n{end}\n')
    player.chmod(0o755)


def heard(desk: Desk) -> list[float]:
    """The seconds of each sound played, in order."""
    found = []
    for path in sorted((desk.folder / "heard").iterdir()):
        with wave.open(str(path)) as file:
            found.append(file.getnframes() / file.getframerate())
    return found


def length(mp3: Path) -> float:
    """Seconds of an MP3."""
    info = MP3(mp3).info
    assert info is not None
    return float(info.length)


def numbers(printed: str, form: str) -> dict[int, str]:
    """Paragraph number -> the first words after it, in what a command printed."""
    found = (re.match(form, line) for line in printed.splitlines())
    return {int(one[1]): one[2] for one in found if one}


def test_a_paragraph_is_played_and_nothing_written(page: Desk) -> None:
    give_player(page)
    ran = page.run("preview", "bridge.txt", "-p", "3", "--voice", "tone")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert heard(page)[0] > 2
    assert not (page.folder / "output").exists()


def test_voices_are_compared_one_after_another(page: Desk) -> None:
    give_player(page)
    ran = page.run("preview", "bridge.txt", "-p", "3", "--voice", "newsroom", "--voice", "clear")
    assert (ran.code, ran.out, ran.err) == (0, "", "narrate: newsroom\nnarrate: clear\n")
    quick, slow = heard(page)
    assert slow > quick * 1.15


def test_without_a_player_an_mp3_is_written(page: Desk) -> None:
    ran = page.run("preview", "bridge.txt", "-p", "3")
    path = Path("output", SPOKEN, "preview", "003.mp3")
    assert (ran.code, ran.out) == (0, f"{path}\n")
    assert ran.err == "narrate: this machine has no player that works; the MP3 is there.\n"
    assert 3 < length(path) < 9


def test_a_player_that_complains_has_played(page: Desk) -> None:
    give_player(page, "echo 'underrun!!! (at least 3 ms long)' >&2")
    ran = page.run("preview", "bridge.txt", "-p", "3", "--voice", "tone")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert len(heard(page)) == 1


@pytest.mark.parametrize(("name", "end"), [("pw-play", "exit 1"), ("ffplay", "echo 'Could not open audio' >&2")])
def test_a_player_that_fails_counts_as_none(page: Desk, name: str, end: str) -> None:
    player = page.folder / "bin" / name
    player.write_text(f"#!/bin/sh\n{end}\n")
    player.chmod(0o755)
    ran = page.run("preview", "bridge.txt", "-p", "3", "--voice", "tone")
    assert Path(ran.out.strip()).name == "003.mp3"
    assert "no player" in ran.err


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        (("bridge.txt", "-p", "1-3, 7"), f"{SPOKEN}/preview/1-3_7.mp3"),
        (("bridge.txt", "--word", "Zakharova"), f"{SPOKEN}/preview/word-zakharova.mp3"),
        (("--word", "Zakharova"), "preview/word-zakharova.mp3"),
        (("--text", "It cost $3.5m."), "preview/text-it-cost-3-5m.mp3"),
        (("bridge.txt", "--text", "003"), f"{SPOKEN}/preview/text-003.mp3"),
        (("--word", "Kyiv", "--voice", "tone", "--voice", "clear"), "preview/word-kyiv-tone.mp3"),
    ],
)
def test_each_thing_to_hear_has_a_name_of_its_own(page: Desk, asked: tuple[str, ...], path: str) -> None:
    ran = page.run("preview", *asked, "--no-play")
    assert (ran.code, ran.out.splitlines()[0]) == (0, os.path.join("output", *path.split("/")))  # noqa: PTH118
    assert length(Path(ran.out.splitlines()[0])) > 0.2


def test_a_word_is_said_as_the_article_says_it(page: Desk) -> None:
    lexicon = '+++\n[lexicon]\nWieczorkowski = "Zah hah hah hah hah hah hah hah ski"\n+++\n\n'
    page.write("long.txt", lexicon + PAGE)
    give_player(page)
    for article in ("bridge.txt", "long.txt"):
        assert page.run("preview", article, "--word", "Wieczorkowski").code == 0
    page.run("preview", "long.txt", "--text", "Wieczorkowski came.")
    short, long, text = heard(page)
    assert long > short * 1.5
    assert text > short * 1.5


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("-p", "3"), "narrate preview needs an article; only --word and --text do without one."),
        ((), "narrate preview needs an article"),
        (("bridge.txt", "-p", "3", "--word", "Kyiv"), "-p and --word are different things to ask for; choose one of them."),
        (("bridge.txt", "-p", ""), "-p  is no list of paragraphs"),
        (("bridge.txt", "-p", "0"), "-p 0: the article has paragraphs 1 to"),
        (("bridge.txt", "-p", "5-3"), "-p 5-3: the article has paragraphs 1 to"),
        (("--text", " … "), "--text ' … ' has no words to say."),
        (("--word", "x", "--voice", "nobody"), "There is no voice called 'nobody'"),
        (("bridge.txt", "-p", "6"), "nothing of paragraph 6 is spoken; narrate script bridge.txt says why."),
    ],
)
def test_what_is_wrong_is_said_before_anything_is_heard(page: Desk, asked: tuple[str, ...], said: str) -> None:
    give_player(page)
    ran = page.run("preview", *asked)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert heard(page) == []


@pytest.mark.parametrize("include", [(), ("--include", "captions,prompts")])
def test_script_check_and_the_list_number_alike_whatever_is_left_out(page: Desk, include: tuple[str, ...]) -> None:
    kinds = r" *(\d+)  \[?(\w+)"
    script = numbers(page.run("script", "bridge.txt", *include).out, kinds)
    listed = numbers(page.run("preview", "bridge.txt", "--list", *include).out, kinds)
    assert script == listed
    assert [script[number] for number in (1, 3, 6)] == ["headline", "paragraph", "prompt"]
    blocks = json.loads(page.run("script", "bridge.txt", "--json", *include).out)["blocks"]
    assert {number: block["kind"] for number, block in enumerate(blocks, 1)} == script
    found = json.loads(page.run("check", "bridge.txt", "--json", *include).out)["findings"]
    assert {finding["written"]: finding["paragraph"] for finding in found}["Wieczorkowski"] == 3


def test_the_list_has_lengths_reasons_and_what_to_check(page: Desk) -> None:
    lines = page.run("preview", "bridge.txt", "--list").out.splitlines()
    third = next(number for number, line in enumerate(lines) if line.startswith("   3"))
    assert re.fullmatch(r"   3  paragraph      0:0[4-8]  The bridge at Ferndale opened on Monday\. .*…?", lines[third])
    assert "Wieczorkowski" in lines[third + 1]
    prompt = next(number for number, line in enumerate(lines) if line.startswith("   6"))
    assert re.match(r"   6  prompt +-  Read more", lines[prompt])
    assert "left out: " in lines[prompt + 1]
