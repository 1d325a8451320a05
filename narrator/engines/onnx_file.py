"""An ONNX file, changed on its way into memory: the durations of its phonemes come out too, and its noise is always the same.

The file is a protobuf message (onnx.proto of ONNX 1.16). The few fields that matter here are read and written directly, since the
package onnx would add 31 MB and two libraries to an installation for it. Everything else is passed on byte for byte.
"""

from __future__ import annotations

import mmap
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

NOISE_LENGTH = 1 << 20
"""Numbers after which a noise comes again: 4 MB. Piper's decoder takes 16,500 a second, so that is a minute."""
_SEED = 1
_APART = 104_729
"""Where in the noise the next node begins, after the one before: a prime, so that no two of a network begin together."""

_VARINT, _BYTES = 0, 2
_FIXED = {1: 8, 5: 4}
"""Kinds of fields: a number, so many bytes, and those of 8 and 4 bytes."""
_FLOAT = b"\x01"
_GRAPH, _NODES, _INITIALIZERS, _OUTPUTS = 7, 1, 5, 12
_INPUT, _OUTPUT, _KIND, _ATTRIBUTE = 1, 2, 4, 5
_NOISES = {b"RandomNormalLike": b"narrate.normal", b"RandomUniformLike": b"narrate.uniform"}
"""What networks draw noise with, as PyTorch exports `randn_like` and `rand_like`, and the constant that takes its place."""
_DRAWING = (*_NOISES, b"RandomNormal", b"RandomUniform", b"Bernoulli", b"Multinomial")
_ROUNDING, _CLIPPING = (b"Ceil", b"Round"), (b"Clip",)
_LOOKED_AT = re.compile(b"|".join((*_DRAWING, *_ROUNDING, *_CLIPPING)))
"""In the bytes of the few nodes that matter; a network has thousands, and to take one apart costs 10 µs."""


@dataclass(frozen=True, slots=True)
class OnnxFile:
    """A network as it is to be loaded."""

    content: bytes
    """Empty when the file can be loaded as it stands."""
    durations: str
    """The name of the output that was added: frames for each phoneme. Empty when none was."""
    draws: bool
    """Whether it still draws noise, so that only a freshly loaded one makes the same of the same."""


@dataclass(frozen=True, slots=True)
class _Field:
    number: int
    content: memoryview
    whole: memoryview
    """With its number and length in front."""


def read_onnx(path: Path) -> OnnxFile:
    """The network in a file: its durations are an output, and its noise a constant.

    Raises `OSError` when the file cannot be read, `ValueError` when it is no protobuf message.
    """
    with path.open("rb") as file:
        return _changed(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)))


def _changed(whole: memoryview) -> OnnxFile:
    model = list(_fields(whole))
    graph = [field for one in model if one.number == _GRAPH for field in _fields(one.content)]
    nodes = {number: list(_fields(field.content)) for number, field in enumerate(graph) if _is_looked_at(field)}
    drawing = [node for node in nodes.values() if _text(node, _KIND) in _DRAWING]
    plain = all(_text(node, _KIND) in _NOISES and _is_usual(node) for node in drawing)
    outputs = [field for field in graph if field.number == _OUTPUTS]
    durations = _durations(nodes.values()) if len(outputs) == 1 else b""
    if not durations and not (drawing and plain):
        return OnnxFile(b"", "", draws=bool(drawing))
    parts = _with_constant_noise(graph, nodes) if drawing and plain else [bytes(field.whole) for field in graph]
    parts += [_message(_OUTPUTS, _message(1, durations))] if durations else []
    others = [bytes(field.whole) for field in model if field.number != _GRAPH]
    return OnnxFile(b"".join([*others, _message(_GRAPH, *parts)]), durations.decode(), draws=bool(drawing) and not plain)


def _is_looked_at(field: _Field) -> bool:
    return field.number == _NODES and bool(_LOOKED_AT.search(field.content))


def _durations(nodes: Collection[list[_Field]]) -> bytes:
    """What the network calls the frames it gives each phoneme; empty when that cannot be told.

    They are what its only node rounds that rounds at all: up in VITS, the architecture of Piper's voices; to the nearest number
    and then to 1 at least in Kokoro's.
    """
    rounded = [_text(node, _OUTPUT) for node in nodes if _text(node, _KIND) in _ROUNDING]
    if len(rounded) != 1:
        return b""
    clipped = (_text(node, _OUTPUT) for node in nodes if _text(node, _KIND) in _CLIPPING and _text(node, _INPUT) == rounded[0])
    return next(clipped, rounded[0])


