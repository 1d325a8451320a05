"""master(): a recording in, a finished episode out."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, wait
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from pathlib import Path

from narrator.episode.arrangement import Arrangement, arrange, join_arranged
from narrator.episode.beside import cover, find_chapters, wordless, write_transcripts
from narrator.episode.episode import CHAPTERS_NAME, HEAD, PAGE_NAME, Episode, head
from narrator.episode.facts import Session, describe, receipt_head, tags
from narrator.episode.folder import SLUG_MARK, deliver, workshop
from narrator.episode.id3 import Tags, tag_bytes
from narrator.episode.joining import Coming, encoding_takes
from narrator.episode.mp3 import Mp3Stream
from narrator.episode.music import check_music
from narrator.episode.page import Page, page_lines
from narrator.episode.pcm import samples
from narrator.episode.receipt import account, entry_lines, write_receipt
from narrator.episode.signature import sign, try_signer
from narrator.episode.signer import Signer, load_signer
from narrator.episode.sound_file import need_encoder, write_sound
from narrator.episode.timeline import chapters_json
from narrator.errors import EpisodeError, SettingsError
from narrator.recording import Pool, Recording, store_of
from narrator.settings import MasterSettings, Show, master_problem


def prepare(output: Path, settings: MasterSettings) -> None:
    """Finds out, before an article is spoken for hours, whether its episode can be written. Raises as `master` does."""
    _check_settings(settings)
    check_music(settings)
    signer = _signer(settings)
    if signer:
        try_signer(signer)
    _own_cover(settings)
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
    episode of another article is never replaced. Raises `EpisodeError` when it cannot be written, `SettingsError` for a loudness,
    bitrate, format, piece of music, cover or signer that cannot be used.
    """
    settings = settings or MasterSettings()
    _check_settings(settings)
    if not any(take.frames for take in recording.takes):
        raise EpisodeError(f"{recording.script.article} has nothing in it that {recording.voice} can say.")
    with ExitStack() as stack:
        built = stack.enter_context(workshop(output))
        workers = executor or stack.enter_context(Pool())
        try:
            return _build(Session(recording, show, output, settings), built, workers)
        except OSError as e:
            reason = e.strerror or e
            raise EpisodeError(
                f"The episode could not be written to {output} ({reason}); make room or choose another folder."
            ) from e


def _check_settings(settings: MasterSettings) -> None:
    """Raises `SettingsError` for what no episode can have, and for a format this machine cannot make."""
    if problem := master_problem(settings):
        raise SettingsError(problem)
    need_encoder(settings.format)


def _signer(settings: MasterSettings) -> Signer | None:
    if settings.credentials.key and settings.format != "mp3":
        raise SettingsError(f"Only an MP3 can be signed, not {settings.format}; make an MP3, or take the key out of [c2pa].")
    return load_signer(settings.credentials)


def _own_cover(settings: MasterSettings) -> bytes | None:
    """The publisher's own cover; None where one is to be drawn."""
    if not settings.cover:
        return None
    from narrator.episode.cover import read_cover  # noqa: PLC0415 - Pillow, 15 ms, where it is not needed otherwise

    return read_cover(Path(settings.cover))


def _build(session: Session, built: Path, workers: Executor) -> Episode:
    """Builds every file of the episode in the folder `built` and delivers it."""
    recording, script, settings = session.recording, session.script, session.settings
    signer = _signer(settings)
    own = _own_cover(settings)
    arrangement = arrange(recording, settings)
    timeline = arrangement.placed.timeline
    store = store_of(recording.takes[0].entry)
    with ExitStack() as stack:
        stack.enter_context(_seen_to(workers.submit(write_transcripts, timeline, script.language, built / SLUG_MARK)))
        titled = workers.submit(find_chapters, wordless(timeline), script.headline, script.language, script.chapters)
        drawn = None if own else workers.submit(cover, script.headline, session.show.title, store)
        takes = stack.enter_context(_encoding(session, workers))
        entries = stack.enter_context(tempfile.TemporaryFile(dir=built))
        entries.writelines(entry_lines(account(script, timeline)))  # while the workers find the titles, which the tag has
        chapters = titled.result()
        tag = tags(session, arrangement.placed, chapters, drawn.result() if drawn else own)
        sound = built / f"{SLUG_MARK}.{settings.format}"
        if settings.format == "mp3":
            _write_mp3(sound, tag, arrangement, takes)
        else:
            write_sound(sound, samples(recording, arrangement, settings.lufs, workers), tag, settings.bitrate)
        if signer:
            sign(sound, signer, script.headline, recording.source_type)
        episode = describe(session, arrangement.placed, chapters, sound)
        (built / CHAPTERS_NAME).write_text(chapters_json(chapters), encoding="utf-8", newline="\n")
        facts = receipt_head(session, episode, sum(future is not None for _, future in takes))
        write_receipt(built / "receipt.json", facts, entries)
    (built / HEAD).write_text(head(episode), encoding="utf-8", newline="\n")
    (built / PAGE_NAME).touch()  # written last: it names the files, and so their slug

    def write_page(final: Episode) -> None:
        _write_lines(built / PAGE_NAME, page_lines(Page(final, session.show, timeline, chapters, recording.source_type)))

    return deliver(built, episode, write_page)


def _encoding(session: Session, workers: Executor) -> AbstractContextManager[Sequence[Coming]]:
    """The takes under way to an MP3; none for another format, which is made from their sound."""
    if session.settings.format != "mp3":
        return nullcontext(())
    return encoding_takes(session.recording, session.settings, workers)


def _write_mp3(file: Path, tag: Tags, arrangement: Arrangement, takes: Sequence[Coming]) -> None:
    with file.open("wb") as target:
        stream = Mp3Stream(target, takes[0][0].bitrate, tag_bytes(tag))
        join_arranged(stream, arrangement, takes)
        stream.finish()


def _write_lines(file: Path, lines: Iterator[str]) -> None:
    with file.open("w", encoding="utf-8", newline="\n") as target:
        target.writelines(lines)


@contextmanager
def _seen_to(writing: Future[None]) -> Iterator[None]:
    """Ends when the files are written; on an error too, if it has begun: nobody may write into a folder that is cleared away."""
    try:
        yield
        writing.result()
    finally:
        if not writing.cancel():
            wait([writing])
