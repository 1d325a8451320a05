"""What the encoder's settings cost and what they leave audible: `python -m tests.benchmarks.bench_encoder [ARTICLE] [--write]`.

Takes of an article in several voices, levelled as in an episode, are encoded at each of LAME's quality settings and decoded again by
ffmpeg. The noise is held against what the ear can hear beside the sound: the noise-to-mask ratio and the share of disturbed frames
as ITU-R BS.1387-1 (PEAQ, basic version) has them, but for its time smearing, which would only lower them. Below 0 dB the noise lies
under the threshold of masking; a frame with one band above 1.5 dB is disturbed. With --write the table goes into the decision.
"""

from __future__ import annotations

import argparse
import subprocess
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from narrator import adapt, find_voice, read
from narrator.audio import Audio, limit, resample, trim
from narrator.engines import Request, Span, load_engine
from narrator.episode import mp3

ROOT = Path(__file__).parents[2]
DOCUMENT, HEADING = ROOT / "docs" / "decisions" / "010-lame-quality.md", "## Measured\n"
QUALITIES = (2, 5, 7)
SIZE, HOP = 2048, 1024
QUARTER_BARK = 0.25

Spectra = NDArray[np.float64]


def takes(article: Path, name: str) -> NDArray[np.int16]:
    """Half a minute or so of an article by one voice, as its encoder gets it."""
    voice = find_voice(name)
    engine = load_engine(voice.engine)
    pcm = []
    for utterance in adapt(read(str(article))).utterances[2:10]:
        spans = tuple(Span(word.written, word.spoken, word.ipa) for word in utterance.words())
        said = engine.synthesize(Request(spans, voice.voice, voice.language, options=voice.options))
        pcm.append(limit(resample(trim(said.audio)[0], mp3.RATE), 6.0).pcm)
    return np.concatenate(pcm)


def coded(pcm: NDArray[np.int16], quality: int, bitrate: int) -> tuple[NDArray[np.int16], float]:
    """The sound after LAME and a decoder, and the milliseconds of CPU a second of it took to encode."""
    audio = Audio(mp3.RATE, pcm)
    began = time.process_time()
    sound = mp3.encode(audio, bitrate, quality)
    cost = 1000 * (time.process_time() - began) / audio.seconds
    command = ["ffmpeg", "-v", "error", "-f", "mp3", "-i", "-", "-f", "s16le", "-ac", "1", "-ar", str(mp3.RATE), "-"]
    decoded = subprocess.run(command, input=sound, capture_output=True, check=True).stdout
    return np.frombuffer(decoded, "<i2")[mp3.LAG : mp3.LAG + len(pcm)].astype(np.int16), cost


class Ear:
    """The ear of BS.1387-1, basic version: bands a quarter of a Bark wide from 80 Hz to 18 kHz."""

    def __init__(self, rate: int) -> None:
        """Its bands and weights for spectra of sound at `rate`."""
        frequencies = np.fft.rfftfreq(SIZE, 1 / rate)
        edges = np.arange(float(_bark(80.0)), float(_bark(18_000.0)), QUARTER_BARK)
        self.count = len(edges)
        self.band_of = np.digitize(_bark(frequencies), edges) - 1
        self.centres = 650 * np.sinh((edges + QUARTER_BARK / 2) / 7)
        self.window = np.hanning(SIZE) * np.sqrt(8 / 3)
        kilohertz = np.maximum(frequencies, 1.0) / 1000
        outer = -0.6 * 3.64 * kilohertz**-0.8 + 6.5 * np.exp(-0.6 * (kilohertz - 3.3) ** 2) - 0.001 * kilohertz**3.6
        tone = 32767 * np.sin(2 * np.pi * 1019.5 * np.arange(SIZE) / rate)
        self.weight = 10 ** (outer / 20) * 10 ** (92 / 20) / np.abs(np.fft.rfft(tone * self.window)).max()
        self.own_noise = 10 ** (0.4 * 0.364 * (self.centres / 1000) ** -0.8)
        above = QUARTER_BARK * np.arange(self.count)
        self.offset = 10 ** (np.where(above <= 12, 3.0, 0.25 * above) / 10)

    def spectra(self, pcm: NDArray[np.int16]) -> Spectra:
        """Amplitudes as they reach the inner ear, a row for each 23 ms."""
        frames = np.lib.stride_tricks.sliding_window_view(pcm.astype(np.float64), SIZE)[::HOP]
        amplitudes: Spectra = np.abs(np.fft.rfft(frames * self.window)) * self.weight
        return amplitudes

    def in_bands(self, power: Spectra) -> Spectra:
        """The power in each band."""
        return np.stack([power[:, self.band_of == band].sum(axis=1) for band in range(self.count)], axis=1)

    def masked(self, power: Spectra) -> Spectra:
        """The threshold under which noise cannot be heard beside this power: spread over the bands and lowered."""
        level = 10 * np.log10(power)
        spread = np.zeros_like(power)
        for band in range(self.count):
            distance = QUARTER_BARK * (np.arange(self.count) - band)
            up = np.minimum(-24 - 230 / self.centres[band] + 0.2 * level[:, band], -1)
            slopes = np.where(distance < 0, 27 * distance, up[:, np.newaxis] * distance)
            share = 10 ** (slopes / 10)
            spread += (power[:, band : band + 1] * share / share.sum(axis=1, keepdims=True)) ** 0.4
        threshold: Spectra = spread**2.5 / self.offset
        return threshold

    def noise_to_mask(self, pcm: NDArray[np.int16], again: NDArray[np.int16]) -> tuple[float, float]:
        """The total noise-to-mask ratio, dB, and the percentage of frames that are disturbed, among those with sound in them."""
        sound, changed = self.spectra(pcm), self.spectra(again)
        power = self.in_bands(sound**2) + self.own_noise
        ratio = self.in_bands((sound - changed) ** 2) / self.masked(power)
        ratio = ratio[power.sum(axis=1) > 10**3]
        disturbed = 10 * np.log10(ratio.max(axis=1) + 1e-12) > 1.5
        return float(10 * np.log10(ratio.mean())), float(100 * disturbed.mean())


def _bark(frequency: NDArray[np.floating] | float) -> NDArray[np.float64]:
    scale: NDArray[np.float64] = 7 * np.arcsinh(np.asarray(frequency, np.float64) / 650)
    return scale


def rows(article: Path, voices: list[str], bitrates: list[int]) -> list[str]:
    """The table's rows."""
    ear = Ear(mp3.RATE)
    lines = [
        "| voice | kb/s | LAME's quality | CPU for a second of sound | noise to mask | disturbed |",
        "|---|---|---|---|---|---|",
    ]
    for name in voices:
        pcm = takes(article, name)
        for bitrate in bitrates:
            for quality in QUALITIES:
                again, cost = coded(pcm, quality, bitrate)
                ratio, disturbed = ear.noise_to_mask(pcm, again)
                lines.append(f"| {name} | {bitrate} | {quality} | {cost:.1f} ms | {ratio:.1f} dB | {disturbed:.1f} % |")
    return lines


def main() -> None:
    """Measures, prints, and writes when asked to."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("article", nargs="?", type=Path, default=ROOT / "seeds" / "feature.txt")
    arguments.add_argument("--write", action="store_true")
    chosen = arguments.parse_args()
    table = "\n".join(rows(chosen.article, ["newsroom", "espeak:en-us", "flite"], [64, 96, 128]))
    print(table)
    if chosen.write:
        before = DOCUMENT.read_text(encoding="utf-8").partition(HEADING)[0]
        DOCUMENT.write_text(f"{before}{HEADING}\n{table}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
