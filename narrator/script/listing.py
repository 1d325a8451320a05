"""A script as JSON: one object, for programs that want to see what will be said before it is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from textwrap import indent

from narrator.script.script import Passage, Reading, Script, Utterance


def script_json(script: Script) -> Iterator[str]:
    """The script as JSON, block by block: that of a 10 MB article would fill a gigabyte if it were put together at once.

    Offsets are code points of the decoded file; an utterance's readings join to its text.
    """
    listing = {
        "headline": script.headline,
        "byline": script.byline,
        "published": script.published.isoformat() if script.published else None,
        "language": script.language,
        "opening": [_utterance(utterance) for utterance in script.opening],
        "blocks": [],
        "warnings": list(script.warnings),
    }
    before, place, after = _json(listing).partition('"blocks": [')
    yield before + place
    for number, passage in enumerate(script.passages):
        yield f"{',' if number else ''}\n{indent(_json(_block(passage)), '  ')}"
    yield f"\n {after}\n"


def _json(listing: Mapping[str, object]) -> str:
    return json.dumps(listing, ensure_ascii=False, indent=1)


def _block(passage: Passage) -> dict[str, object]:
    return {
        "kind": passage.kind,
        "start": passage.start,
        "end": passage.end,
        "spoken": bool(passage.utterances),
        "reason": passage.reason,
        "utterances": [_utterance(utterance) for utterance in passage.utterances],
    }


def _utterance(utterance: Utterance) -> dict[str, object]:
    named = {} if utterance.speaker is None else {"speaker": utterance.speaker}
    return {
        "role": utterance.role,
        **named,
        "spoken": utterance.spoken,
        "pause_ms": utterance.pause_ms,
        "readings": [_reading(reading) for reading in utterance.readings],
    }


def _reading(reading: Reading) -> dict[str, object]:
    """A reading; `shown` only where markup makes it differ from what is written."""
    return {name: value for name, value in asdict(reading).items() if name != "shown" or value is not None}
