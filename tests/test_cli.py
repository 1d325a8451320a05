"""The command, run as a user runs it: a process of its own, real files, standard output and standard error."""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from typer.testing import CliRunner

from narrator.cli import app

ROOT = Path(__file__).parent.parent
STORY = """A quiet morning at the harbour

By Ann Ode

The ferry left on time. Nobody on the quay had expected that, least of all the man who sells the tickets.

“We are a slow place,” he said, and closed his window.

By noon the rain had come. It stayed for three days.
"""
OTHER = "The museum finds its clock\n\nIt had stood in a cellar for eighty years. It still runs.\n"
GERMAN = """Der Bahnhof bleibt im Dorf

Die Gemeinde hat den alten Bahnhof gekauft. Das wurde am Abend bekannt, und niemand war dagegen.

Nun soll dort wieder eine Gaststätte einziehen. Die Leute freuen sich schon darauf.
"""
PIPED = b"Read from a pipe\n\nIt came from another program.\n"
KEYS = ["article", "episode", "mp3", "seconds", "chapters", "utterances", "cached", "elapsed"]

BAD_SETTINGS = {
    "unknown": ("[master]\nloudness = -16\n", "[master]: there is no setting 'loudness'"),
    "type": ('[master]\nbitrate = "96"\n', "[master]: bitrate is '96'"),
    "bitrate": ("[master]\nbitrate = 97\n", "[master]: bitrate is 97"),
    "jobs": ("[voice]\njobs = 100000\n", "[voice]: jobs is 100000"),
    "table": ('voice = "tone"\n', "voice is 'tone', and must be a table"),
    "toml": ("[voice\n", "is not valid TOML"),
    "deep": (f"x = {'[' * 5000}\n", "is not valid TOML"),
    "bytes": ("\udcff", "cannot be read"),
    "voice": ('[voice]\nname = "nobody"\n', "[voice] name: There is no voice called 'nobody'"),
    "missing-cover": ('[master]\ncover = "no.png"\n', "[master]: There is no cover"),
    "wide-cover": ('[master]\ncover = "wide.png"\n', "1400 × 1000 pixels; a cover must be square"),
    "text-cover": ('[master]\ncover = "story.txt"\n', "cannot be read as a JPEG or PNG"),
}
"""What narrator.toml says -> what is said of it."""
MISCONFIGURED = (*(f"{name}/story.txt" for name in BAD_SETTINGS), "odd.txt", "mute.txt")
TONGUES = ("deutsch.txt", "said.txt", "story.txt")


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run of the command ended."""

    code: int
    out: str
    err: str

    @property
    def facts(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder someone works in, with a cache that begins empty."""

    folder: Path

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def environment(self, **changes: str) -> dict[str, str]:
        unwanted = ("FORCE_COLOR", "COLUMNS", "PYTHONIOENCODING")
        kept = {name: value for name, value in os.environ.items() if name not in unwanted}
        return {**kept, "XDG_CACHE_HOME": str(self.folder / "cache"), "PYTHONPATH": str(ROOT), **changes}

    def run(self, *arguments: str, stdin: bytes = b"", **environment: str) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "narrator", *arguments],
            cwd=self.folder,
            env=self.environment(**environment),
            input=stdin,
            capture_output=True,
            timeout=100,
            check=False,
        )
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    def run_here(self, *arguments: str) -> Ran:
        """The same in this process, where only what is said counts: a process of its own costs half a second."""
        with contextlib.chdir(self.folder):
            done = CliRunner().invoke(
                app, list(arguments), prog_name="narrate", env={"XDG_CACHE_HOME": str(self.folder / "cache")}
            )
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return Ran(done.exit_code, done.stdout, done.stderr)

    def run_each(self, calls: Sequence[Sequence[str]]) -> list[Ran]:
        """Calls that have nothing to do with one another, two at a time."""
        with ThreadPoolExecutor(2) as threads:
            return list(threads.map(lambda call: self.run(*call), calls))

    def head(self, slug: str, output: str = "output") -> dict[str, object]:
        head: dict[str, object] = json.loads((self.folder / output / slug / "episode.json").read_text(encoding="utf-8"))
        return head


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    desk.write("story.txt", STORY)
    desk.write("other.txt", OTHER)
    desk.write("deutsch.txt", GERMAN)
    desk.write("said.txt", f'+++\nlanguage = "de"\n+++\n{OTHER}')
    desk.write("odd.txt", f"+++\ntitle = 3\n+++\n{STORY}")
    desk.write("mute.txt", f'+++\nvoice = "nobody"\n+++\n{STORY}')
    for name, (text, _) in BAD_SETTINGS.items():
        desk.write(f"{name}/narrator.toml", text.encode("utf-8", "surrogateescape"))
        desk.write(f"{name}/story.txt", STORY)
    Image.new("RGB", (1400, 1000)).save(desk.folder / "wide-cover" / "wide.png")
    return desk


