"""The command: parses, calls the five verbs, prints. Nothing else in narrate prints.

A command is a function in a module of its own here, and an entry of `COMMANDS`; a family of commands (`narrate lexicon add`) is a
module with its own table, and an entry of `FAMILIES`. What commands share: `arguments` (what they take), `project` (what stands
around an article: settings, lexicon, script, voice), `answers` (errors and exit codes).
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
import typer.core

from narrator import __version__
from narrator.cli.check import check
from narrator.cli.cost import cost
from narrator.cli.feed import feed
from narrator.cli.lexicon import lexicon
from narrator.cli.make import make
from narrator.cli.preview import preview
from narrator.cli.script import script
from narrator.cli.serve import serve
from narrator.cli.verify import verify
from narrator.cli.voices import voices

COMMANDS: tuple[Callable[..., None], ...] = (make, script, check, preview, cost, feed, serve, verify)
"""The commands, in the order of `--help`; each is called as its function is."""
FAMILIES = (voices, lexicon)
"""Commands with commands of their own: `narrate lexicon add`, and what one without any does: `narrate voices`."""


class _DefaultMake(typer.core.TyperGroup):
    """`narrate story.txt` is `narrate make story.txt`: what is no command and no option of narrate itself is an article."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Puts the default command in front where none is named."""
        own = {option for parameter in self.get_params(ctx) for option in parameter.opts}
        if args and args[0] not in self.commands and args[0] not in own:
            self._refuse_misspelt(ctx, args[0])
            args = ["make", *args]
        return super().parse_args(ctx, args)

    def _refuse_misspelt(self, ctx: typer.Context, word: str) -> None:
        """A word that is no file and nearly a command is no article: the articles behind it would be made into episodes."""
        if word.isalpha() and not Path(word).exists():
            from difflib import get_close_matches

            close = get_close_matches(word, self.commands, 1, cutoff=0.7)
            if close:
                ctx.fail(f"There is no file and no command called {word!r}; did you mean {close[0]}?")


app = typer.Typer(
    cls=_DefaultMake,
    no_args_is_help=True,
    subcommand_metavar="ARTICLE... | COMMAND [ARGS]...",
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # rich's help costs 0.15 s at every start
    epilog="`narrate ARTICLE...` makes episodes. An article whose file is called like a command needs ./ before its name.",
)
for _command in COMMANDS:
    app.command()(_command)
for _family in FAMILIES:
    app.add_typer(_family)


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
