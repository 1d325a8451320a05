"""An interview: who asks and who answers, found where paragraphs begin with `Q:` or a name, or where questions are set in bold.

Found only where it is plain: three turns at least, of two speakers, one of whom comes back. Everything else stays the narrator's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from narrator.patterns import compiled

FEWEST_TURNS = 3
"""Turns from which on it is an interview: two lines that begin with a name and a colon stand in many a list."""

_ASKED = frozenset("q question frage pregunta domanda".split())
_LABEL = compiled(
    r"(?P<letter>Q|A|Question|Answer|Frage|Antwort|Pregunta|Respuesta|Domanda|Risposta|Réponse)\s?[:.]\s+(?=\S)"
    r"|(?P<name>[^\s:][^:\n“”\"?!,;]{0,29}):\s+(?=\S)"
)
_PARTICLES = frozenset("al bin da de del della den der di dos du el la le van von y zu".split())
_NO_NAMES = frozenset(
    "note notes correction corrections update updates warning source sources photo photos credit disclosure advertisement "
    "contact related tip tips pros cons fact facts result results answer question example editor editors".split()
)
"""What stands before a colon, begins with a capital and is nobody: the last word of `Editor's note`."""
_BEGINS = ("paragraph", "heading")
"""Kinds of block that may begin a turn: a short question is easily taken for a heading."""
_NAME_WORDS = 4
_SENTENCE = compiled(r"[.!?…][\"'”’)\]]*\Z")
_ASIDE = compiled(r"[(\[].*[)\]]\Z", re.DOTALL)


class Paragraph(NamedTuple):
    """A block as far as an interview can be seen in it."""

    kind: str
    text: str
    """As a reader sees it."""
    bold: bool = False
    """Whether all of it is."""
    slanted: bool = False
    """Whether all of it is, as editors set what they say themselves."""


class Stretch(NamedTuple):
    """Where in a paragraph somebody speaks, and in which role."""

    start: int
    end: int
    role: str
    """`question`, `answer` or `quote`."""
    speaker: str | None = None
    """By name, where the article gives one."""


class _Label(NamedTuple):
    """What a turn begins with."""

    end: int
    """Where what is said begins."""
    name: str
    """As written; `q` and `a` where it is no name."""


def interview(paragraphs: Sequence[Paragraph]) -> Mapping[int, Stretch]:
    """Who speaks in which of the paragraphs, by their numbers; empty when it is no interview.

    What a turn begins with (`Q:`, a name) is left to the narrator. A turn goes on over paragraphs that begin with nothing, to the
    next heading or rule; an editor's aside, all in brackets or italics, is not part of it.
    """
    return _labelled(paragraphs) or _in_bold(paragraphs)


def _labelled(paragraphs: Sequence[Paragraph]) -> Mapping[int, Stretch]:
    labels = {number: label for number, one in enumerate(paragraphs) if (label := _label(one))}
    people = _people(label.name for label in labels.values())
    turns = Counter(people[label.name] for label in labels.values())
    ended = sum(bool(_SENTENCE.search(paragraphs[number].text)) for number in labels)
    if len(labels) < FEWEST_TURNS or len(turns) < 2 or max(turns.values()) < 2 or 3 * ended < 2 * len(labels):
        return {}
    asking = _asking([(people[label.name], paragraphs[number].text) for number, label in labels.items()])
    found: dict[int, Stretch] = {}
    last = max(labels)
    runs_on = False
    for number, one in enumerate(paragraphs):
        label = labels.get(number)
        if label:
            name = people[label.name]
            shown = None if name in ("q", "a") else name
            found[number] = Stretch(label.end, len(one.text), "question" if name == asking else "answer", shown)
        elif number - 1 in found and _goes_on(one) and (number < last or runs_on):
            found[number] = found[number - 1]._replace(start=0, end=len(one.text))
            runs_on = True
    return found


def _label(paragraph: Paragraph) -> _Label | None:
    found = _LABEL.match(paragraph.text) if paragraph.kind in _BEGINS else None
    if found is None:
        return None
    if found["letter"]:
        return _Label(found.end(), "q" if found["letter"].lower() in _ASKED else "a")
    words = found["name"].split()
    named = all(word[0].isupper() or word.lower() in _PARTICLES for word in words) and words[0][0].isupper()
    if not named or len(words) > _NAME_WORDS or words[-1].lower() in _NO_NAMES:
        return None
    return _Label(found.end(), found["name"])


def _people(names: Iterator[str]) -> Mapping[str, str]:
    """Each label, and whose it is: `DOE` and `Jane` are the Jane Doe who is named in full elsewhere in the article."""
    people: dict[str, str] = {}
    full: dict[str, str] = {}
    for name in sorted(dict.fromkeys(names), key=lambda name: -len(name.split())):
        words = name.lower().split()
        key = " ".join(words)
        meant = [known for known in full if len(words) == 1 and words[0] in (known.split()[0], known.split()[-1])]
        key = meant[0] if len(meant) == 1 else key
        people[name] = full.setdefault(key, name.title() if name.isupper() and len(name) > 3 else name)
    return people


def _asking(turns: Sequence[tuple[str, str]]) -> str:
    """Who asks: `q`, else the one with the largest share of turns that end in a question, of several the first to speak."""
    count = Counter(name for name, _ in turns)
    asked = Counter(name for name, text in turns if text.rstrip("\"'”’)]").endswith("?"))
    return "q" if "q" in count else max(count, key=lambda name: asked[name] / count[name])


def _goes_on(paragraph: Paragraph) -> bool:
    """Whether it may be more of what somebody is saying."""
    return paragraph.kind in ("paragraph", "list") and not paragraph.slanted and not _ASIDE.match(paragraph.text)


def _in_bold(paragraphs: Sequence[Paragraph]) -> Mapping[int, Stretch]:
    """Questions that are paragraphs, or what looks like headings, all in bold; what follows each is the answer."""
    bold = [n for n, one in enumerate(paragraphs) if one.bold and one.kind in _BEGINS]
    asked = [n for n in bold if paragraphs[n].text.rstrip().endswith("?")]
    if len(asked) < FEWEST_TURNS or 3 * len(asked) < 2 * len(bold):
        return {}
    found: dict[int, Stretch] = {}
    for number, one in enumerate(paragraphs):
        if number in bold and _SENTENCE.search(one.text.rstrip()):
            found[number] = Stretch(0, len(one.text), "question")
        elif number - 1 in found and number not in bold and _goes_on(one):
            found[number] = Stretch(0, len(one.text), "answer")
    return found
