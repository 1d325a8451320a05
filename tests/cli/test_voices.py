"""`narrate voices`: what can speak, and how it sounds."""

from __future__ import annotations

import pytest
from mutagen.mp3 import MP3

from tests.cli.desk import Desk


def test_the_table_says_what_each_profile_is_and_honours(desk: Desk) -> None:
    rows = {line.split()[0]: line for line in desk.run("voices").out.splitlines()[1:10]}
    assert "licence" in rows["name"]
    for words in ("en-US", "espeak:en-us+edward", "exact", "IPA, rate, pitch", "GPL-3.0"):
        assert words in rows["newsroom"]
    for words in ("openai:alloy", "by alignment", "OpenAI's terms"):
        assert words in rows["openai"]


@pytest.mark.parametrize(("text", "least"), [(["--text", "Good evening from the harbour."], 1.0), ([], 1.0)])
def test_a_voice_is_tried_without_an_article(desk: Desk, text: list[str], least: float) -> None:
    tried = desk.run("voices", "try", "espeak:de", *text, "-o", "sample.mp3")
    assert (tried.code, tried.out) == (0, "sample.mp3\n")
    info = MP3(desk.folder / "sample.mp3").info
    assert info is not None
    assert info.length > least


@pytest.mark.parametrize(("wrong", "says"), [(["nobody"], "'nobody'"), (["tone", "--text", "— …"], "no words")])
def test_what_cannot_be_tried_is_a_wrong_call(desk: Desk, wrong: list[str], says: str) -> None:
    tried = desk.run("voices", "try", *wrong, "-o", "sample.mp3")
    assert tried.code == 2
    assert says in tried.err


def test_an_engine_of_many_languages_is_a_line_until_one_is_asked_for(desk: Desk) -> None:
    everything = desk.run("voices").out
    assert len(everything.splitlines()) < 60
    assert "languages; narrate voices --language TAG" in everything
    german = desk.run("voices", "--language", "de-AT").out
    assert "  de   German " in german
    assert "+edward" in german
    assert "French" not in german
    assert "Engine openai" not in german
    nobody = desk.run("voices", "--language", "xx")
    assert (nobody.code, nobody.out) == (2, "")
    assert "No voice on this machine speaks 'xx'" in nobody.err


@pytest.mark.parametrize(
    ("output", "says"),
    [
        (".", "-o . is a folder; name the file in it"),
        ("/", "-o / is a folder; name the file in it"),
        ("", "-o . is a folder; name the file in it"),
        ("kept", "-o kept is a folder; name the file in it"),
        ("x.wav", "-o x.wav would be an MP3 under another name; let it end in .mp3."),
    ],
)
def test_a_sample_is_written_only_to_what_can_be_an_mp3(desk: Desk, output: str, says: str) -> None:
    (desk.folder / "kept").mkdir()
    tried = desk.run("voices", "try", "tone", "-o", output)
    assert (tried.code, tried.out) == (2, "")
    assert says in tried.err
    assert not (desk.folder / "x.wav").exists()
