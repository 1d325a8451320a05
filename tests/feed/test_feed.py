"""compose(): the feed of some episodes, as a podcast client reads it."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from narrator.episode import find_episodes
from narrator.errors import EpisodeError, SettingsError
from narrator.feed import compose
from narrator.feed.address import address, podcast_guid
from narrator.feed.item import description
from narrator.feed.markup import NAMESPACES
from narrator.recording import Pool, Store
from narrator.settings import MasterSettings, Show
from tests.feed.conftest import SHOW, Desk
from tests.feed.reading import texts

ARTICLES = {
    "a.txt": '+++\ndate = 2024-03-01\nid = "a-1"\nurl = "https://example.org/old"\n+++\n\nOld <News> & More\n\nIt was long ago.',
    "b.txt": "+++\ndate = 2024-03-09\n+++\n\nNew News\n\nBy Ann Other\n\nIt happened now.",
    "c.txt": "Undated News\n\nNobody knows when it happened.",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, store: Store, pool: Pool) -> Path:
    desk = Desk(tmp_path_factory.mktemp("desk"), store, pool)
    for name, text in ARTICLES.items():
        desk.narrate(name, text)
    return desk.output


def _channel(folder: Path, show: Show = SHOW) -> ET.Element:
    channel = ET.fromstring(compose(find_episodes(folder), show).xml).find("channel")
    assert channel is not None
    return channel


def test_items_stand_newest_first_and_undated_ones_last(folder: Path) -> None:
    assert texts(_channel(folder), "item/title") == ["New News", "Old <News> & More", "Undated News"]


def test_each_enclosure_is_the_file_and_its_length(folder: Path) -> None:
    enclosures = _channel(folder).findall("item/enclosure")
    assert len(enclosures) == 3
    for enclosure in enclosures:
        path = folder / enclosure.attrib["url"].removeprefix("https://example.org/pod/")
        assert int(enclosure.attrib["length"]) == path.stat().st_size
        assert enclosure.attrib["type"] == "audio/mpeg"


def test_each_has_the_hash_of_its_file(folder: Path) -> None:
    for item in _channel(folder).findall("item"):
        source = item.find("podcast:alternateEnclosure/podcast:source", NAMESPACES)
        integrity = item.find("podcast:alternateEnclosure/podcast:integrity", NAMESPACES)
        assert source is not None
        assert integrity is not None
        content = (folder / source.attrib["uri"].removeprefix("https://example.org/pod/")).read_bytes()
        assert integrity.attrib["value"] == "sha256-" + base64.b64encode(hashlib.sha256(content).digest()).decode()


def test_another_format_is_told_by_its_own_type(desk: Desk) -> None:
    desk.narrate("a.txt", "A Title\n\nText.", MasterSettings(format="wav"))
    (item,) = _channel(desk.output).findall("item")
    told = [item.find("enclosure"), item.find("podcast:alternateEnclosure", NAMESPACES)]
    assert [one.attrib["type"] for one in told if one is not None] == ["audio/wav", "audio/wav"]


def test_everything_an_item_points_to_is_there(folder: Path) -> None:
    for item in _channel(folder).findall("item"):
        pointing = [*item.findall("podcast:transcript", NAMESPACES), *item.findall("podcast:chapters", NAMESPACES)]
        addresses = [element.attrib["url"] for element in pointing]
        assert len(addresses) == 4
        assert all((folder / address.removeprefix("https://example.org/pod/")).is_file() for address in addresses)


def test_dates_are_the_articles_own(folder: Path) -> None:
    dates = [parsedate_to_datetime(text).date() for text in texts(_channel(folder), "item/pubDate")]
    assert dates == [date(2024, 3, 9), date(2024, 3, 1)]


def test_the_identity_is_the_articles_id(folder: Path) -> None:
    assert texts(_channel(folder), "item/guid") == ["new-news", "a-1", "undated-news"]


def test_the_channel_has_what_directories_require(folder: Path) -> None:
    channel = _channel(folder, replace(SHOW, copyright="© 2024 The Courier", new_feed_url="https://example.org/new/feed.xml"))
    for tag in (
        "title",
        "link",
        "description",
        "language",
        "copyright",
        "image/url",
        "itunes:author",
        "itunes:owner/itunes:email",
    ):
        assert channel.findtext(tag, "", NAMESPACES), tag
    assert texts(channel, "itunes:new-feed-url") == ["https://example.org/new/feed.xml"]
    assert [outer.attrib["text"] for outer in channel.findall("itunes:category", NAMESPACES)] == ["News", "Arts"]
    assert [inner.attrib["text"] for inner in channel.findall("itunes:category/itunes:category", NAMESPACES)] == ["Politics"]
    told = {tag: channel.findtext(f"podcast:{tag}", "", NAMESPACES) for tag in ("locked", "medium", "person", "txt")}
    assert told == {"locked": "no", "medium": "podcast", "person": "Ann Other", "txt": "true"}


def test_persons_have_a_role_and_its_group_where_one_is_given(folder: Path) -> None:
    people = ("Ann Other, managing editor", "Bo Nobody, Jr.", "Cy Else")
    persons = _channel(folder, replace(SHOW, person=people)).findall("podcast:person", NAMESPACES)
    assert [(person.text, dict(person.attrib)) for person in persons] == [
        ("Ann Other", {"role": "managing editor", "group": "writing"}),
        ("Bo Nobody, Jr.", {}),
        ("Cy Else", {}),
    ]
    authors = [item.findtext("podcast:person", None, NAMESPACES) for item in _channel(folder).findall("item")]
    assert authors == ["Ann Other", None, None]


def test_a_serial_show_numbers_its_episodes_in_the_order_of_publication(folder: Path) -> None:
    channel = _channel(folder, replace(SHOW, type="serial"))
    assert texts(channel, "item/itunes:episode") == ["2", "1", "3"]
    assert not texts(_channel(folder), "item/itunes:episode")


def test_every_item_says_that_the_voice_is_ai(folder: Path) -> None:
    for item in _channel(folder).findall("item"):
        assert texts(item, "podcast:txt") == ["true"]
        assert "<p>This article is read by an AI-generated voice.</p>" in item.findtext("description", "")


def test_a_description_too_long_loses_its_chapters_and_never_its_notice(folder: Path) -> None:
    episode = find_episodes(folder)[0]
    few = description(episode, [(0.0, "One"), (61.9, "Two & three"), (3723.0, "Four")])
    assert "<li>00:00:00 One</li>\n<li>00:01:01 Two &amp; three</li>\n<li>01:02:03 Four</li>" in few
    many = description(episode, [(float(second), "A title of some length") for second in range(200)])
    assert many == description(episode, [])
    assert "<li>" not in description(episode, [(0.0, "One"), (61.9, "Two")])
    long = description(replace(episode, correction="é" * 3000, summary="x"), [])
    assert len(long.encode()) <= 4000
    assert episode.disclosure in long


def test_the_same_episodes_give_the_same_bytes(folder: Path) -> None:
    assert compose(find_episodes(folder), SHOW).xml == compose(tuple(reversed(find_episodes(folder))), SHOW).xml


def test_without_a_base_url_the_owner_is_warned_and_the_show_gets_no_guid(folder: Path) -> None:
    feed = compose(find_episodes(folder), replace(SHOW, base_url=""))
    assert "base_url" in feed.warnings[0]
    assert not feed.state.guid
    assert not compose(find_episodes(folder), SHOW).warnings


def test_a_missing_sound_file_is_named(folder: Path, tmp_path: Path) -> None:
    episode = replace(find_episodes(folder)[0], folder=tmp_path)
    with pytest.raises(EpisodeError, match="is missing"):
        compose([episode], SHOW)


def test_a_folder_without_episodes_is_a_feed_without_items() -> None:
    assert b"<item>" not in compose((), SHOW).xml


@pytest.mark.parametrize(
    ("feed", "guid"),
    [
        ("https://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("http://podnews.net/rss//", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("https://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
    ],
)
def test_the_shows_guid_is_the_namespaces_own_example(feed: str, guid: str) -> None:
    assert podcast_guid(feed) == guid


@pytest.mark.parametrize(
    ("base", "path", "expected"),
    [
        ("https://example.org/pod/", "a/a.mp3", "https://example.org/pod/a/a.mp3"),
        ("https://example.org/söndag&co", "a b/c?.mp3", "https://example.org/s%C3%B6ndag&co/a%20b/c%3F.mp3"),
        ("https://bücher.example/x", "ü.mp3", "https://xn--bcher-kva.example/x/%C3%BC.mp3"),
        ("https://example.org/a%20b", "x#y", "https://example.org/a%20b/x%23y"),
    ],
)
def test_addresses_are_ascii_and_without_a_query(base: str, path: str, expected: str) -> None:
    assert address(Show(base_url=base), path) == expected


def test_a_host_that_cannot_be_is_named() -> None:
    with pytest.raises(SettingsError, match="is no address on the web"):
        address(Show(base_url="https://" + "ü" * 70 + ".example"), "x")
