"""What every engine promises, whichever it is."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from pocketsphinx import Decoder

from narrator import adapt, read, record
from narrator.audio import Audio, resample
from narrator.engines import ENGINES, Adjustable, Engine, Pronouncer, Request, Span, Spoken, Voice, find_voice, load_engine
from narrator.engines.speech import Described
from narrator.errors import EngineError
from narrator.recording import Pool, Store, speaking_lines
from narrator.recording.alignment import align
from narrator.recording.lines import Line
from narrator.recording.speaking import speak_now
from tests import recognizer
from tests.engines.server import Server, serving

SEED = Path(__file__).parents[2] / "seeds" / "short.txt"
SENTENCE = "In the end, it was the mayor of “Old Harbour” who said no."
SECOND = "Nobody had asked her, and nobody would."

TIMED = (
    "The mayor of the old harbor said no, and nobody in the long room answered.",
    "Two men were missing in the evening; the water came over the wall before dawn.",
    "Nobody knows who will pay for the bridge, or when the work can begin.",
)
MEDIAN_MS, NINE_OF_TEN_MS = 30, 100
"""How far from where somebody else hears it a word's time may lie. A recognizer counts in 10 ms and has its own view of where a
stop begins: with flite, whose marks are found by alignment, half the words are 21 ms apart and one of ten 67."""
NO_SPEECH = ("tone", "openai", "elevenlabs", "piper", "kokoro")
"""Engines that hum here, since the tests' own server and networks do; their own tests hold their word times."""

ODD = {
    "nothing": [],
    "only an empty span": [""],
    "empty spans around": ["", "Hello", "", "there", ""],
    "only a dash": ["—"],
    "a dash inside": ["Hello", "—", "there"],
    "emoji": ["Hello", "😀", "👩‍👩‍👧", "there"],
    "right to left": ["שלום", "مرحبا", "hello"],
    "control characters": ["He\x00llo", "\x1b[31m", "\x07", "there\ufffe"],
    "half a surrogate pair": ["Hello", "\ud800", "there"],
    "markup": ["a", "<", "b", "&", "c", "<mark", 'name="9"/>', "&lt;", "</speak>", "there"],
    "phoneme brackets": ["[[x]]", "[[", "]]", "there"],
    "Cyrillic": ["Песков", "said", "нет"],
    "stacked accents": ["Z" + "\u0301\u0300\u0302" * 20 + "algo", "there"],
    "several words in a span": ["sixty-one billion dollars", "there"],
    "sixty words": SENTENCE.split() * 5,
}


CAPTIONED = "openai with word times"
"""The engine `openai`, asking a server that tells when it says each word."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """An engine, and the profile it is asked with."""

    engine: Engine
    voice: Voice

    @property
    def timing(self) -> str:
        """How it should come by its words' times."""
        if self.voice.name == CAPTIONED:
            return "estimated"
        assert isinstance(self.engine, Described)
        return self.engine.about.timing

    def say(self, words: str | list[str], voice: str = "", rate: float = 1.0) -> Spoken:
        return self.engine.synthesize(self.ask(words, voice, rate))

    def ask(self, words: str | list[str], voice: str = "", rate: float = 1.0) -> Request:
        return replace(ask(words, voice or self.voice.voice, rate), options=self.voice.options)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture(scope="module", params=sorted([*ENGINES, CAPTIONED]))
def speaker(request: pytest.FixtureRequest, program: Callable[[str], str], server: Server, installed_voices: Path) -> Speaker:
    label: str = request.param
    name = label.partition(" ")[0]
    voice = Voice(label, name)
    if name in ("openai", "elevenlabs"):
        voice = Voice(label, name, "alloy", options=(("base_url", server.url),))
    if label == CAPTIONED:
        server.tells = "words"
        voice = replace(voice, options=(*voice.options, ("word_times", True)))
    if name == "command":
        program("flite")
        voice = find_voice("flite")
    return Speaker(load_engine(name), voice)


@pytest.fixture(scope="module")
def engine(speaker: Speaker) -> Engine:
    return speaker.engine


def ask(words: str | list[str], voice: str = "", rate: float = 1.0) -> Request:
    return Request(tuple(Span(word, word) for word in (words.split() if isinstance(words, str) else words)), voice, rate=rate)


def digest(spoken: Spoken) -> str:
    return hashlib.sha256(spoken.audio.pcm.tobytes() + repr(spoken.marks).encode()).hexdigest()


def check_marks(spoken: Spoken, request: Request) -> None:
    """One mark a span, in order, inside the sound; none at all where the engine gives none."""
    if spoken.timing == "none":
        assert spoken.marks == ()
        return
    assert len(spoken.marks) == len(request.spans)
    times = [time for mark in spoken.marks for time in mark]
    assert times == sorted(times)
    assert all(0 <= time <= spoken.audio.frames for time in times)
    for span, (start, end) in zip(request.spans, spoken.marks, strict=True):
        if not span.spoken:
            assert start == end


