"""Rows of a web page that no name tells: links over the headline, share buttons below it, and what readers have written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, islice

from narrator.article.web_parser import Element
from narrator.article.web_root import INSIDE, Root
from narrator.patterns import compiled

_LINKS = 3
"""Links over a headline, or without anything between them, that are a menu."""
_LONGEST_LINK = 30
_SHARES = frozenset(
    "f x t in fb tw wa 𝕏 facebook twitter linkedin whatsapp e-mail email reddit pinterest telegram bluesky".split()
)
"""What share buttons are called."""
_HEAD = compiled(
    r"(?:\d[\d,.]* |top |all |readers?['’]? |recent |latest )?(?:comments?|responses|replies|kommentare|commentaires|comentarios)"
    r"(?: ?\(?\d[\d,.]*\)?| on this (?:story|article|post))?:?|discussion \(\d+\)|(?:join the|our) conversation \(?\d+\)?"
    r"|(?:one|\d+) thoughts? on .{3,150}",
    re.IGNORECASE,
)
"""What stands over a thread of comments."""
_LONGEST_HEAD, _HEAD_RUNS = 160, 8
_REPLY = compiled(
    r"(?:reply|report|like|upvote|downvote|permalink|flag|quote|recommend|log in to reply|reply to .{2,40}"
    r"|antworten|melden|répondre|signaler|responder)(?: ?\(?\d+\)?)?"
    r"|(?:about |over )?(?:an?|\d+) ?(?:m|h|d|w|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?)(?: ago)",
    re.IGNORECASE,
)
"""A button or an age, as comments have them."""
_MOST_HEADS, _DEEPEST = 20, 20
"""Heads that are looked at, and elements around one."""
_REPLIES = 2
_ABOVE = 150
"""Characters of prose over a thread."""
_COLUMN = 0.4
"""Share of the article's prose in paragraphs that stand side by side."""
_LINKED = 0.3
"""Share of a paragraph in links above which it leads elsewhere."""


def rows(root: Root) -> Mapping[int, str]:
    """The runs that belong to such rows, and their kinds."""
    found: dict[int, str] = {}
    links = _links(root)
    over = root.title.first if root.title else 0
    below = root.title.last if root.title else 0
    for _, block in groupby(range(len(root.runs)), lambda at: root.runs[at].block):
        own = [at for at in block if root.runs[at].shown.strip() and not root.runs[at].silent]
        if not own:
            continue
        if _is_menu(root, own, links, over=own[0] < over):
            found |= dict.fromkeys(own, "navigation")
        elif own[0] >= below and root.is_top(own[0]) and _is_sharing(root, own):
            found |= dict.fromkeys(own, "prompt")
    for at in _thread(root):
        found[at] = "navigation"
    return found


def _is_menu(root: Root, own: Sequence[int], links: Sequence[int], *, over: bool) -> bool:
    """Whether a block is nothing but links: over the headline, or so many one after the other that nothing parts."""
    words = [at for at in own if any(map(str.isalnum, root.runs[at].shown))]
    elements = [links[root.runs[at].element] for at in words]
    if len(set(elements)) < _LINKS or -1 in elements or any(len(root.runs[at].shown.strip()) > _LONGEST_LINK for at in words):
        return False
    glued = len(words) == own[-1] - own[0] + 1 and not any(root.runs[at].shown[:1].isspace() for at in words)
    return over or (glued and root.is_top(own[0]))


def _links(root: Root) -> Sequence[int]:
    """The link or button that each element is or stands in; -1 for none."""
    found: list[int] = []
    for index, element in enumerate(root.elements):
        above = found[element.parent] if found else -1
        found.append(index if element.tag in ("a", "button") and above < 0 else above)
    return found


def _is_sharing(root: Root, own: Sequence[int]) -> bool:
    words = " ".join(root.runs[at].shown for at in own).casefold().split()
    return 1 < len(words) <= len(_SHARES) and set(words) <= _SHARES and len(set(words)) > 1


def _thread(root: Root) -> range:
    """The runs of a thread of comments, from its head to the end of the element that holds both; none where there is none."""
    replies = [0]
    for run in root.runs:
        replies.append(replies[-1] + bool(not run.silent and _REPLY.fullmatch(run.shown.strip())))
    if replies[-1] < _REPLIES:
        return range(0)
    for head in islice(_heads(root), _MOST_HEADS):
        for around in islice(_around(root, head), _DEEPEST):
            if root.between(head.first, around.last) > root.between(head.first, head.last) and (
                replies[around.last] - replies[head.last] >= _REPLIES
            ):
                return range(head.first, around.last)
    return range(0)


def _heads(root: Root) -> Iterator[Element]:
    """The elements that hold nothing but a thread's head, below the text."""
    begin = root.title.last if root.title else root.first
    for element in root.elements[1:]:
        size = root.between(element.first, element.last)
        if element.first < begin or not 0 < size <= _LONGEST_HEAD or element.last - element.first > _HEAD_RUNS or element.linked:
            continue
        text = " ".join("".join(run.shown for run in root.runs[element.first : element.last] if not run.silent).split())
        if _HEAD.fullmatch(text) and root.prose_between(begin, element.first) >= _ABOVE:
            yield element


def _around(root: Root, element: Element) -> Iterator[Element]:
    while element.parent >= 0:
        element = root.elements[element.parent]
        yield element
        if root.title and element.first <= root.title.first:
            return


def own_runs(root: Root) -> frozenset[int]:
    """The runs of paragraphs in the column of the text: the element in which most paragraphs stand one below the other."""
    sizes: dict[int, int] = {}
    columns: dict[int, int] = {}
    for index, element in enumerate(root.elements):
        if element.tag == "p" and root.out[index] == INSIDE and root.first <= element.first < root.last:
            columns[index] = _column(root, element)
            sizes[columns[index]] = sizes.get(columns[index], 0) + root.prose_in(element)
    if not sizes:
        return frozenset()
    column = max(sizes, key=sizes.__getitem__)
    if sizes[column] < _COLUMN * root.prose_in():
        return frozenset()
    inside = (root.elements[index] for index, parent in columns.items() if parent == column)
    return frozenset(at for element in inside if _speaks(root, element) for at in range(element.first, element.last))


def _column(root: Root, element: Element) -> int:
    """The element that a paragraph stands in with others; one that holds it alone is no column."""
    size = root.between(element.first, element.last)
    index = element.parent
    while index > 0 and not root.elements[index].named:
        above = root.elements[index]
        if root.between(above.first, above.last) > size:
            break
        index = above.parent
    return index


def _speaks(root: Root, element: Element) -> bool:
    """Whether a paragraph is text: nothing names it something else, and little of it leads elsewhere."""
    size = root.between(element.first, element.last)
    runs = root.runs[element.first : element.last]
    linked = sum(len(run.shown.strip()) for run in runs if root.elements[run.element].linked and not run.silent)
    return not element.named and size > 0 and linked <= _LINKED * size
