"""The command: parses, calls the five verbs, prints. Nothing else in narrate prints."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
import typer.core

from narrator import __version__
from narrator.errors import EpisodeError, NarratorError, SettingsError

if TYPE_CHECKING:
    from narrator.article import Article
    from narrator.engines import Voice
    from narrator.episode import Episode
    from narrator.script import Passage, Script
    from narrator.settings import Settings

FAILED, MISUSED = 1, 2
"""Exit codes: the work failed; the call was wrong."""


class _DefaultMake(typer.core.TyperGroup):
    """`narrate story.txt` is `narrate make story.txt`: what is no command and no option of narrate itself is an article."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Puts the default command in front where none is named."""
        own = {option for parameter in self.get_params(ctx) for option in parameter.opts}
        if args and args[0] not in self.commands and args[0] not in own:
            args = ["make", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_DefaultMake,
    no_args_is_help=True,
    subcommand_metavar="ARTICLE... | COMMAND [ARGS]...",
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # rich's help costs 0.15 s at every start
    epilog="`narrate ARTICLE...` makes episodes. An article whose file is called like a command needs ./ before its name.",
)

Articles = Annotated[list[str], typer.Argument(metavar="ARTICLE", help="Text, Markdown, saved web pages; - for standard input.")]
OneArticle = Annotated[str, typer.Argument(metavar="ARTICLE", help="A text, Markdown or saved web page; - for standard input.")]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Where episodes go.")]
VoiceName = Annotated[
    str | None,
    typer.Option("--voice", metavar="NAME", help="A profile, the path of one, or engine:voice; narrate voices lists them."),
]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", min=1, max=256, help="Utterances at once; one a processor by default.")]
Include = Annotated[
    str | None,
    typer.Option("--include", metavar="captions,bio", help="Says what is left out by default, as narrate script shows."),
]
Format = Annotated[str | None, typer.Option("--format", metavar="mp3", help="The sound file: mp3, m4b, opus, flac or wav.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, one object an episode.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but results and errors.")]


def _report(error: NarratorError, article: str = "") -> int:
    """Says what went wrong, in one line that names the article, and gives the exit code for it."""
    where = "" if article == "-" or article in str(error) else f"{article}: "
    print(f"narrate: {where}{error}", file=sys.stderr)
    return MISUSED if isinstance(error, SettingsError) else FAILED


@contextmanager
def _answering(article: str = "") -> Iterator[None]:
    try:
        yield
    except NarratorError as e:
        raise typer.Exit(_report(e, article)) from e


@contextmanager
def _blaming(place: str) -> Iterator[None]:
    """What is wrong with a setting is said with the place it stands in."""
    try:
        yield
    except SettingsError as e:
        raise SettingsError(f"{place}: {e}") from e


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"narrate {__version__}")
        raise typer.Exit


