"""Every server that speaks as OpenAI's does, `POST /v1/audio/speech`: OpenAI, Kokoro-FastAPI, LocalAI, speaches, vLLM-Omni.

It asks for WAV, because only that says its sample rate. A profile's `[openai]` says which server, model and manner.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np

from narrator.audio import Audio
from narrator.engines.options import read_options
from narrator.engines.plausible import plausible
from narrator.engines.service import Call, ServiceOptions, ask, check_request, host, secret, sent_text
from narrator.engines.sound_file import sound_in
from narrator.engines.speech import About, Request, Spoken, Terms, Voice, VoiceInfo
from narrator.errors import EngineError

REVISION = 1
"""Of what this engine makes of a request: raise it when the same request would sound different."""

MAX_CHARACTERS = 4096
"""Of one request, as OpenAI's reference has it."""
SLOWEST, FASTEST = 0.25, 4.0
"""Rates, as OpenAI's reference has them; some models take no notice of them."""


@dataclass(frozen=True, slots=True)
class OpenAIOptions(ServiceOptions):
    """`[openai]`: which server, and how it shall speak. Without a key it asks servers that want none."""

    base_url: str = "https://api.openai.com/v1"
    """What stands before `/audio/speech`."""
    model: str = "gpt-4o-mini-tts"
    instructions: str = ""
    """How to speak, for models that listen to it."""


class OpenAI:
    """The `Engine` that asks a server. It tells nothing of its words' times, and may sound different each time."""

    name = "openai"
    reproducible = False
    source_type = "trainedAlgorithmicMedia"
    options = OpenAIOptions
    about = About("none", rates=True, pitches=False, licence="")

    def voices(self) -> tuple[VoiceInfo, ...]:
        """None: what there is, the server knows."""
        return ()

    def fingerprint(self, voice: Voice) -> str:
        """The model, the server and the manner; never the key, the price or how patient one is."""
        options = read_options(OpenAIOptions, voice.options)
        manner = hashlib.sha256(repr((options.base_url, options.instructions)).encode()).hexdigest()[:12]
        return f"openai {options.model} at {host(options.base_url)} {manner} r{REVISION}"

    def terms(self, voice: Voice) -> Terms:
        """What the profile says of the server."""
        options = read_options(OpenAIOptions, voice.options)
        return Terms(options.at_once, options.price)

    def sends(self, request: Request) -> int:
        """The characters of the words and of the instructions that go with them."""
        text = sent_text(request)
        return len(text) + len(read_options(OpenAIOptions, request.options).instructions) if text else 0

    def synthesize(self, request: Request) -> Spoken:
        """Says all of the request, without marks; what is written in other languages or IPA is said as `spoken`.

        Raises `EngineError` for a rate or pitch it cannot do and when the server says no, `EngineOutage` when it does not answer
        or keeps cutting the sound short.
        """
        options = read_options(OpenAIOptions, request.options)
        check_request(request, "openai", (SLOWEST, FASTEST), MAX_CHARACTERS)
        text = sent_text(request)
        if not text:
            return Spoken(Audio(24000, np.zeros(0, np.int16)), (), "none")
        body: dict[str, object] = {"model": options.model, "input": text, "voice": request.voice or "alloy"}
        body["response_format"] = "wav"
        if request.rate != 1.0:
            body["speed"] = request.rate
        if options.instructions:
            body["instructions"] = options.instructions
        key = secret(options.key)
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})
        asked = f"the voice {request.voice or 'alloy'!r} of the model {options.model!r}"
        call = Call(f"{options.base_url.rstrip('/')}/audio/speech", headers, body, options.seconds, options.at_once, asked)
        return Spoken(ask(call, key, lambda content, kind: _sound(content, kind, text, request.rate)), (), "none")


def _sound(content: bytes, kind: str, text: str, rate: float) -> Audio:
    """The answer's sound. Raises `EngineError` when it is none, or not all."""
    if kind in ("application/json", "text/html", "text/plain"):
        raise EngineError(f"it answered with {kind} and no sound: {content[:120].decode(errors='replace')}")
    return plausible(sound_in(content, "its answer"), text, rate, "it")
