"""The top of a page: headline, byline, date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from narrator.article.byline import byline, is_name, is_reviewer, is_role
from narrator.article.dates import date_line
from narrator.article.piece import Piece
from narrator.patterns import compiled

_TOP = 8
"""Paragraphs looked at: kicker, headline, standfirst, a caption and its credit may stand before the byline and the date."""
_LONGEST_HEADLINE = 160
"""Characters; the longest newspaper headlines have about 25 words."""
_LONGEST_SENTENCE = 90
"""The same of one that ends in a full stop; a byline stands below it."""
_LONGEST_LINE = 200
"""Characters a byline with a date may have."""

_LONGEST_STANDFIRST = 350
"""Characters; a standfirst is a sentence or two."""
_KICKER_WORDS, _TITLE_WORDS = 3, 7
"""Words that the name of a section has at most, and the headline under one that nobody knows at least."""
_SECTIONS = frozenset(
    """opinion|analysis|comment|editorial|op-ed|guest essay|commentary|column|perspective|explainer|fact check|review|reviews
    |film review|book review|music review|theater review|theatre review|restaurant review|movie review
    |profile|profiles|feature|features
    |interview
    |obituary|obituaries|letters|letters to the editor|world|world news|national|local|local news|politics|business|markets
    |economy|money
    |technology|tech|science|health|environment|ecology|climate|culture|arts|books|film|music|food|travel|style|sport|sports
    |football
    |basketball|baseball|tennis|golf|live|breaking|breaking news|news|exclusive|investigation|long read|the long read
    |special report
    |essay|poetry|fiction|education|weather|crime|courts|press release|news release|meinung|politik|wirtschaft|kultur|sport
    |débats|opinión
    """.replace("\n    ", "").split("|")
)
"""Names of sections that stand over headlines."""

_SPEAKABLE = compiled(r"[^\W_]")
_END = compiled(r"[.,;:…。、，；：–—-][\"'”’»)\]\s]*\Z")
_FOOTNOTES = compiled(r"(?:\[[\w /]{1,20}\]|(?<=[.!?\"”])\d{1,3}(?:[,–-]\d{1,3})*)+\Z")
_INITIALS_AT_END = compiled(r"(?:\b[A-Z]\.){2,}\Z|\A.{3,40}\b(?:Inc|Ltd|Co|Corp|LLC)\.\Z")
_PUBLISHED = compiled(
    r"(?:last )?(?:published|posted|updated|veröffentlicht|publié|publicado)\b.{0,12}\d.{0,80}\Z", re.IGNORECASE
)
_LABEL = compiled(
    r"(?i)(?:photo(?:graph)?s?|image|picture|credit|source|video|audio|watch|listen|related|read|see also|share|save|print|follow"
    r"|advertisement|ad|copyright|q|a|caption|file|editor['’]?s note|note|updated|published|comments?|tags?|topics?|filed under)"
    r"\s*(?:[:.|].*|\Z)"
    r"|(?:read (?:more|next|also|the full)|sign up|subscribe|follow us|share this|click|tap|more (?:from|on)|continue reading"
    r"|photo by)\b.*"
    r"|.*(?:https?:|www\.|@|©|\||\bgetty\b|shutterstock|\breuters\b|\bAFP\b|\bvia \w+ images|/\s?(?:ap|afp|epa)\b"
    r"|\w/\s?\w+ (?:images|pictures|photos?)).*",
    re.DOTALL,
)
"""What stands alone on pages without being a headline or a heading: credits, prompts, labels. They are no headings."""


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


def read_top(pieces: Sequence[Piece], kinds: Sequence[str], language: str, title: str | None) -> Top:
    """Headline, byline and date where they stand; `kinds` is what the marks say, `title` the front matter's."""
    found = list(kinds[:_TOP])
    author = published = None
    for index, piece in enumerate(pieces[:_TOP]):
        text = piece.text[: _LONGEST_LINE + 1]
        name, day = byline(text, language), date_line(text)
        following = pieces[index + 1].text if index + 1 < len(pieces) else ""
        if not name and is_name(text) and is_role(following):
            name = text
        if name or is_reviewer(text) or (index and found[index - 1] == "byline" and is_role(text)):
            found[index] = "byline"
            author = author or (" ".join(name.split()) if name else None)
        elif day or (index and _PUBLISHED.match(text) and not is_sentence(text)):
            found[index] = "date"
            published = published or (day.published if day else None)
    where = _headline(pieces, found, title)
    if where is None:
        return Top(tuple(found), None, author, published)
    found[where] = "headline"
    for index in range(where):
        if found[index] == "paragraph" and _stands_over(pieces[index].text, pieces[where].text):
            found[index] = "kicker"
    _mark_standfirst(pieces, found, where)
    return Top(tuple(found), " ".join(pieces[where].text.split()), author, published)


