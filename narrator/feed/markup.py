"""XML as a feed needs it: elements by their prefixed names, without the characters XML 1.0 forbids."""

from __future__ import annotations

import html
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from narrator.patterns import compiled

NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "fh": "http://purl.org/syndication/history/1.0",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
}
NAME_LENGTH = 128
"""Characters `podcast:person` holds."""
_ILLEGAL = compiled("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters XML 1.0 forbids even when escaped."""


def legal(text: str) -> str:
    """`text` without the characters XML forbids."""
    return _ILLEGAL.sub("", text)


def element(parent: ET.Element, tag: str, text: str = "", attributes: Mapping[str, str] | None = None) -> ET.Element:
    """Adds `<tag>` to `parent`. Prefixes stand in the tag as they are, so that an item can be written without its feed."""
    made = ET.SubElement(parent, tag, {key: legal(value) for key, value in (attributes or {}).items()})
    made.text = legal(text) or None
    return made


def paragraph(text: str, tag: str = "p") -> str:
    """`text` as a paragraph of HTML, on one line."""
    return f"<{tag}>{html.escape(' '.join(legal(text).split()), quote=False)}</{tag}>"


def serial(tree: ET.Element, level: int) -> bytes:
    """`tree` in UTF-8, indented as an element at this `level` of a document."""
    ET.indent(tree, " ", level)
    written: bytes = ET.tostring(tree, encoding="utf-8", xml_declaration=False)
    return b" " * level + written + b"\n"
