"""The words: what the receipt accounts for, and whether the transcripts have every one of them, when it is heard."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from itertools import pairwise

from narrator.episode.episode import SOURCE_FIELD
from narrator.episode.receipt import Entry
from narrator.episode.verifying.evidence import ROUNDED, Evidence, squeezed, without_tags
from narrator.episode.verifying.observation import Check, Observation, failed, ok, unmeasured

_FATES = ("spoken", "replaced", "left out", "space")


def _hashes(evidence: Evidence) -> Iterator[Observation]:
    """The sound file and the article's text are those the receipt and episode.json were written for."""
    with evidence.file.open("rb") as file:
        told = hashlib.file_digest(file, "sha256").hexdigest()
    receipt, head = evidence.receipt, evidence.head
    for name, wanted in (("receipt.json", receipt.sound_sha256), ("episode.json", head.sha256)):
        if told != wanted:
            yield failed(f"the sound's SHA-256 is {told[:12]}…, and {name} says {wanted[:12]}…")
    if evidence.file.stat().st_size != head.bytes:
        yield failed(f"the sound file has {evidence.file.stat().st_size:,} bytes, and episode.json says {head.bytes:,}")
    named = {"episode.json": head.source_sha256}
    if evidence.file.suffix == ".mp3":
        named["the tag"] = evidence.tag.fields.get(SOURCE_FIELD, "")
    for name, found in named.items():
        if found != receipt.source_sha256:
            yield failed(f"{name} names another article text than receipt.json")


def _characters(evidence: Evidence) -> Iterator[Observation]:
    """Every character of the article has one entry, and every entry says what became of it."""
    at = 0
    for entry in evidence.receipt.entries:
        if entry.start != at or entry.end <= entry.start:
            yield failed(
                f"the receipt has {'no' if entry.start > at else 'more than one'} entry for character {min(at, entry.start)}"
            )
            return
        at = entry.end
        if _unfounded(entry):
            yield failed(f"the receipt does not say what became of characters {entry.start} to {entry.end}")
    if at != evidence.receipt.characters:
        yield failed(f"the receipt accounts for {at:,} of {evidence.receipt.characters:,} characters")
    yield ok(f"{at:,} characters, each once")


def _unfounded(entry: Entry) -> bool:
    """Whether an entry lacks what its fate calls for."""
    if entry.fate == "left out":
        return not entry.reason
    if entry.fate == "replaced":
        return entry.heard is None or entry.spoken is None
    return entry.fate not in _FATES or (entry.fate == "spoken" and entry.heard is None)


def _every_word(evidence: Evidence) -> Iterator[Observation]:
    """The JSON transcript has the opening, then a segment for every word the receipt says is heard, at its time, and no other."""
    words = list(evidence.words)
    opening = squeezed(evidence.receipt.opening)
    while words and opening:
        body = squeezed([words.pop(0).text])
        if not opening.startswith(body):
            yield failed(f"the transcript begins with {body!r}, not with what is said first")
            return
        opening = opening[len(body) :]
    heard = [entry for entry in evidence.receipt.entries if entry.heard and entry.fate in ("spoken", "replaced")]
    sounding = [word for word in words if word.end > word.start]
    for entry, word in zip(heard, sounding, strict=False):
        assert entry.heard
        if max(abs(entry.heard[0] - word.start), abs(entry.heard[1] - word.end)) > ROUNDED:
            yield failed(
                f"character {entry.start} is heard at {entry.heard[0]:.3f} s, and {word.text!r} said to be at {word.start:.3f} s"
            )
            return
    if len(heard) != len(sounding) or opening:
        yield failed(f"{len(heard):,} words of the article are heard, and the JSON transcript has {len(sounding):,} of them")
    yield ok(f"{len(heard):,} words of the article")


def _captions(evidence: Evidence) -> Iterator[Observation]:
    """WebVTT and SubRip show every word of the JSON transcript, in its order."""
    wanted = squeezed(word.text for word in evidence.words)
    for name, cues in (("WebVTT", evidence.vtt), ("SubRip", evidence.srt)):
        shown = squeezed(cue.text for cue in cues)
        if shown != wanted:
            same = next((n for n, (a, b) in enumerate(zip(shown, wanted, strict=False)) if a != b), min(len(shown), len(wanted)))
            yield failed(f"the {name} transcript differs from the JSON one at …{wanted[max(0, same - 10) : same + 20]}…")


def _times(evidence: Evidence) -> Iterator[Observation]:
    """Every time of every transcript lies inside the sound, and none goes back."""
    for name, segments in (("JSON", evidence.words), ("WebVTT", evidence.vtt), ("SubRip", evidence.srt)):
        wrong = [s for s in segments if not 0 <= s.start <= s.end <= evidence.head.seconds + ROUNDED]
        wrong += [after for before, after in pairwise(segments) if after.start < before.end - ROUNDED]
        if name != "JSON":
            wrong += [s for s in segments if s.start == s.end]
        if wrong:
            yield failed(
                f"the {name} transcript has {len(wrong)} times outside the sound or out of order, first at {wrong[0].start:.3f} s"
            )
        if not segments:
            yield failed(f"the {name} transcript is empty")


def _as_written(evidence: Evidence) -> Iterator[Observation]:
    """The transcript shows what the article says, where the article is still at hand."""
    if evidence.source is None:
        yield unmeasured(f"the article this was made from is not at {evidence.receipt.article} any more")
        return
    by_time = {(word.start, word.end): word.text for word in evidence.words if word.end > word.start}
    for entry in evidence.receipt.entries:
        shown = by_time.get(entry.heard) if entry.heard else None
        written = evidence.source[entry.start : entry.end]
        if shown is not None and not _stands_in(shown, written):
            yield failed(f"the article says {written!r} at character {entry.start}, and the transcript {shown!r}")
    yield ok(f"as in {evidence.receipt.article}")


def _stands_in(shown: str, written: str) -> bool:
    """Whether the letters and figures of `shown` stand in `written`, in order; markup may stand between them, or be meant."""
    return any(_in_order(shown, seen) for seen in (without_tags(written), written))


def _in_order(shown: str, written: str) -> bool:
    letters = iter(sign for sign in written if sign.isalnum())
    return all(sign in letters for sign in shown if sign.isalnum())


WORDS: Mapping[str, Check] = {
    "hashes": _hashes,
    "characters": _characters,
    "words": _every_word,
    "captions": _captions,
    "times": _times,
    "article": _as_written,
}
"""What is looked at -> what looks at it."""
