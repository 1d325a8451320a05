"""What each run of a web page is, by the tags and the names of the elements that it stands in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from narrator.article.asking import asks_reader, speaks_of_site
from narrator.article.furniture import furniture
from narrator.article.runs import OUT, is_text
from narrator.article.web_parser import INLINE, Element, Parsed
from narrator.article.web_root import ASIDE, INSIDE, Root
from narrator.article.web_rows import own_runs, rows
from narrator.patterns import compiled

_SMALL = 0.2
"""Share of the article's text above which an element is part of it, whatever its names tell …"""
_SHARES = {"reference": 0.6, "caption": 0.5}
"""… and where the names are surer."""
_MOST = 0.5
"""Share of the prose above which all elements of one name are part of the article, however small each of them is …"""
_WIDE = frozenset(("comments", "author", "byline", "date", "meta", "section"))
"""… save for these."""
_ENOUGH = 500
"""Characters of prose beside a thread of comments, which may be longer than the article."""
_LENGTHS = {"byline": 200, "date": 120, "author": 120, "mark": 20, "sound": 60, "kicker": 40}
"""Most characters of some kinds."""
_GAP = 60
"""Most characters between the headline and what stands over it."""
_CRUMBS = 2
"""Links over a headline; more of them, or one to the site's home, lead back up the site."""
_HOME = compiled(r"(?:home|homepage|start|startseite|accueil|inicio|portada|início)\b", re.IGNORECASE)
_LOOKED_AT = 40
"""Elements and runs in a short element that are looked at."""
_SHORTEST_PULL = 20
"""Letters of a quotation that stands twice by no chance."""
_ATTRIBUTION = 60
"""Most letters that say whose it is."""
_MOST_PULLS = 50
"""Quotations that are looked for in the text."""
_OVER = frozenset(("section", "sections", "caption"))
"""Names that a kicker may have."""
_SIGNS = frozenset(("mark", "sound"))
"""Names of what stands in a sentence and is for the eye."""
_PHONETIC = compiled(r"[ˈˌːəɪʊɔæɑʃʒθðŋɹɛʌɜɡɾʔɲʁɒɐɨʉɯɣχʎ]|[/\[].+[/\]]")
_TOP_KINDS = frozenset(("kicker", "byline", "date"))


class _Ruling(NamedTuple):
    """What is told of an element."""

    kind: str | None
    """What its text is, where nothing in it tells more."""
    firm: bool
    """Whether tags in it have no say."""
    out: str | None
    """What all that it holds is, being no part of the article."""


_NOTHING = _Ruling(None, firm=False, out=None)


def run_kinds(page: Parsed) -> tuple[list[str], frozenset[int]]:
    """The kind of every run, `navigation` for what lies outside the article, and which are of its text's own paragraphs."""
    root = Root(page)
    return list(_Kinds(root).runs()), own_runs(root)


