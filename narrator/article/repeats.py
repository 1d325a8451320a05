"""Repeats and notes: text that stands on the page twice, and what the page says of its author."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from narrator.article.asking import REPORTED, SENTENCE
from narrator.article.piece import Piece
from narrator.article.runs import FREE, OUT, is_sure_text, is_text
from narrator.article.signoff import greets_as, is_signoff
from narrator.patterns import compiled

_SHORTEST = 80
"""Characters of a paragraph whose second standing is no refrain: verses and slogans are shorter."""
_PULL = (20, 300)
"""Letters and figures of a quotation that is pulled out of the text."""
_HELD = 38
"""The same of a line without quotation marks."""
_MOST = 600
"""Blocks of a page in which it is looked for: every line is looked for in every block."""
_PULLED = compiled(r">?\s*[\"“„«](?:[^\"“”„«»]{80,}|[^\"“”„«»]+[.!?…,]\s*)[\"”“»][.!?]?")
_QUOTED = compiled(r">?\s*[\"“„«][^\"“”„«»]+[\"”“»]")
_SIGNED_WORDS = 9
_SENDER = 200
"""Characters in which a text about the sender of a release names it."""
_DATE_LABELS = ("published", "first published", "posted", "updated", "last updated")
_CUT_WORDS = 5
"""Words of a line that is the headline cut off."""
_STEM = 40
"""Letters and figures that a text cut off must share with the whole one."""
_CUT = compiled(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*(?:\(?(?:read|see|show|view|continue)?\s*(?:more|reading|full bio)\)?)?\s*[»›→]?\Z",
    re.IGNORECASE,
)
_ALIKE = 0.6
"""Share of their words that two titles for one story have in common; headlines of different stories of one page reach 0.3."""
_TAIL = 16
"""Blocks at the page's ends in which the author is looked for."""
_BESIDE = frozenset(
    ("byline", "date", "headline", "standfirst", "navigation", "notice", "prompt", "credit", "author note", "contact", "repeat")
)
"""Kinds after which a note on the author may stand at the top of a page or in the middle of it."""
_LONGEST_NOTE = 1_500
_BOX_TEXTS, _LONGEST_BIO = 2, 600
_ABOUT = compiled(
    r"(?:about (?:the |this )?(?:show|podcast|series|publication|author|writer|reporter|contributor|columnist|journalist)s?"
    r"|author(?: bio(?:graphy)?)?"
    r"|meet the author|(?:written|reported) by|contributors?|über (?:den autor|die autorin|den verfasser)|à propos de l'auteur"
    r"|sobre el autor):?",
    re.IGNORECASE,
)
_IS = (
    r"(?:,? (?:[^,.]{2,60}, )?)?(?:is|was|are|has|have|covers|writes|reports|joined|works|worked|serves|teaches|edits|leads"
    r"|holds|lives|studies|hosts|es|escribe|cubre|est|ist|schreibt|è|scrive)\b"
)
_TRADE = compiled(
    r"\b(?:reporter|correspondent|writer|editor|columnist|journalist|critic|contributor"
    r"|(?:co-?)?author|partner at|advis[eo]r|professor|lecturer|fellow"
    r"|researcher|historian|economist|novelist|poet"
    r"|freelance|staff|covers|covered|covering|writes|report(?:s|ed) on|book|novel|newsletter|bureau|based in|newsroom|teaches"
    r"|photographer|producer|host|director of|co-founder|founder|board[- ]certified|physician|doctor|nurse|dietitian|therapist"
    r"|psychologist|nutritionist|redactora?|periodista|corresponsal|journaliste|rédact(?:eur|rice)|correspondante?"
    r"|redakteur(?:in)?|korrespondent(?:in)?|journalistin|giornalista|caporedattore|inviat[oa])\b",
    re.IGNORECASE,
)
_NAME = compiled(
    r"(?:(?:Dr|Prof|Professor|Sir|Dame)\.? )?[A-ZÀ-Þ][\w.'’-]+(?: (?:[A-ZÀ-Þ][\w'’-]*|[A-Z]\.|de|da|van|von|der|den|al|bin"
    r"|of)){1,4}"
)
_STAFF = compiled(
    r"(?:(?:[Ww]ritten|[Ee]dited|[Pp]roduced|[Rr]eported|[Hh]osted|[Cc]ompiled|[Rr]eviewed|(?:[Ff]act[- ])?[Cc]hecked)"
    r" (?:and \w+ )?by"
    rf":? {_NAME.pattern}(?:\. |, |\.| and )?)+"
)
_TITLE = compiled(r"\A(?:Mrs?|Ms|Mx|Dr|Prof|Professor|Sir|Dame)\.? (?=[A-ZÀ-Þ])")
_PUBLISHER = compiled(rf"Published by {_NAME.pattern}")
_REVIEWER = compiled(rf"\b(?:[Rr]eviewed|[Cc]hecked) by (?P<name>{_NAME.pattern})")
_NAMED = compiled(r"(?:[Aa]bout|[Mm]eet) (?P<name>[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,3}):?")
_COMPANY = compiled(r"(?:more )?about (?:the )?\S.{1,70}", re.IGNORECASE)
_RELEASE = compiled(
    r"(?:for immediate release|news provided by|source:? [a-z][\w&., ]{1,60}(?:inc|llc|ltd|corp|plc|gmbh)\.?|news release"
    r"|press release|media release)\b.*|#( ?#){2,}|-? ?(?:ends|end|30) ?-?",
    re.IGNORECASE,
)


