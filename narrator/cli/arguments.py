"""Arguments and options that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from narrator.settings import FASTEST, SLOWEST

Articles = Annotated[
    list[str], typer.Argument(metavar="ARTICLE...", help="Text, Markdown, saved web pages; - for standard input.")
]
OneArticle = Annotated[str, typer.Argument(metavar="ARTICLE", help="A text, Markdown or saved web page; - for standard input.")]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Where episodes go.")]
VoiceName = Annotated[
    str | None,
    typer.Option("--voice", metavar="NAME", help="A profile, the path of one, or engine:voice; narrate voices lists them."),
]
Include = Annotated[
    str | None,
    typer.Option(
        "--include", metavar="captions,12", help="Says what is left out by default: a kind, all, or a paragraph by number."
    ),
]
Rate = Annotated[
    float | None,
    typer.Option(
        "--rate", min=SLOWEST, max=FASTEST, metavar="N", help="Speed, as a multiple of the voice's own; its pitch stays."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but results and errors.")]
