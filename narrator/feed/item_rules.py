"""What the directories ask of each episode."""

from __future__ import annotations

import base64
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from email.utils import parsedate_to_datetime
from pathlib import Path
from xml.etree import ElementTree as ET

from narrator.episode import CHAPTERS_TYPE, HEAD, read_episode
from narrator.errors import EpisodeError
from narrator.feed.item import FEWEST_STAMPS, TRANSCRIPTS
from narrator.feed.markup import NAME_LENGTH, NAMESPACES, paragraph
from narrator.feed.rules import Rule, Subject, attribute_of, each_item, item_text, text_of
from narrator.patterns import compiled
from narrator.show import DESCRIPTION_BYTES

_STAMP = compiled(r"<li>(\d\d:\d\d:\d\d) ")


def _enclosure(subject: Subject, item: ET.Element) -> str:
    enclosures = item.findall("enclosure")
    if len(enclosures) != 1:
        return f"it has {len(enclosures)} enclosures, and must have one"
    path = subject.file(enclosures[0].get("url", ""))
    length = enclosures[0].get("length", "")
    if enclosures[0].get("type") != "audio/mpeg":
        return f"the type of its enclosure is {enclosures[0].get('type')!r}, and must be audio/mpeg"
    if path is not None and not path.is_file():
        return f"{path} is missing"
    if path is not None and length != str(path.stat().st_size):
        return f"length is {length}, and {path.name} has {path.stat().st_size} bytes"
    return "" if length.isdigit() and length != "0" else f"length is {length!r}, and must be a number of bytes"


def _addresses(_: Subject, item: ET.Element) -> str:
    for element in item.iter():
        for key in ("url", "href", "uri"):
            url = element.get(key)
            if url is not None and not re.fullmatch(r"https?://[!-~]+", url):
                return f"the address {url!r} must be whole and in ASCII"
            if url is not None and "?" in url:
                return f"the address {url} must not have a query"
    return ""


def _unique(path: str, attribute: str) -> Callable[[Subject], tuple[str, Sequence[str]]]:
    def look(subject: Subject) -> tuple[str, Sequence[str]]:
        values = Counter(attribute_of(item, path, attribute) if attribute else text_of(item, path) for item in subject.items)
        problems = [f"{count} episodes have {value!r}" for value, count in values.items() if count > 1]
        return f"different: {len(values)}", problems

    return look


def _remembered(subject: Subject) -> tuple[str, Sequence[str]]:
    dates = {entry.guid: entry.published for entry in subject.state.entries}
    problems = []
    for item in subject.items:
        guid, told = text_of(item, "guid"), text_of(item, "pubDate")
        if guid not in dates:
            problems.append(f"the GUID {guid!r} is not in the state file")
        elif told and _date(told) != str(dates[guid]):
            problems.append(f"{guid}: pubDate is {told!r}, and was first {dates[guid]}")
    return f"in the state file: {len(dates)}", problems


def _date(text: str) -> str:
    try:
        return str(parsedate_to_datetime(text))
    except ValueError:
        return ""


def _pub_date(_: Subject, item: ET.Element) -> str:
    text = text_of(item, "pubDate")
    zoned = re.search(r" ([+-]\d{4}|GMT|UT|[A-Z]{3})$", text)
    return "" if zoned and _date(text) else f"pubDate is {text!r}, and must be a date as RFC 2822 has it, with a zone"


def _description(_: Subject, item: ET.Element) -> str:
    size = len(text_of(item, "description").encode())
    return "" if 0 < size <= DESCRIPTION_BYTES else f"it has {size} bytes, and must have 1 to {DESCRIPTION_BYTES}"


def _disclosed(subject: Subject, item: ET.Element) -> str:
    path = subject.file(attribute_of(item, "enclosure", "url"))
    if path is None or not (path.parent / HEAD).exists():
        return ""
    try:
        notice = read_episode(path.parent).disclosure
    except EpisodeError as e:
        return str(e)
    return "" if paragraph(notice) in text_of(item, "description") else f"{notice!r} is not in its description"


def _stamps(_: Subject, item: ET.Element) -> str:
    stamps = _STAMP.findall(text_of(item, "description"))
    if not stamps:
        return ""
    in_order = stamps[0] == "00:00:00" and stamps == sorted(stamps)
    many = len(stamps) >= FEWEST_STAMPS
    return (
        ""
        if in_order and many
        else f"its time stamps are {', '.join(stamps[:4])} …; they must begin at 00:00:00 and be three or more"
    )


def _notice(_: Subject, item: ET.Element) -> str:
    told = text_of(item, "podcast:txt[@purpose='ai-content']")
    return "" if told == "true" else f"podcast:txt purpose=ai-content is {told!r}, and must be true"


