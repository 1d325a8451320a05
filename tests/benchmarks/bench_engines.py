"""What narrate costs beyond a neural voice itself: `python -m tests.benchmarks.bench_engines [piper|kokoro]...`.

The voices are tiny ones of the tests' with as many matrix products put into them as take, on the machine at hand, as long as real ones
might: one processor a tenth and a third of the time their speech lasts. The bare engine is the sum of the times the network ran, in one process that
has all processors, over the sentences of an article, one after the other. Against it stand `record` and the whole command `narrate`, both
with nothing in the store, with one job and with two. The best of two rounds, in turn, since a machine has other things to do at times;
CPU seconds, of all processes together, suffer less from these than seconds on the wall.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from narrator import adapt, read, record
from narrator.engines import Voice, load_engine
from narrator.engines.network import Feeds, Network
from narrator.libraries import THREADS
from narrator.recording import Pool, Store, default_jobs, fingerprints
from narrator.recording.session import lines_of
from narrator.recording.speaking import speak_now
from narrator.script import Script
from tests.engines import tiny

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "seeds" / "markets.txt"
ROUNDS = 2
SHARE = {"piper": 0.1, "kokoro": 0.33}
"""CPU seconds of the network for a second of speech."""
_TRIED = 200
"""Products a step of 12 ms, from whose time it is reckoned how many there must be."""


class Cost(NamedTuple):
    """What something took."""

    wall: float
    cpu: float


class _Watch:
    """Sums up what stretches of this process and its ended children take."""

    def __init__(self) -> None:
        self.cost = Cost(0.0, 0.0)

    def __enter__(self) -> _Watch:
        self._began = _now()
        return self

    def __exit__(self, *_: object) -> None:
        self.cost = Cost(*(sum(pair) - began for *pair, began in zip(self.cost, _now(), self._began, strict=True)))


def _now() -> Cost:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return Cost(time.perf_counter(), sum(one.ru_utime + one.ru_stime for one in used))


def voice_of(engine: str, folder: Path, work: int) -> Voice:
    """A slow tiny voice, with so many products a step, and the profile that points at it."""
    options: tuple[tuple[str, str], ...] = (("model", str(folder / "slow.onnx")),)
    if engine == "piper":
        tiny.piper(folder / "slow.onnx", work=work)
    else:
        tiny.kokoro(folder / "slow.onnx", folder / "voices.bin", work=work)
        options = (*options, ("voices", str(folder / "voices.bin")))
    lines = [f'engine = "{engine}"', f"[{engine}]", *(f'{key} = "{value}"' for key, value in options)]
    (folder / "slow.toml").write_text("\n".join(lines), "utf-8")
    return Voice("slow", engine, options=options)


def work_for(engine: str, script: Script) -> int:
    """How many products a step make the network as slow as `SHARE` says."""
    with tempfile.TemporaryDirectory() as name:
        network, _, _, speech = bare(script, voice_of(engine, Path(name), _TRIED), Path(name))
    return round(_TRIED * SHARE[engine] * speech / network.cpu)


def bare(script: Script, voice: Voice, folder: Path) -> tuple[Cost, Cost, Cost, float]:
    """What the network took, the engine with everything around it, and speaking and storing; and the seconds of speech."""
    network = _Watch()
    run = Network.run

    def watched(self: Network, feeds: Feeds) -> object:
        with network:
            return run(self, feeds)

    lines = lines_of(script, voice, fingerprints(script, voice), Store(folder))
    engine = load_engine(voice.engine)
    speak_now(lines[0])  # loads the network
    with _Watch() as whole:
        for line in lines:
            engine.synthesize(line.request)
    Network.run = watched  # type: ignore[method-assign, assignment]
    try:
        with _Watch() as stored:
            speech = sum(speak_now(line)[2].seconds for line in lines)
    finally:
        Network.run = run  # type: ignore[method-assign]
    return network.cost, whole.cost, stored.cost, speech


def recorded(script: Script, voice: Voice, jobs: int) -> Cost:
    """What `record` takes, with workers that have started."""
    with tempfile.TemporaryDirectory() as store, _Watch() as whole, Pool(jobs) as pool:
        for started in [pool.submit(time.sleep, 0.5) for _ in range(jobs)]:
            started.result()
        with _Watch() as recording:
            record(script, voice, pool, Store(Path(store)))
        pool.shutdown()
    return Cost(recording.cost.wall, whole.cost.cpu)


def narrated(folder: Path, jobs: int) -> Cost:
    """What the whole command takes, from its start to the episode on disk."""
    with tempfile.TemporaryDirectory() as empty, _Watch() as whole:
        command = [sys.executable, "-m", "narrator", str(ARTICLE), "--voice", str(folder / "slow.toml"), "-q", "-j", str(jobs)]
        environment = {**os.environ, "XDG_CACHE_HOME": f"{empty}/cache", "PYTHONPATH": str(ROOT)}
        subprocess.run([*command, "-o", f"{empty}/out"], check=True, capture_output=True, env=environment)
    return whole.cost


def measure(engine: str) -> None:
    """Prints the rows of one engine."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        script = adapt(read(ARTICLE))
        voice = voice_of(engine, folder, work_for(engine, script))
        rows: dict[str, list[Cost]] = {}
        for _ in range(ROUNDS):
            network, whole, stored, speech = bare(script, voice, folder)
            rows.setdefault(f"the network alone, {speech:.0f} s of speech", []).append(network)
            rows.setdefault("the engine, in one process", []).append(whole)
            rows.setdefault("spoken and stored, in one process", []).append(stored)
            for jobs in (1, 2):
                rows.setdefault(f"`record`, jobs: {jobs}", []).append(recorded(script, voice, jobs))
                rows.setdefault(f"`narrate`, jobs: {jobs}", []).append(narrated(folder, jobs))
        best = {row: Cost(min(cost.wall for cost in costs), min(cost.cpu for cost in costs)) for row, costs in rows.items()}
        base = next(iter(best.values()))
        for row, cost in best.items():
            print(
                f"| `{engine}` | {row} | {cost.wall:.1f} | {cost.wall / base.wall:.2f} | {cost.cpu:.1f} | {cost.cpu / base.cpu:.2f} |"
            )


def main() -> None:
    """Prints the table."""
    print("| engine | what | seconds | to the network | CPU seconds | to the network |\n|---|---|---|---|---|---|", flush=True)
    os.environ[THREADS] = str(default_jobs())
    for engine in sys.argv[1:] or SHARE:
        measure(engine)


if __name__ == "__main__":
    main()
