"""Runs: blocks that belong together under a head, such as the links below "Related" or the entries below "References"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from narrator.article.asking import asks_reader, is_control, names_page
from narrator.article.buttons import plain
from narrator.article.piece import Piece, beside
from narrator.article.top import is_sentence
from narrator.patterns import compiled

OUT = frozenset(
    "caption|credit|notice|author note|contact|prompt|repeat|navigation|reference|code|markup|shortcode|comment|formula"
    "|struck".split("|")
)
"""Kinds of block that are no part of the article's own text."""
FREE = frozenset(("paragraph", "list", "heading"))
"""Kinds that a mark or a tag gives and that what the block says may change."""

_LINKS = compiled(
    r"(?:related(?: (?:articles?|stor(?:y|ies)|content|coverage|posts?|links?|news|topics|reading|items|videos?))?|more (?:from"
    r"|in|on|about|like) [^.!?:]{2,50}"
    r"|more (?:stories|articles|news|coverage|top stories|headlines|for you|to (?:read|explore|discover))"
    r"|more \w+(?: \w+)? (?:recipes|stories|articles|news)"
    r"|tags|topics|filed under|subjects|keywords|explore more(?: .{2,40})?|related internet links|what to (?:read|cook|watch"
    r"|listen to)(?: \w+){0,2}|before you (?:leave|go)\b.{0,30}"
    r"|watch next|most (?:read|popular|viewed|shared|commented|recent)(?: (?:stories|articles|posts|in .{2,30}|on .{2,30}))?"
    r"|(?:today's )?trending(?: (?:in|on|at) .{2,30}|(?:now|stories|news|topics|articles))?"
    r"|(?:read|also) (?:next|more|also|read|this next)(?: (?:on|about|from|in) .{2,40})?|les plus lus|archivado en"
    r"|lo más (?:visto|popular)|más noticias|discover more|recent posts|archives|à la une|lo más leído|te puede interesar"
    r"|mehr (?:aus|zu|von) .{2,40}|más sobre .{2,40}"
    r"|weitere (?:artikel|themen|meldungen)|dans la même rubrique|(?:today's )?best .{3,40} deals|what to read next"
    r"|recommended(?: (?:for you|stories|articles|reading|videos"
    r"|by .{2,20}))?|recommendations|related (?:work|research|publications)"
    r"|you (?:may|might) (?:also )?(?:like|be interested in|have missed)|you may like|similar (?:threads|articles|stories|posts"
    r"|topics)|don't miss|in case you missed it"
    r"|editors?'?s?'? (?:picks?|choice)|top (?:stories|news|headlines)|latest (?:news|stories|articles|posts|headlines"
    r"|from .{2,30})|popular(?: (?:now|posts|stories|articles|on .{2,30}))?"
    r"|(?:also )?in (?:other|this) (?:news|section)|external links(?:\[edit\])?|(?:promoted|sponsored|partner) (?:content"
    r"|stories|links)|paid content|around the web|from the web"
    r"|explore more|keep reading|go deeper|continue reading"
    r"|further reading|see also(?:\[edit\])?|more:|related:|related articles:"
    r"|(?:people|others|readers) are (?:also )?(?:reading|watching).{0,3}|what (?:others|people) are reading|in this article"
    r"|don't miss these .{3,40}|hot network questions|related documents|(?:more|other|latest|top|similar|popular|recent"
    r"|featured|further|next|previous)"
    r" (?:\w+ ){0,2}(?:stories|questions|articles|posts|episodes|headlines|videos|reads|reading|releases)"
    r"|navigation menu|personal tools"
    r"|mehr zum thema|das könnte sie auch interessieren|meistgelesen|auch interessant|sur le même (?:sujet|thème)"
    r"|weitere informationen|à lire aussi|más leídas"
    r"|noticias relacionadas|leggi anche)"
)
_SURE_HEAD = compiled(
    r"read (?:more|next)|more for you|promoted content|popular on .{2,30}|most (?:read|popular|viewed|shared)|trending now"
    r"|recommended (?:for you|by .{2,20}|stories|articles)|related (?:articles?|stor(?:y|ies)|coverage|posts?|links|videos)"
    r"|you (?:may|might) (?:also )?(?:like|be interested in|have missed)|editor'?s'? picks?|top stories"
)
"""Heads that no heading of a text is like, even where no title stands below."""
_LONE_HEAD = compiled(
    r"recommended(?: (?:for you|reading|stories|articles))?|related (?:articles?|stor(?:y|ies)|coverage|reading|links?|content)"
    r"|more on this (?:topic|story)|go deeper|also read|mehr zum thema|à lire aussi|lea también|leggi anche"
)
"""Heads below which a single title is a link, though a text stands below it."""
_REFERENCES = compiled(
    r"(?:notes and |journal |story |further reading and )?"
    r"(?:references?|bibliography|works cited|citations|footnotes|endnotes|literature(?: cited)?"
    r"|sources|notes|papers?|journal articles?"
    r"|literaturverzeichnis|einzelnachweise)"
    r"(?: and (?:notes|further reading|sources))?(?: ?\[edit\])?:?"
)
_CITED = compiled(
    r"\A(?:\[?\d{1,3}[\].)]\s+)?\^|\bdoi\b|https?://|\bet al\b|\bISBN\b|\bRetrieved\b|\bpp?\. ?\d|\(\d{4}[a-z]?\)"
    r"|\b\d{1,4} ?\(\d{1,3}\)|,? \d+[–-]\d+ \(|\bibid\b|\barXiv\b|, (?:18|19|20)\d\d\.?\Z|; .*\b(?:19|20)\d\d\b"
    r"|\A[A-Z][^:.]{2,60}: [\"“][^\"”]+[\"”](?:, .{2,30})?\Z",
    re.IGNORECASE,
)
_CONTACTS = compiled(
    r"(?:(?:media|press|news|investor|pr) )?(?:relations )?(?:contacts?|enquiries|inquiries|queries)(?: information"
    r"| details)?:?|for (?:further|more|media) information(?:,? (?:please )?contact)?:?",
    re.IGNORECASE,
)
_SHEET = frozenset(
    """journal|doi|method of research|subject of research|article title|article publication date|coi statement|funder|funders
    |journal information|publication date|news publication date|keywords""".replace("\n    ", "").split("|")
)
_LONGEST_LABEL = 40
"""Characters of a label such as those above."""
_SHEET_LABELS, _SHEET_LINES = 3, 3
"""Labels that are a data sheet together, and how far apart they stand."""
_ENDS = compiled(r"[-–—(\[*]* ?(?:ENDS|Ends|END OF RELEASE|30) ?[-–—)\]*]+|ENDS")
_LONGEST_LINK = 150
"""Characters of the title of another article."""
BEGUN = compiled(r"[QA]:|\(?(?:additional )?(?:reporting|writing|editing) by ", re.IGNORECASE)
"""What a text without a full stop begins with: a question, an agency's last line."""
_TWO_SENTENCES = compiled(r"\w\w[.!?][\"”’»)]? (?:[\"“‘„]|« ?)?[A-ZÀ-Þ]")
_ASKS = compiled(r"\.?[!?]+\Z")
"""The end of a title that asks, with the full stop of an abbreviation before it: "Why Do I Wake Up at 3 a.m.?"."""
_TEASER = compiled(r"(?:[A-Z]{2,}(?:['’-][A-Z]+)? ){2,4}[A-Z][\w'’-]*[a-z](?: [\w'’£$-]+){3,}\Z")
_TOPICS = frozenset(("related topics", "topics", "tags", "read more about", "filed under", "related tags", "more on", "explore"))
_MOST_TOPICS, _TOPIC_WORDS = 12, 4
_SHOUTED = 7
"""Words of a title in capitals that is longer than a heading."""
_LONGEST_CONTACT = 90
_LONGEST_CITATION = 700


