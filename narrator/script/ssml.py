"""A script as SSML, W3C's Speech Synthesis Markup Language 1.1 (2010), for voices that narrate does not drive."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from narrator.patterns import compiled
from narrator.script.script import Reading, Script, Utterance

NAMESPACE = "http://www.w3.org/2001/10/synthesis"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
"""Whose `title` the headline is; the vocabulary the recommendation's own examples use."""
_NO_XML = compiled("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for, however it is written."""


def script_ssml(script: Script) -> Iterator[str]:
    """The script as one SSML 1.1 document: a `p` for each passage, an `s` for each utterance, a `break` for the pause after it.

    What is said otherwise than it is written is a `sub`; what has IPA is a `phoneme`.
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<speak version="1.1" xmlns="{NAMESPACE}" xml:lang={_value(script.language)}>\n'
    yield f"  <metadata><title xmlns={_value(_DUBLIN_CORE)}>{_text(script.headline)}</title></metadata>\n"
    for utterances in (script.opening, *(passage.utterances for passage in script.passages)):
        if utterances:
            yield from _paragraph(utterances)
    yield "</speak>\n"


def _paragraph(utterances: tuple[Utterance, ...]) -> Iterator[str]:
    yield "  <p>\n"
    for utterance in utterances:
        language = f" xml:lang={_value(utterance.language)}" if utterance.language else ""
        said = "".join(_reading(reading) for reading in utterance.readings)
        yield f'    <s{language}>{" ".join(said.split())}</s>\n    <break time="{utterance.pause_ms}ms"/>\n'
    yield "  </p>\n"


def _reading(reading: Reading) -> str:
    """One reading: what is seen of it, and how that is to be said where a voice would not know."""
    seen = _text(reading.seen)
    if reading.ipa and seen.strip():
        return f'<phoneme alphabet="ipa" ph={_value(reading.ipa)}>{seen}</phoneme>'
    if reading.spoken == reading.seen:
        return seen
    if not reading.spoken.strip():
        return " " if reading.spoken else ""
    return f"<sub alias={_value(reading.spoken)}>{seen}</sub>" if seen.strip() else _text(reading.spoken)


def _text(words: str) -> str:
    return escape(_NO_XML.sub("", words))


def _value(words: str) -> str:
    return quoteattr(_NO_XML.sub("", " ".join(words.split())))
