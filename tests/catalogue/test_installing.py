"""Installing: whole or not at all, whatever the line, the server, the disk and the user do meanwhile."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from narrator.catalogue import begun, find_offer, install, intact, remove
from narrator.engines import installed_files, installed_names
from narrator.errors import CatalogueError, SettingsError
from narrator.settings import VoicesSettings
from tests.catalogue.mirror import MODEL, SIZE, VOICES, Mirror, noise, sha256

ROOT = Path(__file__).parents[2]
NAME = "en_US-harbour-medium"
HALF = SIZE // 2


def _bring(name: str, places: VoicesSettings) -> list[int]:
    """Installs a voice; how much of it was here, as it was told."""
    heard: list[int] = []
    install(find_offer(name, places), heard.append)
    return heard


def _model(voices: Path) -> bytes:
    return (voices / NAME / f"{NAME}.onnx").read_bytes()


def test_a_voice_is_here_with_its_profile_its_card_and_nothing_else(mirror: Mirror, voices: Path) -> None:
    heard = _bring(NAME, mirror.places)
    assert heard == sorted(heard)
    assert heard[-1] == find_offer(NAME, mirror.places).size
    assert {path.name for path in (voices / NAME).iterdir()} == {
        ".lock",
        "MODEL_CARD",
        "voice.toml",
        f"{NAME}.onnx",
        f"{NAME}.onnx.json",
    }
    profile = tomllib.loads((voices / NAME / "voice.toml").read_text("utf-8"))
    assert (profile["engine"], profile["voice"], profile["language"]) == ("piper", NAME, "en-US")
    assert profile["licence"].startswith("CC0, unclear: made from lessac")
    assert profile["files"][f"{NAME}.onnx"] == sha256(_model(voices)) == sha256(mirror.files[MODEL])
    assert installed_names() == (NAME,)
    assert installed_files(NAME) == profile["files"]
    assert intact(NAME)


def test_kokoro_has_the_names_its_engine_reads_and_a_voice_to_begin_with(mirror: Mirror, voices: Path) -> None:
    _bring("kokoro", mirror.places)
    profile = tomllib.loads((voices / "kokoro" / "voice.toml").read_text("utf-8"))
    assert (profile["engine"], profile["voice"], profile["licence"]) == ("kokoro", "af_heart", "Apache-2.0")
    assert (voices / "kokoro" / "model.onnx").read_bytes() == noise("model", SIZE)
    assert (voices / "kokoro" / "voices.bin").read_bytes() == noise("voices", 50_000)


def test_kokoros_release_is_known_by_its_own_checksums(mirror: Mirror, voices: Path) -> None:
    del mirror.files["kokoro.json"]
    offer = find_offer("kokoro", mirror.places)
    assert offer.size == 325_532_387 + 28_214_398
    assert all(file.checksum.startswith("sha256:") for file in offer.files)


def test_a_folder_with_the_same_files_does_as_well(mirror: Mirror, voices: Path, tmp_path: Path) -> None:
    stick = str(mirror.in_folder(tmp_path / "stick"))
    for name in (*VOICES, "kokoro"):
        _bring(name, VoicesSettings(stick, stick))
    assert set(installed_names()) == {*VOICES, "kokoro"}
    assert mirror.asked == []


@pytest.mark.parametrize(
    "faults",
    [
        ["cut 1000"],
        ["cut 0"],
        ["cut 250000", "cut 1", "cut 49000"],
        ["503"],
        ["429 0"],
        ["500", "cut 150000", "503 0"],
        ["claims 99999999"],
        ["claims 1000"],
        ["moved", "cut 20000"],
        ["slow 20000"],
    ],
    ids="+".join,
)
def test_what_breaks_off_or_is_refused_for_now_goes_on(mirror: Mirror, voices: Path, faults: list[str]) -> None:
    mirror.faults[MODEL] = faults
    _bring(NAME, mirror.places)
    assert _model(voices) == mirror.files[MODEL]
    assert intact(NAME)


def test_nothing_that_came_is_fetched_again(mirror: Mirror, voices: Path) -> None:
    mirror.faults[MODEL] = [f"cut {HALF}", "403!"]
    with pytest.raises(CatalogueError, match="is refused"):
        _bring(NAME, mirror.places)
    assert installed_names() == ()
    assert begun(NAME)
    mirror.faults.clear()
    mirror.asked.clear()
    assert _bring(NAME, mirror.places)[0] == HALF
    assert mirror.starts(MODEL) == [HALF]
    assert _model(voices) == mirror.files[MODEL]


def test_a_server_that_begins_anew_is_believed(mirror: Mirror, voices: Path) -> None:
    mirror.faults[MODEL] = [f"cut {HALF}", "whole"]
    _bring(NAME, mirror.places)
    assert mirror.starts(MODEL) == [0, HALF]
    assert _model(voices) == mirror.files[MODEL]


def test_a_wrong_checksum_is_removed_and_said(mirror: Mirror, voices: Path) -> None:
    mirror.faults[MODEL] = ["other!"]
    with pytest.raises(CatalogueError, match=r"harbour-medium\.onnx came with a wrong checksum and was removed"):
        _bring(NAME, mirror.places)
    assert not (voices / NAME).exists()
    mirror.faults.clear()
    _bring(NAME, mirror.places)
    assert intact(NAME)


def test_a_damaged_part_is_fetched_from_the_start_and_nobody_notices(mirror: Mirror, voices: Path) -> None:
    mirror.faults[MODEL] = [f"cut {HALF}", "403!"]
    with pytest.raises(CatalogueError):
        _bring(NAME, mirror.places)
    (part,) = (voices / NAME).glob("*.part")
    part.write_bytes(bytes(HALF))
    mirror.faults.clear()
    _bring(NAME, mirror.places)
    assert _model(voices) == mirror.files[MODEL]


def test_the_part_of_another_edition_is_not_continued(mirror: Mirror, voices: Path) -> None:
    mirror.faults[MODEL] = [f"cut {HALF}", "403!"]
    with pytest.raises(CatalogueError):
        _bring(NAME, mirror.places)
    newer = noise("another edition", SIZE + 5)
    index = json.loads(mirror.files["voices.json"])
    index[NAME]["files"][MODEL] = {"size_bytes": len(newer), "sha256_digest": sha256(newer)}
    mirror.files |= {"voices.json": json.dumps(index).encode(), MODEL: newer}
    mirror.faults.clear()
    mirror.asked.clear()
    _bring(NAME, mirror.places)
    assert mirror.starts(MODEL) == [0]
    assert _model(voices) == newer
    assert not list((voices / NAME).glob("*.part"))


@pytest.mark.parametrize(("more", "says"), [(100, "shorter than its catalogue says"), (-100, "wrong checksum")])
def test_a_catalogue_that_lies_about_a_size(mirror: Mirror, voices: Path, more: int, says: str) -> None:
    index = json.loads(mirror.files["voices.json"])
    index[NAME]["files"][MODEL]["size_bytes"] += more
    mirror.files["voices.json"] = json.dumps(index).encode()
    with pytest.raises(CatalogueError, match=says):
        _bring(NAME, mirror.places)
    assert installed_names() == ()


@pytest.mark.parametrize(
    ("place", "fault", "says"),
    [
        (MODEL, "404", "There is no http"),
        (MODEL, "503", r"cannot be had now \(Service Unavailable, HTTP 503\); try again later"),
        (MODEL, "429 3600", "try again in 3600 s"),
        (MODEL, "cut 0", "was cut off after 0 of 300000 bytes"),
        ("voices.json", "404", "check the address, or take another source with --from"),
        ("voices.json", "cut 20", "voices.json was cut off after 20 of"),
        ("voices.json", "other", "is no catalogue of voices"),
    ],
)
def test_what_cannot_be_had_is_named_and_leaves_no_voice(
    mirror: Mirror, voices: Path, monkeypatch: pytest.MonkeyPatch, place: str, fault: str, says: str
) -> None:
    monkeypatch.setattr("narrator.remote._BACKOFF", 0.01)
    mirror.faults[place] = [f"{fault}!"]
    with pytest.raises(CatalogueError, match=says):
        _bring(NAME, mirror.places)
    assert installed_names() == ()
    assert not (voices / NAME).exists()


def test_without_a_network_it_says_so_at_once(voices: Path) -> None:
    began = time.monotonic()
    for address in ("http://127.0.0.1:9", "http://narrate.invalid"):
        with pytest.raises(CatalogueError, match=r"cannot be reached .*--from FOLDER"):
            _bring(NAME, VoicesSettings(address, address))
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("place", ["ftp://example.org", "file:///etc", "http://", "https://example.org/x?y=1", "no/such/folder"])
def test_what_is_no_place_for_voices_is_a_wrong_setting(voices: Path, place: str) -> None:
    with pytest.raises(SettingsError):
        find_offer(NAME, VoicesSettings(place, place))


@pytest.mark.parametrize("name", ["../evil", "/etc/passwd", "a/b", "..", ".hidden", "a\\b", ""])
def test_no_name_leads_out_of_the_folder(mirror: Mirror, voices: Path, tmp_path: Path, name: str) -> None:
    index = json.loads(mirror.files["voices.json"])
    index[name] = index[NAME]
    mirror.files["voices.json"] = json.dumps(index).encode()
    victim = tmp_path / "evil"
    victim.mkdir()
    (victim / "voice.toml").write_text("engine = 'tone'\n", "utf-8")
    with pytest.raises(SettingsError, match="no voice called"):
        _bring(name, mirror.places)
    with pytest.raises(SettingsError, match="no installed voice called"):
        remove(name)
    assert (victim / "voice.toml").exists()


@pytest.mark.parametrize("place", ["../../secret.onnx", "/etc/secret.onnx", "en/../../secret.onnx", "en\\..\\secret.onnx"])
def test_no_catalogue_leads_out_of_its_source(mirror: Mirror, voices: Path, tmp_path: Path, place: str) -> None:
    index = json.loads(mirror.files["voices.json"])
    index[NAME]["files"] = {place: index[NAME]["files"].pop(MODEL), **index[NAME]["files"]}
    stick = mirror.in_folder(tmp_path / "stick")
    (stick / "voices.json").write_text(json.dumps(index), "utf-8")
    with pytest.raises(SettingsError, match="no voice called"):
        _bring(NAME, VoicesSettings(str(stick), str(stick)))


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("en_US-harbor-medium", "the nearest are en_US-harbour-medium, en_US-harbour-low"),
        ("hafen", "de_DE-hafen-x_low, de_DE-hafen-medium"),
        ("de_DE-nobody-high", "narrate voices catalogue --language de lists them"),
        ("Kokoro", "the nearest are kokoro"),
        ("xx", "narrate voices catalogue lists them"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(mirror: Mirror, voices: Path, name: str, says: str) -> None:
    with pytest.raises(SettingsError) as caught:
        find_offer(name, mirror.places)
    assert says in str(caught.value)


@pytest.mark.parametrize("name", ["en-us-harbour-medium", "pt_PT-tuga\u0303o-medium"])
def test_older_names_and_other_spellings_of_the_same_letters_are_known(mirror: Mirror, voices: Path, name: str) -> None:
    _bring(name, mirror.places)
    assert installed_names()[0] in VOICES


def test_what_is_here_is_not_fetched_again_and_what_was_damaged_is(mirror: Mirror, voices: Path) -> None:
    _bring(NAME, mirror.places)
    mirror.asked.clear()
    _bring(NAME, mirror.places)
    assert mirror.asked == [("voices.json", 0)]
    (voices / NAME / f"{NAME}.onnx").write_bytes(b"worn")
    assert not intact(NAME)
    _bring(NAME, mirror.places)
    assert intact(NAME)
    assert mirror.starts(MODEL) == [0]
    assert mirror.starts(f"{MODEL}.json") == []


def test_a_removed_voice_is_gone_whole_or_in_part(mirror: Mirror, voices: Path) -> None:
    _bring(NAME, mirror.places)
    remove(NAME)
    assert installed_names() == ()
    assert not (voices / NAME).exists()
    mirror.faults[MODEL] = [f"cut {HALF}", "403!"]
    with pytest.raises(CatalogueError):
        _bring(NAME, mirror.places)
    remove(NAME)
    assert not (voices / NAME).exists()
    with pytest.raises(SettingsError, match="the installed ones are: none"):
        remove(NAME)


def test_a_file_that_was_copied_in_part_is_said(mirror: Mirror, voices: Path, tmp_path: Path) -> None:
    mirror.files[MODEL] = mirror.files[MODEL][:1000]
    stick = str(mirror.in_folder(tmp_path / "stick"))
    with pytest.raises(CatalogueError, match="is shorter than its catalogue says; copy it again"):
        _bring(NAME, VoicesSettings(stick, stick))


def test_a_full_disk_is_said_before_anything_is_fetched(mirror: Mirror, voices: Path) -> None:
    index = json.loads(mirror.files["voices.json"])
    index[NAME]["files"][MODEL]["size_bytes"] = 10**18
    mirror.files["voices.json"] = json.dumps(index).encode()
    with pytest.raises(CatalogueError, match=r"needs 1000000000000\.0 MB and .* has room for"):
        _bring(NAME, mirror.places)
    assert mirror.starts(MODEL) == []


def test_a_folder_nobody_may_write_to_is_said(mirror: Mirror, voices: Path) -> None:
    voices.parent.mkdir(parents=True)
    voices.write_text("in the way", "utf-8")
    with pytest.raises(CatalogueError, match="cannot be written to"):
        _bring(NAME, mirror.places)


@contextmanager
def _installing(mirror: Mirror) -> Iterator[subprocess.Popen[str]]:
    """The command, in a process of its own that does not outlive the test."""
    run = [sys.executable, "-m", "narrator", "voices", "install", NAME, "--from", mirror.url]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as running:
        try:
            yield running
        finally:
            running.kill()


def _wait_for_part(voices: Path) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if any(part.stat().st_size > 10_000 for part in (voices / NAME).glob("*.part")):
            return
        time.sleep(0.01)
    raise AssertionError("nothing came")


def test_a_kill_leaves_a_part_that_is_gone_on_with(mirror: Mirror, voices: Path) -> None:
    mirror.faults[MODEL] = ["slow 5000"]
    with _installing(mirror) as running:
        _wait_for_part(voices)
        running.kill()
        running.wait()
    assert installed_names() == ()
    assert {path.suffix for path in (voices / NAME).iterdir()} == {"", ".part"}  # the lock and the part
    mirror.asked.clear()
    assert _bring(NAME, mirror.places)[0] > 0
    assert mirror.starts(MODEL)[0] > 0
    assert _model(voices) == mirror.files[MODEL]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for another process")
def test_ctrl_c_ends_it_at_once_and_says_what_stays(mirror: Mirror, voices: Path) -> None:
    mirror.faults[MODEL] = ["slow 1000"]
    with _installing(mirror) as running:
        _wait_for_part(voices)
        began = time.monotonic()
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=10)
        assert time.monotonic() - began < 1
    assert running.returncode == 130
    assert "the same command goes on from there" in said
    assert "Traceback" not in said
    assert begun(NAME)
    assert installed_names() == ()


def test_two_at_once_fetch_it_once(mirror: Mirror, voices: Path) -> None:
    mirror.faults[MODEL] = ["slow 5000!"]
    with _installing(mirror) as one, _installing(mirror) as other:
        answers = [running.communicate(timeout=60) for running in (one, other)]
    assert [running.returncode for running in (one, other)] == [0, 0], answers
    assert mirror.starts(MODEL) == [0]
    assert intact(NAME)


def test_who_waited_for_one_that_failed_begins_anew(mirror: Mirror, voices: Path) -> None:
    offer, card = find_offer(NAME, mirror.places), MODEL.replace(f"{NAME}.onnx", "MODEL_CARD")
    mirror.faults[card] = ["429 1", "404"]
    with ThreadPoolExecutor(2) as both:
        one = both.submit(install, offer, lambda came: None)
        while not mirror.starts(card):
            time.sleep(0.01)
        other = both.submit(install, offer, lambda came: None)
        with pytest.raises(CatalogueError, match="404"):
            one.result()
        assert other.result() == voices / NAME
    assert intact(NAME)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of files")
def test_a_disk_that_fills_up_meanwhile_is_said_and_the_part_stays(mirror: Mirror, voices: Path) -> None:
    import resource

    offer = find_offer(NAME, mirror.places)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (HALF, before[1]))
    try:
        with pytest.raises(CatalogueError, match=os.strerror(errno.EFBIG)):
            install(offer, lambda came: None)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, old)
    assert begun(NAME)
    _bring(NAME, mirror.places)
    assert _model(voices) == mirror.files[MODEL]
