"""What Kokoro is where it is installed: the catalogue brings it so, and the engine looks for it so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KokoroFiles:
    """The two files, and what is known of the voices in them without reading them."""

    folder: str
    """The installed voice that holds both; what the catalogue calls it."""
    model: str
    """The network."""
    voices: str
    """Their styles."""
    best: str
    """The voice its makers grade best: who speaks English when nobody is named."""
    languages: Mapping[str, tuple[str, str, str]]
    """What the first letter of a voice's name says: its language, espeak's voice for it, and what to call it. Japanese and
    Mandarin (`j`, `z`) are not among them: for those the network did not learn from espeak's phonemes."""


KOKORO = KokoroFiles(
    folder="kokoro",
    model="model.onnx",
    voices="voices.bin",
    best="af_heart",
    languages={
        "a": ("en-US", "en-us", "American English"),
        "b": ("en-GB", "en-gb", "British English"),
        "e": ("es", "es", "Spanish"),
        "f": ("fr-FR", "fr", "French"),
        "h": ("hi", "hi", "Hindi"),
        "i": ("it", "it", "Italian"),
        "p": ("pt-BR", "pt-br", "Brazilian Portuguese"),
    },
)
