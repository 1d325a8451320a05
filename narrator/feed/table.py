"""`[show]` in narrator.toml, filled in: what is asked, and how the answers get into the file without touching the rest of it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from narrator.errors import SettingsError
from narrator.files import write_whole
from narrator.show import Answer, Show, amended


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
    amended(Show(), answers, f"{path} [show]")
    after = _with_show(before, {key: f"{key} = {_toml(value)}" for key, value in answers.items()})
    try:
        if tomllib.loads(after)["show"] != {**tomllib.loads(before).get("show", {}), **_plain(answers)}:
            raise ValueError("its [show] is written in a way narrate cannot change")
        write_whole(path, after.encode())
    except (OSError, ValueError, KeyError) as e:
        raise SettingsError(
            f"{path} could not be changed ({e}); write these lines into it: {after[len(before) :].strip()}"
        ) from e


def left_open(answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """What a feed still needs: the keys whose answers are no more than the defaults, a sentence each."""
    default = Show()
    open_keys = [key for key in ("title", "author", "link", "base_url") if answers[key] == getattr(default, key)]
    return tuple(f"[show] {key} is still {answers[key]!r}; set it before you publish." for key in open_keys)


def _with_show(text: str, lines: Mapping[str, str]) -> str:
    """`text` with `lines`, each by its key, in its `[show]` table: for the key's own line, else at the table's end."""
    header = re.search(r"(?m)^\[show\][ \t]*(#.*)?$", text)
    if not header:
        gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
        return text + gap + "\n".join(("[show]", *lines.values())) + "\n"
    following = re.compile(r"(?m)^\[").search(text, header.end())
    end = following.start() if following else len(text)
    table = text[header.end() : end]
    new = []
    for key, line in lines.items():
        own = re.search(rf"(?m)^{re.escape(key)}[ \t]*=.*$", table)
        if own:
            table = table[: own.start()] + line + table[own.end() :]
        else:
            new.append(line)
    space = table[len(table.rstrip()) :] or "\n"
    return text[: header.end()] + "\n".join((table.rstrip(), *new)) + space + text[end:]


def _toml(value: Answer) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(one) for one in value) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _plain(answers: Mapping[str, Answer]) -> dict[str, object]:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in answers.items()}