@pytest.fixture(scope="module")
def begun(desk: Desk) -> Iterator[Mapping[str, Future[Ran]]]:
    """Runs that several tests look at, or that take long, begun at once and two at a time, so that both processors work."""
    tone = ("--voice", "tone", "--json")
    three = ("story.txt", "missing.txt", "other.txt", "-", "-o", "several", *tone, "-j", "1")
    four_jobs = ("other.txt", "-o", "four", *tone, "-j", "4")
    with ThreadPoolExecutor(2) as threads:
        yield {
            "several": threads.submit(desk.run, *three, stdin=PIPED, FORCE_COLOR="1"),
            "spoken": threads.submit(desk.run, "story.txt"),
            "four jobs": threads.submit(desk.run, *four_jobs, XDG_CACHE_HOME=str(desk.folder / "other cache")),
            "tongues": threads.submit(desk.run, *TONGUES, "-o", "tongues", "--voice", "espeak:en-gb-scotland"),
            "misconfigured": threads.submit(desk.run, *MISCONFIGURED, "-o", "misconfigured", "--json", "-j", "1"),
        }


@pytest.fixture(scope="module")
def several(begun: Mapping[str, Future[Ran]]) -> Ran:
    return begun["several"].result()


@pytest.fixture(scope="module")
def spoken(begun: Mapping[str, Future[Ran]]) -> Ran:
    return begun["spoken"].result()


def test_one_failing_article_does_not_stop_the_others(desk: Desk, several: Ran) -> None:
    assert several.code == 1
    assert [facts["article"] for facts in several.facts] == ["story.txt", "other.txt", "-"]
    assert "narrate: There is no file missing.txt; check the name and the folder." in several.err.splitlines()


def test_json_is_one_object_a_line_and_nothing_else(desk: Desk, several: Ran) -> None:
    for facts in several.facts:
        assert list(facts) == KEYS
        mp3 = desk.folder / str(facts["mp3"])
        assert mp3.parent == desk.folder / str(facts["episode"])
        assert mp3.read_bytes()[:3] == b"ID3"
        head = desk.head(mp3.parent.name, "several")
        assert {key: facts[key] for key in ("seconds", "chapters", "utterances")} == {
            key: head[key] for key in ("seconds", "chapters", "utterances")
        }
    assert several.facts[0]["cached"] == 0
    assert several.facts[1]["cached"] == 1  # the notice, said for the first


def test_without_a_terminal_standard_error_is_plain_lines(several: Ran) -> None:
    assert "\x1b" not in several.err
    assert "━" not in several.err
    assert len(several.err.splitlines()) == 4


def test_the_embedded_voice_speaks_an_episode_into_the_output_folder(desk: Desk, spoken: Ran) -> None:
    assert spoken.code == 0
    mp3 = Path("output", "a-quiet-morning-at-the-harbour", "a-quiet-morning-at-the-harbour.mp3")
    assert spoken.out == f"{mp3}  (0:22, chapters: 1)\n"
    assert (desk.folder / mp3).stat().st_size > 96_000 / 8 * 20
    assert desk.head(mp3.parent.name)["voice"] == "newsroom"


def test_the_length_and_the_size_are_said_first_and_come_true(desk: Desk, spoken: Ran) -> None:
    said = re.fullmatch(r"story\.txt: about (\d+):(\d\d), (\d\.\d) MB, to be made\n", spoken.err)
    assert said
    head = desk.head("a-quiet-morning-at-the-harbour")
    assert int(said[1]) * 60 + int(said[2]) == pytest.approx(head["seconds"], rel=0.15)
    assert float(said[3]) == pytest.approx((desk.folder / spoken.out.split()[0]).stat().st_size / 1e6, abs=0.1)


