"""The embedded engine: its voices, the truth of its marks, and the traps it has to step around."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import espeakng_loader
import numpy as np
import pytest
from numpy.typing import NDArray

import narrator
from narrator.audio import trim
from narrator.engines import Request, Span, Voice
from narrator.engines.bounds import MAX_SPANS
from narrator.engines.dialect import find_dialect, library_voice
from narrator.engines.espeak import Espeak
from narrator.engines.sayable import sayable
from narrator.errors import EngineError
from narrator.recording.alignment import HOP_SECONDS, cepstra
from narrator.recording.warping import warp
from tests.engines.test_contract import ask, check_marks, digest

REPOSITORY = Path(__file__).parents[2]


def seconds(text: str, voice: str = "en-us") -> float:
    """Length of the sound without espeak's pause at the end."""
    audio = Espeak().synthesize(ask(text, voice)).audio
    return float(np.flatnonzero(audio.pcm)[-1]) / audio.rate


def f0(pcm: NDArray[np.int16]) -> float:
    """The middle one of the fundamental frequencies of the loud stretches, by autocorrelation."""
    found = []
    for at in range(0, len(pcm) - 2048, 512):
        window = pcm[at : at + 2048].astype(float)
        if np.abs(window).mean() > 1000:
            alike = np.correlate(window, window, "full")[2047:]
            found.append(22050 / (60 + int(np.argmax(alike[60:420]))))
    return float(np.median(found))


def test_voices_are_listed_without_loading_the_library() -> None:
    script = (
        "from narrator.engines import Voice, load_engine; engine = load_engine('espeak');"
        "engine.fingerprint(Voice('any', 'espeak')); print(len(engine.voices()));"
        "maps = open('/proc/self/maps').read(); assert 'libespeak' not in maps, maps"
    )
    if not Path("/proc/self/maps").exists():
        pytest.skip("this system does not show what a process has loaded")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=REPOSITORY)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 200


def test_voices_have_a_language_and_a_name() -> None:
    voices = {info.voice: info for info in Espeak().voices()}
    assert voices["en-us"].language == "en-us"
    assert voices["en-us"].label == "English (America)"
    assert voices["nb"].label == "Norwegian Bokmål"
    assert "+klatt4" in voices


@pytest.mark.parametrize(
    ("voice", "language", "expected"),
    [
        ("en-us", "en", "gmw/en-US"),
        ("EN-US+KLATT4", "en", "gmw/en-US+klatt4"),
        ("gmw/en-US", "en", "gmw/en-US"),
        ("", "en-GB", "gmw/en"),
        ("", "de-AT", "gmw/de"),
        ("", "no", "gmq/nb"),
        ("", "zh", "sit/cmn"),
        ("", "zh-Hant-HK", "sit/cmn"),
        ("", "pt", "roa/pt"),
        ("", "es-MX", "roa/es-419"),
        ("+Mr serious", "ru", "zle/ru+Mr serious"),
    ],
)
def test_a_voice_is_found_by_name_or_language(voice: str, language: str, expected: str) -> None:
    assert library_voice(voice, language) == expected


@pytest.mark.parametrize(
    ("voice", "language", "named"),
    [("en-uss", "en", "en-uss"), ("en-us+nope", "en", "nope"), ("", "xx", "xx"), ("../x", "en", "x")],
)
def test_what_is_not_there_is_named(voice: str, language: str, named: str) -> None:
    with pytest.raises(EngineError, match=named):
        Espeak().synthesize(Request((Span("Hello", "Hello"),), voice, language))


def test_every_listed_dialect_speaks() -> None:
    """Through the library itself, for a few of each kind; a name it does not know would raise."""
    for voice in ("en-us", "ru", "cmn", "yue-latn-jyutping", "fa-latn", "vi-vn-x-south"):
        assert find_dialect(voice) is not None
        assert Espeak().synthesize(ask("12", voice)).audio.frames > 5000


