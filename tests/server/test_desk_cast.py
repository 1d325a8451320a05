"""The desk with several voices: every part of a sentence by whose it is, and a name tried in its own part."""

from __future__ import annotations

from pathlib import Path

from narrator.recording import Pool, Store
from narrator.server.desk import Commission, Desk

STORY = """A Town Fights

Nobody slept. “We will hold the wall,” said Mayor Orlova, “until the morning.”

“I was there,” she said.
"""


def test_direct_speech_is_played_and_tried_in_the_quotes_voice(tmp_path: Path, pool: Pool) -> None:
    (tmp_path / "story.txt").write_text(STORY, "utf-8")
    (tmp_path / "cast.toml").write_text('engine = "tone"\n[roles.quote]\npitch = 3\n', "utf-8")
    commission = Commission(str(tmp_path / "story.txt"), tmp_path / "output", str(tmp_path / "cast.toml"))
    desk = Desk(commission, pool, Store(tmp_path / "store"))
    lines = {line.utterance.text.strip(): line for line in desk.sheet().lines}
    pitches = {text: desk.take(line.name).request.pitch for text, line in lines.items()}
    part = desk.tried(lines["said Mayor Orlova,"].name, "Orlova", "or LOH vah")
    heard = desk.speak(part)
    assert pitches["“We will hold the wall,”"] == pitches["“until the morning.”"] == pitches["“I was there,”"] == 3
    assert pitches["said Mayor Orlova,"] == pitches["Nobody slept."] == 0
    assert (part.role, part.spoken, heard.request.pitch) == ("body", "said Mayor or LOH vah,", 0)
