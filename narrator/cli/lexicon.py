"""`narrate lexicon`: the project's own pronunciations, and those of the other tiers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from narrator.cli.answers import FAILED, answering, tell
from narrator.cli.arguments import Json, OneArticle, VoiceName
from narrator.errors import SettingsError
from narrator.project import Project, project_of, script_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from narrator.recording import Heard
    from narrator.script import Tiers

lexicon = typer.Typer(
    name="lexicon",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Keeps the project's pronunciations.\n\nThey stand in lexicon.toml, beside narrator.toml or in the working folder.",
)
_MADE = ("inline", "project")
"""The tiers whose entries people made."""
Names = Annotated[list[str] | None, typer.Argument(metavar="NAME...", help="As they are written; without any, all of them.")]
OfArticle = Annotated[
    str | None,
    typer.Option("--article", metavar="ARTICLE", help="Takes the project of this article, and its front matter's entries too."),
]


@lexicon.command()
def add(
    word: Annotated[str, typer.Argument(metavar="NAME", help="As it is written, capitals included; one word or several.")],
    alias: Annotated[
        str | None,
        typer.Argument(metavar="ALIAS", help="A respelling (ah-BAH-rah), or other words; NAME itself to keep the voice's guess."),
    ] = None,
    ipa: Annotated[str | None, typer.Option("--ipa", metavar="IPA", help="Its sound in IPA, one stress mark a word.")] = None,
    article: OfArticle = None,
) -> None:
    """Says how a name is said, and so vouches for it.

    A name that is there gets its new sound.
    """
    with answering():
        said = alias if ipa is None else f"/{ipa.strip('/[] ')}/"
        if said is None or (alias and ipa):
            raise SettingsError(f"Give {word!r} either an alias or --ipa.")
        if ipa is not None:
            _check_ipa(said.strip("/"))
        _add(project_of(article), {word: said})


@lexicon.command()
def accept(
    article: OneArticle,
    names: Names = None,
) -> None:
    """Vouches for what narrate check lists, as it is said now.

    For these names and readings, or all its names.
    A reading counts for every article from then on, so readings are accepted only where they are named.
    """
    with answering(article):
        from narrator.script import check

        project = project_of(article)
        entries = {f.written: (f.kind, f.entry) for f in check(script_of(article, project)) if f.entry}
        unknown = [name for name in names or () if name not in entries]
        if unknown:
            raise SettingsError(f"narrate check {article} does not list {', '.join(map(repr, unknown))}.")
        wanted = names or [word for word, (kind, _) in entries.items() if kind != "reading"]
        _add(project, {word: entries[word][1] or word for word in wanted})


def _add(project: Project, entries: Mapping[str, str]) -> None:
    from narrator.engines import find_voice
    from narrator.recording import hear
    from narrator.script import add_entries

    new = add_entries(project.lexicon_file, entries)
    speaker = find_voice(project.settings.voice.name)
    for heard in hear(entries, speaker) if entries else ():
        if heard.engine == speaker.engine:
            state = "new" if heard.word in new else "changed"
            print(f"{heard.word}  {_heard(heard)}  ({state} in {_shown(project.lexicon_file)})")


def _check_ipa(ipa: str) -> None:
    """Raises `SettingsError` for what the voice that comes with narrate could not say: a slip of the hand over a good entry."""
    from narrator.engines import find_voice, honours

    if not honours(ipa, find_voice("newsroom")):
        raise SettingsError(f"No voice can say the IPA {ipa!r}; give broad IPA of English sounds, such as --ipa ˈkiːɪv.")


def _shown(path: Path) -> Path:
    """A path as somebody in the working folder would name it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


@lexicon.command("list")
def listing(
    wanted: Annotated[str, typer.Argument(metavar="FILTER", help="Letters the name has, in any case.")] = "",
    tier: Annotated[str | None, typer.Option("--tier", metavar="TIER", help="inline, project, built-in or heteronyms.")] = None,
    article: OfArticle = None,
    every: Annotated[bool, typer.Option("--all", help="The built-in entries too.")] = False,
    as_json: Json = False,
) -> None:
    """Lists the project's entries, or those of every tier.

    In the order in which they win. The 13,000 of narrate itself are listed where FILTER, --tier or --all asks for them.
    """
    with answering():
        from narrator.script import TIERS, catalogue

        if tier not in (None, *TIERS):
            raise SettingsError(f"There is no tier {tier!r}; there are {', '.join(TIERS)}.")
        listable = list(catalogue(_tiers(article), wanted))
        tiers = (tier,) if tier else TIERS if every or wanted else _MADE
        found = [listed for listed in listable if listed.tier in tiers]
    if as_json:
        print(json.dumps({"entries": [listed._asdict() for listed in found]}, ensure_ascii=False, indent=1))
        return
    for listed in found:
        print(f"{listed.word:<24}  {listed.said:<28}  {listed.tier}")
    if tiers == _MADE:
        others = len(listable) - len(found)
        tell(f"{len(found)} entries of yours; narrate has {others:,} more: give letters of a name, or --all.")


