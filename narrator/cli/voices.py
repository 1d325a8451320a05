"""`narrate voices`: what can speak here, and how it sounds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from narrator.cli.answers import answering, tell
from narrator.errors import SettingsError

if TYPE_CHECKING:
    from narrator.script import Script

voices = typer.Typer(
    name="voices",
    invoke_without_command=True,
    rich_markup_mode=None,
    help="Lists what can speak on this machine, and how to get more; `narrate voices try NAME` lets one be heard.",
)


@voices.callback()
def show(context: typer.Context) -> None:
    """Lists what can speak on this machine, and how to get more; `narrate voices try NAME` lets one be heard."""
    if context.invoked_subcommand is None:
        with answering():
            from narrator.engines import describe_voices

            for line in describe_voices():
                print(line)


@voices.command("try")
def try_(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A profile, the path of one, or engine:voice.")],
    text: Annotated[
        str | None, typer.Option("--text", metavar="TEXT", help="What it says; the AI-voice notice in its language by default.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="MP3", help="Write it instead of playing it.")] = None,
) -> None:
    """Lets a voice be heard; where this machine cannot play, writes an MP3 and prints its path."""
    with answering():
        from narrator.engines import find_voice
        from narrator.engines import speaker as speaking
        from narrator.recording import Pool, play, record
        from narrator.settings import MasterSettings

        asked = find_voice(name)
        language = "en" if asked.language == "mul" else asked.language
        settings = MasterSettings()
        with Pool(1) as pool:
            recording = record(_sample(text, language), speaking(asked, language), pool)
            if output is None and play(recording, settings.lufs):
                return
            from narrator.episode import slugify, write_sample

            path = output or Path(f"{slugify(asked.name)}.mp3")
            write_sample(recording, path, settings, pool)
        print(path)
        if output is None:
            tell("this machine has no player that works; the MP3 is there.")


def _sample(text: str | None, language: str) -> Script:
    """The script of a text by itself, without a notice; of the notice itself when there is none."""
    from narrator.article import Article, Block
    from narrator.disclosure import notice
    from narrator.script import adapt
    from narrator.settings import ScriptSettings

    said = (text if text is not None else notice(language)).strip()
    settings = ScriptSettings(notice=False, notice_reason="a voice is tried")
    script = adapt(Article("-", said, said, (Block("paragraph", 0, len(said)),), language=language), settings=settings)
    if not script.utterances:
        raise SettingsError(f"--text {text!r} has no words to say.")
    return script
