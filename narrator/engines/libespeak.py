"""The embedded espeak-ng: the library and the voices the `espeakng_loader` wheel carries, one call at a time.

The functions are those of espeak-ng 1.52's `speak_lib.h`. Measured on that version, and the reason this module looks as it does:

- The same text gives other samples on each call, since the library keeps the state of its noise and its pitch jitter. Only a
  freshly loaded library gives the same bytes again (loading costs 3 ms), so every call loads it and unloads it. That holds
  only while nothing else in the process has the same file loaded. The breath of variants that have one (f2, f3, f5, whisper)
  is seeded by the clock, so the seed is set too; that of Reed and caleb is drawn with C's own `rand`, whose seed is set as well.
- It seeks a voice by its name in small letters; where file names tell those apart, it finds `en-US` only by reading all 250
  voices: 2 of the 3 ms. Links with small names would spare them, and end the run of who empties his cache meanwhile (tried).
- Two threads inside it at once end the process with SIGSEGV, so a lock admits one.
- A data path of 160 bytes or more is not read and the voices of the machine that built the wheel are sought instead.
"""

from __future__ import annotations

import _ctypes
import ctypes
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from narrator.errors import EngineError, EngineUnavailable
from narrator.libraries import library_version
from narrator.patterns import compiled

WORD, MARK, PHONEME = 1, 3, 7
"""Event types of `speak_lib.h`: a word begins; a `<mark>` was passed; a phoneme was said."""

LONGEST_DATA_PATH = 150
"""Bytes. 159 still worked and 160 did not (measured); the library appends file names to it."""

_SYNCHRONOUS, _DONT_EXIT = 2, 0x8000
_RATE, _PITCH = 1, 3
_UTF8, _SSML, _PHONEMES = 1, 0x10, 0x100
_AS_IPA = 2
_TELL_PHONEMES, _IN_IPA = 1, 2
_admitted = threading.Lock()


class _Identity(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("text", ctypes.c_char * 8))


class _RawEvent(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Identity),
    )


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_RawEvent))


@dataclass(frozen=True, slots=True)
class Event:
    """Something the library passed while it spoke."""

    kind: int
    """`WORD` or `MARK`."""
    frame: int
    """When, in frames from the first sample."""
    position: int
    """Where in the SSML, in characters from 0; tells nothing for a mark, and is one too high at times for a word."""
    length: int
    """Characters of a word; 0 where the library only makes a pause."""
    name: str
    """The mark's name, or the phoneme in IPA with its stress, empty for a pause; empty for a word."""


@dataclass(frozen=True, slots=True)
class Speech:
    """What one call said."""

    rate: int
    """Frames a second."""
    pcm: bytes
    """16-bit samples in the machine's byte order, mono."""
    events: tuple[Event, ...]
    """In the order they came."""


def wheel_version() -> str:
    """The version of the wheel that carries the library and its voices. Raises `EngineUnavailable` when it is not installed."""
    try:
        return library_version("espeakng-loader")
    except ModuleNotFoundError as error:
        raise EngineUnavailable(_MISSING) from error


_MISSING = "The embedded espeak-ng is not installed; get it with: pip install espeakng-loader"


def library_path() -> str:
    """Where the library is. Raises `EngineUnavailable` when the wheel is not installed."""
    try:
        from espeakng_loader import get_library_path  # noqa: PLC0415
    except ImportError as error:
        raise EngineUnavailable(_MISSING) from error
    return str(get_library_path())


def data_folder() -> Path:
    """Where the library's voices are. Raises `EngineUnavailable` when they are not there."""
    folder = Path(library_path()).parent / "espeak-ng-data"
    if not folder.is_dir():
        raise EngineUnavailable(
            f"espeak-ng's voices are not at {folder}; reinstall them: pip install --force-reinstall espeakng-loader"
        )
    return folder


@contextmanager
def short_data_folder() -> Iterator[str]:
    """The voices under a path short enough for the library, while the context lasts: a link to them where theirs is too long."""
    folder = data_folder()
    if len(os.fsencode(folder)) <= LONGEST_DATA_PATH:
        yield str(folder)
        return
    with tempfile.TemporaryDirectory(prefix="narrate-") as near:
        link = Path(near) / folder.name
        try:
            link.symlink_to(folder, target_is_directory=True)
        except OSError:  # Windows lets only some accounts make links; 21 MB are copied instead
            shutil.copytree(folder, link)
        yield str(link)


def say(ssml: str, voice: str, wpm: int, pitch: int) -> Speech:
    """What a fresh library makes of `ssml`: the same bytes for the same arguments, whatever was said before.

    `voice` is a file under the data's `lang`, with a variant after a plus: `gmw/en-US+f4`. `wpm` is words a minute, 80 to 450;
    `pitch` is espeak's 0 to 99 with 50 for the voice's own. What stands between [[ and ]] are phonemes: see `without_phonemes`.
    Raises `EngineUnavailable` when the library cannot be loaded or started, `EngineError` when it knows no such voice or stops in
    the middle.
    """
    with _loaded(voice) as (library, rate):
        library.espeak_SetParameter(_RATE, wpm, 0)
        library.espeak_SetParameter(_PITCH, pitch, 0)
        _seed(library)
        return _synthesize(library, rate, ssml)


