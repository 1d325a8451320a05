"""The top of a page: headline, byline, date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from narrator.article.byline import byline, is_name, is_role
from narrator.article.dates import date_line
from narrator.article.paragraphs import Paragraph

_TOP = 8
"""Paragraphs looked at: kicker, headline, standfirst, a caption and its credit may stand before the byline and the date."""
_LONGEST_HEADLINE = 160
"""Characters; the longest newspaper headlines have about 25 words."""
_LONGEST_LINE = 200
"""Characters a byline with a date may have."""

_SPEAKABLE = re.compile(r"[^\W_]")
_END = re.compile(r"[.,;:…。、，；：–—-][\"'”’»)\]]*\Z")
_INITIALS_AT_END = re.compile(r"(?:\b[A-Z]\.){2,}\Z")
_SEPARATOR = re.compile(r"\s*[|·•,–—]\s+|\s+-\s+")
_LABEL = re.compile(
    r"(?i)(?:photo(?:graph)?s?|image|picture|credit|source|video|audio|watch|listen|related|read|see also|share|save|print|follow"
    r"|advertisement|ad|copyright|q|a|caption|file|editor['’]?s note|note|updated|published|comments?|tags?|topics?|filed under)"
    r"\s*(?:[:.|].*|\Z)"
    r"|(?:read (?:more|next|also|the full)|sign up|subscribe|follow us|share this|click|tap|more (?:from|on)|continue reading"
    r"|photo by)\b.*"
    r"|.*(?:https?:|www\.|@|©|\||\bgetty\b|shutterstock|\breuters\b|\bAFP\b|\bvia \w+ images|/\s?(?:ap|afp|epa)\b"
    r"|\w/\s?\w+ (?:images|pictures|photos?)).*",
    re.DOTALL,
)
"""What stands alone on pages without being a headline or a heading: credits, prompts, labels. They are paragraphs for now."""


@dataclass(frozen=True, slots=True)
class Top:
    """What the top of the page says of the article."""

    kinds: tuple[str, ...]
    """What its first paragraphs are."""
    headline: str | None = None
    """On one line."""
    byline: str | None = None
    """Without "By"."""
    published: date | None = None
    """When the article was published, where its day is given in full."""


def part_top(source: str, pieces: Sequence[Paragraph], language: str) -> tuple[Paragraph, ...]:
    """The paragraphs, with a line at the top that holds both byline and date ("By Jane Doe | July 5, 2023") cut into two."""
    parted: list[Paragraph] = []
    for piece in pieces[:_TOP]:
        cut = _cut(source[piece.start : piece.end], language) if piece.end - piece.start <= _LONGEST_LINE else None
        if cut is None:
            parted.append(piece)
        else:
            parted.append(Paragraph(piece.start, piece.start + cut[0], piece.opens))
            parted.append(Paragraph(piece.start + cut[1], piece.end, opens=False))
    return (*parted, *pieces[_TOP:])


def read_top(source: str, pieces: Sequence[Paragraph], kinds: Sequence[str], language: str, title: str | None) -> Top:
    """Headline, byline and date where they stand; `kinds` is what the marks say, `title` the front matter's."""
    found = list(kinds[:_TOP])
    author = published = None
    for index, piece in enumerate(pieces[:_TOP]):
        text = source[piece.start : min(piece.end, piece.start + _LONGEST_LINE + 1)]
        name, day = byline(text, language), date_line(text)
        following = source[pieces[index + 1].start : pieces[index + 1].end] if index + 1 < len(pieces) else ""
        if not name and is_name(text) and is_role(following):
            name = text
        if name or (index and found[index - 1] == "byline" and is_role(text)):
            found[index] = "byline"
            author = author or (" ".join(name.split()) if name else None)
        elif day:
            found[index] = "date"
            published = published or day.published
    where = _headline(source, pieces, found, title)
    if where is None:
        return Top(tuple(found), None, author, published)
    found[where] = "headline"
    return Top(tuple(found), " ".join(source[pieces[where].start : pieces[where].end].split()), author, published)


def is_label(text: str) -> bool:
    """Whether a line that stands alone is a credit, a prompt or a label, such as "Read more", and no heading."""
    return bool(_LABEL.fullmatch(text))


def is_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does, or is about to go on; headlines and headings do neither."""
    return bool(_END.search(text)) and not _INITIALS_AT_END.search(text)


def _headline(source: str, pieces: Sequence[Paragraph], kinds: Sequence[str], title: str | None) -> int | None:
    """Which paragraph is the headline; None when no line at the top looks like one, or none is what the front matter says."""
    for index, kind in enumerate(kinds):
        if kind in ("byline", "date", "rule"):
            continue
        piece = pieces[index]
        if kind != "paragraph" or index == len(pieces) - 1 or piece.end - piece.start > _LONGEST_HEADLINE:
            return None
        text = source[piece.start : piece.end]
        if title is not None:
            return index if " ".join(text.casefold().split()) == title.casefold() else None
        if _SPEAKABLE.search(text) and not is_label(text.replace("|", " ")) and not _is_kicker(text, source, pieces[index + 1]):
            return None if is_sentence(text) else index
    return None


def _is_kicker(text: str, source: str, following: Paragraph) -> bool:
    """Whether `text` is the section's name in capitals over a headline."""
    if not text.isupper() or len(text.split()) > 3 or following.end - following.start > _LONGEST_HEADLINE:
        return False
    headline = source[following.start : following.end]
    other = is_sentence(headline) or is_label(headline) or byline(headline) or date_line(headline)
    return len(headline.split()) > 3 and not other


def _cut(line: str, language: str) -> tuple[int, int] | None:
    """Where the first half of a line of byline and date ends, and where the second begins."""
    for found in _SEPARATOR.finditer(line):
        head, tail = line[: found.start()], line[found.end() :]
        if (byline(head, language) and date_line(tail)) or (date_line(head) and byline(tail, language)):
            return len(line[: found.end()].rstrip()), found.end()
    return None
