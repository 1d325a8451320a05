"""The voices of the operating system, through pyttsx3: SAPI on Windows, NSSpeechSynthesizer on macOS, espeak-ng on Linux.

pyttsx3 2.99 is not to be trusted with a process of ours (all measured on Linux): `runAndWait` returns before the file is there
from 200 characters on, the second of two queued files replaces the first, 5,000 characters never arrive, 30,000 end the process
with SIGSEGV, and it prints. So each request has a short-lived process of its own, which says one file and waits for it. That
process is this module run as a program: `python -m narrator.engines.system`, with a JSON object on its standard input.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from ctypes import CDLL
from pathlib import Path
from typing import Protocol

import numpy as np

import narrator
from narrator.audio import Audio
from narrator.engines.bounds import check_pitch, check_rate
from narrator.engines.libespeak import library_path, short_data_folder
from narrator.engines.plausible import plausible
from narrator.engines.sayable import sayable_text
from narrator.engines.sound_file import read_sound
from narrator.engines.speech import About, Request, Spoken, Voice, VoiceInfo
from narrator.errors import EngineError, EngineUnavailable
from narrator.language import primary
from narrator.libraries import library_version

REVISION = 1
"""Of what this engine makes of a request: raise it when the same request would sound different."""

MAX_CHARACTERS = 1500
"""Of one request. Up to here every file came whole on Linux (measured: 22 of 22 of 1,475 characters), at 5,000 none did."""

NORMAL_WPM = 200
"""pyttsx3's own speed in words a minute: a rate of 1.0."""
SLOWEST, FASTEST = 0.4, 2.25
"""Rates. What the slowest of the drivers, espeak, can do: 80 to 450 words a minute."""

_SPEAK_SECONDS, _LIST_SECONDS = 60.0, 30.0
"""Deadlines. 1,500 characters take 0.6 s and the list 0.4 s here; the rest is for a cold Windows."""
_LOOKS, _LOOK_SECONDS = 3, 0.02 if sys.platform.startswith("linux") else 0.1
"""A file is whole when its size stayed the same for three looks. The Linux driver writes it at once, the others as they speak."""


class Pyttsx3:
    """The `Engine` on the system's own voices. It tells nothing of its words' times, and may sound different each time."""

    name = "pyttsx3"
    reproducible = False
    source_type = "algorithmicMedia" if sys.platform.startswith("linux") else "trainedAlgorithmicMedia"
    about = About("none", rates=True, pitches=False, licence="the system's")

    def voices(self) -> tuple[VoiceInfo, ...]:
        """The system's voices, asked of a process of their own. Raises `EngineUnavailable` when it does not answer."""
        with tempfile.TemporaryDirectory(prefix="narrate-") as folder:
            answer = Path(folder) / "voices.json"
            try:
                _run({"voices": str(answer)}, _LIST_SECONDS)
                listed = json.loads(answer.read_text(encoding="utf-8"))
            except (EngineError, OSError, ValueError) as error:
                raise EngineUnavailable(f"The system's voices cannot be listed: {error}") from error
        return tuple(VoiceInfo(voice, language, label) for voice, language, label in listed)

    def fingerprint(self, voice: Voice) -> str:  # noqa: ARG002 - the system does not tell a voice's version
        """The versions of pyttsx3 and of the system, whose update may change the voices."""
        try:
            return f"pyttsx3 {library_version('pyttsx3')} r{REVISION} {sys.platform}"
        except ModuleNotFoundError as error:
            raise EngineUnavailable("The system's voices need pyttsx3; get it with: pip install pyttsx3") from error

    def synthesize(self, request: Request) -> Spoken:
        """Says all of the request, without marks; what is written in other languages or IPA is said as `spoken`.

        Raises `EngineError` for more than `MAX_CHARACTERS`, a rate outside 0.4 to 2.25, any pitch but 0, a voice the system does
        not have, and whenever the process fails, is late, or hands in a sound too short or too long for its text.
        """
        check_rate(request, "pyttsx3", (SLOWEST, FASTEST))
        check_pitch(request, "pyttsx3")
        text = sayable_text(request)
        if len(text) > MAX_CHARACTERS:
            raise EngineError(f"The system's voices say at most {MAX_CHARACTERS} characters at once and got {len(text)}.")
        audio = _spoken(text, request) if text else Audio(22050, np.zeros(0, np.int16))
        return Spoken(audio, (), "none")


