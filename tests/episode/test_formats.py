"""Episodes in other formats than MP3, read back by programs this project did not write."""

from __future__ import annotations

import json
import shutil
import subprocess
import wave
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from mutagen.flac import FLAC
from mutagen.mp4 import MP4
from mutagen.oggopus import OggOpus
from mutagen.wave import WAVE

from narrator import settings as settings_room
from narrator.article import read
from narrator.engines import find_voice
from narrator.episode import Episode, master, prepare, read_episode, verify
from narrator.episode.formats import FORMATS
from narrator.errors import SettingsError
from narrator.feed import publish
from narrator.recording import Pool, Recording, Store, record
from narrator.script import adapt
from narrator.settings import MasterSettings, Show
from tests.conftest import Heard

Program = Callable[[str], str]
STORY = """# The lamps of Harbour Lane

By Ann Ode

Every evening at six the lamps of Harbour Lane come on, one after another.

## Who lights them

A clock in the town hall does, built by a smith who could not read. It has been wrong twice in ninety years.

## What they cost

Three dollars a night, says the town, or $1,095 a year. Nobody has ever asked for less light.
"""
SHOW = Show(title="The Test Show")
OTHERS = ("m4b", "opus", "flac", "wav")
FRAME_SECONDS = 1152 / 44_100


@dataclass(frozen=True)
class Studio:
    recording: Recording
    pool: Pool

    def make(self, output: Path, name: str, bitrate: int = 96) -> Episode:
        return master(self.recording, SHOW, output, MasterSettings(format=name, bitrate=bitrate), self.pool)


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory, pool: Pool, store: Store) -> Studio:
    article = tmp_path_factory.mktemp("article") / "lamps.md"
    article.write_text(STORY, encoding="utf-8")
    return Studio(record(adapt(read(article)), find_voice("newsroom"), pool, store), pool)


@pytest.fixture(scope="module")
def episodes(studio: Studio, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Episode]:
    made: dict[str, Episode] = {}

    def episode(name: str) -> Episode:
        if name not in made:
            made[name] = studio.make(tmp_path_factory.mktemp(name), name)
        return made[name]

    return episode


def _probed(program: Program, episode: Episode) -> dict[str, object]:
    command = [program("ffprobe"), "-v", "error", "-show_format", "-show_chapters", "-show_streams", "-of", "json"]
    shown: dict[str, object] = json.loads(subprocess.run([*command, str(episode.sound)], capture_output=True, check=True).stdout)
    return shown


def _samples(program: Program, episode: Episode) -> np.ndarray:
    command = [program("ffmpeg"), "-v", "error", "-i", str(episode.sound), "-f", "s16le", "-ar", "44100", "-"]
    return np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, "<i2")


@pytest.mark.parametrize("name", OTHERS)
def test_the_length_and_the_chapters_are_those_of_the_timeline(
    episodes: Callable[[str], Episode], program: Program, name: str
) -> None:
    program("ffmpeg")
    episode = episodes(name)
    shown = _probed(program, episode)
    assert float(shown["format"]["duration"]) == pytest.approx(episode.seconds, abs=FRAME_SECONDS)  # type: ignore[index]
    assert len(_samples(program, episode)) / 44_100 == pytest.approx(episode.seconds, abs=FRAME_SECONDS)
    expected = json.loads((episode.folder / "chapters.json").read_text(encoding="utf-8"))["chapters"]
    found = [(float(chapter["start_time"]), chapter["tags"]["title"]) for chapter in shown["chapters"]]  # type: ignore[attr-defined]
    assert [title for _, title in found] == [chapter["title"] for chapter in expected]
    assert [start for start, _ in found] == pytest.approx([chapter["startTime"] for chapter in expected], abs=0.001)


