"""Pasted pages with the kind of every block written in front of it, as they lie in tests/article/pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from narrator.article import Article, read_text
from narrator.script import OMITTED

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a reader would paste it, and what is what on it."""

    name: str
    text: str
    blocks: tuple[tuple[str, int, int], ...]
    """Kind, start and end of each line."""


@dataclass(frozen=True, slots=True)
class Score:
    """Characters, without white space."""

    left_out: int
    """Rightly left out."""
    lost: int
    """Left out though it is the article's own text."""
    said: int
    """Said though it is none of it."""
    wrong: tuple[str, ...]
    """The lines that were not taken for what they are, for reading."""


def marked(path: Path) -> Page:
    """The page in `path`; each of its lines is `kind | text` or empty."""
    text, blocks = "", []
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, _, words = line.partition(" | ")
        if words:
            blocks.append((kind, len(text), len(text) + len(words)))
        text += words + "\n"
    return Page(path.stem, text, tuple(blocks))


def pages(folder: Path = PAGES) -> tuple[Page, ...]:
    """The pages of a folder, in order of their names."""
    return tuple(marked(path) for path in sorted(folder.glob("*.txt")))


def score(page: Page, article: Article | None = None) -> Score:
    """How much of `page` is left out, rightly and wrongly."""
    found = read_text(page.text) if article is None else article
    out = bytearray(len(page.text))
    for block in found.blocks:
        if block.kind in OMITTED:
            out[block.start : block.end] = b"\1" * (block.end - block.start)
    left_out = lost = said = 0
    wrong: list[str] = []
    for kind, start, end in page.blocks:
        if kind == "rule":
            continue
        own = start + len(page.text[start:end].removesuffix("[edit]"))
        letters = [at for at in range(start, own) if not page.text[at].isspace()]
        silent = sum(out[at] for at in letters)
        if kind in OMITTED:
            left_out += silent
            said += len(letters) - silent
        else:
            lost += silent
        if silent != (len(letters) if kind in OMITTED else 0):
            wrong.append(f"{'said' if kind in OMITTED else 'LOST'}  {kind}: {page.text[start:end]}")
    return Score(left_out, lost, said, tuple(wrong))
