"""What goes wrong ends in a sentence, never in a traceback, and never costs what was there."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.test_cli import OTHER, STORY, Desk, Ran

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither these signals nor these files")
CAFE = "The café opens\n\nBy Ann Ode\n\nA café has opened in the harbour. “Nobody came at first,” said its owner.\n"

REFUSED: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "is empty"),
    "white.txt": (" \n\t\r\n\u3000\n".encode(), "has no words to speak"),
    "emoji.txt": ("😀👍🏽\n\n🎉\n".encode(), "has no words to speak"),
    "marks.txt": ("… — !?\n\n***\n".encode(), "has no words to speak"),
    "unseen.txt": ("\u200b\u200d\ufeff\u2060\n".encode(), "has no words to speak"),
    "noise.txt": (random.Random(1).randbytes(5000), "is a binary file"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + random.Random(2).randbytes(500), "is a binary file"),
    "null.txt": (b"Headline\n\nA sentence with \x00 in it.\n", "is a binary file"),
    "russian.txt": (("Привет, мир. Это статья о городе и людях. " * 5).encode("koi8-r"), "in an encoding narrate cannot tell"),
    "japanese.txt": (("これは日本語の文章です。" * 9).encode("shift_jis"), "in an encoding narrate cannot tell"),
    "broken.txt": (("Größe und Übermut. " * 9).encode() + b"\xc3 end.\n", "UTF-8 but for byte 199"),
    "book.pdf": (b"%PDF-1.7\n", "is a PDF"),
    "page.mhtml": (b"From: <Saved by Blink>\n", "save the page as HTML only"),
    "rich.txt": (b"{\\rtf1\\ansi A long day.}", "is a rich text"),
    "nowhere.txt": (b"", "There is no file"),
    "folder": (b"", "is a folder"),
    "empty.txt/under.txt": (b"", "cannot be read"),
    f"{'n' * 300}.txt": (b"", "File name too long"),
    "unspoken.txt": (b"Head\n\n" + b"a" * 3000, "There is no embedded voice for the language"),
}
"""Files -> what is in them, and what is said of them."""
UNMADE = ("nowhere.txt", "folder", "empty.txt/under.txt", f"{'n' * 300}.txt")

READ: dict[str, bytes] = {
    "utf8.txt": CAFE.encode(),
    "marked.txt": CAFE.encode("utf-8-sig"),
    "wide.txt": CAFE.encode("utf-16"),
    "wide-big.txt": CAFE.encode("utf-16-be"),
    "old-mac.txt": CAFE.replace("\n", "\r").encode("cp1252"),
    "windows.txt": CAFE.replace("\n", "\r\n").encode(),
}
"""One article in every encoding and with every line end."""
ODD: dict[str, bytes] = {
    "hebrew.txt": "כותרת הכתבה\n\nזה משפט בעברית. וזה משפט נוסף, ארוך יותר.\n".encode(),
    "colours.txt": b"Colours\n\nA sentence \x1b[31mwith\x1b[0m colours\x07. " + b"Plain words follow. " * 20,
    "turned.txt": "Head \u202e line\n\nText \u202d with \u2066 overrides\u2069.\n".encode(),
    "with space – ünï.txt": OTHER.encode(),
    "-x.txt": STORY.encode(),
    "letter.txt": b"x",
}
if sys.platform == "linux":  # elsewhere a file's name must be text
    ODD[os.fsdecode(b"caf\xe9.txt")] = OTHER.encode()
"""Files that are strange and can be narrated."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    desk.write("story.txt", STORY)
    (desk.folder / "folder").mkdir()
    for name, (content, _) in REFUSED.items():
        if name not in UNMADE:
            desk.write(name, content)
    for name, content in {**READ, **ODD}.items():
        desk.write(name, content)
    desk.write("word.txt", "Head line\n\n" + "a" * 100_000 + "\n")
    desk.write("line.txt", ("word soup goes on and on " * 40_000)[:1_000_000])
    desk.write("taken/a-quiet-morning-at-the-harbour", "mine")
    return desk


