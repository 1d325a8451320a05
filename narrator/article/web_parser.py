"""The parser of web pages: their runs of text, and the elements that these stand in."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import accumulate
from typing import NamedTuple

from narrator.article.page_facts import Facts, Told
from narrator.article.web_math import formula_at, is_formula, is_in_line
from narrator.article.web_names import told_by_names
from narrator.patterns import compiled

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby rb rt rp s samp small span strike"
    " strong sub sup time tt u var wbr nobr".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_SILENT = frozenset(
    "script style noscript template svg math iframe object canvas head title audio video map picture select datalist "
    "textarea".split()
)
_IN_SENTENCE = frozenset("script style template svg".split())
"""What may stand in a sentence and part nothing, where it stands in a paragraph."""
_MEDIA = frozenset("audio canvas embed figcaption iframe img object picture svg video amp-img amp-video".split())
"""What makes a figure a picture with its caption; other figures hold quotations and boxes of the text."""
AROUND = frozenset("nav footer aside form dialog button menu rt rp".split())
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
    "caption": "caption",
    "tr": "table",
    "pre": "code",
}
"""What a tag says of the text in it; the innermost that says anything decides."""
_HIDDEN = compiled(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ENTRY = compiled(r"(?:^|\s)(?:hentry|h-entry)(?:\s|$)")
_SCHEMA = compiled(r"schema\.org/\w*(?:Article|BlogPosting)$")
"""Class and schema of an element that is one article, on pages that have no tag for it."""
_ENTITY = compiled(r"&#?\w+;?")


@dataclass(slots=True)
class Element:
    """One element of a page, and what it tells of the text in it."""

    tag: str
    parent: int
    first: int
    """The first run in it."""
    last: int = -1
    """The run after it."""
    kind: str | None = None
    """What its own tag tells."""
    named: str | None = None
    """What its names tell."""
    around: bool = False
    """Whether its tag or role tells that it is no part of the article, or that nobody sees it."""
    linked: bool = False
    """Whether it is in a link."""
    main: bool = False
    """Whether it may be the article."""
    signs: bool = False
    """Whether it is said to hold who wrote the article."""


class RawRun(NamedTuple):
    """A stretch of text between two tags, or an entity."""

    start: int
    end: int
    shown: str
    plain: bool
    """Whether it is shown as it stands."""
    before: str
    """What the tags in front of it are shown as: nothing, a line's end, the comma between two cells."""
    block: int
    element: int
    silent: bool
    """Whether it is a script, a style or the like."""


class Parsed(NamedTuple):
    """What the parser collects."""

    runs: Sequence[RawRun]
    elements: Sequence[Element]
    """Parents stand before their children; the first is the page."""
    told: Told


