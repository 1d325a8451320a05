"""Piper's voices: VITS networks of 20 to 115 MB, in some thirty languages, learnt from recordings.

The networks are run here, without the package piper-tts, because narrate has the phonemes word by word from its own espeak-ng
(docs/decisions/009). A voice is two files, `NAME.onnx` and `NAME.onnx.json`.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from narrator.engines.dialect import find_dialect
from narrator.engines.installed import installed_folder, installed_names, voices_folder
from narrator.engines.libespeak import wheel_version
from narrator.engines.network import Network, file_digest, need_onnxruntime, network
from narrator.engines.neural import Sound, check, check_language, edges_of, spoken
from narrator.engines.options import read_options
from narrator.engines.sounds import Signs, fitted, honoured, pronounced, words
from narrator.engines.speech import About, Request, Spoken, Voice, VoiceInfo
from narrator.errors import EngineError, EngineUnavailable, SettingsError
from narrator.language import primary

REVISION = 2
"""Of what this engine makes of a request: raise it when the same request would sound different."""

RATES = (0.5, 4.0)
"""`length_scale` of 2 to 0.25. The network takes any; beyond these nobody follows."""
LONGEST = 500
"""Signs said at once, about 35 seconds of speech. The network knows no limit, but its memory grows with the square."""

_BEGIN, _END, _PAD = "^", "$", "_"
_SCALES = {"noise_scale": 0.667, "length_scale": 1.0, "noise_w": 0.8}
"""How lively, slow and uneven, where a voice does not say it: piper-tts's own figures, in the order the network takes them."""

_MOST = 100.0
"""Beyond any scale a voice has."""


@dataclass(frozen=True, slots=True)
class PiperOptions:
    """`[piper]`: a voice that is not installed."""

    model: str = ""
    """The path of its `.onnx`; its `.onnx.json` lies beside it."""


@dataclass(frozen=True, slots=True)
class _Config:
    """What is needed of a voice's `.onnx.json`."""

    model: Path
    frame_rate: int
    espeak: str
    """The voice of espeak whose phonemes it has learnt: `en-us`."""
    language: str
    label: str
    ids: Mapping[str, Sequence[int]]
    """The numbers of each sign of its alphabet."""
    clusters: Mapping[str, Sequence[str]]
    """Signs of more than one letter."""
    scales: tuple[float, ...]
    speakers: Mapping[str, int]
    speaker: int
    """Who speaks when nobody is named."""


class Piper:
    """The `Engine` on Piper's networks. A voice is called as it is installed; `NAME#SPEAKER` is one of several in it."""

    name = "piper"
    reproducible = True
    source_type = "trainedAlgorithmicMedia"
    options = PiperOptions
    about = About("exact", rates=True, pitches=False, licence="")

    def voices(self) -> tuple[VoiceInfo, ...]:
        """The installed voices, and each speaker of those that have several."""
        need_onnxruntime(self.name)
        return tuple(
            VoiceInfo(voice, config.language, config.label)
            for name, config in _installed()
            for voice in (name, *(f"{name}#{speaker}" for speaker in config.speakers))
        )

    def fingerprint(self, voice: Voice) -> str:
        """What is in the voice's files, and the version of espeak-ng, whose phonemes it says."""
        model = _chosen(voice).model
        digests = " ".join(file_digest(path) for path in (model, _beside(model)))
        return f"piper {digests} espeak {wheel_version()} r{REVISION}"

    def synthesize(self, request: Request) -> Spoken:
        """Says all of the request. Marks are exact where the network tells how long each phoneme takes, as Piper's own do.

        Raises `EngineUnavailable` when onnxruntime or the voice is not here, `EngineError` for a language that is not the
        voice's, any pitch, a rate outside 0.5 to 4, and a sign the voice has nothing near to.
        """
        need_onnxruntime(self.name)
        check(request, "Piper", RATES)
        config = _chosen(request)
        speaker = _Speaker(config, network(config.model), _speaker_id(config, request.voice), request.rate)
        return spoken(request, words(request, config.espeak), speaker, f"Piper's voice {config.model.stem}")

    def honours(self, ipa: str, voice: Voice) -> bool:
        """Whether the voice says this IPA, or one of the same sound."""

        def signs() -> Signs:
            config = _chosen(voice)
            return config.espeak, config.ids, config.clusters

        return honoured(ipa, voice, signs)

    def pronounce(self, requests: Sequence[Request]) -> tuple[str, ...]:
        """The IPA in which each request would be said, as espeak writes it. Loads espeak, not the network."""
        return pronounced(requests, lambda request: _chosen(request).espeak)


class _Speaker:
    """A voice of Piper's at one rate: a `Speaker`."""

    longest = LONGEST

    def __init__(self, config: _Config, model: Network, speaker: int, rate: float) -> None:
        self._config, self._network, self._id = config, model, speaker
        noise, length, unevenness = config.scales
        self._scales = np.array([noise, length / rate, unevenness], np.float32)
        self.frame_rate = config.frame_rate

    def signs(self, sounds: Sequence[str]) -> tuple[str, ...]:
        """The sounds in the voice's alphabet."""
        return fitted(sounds, self._config.ids, self._config.clusters)

    def say(self, signs: Sequence[str]) -> Sound:
        """The sound of the signs, each followed by a pad, whose time is the sign's too."""
        ids = self._config.ids
        numbers = [*ids[_BEGIN], *ids[_PAD]]
        places = []
        for sign in signs:
            places.append(len(numbers))
            numbers += [*ids[sign], *ids[_PAD]]
        places.append(len(numbers))
        numbers += ids[_END]
        feeds: dict[str, NDArray[np.generic]] = {
            "input": np.array([numbers], np.int64),
            "input_lengths": np.array([len(numbers)], np.int64),
            "scales": self._scales,
        }
        if "sid" in self._network.inputs:
            feeds["sid"] = np.array([self._id], np.int64)
        pcm, durations = self._network.run(feeds)
        edges = edges_of(durations, len(numbers), len(pcm))
        return Sound(pcm, None if edges is None else edges[places])


