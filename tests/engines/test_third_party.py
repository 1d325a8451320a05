"""The engine that docs/engines.md shows, installed as a package of its own and heard in an episode."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST = 40
"""Lines a whole engine may take."""


def _shown(after: str) -> str:
    """The block of code that docs/engines.md shows after `after`."""
    text = (ROOT / "docs" / "engines.md").read_text("utf-8").split(after)[1]
    found = re.search(r"```\w+\n(.*?)```", text, re.DOTALL)
    assert found
    return found[1]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder of installed packages with the engine in it, laid out as pip would."""
    project = _shown("`pyproject.toml`:")
    site, package = tmp_path / "site", tmp_path / "site" / "narrate_hum"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(_shown("`narrate_hum/__init__.py`:"), "utf-8")
    info = site / "narrate_hum-0.1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: narrate-hum\nVersion: 0.1.0\n", "utf-8")
    points = re.search(r'\[project\.entry-points\."narrator\.engines"\]\n(\w+) = "([\w:]+)"', project)
    assert points
    (info / "entry_points.txt").write_text(f"[narrator.engines]\n{points[1]} = {points[2]}\n", "utf-8")
    return site


def _narrate(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": f"{site}{os.pathsep}{ROOT}", "XDG_CACHE_HOME": str(site / "cache")}
    environment["XDG_DATA_HOME"] = str(site / "data")
    run = [sys.executable, "-m", "narrator", *arguments]
    return subprocess.run(run, capture_output=True, text=True, env=environment, cwd=site, check=False)


def test_a_whole_engine_takes_at_most_forty_lines() -> None:
    code = _shown("`narrate_hum/__init__.py`:")
    assert len([line for line in code.splitlines() if line.strip()]) <= LONGEST


def test_it_is_listed_named_by_a_profile_and_heard(site: Path) -> None:
    assert "low, high" in _narrate(site, "voices").stdout
    profile = site / "hum.toml"
    profile.write_text('engine = "hum"\nvoice = "low"\nrate = 2\n[roles.notice]\nvoice = "high"\n', "utf-8")
    made = _narrate(site, str(ROOT / "seeds" / "short.txt"), "--voice", str(profile), "-o", "made", "--json")
    assert made.returncode == 0, made.stderr
    episode = site / json.loads(made.stdout)["episode"]
    receipt = json.loads((episode / "receipt.json").read_text("utf-8"))
    assert receipt["engines"] == {"hum:high": "hum r1", "hum:low": "hum r1"}
    assert receipt["word_times"] == {"hum:high": "exact", "hum:low": "exact"}


def test_what_it_refuses_is_said(site: Path) -> None:
    assert "hum cannot go at a rate of 3" in _refusal(site, "rate = 3")
    assert "no voice called 'middle'" in _refusal(site, 'voice = "middle"')
    assert "there is no setting hum" in _refusal(site, "[hum]\nloud = true")


def _refusal(site: Path, line: str) -> str:
    (site / "hum.toml").write_text(f'engine = "hum"\n{line}\n', "utf-8")
    made = _narrate(site, str(ROOT / "seeds" / "short.txt"), "--voice", "hum.toml", "-o", "made")
    assert made.returncode in (1, 2)
    return made.stderr


@pytest.mark.parametrize(
    "code",
    [
        "import nothing_of_that_name",
        "Hum = 3",
        "class Hum:\n    def __init__(self): raise RuntimeError('no licence')",
        "class Hum:\n    name = 'hum'",
    ],
)
def test_a_broken_one_is_named_and_hides_no_other(site: Path, code: str) -> None:
    (site / "narrate_hum" / "__init__.py").write_text(code, "utf-8")
    listed = _narrate(site, "voices")
    assert (listed.returncode, listed.stderr) == (0, "")
    assert "cannot speak here: The engine hum of the package narrate-hum is broken" in listed.stdout
    assert "Engine tone" in listed.stdout
    made = _narrate(site, str(ROOT / "seeds" / "short.txt"), "--voice", "hum:low", "-o", "made")
    assert made.returncode == 1
    assert made.stderr.count("\n") == 1
    assert "The engine hum of the package narrate-hum is broken" in made.stderr


@pytest.mark.parametrize(
    ("method", "does"),
    [("fingerprint", "raise KeyError('x')"), ("synthesize", "raise KeyError('x')"), ("synthesize", "return None")],
)
def test_one_that_fails_while_it_speaks_is_named(site: Path, method: str, does: str) -> None:
    path = site / "narrate_hum" / "__init__.py"
    path.write_text(f"{path.read_text('utf-8')}\n\ndef _lost(*_):\n    {does}\n\nHum.{method} = _lost\n", "utf-8")
    made = _narrate(site, str(ROOT / "seeds" / "short.txt"), "--voice", "hum:low", "-o", "made")
    assert made.returncode == 1
    last = made.stderr.splitlines()[-1]
    assert last.startswith("narrate: ")
    assert "The engine hum of the package" in last


def test_one_that_cannot_tell_its_voices_hides_no_other(site: Path) -> None:
    code = _shown("`narrate_hum/__init__.py`:")
    (site / "narrate_hum" / "__init__.py").write_text(
        f"{code}\n\ndef _lost(*_):\n    raise KeyError('x')\n\nHum.voices = Hum.fingerprint = _lost\n", "utf-8"
    )
    folder = site / "data" / "narrate" / "voices" / "hummed"
    folder.mkdir(parents=True)
    (folder / "voice.toml").write_text('engine = "hum"\n', "utf-8")
    listed = _narrate(site, "voices")
    assert (listed.returncode, listed.stderr) == (0, "")
    assert "  hummed cannot speak here: The engine hum of the package narrate-hum is broken (KeyError('x'))" in listed.stdout
