"""What a recording costs before it is made: the characters a service would be sent, and those the store has already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from narrator.engines import Service, load_engine
from narrator.errors import SettingsError
from narrator.recording.lines import seems_kept

if TYPE_CHECKING:
    from narrator.engines import Voice
    from narrator.recording.lines import Line
    from narrator.recording.store import Store
    from narrator.script import Script


@dataclass(frozen=True, slots=True)
class Cost:
    """What one voice would send for a script."""

    characters: int
    """To be sent, retries apart; 0 for an engine on this machine."""
    kept: int
    """Characters of what was sent before and lies in the store."""
    price: float | None
    """Of what is to be sent; None where the profile names no price, and for engines on this machine."""
    service: str
    """The engine that sends; empty when none does."""


def cost(script: Script, voice: Voice, store: Store | None = None) -> Cost:
    """What `record` would send now. Raises as `record` does before it begins."""
    from narrator.recording.session import fingerprints, lines_of  # noqa: PLC0415 - which asks this module for its limit
    from narrator.recording.store import default_store  # noqa: PLC0415

    engine = load_engine(voice.engine)
    if not isinstance(engine, Service):
        return Cost(0, 0, None, "")
    lines = lines_of(script, voice, fingerprints(script, voice), store or default_store())
    sent = sent_for(line for line in lines if not seems_kept(line))
    kept = sent_for(line for line in lines if seems_kept(line))
    price = engine.price(voice)
    return Cost(sent, kept, None if price is None else sent * price / 1e6, voice.engine)


def sent_for(lines: Iterable[Line]) -> int:
    """The characters services are sent for lines; 0 for engines on this machine."""
    characters = 0
    for name, spoken in groupby(lines, key=attrgetter("engine")):
        engine = load_engine(name)
        if isinstance(engine, Service):
            characters += sum(engine.sends(line.request) for line in spoken)
    return characters


def check_limit(voice: Voice, lines: Iterable[Line], sent: int = 0) -> None:
    """Raises `SettingsError` when lines would send more than the voice may, `sent` included, before any of them is sent."""
    if voice.most_characters is None:
        return
    characters = sent_for(lines)
    if characters and sent + characters > voice.most_characters:
        raise SettingsError(
            f"{voice.name} would be sent {characters:,} characters, and [voice] most_characters leaves "
            f"{voice.most_characters - sent:,}; raise it, or choose a voice on this machine."
        )
