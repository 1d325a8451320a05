"""Answers: how an error is said, and which exit code it gets."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from narrator.errors import NarratorError, SettingsError

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


@contextmanager
def blaming(place: str) -> Iterator[None]:
    """What is wrong with a setting is said with the place it stands in."""
    try:
        yield
    except SettingsError as e:
        raise SettingsError(f"{place}: {e}") from e
