"""Answers: how an error is said, and which exit code it gets."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from narrator.errors import NarratorError, SettingsError

if TYPE_CHECKING:
    from narrator.script import Script

FAILED, MISUSED = 1, 2
"""Exit codes: the work failed; the call was wrong."""


def tell(sentence: str) -> None:
    """Says something that is no result, on standard error."""
    print(f"narrate: {sentence}", file=sys.stderr)


def report(error: NarratorError, article: str = "") -> int:
    """Says what went wrong, in one line that names the article, and gives the exit code for it."""
    where = "" if article == "-" or article in str(error) else f"{article}: "
    tell(f"{where}{error}")
    return MISUSED if isinstance(error, SettingsError) else FAILED


@contextmanager
def answering(article: str = "") -> Iterator[None]:
    """An error inside is said, and ends the command with its exit code."""
    try:
        yield
    except NarratorError as e:
        raise typer.Exit(report(e, article)) from e


def warn(script: Script) -> None:
    """Says what the author of an article should know."""
    for warning in script.warnings:
        tell(f"{script.article}: {warning}")
