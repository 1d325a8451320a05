"""The receipt accounts for every character of the article, once."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.article import read_text
from narrator.engines import find_voice
from narrator.episode.receipt import Entry, account
from narrator.episode.timeline import Timeline, place
from narrator.errors import NarratorError
from narrator.recording import Recording, Take
from narrator.script import Script, adapt

ARTICLE = """+++
title = "Receipts"
+++

Receipts

Gov. Smith paid $5.3bn in 2005.

> A quote – with a dash.

* * *

- First entry
- Second entry
"""


def _timeline(script: Script) -> Timeline:
    """The timeline Tone would make, without speaking: 1 s an utterance."""
    from pathlib import Path

    from narrator.engines import Request

    takes = []
    for utterance in script.utterances:
        count = len(utterance.words())
        marks = tuple((n * 22_050 // max(count, 1), (n + 1) * 22_050 // max(count, 1)) for n in range(count))
        takes.append(Take("tone", Request((), ""), Path("nowhere"), 22_050, 22_050, marks, "exact", cached=False))
    return place(Recording(script, tuple(takes), {}, {}, find_voice("tone").name, {}, "algorithmicMedia")).timeline


def _entries(source: str) -> list[Entry]:
    script = adapt(read_text(source))
    return list(account(script, _timeline(script)))


def _tiles(entries: list[Entry], source: str) -> bool:
    return "".join(source[entry.start : entry.end] for entry in entries) == source and all(e.start < e.end for e in entries)


def test_every_character_is_accounted_for_once() -> None:
    entries = _entries(ARTICLE)
    assert _tiles(entries, ARTICLE)
    assert {entry.fate for entry in entries} == {"spoken", "replaced", "left out", "space"}


def test_what_is_replaced_names_the_words_and_the_rule() -> None:
    replaced = {ARTICLE[e.start : e.end]: e for e in _entries(ARTICLE) if e.fate == "replaced"}
    assert replaced["$5.3bn"].spoken == "five point three billion dollars"
    assert replaced["$5.3bn"].reason == "money"
    assert replaced["2005."].spoken == "two thousand five."


def test_what_is_left_out_has_its_reason() -> None:
    reasons = {ARTICLE[e.start : e.end].strip(): e.reason for e in _entries(ARTICLE) if e.fate == "left out"}
    assert reasons["* * *"] == "a line between sections"
    assert reasons['+++\ntitle = "Receipts"\n+++'] == "front matter"
    assert all(reasons.values())


def test_words_are_heard_in_order() -> None:
    heard = [entry.heard for entry in _entries(ARTICLE) if entry.heard]
    assert all(first[1] <= second[0] + 1e-9 for first, second in pairwise(heard))


@given(st.text(alphabet=st.sampled_from("aB3 .,!?'\"“”-–—…\n\r\t>*#$€%()[]+éЖ中🎙\u200d\u00a0"), max_size=300))
@settings(max_examples=150, deadline=None)
def test_whatever_is_written_is_accounted_for(source: str) -> None:
    try:
        entries = _entries(source)
    except NarratorError:
        return
    assert _tiles(entries, source)
