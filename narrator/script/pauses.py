"""The pauses: milliseconds of silence after an utterance, by what it is and what comes next.

A take begins and ends with 5 ms of fading silence, so a number here is the gap a listener hears.
"""

from __future__ import annotations

from collections.abc import Mapping

BREATH = 150
"""Between the parts of a sentence too long to be said at once: a comma's length in read news."""
TURN = 270
"""Where another voice takes over inside a sentence: what one voice leaves there itself. Between `“We will fight,”` and `the
minister said` the embedded voices are silent for 272 ms (median of seven such sentences; en-us, en-us+edward, en-gb and de)."""
SENTENCE = 400
"""Between sentences of a paragraph. Newsreaders leave 0.3 to 0.6 s."""
NOTICE = 800
"""After the AI-voice notice, so that it is not taken for the beginning of the article."""
END = 600
"""After the last utterance, so that the player does not cut into the next episode."""
BEFORE_HEADING = 1200
"""Before a section's heading: what a listener hears as "something new"."""

AFTER: Mapping[str, int] = {
    "headline": 900,
    "byline": 600,
    "date": 700,
    "heading": 700,
    "paragraph": 700,
    "quote": 750,
    "list": 450,
}
"""After a block's last utterance: longer than between sentences, so that paragraphs are heard; list entries stay together."""
OTHER = 700
"""After any other kind of block: as after a paragraph."""


def pause_after(kind: str, following: str | None) -> int:
    """Milliseconds between a block of one kind and one of the next; `following` is None at the end."""
    if following is None:
        return END
    return BEFORE_HEADING if following == "heading" else AFTER.get(kind, OTHER)
