"""The text reader: a plain text as it was pasted, and what each piece of it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from narrator.article.article import Article, Block
from narrator.article.front_matter import read_front_matter
from narrator.article.language import detect
from narrator.article.paragraphs import LIST_MARKER, QUOTE_MARKER, Paragraph, is_rule, paragraphs
from narrator.article.source import called
from narrator.article.top import is_label, is_sentence, part_top, read_top
from narrator.errors import ArticleError

_LONGEST_HEADING = 80
"""Characters: longer lines are sentences."""
_TALK_SHARE = 0.4
"""When more of the blocks than this are lines that could be headings, the ones that ask are an interviewer's questions."""
_SOLID = 4
"""So many paragraphs without a blank line between them are a text without blank lines, where any line may be a heading."""
_FIRST_WORDS = 80
"""Characters of the text that stand in for a headline: a line on a player's screen."""

_SAMPLE = 20_000
"""Characters whose language is that of the whole: more than the detector looks at, so that white space does not matter."""

_SPEAKABLE = re.compile(r"[^\W_]")
_QUOTED = re.compile(r"[\"“„«‘'].*[\"”“»’']", re.DOTALL)


def read_plain(source: str, name: str) -> Article:
    """The article in a plain text. Raises `SettingsError` for unusable front matter, `ArticleError` when nothing can be said."""
    front = read_front_matter(source, name)
    if not _SPEAKABLE.search(source, front.end):
        where = " below its front matter" if front.end else ""
        raise ArticleError(f"{called(name)} has no words to speak{where}; put the article's text in it.")
    pieces = paragraphs(source, front.end)
    language = front.language or detect(source[pieces[0].start : pieces[0].start + _SAMPLE])
    pieces = part_top(source, pieces, language)
    kinds = [_marked_kind(source[piece.start : min(piece.end, piece.start + 200)]) for piece in pieces]
    top = read_top(source, pieces, kinds, language, front.title)
    kinds[: len(top.kinds)] = top.kinds
    for index in _headings(source, pieces, kinds):
        kinds[index] = "heading"
    blocks = tuple(Block(kind, piece.start, piece.end) for kind, piece in zip(kinds, pieces, strict=True))
    return Article(
        name=name,
        source=source,
        headline=front.title or top.headline or _first_words(source, blocks),
        blocks=(Block("front matter", 0, front.end), *blocks) if front.end else blocks,
        byline=front.byline or top.byline,
        published=front.published or top.published,
        language=language,
        url=front.url,
        id=front.id,
        voice=front.voice,
        lexicon=front.lexicon,
    )


def _marked_kind(text: str) -> str:
    """What a paragraph is by the mark it begins with."""
    if is_rule(text):
        return "rule"
    if text.startswith(QUOTE_MARKER):
        return "quote"
    return "list" if LIST_MARKER.match(text) else "paragraph"


def _headings(source: str, pieces: Sequence[Paragraph], kinds: list[str]) -> tuple[int, ...]:
    """Which paragraphs are headings: lines on their own, between paragraphs, that are no sentences."""
    solid = tuple(accumulate(piece.opens for piece in pieces))
    sizes = Counter(solid)
    own = [sizes[part] == 1 or sizes[part] >= _SOLID or _heads_list(pieces, kinds, index) for index, part in enumerate(solid)]
    likely = [
        kind == "paragraph" and own[index] and _looks_like_heading(source, pieces[index]) for index, kind in enumerate(kinds)
    ]
    running = [kind in ("paragraph", "list", "quote") and not likely[index] for index, kind in enumerate(kinds)]
    found = [
        index
        for index in range(1, len(kinds) - 1)
        if likely[index] and running[index + 1] and (running[index - 1] or kinds[index - 1] == "rule")
    ]
    if len(found) > len(kinds) * _TALK_SHARE:
        found = [index for index in found if source[pieces[index].end - 1] != "?"]
    return tuple(found)


def _heads_list(pieces: Sequence[Paragraph], kinds: list[str], index: int) -> bool:
    """Whether the first entry of a list stands right below."""
    return pieces[index].opens and kinds[index + 1 : index + 2] == ["list"]


def _looks_like_heading(source: str, piece: Paragraph) -> bool:
    if piece.end - piece.start > _LONGEST_HEADING:
        return False
    text = source[piece.start : piece.end]
    begins = text.lstrip("\"'“‘„«¿¡(")[:1]
    return (
        begins.isalnum()
        and not begins.islower()
        and "\n" not in text
        and not is_label(text)
        and not _QUOTED.fullmatch(text)
        and not is_sentence(text)
    )


def _first_words(source: str, blocks: Sequence[Block]) -> str:
    """What the text begins with, cut at a word: the headline of an article that has none."""
    for block in blocks:
        text = source[block.start : min(block.end, block.start + 4 * _FIRST_WORDS)].lstrip(QUOTE_MARKER + " \t")
        text = " ".join(LIST_MARKER.sub("", text, count=1).split())
        if _SPEAKABLE.search(text):
            return text if len(text) <= _FIRST_WORDS else f"{_cut(text)}…"
    return "…"


def _cut(text: str) -> str:
    words = text[:_FIRST_WORDS].rsplit(maxsplit=1)[0].rstrip(" ,;:–—-")
    return words[: _FIRST_WORDS - 1]
