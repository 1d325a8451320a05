"""How fast an episode is made: `python -m tests.benchmarks.bench_sound [--row NAME]... [--article FILE] [--minutes N] [--runs N] [--write]`.

Whole processes, the reference and narrate in turns, the middle of the runs; an empty cache unless the row says otherwise. Times are
divided by the seconds of *speech* in each output (what is louder than −60 dBFS, and the silences under 0.1 s in it), because pauses
cost nothing. Needs espeak-ng, lame and ffmpeg; the row `script` needs the system's libespeak-ng too, the row `words` pocketsphinx. A
row that is not asked for does not run. With --write the table goes into docs/performance.md, in place of the one there.
"""

from __future__ import annotations

import argparse
import compileall
import importlib.metadata
import os
import platform
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "seeds" / "feature.txt"
DOCUMENT, HEADING = ROOT / "docs" / "performance.md", "## The last table\n"
ROWS = ("short", "script", "long", "limit", "edited", "unchanged", "memory", "cpu", "words")
TO_REACH = {"short": 0.75, "script": 0.7, "long": 0.6, "limit": 1.35, "edited": 0.07, "unchanged": 0.06}

SUBJECTS = (
    "council minister harbour school company court hospital museum farmer pilot teacher driver writer mayor union bank".split()
)
VERBS = "opened closed promised refused repaired counted crossed described expected followed gathered handled improved measured".split()
OBJECTS = (
    "bridge budget report garden engine letter market office palace record street tunnel village window station valley".split()
)
PLACES = (
    "by the river|in the old town|near the border|after the storm|before the vote|at the edge of the forest|on the coast".split(
        "|"
    )
)
TIMES = "on Monday|last week|in the spring|early in the morning|for the first time|without a word|in 2019|at last".split("|")
REASONS = "because nobody else would|although the work had cost {} dollars|while {} people looked on|and {} others agreed".split(
    "|"
)

SCRIPT = """
import sys, time, pyttsx3
from pathlib import Path
from pydub import AudioSegment
folder, target = Path(sys.argv[2]), sys.argv[3]
engine = pyttsx3.init()
whole = AudioSegment.silent(0, 44100)
for number, paragraph in enumerate(filter(str.strip, Path(sys.argv[1]).read_text().split("\\n\\n"))):
    path = folder / f"{number}.wav"
    engine.save_to_file(paragraph, str(path))
    engine.runAndWait()
    size = -1
    while not path.exists() or path.stat().st_size != size or not size:
        size = path.stat().st_size if path.exists() else -1
        time.sleep(0.02)
    whole += AudioSegment.from_wav(str(path)) + AudioSegment.silent(600)
whole.set_frame_rate(44100).set_channels(1).export(target, format="mp3", bitrate="96k")
"""

LIMIT = """
import sys, time, lameenc
from html import escape
from narrator import adapt, find_voice, read
from narrator.audio import resample
from narrator.engines import Request, Span, load_engine
engine, voice = load_engine("espeak"), find_voice("newsroom", "en")
requests = [Request(tuple(Span(w.written, w.spoken, w.ipa) for w in u.words()), voice.voice, voice.language)
            for u in adapt(read(sys.argv[1])).utterances]
from narrator.engines.espeak import NORMAL_WPM, stretches
from narrator.engines.libespeak import say
said = []
speaking = encoding = 0.0
for request in requests:
    [(name, texts)] = stretches(request)[:1] or [("gmw/en-US", [])]
    text = "<speak>" + escape(" ".join(texts), quote=False) + "</speak>"
    began = time.process_time()
    say(text, name, NORMAL_WPM, 50)
    speaking += time.process_time() - began
for request in requests:
    pcm = resample(engine.synthesize(request).audio, 44100).pcm.tobytes()
    began = time.process_time()
    encoder = lameenc.Encoder()
    encoder.silence(); encoder.set_channels(1); encoder.set_in_sample_rate(44100)
    encoder.set_bit_rate(96); encoder.set_quality(5)
    encoder.encode(pcm); encoder.flush()
    encoding += time.process_time() - began
print(speaking + encoding)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One whole process and those it waited for."""

    seconds: float
    cpu: float
    megabytes: float
    """Peak memory of the process itself, without its children; Linux alone tells."""
    speech: float
    """Seconds of speech in what it made."""