def mark_repeats(pieces: Sequence[Piece], kinds: list[str], headline: str | None) -> None:
    """Marks every block that stands elsewhere on the page already, whole or cut off."""
    bare = [_bare(piece.text) if len(piece.text) <= 4 * _LONGEST_NOTE else "" for piece in pieces]
    begins: dict[str, list[int]] = {}
    for index, letters in enumerate(bare):
        if len(letters) >= _STEM:
            begins.setdefault(letters[:_STEM], []).append(index)
    title = _bare(headline or "")
    seen: dict[str, int] = {}
    for index, piece in enumerate(pieces):
        if kinds[index] not in FREE and kinds[index] not in ("quote", "navigation"):
            if kinds[index] not in OUT:
                seen.setdefault(bare[index], index)
            continue
        if (
            (len(title) >= 12 and bare[index] == title and kinds[index] != "headline")
            or (bare[index] in seen and len(piece.text) >= (_HELD if kinds[seen[bare[index]]] == "standfirst" else _SHORTEST))
            or _is_pulled(piece.text, bare, index)
            or _is_date_again(piece.text, pieces, kinds, index)
            or _is_headline_cut(piece.text, bare[index], kinds, index, title)
        ):
            kinds[index] = "repeat"
        elif cut := _CUT.search(piece.text[-60:]):
            stem = _bare(piece.text[: len(piece.text) - len(cut.group())])
            whole = begins.get(stem[:_STEM], ()) if len(stem) >= _STEM else ()
            if any(other != index and len(bare[other]) > len(stem) and bare[other].startswith(stem) for other in whole[:20]):
                kinds[index] = "repeat"
        if bare[index]:
            seen.setdefault(bare[index], index)


def _is_date_again(text: str, pieces: Sequence[Piece], kinds: Sequence[str], index: int) -> bool:
    """Whether a line below the text begins as the date at the top does: "Published" and the day once more."""
    if len(text) > _PULL[1] or index < len(pieces) // 2 or not text.casefold().startswith(_DATE_LABELS):
        return False
    return any(kinds[at] == "date" and pieces[at].text.startswith(text) for at in range(min(index, _TAIL)))


def _is_headline_cut(text: str, letters: str, kinds: Sequence[str], index: int, title: str) -> bool:
    """Whether a line below the headline is its first words, as on a site that cuts its titles."""
    return (
        kinds[index] in FREE
        and len(text.split()) >= _CUT_WORDS
        and 2 * len(letters) > len(title)
        and len(letters) < len(title)
        and title.startswith(letters)
        and text[-1:] not in ".!?:"
        and "headline" in kinds[:index]
    )


def _is_pulled(text: str, bare: Sequence[str], index: int) -> bool:
    """Whether a line is held in a longer block word for word: a quotation set large beside it, the caption of its film."""
    least = _PULL[0] if _PULLED.fullmatch(text.strip()) else _HELD
    if len(bare) > _MOST or not least <= len(bare[index]) <= _PULL[1]:
        return False
    others = [other for at, other in enumerate(bare) if at != index and len(other) > len(bare[index])]
    if any(bare[index] in other for other in others):
        return True
    parts = [_bare(part) for part in SENTENCE.split(text)] if _QUOTED.fullmatch(text.strip()) else []
    return len(parts) > 1 and len(bare[index]) >= _HELD and any(_holds(other, parts) for other in others)


def _holds(block: str, parts: Sequence[str]) -> bool:
    """Whether a block has all sentences of a quotation in their order, with "he said" between them perhaps."""
    at = 0
    for part in parts:
        at = block.find(part, at) + len(part)
        if at < len(part):
            return False
    return True


def is_like(line: str, headline: str) -> bool:
    """Whether two titles are of one story: they share most of their words, even where spaces have been lost."""
    one, other = (_pairs(text) for text in (line, headline))
    return bool(one and other) and 2 * len(one & other) >= _ALIKE * (len(one) + len(other))


