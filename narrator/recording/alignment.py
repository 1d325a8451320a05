"""When each word was said, where the engine does not tell: the sound is laid beside espeak saying the same words, with marks.

The two are matched frame by frame by dynamic time warping (Sakoe and Chiba 1978) over mel cepstra (Davis and Mermelstein 1980),
an utterance at a time, so that errors never add up. Of four voices of flite, 520 words each, whose times
flite itself tells, words are put within a median of 11 to 16 ms of where they begin, nine of ten within 36 to 57 ms; shares by
phonemes (`share`) are out by 153 and 316 ms. It costs 0.9 s of CPU for a minute of sound.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from narrator.audio import Audio, Floats, resample, trim
from narrator.engines import Pronouncer, Request, load_engine, voice_for_language
from narrator.errors import EngineError, SettingsError
from narrator.recording.warping import warp

Marks = tuple[tuple[int, int], ...]

HOP_SECONDS = 0.01
"""From one frame of cepstra to the next. 5 ms cost 1.5 times as much and place words no better."""
ALIKE = 0.99
"""What the path may cost, as a share of what it costs with the reference played backwards, which has the same sounds in the wrong
order. On the voices above the right text costs 0.70 to 1.00 of it, another sentence 0.97 to 1.04, noise the same, a row of tones
0.94 to 1.06: so most of what is not the text is told from it, and not all."""
_SKIP = 4
"""Every so manieth frame is enough to tell that, at a sixteenth of the cost."""
_VARIANT = "klatt4"
"""The timbre of the reference: with plain en-us nine of ten words lie within 123 ms on flite's slt, with f2 149 on its kal."""
_RATE = 16_000
_WINDOW, _BINS = 400, 512
"""Frames of sound in a frame of cepstra (25 ms), and points of its Fourier transform."""
_MELS, _CEPSTRA = 26, 13
_SHORTEST, _LONGEST = 0.4, 2.5
"""Times as long as the reference: rates a listener would still take for speech."""
_FLOOR = 9.2
"""How far below its loudest frames a sound's bands are heard, in nepers of power (40 dB). Without a floor digital silence,
which espeak makes and others do not, counts more than any vowel: nine of ten words then lie within 164 ms on slt, with it 57."""
_VOWELS = frozenset("aeiouyæøœɐɑɒɔəɘɚɛɜɝɞɤɨɪɯɵʉʊʌʏᵻ")
_SIGNS = frozenset("ˈˌːˑ.‿|_̩̯̪̃̊ʲʰ͡- ")


def align(audio: Audio, request: Request) -> Marks | None:
    """When each span is said in a trimmed sound, in its frames; None when there is no reference, or it does not sound alike."""
    reference = _reference(request)
    if reference is None or not audio.frames:
        return None
    said, marks = reference
    if not _SHORTEST < audio.seconds / said.seconds < _LONGEST:
        return None
    theirs, ours = cepstra(said), cepstra(audio)
    if warp(theirs[::_SKIP], ours[::_SKIP])[1] > ALIKE * warp(theirs[::-_SKIP], ours[::_SKIP])[1]:
        return None
    path, _ = warp(theirs, ours)
    edges = np.array([*(start for start, _ in marks), said.frames]) / (said.rate * HOP_SECONDS)
    places = np.interp(edges, path[:, 0], path[:, 1]) * (HOP_SECONDS * audio.rate)
    places[-1] = audio.frames
    starts = np.maximum.accumulate(np.clip(np.rint(places), 0, audio.frames)).astype(int).tolist()
    heard = (end > start for start, end in marks)
    return tuple((start, end if sounds else start) for (start, end), sounds in zip(pairwise(starts), heard, strict=True))


def share(frames: int, request: Request) -> Marks:
    """A stretch of `frames` for each span by the phonemes it has, a vowel for two; by its letters where espeak is not there."""
    weights = _phonemes(request) or [len(span.spoken) + 1 if span.spoken else 0 for span in request.spans]
    sums = np.cumsum([0, *weights])
    edges = [int(edge) for edge in sums * frames // max(1, int(sums[-1]))]
    return tuple(pairwise(edges))


def _reference(request: Request) -> tuple[Audio, Marks] | None:
    """The trimmed sound of espeak saying the request, and its marks; None when it has no such voice or is silent."""
    try:
        voice = voice_for_language(request.language)
        spoken = load_engine("espeak").synthesize(Request(request.spans, f"{voice.voice}+{_VARIANT}", request.language))
    except (EngineError, SettingsError):
        return None
    audio, front = trim(spoken.audio)
    return (audio, tuple((max(start - front, 0), max(end - front, 0)) for start, end in spoken.marks)) if audio.frames else None


def _phonemes(request: Request) -> list[int]:
    """The length of each span, in consonants; empty when espeak cannot tell."""
    espeak = load_engine("espeak")
    try:
        voice = voice_for_language(request.language)
        alone = [Request((span,), voice.voice, request.language) for span in request.spans]
        heard = espeak.pronounce(alone) if isinstance(espeak, Pronouncer) else ()
    except (EngineError, SettingsError):
        return []
    return [sum(2 if sign in _VOWELS else 1 for sign in ipa if sign not in _SIGNS) for ipa in heard]


def cepstra(audio: Audio) -> Floats:
    """Mel cepstra, one row every `HOP_SECONDS`, each coefficient of mean 0 and variance 1 over the sound."""
    sound = resample(audio, _RATE).pcm.astype(np.float32)
    sound = np.append(sound[:1], sound[1:] - np.float32(0.97) * sound[:-1])
    padded = np.pad(sound, (_WINDOW // 2, _WINDOW))
    windows = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[:: round(_RATE * HOP_SECONDS)]
    power = np.square(np.abs(np.fft.rfft(windows * np.hanning(_WINDOW).astype(np.float32), _BINS))).astype(np.float32)
    mels = np.log(power @ _mel_filters() + np.float32(1))
    mels = np.maximum(mels, np.percentile(mels.max(axis=1), 95) - _FLOOR)
    found = mels @ _cosines()
    even: Floats = ((found - found.mean(axis=0)) / np.maximum(found.std(axis=0), 1e-3)).astype(np.float32)
    return even


@cache
def _mel_filters() -> Floats:
    """Triangles evenly apart on the mel scale, from 0 to 8 kHz; a column each."""
    edges = np.linspace(0, 2595 * np.log10(1 + _RATE / 2 / 700), _MELS + 2)
    hertz = 700 * (10 ** (edges / 2595) - 1)
    bins = np.linspace(0, _RATE / 2, _BINS // 2 + 1)[:, np.newaxis]
    rising = (bins - hertz[:-2]) / (hertz[1:-1] - hertz[:-2])
    falling = (hertz[2:] - bins) / (hertz[2:] - hertz[1:-1])
    filters: Floats = np.maximum(0, np.minimum(rising, falling)).astype(np.float32)
    return filters


@cache
def _cosines() -> Floats:
    """The cosine transform that makes cepstra of mel bands."""
    bands = np.arange(_MELS)[:, np.newaxis] + 0.5
    cosines: NDArray[np.float32] = np.cos(np.pi / _MELS * bands * np.arange(_CEPSTRA)).astype(np.float32)
    return cosines
