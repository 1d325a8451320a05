"""The marks: each place in an episode that says the voice is AI-generated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing

from narrator.disclosure import (
    DIGITAL_SOURCE_TYPE,
    NOTICE_FIELD,
    SIGNED_PLACE,
    SOURCE_TYPE_FIELD,
    SOURCE_TYPES,
    SPOKEN_PLACES,
)
from narrator.episode.episode import HEAD, PAGE_NAME
from narrator.episode.formats import FORMATS
from narrator.episode.signature import CREDENTIALS_TYPE
from narrator.episode.transcript import SPEAKER
from narrator.episode.verifying.decoding import decoded, undecodable
from narrator.episode.verifying.evidence import Evidence, Segment, squeezed
from narrator.episode.verifying.observation import Check, Observation, failed, ok, unmeasured

_AT_ONCE = 20.0
"""Seconds within which the spoken line must begin: music may stand before it, an article may not."""
_QUIET = 300
"""Highest sample, of 32,767, of what counts as silence: -40 dBFS; a voice at -16 LUFS peaks thirty times as high."""


def _wording(evidence: Evidence) -> Iterator[Observation]:
    """The receipt has the notice, says where it stands, and why it is not said where it is not."""
    receipt = evidence.receipt
    if not any(sign.isalnum() for sign in receipt.notice):
        yield failed("the receipt has no wording of the notice")
    spoken = () if receipt.unspoken_because is not None else SPOKEN_PLACES
    wanted = (*spoken, *FORMATS[evidence.file.suffix[1:]].places, HEAD, PAGE_NAME)
    missing = [place for place in wanted if place not in receipt.places]
    if missing:
        yield failed(f"the receipt does not say that the notice stands in: {', '.join(missing)}")
    if receipt.unspoken_because is not None and not receipt.unspoken_because.strip():
        yield failed("the notice is not spoken, and the receipt has no reason")
    yield ok(f"“{receipt.notice}”")


def _spoken(evidence: Evidence) -> Iterator[Observation]:
    """The voice says the notice first, or the receipt has the reason why not."""
    receipt = evidence.receipt
    if receipt.unspoken_because is not None:
        yield ok(f"not spoken, because: {receipt.unspoken_because}")
        return
    if squeezed(receipt.opening[:1]) != squeezed([receipt.notice]):
        yield failed("the notice is not the first thing that is said")
    words = _first_words(evidence.words, receipt.notice)
    if not words or words[0].start > _AT_ONCE:
        yield failed(f"the transcript has no notice in the first {_AT_ONCE:g} seconds")
        return
    if why := undecodable(evidence.file):
        yield unmeasured(why)
        return
    with closing(decoded(evidence.file)) as stretches:
        sound = next(stretches, None)
    first, last = (round(second * sound.rate) if sound else 0 for second in (words[0].start, words[-1].end))
    if sound is None or abs(sound.pcm[first:last].astype("i4")).max(initial=0) <= _QUIET:
        yield failed("where the notice should be heard there is silence")
    yield ok(f"said from {words[0].start:.1f} to {words[-1].end:.1f} s")


def _first_cue(evidence: Evidence) -> Iterator[Observation]:
    """Every transcript begins with the notice when it is spoken."""
    if evidence.receipt.unspoken_because is not None:
        return
    for name, segments in _transcripts(evidence).items():
        if not _first_words(segments, evidence.receipt.notice):
            yield failed(f"the {name} transcript does not begin with the notice")


def _speaker(evidence: Evidence) -> Iterator[Observation]:
    """The transcripts that name speakers name an AI voice for every word."""
    for name in ("JSON", "WebVTT"):
        segments = _transcripts(evidence)[name]
        others = sum(not (segment.speaker or "").startswith(SPEAKER) for segment in segments)
        if others or not segments:
            yield failed(f"the {name} transcript does not say for {others} of {len(segments)} segments that an AI voice speaks")


def _comment(evidence: Evidence) -> Iterator[Observation]:
    """The tag's comment ends with the notice."""
    if not any(squeezed([evidence.receipt.notice]) in squeezed([comment]) for comment in evidence.tag.comments):
        yield failed("the tag has no comment (COMM) with the notice")


def _notice_field(evidence: Evidence) -> Iterator[Observation]:
    """The tag has the notice by itself."""
    told = evidence.tag.fields.get(NOTICE_FIELD, "")
    if squeezed([told]) != squeezed([evidence.receipt.notice]) or not told:
        yield failed(
            f"the tag's {NOTICE_FIELD} (TXXX) is {told!r}, not the notice" if told else f"the tag has no {NOTICE_FIELD} (TXXX)"
        )


def _source_type(evidence: Evidence) -> Iterator[Observation]:
    """The tag says in IPTC's words that a machine made the sound."""
    told = evidence.tag.fields.get(SOURCE_TYPE_FIELD, "")
    if told.removeprefix(DIGITAL_SOURCE_TYPE) not in SOURCE_TYPES or not told.startswith(DIGITAL_SOURCE_TYPE):
        yield failed(f"the tag's {SOURCE_TYPE_FIELD} (TXXX) is {told!r}, no IPTC address of synthetic sound")
    elif told != evidence.receipt.source_type:
        yield failed(f"the tag's {SOURCE_TYPE_FIELD} is {told}, the receipt's {evidence.receipt.source_type}")
    yield ok(told)


def _head(evidence: Evidence) -> Iterator[Observation]:
    """episode.json, which the feed is made from, has the notice."""
    if evidence.head.disclosure != evidence.receipt.notice:
        yield failed(f"episode.json says {evidence.head.disclosure!r}, the receipt {evidence.receipt.notice!r}")


def _page(evidence: Evidence) -> Iterator[Observation]:
    """A reader of the page sees the notice."""
    if squeezed([evidence.receipt.notice]) not in squeezed([evidence.page]):
        yield failed(f"{PAGE_NAME} does not show the notice")


def _signature(evidence: Evidence) -> Iterator[Observation]:
    """The Content Credentials, where the file has them or the receipt says it has."""
    promised = SIGNED_PLACE in evidence.receipt.places
    if not promised and CREDENTIALS_TYPE not in evidence.tag.objects:
        yield ok("not signed")
        return
    seal = evidence.seal
    if seal is None:
        yield failed("the receipt says the file is signed, and there is no signature in it")
        return
    if seal.state == "Invalid":
        yield failed(f"the signature is invalid ({', '.join(seal.problems)}): the file was changed after it was signed")
        return
    if evidence.receipt.source_type not in seal.source_types:
        yield failed(f"what is signed does not say that the sound is {evidence.receipt.source_type}")
    yield ok(f"{seal.state}, by {seal.signer}")


def _transcripts(evidence: Evidence) -> Mapping[str, Sequence[Segment]]:
    return {"JSON": evidence.words, "WebVTT": evidence.vtt, "SubRip": evidence.srt}


def _first_words(segments: Sequence[Segment], notice: str) -> Sequence[Segment]:
    """The segments a transcript begins with that together are the notice; none when they are not."""
    wanted, found = squeezed([notice]), ""
    for count, segment in enumerate(segments, 1):
        found += squeezed([segment.text])
        if found == wanted:
            return segments[:count]
        if not wanted.startswith(found):
            break
    return ()


MARKS: Mapping[str, Check] = {
    "disclosure": _wording,
    "spoken line": _spoken,
    "first cue": _first_cue,
    "speaker": _speaker,
    "comment": _comment,
    "notice field": _notice_field,
    "source type": _source_type,
    "episode.json": _head,
    "page": _page,
    "signature": _signature,
}
"""What is looked at -> what looks at it."""
