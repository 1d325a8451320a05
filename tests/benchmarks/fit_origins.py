"""Learns the models of origin from the lists of names in voices/lexicon: `python -m tests.benchmarks.fit_origins`.

Run it when names.tsv, origins.tsv or english.txt has changed; a test compares what it makes with what is shipped.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from narrator.script.names.origin import ENGLISH, MODELS, STEP, common_english, plain
from narrator.script.names.shipped import folder, lines, shipped_names

LISTED: Mapping[str, str] = {"cz": "cs"}
"""Groups of the built-in lexicon that go under another name among the origins."""
MIXED = frozenset(["be", "vi", "af", "lt", "sl", "sv", "med", "xx", "en", "nl"])
"""Groups of the built-in lexicon of several origins, from which no model can learn."""
MOST = 250
"""Names of the built-in lexicon an origin learns from: more change little, and the origins with many would win too often."""
EVERY = 2
"""Of the English words one in this many is learnt from; all of them change nothing."""
WEIGHTS = (0.02, 0.13, 0.35, 0.5)
"""How much a letter's chance owes to nothing, to itself, to the letter before and to the two before."""


class Model:
    """Counts of runs of one to three letters."""

    def __init__(self, words: Iterable[str]) -> None:
        text = "".join(f"^^{word}$" for word in words)
        self.one = Counter(text)
        self.two = Counter(pairwise(text))
        self.three = Counter(zip(text, text[1:], text[2:], strict=False))
        self.total = len(text)

    def surprise(self, run: str) -> float:
        """How little the last letter of a run is to be expected after the others, in nats."""
        chance, after_one, after_two = WEIGHTS[0] / 30, WEIGHTS[2], WEIGHTS[3]
        if run:
            chance += WEIGHTS[1] * self.one[run[-1]] / self.total
        if len(run) > 1:
            chance += after_one * self.two[run[-2], run[-1]] / (self.one[run[-2]] or 1)
        if len(run) > 2:
            chance += after_two * self.three[run[0], run[1], run[2]] / (self.two[run[0], run[1]] or 1)
        return -math.log(chance)


def models() -> dict[str, Model]:
    """A model for each origin."""
    known = sorted(common_english())
    names = [word.lower() for word in known if not word.islower()]
    learnt = {ENGLISH: names + [word for word in known if word.islower()][::EVERY]}
    for line in lines("origins.tsv"):
        origin, _, listed = line.partition("\t")
        learnt[origin] = plain(listed).split()
    for group, names_of in shipped_names().groups.items():
        if group not in MIXED:
            single = [plain(name) for name in names_of if " " not in name]
            learnt[LISTED.get(group, group)] += single[:MOST]
    return {origin: Model(words) for origin, words in learnt.items()}


def written(learnt: Mapping[str, Model]) -> bytes:
    """The file: what `narrator.script.names.origin` reads."""
    runs = sorted({run for model in learnt.values() for run in _runs(model)})
    surprises = (round(model.surprise(run) / STEP) for run in runs for model in learnt.values())
    return f"{' '.join(learnt)}\n{' '.join(runs)}\n".encode() + bytes(surprises)


def _runs(model: Model) -> Iterator[str]:
    yield from ("", *model.one)
    yield from ("".join(run) for run in (*model.two, *model.three))


if __name__ == "__main__":
    (folder() / MODELS).write_bytes(written(models()))
