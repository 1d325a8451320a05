"""Sound as narrate counts it: mono, 16 bits, in frames."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Audio:
    """A stretch of mono sound."""

    rate: int
    """Frames a second."""
    pcm: NDArray[np.int16]
    """One sample a frame."""

    @property
    def frames(self) -> int:
        """Length in frames."""
        return len(self.pcm)

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return len(self.pcm) / self.rate
