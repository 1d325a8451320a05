"""Any program that turns text into a sound file, as an engine: a profile's `[command]` says how it is called.

The program is called once for each request, never through a shell, so that no text is more than a text to it; but Windows gives a
batch file to one, which should be told `{text_file}`. `voices/flite.toml` and `voices/say.toml` are complete profiles.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import signal
import string
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from anyascii import anyascii

from narrator.audio import Audio
from narrator.engines.bounds import check_pitch, check_rate
from narrator.engines.options import read_options
from narrator.engines.plausible import plausible
from narrator.engines.sayable import pronounceable, sayable_text
from narrator.engines.sound_file import read_sound
from narrator.engines.speech import About, Request, Spoken, Voice, VoiceInfo
from narrator.errors import EngineError, EngineUnavailable, SettingsError

REVISION = 1
"""Of what this engine makes of a request: raise it when the same request would sound different."""

MAX_CHARACTERS = 4000
"""Of one request, ten times what narrate asks for: flite takes half a minute for 8,000, and Windows has 32 KiB for arguments."""

_MOST = 200_000_000
"""Bytes a program may write for one request: 4000 characters are 10 minutes, 115 MB of 48 kHz in stereo."""
_LOOK = 0.1
"""Seconds between two looks at how much it wrote; it may write half a gigabyte meanwhile."""

_PLACES = ("text", "text_file", "wav", "voice", "language", "rate", "stretch", "wpm")
_SPEEDS = ("rate", "stretch", "wpm")


@dataclass(frozen=True, slots=True)
class CommandOptions:
    """`[command]`: how the program is called."""

    argv: tuple[str, ...] = ()
    """The program and its arguments, with places to fill in: `{text}` or `{text_file}` (neither: the text comes on standard
    input), `{wav}` (not there: the sound goes to standard output), `{voice}`, `{language}`, and for the speed `{rate}` (2 is
    twice as fast), `{stretch}` (0.5 is twice as fast) or `{wpm}`."""
    voices: tuple[str, ...] = ()
    """The names `{voice}` may have, for programs that speak with another voice when they do not know one; any when empty."""
    words_a_minute: float = 175.0
    """What `{wpm}` is at a rate of 1."""
    slowest: float = 0.5
    fastest: float = 4.0
    """The rates it can speak at; only 1 when nothing in `argv` tells the program its speed."""
    ascii: bool = False
    """Whether it knows no letters but a to z, and gets foreign ones spelled in those rather than dropping them."""
    seconds: float = 60.0
    """How long it may take for one utterance."""

    def __post_init__(self) -> None:
        """Raises `SettingsError` for a template that cannot be filled in."""
        if "\0" in "".join(self.argv):
            raise SettingsError("argv has a NUL in it, which no argument of a program can have; take it out.")
        try:
            fields = self._fields()
        except ValueError as error:
            raise SettingsError(f"argv has a brace too many or too few ({error}); write {{{{ for a brace.") from error
        for name, form in fields:
            if name not in _PLACES:
                raise SettingsError(f"argv has a place {{{name}}}; there are {', '.join(f'{{{place}}}' for place in _PLACES)}.")
            if form:
                raise SettingsError(f"argv has {{{name}{form}}}, and a place is filled in as it is; write {{{name}}}.")
        if not 0 < self.seconds <= 100:  # a worker gets 120
            raise SettingsError(f"seconds is {self.seconds:g}, and must lie between 0 and 100.")

    def has(self, *places: str) -> bool:
        """Whether one of the places is to be filled in."""
        return any(name in places for name, _ in self._fields())

    def _fields(self) -> list[tuple[str, str]]:
        """What is to be filled in, and in which form: `:03d`, `!r`. Raises `ValueError` for braces that do not match."""
        parsed = [field for part in self.argv for field in string.Formatter().parse(part)]
        return [
            (name, (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else ""))
            for _, name, spec, conversion in parsed
            if name is not None
        ]


class Command:
    """The `Engine` that calls a program. It tells nothing of its words' times, and cannot promise what another program does."""

    name = "command"
    reproducible = False
    source_type = "trainedAlgorithmicMedia"
    options = CommandOptions
    about = About("none", rates=True, pitches=False, licence="")

    def voices(self) -> tuple[VoiceInfo, ...]:
        """None: which program it is, a profile says."""
        return ()

    def fingerprint(self, voice: Voice) -> str:
        """The program, what its file is like, and how it is called."""
        options = read_options(CommandOptions, voice.options)
        program = options.argv[0] if options.argv else "nothing"
        called = hashlib.sha256(repr((options.argv, options.words_a_minute, options.ascii)).encode()).hexdigest()[:12]
        return f"command {Path(program).name} {_file_digest(program)} {called} r{REVISION}"

    def synthesize(self, request: Request) -> Spoken:
        """Says all of the request, without marks; what is written in other languages or IPA is said as `spoken`.

        Raises `EngineUnavailable` when the program is not here, `EngineError` for a voice, rate or pitch it does not have, and
        whenever it fails, is late, or hands in a sound too short or too long for its text.
        """
        options = read_options(CommandOptions, request.options)
        if not options.argv:
            raise EngineError("The engine command needs to be told which program; name it in a voice profile's [command] argv.")
        _check(request, options)
        text = sayable_text(request)
        text = anyascii(text) if options.ascii else text
        if len(text) > MAX_CHARACTERS:
            raise EngineError(f"A program is given at most {MAX_CHARACTERS} characters at once and was to get {len(text)}.")
        if not pronounceable(text):
            return Spoken(Audio(22050, np.zeros(0, np.int16)), (), "none")
        return Spoken(plausible(_said(text, request, options), text, request.rate, f"The program {options.argv[0]}"), (), "none")


