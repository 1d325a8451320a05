"""Piper and Kokoro: what is heard in their sound, and what is said when they cannot. The voices are the tiny ones of `tiny`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

import numpy as np
import onnx
import pytest

from narrator import adapt, master, read, record
from narrator.audio import Audio
from narrator.engines import Request, Span, Spoken, Voice, find_voice, honours, libespeak, load_engine
from narrator.engines.bounds import MAX_SPANS
from narrator.engines.espeak_sound import ssml_with_marks
from narrator.engines.ipa import CONSONANTS, VOWELS
from narrator.engines.kokoro import ALPHABET, LONGEST, UNITS
from narrator.engines.neural import edges_of
from narrator.engines.sounds import NEAREST, fitted, split_ipa, words
from narrator.errors import EngineError, EngineUnavailable, SettingsError
from narrator.recording import Pool, Store
from narrator.show import Show
from tests.engines import tiny

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "short.txt"
SENTENCE = "In the end, it was the mayor of “Old Harbour” who said no."
LONG = "Representatives of neighbouring municipalities nevertheless congratulated themselves extraordinarily enthusiastically;"

pytestmark = pytest.mark.usefixtures("installed_voices")


def ask(text: str, voice: str = "", language: str = "en") -> Request:
    return Request(tuple(Span(word, word) for word in text.split()), voice, language)


def even_piper(folder: Path) -> Request:
    """A request to a voice that gives every phoneme the same time."""
    tiny.piper(folder / "even.onnx", noises=(0.667, 0.0))
    return Request((), "", options=(("model", str(folder / "even.onnx")),))


def say(engine: str, request: Request) -> Spoken:
    return load_engine(engine).synthesize(request)


def signs_heard(engine: str, spoken: Spoken, start: int, end: int) -> str:
    """What is hummed between two frames, in the engine's signs."""
    if engine == "piper":
        numbers = tiny.transcribed(spoken.audio.pcm[start:end], tiny.PIPER_RATE, tiny.PIPER_HOP * tiny.PIPER_FRAMES)
        return "".join(tiny.SIGNS[number] if number else " " for number in numbers)
    names = {number: sign for sign, number in ALPHABET.items()} | {0: " "}
    numbers = tiny.transcribed(spoken.audio.pcm[start:end], tiny.KOKORO_RATE, tiny.KOKORO_HOP * tiny.KOKORO_FRAMES)
    return "".join(names.get(number, "*") for number in numbers)


def words_heard(engine: str, spoken: Spoken) -> list[str]:
    return [signs_heard(engine, spoken, start, end) for start, end in spoken.marks]


def run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT)


def test_every_word_is_heard_where_its_mark_is(tmp_path: Path) -> None:
    request = even_piper(tmp_path)
    said = say("piper", replace(request, spans=ask(SENTENCE).spans))
    assert words_heard("piper", said) == "ɪn ðə ˈɛnd ɪt wʌz ðə mˈeɪɚɹ ʌv ˈoʊld hˈɑːɹbɚ hˌuː sˈɛd nˈoʊ".split()
    said = say("kokoro", ask(SENTENCE))
    assert words_heard("kokoro", said) == "ɪn ðə ˈɛnd ɪt wʌz ðə mˈAəɹɹ ʌv ˈOld hˈɑɹbəɹ hˌu sˈɛd nˈO".split()
    said = say("kokoro", ask("Old judges change places there.", "bm_lewis"))
    assert words_heard("kokoro", said) == "ˈQld ʤˈʌʤɪz ʧˈAnʤ plˈAsɪz ðˈɛː".split()


def test_another_language_is_said_with_its_own_sounds(tmp_path: Path) -> None:
    tiny.piper(tmp_path / "german.onnx", language="de_DE", espeak="de", noises=(0, 0))
    request = replace(ask("Der Bürgermeister, Selenskyj", language="de"), options=(("model", str(tmp_path / "german.onnx")),))
    spans = (*request.spans[:2], Span("Selenskyj", "Selenskyj", "zeˈlɛnsʲkɪj"), Span("Kyjiw-Freund", "x", "/ˈkiːɪv/-Freund"))
    heard = words_heard("piper", say("piper", replace(request, spans=spans)))
    assert heard == ["dɛɾ", "bˈyɾɡɜmˌaɪstɜ", "zelˈɛnsʲkɪj", "kˈiːɪvfrˈɔønt"]
    assert words_heard("kokoro", say("kokoro", ask("mucho chico", "ef_dora", "es"))) == ["mˈuʧo", "ʧˈiko"]


