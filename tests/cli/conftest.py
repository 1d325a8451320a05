"""A desk of its own for every test of the command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.desk import Desk, desk_in


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return desk_in(tmp_path, monkeypatch)