def test_it_stands_under_its_own_name(engine: Engine) -> None:
    assert type(load_engine(engine.name)) is type(engine)
    assert engine.source_type in ("algorithmicMedia", "trainedAlgorithmicMedia")
    assert engine.fingerprint(Voice("any", engine.name))
    assert engine.fingerprint(Voice("any", engine.name)) == load_engine(engine.name).fingerprint(Voice("any", engine.name))


def test_its_voices_can_be_told_apart(engine: Engine) -> None:
    names = [info.voice for info in engine.voices()]
    assert names or isinstance(engine, Adjustable)
    assert len(set(names)) == len(names)
    assert all(info.voice and info.language and info.label for info in engine.voices()[:5])


def test_it_says_all(speaker: Speaker) -> None:
    one, two, both = (speaker.say(text).audio for text in (SENTENCE, SECOND, f"{SENTENCE} {SECOND}"))
    assert one.pcm.dtype == np.int16
    assert np.abs(one.pcm.astype(int)).max() > 1000
    assert both.seconds > 0.85 * (one.seconds + two.seconds)


def test_every_word_has_its_mark(speaker: Speaker, engine: Engine) -> None:
    request = speaker.ask(SENTENCE)
    spoken = engine.synthesize(request)
    check_marks(spoken, request)
    for start, end in spoken.marks:
        assert end - start > spoken.audio.rate * 0.02
        assert spoken.audio.pcm[start:end].any()


def test_words_begin_where_they_are_said(speaker: Speaker, engine: Engine, tmp_path: Path) -> None:
    """By its own marks, or where it gives none by those found for it."""
    if engine.name in NO_SPEECH:
        pytest.skip(f"{engine.name} says no words anybody could hear")
    decoder = recognizer.aligner(part for text in TIMED for part in recognizer.words([text]))
    errors: list[float] = []
    for number, text in enumerate(TIMED):
        take, _, audio = speak_now(Line(engine.name, speaker.ask(text), tmp_path / str(number)))
        there = _heard_at(decoder, audio, take.request)
        errors += [abs(mark[0] / audio.rate - start) * 1000 for mark, start in zip(take.marks, there, strict=True)]
    assert np.median(errors) <= MEDIAN_MS
    assert np.percentile(errors, 90) <= NINE_OF_TEN_MS


