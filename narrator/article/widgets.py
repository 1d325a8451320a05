"""Widgets: several lines that stand together for one thing of the page: a sign-up form, a player, a table of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from narrator.article.asking import REPORTED, even
from narrator.article.buttons import plain
from narrator.article.byline import byline, is_name
from narrator.article.dates import date_line
from narrator.article.piece import Piece, beside
from narrator.article.runs import FREE, OUT, is_text
from narrator.patterns import compiled

_LONGEST = 160
"""Characters of what a form says between its head and its button."""
_INSIDE = 4
"""Lines between them."""
_FORM_HEAD = compiled(
    r"(?:sign up|subscribe|get|receive|join|stay|be the first|never miss|don't miss|donate|give|support|your (?:gift|donation)"
    r"|become|start your|unlock|want|the best of|newsletter|free newsletter|our newsletters?)\b.*",
    re.IGNORECASE,
)
_FORM_FOOT = compiled(
    r"(?:enter|your|type)? ?(?:your )?e-?mail(?: address)?(?: here)?|sign (?:me )?up!?|subscribe(?: now)?!?|submit"
    r"|donate(?: now)?!?"
    r"|by (?:submitting|signing up|subscribing|clicking|providing|entering)\b.*|give now|join(?: now)?|continue|get started"
    r"|start (?:your )?(?:free )?trial",
    re.IGNORECASE,
)
_FORM_TEXT = compiled(
    r"\b(?:you|your|we|we'll|our|us|inbox|newsletter|e-?mails?|weekly|daily|every|delivered|stories|free|news|spam)\b",
    re.IGNORECASE,
)
_AMOUNT = compiled(
    r"[$£€] ?\d[\d,.]*(?: ?/ ?\w+| (?:a|per) \w+)?|[\d,.]+ ?[$£€]|other(?: amount)?|(?:monthly|one[- ]time|once|yearly)"
)
_LENGTH = compiled(
    r"\d{1,2}:\d\d(?::\d\d)?(?: ?[/|] ?-?\d{1,2}:\d\d(?::\d\d)?)?|[\d.]+x|-\d{1,2}:\d\d|(?:-|- ?-):--"
    r"|(?:Current Time|Duration|Remaining Time):? ?-?\d{1,2}:\d\d"
)
_PLAYER = compiled(
    r"(?:watch|listen|play|play video|play audio|video|audio|now playing|watch:.*|listen:.*|listen to .*|pause|mute|unmute"
    r"|(?:video|audio) player is loading\.?"
    r"|(?:\d*\.)?\d+x"
    r"|current time|duration|playback speed|speed|volume|rewind|forward|fullscreen|settings|0:00.*)",
    re.IGNORECASE,
)
_SPONSOR = compiled(
    r"(?:(?:a|an) (?:message|word) from|(?P<top>presented|sponsored|supported|brought to you) by|in partnership with"
    r"|together with|paid for by) (?P<name>[A-Z].{2,40})",
    re.IGNORECASE,
)
_COMMENTS = compiled(
    r"(?:\d[\d,.]* |top |all |reader |readers' |recent |latest )?(?:comments?|responses|kommentare|commentaires|comentarios"
    r"|discussion)"
    r"(?: ?\(?\d[\d,.]*\)?| on this (?:story|article|post))?:?|\d+ thoughts? on .{3,150}",
    re.IGNORECASE,
)
_REPLY = compiled(
    r"(?:reply|report|like|upvote|recommend|antworten|répondre|responder|flag|share|sort by.*|newest|oldest)(?: ?\(?\d+\)?)?"
    r"|\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago|.{2,40} says:?",
    re.IGNORECASE,
)
_CARD = compiled(
    r"(?:joined|registered|member since|location|posts|messages|reputation|likes received)\b:? ?\S.{0,50}|#\d{1,6}"
    r"|(?:[\d,.]+k? posts?|(?:senior|junior|new|active|premium|gold|elite|super|full|well-known)? ?member|moderator|administrator"
    r"|newbie|regular|veteran)(?: .{0,20})?",
    re.IGNORECASE,
)
"""A line of what a forum says of who wrote a post."""
_CARDS, _NAME_WORDS = 4, 3
"""Such lines on a page that is a forum's: two posts have so many."""
_HEADING_WORDS = 4
_SHORTEST_CONTENTS = 2
_PATH = 2
"""A section and the part of it; the headings that a row of names leads to."""
_LONGEST_TITLE = 100
_STARS = compiled(r"(?=.*★)[★☆½]{3,10}")
_CHANGES = compiled(r"updates to this page|(?:change|page|version|revision|update) (?:history|log)|changelog", re.IGNORECASE)
_BRINGS = compiled(
    r"(?=.*\b(?:we|our|you|your)\b)(?=.*\b(?:news|stories|best|latest|top|week['’]s|day['’]s|digest|essential|highlights|must-read)\b)"
    r".*\b(?:every|each) (?:\w+day|day|week|weekend|month|morning|evening)\b|.*\byour inbox\b",
    re.IGNORECASE,
)
"""What a newsletter promises."""
_SHARED = compiled(r"(?:Share|Subscribe to|Give a gift subscription to|Refer a friend to) ((?:[A-Z]|the ).{2,60}[^.!?:;,])")
_OF_LETTER = compiled(
    r"\b(?:thanks for reading|thank you for reading|reader-supported|subscribers?|this post is public)\b", re.IGNORECASE
)
"""What a newsletter says to its readers."""
_HOUR = compiled(r"\d{1,2}[:.]\d\d\b(?: ?[ap]\.?m\b\.?)?", re.IGNORECASE)
_TIMED = (*FREE, "navigation", "date")
_NUMBER = compiled(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[-*•])\s+(?=\S)")
_FREE_OR_PROMPT = (*FREE, "prompt", "navigation")


