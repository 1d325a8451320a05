"""`narrate make`: articles into episodes."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from narrator.cli.answers import report, tell, warn
from narrator.cli.arguments import Articles, Include, Output, Quiet, Rate, VoiceName
from narrator.errors import NarratorError, blaming
from narrator.project import Project, check_pace, project_of, spoken_script
from narrator.settings import FORMATS

if TYPE_CHECKING:
    from narrator.episode import Episode


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
        typer.Option("--jobs", "-j", min=1, max=256, metavar="N", help="Utterances at once; one a processor by default."),
    ] = None,
    rate: Rate = None,
    kind: Annotated[str | None, typer.Option("--format", metavar="mp3", callback=_known, help=_FORMAT_HELP)] = None,
    quiet: Quiet = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, one object an episode.")] = False,
) -> None:
    """Makes episodes (the command when none is named)."""
    codes = set()
    sent = 0
    for article in articles:
        try:
            began = time.monotonic()
            project = project_of(article, include, rate)
            most = project.settings.voice.most_characters
            left = None if most is None else max(most - sent, 0)
            said_by = replace(project.settings.voice, jobs=jobs or project.settings.voice.jobs, most_characters=left)
            heard_as = replace(project.settings.master, format=kind or project.settings.master.format)
            project = replace(project, settings=replace(project.settings, voice=said_by, master=heard_as))
            episode, characters = _make_one(article, output, voice, project, quiet)
            sent += characters
            _print_episode(article, episode, time.monotonic() - began, as_json)
        except NarratorError as e:
            codes.add(report(e, article))
    if codes:
        raise typer.Exit(min(codes))


def _make_one(article: str, output: Path, voice_name: str | None, project: Project, quiet: bool) -> tuple[Episode, int]:
    """The episode, and how many characters a service was sent for it."""
    from narrator.progress import Progress, forecast
    from narrator.recording import Pool, default_store, recorded, speaking_lines

    settings = project.settings
    store = default_store()
    with Progress(article, quiet=quiet) as progress, Pool(settings.voice.jobs, done=progress.step) as pool:
        script, voice = spoken_script(article, project, voice_name)
        from narrator.episode import find_unchanged, made_from, note_episode  # now that the workers load

        if not quiet:
            warn(script)
        name = made_from(script, voice, settings.show, output, settings.master)
        if unchanged := find_unchanged(name, store):
            return unchanged, 0
        check_pace(script, voice, settings.voice.rate, pool)
        progress.begin(len(script.utterances))
        with speaking_lines(script, voice, pool, store) as session:
            from narrator.episode import master, prepare  # now that the workers speak

            with blaming(project.place("master")):
                prepare(output, settings.master)
            if not quiet:
                print(f"{article}: {forecast(script, voice, settings.master)}", file=sys.stderr)
            recording = recorded(session)
        episode = master(recording, settings.show, output, settings.master, pool)
        if recording.outage:
            share = f"{len(recording.stood_in)} of {len(recording.takes)}"
            tell(f"{article}: {share} utterances are by another voice. {recording.outage}")
        else:  # the next run asks the service again
            note_episode(name, episode, store)
        store.prune()  # now that nothing in it is needed any more
        return episode, recording.sent


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
