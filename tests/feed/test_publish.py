"""publish(): what `narrate feed` does, for a Python program."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from narrator.errors import EpisodeError, NarratorError, SettingsError
from narrator.feed import check_feed, publish, read_state
from narrator.feed.markup import NAMESPACES
from narrator.settings import MasterSettings, Show
from tests.feed.conftest import NOW, SHOW, Desk
from tests.feed.reading import channel_of, identity, items, texts

LATER = datetime(2024, 6, 8, tzinfo=UTC)


def test_the_feed_stands_beside_its_episodes_and_passes_the_check(desk: Desk) -> None:
    feed = publish([desk.narrate("a.txt", "A Title\n\nIt happened then.\n")], SHOW)
    assert (feed.path, feed.warnings) == (desk.output / "feed.xml", ())
    assert feed.path is not None
    assert feed.path.read_bytes() == feed.xml
    cover = channel_of(desk.output).findtext("image/url", "").removeprefix("https://example.org/pod/")
    assert (desk.output / cover).is_file()
    assert (desk.output / "index.html").is_file()
    assert read_state(desk.output) == feed.state
    assert [finding for finding in check_feed(desk.output) if finding.problems] == []


def test_an_episode_without_a_date_is_dated_now_and_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    made = desk.narrate("a.txt", "A Title\n\nIt happened then.\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    publish([made], SHOW)
    assert texts(channel_of(desk.output), "item/pubDate") == ["Tue, 14 Nov 2023 22:13:20 +0000"]
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    publish([made], replace(SHOW, explicit=True))
    publish([desk.narrate("b.txt", "Another\n\nIt happened later.\n")], SHOW, now=LATER)
    publish([desk.narrate("c.txt", "A Third\n\nIt happened last.\n")], SHOW)
    *last, late, first = texts(channel_of(desk.output), "item/pubDate")
    assert (late, first) == ("Sat, 08 Jun 2024 00:00:00 +0000", "Tue, 14 Nov 2023 22:13:20 +0000")
    assert len(last) == 1


def test_a_script_that_runs_every_week_keeps_the_weeks_before(desk: Desk) -> None:
    publish([desk.narrate("a.txt", "A Title\n\nIt happened then.\n")], SHOW, now=NOW)
    before = identity(items(desk.output)["A Title"])
    feed = publish([desk.narrate("b.txt", "Another\n\nIt happened later.\n")], SHOW, now=LATER)
    assert [episode.title for episode in feed.episodes] == ["Another", "A Title"]
    assert identity(items(desk.output)["A Title"]) == before
    again = publish(desk.output, SHOW)
    assert (again.xml, again.episodes) == (feed.xml, tuple(replace(episode, cached=0) for episode in feed.episodes))
    assert publish(str(desk.output), SHOW).xml == feed.xml


def test_archives_are_given_and_written(desk: Desk) -> None:
    for title in ("A Title", "Another", "A Third", "A Fourth"):
        desk.narrate(f"{title}.txt", f"{title}\n\nIt happened then.\n")
    feed = publish(desk.output, replace(SHOW, archive=2))
    assert [archive.name for archive in feed.archives] == ["feed-1.xml"]
    assert (desk.output / "feed-1.xml").read_bytes() == feed.archives[0].xml
    assert channel_of(desk.output).find("atom:link[@rel='prev-archive']", NAMESPACES) is not None


def test_what_the_owner_should_know_is_told(desk: Desk) -> None:
    made = desk.narrate("a.txt", "A Title\n\nText.", MasterSettings(format="wav"))
    address, kind = publish([made], replace(SHOW, base_url="")).warnings
    assert "base_url is not set" in address
    assert "directories take MP3" in kind


def test_what_cannot_be_published_is_named(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = desk.narrate("a.txt", "A Title\n\nText.")
    with pytest.raises(EpisodeError, match="There is no episode to publish"):
        publish([], SHOW)
    with pytest.raises(EpisodeError, match="are folders with a feed each"):
        publish([made, replace(made, folder=tmp_path / "other" / "a-title")], SHOW)
    with pytest.raises(EpisodeError, match="is missing; make the episode again"):
        publish([made, replace(made, folder=desk.output / "gone")], SHOW)
    with pytest.raises(EpisodeError, match="There is no folder"):
        publish(tmp_path / "nowhere", SHOW)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(SettingsError, match="SOURCE_DATE_EPOCH is 'yesterday', and must be a number of seconds since 1970"):
        publish([made], SHOW)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"category": "Nonsense"}, "category is 'Nonsense', and must be one of Arts, Business, "),
        ({"category": ("News", "News > Opera")}, "category is ('News', 'News > Opera'), and must be News alone or one of "),
        ({"type": "weird"}, "type is 'weird', and must be episodic or serial."),
        ({"base_url": "lib.example.org"}, "base_url is 'lib.example.org', and must be an address that begins with http"),
        ({"title": None}, "title is None, and must be the show's name."),
        ({"locked": True}, "locked is True, and must be false while there is no owner_email."),
    ],
)
def test_a_show_that_the_command_refuses_is_refused_when_it_is_made(wrong: dict[str, object], said: str) -> None:
    with pytest.raises(NarratorError) as refused:
        Show(**wrong)  # type: ignore[arg-type]  # that is the point
    assert str(refused.value).startswith(said)
    with pytest.raises(NarratorError):
        replace(SHOW, **{"owner_email": "", **wrong})  # type: ignore[arg-type]