@app.callback()
def narrate(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Turns written articles into episodes people want to listen to."""


@app.command()
def make(
    articles: Articles,
    output: Output = Path("output"),
    voice: VoiceName = None,
    include: Include = None,
    jobs: Jobs = None,
    quiet: Quiet = False,
    as_json: Json = False,
    kind: Format = None,
) -> None:
    """Makes episodes (the command when none is named)."""
    codes = set()
    for article in articles:
        try:
            began = time.monotonic()
            settings, file = _settings(article, include)
            settings = replace(settings, voice=replace(settings.voice, jobs=jobs or settings.voice.jobs))
            settings = replace(settings, master=replace(settings.master, format=kind or settings.master.format))
            episode = _make_one(article, output, voice, (settings, file), quiet)
            _print_episode(article, episode, time.monotonic() - began, as_json)
        except NarratorError as e:
            codes.add(_report(e, article))
    if codes:
        raise typer.Exit(min(codes))


def _make_one(article: str, output: Path, voice_name: str | None, found: tuple[Settings, str], quiet: bool) -> Episode:
    from narrator.episode import master, prepare
    from narrator.progress import Progress, forecast
    from narrator.recording import Pool, default_store, record

    settings, file = found
    store = default_store()
    with Progress(article, quiet=quiet) as progress, Pool(settings.voice.jobs, done=progress.step) as pool:
        script, voice = _script(article, settings, voice_name, file, quiet)
        with _blaming(f"{file} [master]"):
            prepare(output, settings.master)
        if not quiet:
            print(f"{article}: {forecast(script, settings.master)}", file=sys.stderr)
        progress.begin(len(script.utterances))
        store.prune()
        recording = record(script, voice, pool, store)
        return master(recording, settings.show, output, settings.master, pool)


def _settings(article: str, include: str | None) -> tuple[Settings, str]:
    """The settings for an article, with what `--include` adds to them, and where they stand."""
    from narrator.settings import find_settings, load_settings

    path = find_settings(Path() if article == "-" else Path(article).parent)
    settings = load_settings(path)
    if include:
        names = tuple(name.strip() for name in include.split(","))
        settings = replace(settings, script=replace(settings.script, include=(*settings.script.include, *names)))
    return settings, str(path)


def _script(article: str, settings: Settings, voice_name: str | None, file: str, quiet: bool = False) -> tuple[Script, Voice]:
    """The script of an article and the voice for it; what the author should know is said on standard error."""
    from narrator.article import read
    from narrator.engines import find_voice, speaks
    from narrator.script import adapt

    written = read(article)
    voice = _voice(written, settings, voice_name, file)
    script = adapt(written, _lexicon(file), settings.script)
    asked = voice_name or written.voice
    if asked and not speaks(find_voice(asked, written.language), written.language):
        told = f"{asked} does not speak {written.language!r}, so {voice.name} does."
        script = replace(script, warnings=(told, *script.warnings))
    if not quiet:
        _warn(script)
    return script, voice


def _lexicon(settings_file: str) -> dict[str, str]:
    """The project's lexicon.toml, beside its narrator.toml or in the working folder."""
    from narrator.script import find_lexicon, read_lexicon

    found = Path(settings_file)
    return read_lexicon(find_lexicon(found if found.is_file() else None))


def _warn(script: Script) -> None:
    for warning in script.warnings:
        print(f"narrate: {script.article}: {warning}", file=sys.stderr)


def _voice(article: Article, settings: Settings, named: str | None, file: str) -> Voice:
    """The voice for an article: the one named with --voice, else in its front matter, else in the settings."""
    from narrator.engines import find_voice, voice_for

    name, place = named or settings.voice.name, "--voice" if named else f"{file} [voice] name"
    if article.voice and not named:
        name, place = article.voice, f"{article.name}: front matter key 'voice'"
    with _blaming(place):
        find_voice(name, article.language)
    return voice_for(name, article.language)


def _print_episode(article: str, episode: Episode, elapsed: float, as_json: bool) -> None:
    from narrator.progress import duration

    if not as_json:
        print(f"{episode.sound}  ({duration(episode.seconds)}, chapters: {episode.chapters})")
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


@app.command()
def script(article: OneArticle, include: Include = None, as_json: Json = False) -> None:
    """Prints what will be said, paragraph by paragraph."""
    with _answering(article):
        from narrator.article import read
        from narrator.script import adapt, script_json

        settings, file = _settings(article, include)
        adapted = adapt(read(article), _lexicon(file), settings.script)
        _warn(adapted)
        if as_json:
            sys.stdout.writelines(script_json(adapted))
            return
        for number, passage in enumerate(adapted.passages, 1):
            if passage.kind != "markup":  # a saved web page has thousands
                print(f"{number:>4}  {_said(passage)}\n")


def _said(passage: Passage) -> str:
    if not passage.utterances:
        return f"[{passage.kind}: left out, {passage.reason}]"
    return f"[{passage.kind}] " + " ".join(utterance.spoken for utterance in passage.utterances)


@app.command()
def preview(
    article: OneArticle,
    paragraphs: Annotated[
        str | None, typer.Option("--paragraphs", "-p", metavar="3,5-7", help="Which, as narrate preview ARTICLE numbers them.")
    ] = None,
    output: Output = Path("output"),
    voice: VoiceName = None,
    include: Include = None,
    no_play: Annotated[bool, typer.Option("--no-play", help="Only write the MP3.")] = False,
) -> None:
    """Renders single paragraphs, and plays them where this machine can; without -p it lists the paragraphs."""
    with _answering(article):
        settings, file = _settings(article, include)
        whole, speaker = _script(article, settings, voice, file)
        if paragraphs is None:
            for number, passage in enumerate(whole.passages, 1):
                words = " ".join(u.text for u in passage.utterances) or whole.source[passage.start : passage.end]
                if passage.kind != "markup":
                    print(f"{number:>4}  {passage.kind:<12}  {' '.join(words.split())[:80]}")
            return
        chosen = _numbers(paragraphs, whole)
        passages = tuple(p if n in chosen else replace(p, utterances=()) for n, p in enumerate(whole.passages, 1))
        part = replace(whole, passages=passages, opening=())
        if not part.utterances:
            raise SettingsError(f"{article}: nothing of paragraph {paragraphs} is spoken; narrate script {article} says why.")
        name = re.sub(r"\s*,\s*", "_", paragraphs.strip()) if len(chosen) > 1 else f"{min(chosen):03}"
        _render(part, speaker, settings, output, name, not no_play)


def _render(part: Script, speaker: Voice, settings: Settings, output: Path, name: str, aloud: bool) -> None:
    from narrator.episode import slugify, write_sample
    from narrator.recording import Pool, play, record

    with Pool(1) as pool:
        recording = record(part, speaker, pool)
        path = output / slugify(part.headline) / "preview" / f"{name}.mp3"
        write_sample(recording, path, settings.master, pool)
    print(path, flush=True)
    if aloud and not play(recording, settings.master.lufs):
        print("narrate: this machine has no player that works; the MP3 is there.", file=sys.stderr)


def _numbers(wanted: str, whole: Script) -> set[int]:
    """The paragraph numbers in `3` or `2-4,7`."""
    numbers: set[int] = set()
    for part in wanted.split(","):
        found = re.fullmatch(r"\s*([0-9]{1,9})(?:-([0-9]{1,9}))?\s*", part)
        if not found:
            raise SettingsError(f"-p {wanted} is no list of paragraphs; write it like 3 or 2-4,7.")
        first, last = int(found[1]), int(found[2] or found[1])
        if not 1 <= first <= last <= len(whole.passages):
            raise SettingsError(
                f"-p {wanted}: the article has paragraphs 1 to {len(whole.passages)}; narrate preview lists them."
            )
        numbers |= set(range(first, last + 1))
    return numbers


@app.command()
def feed(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="A folder of episodes.")] = Path("output"),
    base_url: Annotated[str | None, typer.Option("--base-url", metavar="URL", help="Where DIR will stand on the web.")] = None,
) -> None:
    """Writes DIR/feed.xml, the podcast feed of a folder of episodes."""
    with _answering():
        from narrator.episode import find_episodes
        from narrator.feed import publish, write_feed
        from narrator.settings import find_settings, load_settings

        show = load_settings(find_settings(folder)).show
        show = replace(show, base_url=base_url) if base_url else show
        episodes = find_episodes(folder)
        if not episodes:
            raise EpisodeError(f"There is no episode in {folder}; narrate ARTICLE -o {folder} makes one.")
        made = publish(episodes, show)
        for warning in made.warnings:
            print(f"narrate: {warning}", file=sys.stderr)
        print(f"{write_feed(made, show, folder)}  (episodes: {len(made.episodes)})")


@app.command()
def voices() -> None:
    """Lists what can speak on this machine, and how to get more."""
    with _answering():
        from narrator.engines import describe_voices

        for line in describe_voices():
            print(line)


def _mend_streams() -> None:
    """Makes printing safe: UTF-8 to files and programs, escapes for what a terminal cannot show, nothing to a closed stream."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115  # open to the end; no path on Windows
        elif mode == "w":
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def main() -> None:
    """The `narrate` command."""
    _mend_streams()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that what was begun is cleared away
    app(prog_name="narrate")
