"""Golden files: what every seed becomes, as text anyone can read and compare. `make golden` writes them anew.

They are made with Tone, whose timings are arithmetic, so a difference is a change of the article, script, chapters or tags.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from mutagen.id3 import ID3

from narrator.article import Article, read
from narrator.engines import find_voice
from narrator.episode import Episode, master
from narrator.recording import Pool, Store, record
from narrator.script import Script, adapt
from narrator.settings import Show

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


def _article(article: Article) -> str:
    lines = [f"headline   {article.headline}", f"byline     {article.byline}", f"published  {article.published}"]
    lines += [f"language   {article.language}", f"id         {article.id}", f"url        {article.url}", ""]
    for number, block in enumerate(article.blocks, 1):
        text = " ".join(article.source[block.start : block.end].split())
        lines.append(f"{number:>3} {block.kind:<13}{block.start:>6}-{block.end:<6}{text[:90]}")
    return "\n".join(lines) + "\n"


def _script(script: Script) -> str:
    lines = []
    for utterance in script.utterances:
        lines.append(f"{utterance.role}, then {utterance.pause_ms} ms: {utterance.spoken}")
        changed = (reading for reading in utterance.readings if reading.spoken != reading.written)
        lines.extend(f"    {reading.rule}: {reading.written!r} -> {reading.spoken!r}" for reading in changed)
    return "\n".join(lines) + "\n"


def _tags(episode: Episode) -> str:
    tag = ID3(episode.sound, translate=False)
    order = ["TIT2", "TPE1", "TALB", "TCON", "TLAN", "TYER", "TDAT", "TLEN", "TSSE", "WOAS"]
    lines = [f"{name}: {tag[name]}" for name in order if name in tag]
    lines += [f"TXXX {frame.desc}: {frame}" for frame in sorted(tag.getall("TXXX"), key=lambda frame: str(frame.desc))]
    lines += [f"COMM: {frame}" for frame in tag.getall("COMM")]
    return "\n".join(lines) + "\n"


def _chapters(episode: Episode) -> str:
    found = json.loads((episode.folder / "chapters.json").read_text(encoding="utf-8"))["chapters"]
    return "".join(f"{chapter['startTime']:>8.2f}  {chapter['title']}\n" for chapter in found)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_the_seed_becomes_what_the_golden_file_says(seed: Path, pool: Pool, store: Store, tmp_path: Path) -> None:
    article = read(seed)
    script = adapt(article)
    recording = record(script, find_voice("tone"), pool, store)
    episode = master(recording, Show(), tmp_path, executor=pool)
    parts = {"Article": _article(article), "Script": _script(script), "Chapters": _chapters(episode), "Tags": _tags(episode)}
    made = "\n".join(f"== {name}\n\n{text}" for name, text in parts.items())
    path = GOLDEN / f"{seed.stem}.txt"
    if os.environ.get("NARRATE_GOLDEN") == "write":
        path.write_text(made, encoding="utf-8", newline="\n")
    assert made == path.read_text(encoding="utf-8"), f"{path.name} differs; if that is meant, run make golden"


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {path.stem for path in SEEDS}
