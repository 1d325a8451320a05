"""ElevenLabs' voices, with the time of every character: `POST /v1/text-to-speech/VOICE/with-timestamps`.

It is told the sentences around each one, so that its melody goes on across them. A profile's `[elevenlabs]` says key and model.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from urllib.parse import quote

import numpy as np

from narrator.audio import Audio
from narrator.engines.captions import captioned
from narrator.engines.options import read_options
from narrator.engines.plausible import plausible
from narrator.engines.service import Call, ServiceOptions, ask, check_request, host, secret, sent_text
from narrator.engines.speech import About, Request, Spoken, Voice, VoiceInfo
from narrator.errors import EngineError

REVISION = 1
"""Of what this engine makes of a request: raise it when the same request would sound different."""

MAX_CHARACTERS = 5000
"""Of one request; narrate's are of 400."""
SLOWEST, FASTEST = 0.7, 1.2
"""Rates, as its reference has them."""
RATE = 24000
"""Frames a second of the format asked for, `pcm_24000`: the best that every plan has."""
_TIMES = ("characters", "character_start_times_seconds", "character_end_times_seconds")
"""What is told of each character, a list each."""


@dataclass(frozen=True, slots=True)
class ElevenLabsOptions(ServiceOptions):
    """`[elevenlabs]`: which model, and how it shall speak."""

    base_url: str = "https://api.elevenlabs.io/v1"
    """What stands before `/text-to-speech`."""
    model: str = "eleven_multilingual_v2"
    seed: int = 0
    """The same seed makes it likelier that the same text sounds the same."""
    at_once: int = 2
    """Plans differ, and more than they allow is told to wait."""


class ElevenLabs:
    """The `Engine` that asks ElevenLabs. It may sound different each time."""

    name = "elevenlabs"
    reproducible = False
    source_type = "trainedAlgorithmicMedia"
    options = ElevenLabsOptions
    about = About("estimated", rates=True, pitches=False, licence="the account's")

    def voices(self) -> tuple[VoiceInfo, ...]:
        """None: what there is, the account knows."""
        return ()

    def fingerprint(self, voice: Voice) -> str:
        """The model, the server and the seed; never the key, the price or how patient one is."""
        options = read_options(ElevenLabsOptions, voice.options)
        place = hashlib.sha256(options.base_url.encode()).hexdigest()[:12]
        return f"elevenlabs {options.model} at {host(options.base_url)} {place} seed {options.seed} r{REVISION}"

    def price(self, voice: Voice) -> float | None:
        """What the profile says."""
        return read_options(ElevenLabsOptions, voice.options).price

    def sends(self, request: Request) -> int:
        """The characters of the words: those around them are sent and not counted."""
        return len(sent_text(request))

    def synthesize(self, request: Request) -> Spoken:
        """Says all of the request, each word marked by the times of its characters.

        Raises `EngineError` for a rate or pitch it cannot do and when the service says no, `EngineOutage` when it does not answer
        or keeps cutting the sound short.
        """
        options = read_options(ElevenLabsOptions, request.options)
        check_request(request, "elevenlabs", (SLOWEST, FASTEST), MAX_CHARACTERS)
        if not sent_text(request):
            return Spoken(Audio(RATE, np.zeros(0, np.int16)), (), "none")
        body: dict[str, object] = {"text": sent_text(request), "model_id": options.model, "seed": options.seed}
        body |= {name: text for name, text in (("previous_text", request.before), ("next_text", request.after)) if text}
        if request.rate != 1.0:
            body["voice_settings"] = {"speed": request.rate}
        key = secret(options.key)
        headers = {"Content-Type": "application/json"} | ({"xi-api-key": key} if key else {})
        place = f"{options.base_url.rstrip('/')}/text-to-speech/{quote(request.voice, safe='')}/with-timestamps"
        asked = f"the voice {request.voice!r} of the model {options.model!r}"
        call = Call(f"{place}?output_format=pcm_{RATE}", headers, body, options.seconds, options.at_once, asked)
        return ask(call, key, lambda content, _: _spoken(content, request))


def _spoken(content: bytes, request: Request) -> Spoken:
    """The answer's sound and marks. Raises `EngineError` when it is none, or not all."""
    try:
        answer = json.loads(content)
        stored = base64.b64decode(answer["audio_base64"])
        pcm = np.frombuffer(stored[: len(stored) // 2 * 2], "<i2").astype(np.int16)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise EngineError(f"its answer has no sound: {content[:120].decode(errors='replace')}") from error
    audio = plausible(Audio(RATE, pcm), sent_text(request), request.rate, "it")
    marks = captioned(_told(answer.get("alignment")), request, audio)
    return Spoken(audio, marks, "estimated" if marks else "none")


def _told(alignment: object) -> list[dict[str, object]]:
    """The times of the characters, each as if it were a word; nothing where there are none, or not for every character."""
    try:
        columns = [alignment[key] for key in _TIMES]  # type: ignore[index]
        return [dict(zip(("word", "start_time", "end_time"), row, strict=True)) for row in zip(*columns, strict=True)]
    except (KeyError, TypeError, ValueError):
        return []
