"""How much of pasted pages is rightly left out: `python -m tests.benchmarks.bench_structure [-v]`.

Those in `held` and `later` were measured once before the rules were mended with them. Measured so, nothing of the text was
lost, and the F1 of what is left out was .93 (held, 8 pages), then .50, .53 and .63 (later: 6, 5 and 3 pages of sites with habits
of their own).
"""

from __future__ import annotations

import sys

from tests.article.marked import PAGES, Page, pages, score


def main(*, verbose: bool) -> None:
    """Prints a line a page and one a folder."""
    print(f"{'page':<28}{'out':>7}{'lost':>7}{'said':>7}{'F1':>8}")
    for title, folder in (("looked at first", "."), ("held out", "held"), ("written later", "later")):
        total = [0, 0, 0]
        for page in pages(PAGES / folder):
            total = [one + other for one, other in zip(total, _line(page, verbose=verbose), strict=True)]
        print(f"{title:<28}{total[0]:>7}{total[1]:>7}{total[2]:>7}{_f1(*total):>8.3f}\n")


def _line(page: Page, *, verbose: bool) -> tuple[int, int, int]:
    found = score(page)
    print(f"{page.name:<28}{found.left_out:>7}{found.lost:>7}{found.said:>7}{_f1(found.left_out, found.lost, found.said):>8.3f}")
    for line in found.wrong if verbose else ():
        print(f"    {line}")
    return found.left_out, found.lost, found.said


def _f1(left_out: int, lost: int, said: int) -> float:
    return 2 * left_out / max(1, 2 * left_out + lost + said)


if __name__ == "__main__":
    main(verbose="-v" in sys.argv)
