"""How long it will take and how far it is: the forecast and the line on standard error."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from narrator.episode import clock
from narrator.script import Script
from narrator.settings import MasterSettings

CHARACTERS_A_SECOND = 17.2
"""How fast the default voice says what is spoken, pauses apart, to forecast an episode's length: 16.2 to 18.4 on the seeds."""
SPEAKING, ENCODING = 1, 4
"""What a take costs to speak and to encode, as measured with the embedded voice."""


def forecast(script: Script, settings: MasterSettings) -> str:
    """How long and how large the episode will be, roughly: `about 4:00, 2.9 MB`."""
    seconds = sum(len(u.spoken) / CHARACTERS_A_SECOND + u.pause_ms / 1000 for u in script.utterances)
    return f"about {clock(seconds)}, {seconds * settings.bitrate / 8000:.1f} MB, to be made"


class Progress:
    """A line on standard error that says how far the work is; nothing when that is no terminal, or on request."""

    def __init__(self, article: str, *, quiet: bool) -> None:
        """Shows `article` from the moment the context is entered."""
        self._bar = Bar(
            TextColumn("{task.description}", markup=False),  # [/b].txt is a name
            BarColumn(),
            TextColumn("{task.percentage:3.0f} %"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            disable=quiet or not sys.stderr.isatty(),  # rich would take FORCE_COLOR for a terminal
            transient=True,
        )
        self._task = self._bar.add_task(article, total=None)
        self._utterances = self._done = 0

    def __enter__(self) -> Progress:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def begin(self, utterances: int) -> None:
        """The script is known: from here on there is a time left."""
        self._utterances = utterances
        self._bar.update(self._task, total=utterances * (SPEAKING + ENCODING))

    def step(self) -> None:
        """One take more is spoken or encoded: all are spoken before the first is encoded."""
        self._done += 1
        self._bar.advance(self._task, SPEAKING if self._done <= self._utterances else ENCODING)