@pytest.fixture(scope="module")
def begun(desk: Desk) -> Iterator[Mapping[str, Future[Ran]]]:
    """Runs that several tests look at, or that take long, begun at once and two at a time, so that both processors work."""
    tone = ("--voice", "tone", "--json", "-q", "-j", "1")
    uncached = str(desk.folder / "story.txt")
    with ThreadPoolExecutor(2) as threads:
        yield {
            "refused": threads.submit(desk.run, *REFUSED, "-o", "refused", "--json", "-j", "1"),
            "strange": threads.submit(desk.run, *(f"./{name}" for name in ODD), *tone),
            "word": threads.submit(desk.run, "script", "word.txt"),
            "line": threads.submit(desk.run, "script", "line.txt", "--json"),
            "taken": threads.submit(desk.run, "story.txt", "-o", "taken", *tone),
            "uncached": threads.submit(desk.run, "letter.txt", "-o", "uncached", *tone, XDG_CACHE_HOME=uncached),
        }


@pytest.fixture(scope="module")
def refused(begun: Mapping[str, Future[Ran]]) -> Ran:
    return begun["refused"].result()


@pytest.mark.parametrize("name", REFUSED)
def test_an_article_that_cannot_be_narrated_gets_one_sentence_that_names_it(refused: Ran, name: str) -> None:
    assert (refused.code, refused.out) == (1, "")
    lines = [line for line in refused.err.splitlines() if line.startswith("narrate: ") and str(Path(name)) in line]
    lines = [line for line in lines if REFUSED[name][1] in line]
    assert len(lines) == 1
    assert lines[0].endswith(".")


def test_nothing_is_written_for_articles_that_cannot_be_narrated(desk: Desk, refused: Ran) -> None:
    assert len(refused.err.splitlines()) == len(REFUSED)
    assert not (desk.folder / "refused").exists()


def test_every_encoding_and_line_end_is_read_alike(desk: Desk) -> None:
    said = [desk.run_here("script", name).out for name in READ]
    assert "A café has opened in the harbour. “Nobody came at first,” said its owner." in said[0]
    assert said == said[:1] * len(READ)


@pytest.fixture(scope="module")
def strange(begun: Mapping[str, Future[Ran]]) -> Ran:
    return begun["strange"].result()


def test_strange_files_are_narrated_all_the_same(desk: Desk, strange: Ran) -> None:
    assert (strange.code, strange.err) == (0, "")
    assert [facts["article"] for facts in strange.facts] == [f"./{name}" for name in ODD]
    assert "\n   1  [headline] A quiet morning at the harbour\n" in desk.run_here("script", "--", "-x.txt").out


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a file's name must be text")
def test_a_file_name_that_is_no_text_is_shown_by_its_bytes(desk: Desk, strange: Ran) -> None:
    folder = Path(str(strange.facts[-1]["episode"])).name
    assert desk.head(folder)["article"] == r"../caf\udce9.txt"


def test_a_word_of_100_000_letters_and_a_line_of_a_megabyte_are_read_whole(desk: Desk, begun: Mapping[str, Future[Ran]]) -> None:
    word, line = begun["word"].result(), begun["line"].result()
    assert sum(map(len, re.findall("aaa+", word.out))) == 100_000
    utterances = [u for block in json.loads(line.out)["blocks"] for u in block["utterances"]]
    written = " ".join("".join(reading["written"] for reading in u["readings"]).strip() for u in utterances)
    assert written == " ".join((desk.folder / "line.txt").read_text().split())
    assert max(len(u["spoken"].split()) for u in utterances) <= 60


def test_output_into_a_pipe_is_utf8_whatever_the_locale(desk: Desk) -> None:
    assert "A café has opened" in desk.run("script", "utf8.txt", PYTHONIOENCODING="ascii").out


