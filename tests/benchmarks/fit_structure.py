"""Finds the weights of `narrator/article/weights.tsv` from the marked pages: `python -m tests.benchmarks.fit_structure [--check]`.

The rules were written with these pages in view and know nearly all of their furniture, which they do not of a page nobody has
seen. So every page is shown several times with a part of what the rules found hidden again, line by line or a whole run at once.
With `--check` nothing is written; each folder is measured with weights from the others, as it is and with lines hidden.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from narrator.article import read_text, weighing
from narrator.article.page import read_by_rules
from narrator.article.paragraphs import paragraphs
from narrator.article.piece import Piece
from narrator.article.runs import OUT
from narrator.article.text import parted
from narrator.article.traits import VOCABULARY, traits
from narrator.article.weights import ALWAYS, STAYS, TABLE, Weights
from narrator.script import OMITTED
from tests.article.marked import PAGES, pages
from tests.benchmarks.bench_structure import FOLDERS, LATEST, UNSEEN

Numbers = npt.NDArray[np.float64]

HIDDEN = (0.0, 0.2, 0.4, 0.6, 0.8)
"""Shares of the lines that the rules found to be furniture, one of which is hidden each time a page is shown."""
TIMES, STEPS, PACE = 4, 150, 0.08
SHRINK, DEAR = 5.0, 3.0
"""How strongly weights are drawn to nought; how much dearer a line of the text is than one of furniture."""
RAREST = 5
"""Pages that must have a trait before it gets a weight: a word of one article is no sign of anything."""
SURE = 20.0
LEAST = 0.15
"""The smallest weight that is written; without the others lines are told as well, and the table is a third as long."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as the weights are to see it."""

    folder: str
    name: str
    pieces: tuple[Piece, ...]
    kinds: tuple[str, ...]
    traits: tuple[tuple[str, ...], ...]
    out: tuple[int, ...]
    """For each line 1 where it is furniture, 0 where it is text, -1 where it is neither."""


def shown(folder: str, name: str, text: str, blocks: Sequence[tuple[str, int, int]]) -> Shown:
    """A marked page with what the rules say of it."""
    language = read_text(text).language
    lines, pieces, marked = parted(text, paragraphs(text), language)
    kinds, _ = read_by_rules(pieces, marked, language, None)
    true = [next((kind for kind, start, end in blocks if start <= line.start < end), "rule") for line in lines]
    out = tuple(-1 if kind == "rule" else int(kind in OMITTED) for kind in true)
    return Shown(folder, name, pieces, tuple(kinds), traits(pieces, kinds), out)


def all_shown() -> list[Shown]:
    """Every page twice: as it is, and without blank lines."""
    found = [(folder, page) for _, folder in FOLDERS if folder not in (*UNSEEN, *LATEST) for page in pages(PAGES / folder)]
    return [shown(folder, page.name, page.text, page.blocks) for folder, page in found] + [
        shown(folder, page.name, *_closed(page.text, page.blocks)) for folder, page in found
    ]


def _closed(text: str, blocks: Sequence[tuple[str, int, int]]) -> tuple[str, list[tuple[str, int, int]]]:
    whole, moved = "", []
    for kind, start, end in blocks:
        moved.append((kind, len(whole), len(whole) + end - start))
        whole += text[start:end] + "\n"
    return whole, moved


def hide(page: Shown, dice: random.Random) -> Shown:
    """`page` with a part of the furniture taken for paragraphs, and half of its telling words not known."""
    share = dice.choice(HIDDEN)
    kinds, hidden, index = list(page.kinds), set[int](), 0
    while index < len(kinds):
        end = index
        while end < len(kinds) and kinds[end] in OUT:
            end += 1
        whole = dice.random() < share / 2
        hidden |= {at for at in range(index, end) if whole or dice.random() < share}
        index = max(end, index + 1)
    for at in hidden:
        kinds[at] = "paragraph"
    seen = [
        tuple(trait for trait in each if at not in hidden or trait not in VOCABULARY or dice.random() < 0.5)
        for at, each in enumerate(traits(page.pieces, kinds))
    ]
    return replace(page, kinds=tuple(kinds), traits=tuple(seen))


