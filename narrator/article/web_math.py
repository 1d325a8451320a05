"""Formulas of a web page: what can be said of one in its sentence, and which pictures are formulas or signs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from narrator.patterns import compiled

_FAR = 5_000
"""Characters of a formula's tags that are looked at."""
_LONGEST = 24
_TEX = compiled(r"<math\b[^<>]*?\balttext\s*=\s*([\"'])(.*?)\1", re.IGNORECASE | re.DOTALL)
_ALTERNATIVE = compiled(r"<img\b[^<>]*?\balt\s*=\s*([\"'])(.*?)\1", re.IGNORECASE | re.DOTALL)
_ANNOTATION = compiled(r"<annotation\b[^<>]*\btex\b[^<>]*>([^<]*)<", re.IGNORECASE)
_BETWEEN_TAGS = compiled(r">([^<>]+)(?=<)")
_NOT_PLAIN = compiled(r"<(?:msup|msub|msubsup|mfrac|msqrt|mroot|mover|munder|munderover|mtable|annotation)\b", re.IGNORECASE)
"""Tags of what stands above, below or beside the line."""
_STYLE = compiled(r"\{\\(?:display|text|script)style\b ?(.*)\}", re.DOTALL)
_NAMES: Mapping[str, str] = {
    r"\times": "×",
    r"\cdot": "·",
    r"\pm": "±",
    r"\approx": "≈",
    r"\leq": "≤",
    r"\geq": "≥",
    r"\le": "≤",
    r"\ge": "≥",
    r"\neq": "≠",
    r"\pi": "π",
    r"\alpha": "α",
    r"\beta": "β",
    r"\gamma": "γ",
    r"\delta": "δ",
    r"\lambda": "λ",
    r"\mu": "μ",
    r"\sigma": "σ",
    r"\theta": "θ",
    r"\%": "%",
    r"\,": " ",
    r"\ ": " ",
}
"""TeX's names of signs that are said as they stand."""
_SIGN = compiled(r"\\(?:[A-Za-z]+ ?|.)|&#?\w+;|[{}\u2061\u2062]|[^\\&{}\u2061\u2062]+|&", re.DOTALL)
_UNSEEN = frozenset("{}\u2061\u2062")
_PLAIN = compiled(r"(?:[^\W_]|[+−±×·=<>≈≤≥≠%.,()/\s-])+")
_WORD = compiled(r"[^\W\d_]{3}")
_PRODUCT = compiled(r"(?<=[^\W\d_])(?=[^\W\d_])")
_RELATION = compiled(r"[=+<>≈≤≥≠±×−]")
_SAYABLE = compiled(r"[^\W_]")
_PICTURE = compiled(
    r"(?:^|[\s_-])(?:mwe-math|math|latex|tex|formula|equation|emoji|smil(?:ey|ies)|wp-smiley|twemoji|inline-?image|icon)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_FORMULA = compiled(r"math|latex|tex\b|formula|equation", re.IGNORECASE)


class Sign(NamedTuple):
    """A stretch of a formula that is said, where it is written."""

    start: int
    end: int
    shown: str
    """What is seen of it; as it stands, or one sign for its name."""


def formula_at(source: str, at: int, tag: str) -> Sequence[Sign]:
    """What is seen of the `<math>` or the picture of a formula that begins at `at` with `tag`.

    Of one that is more than a line of letters, figures and signs nothing is seen where its TeX or its text is written.
    """
    named = (_ALTERNATIVE if tag.startswith(("<img", "<IMG")) else _TEX).match(tag)
    if named:
        return _written(named[2], at + named.start(2))
    end = source.find("</math", at, at + _FAR)
    noted = _ANNOTATION.search(source, at, end) if end > 0 else None
    if noted:
        return _written(noted[1], noted.start(1))
    texts = list(_BETWEEN_TAGS.finditer(source, at, end)) if end > 0 else []
    signs = [sign for text in texts for sign in _signs(text[1], text.start(1))]
    if _is_sayable(signs) and not _NOT_PLAIN.search(source, at, end):
        return signs
    return [Sign(*text.span(1), "") for text in texts if text[1].strip()]


def _written(text: str, at: int) -> Sequence[Sign]:
    """What is seen of TeX that stands at a place."""
    styled = _STYLE.fullmatch(text)
    signs = list(_signs(styled[1], at + styled.start(1)) if styled else _signs(text, at))
    return signs if _is_sayable(signs) else [Sign(at, at + len(text), "")][: len(text)]


def _signs(text: str, at: int) -> Iterator[Sign]:
    """What is seen of TeX or of text between tags."""
    for found in _SIGN.finditer(text):
        written = found.group()
        if written in _UNSEEN:
            continue
        shown = _NAMES.get(written.strip(), "\\") if written[0] == "\\" else html.unescape(written)
        yield Sign(at + found.start(), at + found.end(), shown)


def _is_sayable(signs: Sequence[Sign]) -> bool:
    """Whether a formula is a line of single letters, figures and signs."""
    text = "".join(sign.shown for sign in signs)
    return len(text) <= _LONGEST and bool(_PLAIN.fullmatch(text) and _SAYABLE.search(text)) and not _WORD.search(text)


def is_in_line(attributes: Mapping[str, str]) -> bool:
    """Whether a picture is a sign or a formula in a sentence."""
    return bool(_PICTURE.search(attributes.get("class", "")))


def is_formula(attributes: Mapping[str, str]) -> bool:
    """Whether a picture is that of a formula."""
    return bool(_FORMULA.search(attributes.get("class", "")))


def said_formula(written: str) -> str | None:
    """What can be said of a formula in TeX; None when it is more than a line of letters, figures and signs."""
    text = "".join(sign.shown for sign in _written(written.strip(), 0))
    return " ".join(_RELATION.sub(r" \g<0> ", _PRODUCT.sub(" ", text)).split()) or None
