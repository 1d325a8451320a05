"""The embedded espeak-ng as an engine: a small, quick voice in over a hundred languages, the same bytes every time.

A request becomes one SSML sentence with a `<mark>` before each span. Marks and word events together place every span (over 714
words of a news article and 3,719 of a list made to be hard, none was lost but lone signs such as `№` after a full stop).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from html import escape
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from narrator.audio import Audio
from narrator.engines.dialect import dialects, find_dialect, library_voice, variants
from narrator.engines.ipa import mnemonics
from narrator.engines.libespeak import MARK, WORD, Event, data_folder, library_version, phonemes, say, sayable, without_phonemes
from narrator.engines.speech import About, Request, Span, Spoken, Voice, VoiceInfo
from narrator.errors import EngineError

REVISION = 2
"""Of what this engine makes of a request: raise it when the same request would sound different."""

MAX_SPANS = 80
"""Spans in one request. 80 lose no word; from about 1,000 marks on espeak loses marks, and at 3,000 it lost words (measured)."""

NORMAL_WPM = 175
"""espeak's own speed in words a minute: a rate of 1.0."""
SLOWEST_WPM, FASTEST_WPM = 80, 450
"""Below 80 espeak speaks as at 80 (measured at 60); 450 is the end its documentation gives."""

SEMITONES = (-6.9, -4.5, -3.0, -1.55, 0.0, 1.7, 3.4, 5.15, 7.05, 8.85)
PITCHES = (0, 20, 30, 40, 50, 60, 70, 80, 90, 99)
"""What espeak's pitch parameter does: median F0 of one voiced sentence, by autocorrelation, as the mean of the voices en-us,
en-us+klatt4, en-us+f5 and ru, which lie within 0.5 semitones of each other."""

_JOIN_MS = 30
"""Silence where a word of another language begins or ends: about a stop's closure (13 to 48 ms, measured)."""
_CLAUSE_ENDS = tuple(",;:.!?…—–")
_ENGLISH = re.compile(r"gmw/en(?:$|[-+])")
"""The voices for which the table of `narrator.engines.ipa` holds."""
_SLASHED = re.compile(r"/[^/]+/")
_AROUND, _AROUND_END = re.compile(r"[^\w\[\]]+"), re.compile(r"[^\w\[\]]+$")


class Espeak:
    """The `Engine` on the embedded library. It belongs in a worker process: a C library may take its process with it."""

    name = "espeak"
    reproducible = True
    source_type = "algorithmicMedia"
    about = About("exact", rates=True, pitches=True, licence="GPL-3.0-or-later")

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Every language, and every variant as `+name`: a timbre any language can be given, `en-us+klatt4`."""
        spoken = sorted((VoiceInfo(d.voice, d.tags[0][0], d.label) for d in dialects(data_folder())), key=lambda info: info.voice)
        timbres = sorted(variants(data_folder()).values(), key=str.lower)
        return (*spoken, *(VoiceInfo(f"+{name}", "mul", f"variant {name}") for name in timbres))

    def fingerprint(self, voice: Voice) -> str:  # noqa: ARG002 - its voices come in the wheel and share its version
        """The wheel's version and this module's revision."""
        return f"espeak {library_version()} r{REVISION}"

    def synthesize(self, request: Request) -> Spoken:
        """Says all of the request, with exact marks. Sound keeps espeak's lead-in (12 ms) and its pause at the end (0.3 s).

        A span of another language is said by that language's voice in the request's variant, or, where there is none, by the
        request's own. The English voices say `Span.ipa`; where it cannot be rendered, and in other languages, they say `spoken`.

        Raises `EngineError` for an unknown voice, a rate or pitch espeak cannot do, more than `MAX_SPANS` spans, or when it
        stays silent on text that has letters or digits.
        """
        if len(request.spans) > MAX_SPANS:
            raise EngineError(
                f"espeak says at most {MAX_SPANS} words at once and got {len(request.spans)}; give it less of the text."
            )
        wpm, pitch = _wpm(request.rate), _pitch(request.pitch)
        parts = _parts(request)
        spoken = _joined([texts for _, texts in parts], [_said(texts, voice, wpm, pitch) for voice, texts in parts])
        if not spoken.audio.frames and any(_pronounceable(span.spoken) for span in request.spans):
            raise EngineError(
                f"espeak's voice {request.voice or request.language!r} is silent on {request.spans[0].spoken[:60]!r}."
            )
        return spoken

    def honours(self, ipa: str) -> bool:
        """Whether the table of `narrator.engines.ipa` has all of it; only English voices use it."""
        try:
            return bool(mnemonics(ipa))
        except EngineError:
            return False

    def pronounce(self, requests: Sequence[Request]) -> tuple[str, ...]:
        """The IPA in which each request would be said, as espeak writes it; all of them must ask for one voice and language.

        Loads the library once for each language in them, here, behind the lock that admits one at a time: 3 ms, and some 10 µs a
        word. Raises as `synthesize` does.
        """
        texts: dict[str, list[str]] = {}
        places: list[list[tuple[str, int]]] = []
        for request in requests:
            places.append([])
            for voice, parts in _parts(request):
                said = texts.setdefault(voice, [])
                places[-1].append((voice, len(said)))
                said.append(" ".join(part for part in parts if part))
        heard = {voice: phonemes(said, voice) for voice, said in texts.items()}
        return tuple(" ".join(filter(None, (heard[voice][at] for voice, at in place))) for place in places)


def _wpm(rate: float) -> int:
    """Words a minute for a rate."""
    wpm = NORMAL_WPM * rate
    if not SLOWEST_WPM - 0.5 < wpm < FASTEST_WPM + 0.5:
        least, most = SLOWEST_WPM / NORMAL_WPM, FASTEST_WPM / NORMAL_WPM
        raise EngineError(f"espeak cannot speak at a rate of {rate:g}; it goes from {least:.2f} to {most:.2f}.")
    return round(wpm)


def _pitch(semitones: float) -> int:
    """The pitch parameter for semitones from the voice's own pitch."""
    if not SEMITONES[0] <= semitones <= SEMITONES[-1]:
        raise EngineError(
            f"espeak cannot move a voice by {semitones:g} semitones; it goes from {SEMITONES[0]:g} to {SEMITONES[-1]:g}."
        )
    return round(float(np.interp(semitones, SEMITONES, PITCHES)))


