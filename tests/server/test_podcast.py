"""A podcast on this machine, asked as a podcast app asks."""

from __future__ import annotations

import hashlib
import json
from contextlib import ExitStack
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen
from xml.etree import ElementTree as ET

import pytest

from narrator.errors import SettingsError
from narrator.server import bind

PODCAST = "{https://podcastindex.org/namespace/1.0}"


def _ask(url: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=10)
    connection.request(method, parts.path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


@pytest.fixture
def items(address: str) -> list[ET.Element]:
    with urlopen(f"{address}/feed.xml", timeout=10) as answer:
        assert answer.headers["Content-Type"].startswith("application/rss+xml")
        return ET.fromstring(answer.read()).findall("channel/item")


def test_a_client_subscribes_fetches_by_ranges_and_reads_chapters_and_transcripts(
    address: str, folder: Path, items: list[ET.Element]
) -> None:
    assert len(items) == 2
    for found in items:
        enclosure = found.find("enclosure")
        assert enclosure is not None
        length, sound = int(enclosure.attrib["length"]), b""
        while len(sound) < length:  # as an app does that goes on where it was interrupted
            answer, part = _ask(enclosure.attrib["url"], Range=f"bytes={len(sound)}-{len(sound) + 999_999}")
            assert answer.status == 206
            assert answer.headers["Content-Type"] == enclosure.attrib["type"]
            assert answer.headers["Content-Range"] == f"bytes {len(sound)}-{len(sound) + len(part) - 1}/{length}"
            sound += part
        head = json.loads(
            (folder / Path(urlsplit(enclosure.attrib["url"]).path.lstrip("/")).parent / "episode.json").read_bytes()
        )
        assert hashlib.sha256(sound).hexdigest() == head["sha256"]
        for transcript in found.findall(f"{PODCAST}transcript"):
            answer, text = _ask(transcript.attrib["url"], Origin="https://player.example")
            assert answer.headers["Content-Type"].partition(";")[0] == transcript.attrib["type"]
            assert answer.headers["Access-Control-Allow-Origin"] == "*"
            assert text
        chapters = found.find(f"{PODCAST}chapters")
        assert chapters is not None
        answer, text = _ask(chapters.attrib["url"])
        assert answer.headers["Content-Type"] == chapters.attrib["type"]
        assert json.loads(text)["chapters"][0]["startTime"] == 0


def test_the_shows_cover_is_found_here(address: str) -> None:
    with urlopen(f"{address}/feed.xml", timeout=10) as answer:
        image = ET.fromstring(answer.read()).findtext("channel/image/url", "")
    answer, picture = _ask(image)
    assert (answer.status, answer.headers["Content-Type"], picture[:2]) == (200, "image/jpeg", b"\xff\xd8")


def test_the_feed_on_disk_keeps_its_own_addresses(address: str, folder: Path, items: list[ET.Element]) -> None:
    assert all((item.find("enclosure") or ET.Element("")).attrib.get("url", address).startswith(address) for item in items)
    assert address.encode() not in (folder / "feed.xml").read_bytes()


def test_head_tells_length_and_etag_and_an_unchanged_file_is_not_sent_again(address: str, items: list[ET.Element]) -> None:
    enclosure = items[0].find("enclosure")
    assert enclosure is not None
    answer, body = _ask(enclosure.attrib["url"], "HEAD")
    assert (answer.status, body) == (200, b"")
    assert answer.headers["Content-Length"] == enclosure.attrib["length"]
    assert answer.headers["Accept-Ranges"] == "bytes"
    again, body = _ask(enclosure.attrib["url"], If_None_Match=answer.headers["ETag"] or "")
    assert (again.status, body) == (304, b"")


def test_a_range_outside_the_file_is_refused(address: str, items: list[ET.Element]) -> None:
    enclosure = items[0].find("enclosure")
    assert enclosure is not None
    answer, _ = _ask(enclosure.attrib["url"], Range="bytes=999999999-")
    assert answer.status == 416


@pytest.mark.parametrize(
    "path", ["/../pyproject.toml", "/%2e%2e/%2e%2e/etc/passwd", "/.narrate-lock", "/.secret.json", "/notes.txt", "/no.mp3"]
)
def test_nothing_but_finished_files_of_the_folder_is_served(address: str, folder: Path, path: str) -> None:
    (folder / ".secret.json").write_text("{}")
    (folder / "notes.txt").write_text("mine")
    assert _ask(address + path)[0].status == 404


@pytest.mark.parametrize("name", ["CNAME", "LICENSE"])
def test_a_file_without_a_suffix_is_not_found(address: str, folder: Path, name: str) -> None:
    (folder / name).write_text("mine")
    assert _ask(f"{address}/{name}")[0].status == 404


def test_a_page_elsewhere_that_takes_this_machine_s_name_is_refused(address: str) -> None:
    assert _ask(f"{address}/feed.xml", Host="evil.example")[0].status == 400
    assert _ask(f"{address}/feed.xml", "POST")[0].status == 405


def test_ports_that_are_all_in_use_are_named_with_what_helps() -> None:
    with ExitStack() as stack:
        taken: list[int] = []
        while not taken or taken[-1] < taken[0] + 19:
            sock = stack.enter_context(bind(taken[-1] if taken else 0))
            sock.listen()
            taken.append(sock.getsockname()[1])
        with pytest.raises(SettingsError, match=rf"^None of the ports {taken[0]} to {taken[0] + 19} .* is free; name .* --port"):
            bind(taken[0])
        with pytest.raises(SettingsError, match="is free; end a program"):
            bind(taken[0], "end a program")


def test_a_port_in_use_is_passed_over() -> None:
    with bind(0) as first:
        first.listen()
        with bind(first.getsockname()[1]) as second:
            assert second.getsockname()[1] > first.getsockname()[1]