def _pairs(text: str) -> set[str]:
    return {first + second for first, second in pairwise(_bare(text))}


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def mark_author_again(pieces: Sequence[Piece], kinds: list[str], author: str | None) -> None:
    """Marks the author's name where it stands alone below furniture at the top, over the text: under the author's picture.

    Who speaks in an interview stands there more than once.
    """
    begin = kinds.index("byline") + 1 if author and "byline" in kinds else len(pieces)
    text = next((at for at in range(begin, len(pieces)) if kinds[at] in FREE and is_sure_text(pieces[at].text)), 0)
    named = [at for at in range(begin, len(pieces)) if author and _names(pieces[at].text, author)]
    speaks = any(kinds[at + 1] in FREE and is_text(pieces[at + 1].text) for at in named[1:] if at + 1 < len(pieces))
    if named and begin <= named[0] < text and not speaks:
        at = named[0]
        if kinds[at] in (*FREE, "standfirst") and (kinds[at - 1] in OUT or at == begin or kinds[at + 1] in OUT):
            kinds[at] = "repeat"


def mark_notes(pieces: Sequence[Piece], kinds: list[str], author: str | None) -> None:
    """Marks what the page's end says of its author or sender; whatever stands above a paragraph of the text is left alone."""
    author = _with_reviewers(pieces, author)
    last = max((at for at, piece in enumerate(pieces) if kinds[at] in FREE and is_text(piece.text)), default=0)
    for index in range(1, len(pieces)):
        text = " ".join(pieces[index].text[:_LONGEST_NOTE].split())
        if (
            author
            and kinds[index] == "paragraph"
            and (index >= last or not _BESIDE.isdisjoint((kinds[index - 1], *kinds[index + 1 : index + 2])))
            and (greets_as(text, author) or (_begins_with(text, author) and is_note(text, author, ())))
        ) or (kinds[index] in FREE and (is_signoff(text) or (_STAFF.fullmatch(text) and " by " in text[_PULL[0] :]))):
            kinds[index] = "author note"
    _mark_box(pieces, kinds, author)
    released = any(_RELEASE.fullmatch(piece.text.strip()) for piece in pieces if len(piece.text) < 80)
    for index in range(len(pieces) - 1, 0, -1):
        if kinds[index] in OUT or kinds[index] == "rule":
            continue
        text = " ".join(pieces[index].text.split()) if len(pieces[index].text) <= _LONGEST_NOTE else ""
        above = pieces[index - 1].text if len(pieces[index - 1].text) <= 80 else ""
        if kinds[index] not in FREE or not text:
            return
        if (
            _ABOUT.fullmatch(text)
            or _STAFF.fullmatch(text)
            or is_signoff(text)
            or (author and (_names(text, author) or _signs_again(text, author)) and not above.endswith(","))
            or (author and (greets_as(text, author) or greets_as(above, author)) and not REPORTED.search(text))
            or (_ABOUT.fullmatch(above.strip()) and not REPORTED.search(text))
            or (author and _names(above, author) and _TRADE.search(text))
            or is_note(text, author, pieces[:index])
        ):
            kinds[index] = "author note"
        elif (released or OUT.intersection(kinds[index + 1 :])) and _about_sender(text, above):
            kinds[index - 1 : index + 1] = ["author note", "author note"]
        else:
            return


def _begins_with(text: str, author: str) -> bool:
    """Whether `text` begins with the author's name or surname, which the byline may have in capitals."""
    surname = author.rsplit(maxsplit=1)[-1]
    return _untitled(text).startswith((author, surname, surname.title()))


def _untitled(text: str) -> str:
    """`text` without the title before the name it begins with."""
    return _TITLE.sub("", text)


def _with_reviewers(pieces: Sequence[Piece], author: str | None) -> str | None:
    """The author's name, and those of who has reviewed the article, about whom the page's end speaks as well."""
    lines = (piece.text for piece in pieces[:_TAIL] if len(piece.text) <= _PULL[1])
    found = next((match["name"] for line in lines if (match := _REVIEWER.search(line))), None)
    return f"{author}, {found}" if author and found else author or found