@POSIX
def test_closed_streams_are_no_disaster(desk: Desk) -> None:
    command = f'exec "{sys.executable}" -m narrator - -j 1 <&- >&-'
    environment = desk.environment()
    closed = subprocess.run(command, shell=True, cwd=desk.folder, env=environment, stderr=subprocess.PIPE, check=False)
    assert closed.returncode == 1
    assert closed.stderr == b"narrate: Standard input is empty; put the article's text in it.\n"


def test_an_output_folder_that_cannot_be_written_is_named_before_anything_is_spoken(desk: Desk) -> None:
    places = ["story.txt"] + (["/proc/narrate"] if sys.platform == "linux" else [])
    calls = [["utf8.txt", "-o", place, "--voice", "tone", "-j", "1"] for place in places]
    for place, ran in zip(places, desk.run_each(calls), strict=True):
        assert (ran.code, ran.out) == (1, "")
        assert f"{place} cannot be written" in ran.err
        assert len(ran.err.splitlines()) == 1
    assert (desk.folder / "story.txt").read_text() == STORY


def test_a_file_in_the_episodes_place_stays(desk: Desk, begun: Mapping[str, Future[Ran]]) -> None:
    made = begun["taken"].result()
    assert made.facts[0]["episode"] == str(Path("taken", "a-quiet-morning-at-the-harbour-2"))
    assert (desk.folder / "taken" / "a-quiet-morning-at-the-harbour").read_text() == "mine"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 450 kB: it takes one short episode, and not a second one."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can make a small disk")
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=450k", "tmpfs", str(place)]
    mounted = subprocess.run(command, capture_output=True, text=True, check=False)
    if mounted.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {mounted.stderr.strip()}")
    yield place
    subprocess.run(["umount", place], check=True)


def test_a_full_disk_is_named_and_the_episode_that_was_there_stays(desk: Desk, small_disk: Path) -> None:
    desk.write("full.txt", OTHER)
    assert desk.run("full.txt", "-o", str(small_disk), "--voice", "tone", "-q", "-j", "1").code == 0
    before = {path: path.read_bytes() for path in small_disk.rglob("*") if path.is_file()}
    assert len(before) == 8
    desk.write("full.txt", OTHER + "It goes on and on, as clocks do. " * 20)
    ran = desk.run("full.txt", "-o", str(small_disk), "--voice", "tone", "-q", "-j", "1")
    assert ran.code == 1
    assert re.search(rf"could not be written to {small_disk} \(No space left on device\)", ran.err)
    assert {path: path.read_bytes() for path in small_disk.rglob("*") if path.is_file()} == before
    assert len(list(small_disk.iterdir())) == 1
    full = desk.run("story.txt", "-o", "elsewhere", "--voice", "tone", "-q", "-j", "1", XDG_CACHE_HOME=str(small_disk))
    assert full.code == 1
    assert f"cache folder {small_disk / 'narrate'} (No space left on device)" in full.err


def test_without_a_cache_folder_it_works_as_well(begun: Mapping[str, Future[Ran]]) -> None:
    made = begun["uncached"].result()
    assert (made.code, made.facts[0]["cached"]) == (0, 0)


