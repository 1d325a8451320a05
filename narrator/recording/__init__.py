"""What was said: one take for each utterance, spoken side by side, never twice."""

from narrator.recording.playback import play
from narrator.recording.pool import Pool, default_jobs
from narrator.recording.pronunciation import Heard, hear, pronounce
from narrator.recording.recording import Recording, Take
from narrator.recording.session import record
from narrator.recording.sound import sound
from narrator.recording.store import Store, default_store, digest, keep, read_used, write_whole

__all__ = [
    "Heard",
    "Pool",
    "Recording",
    "Store",
    "Take",
    "default_jobs",
    "default_store",
    "digest",
    "hear",
    "keep",
    "play",
    "pronounce",
    "read_used",
    "record",
    "sound",
    "write_whole",
]
