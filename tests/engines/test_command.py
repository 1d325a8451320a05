"""Any program as an engine: how it is called, what hostile text cannot do, and what is said when it fails."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from narrator import adapt, master, read, record
from narrator.engines import Request, Span, Spoken, Voice, command, find_voice, load_engine
from narrator.errors import EngineError, EngineUnavailable, SettingsError
from narrator.recording import Pool, Store
from narrator.show import Show

SEED = Path(__file__).parents[2] / "seeds" / "short.txt"

HUM = """
import struct, sys, time
words = sys.stdin.read() if "-" in sys.argv else " ".join(sys.argv[2:])
size = len(words) * 1600
head = b"RIFF" + struct.pack("<I", 36 + size) + b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, 16000, 32000, 2, 16)
sound = head + b"data" + struct.pack("<I", SIZE) + struct.pack("<h", 3000) * (size // 2)
if sys.argv[1] == "-": sys.stdout.buffer.write(sound)
else: open(sys.argv[1], "wb").write(sound)
"""
"""A program that hums 50 ms for every character, to a file or to standard output."""


def profile(tmp_path: Path, *argv: str, more: str = "") -> Voice:
    path = tmp_path / "mine.toml"
    path.write_text(f'engine = "command"\n[command]\nargv = {json.dumps(argv)}\n{more}', "utf-8")
    return find_voice(str(path))


def say(voice: Voice, words: str, rate: float = 1.0) -> Spoken:
    request = Request(tuple(Span(w, w) for w in words.split(" ")), voice.voice, voice.language, rate, options=voice.options)
    return load_engine("command").synthesize(request)


@pytest.mark.parametrize("size", ["size", "0", "0x7FFFFFFF", "0xFFFFFFFF", "2000000000"])
def test_a_program_gets_the_text_on_standard_input_and_answers_on_standard_output(tmp_path: Path, size: str) -> None:
    voice = profile(tmp_path, sys.executable, "-c", HUM.replace("SIZE", size), "-")
    assert say(voice, "twelve chars").audio.seconds == pytest.approx(0.6)


@pytest.mark.parametrize(
    "hostile",
    ["$(touch pwned)", "`touch pwned`", "; touch pwned", "-o pwned", "--help", "{wav}", "a\x00b", "\ud800 hm", "'\""],
)
def test_hostile_text_is_text(tmp_path: Path, program: Callable[[str], str], hostile: str) -> None:
    program("flite")
    before = sorted(Path().iterdir())
    for voice in (find_voice("flite"), profile(tmp_path, sys.executable, "-c", HUM.replace("SIZE", "size"), "{wav}", "{text}")):
        assert say(voice, f"{hostile} hello there").audio.seconds > 0.4
        assert say(voice, f"hello there {hostile}").audio.seconds > 0.4
    assert sorted(Path().iterdir()) == before


def test_flite_says_foreign_letters_and_goes_at_half_to_four_times_its_speed(program: Callable[[str], str]) -> None:
    program("flite")
    voice = find_voice("flite")
    assert say(voice, "Дмитрий Сергеевич Песков").audio.seconds > 1.0
    normal = say(voice, "Nobody had asked her, and nobody would.").audio.seconds
    for rate in (0.5, 2.0, 4.0):
        assert say(voice, "Nobody had asked her, and nobody would.", rate).audio.seconds == pytest.approx(normal / rate, rel=0.15)


def test_an_episode_by_flite_has_aligned_words_and_another_speaker_for_the_notice(
    program: Callable[[str], str], pool: Pool, tmp_path: Path
) -> None:
    program("flite")
    recording = record(adapt(read(SEED)), find_voice("flite"), pool, Store(tmp_path / "store"))
    assert {take.timing for take in recording.takes} == {"aligned"}
    episode = master(recording, Show(), tmp_path, executor=pool)
    receipt = json.loads((episode.folder / "receipt.json").read_text("utf-8"))
    assert set(receipt["engines"]) == {"command:slt", "command:rms"}
    assert receipt["disclosure"]["digital_source_type"].endswith("trainedAlgorithmicMedia")
    again = record(adapt(read(SEED)), find_voice("flite"), pool, Store(tmp_path / "store"))
    assert all(take.cached for take in again.takes)


def test_another_program_does_not_find_the_first_ones_sound(tmp_path: Path, pool: Pool) -> None:
    store = Store(tmp_path / "store")
    script = adapt(read(SEED))
    one = profile(tmp_path, sys.executable, "-c", HUM.replace("SIZE", "size"), "{wav}", "{text}")
    other = profile(tmp_path, sys.executable, "-c", HUM.replace("SIZE", "size").replace("3000", "2000"), "{wav}", "{text}")
    patient = profile(tmp_path, sys.executable, "-c", HUM.replace("SIZE", "size"), "{wav}", "{text}", more="seconds = 90")
    assert not any(take.cached for take in record(script, one, pool, store).takes)
    assert all(take.cached for take in record(script, patient, pool, store).takes)
    assert not any(take.cached for take in record(script, other, pool, store).takes)


def test_say_is_called_as_its_manual_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = tmp_path / "say"
    check = 'assert v[:4] == ["-v", "Samantha", "-r", "350"] and v[6] == "-o" and v[8] == "-f", v\n'
    script = (
        "import sys\nv = sys.argv[1:]\n"
        + check
        + HUM.replace("SIZE", "size")
        .replace("sys.argv[1]", "v[7]")
        .replace('" ".join(sys.argv[2:])', "open(v[9], encoding='utf-8').read().strip()")
    )
    stand_in.write_text(f"#!{sys.executable}\n{script}", "utf-8")
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert say(find_voice("say"), "twelve chars", 2.0).audio.seconds == pytest.approx(0.6)


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["no-such-program", "{text}"], "no-such-program"),
        ([sys.executable, "-c", "import sys; sys.exit('out of breath')"], "out of breath"),
        ([sys.executable, "-c", "import time; time.sleep(9)"], "0.5 seconds"),
        ([sys.executable, "-c", "print('no sound')"], "no WAV"),
        ([sys.executable, "-c", "pass", "{wav}"], "said.wav"),
        ([sys.executable, "-c", HUM.replace("SIZE", "size").replace("* 1600", "* 400"), "-"], "cannot be all of"),
        ([sys.executable, "-c", HUM.replace("SIZE", "size").replace("3000", "0"), "-"], "silent"),
        ([sys.executable, "-c", HUM.replace("SIZE", "size + 9"), "-"], "ends too early"),
    ],
)
def test_a_program_that_fails_is_named_with_what_happened(tmp_path: Path, argv: list[str], says: str) -> None:
    voice = profile(tmp_path, *argv, more="seconds = 0.5")
    with pytest.raises(EngineError, match=says) as caught:
        say(voice, "These are words that take a second or two to be said.")
    assert isinstance(caught.value, EngineUnavailable) == ("no-such-program" in argv)


WRAPPER = """
import pathlib, subprocess, sys, time
called = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
pathlib.Path(sys.argv[1]).write_text(str(called.pid))
called.wait()
"""
"""A program that calls another and waits for it, and says which it is."""


def _goes_on(number: int) -> bool:
    """Whether a process is there and does something: one that has ended may wait to be fetched."""
    found = subprocess.run(["ps", "-o", "stat=", "-p", str(number)], capture_output=True, text=True, check=False)
    return bool(found.stdout.strip()) and not found.stdout.startswith("Z")


def _comes_true(fact: Callable[[], bool]) -> bool:
    until = time.monotonic() + 20
    while not (true := fact()) and time.monotonic() < until:
        time.sleep(0.05)
    return true


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends the one program")
def test_a_late_program_ends_together_with_those_it_called(tmp_path: Path) -> None:
    voice = profile(tmp_path, sys.executable, "-c", WRAPPER, str(tmp_path / "called"), more="seconds = 2")
    with pytest.raises(EngineError, match="2 seconds"):
        say(voice, "hello there")
    called = int((tmp_path / "called").read_text())
    assert _comes_true(lambda: not _goes_on(called))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends the one program")
def test_a_run_that_is_broken_off_leaves_no_program_behind(tmp_path: Path) -> None:
    profile(tmp_path, sys.executable, "-c", WRAPPER, str(tmp_path / "called"))
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": str(SEED.parents[1])}
    run = [sys.executable, "-m", "narrator", str(SEED), "-o", str(tmp_path / "out"), "-j", "1"]
    narrate = subprocess.Popen([*run, "--voice", str(tmp_path / "mine.toml")], env=environment, stderr=subprocess.DEVNULL)
    assert _comes_true(lambda: (tmp_path / "called").exists() and bool((tmp_path / "called").read_text()))
    narrate.send_signal(signal.SIGINT)
    narrate.wait()
    called = int((tmp_path / "called").read_text())
    assert _comes_true(lambda: not _goes_on(called))


def test_a_program_may_be_named_from_the_folder_one_is_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "beep.py"
    script.write_text(f"#!{sys.executable}\n{HUM.replace('SIZE', 'size')}", "utf-8")
    script.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    assert say(profile(tmp_path, "./beep.py", "{wav}", "{text}"), "twelve chars").audio.seconds == pytest.approx(0.6)


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_program_that_never_stops_writing_is_stopped(tmp_path: Path, stream: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "_MOST", 1_000_000)
    endless = f"import sys, time\nwhile True: sys.{stream}.write('y' * 100000); time.sleep(0.001)"
    with pytest.raises(EngineError, match="wrote more than 1 MB"):
        say(profile(tmp_path, sys.executable, "-c", endless), "hello there")


def test_a_place_is_known_by_its_name(tmp_path: Path) -> None:
    hum = HUM.replace("SIZE", "size").replace("{", "{{").replace("}", "}}")
    assert say(profile(tmp_path, sys.executable, "-c", hum, "{wav:}", "{text:}"), "twelve chars").audio.seconds > 0.5
    told = hum.replace("twelve", "{{text}}")  # a brace twice is a brace
    assert say(profile(tmp_path, sys.executable, "-c", told, "-", "{{text}}"), "twelve chars").audio.seconds > 0.5


def test_a_rate_nobody_tells_the_program_is_refused(tmp_path: Path) -> None:
    voice = profile(tmp_path, sys.executable, "-c", HUM.replace("SIZE", "size"), "-")
    with pytest.raises(EngineError, match="rate"):
        say(voice, "hello there", 1.5)
    with pytest.raises(EngineError, match="'lower'"):
        say(replace(voice, voice="lower"), "hello there")
    with pytest.raises(EngineError, match="argv"):
        say(Voice("command:", "command"), "hello there")


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ('argv = ["say", "{txt}"]', "{txt}"),
        ('argv = ["say", "{text"]', "brace"),
        ('argv = ["say", "{rate}", "{wpm:03d}"]', "write {wpm}"),
        ('argv = ["say", "{text!r}"]', "{text!r}"),
        ('argv = ["say", "{text:>{wpm}}"]', "write {text}"),
        ('argv = "say {text}"', "a list of texts"),
        ('argv = ["say", "a\\u0000b", "{text}"]', "NUL"),
        ("seconds = 500", "seconds"),
        ("program = 'say'", "program"),
    ],
)
def test_a_wrong_command_is_named_with_its_file(tmp_path: Path, table: str, says: str) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(f'engine = "command"\n[command]\n{table}\n', "utf-8")
    with pytest.raises(SettingsError) as caught:
        find_voice(str(path))
    assert str(path) in str(caught.value)
    assert says in str(caught.value)