def _seed(library: ctypes.CDLL) -> None:
    """Has the library, and the C library it draws from, throw the same dice; whoever else draws from that begins anew as well."""
    library.espeak_ng_SetRandSeed(ctypes.c_long(1))
    ctypes.CDLL("ucrtbase" if sys.platform == "win32" else None).srand(1)


_UNHEARD_WPM = 400
"""Words a minute of speech that nobody hears: half as many samples to make. Of 1,124 sentences, cases of say-as among them, every
event was the same as at the usual 175, in half the time; beyond 400 the library makes it slow and shortens it."""


def phoneme_events(ssml: str, voice: str) -> tuple[Event, ...]:
    """What the library passes while it says `ssml`, its phonemes among it; the sound is let go. Raises as `say` does.

    A phoneme of more than 8 bytes is cut; none of English is. Their times are those of faster speech than `say`'s.
    """
    with _loaded(voice, _TELL_PHONEMES | _IN_IPA) as (library, rate):
        library.espeak_SetParameter(_RATE, _UNHEARD_WPM, 0)
        return _synthesize(library, rate, ssml).events


def without_phonemes(text: str) -> str:
    """`text` with no [[ left in it, which would make phonemes of what follows."""
    return _DOUBLE_BRACKET.sub("[ ", text)


_DOUBLE_BRACKET = compiled(r"\[(?=\[)")


def phonemes(texts: Iterable[str], voice: str) -> tuple[str, ...]:
    """The IPA in which a voice says each text, as the library writes it: a stress mark stands before its vowel.

    Plain text, no SSML, with phonemes between [[ and ]]; nothing is synthesized but one silent call that makes the library read
    those. Raises as `say` does.
    """
    with _loaded(voice) as (library, rate):
        _synthesize(library, rate, "<speak></speak>")
        ask = library.espeak_TextToPhonemes
        ask.argtypes, ask.restype = (ctypes.POINTER(ctypes.c_void_p), ctypes.c_int, ctypes.c_int), ctypes.c_char_p
        return tuple(_transcribed(ask, text) for text in texts)


def _transcribed(ask: Callable[..., bytes | None], text: str) -> str:
    """Clause by clause, as the library goes through a text: each call moves the pointer on."""
    buffer = ctypes.create_string_buffer(text.encode(errors="replace"))
    at = ctypes.c_void_p(ctypes.addressof(buffer))
    clauses = []
    while at.value:
        clauses.append((ask(ctypes.byref(at), _UTF8, _AS_IPA) or b"").decode().strip())
    return " ".join(clause for clause in clauses if clause)


@contextmanager
def _loaded(voice: str, events: int = 0) -> Iterator[tuple[ctypes.CDLL, int]]:
    """A fresh library that speaks with `voice`, and its frames a second; let go of at the end. `events` asks for more of them."""
    with _admitted, short_data_folder() as data:
        try:
            library = ctypes.CDLL(library_path())
        except OSError as error:
            raise EngineUnavailable(f"espeak-ng's library does not load on this machine: {error}") from error
        try:
            rate = library.espeak_Initialize(_SYNCHRONOUS, 0, os.fsencode(data), _DONT_EXIT | events)
            if rate <= 0:
                raise EngineUnavailable(
                    f"espeak-ng cannot read its voices at {data}; if that is a long path, set TMPDIR to a short one."
                )
            if library.espeak_SetVoiceByName(os.fsencode(voice)) != 0:
                raise EngineError(f"espeak-ng does not load its voice {voice!r}; `narrate voices` lists those it has.")
            yield library, rate
        finally:
            library.espeak_Terminate()
            _unload(library)


def _synthesize(library: ctypes.CDLL, rate: int, ssml: str) -> Speech:
    """What the library, ready to speak, makes of `ssml`."""
    sound = bytearray()
    events: list[Event] = []

    def receive(wav: ctypes._Pointer[ctypes.c_short], frames: int, raw: ctypes._Pointer[_RawEvent]) -> int:
        if frames > 0:
            sound.extend(ctypes.string_at(wav, frames * 2))
        events.extend(_events(raw))
        return 0

    callback = _Callback(receive)  # bound to a name: the library keeps only its address
    library.espeak_SetSynthCallback(callback)
    text = ssml.encode() + b"\0"
    code = library.espeak_Synth(text, ctypes.c_size_t(len(text)), 0, 1, 0, _UTF8 | _SSML | _PHONEMES, None, None)
    if code != 0:
        raise EngineError(f"espeak-ng stopped with code {code} at: {ssml[:80]}")
    return Speech(rate, bytes(sound), tuple(events))


def _events(raw: ctypes._Pointer[_RawEvent]) -> Iterator[Event]:
    """The words, marks and phonemes among the library's events; names are copied, since they live no longer than the callback."""
    at = 0
    while raw[at].type != 0:
        event = raw[at]
        if event.type in (WORD, MARK, PHONEME):
            name = event.id.name if event.type == MARK else event.id.text if event.type == PHONEME else b""
            yield Event(event.type, event.sample, event.text_position - 1, event.length, name.decode(errors="ignore"))
        at += 1


def _unload(library: ctypes.CDLL) -> None:
    """Lets go of the library, so that the next load starts from nothing. ctypes itself never unloads."""
    if sys.platform == "win32":
        _ctypes.FreeLibrary(library._handle)
    else:
        _ctypes.dlclose(library._handle)
