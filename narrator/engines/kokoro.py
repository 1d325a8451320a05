"""Kokoro: one network of 82 million parameters that speaks in some fifty voices, learnt from recordings.

It is run here, without the package kokoro-onnx, because narrate has the phonemes word by word from its own espeak-ng, and
puts them into the alphabet the network was trained with (docs/decisions/009). It is two files: the network, and its voices.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from narrator.engines.installed import installed_folder, installed_names
from narrator.engines.kokoro_files import KOKORO
from narrator.engines.libespeak import wheel_version
from narrator.engines.network import Network, file_digest, need_onnxruntime, network
from narrator.engines.neural import Sound, check, check_language, edges_of, spoken
from narrator.engines.options import read_options
from narrator.engines.shortening import shortened
from narrator.engines.sounds import Signs, fitted, honoured, pronounced, words
from narrator.engines.speech import About, Request, Spoken, Voice, VoiceInfo
from narrator.errors import EngineError, EngineUnavailable
from narrator.language import primary

REVISION = 2
"""Of what this engine makes of a request: raise it when the same request would sound different."""

FRAME_RATE = 24_000
RATES = (0.5, 4.0)
FASTEST = 2.0
"""What its makers let its `speed` be, from 0.5 on; faster speech is that of 2, shortened."""
LONGEST = 510
"""Signs said at once: the network has 512 places, and one at each end is a pad."""

_ALPHABET_FACT = "kokoro_config"
"""What newer exports call the table in the network's file that holds its alphabet."""

ALPHABET: Mapping[str, int] = {
    ";": 1, ":": 2, ",": 3, ".": 4, "!": 5, "?": 6, "—": 9, "…": 10, '"': 11, "(": 12, ")": 13, "“": 14, "”": 15, " ": 16,
    "\u0303": 17, "ʣ": 18, "ʥ": 19, "ʦ": 20, "ʨ": 21, "ᵝ": 22, "\uab67": 23, "A": 24, "I": 25, "O": 31, "Q": 33, "S": 35,
    "T": 36, "W": 39, "Y": 41, "ᵊ": 42, "a": 43, "b": 44, "c": 45, "d": 46, "e": 47, "f": 48, "h": 50, "i": 51, "j": 52,
    "k": 53, "l": 54, "m": 55, "n": 56, "o": 57, "p": 58, "q": 59, "r": 60, "s": 61, "t": 62, "u": 63, "v": 64, "w": 65,
    "x": 66, "y": 67, "z": 68, "ɑ": 69, "ɐ": 70, "ɒ": 71, "æ": 72, "β": 75, "ɔ": 76, "ɕ": 77, "ç": 78, "ɖ": 80, "ð": 81,
    "ʤ": 82, "ə": 83, "ɚ": 85, "ɛ": 86, "ɜ": 87, "ɟ": 90, "ɡ": 92, "ɥ": 99, "ɨ": 101, "ɪ": 102, "ʝ": 103, "ɯ": 110,
    "ɰ": 111, "ŋ": 112, "ɳ": 113, "ɲ": 114, "ɴ": 115, "ø": 116, "ɸ": 118, "θ": 119, "œ": 120, "ɹ": 123, "ɾ": 125, "ɻ": 126,
    "ʁ": 128, "ɽ": 129, "ʂ": 130, "ʃ": 131, "ʈ": 132, "ʧ": 133, "ʊ": 135, "ʋ": 136, "ʌ": 138, "ɣ": 139, "ɤ": 140, "χ": 142,
    "ʎ": 143, "ʒ": 147, "ʔ": 148, "ˈ": 156, "ˌ": 157, "ː": 158, "ʰ": 162, "ʲ": 164, "↓": 169, "→": 171, "↗": 172, "↘": 173,
    "ᵻ": 177,
}  # fmt: skip
"""The numbers of its signs, from the configuration of Kokoro-82M 1.0."""

