"""`narrate preview`: paragraphs, a word or any text, heard at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from narrator.cli.answers import answering, tell, warn
from narrator.cli.arguments import Include, Output, Rate
from narrator.cli.desk import open_desk
from narrator.cli.hearing import hear
from narrator.cli.paragraphs import print_paragraphs
from narrator.errors import SettingsError
from narrator.project import Project, project_of, scripted, spoken_script

if TYPE_CHECKING:
    from narrator.article import Article
    from narrator.engines import Voice
    from narrator.script import Script


def preview(
    article: Annotated[
        str | None, typer.Argument(metavar="ARTICLE", help="As of narrate make; --word and --text do without one.")
    ] = None,
    paragraphs: Annotated[
        str | None, typer.Option("--paragraphs", "-p", metavar="3,5-7", help="These, as --list, script and check number them.")
    ] = None,
    word: Annotated[str | None, typer.Option("--word", metavar="WORD", help="A word, as the article says it.")] = None,
    text: Annotated[str | None, typer.Option("--text", metavar="TEXT", help="A text, as the article would say it.")] = None,
    listing: Annotated[bool, typer.Option("--list", help="List the paragraphs, how long they are and what to check.")] = False,
    no_play: Annotated[bool, typer.Option("--no-play", help="Write an MP3 and play nothing.")] = False,
    no_open: Annotated[bool, typer.Option("--no-open", help="Only print the desk's address.")] = False,
    voice: Annotated[
        list[str] | None, typer.Option("--voice", metavar="NAME", help="As of narrate make; several are heard one after another.")
    ] = None,
    output: Output = Path("output"),
    include: Include = None,
    rate: Rate = None,
) -> None:
    """Opens the desk: the article in the browser, to hear and mend.

    With -p, --word or --text it plays just that; where this machine cannot play, it writes an MP3 and prints its path.
    """
    with answering(article or ""):
        given = {"-p": paragraphs, "--word": word, "--text": text, "--list": listing or None}
        asked = [option for option, value in given.items() if value is not None]
        wanted = _Wanted(article, paragraphs, word, text)
        _check(wanted, asked)
        if not asked:
            from narrator.server import Commission

            commission = Commission(article or "", output, voice[0] if voice else None, include, rate)
            open_desk(commission, browse=not no_open)
            return
        project = project_of(article, include, rate)
        if listing:
            _list(article or "", project, voice)
        else:
            _hear(wanted, project, voice or [None], output, aloud=not no_play)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What somebody wants to hear: paragraphs of an article, a word, or a text."""

    article: str | None
    paragraphs: str | None
    word: str | None
    text: str | None

    @property
    def writing(self) -> str | None:
        """What is said even if no article has it."""
        return self.text if self.word is None else self.word

    @property
    def name(self) -> str:
        """What its file is called: `003`, `2-4_7`, `word-zakharova`, `text-the-ferry-left-on-time`."""
        if self.writing:
            from narrator.episode import slugify

            return f"{'word' if self.word else 'text'}-{slugify(self.writing)}"
        numbers = re.sub(r"\s", "", self.paragraphs or "").replace(",", "_")
        return f"{int(numbers):03}" if numbers.isdecimal() else numbers


def _check(wanted: _Wanted, asked: Sequence[str]) -> None:
    """Raises `SettingsError` where the options do not go together, or there is nothing to say."""
    if len(asked) > 1:
        raise SettingsError(f"{' and '.join(asked)} are different things to ask for; choose one of them.")
    if wanted.article is None and wanted.writing is None:
        raise SettingsError("narrate preview needs an article; only --word and --text do without one.")
    if wanted.writing is not None and not re.search(r"[^\W_]", wanted.writing):
        raise SettingsError(f"{asked[0]} {wanted.writing!r} has no words to say.")


def _list(article: str, project: Project, voices: Sequence[str] | None) -> None:
    script, speaker = spoken_script(article, project, voices[0] if voices else None)
    warn(script)
    print_paragraphs(script, speaker)


def _hear(wanted: _Wanted, project: Project, voices: Sequence[str | None], output: Path, *, aloud: bool) -> None:
    """Plays what is wanted, by one voice after another; where that cannot be, or is not to be, writes it."""
    from narrator.recording import Pool, record

    settings = project.settings.master
    with Pool(1) as pool:  # before all else: the worker loads while the article is read
        samples = _samples(wanted, project, voices)
        for sample, speaker in samples:
            if len(samples) > 1:
                tell(speaker.name)
            place = partial(_place, wanted, output, sample, speaker.name if len(samples) > 1 else None)
            hear(record(sample, speaker, pool), place, settings, pool, aloud=aloud)


def _place(wanted: _Wanted, output: Path, sample: Script, voice: str | None) -> Path:
    """Where a sample goes that is not played; `voice` where there are several."""
    from narrator.episode import slugify

    folder = slugify(sample.headline) if wanted.article else ""
    return output / folder / "preview" / f"{wanted.name}{f'-{slugify(voice)}' if voice else ''}.mp3"


def _samples(wanted: _Wanted, project: Project, voices: Sequence[str | None]) -> list[tuple[Script, Voice]]:
    """What is to be said, by each voice. All are known before the first is heard, so that what is wrong is told at once."""
    from narrator.article import read

    article = read(wanted.article) if wanted.article else None
    samples = []
    for name in voices:
        if article is None:
            whole, speaker = scripted(_alone(wanted.writing or "", None), project, name)
            sample = whole
        else:
            whole, speaker = scripted(article, project, name)
            sample = _sample(wanted, whole) or scripted(_alone(wanted.writing or "", article), project, name)[0]
        warn(whole)
        samples.append((replace(sample, opening=()), speaker))
    return samples


def _sample(wanted: _Wanted, whole: Script) -> Script | None:
    """The part of an article's script that is wanted; None for what is not to be found in it."""
    from narrator.script import excerpt, quotation

    if wanted.paragraphs is None:
        return quotation(whole, wanted.word) if wanted.word else None
    part = excerpt(whole, _numbers(wanted.paragraphs, whole))
    if not part.utterances:
        raise SettingsError(
            f"{whole.article}: nothing of paragraph {wanted.paragraphs} is spoken; narrate script {whole.article} says why."
        )
    return part


def _alone(text: str, around: Article | None) -> Article:
    """`text` as an article of one paragraph, in the language and with the lexicon of the article around it."""
    from narrator.article import Block, read_text

    written = read_text(text.strip(), "the text to be said")
    return replace(around or written, source=written.source, blocks=(Block("paragraph", 0, len(written.source)),))


def _numbers(wanted: str, whole: Script) -> set[int]:
    """The paragraph numbers in `3` or `2-4,7`."""
    numbers: set[int] = set()
    for part in wanted.split(","):
        found = re.fullmatch(r"\s*([0-9]{1,9})(?:\s*-\s*([0-9]{1,9}))?\s*", part)
        if not found:
            raise SettingsError(f"-p {wanted} is no list of paragraphs; write it like 3 or 2-4,7.")
        first, last = int(found[1]), int(found[2] or found[1])
        highest = whole.number(len(whole.passages) - 1)
        if not 1 <= first <= last <= highest:
            raise SettingsError(f"-p {wanted}: the article has paragraphs 1 to {highest}; narrate preview --list shows them.")
        numbers |= set(range(first, last + 1))
    return numbers