def _transcripts(subject: Subject, item: ET.Element) -> str:
    told = {e.get("type", ""): e.get("url", "") for e in item.findall("podcast:transcript", NAMESPACES)}
    for kind in TRANSCRIPTS.values():
        if kind not in told:
            return f"it has no podcast:transcript of type {kind}"
        path = subject.file(told[kind])
        problem = _transcript(path, kind) if path else ""
        if problem:
            return problem
    return ""


def _transcript(path: Path, kind: str) -> str:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as e:
        return f"{path} cannot be read ({e})"
    if kind == "text/vtt":
        return "" if text.startswith("WEBVTT") else f"{path.name} does not begin with WEBVTT"
    if kind == "application/x-subrip":
        return "" if re.match(r"1\r?\n\d\d:\d\d:\d\d,\d{3} --> ", text) else f"{path.name} does not begin like SubRip"
    return next(_wrong_times(path, "segments"), "")


def _chapters(subject: Subject, item: ET.Element) -> str:
    url, kind = (attribute_of(item, "podcast:chapters", name) for name in ("url", "type"))
    if kind != CHAPTERS_TYPE:
        return f"the type of podcast:chapters is {kind!r}, and must be {CHAPTERS_TYPE}"
    path = subject.file(url)
    return next(_wrong_times(path, "chapters"), "") if path else ""


def _wrong_times(path: Path, key: str) -> Iterator[str]:
    """What is wrong with a JSON file of things in time: no version, or not in order."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        starts = [float(entry["startTime"]) for entry in values[key]]
        if not isinstance(values["version"], str):
            yield f"{path.name} does not say its version"
    except (OSError, ValueError, KeyError, TypeError) as e:
        yield f"{path} holds no {key} ({e})"
        return
    if not starts or starts != sorted(starts):
        yield f"the {key} of {path.name} are not in the order of time"


def _integrity(subject: Subject, item: ET.Element) -> str:
    told = attribute_of(item, "podcast:alternateEnclosure/podcast:integrity", "value")
    path = subject.file(attribute_of(item, "enclosure", "url"))
    if not re.fullmatch(r"sha(256|384|512)-[A-Za-z0-9+/]+=*", told):
        return f"the hash in podcast:integrity is {told!r}, and must be sha256- and Base64"
    if path is None or not path.is_file() or not told.startswith("sha256-"):
        return ""
    try:
        known = base64.b64encode(bytes.fromhex(read_episode(path.parent).sha256)).decode()
    except (EpisodeError, ValueError):
        return ""
    return "" if told == f"sha256-{known}" else f"the hash in the feed is not the one in {path.parent.name}/{HEAD}"


def _persons(_: Subject, item: ET.Element) -> str:
    long = [e.text for e in item.findall("podcast:person", NAMESPACES) if not e.text or len(e.text) > NAME_LENGTH]
    return f"a podcast:person has no name or one longer than {NAME_LENGTH} characters" if long else ""


ITEM_RULES = (
    Rule("titles", "RSS 2.0, Apple", item_text("title", r".*\S.*", "the headline")),
    Rule("enclosures", "RSS 2.0, Apple", each_item(_enclosure)),
    Rule("every sound file once", "Apple", _unique("enclosure", "url")),
    Rule("addresses", "Apple", each_item(_addresses)),
    Rule("GUIDs", "RSS 2.0, Apple", item_text("guid", r".*\S.*", "a text that never changes")),
    Rule("every GUID once", "RSS 2.0", _unique("guid", "")),
    Rule("GUIDs and dates as remembered", "Apple", _remembered),
    Rule("dates", "RSS 2.0, Apple", each_item(_pub_date)),
    Rule("descriptions", "Apple", each_item(_description)),
    Rule("AI notice in the description", "Apple, EU AI Act", each_item(_disclosed)),
    Rule("AI notice of each episode", "Podcasting 2.0", each_item(_notice)),
    Rule("time stamps", "Apple, Spotify", each_item(_stamps)),
    Rule("durations", "Apple", item_text("itunes:duration", r"[1-9]\d*", "whole seconds")),
    Rule("explicit, each", "Apple", item_text("itunes:explicit", "true|false", "true or false")),
    Rule("transcripts", "Podcasting 2.0, Apple", each_item(_transcripts)),
    Rule("chapters", "Podcasting 2.0, Apple", each_item(_chapters)),
    Rule("hashes", "Podcasting 2.0", each_item(_integrity)),
    Rule("persons", "Podcasting 2.0", each_item(_persons)),
)
