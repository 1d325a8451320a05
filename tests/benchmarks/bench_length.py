"""How near the reckoned length comes to the real one: `python -m tests.benchmarks.bench_length`.

The seeds and a few marked pages, spoken by the default voice of their language; pauses counted.
"""

from __future__ import annotations

import statistics
import tempfile
from itertools import islice
from pathlib import Path

from narrator.progress import reckoned
from narrator.project import project_of, spoken_script
from narrator.recording import Pool, Store, record

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "tests" / "article" / "pages"
OF_EACH = 8
"""Pages taken of a folder."""


def main() -> None:
    """Prints a line for each article, and how far the reckoned lengths lie off."""
    held, known = (sorted(folder.glob("*.txt")) for folder in (PAGES / "held", PAGES))
    of_articles, of_sentences = [], []
    with tempfile.TemporaryDirectory() as folder, Pool() as pool:
        for path in (*sorted((ROOT / "seeds").glob("*.txt")), *islice(held, OF_EACH), *islice(known, OF_EACH)):
            script, voice = spoken_script(str(path), project_of(None), None)
            recording = record(script, voice, pool, Store(Path(folder)))
            lengths = [take.frames / take.rate for take in recording.takes]
            guessed = [reckoned(said.spoken, voice.for_role(said.role)) for said in script.utterances]
            pauses = sum(utterance.pause_ms for utterance in script.utterances) / 1000
            off = (sum(guessed) + pauses) / (sum(lengths) + pauses) - 1
            print(f"{path.name:<24} {sum(lengths) + pauses:6.1f} s  {off:+6.1%}")
            of_articles.append(abs(off))
            of_sentences += [abs(guess / real - 1) for guess, real in zip(guessed, lengths, strict=True) if real]
    for name, offs in (("articles", of_articles), ("sentences", of_sentences)):
        print(f"{name}: half within {statistics.median(offs):.1%}, all within {max(offs):.1%}, of {len(offs)}")


if __name__ == "__main__":
    main()
