"""The feed of a folder of episodes, as a podcast client reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from narrator.article import read_text
from narrator.engines import find_voice
from narrator.episode import find_episodes, master
from narrator.errors import EpisodeError
from narrator.feed import publish, write_feed
from narrator.recording import Pool, Store, record
from narrator.script import adapt
from narrator.settings import Show

ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"
SHOW = Show(title="Tests & more", base_url="https://example.org/pod/", category="News")
ARTICLES = (
    '+++\ndate = 2024-03-01\nid = "a-1"\nurl = "https://example.org/old"\n+++\n\nOld <News> & More\n\nIt happened long ago.',
    "+++\ndate = 2024-03-09\n+++\n\nNew News\n\nBy Ann Other\n\nIt happened now.",
    "Undated News\n\nNobody knows when it happened.",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output, store = tmp_path_factory.mktemp("output"), Store(tmp_path_factory.mktemp("store"))
    with Pool(2) as pool:
        for text in ARTICLES:
            master(record(adapt(read_text(text)), find_voice("tone"), pool, store), SHOW, output, executor=pool)
    return output


def _channel(folder: Path, show: Show = SHOW) -> ET.Element:
    channel = ET.fromstring(publish(find_episodes(folder), show).xml).find("channel")
    assert channel is not None
    return channel


def _texts(channel: ET.Element, path: str) -> list[str | None]:
    return [element.text for element in channel.findall(path)]


def test_items_stand_newest_first_and_undated_ones_last(folder: Path) -> None:
    assert _texts(_channel(folder), "item/title") == ["New News", "Old <News> & More", "Undated News"]


def test_each_enclosure_is_the_file_and_its_length(folder: Path) -> None:
    enclosures = _channel(folder).findall("item/enclosure")
    assert len(enclosures) == 3
    for enclosure in enclosures:
        path = folder / enclosure.attrib["url"].removeprefix("https://example.org/pod/")
        assert int(enclosure.attrib["length"]) == path.stat().st_size
        assert enclosure.attrib["type"] == "audio/mpeg"


def test_everything_an_item_points_to_is_there(folder: Path) -> None:
    for item in _channel(folder).findall("item"):
        addresses = [e.attrib["url"] for e in item if e.tag in (f"{PODCAST}transcript", f"{PODCAST}chapters")]
        assert len(addresses) == 4
        assert all((folder / address.removeprefix("https://example.org/pod/")).is_file() for address in addresses)


def test_dates_are_the_articles_own(folder: Path) -> None:
    dates = [parsedate_to_datetime(text).date() for text in _texts(_channel(folder), "item/pubDate") if text]
    assert dates == [date(2024, 3, 9), date(2024, 3, 1)]


def test_the_identity_is_the_articles_id(folder: Path) -> None:
    assert _texts(_channel(folder), "item/guid") == ["new-news", "a-1", "undated-news"]


def test_the_channel_has_what_directories_require(folder: Path) -> None:
    path = write_feed(publish(find_episodes(folder), SHOW), SHOW, folder)
    channel = ET.fromstring(path.read_bytes()).find("channel")
    assert channel is not None
    for tag in ("title", "link", "description", "language", f"{ITUNES}author", f"{ITUNES}explicit"):
        assert channel.findtext(tag), tag
    image = channel.find(f"{ITUNES}image")
    assert image is not None
    assert (folder / image.attrib["href"].removeprefix("https://example.org/pod/")).is_file()
    assert channel.findtext(f"{PODCAST}txt") == "true"


def test_every_item_says_that_the_voice_is_ai(folder: Path) -> None:
    for item in _channel(folder).findall("item"):
        assert item.findtext(f"{PODCAST}txt") == "true"
        assert "AI-generated voice" in (item.findtext("description") or "")


def test_the_same_episodes_give_the_same_bytes(folder: Path) -> None:
    assert publish(find_episodes(folder), SHOW).xml == publish(tuple(reversed(find_episodes(folder))), SHOW).xml


def test_without_a_base_url_the_owner_is_warned(folder: Path) -> None:
    assert "base_url" in publish(find_episodes(folder), replace(SHOW, base_url="")).warnings[0]
    assert not publish(find_episodes(folder), SHOW).warnings


def test_a_missing_sound_file_is_named(folder: Path, tmp_path: Path) -> None:
    episode = replace(find_episodes(folder)[0], folder=tmp_path)
    with pytest.raises(EpisodeError, match="is missing"):
        publish([episode], SHOW)


def test_a_folder_without_episodes_is_a_feed_without_items() -> None:
    assert b"<item>" not in publish((), SHOW).xml
