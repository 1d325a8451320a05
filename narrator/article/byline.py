"""Bylines: the line that says who wrote the article."""

from __future__ import annotations

import re
from collections.abc import Mapping

from narrator.patterns import compiled

_WORK = "Written|Story|Words|Text|Reported|Analysis|Review|Opinion|Essay|Commentary|Interview|Posted|Author|Edited"
_LEADS: Mapping[str, re.Pattern[str]] = {
    "en": compiled(rf"(?:By|BY|by|(?:{_WORK}) by|Author:):?\s+"),
    "de": compiled(r"(?:Von|VON):?\s+"),
    "fr": compiled(r"(?:Par|PAR):?\s+"),
    "es": compiled(r"(?:Por|POR):?\s+"),
    "pt": compiled(r"(?:Por|POR):?\s+"),
    "it": compiled(r"(?:Di|DI|di):?\s+"),
    "nl": compiled(r"(?:Door|DOOR):?\s+"),
}
"""What a byline begins with, by language."""

_PARTICLES = frozenset(
    "de da di du del della der den des dos das do van von zu zum ten ter te bin bint ibn al el la le e y af av"
    " and und et & i en".split()
)
"""Small words inside names and between two of them."""

_BETWEEN_NAMES = compiled(r"\s+(?:and|und|et|y|e|&)\s+")
_AFTER_NAME = compiled(r"\s*(?:[,|·•(–—-]|(?:in|for|at|of|from|für|pour|para|per|voor)\b)")
_ROLE = compiled(
    r"(?i)(?:[\w&'’/-]+\s+){0,4}"
    r"(?:reporter|correspondent|writer|editor|columnist|journalist|contributor|critic|staff|engineer|analyst"
    r"|redakteur(?:in)?|korrespondent(?:in)?)s?(?: (?:at|in|for|with) [A-Z][\w&'’. -]{2,40}|, [A-Z][\w’. -]{2,30})?"
)
_PLACE = compiled(r"(?i:reporting|reports) (?:from|in) [A-Z][\w&'’. -]{2,40}")
_ADDRESS = compiled(r"[,|·\s]*[\w.+-]+@[\w.-]+\Z")
_HOUSE = compiled(r"\A[A-Z][\w .&-]{1,30} \| (?=By )")
"""The station or paper that stands before "By"."""
_CHECKED = r"(?:medically |clinically |expert[- ])?reviewed|fact[- ]checked"
_REVIEWED = compiled(
    rf"\A(?:{_CHECKED}) by [^|·•—–]{{3,60}} ?[|·•—–] ?(?=(?:written )?by )",
    re.IGNORECASE,
)
"""Who has reviewed an article on health, before who has written it."""
_REVIEWER = compiled(
    rf"(?:{_CHECKED}|recipe (?:tested|developed)) by:? "
    r"(?-i:[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]*){1,4}(?:, [A-Z][\w.-]{1,8}){0,3})",
    re.IGNORECASE,
)
_INSTITUTE = compiled(
    r"(?:[Tt]he )?(?:[A-ZÀ-Þ][\w'’.-]+ ){0,2}(?:University|Institute|College|School|Academy|Society|Museum|Association|Council"
    r"|Ministry|Department|Cent(?:er|re)|Office|Foundation) (?:of|for)(?: (?:[A-ZÀ-Þ][\w'’.-]*,?|of|for|the|and|at|in|&)){1,8}"
)
"""A house that signs what it has sent out: "University of Tarn"."""
_NO_NAMES = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_DESKS = frozenset(
    """Senior Staff Chief Deputy Trainee Political Politics Local News Sport Sports Business Crime Court Health Education Digital
    Audience Community Features Science Environment""".split()
)
"""Words with a capital that belong to the role behind a name."""
_LONGEST = 140
"""Characters; three names with their papers and a city fit."""


def byline(line: str, language: str = "en") -> str | None:
    """The author `line` names: "By Jane Doe, Reporter" or "Jane Doe | Reporter". None when it is not surely a byline."""
    if len(line) > _LONGEST or line.endswith((":", "?", "!")):
        return None
    line = _REVIEWED.sub("", _HOUSE.sub("", _ADDRESS.sub("", line)))
    lead = _LEADS.get(language, _LEADS["en"]).match(line) or _LEADS["en"].match(line)
    if lead:
        return _author(line[lead.end() :])
    parts = re.split(r"\s*[|·•]\s*|,\s+", line, maxsplit=1)
    return parts[0] if len(parts) == 2 and is_name(parts[0]) and _ROLE.fullmatch(parts[1]) else None


def is_reviewer(line: str) -> bool:
    """Whether `line` says who has reviewed an article, with the degrees behind the name, and nothing else."""
    return len(line) <= _LONGEST and bool(_REVIEWER.fullmatch(line))


def is_role(line: str) -> bool:
    """Whether `line` says what an author is: "Staff Writer"."""
    return len(line) <= 60 and bool(_ROLE.fullmatch(line) or _PLACE.fullmatch(line))


def _author(rest: str) -> str | None:
    """The names `rest` begins with; None when it goes on as no byline does."""
    if _INSTITUTE.fullmatch(rest):
        return rest
    parts = re.split(r",\s+", rest)
    last = _BETWEEN_NAMES.split(re.sub(r"^(?:and|und|et|y|e|&)\s+", "", parts[-1]))
    if len(parts) > 1 and (len(last) > 1 or parts[-1] != last[0]) and all(map(is_name, [*parts[:-1], *last])):
        return rest
    words = list(re.finditer(r"\S+", parts[0]))
    count = 0
    while count < len(words) and _is_name_word(words[count].group()):
        count += 1
    while count and words[count - 1].group() in _PARTICLES:
        count -= 1
    if not count:
        return None
    if _ROLE.fullmatch(rest[words[count - 1].end() :].strip()):  # "Ada Quill Senior reporter"
        while count > 1 and words[count - 1].group() in _DESKS:
            count -= 1
        return rest[: words[count - 1].end()]
    end = words[count - 1].end()
    if end < len(rest) and not _AFTER_NAME.match(rest, end):
        return None
    name = rest[:end]
    alone = end == len(rest) and len(name) > 2 and name.lower() not in _NO_NAMES
    return name if count > 1 or alone else None


def is_name(text: str) -> bool:
    """Whether `text` could be a person's name and nothing else."""
    words = text.split()
    return 2 <= len(words) <= 7 and all(map(_is_name_word, words)) and words[-1] not in _PARTICLES


def _is_name_word(word: str) -> bool:
    return word in _PARTICLES or (word[0].isupper() and word[-1] not in ":;?!)" and not any(c.isdigit() for c in word))
