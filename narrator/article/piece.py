"""A piece: a block whose kind is still to be told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Piece(NamedTuple):
    """What a reader sees of one block."""

    text: str
    """Its words, without markup."""
    opens: bool
    """Whether a blank line stands before it."""


def beside(pieces: Sequence[Piece], index: int) -> tuple[int, ...]:
    """The places right above and right below a piece, where there is one."""
    return tuple(at for at in (index - 1, index + 1) if 0 <= at < len(pieces))
