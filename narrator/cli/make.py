"""`narrate make`: articles into episodes."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import wait
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from narrator.cli.answers import report, tell, warn
from narrator.cli.arguments import Articles, Include, Output, Quiet, Rate, VoiceName
from narrator.errors import NarratorError, blaming
from narrator.project import Project, check_pace, ignored, project_of, spoken_script
from narrator.settings import FORMATS, MOST_JOBS

if TYPE_CHECKING:
    from narrator.engines import Voice
    from narrator.episode import Episode
    from narrator.progress import Progress
    from narrator.recording import Pool, Recording, Session, Store
    from narrator.script import Script


_FORMAT_HELP = "The sound file: mp3, m4b, opus, flac or wav. An episode has one: it replaces that of another format."


def _known(kind: str | None) -> str | None:
    """The format, if it is one."""
    if kind is None or kind in FORMATS:
        return kind
    raise typer.BadParameter(f"{kind!r} is no format; give one of {', '.join(FORMATS)}.")


def make(
    articles: Articles,
    output: Output = Path("output"),
    voice: VoiceName = None,
    include: Include = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=1, max=MOST_JOBS, metavar="N", help="Utterances at once; one a processor by default."),
    ] = None,
    rate: Rate = None,
    kind: Annotated[str | None, typer.Option("--format", metavar="mp3", callback=_known, help=_FORMAT_HELP)] = None,
    quiet: Quiet = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, one object an episode.")] = False,
) -> None:
    """Makes episodes (the command when none is named)."""
    codes = set()
    run = Run(output, voice, quiet)
    try:
        for article in articles:
            try:
                began = time.monotonic()
                project = project_of(article, include, rate)
                most = project.settings.voice.most_characters
                left = None if most is None else max(most - run.sent, 0)
                said_by = replace(project.settings.voice, jobs=jobs or project.settings.voice.jobs, most_characters=left)
                heard_as = replace(project.settings.master, format=kind or project.settings.master.format)
                project = replace(project, settings=replace(project.settings, voice=said_by, master=heard_as))
                _print_episode(article, run.make(article, project), time.monotonic() - began, as_json)
            except NarratorError as e:
                codes.add(report(e, article))
    finally:
        run.end()
    if codes:
        raise typer.Exit(min(codes))


class Run:
    """The articles of one command: where they go and who speaks them, and the workers they share."""

    def __init__(self, output: Path, voice: str | None, quiet: bool) -> None:
        self._output, self._voice, self._quiet = output, voice, quiet
        self._idle: dict[int, Pool] = {}
        self.sent = 0
        """Characters services were sent until now, for articles that failed too."""

    def end(self) -> None:
        """Ends the workers."""
        for pool in self._idle.values():
            pool.shutdown()

    def make(self, article: str, project: Project) -> Episode:
        """The episode of an article."""
        from narrator.progress import Progress

        with (
            Progress(article, quiet=self._quiet) as progress,
            self.workers(project.settings.voice.jobs, progress.step) as pool,
        ):
            return self._made(article, project, progress, pool)

    @contextmanager
    def workers(self, jobs: int, done: Callable[[], None]) -> Iterator[Pool]:
        """So many workers: those of an article before, if it had as many. An article that fails takes its own with it."""
        from narrator.recording import Pool

        pool = self._idle.pop(jobs, None) or Pool(jobs)
        pool.done = done
        with ExitStack() as failed:
            failed.enter_context(pool)
            yield pool
            failed.pop_all()
        self._idle[jobs] = pool

    def _made(self, article: str, project: Project, progress: Progress, pool: Pool) -> Episode:
        """The episode; one that was made of the same before is there still."""
        from narrator.recording import default_store

        settings, output = project.settings, self._output
        store = default_store()
        script, voice = spoken_script(article, project, self._voice)
        from narrator.episode import find_unchanged, made_from, note_episode  # now that the workers load

        if not self._quiet:
            warn(script)
            _warn_of_ignored(script, voice)
        name = made_from(script, voice, settings.show, output, settings.master)
        if unchanged := find_unchanged(name, store):
            return unchanged
        check_pace(script, voice, settings.voice.rate, pool)
        progress.begin(len(script.utterances))
        recording = self._recorded(project, script, voice, pool, store)
        from narrator.episode import master

        episode = master(recording, settings.show, output, settings.master, pool)
        pruned = pool.submit(store.prune)  # now that nothing in it is needed any more
        if recording.warning:  # the next run asks the service again
            tell(f"{article}: {recording.warning}")
        else:
            note_episode(name, episode, store)
        if episode.replaced and not self._quiet:
            tell(f"{article}: {episode.sound.name} takes the place of {episode.replaced}.")
        wait([pruned])  # the episode is made, whatever became of this
        return episode

    def _recorded(self, project: Project, script: Script, voice: Voice, pool: Pool, store: Store) -> Recording:
        """The recording; what a service was sent is counted however it ends, and the session is gone before the mastering."""
        from narrator.progress import forecast
        from narrator.recording import recorded, speaking_lines

        begun: list[Session] = []
        try:
            with speaking_lines(script, voice, pool, store) as session:
                begun.append(session)
                from narrator.episode import prepare  # now that the workers speak

                settings = project.settings.master
                with blaming(project.place("master")):
                    prepare(self._output, settings)
                if not self._quiet:
                    print(f"{script.article}: {forecast(script, voice, settings)}", file=sys.stderr)
                return recorded(session)
        finally:
            self.sent += sum(session.sent for session in begun)


def _warn_of_ignored(script: Script, voice: Voice) -> None:
    if names := ", ".join(finding.written for finding in ignored(script, voice)):
        tell(f"{script.article}: {voice.name} cannot say the IPA that the lexicon gives for {names}; give a respelling instead.")


def _print_episode(article: str, episode: Episode, elapsed: float, as_json: bool) -> None:
    from narrator.episode import clock

    if not as_json:
        print(f"{episode.sound}  ({clock(episode.seconds)}, chapters: {episode.chapters})")
        return
    facts = {
        "article": article,
        "episode": str(episode.folder),
        episode.format: str(episode.sound),
        "seconds": episode.seconds,
        "chapters": episode.chapters,
        "utterances": episode.utterances,
        "cached": episode.cached,
        "elapsed": round(elapsed, 3),
    }
    print(json.dumps(facts, ensure_ascii=False), flush=True)
