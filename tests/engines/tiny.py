"""Tiny voices for Piper and Kokoro, made here: real ONNX networks of a few kB that hum every phoneme at a pitch of its own.

They take what the real ones take and give what the real ones give, noise and durations included, so that a test can hear in the
sound which phonemes were said, and when. They speak no word. `work` makes one as slow as a real one.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from narrator.engines.kokoro import ALPHABET

PIPER_RATE, PIPER_HOP, PIPER_FRAMES = 22050, 256, 6
"""Frames of sound a second, in a step of the network, and steps of one phoneme: 70 ms."""
KOKORO_RATE, KOKORO_HOP, KOKORO_FRAMES = 24000, 300, 6
LOWEST, STEP = 150.0, 29.0
"""Hz: the pitch of sign 0, and from one sign's to the next one's."""
WIDTH, ROWS = 256, 4
"""Of the matrices that make a network slow, 0.25 MB each in memory, and of what is multiplied with each for a step of sound.
So networks as slow as Piper's and Kokoro's have 100 and 350 MB, like theirs. With wider matrices or fewer rows they had four
times as much and took longer to load; with more rows two of them at once are slowed down by the memory they share."""

SIGNS = "_^$ !'(),-.:;?\"#abcdefhijklmnopqrstuvwxyzæçðøħŋœɐɑɒɔəɚɛɜɡɪɫɬɱɲɹɾʁʃʊʌʒʔʲˈˌːθχᵻ0123456789\u0303\u0329g"
"""The alphabet of the tiny Piper, each sign's number its place. Below 16 is silence, as in Kokoro's, whose space hums."""
SILENT = 16


class _Graph:
    """Nodes and constants under names."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self._names = (f"x{number}" for number in count())

    def __call__(self, kind: str, *inputs: str, name: str = "", axis: int | None = None, to: int | None = None) -> str:
        output = name or next(self._names)
        node = helper.make_node(kind, list(inputs), [output])
        for key, value in (("axis", axis), ("to", to)):
            if value is not None:
                node.attribute.append(helper.make_attribute(key, value))
        self.nodes.append(node)
        return output

    def constant(self, value: float | Sequence[int] | NDArray[np.float32], kind: type[np.generic] = np.float32) -> str:
        name = next(self._names)
        self.constants.append(numpy_helper.from_array(np.asarray(value, kind), name))
        return name

    def write(self, path: Path, inputs: Iterable[onnx.ValueInfoProto], outputs: Iterable[onnx.ValueInfoProto]) -> None:
        graph = helper.make_graph(self.nodes, "tiny", list(inputs), list(outputs), self.constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8)
        onnx.checker.check_model(model)
        path.parent.mkdir(parents=True, exist_ok=True)
        onnx.save(model, str(path))


def _hum(graph: _Graph, ids: str, frames: str, rate: int, hop: int) -> str:
    """The sound of ids [n] that take so many frames [n] each: a sine for each, silence for punctuation; [frames, hop]."""
    ends = graph("CumSum", frames, graph.constant(0, np.int64))
    total = graph("Cast", graph("ReduceMax", ends), to=TensorProto.INT64)
    zero, one = graph.constant(0, np.int64), graph.constant(1, np.int64)
    steps = graph(
        "Unsqueeze", graph("Cast", graph("Range", zero, total, one), to=TensorProto.FLOAT), graph.constant([1], np.int64)
    )
    passed = graph(
        "Cast", graph("LessOrEqual", graph("Unsqueeze", ends, graph.constant([0], np.int64)), steps), to=TensorProto.INT64
    )
    place = graph("ReduceSum", passed, graph.constant([1], np.int64))
    said = graph("Cast", graph("Gather", ids, place), to=TensorProto.FLOAT)
    hertz = graph("Add", graph("Mul", said, graph.constant(STEP)), graph.constant(LOWEST))
    inside = graph.constant(np.arange(hop, dtype=np.float32)[np.newaxis])
    time = graph("Div", graph("Add", graph("Mul", steps, graph.constant(float(hop))), inside), graph.constant(float(rate)))
    turns = graph("Mul", graph("Mul", hertz, time), graph.constant(2 * math.pi))
    return graph(
        "Mul", graph("Sin", turns), graph("Cast", graph("Greater", said, graph.constant(SILENT - 0.5)), to=TensorProto.FLOAT)
    )


def _with_work(graph: _Graph, sound: str, work: int) -> str:
    """The same sound [frames, hop], after so many products of ROWS × WIDTH with WIDTH × WIDTH for each of its frames."""
    if not work:
        return sound
    zero, one = (graph.constant([number], np.int64) for number in (0, 1))
    wide = graph("Expand", graph("Slice", sound, zero, one, one), graph.constant([1, ROWS * WIDTH], np.int64))
    wide = graph("Reshape", wide, graph.constant([-1, WIDTH], np.int64))
    weights = graph.constant(np.eye(WIDTH, dtype=np.float32)[::-1] * np.float32(0.5))
    for _ in range(work):
        wide = graph("Relu", graph("MatMul", wide, weights))
    return graph("Add", sound, graph("Mul", graph("ReduceMean", wide), graph.constant(0.0)))


def _floats(name: str, *shape: int | None) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, list(shape))


def _integers(name: str, *shape: int | None) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.INT64, list(shape))


