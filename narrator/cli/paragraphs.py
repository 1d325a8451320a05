"""The paragraphs of an article as `narrate preview --list` shows them: what each is, how long it is and what to check in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from narrator.columns import in_a_line
from narrator.project import look

if TYPE_CHECKING:
    from narrator.engines import Voice
    from narrator.script import Script, Utterance

_WIDTH = 68
"""Characters of a paragraph that are shown: with what stands before them, a line of 96."""
_CONCERNS: Mapping[str, str] = {
    "ignored": "the voice ignores its lexicon",
    "guess": "nobody vouches for",
    "reading": "in doubt",
    "letters": "said by the letters",
}
"""What there is to check -> how the list names it."""


def print_paragraphs(script: Script, speaker: Voice) -> None:
    """A line for each paragraph, and below it what `narrate check` finds there first."""
    findings = look(script, speaker)
    for number, passage in script.numbered:
        if passage.kind == "markup":  # a saved web page has thousands
            continue
        written = " ".join(u.text for u in passage.utterances) or script.source[passage.start : passage.end]
        long = _length(passage.utterances, speaker) if passage.utterances else "-"
        print(f"{number or '':>4}  {passage.kind:<12}  {long:>5}  {in_a_line(written, _WIDTH)}")
        if passage.reason and passage.kind not in ("rule", "front matter"):
            print(f"{'':27}left out: {passage.reason}")
        for kind, concern in _CONCERNS.items():
            here = [finding.written for finding in findings if (finding.kind, finding.paragraph) == (kind, number)]
            if here:
                print(f"{'':27}{concern}: {', '.join(here)}")


def _length(utterances: Sequence[Utterance], speaker: Voice) -> str:
    """How long they take, roughly: `0:16`."""
    from narrator.episode import clock
    from narrator.progress import lasting

    return clock(lasting(utterances, speaker))