def test_marks_begin_where_the_sound_does() -> None:
    """After a comma espeak is silent for at least 100 ms; the next word begins at the end of that silence.

    A stop's closure is silent too and belongs to its word: "Tuesday" is marked 48 ms before its burst.
    """
    words = "Monday, Tuesday, Wednesday, “Thursday”, Friday, and then Monday.".split()
    spoken = Espeak().synthesize(ask(words, "en-us"))
    sounding = np.flatnonzero(spoken.audio.pcm)
    holes = np.flatnonzero(np.diff(sounding) > 0.1 * spoken.audio.rate)
    resumed = [int(sounding[hole + 1]) for hole in holes]
    early = [(at - start) / spoken.audio.rate for at, (start, _) in zip(resumed, spoken.marks[1:], strict=False)]
    assert len(resumed) == 5
    assert all(0 <= seconds < 0.06 for seconds in early)


@pytest.mark.parametrize("rate", [2.5, 2.6, 4.0, 5.1])
def test_fast_speech_is_as_fast_as_asked_at_the_same_pitch_and_its_marks_are_true(rate: float) -> None:
    """Beyond 2.57 the library's own marks come late: 11 ms in the middle, one of ten 30 or more (bench_rate).

    Where the words are is found by laying the sound beside the slow one, whose marks are exact.
    """
    words = "Mary and Lou will only remain in Monroe, on a rainy Monday morning, while nobody knows of their money.".split()
    slow, fast = (Espeak().synthesize(ask(words, "en-us+edward", rate=speed)) for speed in (1.0, rate))
    (there, before), (here, front) = trim(slow.audio), trim(fast.audio)
    assert there.seconds / here.seconds == pytest.approx(rate, rel=0.1)
    assert 12 * np.log2(f0(fast.audio.pcm) / f0(slow.audio.pcm)) == pytest.approx(0, abs=1)
    places, _ = warp(cepstra(there), cepstra(here))
    starts = np.array([(start - before) / there.rate for start, _ in slow.marks]) / HOP_SECONDS
    heard = np.interp(starts, places[:, 0], places[:, 1]) * HOP_SECONDS
    off = np.abs(np.array([(start - front) / here.rate for start, _ in fast.marks]) - heard)
    assert np.median(off) < 0.006
    assert np.percentile(off, 90) < 0.018
    assert digest(Espeak().synthesize(ask(words, "en-us+edward", rate=rate))) == digest(fast)


def test_words_after_an_abbreviation_keep_their_place() -> None:
    """The library loses the marks of "Gov." and "Smith" here; the word events stand in."""
    spoken = Espeak().synthesize(ask("U.S. v. Gov. Smith of St. Louis said no.", "en-us"))
    lengths = [(end - start) / spoken.audio.rate for start, end in spoken.marks]
    assert min(lengths) > 0.1
    assert max(lengths) < 1.0


@pytest.mark.parametrize(
    ("sentence", "heard"),
    [
        ("We met at 10 a.m. in town.", "tˈɛn ˌeɪ ˈɛm"),
        ("From 9am to noon.", "nˈaɪn ˌeɪ ˈɛm"),
        ("The A40 was shut.", "ðɪ ˈeɪ fˈɔːɹɾi"),
        ("She waited in A&E.", "ɪn ˈeɪ ænd ˈiː"),
        ("Nobody took vitamin A then.", "vˈaɪɾəmɪn ˈeɪ ðˈɛn"),
        ("It was plan A.", "plˈæn ˈeɪ"),
        ("A man came.", "ɐ mˈæn"),
        ("He saw A Star Is Born.", "sˈɔː ɐ stˈɑːɹ"),
        ("How To Build A House", "bˈɪld ɐ hˈaʊs"),
        ("“No.” A man said it.", "ɐ mˈæn"),
    ],
)
def test_the_letter_a_is_not_taken_for_the_article(sentence: str, heard: str) -> None:
    assert heard in narrator.pronounce(sentence)