def _mark_box(pieces: Sequence[Piece], kinds: list[str], author: str | None) -> None:
    """Marks the box at the page's end that begins "Written by" or "About the author": no more than two texts and some lines.

    So is "About" and a name, where the one text below it begins with that name and nothing of the article follows.
    """
    first = re.escape(author.split()[0]) if author else ""
    written = (
        re.compile(rf"(?:(?:written by|published by|by|about) )?{re.escape(author)}|(?:about|meet) {first}", re.I)
        if author
        else _ABOUT
    )
    for index in range(len(pieces) // 2, len(pieces)):
        text = pieces[index].text.strip()
        if _is_about(pieces, kinds, index):
            kinds[index : index + 2] = ["author note", "author note"]
            return
        heads = (_ABOUT, written, _PUBLISHER)
        signed = pieces[index - 1].text.endswith(",")
        if kinds[index] in FREE and len(text) <= 80 and not signed and any(head.fullmatch(text) for head in heads):
            below = [at for at in range(index + 1, len(pieces)) if kinds[at] not in OUT]
            texts = [at for at in below if is_text(pieces[at].text)]
            if len(texts) <= _BOX_TEXTS and all(_may_be_bio(pieces[at].text) for at in texts):
                last = max(texts, default=index)
                for at in (index, *below):
                    kinds[at] = "author note" if kinds[at] in FREE and at <= last else kinds[at]
            return


def _may_be_bio(text: str) -> bool:
    return len(text) <= _LONGEST_BIO and not REPORTED.search(text)


def _is_about(pieces: Sequence[Piece], kinds: Sequence[str], index: int) -> bool:
    found = _NAMED.fullmatch(pieces[index].text.strip()[:80])
    below = pieces[index + 1].text[:_LONGEST_NOTE] if index + 1 < len(pieces) else ""
    last = OUT.issuperset(kinds[index + 2 : index + 3])
    free = kinds[index] in FREE and kinds[index + 1 : index + 2] == ["paragraph"]
    return bool(found and free and last and re.match(re.escape(found["name"]) + _IS, below))


def author_below(pieces: Sequence[Piece], kinds: Sequence[str]) -> tuple[int, str] | None:
    """The line of the top that is a bare name and a byline all the same: the end of the page says who that is."""
    end, texts = len(pieces) // 3, [" ".join(piece.text[:300].split()) for piece in pieces]
    ends = [text for at, text in enumerate(texts) if at >= end or {*kinds[at + 1 : at + 2]} & OUT]
    for index, piece in enumerate(pieces[:_TAIL]):
        if kinds[index] in ("paragraph", "standfirst", "heading") and _NAME.fullmatch(piece.text):
            for text in ends:
                boxed = text == piece.text and bool({*kinds[index + 1 : index + 2]} & {*OUT, "date"})
                if boxed or (text.startswith(piece.text) and re.match(_IS, text[len(piece.text) :]) and _TRADE.search(text)):
                    return index, piece.text
    return None


def _about_sender(text: str, head: str) -> bool:
    """Whether `text` is what a press release says of its sender, below "About" and its name."""
    name = head.strip().rstrip(":")[6:].removeprefix("the ").casefold()
    name = re.sub(r",? (?:inc|llc|ltd|plc|corp|co|gmbh|ag)\b\.?\Z", "", name)
    if not _COMPANY.fullmatch(head.strip()) or len(name) < 2:
        return False
    first = re.match(r"About (?:the )?([A-ZÀ-Þ][\w'’&-]{3,}) [A-ZÀ-Þ]", head.strip())  # "Northlight", of Northlight Instruments
    return name in text.casefold()[: len(name) + 60] or bool(first and re.search(rf"\b{re.escape(first[1])}\b", text[:_SENDER]))


def _names(line: str, author: str) -> bool:
    return re.sub(r"\s*\(.*\)", "", line.strip()).casefold() == author.casefold()


def _signs_again(line: str, author: str) -> bool:
    """Whether a short line at the end is the byline once more, with the author's house."""
    return line.startswith(f"{author}, ") and len(line.split()) <= _SIGNED_WORDS and line[-1:].isalnum()


def _is_one_of(first: str, words: Sequence[str]) -> bool:
    """Whether `first` is the first or last of these names, which a byline may have in capitals."""
    return first in (words[0], words[-1]) or (words[-1].isupper() and first.casefold() == words[-1].casefold())


def is_note(text: str, author: str | None, above: Sequence[Piece]) -> bool:
    """Whether `text` says who the author is: it begins with the author's name, or with one that stands nowhere else."""
    text = _untitled(text)
    found = _NAME.match(text)
    first = text.split(" ", 1)[0].rstrip(",")
    for name in re.split(r"\s*(?:,|\band\b|&)\s*", author) if author else ():
        words = name.split()
        if words and first.strip(",.'’s") and _is_one_of(first, words) and _TRADE.search(text):
            return bool(re.match(rf"(?:{_NAME.pattern}|{re.escape(first)})(?:{_IS}|’s|'s|, )", text)) or text.startswith(name)
    if not found or author or not re.match(_IS, text[found.end() :]) or not _TRADE.search(text[:250]):
        return False
    surname = found.group().split()[-1]
    return not any(surname in piece.text for piece in above)
