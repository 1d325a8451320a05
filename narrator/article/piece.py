"""A piece: a block whose kind is still to be told."""

from __future__ import annotations

from typing import NamedTuple


class Piece(NamedTuple):
    """What a reader sees of one block."""

    text: str
    """Its words, without markup."""
    opens: bool
    """Whether a blank line stands before it."""
