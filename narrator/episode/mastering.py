"""master(): a recording in, a finished episode out."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from narrator.disclosure import notice, source_type_uri
from narrator.episode.chapters import chapters_json, chapters_of
from narrator.episode.cover import draw_cover, read_cover
from narrator.episode.episode import HEAD, Episode, head
from narrator.episode.folder import SLUG_MARK, deliver, workshop
from narrator.episode.id3 import Tags, tag_bytes
from narrator.episode.joining import join
from narrator.episode.mp3 import Mp3Stream, check_bitrate
from narrator.episode.page import PAGE_NAME, Page, page_lines
from narrator.episode.receipt import account, receipt_lines
from narrator.episode.slug import slugify
from narrator.episode.timeline import Chapter, Placed, place
from narrator.episode.transcript import WRITERS
from narrator.errors import EpisodeError
from narrator.recording import Pool, Recording
from narrator.script import Script
from narrator.settings import MasterSettings, Show

SUMMARY_LENGTH = 300
"""Characters of running text that stand in the comment and the feed: about two sentences."""


def prepare(output: Path, settings: MasterSettings) -> None:
    """Finds out, before an article is spoken for hours, whether its episode can be written. Raises as `master` does."""
    check_bitrate(settings.bitrate)
    if settings.cover:
        read_cover(Path(settings.cover))
    with workshop(output):
        pass


def master(
    recording: Recording,
    show: Show,
    output: Path,
    settings: MasterSettings | None = None,
    executor: Executor | None = None,
) -> Episode:
    """Levels, encodes, joins and tags the takes, and writes the episode's folder into `output`.

    Without an executor it makes a `Pool` of its own. Nothing is seen under its final name before all of it is finished, and an
    episode of another article is never replaced. Raises `EpisodeError` when it cannot be written, `SettingsError` for a bitrate
    or cover that cannot be used.
    """
    settings = settings or MasterSettings()
    check_bitrate(settings.bitrate)
    if not any(take.frames for take in recording.takes):
        raise EpisodeError(f"{recording.script.article} has nothing in it that {recording.voice} can say.")
    cover = read_cover(Path(settings.cover)) if settings.cover else draw_cover(recording.script.headline, show.title)
    with ExitStack() as stack:
        built = stack.enter_context(workshop(output))
        workers = executor or stack.enter_context(Pool())
        try:
            return _build(_Session(recording, show, output, settings, cover), built, workers)
        except OSError as e:
            reason = e.strerror or e
            raise EpisodeError(
                f"The episode could not be written to {output} ({reason}); make room or choose another folder."
            ) from e


@dataclass(frozen=True, slots=True)
class _Session:
    """What one episode is made of."""

    recording: Recording
    show: Show
    output: Path
    settings: MasterSettings
    cover: bytes


def _build(session: _Session, built: Path, workers: Executor) -> Episode:
    """Builds every file of the episode in the folder `built` and delivers it."""
    script = session.recording.script
    placed = place(session.recording)
    chapters = chapters_of(placed.timeline, script)
    mp3 = built / f"{SLUG_MARK}.mp3"
    with tempfile.TemporaryFile(dir=built) as sound, mp3.open("wb") as target:
        stream = Mp3Stream(sound, session.settings.bitrate)
        join(stream, session.recording, placed, session.settings.lufs, workers)
        stream.save(target, tag_bytes(_tags(session, placed, chapters)))
    episode = _episode(session, placed, chapters, mp3)
    for extension, write in WRITERS.items():
        (built / f"{SLUG_MARK}.{extension}").write_text(write(placed.timeline, script.language), encoding="utf-8", newline="\n")
    (built / "chapters.json").write_text(chapters_json(chapters), encoding="utf-8", newline="\n")
    with (built / "receipt.json").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(receipt_lines(_receipt_head(session, episode), account(script, placed.timeline)))
    (built / HEAD).write_text(head(episode), encoding="utf-8", newline="\n")
    (built / PAGE_NAME).touch()  # written last: it names the files, and so their slug

    def write_page(final: Episode) -> None:
        page = Page(final, session.show, placed.timeline, chapters, session.recording.source_type)
        with (built / PAGE_NAME).open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(page_lines(page))

    return deliver(built, episode, write_page)


def _tags(session: _Session, placed: Placed, chapters: tuple[Chapter, ...]) -> Tags:
    recording, show = session.recording, session.show
    script = recording.script
    return Tags(
        title=script.headline,
        artist=script.byline or show.author,
        album=show.title,
        language=script.language,
        comment=f"{_summary(script)}\n\n{notice(script.language)}".strip(),
        encoder="narrate; " + "; ".join(f"{voice} ({engine})" for voice, engine in sorted(recording.engines.items())),
        milliseconds=round(placed.timeline.seconds * 1000),
        published=script.published,
        url=script.url,
        cover=session.cover,
        extra=(
            ("AI-DISCLOSURE", notice(script.language)),
            ("DigitalSourceType", source_type_uri(recording.source_type)),
            ("narrate:voice", recording.voice),
            ("narrate:source-sha256", _sha256([script.source.encode()])),
        ),
        chapters=chapters,
    )


def _episode(session: _Session, placed: Placed, chapters: tuple[Chapter, ...], mp3: Path) -> Episode:
    script = session.recording.script
    slug = slugify(script.headline)
    with mp3.open("rb") as file:
        sha256 = _sha256(iter(partial(file.read, 1 << 20), b""))
    return Episode(
        folder=session.output / slug,
        slug=slug,
        title=script.headline,
        byline=script.byline,
        published=script.published,
        language=script.language,
        article=_seen_from(session.output, script.article),
        id=script.id,
        url=script.url,
        source_sha256=_sha256([script.source.encode()]),
        summary=_summary(script),
        disclosure=notice(script.language),
        voice=session.recording.voice,
        seconds=round(placed.timeline.seconds, 3),
        bytes=mp3.stat().st_size,
        sha256=sha256,
        chapters=len(chapters),
        utterances=len(session.recording.takes),
        cached=sum(take.cached for take in session.recording.takes),
    )


def _receipt_head(session: _Session, episode: Episode) -> dict[str, object]:
    """Everything in the receipt but its entries."""
    recording = session.recording
    places = ["comment (ID3 COMM)", "AI-DISCLOSURE (ID3 TXXX)", "DigitalSourceType (ID3 TXXX)", HEAD]
    noticed = any(utterance.role == "notice" for utterance in recording.script.opening)
    spoken = ["the first utterance", "the first cue of the transcripts"] if noticed else []
    return {
        "version": 1,
        "article": episode.article,
        "characters": len(recording.script.source),
        "source_sha256": episode.source_sha256,
        "mp3_sha256": episode.sha256,
        "voice": recording.voice,
        "engines": dict(sorted(recording.engines.items())),
        "word_times": dict.fromkeys(sorted({take.voice for take in recording.takes}), "") | _timing(recording),
        "disclosure": {"text": episode.disclosure, "stands_in": spoken + places},
    }


def _timing(recording: Recording) -> dict[str, str]:
    """How each voice's word marks came about."""
    return {take.voice: take.timing for take in recording.takes if take.frames}


def _summary(script: Script) -> str:
    """The beginning of the running text, on one line, cut at a word."""
    text = ""
    for passage in script.passages:
        if passage.kind == "paragraph" and passage.utterances and len(text) < SUMMARY_LENGTH:
            text += " " + " ".join(utterance.text for utterance in passage.utterances)
    text = " ".join(text.split())
    if len(text) <= SUMMARY_LENGTH:
        return text
    short = text[:SUMMARY_LENGTH].rpartition(" ")[0].rstrip(",;:—– ")
    return short if short.endswith((".", "!", "?")) else short + "…"


def _seen_from(folder: Path, article: str) -> str:
    """The article's path as seen from `folder`: says which file it was without saying whose machine it is on."""
    if article == "-":
        return article
    try:
        path = Path(os.path.relpath(article, folder)).as_posix()
    except ValueError:  # on Windows, another drive
        path = Path(article).name
    return path.encode("utf-8", "backslashreplace").decode()  # a name in bytes that are no text is one surrogate after another


def _sha256(parts: Iterable[bytes]) -> str:
    hashed = hashlib.sha256()
    for part in parts:
        hashed.update(part)
    return hashed.hexdigest()
