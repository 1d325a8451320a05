"""How long it will take and how far it is: the forecast and the lines on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from narrator.language import primary
from narrator.settings import MasterSettings

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import ProgressColumn

    from narrator.engines import Voice
    from narrator.script import Script, Utterance

_START, _CHARACTER, _BREAK = 0.115, 0.0515, 0.24
"""Seconds an utterance takes, what a character of it takes, and what a comma or dash adds: the line that comes nearest to the
593 utterances of the seeds and of 16 marked pages in the default voice (tests/benchmarks/bench_length.py)."""
_PACE = {"de": 1.15}
"""Language -> how much longer its voice takes for a character: espeak's German one, on the German seed."""
SPEAKING, ENCODING = 1, 4
"""What a take costs to speak and to encode, as measured with the embedded voice."""


def reckoned(spoken: str, voice: Voice) -> float:
    """Seconds `voice` will take for an utterance; whatever its engine, it is taken for the default one.

    Of 24 articles half came within 2.6 % of it, pauses counted, and all within 4.5 %; of their sentences half within 6 %.
    """
    breaks = sum(map(spoken.count, ",;:—–"))
    pace = _PACE.get(primary(voice.language), 1.0) / voice.rate
    return (_START + _CHARACTER * len(spoken) + _BREAK * breaks) * pace if spoken else 0.0


def lasting(utterances: Iterable[Utterance], voice: Voice) -> float:
    """Seconds `voice` will take for them, each in its role, and for the pauses after them."""
    return sum(reckoned(said.spoken, voice.for_role(said.role)) + said.pause_ms / 1000 for said in utterances)


def forecast(script: Script, voice: Voice, settings: MasterSettings) -> str:
    """How long the episode will be, roughly, and how large an MP3: `about 4:00, 2.9 MB, to be made`."""
    from narrator.episode import clock  # noqa: PLC0415 - the workers start first

    seconds = lasting(script.utterances, voice)
    size = f" {seconds * settings.bitrate / 8000:.1f} MB," if settings.format == "mp3" else ""
    music = " and the music," if settings.intro or settings.outro else ""
    return f"about {clock(seconds)},{size}{music} to be made"


class Progress:
    """A line on standard error that says how far the work is; nothing when that is no terminal, or on request."""

    def __init__(self, article: str, *, quiet: bool) -> None:
        """Shows `article` from the moment the context is entered."""
        # rich would take FORCE_COLOR for a terminal; where nothing is shown it is not even loaded
        self._bar = _bar(article) if sys.stderr.isatty() and not quiet else None
        self._utterances = self._done = 0

    def __enter__(self) -> Progress:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def begin(self, utterances: int) -> None:
        """The script is known: from here on there is a time left."""
        self._utterances = utterances
        if self._bar:
            self._bar.update(self._bar.task_ids[0], total=utterances * (SPEAKING + ENCODING))

    def step(self) -> None:
        """One take more is spoken or encoded: all are spoken before the first is encoded."""
        self._done += 1
        if self._bar:
            self._bar.advance(self._bar.task_ids[0], SPEAKING if self._done <= self._utterances else ENCODING)


class Arrival:
    """A line on standard error that says how much of something has come, how fast, and how long the rest will take."""

    def __init__(self, what: str, total: int, unit: Literal["bytes", "cards"] = "bytes") -> None:
        """Shows `what` and how much of `total` is here; nothing when standard error is no terminal."""
        self._what, self._total, self._unit = what, total, unit
        self._bar: Bar | None = None

    def __enter__(self) -> Arrival:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def at(self, here: int) -> None:
        """So much is here. What is here at the first call came at another time, and says nothing of the speed."""
        if self._bar:
            self._bar.update(self._bar.task_ids[0], completed=here)
        elif sys.stderr.isatty():
            self._bar = _arriving(self._unit)
            self._bar.add_task(self._what, total=self._total, completed=here)
            self._bar.start()


def _arriving(unit: Literal["bytes", "cards"]) -> Bar:
    from rich.progress import DownloadColumn, MofNCompleteColumn, TransferSpeedColumn  # noqa: PLC0415

    return _blank(*((DownloadColumn(), TransferSpeedColumn()) if unit == "bytes" else (MofNCompleteColumn(),)))


def _bar(article: str) -> Bar:
    bar = _blank()
    bar.add_task(article, total=None)
    return bar


def _blank(*figures: ProgressColumn) -> Bar:
    """A bar with nothing on it yet, and with `figures` after its per cent."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    return Progress(
        TextColumn("{task.description}", markup=False),  # [/b].txt is a name
        BarColumn(),
        TextColumn("{task.percentage:3.0f} %"),
        *figures,
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
