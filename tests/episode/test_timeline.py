"""Pauses are as long as they are meant to be, from the first to the last."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from narrator.article import read_text
from narrator.engines import Request
from narrator.episode.frames import frames_needed, samples
from narrator.episode.mp3 import FRAME, RATE
from narrator.episode.timeline import place
from narrator.recording import Recording, Take
from narrator.script import adapt


def test_every_pause_is_within_a_frame_and_the_errors_never_add_up() -> None:
    script = adapt(read_text("Head\n\n" + "\n\n".join(f"One sentence. And number {n}.\n\n## Part {n}" for n in range(150))))
    utterances = script.utterances
    lengths = [22_050 + 37 * number % 1009 for number in range(len(utterances))]
    marks = [((0, 0),) * len(utterance.words()) for utterance in utterances]
    takes = tuple(
        Take("tone", Request((), ""), Path(), 22_050, frames, marked, "exact", cached=False)
        for frames, marked in zip(lengths, marks, strict=True)
    )
    placed = place(Recording(script, takes, {}, {}, "tone", {}, "algorithmicMedia"))
    meant = 0
    for utterance, take, (start, following) in zip(utterances, takes, pairwise((*placed.starts, placed.frames)), strict=True):
        assert abs(start * FRAME - meant) <= FRAME
        pause = (following - start) * FRAME - samples(take)
        assert abs(pause - utterance.pause_ms * RATE / 1000) <= FRAME
        assert following >= start + frames_needed(take)
        meant += samples(take) + utterance.pause_ms * RATE // 1000
    assert len(takes) > 400
