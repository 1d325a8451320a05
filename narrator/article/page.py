"""A page: what each of its blocks is, told by their words, their marks and what stands around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from narrator.article.amounts import amounts
from narrator.article.buttons import is_button_in_company, is_count
from narrator.article.contacts import mark_around_contacts
from narrator.article.doubt import keep_amid
from narrator.article.edges import mark_menu, mark_under_headline
from narrator.article.furniture import furniture
from narrator.article.glued import mark_glued_menus
from narrator.article.keeping import keep_lists
from narrator.article.listings import mark_listings
from narrator.article.makers import mark_below_credits, mark_credited, mark_named
from narrator.article.picture_marks import mark_picture_marks
from narrator.article.pictures import (
    mark_captions,
    mark_dated_captions,
    mark_lead_caption,
    mark_long_lines,
    mark_signed_captions,
    mark_spoken_pictures,
    mark_top_caption,
)
from narrator.article.piece import Piece
from narrator.article.repeats import author_below, is_like, mark_author_again, mark_notes, mark_repeats
from narrator.article.runs import (
    FREE,
    OUT,
    mark_after_end,
    mark_asking,
    mark_contacts,
    mark_controls,
    mark_data_sheet,
    mark_links,
    mark_references,
    mark_shouted,
    mark_topics,
)
from narrator.article.tail import mark_after_text, mark_tail
from narrator.article.teasers import mark_linked, mark_over_headings, mark_teasers
from narrator.article.top import Top, is_kicker, is_label, is_sentence, read_top
from narrator.article.unnamed import mark_names_above, mark_slashed, mark_unnamed
from narrator.article.weighing import mark_by_weight
from narrator.article.widgets import (
    mark_bars,
    mark_cards,
    mark_changes,
    mark_comments,
    mark_contents,
    mark_forms,
    mark_jumps,
    mark_players,
    mark_ratings,
    mark_shared,
    mark_sponsors,
    mark_teased,
)
from narrator.patterns import compiled

_LONGEST_HEADING = 80
"""Characters: longer lines are sentences."""
_TALK_SHARE = 0.4
"""When more of the blocks than this are lines that could be headings, the ones that ask are an interviewer's questions."""
_SOLID = 4
"""So many paragraphs without a blank line between them are a text without blank lines, where any line may be a heading."""
_LONGEST_BUTTON = 40
_LONGEST_TITLE = 120
"""Characters of the title over a caption."""
_QUOTED = compiled(r"[\"“„«‘'].*[\"”“»’']", re.DOTALL)
_PAGE_KINDS = frozenset(("prompt", "navigation"))
_TOP_KINDS = frozenset(("headline", "kicker", "standfirst", "byline", "date"))


@dataclass(frozen=True, slots=True)
class Page:
    """What the pieces of a page are, and what its top says of the article."""

    kinds: tuple[str, ...]
    headline: str | None
    byline: str | None
    published: date | None
    language: str


class Known(NamedTuple):
    """What is known of an article before its lines are read."""

    title: str | None = None
    """The headline, where the front matter has one."""
    author: str | None = None
    """The same of who wrote it."""
    written: bool = False
    """Whether it is as its author wrote it, not copied off a page."""


def read_page(pieces: Sequence[Piece], marked: Sequence[str], language: str, known: Known) -> Page:
    """The kind of every piece; `marked` is what marks and tags say."""
    kinds, top = read_by_rules(pieces, marked, language, known.title)
    author = top.byline
    if author is None and (named := author_below(pieces, kinds)):
        kinds[named[0]], author = "byline", named[1]
    author = author or known.author
    mark_notes(pieces, kinds, author)
    mark_by_weight(pieces, kinds, marked, written=known.written)
    mark_author_again(pieces, kinds, author)
    mark_tail(pieces, kinds)
    mark_notes(pieces, kinds, author)
    mark_links(pieces, kinds)
    keep_lists(pieces, kinds, marked)
    _mark_titles(pieces, kinds, top.headline or known.title)
    _mark_headings(pieces, kinds)
    return Page(tuple(kinds), top.headline, author, top.published, language)


def read_by_rules(pieces: Sequence[Piece], marked: Sequence[str], language: str, title: str | None) -> tuple[list[str], Top]:
    """The kind of every piece as far as a rule tells it, and the top; the arguments are those of `read_page`."""
    kinds = [(kind in FREE and furniture(piece.text)) or kind for kind, piece in zip(marked, pieces, strict=True)]
    if len(pieces) > 1 and kinds[0] in OUT and is_kicker(pieces[0].text, pieces[1].text):
        kinds[0] = "paragraph"  # "Comment" is a section as well as a button
    mark_ratings(pieces, kinds)
    mark_picture_marks(pieces, kinds)
    mark_captions(pieces, kinds)
    _mark_company(pieces, kinds, _PAGE_KINDS)
    mark_glued_menus(pieces, kinds)
    mark_topics(pieces, kinds)
    _mark_widgets(pieces, kinds)
    mark_menu(pieces, kinds, language, title)
    top = _read_top(pieces, kinds, language, title)
    mark_under_headline(pieces, kinds)
    _mark_pictures(pieces, kinds)
    _mark_company(pieces, kinds, _PAGE_KINDS | _TOP_KINDS)
    mark_controls(pieces, kinds)
    mark_contacts(pieces, kinds)
    mark_around_contacts(pieces, kinds)
    mark_after_end(pieces, kinds)
    mark_references(pieces, kinds)
    mark_listings(pieces, kinds)
    mark_data_sheet(pieces, kinds)
    mark_repeats(pieces, kinds, top.headline or title)
    keep_amid(pieces, kinds)
    mark_shouted(pieces, kinds)
    mark_shared(pieces, kinds)
    mark_teasers(pieces, kinds)
    mark_linked(pieces, kinds)
    mark_over_headings(pieces, kinds)
    mark_links(pieces, kinds)
    mark_asking(pieces, kinds)
    mark_after_text(pieces, kinds)
    mark_tail(pieces, kinds)
    return kinds, top