def test_ipa_is_said_as_the_embedded_voice_says_it(tmp_path: Path) -> None:
    spans = (
        Span("Xi", "Xi", "ʃiː"),
        Span("Kyiv-based", "Kyiv-based", "/ˈkiːɪv/-based"),
        Span("in", "in"),
        Span("the", "the", "θiː"),
    )
    said = say("piper", replace(even_piper(tmp_path), spans=spans))
    assert words_heard("piper", said) == ["ʃˈiː", "kˈiːɪvbˈeɪst", "ɪn", "θˈiː"]


def test_ipa_is_honoured_in_every_language_that_has_its_sounds_or_near_ones(tmp_path: Path) -> None:
    tiny.piper(tmp_path / "german.onnx", language="de_DE", espeak="de", noises=(0, 0))
    german = Voice("mine", "piper", "", "de", options=(("model", str(tmp_path / "german.onnx")),))
    spanish = Voice("dora", "kokoro", "ef_dora", "es")
    for voice in (german, spanish):
        assert honours("ˈkiːɪv", voice)
        assert not honours("ʘ", voice)
    assert not honours("ˈkiːɪv", replace(german, language="fr")), "no such voice is here, and espeak's French ignores IPA"


def test_a_word_marked_as_foreign_is_said_in_its_language(tmp_path: Path) -> None:
    spans = (Span("Mr", "Mister"), Span("Песков", "Песков", lang="ru"), Span("said", "said"))
    said = say("piper", replace(even_piper(tmp_path), spans=spans))
    assert words_heard("piper", said) == ["mˈɪstɚ", "piskˈoʊf", "sˈɛd"], "with English sounds: the voice learnt no others"
    tiny.piper(tmp_path / "russian.onnx", language="ru_RU", espeak="ru", noises=(0, 0))
    request = Request((Span("дом", "дом"), Span("Smith", "Smith", lang="en")), "", "ru")
    said = say("piper", replace(request, options=(("model", str(tmp_path / "russian.onnx")),)))
    assert words_heard("piper", said) == ["dˈom", "smˈɪθ"]


@pytest.mark.parametrize("engine", ["piper", "kokoro"])
def test_a_short_heading_is_closed_with_a_full_stop(engine: str) -> None:
    open_, closed, asked = (say(engine, ask(f"The harbour{end}")) for end in ("", ".", "?"))
    assert open_.audio.pcm.tobytes() == closed.audio.pcm.tobytes()
    assert open_.audio.frames >= open_.marks[-1][1]
    assert say(engine, ask("The harbour —")).audio.frames == asked.audio.frames


def test_what_is_too_long_for_the_network_is_said_in_parts_with_a_breath_between() -> None:
    request = ask(" ".join([LONG] * 6))
    said = say("kokoro", request)
    signs = sum(len(word.sounds) for word in words(request, "en-us"))
    assert signs > LONGEST
    expected = words_heard("kokoro", say("kokoro", ask(LONG)))
    assert words_heard("kokoro", said) == expected * 6
    gaps = [later - end for (_, end), (later, _) in zip(said.marks, said.marks[1:], strict=False)]
    assert max(gaps) > 0.12 * said.audio.rate
    assert gaps.index(max(gaps)) % len(expected) == len(expected) - 1, "the breath is not after a semicolon"


def test_a_word_too_long_for_the_network_is_said_whole() -> None:
    said = say("kokoro", Request((Span("x", "x", lang=None), Span("ba", "ba" * 400), Span("end", "end")), ""))
    start, end = said.marks[1]
    assert end - start > 0.9 * 800 * tiny.KOKORO_HOP * tiny.KOKORO_FRAMES
    assert words_heard("kokoro", said)[2] == "ˈɛnd"


