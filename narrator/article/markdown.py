"""The Markdown reader: blocks as markdown-it-py parses them, and every mark inside them as a span of the source."""

from __future__ import annotations

from collections.abc import Sequence

from narrator.article.article import Article, Block, shown
from narrator.article.assembly import assemble
from narrator.article.front_matter import FrontMatter, read_front_matter
from narrator.article.language import detect
from narrator.article.markdown_blocks import PICTURE, markdown_blocks
from narrator.article.page import Known, Page, read_page
from narrator.article.parting import part_blocks
from narrator.article.piece import Piece
from narrator.article.source import called
from narrator.errors import ArticleError
from narrator.patterns import compiled

_SPEAKABLE = compiled(r"[^\W_]")
_SAMPLE = 20_000
_UNSAID = frozenset(("markup", "shortcode", "comment", "formula", "struck", "code", "rule", PICTURE))
_APART = (_UNSAID - {"rule"}) | {"caption", "reference"}
"""Kinds of block that marks tell, and that tell nothing of what stands beside them."""
_SENTENCES = compiled(r"[a-z]{4,}\.\s+[A-ZÀ-Þ]")
"""Where one sentence ends and another begins, which no headline has."""
_BOLD = compiled(r"[ \t>]*(?:\*\*|__)(?=[^\s*_]).*[^\s*_](?:\*\*|__):?")
"""A line that is bold from its beginning to its end."""


def read_markdown(source: str, name: str) -> Article:
    """The article in a Markdown text. Raises `SettingsError` for bad front matter, `ArticleError` when nothing can be said."""
    front = read_front_matter(source, name)
    spoken = front.language or detect(source[front.end : front.end + _SAMPLE])
    blocks = part_blocks(source, tuple(markdown_blocks(source, front.end, spoken)), front.language or "en")
    texts = [shown(source, block) if block.kind not in _UNSAID else "" for block in blocks]
    if not any(map(_SPEAKABLE.search, texts)):
        where = " below its front matter" if front.end else ""
        raise ArticleError(f"{called(name)} has no words to speak{where}; put the article's text in it.")
    language = front.language or detect("\n".join(texts)[:_SAMPLE])
    own = [index for index, block in enumerate(blocks) if block.kind not in _APART]
    page = _read(source, [blocks[index] for index in own], [texts[index] for index in own], language, front)
    told = dict(zip(own, page.kinds, strict=True))
    kinds = [told.get(index, "caption" if block.kind == PICTURE else block.kind) for index, block in enumerate(blocks)]
    whole = tuple(Block(kind, block.start, block.end, block.spans) for kind, block in zip(kinds, blocks, strict=True))
    return assemble(source, name, front, page, whole)


def _read(source: str, blocks: Sequence[Block], texts: Sequence[str], language: str, front: FrontMatter) -> Page:
    """What the blocks are.

    A line without a full stop is no heading here, where a heading has its mark, unless it is all bold; and one with such a mark
    is not the headline, where the front matter has it.
    """
    marked = _with_headline([block.kind for block in blocks], texts, front)
    pieces = tuple(Piece(text, opens=True) for text in texts)
    page = read_page(pieces, marked, language, Known(front.title, front.byline, written=True))
    kinds, headline = list(page.kinds), page.headline
    for at, (block, was) in enumerate(zip(blocks, marked, strict=True)):
        if (was, kinds[at]) == ("paragraph", "heading") and not _BOLD.fullmatch(source, block.start, block.end):
            kinds[at] = "paragraph"
        if (was, kinds[at]) == ("heading", "headline") and front.title:
            kinds[at] = "heading"
        if (was, kinds[at]) == ("paragraph", "headline") and _SENTENCES.search(texts[at]):
            kinds[at], headline = "paragraph", None
    return Page(tuple(kinds), headline, page.byline, page.published, page.language)


def _with_headline(kinds: list[str], texts: Sequence[str], front: FrontMatter) -> list[str]:
    """The first heading of the first rank is the headline, unless the front matter names another one."""
    title = (front.title or "").casefold()
    ranked = [index for index, kind in enumerate(kinds) if kind == "headline" and title in ("", texts[index].strip().casefold())]
    first = ranked[0] if ranked else -1
    return ["heading" if kind == "headline" and index != first else kind for index, kind in enumerate(kinds)]
