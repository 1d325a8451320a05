"""The voices that were brought here as files: a folder each in the user's data folder, with a profile and what its engine reads.

    voices/
        en_US-lessac-medium/
            voice.toml                  a profile as docs/engines.md has it: engine, voice, language, licence, [files]
            en_US-lessac-medium.onnx    and whatever else the engine named there reads
            en_US-lessac-medium.onnx.json

A folder without a `voice.toml` is no voice: that file is written last, so that a voice is there whole or not at all.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_data_path

from narrator.errors import EngineUnavailable

PROFILE = "voice.toml"


def voices_folder() -> Path:
    """Where installed voices are; it need not exist."""
    return user_data_path("narrate", appauthor=False) / "voices"


def installed_names() -> tuple[str, ...]:
    """The voices that are here whole, in alphabetical order."""
    return tuple(sorted(profile.parent.name for profile in voices_folder().glob(f"*/{PROFILE}")))


def installed_folder(name: str) -> Path:
    """The folder of the installed voice `name`. Raises `EngineUnavailable` when there is none, and says how to get it."""
    folder = voices_folder() / name
    if not name or name not in installed_names():
        raise EngineUnavailable(f"The voice {name!r} is not installed; narrate voices install {name} brings it here.")
    return folder


def installed_files(name: str) -> Mapping[str, str]:
    """The SHA-256 of each file of the installed voice `name` when it came; empty when its profile has none.

    Raises as `installed_folder` does.
    """
    try:
        files = tomllib.loads((installed_folder(name) / PROFILE).read_text(encoding="utf-8")).get("files", {})
    except (OSError, ValueError, RecursionError):
        return {}
    return {str(file): str(sha) for file, sha in files.items()} if isinstance(files, dict) else {}