DAMAGES: tuple[Callable[[bytes], bytes], ...] = (
    lambda content: b"",
    lambda content: content[: len(content) // 2],
    lambda content: bytes(len(content)),
    lambda content: content[:-200] + bytes([content[-200] ^ 1]) + content[-199:],
    lambda content: b"[]",
)


def test_a_damaged_cache_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    arguments = ("story.txt", "-o", "damaged", "--voice", "tone", "--json", "-q", "-j", "1")
    mp3 = Path("damaged", "a-quiet-morning-at-the-harbour", "a-quiet-morning-at-the-harbour.mp3")
    assert desk.run(*arguments, XDG_CACHE_HOME=str(tmp_path)).code == 0
    before = (desk.folder / mp3).read_bytes()
    for suffix in (".wav", ".json", ".mp3"):
        entries = sorted(tmp_path.rglob(f"*{suffix}"))
        assert len(entries) > len(DAMAGES)
        for number, entry in enumerate(entries):
            entry.write_bytes(DAMAGES[number % len(DAMAGES)](entry.read_bytes()))
    (note,) = tmp_path.rglob("*.episode")
    note.write_bytes(note.read_bytes()[:-9])
    again = desk.run(*arguments, XDG_CACHE_HOME=str(tmp_path))
    assert (again.code, again.err, again.facts[0]["cached"]) == (0, "", 0)
    assert (desk.folder / mp3).read_bytes() == before


def _long_article(sentences: int) -> str:
    """Sentences that are all different, so that none is in the cache already."""
    return "A long day\n\n" + "".join(f"The {number}th ship came in and nobody counted it.\n\n" for number in range(sentences))


def _begun(desk: Desk, name: str, cache: Path, until: Callable[[], bool]) -> subprocess.Popen[bytes]:
    """A run of the command, in a process group of its own, that has come as far as `until`."""
    command = [sys.executable, "-m", "narrator", name, "-o", f"from-{name}", "--voice", "tone", "--json"]
    process = subprocess.Popen(
        command,
        cwd=desk.folder,
        env=desk.environment(XDG_CACHE_HOME=str(cache)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    deadline = time.monotonic() + 30
    while not until():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return process


def _is_alone(group: int) -> bool:
    """Whether nothing of a process group runs any more; what is dead and not yet buried does not count."""
    listed = subprocess.run(["ps", "-eo", "pgid,stat"], capture_output=True, text=True, check=True).stdout
    return not [line for line in listed.splitlines()[1:] if line.split()[0] == str(group) and line.split()[1][0] != "Z"]


@POSIX
@pytest.mark.parametrize(("stage", "number"), [("speaking", signal.SIGTERM), ("encoding", signal.SIGINT)])
def test_a_stopped_run_ends_at_once_and_leaves_nothing(desk: Desk, tmp_path: Path, stage: str, number: signal.Signals) -> None:
    name = f"{stage}-{number}.txt"
    desk.write(name, _long_article(600 if stage == "speaking" else 80))
    pattern = "*/??/*.json" if stage == "speaking" else "*/??/*.mp3"
    output = desk.folder / f"from-{name}"

    def under_way() -> bool:  # and the output folder no longer being tried out
        tried = output.exists() and (stage == "encoding" or not any(output.iterdir()))
        return tried and len(list(tmp_path.glob(pattern))) > 5

    process = _begun(desk, name, tmp_path, under_way)
    began = time.monotonic()
    os.killpg(process.pid, number)
    out, err = process.communicate(timeout=20)
    assert time.monotonic() - began < 2
    assert process.returncode == 128 + number
    assert out == b""
    assert re.fullmatch(rb"([^\n]+: about [^\n]+ MB, to be made\n)?", err)  # the first sentences may be spoken before it is said
    assert list(output.iterdir()) == []
    began = time.monotonic()
    while not _is_alone(process.pid):
        assert time.monotonic() - began < 2
        time.sleep(0.02)


@POSIX
def test_after_a_kill_the_same_command_goes_on_where_it_was(desk: Desk, tmp_path: Path) -> None:
    desk.write("killed.txt", _long_article(60))
    process = _begun(desk, "killed.txt", tmp_path, lambda: len(list(tmp_path.glob("*/??/*.json"))) > 20)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=20)
    output = desk.folder / "from-killed.txt"
    assert not (output / "a-long-day").exists()
    made = desk.run("killed.txt", "-o", str(output), "--voice", "tone", "--json", "-j", "1", XDG_CACHE_HOME=str(tmp_path))
    assert made.code == 0
    assert made.facts[0]["utterances"] == 62
    assert 20 < int(str(made.facts[0]["cached"])) <= 62
    assert (output / "a-long-day" / "a-long-day.mp3").exists()