def test_quiet_says_nothing_when_all_is_well_and_the_bytes_stay_the_same(desk: Desk, spoken: Ran) -> None:
    mp3 = desk.folder / spoken.out.split()[0]
    before = mp3.read_bytes()
    again = desk.run("story.txt", "--quiet", "--json")
    assert (again.code, again.err) == (0, "")
    assert again.facts[0]["cached"] == again.facts[0]["utterances"]
    assert mp3.read_bytes() == before


def test_four_jobs_make_the_same_bytes_as_one(desk: Desk, several: Ran, begun: Mapping[str, Future[Ran]]) -> None:
    assert begun["four jobs"].result().code == 0
    one, four = (desk.folder / name / "the-museum-finds-its-clock" for name in ("several", "four"))
    made, alike = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in (four, one))
    assert len(made) == 8
    for files in (made, alike):  # the receipt tells besides how much work it was
        files["receipt.json"] = re.sub(rb'"(spoken|encoded)": \d+', b"", files["receipt.json"])
    assert made == alike


def test_standard_input_is_an_article(desk: Desk, several: Ran) -> None:
    assert several.facts[2]["article"] == "-"
    assert desk.head("read-from-a-pipe", "several")["article"] == "-"


WRONG_CALLS = {
    "--voise tone": "--voise",
    "--voice nobody": "other.txt: --voice: There is no voice called 'nobody'",
    "--jobs 257": "--jobs",
}
WRONG_PARAGRAPHS = ("99", "x", "1-9999999999")


@pytest.fixture(scope="module")
def wrong(desk: Desk) -> Mapping[str, Ran]:
    calls = dict(
        zip(WRONG_CALLS, desk.run_each([["other.txt", "-o", "never", *call.split()] for call in WRONG_CALLS]), strict=True)
    )
    preview = ("preview", "other.txt", "-o", "never", "--no-play")
    return calls | {wanted: desk.run_here(*preview, "-p", wanted) for wanted in WRONG_PARAGRAPHS}


@pytest.mark.parametrize("call", WRONG_CALLS)
def test_a_wrong_call_ends_with_2_and_says_what_is_wrong(desk: Desk, wrong: Mapping[str, Ran], call: str) -> None:
    assert (wrong[call].code, wrong[call].out) == (2, "")
    assert WRONG_CALLS[call] in wrong[call].err
    assert not (desk.folder / "never").exists()


@pytest.mark.parametrize("wanted", WRONG_PARAGRAPHS)
def test_paragraphs_that_are_not_there_are_a_wrong_call(wrong: Mapping[str, Ran], wanted: str) -> None:
    assert (wrong[wanted].code, wrong[wanted].out) == (2, "")
    assert wrong[wanted].err.startswith(f"narrate: other.txt: -p {wanted}")
    assert len(wrong[wanted].err.splitlines()) == 1


def test_version_help_and_completion(desk: Desk) -> None:
    version, shown, bare = desk.run_each([["--version"], ["--help"], []])
    assert re.fullmatch(r"narrate \d+\.\d+\.\d+\n", version.out)
    assert all(re.search(rf"\b{command} ", shown.out) for command in ("script", "preview", "feed", "voices"))
    assert (bare.out + bare.err).rstrip() == shown.out.rstrip()
    assert "narrate" in desk.run("--show-completion", "bash", _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1").out
    completed = desk.run(_NARRATE_COMPLETE="complete_bash", COMP_WORDS="narrate scr", COMP_CWORD="1")
    assert completed.out.split() == ["script"]


@pytest.mark.parametrize("family", [[], ["voices"], ["lexicon"]])
def test_what_help_says_of_a_command_is_not_cut_off(family: list[str]) -> None:
    listed = CliRunner().invoke(app, [*family, "--help"], env={"COLUMNS": "80"}).stdout.partition("Commands:")[2]
    assert listed
    assert "..." not in listed.replace("ARTICLE...", "")


def test_an_article_called_like_a_command_needs_a_folder_before_its_name(tmp_path: Path) -> None:
    here = Desk(tmp_path)
    here.write("script", STORY)
    here.write("feed", OTHER)
    here.write("voices/quick.toml", 'engine = "tone"\nrate = 2.0\n')
    made = here.run("./script", "./feed", "--voice", "voices/quick.toml", "--json", "-q", "-j", "1")
    assert [facts["article"] for facts in made.facts] == ["./script", "./feed"]
    assert here.head("the-museum-finds-its-clock")["voice"] == "quick"
    assert here.run("feed").out == f"{Path('output', 'feed.xml')}  (episodes: 2)\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")