_ALL = {
    "eɪ": "A", "aɪ": "I", "aʊ": "W", "ɔɪ": "Y", "oʊ": "O", "əʊ": "Q", "tʃ": "ʧ", "dʒ": "ʤ", "ts": "ʦ", "dz": "ʣ", "tɕ": "ʨ",
    "dʑ": "ʥ",
}  # fmt: skip
_ENGLISH = _ALL | {
    "əl": "ᵊl", "n̩": "ᵊn", "m̩": "ᵊm", "l̩": "ᵊl", "ʔ": "t", "r": "ɹ", "x": "k", "ç": "k", "ɬ": "l", "ɐ": "ə", "e": "A",
}  # fmt: skip
UNITS: Mapping[str, Mapping[str, str]] = {
    "a": _ENGLISH | {"ɚ": "əɹ", "ɜːɹ": "ɜɹ", "ɜː": "ɜɹ", "ɝ": "ɜɹ", "ɪə": "iə", "o": "ɔ", "ː": ""},
    "b": _ENGLISH | {"eə": "ɛː", "iə": "ɪə", "oʊ": "Q", "ɚ": "ə", "ɝ": "ɜː"},
}
"""espeak's phonemes that the network knows as other signs, by the language's letter; `_ALL` for those not here. The alphabet is
misaki's (EN_PHONES.md of hexgrad/misaki): diphthongs and affricates are one sign, and American vowels have no length."""


@dataclass(frozen=True, slots=True)
class KokoroOptions:
    """`[kokoro]`: a network that is not installed."""

    model: str = ""
    """The path of the network."""
    voices: str = ""
    """The path of its voices."""


@dataclass(frozen=True, slots=True)
class _Files:
    model: Path
    voices: Path


class Kokoro:
    """The `Engine` on Kokoro's network. Its voices are called as their makers do: `af_heart`."""

    name = "kokoro"
    reproducible = True
    source_type = "trainedAlgorithmicMedia"
    options = KokoroOptions
    about = About("exact", rates=True, pitches=False, licence="Apache-2.0")

    def voices(self) -> tuple[VoiceInfo, ...]:
        """The voices of the installed network; none where it is not installed."""
        need_onnxruntime(self.name)
        if KOKORO.folder not in installed_names():
            return ()
        return tuple(_info(voice) for voice in _names(_files_of(Voice("", self.name))))

    def fingerprint(self, voice: Voice) -> str:
        """What is in the two files, and the version of espeak-ng, whose phonemes it says."""
        files = _files_of(voice)
        _chosen(voice, files)
        digests = " ".join(file_digest(path) for path in (files.model, files.voices))
        return f"kokoro {digests} espeak {wheel_version()} r{REVISION}"

    def synthesize(self, request: Request) -> Spoken:
        """Says all of the request, in several parts where it is too long for the network.

        Marks are exact where the network tells how long each phoneme takes, as newer exports do; else there are none. Raises
        `EngineUnavailable` when onnxruntime or the files are not here, `EngineError` for a voice it does not have, another
        language than the voice's, any pitch, a rate outside 0.5 to 4, and a sign it has nothing near to.
        """
        need_onnxruntime(self.name)
        check(request, "Kokoro", RATES)
        files = _files_of(request)
        voice = _chosen(request, files)
        made = replace(request, rate=min(request.rate, FASTEST))
        speaker = _Speaker(network(files.model), _style(files.voices, voice), voice[0], made.rate)
        said = spoken(made, words(made, _espeak(voice)), speaker, f"Kokoro's voice {voice}")
        return said if made == request else shortened(said, request.rate / made.rate)

    def honours(self, ipa: str, voice: Voice) -> bool:
        """Whether the voice says this IPA, or one of the same sound. Loads no network: its alphabet is its makers'."""

        def signs() -> Signs:
            name = _chosen(voice, _files_of(voice))
            return _espeak(name), ALPHABET, UNITS.get(name[0], _ALL)

        return honoured(ipa, voice, signs)

    def pronounce(self, requests: Sequence[Request]) -> tuple[str, ...]:
        """The IPA in which each request would be said, as espeak writes it. Loads espeak, not the network."""
        return pronounced(requests, lambda request: _espeak(_chosen(request, _files_of(request))))


class _Speaker:
    """Kokoro with one voice at one rate: a `Speaker`."""

    frame_rate = FRAME_RATE
    longest = LONGEST

    def __init__(self, model: Network, style: NDArray[np.float32], language: str, rate: float) -> None:
        self._network, self._style, self._units = model, style, UNITS.get(language, _ALL)
        self._alphabet = _alphabet(model)
        self._speed = _speed(model, rate)

    def signs(self, sounds: Sequence[str]) -> tuple[str, ...]:
        """The sounds in the network's alphabet."""
        return fitted(sounds, self._alphabet, self._units)

    def say(self, signs: Sequence[str]) -> Sound:
        """The sound of the signs. A voice has a style for each number of them."""
        tokens = [0, *(self._alphabet[sign] for sign in signs), 0]
        pcm, durations = self._network.run(
            {
                "tokens" if "tokens" in self._network.inputs else "input_ids": np.array([tokens], np.int64),
                "style": self._style[min(len(signs), len(self._style)) - 1].reshape(1, -1),
                "speed": self._speed,
            }
        )
        edges = edges_of(durations, len(tokens), len(pcm))
        return Sound(pcm, None if edges is None else edges[1:-1])


