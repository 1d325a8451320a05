"""Findings: what an editor should look at before an article is published, the greatest risk first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from narrator.patterns import compiled
from narrator.script.names import LETTERS, Lexicon
from narrator.script.names.index import POSSESSIVE, TOKEN, with_s
from narrator.script.names.letters import origin_name
from narrator.script.names.respelling import respell
from narrator.script.omissions import OMITTED
from narrator.script.script import Passage, Reading, Script, Utterance

RISKS = ("ignored", "guess", "reading", "letters", "left out")
"""The kinds of finding, the riskiest first: a lexicon's entry the voice cannot follow; a name left to the voice, which gets 41 %
of the sounds of such names wrong; a doubtful reading, where the likelier one was taken; a name said by its letters, 11 % of the
sounds wrong (docs/names.md, "Measured"); text that is left out, which the page itself marks as none of the article's."""
_TAG = compiled(r"<[^<>]*>")
_NEIGHBOUR = 30
"""Characters of a word that are shown beside a sign in it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: a name, a reading, or text left out. The same name or reading is found once, with its count."""

    kind: str
    """One of `RISKS`."""
    paragraph: int | None
    """Where it stands first: the number `narrate script` prints. None in a headline that only the front matter has."""
    start: int
    """Where it begins in the source, in code points."""
    end: int
    written: str
    """As a reader sees it; of text left out the whole."""
    spoken: str
    """What will be said; empty for text left out."""
    reason: str
    """Why it is listed: a clause without a full stop."""
    rule: str
    """The rule that reads it; `-` for the voice's own guess, the kind of block for text left out."""
    alternatives: tuple[str, ...] = ()
    """What else it might be meant to say."""
    ipa: str | None = None
    """How a name will sound; None where only the voice knows."""
    count: int = 1
    """How often it stands in the article; of text left out, how many blocks in a row."""

    @property
    def respelling(self) -> str | None:
        """The IPA in English letters: `KEE-iv`."""
        return respell(self.ipa) if self.ipa else None

    @property
    def entry(self) -> str | None:
        """What a lexicon says to vouch for it as it is said now: IPA between slashes or a respelling. None where none can."""
        if self.kind in ("ignored", "left out"):
            return None
        return f"/{self.ipa}/" if self.kind == "letters" and self.ipa else self.spoken


def check(script: Script) -> tuple[Finding, ...]:
    """What an editor should look at, the greatest risk first: names nobody vouches for, doubtful readings, text left out.

    Within a kind what stands in the headline comes first, then what is said most often. Only the voice knows how it says a name
    without IPA, and whether it can follow an entry: see `entries_in_ipa`. An entry of the lexicon, in any tier, vouches
    for what it covers. Names and readings are looked for in English articles.
    """
    lexicon = Lexicon(script.source, script.language)
    found = [
        finding
        for utterance in script.utterances
        for finding in (*_names(script, lexicon, utterance), *_doubts(script, utterance))
    ]  # fmt: skip
    words = Counter(word for u in script.utterances for r in u.readings if r.rule == "-" for word in TOKEN.findall(r.written))
    found = [replace(one, count=words[one.written]) if one.kind == "guess" else one for one in _once(found)]
    headline = {number for number, passage in script.numbered if passage.kind == "headline"} | {None}
    left_out = sorted((*_left_out(script), *_left_out_inside(script)), key=lambda one: one.start)
    return (*sorted(found, key=lambda one: _risk(one, headline)), *left_out)


def entries_in_ipa(script: Script) -> tuple[Finding, ...]:
    """The words whose IPA people gave, in the front matter or lexicon.toml, each as the finding it is if the voice ignores it."""
    reason = "the voice cannot say the IPA the lexicon gives, and guesses"
    return _once(
        Finding("ignored", _paragraph(script, u), r.start, r.end, r.seen, r.spoken, reason, r.rule, ipa=r.ipa)
        for u in script.utterances
        for r in u.readings
        if r.ipa and r.spoken == r.seen and r.rule in ("lexicon:inline", "lexicon:project")
    )