def run(command: list[str] | str, made: Callable[[], Path], **environment: str) -> Run:
    """Runs a command and looks at the sound it made."""
    os.sync()  # what was written to prepare it (a copy of the cache has 0.3 GB) is not for it to wait for
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    process = subprocess.Popen(
        command,
        shell=isinstance(command, str),
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    peak = [0.0]
    watch = threading.Thread(target=_watch, args=(process.pid, peak), daemon=True)
    watch.start()
    if process.wait():
        sys.exit(f"{command} ended with exit code {process.returncode}")
    seconds = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(seconds, cpu, peak[0], speech(made()))


def _watch(pid: int, peak: list[float]) -> None:
    """Notes the highest memory a process had, as the system counts it, until it is gone."""
    status = Path(f"/proc/{pid}/status")
    while True:
        try:
            lines = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")]
        except OSError:
            return
        if not lines:
            return
        peak[0] = int(lines[0].split()[1]) / 1000
        time.sleep(0.02)


def speech(path: Path) -> float:
    """Seconds of speech in a sound file: stretches of 10 ms above −60 dBFS, and silences shorter than 0.1 s."""
    command = ["ffmpeg", "-v", "error", "-i", str(path), "-map", "0:a", "-f", "s16le", "-ac", "1", "-ar", "16000", "-"]
    loud: list[bool] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE) as decoder:
        assert decoder.stdout
        while stretch := decoder.stdout.read(320 * 5000):
            samples = np.abs(np.frombuffer(stretch, "<i2").astype(np.int32))
            samples = np.pad(samples, (0, -len(samples) % 160))
            loud += (samples.reshape(-1, 160).max(axis=1) > 33).tolist()
    edges = np.flatnonzero(np.diff(np.array([True, *loud, True], np.int8)))
    silences = edges[1::2] - edges[::2]
    return (len(loud) - int(silences[silences >= 10].sum())) / 100


def long_article(minutes: float) -> str:
    """An article of so many minutes in which no two sentences are alike."""
    dice = random.Random(90)
    sentences: dict[str, None] = {}
    while len(sentences) < minutes * 10.45:
        reason = dice.choice(REASONS).format(dice.randint(2, 900))
        sentence = f"The {dice.choice(SUBJECTS)} {dice.choice(VERBS)} the {dice.choice(OBJECTS)} {dice.choice(PLACES)} {dice.choice(TIMES)}, {reason}."
        sentences[sentence] = None
    every = list(sentences)
    paragraphs = [" ".join(every[at : at + 5]) for at in range(0, len(every), 5)]
    return "\n\n".join(["A long day in a small country", "By Ann Ode", *paragraphs]) + "\n"


