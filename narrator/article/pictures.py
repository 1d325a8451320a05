"""Pictures: the lines that stand together for one: its caption, its credit, its buttons."""

from __future__ import annotations

import re
from collections.abc import Sequence

from narrator.article.buttons import is_count
from narrator.article.byline import byline, is_name
from narrator.article.captions import (
    credit_at_end,
    is_caption,
    is_credit,
    is_credit_below,
    is_image_button,
    is_made_for,
    is_picture_opener,
    is_scene,
    is_serving,
    is_view,
    may_be_caption,
    points,
)
from narrator.article.dates import date_line
from narrator.article.outlets import is_for_house
from narrator.article.piece import Piece
from narrator.article.runs import FREE, OUT, is_sure_text, is_text
from narrator.patterns import compiled

_TOP = 60
_DATED = compiled(
    r"(?:\b(?:on|last) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?"
    r"|\b(?:on|in) (?:[A-Z][a-z]{2,8}\.? )(?:\d{1,2}, )?\d{4}"
    r"|, (?:photographed|pictured|seen|shown) [a-z][^,.]{3,60}"
    r"|, (?:(?:c\.|circa|(?:photographed|pictured|taken|painted) in|(?:spring|summer|autumn|winter) of) ?)?(?:1[5-9]|20)\d\d)\Z"
)
_HEADS = 3
"""Lines in which a byline may stand that looks like a credit: "Ann Ode for The Tarn Courier"."""
AROUND = frozenset(("navigation", "prompt", "credit", "caption"))
TOP_KINDS = frozenset((*OUT, "byline", "date"))
_SCENE_WORDS = 8
_HEADED = frozenset(("headline", "standfirst", "byline", "date"))
_BUTTON_WORDS = 3
_SEEN = ("A ", "An ", "Two ", "Three ", "Several ", "Aerial ")
"""What a picture is told with to those who cannot see it."""
_TOP_LINES = 12
_FRAME = 5
"""Lines of a picture: a button, a title, a caption, a credit."""
_LINE_WORDS, _STOPLESS = 12, 0.2
"""Words of a line without a full stop that is a caption and no heading between two texts; share of such lines from which on a
page has lost its full stops."""
_ASKS = ("How", "Why", "What", "When", "Where", "Who", "Which", "Read", "Related", "Watch", "More")
_LONGEST_SPOKEN = 160
_SPOKEN = ('"', "'", "“", "”", "‘", "’", "„", "«", "»")
_CAPTION_WORDS = 6
"""Words of a line without a full stop that is rather a caption than a heading, where only one of them can stand."""


