"""A project: what stands around an article and decides how it is said. Settings, lexicon, script, voice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from narrator.errors import EngineError, EngineUnavailable, LanguageError, SettingsError, blaming

if TYPE_CHECKING:
    from collections.abc import Mapping
    from concurrent.futures import Executor

    from narrator.article import Article
    from narrator.engines import Request, Voice
    from narrator.script import Finding, Script
    from narrator.settings import Settings


@dataclass(frozen=True, slots=True)
class Project:
    """The settings an article is made with, and where they stand."""

    settings: Settings
    file: Path | None
    """The narrator.toml; None when there is none."""

    @property
    def lexicon_file(self) -> Path:
        """Where its lexicon.toml is, or would be."""
        from narrator.script import find_lexicon

        return find_lexicon(self.file)

    def place(self, table: str) -> str:
        """How messages call a table of its narrator.toml, which need not be there."""
        from narrator.settings import FILE_NAME

        return f"{self.file or FILE_NAME} [{table}]"

    def lexicon(self) -> Mapping[str, str]:
        """The entries of its lexicon.toml."""
        from narrator.script import read_lexicon

        return read_lexicon(self.lexicon_file)


def project_of(article: str | Path | None, include: str | None = None, rate: float | None = None) -> Project:
    """The project of an article, or of the working folder: its narrator.toml and lexicon.toml, sought as the command does.

    `include` and `rate` are what `--include` and `--rate` say. Raises `SettingsError` for a narrator.toml that cannot be used.
    """
    from narrator.settings import find_settings, load_settings

    file = find_settings(Path() if article in (None, "-") else Path(article).parent)
    settings = load_settings(file)
    if include:
        names = tuple(filter(None, (name.strip() for name in include.split(","))))
        settings = replace(settings, script=replace(settings.script, include=(*settings.script.include, *names)))
    if rate is not None:
        settings = replace(settings, voice=replace(settings.voice, rate=rate))
    return Project(settings, file)


def script_of(article: str, project: Project) -> Script:
    """The script of an article."""
    from narrator.article import read
    from narrator.script import adapt

    return adapt(read(article), project.lexicon(), project.settings.script)


def spoken_script(article: str, project: Project, voice_name: str | None) -> tuple[Script, Voice]:
    """The script of an article, cast for the voice that speaks it, and that; one that could not be had is among its warnings."""
    from narrator.article import read

    return scripted(read(article), project, voice_name)


def shown_script(article: str, project: Project, voice_name: str | None) -> Script:
    """`spoken_script` for who only reads it: where nobody here speaks the article's language, there is nobody to cast it for."""
    from narrator.article import read
    from narrator.script import adapt

    written = read(article)
    try:
        return scripted(written, project, voice_name)[0]
    except LanguageError:
        return adapt(written, project.lexicon(), project.settings.script)


def scripted(written: Article, project: Project, voice_name: str | None) -> tuple[Script, Voice]:
    """`spoken_script` for an article that is read already."""
    from narrator.script import adapt, cast

    asked, voice = _voice(written, project, voice_name)
    script = cast(adapt(written, project.lexicon(), project.settings.script), voice.has_own)
    if voice.name != asked.name and (voice_name or written.voice):
        told = f"{asked.name} does not speak {written.language!r}, so {voice.name} does."
        script = replace(script, warnings=(told, *script.warnings))
    return script, voice


def look(script: Script, speaker: Voice) -> list[Finding]:
    """The findings of a script, with what only its voice knows: how it says the names it guesses, and what it ignores."""
    from narrator.engines import pronunciations
    from narrator.script import check as findings_of

    found = [*ignored(script, speaker), *findings_of(script)]
    guessed = [finding.written for finding in found if finding.kind in ("ignored", "guess")]
    sounds = iter(pronunciations(guessed, speaker))
    return [replace(f, ipa=next(sounds) or None) if f.kind in ("ignored", "guess") else f for f in found]


def ignored(script: Script, speaker: Voice) -> list[Finding]:
    """The words whose IPA the lexicon gives and the voice cannot say."""
    from narrator.engines import honours
    from narrator.script import entries_in_ipa

    return [finding for finding in entries_in_ipa(script) if not honours(finding.ipa or "", speaker)]


def check_pace(script: Script, speaker: Voice, rate: float, workers: Executor) -> None:
    """Raises `SettingsError` in the engine's own words where a voice of the script cannot speak at the rate that was asked for.

    Each is asked to say nothing at all, in a worker: an engine looks at the rate first.
    """
    from narrator.engines import Request

    if rate == 1.0:
        return
    parts = dict.fromkeys((utterance.role, utterance.speaker) for utterance in script.utterances)
    for one in {id(voice): voice for voice in (speaker.for_role(*part) for part in parts)}.values():
        request = Request((), one.voice, one.language, one.rate, one.pitch, one.options)
        try:
            workers.submit(_say, one.engine, request).result()
        except EngineUnavailable:
            return  # which is told of the first utterance that nobody can speak
        except EngineError as e:
            raise SettingsError(str(e)) from e


def _say(engine: str, request: Request) -> None:
    from narrator.engines import load_engine

    load_engine(engine).synthesize(request)


def _voice(article: Article, project: Project, named: str | None) -> tuple[Voice, Voice]:
    """The voice asked for, with --voice, else in the front matter, else in the settings; and the one that speaks the article."""
    from narrator.engines import find_voice, paced, speaker

    name, place = named or project.settings.voice.name, "--voice" if named else f"{project.place('voice')} name"
    if article.voice and not named:
        name, place = article.voice, f"{article.name}: front matter key 'voice'"
    with blaming(place):
        asked = find_voice(name, article.language)
    with blaming(f"{project.place('voice')} fallback"):
        other = project.settings.voice.fallback
        fallback = speaker(find_voice(other, article.language), article.language) if other else None
    spoken = replace(speaker(asked, article.language), fallback=fallback)
    limited = replace(spoken, most_characters=project.settings.voice.most_characters)
    return asked, paced(limited, project.settings.voice.rate)
