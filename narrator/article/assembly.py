"""Assembly: an article put together from its page, its front matter and what the file says of itself."""

from __future__ import annotations

from collections.abc import Sequence

from narrator.article.article import Article, Block
from narrator.article.front_matter import FrontMatter
from narrator.article.page import Page
from narrator.article.paragraphs import LIST_MARKER, QUOTE_MARKER
from narrator.article.runs import OUT
from narrator.patterns import compiled

_FIRST_WORDS = 80
"""Characters of the text that stand in for a headline: a line on a player's screen."""
_SPEAKABLE = compiled(r"[^\W_]")


def assemble(source: str, name: str, front: FrontMatter, page: Page, blocks: Sequence[Block]) -> Article:
    """The article; what the front matter says wins over what the page says."""
    whole = (Block("front matter", 0, front.end), *blocks) if front.end else tuple(blocks)
    return Article(
        name=name,
        source=source,
        headline=front.title or page.headline or _first_words(source, blocks),
        blocks=whole,
        byline=front.byline or page.byline,
        published=front.published or page.published,
        language=front.language or page.language,
        url=front.url,
        correction=front.correction,
        id=front.id,
        voice=front.voice,
        lexicon=front.lexicon,
        include=front.include,
        exclude=front.exclude,
        chapters=front.chapters,
    )


def _first_words(source: str, blocks: Sequence[Block]) -> str:
    """What the text begins with, cut at a word: the headline of an article that has none."""
    for own in (True, False):
        for block in blocks:
            text = _shown(source, block) if own == (block.kind not in OUT) else ""
            text = " ".join(LIST_MARKER.sub("", text.lstrip(QUOTE_MARKER + " \t"), count=1).split())
            if _SPEAKABLE.search(text):
                return text if len(text) <= _FIRST_WORDS else f"{_cut(text)}…"
    return "…"


def _shown(source: str, block: Block) -> str:
    """The beginning of what a reader sees of `block`."""
    shown, at = "", block.start
    for span in block.spans:
        if len(shown) > 4 * _FIRST_WORDS:
            break
        shown += source[at : min(span.start, at + 4 * _FIRST_WORDS)] + span.shown
        at = span.end
    return shown + source[at : min(block.end, at + 4 * _FIRST_WORDS)]


def _cut(text: str) -> str:
    words = text[:_FIRST_WORDS].rsplit(maxsplit=1)[0].rstrip(" ,;:–—-")
    return words[: _FIRST_WORDS - 1]
