"""What stretches of a process take, and the networks in it: workers are told to watch theirs."""

from __future__ import annotations

import resource
import time
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from narrator.engines.network import Feeds, Network


class Cost(NamedTuple):
    """What something took."""

    wall: float
    cpu: float


class Watch:
    """Sums up what stretches of this process and its ended children take."""

    def __init__(self) -> None:
        self.cost = Cost(0.0, 0.0)

    def __enter__(self) -> Watch:
        self._began = _now()
        return self

    def __exit__(self, *_: object) -> None:
        self.cost = Cost(*(sum(pair) - began for *pair, began in zip(self.cost, _now(), self._began, strict=True)))


def _now() -> Cost:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return Cost(time.perf_counter(), sum(one.ru_utime + one.ru_stime for one in used))


_runs: list[Cost] = []


def watch_networks() -> None:
    """Has the networks of this process note what they take."""
    run = Network.run

    def watched(self: Network, feeds: Feeds) -> tuple[NDArray[np.float32], NDArray[np.float32] | None]:
        with Watch() as one:
            made = run(self, feeds)
        _runs.append(one.cost)
        return made

    Network.run = watched  # type: ignore[method-assign]


def spent() -> Cost:
    """What the networks of this process took since it was asked last."""
    total = Cost(sum(one.wall for one in _runs), sum(one.cpu for one in _runs))
    _runs.clear()
    return total
