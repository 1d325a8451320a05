"""Fixtures every room uses."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable

import pytest


@pytest.fixture
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