def _mark_pictures(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """What stands under pictures and only what stands around it tells, once the top is known."""
    mark_top_caption(pieces, kinds)
    mark_slashed(pieces, kinds)
    mark_unnamed(pieces, kinds)
    mark_credited(pieces, kinds)
    mark_named(pieces, kinds)
    mark_below_credits(pieces, kinds)
    mark_names_above(pieces, kinds)
    mark_lead_caption(pieces, kinds)
    mark_signed_captions(pieces, kinds)
    mark_dated_captions(pieces, kinds)
    mark_long_lines(pieces, kinds)
    mark_spoken_pictures(pieces, kinds)


def _mark_widgets(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Several lines that stand together for one thing of the page."""
    mark_bars(pieces, kinds)
    mark_contents(pieces, kinds)
    mark_jumps(pieces, kinds)
    mark_comments(pieces, kinds)
    mark_cards(pieces, kinds)
    mark_changes(pieces, kinds)
    mark_teased(pieces, kinds)
    mark_sponsors(pieces, kinds)
    mark_players(pieces, kinds)
    mark_forms(pieces, kinds)


def _mark_titles(pieces: Sequence[Piece], kinds: list[str], headline: str | None) -> None:
    """The title over a caption, which may be the headline once more."""
    for index in range(1, len(pieces)):
        above = pieces[index - 1].text
        alone = pieces[index - 1].opens and not pieces[index].opens and kinds[index - 1] in FREE
        if kinds[index] == "caption" and alone and len(above) <= _LONGEST_TITLE and not is_sentence(above):
            kinds[index - 1] = "repeat" if headline and is_like(above, headline) else "caption"


def _mark_company(pieces: Sequence[Piece], kinds: list[str], company: frozenset[str]) -> None:
    """Single words that are buttons, where furniture or more such words stand beside them, or that stand on the page again."""
    often = Counter(piece.text for piece in pieces if len(piece.text) <= _LONGEST_BUTTON)
    weak = [kinds[index] in ("paragraph", "list") and is_button_in_company(piece.text) for index, piece in enumerate(pieces)]
    index = 0
    while index < len(pieces):
        end = index
        while end < len(pieces) and weak[end]:
            end += 1
        if end > index:
            beside = {kinds[at] for at in (index - 1, end) if 0 <= at < len(pieces)}
            words = sum(not is_count(piece.text) for piece in pieces[index:end])
            if words and (end - index > 1 or often[pieces[index].text] > 1 or not company.isdisjoint(beside)):
                kinds[index:end] = ["prompt"] * (end - index)
            elif not words and end - index <= 2 and not beside.isdisjoint((*company, "byline", "date")):
                kinds[index:end] = ["navigation"] * (end - index)
        index = max(end, index + 1)


def _read_top(pieces: Sequence[Piece], kinds: list[str], language: str, title: str | None) -> Top:
    """The top of what is left when the furniture is taken away; sets its kinds."""
    own = [index for index, kind in enumerate(kinds) if kind not in OUT]
    top = read_top([pieces[index] for index in own], [kinds[index] for index in own], language, title)
    for index, kind in zip(own, top.kinds, strict=False):
        kinds[index] = kind
    return top


def _mark_headings(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Headings: lines on their own, between paragraphs, that are no sentences."""
    own: list[int] = []
    left: list[Piece] = []
    opens = False
    for index, piece in enumerate(pieces):
        opens = opens or piece.opens
        if kinds[index] not in OUT:
            own.append(index)
            left.append(Piece(piece.text, opens))
            opens = False
    found = _headings(left, [kinds[index] for index in own])
    for index in found:
        kinds[own[index]] = "heading"


def _headings(pieces: Sequence[Piece], kinds: list[str]) -> tuple[int, ...]:
    solid = tuple(accumulate(piece.opens for piece in pieces))
    sizes = Counter(solid)
    own = [sizes[part] == 1 or sizes[part] >= _SOLID or _heads_list(pieces, kinds, index) for index, part in enumerate(solid)]
    rows = amounts(pieces)
    likely = [
        kind == "paragraph" and own[index] and not rows[index] and _looks_like_heading(pieces[index].text)
        for index, kind in enumerate(kinds)
    ]
    running = [kind in ("paragraph", "list", "quote") and not likely[index] for index, kind in enumerate(kinds)]
    found = [
        index
        for index in range(1, len(kinds) - 1)
        if likely[index]
        and running[index + 1]
        and (not rows[index + 1] or any(rows[index + 2 : index + 3]))  # one row alone has no heading
        and (running[index - 1] or kinds[index - 1] == "rule")
    ]
    if len(found) > len(kinds) * _TALK_SHARE:
        found = [index for index in found if not pieces[index].text.endswith("?")]
    return tuple(found)


def _heads_list(pieces: Sequence[Piece], kinds: Sequence[str], index: int) -> bool:
    """Whether the first entry of a list stands right below."""
    return pieces[index].opens and kinds[index + 1 : index + 2] == ["list"]


def _looks_like_heading(text: str) -> bool:
    if len(text) > _LONGEST_HEADING:
        return False
    begins = text.lstrip("\"'“‘„«¿¡(")[:1]
    return (
        begins.isalnum()
        and not begins.islower()
        and "\n" not in text
        and "\t" not in text  # a row of a table
        and not is_label(text)
        and not _QUOTED.fullmatch(text)
        and not is_sentence(text)
    )
