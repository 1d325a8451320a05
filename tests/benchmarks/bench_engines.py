"""What narrate costs beyond a neural voice itself: `python -m tests.benchmarks.bench_engines [ARTICLE]`.

The voices are tiny ones of the tests' with so many matrix products put into them that they take as long as real ones might: one
processor a tenth and a third of the time their speech lasts. The bare engine is the sum of the times the network ran, in one process that has all
processors, over the sentences of the article, one after the other. Against it stand `record` and the whole command `narrate`, both with
nothing in the store, with one job and with two. The best of two rounds, in turn, since a machine has other things to do at times.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from narrator import adapt, read, record
from narrator.audio import trim
from narrator.engines import Voice, load_engine
from narrator.engines.network import THREADS, Feeds, Network
from narrator.recording import Pool, Store, default_jobs, fingerprints
from narrator.recording.session import lines_of
from narrator.script import Script
from tests.engines import tiny

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "seeds" / "markets.txt"
ROUNDS = 2
WORK = {"piper": 160, "kokoro": 450}
"""Products a step of 12 ms."""


def voice_of(engine: str, folder: Path) -> Voice:
    """A slow tiny voice, and the profile that points at it."""
    options: tuple[tuple[str, str], ...] = (("model", str(folder / "slow.onnx")),)
    if engine == "piper":
        tiny.piper(folder / "slow.onnx", work=WORK[engine])
    else:
        tiny.kokoro(folder / "slow.onnx", folder / "voices.bin", work=WORK[engine])
        options = (*options, ("voices", str(folder / "voices.bin")))
    lines = [f'engine = "{engine}"', f"[{engine}]", *(f'{key} = "{value}"' for key, value in options)]
    (folder / "slow.toml").write_text("\n".join(lines), "utf-8")
    return Voice("slow", engine, options=options)


def bare(script: Script, voice: Voice, folder: Path) -> tuple[float, float, float]:
    """Seconds the network ran, seconds the engine took with everything around it, and seconds of speech."""
    ran = 0.0
    run = Network.run

    def timed(network: Network, feeds: Feeds) -> object:
        nonlocal ran
        began = time.perf_counter()
        try:
            return run(network, feeds)
        finally:
            ran += time.perf_counter() - began

    Network.run = timed  # type: ignore[method-assign, assignment]
    try:
        engine = load_engine(voice.engine)
        requests = [line.request for line in lines_of(script, voice, fingerprints(script, voice), Store(folder))]
        engine.synthesize(requests[0])  # loads the network
        ran, began = 0.0, time.perf_counter()
        speech = sum(trim(engine.synthesize(request).audio)[0].seconds for request in requests)
        return ran, time.perf_counter() - began, speech
    finally:
        Network.run = run  # type: ignore[method-assign]


def recorded(script: Script, voice: Voice, jobs: int) -> float:
    """Seconds `record` takes, its workers started and its store empty."""
    with tempfile.TemporaryDirectory() as store, Pool(jobs) as pool:
        for started in [pool.submit(time.sleep, 0.5) for _ in range(jobs)]:
            started.result()
        began = time.perf_counter()
        record(script, voice, pool, Store(Path(store)))
        return time.perf_counter() - began


def narrated(article: Path, folder: Path, jobs: int) -> float:
    """Seconds the whole command takes, from its start to the episode on disk."""
    with tempfile.TemporaryDirectory() as empty:
        command = [sys.executable, "-m", "narrator", str(article), "--voice", str(folder / "slow.toml"), "-q", "-j", str(jobs)]
        began = time.perf_counter()
        subprocess.run(
            [*command, "-o", f"{empty}/out"],
            check=True,
            capture_output=True,
            env={**os.environ, "XDG_CACHE_HOME": f"{empty}/cache", "PYTHONPATH": str(ROOT)},
        )
        return time.perf_counter() - began


def measure(engine: str, article: Path) -> None:
    """Prints the rows of one engine."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        voice = voice_of(engine, folder)
        script = adapt(read(article))
        ran, around, speech = bare(script, voice, folder)
        took = {"the engine": around}
        for _ in range(ROUNDS):
            again, around, _ = bare(script, voice, folder)
            ran, took["the engine"] = min(ran, again), min(took["the engine"], around)
            for jobs in (1, 2):
                for way, seconds in (("record", recorded(script, voice, jobs)), ("narrate", narrated(article, folder, jobs))):
                    row = f"{way}, {jobs} job{'s' * (jobs > 1)}"
                    took[row] = min(took.get(row, seconds), seconds)
        print(f"| `{engine}` | the network alone, {speech:.0f} s of speech | {ran:.2f} | {ran / speech:.2f} of the speech |")
        for row, seconds in took.items():
            print(f"| `{engine}` | {row} | {seconds:.2f} | {seconds / ran:.3f} of the network |", flush=True)


def main() -> None:
    """Prints the table."""
    article = Path(sys.argv[1]) if len(sys.argv) > 1 else ARTICLE
    print("| engine | way | seconds | |\n|---|---|---|---|")
    os.environ[THREADS] = str(default_jobs())
    for engine in WORK:
        measure(engine, article)


if __name__ == "__main__":
    main()