class Bench:
    """The rows, each measured in a folder that is thrown away."""

    def __init__(self, folder: Path, article: Path, minutes: float, runs: int) -> None:
        """Writes the articles that are made up here."""
        self.folder, self.article, self.runs, self.minutes = folder, article, runs, minutes
        self.long, self.five, self.edited = (folder / f"{name}.txt" for name in ("long", "five", "edited"))
        text = long_article(minutes)
        self.long.write_text(text)
        self.five.write_text(long_article(5))
        middle = text.index(" the ", len(text) // 2)
        self.edited.write_text(f"{text[:middle]} their own{text[middle + 4 :]}")
        self._cold: dict[Path, Run] = {}

    def narrate(self, article: Path, cache: Path) -> Run:
        """Runs narrate on a copy of `article`."""
        here = self.folder / article.name
        if article != here:
            shutil.copy(article, here)
        output = self.folder / "output"
        command = [sys.executable, "-m", "narrator", str(here), "-o", str(output), "-q"]
        return run(command, lambda: max(output.glob("*/*.mp3"), key=lambda path: path.stat().st_mtime), XDG_CACHE_HOME=str(cache))

    def cold(self, article: Path) -> Run:
        """With an empty cache and an empty output folder."""
        cache = self.folder / f"cache-{article.stem}"
        for folder in (cache, self.folder / "output"):
            shutil.rmtree(folder, ignore_errors=True)
        return self.narrate(article, cache)

    def against(self, article: Path, reference: Callable[[Path], Run]) -> tuple[float, str]:
        """A second of speech by narrate in the time of one by the reference, each the middle of the runs, taken in turns."""
        runs = self.runs if article == self.article else max(1, self.runs // 3)
        pairs = [(reference(article), self.cold(article)) for _ in range(runs)]
        theirs = statistics.median(one.seconds / one.speech for one, _ in pairs)
        ours = statistics.median(one.seconds / one.speech for _, one in pairs)
        self._cold[article] = pairs[-1][1]
        cpu = statistics.median(one.cpu / one.speech for _, one in pairs) / statistics.median(o.cpu / o.speech for o, _ in pairs)
        return ours / theirs, f"a minute of speech: {60 * ours:.3f} s; {60 * theirs:.3f} s; CPU {cpu:.2f} ×"

    def pipe(self, article: Path) -> Run:
        """The reference: two programs and a pipe."""
        target = self.folder / "reference.mp3"
        command = f"espeak-ng --stdout -f '{article}' | lame --quiet -q 5 -m m -b 96 --resample 44.1 - '{target}'"
        return run(command, lambda: target)

    def script(self, article: Path) -> Run:
        """pyttsx3 and pydub, as most people would use them."""
        scratch = self.folder / "scratch"
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir()
        target = self.folder / "script.mp3"
        return run([sys.executable, "-W", "ignore", "-c", SCRIPT, str(article), str(scratch), str(target)], lambda: target)

    def limit(self) -> tuple[float, str]:
        """The cold run of the long article over what speaking and encoding alone would take on all processors."""
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
        cold = self.first(self.long)
        told = subprocess.run([sys.executable, "-c", LIMIT, str(self.long)], env=environment, capture_output=True, check=True)
        least = float(told.stdout) / len(os.sched_getaffinity(0))
        return cold.seconds / least, f"{cold.seconds:.2f} s; {least:.2f} s"

    def first(self, article: Path) -> Run:
        """A cold run of the article, made now if no row has made one."""
        if article not in self._cold:
            self._cold[article] = self.cold(article)
        return self._cold[article]

    def again(self, article: Path) -> tuple[float, str]:
        """A warm run over the cold one before it: of the same text, or of one with a sentence edited, in the same file.

        In turns, because the machine may be a third faster a minute later.
        """
        pairs = []
        for _ in range(max(1, self.runs // 2)):
            cold = self.cold(self.long)
            self.narrate(self.long, self.folder / "cache-long")
            saved = self.long.read_text()
            if article == self.edited:
                shutil.copytree(self.folder / "cache-long", self.folder / "cache-edited", dirs_exist_ok=True)
                self.long.write_text(article.read_text())
            cache = self.folder / ("cache-edited" if article == self.edited else "cache-long")
            pairs.append((self.narrate(self.long, cache).seconds, cold.seconds))
            self.long.write_text(saved)
            shutil.rmtree(self.folder / "cache-edited", ignore_errors=True)
        warm, cold_seconds = sorted(pairs, key=lambda pair: pair[0] / pair[1])[len(pairs) // 2]
        return warm / cold_seconds, f"{warm:.2f} s; {cold_seconds:.2f} s"

    def growth(self, of: Callable[[Run], float]) -> tuple[float, float]:
        """A figure of the cold run of five minutes, and of the long one."""
        return of(self.first(self.five)), of(self.first(self.long))


def measure(bench: Bench, row: str) -> str:
    """One row of the table."""
    if row == "words":
        from tests.benchmarks import bench_words

        return f"| word times in {bench.article.name} against forced alignment | {bench_words.measure(bench.article)} | ≤ 15 ms, ≤ 70 ms |"
    minutes = f"{bench.minutes:g} minutes"
    if row == "memory":
        small, large = bench.growth(lambda one: one.megabytes)
        return f"| peak memory of the parent, 5 → {minutes} | {small:.0f} → {large:.0f} MB | ≤ 120 MB, + 20 MB |"
    if row == "cpu":
        small, large = bench.growth(lambda one: one.cpu / one.speech * 60)
        return f"| CPU for a minute of speech, 5 → {minutes} | {small:.3f} → {large:.3f} s | + 10 % |"
    said: Mapping[str, tuple[str, Callable[[], tuple[float, str]]]] = {
        "short": (f"{bench.article.name}, cold, over espeak-ng and lame", lambda: bench.against(bench.article, bench.pipe)),
        "script": (f"{bench.article.name}, cold, over pyttsx3 and pydub", lambda: bench.against(bench.article, bench.script)),
        "long": (f"{minutes}, cold, over espeak-ng and lame", lambda: bench.against(bench.long, bench.pipe)),
        "limit": (f"{minutes}, cold, over the limit", bench.limit),
        "edited": (f"one sentence edited in {minutes}, over its cold run", lambda: bench.again(bench.edited)),
        "unchanged": (f"nothing changed in {minutes}, over its cold run", lambda: bench.again(bench.long)),
    }
    label, find = said[row]
    ratio, shown = find()
    return f"| {label} | **{ratio:.3f}** ({shown}) | ≤ {TO_REACH[row]} |"


def machine() -> str:
    """What the figures were taken on."""
    told = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.split(":")[1].strip() for line in told if line.startswith("model name")), "")
    packages = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("numpy", "lameenc", "espeakng-loader"))
    programs = ", ".join(_first_line(program, "--version") for program in ("espeak-ng", "lame"))
    processors = f"{len(os.sched_getaffinity(0))} processors ({model}), at a load of {os.getloadavg()[0]:.1f} before it began"
    return f"{platform.system()} {platform.machine()}, {processors}. Python {platform.python_version()}, {packages}; {programs}."


def _first_line(*command: str) -> str:
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return " ".join(told.partition("\n")[0].partition("Data")[0].split())


def write(table: str) -> None:
    """Puts the table into docs/performance.md, under its heading."""
    before, heading, after = DOCUMENT.read_text(encoding="utf-8").partition(HEADING)
    _, following, rest = after.partition("\n## ")
    DOCUMENT.write_text(f"{before}{heading}\n{table}\n{following}{rest}", encoding="utf-8")


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--row", action="append", choices=ROWS)
    parser.add_argument("--article", type=Path, default=ARTICLE)
    parser.add_argument("--minutes", type=float, default=90)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    lines = [machine(), "", "| work | measured | to reach |", "|---|---|---|"]
    print(*lines, sep="\n", flush=True)
    compileall.compile_dir(ROOT / "narrator", quiet=1)  # as installing does; an environment may forbid that a run does
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), chosen.article.resolve(), chosen.minutes, chosen.runs)
        for row in chosen.row or ROWS:
            lines.append(measure(bench, row))
            print(lines[-1], flush=True)
    if chosen.write:
        write("\n".join(lines))


if __name__ == "__main__":
    main()
