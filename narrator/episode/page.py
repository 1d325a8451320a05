"""The episode's page: the article with the word being spoken lit, on any static host and without one."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import count, groupby
from pathlib import Path
from string import Template
from types import MappingProxyType

from narrator.columns import in_a_line
from narrator.episode.episode import Episode
from narrator.episode.timeline import Chapter, Cue, Timeline, clock
from narrator.settings import Show

_FILES = Path(__file__).parent / "page"
_TAGS: Mapping[str, str] = MappingProxyType({"headline": "h1", "heading": "h2", "quote": "blockquote"})
"""The kind of a block -> what it is in HTML; every other kind is a paragraph with the kind for its class."""
_HEADINGS = ("h1", "h2")
_NAMED = 40
"""Characters of a paragraph that a screen reader says of its button: six or seven words."""
_SOURCE_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "algorithmicMedia": "https://schema.org/AlgorithmicMediaDigitalSource",
        "trainedAlgorithmicMedia": "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
    }
)
"""IPTC's term for how the sound came about -> schema.org's name of the same."""


@dataclass(frozen=True, slots=True)
class Page:
    """What an episode's page shows."""

    episode: Episode
    show: Show
    timeline: Timeline
    chapters: Sequence[Chapter]
    source_type: str
    """How the sound came about: a term of IPTC's digitalSourceType."""


PALETTE = _FILES / "palette.css"
"""The colours of every page narrate writes or serves, light and dark."""


def page_style() -> str:
    """The style sheet of every page narrate writes."""
    return PALETTE.read_text(encoding="utf-8") + (_FILES / "page.css").read_text(encoding="utf-8")


def policy_hash(text: str) -> str:
    """What allows an inline style or script in a Content-Security-Policy, and nothing but this one (CSP level 3, 6.7.2.3)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def page_lines(page: Page) -> Iterator[str]:
    """index.html, piece by piece, so that the page of a long article is never held whole. It asks nothing of any other host."""
    episode, show = page.episode, page.show
    style, script = page_style(), (_FILES / "page.js").read_text(encoding="utf-8")
    before, after = (_FILES / "page.html").read_text(encoding="utf-8").split("$article")
    facts = {
        "language": escape(episode.language),
        "title": escape(episode.title),
        "title_twice": escape(escape(episode.title)),  # markup inside the text of a field
        "show": escape(show.title),
        "summary": escape(episode.summary),
        "disclosure": escape(episode.disclosure),
        "stem": escape(episode.slug),
        "sound": escape(episode.sound.name),
        "format": escape(episode.format.upper()),
        "linked_data": _linked_data(page),
        "style": style,
        "style_hash": policy_hash(style),
        "script": script,
        "script_hash": policy_hash(script),
    }
    yield Template(before).substitute(facts)
    yield from _article(page)
    yield Template(after).substitute(facts)


def _article(page: Page) -> Iterator[str]:
    """The headline, the notice and the facts, the chapters, then everything else that is said."""
    blocks = {key: list(cues) for key, cues in groupby(page.timeline.cues, key=lambda cue: (cue.block, cue.kind))}
    kinds = {kind: key for key in reversed(blocks) for kind in key[1:]}  # kind -> the first block of it
    for kind, text in (("headline", f"<h1>{escape(page.episode.title)}</h1>\n"), ("notice", _unspoken_notice(page.episode))):
        yield from _block(blocks.pop(kinds[kind])) if kind in kinds else (text,)
    yield f'<p class="facts">{" · ".join(map(escape, _facts(page.episode, kinds)))}</p>\n'
    yield from _chapter_list(page.chapters)
    numbers = count(1)
    for block in blocks.values():
        yield from _block(block, "" if _TAGS.get(block[0].kind) in _HEADINGS else f"paragraph {next(numbers)}")


def _unspoken_notice(episode: Episode) -> str:
    return f'<p class="notice" role="note">{escape(episode.disclosure)}</p>\n'


def _facts(episode: Episode, spoken: Collection[str]) -> Iterator[str]:
    """Who, when and how long; what the article says itself is not written twice."""
    if episode.byline and "byline" not in spoken:
        yield episode.byline
    if episode.published and "date" not in spoken:
        yield episode.published.isoformat()
    yield clock(episode.seconds)


def _chapter_list(chapters: Sequence[Chapter]) -> Iterator[str]:
    if len(chapters) < 2:
        return
    yield '<nav aria-label="Chapters"><ol>\n'
    for chapter in chapters:
        time = f"<time>{clock(chapter.start)}</time>"
        yield f'<li><a href="#t={chapter.start:.3f}">{time}<span dir="auto">{escape(chapter.title)}</span></a></li>\n'
    yield "</ol></nav>\n"


def _block(cues: Sequence[Cue], name: str = "") -> Iterator[str]:
    """One block of the article: a button to play from it, and its sentences with every word in time.

    The button says which block it is, by its name and first words: who hears the buttons alone must tell one from the other.
    """
    kind = cues[0].kind
    tag = _TAGS.get(kind, "p")
    role = ' role="note"' if kind == "notice" else ""
    yield f'<{tag} class="block {escape(kind.replace(" ", "-"))}"{role} dir="auto">'
    if tag not in _HEADINGS and any(cue.words for cue in cues):  # a button would be read as part of a heading
        label = escape(f"Play from {name or kind}: {in_a_line(cues[0].text, _NAMED)}")
        yield f'<button class="here" type="button" aria-label="{label}"></button>'
    for cue in cues:
        words = (f'<span data-t="{word.start:.3f}">{escape(word.text)}</span>' for word in cue.words)
        yield f"<span>{' '.join(words)}</span> "
    yield f"</{tag}>\n"


def _linked_data(page: Page) -> str:
    """JSON-LD (schema.org PodcastEpisode and AudioObject); addresses are seen from the page, which may stand anywhere."""
    episode, show = page.episode, page.show
    length = f"PT{episode.seconds:.3f}S"
    sound = {
        "@type": "AudioObject",
        "contentUrl": episode.sound.name,
        "encodingFormat": episode.media_type,
        "contentSize": str(episode.bytes),
        "duration": length,
        "sha256": episode.sha256,
        "creditText": episode.disclosure,
        "digitalSourceType": _SOURCE_TYPES.get(page.source_type),
        "caption": {"@type": "MediaObject", "contentUrl": f"{episode.slug}.vtt", "encodingFormat": "text/vtt"},
    }
    linked = {
        "@context": "https://schema.org",
        "@type": "PodcastEpisode",
        "name": episode.title,
        "description": episode.summary,
        "inLanguage": episode.language,
        "datePublished": episode.published.isoformat() if episode.published else None,
        "author": {"@type": "Person", "name": episode.byline} if episode.byline else None,
        "isBasedOn": episode.url,
        "timeRequired": length,
        "partOfSeries": {"@type": "PodcastSeries", "name": show.title, "url": show.link},
        "associatedMedia": {name: value for name, value in sound.items() if value is not None},
    }
    text = json.dumps({name: value for name, value in linked.items() if value is not None}, ensure_ascii=False)
    return text.replace("<", "\\u003c")  # no text of the article can end the element it stands in
