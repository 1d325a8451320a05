"""What narrate costs beyond a neural voice itself: `python -m tests.benchmarks.bench_engines [piper|kokoro]...`.

The voices are tiny ones of the tests' with as many matrix products put into them as take, on the machine at hand, as long as real ones
might: one processor a tenth and a third of the time their speech lasts. What `record` takes with one job is held against the time the
network ran inside of it, over the same sentences in the same seconds, for the speed of a machine goes up and down by more than
what is measured here. What else there is stands beside the network of that same round. Of `ROUNDS` rounds the one in the middle counts.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from narrator import adapt, read, record
from narrator.engines import Voice
from narrator.libraries import THREADS
from narrator.recording import Pool, Store, default_jobs, fingerprints
from narrator.recording.lines import Line
from narrator.recording.session import lines_of
from narrator.recording.speaking import speak_now
from narrator.script import Script
from tests.benchmarks.watching import Cost, Watch, spent, watch_networks
from tests.engines import tiny

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "seeds" / "markets.txt"
ROUNDS = 3
SHARE = {"piper": 0.1, "kokoro": 0.33}
"""CPU seconds of the network for a second of speech."""
_TRIED = 200
"""Products a step of 12 ms, from whose time it is reckoned how many there must be."""


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
        folder = Path(name)
        lines = _lines(script, voice_of(engine, folder, _TRIED), Store(folder))
        speech = sum(speak_now(line)[2].seconds for line in lines)
    return round(_TRIED * SHARE[engine] * speech / spent().cpu)


def _lines(script: Script, voice: Voice, store: Store) -> tuple[Line, ...]:
    return lines_of(script, voice, fingerprints(script, voice), store)


def in_one_process(script: Script, voice: Voice, folder: Path) -> tuple[Cost, Cost]:
    """What speaking and storing take without workers, and the network in it, which is loaded before."""
    lines = _lines(script, voice, Store(folder))
    speak_now(lines[0])
    spent()
    with Watch() as whole:
        for line in lines:
            speak_now(line)
    return whole.cost, spent()


def recorded(script: Script, voice: Voice, jobs: int) -> tuple[Cost, Cost]:
    """What `record` takes, with workers that have started and no network in them, and the network in it, if there is one job."""
    with tempfile.TemporaryDirectory() as store, Watch() as whole, Pool(jobs) as pool:
        for started in [pool.submit(time.sleep, 0.5) for _ in range(jobs)]:
            started.result()
        pool.submit(watch_networks).result()
        with Watch() as recording:
            record(script, voice, pool, Store(Path(store)))
        network = pool.submit(spent).result()
        pool.shutdown()
    return Cost(recording.cost.wall, whole.cost.cpu), network


def narrated(folder: Path, jobs: int) -> Cost:
    """What the whole command takes, from its start to the episode on disk."""
    with tempfile.TemporaryDirectory() as empty, Watch() as whole:
        command = [sys.executable, "-m", "narrator", str(ARTICLE), "--voice", str(folder / "slow.toml"), "-q", "-j", str(jobs)]
        environment = {**os.environ, "XDG_CACHE_HOME": f"{empty}/cache", "PYTHONPATH": str(ROOT)}
        subprocess.run([*command, "-o", f"{empty}/out"], check=True, capture_output=True, env=environment)
    return whole.cost


def rounds(engine: str) -> Iterator[dict[str, tuple[Cost, Cost]]]:
    """Of each round, its rows: what something took, and the network it is held against."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        script = adapt(read(ARTICLE))
        voice = voice_of(engine, folder, work_for(engine, script))
        for _ in range(ROUNDS):
            one, network = recorded(script, voice, 1)
            two, _ = recorded(script, voice, 2)
            yield {
                "spoken and stored, in one process": in_one_process(script, voice, folder),
                "`record`, jobs: 1": (one, network),
                "`record`, jobs: 2": (two, network),
                "`record`, jobs: 2, to jobs: 1": (two, one),
                "`narrate`, jobs: 1": (narrated(folder, 1), network),
                "`narrate`, jobs: 2": (narrated(folder, 2), network),
            }


def measure(engine: str) -> None:
    """Prints the rows of one engine."""
    made = list(rounds(engine))
    for row in made[0]:
        whole, network = sorted((each[row] for each in made), key=lambda pair: pair[0].wall / pair[1].wall)[ROUNDS // 2]
        ratio, cpu = whole.wall / network.wall, whole.cpu / network.cpu
        print(f"| `{engine}` | {row} | {network.wall:.1f} | {whole.wall:.1f} | {ratio:.2f} | {whole.cpu:.1f} | {cpu:.2f} |")


def main() -> None:
    """Prints the table."""
    print("| engine | what | the network | seconds | to it | CPU seconds | to its |\n|---|---|---|---|---|---|---|", flush=True)
    os.environ[THREADS] = str(default_jobs())
    watch_networks()
    for engine in sys.argv[1:] or SHARE:
        measure(engine)


if __name__ == "__main__":
    main()
