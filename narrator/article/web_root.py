"""The root of a web page: which of its elements is the article, where it ends, and which heading is its headline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import accumulate

from narrator.article.web_parser import INLINE, Element, Parsed

_ROOT_SHARE = 0.3
"""Share of the page's prose that an element must hold to be taken for the article."""
_ONLY = 0.5
"""Share of it that the one article on a page holds at least …"""
_OTHER = 0.2
"""… and any other one less than."""
_AS_GOOD = 0.9
"""Share of a later element's prose that an earlier one holds which is taken all the same: it has the headline as well."""
_LEFT = 0.2
"""Share of the prose that must be left when the elements are taken away whose names tell that they are something else."""
_LONG = 80
"""Characters of a block outside of links that make it prose."""
_TOP = 500
"""Characters below the headline where it is said who wrote the article, and when."""
_LONGEST_TITLE = 300
_NAMED_SHARE = 0.3
"""Share of the page's title that a headline in the article is at least, where the site's name stands beside it."""
_BARS = frozenset("|–—-·•»")
_BESIDE = frozenset(("comments", "prompt", "navigation", "sections", "author note", "reference"))
"""Names of elements whose text is not measured where the article is looked for."""
_HEADS = frozenset(("headline", "heading"))
_ASIDE = frozenset(("aside", "footer"))
INSIDE, ASIDE, OUTSIDE = range(3)
"""What tags tell of an element: that it may be part of the article, that it stands aside, that it is no part of it."""


class Root:
    """The measures of a page, and the article in it."""

    def __init__(self, page: Parsed) -> None:
        self.runs, self.elements, self._told = page.runs, page.elements, page.told
        self._lengths = [0, *accumulate(0 if run.silent else len(run.shown.strip()) for run in self.runs)]
        self._prose = [0, *accumulate(self._sizes())]
        self.out = self._standing()
        self._own = self._own_prose()
        self._element = self._found()
        self.first, self.last = self._element.first, self._end()
        self.length = self.between(self.first, self.last)
        self.title = self._title()

    def between(self, first: int, last: int) -> int:
        """The characters between two runs."""
        return self._lengths[last] - self._lengths[first]

    def prose_in(self, element: Element | None = None) -> int:
        """The characters of prose in the article, or in what of `element` is in it."""
        first, last = (max(element.first, self.first), min(element.last, self.last)) if element else (self.first, self.last)
        return self._prose[last] - self._prose[first] if first < last else 0

    def prose_between(self, first: int, last: int) -> int:
        """The characters of prose between two runs, be they in the article or not."""
        return self._prose[last] - self._prose[first] if first < last else 0

    def is_top(self, at: int) -> bool:
        """Whether a run stands at the top of the article, not far below its headline."""
        above = self.title.last if self.title else self.first
        return at < above or self.between(above, at) <= _TOP

    def _sizes(self) -> Iterator[int]:
        """How much prose every run is: the words of paragraphs and of long blocks, outside of links."""
        own = [0 if run.silent or self.elements[run.element].linked else len(run.shown.strip()) for run in self.runs]
        blocks: Counter[int] = Counter()
        for run, size in zip(self.runs, own, strict=True):
            blocks[run.block] += size
        marked: list[bool] = []
        for element in self.elements:
            marked.append(element.tag == "p" or (element.tag in INLINE and marked[element.parent]))
        return (
            size if blocks[run.block] >= _LONG or marked[run.element] else 0 for run, size in zip(self.runs, own, strict=True)
        )

    def _standing(self) -> list[int]:
        """How far each element stands out by its tag; a form or a hidden part may hold the whole article."""
        out: list[int] = []
        for element in self.elements:
            most = self._prose[element.last] - self._prose[element.first] > self._prose[-1] / 2
            own = INSIDE if most or not element.around else ASIDE if element.tag in _ASIDE else OUTSIDE
            out.append(max(own, out[element.parent]) if out else own)
        return out

    def _own_prose(self) -> list[int]:
        """The prose above each run that may be the article's; all of it where the names leave too little."""
        beside: list[bool] = []
        for element, out in zip(self.elements, self.out, strict=True):
            beside.append(out != INSIDE or element.named in _BESIDE or (bool(beside) and beside[element.parent]))
        sizes = ((self._prose[at + 1] - self._prose[at]) * (not beside[run.element]) for at, run in enumerate(self.runs))
        own = [0, *accumulate(sizes)]
        return own if own[-1] > _LEFT * self._prose[-1] else self._prose

    def _share(self, element: Element) -> float:
        return (self._own[element.last] - self._own[element.first]) / max(1, self._own[-1])

    def _found(self) -> Element:
        """The element that is the article: the first that holds most of the prose, or the page."""
        best, most = self.elements[0], _ROOT_SHARE
        for element, out in zip(self.elements, self.out, strict=True):
            if element.main and out == INSIDE and self._share(element) > most:
                best, most = element, self._share(element) / _AS_GOOD
        return best

    def _end(self) -> int:
        """Where the article ends: with the only one in the root, whatever stands on the page behind it."""
        root = self._element
        inside = [each for each in self.elements if each.tag == "article" and root.first <= each.first and each.last <= root.last]
        long = next((each for each in inside if self._share(each) > _ONLY * self._share(root)), None)
        if long is None:
            return root.last
        others = (each for each in inside if each.first >= long.last)
        return root.last if any(self._is_as_good(each, long) for each in others) else long.last

    def _is_as_good(self, element: Element, long: Element) -> bool:
        """Whether an article is as much the article as the longest is: one of its size, or the next in a row of them."""
        return self._share(element) > (0 if element.parent == long.parent else _OTHER * self._share(self._element))

    def _title(self) -> Element | None:
        """The heading that the page's title names, else the first of the first rank in the article, else on the page."""
        heads = [each for each, out in zip(self.elements, self.out, strict=True) if each.kind in _HEADS and out == INSIDE]
        ranked = [each for each in heads if each.kind == "headline"]
        inside = [each for each in heads if self.first <= each.first < self.last]
        named = [each for each in inside if self._is_named(each, _NAMED_SHARE if self._element.main else 1)]
        own = [each for each in inside if each.kind == "headline"]
        return next(iter((*named, *own, *ranked)), None)

    def _is_named(self, element: Element, share: float) -> bool:
        title = " ".join((self._told.headline or "").casefold().split())
        length = self.between(element.first, element.last)
        if not title or not length or length > _LONGEST_TITLE or element.last - element.first > _LONGEST_TITLE:
            return False
        runs = self.runs[element.first : element.last]
        text = " ".join("".join(run.shown for run in runs if not run.silent).casefold().split())
        rest = title.removeprefix(text).lstrip()
        if len(text) > _ONLY * len(title) and len(rest) < len(title) and rest[:1] in _BARS:
            return True  # the site's name stands behind it
        return text == title or (len(text) > share * len(title) and (title.startswith(text) or title.endswith(text)))
