"""What an episode says of itself: the tag, the head, and all of the receipt but its entries."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from narrator.disclosure import NOTICE_FIELD, SIGNED_PLACE, SOURCE_TYPE_FIELD, SPOKEN_PLACES, source_type_uri
from narrator.episode.episode import HEAD, PAGE_NAME, SOURCE_FIELD, Episode
from narrator.episode.formats import FORMATS
from narrator.episode.id3 import Tags
from narrator.episode.slug import slugify
from narrator.episode.timeline import Chapter, Placed
from narrator.recording import Recording, gains
from narrator.script import Script
from narrator.settings import MasterSettings, Show

SUMMARY_LENGTH = 300
"""Characters of running text that stand in the comment and the feed: about two sentences."""
_ABOUT = ("front matter", "kicker", "headline", "standfirst", "byline", "date", "markup")
"""Kinds of block that tell of the text and are not it: an editor may change them, and it is the same text."""


@dataclass(frozen=True, slots=True)
class Session:
    """What one episode is made of."""

    recording: Recording
    show: Show
    output: Path
    settings: MasterSettings

    @property
    def script(self) -> Script:
        """What was said."""
        return self.recording.script


def tags(session: Session, placed: Placed, chapters: tuple[Chapter, ...], cover: bytes | None) -> Tags:
    """The tag of the sound file."""
    recording, show, script = session.recording, session.show, session.script
    return Tags(
        title=script.headline,
        artist=script.byline or show.author,
        album=show.title,
        language=script.language,
        comment=f"{_summary(script)}\n\n{script.disclosure.text}".strip(),
        encoder="narrate; " + "; ".join(f"{voice} ({engine})" for voice, engine in sorted(recording.engines.items())),
        milliseconds=round(placed.timeline.seconds * 1000),
        published=script.published,
        url=script.url,
        cover=cover,
        extra=(
            (NOTICE_FIELD, script.disclosure.text),
            (SOURCE_TYPE_FIELD, source_type_uri(recording.source_type)),
            ("narrate:voice", recording.voice),
            (SOURCE_FIELD, _sha256(script.source.encode())),
        ),
        chapters=chapters,
    )


def describe(session: Session, placed: Placed, chapters: Sequence[Chapter], sound: Path) -> Episode:
    """The episode whose finished sound file is `sound`, in the folder its headline asks for."""
    script = session.script
    slug = slugify(script.headline)
    with sound.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
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
        source_sha256=_sha256(script.source.encode()),
        text_sha256=_text_sha256(script),
        summary=_summary(script),
        correction=script.correction,
        disclosure=script.disclosure.text,
        voice=session.recording.voice,
        seconds=round(placed.timeline.seconds, 3),
        bytes=sound.stat().st_size,
        sha256=sha256,
        chapters=len(chapters),
        utterances=len(session.recording.takes),
        cached=sum(take.cached for take in session.recording.takes),
        format=session.settings.format,
    )


def receipt_head(session: Session, episode: Episode, encoded: int) -> dict[str, object]:
    """The receipt but for its entries. `encoded` is how many takes were encoded in this run."""
    recording = session.recording
    return {
        "version": 1,
        "article": episode.article,
        "characters": len(recording.script.source),
        "source_sha256": episode.source_sha256,
        f"{episode.format}_sha256": episode.sha256,
        "voice": recording.voice,
        "engines": dict(sorted(recording.engines.items())),
        "roles": _roles(recording),
        "gain_db": _gains(session),
        "work": {"utterances": episode.utterances, "spoken": episode.utterances - episode.cached, "encoded": encoded},
        "word_times": dict.fromkeys(sorted({take.voice for take in recording.takes}), "") | _timing(recording),
        "lufs": session.settings.lufs,
        "opening": [utterance.text for utterance in recording.script.opening],
        "disclosure": _disclosure(session),
        **_music(session.settings),
        **_stand_in(recording),
    }


def _roles(recording: Recording) -> dict[str, list[str]]:
    """Each role that is heard and whose voices spoke it: several where a speaker has one of their own, or somebody stood in."""
    found: dict[str, dict[str, None]] = {}
    for utterance, take in zip(recording.script.utterances, recording.takes, strict=True):
        found.setdefault(utterance.role, {})[take.voice] = None
    return {role: list(voices) for role, voices in found.items()}


def _music(settings: MasterSettings) -> dict[str, object]:
    """Which pieces of music are heard as what, by name and hash; nothing where there is none."""
    named = {"intro": settings.intro, "outro": settings.outro, "bed": settings.bed}
    heard = {key: Path(file) for key, file in named.items() if file}
    pieces = {key: {"file": file.name, "sha256": _sha256(file.read_bytes())} for key, file in heard.items()}
    return {"music": pieces} if pieces else {}


def _stand_in(recording: Recording) -> dict[str, object]:
    """Which stretches of the article another voice spoke because the profile's service failed; nothing when none did."""
    if not recording.outage:
        return {}
    utterances = recording.script.utterances
    spoke: dict[str, list[list[int]]] = {}
    for number in recording.stood_in:
        readings = utterances[number].readings
        place = [readings[0].start, readings[-1].end] if utterances[number].block is not None else []
        spoke.setdefault(recording.takes[number].voice, []).append(place)
    return {"stand_in": {"because": recording.outage, "spoke": {voice: [p for p in spoke[voice] if p] for voice in spoke}}}


def _disclosure(session: Session) -> dict[str, object]:
    """What the receipt says of the AI-voice notice: its wording, where it stands, and why it is not said where it is not."""
    told = session.script.disclosure
    spoken = SPOKEN_PLACES if told.unspoken is None else ()
    signed = (SIGNED_PLACE,) if session.settings.credentials.key else ()
    facts: dict[str, object] = {
        "text": told.text,
        "digital_source_type": source_type_uri(session.recording.source_type),
        "stands_in": [*spoken, *FORMATS[session.settings.format].places, HEAD, PAGE_NAME, *signed],
    }
    return facts if told.unspoken is None else facts | {"unspoken_because": told.unspoken}


def _gains(session: Session) -> dict[str, list[float]]:
    """Each voice's gains, dB: one, and those of the paragraphs that were trimmed."""
    found: dict[str, dict[float, None]] = {}
    for take, gain in zip(session.recording.takes, gains(session.recording, session.settings.lufs), strict=True):
        found.setdefault(take.voice, {})[gain] = None
    return {voice: list(of_voice) for voice, of_voice in found.items()}


def _timing(recording: Recording) -> dict[str, str]:
    """How each voice's word marks came about: in more ways than one where not every utterance could be aligned."""
    ways = sorted({(take.voice, take.timing) for take in recording.takes if take.frames})
    return {voice: ", ".join(way for _, way in group) for voice, group in groupby(ways, key=lambda pair: pair[0])}


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


def _text_sha256(script: Script) -> str:
    texts = (" ".join(script.source[p.start : p.end].split()) for p in script.passages if p.kind not in _ABOUT)
    running = "\n".join(texts)
    return _sha256(running.encode()) if running else ""


def _seen_from(folder: Path, article: str) -> str:
    """The article's path as seen from `folder`: says which file it was without saying whose machine it is on."""
    if article == "-":
        return article
    try:
        path = Path(os.path.relpath(article, folder)).as_posix()
    except ValueError:  # on Windows, another drive
        path = Path(article).name
    return path.encode("utf-8", "backslashreplace").decode()  # a name in bytes that are no text is one surrogate after another


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
