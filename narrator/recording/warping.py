"""Dynamic time warping: which frame of one sound is which of another (Sakoe and Chiba 1978), within a band about the diagonal."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from narrator.audio import Floats

_BAND_SHARE, _BAND_FRAMES = 0.25, 60
"""How far the path may stray from the diagonal: a quarter of the longer sound, and a pause of 0.6 s."""

_DIAGONAL, _DOWN, _ACROSS = 0, 1, 2


def warp(first: Floats, second: Floats) -> tuple[NDArray[np.int64], float]:
    """The cheapest path through two lists of frames, as rows of (frame of the first, frame of the second), and its mean cost.

    The cost of two frames is their Euclidean distance; each step goes one frame on in the first, in the second or in both.
    """
    rows, columns = len(first), len(second)
    width = min(columns, 2 * int(max(rows, columns) * _BAND_SHARE + _BAND_FRAMES) + 1)
    lows = np.clip(np.arange(rows) * columns // rows - width // 2, 0, columns - width)
    squares = np.square(second).sum(axis=1)
    steps = np.empty((rows, width), np.uint8)
    outside = np.full(columns + 1, np.inf)
    total = outside[:width]
    for row, low in enumerate(lows):
        band = slice(low, low + width)
        costs = np.sqrt(np.maximum(squares[band] + first[row] @ first[row] - 2 * (second[band] @ first[row]), 0))
        if row:
            moved = low - lows[row - 1]
            before = np.concatenate((outside[:1], total, outside[: moved + 1]))
            diagonal, down = before[moved : moved + width], before[moved + 1 : moved + 1 + width]
        else:
            diagonal, down = np.append(0.0, outside[1:width]), outside[:width]
        entered = np.minimum(diagonal, down) + costs
        run = np.cumsum(costs)  # the cheapest way across from any entry before: the least of entry - run so far, plus run
        total = np.minimum.accumulate(entered - run) + run
        steps[row] = np.where(entered - total > 1e-6, _ACROSS, np.where(down < diagonal, _DOWN, _DIAGONAL))
    return _path(steps, lows), float(total[-1]) / (rows + columns)


def _path(steps: NDArray[np.uint8], lows: NDArray[np.int64]) -> NDArray[np.int64]:
    """The path that ends with the last frame of both."""
    row, place = len(steps) - 1, steps.shape[1] - 1
    path = [(row, int(lows[row]) + place)]
    while path[-1] != (0, 0):
        step = steps[row, place]
        if step == _ACROSS:
            place -= 1
        else:
            row, place = row - 1, place + int(lows[row] - lows[row - 1]) - (step == _DIAGONAL)
        path.append((row, int(lows[row]) + place))
    return np.array(path[::-1])
