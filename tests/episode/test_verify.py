"""verify: an untouched episode passes, and whatever is taken from it, or changed in it, is found and named."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from mutagen.id3 import ID3

from narrator.article import read, read_text
from narrator.engines import find_voice
from narrator.episode import Verdict, master, verify
from narrator.episode.mp3 import silence
from narrator.episode.verifying.verdict import CHECKS, OF_MP3
from narrator.errors import EpisodeError
from narrator.recording import Pool, Store, record
from narrator.script import Script, adapt
from narrator.settings import Credentials, MasterSettings, ScriptSettings, Show
from tests.episode.certificates import issue

SEEDS = Path(__file__).parents[2] / "seeds"
HTML = """<html lang="en"><head><title>Caf&eacute; opens</title></head><body><nav>Home | News</nav>
<article><h1>Caf&eacute; opens</h1><p>By Ann Other</p>
<p>The caf&eacute; on <a href="x">Mill&nbsp;Street</a> op<b>en</b>ed on Monday &mdash; it cost $5.3&nbsp;million,
Mayor O&#8217;Brien said. It has 3 &lt; 5 rooms.</p><p>Nobody saw it<sup>1</sup>, not even <em>Dr.</em> Jones.</p></article>"""
MARKDOWN = """# A *Title*

Some **bold** text, a [link](https://example.org/a_b), `code`, and $5.3bn &amp; more.

- First **entry**
- Second\\*
"""


@dataclass(frozen=True)
class Studio:
    pool: Pool
    store: Store

    def make(self, script: Script, output: Path, settings: MasterSettings | None = None) -> Path:
        """The sound file of an episode."""
        recording = record(script, find_voice("newsroom", script.language), self.pool, self.store)
        return master(recording, Show(), output, settings, self.pool).sound


@pytest.fixture(scope="module")
def studio(pool: Pool, store: Store) -> Studio:
    return Studio(pool, store)


