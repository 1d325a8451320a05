"""The edge: where on a page the article begins, told more by what stands there than by its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from narrator.article.asking import is_control
from narrator.article.buttons import is_button_in_company, is_row, is_section, plain
from narrator.article.byline import byline, is_name
from narrator.article.dates import DATED, date_line
from narrator.article.piece import Piece, beside
from narrator.article.runs import FREE, OUT, is_sure_text, is_text, is_title
from narrator.article.top import is_kicker, is_sentence, may_head
from narrator.patterns import compiled

_TOP = 60
"""Blocks among which the first sentence is looked for: the longest menus of the pages in the tests have 40."""
_MENU_WORDS, MENU_LETTERS = 5, 40
"""A menu's entry has no more."""
_TITLE_WORDS = 4
"""Words of a line that is rather a headline than a menu's entry."""
_LONG = 7
"""What a line counts that is too long for a menu: more than a short one can have."""
_BEGINNING, _NAMED = 120, 4
"""Characters of the first sentence in which an encyclopedia's headline stands, and what that counts for."""
_HATNOTES = 4
"""Lines from the first sentence on of which one may be that sentence: notes stand over it."""
_SECTION_NAMES = 2
"""A section and the part of it, which stand over a headline without a menu."""
_SECTION_ROW = 4
"""Twice the names of sections that may be a headline's words by chance."""
_KICKER_WORDS = 2
_HOUSES = frozenset(
    """university college institute school centre center laboratory hospital society academy agency ministry department office
    foundation museum association council company corporation inc universität université universidad università
    """.split()
)
"""Who issues what has no other author."""
_LISTED = compiled(r"\d+(?:[.,/]\d+)? ?[^\W\d]{2}.*|[^:]{2,30}: \S.*|.*,.*")
"""Lines of a list whose marks were lost: "200 g flour", "Serves: 4", "Tarn, Town Hall"."""

_PUBLISHED = compiled(rf"{DATED.pattern}.*\d", re.IGNORECASE)


def mark_menu(pieces: Sequence[Piece], kinds: list[str], language: str, title: str | None) -> None:
    """Marks the short lines that stand over the headline as the page's menu does; a page without other furniture has none."""
    if OUT.isdisjoint(kinds):
        return
    head = _headline(pieces, kinds, language, title)
    if head is None:
        return
    above = [index for index in range(head) if kinds[index] in FREE and _is_entry(pieces[index].text)]
    if len(above) < 2 and not any(kind in OUT for kind in kinds[:head]):
        return
    kept = _kept(pieces, kinds, language, above, head)
    if not kept and kinds[head] in FREE and len(pieces[head].text.split()) <= _MENU_WORDS:
        kinds[head] = "headline"
    for index in above:
        if index not in kept:
            kinds[index] = "navigation"
        elif len(pieces[index].text.split()) <= _KICKER_WORDS and len(pieces[head].text.split()) >= _TITLE_WORDS:
            kinds[index] = "kicker"


def _kept(pieces: Sequence[Piece], kinds: Sequence[str], language: str, above: list[int], head: int) -> list[int]:
    """Which of the lines over the headline are no menu's: who wrote it, when, and where it belongs."""
    kept = [
        index
        for index in above
        if _signs(pieces[index].text, language)
        or _may_be_top(pieces, kinds, index, head)
        or _is_author(pieces, index)
        or _is_by_date(pieces, index)
    ]
    if (
        len(above) == _SECTION_NAMES
        and above[1] == head - 1
        and (is_section(pieces[above[0]].text) or _are_sections(pieces[:head]))
    ):
        kept = above
    elif kept[:1] == [_SECTION_NAMES] and _are_sections(pieces[:_SECTION_NAMES]):
        kept = [*range(_SECTION_NAMES), *kept]  # the headline stands over a standfirst that is more like one
    elif above[:1] == [0] and 1 in kept and is_kicker(pieces[0].text, pieces[1].text):
        kept = [0, *kept]
    return kept