@lexicon.command("test")
def rehearse(
    names: Names = None,
    voice: VoiceName = None,
    article: OfArticle = None,
) -> None:
    """Says how each engine here says an entry, or ignores it.

    All of the project's entries, or these of any tier. The exit code is 1 when the voice in use would ignore one, or cannot say
    its IPA.
    """
    with answering():
        from narrator.engines import find_voice
        from narrator.recording import hear

        speaker = find_voice(voice or project_of(article).settings.voice.name)
        entries = _entries(_tiers(article), names or ())
        ignored = [
            heard.word for heard in _printed(hear(entries, speaker)) if heard.engine == speaker.engine and not heard.honoured
        ]
    if ignored:
        tell(f"{speaker.name} cannot follow {len(ignored)} of {len(entries)}: {', '.join(ignored)}.")
        raise typer.Exit(FAILED)


def _printed(each: Sequence[Heard]) -> Iterator[Heard]:
    """What was heard, word by word, and each printed as it is passed on."""
    word = None
    for heard in sorted(each, key=lambda heard: heard.word):
        if heard.word != word:
            print(f"{heard.word}  {heard.said}")
        word = heard.word
        print(f"    {heard.engine:<8}  {_heard(heard)}")
        yield heard


def _heard(heard: Heard) -> str:
    """How one engine says an entry."""
    from narrator.script import respell

    sound = f"{respell(heard.sounds)} /{heard.sounds}/" if heard.told else f"“{heard.sounds}”"
    return sound if heard.honoured else f"{sound}, ignores the entry"


def _tiers(article: str | None) -> Tiers:
    """The entries people made: the project's, and the article's own."""
    from narrator.article import read
    from narrator.script import Tiers

    return Tiers(read(article).lexicon if article else {}, project_of(article).lexicon())


def _entries(made: Tiers, names: Sequence[str]) -> Mapping[str, str]:
    """The entries that are asked for, each from the first tier that has it."""
    from narrator.script import catalogue

    if not names:
        return {**made.project, **made.inline}
    found: dict[str, str] = {}
    for listed in catalogue(made):
        found.setdefault(listed.word, listed.said)
    missing = [name for name in names if name not in found]
    if missing:
        raise SettingsError(f"No lexicon has {', '.join(map(repr, missing))}; narrate lexicon add gives it a sound.")
    return {name: found[name] for name in names}


@lexicon.command("import")
def take(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="W3C PLS (.pls) or a table of two columns (.tsv).")],
    replace: Annotated[bool, typer.Option("--replace", help="Its sounds win over the project's own.")] = False,
    article: OfArticle = None,
) -> None:
    """Adds the entries of a file to the project's.

    Entries the project has keep their sound.
    """
    with answering():
        from narrator.script import add_entries, read_entries

        project = project_of(article)
        entries, unusable = read_entries(file)
        own = project.lexicon()
        differing = [word for word, said in entries.items() if own.get(word, said) != said]
        if not replace:
            entries = {word: said for word, said in entries.items() if word not in own}
        new = add_entries(project.lexicon_file, entries)
    for word in unusable:
        tell(f"{file}: {word!r} has no sound in IPA and no alias, and is left out.")
    for word in differing:
        tell(f"{file}: {word!r} {'has' if replace else 'keeps'} {'a new sound' if replace else 'the project’s own sound'}.")
    print(f"{_shown(project.lexicon_file)}  (new: {len(new)}, changed: {len(differing) if replace else 0})")


@lexicon.command()
def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="W3C PLS (.pls) or a table of two columns (.tsv).")],
    article: OfArticle = None,
) -> None:
    """Writes the project's entries to a file for other programs."""
    with answering():
        from narrator.script import write_entries

        project = project_of(article)
        entries = project.lexicon()
        write_entries(file, entries, project.settings.show.language)
        print(f"{file}  (entries: {len(entries)})")
