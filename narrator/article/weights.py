"""Weights: what a trait of a line says for furniture or against it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_name("weights.tsv")
"""A trait and its weight in a row; made by `python -m tests.benchmarks.fit_structure`."""
ALWAYS, STAYS = "(always)", "(stays)"
"""Its first two rows."""


class Weights(NamedTuple):
    """Log odds."""

    always: float
    """Added to every line."""
    stays: float
    """Added where a line is of the same sort as the one above it."""
    by_trait: Mapping[str, float]


@cache
def weights() -> Weights:
    """Those of the table, read once."""
    rows = (line.rsplit("\t", 1) for line in TABLE.read_text(encoding="utf-8").splitlines())
    table = {trait: float(weight) for trait, weight in rows}
    return Weights(table.pop(ALWAYS), table.pop(STAYS), table)