def _heard_at(decoder: Decoder, audio: Audio, request: Request) -> list[float]:
    """When each word begins, seconds: by a recognizer's ear; where that cannot follow, as plain espeak, beside another voice."""
    quiet = np.zeros(recognizer.HEARD_AT // 20, np.int16)
    sound = np.concatenate([quiet, resample(audio, recognizer.HEARD_AT).pcm, quiet])
    begin = recognizer.aligned(decoder, [recognizer.words([span.spoken]) for span in request.spans], sound)
    if begin:
        return [start - len(quiet) / recognizer.HEARD_AT for start in begin]
    beside = align(audio, replace(request, language="en-us"))
    assert beside, "it does not sound like the words"
    return [start / audio.rate for start, _ in beside]


def test_the_same_request_gives_the_same_bytes_where_it_says_so(speaker: Speaker, engine: Engine) -> None:
    if not engine.reproducible:
        pytest.skip(f"{engine.name} does not promise it")
    expected = digest(speaker.say(SENTENCE))
    other = digest(speaker.say(SECOND))
    assert digest(speaker.say(SENTENCE)) == expected
    assert digest(Speaker(load_engine(engine.name), speaker.voice).say(SENTENCE)) == expected
    script = (
        "from tests.engines.test_contract import SECOND, SENTENCE, Speaker, digest;"
        "from narrator.engines import Voice, load_engine;"
        f"speaker = Speaker(load_engine({engine.name!r}), Voice('any', {engine.name!r}));"
        "print(*(digest(speaker.say(text)) for text in (SECOND, SENTENCE)))"
    )
    fresh = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert fresh.stdout.split() == [other, expected]


@pytest.mark.parametrize("oddity", ODD)
def test_odd_input_is_said_or_refused(speaker: Speaker, engine: Engine, oddity: str) -> None:
    request = speaker.ask(ODD[oddity])
    spoken = engine.synthesize(request)
    check_marks(spoken, request)
    if any(word in ("Hello", "there", "hello", "said", "mayor") for word in ODD[oddity]):
        assert spoken.audio.seconds > 0.2
    if not any(ODD[oddity]):
        assert spoken.audio.frames == 0


@pytest.mark.parametrize("words", [["ba" * 2500, "end"], ["no"] * 2000], ids=["a word of 5,000 letters", "2,000 words"])
def test_what_is_too_long_is_refused_or_said_whole(speaker: Speaker, engine: Engine, words: list[str]) -> None:
    request = speaker.ask(words)
    try:
        spoken = engine.synthesize(request)
    except EngineError:
        return
    check_marks(spoken, request)
    assert spoken.audio.seconds > sum(map(len, words)) / 40


def test_rate_divides_the_length(speaker: Speaker) -> None:
    try:
        normal, fast, slow = (speaker.say(SENTENCE, rate=rate).audio.seconds for rate in (1.0, 2.0, 0.6))
    except EngineError as refusal:
        assert "rate of 2" in str(refusal)  # noqa: PT017 - either is right
        return
    assert 0.4 < fast / normal < 0.65
    assert 1.4 < slow / normal < 1.9


def test_what_it_tells_of_itself_holds(speaker: Speaker, engine: Engine) -> None:
    assert isinstance(engine, Described)
    assert speaker.say(SENTENCE).timing == speaker.timing
    plain = speaker.ask(SENTENCE)
    for wanted, able in ((replace(plain, rate=1.1), engine.about.rates), (replace(plain, pitch=1.0), engine.about.pitches)):
        if able:
            assert engine.synthesize(wanted).audio.frames
        else:
            with pytest.raises(EngineError, match="pitch" if wanted.pitch else "rate"):
                engine.synthesize(wanted)


def test_ipa_is_said_where_it_says_so(speaker: Speaker, engine: Engine) -> None:
    if not isinstance(engine, Pronouncer):
        pytest.skip(f"{engine.name} says words")
    plain = speaker.ask("Kyiv itself")
    kyiv, soft = (replace(plain, spans=(replace(plain.spans[0], ipa=ipa), plain.spans[1])) for ipa in ("ˈkiːɪv", "ˈʃɪlɪŋ"))
    other = replace(kyiv, spans=(Span("Chad", "Chad", "ˈkiːɪv"), plain.spans[1]))
    assert digest(engine.synthesize(kyiv)) == digest(engine.synthesize(other)) != digest(engine.synthesize(soft))
    part, whole = (
        replace(plain, spans=(Span("x-based", "x-based", ipa), plain.spans[1])) for ipa in ("/ˈkiːɪv/-based", "ˈkiːɪv")
    )
    assert engine.synthesize(part).audio.seconds > engine.synthesize(whole).audio.seconds + 0.1
    assert engine.honours("ˈkiːɪv", speaker.voice)
    assert not engine.honours("ʘ", speaker.voice)
    assert engine.pronounce([kyiv])[0].startswith("kˈiːɪv")


@pytest.mark.parametrize("rate", [0.0, -1.0, 100.0, float("nan"), float("inf")])
def test_a_rate_it_cannot_speak_at_is_refused(speaker: Speaker, rate: float) -> None:
    with pytest.raises(EngineError, match="rate"):
        speaker.say(SENTENCE, rate=rate)


def test_an_unknown_voice_is_named(speaker: Speaker) -> None:
    with pytest.raises(EngineError, match="no-such-voice"):
        speaker.say(SENTENCE, voice="no-such-voice")


def heard_of(voice: Voice, begin: float, here: Path) -> list[tuple[str, float]]:
    """What this process makes of two sentences when the time has come: digests and seconds. It leaves its number in a folder."""
    (here / str(os.getpid())).touch()
    speaker = Speaker(load_engine(voice.engine), voice)
    time.sleep(max(0.0, begin - time.time()))
    heard = []
    for text in (SENTENCE, SECOND):
        spoken = speaker.say(text)
        check_marks(spoken, speaker.ask(text))
        heard.append((digest(spoken), spoken.audio.seconds))
    return heard


def test_two_processes_speak_at_once(speaker: Speaker, engine: Engine, pool_with_voices: Pool, tmp_path: Path) -> None:
    both = [pool_with_voices.submit(heard_of, speaker.voice, time.time() + 0.1, tmp_path) for _ in range(2)]
    ones, others = (future.result() for future in both)
    assert len(list(tmp_path.iterdir())) == 2, "one died of it, and a third or the other spoke instead"
    for (one, seconds), (other, as_long) in zip(ones, others, strict=True):
        assert one == other or not engine.reproducible
        assert seconds == pytest.approx(as_long, rel=0.05)


def test_who_stops_leaves_nothing_half_done(speaker: Speaker, pool_with_voices: Pool, tmp_path: Path) -> None:
    """What was stored until then is whole, and a second run says the rest."""
    store, script = Store(tmp_path), adapt(read(SEED))

    def begin_and_stop() -> None:
        with Pool(2) as pool, speaking_lines(script, speaker.voice, pool, store) as session:
            next(iter(session.coming.values())).result()
            raise KeyboardInterrupt(str(time.monotonic()))

    with pytest.raises(KeyboardInterrupt) as stopped:
        begin_and_stop()
    assert time.monotonic() - float(str(stopped.value)) < 2
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and path.suffix not in (".wav", ".json")]
    recording = record(script, speaker.voice, pool_with_voices, store)
    assert any(take.cached for take in recording.takes)
    assert all(len(take.marks) == len(take.request.spans) and take.frames for take in recording.takes)
