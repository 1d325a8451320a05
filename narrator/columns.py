"""What fits a terminal: rows in columns, a text in one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows as lines, indented, their columns two spaces apart."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def in_a_line(text: str, width: int) -> str:
    """The text in a line of at most `width` characters, its white space evened out and its end cut off."""
    text = " ".join(text.split())
    return text if len(text) <= width else f"{text[: width - 1]}…"