def _is_usual(node: list[_Field]) -> bool:
    """Whether a node draws what its name says: 32-bit floats of the usual mean and width."""
    attributes = [list(_fields(field.content)) for field in node if field.number == _ATTRIBUTE]
    return all(_text(attribute, 1) == b"dtype" and _text(attribute, 3) == _FLOAT for attribute in attributes)


def _with_constant_noise(graph: list[_Field], nodes: Mapping[int, list[_Field]]) -> list[bytes]:
    """The graph's fields, with each node that draws noise replaced by nodes that read it out of a constant."""
    used: list[bytes] = []
    parts = []
    for number, field in enumerate(graph):
        node = nodes.get(number, [])
        noise = _NOISES.get(_text(node, _KIND))
        if noise:
            parts.append(_reading(noise, _text(node, _INPUT), _text(node, _OUTPUT), len(used) * _APART))
            used.append(noise)
        else:
            parts.append(bytes(field.whole))
    return [_NUMBERS, *(_noise(name) for name in sorted(set(used))), *parts]


def _reading(noise: bytes, like: bytes, output: bytes, start: int) -> bytes:
    """Nodes that make `output`: as many numbers of the noise as `like` has, from `start` on, round and round, in its shape."""
    own = [b"%s.narrate.%d" % (output, number) for number in range(7)]
    begin, size, end, places, inside, drawn, shape = own
    return b"".join(
        [
            _constant(begin, start),
            _node(b"Size", [like], size),
            _node(b"Add", [begin, size], end),
            _node(b"Range", [begin, end, b"narrate.one"], places),
            _node(b"Mod", [places, b"narrate.length"], inside),
            _node(b"Gather", [noise, inside], drawn),
            _node(b"Shape", [like], shape),
            _node(b"Reshape", [drawn, shape], output),
        ]
    )


def _noise(name: bytes) -> bytes:
    """An initializer of noise. The generator is the one numpy promises never to change."""
    dice = np.random.RandomState(_SEED)
    numbers = dice.standard_normal(NOISE_LENGTH) if name.endswith(b"normal") else dice.random_sample(NOISE_LENGTH)
    raw = numbers.astype("<f4").tobytes()
    return _message(_INITIALIZERS, _number(1, NOISE_LENGTH), _number(2, 1), _message(8, name), _message(9, raw))


def _node(kind: bytes, inputs: list[bytes], output: bytes) -> bytes:
    return _message(_NODES, *(_message(_INPUT, name) for name in inputs), _message(_OUTPUT, output), _message(_KIND, kind))


def _constant(name: bytes, number: int) -> bytes:
    """An initializer of one whole number, which has no dimensions."""
    raw = number.to_bytes(8, "little")
    return _message(_INITIALIZERS, _number(2, 7), _message(8, name), _message(9, raw))


def _text(node: list[_Field], number: int) -> bytes:
    """The first field of that number; empty when there is none."""
    return next((bytes(field.content) for field in node if field.number == number), b"")


def _fields(message: memoryview) -> Iterator[_Field]:
    """The fields of a message in order. Raises `ValueError` when it is none."""
    at = 0
    while at < len(message):
        key, begin = _varint(message, at)
        kind = key & 7
        if kind == _VARINT:
            _, end = _varint(message, begin)
        else:
            length, begin = _varint(message, begin) if kind == _BYTES else (_FIXED.get(kind, -1), begin)
            end = begin + length
        if not begin <= end <= len(message):
            raise ValueError("a field does not end inside its message")
        yield _Field(key >> 3, message[begin:end], message[at:end])
        at = end


def _varint(message: memoryview, at: int) -> tuple[int, int]:
    """The number that stands at a place, seven bits a byte, and the place after it."""
    value = shift = 0
    while at < len(message) and shift < 64:
        byte = message[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at
    raise ValueError("a number does not end inside its message")


def _written(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def _number(field: int, value: int) -> bytes:
    return _written(field << 3 | _VARINT) + _written(value)


def _message(field: int, *contents: bytes) -> bytes:
    return b"".join([_written(field << 3 | _BYTES), _written(sum(map(len, contents))), *contents])


_NUMBERS = _constant(b"narrate.one", 1) + _constant(b"narrate.length", NOISE_LENGTH)
