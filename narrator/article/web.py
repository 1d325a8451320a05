"""The HTML reader: a saved web page, its text and what each piece of it is, every character where it stands.

The standard library's parser is used because it says where in the source each tag and each word begins: lxml gives a line's
number, html5lib nothing. And it adds nothing to an installation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from narrator.article.article import Article, Block, Span, shown
from narrator.article.asking import asks_reader, speaks_of_site
from narrator.article.assembly import assemble
from narrator.article.front_matter import FrontMatter
from narrator.article.furniture import furniture
from narrator.article.language import detect
from narrator.article.page import Known, read_page
from narrator.article.parting import part_blocks
from narrator.article.piece import Piece
from narrator.article.runs import OUT, is_text
from narrator.article.source import called
from narrator.article.web_blocks import Run, blocks_of
from narrator.article.web_page import WebPage, parse_page
from narrator.errors import ArticleError
from narrator.patterns import compiled

_SPEAKABLE = compiled(r"[^\W_]")
_SAMPLE = 20_000
_CLOSING = compiled(r"(?:\s*</[^<>]*>)*")
_GAP = 2_000
"""Characters of tags between two paragraphs; more of them are a block of their own."""
_FOLLOW = compiled(r"\b(?:follow|clap|subscribe)\b.*\bfor more\b|\bfor more (?:stories|news|articles|posts)\b", re.IGNORECASE)
"""Words of a sentence that asks for company."""
_SENTENCE = 40
"""Characters of a sentence that is said wherever the text's own paragraphs stand."""
_WORDS, _LOOKED_AT = 6, 20
"""Words in front of a formula that tell where it is, and stretches of text that they are looked for in."""
_LONGEST_BYLINE, _LONGEST_OVER = 120, 40
_BETWEEN = " |–—-·•»:"
"""Signs between a headline and the site's name."""


def read_html(source: str, name: str) -> Article:
    """The article in a saved web page. Raises `ArticleError` when nothing can be said."""
    page = parse_page(source)
    blocks = part_blocks(source, tuple(blocks_of(page.runs, _kind, _unseen)), page.told.language or "en")
    columns = _own_blocks(blocks, page.runs)
    if not any(_SPEAKABLE.search(shown(source, block)) for block in blocks if block.kind not in ("navigation", "code")):
        raise ArticleError(f"{called(name)} has no words to speak; save the page with its text, or the text alone as plain text.")
    pieces = tuple(Piece(" ".join(shown(source, block).split()), opens=True) for block in blocks)
    marked = _under_site(_with_headline([block.kind for block in blocks], pieces, page), pieces, page)
    language = page.told.language or detect("\n".join(piece.text for piece in pieces)[:_SAMPLE])
    found = read_page(pieces, marked, language, Known())
    if "headline" in marked and (other := _other_headlines(found.kinds, marked)):
        marked = ["kicker" if at in other else kind for at, kind in enumerate(marked)]
        found = read_page(pieces, marked, language, Known())
    kinds = _kept(found.kinds, marked, pieces, columns)
    told = tuple(Block(kind, block.start, block.end, block.spans) for kind, block in zip(kinds, blocks, strict=True))
    front = FrontMatter(
        title=None if found.headline else page.told.headline,
        byline=page.told.author or found.byline or page.author,
        published=page.told.published or found.published,
        language=language,
        url=page.told.url,
    )
    article = assemble(source, name, front, found, tuple(_tiled(source, told)))
    formulas = _left_formulas(page.runs)
    return replace(article, warnings=formulas) if formulas else article


def _own_blocks(blocks: Sequence[Block], runs: Sequence[Run]) -> Sequence[bool]:
    """Which blocks are paragraphs that stand among those of the text."""
    own = [(run.start, run.end) for run in runs if run.own and run.shown.strip()]
    before = ((block, bisect_left(own, (block.end, 0)) - 1) for block in blocks)
    return [at >= 0 and own[at][1] > block.start for block, at in before]


