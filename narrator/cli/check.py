"""`narrate check`: the editor's list."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from narrator.cli.answers import FAILED, answering, tell, warn
from narrator.cli.arguments import Include, Json, OneArticle, VoiceName
from narrator.project import look, project_of, spoken_script

if TYPE_CHECKING:
    from narrator.script import Finding, Script

HEADINGS: Mapping[str, str] = {
    "ignored": "Entries of the lexicon that this voice cannot follow",
    "guess": "Names nobody vouches for, said as the voice guesses",
    "reading": "Readings in doubt",
    "letters": "Names nobody vouches for, said by the letters of their language",
    "left out": "Left out (does not keep from publishing)",
}
_SOUND = "ə"
"""IPA that any voice can say that can say any."""
_SHOWN = 60
"""Characters of a text left out that are shown."""


def check(article: OneArticle, voice: VoiceName = None, include: Include = None, as_json: Json = False) -> None:
    """Lists what to look at before publishing, the riskiest first.

    Names nobody vouches for with how they will sound, doubtful readings with what else they might mean, text that is left out.
    The exit code is 0 when there is nothing to check but text left out: publish. It is 1 when something is left to check.
    """
    with answering(article):
        from narrator.engines import honours

        script, speaker = spoken_script(article, project_of(article, include), voice)
        warn(script)
        if not script.language.lower().startswith("en"):
            tell(f"{article}: names and doubtful readings are looked for in English articles only.")
        elif not honours(_SOUND, speaker):
            tell(f"{article}: {speaker.name} says every name as it guesses: it cannot follow the lexicon's IPA.")
        findings = look(script, speaker)
    open_ = sum(finding.kind != "left out" for finding in findings)
    if as_json:
        _print_json(script, findings)
    else:
        _print_list(findings)
        how = f"{open_} to check; narrate lexicon add or accept vouches for what is right." if open_ else "nothing to check."
        tell(f"{article}: {how}")
    if open_:
        raise typer.Exit(FAILED)


def _print_json(script: Script, findings: Sequence[Finding]) -> None:
    listed = [{**asdict(finding), "respelling": finding.respelling} for finding in findings]
    found = {
        "article": script.article,
        "publish": all(finding.kind == "left out" for finding in findings),
        "findings": [finding for finding in listed if finding["kind"] != "left out"],
        "left_out": [finding for finding in listed if finding["kind"] == "left out"],
        "warnings": script.warnings,
    }
    print(json.dumps(found, ensure_ascii=False, indent=1))


def _print_list(findings: Sequence[Finding]) -> None:
    for kind, heading in HEADINGS.items():
        of_kind = [finding for finding in findings if finding.kind == kind]
        if of_kind:
            print(heading)
        for finding in of_kind:
            print(f"{finding.paragraph or '-':>4}  {_line(finding)}")
        if of_kind:
            print()


def _line(finding: Finding) -> str:
    """A finding, after the number of its paragraph."""
    times = f" ({finding.count} times)" if finding.count > 1 else ""
    if finding.kind == "left out":
        short = finding.written if len(finding.written) <= _SHOWN else f"{finding.written[: _SHOWN - 1]}…"
        blocks = f" ({finding.count} blocks)" if finding.count > 1 else ""
        return f"[{finding.rule}]{blocks} {short}: {finding.reason}"
    if finding.kind == "reading":
        others = "".join(f", or “{other}”" for other in finding.alternatives)
        return f"{finding.written}{times}: “{finding.spoken}”{others}; {finding.reason}"
    sound = f": {finding.respelling} /{finding.ipa}/" if finding.ipa else ": only the voice knows how"
    return f"{finding.written}{times}{sound}, {finding.reason}"
