"""`narrate preview`: single paragraphs, rendered and played."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from narrator.cli.answers import answering, tell, warn
from narrator.cli.arguments import Include, OneArticle, Output, VoiceName
from narrator.cli.desk import open_desk as _open_desk
from narrator.errors import SettingsError
from narrator.project import project_of, spoken_script

if TYPE_CHECKING:
    from narrator.engines import Voice
    from narrator.script import Script
    from narrator.settings import Settings


def preview(
    article: OneArticle,
    paragraphs: Annotated[
        str | None, typer.Option("--paragraphs", "-p", metavar="3,5-7", help="Which, as narrate preview ARTICLE numbers them.")
    ] = None,
    output: Output = Path("output"),
    voice: VoiceName = None,
    include: Include = None,
    no_play: Annotated[bool, typer.Option("--no-play", help="Only write the MP3.")] = False,
    no_open: Annotated[bool, typer.Option("--no-open", help="Only print the desk's address.")] = False,
) -> None:
    """Opens the article's proof in the browser; with -p, renders single paragraphs and plays them where this machine can."""
    with answering(article):
        if paragraphs is None:
            _open_desk(article, output, voice, include, browse=not no_open)
            return
        project = project_of(article, include)
        whole, speaker = spoken_script(article, project, voice)
        warn(whole)
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
        _render(part, speaker, project.settings, output, name, not no_play)


def _render(part: Script, speaker: Voice, settings: Settings, output: Path, name: str, aloud: bool) -> None:
    from narrator.episode import slugify, write_sample
    from narrator.recording import Pool, play, record

    with Pool(1) as pool:
        recording = record(part, speaker, pool)
        path = output / slugify(part.headline) / "preview" / f"{name}.mp3"
        write_sample(recording, path, settings.master, pool)
    print(path, flush=True)
    if aloud and not play(recording, settings.master.lufs):
        tell("this machine has no player that works; the MP3 is there.")


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