@pytest.mark.parametrize(
    ("engine", "request_", "says"),
    [
        ("piper", ask("Guten Tag", "en_US-tiny-low", "de"), "speaks en-US and cannot speak de"),
        ("piper", ask("Hello", "de_DE-tiny-low"), "speaks de-DE"),
        ("piper", ask("Bonjour", "", "fr"), "No voice of Piper's for fr is installed"),
        ("piper", ask("Hello", "en_US-none-low"), "narrate voices install en_US-none-low"),
        ("piper", ask("Hello", "en_US-tiny-low#eve"), "no speaker called 'eve'; it has ann, bob"),
        ("piper", replace(ask("Hello"), rate=4.1), "rate of 4.1; it goes from 0.5 to 4"),
        ("piper", replace(ask("Hello"), pitch=1.0), "pitch"),
        ("piper", ask("a " * (MAX_SPANS + 1)), str(MAX_SPANS)),
        ("kokoro", ask("Hola", "af_heart", "es"), "speaks en-US and cannot speak es"),
        ("kokoro", ask("こんにちは", "jf_alpha", "ja"), "jf_alpha"),
        ("kokoro", ask("Guten Tag", "", "de"), "no voice for de"),
        ("kokoro", replace(ask("Hello"), rate=4.5), "rate of 4.5; it goes from 0.5 to 4"),
        ("kokoro", replace(ask("Hello"), pitch=-1.0), "pitch"),
    ],
)
def test_what_it_cannot_do_is_refused_aloud(engine: str, request_: Request, says: str) -> None:
    with pytest.raises(EngineError, match=says):
        say(engine, request_)


def height(audio: Audio) -> float:
    """Where the middle of its spectrum lies, Hz: at twice the pitch twice as high."""
    power = np.square(np.abs(np.fft.rfft(audio.pcm)))
    return float(np.average(np.fft.rfftfreq(audio.frames, 1 / audio.rate), weights=power))


@pytest.mark.parametrize("rate", [2.5, 3.0, 4.0])
def test_kokoro_faster_than_its_makers_allow_is_as_fast_as_asked_and_its_marks_are_true(rate: float) -> None:
    quick, fast = (say("kokoro", replace(ask(SENTENCE), rate=one)) for one in (2.0, rate))
    assert fast.timing == "exact"
    assert fast.audio.seconds == pytest.approx(quick.audio.seconds * 2 / rate, abs=0.001)
    times = [
        (here * 2 / rate / fast.audio.rate, there / fast.audio.rate)
        for here, there in zip(chain(*quick.marks), chain(*fast.marks), strict=True)
    ]
    assert max(abs(here - there) for here, there in times) < 0.012
    assert height(fast.audio) == pytest.approx(height(quick.audio), rel=0.1)
    nothing = say("kokoro", replace(ask("—"), rate=rate))
    assert (nothing.audio.frames, nothing.marks) == (0, ((0, 0),))


def test_a_voice_of_several_speakers_is_told_who() -> None:
    ann, bob, nobody = (say("piper", ask(SENTENCE, f"en_US-tiny-low{who}")) for who in ("#ann", "#bob", ""))
    assert np.abs(bob.audio.pcm).max() > 2 * np.abs(ann.audio.pcm).max()
    assert nobody.audio.pcm.tobytes() == ann.audio.pcm.tobytes()
    assert "en_US-tiny-low#bob" in [info.voice for info in load_engine("piper").voices()]


def test_a_speaker_may_be_named_after_any_profile(tmp_path: Path, pool_with_voices: Pool) -> None:
    tiny.piper(tmp_path / "mine.onnx", ("ann", "bob"))
    mine = tmp_path / "mine.toml"
    table = f"[piper]\nmodel = {json.dumps(str(tmp_path / 'mine.onnx'))}\n"
    mine.write_text(
        f'engine = "piper"\nvoice = "#ann"\n{table}[roles.quote]\nrate = 2.0\n[roles.notice]\nvoice = "#bob"\n', "utf-8"
    )
    script = adapt(read(SEED))
    for profile, voice in (("en_US-tiny-low", "en_US-tiny-low"), (str(mine), "")):
        named = find_voice(f"{profile}#bob")
        assert (named.name, named.voice, named.language) == (f"{profile}#bob", f"{voice}#bob", find_voice(profile).language)
        assert named.for_role("quote").voice == named.for_role("notice").voice == f"{voice}#bob"
        recording = record(script, named, pool_with_voices, Store(tmp_path / "store"))
        assert {take.voice for take in recording.takes} == {f"piper:{voice}#bob"}
    assert find_voice(f"{mine}#ann").for_role("notice").voice == "#bob", "a role with a voice of its own keeps it"
    with pytest.raises(EngineError, match="no speaker called 'eve'; it has ann, bob"):
        record(script, find_voice(f"{mine}#eve"), pool_with_voices, Store(tmp_path / "store"))


