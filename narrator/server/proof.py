"""The proof: what is on the desk, as plain JSON values the page can show."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from narrator.article import shown
from narrator.episode import Cue, Timeline, divide
from narrator.patterns import compiled
from narrator.recording import Take, digest
from narrator.script import EXCLUDED, OMITTED, Finding, Passage, Reading, Script, Word, chosen, respell
from narrator.server.desk import Line, Sheet

Json = Mapping[str, object]

_UNSEEN = ("markup",)
"""Kinds of block a reader sees nothing of. They have a number and no place on the page."""
_NAME = compiled(r"\w+")
_EDGES = compiled(r"^[^\w$€£#@]+|[^\w%]+$")
_POSSESSIVE = compiled(r"['’]s\Z")
_LONGEST = 2_000
"""Characters shown of a block that is left out."""


class Proof:
    """The blocks of the sheets that came one after another, and since when each of them has been as it is."""

    def __init__(self) -> None:
        self._born: dict[str, int] = {}
        self._blocks: dict[str, Json] = {}
        self._revision = 0
        self._lock = threading.Lock()
        self._facts: dict[tuple[int, bool], Json] = {}

    def facts(self, sheet: Sheet, spoken: Mapping[str, Take]) -> Json:
        """Everything the page shows beside the blocks: findings, chapters, lengths."""
        takes = [spoken.get(line.name) for line in sheet.lines]
        exact = all(takes)
        with self._lock:
            if (sheet.revision, exact) not in self._facts:  # the titles of a long article's chapters take 0.3 s
                self._facts = {(sheet.revision, exact): {**_facts(sheet), "exact": exact, **_chapters(sheet, takes)}}
            return self._facts[sheet.revision, exact]

    def blocks(self, sheet: Sheet, since: int) -> Json:
        """The names of all blocks in order, and those that are new since the revision `since`, whole."""
        with self._lock:
            if sheet.revision > self._revision:
                self._blocks = dict(_named(_blocks(sheet)))
                self._born = {name: self._born.get(name, sheet.revision) for name in self._blocks}
                self._revision = sheet.revision
            new = {name: block for name, block in self._blocks.items() if self._born[name] > since}
            numbers = [block["number"] for block in self._blocks.values()]
            return {"order": list(self._blocks), "numbers": numbers, "blocks": new}


def _facts(sheet: Sheet) -> Json:
    script = sheet.script
    return {
        "revision": sheet.revision,
        "article": Path(script.article).name,
        "headline": script.headline,
        "language": script.language,
        "voice": sheet.voice.name,
        "warnings": list(script.warnings),
        "findings": [_finding(finding) for finding in sheet.findings if finding.kind != "left out"],
        "places": places(sheet),
    }


def places(sheet: Sheet) -> Mapping[str, str]:
    """Where an edit can be kept, and what the page calls it: the article's own front matter, where it can have one."""
    project = sheet.project.lexicon_file.name
    return {"article": Path(sheet.script.article).name, "project": project} if sheet.has_own else {"project": project}


def _named(blocks: Iterable[dict[str, object]]) -> Iterable[tuple[str, Json]]:
    """Each block with a name made of what it says, so that one that did not change keeps its name wherever it moves."""
    seen: Counter[str] = Counter()
    for block in blocks:
        name = digest({key: value for key, value in block.items() if key != "number"})[:16]
        seen[name] += 1
        yield f"{name}-{seen[name]}", block


def _blocks(sheet: Sheet) -> Iterable[dict[str, object]]:
    doubts = _Doubts(sheet.findings)
    lines: dict[int | None, list[Line]] = {}
    for line in sheet.lines:
        lines.setdefault(line.block, []).append(line)
    choice = chosen(sheet.article, sheet.project.settings.script)
    if None in lines:
        yield {"number": 0, "kind": "opening", "utterances": [_utterance(line, doubts) for line in lines[None]]}
    number = sheet.script.number
    for index, (passage, block) in enumerate(zip(sheet.script.passages, sheet.article.blocks, strict=True)):
        if passage.utterances:
            omission = OMITTED.get(passage.kind)
            back = {"put_back": omission.include if omission.include in choice.kinds else "alone"} if omission else {}
            said = [_utterance(line, doubts) for line in lines[index]]
            yield {"number": number(index), "kind": passage.kind, "utterances": said, **back}
        elif passage.kind not in _UNSEEN:
            yield _left_out(number(index) or None, passage, shown(sheet.script.source, block))


class _Doubts:
    """Which finding a word belongs to: each is listed once, however often it stands in the article."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._names = {one.written: key(one) for one in findings if one.kind in ("guess", "letters", "ignored")}
        self._readings = [one for one in findings if one.kind == "reading"]

    def of(self, word: Word, changed: Sequence[Reading]) -> str | None:
        """The key of a word's finding; `changed` are the readings in it that are not plain text."""
        for reading in changed:
            if reading.doubt:
                return next((key(one) for one in self._readings if _is_of(reading, one)), None)
        names = (*(_POSSESSIVE.sub("", reading.seen) for reading in changed), *_NAME.findall(word.written))
        return next((self._names[name] for name in names if name in self._names), None)


