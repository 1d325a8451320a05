"""Excerpts: parts of a script, to be heard alone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from narrator.script.script import Passage, Script, Utterance


def excerpt(script: Script, paragraphs: Collection[int]) -> Script:
    """`script` with only these paragraphs said, and nothing before them.

    Paragraphs are named by their numbers (`Script.numbered`).
    """
    passages = (p if number in paragraphs else replace(p, utterances=()) for number, p in script.numbered)
    return replace(script, passages=tuple(passages), opening=())


def quotation(script: Script, written: str) -> Script | None:
    """`script` with only `written` said, as it is said where it stands first; None where no rule reads just that."""
    readings = (reading for utterance in script.utterances for reading in utterance.readings)
    found = next((reading for reading in readings if reading.seen == written and reading.rule != "-"), None)
    if found is None:
        return None
    alone = Passage("paragraph", found.start, found.end, (Utterance(0, "body", (found,), 0),))
    return replace(script, passages=(alone,), opening=())
