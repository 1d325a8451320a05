"""A folder's feed: the same bytes again, only what changed read again, nothing of somebody else's overwritten."""

from __future__ import annotations

import json
import os
import re
import shlex
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from narrator.errors import EpisodeError, SettingsError
from narrator.feed import hub_call, read_state, update_feed
from narrator.feed.markup import NAMESPACES
from narrator.settings import MasterSettings
from tests.feed.conftest import NOW, SHOW, Desk
from tests.feed.reading import channel_of, identity, items, texts

LATER = datetime(2025, 1, 1, tzinfo=UTC)
STORIES = {
    f"{number}.txt": f"Story Number {number}\n\nSomething happened, for the time number {number}.\n" for number in range(4)
}


@pytest.fixture
def three(desk: Desk) -> Desk:
    for name in ("0.txt", "1.txt", "2.txt"):
        desk.narrate(name, STORIES[name])
    assert desk.publish().read == 3
    return desk


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_the_same_folder_gives_the_same_bytes_and_is_not_written_again(three: Desk) -> None:
    before, time = _files(three.output), (three.output / "feed.xml").stat().st_mtime_ns
    written = three.publish(now=LATER)
    assert (written.read, written.episodes, written.warnings) == (0, 3, ())
    assert _files(three.output) == before
    assert (three.output / "feed.xml").stat().st_mtime_ns == time


def test_reusing_what_stands_there_gives_the_bytes_of_writing_it_all_anew(three: Desk) -> None:
    three.narrate("3.txt", STORIES["3.txt"])
    three.narrate("1.txt", STORIES["1.txt"].replace("happened", "has happened"))
    assert three.publish(now=LATER).read == 2
    feed = (three.output / "feed.xml").read_bytes()
    (three.output / ".feed-cache.json").unlink()
    assert three.publish(now=LATER).read == 4
    assert (three.output / "feed.xml").read_bytes() == feed
    assert update_feed(three.output, SHOW, LATER, rehash=True).read == 4
    assert (three.output / "feed.xml").read_bytes() == feed


def test_another_show_is_told_in_every_episode(three: Desk) -> None:
    three.publish(replace(SHOW, explicit=True))
    assert {item.findtext("{http://www.itunes.com/dtds/podcast-1.0.dtd}explicit") for item in items(three.output).values()} == {
        "true"
    }


@pytest.mark.parametrize("damage", [b"", b"<rss", b"<rss><channel><item/></channel></rss>"])
def test_a_feed_somebody_changed_is_kept_and_written_anew(three: Desk, damage: bytes) -> None:
    feed = (three.output / "feed.xml").read_bytes()
    (three.output / "feed.xml").write_bytes(damage)
    (warning,) = three.publish(now=LATER).warnings
    (copy,) = three.output.glob("feed.xml.*.bak")
    assert copy.read_bytes() == damage
    assert copy.name in warning
    assert (three.output / "feed.xml").read_bytes() == feed
    assert not three.publish(now=LATER).warnings


def test_somebody_elses_page_is_kept(three: Desk) -> None:
    page = (three.output / "index.html").read_bytes()
    (three.output / "index.html").write_text("<h1>Mine</h1>")
    (warning,) = three.publish(now=LATER).warnings
    (copy,) = three.output.glob("index.html.*.bak")
    assert copy.name in warning
    assert copy.read_text() == "<h1>Mine</h1>"
    assert (three.output / "index.html").read_bytes() == page


def test_somebody_elses_feed_is_kept_and_its_guids_are_taken_over(desk: Desk) -> None:
    made = desk.narrate("0.txt", STORIES["0.txt"])
    theirs = (
        '<rss version="2.0"><channel><title>Old</title><item><title>x</title><guid>old-guid-17</guid>'
        "<pubDate>Tue, 02 Jan 2024 03:04:05 -0500</pubDate>"
        f'<enclosure url="https://old.example/a/{made.slug}/{made.slug}.mp3?x=1" '
        'length="1" type="audio/mpeg"/></item></channel></rss>'
    )
    (desk.output / "feed.xml").write_text(theirs)
    (warning,) = desk.publish().warnings
    assert ".bak" in warning
    (item,) = items(desk.output).values()
    assert identity(item) == ("old-guid-17", "Tue, 02 Jan 2024 08:04:05 +0000")


def test_a_removed_episode_leaves_the_feed_and_comes_back_as_it_was(three: Desk) -> None:
    before = {title: identity(item) for title, item in items(three.output).items()}
    (three.output / "story-number-1").rename(three.folder / "aside")
    assert three.publish(now=LATER).episodes == 2
    (three.folder / "aside").rename(three.output / "story-number-1")
    three.publish(now=LATER)
    assert {title: identity(item) for title, item in items(three.output).items()} == before


def test_length_and_hash_are_those_of_a_file_that_was_changed_after_it_was_made(three: Desk) -> None:
    mp3 = three.output / "story-number-1" / "story-number-1.mp3"
    with mp3.open("ab") as file:
        file.write(b"TAG" + bytes(125))
    (warning,) = three.publish(now=LATER).warnings
    assert "story-number-1.mp3 was changed since it was made" in warning
    item = items(three.output)["Story Number 1"]
    assert item.find("enclosure").attrib["length"] == str(mp3.stat().st_size)  # type: ignore[union-attr]


