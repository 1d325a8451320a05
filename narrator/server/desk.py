"""The desk: one article as an editor has it open, read anew whenever one of its files changes."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from narrator.article import Article, read
from narrator.engines import Voice
from narrator.errors import NarratorError, SettingsError
from narrator.progress import reckoned
from narrator.project import Project, look, project_of, scripted
from narrator.recording import Levels, Recording, Store, Take, digest, record, wav
from narrator.script import PUT_BACK, Finding, Script, Utterance, Word, adapt, find_lexicon, stretch_of
from narrator.settings import find_settings

_WITH_FRONT_MATTER = ("", ".txt", ".text", ".md", ".markdown")
"""Suffixes of what begins with `+++` settings if it has any."""
_NO_PLACE = r"---[ \t]*[\r\n]|\s*<(?i:!doctype|html|\?xml)\b"
"""The beginning of what has settings of another sort, or is a web page whatever it is called."""


@dataclass(frozen=True, slots=True)
class Commission:
    """What is to be read, and how the episode of it is to be made."""

    article: str
    """The path of its file."""
    output: Path
    """Where the episode goes."""
    voice: str | None = None
    """The voice asked for; None for the article's or the project's."""
    include: str | None = None
    """What the command puts back of what is left out: `captions,bio`."""
    rate: float | None = None
    """The speed asked for; None for the project's."""


@dataclass(frozen=True, slots=True)
class Line:
    """One utterance of the sheet, with what is asked of it again and again."""

    name: str
    """The name of its sound: the same for the same words in the same voice."""
    block: int | None
    """The index of its block; None in the opening."""
    index: int
    """Which of the block's utterances it is."""
    utterance: Utterance
    words: tuple[Word, ...]
    seconds: float
    """How long it will be, reckoned."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The article as it was read last, and all that follows from it."""

    revision: int
    """Counts up with every change."""
    project: Project
    article: Article
    script: Script
    voice: Voice
    findings: tuple[Finding, ...]
    lines: tuple[Line, ...]
    """What is said, in order."""
    texts: Mapping[str, Line]
    """The lines by what is written in them."""
    has_own: bool
    """Whether the article can carry settings of its own: text and Markdown in UTF-8 can, a saved page cannot."""


