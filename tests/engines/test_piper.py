"""Piper's voices as somebody finds them: damaged, or odd."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from narrator.engines import Voice, describe_voices, load_engine
from narrator.errors import EngineUnavailable
from tests.engines import tiny


@pytest.mark.parametrize(
    "change",
    [
        {"audio": {"sample_rate": 0}},
        {"phoneme_id_map": {"^": [1], "$": [2], "_": [0], " ": [3], "a": []}},
        {"phoneme_id_map": {"^": [1], "$": [2], "_": [0], " ": [3], "a": [10**30]}},
        {"default_speaker_id": -1},
        {"inference": {"noise_scale": float("inf")}},
        {"audio": {"sample_rate": float("inf")}},
        {"vowel_clusters": [[]]},
    ],
)
def test_what_piper_does_not_write_is_said_in_one_sentence(tmp_path: Path, change: dict[str, object]) -> None:
    model, beside = tmp_path / "voice.onnx", tmp_path / "voice.onnx.json"
    tiny.piper(model)
    beside.write_text(json.dumps(json.loads(beside.read_text("utf-8")) | change), "utf-8")
    _refused(model, "is not what Piper writes beside a voice")


def test_a_configuration_nobody_can_read_is_said_to_be_none(tmp_path: Path) -> None:
    tiny.piper(tmp_path / "voice.onnx")
    (tmp_path / "voice.onnx.json").write_text("[" * 100_000, "utf-8")
    _refused(tmp_path / "voice.onnx", "is not what Piper writes beside a voice")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    _refused(tmp_path / "gone.onnx", rf"The voice {tmp_path}/gone\.onnx cannot speak, .* both files of it must be there")


def test_an_odd_voice_hides_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    tiny.install(tmp_path)
    odd = tmp_path / "narrate" / "voices" / "en_US-tiny-low" / "en_US-tiny-low.onnx.json"
    odd.write_text(odd.read_text("utf-8").replace('"en-us"', '"zz"'), "utf-8")
    deep = tmp_path / "narrate" / "voices" / "de_DE-tiny-low" / "de_DE-tiny-low.onnx.json"
    deep.write_text("[" * 100_000, "utf-8")
    listed = list(describe_voices())
    for name, why in {"en_US-tiny-low": "zz", "de_DE-tiny-low": "is not what Piper writes"}.items():
        (row,) = [line for line in listed if line.startswith(f"  {name} ")]
        assert "cannot speak here: " in row
        assert why in row
    assert "Engine tone (--voice tone:VOICE)" in listed


def _refused(model: Path, says: str) -> None:
    with pytest.raises(EngineUnavailable, match=says):
        load_engine("piper").fingerprint(Voice("mine", "piper", options=(("model", str(model)),)))