def test_a_dash_has_no_length() -> None:
    spoken = Espeak().synthesize(ask(["Hello", "—", "there", "..."], "en-us"))
    assert [start == end for start, end in spoken.marks] == [False, True, False, True]
    assert Espeak().synthesize(ask(["—", "…"], "en-us")).marks == ((0, 0), (0, 0))


def test_a_foreign_span_is_said_in_its_language() -> None:
    def said(lang: str | None) -> tuple[float, int]:
        spans = (
            Span("Mr", "Mister"),
            Span("Песков,", "Песков,", lang=lang),
            Span("—", ""),
            Span("said", "said"),
            Span("no.", "no."),
        )
        spoken = Espeak().synthesize(Request(spans, "en-us"))
        assert all(end - start > 1000 for start, end in spoken.marks[:2] + spoken.marks[3:])
        assert spoken.marks[2][0] == spoken.marks[2][1]
        (start, end), following = spoken.marks[1], spoken.marks[3][0]
        assert spoken.audio.pcm[start:end].any()
        return (following - start) / spoken.audio.rate, spoken.audio.frames

    in_russian, frames = said("ru")
    spelled, _ = said(None)
    assert in_russian < 0.6 * spelled
    assert said("ru-RU") == (in_russian, frames)
    assert said("xx") == said(None), "a language nobody speaks is left to the request's own voice"


@pytest.mark.parametrize("unit", ["b", "w", "7", "ε", "ba", "😀", "шо", "7f3a"])
def test_a_long_run_is_said_to_its_end(unit: str) -> None:
    """By itself espeak drops what is beyond about 200 phonemes of a word: 100 b last as long as 50."""
    count = 60 // len(unit)
    assert seconds(unit * count * 3) > 2.4 * seconds(unit * count)


@pytest.mark.parametrize("word", ["$61,500,342.75", "😀", "7,777,777", "漢字"])
def test_a_long_clause_is_said_to_its_end(word: str) -> None:
    """By itself espeak drops what is beyond about 1,000 phonemes of a clause: 15 such sums are said, of 30 as many."""
    assert seconds(f"{word} " * 60) > 0.95 * 6 * seconds(f"{word} " * 10)


def test_readable_text_is_left_as_it_is() -> None:
    words = ("Donaudampfschifffahrtsgesellschafts", "1234567890123456", "a", "b,", "$61,500,342.75")
    assert sayable(words) == words
    assert sayable(["co\u00adoper\u200bate", "a\x00b\tc"]) == ("cooperate", "ab c")


def test_too_many_spans_are_refused() -> None:
    Espeak().synthesize(ask(["a"] * MAX_SPANS))
    with pytest.raises(EngineError, match=str(MAX_SPANS)):
        Espeak().synthesize(ask(["a"] * (MAX_SPANS + 1)))


def test_silence_on_text_is_an_error() -> None:
    with pytest.raises(EngineError, match="❸"):
        Espeak().synthesize(ask(["❸"]))


@pytest.mark.parametrize("semitones", [-4.0, -2.0, 2.0, 4.0])
def test_pitch_moves_by_semitones(semitones: float) -> None:
    spans = tuple(Span(word, word) for word in "Mary and Lou will only remain in Monroe on a rainy Monday morning.".split())
    own, moved = (f0(Espeak().synthesize(Request(spans, "en-us+klatt4", pitch=pitch)).audio.pcm) for pitch in (0.0, semitones))
    assert 12 * np.log2(moved / own) == pytest.approx(semitones, abs=0.7)


def test_an_impossible_pitch_is_refused() -> None:
    with pytest.raises(EngineError, match="semitones"):
        Espeak().synthesize(Request((Span("Hello", "Hello"),), "en-us", pitch=12.0))


