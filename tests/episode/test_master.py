"""The finished episode, read back by programs this project did not write."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import eyed3
import numpy as np
import pytest
from mutagen.id3 import ID3
from mutagen.mp3 import MP3
from PIL import Image

from narrator.article import read
from narrator.engines import find_voice
from narrator.episode import Episode, master, read_episode
from narrator.episode.mp3 import FRAME, LAG, RATE
from narrator.errors import EpisodeError, SettingsError
from narrator.recording import Pool, Store, record
from narrator.script import adapt
from narrator.settings import MasterSettings, Show
from tests.conftest import Heard

Program = Callable[[str], str]
SEEDS = Path(__file__).parents[2] / "seeds"
SHOW = Show(title="The Test Show")


@dataclass(frozen=True)
class Studio:
    pool: Pool
    store: Store

    def make(self, article: Path, output: Path, voice: str = "newsroom", settings: MasterSettings | None = None) -> Episode:
        script = adapt(read(article))
        return master(record(script, find_voice(voice), self.pool, self.store), SHOW, output, settings, self.pool)


@pytest.fixture(scope="module")
def studio(pool: Pool, store: Store) -> Studio:
    return Studio(pool, store)


@pytest.fixture(scope="module")
def feature(studio: Studio, tmp_path_factory: pytest.TempPathFactory) -> Episode:
    """An article with headings and front matter."""
    return studio.make(SEEDS / "feature.txt", tmp_path_factory.mktemp("output"))


@pytest.fixture(scope="module")
def breaking(studio: Studio, tmp_path_factory: pytest.TempPathFactory) -> Episode:
    """An article without headings, over two minutes long."""
    return studio.make(SEEDS / "breaking-news.txt", tmp_path_factory.mktemp("output"))


def _chapters(episode: Episode) -> list[tuple[float, float, str]]:
    found = json.loads((episode.folder / "chapters.json").read_text(encoding="utf-8"))["chapters"]
    return [(chapter["startTime"], chapter["endTime"], chapter["title"]) for chapter in found]


def _decoded(program: Program, episode: Episode) -> bytes:
    command = [program("ffmpeg"), "-v", "error", "-i", str(episode.sound), "-f", "s16le", "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout


def test_the_folder_holds_what_the_readme_says(feature: Episode) -> None:
    names = {path.name.replace(feature.slug, "@") for path in feature.folder.iterdir()}
    assert names == {"@.mp3", "@.vtt", "@.srt", "@.json", "index.html", "chapters.json", "episode.json", "receipt.json"}


def test_chapters_run_from_the_beginning_to_the_end_without_a_hole(feature: Episode, breaking: Episode) -> None:
    for episode in (feature, breaking):
        chapters = _chapters(episode)
        assert len(chapters) == episode.chapters >= 2
        assert chapters[0][0] == 0
        assert chapters[-1][1] == pytest.approx(episode.seconds, abs=0.001)
        assert all(first[1] == second[0] for first, second in pairwise(chapters))
        assert len({title for _, _, title in chapters}) == len(chapters)


def test_four_readers_see_the_same_chapters(feature: Episode, breaking: Episode, program: Program) -> None:
    for episode in (feature, breaking):
        expected = [(round(start * 1000), title) for start, _, title in _chapters(episode)]
        tag = ID3(episode.sound)
        assert tag.version == (2, 3, 0)
        (contents,) = tag.getall("CTOC")
        assert int(contents.flags) == 3
        by_id = {frame.element_id: frame for frame in tag.getall("CHAP")}
        assert [(by_id[key].start_time, str(by_id[key].sub_frames["TIT2"])) for key in contents.child_element_ids] == expected
        raw = episode.sound.read_bytes()
        order = [match[1].decode() for match in re.finditer(rb"CHAP.{6}(\w+)\0", raw[: tag.size], re.DOTALL)]
        assert order == contents.child_element_ids, "frames stand in time order"
        loaded = eyed3.load(str(episode.sound))
        assert loaded
        assert loaded.tag
        assert sorted((chapter.times.start, chapter.title) for chapter in loaded.tag.chapters) == expected
        shown = subprocess.run(
            [program("ffprobe"), "-v", "error", "-show_chapters", "-of", "json", str(episode.sound)],
            capture_output=True,
            check=True,
        )
        listed = json.loads(shown.stdout)["chapters"]
        assert [(round(float(chapter["start_time"]) * 1000), chapter["tags"]["title"]) for chapter in listed] == expected


def test_the_tag_says_what_is_known_and_nothing_else(feature: Episode, breaking: Episode) -> None:
    tag = ID3(feature.sound)
    assert str(tag["TIT2"]) == feature.title
    assert str(tag["TPE1"]) == feature.byline
    assert str(tag["TALB"]) == "The Test Show"
    assert str(tag["TCON"]) == "Podcast"
    assert str(tag["TLAN"]) == "eng"
    assert abs(int(str(tag["TLEN"])) - feature.seconds * 1000) <= 1
    assert "espeak" in str(tag["TSSE"])
    assert feature.disclosure in str(tag.getall("COMM")[0])
    assert str(tag["TXXX:AI-DISCLOSURE"]) == feature.disclosure
    assert str(tag["TXXX:DigitalSourceType"]).endswith("/algorithmicMedia")
    assert feature.published
    assert str(ID3(feature.sound, translate=False)["TYER"]) == f"{feature.published.year}"
    assert str(ID3(feature.sound, translate=False)["TDAT"]) == f"{feature.published:%d%m}"
    assert tag["WOAS"].url == feature.url
    if breaking.url is None:
        assert "WOAS" not in ID3(breaking.sound)


def test_the_cover_is_square_and_small(feature: Episode) -> None:
    import io

    (picture,) = ID3(feature.sound).getall("APIC")
    assert len(picture.data) < 1_000_000
    with Image.open(io.BytesIO(picture.data)) as image:
        assert image.size[0] == image.size[1]
        assert 1400 <= image.size[0] <= 3000


def test_decoders_find_nothing_to_complain_of(feature: Episode, program: Program) -> None:
    checked = subprocess.run([program("mpg123"), "-q", "-t", str(feature.sound)], capture_output=True, check=True, text=True)
    assert checked.stderr.strip() == ""
    shown = subprocess.run([program("mp3val"), str(feature.sound)], capture_output=True, check=True, text=True).stdout
    assert "WARNING" not in shown
    assert "ERROR" not in shown
    assert "CBR" in shown
    quiet = [program("ffmpeg"), "-v", "warning", "-i", str(feature.sound), "-map", "0:a", "-f", "null", "-"]
    assert subprocess.run(quiet, capture_output=True, check=True, text=True).stderr == ""


def test_every_reader_gives_the_length_that_is_decoded(feature: Episode, program: Program) -> None:
    seconds = len(_decoded(program, feature)) / 2 / RATE
    assert feature.seconds == pytest.approx(seconds, abs=0.001)
    info = MP3(feature.sound).info
    assert info
    assert info.length == pytest.approx(seconds, abs=0.12)
    loaded = eyed3.load(str(feature.sound))
    assert loaded
    assert loaded.info
    # eyeD3 divides the size by the whole bytes of one frame, so it is 0.15 % off for any file of 96 kb/s at 44.1 kHz.
    assert loaded.info.time_secs == pytest.approx(seconds, rel=0.002)
    probe = [program("ffprobe"), "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", str(feature.sound)]
    assert float(subprocess.run(probe, capture_output=True, check=True, text=True).stdout) == pytest.approx(seconds, abs=0.12)
    told = [program("mediainfo"), "--Output=Audio;%Duration%", str(feature.sound)]
    assert float(subprocess.run(told, capture_output=True, check=True, text=True).stdout) / 1000 == pytest.approx(
        seconds, abs=0.12
    )


def test_the_info_header_counts_every_frame(feature: Episode, program: Program) -> None:
    raw = feature.sound.read_bytes()
    at = raw.index(b"Info", ID3(feature.sound).size)
    frames, size = (int.from_bytes(raw[at + n : at + n + 4], "big") for n in (8, 12))
    assert (frames * FRAME - LAG) * 2 == len(_decoded(program, feature))
    assert size == len(raw) - ID3(feature.sound).size


def test_each_word_is_heard_when_the_transcript_says(breaking: Episode, program: Program) -> None:
    """Where words are the sound is loud, and in the pauses between utterances there is digital silence."""
    pcm = np.abs(np.frombuffer(_decoded(program, breaking), "<i2").astype(np.int32))
    receipt = json.loads((breaking.folder / "receipt.json").read_text(encoding="utf-8"))
    heard = [entry["heard"] for entry in receipt["entries"] if "heard" in entry]
    long = [(start, end) for start, end in heard if end - start > 0.15]
    loud = [pcm[round(start * RATE) : round(end * RATE)].max() > 1000 for start, end in long]
    assert sum(loud) >= 0.99 * len(loud) > 100
    gaps = [(a[1], b[0]) for a, b in pairwise(heard) if b[0] - a[1] > 0.39]
    assert len(gaps) > 10
    for start, end in gaps:
        assert pcm[round((start + 0.03) * RATE) : round((end - 0.03) * RATE)].max() <= 1


def test_the_same_article_gives_the_same_bytes(studio: Studio, tmp_path: Path) -> None:
    """Whether spoken now or found in the store, whatever the number of workers."""
    cold = Store(tmp_path / "cold")
    first = studio.make(SEEDS / "short.txt", tmp_path / "one")
    again = studio.make(SEEDS / "short.txt", tmp_path / "two")
    with Pool(1) as pool:
        alone = Studio(pool, cold).make(SEEDS / "short.txt", tmp_path / "three")
    for path in first.folder.iterdir():
        told = {folder: (folder / path.name).read_bytes() for folder in (first.folder, again.folder, alone.folder)}
        if path.name == "receipt.json":  # which tells besides how much work it was
            told = {folder: re.sub(rb'"(spoken|encoded)": \d+', b"", content) for folder, content in told.items()}
        assert len(set(told.values())) == 1, path.name


def test_an_edited_sentence_is_spoken_and_encoded_again_and_the_receipt_says_so(studio: Studio, tmp_path: Path) -> None:
    text = (SEEDS / "breaking-news.txt").read_text(encoding="utf-8")
    edited, moved = tmp_path / "edited.txt", tmp_path / "moved.txt"
    *paragraphs, last = text.rstrip().split("\n\n")
    edited.write_text(text.replace(" the ", " that ", 3).replace(" that ", " the ", 2), encoding="utf-8")
    moved.write_text("\n\n".join([*paragraphs[:-3], last, *paragraphs[-3:]]), encoding="utf-8")
    whole = _receipt(studio.make(SEEDS / "breaking-news.txt", tmp_path / "one"))
    assert edited.read_text(encoding="utf-8") != text
    once = _receipt(studio.make(edited, tmp_path / "two"))
    assert once["gain_db"] == whole["gain_db"]
    assert once["work"] == {"utterances": whole["work"]["utterances"], "spoken": 1, "encoded": 1}
    assert _receipt(studio.make(moved, tmp_path / "three"))["work"]["spoken"] == 0


def _receipt(episode: Episode) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = json.loads((episode.folder / "receipt.json").read_text(encoding="utf-8"))
    return found


def test_the_receipt_holds_every_character(breaking: Episode) -> None:
    receipt = json.loads((breaking.folder / "receipt.json").read_text(encoding="utf-8"))
    source = (SEEDS / "breaking-news.txt").read_text(encoding="utf-8")
    assert "".join(source[entry["start"] : entry["end"]] for entry in receipt["entries"]) == source
    assert receipt["mp3_sha256"] == read_episode(breaking.folder).sha256


def test_the_episode_is_as_loud_as_it_should_be(breaking: Episode, heard: Callable[..., Heard]) -> None:
    measured = heard(breaking.sound)
    assert measured.lufs == pytest.approx(-16, abs=0.5)
    assert measured.peak <= -1


@pytest.mark.parametrize("bitrate", [64, 128])
def test_other_bitrates(studio: Studio, tmp_path: Path, bitrate: int) -> None:
    made = studio.make(SEEDS / "short.txt", tmp_path, settings=MasterSettings(bitrate=bitrate))
    info = MP3(made.sound).info
    assert info
    assert info.bitrate == bitrate * 1000


def test_a_bitrate_mp3_has_not_is_refused(studio: Studio, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="bitrate is 97, and must be one of 56, 64"):
        studio.make(SEEDS / "short.txt", tmp_path, settings=MasterSettings(bitrate=97))


def test_an_output_folder_that_cannot_be_written_is_named(studio: Studio, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(EpisodeError, match="file"):
        studio.make(SEEDS / "short.txt", tmp_path / "file")


def test_an_article_nobody_can_say_is_refused(studio: Studio, tmp_path: Path) -> None:
    script = adapt(read(SEEDS / "short.txt"))
    empty = replace(script, opening=(), passages=tuple(replace(passage, utterances=()) for passage in script.passages))
    with pytest.raises(EpisodeError, match="nothing in it"):
        master(record(empty, find_voice("newsroom"), studio.pool, studio.store), SHOW, tmp_path, None, studio.pool)
