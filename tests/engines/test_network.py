"""The library that runs the networks, and what it may do besides."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.engines import tiny

REPOSITORY = Path(__file__).parents[2]


def test_who_speaks_with_a_network_leaves_no_trace_for_others_to_collect(tmp_path: Path) -> None:
    """Onnxruntime keeps an identity of the machine and a list of what to send, unless it is told not to."""
    tiny.piper(tmp_path / "tiny.onnx")
    places = {"HOME": "home", "XDG_CACHE_HOME": "cache", "XDG_DATA_HOME": "data", "TMPDIR": "temporary"}
    for place in places.values():
        (tmp_path / place).mkdir()
    script = (
        "from narrator.engines import Request, Span, load_engine\n"
        f"options = (('model', {str(tmp_path / 'tiny.onnx')!r}),)\n"
        "request = Request((Span('Hello', 'Hello'),), '', 'en-US', options=options)\n"
        "assert load_engine('piper').synthesize(request).audio.frames"
    )
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)} | {key: str(tmp_path / place) for key, place in places.items()}
    subprocess.run([sys.executable, "-c", script], check=True, env=environment)
    left = [path for place in places.values() for path in (tmp_path / place).rglob("*") if path.is_file()]
    assert [path for path in left if path.parts[len(tmp_path.parts) + 1] != "narrate"] == []