def _alphabet(model: Network) -> Mapping[str, int]:
    """The numbers of the signs, as the network's file tells them; those of Kokoro-82M 1.0 where it does not."""
    if _ALPHABET_FACT not in model.facts:
        return ALPHABET
    try:
        return {str(sign): int(number) for sign, number in json.loads(model.facts[_ALPHABET_FACT])["vocab"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise EngineUnavailable(
            f"Kokoro's file has a table of signs that cannot be read ({error!r}); install it again."
        ) from error


def _speed(model: Network, rate: float) -> NDArray[np.float32] | NDArray[np.int32]:
    """The rate as the network takes it. Raises `EngineError` where it takes whole numbers only and this is none."""
    if "int" not in model.inputs.get("speed", ""):
        return np.array([rate], np.float32)
    if rate != int(rate):
        raise EngineError(f"This export of Kokoro speaks at whole rates only, not at a rate of {rate:g}; install a newer one.")
    return np.array([int(rate)], np.int32)


def _files_of(asked: Request | Voice) -> _Files:
    """The network and its voices: those a profile names, else the installed ones. Raises `EngineUnavailable` for none."""
    named = read_options(KokoroOptions, asked.options)
    for path in filter(None, (named.model, named.voices)):
        if not Path(path).is_file():
            raise EngineUnavailable(f"There is no file {path} for Kokoro to speak with; mend the path in the profile's [kokoro].")
    if named.model and named.voices:
        return _Files(Path(named.model), Path(named.voices))
    folder = installed_folder(KOKORO.folder)
    return _Files(Path(named.model or folder / KOKORO.model), Path(named.voices or folder / KOKORO.voices))


def _names(files: _Files) -> list[str]:
    """The voices in a file, of the languages it can be asked for. Raises `EngineUnavailable` when it is not numpy's kind."""
    try:
        with zipfile.ZipFile(files.voices) as archive:
            names = sorted(name.removesuffix(".npy") for name in archive.namelist())
    except (OSError, zipfile.BadZipFile) as error:
        raise EngineUnavailable(f"Kokoro's voices {files.voices} cannot be read ({error}); install them again.") from error
    return [name for name in names if name[:1] in KOKORO.languages]


def _espeak(voice: str) -> str:
    """The voice of espeak whose phonemes a voice says."""
    return KOKORO.languages[voice[0]][1]


def _info(voice: str) -> VoiceInfo:
    tag, _, label = KOKORO.languages[voice[0]]
    return VoiceInfo(voice, tag, label)


def _chosen(asked: Request | Voice, files: _Files) -> str:
    """The voice that is asked for; without a name, the network's first of the language, and of its region if there is one.

    Raises `EngineError` when there is none, or when it speaks another language.
    """
    names = _names(files)
    if asked.voice and asked.voice not in names:
        raise EngineError(f"Kokoro has no voice called {asked.voice!r}; it has {', '.join(names[:5]) or 'none'}, and others.")
    fitting = [name for name in names if primary(_info(name).language) == primary(asked.language)]
    if asked.voice:
        check_language(asked, _info(asked.voice).language, f"Kokoro's voice {asked.voice}")
    elif not fitting:
        raise EngineError(f"Kokoro has no voice for {asked.language}; it has {', '.join(names[:5]) or 'none'}, and others.")
    return asked.voice or min(fitting, key=lambda name: (_info(name).language != asked.language, name != KOKORO.best, name))


def _style(path: Path, voice: str) -> NDArray[np.float32]:
    """A voice: 256 numbers for each number of signs. Raises `EngineUnavailable` when they are not that."""
    try:
        return _style_in(path, path.stat().st_mtime_ns, voice)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, TypeError) as error:
        raise EngineUnavailable(f"Kokoro's voices {path} cannot be read ({error!r}); install them again.") from error


@lru_cache(maxsize=8)
def _style_in(path: Path, changed: int, voice: str) -> NDArray[np.float32]:  # noqa: ARG001 - a file that changed is another
    with np.load(path, allow_pickle=False) as archive:
        style = np.asarray(archive[voice], np.float32)
    return style.reshape(len(style), -1)