def fit(shown_pages: Sequence[Shown]) -> Weights:
    """What every line, a neighbour of one sort and each trait weigh: a chain of lines of two sorts, by gradient descent (Adam)."""
    had = {((page.folder, page.name), trait) for page in shown_pages for each in page.traits for trait in each}
    counts = Counter(trait for _, trait in had)
    names = sorted(trait for trait, count in counts.items() if count >= RAREST and trait != "out")
    place = {name: at for at, name in enumerate(names)}
    shape = len(shown_pages), max(len(page.pieces) for page in shown_pages)
    spots = [
        (b * shape[1] + at, place[t])
        for b, page in enumerate(shown_pages)
        for at, each in enumerate(page.traits)
        for t in each
        if t in place
    ]
    lines, columns = np.array(spots).T
    out = np.full(shape, -1)
    known = np.zeros(shape, bool)
    for row, page in enumerate(shown_pages):
        out[row, : len(page.out)] = page.out
        known[row, : len(page.kinds)] = [kind in OUT for kind in page.kinds]
    there = np.array([[at < len(page.pieces) for at in range(shape[1])] for page in shown_pages])
    cost = np.where(known | (out < 0), 0.0, np.where(out == 0, DEAR, 1.0))
    weight, first, second = (np.zeros(len(names) + 2) for _ in range(3))  # the last two: always, and stays
    for step in range(1, STEPS + 1):
        own = np.bincount(lines, weight[columns], out.size).reshape(shape) + weight[-2]
        own = np.where(known, SURE, own)
        told = np.where(out == 1, own + 30, np.where(out == 0, own - 30, own))
        (free, together), (true, apart) = _chances(own, weight[-1], there), _chances(told, weight[-1], there)
        gap = (free - true) * cost
        slope = np.bincount(columns, gap.reshape(-1)[lines], len(names))
        whole = (np.concatenate([slope, [gap.sum(), together - apart]]) + SHRINK * weight) / shape[0]
        first, second = 0.9 * first + 0.1 * whole, 0.999 * second + 0.001 * whole**2
        weight = weight - PACE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    by_trait = {name: one for name, one in zip(names, weight.tolist(), strict=False) if abs(one) >= LEAST}
    return Weights(float(weight[-2]), float(weight[-1]), by_trait)


def _chances(own: Numbers, stays: float, there: npt.NDArray[np.bool_]) -> tuple[Numbers, float]:
    """The chance of each line to be furniture, and how many pairs of neighbours are likely of one sort."""
    down, up = np.zeros_like(own), np.zeros_like(own)
    last = own.shape[1] - 1
    for at in range(1, last + 1):
        odds = own[:, at - 1] + down[:, at - 1]
        down[:, at] = np.logaddexp(odds + stays, 0) - np.logaddexp(odds, stays)
        odds = np.where(there[:, last - at + 1], own[:, last - at + 1] + up[:, last - at + 1], 0)
        up[:, last - at] = np.logaddexp(odds + stays, 0) - np.logaddexp(odds, stays)
    one, other = (down + own)[:, :-1], (up + own)[:, 1:]
    same = np.logaddexp(0, one + other) + stays
    pairs = 1 / (1 + np.exp(np.logaddexp(one, other) - same))
    return 1 / (1 + np.exp(-np.clip(down + own + up, -500, 500))), float((pairs * there[:, 1:]).sum())


def use(found: Weights) -> None:
    """Lets the program weigh with these."""
    setattr(weighing, "weights", lambda: found)  # noqa: B010 - the function that reads the table


def measure(shown_pages: Sequence[Shown]) -> tuple[float, float, list[str]]:
    """F1 by the rules alone and with the weights, in characters; the lines of the text that the weights leave out."""
    rules, both, kept, lost = 0, 0, 0, list[str]()
    for page in shown_pages:
        out = set(weighing.by_weight(page.pieces, page.kinds, page.traits))
        for at, piece in enumerate(page.pieces):
            size = len("".join(piece.text.split())) * (page.out[at] == 1)
            rules += size * (page.kinds[at] in OUT)
            both += size * (page.kinds[at] in OUT or at in out)
            kept += size
            lost += [piece.text] if page.out[at] == 0 and at in out else []
    wrong = sum(map(len, lost))
    return 2 * rules / (rules + kept), 2 * both / (both + kept + wrong), lost


def check(found: Sequence[Shown]) -> None:
    """Prints a line a folder, each measured with the weights of the others."""
    print(f"{'folder':<10}{'rules':>8}{'+weights':>10}{'hidden: rules':>15}{'+weights':>10}")
    for folder in dict.fromkeys(page.folder for page in found):
        dice = random.Random(0)
        use(fit([hide(page, dice) for page in found if page.folder != folder for _ in range(TIMES)]))
        mine = [page for page in found if page.folder == folder]
        plain, hidden = measure(mine), measure([hide(page, dice) for page in mine for _ in range(TIMES)])
        print(
            f"{folder:<10}{plain[0]:>8.3f}{plain[1]:>10.3f}{hidden[0]:>15.3f}{hidden[1]:>10.3f}",
            *dict.fromkeys(plain[2] + hidden[2]),
        )


def write(found: Weights) -> None:
    """Writes the table of the weights."""
    rows = [(ALWAYS, found.always), (STAYS, found.stays), *found.by_trait.items()]
    TABLE.write_text("".join(f"{trait}\t{weight:.2f}\n" for trait, weight in rows), encoding="utf-8")


def main(*, checked: bool) -> None:
    """Measures, or writes."""
    found = all_shown()
    if checked:
        check(found)
    else:
        dice = random.Random(0)
        write(fit([hide(page, dice) for page in found for _ in range(TIMES)]))


if __name__ == "__main__":
    main(checked="--check" in sys.argv)