def test_rehash_finds_a_changed_byte(three: Desk) -> None:
    mp3 = three.output / "story-number-1" / "story-number-1.mp3"
    time = mp3.stat().st_mtime_ns
    content = bytearray(mp3.read_bytes())
    content[-100] ^= 1
    mp3.write_bytes(content)
    os.utime(mp3, ns=(time, time))
    assert not three.publish(now=LATER).warnings
    assert "was changed" in update_feed(three.output, SHOW, LATER, rehash=True).warnings[0]


def test_the_newest_stand_first_whatever_their_files_times_are(desk: Desk) -> None:
    for day, name in ((9, "0.txt"), (1, "1.txt"), (5, "2.txt")):
        desk.narrate(name, f"+++\ndate = 2024-03-{day:02}\n+++\n\n{STORIES[name]}")
    desk.publish()
    assert texts(channel_of(desk.output), "item/title") == ["Story Number 0", "Story Number 2", "Story Number 1"]


def test_archives_never_change_when_episodes_are_added(desk: Desk) -> None:
    show = replace(SHOW, archive=2, hub="https://hub.example.org/")

    def add(titles: str) -> None:
        for title in titles:
            desk.narrate(f"{title}.txt", f"Story {title}\n\nNothing else happened.\n")
            assert desk.publish(show, NOW.replace(hour=ord(title) - ord("A"))).read == 1

    add("ABCD")
    first = (desk.output / "feed-1.xml").read_bytes()
    assert list(items(desk.output)) == ["Story D", "Story C"]
    assert list(items(desk.output, "feed-1.xml")) == ["Story B", "Story A"]
    add("EF")
    assert (desk.output / "feed-1.xml").read_bytes() == first
    assert list(items(desk.output)) == ["Story F", "Story E"]
    assert _links(desk.output, "feed.xml") == {
        "self": "https://example.org/pod/feed.xml",
        "hub": "https://hub.example.org/",
        "prev-archive": "https://example.org/pod/feed-2.xml",
    }
    assert _links(desk.output, "feed-2.xml") == {
        "self": "https://example.org/pod/feed-2.xml",
        "current": "https://example.org/pod/feed.xml",
        "prev-archive": "https://example.org/pod/feed-1.xml",
    }
    assert channel_of(desk.output, "feed-2.xml").find("fh:archive", NAMESPACES) is not None


def test_the_command_that_tells_the_hub_is_quoted_for_the_shell() -> None:
    show = replace(SHOW, base_url="https://example.org/News&Views;'s", hub="https://hub.example.org/?a=1&b=2")
    assert shlex.split(hub_call(show)) == [
        *("curl", "-d", "hub.mode=publish", "--data-urlencode"),
        "hub.url=https://example.org/News&Views;'s/feed.xml",
        "https://hub.example.org/?a=1&b=2",
    ]


def _links(folder: Path, name: str) -> dict[str, str]:
    return {link.attrib["rel"]: link.attrib["href"] for link in channel_of(folder, name).findall("atom:link", NAMESPACES)}


def test_the_cover_gets_a_new_name_when_it_is_another_picture(three: Desk) -> None:
    def cover(show: object = SHOW) -> str:
        image = channel_of(three.output).find("{http://www.itunes.com/dtds/podcast-1.0.dtd}image")
        assert image is not None
        name = image.attrib["href"].rpartition("/")[2]
        assert (three.output / name).is_file()
        return name

    drawn = cover()
    three.publish(replace(SHOW, cover=str(three.output / drawn), title="Another name"))
    given = cover()
    assert given != drawn
    three.publish(replace(SHOW, cover=str(three.output / given), title="And another"))
    assert cover() == given
    with pytest.raises(SettingsError, match=r"cannot be read .*see to .show. cover"):
        three.publish(replace(SHOW, cover="missing.png"))


def test_what_cannot_be_written_leaves_the_feed_as_it_was(three: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a disk that is full when the feed is put in its place."""
    feed, replace_file = (three.output / "feed.xml").read_bytes(), Path.replace

    def failing(path: Path, target: Path) -> Path:
        if target.name == "feed.xml":
            raise OSError(28, "No space left on device")
        return replace_file(path, target)

    three.narrate("3.txt", STORIES["3.txt"])
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", failing)
        with pytest.raises(EpisodeError, match="No space left"):
            three.publish()
    assert (three.output / "feed.xml").read_bytes() == feed
    assert not [path for path in three.output.iterdir() if re.fullmatch(r"\.[0-9a-f]{16}", path.name)]
    three.publish(now=LATER)
    state = read_state(three.output)
    assert state is not None
    assert [entry.published for entry in state.entries] == [NOW] * 4


def test_the_state_is_a_line_an_episode(three: Desk) -> None:
    lines = (three.output / "feed-state.json").read_text().splitlines()
    assert sum('"guid": "story-number-' in line for line in lines) == 3
    assert json.loads("\n".join(lines))["version"] == 1


def test_an_episode_that_is_no_mp3_is_told_of_when_it_is_new(desk: Desk) -> None:
    """`--check` does not pass it, and who publishes should not learn that from a directory."""
    desk.narrate("a.txt", "A Title\n\nText.", MasterSettings(format="wav"))
    (told,) = update_feed(desk.output, SHOW, NOW).warnings
    assert "a-title.wav is in the feed as it is; directories take MP3" in told
    assert update_feed(desk.output, SHOW, NOW).warnings == ()
