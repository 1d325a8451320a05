"""`narrate feed`: the podcast feed of a folder of episodes."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from narrator.cli.answers import FAILED, answering, tell
from narrator.errors import SettingsError

if TYPE_CHECKING:
    from narrator.settings import Show


def feed(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="A folder of episodes.")] = Path("output"),
    check: Annotated[bool, typer.Option("--check", help="Look at the feed rule by rule; exit 1 when one is broken.")] = False,
    init: Annotated[bool, typer.Option("--init", help="Ask what the show is, and write [show] in narrator.toml.")] = False,
    rehash: Annotated[bool, typer.Option("--rehash", help="Read every file again instead of believing episode.json.")] = False,
    base_url: Annotated[str | None, typer.Option("--base-url", metavar="URL", help="Where DIR will stand on the web.")] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="The show's name.")] = None,
    author: Annotated[str | None, typer.Option("--author", metavar="TEXT", help="Who publishes it.")] = None,
    description: Annotated[str | None, typer.Option("--description", metavar="TEXT", help="What it is about.")] = None,
    link: Annotated[str | None, typer.Option("--link", metavar="URL", help="Its page on the web.")] = None,
    language: Annotated[str | None, typer.Option("--language", metavar="TAG", help="Its language.")] = None,
    category: Annotated[
        str | None, typer.Option("--category", metavar="NAME", help="One of Apple's, such as News > Politics.")
    ] = None,
    owner_email: Annotated[str | None, typer.Option("--owner-email", metavar="ADDRESS", help="For directories; public.")] = None,
) -> None:
    """Writes DIR/feed.xml, the podcast feed of a folder of episodes."""
    flags = {
        "title": title,
        "author": author,
        "description": description,
        "link": link,
        "base_url": base_url,
        "language": language,
        "category": category,
        "owner_email": owner_email,
    }
    given = {key: value for key, value in flags.items() if value is not None}
    with answering():
        if check:
            _check(folder)
        elif init:
            _init(folder, given)
        else:
            _write(folder, given, rehash)


def _write(folder: Path, given: Mapping[str, str], rehash: bool) -> None:
    from narrator.feed import hub_call, update_feed
    from narrator.settings import answered, find_settings, load_settings

    show = answered(load_settings(find_settings(folder)).show, given, "narrate feed")
    written = update_feed(folder, show, rehash=rehash)
    for warning in written.warnings:
        tell(warning)
    print(f"{written.path}  (episodes: {written.episodes})")
    if show.hub:
        print(f"When it is uploaded, tell the hub: {hub_call(show)}")


def _check(folder: Path) -> None:
    from narrator.feed import check_feed, report_lines

    findings = check_feed(folder)
    for line in report_lines(findings):
        print(line)
    broken = sum(1 for finding in findings if finding.problems)
    print(f"{folder / 'feed.xml'}: {len(findings)} rules, broken: {broken}")
    if broken:
        raise typer.Exit(FAILED)


def _init(folder: Path, given: Mapping[str, str]) -> None:
    """Asks for what no option gives, again after a wrong answer; where nobody can answer, what is set or the default stays."""
    from narrator.feed import QUESTIONS, left_open, write_show
    from narrator.settings import FILE_NAME, answered, find_settings, load_settings

    path = find_settings(folder) or Path(FILE_NAME)
    show = answered(load_settings(path if path.exists() else None).show, given, "narrate feed")  # before anything is asked
    answers: dict[str, str | tuple[str, ...]] = {}
    for question in QUESTIONS:
        value = getattr(show, question.key)
        if question.key not in given and sys.stdin.isatty() and isinstance(value, str):
            value = typer.prompt(question.asks, default=value, value_proc=partial(_usable, show, question.key))
        answers[question.key] = value
    write_show(path, answers)
    for warning in left_open(answers):
        tell(warning)
    print(path)


def _usable(show: Show, key: str, answer: str) -> str:
    """An answer that can stand behind its key; any other is said to be none, and asked for again."""
    from narrator.settings import answered

    try:
        answered(show, {key: answer}, "narrate feed")
    except SettingsError as e:
        raise typer.BadParameter(str(e).removeprefix("narrate feed: ")) from e
    return answer