@pytest.mark.parametrize(
    "name", ["newsroom#bob", "tone#bob", "nobody#bob", "newsroom#", "#bob", "en_US-tiny-low#eve", "piper:en_US-tiny-low#eve"]
)
def test_a_speaker_that_is_not_there_is_refused_before_anything_is_read(name: str) -> None:
    with pytest.raises(SettingsError, match=name.rpartition("#")[2] or "#"):
        find_voice(name)


def test_without_a_name_the_language_and_its_region_choose() -> None:
    american, british, en = (say("kokoro", ask(SENTENCE, "", language)) for language in ("en-US", "en-GB", "en"))
    assert british.audio.pcm.tobytes() == say("kokoro", ask(SENTENCE, "bm_lewis", "en-GB")).audio.pcm.tobytes()
    assert american.audio.pcm.tobytes() == en.audio.pcm.tobytes() == say("kokoro", ask(SENTENCE, "af_heart")).audio.pcm.tobytes()


@pytest.mark.parametrize("engine", ["piper", "kokoro"])
def test_a_sentence_keeps_its_loudness(engine: str) -> None:
    """Scaled to full scale, each sentence would be as loud as the next, however loud the network made it."""
    assert np.abs(say(engine, ask(SENTENCE)).audio.pcm).max() < 0.35 * 32767


@pytest.mark.parametrize(
    ("alphabet", "units"),
    [
        (set(tiny.SIGNS), {}),
        *((set(ALPHABET), UNITS.get(letter, {})) for letter in "abe"),
        (set("aeiouwjbdfghklmnprstvz ,."), {}),
    ],
    ids=["Piper", "Kokoro, American", "Kokoro, British", "Kokoro, Spanish", "letters"],
)
def test_no_sound_is_lost(alphabet: set[str], units: dict[str, str]) -> None:
    for ipa in chain(VOWELS, CONSONANTS, NEAREST, ".!?…:;,—"):
        for sound in split_ipa(ipa):
            said = fitted([sound], alphabet, units)
            assert set(said) <= alphabet, ipa
            assert said or ipa in "ʔʕʢʡːˑˈˌʰˠˤʼ.|-‿↓↑", "only a catch in the throat, and what is no sound, may go"
    for unknown in ("ʘ", "ж", "漢"):
        with pytest.raises(EngineError, match=unknown):
            fitted([unknown], alphabet, units)


def test_what_a_network_has_no_sign_for_is_said_as_what_is_nearest() -> None:
    assert fitted(["ç", "ã", "tʃ", "ˈœ", "ɲ"], set("nʃtasœˈ\u0303"), {}) == tuple("ʃa\u0303tʃˈœn")
    assert fitted(["ç", "ã"], {"ç", "a"}, {}) == ("ç", "a")
    assert fitted(["aɪ", "ɐ"], {"a", "ɪ", "ə", "aɪ"}, {"aɪ": ("aɪ",)}) == ("aɪ", "ə")


def test_without_durations_the_words_are_aligned(tmp_path: Path, pool_with_voices: Pool) -> None:
    tiny.kokoro(tmp_path / "old.onnx", tmp_path / "voices.bin", durations="lost")
    options = (("model", str(tmp_path / "old.onnx")), ("voices", str(tmp_path / "voices.bin")))
    said = say("kokoro", replace(ask(SENTENCE), options=options))
    assert (said.timing, said.marks) == ("none", ())
    old = Voice("old", "kokoro", options=options)
    recording = record(adapt(read(SEED)), old, pool_with_voices, Store(tmp_path / "store"))
    assert {take.timing for take in recording.takes} <= {"aligned", "estimated"}
    assert all(take.marks[-1][1] == take.frames for take in recording.takes)