def mark_links(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks the titles below "Related", "Most read" and their like, as far as they are surely no text."""
    last_body = max((index for index, piece in enumerate(pieces) if kinds[index] not in OUT and is_text(piece.text)), default=-1)
    index = 0
    while index < len(pieces):
        if not (is_links_head(pieces[index].text) and (kinds[index] in FREE or kinds[index] in ("prompt", "navigation"))):
            index += 1
            continue
        end = index + 1
        while end < len(pieces) and (kinds[end] in OUT or (kinds[end] in FREE and is_title(pieces[end].text))):
            end += 1
        if index < last_body:
            lone = end == index + 2 and bool(_LONE_HEAD.fullmatch(plain(pieces[index].text)))
            end = end if lone else _before_text(pieces, kinds, index, end)
            if end == index + 1 and not _surely_head(pieces, kinds, index):
                index += 1
                continue
        for at in range(index, end):
            kinds[at] = kinds[at] if kinds[at] in OUT else "navigation"
        index = end


def _before_text(pieces: Sequence[Piece], kinds: Sequence[str], head: int, end: int) -> int:
    """Where links in the middle of a text end: the last line may be the title of what comes below."""
    for at in range(head + 1, end):
        if pieces[at].opens and kinds[at] not in OUT and (at + 1 == end or not pieces[head + 1].opens):
            return at
    if end < len(pieces) and end > head + 1 and not pieces[end].opens and kinds[end - 1] not in OUT:
        return end - 1
    return end


def _surely_head(pieces: Sequence[Piece], kinds: Sequence[str], index: int) -> bool:
    """A head without a title below it stands beside other furniture, or says "for you"."""
    around = kinds[max(0, index - 1) : index] + kinds[index + 1 : index + 2]  # type: ignore[operator]  # both are lists
    return any(kind in OUT for kind in around) or bool(_SURE_HEAD.fullmatch(plain(pieces[index].text)))


def mark_topics(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks "Related Topics" over a row of topics with commas between them."""
    for index in range(len(pieces) - 1):
        label, row = pieces[index].text, pieces[index + 1].text
        if (
            len(label) <= _LONGEST_LABEL
            and plain(label) in _TOPICS
            and {kinds[index], kinds[index + 1]} <= {*FREE, "standfirst", "navigation"}
            and 0 < row.count(",") <= _MOST_TOPICS
            and not is_text(row)
            and all(len(part.split()) <= _TOPIC_WORDS for part in row.split(","))
        ):
            kinds[index : index + 2] = ["navigation", "navigation"]


def mark_shouted(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks a long line in capitals between two texts of a page whose other headings are not in capitals: a link.

    So is a title after two words or three in capitals, as tabloids have it: "NET GAIN Striker joins fishing show".
    """
    lines = [at for at in range(1, len(pieces) - 1) if kinds[at] in FREE and not is_text(pieces[at].text)]
    between = [at for at in lines if all(kinds[side] in FREE and is_text(pieces[side].text) for side in (at - 1, at + 1))]
    for at in between:
        if (
            _TEASER.match(pieces[at].text)
            and kinds[at] == "paragraph"
            and any(kind in ("prompt", "navigation") for kind in kinds)
        ):
            kinds[at] = "navigation"
    shouted = [at for at in between if pieces[at].text.isupper()]
    if len(shouted) < len(between) and any(kind in ("prompt", "navigation") for kind in kinds):
        for at in shouted:
            kinds[at] = "navigation" if len(pieces[at].text.split()) >= _SHOUTED else kinds[at]


def mark_asking(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks what asks the reader to follow, download or subscribe, where it stands beside furniture or at the page's end."""
    order = [*range(len(pieces)), *reversed(range(len(pieces)))]
    for index in order:
        around = {kinds[at] for at in beside(pieces, index)}
        last = index == len(pieces) - 1
        if kinds[index] in (*FREE, "quote") and (last or around & {"navigation", "prompt"}) and asks_reader(pieces[index].text):
            kinds[index] = "prompt"


def mark_controls(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks short lines that begin as buttons do, where furniture or nothing follows them, so that they cannot be headings."""
    index = 0
    while index < len(pieces):
        end = index
        while end < len(pieces) and kinds[end] in ("paragraph", "list") and is_control(pieces[end].text):
            end += 1
        follows = end == len(pieces) or kinds[end] in ("prompt", "navigation", "notice")
        above = index and kinds[index - 1] in ("prompt", "navigation", "notice", "byline", "date", "headline")
        named = any(names_page(piece.text) for piece in pieces[index:end])
        if end > index and named and (follows or (end - index > 1 and above)):
            kinds[index:end] = ["prompt"] * (end - index)
        index = max(end, index + 1)


def mark_after_end(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks what stands below the word ENDS, with which a press release ends."""
    for index, piece in enumerate(pieces):
        if _ENDS.fullmatch(piece.text.strip()) and index:
            for at in range(index, len(pieces)):
                kinds[at] = "author note" if kinds[at] in (*FREE, "quote") else kinds[at]
            return


def mark_contacts(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks the name, house, address and number below "Media contact:"."""
    for index, piece in enumerate(pieces):
        if (
            len(piece.text) > 60
            or not _CONTACTS.fullmatch(piece.text.strip())
            or kinds[index] not in (*FREE, "contact", "navigation")
        ):
            continue
        below = []
        for at in range(index + 1, min(len(pieces), index + 9)):
            text = pieces[at].text
            if is_links_head(text):
                break
            if kinds[at] == "contact" or (
                kinds[at] in FREE and len(text) <= _LONGEST_CONTACT and not is_sentence(text) and not text.startswith("About ")
            ):
                below.append(at)
            else:
                break
        if any(kinds[at] == "contact" or re.search(r"@|\d{3}", pieces[at].text) for at in below):
            while below and kinds[below[-1]] != "contact" and not re.search(r"@|\d{3}|https?:|www\.", pieces[below[-1]].text):
                below.pop()
            for at in (index, *below):
                kinds[at] = "contact"


def mark_references(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks a list of sources, with its head, where every entry of it cites one."""
    for index, piece in enumerate(pieces):
        if (
            kinds[index] not in (*FREE, "navigation")
            or len(piece.text) > 60
            or not _REFERENCES.fullmatch(piece.text.casefold().strip())
        ):
            continue
        end = index + 1
        while end < len(pieces) and (
            pieces[end].text == "[edit]"
            or _is_cited(pieces[end].text, kinds[end])
            or (kinds[end] in FREE and _number(pieces[end].text) == _number(pieces[end - 1].text) + 1 > 1)
        ):
            end += 1
        following = pieces[end].text if end < len(pieces) and kinds[end] in FREE else ""
        if kinds[index + 1 : end].count("navigation") < end - index - 1 and (
            len(following) < _LONGEST_CONTACT or is_title(following)
        ):
            kinds[index:end] = ["reference"] * (end - index)


def mark_data_sheet(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks what a release on research ends with: "Journal", "DOI", "Article Title", each with its value below it."""
    labels = [
        at
        for at, piece in enumerate(pieces)
        if kinds[at] in FREE and len(piece.text) <= _LONGEST_LABEL and plain(piece.text) in _SHEET
    ]
    if len(labels) < _SHEET_LABELS or labels[-1] - labels[0] > _SHEET_LINES * len(labels):
        return
    for at in range(labels[0], min(labels[-1] + 2, len(pieces))):
        kinds[at] = "reference" if kinds[at] in FREE else kinds[at]


def _number(text: str) -> int:
    """The number that an entry begins with; 0 when it has none."""
    found = re.match(r"\[?(\d{1,3})[\].)]\s", text)
    return int(found[1]) if found else 0


def _is_cited(text: str, kind: str) -> bool:
    return kind in FREE and len(text) <= _LONGEST_CITATION and bool(_CITED.search(text))


def is_links_head(text: str) -> bool:
    """Whether a line stands over links to other articles."""
    return len(text) <= 60 and bool(_LINKS.fullmatch(" ".join(text.replace("’", "'").split()).casefold().rstrip(" :›»→")))


def is_title(text: str) -> bool:
    """Whether `text` may be the title of another article."""
    line = text.rstrip("\"”'’ ")
    return not is_text(_ASKS.sub("", text[: _LONGEST_LINK + 1])) and (
        len(text) <= _LONGEST_LINK
        and "\n" not in text.strip()
        and "\t" not in text.strip()
        and not line.endswith((".", ",", ";", ":"))
        and not text.startswith(("Q:", "A:"))
    )


SURE_TEXT = 60
"""Characters of a sentence that is surely the article's own: a menu's are shorter."""


def is_sure_text(text: str) -> bool:
    """Whether `text` is a sentence too long for a menu."""
    return len(text) >= SURE_TEXT and is_text(text)


def is_text(text: str) -> bool:
    """Whether `text` is a sentence, and so perhaps the article's own."""
    return (
        len(text) > _LONGEST_LINK
        or is_sentence(text)
        or (len(text) > _LONGEST_LINK // 2 and bool(_TWO_SENTENCES.search(text)))
        or text.rstrip("\"”'’») ").endswith(("!", "?"))
        or bool(BEGUN.match(text))
    )
