"""What can speak: the engines, found by name and loaded only when asked for, and the profiles that choose among their voices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrator.doors import opening

if TYPE_CHECKING:
    from narrator.engines.choice import describe_voices, honours, paced, pronunciations, speaker, usable_profiles
    from narrator.engines.installed import PROFILE, installed_files, installed_names, voices_folder
    from narrator.engines.kokoro_files import KOKORO
    from narrator.engines.profiles import find_voice, profile_names, voice_for_language
    from narrator.engines.speech import Adjustable, Engine, Pronouncer, Request, Service, Span, Spoken, Voice, VoiceInfo
    from narrator.engines.speeds import measure_speed, remember_speed, told_speed
    from narrator.engines.table import ENGINES, answering_for, engine_names, load_engine

__all__ = [
    "ENGINES",
    "KOKORO",
    "PROFILE",
    "Adjustable",
    "Engine",
    "Pronouncer",
    "Request",
    "Service",
    "Span",
    "Spoken",
    "Voice",
    "VoiceInfo",
    "answering_for",
    "describe_voices",
    "engine_names",
    "find_voice",
    "honours",
    "installed_files",
    "installed_names",
    "load_engine",
    "measure_speed",
    "paced",
    "profile_names",
    "pronunciations",
    "remember_speed",
    "speaker",
    "told_speed",
    "usable_profiles",
    "voice_for_language",
    "voices_folder",
]

__getattr__ = opening(
    __name__,
    {
        "ENGINES": "table",
        "KOKORO": "kokoro_files",
        "PROFILE": "installed",
        "Adjustable": "speech",
        "Engine": "speech",
        "Pronouncer": "speech",
        "Request": "speech",
        "Service": "speech",
        "Span": "speech",
        "Spoken": "speech",
        "Voice": "speech",
        "VoiceInfo": "speech",
        "describe_voices": "choice",
        "answering_for": "table",
        "engine_names": "table",
        "find_voice": "profiles",
        "honours": "choice",
        "installed_files": "installed",
        "installed_names": "installed",
        "load_engine": "table",
        "measure_speed": "speeds",
        "paced": "choice",
        "profile_names": "profiles",
        "pronunciations": "choice",
        "remember_speed": "speeds",
        "speaker": "choice",
        "told_speed": "speeds",
        "usable_profiles": "choice",
        "voice_for_language": "profiles",
        "voices_folder": "installed",
    },
)
