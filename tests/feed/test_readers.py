"""The feed and its files, read by programs this project did not write, with titles that break careless ones."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import feedparser
import jsonschema
import podcastparser
import pytest
import srt
import webvtt

from narrator.episode import Episode, find_episodes
from narrator.recording import Pool, Store
from tests.feed.conftest import SHOW, Desk
from tests.feed.reading import channel_of

HOSTILE = {
    "ampersand": "Fish & Chips <b>Are</b> \"Back\" &amp; 'Cheap'",
    "cdata": "The End ]]> Is <![CDATA[ Not Near",
    "control": "A Bell\x07 and a Null\x01 Walk\x0b In",
    "rtl": "שלום עולם: القاهرة تستيقظ",
    "override": "Read \u202eThis Backwards\u202c Please",
    "emoji": "Fire 🔥 in the 👩‍👩‍👧 House 🏳️‍🌈",
    "long": "Word " * 100,
    "percent": "100% of ?query=1&x=2#fragment",
    "entities": "&lt;script&gt;alert(1)&lt;/script&gt;",
    "cjk": "東京は雨だった",
}
CHAPTERS_SCHEMA = {
    "type": "object",
    "required": ["version", "chapters"],
    "properties": {
        "version": {"const": "1.2.0"},
        "chapters": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["startTime", "title"],
                "properties": {
                    "startTime": {"type": "number", "minimum": 0},
                    "endTime": {"type": "number", "exclusiveMinimum": 0},
                    "title": {"type": "string", "minLength": 1},
                },
            },
        },
    },
}
TRANSCRIPT_SCHEMA = {
    "type": "object",
    "required": ["version", "segments"],
    "properties": {
        "version": {"const": "1.0.0"},
        "segments": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["startTime", "endTime", "body"],
                "properties": {
                    "startTime": {"type": "number", "minimum": 0},
                    "endTime": {"type": "number", "minimum": 0},
                    "body": {"type": "string", "minLength": 1},
                },
            },
        },
    },
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, store: Store, pool: Pool) -> Path:
    desk = Desk(tmp_path_factory.mktemp("hostile"), store, pool)
    for number, (name, title) in enumerate(HOSTILE.items(), 1):
        quoted = json.dumps(title, ensure_ascii=False) if name != "control" else json.dumps(title)
        front = f'+++\ntitle = {quoted}\nid = "{name}"\ndate = 2024-03-{number:02}\n+++\n\n'
        desk.narrate(f"{name}.md", front + "A bell rang.\n\n## First & last\n\nIt rang.\n\n## Then\n\nIt rang again.\n")
    desk.publish()
    return desk.output


@pytest.fixture(scope="module")
def episodes(folder: Path) -> dict[str, Episode]:
    return {episode.id or "": episode for episode in find_episodes(folder)}


def test_feedparser_reads_what_was_written(folder: Path, episodes: dict[str, Episode]) -> None:
    read = feedparser.parse((folder / "feed.xml").read_bytes())
    assert not read.bozo
    assert read.feed.title == SHOW.title
    assert [entry.id for entry in read.entries] == list(reversed(HOSTILE))
    for entry in read.entries:
        episode = episodes[entry.id]
        raw = ET.tostring(_item(folder, entry.id), encoding="unicode")
        assert _item(folder, entry.id).findtext("title") == " ".join(episode.title.split()), raw
        (enclosure,) = entry.enclosures
        assert int(enclosure.length) == episode.sound.stat().st_size
        assert entry.itunes_duration == str(round(episode.seconds))


def test_podcastparser_reads_what_was_written(folder: Path, episodes: dict[str, Episode]) -> None:
    with (folder / "feed.xml").open("rb") as file:
        read = podcastparser.parse("https://example.org/pod/feed.xml", file)
    assert read["title"] == SHOW.title
    assert [one["guid"] for one in read["episodes"]] == list(reversed(HOSTILE))
    for one in read["episodes"]:
        episode = episodes[one["guid"]]
        assert one["title"] == " ".join(episode.title.split())
        assert one["total_time"] == round(episode.seconds)
        assert one["enclosures"][0]["file_size"] == episode.sound.stat().st_size
        assert "AI-generated voice" in one["description"] or episode.language != "en"


def _item(folder: Path, guid: str) -> ET.Element:
    return next(item for item in channel_of(folder).findall("item") if item.findtext("guid") == guid)


def test_every_address_is_ascii_and_leads_to_a_file(folder: Path) -> None:
    addresses = [element.get(key) for element in channel_of(folder).iter() for key in ("url", "href", "uri") if element.get(key)]
    assert len(addresses) > 6 * len(HOSTILE)
    for address in addresses:
        assert re.fullmatch(r"https://example\.org/[!-~]+", address or "")
        assert "?" not in (address or "")
        if "/pod/" in (address or ""):
            assert (folder / unquote((address or "").removeprefix("https://example.org/pod/"))).is_file()


def test_chapters_and_transcripts_are_what_their_standards_say(folder: Path) -> None:
    for episode in find_episodes(folder):
        jsonschema.validate(json.loads((episode.folder / "chapters.json").read_text(encoding="utf-8")), CHAPTERS_SCHEMA)
        words = json.loads(episode.sound.with_suffix(".json").read_text(encoding="utf-8"))
        jsonschema.validate(words, TRANSCRIPT_SCHEMA)
        captions = webvtt.read(str(episode.sound.with_suffix(".vtt"))).captions
        subtitles = list(srt.parse(episode.sound.with_suffix(".srt").read_text(encoding="utf-8")))
        assert captions[0].start_in_seconds <= 1
        seen = html.unescape("".join(caption.text for caption in captions))
        assert "".join(seen.split()) == "".join("".join(subtitle.content for subtitle in subtitles).split())