def _pronounceable(text: str) -> bool:
    """Whether there is a letter or a digit in it."""
    return any(character.isalnum() for character in text)


def _parts(request: Request) -> list[tuple[str, list[str]]]:
    """The request as stretches of one voice: the library's name of the voice, and the texts of the spans it says.

    A stretch of another language is a call of its own, since `<voice xml:lang>` can leak past its end and `<lang>` is ignored.
    """
    own = library_voice(request.voice, request.language)
    variant = request.voice.partition("+")[2]
    parts: list[tuple[str, list[str]]] = []
    for span, text in zip(request.spans, sayable(span.spoken for span in request.spans), strict=True):
        voice = own
        if span.lang and _primary(span.lang) != _primary(request.language) and find_dialect(span.lang):
            voice = library_voice(f"{span.lang}+{variant}" if variant else span.lang, request.language)
        text = _with_phonemes(span, text) if span.ipa and _ENGLISH.match(voice) else without_phonemes(text)  # noqa: PLW2901
        if parts and (parts[-1][0] == voice or not text):
            parts[-1][1].append(text)
        else:
            parts.append((voice, [text]))
    return parts or [(own, [])]


def _with_phonemes(span: Span, text: str) -> str:
    """A span's IPA between [[ and ]], with the punctuation around it; `text` where espeak cannot say that IPA.

    Where only a part of the word is IPA, that part stands between slashes: `/ˈkiːɪv/-based`.
    """
    ipa = span.ipa or ""
    if _SLASHED.fullmatch(ipa) or "/" not in ipa:
        before, after = _AROUND.match(text), _AROUND_END.search(text)
        ipa = f"{before[0] if before else ''}/{ipa.strip('/')}/{after[0] if after else ''}"
    try:
        pieces = [
            " " * (number > 0) + " ".join(f"[[{block}]]" for block in mnemonics(piece)) if number % 2 else without_phonemes(piece)
            for number, piece in enumerate(ipa.split("/"))
        ]
    except EngineError:
        return without_phonemes(text)
    return "".join(pieces)


def _primary(tag: str) -> str:
    return tag.lower().replace("_", "-").partition("-")[0]


def _said(texts: Sequence[str], voice: str, wpm: int, pitch: int) -> Spoken:
    """One call's sound and marks; no frames when nothing is to be heard."""
    ssml, places = _ssml(texts)
    speech = say(ssml, voice, wpm, pitch)
    pcm = np.frombuffer(speech.pcm, np.int16)
    if not pcm.any():
        return Spoken(Audio(speech.rate, pcm[:0]), ((0, 0),) * len(texts), "exact")
    return Spoken(Audio(speech.rate, pcm), _marks(_starts(speech.events, places, pcm), texts, pcm), "exact")


