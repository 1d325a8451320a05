"""What files that are not tagged with ID3 say of themselves: MP4 atoms and Vorbis comments, written by mutagen."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from mutagen import MutagenError
from mutagen.flac import FLAC, Picture
from mutagen.mp4 import MP4, MP4Cover
from mutagen.oggopus import OggOpus

from narrator.episode.id3 import Tags
from narrator.errors import EpisodeError


def _label_mp4(path: Path, tags: Tags) -> None:
    file = MP4(path)
    named = {"©nam": tags.title, "©ART": tags.artist, "©alb": tags.album, "©cmt": tags.comment, "©too": tags.encoder}
    named |= {"©gen": "Podcast", "©day": tags.published.isoformat() if tags.published else "", "purl": tags.url or ""}
    for name, text in named.items():
        if text:
            file[name.replace("©", "\xa9")] = [text]
    for name, value in (("LANGUAGE", tags.language), *tags.extra):
        file[f"----:com.apple.iTunes:{name}"] = [value.encode()]
    if tags.cover:
        kind = MP4Cover.FORMAT_PNG if tags.cover.startswith(b"\x89PNG") else MP4Cover.FORMAT_JPEG
        file["covr"] = [MP4Cover(tags.cover, kind)]
    file["stik"] = [2]  # an audiobook: players then keep the place and show the chapters
    file.save()


def _label_opus(path: Path, tags: Tags) -> None:
    file = OggOpus(path)
    for name, value in _comments(tags):
        file[name] = [value]
    if tags.cover:
        file["METADATA_BLOCK_PICTURE"] = [base64.b64encode(_picture(tags.cover).write()).decode()]
    file.save()


def _label_flac(path: Path, tags: Tags) -> None:
    file = FLAC(path)
    for name, value in _comments(tags):
        file[name] = [value]
    if tags.cover:
        file.add_picture(_picture(tags.cover))
    file.save()


def _comments(tags: Tags) -> list[tuple[str, str]]:
    """Names and values (Xiph's Vorbis comment); chapters as `CHAPTER000` and `CHAPTER000NAME`."""
    found = [("TITLE", tags.title), ("ARTIST", tags.artist), ("ALBUM", tags.album), ("GENRE", "Podcast")]
    found += [("LANGUAGE", tags.language), ("DATE", tags.published.isoformat() if tags.published else "")]
    found += [("COMMENT", tags.comment), ("CONTACT", tags.url or ""), ("ENCODED-BY", tags.encoder)]
    found += [(name.upper(), value) for name, value in tags.extra]
    for number, chapter in enumerate(tags.chapters):
        minutes, milliseconds = divmod(round(chapter.start * 1000), 60_000)
        time = f"{minutes // 60:02}:{minutes % 60:02}:{milliseconds / 1000:06.3f}"
        found += [(f"CHAPTER{number:03}", time), (f"CHAPTER{number:03}NAME", chapter.title)]
    return [(name.replace("=", "-"), value) for name, value in found if value]


def _picture(cover: bytes) -> Picture:
    picture = Picture()
    picture.type = 3  # the front cover
    picture.mime = "image/png" if cover.startswith(b"\x89PNG") else "image/jpeg"
    picture.data = cover
    return picture


def _safely(label: Callable[[Path, Tags], None]) -> Callable[[Path, Tags], None]:
    """The same, its errors turned into narrate's."""

    def labelled(path: Path, tags: Tags) -> None:
        try:
            label(path, tags)
        except MutagenError as e:
            raise EpisodeError(f"The {path.suffix[1:]} file of ffmpeg cannot be tagged ({e}); choose mp3, or mend ffmpeg.") from e

    return labelled


LABELS: Mapping[str, Callable[[Path, Tags], None]] = MappingProxyType(
    {"m4b": _safely(_label_mp4), "opus": _safely(_label_opus), "flac": _safely(_label_flac)}
)
"""File extension -> what writes the tags into such a file. Tags without text are left out."""
