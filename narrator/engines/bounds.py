"""Bounds: what an engine cannot be asked for, said alike by all of them."""

from __future__ import annotations

from narrator.engines.speech import Request
from narrator.errors import EngineError

MAX_SPANS = 80
"""Spans of one request to what speaks by espeak's marks. 80 lose no word; from about 1,000 marks on espeak loses marks, and at
3,000 it lost words (measured)."""


def check_rate(request: Request, who: str, rates: tuple[float, float]) -> None:
    """Raises `EngineError` for a rate outside `rates`, the slowest and the fastest."""
    slowest, fastest = rates
    if not slowest <= request.rate <= fastest:
        raise EngineError(f"{who} cannot speak at a rate of {request.rate:g}; it goes from {slowest:.3g} to {fastest:.3g}.")


def check_pitch(request: Request, who: str) -> None:
    """Raises `EngineError` for any pitch but the voice's own."""
    if request.pitch != 0:
        raise EngineError(f"{who} cannot change a voice's pitch; take `pitch` out of the voice profile.")


def check_spans(request: Request, who: str) -> None:
    """Raises `EngineError` for more than `MAX_SPANS` spans."""
    if len(request.spans) > MAX_SPANS:
        raise EngineError(f"{who} says at most {MAX_SPANS} words at once and got {len(request.spans)}; give it less of the text.")