def _ssml(texts: Sequence[str]) -> tuple[str, list[int]]:
    """The texts as SSML with a mark before each that is not empty, and where each begins in it."""
    ssml = "<speak>"
    places = []
    for number, text in enumerate(texts):
        ssml += f'<mark name="{number}"/>' if text else ""
        places.append(len(ssml))
        ssml += escape(text, quote=False) + " "
    return ssml + "</speak>", places


def _starts(events: Sequence[Event], places: Sequence[int], pcm: NDArray[np.int16]) -> list[int | None]:
    """When each text begins, where espeak tells.

    A word event alone stands for the marks espeak loses after an abbreviation with a full stop and a capital ("v. Gov. Smith").
    A mark comes before the pause that a quote makes (110 ms), a word event after it: the last one before any sound is it.
    """
    starts: list[int | None] = [None] * len(places)
    for event in events:
        if event.kind == MARK:
            starts[int(event.name)] = event.frame
    for event in events:
        number = bisect_right(places, event.position) - 1
        if event.kind == WORD and number >= 0:
            start = starts[number]
            if start is None or (event.frame > start and not pcm[start : event.frame].any()):
                starts[number] = event.frame
    return starts


def _marks(starts: Sequence[int | None], texts: Sequence[str], pcm: NDArray[np.int16]) -> tuple[tuple[int, int], ...]:
    """A stretch of the sound for each text: from its start to the next one's, without a hole. A silent text has no length."""
    bounds = _bounds(starts, pcm)
    marks: dict[int, tuple[int, int]] = {}
    groups = _groups(bounds, texts, pcm)
    for group, following in zip(groups, [*groups[1:], [len(texts)]], strict=True):
        marks |= _shared(group, texts, bounds[group[0]], bounds[following[0]])
    at = bounds[groups[0][0]]
    for number in range(len(texts)):
        _, at = marks.setdefault(number, (at, at))
    return tuple(marks[number] for number in range(len(texts)))


def _bounds(starts: Sequence[int | None], pcm: NDArray[np.int16]) -> list[int]:
    """The starts inside the sound and in order, then its end; a start nobody told is that of the next text."""
    sound = pcm != 0
    first, end = int(sound.argmax()), len(pcm) - int(sound[::-1].argmax())
    bounds = [end]
    for start in reversed(starts):
        bounds.append(bounds[-1] if start is None else min(max(start, first), bounds[-1]))
    return bounds[::-1]


def _groups(bounds: Sequence[int], texts: Sequence[str], pcm: NDArray[np.int16]) -> list[list[int]]:
    """The texts that are heard, those together that share a stretch: espeak says "in the" as one word, told of once."""
    groups: list[list[int]] = [[]]
    sounded = False
    for number, text in enumerate(texts):
        heard = bool(pcm[bounds[number] : bounds[number + 1]].any())
        if heard and sounded:
            groups.append([])
        if heard or _pronounceable(text):
            groups[-1].append(number)
        sounded = sounded or heard
    return groups


def _shared(group: Sequence[int], texts: Sequence[str], start: int, end: int) -> dict[int, tuple[int, int]]:
    """The stretch from `start` to `end`, cut among the texts of a group by their lengths."""
    lengths = list(accumulate((len(texts[number]) for number in group), initial=0))
    cuts = [start + (end - start) * length // lengths[-1] for length in lengths]
    return dict(zip(group, pairwise(cuts), strict=True))


def _joined(parts: Sequence[Sequence[str]], takes: Sequence[Spoken]) -> Spoken:
    """The takes of a request's parts as one. Between two, espeak's pause at the end stays only where a clause ends."""
    if len(takes) == 1:
        return takes[0]
    rate = takes[0].audio.rate
    gap = np.zeros(rate * _JOIN_MS // 1000, np.int16)
    heard = [number for number, take in enumerate(takes) if take.audio.frames]
    pieces: list[NDArray[np.int16]] = []
    marks: list[tuple[int, int]] = []
    at = 0
    for number, (texts, take) in enumerate(zip(parts, takes, strict=True)):
        if number not in heard:
            silent = marks[-1][1] if marks else 0
            marks += [(silent, silent)] * len(texts)
            continue
        sound = np.flatnonzero(take.audio.pcm)
        clause = " ".join(texts).rstrip().endswith(_CLAUSE_ENDS)
        begin = 0 if number == heard[0] else int(sound[0])
        end = take.audio.frames if clause or number == heard[-1] else int(sound[-1]) + 1
        marks += [(at + start - begin, at + stop - begin) for start, stop in take.marks]
        pieces += [take.audio.pcm[begin:end], gap]
        at += end - begin + len(gap)
    return Spoken(Audio(rate, np.concatenate(pieces[:-1]) if pieces else gap[:0]), tuple(marks), "exact")
