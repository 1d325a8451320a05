"""An observation: what a check has seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from narrator.episode.verifying.evidence import Evidence

State = Literal["ok", "not measured", "failed"]


class Observation(NamedTuple):
    """One thing a check has seen."""

    state: State
    told: str
    """A clause without a full stop."""


def ok(told: str) -> Observation:
    """Something is as it should be."""
    return Observation("ok", told)


def failed(told: str) -> Observation:
    """Something is not as it should be."""
    return Observation("failed", told)


def unmeasured(told: str) -> Observation:
    """Something could not be looked at, and why."""
    return Observation("not measured", told)


Check = Callable[[Evidence], Iterator[Observation]]
"""Looks at one thing. An `EpisodeError` it raises, because a file cannot be read, is a failure too; seeing nothing is well."""
