"""`narrate verify`: is the disclosure everywhere, is every word accounted for, is the file sound."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from narrator.cli.answers import FAILED, answering
from narrator.cli.arguments import Json


def verify(
    path: Annotated[Path, typer.Argument(metavar="EPISODE.mp3", help="An episode, or a folder of them.")],
    trust: Annotated[
        Path | None, typer.Option("--trust", metavar="ROOTS.pem", help="Whose signatures are trusted: certificates in PEM.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Checks finished episodes.

    Every disclosure, every word, the file and the signature of an episode, or of each in a folder; there the last line
    says how many failed.
    """
    with answering():
        from narrator.episode import verify as examine

        verdicts = examine(path, trust)
        sys.stdout.writelines(json.dumps(v.facts(), ensure_ascii=False) + "\n" if as_json else v.text() for v in verdicts)
        failed = sum(1 for verdict in verdicts if not verdict.passed)
        if len(verdicts) > 1 and not as_json:
            print(f"{path}: {len(verdicts)} episodes, failed: {failed}")
        if failed:
            raise typer.Exit(FAILED)
