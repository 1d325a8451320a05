"""`[show]` in narrator.toml, filled in: what is asked, and how the answers get into the file without touching the rest of it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from narrator.amend import amended
from narrator.errors import SettingsError
from narrator.files import rewrite
from narrator.show import Answer, Show, answered


@dataclass(frozen=True, slots=True)
class Question:
    """A key of `[show]` that a feed needs, and how to ask for it."""

    key: str
    asks: str


QUESTIONS = (
    Question("title", "The show's name"),
    Question("author", "Who publishes it"),
    Question("description", "What it is about, in a sentence or two"),
    Question("link", "Its page on the web"),
    Question("base_url", "Where the folder of episodes will stand on the web"),
    Question("language", "Its language"),
    Question("category", "Its category at Apple, such as News or News > Politics"),
    Question("owner_email", "The e-mail address directories may write to; it is public, and may stay empty"),
)


def write_show(path: Path, answers: Mapping[str, Answer]) -> None:
    """Puts `answers` into the `[show]` table of `path`; other tables, keys and comments stay as they are.

    Raises `SettingsError` when the file cannot be read or written, or an answer cannot be used; then nothing is written.
    """
    try:
        before = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        tomllib.loads(before)
    except (OSError, ValueError) as e:
        raise SettingsError(f"{path} cannot be read ({e}); see to it before narrate writes into it.") from e
    answered(Show(), answers, f"{path} [show]")
    try:
        rewrite(path, amended(before, "show", answers))
    except OSError as e:
        raise SettingsError(f"{path} could not be changed ({e}); see to its permissions.") from e


def left_open(answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """What a feed still needs: the keys whose answers are no more than the defaults, a sentence each."""
    default = Show()
    open_keys = [key for key in ("title", "author", "link", "base_url") if answers[key] == getattr(default, key)]
    return tuple(f"[show] {key} is still {answers[key]!r}; set it before you publish." for key in open_keys)
