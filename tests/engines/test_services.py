"""Engines that ask a server, against one that is slow, cut off, rate-limited, lying about sizes, refusing, or gone."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import replace
from pathlib import Path

import pytest

from narrator import adapt, master, read, record
from narrator.engines import Request, Span, Spoken, Voice, find_voice, load_engine
from narrator.engines.openai import OpenAI
from narrator.engines.speech import Option
from narrator.engines.turns import turn
from narrator.errors import EngineError, EngineOutage, SettingsError
from narrator.recording import Pool, Store, cost, recorded, speaking_lines
from narrator.show import Show
from tests.engines.server import KEY, TELLS, Server, serving

SEED = Path(__file__).parents[2] / "seeds" / "short.txt"
WORDS = "Nobody had asked her, and nobody would."
SECONDS = len(WORDS) * 0.06
SERVICES = ("openai", "elevenlabs")


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture(scope="module", autouse=True)
def key() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NARRATE_TEST_KEY", KEY)
        yield


@pytest.fixture(scope="module")
def pool(key: None) -> Iterator[Pool]:
    """Two workers that know the key."""
    with Pool(2) as workers:
        yield workers


def profile(url: str, engine: str = "openai", **more: Option) -> Voice:
    told: dict[str, Option] = {"base_url": url, "key": "env:NARRATE_TEST_KEY", "seconds": 6.0}
    told.update(more)
    return Voice("served", engine, "alloy", "en-US", options=tuple(sorted(told.items())))


def say(voice: Voice, words: str = WORDS, rate: float = 1.0) -> Spoken:
    spans = tuple(Span(word, word) for word in words.split())
    return load_engine(voice.engine).synthesize(Request(spans, voice.voice, "en", rate, options=voice.options))


@pytest.mark.parametrize("size", ["size ffffffff", "size 7fffffff", "size zero", "size 2e9"])
def test_a_wav_that_does_not_know_its_size_is_taken_to_its_end(server: Server, size: str) -> None:
    server.faults = [size]
    assert say(profile(server.url)).audio.seconds == pytest.approx(SECONDS)


@pytest.mark.parametrize("fault", ["503", "500", "429", "408", "cut", "unfinished", "short", "silent", "page"])
def test_what_can_pass_is_asked_again(server: Server, fault: str) -> None:
    server.faults = [fault]
    assert say(profile(server.url)).audio.seconds == pytest.approx(SECONDS)
    assert len(server.asked) == 2


@pytest.mark.parametrize("fault", ["503", "short"])
def test_elevenlabs_is_asked_again_too(server: Server, fault: str) -> None:
    server.faults = [fault]
    assert say(profile(server.url, "elevenlabs")).audio.seconds == pytest.approx(SECONDS)


@pytest.mark.parametrize(("fault", "least"), [("429 1", 1.0), ("503 date", 0.01)])
def test_it_waits_as_long_as_the_service_asks(server: Server, fault: str, least: float) -> None:
    server.faults = [fault]
    began = time.monotonic()
    say(profile(server.url))
    assert least <= time.monotonic() - began < 3


def test_a_wait_longer_than_its_patience_is_not_begun(server: Server) -> None:
    server.faults = ["429 3600!"]
    began = time.monotonic()
    with pytest.raises(EngineOutage, match="429"):
        say(profile(server.url))
    assert time.monotonic() - began < 2


@pytest.mark.parametrize(("fault", "says"), [("503!", "503"), ("short!", "cannot be all of"), ("slow!", "time")])
def test_a_service_that_keeps_failing_is_an_outage(server: Server, fault: str, says: str) -> None:
    server.faults = [fault]
    with pytest.raises(EngineOutage, match=says):
        say(profile(server.url, seconds=1.2))


@pytest.mark.parametrize("fault", ["drip head!", "drip sound!", "drip error!"])
def test_an_answer_that_comes_a_letter_at_a_time_is_not_waited_for(server: Server, fault: str) -> None:
    server.faults = [fault]
    began = time.monotonic()
    with pytest.raises(EngineOutage, match=r"did not end in time|HTTP 503"):  # which one, a millisecond decides
        say(profile(server.url, seconds=1.0))
    assert time.monotonic() - began < 3


@pytest.mark.parametrize("fault", ["deep", "503 deep"])
@pytest.mark.parametrize("engine", SERVICES)
def test_an_answer_of_lists_in_lists_is_asked_for_again(server: Server, engine: str, fault: str) -> None:
    server.tells, server.faults = "words", [fault]
    more = {"word_times": True} if engine == "openai" else {}
    assert say(profile(server.url, engine, **more)).audio.seconds == pytest.approx(SECONDS)


def test_a_service_that_is_not_there_is_an_outage() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    with pytest.raises(EngineOutage, match=r"127\.0\.0\.1"):
        say(profile(url, seconds=1.2))


def test_an_empty_account_is_an_outage_and_not_asked_again(server: Server) -> None:
    server.faults = ["429 quota!"]
    with pytest.raises(EngineOutage, match="no credit"):
        say(profile(server.url))
    assert len(server.asked) == 1


@pytest.mark.parametrize("engine", SERVICES)
def test_a_refusal_is_told_at_once_and_without_the_key(server: Server, engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NARRATE_TEST_KEY", "sk-wrong-9876")
    with pytest.raises(EngineError, match="Incorrect API key") as caught:
        say(profile(server.url, engine))
    assert not isinstance(caught.value, EngineOutage)
    assert "sk-wrong" not in str(caught.value)
    assert len(server.asked) == 1


@pytest.mark.parametrize("engine", SERVICES)
def test_a_key_is_not_carried_to_another_address(server: Server, engine: str) -> None:
    server.faults = ["moved"]
    with pytest.raises(EngineError, match="307"):
        say(profile(server.url, engine))
    assert len(server.asked) == 1


def test_what_it_is_asked(server: Server) -> None:
    say(profile(server.url, model="tts-9", instructions="Calmly."), rate=1.5)
    assert server.asked == [
        {
            "model": "tts-9",
            "input": WORDS,
            "voice": "alloy",
            "response_format": "wav",
            "speed": 1.5,
            "instructions": "Calmly.",
        }
    ]


def test_elevenlabs_marks_each_word_by_its_characters(server: Server) -> None:
    spoken = say(profile(server.url, "elevenlabs"), "Who — said no?")
    times = [(start / spoken.audio.rate, end / spoken.audio.rate) for start, end in spoken.marks]
    assert times == [pytest.approx(pair) for pair in ((0.0, 0.18), (0.18, 0.18), (0.36, 0.60), (0.66, 0.78))]


@pytest.mark.parametrize("fault", ["other text", "milliseconds", "no numbers"])
def test_elevenlabs_is_not_believed_times_that_cannot_be_true(server: Server, fault: str) -> None:
    server.faults = [fault]
    spoken = say(profile(server.url, "elevenlabs"), "Who said no?")
    assert (spoken.timing, spoken.marks) == ("none", ())


def seconds_of(spoken: Spoken) -> list[tuple[float, float]]:
    return [(start / spoken.audio.rate, end / spoken.audio.rate) for start, end in spoken.marks]


SAID = "“Who’s re-elected,” — she asked, 2 times?"
TIMES = [(1, 6), (7, 17), (21, 21), (22, 25), (26, 31), (33, 34), (35, 40)]
"""Where the letters of each of its words stand; a dash has none and stands where the word before it ends."""


@pytest.mark.parametrize("tells", ["words", "with their signs", "without signs", "in capitals", "two at once", "a little late"])
@pytest.mark.parametrize("rate", [1.0, 2.0])
def test_words_are_marked_by_the_times_a_server_tells(server: Server, tells: str, rate: float) -> None:
    server.tells = tells
    spoken = say(profile(server.url, word_times=True), SAID, rate)
    assert spoken.timing == "estimated"
    assert spoken.audio.seconds == pytest.approx(len(SAID) * 0.06 / rate)
    assert len(server.asked) == 1
    for (start, end), (first, after) in zip(seconds_of(spoken), TIMES, strict=True):
        if first == after:
            assert start == end
        else:
            slack = 0.5 if tells == "two at once" else 0.19
            assert start == pytest.approx(first * 0.06 / rate, abs=slack / rate)
            assert end == pytest.approx(after * 0.06 / rate, abs=slack / rate)


@pytest.mark.parametrize("tells", list(TELLS)[list(TELLS).index("not at all") :])
def test_times_that_cannot_be_those_of_the_words_are_not_believed(server: Server, tells: str) -> None:
    server.tells = tells
    spoken = say(profile(server.url, word_times=True))
    assert (spoken.timing, spoken.marks) == ("none", ())
    assert spoken.audio.seconds == pytest.approx(SECONDS)
    assert len(server.asked) == 1


@pytest.mark.parametrize("tells", ["beyond the sound", ""])
def test_words_whose_times_are_not_told_or_not_believed_are_aligned(
    server: Server, tells: str, tmp_path: Path, pool: Pool
) -> None:
    server.tells = tells
    recording = record(adapt(read(SEED)), profile(server.url, word_times=True), pool, Store(tmp_path))
    assert {take.timing for take in recording.takes} <= {"aligned", "estimated"}
    assert all(len(take.marks) == len(take.request.spans) for take in recording.takes)


def test_a_server_that_tells_no_times_is_asked_for_them_once(server: Server) -> None:
    voice = profile(server.url, word_times=True)
    for _ in range(2):
        spoken = say(voice)
        assert spoken.timing == "none"
        assert spoken.audio.seconds == pytest.approx(SECONDS)
    assert ["stream" in body for body in server.asked] == [True, False, False]


@pytest.mark.parametrize("fault", ["503", "cut", "short", "silent", "page"])
def test_it_is_asked_again_for_sound_with_times_too(server: Server, fault: str) -> None:
    server.tells, server.faults = "words", [fault]
    assert say(profile(server.url, word_times=True)).timing == "estimated"
    assert len(server.asked) == 2


def test_a_refusal_where_times_are_told_is_one(server: Server) -> None:
    server.tells = "words"
    voice = replace(profile(server.url, word_times=True), voice="nobody")
    with pytest.raises(EngineError, match="nobody is not one of") as caught:
        say(voice)
    assert not isinstance(caught.value, EngineOutage)
    assert len(server.asked) == 1


def test_the_receipt_tells_whose_times_they_are(server: Server, tmp_path: Path, pool: Pool) -> None:
    server.tells = "words"
    voice, store = profile(server.url, word_times=True), Store(tmp_path / "store")
    script = adapt(read(SEED))
    record(script, profile(server.url), pool, store)
    sent = len(server.asked)
    for _ in range(2):  # once spoken, once out of the store
        episode = master(record(script, voice, pool, store), Show(), tmp_path, executor=pool)
        receipt = json.loads((episode.folder / "receipt.json").read_text("utf-8"))
        assert receipt["word_times"] == {"openai:alloy": "engine's own"}
    assert len(server.asked) == sent + len(script.utterances), "what was spoken without times is spoken anew, and then kept"


def test_elevenlabs_is_told_what_stands_around_within_a_paragraph(server: Server, tmp_path: Path, pool: Pool) -> None:
    script = adapt(read(SEED))
    record(script, profile(server.url, "elevenlabs"), pool, Store(tmp_path))
    told = {str(body["text"]): (body.get("previous_text"), body.get("next_text")) for body in server.asked}
    for passage in script.passages:
        texts = [utterance.spoken for utterance in passage.utterances]
        for before, text, after in zip([None, *texts], texts, [*texts[1:], None], strict=False):
            assert told[text] == (before, after)


def test_no_more_are_asked_at_once_than_the_profile_allows(server: Server, tmp_path: Path, pool: Pool) -> None:
    server.faults = ["a little slow!"]
    record(adapt(read(SEED)), profile(server.url, at_once=1, seconds=60.0), pool, Store(tmp_path))
    assert server.most_at_once == 1
    assert len(server.asked) > 3


def test_waiting_for_its_turn_is_no_outage(server: Server) -> None:
    server.faults = ["a little slow!"]
    voice = profile(server.url, at_once=1, seconds=1.0)
    with ThreadPoolExecutor(12) as together:  # the last waits for 11 answers of 0.2 s
        said = [together.submit(say, voice) for _ in range(12)]
    assert {round(one.result().audio.seconds, 2) for one in said} == {SECONDS}
    assert server.most_at_once == 1


def test_who_came_first_gets_the_next_turn() -> None:
    came: list[int] = []

    def take(number: int) -> None:
        with turn("queue.test", 1, time.monotonic() + 20):
            came.append(number)
            time.sleep(0.2)

    with ThreadPoolExecutor(6) as together:
        for number in range(6):
            together.submit(take, number)
            time.sleep(0.03)
    assert came == list(range(6))


def test_a_turn_that_never_comes_is_an_outage_and_leaves_the_queue() -> None:
    with turn("busy.test", 1, time.monotonic() + 1):
        for _ in range(2):
            with pytest.raises(EngineOutage, match=r"busy\.test is asked 1 times"), turn("busy.test", 1, time.monotonic() + 0.2):
                pass
    with turn("busy.test", 1, time.monotonic() + 0.2):
        pass


def test_what_was_spoken_is_free_and_no_key_is_kept(server: Server, tmp_path: Path, pool: Pool) -> None:
    script, voice, store = adapt(read(SEED)), profile(server.url, price=15.0), Store(tmp_path / "store")
    before = cost(script, voice, store)
    assert before.characters == sum(len(str(utterance.spoken)) for utterance in script.utterances)
    assert before.price == pytest.approx(before.characters * 15 / 1e6)
    episode = master(record(script, voice, pool, store), Show(), tmp_path, executor=pool)
    assert sum(len(str(body["input"])) for body in server.asked) == before.characters
    cheaper = profile(server.url, price=1.0, at_once=1, seconds=50.0)
    assert cost(script, cheaper, store) == replace(before, characters=0, kept=before.characters, price=0.0)
    asked = len(server.asked)
    assert record(script, cheaper, pool, store).sent == 0
    assert len(server.asked) == asked
    assert cost(script, profile(server.url, model="another"), store).characters == before.characters
    written = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert len(written) > 5
    assert not any(KEY.encode() in content for content in written)
    receipt = json.loads((episode.folder / "receipt.json").read_text("utf-8"))
    assert receipt["engines"]["openai:alloy"].startswith(f"openai gpt-4o-mini-tts at {server.url[7:-3]} ")
    assert receipt["disclosure"]["digital_source_type"].endswith("trainedAlgorithmicMedia")
    assert "stand_in" not in receipt


def test_nothing_is_sent_beyond_the_limit(server: Server, tmp_path: Path, pool: Pool) -> None:
    script, store = adapt(read(SEED)), Store(tmp_path)
    characters = cost(script, profile(server.url), store).characters
    with pytest.raises(SettingsError, match="most_characters") as caught:
        record(script, replace(profile(server.url), most_characters=characters - 1), pool, store)
    assert f"{characters:,}" in str(caught.value)
    assert not server.asked
    assert record(script, replace(profile(server.url), most_characters=characters), pool, store).sent == characters
    assert record(script, replace(profile(server.url), most_characters=0), pool, store).sent == 0


def test_the_fallback_finishes_and_the_receipt_says_what_it_spoke(server: Server, tmp_path: Path, pool: Pool) -> None:
    script, store = adapt(read(SEED)), Store(tmp_path / "store")
    server.faults = ["", "", "429 quota!"]
    voice = replace(profile(server.url, at_once=1), fallback=find_voice("newsroom"))
    with Pool(1) as alone:  # one after another: the first two are the server's
        recording = record(script, voice, alone, store)
    assert recording.sent == sum(len(str(body["input"])) for body in server.asked)
    by_server = [take for take in recording.takes if take.engine == "openai"]
    assert len(by_server) == 2
    assert len(recording.stood_in) == len(recording.takes) - 2
    receipt = json.loads((master(recording, Show(), tmp_path, executor=pool).folder / "receipt.json").read_text("utf-8"))
    assert set(receipt["engines"]) == {"openai:alloy", "espeak:en-us+edward"}
    assert "no credit" in receipt["stand_in"]["because"]
    spoke = receipt["stand_in"]["spoke"]["espeak:en-us+edward"]
    missing = [utterance for utterance in script.utterances if utterance.spoken not in [b["input"] for b in server.asked[:2]]]
    assert [script.source[start:end].split()[0] for start, end in spoke] == [
        script.source[u.readings[0].start :].split()[0] for u in missing if u.block is not None
    ]
    server.faults = []
    again = record(script, voice, pool, store)  # the service is asked for what it did not say
    assert not again.outage
    assert {take.engine for take in again.takes} == {"openai"}


def test_without_a_fallback_an_outage_names_the_sentence(server: Server, tmp_path: Path, pool: Pool) -> None:
    server.faults = ["429 quota!"]
    with pytest.raises(EngineOutage, match="could not be spoken"):
        record(adapt(read(SEED)), profile(server.url), pool, Store(tmp_path))


def test_what_was_sent_is_known_when_it_fails(server: Server, tmp_path: Path) -> None:
    server.faults = ["", "429 quota!"]
    voice, store = profile(server.url, at_once=1), Store(tmp_path)
    with Pool(1) as alone, pytest.raises(EngineOutage), speaking_lines(adapt(read(SEED)), voice, alone, store) as session:
        recorded(session)
    assert session.sent == sum(len(str(body["input"])) for body in server.asked) > 0


def test_nothing_was_sent_without_a_key(server: Server, tmp_path: Path, pool: Pool) -> None:
    voice = profile(server.url, key="env:NARRATE_NO_KEY")
    with pytest.raises(SettingsError), speaking_lines(adapt(read(SEED)), voice, pool, Store(tmp_path)) as session:
        recorded(session)
    wait([future for future, _ in session.asked])
    assert session.sent == 0


def test_a_fallback_that_is_a_service_too_keeps_to_the_same_limit(server: Server, tmp_path: Path) -> None:
    server.faults = ["", "", "429 quota"]
    script, store = adapt(read(SEED)), Store(tmp_path)
    characters = cost(script, profile(server.url), store).characters
    other = profile(server.url, "elevenlabs", at_once=1)
    voice = replace(profile(server.url, at_once=1), fallback=other, most_characters=characters)
    with Pool(1) as alone, pytest.raises(SettingsError, match="most_characters"):
        record(script, voice, alone, store)
    assert not any("text" in body for body in server.asked), "ElevenLabs is sent nothing"


def test_the_sound_of_an_episode_is_what_a_known_term_says(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.faults = ["", "429 quota!"]
    voice = replace(profile(server.url, at_once=1), fallback=find_voice("newsroom"))
    for term, told in (("trainedAlgorithmicMedia", "trainedAlgorithmicMedia"), ("virtualRecording", "algorithmicMedia")):
        monkeypatch.setattr(OpenAI, "source_type", term)
        with Pool(1) as alone:
            assert record(adapt(read(SEED)), voice, alone, Store(tmp_path)).source_type == told


def test_a_refusal_is_not_for_the_fallback(server: Server, tmp_path: Path, pool: Pool) -> None:
    voice = replace(profile(server.url), voice="nobody", fallback=find_voice("newsroom"))
    with pytest.raises(EngineError, match="'nobody'"):
        record(adapt(read(SEED)), voice, pool, Store(tmp_path))


@pytest.mark.parametrize("engine", SERVICES)
@pytest.mark.parametrize(
    ("table", "says"),
    [
        ('key = "sk-123456"', "env:NAME"),
        ('base_url = "ftp://example.com"', "base_url"),
        ('base_url = "http://["', "base_url"),
        ('base_url = "https://me:sk-123456@example.com/v1"', "env:NAME"),
        ("at_once = 0", "at_once"),
        ("seconds = 400", "seconds"),
        ('modell = "tts-1"', "modell"),
    ],
)
def test_a_wrong_profile_is_named_without_its_secrets(tmp_path: Path, engine: str, table: str, says: str) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(f'engine = "{engine}"\n[{engine}]\n{table}\n', "utf-8")
    with pytest.raises(SettingsError) as caught:
        find_voice(str(path))
    assert str(path) in str(caught.value)
    assert says in str(caught.value)
    assert "sk-123456" not in str(caught.value)


def test_a_key_that_is_not_set_is_named(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NARRATE_TEST_KEY")
    with pytest.raises(SettingsError, match="NARRATE_TEST_KEY"):
        say(profile(server.url))
    assert not server.asked


@pytest.mark.parametrize("key", ["sk-secret\nabc", "sk-secret…abc"])
@pytest.mark.parametrize("engine", SERVICES)
def test_a_key_that_cannot_be_one_is_named_and_not_shown(
    server: Server, engine: str, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NARRATE_TEST_KEY", key)
    with pytest.raises(SettingsError, match="NARRATE_TEST_KEY") as caught:
        say(profile(server.url, engine))
    assert "secret" not in str(caught.value)
    assert not server.asked


def _narrate(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    run = [sys.executable, "-m", "narrator", *arguments]
    return subprocess.run(run, capture_output=True, text=True, cwd=folder, check=False)


def test_the_command_forecasts_limits_and_finishes(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"Harbour number {name}\n\nNobody had asked her about {name}.\n", "utf-8")
    table = f'engine = "openai"\nvoice = "alloy"\n[openai]\nbase_url = "{server.url}"\nprice = 30\nseconds = 2\n'
    (tmp_path / "served.toml").write_text(table, "utf-8")
    (tmp_path / "narrator.toml").write_text('[voice]\nname = "served.toml"\nfallback = "newsroom"\n', "utf-8")
    told = _narrate(tmp_path, "cost", "one.txt").stdout
    found = re.search(r"one\.txt: (\d+) characters to send to served, 0\.00 at the profile's price; 0 are in the store\.", told)
    assert found, told
    assert "nothing is sent" in _narrate(tmp_path, "cost", "one.txt", "--voice", "newsroom").stdout
    limit = f"most_characters = {found[1]}\n"
    (tmp_path / "narrator.toml").write_text(f'[voice]\nname = "served.toml"\nfallback = "newsroom"\n{limit}', "utf-8")
    made = _narrate(tmp_path, "one.txt", "two.txt", "-o", "out")
    assert made.returncode == 2
    assert "two.txt: served would be sent" in made.stderr
    assert (tmp_path / "out" / "harbour-number-one").is_dir()
    server.faults = ["503!"]
    made = _narrate(tmp_path, "two.txt", "-o", "out")
    assert made.returncode == 0, made.stderr
    assert "utterances are by another voice" in made.stderr
    server.faults = []
    assert "another voice" not in _narrate(tmp_path, "two.txt", "-o", "out").stderr
    receipt = json.loads((tmp_path / "out" / "harbour-number-two" / "receipt.json").read_text("utf-8"))
    assert set(receipt["engines"]) == {"openai:alloy"}


def test_what_was_sent_for_an_article_that_failed_counts_too(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"Harbour number {name}\n\nNobody had asked her about {name}.\n", "utf-8")
    table = f'engine = "openai"\nvoice = "alloy"\n[openai]\nbase_url = "{server.url}"\nseconds = 2\n'
    (tmp_path / "served.toml").write_text(table, "utf-8")
    (tmp_path / "narrator.toml").write_text('[voice]\nname = "served.toml"\nmost_characters = 120\n', "utf-8")
    server.faults = ["", "", "400"]
    made = _narrate(tmp_path, "one.txt", "two.txt", "-o", "out", "-j", "1")
    sent = sum(len(str(body["input"])) for body in server.asked)
    assert len(server.asked) == 3
    assert "one.txt: This could not be spoken" in made.stderr
    assert re.search(rf"two\.txt: served would be sent \d+ characters, .* leaves {120 - sent};", made.stderr)
