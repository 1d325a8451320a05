"""Music around an episode: heard where it should be, as loud as it should be, and nothing shifted but in time."""

from __future__ import annotations

import hashlib
import json
import subprocess
import wave
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from narrator.article import read
from narrator.engines import find_voice
from narrator.episode import Episode, master, prepare
from narrator.episode.mp3 import FRAME, RATE
from narrator.errors import SettingsError
from narrator.recording import Pool, Recording, Store, record
from narrator.script import adapt
from narrator.settings import MasterSettings, Show, load_settings
from tests.conftest import Heard

Program = Callable[[str], str]
SEEDS = Path(__file__).parents[2] / "seeds"
JINGLE_SECONDS, JINGLE_HZ, BED_HZ = 4.0, 523.0, 3_000.0


@pytest.fixture(scope="module")
def music(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a jingle in stereo at 48 kHz and a bed, as WAV."""
    folder = tmp_path_factory.mktemp("music")
    time = np.arange(round(JINGLE_SECONDS * 48_000)) / 48_000
    beat = 0.6 + 0.4 * np.sin(2 * np.pi * 2 * time)
    _write(folder / "jingle.wav", np.sin(2 * np.pi * JINGLE_HZ * time) * beat * 0.9, 2)
    _write(folder / "bed.wav", np.sin(2 * np.pi * BED_HZ * time[:48_000]) * 0.9, 1)
    return folder


def _write(path: Path, wave_form: np.ndarray, channels: int) -> None:
    with wave.open(str(path), "wb") as file:
        file.setparams((channels, 2, 48_000, 0, "NONE", ""))
        file.writeframes(np.repeat((wave_form * 32_767).astype("<i2"), channels).tobytes())


@pytest.fixture(scope="module")
def recording(pool: Pool, store: Store) -> Recording:
    return record(adapt(read(SEEDS / "feature.txt")), find_voice("newsroom"), pool, store)


@pytest.fixture(scope="module")
def bare(recording: Recording, pool: Pool, tmp_path_factory: pytest.TempPathFactory) -> Episode:
    return _made(recording, pool, tmp_path_factory.mktemp("bare"), MasterSettings())


@pytest.fixture(scope="module")
def framed(recording: Recording, pool: Pool, music: Path, tmp_path_factory: pytest.TempPathFactory) -> Episode:
    """With intro, outro and bed."""
    jingle = str(music / "jingle.wav")
    settings = MasterSettings(intro=jingle, outro=jingle, bed=str(music / "bed.wav"))
    return _made(recording, pool, tmp_path_factory.mktemp("framed"), settings)


def _made(recording: Recording, pool: Pool, output: Path, settings: MasterSettings) -> Episode:
    return master(recording, Show(title="The Test Show"), output, settings, pool)


def _heard(program: Program, episode: Episode) -> np.ndarray:
    command = [program("ffmpeg"), "-v", "error", "-i", str(episode.sound), "-f", "s16le", "-ar", str(RATE), "-"]
    return np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, "<i2").astype(np.float64) / 32_768


def _words(episode: Episode) -> list[tuple[float, str]]:
    found = json.loads((episode.folder / f"{episode.slug}.json").read_text(encoding="utf-8"))["segments"]
    return [(segment["startTime"], segment["body"]) for segment in found]


def _strength(sound: np.ndarray, hertz: float) -> float:
    """How strong one tone is in a stretch of sound, dB of full scale."""
    time = np.arange(len(sound)) / RATE
    return float(20 * np.log10(2 * abs(np.mean(sound * np.hanning(len(sound)) * 2 * np.exp(-2j * np.pi * hertz * time))) + 1e-9))


def test_everything_said_comes_later_by_the_intro_and_not_otherwise(bare: Episode, framed: Episode) -> None:
    shifts = [late - early for (late, _), (early, _) in zip(_words(framed), _words(bare), strict=True)]
    assert JINGLE_SECONDS < shifts[0] < JINGLE_SECONDS + 1
    assert max(shifts) - min(shifts) < 0.0015
    first, second = (json.loads((one.folder / "chapters.json").read_text(encoding="utf-8"))["chapters"] for one in (bare, framed))
    assert second[0]["startTime"] == 0
    assert second[-1]["endTime"] == pytest.approx(framed.seconds, abs=0.001)
    moved = [late["startTime"] - early["startTime"] for late, early in zip(second[1:], first[1:], strict=True)]
    assert moved == pytest.approx([shifts[0]] * len(moved), abs=0.0015)
    assert framed.seconds - bare.seconds > 2 * JINGLE_SECONDS


def test_the_article_sounds_as_it_does_without_music(bare: Episode, framed: Episode, program: Program) -> None:
    plain, dressed = _heard(program, bare), _heard(program, framed)
    words = _words(bare)
    number = next(number for number, (_, word) in enumerate(words) if number > 20 and word)
    start, later = round(words[number][0] * RATE), round(_words(framed)[number][0] * RATE)
    assert (later - start) % FRAME in (*range(45), *range(FRAME - 45, FRAME))
    shift = round((later - start) / FRAME) * FRAME
    length = 60 * RATE
    assert np.abs(dressed[start + shift : start + shift + length] - plain[start : start + length]).max() < 0.001


def test_music_is_a_little_softer_than_the_voice_and_ends_in_silence(
    framed: Episode, program: Program, heard: Callable[..., Heard]
) -> None:
    assert -17.5 < heard(framed.sound, seconds=2.5).lufs < -16
    sound = _heard(program, framed)
    assert not np.abs(sound[-RATE // 50 :]).any()
    tail = np.sqrt(np.square(sound[-4 * RATE :]).reshape(-1, RATE // 10).mean(axis=1))
    assert all(later <= earlier * 1.2 + 1e-4 for earlier, later in zip(tail[-15::5], tail[-10::5], strict=False))


def test_the_bed_lies_under_the_notice_and_never_under_the_article(framed: Episode, bare: Episode, program: Program) -> None:
    sound, plain = _heard(program, framed), _heard(program, bare)
    notice = round(_words(framed)[0][0] * RATE)
    shift = notice - round(_words(bare)[0][0] * RATE)
    under = _strength(sound[notice : notice + RATE] - plain[notice - shift : notice - shift + RATE], BED_HZ)
    assert -42 < under < -30
    assert _strength(sound[RATE:-RATE][: 2 * RATE], BED_HZ) > -50
    article = notice + 6 * RATE
    assert _strength(sound[article : article + 30 * RATE], BED_HZ) < -60


@pytest.mark.parametrize("name", ["feature", "short"])
@pytest.mark.parametrize("format_", ["mp3", "wav"])
def test_the_whole_is_as_loud_as_without_music(
    pool: Pool, store: Store, music: Path, program: Program, heard: Callable[..., Heard], tmp_path: Path, name: str, format_: str
) -> None:
    recording = record(adapt(read(SEEDS / f"{name}.txt")), find_voice("newsroom"), pool, store)
    jingle = str(music / "jingle.wav")
    settings = MasterSettings(intro=jingle, outro=jingle, bed=str(music / "bed.wav"), format=format_)
    episode = _made(recording, pool, tmp_path, settings)
    measured = heard(episode.sound)
    assert measured.lufs == pytest.approx(-16, abs=0.5)
    assert measured.peak <= -1
    assert len(_heard(program, episode)) / RATE == pytest.approx(episode.seconds, abs=FRAME / RATE)


def test_the_receipt_names_the_music(framed: Episode, bare: Episode, music: Path) -> None:
    with_music, without = (json.loads((one.folder / "receipt.json").read_text(encoding="utf-8")) for one in (framed, bare))
    assert {key: piece["file"] for key, piece in with_music["music"].items()} == {
        "intro": "jingle.wav",
        "outro": "jingle.wav",
        "bed": "bed.wav",
    }
    assert with_music["music"]["bed"]["sha256"] == hashlib.sha256((music / "bed.wav").read_bytes()).hexdigest()
    assert "music" not in without


def test_the_same_music_gives_the_same_bytes(
    framed: Episode, recording: Recording, pool: Pool, music: Path, tmp_path: Path
) -> None:
    jingle = str(music / "jingle.wav")
    again = _made(recording, pool, tmp_path, MasterSettings(intro=jingle, outro=jingle, bed=str(music / "bed.wav")))
    assert again.sha256 == framed.sha256


def test_music_of_another_format_is_read(recording: Recording, pool: Pool, music: Path, program: Program, tmp_path: Path) -> None:
    subprocess.run([program("ffmpeg"), "-v", "error", "-i", music / "jingle.wav", tmp_path / "jingle.ogg"], check=True)
    (tmp_path / "narrator.toml").write_text('[master]\nintro = "jingle.ogg"\n')
    settings = load_settings(tmp_path / "narrator.toml").master
    episode = _made(recording, pool, tmp_path / "output", settings)
    assert _words(episode)[0][0] > JINGLE_SECONDS


@pytest.mark.parametrize("key", ["intro", "outro", "bed"])
def test_music_that_cannot_be_used_is_refused_by_the_name_of_its_key(key: str, tmp_path: Path, program: Program) -> None:
    program("ffmpeg")
    (tmp_path / "notes.mp3").write_text("no music at all\n" * 50)
    (tmp_path / "silence.wav").write_bytes(b"")
    _write(tmp_path / "silence.wav", np.zeros(48_000), 1)
    for name, complaint in (
        ("gone.wav", "there is no file"),
        ("notes.mp3", "no sound that can be read"),
        ("silence.wav", "silent"),
    ):
        settings = replace(MasterSettings(), **{key: str(tmp_path / name)})  # type: ignore[arg-type]
        with pytest.raises(SettingsError, match=rf"^{key}: .*{complaint}|^{key}: {complaint}"):
            prepare(tmp_path / "output", settings)


def test_without_ffmpeg_only_wav_can_be_read(music: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    prepare(tmp_path / "output", MasterSettings(intro=str(music / "jingle.wav")))
    (tmp_path / "jingle.ogg").write_bytes(b"OggS" + bytes(100))
    with pytest.raises(SettingsError, match=r"^intro: reading .* needs ffmpeg"):
        prepare(tmp_path / "output", MasterSettings(intro=str(tmp_path / "jingle.ogg")))