def _beside(model: Path) -> Path:
    """Where a network's configuration is."""
    return model.with_name(f"{model.name}.json")


def _installed() -> list[tuple[str, _Config]]:
    """The voices that are here, by name; a damaged one is left out, and says what is wrong when it is asked for by name."""
    found = []
    for name in installed_names():
        model = voices_folder() / name / f"{name}.onnx"
        if _beside(model).exists():
            with contextlib.suppress(EngineUnavailable):
                found.append((name, _config(model)))
    return found


def _chosen(asked: Request | Voice) -> _Config:
    """The voice that is asked for; without a name, the first one installed for the language, and for its region if there is one.

    Raises `EngineUnavailable` when it is not here, `EngineError` when it speaks another language.
    """
    model = read_options(PiperOptions, asked.options).model
    name = asked.voice.partition("#")[0]
    if model and name:
        raise SettingsError(f'Where [piper] names the model, voice is a speaker of it; write voice = "#{name}", or leave it out.')
    if model:
        config = _config(Path(model))
    elif name:
        config = _config(installed_folder(name) / f"{name}.onnx")
    else:
        fitting = [config for _, config in _installed() if primary(config.language) == primary(asked.language)]
        if not fitting:
            raise EngineUnavailable(
                f"No voice of Piper's for {asked.language} is installed; narrate voices catalogue lists those there are."
            )
        config = min(fitting, key=lambda one: one.language != asked.language)
    check_language(asked, config.language, f"Piper's voice {config.model.stem}")
    return config


def _speaker_id(config: _Config, voice: str) -> int:
    """The number of the speaker a voice is asked for by; that of its first one without. Raises `EngineError` for another."""
    name = voice.partition("#")[2]
    if name and name not in config.speakers:
        some = ", ".join(list(config.speakers)[:5]) or "only one, without a name"
        raise EngineError(f"Piper's voice {config.model.stem} has no speaker called {name!r}; it has {some}.")
    return config.speakers[name] if name else config.speaker


def _config(model: Path) -> _Config:
    """What stands beside a network. Raises `EngineUnavailable` when that is not there, or not what Piper writes."""
    path = _beside(model)
    try:
        return _config_of(model, path.stat().st_mtime_ns)
    except OSError as error:
        raise EngineUnavailable(
            f"The voice {model} cannot speak, because {path} cannot be read ({error.strerror}); both files of it must be there."
        ) from error


@cache
def _config_of(model: Path, changed: int) -> _Config:  # noqa: ARG001 - a file that changed is another
    """As `_config`, which is asked for each utterance: reading one takes 0.5 ms."""
    path = _beside(model)
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        kind = table.get("phoneme_type", "espeak")
        if kind != "espeak":
            raise EngineUnavailable(f"The voice {model} reads {kind}, and narrate has espeak's phonemes only; choose another.")
        return _read(model, table)
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise EngineUnavailable(
            f"{path} is not what Piper writes beside a voice ({error!r}); install the voice again."
        ) from error


def _read(model: Path, table: Mapping[str, Mapping[str, object]]) -> _Config:
    ids = {str(sign): [_number(n) for n in cast("list[object]", signs)] for sign, signs in table["phoneme_id_map"].items()}
    if missing := {_BEGIN, _END, _PAD, " "} - set(ids):
        raise ValueError(f"no sign {min(missing)!r}")
    if not all(ids.values()):
        raise ValueError("a sign without a number")
    espeak, spoken_in = str(table["espeak"]["voice"]), table.get("language", {})
    dialect = find_dialect(espeak)
    language = str(spoken_in.get("code") or (dialect.tags[0][0] if dialect else espeak)).replace("_", "-")
    clusters = ["".join(letters) for letters in cast("list[list[str]]", table.get("vowel_clusters") or [])]
    if not all(clusters):
        raise ValueError("a cluster of no vowels")
    scales = table.get("inference", {})
    speakers = {str(name): _number(number) for name, number in table.get("speaker_id_map", {}).items()}
    return _Config(
        model,
        _number(table["audio"]["sample_rate"], 1),
        espeak,
        language,
        str(spoken_in.get("name_english") or (dialect.label if dialect else language)),
        ids,
        {cluster: (cluster,) for cluster in clusters},
        tuple(_scale(scales.get(key, usual)) for key, usual in _SCALES.items()),
        speakers,
        _number(table.get("default_speaker_id", 0)),
    )


def _number(value: object, least: int = 0) -> int:
    """A whole number the network can take. Raises `ValueError` for another."""
    number = int(cast("int", value))
    if not least <= number < 1 << 31:
        raise ValueError(f"a number {number:.3g}")
    return number


def _scale(value: object) -> float:
    """A figure of the voice's liveliness, slowness or unevenness. Raises `ValueError` for one out of range."""
    scale = float(cast("float", value))
    if not 0 <= scale <= _MOST:
        raise ValueError(f"a scale of {scale:g}")
    return scale
