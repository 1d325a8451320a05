"""How soon the command answers: `python -m tests.benchmarks.bench_start [--article FILE] [--runs N]`.

Whole processes with warm files, the least of the runs: seconds on the clock, and of processors (all of the command's processes
together, user and system). A preview is timed to its first sound: until a player gets its file, or until the MP3 stands there.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
TO_REACH = 0.6
"""Seconds from the command to the first sound of a paragraph."""
NEW = "--new"
"""Marks a run whose sound was never spoken before: each has a store of its own."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of the command took."""

    seconds: float
    """Until its first sound, or until its end when it makes none."""
    processor: float


def run(arguments: list[str], folder: Path) -> Run:
    """One run in `folder`, where `bin` holds a player that notes when it is called."""
    began, before = time.time(), os.times()
    env = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPATH": str(ROOT)}
    if "--no-play" not in arguments:
        env["PATH"] = f"{folder / 'bin'}{os.pathsep}{env['PATH']}"
    ran = subprocess.run(
        [sys.executable, "-m", "narrator", *arguments], cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    ended, after = time.time(), os.times()
    if "--no-play" in arguments:
        ended = (folder / ran.stdout.strip()).stat().st_mtime
    elif (folder / "played").exists():
        ended = float((folder / "played").read_text())
        (folder / "played").unlink()
    processor = sum(after[2:4]) - sum(before[2:4])
    return Run(ended - began, processor)


def measure(arguments: list[str], runs: int) -> Run:
    """The least of `runs` runs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        player = folder / "bin" / "pw-play"
        player.parent.mkdir()
        player.write_text(f"#!/bin/sh\ndate +%s.%N > {folder / 'played'}\n")
        player.chmod(0o755)
        wanted = [argument for argument in arguments if argument != NEW]
        run(wanted, folder)  # warms the files
        each = []
        for _ in range(runs):
            if NEW in arguments:
                subprocess.run(["rm", "-rf", str(folder / "cache")], check=True)
            each.append(run(wanted, folder))
        return Run(min(one.seconds for one in each), min(one.processor for one in each))


def main() -> None:
    """Prints the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--article", type=Path, default=ROOT / "seeds" / "breaking-news.txt")
    options.add_argument("--runs", type=int, default=9)
    asked = options.parse_args()
    article = str(asked.article.resolve())
    print(f"{'command':<34}  {'clock':>6}  {'processor':>9}")
    for arguments in (
        ["--help"],
        ["script", article],
        ["check", article],
        ["preview", article, "--list"],
        ["preview", article, "-p", "3"],
        ["preview", article, "-p", "3", NEW],
        ["preview", article, "-p", "3", "--no-play"],
        ["preview", article, "-p", "3", "--no-play", NEW],
        ["preview", "--word", "Zakharova", NEW],
    ):
        took = measure(arguments, asked.runs)
        shown = " ".join("ARTICLE" if argument == article else argument for argument in arguments)
        print(f"{shown:<34}  {took.seconds:5.2f} s  {took.processor:7.2f} s")
    print(f"To reach: the first sound of a preview within {TO_REACH:g} s.")


if __name__ == "__main__":
    main()
