"""The HTML reader: a saved web page, its text and what each piece of it is, every character where it stands.

The standard library's parser is used because it says where in the source each tag and each word begins: lxml gives a line's
number, html5lib nothing. And it adds nothing to an installation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from narrator.article.article import Article, Block, Span, shown
from narrator.article.assembly import assemble
from narrator.article.front_matter import FrontMatter
from narrator.article.language import detect
from narrator.article.page import Known, read_page
from narrator.article.parting import part_blocks
from narrator.article.piece import Piece
from narrator.article.source import called
from narrator.article.web_page import Run, WebPage, parse_page
from narrator.errors import ArticleError
from narrator.patterns import compiled

_SPEAKABLE = compiled(r"[^\W_]")
_SAMPLE = 20_000
_CLOSING = compiled(r"(?:\s*</[^<>]*>)*")
_GAP = 2_000
"""Characters of tags between two paragraphs; more of them are a block of their own."""
_SILENT = frozenset(("navigation", "reference"))
"""Kinds of run that are left out of a block with words to say."""


def read_html(source: str, name: str) -> Article:
    """The article in a saved web page. Raises `ArticleError` when nothing can be said."""
    page = parse_page(source)
    blocks = part_blocks(source, tuple(_blocks(page.runs)), page.told.language or "en")
    if not any(_SPEAKABLE.search(shown(source, block)) for block in blocks if block.kind not in ("navigation", "code")):
        raise ArticleError(f"{called(name)} has no words to speak; save the page with its text, or the text alone as plain text.")
    pieces = tuple(Piece(" ".join(shown(source, block).split()), opens=True) for block in blocks)
    marked = _with_headline([block.kind for block in blocks], pieces, page)
    language = page.told.language or detect("\n".join(piece.text for piece in pieces)[:_SAMPLE])
    found = read_page(pieces, marked, language, Known())
    told = tuple(Block(kind, block.start, block.end, block.spans) for kind, block in zip(found.kinds, blocks, strict=True))
    front = FrontMatter(
        title=None if found.headline else page.told.headline,
        byline=page.told.author or found.byline,
        published=page.told.published or found.published,
        language=language,
        url=page.told.url,
    )
    return assemble(source, name, front, found, tuple(_tiled(source, told)))


def _with_headline(kinds: list[str], pieces: Sequence[Piece], page: WebPage) -> list[str]:
    """The kinds, with one of the first headings as the headline: the one the page names, else the first of the first rank."""
    ranked = [index for index, kind in enumerate(kinds) if kind == "headline"]
    named = [index for index in ranked if page.told.headline and pieces[index].text.casefold() == page.told.headline.casefold()]
    first = (named or ranked or [-1])[0]
    return ["heading" if kind == "headline" and index != first else kind for index, kind in enumerate(kinds)]


def _blocks(runs: Sequence[Run]) -> Iterator[Block]:
    """The blocks of text, from their first word to their last, with the tags inside them as spans."""
    index = 0
    while index < len(runs):
        end = index
        while end < len(runs) and runs[end].block == runs[index].block:
            end += 1
        block = _block(runs[index:end])
        if block:
            yield block
        index = end


def _block(runs: Sequence[Run]) -> Block | None:
    """One block; None when there is nothing but white space in it."""
    own = [run for run in runs if run.kind not in _SILENT]
    if any(run.shown.strip() for run in own):  # a footnote's number or a hidden label inside a paragraph is as silent as a tag
        runs = own
    words = [run for run in runs if run.shown.strip()]
    if not words:
        return None
    first, last = words[0], words[-1]
    start = first.start + (len(first.shown) - len(first.shown.lstrip()) if first.plain else 0)
    end = last.end - (len(last.shown) - len(last.shown.rstrip()) if last.plain else 0)
    spans: list[Span] = []
    at = start
    for run in runs[runs.index(first) : len(runs) - runs[::-1].index(last)]:
        if at < run.start:
            spans.append(Span(at, run.start, run.before))
        if not run.plain:
            spans.append(Span(run.start, run.end, run.shown))
        at = run.end
    return Block(_kind(words), start, end, tuple(spans))


def _kind(runs: Sequence[Run]) -> str:
    """What most of a block is: a name or a day in a paragraph is no byline and no date."""
    sizes: Counter[str] = Counter()
    for run in runs:
        sizes[run.kind] += len(run.shown.strip())
    return max(sizes, key=sizes.__getitem__)


def _tiled(source: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with the tags around them, and what lies between them as blocks of markup: only white space is left over."""
    at = 0
    for index, block in enumerate(blocks):
        gap = source[at : block.start]
        if len(gap) <= _GAP and _only_tags(gap) and index:
            head = _chunks(source, at, block.start)
            start = head[0].start if head else block.start
        else:
            yield from (Block("markup", span.start, span.end) for span in _chunks(source, at, block.start))
            head, start = [], block.start
        after = blocks[index + 1].start if index + 1 < len(blocks) else len(source)
        closed = _CLOSING.match(source, block.end, after)
        end = closed.end() if closed else block.end
        tail = _chunks(source, block.end, end)
        yield Block(block.kind, start, end, (*head, *block.spans, *tail))
        at = end
    yield from (Block("markup", span.start, span.end) for span in _chunks(source, at, len(source)))


def _only_tags(gap: str) -> bool:
    return not re.sub(r"<!--.*?-->|<[^<>]*>", "", gap, flags=re.DOTALL).strip()


def _chunks(source: str, start: int, end: int) -> list[Span]:
    """What stands between two places, as one silent span without the white space around it; none when that is all there is."""
    text = source[start:end]
    bare = text.strip()
    begin = start + len(text) - len(text.lstrip())
    return [Span(begin, begin + len(bare), "")] if bare else []
