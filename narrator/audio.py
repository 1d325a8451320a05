"""Sound as narrate counts it: mono, 16 bits, in frames."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import gcd

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

BLOCK_SECONDS = 0.0025
"""The limiter and the loudness curve look at sound in blocks of 2.5 ms."""
_REACH = 2
"""Blocks the limiter smooths over on each side, 5 ms. On 60 s of espeak's en-us, −16 LUFS then needs +9.5 dB. Longer windows hold
down whole syllables for one peak (20 ms: +11 dB and more pumping); without smoothing (+7.5 dB) single peaks are bent."""
GAIN_STEPS_DB = tuple(step / 2 for step in range(-24, 41))
"""Gains a loudness curve answers for: −12 to 20 dB in steps of 0.5 dB. Espeak voices need 4 to 12; one at −8 LUFS, −8."""
CEILING = 10 ** (-2.7 / 20)
"""Highest sample the limiter lets through, of full scale. LAME overshoots at 96 kb/s: with this ceiling the decoded files
of five seeds and three voices had true peaks of −2.5 to −1.7 dBTP, where −1 is the limit."""
_SILENCE = 20
"""Samples up to this count as silence: −64 dBFS."""
_LOUDNESS_BINS = np.arange(-70.0, 5.0, 0.25, dtype=np.float32)
"""Lower edges of the loudness histogram, LUFS. A quarter of a unit is half the step a gain can take."""


@dataclass(frozen=True, slots=True)
class Audio:
    """A stretch of mono sound."""

    rate: int
    """Frames a second."""
    pcm: NDArray[np.int16]
    """One sample a frame."""

    @property
    def frames(self) -> int:
        """Length in frames."""
        return len(self.pcm)

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return len(self.pcm) / self.rate


def resample(audio: Audio, rate: int) -> Audio:
    """The same sound at another rate: exact for a take, which begins and ends in silence.

    To twice the rate, which espeak's voices need, by a half-band filter (every other sample stays as it is): half the cost.
    Images lie 83 dB under the sound up to 10.78 of 11.025 kHz (measured on tones). Other rates by one Fourier transform.
    """
    if audio.rate == rate:
        return audio
    if rate == 2 * audio.rate:
        return _doubled(audio)
    common = gcd(audio.rate, rate)
    up, down = rate // common, audio.rate // common
    # Silence at the end, so that the end does not ring into the beginning.
    length = _fast_length(audio.frames + 512, down)
    spectrum = np.fft.rfft(audio.pcm.astype(np.float32), length)
    out_length = length // down * up
    kept = np.zeros(out_length // 2 + 1, np.complex64)
    shared = min(len(kept), len(spectrum))
    kept[:shared] = spectrum[:shared]
    out = np.fft.irfft(kept, out_length) * np.float32(up / down)
    return Audio(rate, _to_int16(out[: -(-audio.frames * up // down)]))


def _doubled(audio: Audio) -> Audio:
    """The sound at twice its rate."""
    samples = np.pad(audio.pcm.astype(np.float32), (0, _HALF_TAPS))
    between = _filtered(samples, _between_samples())[_HALF_TAPS:]
    pcm = np.empty(2 * audio.frames, np.int16)
    pcm[0::2] = audio.pcm
    pcm[1::2] = _to_int16(between[: audio.frames])
    return Audio(2 * audio.rate, pcm)


_HALF_TAPS = 128
"""Samples on each side of the point between two samples from which its value is reckoned."""


@lru_cache(maxsize=1)
def _between_samples() -> NDArray[np.complex64]:
    """Frequency response of the filter that gives what lies half a sample on: a sinc under a Kaiser window of 90 dB."""
    places = np.arange(-_HALF_TAPS, _HALF_TAPS) + 0.5
    taps = np.sinc(places) * np.kaiser(4 * _HALF_TAPS - 1, 9.0)[2 * _HALF_TAPS - 1 + (2 * places).astype(np.int64)]
    response: NDArray[np.complex64] = np.fft.rfft(taps, _STRETCH).astype(np.complex64)
    return response


def _fast_length(least: int, multiple_of: int) -> int:
    """A length the Fourier transform is fast at: `multiple_of` times a number with no prime factor above 5."""
    blocks = -(-least // multiple_of)
    smooth = (factor << max(0, (-(-blocks // factor) - 1).bit_length()) for factor in (1, 3, 5, 9, 15, 25))
    return multiple_of * min(smooth)


def _to_int16(samples: NDArray[np.floating]) -> NDArray[np.int16]:
    whole = np.rint(samples)
    rounded: NDArray[np.int16] = np.clip(whole, -32768, 32767, out=whole).astype(np.int16)
    return rounded


def trim(audio: Audio, margin_ms: int = 5) -> tuple[Audio, int]:
    """The sound without the silence around it, faded to digital silence at both ends, and how many frames went in front.

    Samples up to `_SILENCE` count as silence; `margin_ms` of it is kept on each side and faded.
    """
    loud = (audio.pcm > _SILENCE) | (audio.pcm < -_SILENCE)
    if not loud.any():
        return Audio(audio.rate, np.zeros(0, np.int16)), 0
    margin = audio.rate * margin_ms // 1000
    first, last = max(0, int(loud.argmax()) - margin), audio.frames - max(0, int(loud[::-1].argmax()) - margin)
    pcm = audio.pcm[first:last].astype(np.float32)
    fade = np.linspace(0, 1, min(margin, len(pcm) // 2), endpoint=False, dtype=np.float32)
    pcm[: len(fade)] *= fade
    pcm[len(pcm) - len(fade) :] *= fade[::-1]
    return Audio(audio.rate, _to_int16(pcm)), first


def limit(audio: Audio, gain_db: float, ceiling: float = CEILING) -> Audio:
    """The sound `gain_db` louder, its peaks held under `ceiling` (of full scale) by a gain that falls before them."""
    gain = np.float32(10 ** (gain_db / 20))
    size = _block_size(audio.rate)
    peaks = _blocks(np.abs(audio.pcm.astype(np.float32)), size).max(axis=1) / 32768
    curve = _limiter_curve(peaks[np.newaxis, :] * gain, ceiling)[0]
    each = _between_centres(curve * gain, size)[: audio.frames]
    return Audio(audio.rate, _to_int16(audio.pcm * each))


def _between_centres(curve: Floats, size: int) -> Floats:
    """A value for every sample: the curve's own in the middle of its block of `size`, a straight line from each to the next."""
    ends = np.concatenate((curve[:1], curve, curve[-1:]))
    way = ((np.arange(size, dtype=np.float32) + 0.5) / size)[np.newaxis, :]
    lines = ends[:-1, np.newaxis] + np.diff(ends)[:, np.newaxis] * way
    return lines.astype(np.float32, copy=False).ravel()[size - size // 2 :]


def _limiter_curve(peaks: Floats, ceiling: float) -> Floats:
    """Gain for each block (rows are independent): never above what the block's peak allows, and smooth.

    Each block takes the lowest gain needed within reach + 1 blocks, then the mean within reach, so the mean, and the straight
    line between two blocks' gains, stays at or below the need of every block it passes.
    """
    need = np.minimum(1, ceiling / np.maximum(peaks, 1e-9)).astype(np.float32)
    wide = _REACH + 1
    lowest = np.pad(need, ((0, 0), (wide, wide)), constant_values=1)
    covered = 1
    while covered < 2 * wide + 1:  # the lowest of two neighbouring windows is the lowest of a window as long as both
        step = min(covered, 2 * wide + 1 - covered)
        lowest = np.minimum(lowest[:, :-step], lowest[:, step:])
        covered += step
    padded = np.pad(lowest, ((0, 0), (_REACH, _REACH)), mode="edge")
    count = need.shape[1]
    mean = padded[:, :count].copy()
    for shift in range(1, 2 * _REACH + 1):
        mean += padded[:, shift : shift + count]
    mean /= 2 * _REACH + 1
    return mean


def _block_size(rate: int) -> int:
    return round(rate * BLOCK_SECONDS)


def _blocks(samples: Floats, size: int) -> Floats:
    """The samples as rows of `size`, the last one filled up with silence; at least one row."""
    count = max(1, -(-len(samples) // size))
    return np.pad(samples, (0, count * size - len(samples))).reshape(count, size)


def _filtered(samples: Floats, response: NDArray[np.complex64]) -> Floats:
    """The samples through a filter of this frequency response (`_STRETCH` // 2 + 1 points), a stretch of transform at a time.

    Each stretch begins with the last `_OVERLAP` samples of the one before, which are thrown away again. One transform of a whole
    take costs five times as much.
    """
    fresh = _STRETCH - _OVERLAP
    count = max(1, -(-len(samples) // fresh))
    padded = np.pad(samples, (_OVERLAP, count * fresh - len(samples)))
    stretches = np.lib.stride_tricks.sliding_window_view(padded, _STRETCH)[::fresh]
    filtered = np.fft.irfft(np.fft.rfft(stretches) * response)
    return filtered[:, _OVERLAP:].astype(np.float32).ravel()[: len(samples)]


_STRETCH, _OVERLAP = 4096, 1024
"""Samples. 1,024 are 46 ms at 22 kHz, after which the K-weighting filter has forgotten what was before (measured on noise:
0.00004 of it is left)."""


@lru_cache(maxsize=8)
def _k_weighting(rate: int, bins: int) -> NDArray[np.complex64]:
    """Frequency response of the K-weighting filter (ITU-R BS.1770-4, annex 1) at `bins` points from 0 Hz to half the rate.

    The standard gives coefficients for 48 kHz only; these are its two filters as analogue prototypes, by the bilinear transform:
    a shelf of +4 dB above 1,682 Hz and a high-pass at 38 Hz.
    """
    z = np.exp(-1j * np.linspace(0, np.pi, bins))
    k = np.tan(np.pi * 1681.974450955533 / rate)
    high, band = 10 ** (3.999843853973347 / 20), 10 ** (3.999843853973347 / 20 * 0.4996667741545416)
    q = 0.7071752369554196
    shelf = ((high + band * k / q + k * k) + 2 * (k * k - high) * z + (high - band * k / q + k * k) * z * z) / (
        (1 + k / q + k * k) + 2 * (k * k - 1) * z + (1 - k / q + k * k) * z * z
    )
    k, q = np.tan(np.pi * 38.13547087602444 / rate), 0.5003270373238773
    a0 = 1 + k / q + k * k
    cut = (1 - 2 * z + z * z) / (1 + 2 * (k * k - 1) / a0 * z + (1 - k / q + k * k) / a0 * z * z)
    response: NDArray[np.complex64] = (shelf * cut).astype(np.complex64)
    return response


def loudness_curve(audio: Audio) -> NDArray[np.uint16]:
    """How loud this sound becomes at each gain, *through the limiter*: a histogram of its 400 ms blocks for every gain step.

    Shape (gain steps, bins of a quarter LU). Curves of several takes add up, so the integrated loudness of a whole episode is
    known at every gain without reading its sound again (gated loudness is a function of this histogram alone).

    The take is measured with 300 ms of silence on each side, as it stands in an episode: the windows that are partly pause count
    there too. Without them articles of very short sentences came out 1.5 LU too quiet, and any other 0.3.
    """
    samples: Floats = (audio.pcm / np.float32(32768)).astype(np.float32)
    size = _block_size(audio.rate)
    energies = np.square(_blocks(_filtered(samples, _k_weighting(audio.rate, _STRETCH // 2 + 1)), size)).sum(axis=1)
    peaks = _blocks(np.abs(samples), size).max(axis=1)
    gains = np.float32(10) ** (np.array(GAIN_STEPS_DB, np.float32)[:, np.newaxis] / 20)
    through = np.broadcast_to(gains, (len(gains), len(peaks))).copy()
    held = gains[:, 0] * peaks.max() > CEILING  # the others pass the limiter as they are
    through[held] *= _limiter_curve(peaks * gains[held], CEILING)
    pause = 3 * round(0.1 / BLOCK_SECONDS)
    return _histogram(np.pad(energies * np.square(through), ((0, 0), (pause, pause))), size)


def _histogram(energies: Floats, size: int) -> NDArray[np.uint16]:
    """Counts of 400 ms blocks, 100 ms apart, by loudness; one row for each row of block energies."""
    per_hop, per_window = round(0.1 / BLOCK_SECONDS), 4
    rows, count = energies.shape
    hops = max(per_window, -(-count // per_hop))
    padded = np.pad(energies, ((0, 0), (0, hops * per_hop - count))).reshape(rows, hops, per_hop).sum(axis=2)
    windows = np.lib.stride_tricks.sliding_window_view(padded, per_window, axis=1).sum(axis=2) / (per_window * per_hop * size)
    lufs = -0.691 + 10 * np.log10(np.maximum(windows, 1e-12))
    index = np.clip(np.floor((lufs - _LOUDNESS_BINS[0]) / 0.25).astype(np.int64), -1, len(_LOUDNESS_BINS) - 1)
    places = index + len(_LOUDNESS_BINS) * np.arange(rows)[:, np.newaxis]
    counts = np.bincount(places[index >= 0], minlength=rows * len(_LOUDNESS_BINS))
    curve: NDArray[np.uint16] = counts.reshape(rows, -1).astype(np.uint16)
    return curve


def loudness(stretches: Iterable[Audio]) -> float | None:
    """Integrated loudness, LUFS, of sound that comes in stretches of a minute or so; None for silence.

    Measured without a limiter. The three windows of 400 ms across each border are not counted: one of 200.
    """
    total = np.zeros(len(_LOUDNESS_BINS), np.uint64)
    for audio in stretches:
        size = _block_size(audio.rate)
        samples: Floats = (audio.pcm / np.float32(32768)).astype(np.float32)
        weighted = _filtered(samples, _k_weighting(audio.rate, _STRETCH // 2 + 1))
        energies = np.square(_blocks(weighted, size)).sum(axis=1, keepdims=True).T
        total += _histogram(energies, size)[0]
    level = float(integrated(total[np.newaxis])[0])
    return None if np.isnan(level) else level


def gain_for(curve: NDArray[np.uint64], lufs: float) -> float:
    """The gain, dB, whose limited sound comes nearest to `lufs` integrated loudness (BS.1770-4 gating); 0 for silence."""
    loudness = integrated(curve)
    if np.isnan(loudness).all():
        return 0.0
    return GAIN_STEPS_DB[int(np.nanargmin(np.abs(loudness - lufs)))]


def integrated(curve: NDArray[np.uint64]) -> NDArray[np.float64]:
    """The integrated loudness at each of `GAIN_STEPS_DB`, LUFS; NaN where all is silent.

    Gating is that of BS.1770-4: blocks above −70 LUFS, then those within 10 LU of the mean of these.
    """
    energy = 10 ** ((_LOUDNESS_BINS + 0.125 + 0.691) / 10)
    counts = curve.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        gate = -0.691 + 10 * np.log10((energy * curve).sum(axis=1) / counts) - 10
        kept = curve * (gate[:, np.newaxis] <= _LOUDNESS_BINS + 0.125)
        loudness: NDArray[np.float64] = -0.691 + 10 * np.log10((energy * kept).sum(axis=1) / kept.sum(axis=1))
    return loudness
