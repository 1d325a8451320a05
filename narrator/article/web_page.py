"""A web page: its runs of text with the block each belongs to, and what its head says of the article."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import accumulate
from typing import NamedTuple

from narrator.article.page_facts import Facts, Told

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby rb rt rp s samp small span strike"
    " strong sub sup time tt u var wbr nobr".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_SILENT = frozenset(
    "script style noscript template svg math iframe object canvas head title audio video map picture select datalist "
    "textarea".split()
)
_AROUND = frozenset("nav footer aside form dialog button menu".split())
_ROLES = frozenset("navigation banner contentinfo complementary search dialog alertdialog toolbar menu menubar button".split())
_KINDS = {
    "h1": "headline",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "li": "list",
    "dt": "list",
    "dd": "list",
    "blockquote": "quote",
    "figcaption": "caption",
    "figure": "caption",
    "caption": "caption",
    "tr": "table",
    "pre": "code",
}
"""What a tag says of the text in it; the innermost that says anything decides."""
_CLASSES = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social|related|newsletter|signup|sign-up|subscribe|promo|advert|advertisement|ad-slot|ad-container|sidebar|breadcrumbs?|comments?"
    r"|respond|cookies?|consent|gdpr|paywall|recommended|recirc|most-read|most-popular|trending|tag-list|tags|toc|skip-link|screen-reader-text|visually-hidden"
    r"|sr-only|navbox|noprint|mw-editsection|mw-jump-link|print-only|outbrain|taboola|popup|modal|banner|menu|pagination|site-footer|site-header)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:caption|wp-caption-text|photo-credit|image-credit|credit|thumbcaption)(?:$|[\s_-])", re.IGNORECASE
)
_NOTE = re.compile(r"(?:^|[\s_-])(?:author-bio|bio|about-author|author-box|author-info)(?:$|[\s_-])", re.IGNORECASE)
_BYLINE = re.compile(r"(?:^|[\s_-])(?:byline|article-author)(?:$|[\s_-])", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_REFERENCE = re.compile(r"(?:^|\s)(?:reference|footnote-ref|noteref)(?:$|\s)")
_ROOT_SHARE = 0.3
"""Share of the page's paragraphs that <article> or <main> must hold to be taken for the article."""
_SMALL = 0.2
"""Share of the article's text above which an element is part of it, whatever its class says."""
_ENTITY = re.compile(r"&#?\w+;?")


class Run(NamedTuple):
    """A stretch of text between two tags, or an entity."""

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


@dataclass(slots=True)
class _Element:
    tag: str
    kind: str | None
    around: bool
    """Whether it is surely no part of the article."""
    doubtful: bool
    """Whether its class says so."""
    first: int
    last: int = -1
    root: bool = False
    parent: int = -1


@dataclass(slots=True)
class _Raw:
    start: int
    end: int
    shown: str
    plain: bool
    before: str
    block: int
    element: int
    silent: bool


class _Parser(HTMLParser):
    """Collects runs and elements; the parser of the standard library calls its methods."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.source = source
        self.lines = [0, *accumulate(len(line) + 1 for line in source.split("\n"))]
        self.elements: list[_Element] = [_Element("", None, around=False, doubtful=False, first=0)]
        self.stack = [0]
        self.open: Counter[str] = Counter()
        self.runs: list[_Raw] = []
        self.block = 0
        self.before = ""
        self.silent = 0
        self.facts = Facts()

    @property
    def at(self) -> int:
        line, offset = self.getpos()
        return self.lines[line - 1] + offset

    def parse_html_declaration(self, i: int) -> int:
        if self.rawdata.startswith("<![", i):
            return self.parse_bogus_comment(i)
        return super().parse_html_declaration(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.facts.see(tag, said)
        if tag == "br":
            self._break()
        elif tag in ("td", "th"):
            self.before = ", "
        elif tag not in _INLINE:
            self._close_paragraph(tag)
            self._next()
        if tag not in _VOID:
            self._push(tag, said)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID and tag not in ("script", "style"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE and tag not in ("td", "th", "br"):
            self._next()
        if self.open[tag]:
            while self._pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.facts.hear(data)
        self._run(self.at, data, plain=True)

    def handle_entityref(self, name: str) -> None:  # noqa: ARG002  # the source has it
        self._entity()

    def handle_charref(self, name: str) -> None:  # noqa: ARG002  # as above
        self._entity()

    def _entity(self) -> None:
        found = _ENTITY.match(self.source, self.at)
        if found:
            said = html.unescape(found.group())
            self.facts.hear(said)
            self._run(self.at, found.group(), plain=False, said=said)

    def _run(self, at: int, text: str, *, plain: bool, said: str = "") -> None:
        shown = text if plain else said
        before = self.before if shown.strip() else ""
        self.runs.append(_Raw(at, at + len(text), shown, plain, before, self.block, self.stack[-1], self.silent > 0))
        if shown.strip():
            self.before = ""

    def _next(self) -> None:
        self.block += 1
        self.before = ""

    def _break(self) -> None:
        """Two line breaks part two paragraphs, one is a line's end."""
        if self.before == "\n":
            self._next()
        else:
            self.before = "\n"

    def _close_paragraph(self, tag: str) -> None:
        if self.open["p"] and tag not in ("br", "img", "input"):
            while self._pop() != "p":
                pass

    def _push(self, tag: str, said: dict[str, str]) -> None:
        parent = self.elements[self.stack[-1]]
        marks = f"{said.get('class', '')} {said.get('id', '')}"
        around = tag in _AROUND or said.get("role", "") in _ROLES or "hidden" in said or said.get("aria-hidden") == "true"
        around = around or bool(_HIDDEN.search(said.get("style", ""))) or (tag == "sup" and bool(_REFERENCE.search(marks)))
        element = _Element(
            tag, _kind(tag, marks, said) or parent.kind, around or parent.around, bool(_CLASSES.search(marks)), len(self.runs)
        )
        element.root = tag in ("article", "main") or said.get("role") == "main" or said.get("itemprop") == "articleBody"
        element.parent = self.stack[-1]
        self.stack.append(len(self.elements))
        self.elements.append(element)
        self.open[tag] += 1
        self.silent += tag in _SILENT

    def _pop(self) -> str:
        element = self.elements[self.stack.pop()]
        element.last = len(self.runs)
        self.open[element.tag] -= 1
        self.silent -= element.tag in _SILENT
        return element.tag