def _is_by_date(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a line over the headline is the kind of release over its date, or the place below it."""
    above, below = (pieces[at].text if at >= 0 else "" for at in (index - 1, index + 1))
    placed = pieces[index].text.isalpha() and pieces[index].text.istitle() and date_line(above) is not None
    return placed or (pieces[index].text.casefold().endswith(" release") and date_line(below) is not None)


def _are_sections(over: Sequence[Piece]) -> bool:
    """Whether the two lines that stand over a headline, and nothing else, name where it belongs: "Water", "Tajikistan"."""
    texts = [piece.text for piece in over]
    told = [not is_section(text) and (is_button_in_company(text) or is_control(text)) for text in texts]
    return len(texts) == _SECTION_NAMES and not any(told)


def _is_author(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a line over the headline is the author's name: in capitals, beside a date; or the page's end says who that is."""
    text = pieces[index].text
    if not is_name(text) or is_section(text):
        return False
    dated = text.isupper() and any(date_line(pieces[at].text) for at in beside(pieces, index))
    return dated or any(piece.text.startswith(f"{text} is ") for piece in pieces[index + 1 :])


def _may_be_top(pieces: Sequence[Piece], kinds: Sequence[str], index: int, head: int) -> bool:
    """Whether the line right over the headline may be a kicker, or the headline itself over a standfirst."""
    first = not any(kind in FREE for kind in kinds[:index])
    while head - 1 > index and (date_line(pieces[head - 1].text) or (first and kinds[head - 1] in OUT)):
        head -= 1
    text = pieces[index].text
    if any(kinds[at] in FREE for at in range(index + 1, head)):
        return False
    apart = pieces[index].opens or (index > 0 and kinds[index - 1] in OUT) or any(piece.text == text for piece in pieces[:index])
    named = len(text.split()) <= _KICKER_WORDS and (
        apart or not (is_button_in_company(text) or is_section(text) or is_control(text))
    )
    if index == head - 1 and (is_kicker(text, pieces[head].text) or named):
        return True
    return len(text.split()) > _KICKER_WORDS and not is_sentence(pieces[head].text) and not _is_of_sections(text)


def _headline(pieces: Sequence[Piece], kinds: Sequence[str], language: str, title: str | None) -> int | None:
    """The line that is most like a headline among those over the first sentence; None when all is text at once."""
    own: list[int] = []
    for index, piece in enumerate(pieces[:_TOP]):
        if kinds[index] == "headline":
            return index
        if kinds[index] not in OUT:
            own.append(index)
            if is_sure_text(piece.text) and not is_title(piece.text):
                break
    else:
        return None
    begins = " ".join(piece.text[:_BEGINNING] for piece in pieces[own[-1] : own[-1] + _HATNOTES]).casefold()
    best = (0, 0)
    for place, index in enumerate(own[:-1]):
        text = pieces[index].text
        if title is not None and plain(text) == plain(title):
            return index
        if (
            kinds[index] in FREE
            and is_title(text)
            and not is_row(text)
            and may_head(text, pieces[index + 1].text)
            and not _signs(text, language)
        ):
            below = [pieces[at].text for at in own[place + 1 : place + 4]]
            named = _NAMED * (len(text.split()) > 1 and text.casefold() in begins)
            named += _LONG * any(f"{mark}{text.casefold()}" in begins for mark in '"“')  # a work that is reviewed
            named += _LONG * (len(text.split()) >= _TITLE_WORDS and _is_signed(pieces, kinds, index))
            best = max(best, (named + _likeness(text, kinds[index], below, language), -index))
        elif byline(text, language) and best[0]:
            break
    return _first_so(pieces, own, -best[1], language) if best[0] > 1 else None


def _first_so(pieces: Sequence[Piece], own: Sequence[int], headline: int, language: str) -> int:
    """Where a headline stands first: over the byline and the date, when it stands again below them, over the picture."""
    for index in own:
        if index < headline and plain(pieces[index].text) == plain(pieces[headline].text):
            return index if any(_signs(pieces[at].text, language) for at in range(index + 1, headline)) else headline
    return headline


def _is_signed(pieces: Sequence[Piece], kinds: Sequence[str], index: int) -> bool:
    """Whether a line stands over a bare name with furniture below that, as a headline does and a menu's entry does not."""
    below = pieces[index + 1].text if index + 2 < len(pieces) else ""
    return is_name(below) and kinds[index + 1] in FREE and kinds[index + 2] in OUT and not _is_of_sections(below)


def _is_of_sections(text: str) -> bool:
    """Whether a line is the name of a section, or a row of them with nothing between: "News Weather Sports Investigations"."""
    words = text.split()
    return is_section(text) or 2 * sum(map(is_section, words)) > max(_SECTION_ROW, len(words))


def _likeness(text: str, kind: str, below: Sequence[str], language: str) -> int:
    """How much a line is like a headline: too long for a menu, or else over a byline, a date or a sentence, or one line off."""
    words = len(text.split())
    if is_section(text) or kind == "list" or is_row(text) or not re.search(r"\w\w", text):
        return 0
    if words > _MENU_WORDS:
        return (
            3
            if len(below) > 2 and all(_is_entry(each) and not _signs(each, language) and not is_name(each) for each in below)
            else _LONG
        )
    heads = (words > 1 and _signs(below[0], language)) or (words > 1 and is_sure_text(below[0]))
    signed = words > 1 and bool(byline(below[0], language))
    return 2 * (words >= _TITLE_WORDS) + 2 * heads + signed + any(_signs(each, language) for each in below[1:2])


def _signs(text: str, language: str) -> bool:
    return bool(byline(text, language) or date_line(text))


def _is_entry(text: str) -> bool:
    short = len(text) <= MENU_LETTERS and len(text.split()) <= _MENU_WORDS
    return is_row(text) or (short and (not is_sentence(text) or text.endswith(("…", ":"))))


def mark_under_headline(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks short lines between byline, date and furniture, over the first sentence: the name of a blog, "Published in"."""
    begin = next((index + 1 for index, kind in enumerate(kinds[:_TOP]) if kind == "headline"), 0)
    edge = {*OUT, "byline", "date"}
    end = _first_text(pieces, kinds, begin)
    signed = [index for index in range(end, min(len(pieces), end + _TOP // 4)) if kinds[index] in ("byline", "date")]
    if begin and signed and not any(is_text(pieces[at].text) for at in range(end + 1, signed[0]) if kinds[at] in FREE):
        end = _first_text(pieces, kinds, signed[0])  # what came first was a standfirst
    names = {pieces[at].text for at in range(begin) if kinds[at] == "headline"}
    for at in range(begin, end):
        if kinds[at] in ("paragraph", "standfirst") and pieces[at].text in names and is_title(pieces[at].text):
            kinds[at] = "repeat"
    index, unsigned = begin, "byline" not in kinds
    if 0 < begin < len(pieces) - 1 and is_section(pieces[begin].text) and kinds[begin + 1] in ("byline", "date"):
        kinds[begin] = "navigation"
    while 0 < index < end:
        stop = index
        while stop < end and kinds[stop] in FREE and _is_entry(pieces[stop].text):
            stop += 1
        bounded = kinds[index - 1] in edge and stop < len(pieces) and (kinds[stop] in edge or _are_controls(pieces[index:stop]))
        for at in range(index, stop if bounded else index):
            text = pieces[at].text
            day = date_line(f"{text} 2000")  # "5 July", of which the year is not said
            dated = _PUBLISHED.match(text) or day or (text.isupper() and at == end - 1)  # over the text, "ORRIN": its dateline
            name = text.split(" in ")[0]  # "Ann Ode in Orrin"
            if not (dated or _LISTED.fullmatch(text) or is_name(name)):
                kinds[at] = "byline" if unsigned and _is_house(text) else "navigation"
        index = max(stop, index + 1)


def _is_house(text: str) -> bool:
    """Whether a line is what a page without a byline is signed with: "University of Tarn"."""
    return any(word in _HOUSES for word in text.casefold().split()) and not text.endswith(tuple(".!?:"))


def _are_controls(run: Sequence[Piece]) -> bool:
    return len(run) > 1 and all(is_control(piece.text) for piece in run)


def _first_text(pieces: Sequence[Piece], kinds: Sequence[str], begin: int) -> int:
    found = (index for index in range(begin, len(pieces)) if kinds[index] in FREE and is_text(pieces[index].text))
    return next(found, len(pieces))