def _kept(kinds: Sequence[str], marked: Sequence[str], pieces: Sequence[Piece], own: Sequence[bool]) -> list[str]:
    """The kinds, with sentences among the text's own paragraphs said that only their place would leave out.

    Where tags tell the page's captions, a sentence above one is none.
    """
    placed = {"navigation", "caption"} if "caption" in marked else {"navigation"}
    return [
        "paragraph" if own[at] and kind in placed and marked[at] == "paragraph" and _is_own_text(pieces[at].text) else kind
        for at, kind in enumerate(kinds)
    ]


def _is_own_text(text: str) -> bool:
    """Whether a paragraph is a sentence that neither its words nor what it asks make a page's."""
    asks = furniture(text) or asks_reader(text) or speaks_of_site(text) or _FOLLOW.search(text)
    return len(text) >= _SENTENCE and is_text(text) and not asks


def _left_formulas(runs: Sequence[Run]) -> tuple[str, ...]:
    """What to tell of the formulas that are too long to be said."""
    left = [at for at, run in enumerate(runs) if not run.plain and not run.shown and run.kind not in OUT]
    if not left:
        return ()
    first = left[0]
    before = "".join(run.shown for run in runs[max(0, first - _LOOKED_AT) : first] if run.block == runs[first].block)
    where = f", the first behind “{' '.join(before.split()[-_WORDS:])}”" if before.strip() else ""
    count = "A formula is" if len(left) == 1 else "Formulas are"
    return (f"{count} left out, too long to be said{where}; write in words what a listener must know of it.",)


def _under_site(kinds: list[str], pieces: Sequence[Piece], page: WebPage) -> list[str]:
    """The kinds, with the line over the tagged headline as navigation where it is the site's name."""
    head = kinds.index("headline") if "headline" in kinds else 0
    over = next((at for at in range(head - 1, -1, -1) if kinds[at] not in OUT), None)
    text = "" if over is None else pieces[over].text
    if over is None or kinds[over] not in ("paragraph", "list") or not _may_stand_over(text):
        return kinds
    titles = (page.told.title or "").casefold(), pieces[head].text.casefold()
    site = titles[0].replace(titles[1], "", 1).strip(_BETWEEN) if titles[1] in titles[0] else ""
    if text.casefold() == site:
        kinds[over] = "navigation"
    return kinds


def _other_headlines(kinds: Sequence[str], marked: Sequence[str]) -> frozenset[int]:
    """The lines that were taken for the headline though a tag tells another."""
    return frozenset(at for at, kind in enumerate(kinds) if kind == "headline" != marked[at])


def _may_stand_over(text: str) -> bool:
    return len(text) <= _LONGEST_OVER and bool(_SPEAKABLE.search(text)) and not (is_text(text) or furniture(text))


def _with_headline(kinds: list[str], pieces: Sequence[Piece], page: WebPage) -> list[str]:
    """The kinds, with one of the first headings as the headline: the one the page names, else the first of the first rank."""
    ranked = [index for index, kind in enumerate(kinds) if kind == "headline"]
    named = [index for index in ranked if page.told.headline and pieces[index].text.casefold() == page.told.headline.casefold()]
    first = (named or ranked or [-1])[0]
    return ["heading" if kind == "headline" and index != first else kind for index, kind in enumerate(kinds)]


def _unseen(run: Run, start: int, end: int) -> Iterator[Span]:
    """What of a run is not seen as it stands: an entity, a formula."""
    if not run.plain:
        yield Span(start, end, run.shown, "markup" if run.shown else "formula")


def _kind(runs: Sequence[Run]) -> str:
    """What most of a block is: a name or a day in a paragraph is no byline and no date, and a name with what they are is one.

    What hangs on a byline by a dot, such as "∙ Paid", is no name.
    """
    sizes: Counter[str] = Counter()
    for run in runs:
        sizes[run.kind] += len(run.shown.strip())
    text = "".join(run.shown for run in runs).strip()
    if runs[0].kind == "byline" and "date" not in sizes and len(text) <= _LONGEST_BYLINE and not is_text(text):
        return "byline" if text[0].isalnum() or text[0] == "@" else "navigation"
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