def mark_captions(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Credits, and the captions that tell themselves, carry a credit or stand right above one."""
    for index, piece in enumerate(pieces):
        if kinds[index] in FREE and _is_credit(pieces, kinds, index):
            kinds[index] = "credit"
            if index > 1 and is_count(pieces[index - 1].text) and may_be_caption(above := pieces[index - 2].text):
                kinds[index - 1] = "navigation"
                kinds[index - 2] = kinds[index - 2] if is_text(above) or kinds[index - 2] not in FREE else "caption"
            if index and not piece.opens and kinds[index - 1] == "paragraph" and _is_captioned(pieces, kinds, index):
                kinds[index - 1] = "caption"
        elif is_picture_opener(piece.text) and index + 1 < len(pieces) and kinds[index + 1] in FREE:
            kinds[index : index + 2] = ["navigation", "caption" if may_be_caption(pieces[index + 1].text) else kinds[index + 1]]
        elif is_image_button(piece.text):
            _mark_above(pieces, kinds, index)
        elif kinds[index] in FREE and (
            credit_at_end(piece.text) is not None
            or is_caption(piece.text)
            or (points(piece.text) and (_has_credit(pieces, index) or kinds[max(0, index - 1)] == "credit"))
        ):
            kinds[index] = "caption"
        elif (
            kinds[index] in FREE
            and index
            and not piece.opens
            and kinds[index - 1] == "caption"
            and _names_maker(piece.text)
            and piece.text not in pieces[index - 1].text
            and not (index + 1 < len(pieces) and date_line(pieces[index + 1].text))
            and not is_view(pieces[index - 1].text)
        ):
            kinds[index] = "credit"


def _is_credit(pieces: Sequence[Piece], kinds: Sequence[str], index: int) -> bool:
    """Whether a line only says who made a picture: no section of the page's first line, and no byline over a date."""
    text = pieces[index].text
    if index and is_credit(text):
        return True
    return index >= _HEADS and (is_made_for(text) or is_for_house(pieces, kinds, index))


def _names_maker(text: str) -> bool:
    """Whether a line right below a caption is its credit and no byline, nor a heading of one word."""
    return is_credit_below(text) and not byline(text) and not text.isalpha()


def _has_credit(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a credit stands right below a block."""
    below = pieces[index + 1] if index + 1 < len(pieces) else None
    return below is not None and not below.opens and (is_credit(below.text) or is_credit_below(below.text))


def _is_captioned(pieces: Sequence[Piece], kinds: Sequence[str], credit: int) -> bool:
    """Whether the block right above a credit is its caption: a title, furniture or a blank line stands over it."""
    above = credit - 2
    if date_line(pieces[credit - 1].text) or byline(pieces[credit - 1].text):
        return False
    if (
        above >= 0
        and (byline(pieces[above].text) or is_name(pieces[above].text))
        and len(pieces[credit - 1].text.split()) < _CAPTION_WORDS
    ):
        return False  # the author's house
    if is_standfirst(pieces, credit - 1):
        return False
    if not is_text(pieces[credit - 1].text) and len(pieces[credit - 1].text.split()) >= _CAPTION_WORDS:
        return may_be_caption(pieces[credit - 1].text)
    lead = above >= 0 and kinds[above] in OUT and not any(is_text(piece.text) for piece in pieces[max(0, above - _TOP) : above])
    apart = lead or pieces[credit - 1].opens or pieces[max(0, above)].opens or _in_frame(pieces, kinds, credit)
    return may_be_caption(pieces[credit - 1].text) and apart


def _in_frame(pieces: Sequence[Piece], kinds: Sequence[str], credit: int) -> bool:
    """Whether the lines down to a credit begin with furniture after a blank line, and hold no other text."""
    first = credit - 1
    while first > 0 and not pieces[first].opens and credit - first < _FRAME:
        first -= 1
    texts = sum(is_text(piece.text) for piece in pieces[first:credit])
    return pieces[first].opens and kinds[first] in OUT and texts <= 1


def mark_top_caption(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks the line right above a credit in the page's top: the caption of its first picture, though it may be a sentence.

    One that would be the standfirst is none where another stands over it.
    """
    begin = next((at + 1 for at, kind in enumerate(kinds[:_TOP]) if kind == "headline"), 0)
    for index in range(begin + 1, min(len(pieces), _TOP) if begin else 0):
        over = kinds[index - 1]
        if (
            over in FREE
            and is_text(pieces[index - 1].text)
            and (kinds[index] not in ("credit", "caption") or pieces[index].opens)
        ):
            return
        second = over == "standfirst" == kinds[index - 2]
        if kinds[index] == "caption" and over in FREE and kinds[index - 2] in TOP_KINDS and not pieces[index].opens:
            kinds[index - 1] = "caption" if pieces[index - 1].text.startswith(_SEEN) else over
        if kinds[index] == "credit" and (over in FREE or second) and _may_be_first(pieces, index - 1):
            kinds[index - 1] = "caption"


def _may_be_first(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a line of the top may be its picture's caption: a sentence only where it stands with its credit alone."""
    text = pieces[index].text
    if is_standfirst(pieces, index):
        return False
    alone = pieces[index].opens and not pieces[index + 1].opens
    return may_be_caption(text) and (alone if is_text(text) else len(text.split()) >= _CAPTION_WORDS)


def is_standfirst(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a line between the date and a credit in brackets is the standfirst: such a credit ends its caption's line."""
    bracketed = pieces[index + 1].text.startswith("(") and 0 < index < _TOP_LINES
    return bracketed and date_line(pieces[index - 1].text) is not None


def _mark_above(pieces: Sequence[Piece], kinds: list[str], button: int) -> None:
    """Marks the credit over a picture's first button, the caption over that, and the credit once more below the buttons."""
    end = button
    while end < len(pieces) and is_image_button(pieces[end].text):
        kinds[end] = "navigation"
        end += 1
    credit = button - 1
    if credit < 1 or kinds[credit] not in (*FREE, "credit") or not is_credit_below(pieces[credit].text):
        return
    kinds[credit] = "credit"
    if kinds[credit - 1] == "paragraph" and pieces[credit - 1].text[:1] not in '"“':
        kinds[credit - 1] = "caption"
    if end < len(pieces) and pieces[end].text == pieces[credit].text:
        kinds[end] = "credit"


def mark_lead_caption(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks the one line without a full stop that stands between the furniture of the top and the first sentence.

    It may be the standfirst where none stands over the byline and no credit over it. Where such a caption stands below its
    credit, those of the pictures further down do too.
    """
    signed = [index for index, kind in enumerate(kinds[:_TOP]) if kind in ("byline", "date")]
    if "headline" not in kinds[:_TOP] or not signed or OUT.isdisjoint(kinds):
        return
    text = next((at for at in range(len(pieces)) if kinds[at] in FREE and at > signed[0] and is_text(pieces[at].text)), 0)
    lead = text - 1
    if lead <= signed[0] or not is_untold(pieces, kinds, lead):
        return
    over = lead - 1
    told = [kinds[at] == "standfirst" and len(pieces[at].text.split()) >= _CAPTION_WORDS for at in range(signed[0])]
    if any(told) and all(kind in TOP_KINDS for kind in kinds[signed[0] : lead]):
        kinds[lead] = "caption"
        return
    named = is_credit_below(pieces[over].text) and not re.search(r"\d", pieces[over].text)
    if kinds[over] == "paragraph" and named and kinds[over - 1] in OUT:
        kinds[over] = "credit"
    if kinds[over] != "credit":
        return
    kinds[lead] = "caption"
    for index in range(text + 1, len(pieces) - 1):
        below = kinds[index + 1] in FREE and is_text(pieces[index + 1].text)
        if below and kinds[index - 1] == "credit" and is_untold(pieces, kinds, index):
            kinds[index] = "caption"


def mark_signed_captions(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks two lines that stand by themselves, of which the lower one is a name in capitals: who made the picture above."""
    for index in range(1, len(pieces) - 1):
        name, over = pieces[index], pieces[index - 1]
        apart = over.opens and (pieces[index + 1].opens or kinds[index + 1] in ("byline", "date"))
        named = name.text.isupper() and len(name.text.split()) > 1 and not name.opens and is_credit_below(name.text)
        if apart and named and kinds[index] in FREE and kinds[index - 1] in FREE and may_be_caption(over.text):
            kinds[index - 1 : index + 1] = ["caption", "credit"]


def mark_dated_captions(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks the line without a full stop between two sentences that ends with a day, as no heading does."""
    for index in range(1, len(pieces) - 1):
        beside = [kinds[at] in OUT or (kinds[at] in FREE and is_text(pieces[at].text)) for at in (index - 1, index + 1)]
        if all(beside) and is_untold(pieces, kinds, index) and _DATED.search(pieces[index].text):
            kinds[index] = "caption"


def mark_spoken_pictures(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks what a page says of a picture to those who cannot see it: a line in small letters singly between two texts.

    In a recipe it may be no sentence in spite of its full stop: "A bowl of soup with a wooden spoon.".
    """
    cooks = any("recipe" in piece.text.casefold() and len(piece.text.split()) <= _BUTTON_WORDS for piece in pieces)
    for index in range(1, len(pieces) - 1):
        text = pieces[index].text
        if kinds[index] != "paragraph" or len(text) > _LONGEST_SPOKEN or len(text.split()) < _CAPTION_WORDS:
            continue
        small = text[0].islower() and "\n" not in text and all(word.strip(",'’").isalpha() for word in text.split())
        scene = len(text.split()) >= _SCENE_WORDS and is_scene(text) and (not is_text(text) or kinds[index - 1] in _HEADED)
        around = [kinds[side] in FREE and is_sure_text(pieces[side].text) for side in (index - 1, index + 1)]
        if (small and all(around)) or (scene and (around[0] or kinds[index - 1] in _HEADED)) or (cooks and is_serving(text)):
            kinds[index] = "caption"


def mark_long_lines(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks lines too long for a heading and without a full stop that stand singly between two texts: captions lose theirs.

    A page without furniture may have lost its full stops elsewhere, and so may one with many such lines.
    """
    own = [at for at, piece in enumerate(pieces) if kinds[at] in FREE and len(piece.text.split()) >= _LINE_WORDS]
    found = [
        at
        for at in own
        if is_untold(pieces, kinds, at)
        and _is_line(pieces[at].text)
        and all(0 <= side < len(pieces) and kinds[side] in FREE and _is_side(pieces[side].text) for side in (at - 1, at + 1))
    ]
    if len(found) <= max(1, _STOPLESS * len(own)) and any(kind in AROUND for kind in kinds):
        for at in found:
            kinds[at] = "caption"


def _is_side(text: str) -> bool:
    """Whether a line beside a caption is surely text: long enough, or spoken."""
    return is_sure_text(text) or (text[:1] in _SPOKEN and text[-1:] in _SPOKEN and is_text(text))


def _is_line(text: str) -> bool:
    """Whether `text` has one sentence, which neither asks nor quotes, nor ends with a mark."""
    return (
        (text[:1].isupper() or text[:1].isdigit())
        and text[-1].isalnum()
        and not text.startswith(_ASKS)
        and not re.search(r"[.!?:;] |\n|\t", text)
    )


def is_untold(pieces: Sequence[Piece], kinds: Sequence[str], index: int) -> bool:
    """Whether a line may be a caption that is no sentence: nothing has told it, and it has more words than a heading needs."""
    text = pieces[index].text
    return kinds[index] == "paragraph" and not is_text(text) and len(text.split()) >= _CAPTION_WORDS and may_be_caption(text)
