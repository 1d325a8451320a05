"""An arrangement: the takes in time, with the music before, after and under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from narrator.audio import Audio
from narrator.episode.frames import levelled
from narrator.episode.joining import Coming, join
from narrator.episode.mp3 import FRAME, LAG, RATE, Mp3Stream, encode, take_frames
from narrator.episode.music import over, piece
from narrator.episode.timeline import Placed, place
from narrator.recording import Recording, gains
from narrator.settings import MasterSettings

INTRO_GAP, OUTRO_GAP = 0.6, 0.6
"""Seconds of silence after the intro, and before the outro on top of the pause that ends the article: as long as that one, so
that each part is heard as finished."""
BED_ALONE = 1.0
"""Seconds the bed is heard before the notice where there is no intro."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What is heard when, music included."""

    placed: Placed
    """All takes."""
    opening: Audio
    """Heard from the beginning of the episode; no frames where there is no music."""
    mixed: int
    """How many of the first takes are in `opening` already, over the bed."""
    closing: Audio
    """Heard last."""

    @property
    def closing_start(self) -> int:
        """The MPEG frame at which `closing` begins."""
        return self.placed.frames - take_frames(self.closing.frames)


def arrange(recording: Recording, settings: MasterSettings) -> Arrangement:
    """The takes laid out between intro and outro, and the sound of these. Raises as `narrator.episode.music.check_music` does."""
    intro, outro, bed = (piece(settings, key) for key in ("intro", "outro", "bed"))
    mixed = 1 if bed and recording.script.utterances[0].role == "notice" and recording.takes[0].frames else 0
    lead = take_frames(intro.frames + round(INTRO_GAP * RATE)) if intro else mixed * round(BED_ALONE * RATE / FRAME)
    tail = take_frames(outro.frames + round(OUTRO_GAP * RATE)) if outro else 0
    placed = place(recording, lead, tail)
    opening = intro or Audio(RATE, np.zeros(0, np.int16))
    closing = outro or Audio(RATE, np.zeros(0, np.int16))
    if mixed:
        opening = _with_notice(recording, placed, opening, settings.lufs)
    return Arrangement(placed, over(bed, opening) if bed else opening, mixed, over(bed, closing) if bed else closing)


def _with_notice(recording: Recording, placed: Placed, intro: Audio, lufs: float) -> Audio:
    """The intro and the notice, up to where the next take begins."""
    take = recording.takes[0]
    voice = levelled(take, gains(recording, lufs)[0]).pcm
    until = (placed.starts[1] if len(placed.starts) > 1 else placed.frames) * FRAME - LAG
    pcm = np.zeros(until, np.int16)
    pcm[: intro.frames] = intro.pcm
    pcm[placed.starts[0] * FRAME :][: len(voice)] += voice
    return Audio(RATE, pcm)


def join_arranged(stream: Mp3Stream, arrangement: Arrangement, takes: Sequence[Coming]) -> None:
    """Writes the music and every take that is not in it at its frame, and silence between them."""
    placed, mixed = arrangement.placed, arrangement.mixed
    stream.write(encode(arrangement.opening, stream.bitrate))
    join(stream, takes[mixed:], replace(placed, starts=placed.starts[mixed:], frames=arrangement.closing_start))
    stream.silence(arrangement.closing_start - stream.frames)
    stream.write(encode(arrangement.closing, stream.bitrate))
