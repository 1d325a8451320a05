"""Where a desk was is known for a day, and to its user only."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from narrator.server.address import Address, keep_address, kept_address, new_token


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's state folder."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "narrate" / "desk"


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_an_address_is_kept_for_a_day_and_for_its_user(state: Path, tmp_path: Path) -> None:
    article, address = tmp_path / "story.txt", Address(8403, new_token())
    assert kept_address(article) is None
    keep_address(article, address)
    assert kept_address(article) == address
    assert kept_address(tmp_path / "other.txt") is None
    (kept,) = state.iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert state.stat().st_mode & 0o777 == 0o700
    yesterday = time.time() - 25 * 3600
    os.utime(kept, (yesterday, yesterday))
    assert kept_address(article) is None


WRONG = ("", "{", "[]", "5", '{"port": 80, "token": "x"}', f'{{"port": "8400", "token": "{22 * "a"}"}}')


@pytest.mark.parametrize("content", WRONG)
def test_what_is_no_address_is_passed_over(state: Path, tmp_path: Path, content: str) -> None:
    keep_address(tmp_path / "story.txt", Address(8403, new_token()))
    next(state.iterdir()).write_text(content, encoding="utf-8")
    assert kept_address(tmp_path / "story.txt") is None


def test_where_nothing_can_be_kept_nothing_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "state").write_text("a file", encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    keep_address(tmp_path / "story.txt", Address(8403, new_token()))
    assert kept_address(tmp_path / "story.txt") is None
