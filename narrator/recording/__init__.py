"""What was said: one take for each utterance, spoken side by side, never twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrator.doors import opening

if TYPE_CHECKING:
    from narrator.recording.levels import Levels, gains
    from narrator.recording.playback import play, wav
    from narrator.recording.pool import Pool, default_jobs, start_ahead
    from narrator.recording.pronunciation import Heard, hear, pronounce
    from narrator.recording.recording import Recording, Take
    from narrator.recording.session import Session, fingerprints, record, recorded, speaking_lines
    from narrator.recording.speaking import sound
    from narrator.recording.spending import cost
    from narrator.recording.store import Store, default_store, digest, keep, read_used, store_of

__all__ = [
    "Heard",
    "Levels",
    "Pool",
    "Recording",
    "Session",
    "Store",
    "Take",
    "cost",
    "default_jobs",
    "default_store",
    "digest",
    "fingerprints",
    "gains",
    "hear",
    "keep",
    "play",
    "pronounce",
    "read_used",
    "record",
    "recorded",
    "sound",
    "speaking_lines",
    "start_ahead",
    "store_of",
    "wav",
]

__getattr__ = opening(
    __name__,
    {
        "Heard": "pronunciation",
        "Levels": "levels",
        "Pool": "pool",
        "Recording": "recording",
        "Session": "session",
        "Store": "store",
        "Take": "recording",
        "default_jobs": "pool",
        "cost": "spending",
        "default_store": "store",
        "digest": "store",
        "fingerprints": "session",
        "gains": "levels",
        "hear": "pronunciation",
        "keep": "store",
        "play": "playback",
        "pronounce": "pronunciation",
        "read_used": "store",
        "record": "session",
        "recorded": "session",
        "sound": "speaking",
        "speaking_lines": "session",
        "start_ahead": "pool",
        "store_of": "store",
        "wav": "playback",
    },
)