def test_a_network_that_was_given_nothing_tells_no_durations() -> None:
    assert edges_of(np.zeros(0, np.float32), 0, 2400) is None


def test_durations_a_network_keeps_to_itself_are_found(tmp_path: Path) -> None:
    """As in the first exports of Kokoro, which have one output."""
    tiny.kokoro(tmp_path / "first.onnx", tmp_path / "voices.bin", durations="kept")
    options = (("model", str(tmp_path / "first.onnx")), ("voices", str(tmp_path / "voices.bin")))
    assert say("kokoro", replace(ask(SENTENCE), options=options)).marks == say("kokoro", ask(SENTENCE)).marks


def test_noise_that_cannot_be_made_constant_is_the_same_all_the_same(tmp_path: Path) -> None:
    """It is when the network is loaded anew for each request."""
    path = tmp_path / "odd.onnx"
    tiny.piper(path)
    model = onnx.load(str(path))
    for node in model.graph.node:
        if node.op_type == "RandomNormalLike":
            node.attribute.append(onnx.helper.make_attribute("scale", 2.0))
    onnx.save(model, str(path))
    request = replace(ask(SENTENCE), options=(("model", str(path)),))
    one, two = say("piper", request), say("piper", request)
    usual = say("piper", ask(SENTENCE))
    assert one.audio.pcm.tobytes() == two.audio.pcm.tobytes()
    assert one.timing == "exact"
    assert one.audio.pcm.tobytes() != usual.audio.pcm.tobytes()


def test_the_noise_is_heard_and_differs_from_word_to_word() -> None:
    said = say("piper", ask("no no no no no no"))
    assert len({end - start for start, end in said.marks}) > 1


def test_the_makers_own_packages_make_the_same_of_the_same_files(tmp_path: Path, installed_voices: Path) -> None:
    """In a process of its own, where all of them and the embedded library have to get along."""
    if not (find_spec("piper") and find_spec("kokoro_onnx")):
        pytest.skip("piper-tts and kokoro-onnx are not made for this Python")
    tiny.piper(tmp_path / "quiet.onnx", noises=(0, 0))
    program = f"""
import numpy as np
from tests.engines.test_neural import SENTENCE, ask, replace, say
from narrator.engines.sounds import fitted, words
before = say("espeak", ask(SENTENCE)).audio.pcm.tobytes()
from piper import PiperVoice, SynthesisConfig
voice = PiperVoice.load({str(tmp_path / "quiet.onnx")!r}, include_alignments=True)
request = replace(ask(SENTENCE), options=(("model", {str(tmp_path / "quiet.onnx")!r}),))
ours = say("piper", request)
said = "[[ɪnðə ˈɛnd, ɪt wʌzðə mˈeɪɚɹ ʌv ˈoʊld hˈɑːɹbɚ hˌuː sˈɛd nˈoʊ.]]"
(chunk,) = voice.synthesize(said, SynthesisConfig(normalize_audio=False), include_alignments=True)
assert np.abs(chunk.audio_int16_array.astype(int) - ours.audio.pcm).max() <= 1
at, starts = 0, []
for told in chunk.phoneme_alignments:
    starts.append(at)
    at += told.num_samples
assert at == ours.audio.frames
assert set(start for start, _ in ours.marks) <= set(starts), (ours.marks, starts)
list(voice.synthesize("It has a library of its own."))
from kokoro_onnx import Kokoro
kokoro = Kokoro({str(installed_voices / "kokoro" / "model.onnx")!r}, {str(installed_voices / "kokoro" / "voices.bin")!r})
ours = say("kokoro", ask(SENTENCE))
said = "ɪnðə ˈɛnd, ɪt wʌzðə mˈAəɹɹ ʌv ˈOld hˈɑɹbəɹ hˌu sˈɛd nˈO."
theirs, rate, told = kokoro.create_timed(said, "af_heart", is_phonemes=True, trim=False, sentence_pause=0, clause_pause=0)
assert rate == ours.audio.rate
assert np.abs(theirs * 32767 - ours.audio.pcm).max() < 0.004 * 32767
assert set(start for start, _ in ours.marks) <= set(round(one.start * rate) for one in told)
assert len(say("espeak", ask(SENTENCE)).audio.pcm.tobytes()) > 0.9 * len(before)
print("the same")
"""
    done = run(program)
    assert done.stdout.strip() == "the same", done.stderr[-3000:]