class _Kinds:
    """What is told of the elements of one page."""

    def __init__(self, root: Root) -> None:
        self.root = root
        self.title = root.title
        title = root.runs[self.title.first : self.title.last] if self.title else ()
        self.is_title_seen = any(run.shown.strip() and root.out[run.element] == INSIDE for run in title if not run.silent)
        letters = ["" if run.silent or root.out[run.element] else _letters(run.shown) for run in root.runs]
        self.letters, self.starts = "".join(letters), [0, *accumulate(map(len, letters))]
        self.pulls = 0
        self.rows = rows(root)
        self.void = frozenset(self._void())

    def runs(self) -> Iterator[str]:
        """The kind of every run."""
        rulings: list[_Ruling] = []
        for index, element in enumerate(self.root.elements):
            rulings.append(self._rule(index, element, rulings[element.parent] if rulings else _NOTHING))
        for at, run in enumerate(self.root.runs):
            yield self._kind(at, rulings[run.element], self.root.out[run.element])

    def _kind(self, at: int, ruling: _Ruling, standing: int) -> str:
        root, kind = self.root, ruling.kind or "paragraph"
        if self.title and self.title.first <= at < self.title.last:  # what is hidden or a button in it is no word of it
            return "navigation" if standing != INSIDE and self.is_title_seen else "headline"
        inside = root.first <= at < root.last
        if kind in _TOP_KINDS and not ruling.out:
            over = self.title and 0 <= root.between(at, self.title.first) <= _GAP and at < self.title.first
            if (inside and standing == ASIDE and root.is_top(at)) or (over and standing == INSIDE):
                return kind
        if standing != INSIDE:
            return "navigation"
        if not inside or ruling.out:
            return ruling.out or "navigation"
        if at in self.rows:
            return self.rows[at]
        return "heading" if kind == "headline" else kind

    def _void(self) -> Iterator[str]:
        """Names that tell nothing on this page, because most of its prose bears them."""
        sizes: Counter[str] = Counter()
        named: list[str | None] = []
        for element in self.root.elements:
            above = named[element.parent] if named else None
            own = element.named if self._is_small(element) else None
            named.append(above or own)
            if own and not above:
                sizes[own] += self.root.prose_in(element)
        return (name for name, size in sizes.items() if name not in _WIDE and size > _MOST * self.root.prose_in())

    def _rule(self, index: int, element: Element, parent: _Ruling) -> _Ruling:
        """What is told of an element in one of which `parent` is told."""
        if parent.kind == "kicker":
            return parent
        kind, out = self._named(index, element), parent.out
        if kind in OUT and kind != "caption":
            return _Ruling(parent.kind, firm=parent.firm, out=out or kind)
        if kind:
            return _Ruling(kind, firm=True, out=out)
        if parent.firm:
            return parent._replace(out=out)
        if element.tag == "blockquote" and parent.kind != "quote" and self._stands_twice(element):
            out = out or "repeat"
        if element.tag == "time" and not parent.kind and self._has_day(element):
            return _Ruling("date", firm=False, out=out)
        return _Ruling(element.kind or parent.kind, firm=False, out=out)

    def _named(self, index: int, element: Element) -> str | None:
        """The kind that the names of an element tell."""
        name, size = element.named, self.root.between(element.first, element.last)
        if size == 0 or self._holds_title(element):
            return None
        if name is None or name in self.void:
            return "navigation" if self._is_length(element) else None
        if name in _OVER and self._is_kicker(index, element):
            return "kicker"
        if name in _SIGNS or (name == "reference" and element.tag in INLINE):
            own = name != "sound" or bool(_PHONETIC.search(self._text(element)))  # an IPA is a beer as well
            return "navigation" if own and size <= _LENGTHS.get(name, _LENGTHS["mark"]) else None
        if name == "author":
            name = "byline" if size <= _LENGTHS["author"] else "author note"
        if name in ("byline", "date"):
            short = size <= _LENGTHS[name] and self.root.is_top(element.first)
            return name if short and (name == "byline" or self._has_day(element)) else None
        return self._beside(name, element, small=self._is_small(element))

    def _beside(self, name: str, element: Element, *, small: bool) -> str | None:
        """The kind of what stands beside the text; it is part of the text where it is not small."""
        if name == "comments":
            return "prompt" if small or self.root.prose_in() - self.root.prose_in(element) >= _ENOUGH else None
        if not small or name == "meta" or (name == "caption" and element.tag == "figure"):
            return None
        if name == "section":
            return "navigation" if self._is_link(element) else None
        if name in ("button", "call"):
            asks = element.tag == "a" if name == "button" else not self._is_advice(element)
            return "prompt" if asks else None
        if name == "pull quote":
            return "repeat" if self._stands_twice(element) else "quote"
        return "navigation" if name == "sections" else name

    def _is_advice(self, element: Element) -> bool:
        """Whether a box that calls for action says in sentences what to do, and leads nowhere."""
        runs = self.root.runs[element.first : element.last]
        linked = any(self.root.elements[run.element].linked for run in runs if run.shown.strip() and not run.silent)
        text = self._text(element)
        return not (linked or furniture(text) or asks_reader(text) or speaks_of_site(text)) and is_text(text)

    def _is_small(self, element: Element) -> bool:
        return self.root.between(element.first, element.last) <= _SHARES.get(element.named or "", _SMALL) * self.root.length

    def _is_link(self, element: Element) -> bool:
        """Whether an element at the top is a link: the section's name again."""
        short = self.root.between(element.first, element.last) <= _LENGTHS["kicker"]
        if not short or element.last - element.first > _LOOKED_AT or not self.root.is_top(element.first):
            return False
        runs = self.root.runs[element.first : element.last]
        return all(self.root.elements[run.element].linked for run in runs if run.shown.strip())

    def _is_length(self, element: Element) -> bool:
        """Whether it is said in an element how long the article takes to read, beside who wrote it and when."""
        above = self.root.elements[element.parent].named
        if element.tag not in INLINE or above not in ("meta", "byline"):
            return False
        text = self._text(element)
        return text[:1].isdigit() and furniture(text) == "navigation"

    def _text(self, element: Element) -> str:
        runs = self.root.runs[element.first : min(element.last, element.first + _LOOKED_AT)]
        return " ".join(" ".join(run.shown for run in runs if not run.silent).split())

    def _holds_title(self, element: Element) -> bool:
        return self.title is not None and element.first <= self.title.first and self.title.last <= element.last

    def _has_day(self, element: Element) -> bool:
        runs = self.root.runs[element.first : element.last] if element.last - element.first <= _LENGTHS["date"] else ()
        return self.root.between(element.first, element.last) <= _LENGTHS["date"] and any(
            sign.isdigit() for run in runs for sign in run.shown
        )

    def _is_kicker(self, index: int, element: Element) -> bool:
        """Whether an element is the section's name over the headline, and no way back up the site."""
        root, title = self.root, self.title
        if title is None or element.last > title.first or self.root.out[index] != INSIDE:
            return False
        if root.between(element.first, element.last) > _LENGTHS["kicker"] or root.between(element.last, title.first) > _GAP:
            return False
        inside = [each for each in root.elements[index : index + _LOOKED_AT] if each.first < element.last]
        links = sum(each.tag == "a" and root.between(each.first, each.last) > 0 for each in inside)
        text = self._text(element)
        return links <= _CRUMBS and not furniture(text) and not _HOME.match(text)

    def _stands_twice(self, element: Element) -> bool:
        """Whether a quotation, but for whose it is, stands in the article as well."""
        runs = self.root.runs
        if self.starts[element.last] - self.starts[element.first] < _SHORTEST_PULL or self.pulls >= _MOST_PULLS:
            return False
        self.pulls += 1
        begin = next(at for at in range(element.first, element.last) if self.starts[at + 1] > self.starts[element.first])
        end = next((at for at in range(begin, element.last) if runs[at].block != runs[begin].block), element.last)
        first, last = self.starts[begin], self.starts[end]
        more = self.starts[element.last] - last
        if last - first < _SHORTEST_PULL or more > _ATTRIBUTION:
            return False
        words, start, stop = self.letters[first:last], self.starts[self.root.first], self.starts[self.root.last]
        return words in self.letters[start:first] or words in self.letters[self.starts[element.last] : stop]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