def _is_of(reading: Reading, finding: Finding) -> bool:
    """Whether a doubtful reading is one of a finding's; that of a sign is shown with the letters around it."""
    return finding.rule == reading.rule and reading.seen in finding.written and reading.spoken in finding.spoken


def _left_out(shown_number: int | None, passage: Passage, text: str) -> dict[str, object]:
    omission = OMITTED.get(passage.kind)
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    of_kind = omission is not None and passage.reason == omission.reason
    return {
        "number": shown_number,
        "kind": passage.kind,
        "reason": passage.reason,
        "include": omission.include if omission and of_kind else None,
        "can_be_said": passage.reason == EXCLUDED or bool(omission and of_kind and omission.include),
        "text": short,
    }


def _utterance(line: Line, doubts: _Doubts) -> Json:
    return {
        "name": line.name,
        "pause": line.utterance.pause_ms / 1000,
        "words": _words(line, doubts),
    }


def _words(line: Line, doubts: _Doubts) -> list[object]:
    """Each word as it is written; with what is done to it where something is."""
    words: list[object] = []
    readings = [reading for reading in line.utterance.readings if reading.say_as not in ("marker", "markup")]
    at = 0
    for word in line.words:
        while at < len(readings) and readings[at].end <= word.start:
            at += 1
        inside = at
        changed: list[Reading] = []
        while inside < len(readings) and readings[inside].start < word.end:
            if _is_changed(readings[inside]):
                changed.append(readings[inside])
            inside += 1
        found = doubts.of(word, changed)
        change = _change(word, changed, found) if changed or found else None
        words.append([word.written, change] if change else word.written)
    return words


def _is_changed(reading: Reading) -> bool:
    return reading.spoken != reading.seen or reading.ipa is not None or reading.doubt is not None


def _change(word: Word, changed: Sequence[Reading], found: str | None) -> Json:
    """What is said otherwise than it is written, by which rule, and what is doubtful about it."""
    doubt = next((reading for reading in changed if reading.doubt), None)
    first = doubt or (changed[0] if changed else None)
    if first is None:
        return {"finding": found}
    is_sign = not _NAME.search(first.seen)  # `he/she`: a slash alone is nothing an entry could name
    change: dict[str, object] = {
        "written": _EDGES.sub("", word.written) if is_sign else _POSSESSIVE.sub("", first.seen),
        "spoken": _EDGES.sub("", word.spoken) if is_sign else first.spoken,
        "say_as": first.say_as,
        "rule": first.rule,
    }
    if first.ipa:
        change |= {"ipa": first.ipa, "respelling": respell(first.ipa)}
    if first.doubt:
        change |= {"reason": first.doubt.reason, "alternatives": list(first.doubt.alternatives)}
    if found:
        change["finding"] = found
    return change


def key(finding: Finding) -> str:
    """What the page calls a finding."""
    return f"{finding.written} as {finding.spoken}" if finding.kind == "reading" else finding.written


def _finding(finding: Finding) -> Json:
    return {
        "key": key(finding),
        "kind": finding.kind,
        "paragraph": finding.paragraph,
        "written": finding.written,
        "spoken": finding.spoken,
        "reason": finding.reason,
        "rule": finding.rule,
        "alternatives": list(finding.alternatives),
        "ipa": finding.ipa,
        "respelling": finding.respelling,
        "count": finding.count,
        "entry": finding.entry,
    }


def _chapters(sheet: Sheet, takes: Sequence[Take | None]) -> Json:
    """The chapters and the length: as they will be where every take is there, else as they are reckoned."""
    script, timeline = sheet.script, _timeline(sheet, takes)
    chapters = [
        {
            "found": chapter.title,
            "title": script.chapters.get(chapter.title, chapter.title),
            "start": round(chapter.start, 3),
            "paragraph": next((_number(script, cue.block) for cue in timeline.cues if cue.start >= chapter.start), 0),
        }
        for chapter in divide(timeline, script.headline, script.language)
    ]
    unused = sorted(script.chapters.keys() - {chapter["found"] for chapter in chapters})
    return {"seconds": round(timeline.seconds, 3), "chapters": chapters, "unused_titles": unused}


def _number(script: Script, block: int | None) -> int:
    """The number a block has on the page, as everywhere; the opening's is 0."""
    return 0 if block is None else script.number(block)


def _timeline(sheet: Sheet, takes: Sequence[Take | None]) -> Timeline:
    """When each utterance is heard, without its words."""
    at = 0.0
    cues = []
    for line, take in zip(sheet.lines, takes, strict=True):
        said, seconds = line.utterance, take.frames / take.rate if take else line.seconds
        kind = said.role if line.block is None else sheet.script.passages[line.block].kind
        cues.append(Cue(" ".join(said.text.split()), at, at + seconds, line.block, kind, said.role, ()))
        at += seconds + said.pause_ms / 1000 if seconds else 0.0
    return Timeline(tuple(cues), at)