@pytest.mark.parametrize("name", OTHERS)
def test_every_word_is_where_it_is_in_the_mp3_and_as_loud(
    episodes: Callable[[str], Episode], program: Program, name: str
) -> None:
    program("ffmpeg")
    ours, theirs = (_samples(program, episodes(one)).astype(np.float64) for one in (name, "mp3"))
    length = min(len(ours), len(theirs))
    step = 441
    levels = [np.sqrt(np.square(sound[: length // step * step]).reshape(-1, step).mean(axis=1)) for sound in (ours, theirs)]
    shifts = range(-5, 6)
    alike = [float(np.corrcoef(levels[0][10:-10], np.roll(levels[1], shift)[10:-10])[0, 1]) for shift in shifts]
    assert shifts[int(np.argmax(alike))] == 0
    assert max(alike) > 0.99
    assert 20 * np.log10(levels[0].std() / levels[1].std()) == pytest.approx(0, abs=0.2)


@pytest.mark.parametrize("name", OTHERS)
def test_it_is_as_loud_as_asked_and_its_peaks_are_held(
    episodes: Callable[[str], Episode], heard: Callable[..., Heard], name: str
) -> None:
    measured = heard(episodes(name).sound)
    assert measured.lufs == pytest.approx(-16, abs=0.5)
    assert measured.peak <= -1


def test_mutagen_reads_tags_disclosure_and_cover(episodes: Callable[[str], Episode], program: Program) -> None:
    program("ffmpeg")
    m4b, flac, opus, wav = (
        MP4(episodes("m4b").sound),
        FLAC(episodes("flac").sound),
        OggOpus(episodes("opus").sound),
        WAVE(episodes("wav").sound),
    )
    episode = episodes("wav")
    titles = [m4b["\xa9nam"][0], flac["title"][0], opus["title"][0], str(wav["TIT2"])]
    assert titles == [episode.title] * 4
    notices = [bytes(m4b["----:com.apple.iTunes:AI-DISCLOSURE"][0]).decode(), flac["ai-disclosure"][0], opus["ai-disclosure"][0]]
    assert [*notices, str(wav["TXXX:AI-DISCLOSURE"])] == [episode.disclosure] * 4
    assert all(episode.disclosure in comment for comment in (m4b["\xa9cmt"][0], flac["comment"][0], opus["comment"][0]))
    assert bytes(m4b["covr"][0]) == flac.pictures[0].data == wav["APIC:"].data
    assert opus["metadata_block_picture"]
    assert m4b.chapters
    assert len(m4b.chapters) == episode.chapters
    assert flac["chapter000"][0] == "00:00:00.000"


@pytest.mark.parametrize("name", OTHERS)
def test_the_same_episode_has_the_same_bytes(
    studio: Studio, episodes: Callable[[str], Episode], program: Program, name: str, tmp_path: Path
) -> None:
    program("ffmpeg")
    again = studio.make(tmp_path, name)
    assert again.sound.read_bytes() == episodes(name).sound.read_bytes()
    assert again.sha256 == episodes(name).sha256


def test_the_receipt_the_head_and_the_feed_name_the_file(episodes: Callable[[str], Episode], program: Program) -> None:
    program("ffmpeg")
    for name in OTHERS:
        episode = episodes(name)
        receipt = json.loads((episode.folder / "receipt.json").read_text(encoding="utf-8"))
        assert receipt[f"{name}_sha256"] == episode.sha256
        assert not any("ID3" in place for place in receipt["disclosure"]["stands_in"]) or name == "wav"
        assert read_episode(episode.folder).sound == episode.sound
        feed = publish([episode], replace(SHOW, base_url="https://a.example")).xml.decode()
        assert f'{episode.slug}.{name}" length="{episode.sound.stat().st_size}" type="{FORMATS[name].media_type}"' in feed


@pytest.mark.parametrize("name", OTHERS)
def test_its_sound_is_as_long_as_its_head_says(episodes: Callable[[str], Episode], program: Program, name: str) -> None:
    program("ffmpeg")
    (verdict,) = verify(episodes(name).folder)
    assert [finding for finding in verdict.findings if "of sound are decoded" in finding.told] == []


@pytest.mark.parametrize(("name", "state"), [("mp3", "ok"), ("wav", "ok"), ("flac", "not measured")])
def test_where_only_mpg123_is_it_decodes_mp3_and_no_other(
    episodes: Callable[[str], Episode],
    program: Program,
    name: str,
    state: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program("ffmpeg")
    episode = episodes(name)
    (tmp_path / "mpg123").symlink_to(program("mpg123"))
    monkeypatch.setenv("PATH", str(tmp_path))
    (verdict,) = verify(episode.folder)
    assert verdict.passed
    found = {finding.check: finding for finding in verdict.findings}
    assert found["spoken line"].state == found["loudness"].state == state
    assert state == "ok" or "install ffmpeg" in found["loudness"].told


def test_a_wav_file_that_is_none_is_said(
    episodes: Callable[[str], Episode], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / episodes("wav").folder.name
    shutil.copytree(episodes("wav").folder, copy)
    monkeypatch.setenv("PATH", "")
    for damage in (b"RIFF\0\0", b"not sound at all"):
        (copy / episodes("wav").sound.name).write_bytes(damage)
        (verdict,) = verify(copy)
        assert "no WAV file" in next(finding.told for finding in verdict.findings if finding.check == "loudness")


def test_another_format_takes_the_place_of_the_first(studio: Studio, tmp_path: Path) -> None:
    first = studio.make(tmp_path, "mp3")
    (first.folder / "notes.wav").write_bytes(b"mine")
    second = studio.make(tmp_path, "wav")
    assert second.folder == first.folder
    names = {path.suffix for path in second.folder.iterdir()}
    assert ".mp3" not in names
    assert (first.replaced, second.replaced) == ("", first.sound.name)
    assert "replaced" not in (second.folder / "episode.json").read_text(encoding="utf-8")
    assert (second.folder / "notes.wav").read_bytes() == b"mine"


def test_without_ffmpeg_wav_is_made_and_the_others_say_what_is_missing(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    episode = studio.make(tmp_path, "wav")
    with wave.open(str(episode.sound)) as file:
        assert file.getparams()[:3] == (1, 2, 44_100)
        assert file.getnframes() / 44_100 == pytest.approx(episode.seconds, abs=0.001)
    for name in ("m4b", "opus", "flac"):
        with pytest.raises(SettingsError, match=f"as {name} needs ffmpeg"):
            prepare(tmp_path, MasterSettings(format=name))


def test_a_format_nobody_makes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"'ogg'.*mp3, m4b, opus, flac, wav"):
        prepare(tmp_path, MasterSettings(format="ogg"))
    (tmp_path / "narrator.toml").write_text('[master]\nformat = "ogg"\n')
    with pytest.raises(SettingsError, match=r"format is 'ogg', and must be one of mp3"):
        settings_room.load_settings(tmp_path / "narrator.toml")
    assert tuple(FORMATS) == settings_room.FORMATS
