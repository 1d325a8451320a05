"""The wheel, as somebody who has only Python and a package index gets it."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MOST = 160_000_000
"""Bytes that installing narrate may add to an empty environment."""


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _run(*command: str | Path, cwd: Path | None = None, **environment: str) -> str:
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """The programs of a fresh environment with the wheel in it, and by how many bytes that grew."""
    folder = tmp_path_factory.mktemp("package")
    _run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT)
    (wheel,) = folder.glob("narrate-*.whl")
    venv.create(folder / "venv")
    programs = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    before = _size(folder / "venv")
    _run(sys.executable, "-m", "pip", "--python", programs / "python", "install", "--quiet", wheel)
    return programs, _size(folder / "venv") - before


def test_an_installation_stays_small(installed: tuple[Path, int]) -> None:
    assert installed[1] < MOST


def test_the_installed_command_works_from_any_folder(installed: tuple[Path, int], tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("A Short Story\n\nIt was short. That was all of it.\n", encoding="utf-8")
    cache = str(tmp_path / "cache")
    listed = _run(installed[0] / "narrate", "voices", cwd=tmp_path)
    assert "newsroom" in listed
    _run(installed[0] / "narrate", "story.txt", "--quiet", cwd=tmp_path, XDG_CACHE_HOME=cache)
    made = tmp_path / "output" / "a-short-story" / "a-short-story.mp3"
    assert made.stat().st_size > 50_000
    as_module = _run(installed[0] / "python", "-m", "narrator", "story.txt", cwd=tmp_path, XDG_CACHE_HOME=cache)
    assert "a-short-story.mp3" in as_module
