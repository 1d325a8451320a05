"""A folder someone works in, and the command run there in this process."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from narrator.cli import app


@dataclass(frozen=True, slots=True)
class Answer:
    """How a run of the command ended."""

    code: int
    out: str
    err: str

    @property
    def facts(self) -> dict[str, list[dict[str, object]]]:
        """The one JSON object it printed."""
        found: dict[str, list[dict[str, object]]] = json.loads(self.out)
        return found


@dataclass(frozen=True, slots=True)
class Desk:
    """The folder."""

    folder: Path

    def write(self, name: str, content: str | bytes) -> Path:
        """A file in it; text as it is, line ends too."""
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def read(self, name: str) -> str:
        """A file's text."""
        return (self.folder / name).read_bytes().decode()

    def run(self, *arguments: str) -> Answer:
        """`narrate` with these arguments."""
        ran = CliRunner().invoke(app, list(arguments), prog_name="narrate")
        assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
        return Answer(ran.exit_code, ran.stdout, ran.stderr)


def desk_in(folder: Path, patch: pytest.MonkeyPatch) -> Desk:
    """A desk in an empty folder, where the command is run."""
    patch.chdir(folder)
    (folder / "narrator.toml").write_text("", encoding="utf-8")
    return Desk(folder)
