"""A web page: its runs of text with the block and the kind of each, and what its head says of the article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from narrator.article.page_facts import Told
from narrator.article.web_kinds import run_kinds
from narrator.article.web_parser import parse


class Run(NamedTuple):
    """A stretch of text that is seen: between two tags, or an entity."""

    start: int
    end: int
    shown: str
    plain: bool
    """Whether it is shown as it stands."""
    before: str
    """What the tags in front of it are shown as: nothing, a line's end, the comma between two cells."""
    block: int
    kind: str


@dataclass(frozen=True, slots=True)
class WebPage:
    """What a web page holds."""

    runs: tuple[Run, ...]
    told: Told
    """What its tags say of the article."""


def parse_page(source: str) -> WebPage:
    """The runs of `source` that a reader may see, and its facts. Never raises."""
    parsed = parse(source)
    kinds = run_kinds(parsed)
    runs = (
        Run(run.start, run.end, run.shown, run.plain, run.before, run.block, kind)
        for run, kind in zip(parsed.runs, kinds, strict=True)
        if not run.silent
    )
    return WebPage(tuple(runs), parsed.told)