def _kind(tag: str, marks: str, said: dict[str, str]) -> str | None:
    if _CAPTION.search(marks) and tag != "figure":
        return "caption"
    if _NOTE.search(marks) and tag not in ("body", "main", "article"):
        return "author note"
    if (_BYLINE.search(marks) or said.get("rel") == "author" or said.get("itemprop") == "author") and tag not in (
        "body",
        "main",
        "article",
    ):
        return "byline"
    return _KINDS.get(tag)


def parse_page(source: str) -> WebPage:
    """The runs of `source` that a reader may see, and its facts. Never raises."""
    parser = _Parser(source)
    parser.feed(_closed(source))
    parser.close()
    while len(parser.stack) > 1:
        parser._pop()  # a class of this module
    parser.elements[0].last = len(parser.runs)
    return WebPage(tuple(_told(parser.runs, parser.elements)), parser.facts.told())


def _closed(source: str) -> str:
    """The source, as long as it was, without what is never closed: looking for the ends of that takes quadratic time."""
    comment = max(source.rfind("-->"), source.rfind("--!>"))
    tail = source[comment + 1 :].replace("<!--", "    ")
    source = source[: comment + 1] + tail
    tag = source.rfind(">")
    return source[: tag + 1] + source[tag + 1 :].replace("<", " ")


def _told(raw: Sequence[_Raw], elements: list[_Element]) -> list[Run]:
    """The runs that are seen, each with its kind: what lies outside the article is navigation."""
    lengths = [0, *accumulate(0 if run.silent else len(run.shown.strip()) for run in raw)]
    prose = [0, *accumulate(len(run.shown.strip()) * _in_paragraph(elements, run.element) for run in raw)]
    root = _root(elements, prose)
    whole = lengths[root.last] - lengths[root.first]
    ranked = [run.element for at, run in enumerate(raw) if elements[run.element].kind == "headline" and not run.silent]
    has_title = any(root.first <= elements[index].first < root.last for index in ranked)
    for element in elements:  # parents stand before their children
        parent = elements[element.parent] if element.parent >= 0 else element
        small = element.doubtful and lengths[element.last] - lengths[element.first] <= whole * _SMALL
        element.around = element.around or small or (parent.around and element is not parent)
    runs: list[Run] = []
    for at, run in enumerate(raw):
        if run.silent:
            continue
        element = elements[run.element]
        outside = not root.first <= at < root.last and not (element.kind == "headline" and not has_title)
        kind = "navigation" if outside or element.around else element.kind or "paragraph"
        runs.append(Run(run.start, run.end, run.shown, run.plain, run.before, run.block, kind))
    return runs


def _in_paragraph(elements: Sequence[_Element], index: int) -> bool:
    while index >= 0 and elements[index].tag in _INLINE:
        index = elements[index].parent
    return index >= 0 and elements[index].tag == "p"


def _root(elements: Sequence[_Element], prose: Sequence[int]) -> _Element:
    """The element that is the article: the first that holds most of the paragraphs, or the page."""
    best, most = elements[0], _ROOT_SHARE * prose[-1]
    for element in elements:
        held = prose[element.last] - prose[element.first]
        if element.root and not element.around and held > most:
            best, most = element, held / 0.9
    return best