class Desk:
    """One article, open. Its methods may be called from several threads."""

    def __init__(self, commission: Commission, executor: Executor, store: Store) -> None:
        """Reads the article. Raises as `read`, `adapt` and `find_voice` do."""
        if commission.article == "-":
            raise SettingsError("The desk needs an article in a file; save what stands on standard input in one.")
        self.commission = commission
        self.store = store
        self.problem: str | None = None
        """Why the files as they are now cannot be read; the sheet is then the last that could."""
        self.revision = 1
        self.news = 0
        """Counts up when lengths are known that were reckoned before."""
        self._executor = executor
        self._lock = threading.RLock()
        self._urgent = 0
        self._counting = threading.Lock()
        self._takes: dict[str, Take] = {}
        self._levels = Levels()
        self._seen = self._signature()
        self._last: tuple[object, Article] | None = None
        self._places: dict[str, Line] = {}  # of earlier sheets too: a page may not have seen the latest yet
        self._expected: dict[str, str] = {}
        self._sheet = self._read()

    def sheet(self) -> Sheet:
        """The article as its files are now; where they cannot be read, as they were, with the `problem` said."""
        with self._lock:
            signature = self._signature()
            if signature != self._seen:
                self._seen = signature
                self.revision += 1
                try:
                    known = dict(self._expected)  # what is in the files already; more may come while they are read
                    self._sheet = self._read()
                    self._expected = {word: said for word, said in self._expected.items() if known.get(word) != said}
                    self.problem = None
                except NarratorError as e:
                    self._sheet = replace(self._sheet, revision=self.revision)
                    self.problem = str(e)
            return self._sheet

    def latest(self) -> Sheet:
        """The sheet as it was made last, without a look at the files."""
        return self._sheet

    def idle(self) -> Sheet:
        """The sheet, made anew only while nobody waits for a sentence."""
        return self._sheet if self._urgent else self.sheet()

    @contextmanager
    def urgently(self) -> Iterator[Sheet]:
        """The latest sheet for somebody who waits: until the end of the block the rest of the article waits for them."""
        with self._counting:
            self._urgent += 1
        try:
            yield self._sheet
        finally:
            with self._counting:
                self._urgent -= 1

    def adopt(self, sheet: Sheet, recording: Recording) -> None:
        """Takes over what was made of all the lines of a sheet elsewhere."""
        self._takes |= {line.name: take for line, take in zip(sheet.lines, recording.takes, strict=True)}
        self._levels = Levels()
        self._levels.add(recording)
        self.news += 1

    def _signature(self) -> tuple[object, ...]:
        """What tells whether a file was changed since it was read."""
        settings = find_settings(Path(self.commission.article).parent)
        return tuple(_stamp(file) for file in (Path(self.commission.article), settings, find_lexicon(settings)))

    def _read(self) -> Sheet:
        project = project_of(self.commission.article, self.commission.include, self.commission.rate)
        article = self._article()
        script, voice = scripted(article, project, self.commission.voice)
        lines = tuple(_lines(script, voice))
        self._places |= {line.name: line for line in lines}
        texts = {line.utterance.text: line for line in lines}
        findings = tuple(look(script, voice))
        return Sheet(self.revision, project, article, script, voice, findings, lines, texts, _has_own(article))

    def _article(self) -> Article:
        """The article, read anew only when its file was changed: for a long one that is a quarter of the work."""
        if self._last is None or self._last[0] != self._seen[0]:
            self._last = self._seen[0], read(self.commission.article)
        return self._last[1]

    def take(self, name: str) -> Take:
        """What the utterance called `name` sounds like; spoken now unless it was before. Raises `KeyError`, `EngineError`."""
        take = self._takes.get(name)
        if take and take.entry.with_suffix(".wav").exists():
            return take
        take = self.speak(self._places[name].utterance)
        self.news += all(line.name in self._takes for line in self._sheet.lines)
        return take

    def speak(self, utterance: Utterance) -> Take:
        """The take of an utterance that may or may not stand on the sheet."""
        sheet = self._sheet
        alone = replace(sheet.script, passages=(), opening=(replace(utterance, block=None),))
        recording = record(alone, sheet.voice, self._executor, self.store)
        name = called(utterance, utterance.words(), sheet.voice)
        if name not in self._takes:
            self._levels.add(recording)
        (self._takes[name],) = recording.takes
        return self._takes[name]

    def spoken(self) -> Mapping[str, Take]:
        """The takes there are already, by the names of their utterances."""
        return self._takes

    def wav(self, name: str) -> bytes:
        """The sound of a take that was made before, as a WAV file as loud as the episode. Raises `KeyError` when it was not."""
        take = self._takes[name]
        return wav(take, self._levels.gain(take.voice, self._sheet.project.settings.master.lufs))

    def expect(self, word: str, said: str) -> None:
        """Counts on an entry that was written to a file just now, until the files are read again."""
        self._expected[word] = said

    def tried(self, name: str, word: str, said: str) -> Utterance:
        """The utterance called `name` as it would be with one more entry in the lexicon. Raises `KeyError`, `SettingsError`.

        Only its own block is adapted, so the answer does not wait for the rest of a long article.
        """
        sheet = self._sheet
        line = sheet.texts[self._places[name].utterance.text]
        blocks = () if line.block is None else (sheet.article.blocks[line.block],)
        article = replace(
            sheet.article,
            blocks=blocks,
            include=PUT_BACK,
            exclude=(),
            lexicon={**sheet.article.lexicon, **self._expected, word: said},
        )
        script = adapt(article, sheet.project.lexicon(), replace(sheet.project.settings.script, include=(), exclude=()))
        return script.opening[line.index] if line.block is None else stretch_of(script.passages[0].utterances, line.utterance)


def called(utterance: Utterance, words: Sequence[Word], voice: Voice) -> str:
    """The name of an utterance's sound."""
    said = [(word.written, word.spoken, word.ipa) for word in words]
    return digest(voice.for_role(utterance.role, utterance.speaker), utterance.language, said)[:24]


def _has_own(article: Article) -> bool:
    file = Path(article.name)
    if file.suffix.lower() not in _WITH_FRONT_MATTER or re.match(_NO_PLACE, article.source):
        return False
    raw = file.read_bytes()
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return b"\0" not in raw  # UTF-16 without a mark


def _lines(script: Script, voice: Voice) -> Iterator[Line]:
    for block, utterances in ((None, script.opening), *((n, passage.utterances) for n, passage in enumerate(script.passages))):
        for index, utterance in enumerate(utterances):
            words = utterance.words()
            seconds = reckoned(" ".join(word.spoken for word in words), voice.for_role(utterance.role))
            yield Line(called(utterance, words, voice), block, index, utterance, words, seconds)


def _stamp(file: Path | None) -> tuple[str, int, int, int] | None:
    try:
        stat = file.stat() if file else None
    except OSError:
        return None
    return (str(file), stat.st_mtime_ns, stat.st_size, stat.st_ino) if stat else None