def _spoken(text: str, request: Request) -> Audio:
    """The sound a process of its own makes of the text."""
    with tempfile.TemporaryDirectory(prefix="narrate-") as folder:
        path = Path(folder) / ("said.aiff" if sys.platform == "darwin" else "said.wav")
        wpm = round(NORMAL_WPM * request.rate)
        _run({"text": text, "voice": request.voice, "language": request.language, "wpm": wpm, "sound": str(path)}, _SPEAK_SECONDS)
        audio = read_sound(path)
    return plausible(audio, text, request.rate, "The system's voice")


def _run(order: Mapping[str, object], seconds: float) -> None:
    """Has a process of its own carry out an order. Raises `EngineError` with its last words when it fails or is late."""
    with _environment() as environment:
        try:
            done = subprocess.run(
                [sys.executable, "-P", "-m", "narrator.engines.system"],
                input=json.dumps(order).encode(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env=environment,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise EngineError(f"The system's voice did not answer within {seconds:.0f} seconds.") from error
    if done.returncode != 0:
        last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2] or f"exit code {done.returncode}"
        raise EngineError(f"The system's voice failed: {last}")


@contextmanager
def _environment() -> Iterator[dict[str, str]]:
    """The process's environment: this very package, and on Linux the embedded library's voices."""
    paths = [str(Path(narrator.__file__).parent.parent), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths)), "PYTHONWARNINGS": "ignore"}
    if not sys.platform.startswith("linux"):
        yield environment
        return
    with short_data_folder() as folder:
        yield {**environment, "ESPEAK_DATA_PATH": folder}


# From here on everything runs in the process of its own.


class _SystemVoice(Protocol):
    """What is used of `pyttsx3.voice.Voice`, which has no types."""

    id: str
    name: str | None
    languages: Sequence[str | bytes]


def _carry_out(order: Mapping[str, str]) -> None:
    """Lists the voices into a file, or says a text into one."""
    if sys.platform.startswith("linux"):
        # pyttsx3 then finds it by its SONAME. Not RTLD_GLOBAL: its symbols would take the place of those of other libraries.
        CDLL(library_path())
    import pyttsx3  # noqa: PLC0415 - here and nowhere else

    speaker = pyttsx3.init()
    voices: Sequence[_SystemVoice] = speaker.getProperty("voices")
    if "voices" in order:
        listed = [(voice.id, _language(voice), voice.name or voice.id) for voice in voices]
        Path(order["voices"]).write_text(json.dumps(listed), encoding="utf-8")
        return
    chosen = _chosen(voices, str(speaker.getProperty("voice")), order["voice"], order["language"])
    if chosen:
        speaker.setProperty("voice", chosen)
    speaker.setProperty("rate", int(order["wpm"]))
    speaker.save_to_file(order["text"], order["sound"])
    speaker.runAndWait()
    _wait_for(Path(order["sound"]))


def _language(voice: _SystemVoice) -> str:
    """The voice's language in BCP 47; `und` where the system does not say."""
    told = next(iter(voice.languages), "")
    text = told.decode("ascii", "ignore") if isinstance(told, bytes) else told
    return re.sub(r"[^A-Za-z0-9-]", "", text.replace("_", "-")) or "und"


def _chosen(voices: Sequence[_SystemVoice], current: str, wanted: str, language: str) -> str | None:
    """The voice to set: the one wanted by id or name, else one of the language; None to leave the system's own as it is."""
    if wanted:
        named = [voice.id for voice in voices if wanted in (voice.id, voice.name)]
        if not named:
            sys.exit(f"there is no voice called {wanted!r} on this system; `narrate voices` lists those it has")
        return named[0]
    own = primary(language)
    spoken = {voice.id: _language(voice).lower() for voice in voices}
    if primary(spoken.get(current, "und")) in (own, "und"):
        return None
    fitting = sorted(spoken, key=lambda name: (spoken[name] != language.lower(), spoken[name] != own))
    fitting = [name for name in fitting if primary(spoken[name]) == own]
    if not fitting:
        sys.exit(f"there is no voice for the language {language!r} on this system; `narrate voices` lists those it has")
    return fitting[0]


def _wait_for(path: Path) -> None:
    """Returns when the file is whole; the parent's deadline ends a wait in vain."""
    size, looks = 0, 0
    while looks < _LOOKS:
        time.sleep(_LOOK_SECONDS)
        now = path.stat().st_size if path.exists() else 0
        looks = looks + 1 if now and now == size else 0
        size = now


if __name__ == "__main__":
    _carry_out(json.load(sys.stdin))
    os._exit(0)  # past the drivers' destructors, which may hang or crash once the file is written
