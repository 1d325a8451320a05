"""`narrate script`: what will be said."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from narrator.cli.answers import answering, warn
from narrator.cli.arguments import Include, Json, OneArticle, VoiceName
from narrator.errors import SettingsError
from narrator.project import project_of, shown_script

if TYPE_CHECKING:
    from narrator.script import Passage, Script, Utterance

_OTHERS = ("quote", "question", "answer")
"""Roles that others than the narrator have in a paragraph, where the voice has one for them."""


def script(
    article: OneArticle,
    voice: VoiceName = None,
    include: Include = None,
    as_json: Json = False,
    ssml: Annotated[bool, typer.Option("--ssml", help="Print one SSML 1.1 document.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Print the words alone, a paragraph a line.")] = False,
    written: Annotated[bool, typer.Option("--written", help="The same as they are written: a transcript in plain text.")] = False,
) -> None:
    """Prints what will be said, paragraph by paragraph."""
    with answering(article):
        forms = {"--json": as_json, "--ssml": ssml, "--plain": plain, "--written": written}
        asked = [form for form, wanted in forms.items() if wanted]
        if len(asked) > 1:
            raise SettingsError(f"{' and '.join(asked)} are different forms of the script; ask for one of them.")
        adapted = shown_script(article, project_of(article, include), voice)
        warn(adapted)
        sys.stdout.writelines(_in_form(adapted, asked[0] if asked else ""))


def _in_form(adapted: Script, form: str) -> Iterator[str]:
    """The script as the option asks for it; a form is loaded only where it is asked for, XML's escapes alone take 15 ms."""
    if form == "--json":
        from narrator.script import script_json

        return script_json(adapted)
    if form == "--ssml":
        from narrator.script import script_ssml

        return script_ssml(adapted)
    words = {"--plain": _words, "--written": _as_written}.get(form)
    return _plain(adapted, words) if words else _numbered(adapted)


def _plain(adapted: Script, words: Callable[[tuple[Utterance, ...]], str]) -> Iterator[str]:
    """What is said and nothing else, a paragraph a line; what is said before the text first."""
    for utterances in (*_opening(adapted), *(passage.utterances for passage in adapted.passages)):
        if utterances:
            yield f"{words(utterances)}\n"


def _opening(adapted: Script) -> Iterator[tuple[Utterance, ...]]:
    """What is said before the text, the notice apart from the headline."""
    return (tuple(said) for _, said in groupby(adapted.opening, key=lambda utterance: utterance.role))


def _numbered(adapted: Script) -> Iterator[str]:
    """What is said before the text, then every paragraph by number and kind.

    Of a paragraph: who says what in it where that is not the narrator, or why it is left out. What only the front matter says
    of the article stands before its paragraphs too, though nobody says it.
    """
    for utterances in _opening(adapted):
        yield f"      [{utterances[0].role}] {_words(utterances)}\n\n"
    kinds = {passage.kind for passage in adapted.passages}
    for kind, told in (("byline", adapted.byline), ("date", adapted.published)):
        if told and kind not in kinds:
            yield f"      [{kind}: {told}, told in the tag and not said]\n\n"
    for number, passage in adapted.numbered:
        if passage.kind != "markup":  # a saved web page has thousands
            said = f"] {_shared(passage)}" if passage.utterances else f": left out, {passage.reason}]"
            yield f"{number or '':>4}  [{passage.kind}{said}\n\n"


def _shared(passage: Passage) -> str:
    """The words of a paragraph: `A: [answer: Culverts.]`."""
    stretches = groupby(passage.utterances, lambda said: said.speaker or (said.role if said.role in _OTHERS else ""))
    return " ".join(
        f"[{who}: {_words(tuple(said))}]" if who and who != passage.kind else _words(tuple(said)) for who, said in stretches
    )


def _words(utterances: tuple[Utterance, ...]) -> str:
    return " ".join(" ".join(utterance.spoken.split()) for utterance in utterances)


def _as_written(utterances: tuple[Utterance, ...]) -> str:
    words = (word.written for utterance in utterances for word in utterance.words())
    return " ".join(" ".join(words).split())
