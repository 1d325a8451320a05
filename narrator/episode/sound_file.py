"""An episode's sound as another file than MP3: WAV by the standard library, the others by ffmpeg."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import wave
from collections.abc import Iterable, Sequence
from pathlib import Path

from narrator.episode.formats import FORMATS
from narrator.episode.id3 import Tags, tag_bytes
from narrator.episode.mp3 import RATE
from narrator.episode.timeline import Chapter
from narrator.errors import EpisodeError, SettingsError
from narrator.patterns import compiled

_LONGEST = (1 << 32) - 1
"""Bytes a WAV file can say it has."""
_SPECIAL = compiled(r"([=;#\\\n])")


def need_encoder(name: str) -> None:
    """Raises `SettingsError` for a format that needs ffmpeg where there is none."""
    if FORMATS[name].options and not shutil.which("ffmpeg"):
        raise SettingsError(f"An episode as {name} needs ffmpeg, which is not on this machine; install it or choose mp3 or wav.")


def write_sound(path: Path, sound: Iterable[bytes], tags: Tags, kbps: int) -> None:
    """Writes the sound (16-bit samples at `RATE`) as the format `path` ends in, with tags, chapters and cover.

    The same sound and tags give the same bytes with the same ffmpeg. Raises `EpisodeError` when ffmpeg fails or the file would
    be longer than its format allows, `OSError` when it cannot be written.
    """
    name = path.suffix[1:]
    if not FORMATS[name].options:
        _write_wav(path, sound, tag_bytes(tags))
        return
    least, most = FORMATS[name].least_kbps, FORMATS[name].most_kbps
    _encode(path, sound, tags.chapters, ["-b:a", f"{min(max(kbps, least), most)}k"] if most else [])
    from narrator.episode.labels import LABELS  # noqa: PLC0415  # mutagen, which an MP3 does without

    LABELS[name](path, tags)


def _write_wav(path: Path, sound: Iterable[bytes], tag: bytes) -> None:
    """A WAV file with an ID3 tag as its last chunk, where ffmpeg, mutagen and foobar2000 look for one."""
    tag += b"\0" * (len(tag) % 2)
    room = _LONGEST - len(tag) - 64
    with path.open("wb") as file:
        with wave.open(file, "wb") as out:
            out.setparams((1, 2, RATE, 0, "NONE", ""))
            for piece in sound:
                room -= len(piece)
                if room < 0:
                    raise EpisodeError("The episode is over 4 GiB, more than a WAV file can be; choose flac.")
                out.writeframesraw(piece)
        file.write(b"id3 " + len(tag).to_bytes(4, "little") + tag)
        size = file.tell() - 8
        file.seek(4)
        file.write(size.to_bytes(4, "little"))


def _encode(path: Path, sound: Iterable[bytes], chapters: Sequence[Chapter], quality: Sequence[str]) -> None:
    """Has ffmpeg encode the sound as it comes; nothing of the machine or the clock goes into the file."""
    with tempfile.TemporaryDirectory(prefix="narrate-") as folder, tempfile.TemporaryFile() as complaints:
        listed = Path(folder) / "chapters.txt"
        listed.write_text(_listed(chapters), encoding="utf-8")
        source = ["-f", "s16le", "-ar", str(RATE), "-ac", "1", "-i", "pipe:0", "-f", "ffmetadata", "-i", str(listed)]
        # The chapters of the other formats are written with their tags.
        plain = ["-map", "0:a", "-map_chapters", "1" if path.suffix == ".m4b" else "-1"]
        exact = ["-fflags", "+bitexact", "-flags:a", "+bitexact"]
        options = [*source, *plain, *exact, *FORMATS[path.suffix[1:]].options, *quality]
        encoder = subprocess.Popen(
            ["ffmpeg", "-v", "error", "-y", *options, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=complaints,
        )
        try:
            _feed(encoder, sound)
        finally:
            encoder.kill()
            encoder.wait()
        if encoder.returncode:
            complaints.seek(0)
            reason = complaints.read().decode(errors="replace").strip().rpartition("\n")[2] or f"exit code {encoder.returncode}"
            raise EpisodeError(f"ffmpeg could not make {path.suffix[1:]} of the episode ({reason}); choose mp3, or mend ffmpeg.")


def _feed(encoder: subprocess.Popen[bytes], sound: Iterable[bytes]) -> None:
    """Gives the encoder its sound and waits for its end; one that ends early is judged by its exit code."""
    if encoder.stdin is None:
        return
    try:
        for piece in sound:
            encoder.stdin.write(piece)
        encoder.stdin.close()
    except BrokenPipeError:
        pass
    encoder.wait()


def _listed(chapters: Sequence[Chapter]) -> str:
    """The chapters as ffmpeg reads them (its "Metadata" format, version 1)."""
    parts = [";FFMETADATA1\n"]
    for chapter in chapters:
        times = f"START={round(chapter.start * 1000)}\nEND={round(chapter.end * 1000)}\n"
        title = _SPECIAL.sub(r"\\\1", " ".join(chapter.title.split()))
        parts.append(f"[CHAPTER]\nTIMEBASE=1/1000\n{times}title={title}\n")
    return "".join(parts)