def test_voices_are_listed_without_loading_onnxruntime_and_nothing_is_said_without_it() -> None:
    listed = run(
        "import sys; from narrator.engines import Voice, load_engine\n"
        "for name in ('piper', 'kokoro'):\n"
        "    engine = load_engine(name); print(engine.voices()[0].voice, engine.fingerprint(Voice('', name)))\n"
        "assert 'onnxruntime' not in sys.modules"
    )
    assert listed.returncode == 0, listed.stderr
    assert len(listed.stdout.splitlines()) == 2
    missing = run(
        "import sys; sys.modules['onnxruntime'] = None\n"
        "from narrator.engines import load_engine, describe_voices\n"
        "print(*describe_voices(), sep='\\n')"
    )
    for engine in ("piper", "kokoro"):
        assert f"The engine {engine} needs onnxruntime; get it with: pip install 'narrate[{engine}]'" in missing.stdout


def test_the_fingerprint_tells_of_the_files_and_not_of_where_they_are(tmp_path: Path) -> None:
    engine = load_engine("piper")
    for name in ("one", "two"):
        tiny.piper(tmp_path / name / "voice.onnx")
    one, two = (Voice("", "piper", options=(("model", str(tmp_path / name / "voice.onnx")),)) for name in ("one", "two"))
    before = engine.fingerprint(one)
    assert before == engine.fingerprint(two)
    path = tmp_path / "two" / "voice.onnx"
    content = path.read_bytes()
    path.write_bytes(content.replace(b"tiny", b"tony"))
    assert engine.fingerprint(two) != before
    configuration = tmp_path / "one" / "voice.onnx.json"
    configuration.write_text(configuration.read_text("utf-8").replace("0.667", "0.5"), "utf-8")
    assert engine.fingerprint(one) != before


