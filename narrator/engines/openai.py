"""Every server that speaks as OpenAI's does, `POST /v1/audio/speech`: OpenAI, Kokoro-FastAPI, LocalAI, speaches, vLLM-Omni.

It asks for WAV, because only that says its sample rate. A profile's `[openai]` says which server, model and manner, and whether
the server can tell when it says each word, as Kokoro-FastAPI can.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass, replace

import numpy as np

from narrator.audio import Audio
from narrator.engines.captions import captioned
from narrator.engines.options import read_options
from narrator.engines.plausible import plausible
from narrator.engines.service import Call, RefusedError, ServiceOptions, ask, check_request, host, secret, sent_text
from narrator.engines.sound_file import sound_in
from narrator.engines.speech import About, Request, Spoken, Voice, VoiceInfo
from narrator.errors import EngineError

REVISION = 1
"""Of what this engine makes of a request: raise it when the same request would sound different."""

MAX_CHARACTERS = 4096
"""Of one request, as OpenAI's reference has it."""
SLOWEST, FASTEST = 0.25, 4.0
"""Rates, as OpenAI's reference has them; some models take no notice of them."""
_NO_SUCH_PLACE = (404, 405)
"""How a server says that it does not tell of its words."""
_silent: set[str] = set()
"""The places that were not there when this process asked."""


@dataclass(frozen=True, slots=True)
class OpenAIOptions(ServiceOptions):
    """`[openai]`: which server, and how it shall speak. Without a key it asks servers that want none."""

    base_url: str = "https://api.openai.com/v1"
    """What stands before `/audio/speech`."""
    model: str = "gpt-4o-mini-tts"
    instructions: str = ""
    """How to speak, for models that listen to it."""
    word_times: bool = False
    """Whether to ask when each word is said, at `/dev/captioned_speech`; a server without that is asked for its sound alone."""


class OpenAI:
    """The `Engine` that asks a server. It may sound different each time, and few servers tell of their words' times."""

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
        told = ("word times",) if options.word_times else ()
        manner = hashlib.sha256(repr((options.base_url, options.instructions, *told)).encode()).hexdigest()[:12]
        return f"openai {options.model} at {host(options.base_url)} {manner} r{REVISION}"

    def price(self, voice: Voice) -> float | None:
        """What the profile says."""
        return read_options(OpenAIOptions, voice.options).price

    def sends(self, request: Request) -> int:
        """The characters of the words and of the instructions that go with them."""
        text = sent_text(request)
        return len(text) + len(read_options(OpenAIOptions, request.options).instructions) if text else 0

    def synthesize(self, request: Request) -> Spoken:
        """Says all of the request, with marks where the server tells them; other languages' words and IPA are said as `spoken`.

        Raises `EngineError` for a rate or pitch it cannot do and when the server says no, `EngineOutage` when it does not answer
        or keeps cutting the sound short.
        """
        options = read_options(OpenAIOptions, request.options)
        check_request(request, "openai", (SLOWEST, FASTEST), MAX_CHARACTERS)
        if not sent_text(request):
            return Spoken(Audio(24000, np.zeros(0, np.int16)), (), "none")
        key = secret(options.key)
        call = _call(request, options, key)
        if options.word_times and (spoken := _with_times(call, options, key, request)):
            return spoken
        return Spoken(ask(call, key, lambda content, kind: _sound(content, kind, request)), (), "none")


def _call(request: Request, options: OpenAIOptions, key: str) -> Call:
    """The question for the sound of a request."""
    voice = request.voice or "alloy"
    body: dict[str, object] = {"model": options.model, "input": sent_text(request), "voice": voice, "response_format": "wav"}
    if request.rate != 1.0:
        body["speed"] = request.rate
    if options.instructions:
        body["instructions"] = options.instructions
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})
    asked = f"the voice {voice!r} of the model {options.model!r}"
    return Call(f"{options.base_url.rstrip('/')}/audio/speech", headers, body, options.seconds, options.at_once, asked)


def _with_times(call: Call, options: OpenAIOptions, key: str, request: Request) -> Spoken | None:
    """What the server says when it is asked for its words' times too; None where it has no such place."""
    place = f"{options.base_url.rstrip('/').removesuffix('/v1')}/dev/captioned_speech"
    if place in _silent:
        return None
    timed = replace(call, url=place, body={**call.body, "stream": False, "return_timestamps": True})
    try:
        return ask(timed, key, lambda content, kind: _captioned(content, kind, request))
    except RefusedError as refusal:
        if refusal.status not in _NO_SUCH_PLACE:
            raise
        _silent.add(place)
        return None


def _captioned(content: bytes, kind: str, request: Request) -> Spoken:
    """The sound in an answer with the times of its words, and the marks these make. Raises `EngineError` as `_sound` does."""
    if kind.startswith("audio/"):  # as Kokoro-FastAPI answered in its first weeks
        return Spoken(_sound(content, kind, request), (), "none")
    try:
        answer = json.loads(content)
        stored = base64.b64decode(answer["audio"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise EngineError(f"its answer has no sound: {content[:120].decode(errors='replace')}") from error
    audio = _sound(stored, "", request)
    marks = captioned(answer.get("timestamps"), request, audio)
    return Spoken(audio, marks, "estimated" if marks else "none")


def _sound(content: bytes, kind: str, request: Request) -> Audio:
    """The answer's sound. Raises `EngineError` when it is none, or not all."""
    if kind in ("application/json", "text/html", "text/plain"):
        raise EngineError(f"it answered with {kind} and no sound: {content[:120].decode(errors='replace')}")
    return plausible(sound_in(content, "its answer"), sent_text(request), request.rate, "it")