@cache
def _file_digest(program: str) -> str:
    """A few letters that change when the program's file does."""
    path = shutil.which(program)
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:12] if path else "missing"
    except OSError:
        return "unreadable"


def _check(request: Request, options: CommandOptions) -> None:
    """Raises for what the program has no place or no name for."""
    program = options.argv[0]
    check_pitch(request, program)
    if request.rate != 1.0 and not options.has(*_SPEEDS):
        raise EngineError(f"{program} is not told its rate, so it cannot speak at {request.rate:g}; give its argv a {{rate}}.")
    if request.rate != 1.0:
        check_rate(request, program, (options.slowest, options.fastest))
    known = options.voices if options.has("voice") else ("",)
    if known and request.voice not in known:
        raise EngineError(f"{program} has no voice called {request.voice!r}; it has {', '.join(filter(None, known)) or 'one'}.")


def _said(text: str, request: Request, options: CommandOptions) -> Audio:
    """The sound the program makes of the text, in a folder of its own."""
    program = shutil.which(options.argv[0])
    if program is None:
        raise EngineUnavailable(f"The program {options.argv[0]} is not on this machine; install it, or choose another voice.")
    with tempfile.TemporaryDirectory(prefix="narrate-", ignore_cleanup_errors=True) as folder:
        spoken, written = Path(folder) / "said.wav", Path(folder) / "text.txt"
        if options.has("text_file"):
            written.write_text(text + "\n", encoding="utf-8")
        filled = {
            "text": f" {text}" if text.startswith("-") else text,  # an argument, and no option
            "text_file": str(written),
            "wav": str(spoken),
            "voice": request.voice,
            "language": request.language,
            "rate": f"{request.rate:g}",
            "stretch": f"{1 / request.rate:g}",
            "wpm": str(round(options.words_a_minute * request.rate)),
        }
        # The program may be named from this folder, and it is called in another.
        argv = [str(Path(program).absolute()), *(part.format_map(filled) for part in options.argv[1:])]
        told = b"" if options.has("text", "text_file") else text.encode()
        _run(argv, told, Path(os.devnull) if options.has("wav") else spoken, Path(folder), options.seconds)
        return read_sound(spoken)


def _run(argv: list[str], told: bytes, heard: Path, folder: Path, seconds: float) -> None:
    """Calls the program, what it writes to standard output going to `heard`; nothing it began goes on when it fails.

    Raises `EngineError` with its last words when it fails, and when it is late or writes too much.
    """
    name = Path(argv[0]).name
    words, complaints = folder / "words.txt", folder / "complaints.txt"
    words.write_bytes(told)
    with words.open("rb") as stdin, heard.open("wb") as stdout, complaints.open("wb") as stderr:
        try:
            # In a session of its own, where it can be ended together with the programs it calls.
            program = subprocess.Popen(argv, stdin=stdin, stdout=stdout, stderr=stderr, cwd=folder, start_new_session=True)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            raise EngineError(f"The program {name} cannot be started: {reason}.") from error
        try:
            _wait(program, name, folder, seconds)
            if program.returncode != 0:
                last = complaints.read_text("utf-8", "replace").strip().rpartition("\n")[2] or f"exit code {program.returncode}"
                raise EngineError(f"The program {name} failed: {last[:200]}")
        except BaseException:  # Ctrl-C, and the end of the worker, too
            _end(program)
            raise


def _wait(program: subprocess.Popen[bytes], name: str, folder: Path, seconds: float) -> None:
    """Waits for the program's end. Raises `EngineError` when that is late, or it has written too much into the folder."""
    until = time.monotonic() + seconds
    while program.returncode is None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            program.wait(min(_LOOK, seconds))
        if _written(folder) > _MOST:
            raise EngineError(
                f"The program {name} wrote more than {_MOST // 1_000_000} MB, which is no utterance's sound; see to its argv."
            )
        if program.returncode is None and time.monotonic() > until:
            raise EngineError(f"The program {name} did not finish within {seconds:g} seconds.")


def _written(folder: Path) -> int:
    """Bytes in the folder; 0 when a file goes away while they are counted: the next look counts again."""
    with contextlib.suppress(OSError):
        return sum(path.stat().st_size for path in folder.iterdir())
    return 0


def _end(program: subprocess.Popen[bytes]) -> None:
    """Ends the program and what it called; on Windows it alone."""
    with contextlib.suppress(OSError):  # it has ended already
        if sys.platform == "win32":
            program.kill()
        else:
            os.killpg(program.pid, signal.SIGKILL)
    program.wait()