def piper(
    path: Path,
    speakers: Sequence[str] = (),
    *,
    language: str = "en_US",
    espeak: str = "en-us",
    noises: tuple[float, float] = (0.667, 0.8),
    work: int = 0,
) -> None:
    """Writes a voice, `path` (.onnx) and what stands beside it; `noises` are those of the sound and of the durations."""
    graph = _Graph()
    steps = [0.0 if sign in "_^$" else PIPER_FRAMES for sign in SIGNS]
    ids = graph("Squeeze", "input", graph.constant([0], np.int64))
    noise, length, unevenness = (graph("Slice", "scales", *(graph.constant([n + k], np.int64) for k in (0, 1))) for n in range(3))
    plain = graph("Mul", graph("Gather", graph.constant(np.array(steps, np.float32)), ids), length)
    drawn = graph("Mul", graph("Mul", graph("RandomNormalLike", plain), unevenness), graph.constant(0.1))
    frames = graph("Ceil", graph("Mul", plain, graph("Exp", drawn)), name="w_ceil")
    sound = _with_work(graph, _hum(graph, ids, frames, PIPER_RATE, PIPER_HOP), work)
    loud = graph.constant(0.3)
    if speakers:
        loud = graph("Gather", graph.constant(np.linspace(0.2, 0.6, len(speakers), dtype=np.float32)), "sid")
    breath = graph("Mul", graph("Mul", graph("RandomNormalLike", sound), noise), graph.constant(0.002))
    graph("Reshape", graph("Add", graph("Mul", sound, loud), breath), graph.constant([1, 1, 1, -1], np.int64), name="output")
    inputs = [_integers("input", 1, None), _integers("input_lengths", 1), _floats("scales", 3)]
    graph.write(path, [*inputs, *([_integers("sid", 1)] if speakers else [])], [_floats("output", None, 1, 1, None)])
    config = {
        "audio": {"sample_rate": PIPER_RATE, "quality": "tiny"},
        "espeak": {"voice": espeak},
        "language": {"code": language, "name_english": "English"},
        "inference": {"noise_scale": noises[0], "length_scale": 1, "noise_w": noises[1]},
        "phoneme_type": "espeak",
        "num_symbols": len(SIGNS),
        "num_speakers": max(1, len(speakers)),
        "speaker_id_map": {name: number for number, name in enumerate(speakers)},
        "phoneme_id_map": {sign: [number] for number, sign in enumerate(SIGNS)},
    }
    path.with_name(f"{path.name}.json").write_text(json.dumps(config), "utf-8")


def kokoro(
    model: Path,
    voices: Path,
    names: Sequence[str] = ("af_heart", "bm_lewis", "ef_dora", "jf_alpha"),
    *,
    durations: str = "told",
    work: int = 0,
) -> None:
    """Writes a network and its voices; `durations` are an output (`told`), inside (`kept`) or nowhere (`lost`)."""
    graph = _Graph()
    numbers = max(ALPHABET.values()) + 1
    steps = np.full(numbers, KOKORO_FRAMES, np.float32)
    steps[0] = 2
    ids = graph("Squeeze", "tokens", graph.constant([0], np.int64))
    plain = graph("Div", graph("Gather", graph.constant(steps), ids), "speed")
    rounded = graph("Round", plain) if durations != "lost" else graph("Floor", graph("Add", plain, graph.constant(0.5)))
    frames = graph("Clip", rounded, graph.constant(1.0))
    sound = _with_work(graph, _hum(graph, ids, frames, KOKORO_RATE, KOKORO_HOP), work)
    loud = graph("Slice", "style", graph.constant([0], np.int64), graph.constant([1], np.int64), graph.constant([1], np.int64))
    breath = graph("Mul", graph("Sub", graph("RandomUniformLike", sound), graph.constant(0.5)), graph.constant(0.002))
    graph("Reshape", graph("Add", graph("Mul", sound, loud), breath), graph.constant([-1], np.int64), name="audio")
    graph("Cast", frames, name="duration", to=TensorProto.INT64)
    inputs = [_integers("tokens", 1, None), _floats("style", 1, 256), _floats("speed", 1)]
    graph.write(model, inputs, [_floats("audio", None), *([_integers("duration", None)] if durations == "told" else [])])
    styles = {name: np.full((510, 1, 256), 0.2 + 0.1 * number, np.float32) for number, name in enumerate(names)}
    with voices.open("wb") as file:
        np.savez(file, allow_pickle=False, **styles)


def install(data: Path) -> None:
    """Installs both, as `narrate voices install` leaves them, under a user's data folder (XDG_DATA_HOME)."""
    voices = data / "narrate" / "voices"
    piper(voices / "en_US-tiny-low" / "en_US-tiny-low.onnx", ("ann", "bob"))
    piper(voices / "de_DE-tiny-low" / "de_DE-tiny-low.onnx", language="de_DE", espeak="de")
    (voices / "kokoro").mkdir(parents=True)
    kokoro(voices / "kokoro" / "model.onnx", voices / "kokoro" / "voices.bin")
    for name, engine in (("en_US-tiny-low", "piper"), ("de_DE-tiny-low", "piper"), ("kokoro", "kokoro")):
        voice = f'voice = "{name}"\n' if engine == "piper" else ""
        language = "de" if name.startswith("de") else "en-US"
        (voices / name / "voice.toml").write_text(
            f'engine = "{engine}"\n{voice}language = "{language}"\nlicence = "none"\n', "utf-8"
        )


def transcribed(pcm: NDArray[np.int16], rate: int, frames: int) -> list[int]:
    """The numbers of the signs hummed in a stretch of sound, each for so many frames; 0 for silence."""
    heard = []
    for at in range(0, len(pcm) - frames // 2, frames):
        stretch = pcm[at : at + frames]
        spectrum = np.abs(np.fft.rfft(stretch * np.hanning(len(stretch)), 8 * frames))
        number = round((float(np.argmax(spectrum)) * rate / (8 * frames) - LOWEST) / STEP)
        heard.append(number if np.abs(stretch).max() > 1000 else 0)
    return heard
