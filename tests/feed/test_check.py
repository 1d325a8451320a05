"""The check of a feed: silent about a good one, and every rule finds what breaks it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from narrator.errors import EpisodeError
from narrator.feed import check_feed
from narrator.feed.check import RULES
from narrator.recording import Pool, Store
from tests.feed.conftest import Desk


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory, store: Store, pool: Pool) -> Desk:
    desk = Desk(tmp_path_factory.mktemp("good"), store, pool)
    sections = "\n\n".join(f"## Part {n}\n\nThis is what part number {n} says." for n in range(1, 5))
    desk.narrate("a.md", f"# First Story\n\nBy Ann Other\n\nIt happened then.\n\n{sections}\n")
    desk.narrate("b.txt", "+++\ndate = 2024-03-01\n+++\n\nSecond Story\n\nIt happened once more.\n")
    desk.publish()
    return desk


@pytest.fixture
def folder(good: Desk, tmp_path: Path) -> Path:
    import shutil

    return Path(shutil.copytree(good.output, tmp_path / "copy"))


def _broken(folder: Path) -> set[str]:
    return {finding.rule for finding in check_feed(folder) if finding.problems}


def _feed(old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        text = (folder / "feed.xml").read_text(encoding="utf-8")
        assert old in text
        (folder / "feed.xml").write_text(text.replace(old, new), encoding="utf-8")

    return change


def _file(name: str, content: str | None) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / "first-story" / name
        assert path.exists()
        path.unlink()
        if content is not None:
            path.write_text(content)

    return change


def _cover(folder: Path) -> None:
    (cover,) = folder.glob("cover-*.jpg")
    cover.write_bytes(b"no picture")


def _state(folder: Path) -> None:
    path = folder / "feed-state.json"
    values = json.loads(path.read_text())
    values["episodes"][0]["published"] = "2020-01-01T00:00:00+00:00"
    path.write_text(json.dumps(values))


BREAKING: dict[str, Callable[[Path], None]] = {
    "declaration": _feed('encoding="UTF-8"', 'encoding="ISO-8859-1"'),
    "feed as written": _feed("First Story", "First Tale"),
    "title": _feed("  <title>Tests &amp; more</title>\n", ""),
    "link": _feed("<link>https://example.org/podcast</link>", "<link>podcast</link>"),
    "description": _feed("News from the coast", "x" * 4000),
    "show set up": _feed("The Dunmore Courier", "narrate"),
    "language": _feed("<language>en</language>", "<language>English (US)</language>"),
    "category": _feed('text="Politics"', 'text="politics"'),
    "explicit": _feed("itunes:explicit>false", "itunes:explicit>no"),
    "author": _feed("<itunes:author>The Dunmore Courier</itunes:author>", ""),
    "type": _feed("episodic", "weekly"),
    "cover": _cover,
    "owner": _feed("<itunes:email>podcast@example.org", "<itunes:email>nobody"),
    "own address": _feed('rel="self"', 'rel="alternate"'),
    "show GUID": _feed("<podcast:guid>", "<podcast:guid>0"),
    "locked": _feed('<podcast:locked owner="podcast@example.org">no', "<podcast:locked>maybe"),
    "medium": _feed("<podcast:medium>podcast", "<podcast:medium>radio"),
    "AI notice of the show": _feed('  <podcast:txt purpose="ai-content">true</podcast:txt>\n  <item>', "  <item>"),
    "archives": _feed('rel="self"', 'rel="self" /><atom:link href="https://example.org/pod/feed-9.xml" rel="prev-archive"'),
    "titles": _feed("<title>First Story</title>", "<title> </title>"),
    "enclosures": _file("first-story.mp3", "other bytes"),
    "every sound file once": _feed("second-story/second-story.mp3", "first-story/first-story.mp3"),
    "addresses": _feed("second-story.vtt", "second-störy.vtt"),
    "GUIDs": _feed(">first-story</guid>", "></guid>"),
    "every GUID once": _feed(">second-story</guid>", ">first-story</guid>"),
    "GUIDs and dates as remembered": _state,
    "dates": _feed("Fri, 01 Mar 2024 00:00:00 +0000", "2024-03-01"),
    "descriptions": _feed("It happened once more", "x" * 4000),
    "AI notice in the description": _feed("read by an AI-generated voice.&lt;/p&gt;", "read by Ann.&lt;/p&gt;"),
    "AI notice of each episode": _feed('<podcast:txt purpose="ai-content">true', '<podcast:txt purpose="ai-content">'),
    "time stamps": _feed("00:00:00", "00:00:01"),
    "durations": _feed("<itunes:duration>", "<itunes:duration>0:"),
    "explicit, each": _feed("itunes:explicit>false", "itunes:explicit>clean"),
    "transcripts": _file("first-story.vtt", "no transcript"),
    "chapters": _file("chapters.json", '{"version": "1.2.0", "chapters": []}'),
    "hashes": _feed('value="sha256-', 'value="sha256-A'),
    "persons": _feed('group="writing">Ann Other', 'group="writing">' + "Ann" * 50),
}
"""Each rule -> what breaks it."""


def test_a_good_feed_passes_every_rule_and_each_says_what_it_found(good: Desk) -> None:
    findings = check_feed(good.output)
    assert [finding.rule for finding in findings if finding.problems] == []
    assert all(finding.found for finding in findings)


def test_every_rule_is_tried() -> None:
    assert set(BREAKING) == {rule.name for rule in RULES}


@pytest.mark.parametrize("rule", BREAKING)
def test_a_rule_finds_what_breaks_it(folder: Path, rule: str) -> None:
    BREAKING[rule](folder)
    assert rule in _broken(folder)


@pytest.mark.parametrize(("content", "said"), [(None, "cannot be read"), ("<rss", "no well-formed"), ("<rss/>", "no channel")])
def test_what_is_no_feed_is_said_to_be_none(folder: Path, content: str | None, said: str) -> None:
    (folder / "feed.xml").unlink()
    if content is not None:
        (folder / "feed.xml").write_text(content)
    with pytest.raises(EpisodeError, match=said):
        check_feed(folder)