class _Parser(HTMLParser):
    """Collects runs and elements; the parser of the standard library calls its methods."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.source = source
        self.lines = [0, *accumulate(len(line) + 1 for line in source.split("\n"))]
        self.elements = [Element("", -1, 0)]
        self.stack = [0]
        self.open: Counter[str] = Counter()
        self.runs: list[RawRun] = []
        self.block = 0
        self.quote = -1  # the element that is the last quotation so far
        self.figures: list[int] = []  # those that are open
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
        elif not self._is_in_line(tag, said):
            self._close_paragraph(tag)
            self._next()
        if tag in ("math", "img"):
            self._formula(tag, said)
        if tag in _MEDIA and self.figures:
            self.elements[self.figures[-1]].kind = "caption"
        if tag not in _VOID:
            self._push(tag, said)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID and tag not in ("script", "style"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("td", "th", "br") and not self._is_in_line(tag, {}):
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

    def _is_in_line(self, tag: str, said: Mapping[str, str]) -> bool:
        """Whether a tag parts nothing: one inside a sentence, or inside what is not seen."""
        if tag in INLINE or tag == "math" or self.open["math"] or tag.startswith("mjx-"):
            return True
        if tag == "img":
            return is_in_line(said)
        return self.open["p"] > 0 and (tag in _IN_SENTENCE or self.open["svg"] > 0)

    def _formula(self, tag: str, said: Mapping[str, str]) -> None:
        """What is said of a formula, in the place of its TeX or text; nothing where it is too long."""
        if self.silent or (tag == "img" and not is_formula(said)):
            return
        for start, end, shown in formula_at(self.source, self.at, self.get_starttag_text() or ""):
            written = self.source[start:end]
            self._run(start, written, plain=written == shown, said=shown)

    def _entity(self) -> None:
        found = _ENTITY.match(self.source, self.at)
        if found:
            said = html.unescape(found.group())
            self.facts.hear(said)
            self._run(self.at, found.group(), plain=False, said=said)

    def _run(self, at: int, text: str, *, plain: bool, said: str = "") -> None:
        shown = text if plain else said
        before = self.before if shown.strip() else ""
        self.runs.append(RawRun(at, at + len(text), shown, plain, before, self.block, self.stack[-1], self.silent > 0))
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
        parent = self.stack[-1]
        attribution = self._is_attribution(tag)
        self.stack.append(len(self.elements))
        self.elements.append(
            Element(
                tag,
                parent,
                len(self.runs),
                kind="quote" if attribution else _KINDS.get(tag),
                named=told_by_names(tag, said),
                around=(_is_around(tag, said) and not attribution) or self._is_mark(tag, said),
                linked=tag in ("a", "button") or self.elements[parent].linked,
                main=_may_be_article(tag, said),
                signs="author" in said.get("rel", "").split() or said.get("itemprop") == "author",
            )
        )
        if tag == "blockquote":
            self.quote = self.stack[-1]
        elif tag == "figure":
            self.figures.append(self.stack[-1])
        self.open[tag] += 1
        self.silent += tag in _SILENT

    def _is_mark(self, tag: str, said: Mapping[str, str]) -> bool:
        """Whether an element is the raised number that leads to a note."""
        return tag == "a" and self.open["sup"] > 0 and "#" in said.get("href", "")

    def _is_attribution(self, tag: str) -> bool:
        """Whether an element that begins here says whose a quotation is."""
        if tag == "figcaption":
            return self.quote > self.stack[-1]
        return tag in ("footer", "cite") and self.open["blockquote"] > 0

    def _pop(self) -> str:
        element = self.elements[self.stack.pop()]
        element.last = len(self.runs)
        if element.tag == "figure":
            self.figures.pop()
        self.open[element.tag] -= 1
        self.silent -= element.tag in _SILENT
        return element.tag


def _is_around(tag: str, said: Mapping[str, str]) -> bool:
    hidden = "hidden" in said or said.get("aria-hidden") == "true" or bool(_HIDDEN.search(said.get("style", "")))
    return hidden or tag in AROUND or said.get("role", "") in _ROLES


def _may_be_article(tag: str, said: Mapping[str, str]) -> bool:
    marked = said.get("role") == "main" or said.get("itemprop", "").endswith("articleBody")
    entry = _ENTRY.search(said.get("class", "")) or _SCHEMA.search(said.get("itemtype", ""))
    return tag in ("article", "main") or marked or bool(entry)


def parse(source: str) -> Parsed:
    """The runs and elements of `source`, and its facts. Never raises."""
    parser = _Parser(source)
    parser.feed(_closed(source))
    parser.close()
    while len(parser.stack) > 1:
        parser._pop()  # a class of this module
    parser.elements[0].last = len(parser.runs)
    return Parsed(parser.runs, parser.elements, parser.facts.told())


def _closed(source: str) -> str:
    """The source, as long as it was, without what is never closed: looking for the ends of that takes quadratic time."""
    comment = max(source.rfind("-->"), source.rfind("--!>"))
    tail = source[comment + 1 :].replace("<!--", "    ")
    source = source[: comment + 1] + tail
    tag = source.rfind(">")
    return source[: tag + 1] + source[tag + 1 :].replace("<", " ")
