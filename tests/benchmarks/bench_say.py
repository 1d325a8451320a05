"""How well and how fast text is read: `python -m tests.benchmarks.bench_say [FOLDER]`.

FOLDER holds `score.py` (whose `fold` is used) and case files of three columns and more: category, written, spoken, other spoken
forms that count too. Without it, the tests' own cases are read. Prints a table by file and category, and characters a second on
one core, on 1 MB of sentences of which no two are alike, one call a sentence and in one call.
"""

from __future__ import annotations

import importlib.util
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

OWN = Path(__file__).parents[1] / "cases"
MEGABYTE = 1_000_000


def _scorer(folder: Path) -> Callable[[str], str]:
    """The folding of the folder's score.py; none without one."""
    path = folder / "score.py"
    if not path.exists():
        return str
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    fold: Callable[[str], str] = module.fold
    return fold


def _rows(path: Path) -> Iterator[tuple[str, str, list[str]]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            category, written, *spoken = line.split("\t")
            yield category, written, spoken


def accuracy(folder: Path, normalize: Callable[[str], str]) -> None:
    """A line for each file and each of its categories."""
    fold = _scorer(folder)
    pattern = "*.tsv" if folder != OWN else "say_as*.tsv"
    for path in sorted(folder.glob(pattern)):
        good: Counter[str] = Counter()
        total: Counter[str] = Counter()
        for category, written, spoken in _rows(path):
            total[category] += 1
            good[category] += fold(normalize(written)) in {fold(one) for one in spoken}
        print(f"{path.name:<28}{sum(good.values()):>6} of {sum(total.values()):>5}{_share(good.total(), total.total())}")
        for category in sorted(total):
            print(f"    {category:<24}{good[category]:>6} of {total[category]:>5}{_share(good[category], total[category])}")


def _share(good: int, total: int) -> str:
    return f"{100 * good / max(total, 1):>8.1f} %"


def distinct_sentences() -> list[str]:
    """1 MB of sentences of the news: the tests' own, joined by plain clauses, each with figures and words of its own."""
    dice = random.Random(7)
    news = [written for _, written, _ in _rows(OWN / "say_as_news.tsv")]
    clauses = [
        "The council met again on Monday to talk about the harbour and the long road that leads to it",
        "Neighbours said that nobody had seen the boat since the storm, and that the owner was away",
        "A spokeswoman for the ministry would not say when the report is to be published",
        "Researchers who were not part of the study called its results encouraging but early",
    ]
    sentences: list[str] = []
    length = 0
    while length < MEGABYTE:
        written = re.sub(r"(?<![\d.,:/-])[1-9]\d?(?![\d.,:/-])", lambda _: str(dice.randint(2, 99)), dice.choice(news))
        name = "".join(dice.choices("bdfgklmnprstv", k=1)).upper() + "".join(dice.choices("aeioulnrst", k=6))
        sentence = (
            f"{dice.choice(clauses)}, {name} said. {written}" if dice.random() < 0.7 else f"{dice.choice(clauses)}, says {name}."
        )
        sentences.append(sentence)
        length += len(sentence)
    return list(dict.fromkeys(sentences))


def speed(normalize: Callable[[str], str]) -> None:
    """Characters a second of CPU time, which other work on the machine does not change."""
    sentences = distinct_sentences()
    text = " ".join(sentences)
    began = time.process_time()
    for sentence in sentences:
        normalize(sentence)
    each = time.process_time() - began
    began = time.process_time()
    normalize(text)
    whole = time.process_time() - began
    print(f"\n{len(sentences):,} sentences, {len(text):,} characters, all different")
    print(f"    one call a sentence     {len(text) / each:>12,.0f} characters/s")
    print(f"    in one call             {len(text) / whole:>12,.0f} characters/s")


def main() -> None:
    """Runs both, after timing the import and the first call."""
    began = time.process_time()
    from narrator import normalize

    imported = time.process_time() - began
    normalize("In 1984, one.")
    first = time.process_time() - began - imported
    accuracy(Path(sys.argv[1]) if len(sys.argv) > 1 else OWN, normalize)
    print(f"\nimport {imported:.3f} s, first call {first:.3f} s")
    speed(normalize)


if __name__ == "__main__":
    main()