def speak_from(folder: Path, temporary: Path) -> subprocess.CompletedProcess[str]:
    """Says a sentence in a process whose espeakng_loader lies in `folder`."""
    script = (
        "from narrator.engines.espeak import Espeak; from narrator.engines.libespeak import library_path;"
        "from tests.engines.test_contract import SENTENCE, ask, digest;"
        "print(library_path()); print(digest(Espeak().synthesize(ask(SENTENCE, 'en-us'))))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), str(REPOSITORY)]), "TMPDIR": str(temporary)}
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, env=environment)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_long_path_to_the_voices_does_no_harm(tmp_path: Path) -> None:
    folder = tmp_path / ("deep" * 30) / ("down" * 30)
    folder.mkdir(parents=True)
    (folder / "espeakng_loader").symlink_to(Path(espeakng_loader.__file__).parent)
    near = Path("/tmp") / f"narrate-test-{os.getpid()}"
    near.mkdir()
    done = speak_from(folder, near)
    assert done.returncode == 0, done.stderr
    path, said = done.stdout.split()
    assert path.startswith(str(folder))
    assert said == digest(Espeak().synthesize(ask("In the end, it was the mayor of “Old Harbour” who said no.", "en-us")))
    near.rmdir()  # fails if anything was left behind

    done = speak_from(folder, folder)
    assert done.returncode != 0
    assert "set TMPDIR to a short one" in done.stderr.strip().splitlines()[-1]


def test_every_language_that_is_listed_is_heard() -> None:
    voices = [info for info in Espeak().voices() if not info.voice.startswith("+")]
    assert len(voices) > 100
    for info in voices:
        assert Espeak().synthesize(ask("la 12", info.voice)).audio.frames, info
    assert find_dialect("fo") is None  # Faroese has a file, and no dictionary


def test_every_variant_says_the_same_bytes_again() -> None:
    voices = [info.voice for info in Espeak().voices() if info.voice.startswith("+")]
    assert {"+Reed", "+caleb", "+f2"} <= set(voices)  # they breathe
    for voice in voices:
        request = ask("Is it so? It is.", f"en-us{voice}")
        assert digest(Espeak().synthesize(request)) == digest(Espeak().synthesize(request)), voice


def say_random_texts(seed: int, count: int) -> None:
    """All scripts mixed, with controls, half pairs, markup and digits."""
    chance = random.Random(seed)

    def word() -> str:
        low, high = chance.choice(RANGES)
        return "".join(chr(chance.randint(low, high)) for _ in range(chance.choice([0, 1, 1, 3, 6, 10, 40])))

    for _ in range(count):
        voice = chance.choice(["en-us", "en-us+f2", "ru", "fa", "cmn", "de+klatt4"])
        words = [word() for _ in range(chance.randint(0, 20))]
        spans = tuple(Span(text, text, lang=chance.choice([None, None, None, "ru", "en"])) for text in words)
        request = Request(spans, voice, rate=chance.uniform(1, 2.5), pitch=chance.uniform(-6, 8))
        try:
            check_marks(Espeak().synthesize(request), request)
        except EngineError as error:
            if "is silent on" not in str(error):
                raise


RANGES = [
    (0x00, 0x7F),
    (0x20, 0x7E),
    (0xA0, 0x24F),
    (0x370, 0x52F),
    (0x590, 0x6FF),
    (0x900, 0xDFF),
    (0x2000, 0x2BFF),
    (0x4E00, 0x4FFF),
    (0xD800, 0xDFFF),
    (0x1F300, 0x1FAFF),
    (0x00, 0x10FFFF),
]


def test_random_text_does_not_end_the_process() -> None:
    """In a process of its own, since the danger is SIGSEGV."""
    script = "from tests.engines.test_espeak import say_random_texts; say_random_texts(7, 40)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=REPOSITORY)
    assert done.returncode == 0, (done.returncode, done.stderr[-2000:])


def test_the_fingerprint_names_the_version() -> None:
    from importlib.metadata import version

    assert version("espeakng-loader") in Espeak().fingerprint(Voice("newsroom", "espeak"))
