"""The desk: one article as an editor has it open, read anew whenever one of its files changes."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from narrator.article import Article, read
from narrator.engines import Voice
from narrator.errors import NarratorError, SettingsError
from narrator.project import Project, look, project_of, scripted
from narrator.recording import Store, Take, digest, read_used, record
from narrator.script import Finding, Script, Utterance, adapt


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


class Place(NamedTuple):
    """Where an utterance stands."""

    block: int | None
    """The index of its block; None in the opening."""
    index: int
    """Which of the block's utterances it is."""
    utterance: Utterance


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
        self._executor = executor
        self._lock = threading.RLock()
        self._takes: dict[str, Take] = {}
        self._seen = self._signature()
        self._sheet = self._read()
        self._places = _places(self._sheet)

    def sheet(self) -> Sheet:
        """The article as its files are now; where they cannot be read, as they were, with the `problem` said."""
        with self._lock:
            signature = self._signature()
            if signature != self._seen:
                self._seen = signature
                self.revision += 1
                try:
                    self._sheet = self._read()
                    self._places = _places(self._sheet)
                    self.problem = None
                except NarratorError as e:
                    self._sheet = replace(self._sheet, revision=self.revision)
                    self.problem = str(e)
            return self._sheet

    def _signature(self) -> tuple[object, ...]:
        """What tells whether a file was changed since it was read."""
        try:
            project = project_of(self.commission.article)
            files = (Path(self.commission.article), project.file, project.lexicon_file)
        except NarratorError:  # a narrator.toml that cannot be read: its folder's files tell
            folder = Path(self.commission.article).parent
            files = (Path(self.commission.article), *sorted(folder.glob("*.toml")))
        return tuple(_stamp(file) for file in files)

    def _read(self) -> Sheet:
        project = project_of(self.commission.article, self.commission.include)
        article = read(self.commission.article)
        script, voice = scripted(article, project, self.commission.voice)
        return Sheet(self.revision, project, article, script, voice, tuple(look(script, voice)))

    def take(self, name: str) -> Take:
        """What the utterance called `name` sounds like; spoken now unless it was before. Raises `KeyError`, `EngineError`."""
        take = self._takes.get(name)
        return take if take and take.entry.with_suffix(".wav").exists() else self.speak(self._places[name].utterance)

    def speak(self, utterance: Utterance) -> Take:
        """The take of an utterance that may or may not stand on the sheet."""
        sheet = self._sheet
        alone = replace(sheet.script, passages=(), opening=(replace(utterance, block=None),))
        (take,) = record(alone, sheet.voice, self._executor, self.store).takes
        self._takes[called(utterance, sheet.voice)] = take
        return take

    def spoken(self) -> Mapping[str, Take]:
        """The takes there are already, by the names of their utterances."""
        return self._takes

    def wav(self, name: str) -> bytes:
        """The sound of a take that was made before, as a WAV file. Raises `KeyError` when it was not."""
        content = read_used(self._takes[name].entry.with_suffix(".wav"))
        if content is None:
            raise KeyError(name)
        return content

    def tried(self, name: str, word: str, said: str) -> Utterance:
        """The utterance called `name` as it would be with one more entry in the lexicon. Raises `KeyError`, `SettingsError`.

        Only its own block is adapted, so the answer does not wait for the rest of a long article.
        """
        sheet, place = self._sheet, self._places[name]
        blocks = () if place.block is None else (sheet.article.blocks[place.block],)
        article = replace(sheet.article, blocks=blocks, lexicon={**sheet.article.lexicon, word: said})
        script = adapt(article, sheet.project.lexicon(), sheet.project.settings.script)
        return (script.opening if place.block is None else script.passages[0].utterances)[place.index]


def called(utterance: Utterance, voice: Voice) -> str:
    """The name of an utterance: that of its sound, the same for the same words in the same voice."""
    words = tuple((word.written, word.spoken, word.ipa) for word in utterance.words())
    return digest(voice, utterance.role, utterance.language, words)[:24]


def _places(sheet: Sheet) -> dict[str, Place]:
    groups = ((None, sheet.script.opening), *((n, passage.utterances) for n, passage in enumerate(sheet.script.passages)))
    return {
        called(utterance, sheet.voice): Place(block, index, utterance)
        for block, utterances in groups
        for index, utterance in enumerate(utterances)
    }


def _stamp(file: Path | None) -> tuple[str, int, int, int] | None:
    try:
        stat = file.stat() if file else None
    except OSError:
        return None
    return (str(file), stat.st_mtime_ns, stat.st_size, stat.st_ino) if stat else None
