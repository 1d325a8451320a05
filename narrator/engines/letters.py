"""The letter A, which espeak takes for the article: "ten uh m", "vitamin uh", "the uh forty"."""

from __future__ import annotations

from collections.abc import Sequence

from narrator.engines.speech import Span
from narrator.patterns import compiled

_TIME = compiled(r"\ba(?= m\b)")
"""Of `10 a.m.`, which a rule says as `ten a m`."""
_PART = compiled(r"(?<![^\s(])A(?= )")
"""Of several words said for one (`A forty`, `A and E`): an article is a word of its own on the page."""
_LETTER, _WEAK = "/ˈeɪ/", "/ˌeɪ/"
_ENDED = tuple(".:!?…\"”'’)]»—–-")
"""What stands before a sentence, which may begin with an article."""


def letter_sounds(spans: Sequence[Span]) -> tuple[str | None, ...]:
    """For each span the IPA it has, or that of the letters in it, where an English voice of espeak's would miss them."""
    return tuple(span.ipa or _sound(spans, at) if "a" in span.spoken.lower() else span.ipa for at, span in enumerate(spans))


def _sound(spans: Sequence[Span], at: int) -> str | None:
    said = spans[at].spoken
    if said == "A":
        return _LETTER if _is_letter(spans, at) else None
    if " " not in said or "/" in said:
        return None
    sound = _PART.sub(_LETTER, _TIME.sub(_WEAK, said))
    return sound if sound != said else None


def _is_letter(spans: Sequence[Span], at: int) -> bool:
    """Whether a lone capital A is the letter: inside a sentence, but for a title, which the next word's capital tells of."""
    before = spans[at - 1].text if at else "."
    after = spans[at + 1].text if at + 1 < len(spans) else ""
    return not before.endswith(_ENDED) and not after[:1].isupper()
