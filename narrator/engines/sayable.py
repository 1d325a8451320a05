"""What a voice can be given of a text: clean, in pieces it remembers, with a comma in time. The limits are those of espeak."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from narrator.engines.speech import Request
from narrator.patterns import compiled

LONGEST_RUN = 40
LONGEST_PIECE = 16
"""Letters. espeak keeps about 200 phonemes of what it takes for one word and drops the rest without a sign (measured: of 50 b it
says all, of 100 half; of 36 sevens 16; of 24 w 19; of 40 equal emoji 26), so such a run is said in pieces. Readable words
are whole up to 120 letters."""
LONGEST_CLAUSE = 600
"""Phonemes. Beyond about 1,000 espeak drops the rest of a clause (measured: of 120 sevens in groups of 16 it says 99, of 20 sums
like $61,500,342.75 without a comma 15), so a comma is put in. Letters count 1; 80 words of 20 letters lose nothing."""
_EMOJI = "\u2190-\u2bff\u200d\ufe0f\U0001f000-\U0001faff"
_RUNS = compiled(rf"\w{{{LONGEST_RUN + 1},}}|[b-df-hj-np-tv-z]{{17,}}|\d{{25,}}|(\w)\1{{16,}}|[{_EMOJI}]{{17,}}", re.IGNORECASE)
_JOINERS = "\u200c\u200d"
_CLAUSE_ENDS = tuple(",;:.!?…")


def sayable_text(request: Request) -> str:
    """The words of a request as one text."""
    return " ".join(filter(None, sayable(span.spoken for span in request.spans)))


def pronounceable(text: str) -> bool:
    """Whether there is a letter or a digit in it."""
    return any(character.isalnum() for character in text)


def sayable(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts as espeak says all of them, one after the other: clean, no run longer than it remembers, and a comma in time."""
    said = []
    phonemes = 0
    for text in texts:
        clean = _RUNS.sub(_in_pieces, _clean(text))
        phonemes += sum(_phonemes(character) for character in clean)
        if clean.endswith(_CLAUSE_ENDS):
            phonemes = 0
        elif phonemes > LONGEST_CLAUSE:
            clean, phonemes = f"{clean},", 0
        said.append(clean)
    return tuple(said)


def _clean(text: str) -> str:
    """`text` without what a C string or XML 1.0 cannot hold and nobody can hear: control and format characters, half pairs.

    White space becomes a space. A zero-width space would cut the word it stands in (measured: "co operate"), so it goes too; the
    joiners of Persian, Indic scripts and emoji stay.
    """
    kept = []
    for character in text:
        if character.isspace():
            kept.append(" ")
        elif character in _JOINERS or (
            unicodedata.category(character) not in ("Cc", "Cf", "Cs") and ord(character) & 0xFFFE != 0xFFFE
        ):
            kept.append(character)
    return "".join(kept).strip()


def _in_pieces(run: re.Match[str]) -> str:
    text = run[0]
    return ", ".join(text[at : at + LONGEST_PIECE] for at in range(0, len(text), LONGEST_PIECE))


def _phonemes(character: str) -> int:
    """What a character may take, at the most: a digit is said as `seven hundred`, a symbol or a strange letter by its name."""
    if character.isdigit():
        return 10
    return 1 if character.isalpha() and character < "\u2e80" else 15 if character > "\u2000" else 3
