"""A network: an ONNX model that is ready to be asked, with as many threads as its process may have."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from narrator.engines.onnx_file import OnnxFile, read_onnx
from narrator.errors import EngineError, EngineUnavailable
from narrator.files import cache_folder, remember
from narrator.libraries import THREADS

_SEED, _SILENT = 1, 4
_NO_TELEMETRY = "ORT_DISABLE_TELEMETRY"
"""Without it onnxruntime 1.32 keeps an identity of the machine in the user's cache folder and tells Microsoft's servers about it
from the first network on. It is read when onnxruntime is imported."""
_NO_SPINNING = ("session.intra_op.allow_spinning", "0")
"""A thread that has nothing to do sleeps. Otherwise it looks for work all the time, which on a machine with other things to do
took half as much CPU again and made the speech 15 to 25 % later (measured on two processors with two threads)."""
_AT_ONCE = 2
"""Networks a process holds: the voice of the article and that of the notice. One of 340 MB, which is Kokoro's size, takes 1.1 GB,
and 1.4 while it is loaded (measured)."""

Feeds = Mapping[str, NDArray[np.generic]]


class _Port(Protocol):
    """An input or output."""

    name: str
    type: str


class _Facts(Protocol):
    custom_metadata_map: Mapping[str, str]


class _Session(Protocol):
    """What is used of `onnxruntime.InferenceSession`, which has no types."""

    def run(self, names: None, feeds: Feeds) -> Sequence[NDArray[np.float32]]: ...
    def get_inputs(self) -> Sequence[_Port]: ...
    def get_modelmeta(self) -> _Facts: ...


class Network:
    """A model in memory."""

    def __init__(self, path: Path, threads: int) -> None:
        """Loads it; `threads` 0 is one for each processor. Raises `EngineUnavailable` when that fails."""
        file = _read(path)
        session = _loaded(path, file.content, threads)
        self._name = path.name
        self._session = session
        self._anew = partial(_loaded, path, file.content, threads) if file.draws else None
        self.inputs = {port.name: port.type for port in session.get_inputs()}
        """The name and type of each input, as onnxruntime says it: `tensor(int64)`."""
        self.facts = dict(session.get_modelmeta().custom_metadata_map)
        """What its maker wrote into the file."""

    def run(self, feeds: Feeds) -> tuple[NDArray[np.float32], NDArray[np.float32] | None]:
        """The sound it makes, and its second output, if it has one. Raises `EngineError` when it fails.

        The same feeds give the same sound: a network whose noise could not be made constant is loaded anew each time.
        """
        session = self._anew() if self._anew else self._session
        try:
            sound, *more = session.run(None, feeds)
        except _failures() as error:
            raise EngineError(f"The network {self._name} failed: {_reason(error)}") from error
        return np.asarray(sound, np.float32).ravel(), np.asarray(more[0], np.float32).ravel() if more else None


def network(path: Path) -> Network:
    """The model in a file, loaded once. Raises `EngineUnavailable` when the file or onnxruntime is not there, or is damaged."""
    try:
        changed = path.stat().st_mtime_ns
    except OSError as error:
        raise EngineUnavailable(f"The voice's network {path} cannot be read: {error.strerror}.") from error
    threads = os.environ.get(THREADS, "")
    return _network(path, changed, int(threads) if threads.isdecimal() else 0)


@lru_cache(maxsize=_AT_ONCE)
def _network(path: Path, changed: int, threads: int) -> Network:  # noqa: ARG001 - a file that changed is another
    return Network(path, threads)


def _loaded(path: Path, content: bytes, threads: int) -> _Session:
    """The network in `content`, or where that is empty, in the file."""
    os.environ[_NO_TELEMETRY] = "1"
    runtime = import_module("onnxruntime")
    runtime.set_seed(_SEED)
    options = runtime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads, options.log_severity_level = threads, 1, _SILENT
    options.add_session_config_entry(*_NO_SPINNING)
    try:
        session: _Session = runtime.InferenceSession(content or str(path), options, providers=["CPUExecutionProvider"])
    except _failures() as error:
        raise EngineUnavailable(f"The network {path} does not load: {_reason(error)}") from error
    return session


def need_onnxruntime(engine: str) -> None:
    """Raises `EngineUnavailable` when onnxruntime is not installed, without loading it."""
    if find_spec("onnxruntime") is None:
        raise EngineUnavailable(f"The engine {engine} needs onnxruntime; get it with: pip install 'narrate[{engine}]'")


def file_digest(path: Path) -> str:
    """Letters that tell a file's content, remembered in the user's cache folder: SHA-256 takes 0.6 s for Kokoro's 326 MB.

    Raises `EngineUnavailable` when the file cannot be read.
    """
    try:
        stat = path.stat()
        key = hashlib.sha256(f"{path.resolve()} {stat.st_size} {stat.st_mtime_ns}".encode(errors="surrogateescape")).hexdigest()
        known = cache_folder() / "digests" / key
        if known.exists():
            return known.read_text("ascii")
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()[:16]
    except OSError as error:
        raise EngineUnavailable(f"The voice's file {path} cannot be read: {error.strerror}.") from error
    remember(known, found.encode())
    return found


def _read(path: Path) -> OnnxFile:
    try:
        return read_onnx(path)
    except OSError as error:
        raise EngineUnavailable(f"The voice's network {path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise EngineUnavailable(f"The voice's network {path} is damaged ({error}); install the voice again.") from error


def _failures() -> tuple[type[BaseException], ...]:
    """The errors of onnxruntime, which have no common class of their own."""
    state = import_module("onnxruntime.capi.onnxruntime_pybind11_state")
    found: tuple[type[BaseException], ...] = (
        state.Fail,
        state.InvalidArgument,
        state.InvalidGraph,
        state.InvalidProtobuf,
        state.NoSuchFile,
        state.NotImplemented,
        state.RuntimeException,
    )
    return (*found, RuntimeError, ValueError, TypeError)


def _reason(error: BaseException) -> str:
    return " ".join(str(error).split())[:300]