def test_a_damaged_voice_is_named(tmp_path: Path, installed_voices: Path) -> None:
    def refused(engine: str, says: str, **options: str) -> None:
        with pytest.raises(EngineUnavailable, match=says):
            say(engine, replace(ask("Hello there."), options=tuple(sorted(options.items()))))

    path = tmp_path / "voice.onnx"
    beside = tmp_path / "voice.onnx.json"
    refused("piper", r"voice\.onnx\.json cannot be read", model=str(path))
    tiny.piper(path)
    whole, told = path.read_bytes(), beside.read_text("utf-8")
    for broken in (b"", b"\x00" * 100, whole[: len(whole) // 2], b"<html>Not found</html>"):
        path.write_bytes(broken)
        refused("piper", r"voice\.onnx", model=str(path))
    path.write_bytes(whole)
    for wrong in ("", "[]", "{}", told.replace('"^"', '"x"'), told.replace('"espeak": {"voice": "en-us"}', '"espeak": 3')):
        beside.write_text(wrong, "utf-8")
        refused("piper", r"voice\.onnx\.json", model=str(path))
    beside.write_text(told.replace('"phoneme_type": "espeak"', '"phoneme_type": "pinyin"'), "utf-8")
    refused("piper", "reads pinyin", model=str(path))
    voices, model = tmp_path / "voices.bin", str(installed_voices / "kokoro" / "model.onnx")
    refused("kokoro", r"voices\.bin", model=model, voices=str(voices))
    voices.write_bytes(b"nothing")
    refused("kokoro", r"voices\.bin", model=model, voices=str(voices))
    with zipfile.ZipFile(voices, "w") as archive:
        archive.writestr("af_heart.npy", b"nothing")
    refused("kokoro", r"voices\.bin", model=model, voices=str(voices))


def make(folder: Path, voice: str, jobs: int) -> Path:
    """The episode's folder, made by the command."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    command = [sys.executable, "-m", "narrator", str(SEED), "--voice", voice, "-j", str(jobs), "-o", str(folder), "--json"]
    made = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=ROOT)
    assert made.returncode == 0, made.stderr
    return folder / Path(json.loads(made.stdout)["episode"]).name


def test_a_damaged_voice_hides_no_other(installed_voices: Path) -> None:
    broken = installed_voices / "aa_AA-broken-low"
    broken.mkdir()
    try:
        (broken / "voice.toml").write_text('engine = "piper"\nvoice = "aa_AA-broken-low"\n', "utf-8")
        (broken / "aa_AA-broken-low.onnx.json").write_text("{", "utf-8")
        assert load_engine("piper").voices()
        assert say("piper", ask("Hello there.")).audio.frames
    finally:
        shutil.rmtree(broken)


@pytest.mark.parametrize("voice", ["piper:en_US-tiny-low#bob", "kokoro:af_heart"])
def test_a_whole_episode_is_the_same_with_one_job_and_with_two(tmp_path: Path, voice: str) -> None:
    one, two = (make(tmp_path / str(jobs), voice, jobs) for jobs in (1, 2))
    assert (one / f"{one.name}.mp3").read_bytes() == (two / f"{two.name}.mp3").read_bytes()
    receipt = json.loads((one / "receipt.json").read_text("utf-8"))
    assert receipt["word_times"] == {voice: "exact"}
    assert receipt["disclosure"]["digital_source_type"].endswith("trainedAlgorithmicMedia")


def test_a_profile_may_point_at_a_file_one_has(tmp_path: Path, pool_with_voices: Pool) -> None:
    tiny.piper(tmp_path / "mine.onnx", ("ann", "bob"))
    profile = tmp_path / "mine.toml"
    model = json.dumps(str(tmp_path / "mine.onnx"))
    profile.write_text(f'engine = "piper"\nvoice = "#bob"\n[piper]\nmodel = {model}\n[roles.notice]\nvoice = "#ann"\n', "utf-8")
    recording = record(adapt(read(SEED)), find_voice(str(profile)), pool_with_voices, Store(tmp_path / "store"))
    assert {take.voice for take in recording.takes} == {"piper:#ann", "piper:#bob"}
    episode = master(recording, Show(), tmp_path, executor=pool_with_voices)
    assert json.loads((episode.folder / "receipt.json").read_text("utf-8"))["word_times"] == {
        "piper:#ann": "exact",
        "piper:#bob": "exact",
    }


@pytest.mark.parametrize("engine", ["piper", "kokoro"])
def test_who_stops_does_not_wait_for_what_is_being_said(tmp_path: Path, engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network that needs many seconds for the first sentence."""
    monkeypatch.setattr(tiny, "WIDTH", 512)
    monkeypatch.setattr(tiny, "ROWS", 8)
    options: Sequence[tuple[str, str]] = (("model", str(tmp_path / "slow.onnx")),)
    if engine == "piper":
        tiny.piper(tmp_path / "slow.onnx", work=1000)
    else:
        tiny.kokoro(tmp_path / "slow.onnx", tmp_path / "voices.bin", work=1000)
        options = (*options, ("voices", str(tmp_path / "voices.bin")))
    script = adapt(read(SEED))
    voice = Voice("slow", engine, options=tuple(options))

    def begin_and_stop() -> float:
        with Pool(2) as pool:
            from narrator.recording import speaking_lines

            with speaking_lines(script, voice, pool, Store(tmp_path / "store")) as session:
                while not any(future.running() for future in session.coming.values()):
                    time.sleep(0.1)
                time.sleep(2)
                assert not any(future.done() for future in session.coming.values())
                began = time.monotonic()
                raise KeyboardInterrupt(str(began))

    with pytest.raises(KeyboardInterrupt) as stopped:
        begin_and_stop()
    assert time.monotonic() - float(str(stopped.value)) < 2


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        ("gmw/en-US", "Gov. Smith paid $5.3bn; “never”, he said – and (on 5 May 2023) it rained…"),
        ("roa/fr", "« Jamais ! » a-t-il répondu; puis il est parti…"),
        ("zle/ru", "Президент сказал, что он не поедет; «никогда», ответил он."),
    ],
)
def test_what_is_said_unheard_has_the_sounds_and_pauses_of_the_usual_speed(
    voice: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ssml, _ = ssml_with_marks(text.split())

    def told() -> list[tuple[int, str, int]]:
        return [(event.kind, event.name, event.position) for event in libespeak.phoneme_events(ssml, voice)]

    fast = told()
    monkeypatch.setattr(libespeak, "_UNHEARD_WPM", 175)
    assert fast == told()
