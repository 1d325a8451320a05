"""Playing: what counts as having played. The players of other systems than Windows are in tests/cli/test_preview.py."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from narrator.article import read_text
from narrator.engines import find_voice
from narrator.recording import Pool, Store, play, record
from narrator.script import adapt


def test_windows_without_a_sound_device_plays_nothing(pool: Pool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recording = record(adapt(read_text("A word\n\nSaid.")), find_voice("tone"), pool, Store(tmp_path))
    asked: list[str] = []

    def play_sound(path: str, _: int) -> None:
        asked.append(path)
        raise RuntimeError("Failed to play sound")

    windows = ModuleType("winsound")
    windows.SND_FILENAME, windows.PlaySound = 0x20000, play_sound  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "winsound", windows)
    monkeypatch.setattr(sys, "platform", "win32")
    assert not play(recording, -16.0)
    assert len(asked) == 1
