"""How long the feed of many episodes takes: `python -m tests.benchmarks.bench_feed [EPISODES]`, 10,000 when not given.

Makes a folder of that many episodes (tiny files, no sound in them), and runs `narrate feed` on it as a process of its own: the first
time, with nothing changed, with one episode changed, with one added. Prints seconds and the most memory the process had.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

SOUND = (b"\xff\xfb\x90\xc4" + bytes(413)) * 3
CHAPTERS = [{"startTime": part * 61.5, "endTime": (part + 1) * 61.5, "title": f"Chapter {part} & more"} for part in range(5)]


def make_episode(output: Path, number: int) -> Path:
    """An episode's folder as narrate leaves it."""
    slug = f"a-headline-of-about-fifty-characters-number-{number:05}"
    folder = output / slug
    folder.mkdir(exist_ok=True)
    head = {
        "version": 1,
        "title": f"A headline of about fifty characters, number {number}",
        "byline": "Ann Other",
        "published": str(date(2000, 1, 1) + timedelta(days=number // 3)),
        "language": "en",
        "article": f"../articles/{number}.txt",
        "id": None,
        "url": f"https://example.org/news/{number}",
        "source_sha256": hashlib.sha256(f"source {number}".encode()).hexdigest(),
        "text_sha256": hashlib.sha256(f"text {number}".encode()).hexdigest(),
        "summary": "A sentence as long as the first ones of an article are. " * 5,
        "correction": None,
        "disclosure": "This article is read by an AI-generated voice.",
        "voice": "newsroom",
        "seconds": 300.5,
        "bytes": len(SOUND),
        "sha256": hashlib.sha256(SOUND).hexdigest(),
        "chapters": len(CHAPTERS),
        "utterances": 40,
    }
    (folder / f"{slug}.mp3").write_bytes(SOUND)
    for name in (f"{slug}.vtt", f"{slug}.srt", f"{slug}.json", "receipt.json"):
        (folder / name).write_text("{}")
    (folder / "chapters.json").write_text(json.dumps({"version": "1.2.0", "chapters": CHAPTERS}))
    (folder / "episode.json").write_text(json.dumps(head))
    return folder


def run(output: Path, what: str) -> None:
    """One `narrate feed`, timed."""
    command = [sys.executable, "-m", "narrator", "feed", str(output), "--base-url", "https://example.org/pod"]
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    memory = usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    cpu = usage.ru_utime + usage.ru_stime
    print(f"{what:<20}{seconds:>8.2f} s{cpu:>8.2f} s of CPU{memory:>8.0f} MB{'' if status == 0 else '  FAILED'}", flush=True)


def main(episodes: int) -> None:
    """Makes the folder and prints the table."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder)
        for number in range(episodes):
            make_episode(output, number)
        run(output, "first time")
        run(output, "nothing changed")
        changed = make_episode(output, episodes // 2)
        (changed / "chapters.json").write_text(json.dumps({"version": "1.2.0", "chapters": CHAPTERS[:4]}))
        run(output, "one changed")
        make_episode(output, episodes)
        run(output, "one added")
        print(f"{episodes} episodes, feed.xml of {(output / 'feed.xml').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