def test_on_a_terminal_a_bar_shows_and_goes_again(desk: Desk) -> None:
    desk.write("[/bold].txt", OTHER)
    code, out, shown = _on_a_terminal(desk, "[/bold].txt", "-o", "shown", "--voice", "tone")
    assert code == 0
    assert "━" in shown
    assert " %" in shown
    assert "[/bold].txt: about " in shown
    assert shown.endswith("\x1b[2K")  # the bar's line is cleared
    assert shown.rindex("\x1b[?25h") > shown.rindex("\x1b[?25l")  # and the cursor is back
    assert out.startswith("shown")


def _on_a_terminal(desk: Desk, *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output, and what a terminal got as standard error."""
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "narrator", *arguments]
    with subprocess.Popen(
        command, cwd=desk.folder, env=desk.environment(TERM="xterm"), stdout=subprocess.PIPE, stderr=theirs
    ) as process:
        os.close(theirs)
        shown = b"".join(_chunks(ours))
        assert process.stdout
        out = process.stdout.read().decode()
    os.close(ours)
    return process.returncode, out, shown.decode()


def _chunks(terminal: int) -> Iterator[bytes]:
    while True:
        try:
            chunk = os.read(terminal, 65_536)
        except OSError:  # Linux says so when the other side is closed
            return
        if not chunk:
            return
        yield chunk


def test_settings_are_sought_from_the_article_upward_and_then_in_the_working_folder(tmp_path: Path) -> None:
    here = Desk(tmp_path / "here")
    here.write("narrator.toml", '[voice]\nname = "from-the-working-folder"\n')
    here.write("near/narrator.toml", '\ufeff[voice]\r\nname = "mine.toml"\r\n')  # as Windows editors save it
    here.write("near/mine.toml", 'engine = "tone"\n')
    here.write("near/deep/story.txt", OTHER)
    far = Desk(tmp_path / "far").write("story.txt", STORY)
    made = here.run("near/deep/story.txt", str(far), "--json")
    assert made.code == 2
    assert [facts["article"] for facts in made.facts] == ["near/deep/story.txt"]
    assert "mine" in str(here.head("the-museum-finds-its-clock")["voice"])
    assert (
        f"{(here.folder / 'narrator.toml').resolve()} [voice] name: There is no voice called 'from-the-working-folder'"
        in made.err
    )


@pytest.fixture(scope="module")
def misconfigured(begun: Mapping[str, Future[Ran]]) -> Ran:
    return begun["misconfigured"].result()


@pytest.mark.parametrize("name", BAD_SETTINGS)
def test_a_bad_setting_is_named_with_its_file_before_anything_is_spoken(desk: Desk, misconfigured: Ran, name: str) -> None:
    assert (misconfigured.code, misconfigured.out) == (2, "")
    lines = [line for line in misconfigured.err.splitlines() if f"{name}{os.sep}narrator.toml" in line]
    assert len(lines) == 1
    assert BAD_SETTINGS[name][1] in lines[0]
    assert "to be made" not in misconfigured.err


def test_front_matter_says_how_a_word_is_said(desk: Desk) -> None:
    desk.write(
        "kyiv.txt", '+++\n[lexicon]\nKyiv = "Keev"\n"Lviv" = "/lviu̯/"\n+++\n\nA train to Kyiv\n\nIt goes on from Kyiv to Lviv.\n'
    )
    said = desk.run_here("script", "kyiv.txt")
    assert said.code == 0
    assert "It goes on from Keev to Lviv." in said.out
    assert "left out, front matter" in said.out
    assert said.err == ""
    blocks = json.loads(desk.run_here("script", "kyiv.txt", "--json").out)["blocks"]
    readings = [reading for block in blocks for utterance in block["utterances"] for reading in utterance["readings"]]
    assert [reading["ipa"] for reading in readings if reading["written"] == "Lviv"] == ["lviu̯"]


def test_front_matter_that_cannot_be_used_names_its_key(misconfigured: Ran) -> None:
    first, second = misconfigured.err.splitlines()[-2:]
    assert first.startswith("narrate: odd.txt, line 2: front matter key 'title' must be text")
    assert second.startswith("narrate: mute.txt: front matter key 'voice': There is no voice called 'nobody'")


def test_an_article_in_another_language_is_spoken_in_it_with_one_warning(desk: Desk, begun: Mapping[str, Future[Ran]]) -> None:
    made = begun["tongues"].result()
    assert made.code == 0
    assert desk.head("a-quiet-morning-at-the-harbour", "tongues")["voice"] == "espeak:en-gb-scotland"
    for name, slug in (("deutsch.txt", "der-bahnhof-bleibt-im-dorf"), ("said.txt", "the-museum-finds-its-clock")):
        assert desk.head(slug, "tongues")["language"] == "de"
        assert str(desk.head(slug, "tongues")["voice"]).startswith("espeak:de")
        warnings = [line for line in made.err.splitlines() if line.startswith(f"narrate: {name}: The article is in 'de'")]
        assert len(warnings) == 1
    assert made.err.count("The article is in") == 2


def test_an_episode_replaces_its_own_and_never_anothers(desk: Desk, tmp_path: Path) -> None:
    here = Desk(tmp_path)
    here.write("first.txt", STORY)
    here.write("second.txt", STORY + "\nA second article of that name says more.\n")
    slug = "a-quiet-morning-at-the-harbour"
    here.write(f"output/{slug}/preview/001.mp3", "where a preview stands")
    made = here.run("first.txt", "second.txt", "--voice", "tone", "--json", "-q", "-j", "1")
    assert [Path(str(facts["episode"])).name for facts in made.facts] == [slug, f"{slug}-2"]
    others = {path: path.read_bytes() for path in (here.folder / "output" / f"{slug}-2").iterdir()}
    here.write(f"output/{slug}/notes.md", "mine")
    here.write("first.txt", STORY + "\nOne sentence more.\n")
    again = here.run("first.txt", "--voice", "tone", "--json", "-q", "-j", "1")
    assert Path(str(again.facts[0]["episode"])).name == slug
    assert again.facts[0]["utterances"] == int(str(made.facts[0]["utterances"])) + 1
    assert (here.folder / "output" / slug / "notes.md").read_text() == "mine"
    assert (here.folder / "output" / slug / "preview" / "001.mp3").exists()
    assert {path: path.read_bytes() for path in others} == others
    assert sorted(path.name for path in (here.folder / "output").iterdir()) == [slug, f"{slug}-2"]


def test_a_feed_of_the_folder_has_every_episode_and_its_size(desk: Desk, several: Ran) -> None:
    ran = desk.run("feed", "several", "--base-url", "https://example.org/pod")
    assert (ran.code, ran.out, ran.err) == (0, f"{Path('several', 'feed.xml')}  (episodes: 3)\n", "")
    enclosures = ET.parse(desk.folder / "several" / "feed.xml").getroot().findall("channel/item/enclosure")
    sizes = {e.attrib["url"].removeprefix("https://example.org/pod/"): int(e.attrib["length"]) for e in enclosures}
    files = [Path(str(facts["mp3"])) for facts in several.facts]
    assert sizes == {file.relative_to("several").as_posix(): (desk.folder / file).stat().st_size for file in files}


def test_a_format_nobody_makes_and_a_file_that_is_no_episode_are_said_so(desk: Desk) -> None:
    desk.write("notes.txt", "A note.\n")
    made = desk.run("notes.txt", "--format", "ogg")
    assert (made.code, "'ogg' is no format; give one of mp3, m4b, opus, flac, wav" in " ".join(made.err.split())) == (2, True)
    looked = desk.run("verify", "notes.txt")
    assert looked.code == 1
    assert looked.err == "narrate: There is no episode at notes.txt; name an MP3, its folder, or a folder of episodes.\n"


UNFIT = {
    "missing": "There is no folder missing; narrate ARTICLE -o missing makes it.",
    "empty": "There is no episode in empty; narrate ARTICLE -o empty makes one.",
    "mute": str(Path("mute", "the-museum-finds-its-clock", "the-museum-finds-its-clock.mp3")) + " is missing",
    "damaged": str(Path("damaged", "the-museum-finds-its-clock", "episode.json")) + " is not the head of an episode (title is 5)",
}
"""Folders that give no feed -> what is said of them."""


@pytest.fixture(scope="module")
def unfed(desk: Desk, several: Ran) -> Mapping[str, Ran]:
    head = desk.head("the-museum-finds-its-clock", "several")
    desk.write("mute/the-museum-finds-its-clock/episode.json", json.dumps(head))
    desk.write("damaged/the-museum-finds-its-clock/episode.json", json.dumps({**head, "title": 5}))
    for folder in ("empty", "mute", "damaged"):
        desk.write(f"{folder}/feed.xml", "the old feed")
    return {folder: desk.run_here("feed", folder) for folder in UNFIT}


@pytest.mark.parametrize("folder", UNFIT)
def test_a_folder_that_gives_no_feed_is_told_why_and_keeps_the_one_it_had(
    desk: Desk, unfed: Mapping[str, Ran], folder: str
) -> None:
    assert (unfed[folder].code, unfed[folder].out) == (1, "")
    assert UNFIT[folder] in unfed[folder].err
    assert len(unfed[folder].err.splitlines()) == 1
    if folder == "missing":
        assert not (desk.folder / folder).exists()
    else:
        assert (desk.folder / folder / "feed.xml").read_text() == "the old feed"


@pytest.fixture(scope="module")
def previews(desk: Desk) -> list[Ran]:
    calls: tuple[list[str], ...] = (["-p", "3", "--no-play"], ["-p", "2-3, 5", "--voice", "tone"], ["--list"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(desk.folder))  # where no player is
        return desk.run_each([["preview", "story.txt", "-o", "previews", *call] for call in calls])


def test_preview_lists_the_paragraphs(previews: list[Ran]) -> None:
    assert [line.split()[:2] for line in previews[2].out.splitlines()] == [
        ["1", "headline"],
        ["2", "byline"],
        ["3", "paragraph"],
        ["4", "paragraph"],
        ["5", "paragraph"],
    ]


def test_preview_renders_one_paragraph_as_an_mp3(desk: Desk, previews: list[Ran], program: Callable[[str], str]) -> None:
    ffprobe = program("ffprobe")
    path = Path("previews", "a-quiet-morning-at-the-harbour", "preview", "003.mp3")
    assert previews[0] == Ran(0, f"{path}\n", "")
    asked = [ffprobe, "-v", "error", "-show_entries", "format=duration:stream=codec_name,sample_rate", "-of", "json", str(path)]
    found = json.loads(subprocess.run(asked, cwd=desk.folder, capture_output=True, check=True).stdout)
    assert (found["streams"][0]["codec_name"], found["streams"][0]["sample_rate"]) == ("mp3", "44100")
    assert 4 < float(found["format"]["duration"]) < 12  # two sentences of 24 and 80 characters


def test_preview_renders_several_paragraphs_and_says_when_it_cannot_play_them(desk: Desk, previews: list[Ran]) -> None:
    path = Path("previews", "a-quiet-morning-at-the-harbour", "preview", "2-3_5.mp3")
    assert previews[1] == Ran(0, f"{path}\n", "narrate: this machine has no player that works; the MP3 is there.\n")
    assert (desk.folder / path).stat().st_size > 96_000 / 8 * 8


def test_the_projects_lexicon_is_heard(desk: Desk) -> None:
    desk.write("named/narrator.toml", "")
    desk.write("named/lexicon.toml", 'Zorbu = "Zor Boo"\nbad = 3\n')
    desk.write("named/story.txt", "A Name to Say\n\nPeople came to Zorbu on Monday.")
    wrong = desk.run_here("script", "named/story.txt")
    assert wrong.code == 2
    assert "lexicon.toml" in wrong.err
    assert "bad" in wrong.err
    desk.write("named/lexicon.toml", 'Zorbu = "Zor Boo"\n')
    assert "came to Zor Boo on Monday" in desk.run_here("script", "named/story.txt").out


def test_what_is_left_out_can_be_put_back(desk: Desk) -> None:
    page = "A Bridge Opens\n\nIt opened on Monday. People walked over it.\n\nRead more: Ten bridges to see\n\nIt closed at night."
    desk.write("bridge.txt", page)
    short = desk.run_here("script", "bridge.txt")
    long, wrong = (desk.run_here("script", "bridge.txt", "--include", kind) for kind in ("prompts", "adverts"))
    assert "left out" in short.out
    assert "left out" not in long.out
    assert "Ten bridges" in long.out or "ten bridges" in long.out
    assert wrong.code == 2
    assert "adverts" in wrong.err
    assert "prompts" in wrong.err
