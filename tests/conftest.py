"""Fixtures every room uses."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright


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


@pytest.fixture(scope="session")
def browser(program: Callable[[str], str]) -> Iterator[Browser]:
    """Chromium, without a window."""
    path = program("chromium")
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--autoplay-policy=no-user-gesture-required"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=options)
        yield browser
        browser.close()
