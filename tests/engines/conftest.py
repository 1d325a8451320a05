"""Fixtures of the engines' tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from narrator.recording import Pool
from tests.engines import tiny


@pytest.fixture(scope="module")
def installed_voices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The tiny voices, installed for this process and those it starts: the folder they are in."""
    home = tmp_path_factory.mktemp("home")
    tiny.install(home / "data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(home / "data"))
        patch.setenv("XDG_CACHE_HOME", str(home / "cache"))
        yield home / "data" / "narrate" / "voices"


@pytest.fixture(scope="module")
def pool_with_voices(installed_voices: Path) -> Iterator[Pool]:
    """Two workers that find the tiny voices."""
    with Pool(2) as workers:
        yield workers