def _risk(finding: Finding, headline: set[int | None]) -> tuple[int, bool, int, int]:
    return RISKS.index(finding.kind), finding.paragraph not in headline, -finding.count, finding.start


def _paragraph(script: Script, utterance: Utterance) -> int | None:
    return None if utterance.block is None else script.number(utterance.block)


def _names(script: Script, lexicon: Lexicon, utterance: Utterance) -> Iterator[Finding]:
    for reading in lexicon.unvouched(utterance.readings):
        place = _paragraph(script, utterance), reading.start, reading.end
        name = POSSESSIVE.sub("", reading.seen)
        if reading.rule.startswith(LETTERS) and reading.ipa:
            ipa = reading.ipa if name == reading.seen else _without_s(reading.ipa)
            origin = origin_name(reading.rule.removeprefix(LETTERS))
            yield Finding("letters", *place, name, name, f"said by the letter rules for {origin}", reading.rule, ipa=ipa)
        else:
            yield Finding("guess", *place, name, name, "said as the voice guesses", reading.rule)


def _without_s(ipa: str) -> str:
    """IPA without the sound of a possessive s."""
    return next((stem for stem in (ipa[:-2], ipa[:-1]) if with_s(stem) == ipa), ipa)


def _doubts(script: Script, utterance: Utterance) -> Iterator[Finding]:
    for reading in utterance.readings:
        if reading.doubt:
            before, after = _neighbours(script.source, reading)
            written, spoken, *others = (
                f"{before}{said}{after}".strip() for said in (reading.seen, reading.spoken, *reading.doubt.alternatives)
            )
            place = _paragraph(script, utterance), reading.start - len(before), reading.end + len(after)
            yield Finding("reading", *place, written, spoken, reading.doubt.reason, reading.rule, tuple(others))


def _neighbours(source: str, reading: Reading) -> tuple[str, str]:
    """The letters before and after a reading that is only a sign: `he` and `she` around a slash."""
    if re.search(r"\w", reading.seen):
        return "", ""
    before = re.search(r"\w*\Z", source[max(0, reading.start - _NEIGHBOUR) : reading.start])
    after = re.match(r"\w*", source[reading.end : reading.end + _NEIGHBOUR])
    return before[0] if before else "", after[0] if after else ""


def _once(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each name and each reading once, where it stands first, with its count."""
    counted: dict[tuple[str, str, str], Finding] = {}
    for finding in found:
        key = finding.kind, finding.written, finding.spoken
        first = counted.get(key)
        counted[key] = replace(first, count=first.count + 1) if first else finding
    return tuple(counted.values())


def _left_out(script: Script) -> Iterator[Finding]:
    """Text that is not said, blocks of a kind in a row as one. Markup, rules and the front matter are no text."""
    text = [(number, p) for number, p in script.numbered if p.kind not in ("markup", "rule", "front matter")]
    for reason, run in groupby(text, key=lambda one: one[1].reason):
        if reason:
            yield _omission(script, reason, list(run))


def _left_out_inside(script: Script) -> Iterator[Finding]:
    """The same of words inside a paragraph: a comment, a formula, what is struck through."""
    for utterance in script.utterances:
        for reading in utterance.readings:
            omission = OMITTED.get(reading.rule) if reading.say_as == "markup" and reading.rule != "markup" else None
            if omission:
                place = _paragraph(script, utterance), reading.start, reading.end
                told = f"{omission.reason}; --include {omission.include} says it" if omission.include else omission.reason
                yield Finding("left out", *place, " ".join(reading.written.split()), "", told, reading.rule)


def _omission(script: Script, reason: str, run: Sequence[tuple[int, Passage]]) -> Finding:
    (number, first), (_, last) = run[0], run[-1]
    written = " ".join(_TAG.sub(" ", script.source[passage.start : passage.end]) for _, passage in run)
    name = OMITTED[first.kind].include if first.kind in OMITTED else None
    told = f"{reason}; --include {name} says it" if name else reason
    return Finding("left out", number, first.start, last.end, " ".join(written.split()), "", told, first.kind, count=len(run))