@pytest.fixture(scope="module")
def made(studio: Studio, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A signed episode with its article beside the output folder, untouched."""
    desk = tmp_path_factory.mktemp("desk")
    (desk / "certificates").mkdir()
    files = issue(desk / "certificates")
    shutil.copy(SEEDS / "short.txt", desk)
    credentials = Credentials(str(files.key), str(files.certificate))
    return studio.make(adapt(read(desk / "short.txt")), desk / "output", MasterSettings(credentials=credentials))


@pytest.fixture
def episode(made: Path, tmp_path: Path) -> Path:
    """A copy of it to harm."""
    shutil.copytree(made.parents[2], tmp_path / "desk")
    return tmp_path / "desk" / "output" / made.parent.name / made.name


def _failed(mp3: Path) -> dict[str, str]:
    (verdict,) = verify(mp3)
    assert verdict.passed != any(finding.state == "failed" for finding in verdict.findings)
    return {finding.check: finding.told for finding in verdict.findings if finding.state == "failed"}


def _tag(mp3: Path, *names: str) -> None:
    """Takes frames out of the tag."""
    tag = ID3(mp3, translate=False)
    for name in names:
        tag.delall(name)
    tag.save(mp3, v2_version=3, padding=lambda _: 0)


def _change(path: Path, pattern: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    changed = re.sub(pattern, new, text, count=1, flags=re.DOTALL)
    assert changed != text
    path.write_text(changed, encoding="utf-8", newline="")


def _sound(mp3: Path) -> int:
    """Where the Info header begins."""
    return int(ID3(mp3).size)


def _hush(mp3: Path) -> None:
    """The first four seconds become silence; every frame stays as long as it was."""
    raw = mp3.read_bytes()
    first = _sound(mp3) + 313  # after the Info header, a frame of 96 kb/s
    quiet = silence(153, 96)
    mp3.write_bytes(raw[:first] + quiet + raw[first + len(quiet) :])


def _no_words(mp3: Path) -> None:
    mp3.with_suffix(".json").write_text('{"version": "1.0.0", "segments": []}', encoding="utf-8")


def _without_first_words(mp3: Path) -> None:
    told = json.loads(mp3.with_suffix(".json").read_text(encoding="utf-8"))
    told["segments"] = told["segments"][8:]
    mp3.with_suffix(".json").write_text(json.dumps(told), encoding="utf-8")


Harm = Callable[[Path], object]
LAYERS: list[tuple[str, Harm]] = [
    ("spoken line", _hush),
    ("spoken line", lambda mp3: _change(mp3.with_name("receipt.json"), r'"opening": \[.*?\]', '"opening": []')),
    ("spoken line", _without_first_words),
    ("first cue", lambda mp3: _change(mp3.with_suffix(".vtt"), r"\n\n00:.*?\n\n", "\n\n")),
    ("first cue", lambda mp3: _change(mp3.with_suffix(".srt"), r"This article", "This\narticle, though,")),
    ("first cue", _without_first_words),
    ("speaker", lambda mp3: _change(mp3.with_suffix(".vtt"), "<v AI voice>", "")),
    ("speaker", lambda mp3: _change(mp3.with_suffix(".json"), '"AI voice"', '"Ann"')),
    ("comment", lambda mp3: _tag(mp3, "COMM")),
    ("notice field", lambda mp3: _tag(mp3, "TXXX:AI-DISCLOSURE")),
    ("source type", lambda mp3: _tag(mp3, "TXXX:DigitalSourceType")),
    ("episode.json", lambda mp3: _change(mp3.with_name("episode.json"), r'"disclosure": ".*?"', '"disclosure": ""')),
    ("page", lambda mp3: _change(mp3.with_name("index.html"), r'<p class="block notice".*?</p>', "")),
    ("disclosure", lambda mp3: _change(mp3.with_name("receipt.json"), r'"text": ".*?"', '"text": ""')),
    ("disclosure", lambda mp3: _change(mp3.with_name("receipt.json"), r'"comment \(ID3 COMM\)",', "")),
    ("disclosure", lambda mp3: _change(mp3.with_name("receipt.json"), r'"disclosure": \{.*?\},', "")),
    ("signature", lambda mp3: _tag(mp3, "GEOB")),
    ("signature", _hush),
]
"""A mark, and how it is taken away."""


def _flip(mp3: Path) -> None:
    raw = bytearray(mp3.read_bytes())
    raw[-1000] ^= 1
    mp3.write_bytes(raw)


def _cut(mp3: Path) -> None:
    mp3.write_bytes(mp3.read_bytes()[:-313])


def _another_word(mp3: Path) -> None:
    for extension in ("vtt", "srt", "json"):
        _change(mp3.with_suffix(f".{extension}"), "Library", "Museum")


def _no_header(mp3: Path) -> None:
    raw = mp3.read_bytes()
    mp3.write_bytes(raw[: _sound(mp3)] + raw[_sound(mp3) + 313 :])


HARMS: list[tuple[str, Harm]] = [
    ("hashes", _flip),
    ("hashes", lambda mp3: _change(mp3.with_name("episode.json"), r'"source_sha256": "\w{8}', '"source_sha256": "00000000')),
    ("hashes", lambda mp3: _tag(mp3, "TXXX:narrate:source-sha256")),
    ("characters", lambda mp3: _change(mp3.with_name("receipt.json"), r'  \{"start": 8, .*?\},\n', "")),
    ("characters", lambda mp3: _change(mp3.with_name("receipt.json"), r'  (\{"start": 8, .*?\},\n)', r"  \1  \1")),
    ("characters", lambda mp3: _change(mp3.with_name("receipt.json"), r'"characters": \d+', '"characters": 9999')),
    ("characters", lambda mp3: _change(mp3.with_name("receipt.json"), r', "spoken": "eighty-four"', "")),
    ("words", lambda mp3: _change(mp3.with_suffix(".json"), r'\n[^\n]*"body": "Book"\},', "")),
    ("words", lambda mp3: _change(mp3.with_name("receipt.json"), r'"heard": \[3\.', '"heard": [2.')),
    ("words", _no_words),
    ("captions", lambda mp3: _change(mp3.with_suffix(".vtt"), "Book ", "")),
    ("captions", lambda mp3: _change(mp3.with_suffix(".srt"), "Book ", "")),
    ("times", lambda mp3: _change(mp3.with_suffix(".vtt"), r"--> 00:00:", "--> 01:00:")),
    ("times", lambda mp3: _change(mp3.with_suffix(".json"), r'"startTime": 4\.', '"startTime": 1.')),
    ("times", lambda mp3: mp3.with_suffix(".srt").write_text("", encoding="utf-8")),
    ("article", _another_word),
    ("tag", lambda mp3: ID3(mp3).save(mp3, v2_version=4)),
    ("tag", lambda mp3: ID3(mp3, translate=False).save(mp3, v2_version=3, padding=lambda _: 500)),
    ("frames", lambda mp3: mp3.write_bytes(mp3.read_bytes() + b"TAG" + bytes(125))),
    ("frames", lambda mp3: mp3.write_bytes(mp3.read_bytes()[:-100])),
    ("header", _no_header),
    ("header", _flip),
    ("header", _cut),
    ("duration", _cut),
    ("duration", lambda mp3: _tag(mp3, "TLEN")),
    ("chapters", lambda mp3: _tag(mp3, "CHAP")),
    ("chapters", lambda mp3: _tag(mp3, "CTOC")),
    ("chapters", lambda mp3: _change(mp3.with_name("chapters.json"), "Library", "Museum")),
    ("chapters", lambda mp3: _change(mp3.with_name("chapters.json"), r'"startTime": 0\.0', '"startTime": 1.0')),
    ("loudness", lambda mp3: _change(mp3.with_name("receipt.json"), r'"lufs": -16\.0', '"lufs": -19.0')),
]
"""Something else an episode must have, and how it is spoilt."""


def test_an_untouched_episode_passes_every_check(made: Path, program: Callable[[str], str]) -> None:
    program("ffmpeg")
    (verdict,) = verify(made)
    assert [finding.check for finding in verdict.findings] == list(CHECKS)
    assert {finding.state for finding in verdict.findings} == {"ok"}, verdict.text()


def test_every_check_has_something_that_it_finds() -> None:
    assert {check for check, _ in (*LAYERS, *HARMS)} == set(CHECKS)


@pytest.mark.parametrize(("check", "harm"), LAYERS, ids=[f"{n}-{check}" for n, (check, _) in enumerate(LAYERS)])
def test_a_mark_that_is_taken_away_is_missed(episode: Path, check: str, harm: Harm) -> None:
    harm(episode)
    assert check in _failed(episode)


@pytest.mark.parametrize(("check", "harm"), HARMS, ids=[f"{n}-{check}" for n, (check, _) in enumerate(HARMS)])
def test_what_is_spoilt_is_found(episode: Path, check: str, harm: Harm) -> None:
    harm(episode)
    assert check in _failed(episode)


@pytest.mark.parametrize("name", ["episode.json", "receipt.json", "chapters.json", "@.vtt", "@.srt", "@.json"])
@pytest.mark.parametrize("content", [None, b"[]", b"\xff\xfe\x00"])
def test_a_file_that_is_missing_or_damaged_is_named(episode: Path, name: str, content: bytes | None) -> None:
    path = episode.with_name(name.replace("@", episode.stem))
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    told = " ".join(_failed(episode).values())
    assert path.name in told or "transcript" in told


@pytest.mark.parametrize("content", [b"", b"ID3", b"no sound at all", b"ID3\x03\0\0\0\0\0\x7f" + bytes(50)])
def test_an_mp3_that_is_none_fails_and_nothing_falls_over(episode: Path, content: bytes) -> None:
    episode.write_bytes(content)
    assert {"hashes", "tag", "frames"} <= set(_failed(episode))
    episode.unlink()
    with pytest.raises(EpisodeError, match="no episode"):
        verify(episode)
    assert {"hashes", "tag", "frames"} <= set(_failed(episode.parent))


def test_where_nothing_decodes_the_sound_is_not_measured_and_nothing_fails(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    (verdict,) = verify(made)
    assert verdict.passed
    unmeasured = {finding.check: finding.told for finding in verdict.findings if finding.state == "not measured"}
    assert set(unmeasured) == {"spoken line", "loudness"}
    assert "ffmpeg" in unmeasured["loudness"]


def test_an_article_that_is_gone_or_has_changed_is_no_fault_of_the_episode(episode: Path) -> None:
    article = episode.parents[2] / "short.txt"
    article.write_text("Another article\n\nWith other words.", encoding="utf-8")
    (verdict,) = verify(episode)
    assert verdict.passed
    assert next(finding for finding in verdict.findings if finding.check == "article").state == "not measured"


def test_without_the_spoken_line_the_reason_is_told(studio: Studio, tmp_path: Path) -> None:
    settings = ScriptSettings(notice=False, notice_reason="The host says it before every episode.")
    mp3 = studio.make(adapt(read(SEEDS / "short.txt"), settings=settings), tmp_path)
    (verdict,) = verify(mp3)
    assert verdict.passed, verdict.text()
    assert "The host says it before every episode." in verdict.text()
    _change(mp3.with_name("receipt.json"), r'"unspoken_because": ".*?"', '"unspoken_because": " "')
    assert "disclosure" in _failed(mp3)


@pytest.mark.parametrize(
    ("name", "source"),
    [("a.html", HTML), ("a.md", MARKDOWN), ("a.txt", "Yes\n\nNo. Go. * Ok — so? By Ann <x>, of <em>AT&T.\n\n- 3\n- €5")],
)
def test_articles_of_every_kind_pass(studio: Studio, tmp_path: Path, name: str, source: str) -> None:
    path = tmp_path / name
    path.write_text(source, encoding="utf-8")
    (verdict,) = verify(studio.make(adapt(read(path)), tmp_path / "output"))
    assert verdict.passed, verdict.text()
    assert next(finding for finding in verdict.findings if finding.check == "article").state == "ok"


def test_a_folder_of_episodes_is_checked_one_by_one(studio: Studio, tmp_path: Path) -> None:
    for title in ("One of Two", "Two of Two"):
        studio.make(adapt(read_text(f"{title}\n\nThe text of it is short, and it is said.")), tmp_path)
    whole: tuple[Verdict, ...] = verify(tmp_path)
    assert [verdict.file.stem for verdict in whole] == ["one-of-two", "two-of-two"]
    assert all(verdict.passed for verdict in whole)
    with pytest.raises(EpisodeError, match="nothing-here"):
        verify(tmp_path / "nothing-here")


def test_of_another_kind_of_sound_only_what_is_the_mp3s_own_is_not_measured(
    studio: Studio, tmp_path: Path, program: Callable[[str], str]
) -> None:
    program("ffmpeg")
    made = studio.make(adapt(read(SEEDS / "short.txt")), tmp_path, MasterSettings(format="flac"))
    (verdict,) = verify(made)
    assert verdict.passed, verdict.text()
    assert {finding.check for finding in verdict.findings if finding.state == "not measured"} == set(OF_MP3)
