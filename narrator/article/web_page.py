"""A web page: its runs of text with the block and the kind of each, and what its head says of the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from narrator.article.page_facts import Told
from narrator.article.web_blocks import Run
from narrator.article.web_kinds import run_kinds
from narrator.article.web_parser import Parsed, parse

_NAME_RUNS, _LONGEST_NAME, _MOST_NAMES = 6, 60, 5
"""Stretches of text and characters of a name, and names that are kept."""


@dataclass(frozen=True, slots=True)
class WebPage:
    """What a web page holds."""

    runs: tuple[Run, ...]
    told: Told
    """What its tags say of the article."""
    author: str | None = None
    """Whom a link at its top names as the author."""


def parse_page(source: str) -> WebPage:
    """The runs of `source` that a reader may see, and its facts. Never raises."""
    parsed = parse(source)
    kinds, own = run_kinds(parsed)
    runs = (
        Run(run.start, run.end, run.shown, run.plain, run.before, run.block, kind, at in own)
        for at, (run, kind) in enumerate(zip(parsed.runs, kinds, strict=True))
        if not run.silent
    )
    return WebPage(tuple(runs), parsed.told, _author(parsed, kinds))


def _author(page: Parsed, kinds: Sequence[str]) -> str | None:
    """The names at the top that are said to be the authors'."""
    names: list[str] = []
    for element in page.elements:
        inside = range(element.first, element.last) if element.signs and element.last - element.first <= _NAME_RUNS else ()
        name = " ".join("".join(page.runs[at].shown for at in inside if kinds[at] == "byline").split())
        if name and len(name) <= _LONGEST_NAME and name not in names:
            names.append(name)
    return ", ".join(names[:_MOST_NAMES]) or None
