"""Asking: sentences and short lines that ask the reader to do something with the page."""

from __future__ import annotations

import re

from narrator.patterns import compiled

LONGEST = 700
"""Characters. No prompt, caption or small print is longer; what is longer is never looked at."""
_MARKER = compiled(r"\A(?:[-*•‣◦▪·◇◆■□●○]\s+)")
_ODD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " "})
REPORTED = compiled(
    r"(?:\b(?:said|says|told|asked|added|recalled|wrote|joked|explained|warned|replied|argued|according to)\b"
    r"|\b(?:contacted|approached|reached out)\b.*\bcomment\b).*[.\"”]\Z"
)
"""A sentence in which somebody speaks is the article's own, whatever it is about."""
SENTENCE = compiled(r"(?<=[.!?])\s+(?=[\w\"“>])")
NO_COMPOUND = r"(?=\W*\Z|[.,:;!?)]| (?:here|today|now|and|or|for|to|with|below|at|by|from|delivered|-|–)\b)"
"""After "newsletter": it is the thing itself and no "newsletter course"."""
BESIDE = compiled(
    r"(?:(?:please )?(?:get|receive|find|see|read|visit|check|send|let us|unsubscribe|click|tap|support|subscribe|sign up"
    r"|follow|share|join|discover|stay"
    r"|cancel|e-?mail|write|call|text|tell|leave|reply|become|download|listen|watch|terms|privacy|for more|to receive"
    r"|to unsubscribe)\b"
    r"|no spam|it's free|it is free|thanks|thank you|here's|here are|you can|all (?:newsletters|e-?mails)|opt out|by "
    r"|we (?:will|won't|never|may|use|collect|independently|only|carefully|test)\b"
    r"|(?:errors?|mistakes?|inaccurac|inconsistenc)|if you |if something|more information|this (?:site|newsletter|e-?mail|post)"
    r"|our (?:privacy|terms)|[^.!?]{0,100}\b(?:newsletter|inbox)\b).{0,220}",
    re.IGNORECASE,
)
"""What a sentence may say in a block whose other sentences are furniture."""
_ASKING = compiled(
    r"(?:[>•·*]+ ?)?(?:please |you can (?:also )?|don't forget to )?(?:follow|sign up|subscribe|download|get|join|listen|watch"
    r"|read|stay|support|consider|donate"
    r"|visit|check out|click|tap|discover|explore|browse|send|share|rate|review|like|find|connect|catch|tune in|hear|see"
    r"|e-?mail|text"
    r"|do you have|have you|want"
    r"|if you would like|thanks for (?:reading|listening|watching|subscribing))\b",
    re.IGNORECASE,
)
_OF_THE_SITE = compiled(
    rf"\b(?:newsletters?{NO_COMPOUND}|podcasts?|apps?|facebook|instagram|twitter|tiktok|youtube|whatsapp|pinterest|linkedin"
    rf"|threads|bluesky"
    r"|reddit|telegram|iphone"
    r"|android|google play|app store|spotify|inbox|subscribers?|subscriptions?|on X|our (?:website|site|channel|page|coverage"
    r"|stories|team"
    r"|letters section|e-?mails?)"
    r"|story ideas|new(?:s|sroom|sdesk)@|news alerts|new posts|more from [\w ]+ news|click here|sign up here|help us"
    r"|e-?mail updates|your inbox|journalism)\b",
    re.IGNORECASE,
)


_CONTROL = compiled(
    r"(?:send|plant|share|upload|donate|add|open|view|see|read|watch|listen|follow|subscribe|sign|log|get|buy|shop|join"
    r"|download|print|save|e-?mail|comment"
    r"|report|reply|show|load|hide|close|expand|enlarge|search|browse|explore|discover|try|start|create|manage|edit|skip|jump"
    r"|go|back|return|click|tap|submit"
    r"|register|renew|order|give|gift|learn|find|check|play|continue|copy|accept|reject|allow|decline|dismiss|unlock|claim|rate"
    r"|vote|enter|more|all)\b",
    re.IGNORECASE,
)
_ON_A_PAGE = compiled(
    r"\b(?:share|subscri\w+|sign|log ?in|donate|flowers|print|e-?mail|comments?|follow|newsletters?|app|memory|memories|account"
    r"|cart|obituary|gallery|photos?"
    r"|videos?|deals|story|article|page|menu|cookies|preferences|profile|alerts|more)\b",
    re.IGNORECASE,
)


_APPEAL = tuple(
    compiled(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:support(?:ing)?|donat(?:e|ing|ions?)|contribut(?:e|ing|ions?)|subscrib(?:e|ing|er)|becom(?:e|ing) a member)\b",
        r"\b(?:journalism|journalists|reporting|newsroom|independent news|readers like you|advertisers)\b",
        r"\byour?\b",
        r"\b(?:we|our|us)\b",
    )
)
"""What an appeal says, all of it in one block."""
_SPOKEN_TO = compiled(r"\b(?:you|your|we|us|our|I|all|this|data|no)\b", re.IGNORECASE)
_SMALL_PRINT = compiled(
    r"\b(?:this (?:site|website|page|form|content)|(?:web)?sites?|newsletters?|privacy|cookies|(?:user|licen[cs]e) agreement"
    r"|terms of (?:use|service)|terms and conditions|rights reserved|trademarks?|licen[cs]e|registered (?:charity|company|office"
    r"|number)|subscri(?:be|bing|ption)|delayed (?:at least|by)|all content|link with|third[- ]part(?:y|ies)|e-?mail address"
    r"|log(?:ged)? in|sign(?:ing)? up|affiliates?|tax[- ]deductible|advertis(?:ers?|ing))\b",
    re.IGNORECASE,
)


def speaks_of_site(text: str) -> bool:
    """Whether a sentence speaks to the reader of the site; only among furniture does that make it small print."""
    line = even(text)
    return bool(_SPOKEN_TO.search(line) and _SMALL_PRINT.search(line))


def even(text: str) -> str:
    """`text` on one line with straight quotation marks, without the mark of a list."""
    return _MARKER.sub("", " ".join(text.translate(_ODD).split()))


def is_control(text: str) -> bool:
    """Whether a short line without a full stop begins as a button does; it may be a heading all the same."""
    line = text.strip()
    short = len(line) <= 60 and len(line.split()) <= 7 and "\t" not in line
    return short and line[-1:] not in '.!?:;,”"' and bool(_CONTROL.match(line))


def names_page(text: str) -> bool:
    """Whether a line speaks of what pages have: comments, photos, an account."""
    return bool(_ON_A_PAGE.search(text))


def asks_support(text: str) -> bool:
    """Whether a block asks the reader for money or a subscription: it says so, for whose work, and who speaks to whom."""
    return not REPORTED.search(text) and '"' not in text and all(part.search(text) for part in _APPEAL)


def asks_reader(text: str) -> bool:
    """Whether every sentence asks the reader to do something with the site; beside furniture, that is a prompt."""
    if len(text) > LONGEST or REPORTED.search(text.strip()):
        return False
    parts = SENTENCE.split(even(text))
    asked = [bool(_ASKING.match(part) and _OF_THE_SITE.search(part)) for part in parts]
    return any(asked) and all(
        yes or BESIDE.fullmatch(part) or _ASKING.match(part) for yes, part in zip(asked, parts, strict=True)
    )
