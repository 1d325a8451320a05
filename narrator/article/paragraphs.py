"""Paragraphs: a plain text's lines, put together where only the width of a page had broken them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from narrator.article.byline import byline
from narrator.article.captions import credit_at_end, is_credit
from narrator.article.dates import date_line
from narrator.article.furniture import furniture
from narrator.article.picture_marks import is_picture_mark
from narrator.patterns import compiled

LIST_MARKER = compiled(r"(?:[-*+•‣◦▪·◇◆■□●○◉▸►➤✓✔✗✘❖❍⁃]|\d{1,3}[.)])[ \t]+(?=\S)")
"""What an entry of a list begins with."""
QUOTE_MARKER = ">"
"""What each line of a quotation set apart begins with."""

_LINE = compiled(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_LINE_ENDS = frozenset(("\n", "\r\n", "\r", "\v", "\x85", "\u2028"))
"""One of these between two lines is a line's end; anything more, or a page's end, is a blank line."""

_ORNAMENTS, _ORNAMENT = 5, "❧❦☙⁂✻✼✽❀❁✿⁎※§❖✦✧◆◇*~ "
"""Printers' marks between sections, and how many stand together."""
_SENTENCE_END = compiled(r"[.!?…:。！？][\"'”’»)\]』」]*\Z")
_SHORTEST_WRAP = 40
"""Characters. Nobody wraps prose narrower than this, and a shorter line is a heading, a name or a verse."""
_LONGEST_WRAP = 132
"""Characters: the widest line printers and terminals had. What is longer was never broken to a width."""
_WRAPPED_SHARE = 0.25
"""Share of line ends before a small letter. Eight English texts and a German one, wrapped at 50 to 120 characters: 0.39 to 0.96
(but for two lines of one); the same with a paragraph a line: 0.0."""
_TOP = 12
"""Lines at the top among which a byline or a date is looked for, so that it is not taken for the beginning of a paragraph."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of the page between two breaks the author made."""

    start: int
    """Where it begins in the source, in code points."""
    end: int
    """Where it ends, without the white space after it."""
    opens: bool
    """Whether a blank line, or nothing, stands before it."""


class _Line(NamedTuple):
    text: str
    start: int
    opens: bool
    indented: bool


def paragraphs(source: str, start: int = 0) -> tuple[Paragraph, ...]:
    """The paragraphs of `source` from `start` on, in order; between them lies only white space.

    A blank line always parts two paragraphs. A single line end does unless it was made by a fixed width: the sentence runs on
    in a small letter, or, in a text that is wrapped, the next word would not have fitted on the line.
    """
    width = _width(source, start)
    found: list[Paragraph] = []
    last: _Line | None = None
    for count, line in enumerate(_lines(source, start)):
        end = line.start + len(line.text)
        if last and _joins(last, line, width, at_top=count < _TOP):
            found[-1] = Paragraph(found[-1].start, end, found[-1].opens)
        else:
            found.append(Paragraph(line.start, end, line.opens))
        last = line
    return tuple(found)


def is_rule(text: str) -> bool:
    """Whether `text` is a line of marks between sections: ***, * * *, ---, ###, ❧."""
    if len(text) <= _ORNAMENTS and not text.strip(_ORNAMENT):
        return True
    if text[0] not in "*-_=~#•·—–+":
        return False
    marks = "".join(text[:200].split())
    return len(marks) >= 3 and len(set(marks)) == 1


def _lines(source: str, start: int) -> Iterator[_Line]:
    """Every line with something on it, without the white space around it."""
    opens = True
    end = start
    for found in _LINE.finditer(source, start):
        text = found.group().strip()
        opens = opens or source[end : found.start()] not in _LINE_ENDS
        end = found.end()
        if text:
            indent = len(found.group()) - len(found.group().lstrip())
            yield _Line(text, found.start() + indent, opens, indent > 0)
        opens = not text


def _width(source: str, start: int) -> int:
    """The width the text was wrapped to, in characters; 0 when it was not."""
    ends = wraps = width = 0
    for line, following in pairwise(_lines(source, start)):
        if not following.opens and len(line.text) >= _SHORTEST_WRAP:
            ends += 1
            if len(line.text) <= _LONGEST_WRAP and _runs_on(line, following) and not _is_apart(following.text):
                wraps += 1
                width = max(width, len(line.text))
    return width if wraps and wraps >= ends * _WRAPPED_SHARE else 0


def _joins(line: _Line, following: _Line, width: int, *, at_top: bool) -> bool:
    """Whether `following` goes on with the paragraph of `line`."""
    if following.opens or is_rule(line.text) or is_rule(following.text):
        return False
    quoted = line.text.startswith(QUOTE_MARKER), following.text.startswith(QUOTE_MARKER)
    if any(quoted) or LIST_MARKER.match(following.text):
        return all(quoted)
    if following.indented and not line.indented:  # the first line of a paragraph, or a list's entry going on below its marker
        return bool(LIST_MARKER.match(line.text))
    if at_top and any(byline(each.text) or date_line(each.text) for each in (line, following)):
        return False
    if width:
        return _runs_on(line, following) or _fills(line, following, width)
    return _runs_on(line, following) and not any(map(_is_whole, (line, following)))


def _is_whole(line: _Line) -> bool:
    """Whether the line is a prompt, a picture's mark, a credit or the like, or a caption with its credit: none of it goes on."""
    told = bool(furniture(line.text)) or is_credit(line.text) or is_picture_mark(line.text)
    return told or credit_at_end(line.text) is not None


def _is_apart(text: str) -> bool:
    """Whether a line that begins with a small letter is no text: "by Ann Ode", "list 2 of 3"."""
    return bool(byline(text) or furniture(text))


def _runs_on(line: _Line, following: _Line) -> bool:
    """The sentence is not at its end and goes on in a small letter, or in a script that has none."""
    if len(line.text) < _SHORTEST_WRAP:
        return False
    first = following.text[:2]
    small = first[0].isalpha() and not first[0].isupper() and not first[1:].isupper()  # not iPhone
    return small and not _SENTENCE_END.search(line.text[-8:])


def _fills(line: _Line, following: _Line, width: int) -> bool:
    """The first word of the next line would not have fitted on this one."""
    word = following.text.split(maxsplit=1)[0]
    return len(line.text) <= _LONGEST_WRAP and len(line.text) + 1 + len(word) > width