def mark_forms(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks what stands between the head of a form, such as "Get our newsletter" or "Donate", and its button."""
    _mark_amounts(pieces, kinds)
    for index, piece in enumerate(pieces):
        if kinds[index] not in _FREE_OR_PROMPT or not _FORM_HEAD.fullmatch(even(piece.text)) or is_text(piece.text) > 0:
            continue
        end = index + 1
        while end < len(pieces) and end - index <= _INSIDE + 1 and _is_inside(pieces[end], kinds[end]):
            end += 1
        foot = max((at for at in range(index + 1, end) if _FORM_FOOT.fullmatch(even(pieces[at].text).rstrip("*: "))), default=0)
        for at in range(index, foot + 1 if foot else index):
            kinds[at] = "prompt" if kinds[at] in FREE else kinds[at]


def _mark_amounts(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks the sums one under the other that may be given, over the button to give them."""
    index = 0
    while index < len(pieces):
        end = index
        while end < len(pieces) and kinds[end] in _FREE_OR_PROMPT and _AMOUNT.fullmatch(pieces[end].text.strip().casefold()):
            end += 1
        if end - index > 1 and end < len(pieces) and kinds[end] in OUT:
            kinds[index:end] = ["prompt"] * (end - index)
        index = max(end, index + 1)


def _is_inside(piece: Piece, kind: str) -> bool:
    text = even(piece.text)
    if kind in OUT or _AMOUNT.fullmatch(text.casefold()) or _FORM_FOOT.fullmatch(text.rstrip("*: ")):
        return True
    return kind in FREE and len(text) <= _LONGEST and not REPORTED.search(text) and bool(_FORM_TEXT.search(text))


def mark_sponsors(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks the line that names a newsletter's sponsor, and its advertisement, which says the name again."""
    for index, piece in enumerate(pieces):
        found = _SPONSOR.fullmatch(piece.text.strip()) if kinds[index] in FREE and not is_text(piece.text) else None
        if not found:
            continue
        kinds[index] = "navigation"
        name = re.compile(rf"\b{re.escape(found['name'].split()[0])}\b", re.IGNORECASE)
        inside = [at for at in range(index + 1, min(len(pieces), index + _INSIDE)) if name.search(pieces[at].text)]
        if name.search("our the a your"):  # "A message from our sponsor" names nobody: the one block below it is theirs
            inside = [index + 1] if index + 1 < len(pieces) else []
        if inside and not found["top"]:
            kinds[index + 1 : inside[-1] + 1] = ["navigation"] * (inside[-1] - index)


def mark_comments(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks what readers have written below the article, from the head to the end; their posts have buttons and ages."""
    first = next((at for at, piece in enumerate(pieces) if _is_own(piece, kinds[at])), len(pieces))
    last = max((at for at, piece in enumerate(pieces) if _REPLY.fullmatch(piece.text.strip())), default=0)
    for index in range(max(first, len(pieces) // 3), last):
        if _COMMENTS.fullmatch(pieces[index].text.strip()):
            for at in range(index, len(pieces)):
                kinds[at] = kinds[at] if kinds[at] in OUT else "navigation"
            return


def _is_own(piece: Piece, kind: str) -> bool:
    return kind in FREE and is_text(piece.text) and len(piece.text) > _LONGEST // 2


def mark_cards(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks what a forum says of who wrote a post, since when they have been there, how often; name and day are said."""
    cards = [at for at, piece in enumerate(pieces) if kinds[at] in FREE and _CARD.fullmatch(even(piece.text))]
    if len(cards) >= _CARDS:
        for at in cards:
            kinds[at] = "navigation"
            above = pieces[at - 1].text if at and kinds[at - 1] == "paragraph" else ""
            if above and len(above.split()) <= _NAME_WORDS and not is_text(above):
                kinds[at - 1] = "byline"


def mark_changes(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks the log of a page's changes: a head such as "Updates to this page", and below it days, each over what was changed."""
    for head, piece in enumerate(pieces[:-1]):
        if not _CHANGES.fullmatch(piece.text.strip()) or kinds[head] not in _FREE_OR_PROMPT or not _is_day(pieces[head + 1]):
            continue
        end = head + 1
        while end < len(pieces) and (_is_day(pieces[end]) or (_is_day(pieces[end - 1]) and len(pieces[end].text) <= _LONGEST)):
            end += 1
        for at in range(head, end):
            kinds[at] = kinds[at] if kinds[at] in OUT else "navigation"


def _is_day(piece: Piece) -> bool:
    return date_line(piece.text) is not None


def mark_teased(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks the sentence right below "Sign up for our newsletter" that says what the newsletter brings, and how often."""
    for index in range(1, len(pieces)):
        text = pieces[index].text
        asked = kinds[index - 1] == "prompt" and "newsletter" in pieces[index - 1].text.casefold()
        if asked and kinds[index] in FREE and len(text) <= _LONGEST and not REPORTED.search(text) and _BRINGS.search(text):
            kinds[index] = "prompt"


def mark_shared(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks "Share The Tarn Letter", where the page asks for subscribers of that name: "Thanks for reading The Tarn Letter"."""
    asked = [piece.text for piece, kind in zip(pieces, kinds, strict=True) if kind in ("prompt", "navigation")]
    for index, piece in enumerate(pieces):
        found = _SHARED.fullmatch(piece.text.strip()) if kinds[index] in FREE and len(piece.text) <= _LONGEST_TITLE else None
        if found and any(_OF_LETTER.search(text) and found[1] in text for text in asked):
            kinds[index] = "prompt"


def mark_ratings(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Takes for the text a line of stars: the verdict of a review, unless the page's furniture stands on both sides of it."""
    for index, piece in enumerate(pieces):
        around = all(kinds[at] in OUT for at in beside(pieces, index))
        if kinds[index] == "navigation" and _STARS.fullmatch(piece.text) and not around:
            kinds[index] = "paragraph"


def mark_players(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks the buttons of a player, the length of its sound or film, and the title below them."""
    index = 0
    while index < len(pieces):
        end, lengths = index, 0
        while end < len(pieces) and kinds[end] in (*_FREE_OR_PROMPT, "date") and _plays(pieces[end].text):
            lengths += bool(_LENGTH.fullmatch(pieces[end].text.strip()))
            end += 1
        if 0 < lengths < end - index:
            kinds[index:end] = ["navigation"] * (end - index)
            if end < len(pieces) and kinds[end] == "paragraph" and _is_title_below(pieces[end]):
                kinds[end] = "navigation"
        index = max(end, index + 1)


def _is_title_below(piece: Piece) -> bool:
    """Whether a line right below a player is the title of what it plays: headings are shorter."""
    words = len(piece.text.split())
    return words > _HEADING_WORDS and not piece.opens and not is_text(piece.text) and date_line(piece.text) is None


def _plays(text: str) -> bool:
    return bool(_LENGTH.fullmatch(text.strip()) or _PLAYER.fullmatch(text.strip()))


def mark_contents(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks a table of contents: two titles or more, one below the other, that stand once more further down, each over a text."""
    titles = [
        plain(_NUMBER.sub("", piece.text.removesuffix("[edit]"), count=1)) if _is_line(piece.text) else "" for piece in pieces
    ]
    over = {title: index for index, title in enumerate(titles[:-1]) if title and kinds[index] in (*FREE, "reference")}
    index = 0
    while index < len(pieces):
        end = index
        while end < len(pieces) and kinds[end] in (*FREE, "navigation") and end < over.get(titles[end], 0):
            end += 1
        own = [over[titles[at]] for at in range(index, end)]
        told = [
            at
            for at in own
            if any(is_text(piece.text) for piece in pieces[at + 1 : at + 4]) or kinds[at + 1] in ("list", "reference")
        ]
        known = own == told or (len(told) and index and _CONTENTS.fullmatch(pieces[index - 1].text))
        signed = any(is_name(pieces[at].text) for at in range(index + 1, end))  # a headline and its author stand twice, too
        if end - index >= _SHORTEST_CONTENTS and known and not signed and own == sorted(set(own)) and own[-1] - own[0] > len(own):
            kinds[index:end] = ["navigation"] * (end - index)
            for at in own:
                kinds[at] = "heading" if kinds[at] == "paragraph" else kinds[at]
            if index and _CONTENTS.fullmatch(pieces[index - 1].text) and kinds[index - 1] in FREE:
                kinds[index - 1] = "navigation"
        index = max(end, index + 1)


_CONTENTS = compiled(
    r"(?:table of )?contents:?|key (?:events|moments|updates)"
    r"|(?:what's )?(?:in|on) this (?:article|page|guide|story|post):?|jump to:?|quick links:?"
    r"|inhalt(?:sverzeichnis)?:?|sommaire|índice",
    re.IGNORECASE,
)


def mark_jumps(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks the short lines below "Jump to:" whose words all stand in a line further down: "Price" for "S9: price and deals".

    Below "Key events" that may be the hour alone, over what was written then.
    """
    for head, piece in enumerate(pieces):
        if kinds[head] not in (*FREE, "navigation") or not _CONTENTS.fullmatch(piece.text.strip()):
            continue
        end = head + 1
        while end < len(pieces) and (
            (kinds[end] in (*FREE, "navigation") and _leads_down(pieces, end))
            or (kinds[end] in _TIMED and _is_timed(pieces, end))
        ):
            end += 1
        if end - head > _SHORTEST_CONTENTS:
            kinds[head:end] = ["navigation"] * (end - head)


def mark_bars(pieces: Sequence[Piece], kinds: list[str]) -> None:
    """Marks a row of names with bars between them: over the headline, right below the byline or date, or of headings below it.

    Rows one below the other are a table.
    """
    text = next((at for at, piece in enumerate(pieces) if _is_own(piece, kinds[at])), len(pieces))
    for index, piece in enumerate(pieces):
        parts = [plain(part) for part in piece.text.split(" | ")] if len(piece.text) <= _LONGEST and " | " in piece.text else []
        around = [pieces[at].text for at in beside(pieces, index)]
        if kinds[index] not in FREE or not parts or any("|" in other for other in around) or is_text(piece.text):
            continue
        below = {plain(other.text) for other in pieces[index + 1 :] if len(other.text) <= _LONGEST_TITLE}
        path = len(parts) == _PATH and index == 0 and all(len(part.split()) == 1 for part in parts)
        signed = len(parts) > _PATH and 0 < index < text and bool(date_line(around[0]) or byline(around[0]))
        titled = path and around and len(around[0].split()) > _HEADING_WORDS
        if titled or signed or sum(part in below for part in parts) >= _PATH:
            kinds[index] = "navigation"


def _leads_down(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a line names another line below it, which is no text."""
    words = set(plain(pieces[index].text).rstrip("?").split())
    below = (piece.text for piece in pieces[index + 1 :] if _is_line(piece.text) or piece.text.endswith("?"))
    return _is_line(pieces[index].text.rstrip("?")) and any(words <= set(re.findall(r"[\w'&-]+", plain(text))) for text in below)


def _is_timed(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a line begins with an hour that begins a line further down, which does not say the same."""
    found = _HOUR.match(pieces[index].text)
    here = pieces[index].text
    if not found or not _is_line(here):
        return False
    return any(piece.text.startswith(found[0]) and piece.text != here for piece in pieces[index + 1 :])


def _is_line(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and not is_text(text)
