"""The README's commands and programs do what it says they do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8") if (ROOT / "README.md").exists() else ""
_BLOCK = re.compile(r"(?P<skip><!-- not run: [^\n]+ -->\n)?```(?P<kind>console|python)\n(?P<body>.*?)```", re.DOTALL)
BLOCKS = [match for match in _BLOCK.finditer(README) if not match["skip"]]
COMMANDS = [line[2:] for match in BLOCKS if match["kind"] == "console" for line in match["body"].splitlines() if line[:2] == "$ "]
SHOWN = [
    match
    for page in ("README.md", "docs/checking.md")
    if (ROOT / page).exists()
    for match in re.finditer(
        r"```console\n\$ narrate (?P<call>(?:script|check) seeds/\S+)\n(?P<out>.+?)```",
        (ROOT / page).read_text("utf-8"),
        re.DOTALL,
    )
]
"""What the documents show of the script and of the list of what to check."""
PROGRAMS = [match["body"] for match in BLOCKS if match["kind"] == "python"]
PRINTED = re.findall(r"```python\n(.+?)```\n\n```text\n(.+?)```", README, re.DOTALL)
"""The programs, each with what the README shows of its output."""


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a reader has: the repository's own files, compiled as `make narrate` leaves them, and an empty home."""
    folder = tmp_path_factory.mktemp("clone")
    for name in ("seeds", "voices", "narrator"):
        shutil.copytree(ROOT / name, folder / name)
    subprocess.run([sys.executable, "-m", "compileall", "-q", folder / "narrator"], check=True)
    (folder / "bin").mkdir()
    command = folder / "bin" / "narrate"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m narrator "$@"\n')
    command.chmod(0o755)
    return folder


def _environment(clone: Path) -> dict[str, str]:
    path = os.pathsep.join([str(clone / "bin"), os.environ["PATH"]])
    return {**os.environ, "PATH": path, "HOME": str(clone), "XDG_CACHE_HOME": str(clone / "cache"), "PYTHONPATH": str(clone)}


def test_the_readme_shows_both_commands_of_a_clone_and_a_program() -> None:
    assert re.search(r"^\$ make narrate$", README, re.MULTILINE)
    assert re.search(r"^\$ make test$", README, re.MULTILINE)
    assert len([command for command in COMMANDS if command.startswith("narrate ")]) >= 5
    assert PROGRAMS


@pytest.mark.skipif(sys.platform == "win32", reason="the README's commands are written for a Unix shell")
@pytest.mark.parametrize("command", [command for command in COMMANDS if not command.startswith("make ")])
def test_a_command_of_the_readme_works(command: str, clone: Path) -> None:
    done = subprocess.run(
        command, shell=True, cwd=clone, env=_environment(clone), capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def _ran(program: str, clone: Path, folder: Path) -> str:
    """What a program of the README prints in `folder`."""
    command = [sys.executable, "-c", program]
    done = subprocess.run(
        command, cwd=folder, env=_environment(clone), capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(("program", "shown"), PRINTED)
def test_a_program_of_the_readme_prints_what_is_shown(program: str, shown: str, clone: Path) -> None:
    printed = iter(_ran(program, clone, clone).splitlines())
    for line in filter(None, (line.rstrip("… ") for line in shown.splitlines())):
        assert any(other == line or (other.startswith(line) and f"{line} …" in shown) for other in printed), line


def test_every_program_of_the_readme_shows_what_it_prints() -> None:
    assert [program for program, _ in PRINTED] == PROGRAMS


def test_the_program_of_the_readme_publishes_what_the_command_does(clone: Path, tmp_path: Path) -> None:
    """Every week again: what it published before stays, and nothing is left for the check to find."""
    (program,) = (program for program in PROGRAMS if "publish(" in program)
    shutil.copytree(clone / "seeds", tmp_path / "seeds")
    _ran(program, clone, tmp_path)
    first = (tmp_path / "podcast" / "feed.xml").read_text(encoding="utf-8")
    (dated,) = re.findall("<pubDate>.+</pubDate>", first)
    _ran(program.replace("seeds/short.txt", "seeds/list.txt"), clone, tmp_path)
    second = (tmp_path / "podcast" / "feed.xml").read_text(encoding="utf-8")
    assert (second.count("<item>"), second.count("<pubDate>"), dated in second) == (2, 2, True)
    command = [sys.executable, "-m", "narrator", "feed", "podcast", "--check"]
    done = subprocess.run(
        command, cwd=tmp_path, env=_environment(clone), capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout


def test_the_program_of_the_readme_takes_the_project_s_lexicon_and_voice(clone: Path, tmp_path: Path) -> None:
    (program,) = (program for program in PROGRAMS if "project_of(" in program)
    project = tmp_path / "proj"
    (project / "in").mkdir(parents=True)
    (project / "narrator.toml").write_text('[voice]\nname = "clear"\n', encoding="utf-8")
    (project / "lexicon.toml").write_text('Wrebble = "Reb ul"\n', encoding="utf-8")
    (project / "in" / "l.txt").write_text("A river\n\nThe Wrebble rose.\n", encoding="utf-8")
    assert _ran(program.replace("seeds/short.txt", "proj/in/l.txt"), clone, tmp_path) == "clear The Reb ul rose.\n"


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: str(shown["call"]))
def test_what_is_shown_is_what_is_printed(shown: re.Match[str], clone: Path) -> None:
    command = [sys.executable, "-m", "narrator", *shown["call"].split()]
    done = subprocess.run(
        command, cwd=clone, env=_environment(clone), capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    printed = iter(done.stdout.splitlines())
    for line in filter(str.strip, shown["out"].splitlines()):
        assert any(other.startswith(line.rstrip("… ")) for other in printed), line
