"""Page facts: what the head of a web page says of the article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from narrator.language import TAG
from narrator.patterns import compiled

_ARTICLES = frozenset(
    "Article NewsArticle BlogPosting ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle Report ScholarlyArticle "
    "ReviewNewsArticle Review".split()
)
_LANGUAGE = compiled(TAG)
_META = {
    "og:title": "headline",
    "twitter:title": "headline",
    "author": "author",
    "article:author": "author",
    "article:published_time": "published",
    "date": "published",
    "dc.date": "published",
    "datepublished": "published",
    "og:url": "url",
    "dc.creator": "author",
    "parsely-author": "author",
}
_LONGEST = 1_000_000
"""Characters of JSON-LD that are looked at."""


class Told(NamedTuple):
    """What is known of the article; None where nothing is said, or nothing usable."""

    headline: str | None
    author: str | None
    published: date | None
    language: str | None
    url: str | None
    title: str | None = None
    """What the window is called: mostly the headline and the site's name."""


@dataclass(slots=True)
class Facts:
    """Collects them, tag by tag."""

    said: dict[str, str] = field(default_factory=dict)
    _json: list[str] = field(default_factory=list)
    _title: list[str] = field(default_factory=list)
    _into: list[str] | None = None

    def see(self, tag: str, attributes: dict[str, str]) -> None:
        """A start tag."""
        self._into = None
        if tag == "html":
            self.said.setdefault("language", attributes.get("lang", ""))
        elif tag == "meta":
            key = _META.get((attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower())
            if key and attributes.get("content"):
                self.said.setdefault(key, attributes["content"])
        elif tag == "link" and "canonical" in attributes.get("rel", "").lower().split():
            self.said["url"] = attributes.get("href", "")
        elif tag == "title":
            self._into = self._title
        elif tag == "script" and attributes.get("type", "").lower() == "application/ld+json":
            self._into = self._json
            self._json.append("\0")

    def hear(self, text: str) -> None:
        """Text, right after a start tag or further on."""
        if self._into is not None:
            self._into.append(text)

    def told(self) -> Told:
        """What was collected; the data made for machines go before the tags made for other sites."""
        said = dict(self.said)
        for text in "".join(self._json)[:_LONGEST].split("\0"):
            said |= _linked(text)
        author = _line(said.get("author", ""))
        return Told(
            _line(said.get("headline", "")) or _line("".join(self._title)[:500]),
            re.sub(r"(?i)^by:?\s+(?=\S)", "", author) if author and not author.startswith("http") else None,
            _day(said.get("published", "")),
            said["language"] if _LANGUAGE.fullmatch(said.get("language", "")) else None,
            said["url"] if re.fullmatch(r"https?://\S+", said.get("url", "")) else None,
            _line("".join(self._title)[:500]),
        )


def _linked(text: str) -> dict[str, str]:
    """The facts in one JSON-LD script; none when it is broken."""
    try:
        root = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    for thing in _things(root):
        kinds = thing.get("@type")
        if not _ARTICLES.isdisjoint(kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)):
            names = ", ".join(_names(thing.get("author")))
            found = {"headline": thing.get("headline"), "published": thing.get("datePublished"), "author": names}
            return {key: value for key, value in found.items() if isinstance(value, str) and value}
    return {}


def _things(root: object) -> Iterator[dict[str, object]]:
    """The objects of a JSON-LD script: one, a list of them, or a graph."""
    for each in root if isinstance(root, list) else [root]:
        if isinstance(each, dict):
            yield each
            graph = each.get("@graph")
            yield from (thing for thing in (graph if isinstance(graph, list) else []) if isinstance(thing, dict))


def _names(author: object) -> Iterator[str]:
    for each in author if isinstance(author, list) else [author]:
        name = each.get("name") if isinstance(each, dict) else each
        if isinstance(name, str) and not name.startswith("http"):
            yield " ".join(name.split())


def _line(text: str) -> str | None:
    return " ".join(text.split()) or None


def _day(text: str) -> date | None:
    try:
        return datetime.fromisoformat(text.strip()).date()
    except ValueError:
        return None
