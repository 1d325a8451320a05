"""`narrate voices catalogue`, `install`, `remove`, and how the table shows what was installed and how fast it is."""

from __future__ import annotations

from pathlib import Path
from threading import Timer

import pytest

from narrator.files import locked
from tests.catalogue.mirror import Mirror
from tests.cli.desk import Desk

NAME = "en_US-harbour-low"


def test_the_catalogue_shows_language_quality_size_and_licence(desk: Desk, mirror: Mirror, voices: Path) -> None:
    desk.write("narrator.toml", f'[voices]\npiper = "{mirror.url}"\nkokoro = "{mirror.url}"\n')
    rows = {line.split()[0]: line for line in desk.run("voices", "catalogue").out.splitlines()}
    assert (
        rows["de_DE-hafen-medium"].split()
        == "de_DE-hafen-medium de-DE medium 0.3 MB CC BY-NC-SA 4.0, not for commercial use".split()
    )
    assert "installed" not in rows[NAME]
    assert "en-US and 6 more" in rows["kokoro"]
    assert "Apache-2.0" in rows["kokoro"]
    german = desk.run("voices", "catalogue", "--language", "de").out
    assert "de_DE-hafen-x_low" in german
    assert "kokoro" not in german


def test_a_voice_is_installed_listed_and_removed(desk: Desk, mirror: Mirror, voices: Path) -> None:
    came = desk.run("voices", "install", NAME, "--from", mirror.url)
    assert (came.code, came.out) == (0, f"{NAME}\n")
    assert f"{NAME}: en-US, 0.3 MB. Licence: Public domain." in came.err
    again = desk.run("voices", "install", NAME, "--from", "http://127.0.0.1:9")
    assert (again.code, again.out) == (0, "")
    assert "installed already" in again.err
    assert f"  {NAME} " in desk.run("voices").out
    assert "installed" in desk.run("voices", "catalogue", "--from", mirror.url).out
    gone = desk.run("voices", "remove", NAME)
    assert gone.code == 0
    assert NAME not in desk.run("voices").out


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("de_DE-hafen-medium", ("CC BY-NC-SA 4.0, not for commercial use", "read its terms", "https://example.org/")),
        ("de_DE-hafen-x_low", ("See URL, unclear", "read its terms", "https://example.org/")),
        ("en_US-harbour-medium", ("made from lessac, which is for research only",)),
    ],
)
def test_a_licence_with_a_catch_is_said_before_anything_is_here(
    desk: Desk,
    mirror: Mirror,
    voices: Path,
    name: str,
    says: tuple[str, ...],
) -> None:
    model = next(place for place in mirror.files if place.endswith(f"{name}.onnx"))
    mirror.faults[model] = ["403"]
    refused = desk.run("voices", "install", name, "--from", mirror.url)
    assert refused.code == 1
    for words in says:
        assert words in refused.err


@pytest.mark.parametrize(
    ("wrong", "says", "code"),
    [
        (["install", "en_US-harbor-low"], "the nearest are en_US-harbour-low", 2),
        (["install", "../etc"], "no voice called '../etc'", 2),
        (["remove", "newsroom"], "no installed voice called 'newsroom'", 2),
        (["catalogue", "--language", "tlh"], "'tlh'", 2),
        (["install", NAME, "--from", "nowhere"], "no folder nowhere", 2),
        (["install", NAME, "--from", "http://127.0.0.1:9"], "--from FOLDER", 1),
        (["install"], "NAME", 2),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(
    desk: Desk,
    mirror: Mirror,
    voices: Path,
    wrong: list[str],
    says: str,
    code: int,
) -> None:
    place = [] if "--from" in wrong or wrong[0] == "remove" or wrong == ["install"] else ["--from", mirror.url]
    answer = desk.run("voices", *wrong, *place)
    assert answer.code == code
    assert says in answer.err
    assert answer.out == ""


def test_what_came_is_said_to_stay(desk: Desk, mirror: Mirror, voices: Path) -> None:
    mirror.faults["en/en_US/harbour/low/en_US-harbour-low.onnx"] = ["cut 1000", "403"]
    broken = desk.run("voices", "install", NAME, "--from", mirror.url)
    assert broken.code == 1
    said = broken.err.splitlines()
    assert "is refused" in said[-2]
    assert "the same command goes on from there" in said[-1]
    assert desk.run("voices", "install", NAME, "--from", mirror.url).code == 0


def test_speeds_are_measured_on_request_and_kept(desk: Desk, voices: Path) -> None:
    def speed(*options: str) -> str:
        rows = {line.split()[0]: line.split() for line in desk.run("voices", *options).out.splitlines()[1:10]}
        return rows["newsroom"][3]

    assert speed() == "?"
    assert float(speed("--speed")) > 10
    assert float(speed()) > 10


@pytest.mark.parametrize("profile", ["engine = ", 'engine = "piper"\n', "a = " + "[" * 10_000])
def test_a_damaged_profile_is_mended_by_installing_again(desk: Desk, mirror: Mirror, voices: Path, profile: str) -> None:
    desk.run("voices", "install", NAME, "--from", mirror.url)
    written = (voices / NAME / "voice.toml").read_text("utf-8")
    (voices / NAME / "voice.toml").write_text(profile, "utf-8")
    assert desk.run("voices", "install", NAME, "--from", mirror.url).code == 0
    assert (voices / NAME / "voice.toml").read_text("utf-8") == written
    assert mirror.starts(f"en/en_US/harbour/low/{NAME}.onnx") == [0]


def test_an_empty_place_is_refused(desk: Desk, voices: Path) -> None:
    for command in (["catalogue"], ["install", NAME]):
        answer = desk.run("voices", *command, "--from", "")
        assert (answer.code, answer.out) == (2, "")
        assert answer.err == "narrate: --from is empty; name an address or a folder, or leave it out.\n"


def test_a_catalogue_out_of_reach_does_not_hide_the_other(desk: Desk, mirror: Mirror, voices: Path) -> None:
    desk.write("narrator.toml", f'[voices]\npiper = "{mirror.url}"\nkokoro = "http://127.0.0.1:9"\n')
    listed = desk.run("voices", "catalogue")
    assert listed.code == 0
    assert NAME in listed.out
    assert "kokoro" not in listed.out
    assert "127.0.0.1:9/kokoro.json cannot be reached" in listed.err
    desk.write("narrator.toml", '[voices]\npiper = "http://127.0.0.1:9"\nkokoro = "http://127.0.0.1:9"\n')
    nothing = desk.run("voices", "catalogue")
    assert (nothing.code, nothing.out) == (1, "")
    assert "127.0.0.1:9/voices.json cannot be reached" in nothing.err


def test_a_second_install_says_that_it_waits_for_the_first(desk: Desk, mirror: Mirror, voices: Path) -> None:
    (voices / NAME).mkdir(parents=True)
    with (voices / NAME / ".lock").open("ab") as first:
        assert locked(first)
        Timer(1.0, first.close).start()
        second = desk.run("voices", "install", NAME, "--from", mirror.url)
    assert second.code == 0
    assert second.err.count(f"narrate: waiting for another install of {NAME}.\n") == 1