def _mark_standfirst(pieces: Sequence[Piece], kinds: list[str], headline: int) -> None:
    """What stands between the headline and the byline or date is the standfirst, if it is short."""
    end = headline + 1
    while end < len(kinds) and kinds[end] in ("paragraph", "heading") and len(pieces[end].text) <= _LONGEST_STANDFIRST:
        end += 1
    if end - headline <= 3 and end < len(kinds) and kinds[end] in ("byline", "date"):
        kinds[headline + 1 : end] = ["standfirst"] * (end - headline - 1)


def is_label(text: str) -> bool:
    """Whether a line that stands alone is a credit, a prompt or a label, such as "Read more", and no heading."""
    return bool(_LABEL.fullmatch(text))


def may_head(text: str, following: str) -> bool:
    """Whether a line is no mere label: "Read more books, doctors say" stands over who wrote it, or when."""
    signed = len(text.split()) > _KICKER_WORDS and bool(byline(following) or date_line(following))
    return signed or not is_label(text.replace("|", " "))


def is_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does, or is about to go on; headlines and headings do neither."""
    text = _FOOTNOTES.sub("", text[-80:])
    return bool(_END.search(text)) and not _INITIALS_AT_END.search(text)


def _headline(pieces: Sequence[Piece], kinds: Sequence[str], title: str | None) -> int | None:
    """Which paragraph is the headline; None when no line at the top looks like one, or none is what the front matter says."""
    for index, kind in enumerate(kinds):
        if kind in ("byline", "date", "rule", "kicker"):
            continue
        if kind == "headline":
            return index
        text = pieces[index].text
        if kind not in ("paragraph", "heading") or index == len(pieces) - 1 or len(text) > _LONGEST_HEADLINE:
            return None
        if title is not None:
            if " ".join(text.casefold().split()) == title.casefold():
                return index
            if is_kicker(text, pieces[index + 1].text):
                continue
            return None
        following = pieces[index + 1].text
        if _SPEAKABLE.search(text) and may_head(text, following) and not _stands_over(text, following):
            signed = kinds[index + 1 : index + 2] == ["byline"] and len(text) <= _LONGEST_SENTENCE
            return index if signed or not is_sentence(text) else None
    return None


def _stands_over(text: str, headline: str) -> bool:
    """Whether `text` is the name of a section over a headline, be it a known one or some words over a whole line."""
    words, title = len(text.split()), len(headline.split())
    short = words <= _KICKER_WORDS and title >= _TITLE_WORDS
    barred = "|" in text and words <= _TITLE_WORDS and title > _KICKER_WORDS  # the bar itself counts as a word
    name = (short or barred) and "," not in text and not _is_other(text.replace("|", " "))
    return is_kicker(text, headline) or (name and not _is_other(headline))


def is_kicker(text: str, headline: str) -> bool:
    """Whether `text` is the section's name over a headline: a known one, or one in capitals."""
    known = " ".join(text.split()).casefold() in _SECTIONS
    if not (known or (text.isupper() and len(text.split()) <= 4)) or len(headline) > _LONGEST_HEADLINE:
        return False
    return len(headline.split()) > (2 if known else 3) and not _is_other(headline)


def _is_other(text: str) -> bool:
    """Whether a line is no title: a sentence, a label, a byline or a date."""
    return is_sentence(text) or is_label(text) or bool(byline(text) or date_line(text))
