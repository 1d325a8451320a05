"""Fixtures every room uses."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, sync_playwright

from narrator.recording import Pool, Store

gc.set_threshold(100_000)  # as the command does, and for the same reason: an eighth of the tests' own time


LONGEST = (
    "server/test_desk.py",
    "engines/test_contract.py",
    "article/test_page.py",
    "engines/test_services.py",
    "test_cli.py",
    "test_bad_input.py",
    "server/test_desk_reading.py",
    "episode/test_verify.py",
    "test_readme.py",
    "server/test_pages.py",
    "test_package.py",
    "engines/test_neural.py",
    "catalogue/test_installing.py",
    "script/test_sayas.py",
    "recording/test_alignment.py",
    "engines/test_espeak.py",
)
"""Files that take ten seconds or more, those that wait beside those that work."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first: one begun last would keep one worker busy while the others have nothing left to do."""
    place = {Path(__file__).parent / name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path, len(place)))


@pytest.fixture(scope="session")
def program() -> Callable[[str], str]:
    """Finds an outside program: its path, or a skip with the reason (a failure under CI=true)."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path:
            return path
        reason = f"{name} is not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(f"{reason}, and CI must run every test", pytrace=False)
        pytest.skip(reason)

    return find


@pytest.fixture(scope="session", autouse=True)
def nobodys_voices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No voice is installed, whatever the machine has."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture(scope="session")
def pool(nobodys_voices: None) -> Iterator[Pool]:
    """Two workers for every test that does not ask how workers begin or end; they know the environment the session began with."""
    with Pool(2) as workers:
        yield workers


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """What was spoken for one test need not be spoken again for another, unless it counts how much is."""
    return Store(tmp_path_factory.mktemp("takes"))


class Heard(NamedTuple):
    """A sound file as ffmpeg's ebur128 measures it, decoded."""

    lufs: float
    """Integrated loudness (BS.1770)."""
    peak: float
    """True peak, dBTP."""


@pytest.fixture(scope="session")
def heard(program: Callable[[str], str]) -> Callable[..., Heard]:
    """Measures a sound file, or its first seconds."""

    def measure(path: Path, seconds: float | None = None) -> Heard:
        part = [] if seconds is None else ["-t", str(seconds)]
        command = [program("ffmpeg"), "-nostats", "-hide_banner", "-i", str(path), "-map", "0:a", *part]
        command += ["-af", "ebur128=peak=true", "-f", "null", "-"]
        summary = subprocess.run(command, capture_output=True, text=True, check=True).stderr.rpartition("Summary:")[2].split()
        return Heard(float(summary[summary.index("I:") + 1]), float(summary[summary.index("Peak:") + 1]))

    return measure


@pytest.fixture(scope="session")
def browser(program: Callable[[str], str]) -> Iterator[Browser]:
    """Chromium, without a window."""
    path = program("chromium")
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--autoplay-policy=no-user-gesture-required"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=options)
        yield browser
        browser.close()
