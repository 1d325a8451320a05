"""A feed as a test reads it."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from narrator.feed.markup import NAMESPACES


def channel_of(folder: Path, name: str = "feed.xml") -> ET.Element:
    """The channel of a feed on disk."""
    channel = ET.parse(folder / name).getroot().find("channel")
    assert channel is not None
    return channel


def texts(parent: ET.Element, path: str) -> list[str]:
    """The texts at `path`, in order."""
    return [element.text or "" for element in parent.findall(path, NAMESPACES)]


def items(folder: Path, name: str = "feed.xml") -> dict[str, ET.Element]:
    """The episodes of a feed on disk, by title."""
    return {item.findtext("title", ""): item for item in channel_of(folder, name).findall("item")}


def identity(item: ET.Element) -> tuple[str, str]:
    """GUID and first date."""
    return item.findtext("guid", ""), item.findtext("pubDate", "")
