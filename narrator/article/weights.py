"""Weights: what a trait of a line says for furniture or against it; made by `python -m tests.benchmarks.fit_structure`."""

from __future__ import annotations

from collections.abc import Mapping

ALWAYS = -0.07
"""Added to every line."""
STAYS = 1.59
"""Added where a line is of the same sort as the one above it."""
_TABLE = """
0 from the beginning 0.06 | 0 from the end 1.32 | 0 out around 0.13 | 0 short above 0.11 | 0 short around, 5 1.23 |
0 short around, text 0.29 | 0 short below 0.65 | 0 things of a page -0.27 | 0:3 -0.13 | 0:3, 0 0.15 |
0:3, 0 things of a page 0.33 | 0:3, 1 -0.39 | 0:3, 1 short around 0.65 | 0:3, 1 things of a page -0.94 | 0:3, 2 0.46 |
0:3, 2 short around -0.15 | 0:3, 2 things of a page -0.34 | 0:3, 3 -0.59 | 0:3, 3 short around -0.39 |
0:3, 3 things of a page 0.67 | 0:3, 4 -0.49 | 0:3, 4 things of a page 1.06 | 0:3, 5 -1.22 | 1 from the end 0.71 |
1 out around -0.05 | 1 short above -0.18 | 1 short around, 0 -0.12 | 1 short around, 1 -0.11 | 1 short around, 2 0.62 |
1 short around, 3 0.31 | 1 short around, 4 -0.76 | 1 short around, 5 0.68 | 1 short around, text -0.13 | 1 short below 0.21 |
1 things of a page 0.23 | 1:3 -0.58 | 1:3, 0 0.26 | 1:3, 0 things of a page 1.31 | 1:3, 1 -1.82 | 1:3, 1 short around -0.76 |
1:3, 1 things of a page -0.91 | 1:3, 2 1.24 | 1:3, 2 short around -0.25 | 1:3, 3 -0.43 | 1:3, 4 -0.41 |
2 from the beginning -0.58 | 2 from the end 0.26 | 2 out around -0.23 | 2 short around, 2 0.61 | 2 short around, 3 -0.12 |
2 short around, 4 -0.40 | 2 short around, 5 1.26 | 2 short around, text -0.34 | 2 short below -0.29 | 2 things of a page 0.86
| 2:3 -0.11 | 2:3, 0 -0.56 | 2:3, 0 things of a page -0.16 | 2:3, 1 0.54 | 2:3, 1 things of a page -0.31 | 2:3, 2 -0.61 |
2:3, 2 short around -0.08 | 2:3, 2 things of a page 0.73 | 2:3, 3 0.16 | 2:3, 3 short around -0.56 |
2:3, 3 things of a page 1.06 | 2:3, 4 -1.12 | 2:3, text 0.07 | 3 from the end -0.24 | 3 out around -0.27 |
3 short around, 0 0.52 | 3 short around, 1 -0.33 | 3 short around, 2 0.31 | 3 short around, 3 0.07 | 3 short around, 5 0.43 |
3 short around, text -0.46 | 3 things of a page 0.10 | 3:0 0.13 | 3:0, 0 0.22 | 3:0, 0 things of a page -0.10 | 3:0, 1 -0.51 |
3:0, 1 short around -0.19 | 3:0, 1 things of a page -0.31 | 3:0, 2 0.17 | 3:0, 2 things of a page -0.54 | 3:0, 3 -0.18 |
3:0, 3 short around 0.11 | 3:0, 3 things of a page 0.33 | 3:0, 4 0.98 | 3:0, 4 things of a page 0.95 | 3:0, 5 1.30 |
3:0, text -0.13 | 3:1 0.34 | 3:1, 0 0.78 | 3:1, 0 things of a page -1.19 | 3:1, 1 1.16 | 3:1, 1 short around -0.32 |
3:1, 1 things of a page -1.35 | 3:1, 2 0.83 | 3:1, 2 short around 0.38 | 3:1, 2 things of a page 0.12 | 3:1, 3 0.89 |
3:1, 3 short around 0.46 | 3:1, 3 things of a page 0.88 | 3:1, 4 -1.77 | 3:1, text -1.10 | 3:2 -0.06 | 3:2, 0 -0.07 |
3:2, 1 0.12 | 3:2, 1 short around 0.14 | 3:2, 1 things of a page -0.29 | 3:2, 2 0.58 | 3:2, 2 short around -0.38 |
3:2, 2 things of a page -0.84 | 3:2, 3 0.61 | 3:2, 3 short around 0.48 | 3:2, 3 things of a page -1.47 | 3:2, 4 2.48 |
3:2, 4 things of a page -1.25 | 3:2, text -0.67 | 3:3 -0.18 | 3:3, 0 -1.24 | 3:3, 0 short around 0.70 |
3:3, 0 things of a page -0.09 | 3:3, 1 -0.70 | 3:3, 1 short around -0.10 | 3:3, 1 things of a page -0.70 | 3:3, 2 -0.13 |
3:3, 2 short around -0.26 | 3:3, 2 things of a page -0.72 | 3:3, 3 0.26 | 3:3, 3 short around -0.34 |
3:3, 3 things of a page -0.99 | 3:3, 4 2.36 | 3:3, 4 things of a page 0.76 | 3:3, 5 2.67 | 3:3, text -0.40 |
4 out around -0.24 | 4 things of a page -0.75 | 5 out around -0.41 | I -0.13 | a quarter of a page 0.89 | address 3.68 |
ago 1.50 | all begin with capitals 0.74 | an eighth of a page 0.32 | asking of account -1.51 | asking of kinds of text 1.63 |
asking of law -1.63 | asking of page 0.90 | asking of post -1.78 | asks reader 1.85 | begins asking -0.46 | begins doing 0.94
| begins order 0.98 | begins quoting -1.89 | begins small 0.12 | begins with a number 0.36 | begins with a sign 1.44 |
bracket 1.20 | button 1.35 | byline -4.08 | byline above 0.20 | byline above, date below 0.84 | byline above, out below 0.39 |
byline above, short below -0.14 | byline above, text below 1.16 | capitals -0.53 | comma inside -0.69 | control 0.94 |
date -3.47 | date above 1.87 | date above, byline below -0.63 | date above, out below -1.49 | date above, short below -1.32 |
date above, text below 0.18 | date below -0.12 | day -1.79 | doing of account 2.42 | doing of kinds of text 1.54 |
doing of law 0.61 | doing of page 0.18 | doing of post 1.15 | doing of sites 0.85 | ends as a sentence -0.12 |
ends asking 1.21 | ends cut off 1.53 | ends with a colon 1.81 | ends with a comma -1.28 | half of a page 1.08 | heading -3.71
| headline -3.48 | headline above -0.50 | headline above, byline below 1.03 | headline above, date below -0.86 |
headline above, out below -0.80 | headline above, short below 0.61 | headline above, standfirst below 0.35 |
headline above, text below -1.46 | headline below 0.39 | kicker -2.67 | kicker above -0.13 | kicker above, byline below -0.58
| kicker above, date below -0.43 | kicker above, headline below 2.27 | kicker above, out below -0.27 |
kicker above, short below -0.46 | kicker above, standfirst below 0.42 | kicker above, text below -0.18 | kicker below 2.06 |
label -0.17 | links head 1.45 | list -3.90 | little words -0.09 | long of 1 long and 0 short 1.39 |
long of 1 long and 1 short 1.87 | long of 1 long and 2 short -0.69 | mostly small words -0.23 | name -0.11 | names page -0.15
| no line above 0.06 | no line above, byline below -0.53 | no line above, date below 0.73 |
no line above, headline below -0.56 | no line above, kicker below 0.57 | no line above, out below 0.23 |
no line above, short below -0.16 | no line above, standfirst below 0.67 | no line below 1.32 | no text 0.18 |
nothing of a page -0.43 | number 0.65 | number inside -0.06 | of account 0.61 | of account again 1.65 | of asking 0.30 |
of asking again 0.06 | of doing -0.45 | of kinds of text -0.48 | of kinds of text again 0.20 | of law -0.32 |
of law again 1.39 | of machine 1.11 | of machine again 1.28 | of order again -0.23 | of page 0.38 | of page again 0.93 |
of pictures 1.04 | of pictures again 1.19 | of post 0.27 | of post again 2.61 | of sites 1.60 | of sites again 0.48 |
of trade 1.30 | of trade again 1.04 | of writer 0.12 | of writer again 2.74 | out above -1.04 | out above, byline below -0.14
| out above, date below 0.69 | out above, headline below 0.64 | out above, kicker below 0.63 | out above, no line below 0.85 |
out above, out below 0.99 | out above, short below 0.64 | out above, standfirst below 0.65 | out above, text below 0.44 |
out below -0.77 | quote -1.45 | quote above -0.74 | quote below 1.83 | role -1.15 | rule above -2.16 |
rule above, short below 0.39 | rule below -1.36 | section -0.38 | short above, byline below -0.17 |
short above, date below 0.39 | short above, headline below -0.30 | short above, kicker below 0.61 |
short above, no line below -1.50 | short above, out below 0.47 | short above, standfirst below 0.41 |
short above, text below -0.29 | short below 0.20 | short of 0 long and 1 short -0.10 | short of 0 long and 2 short -0.90 |
short of 1 long and 1 short 1.84 | short of 1 long and 2 short 0.68 | sign inside 1.08 | some words of the text -0.13 |
speaks of site 2.23 | standfirst -1.75 | standfirst above -0.48 | standfirst above, byline below -0.27 |
standfirst above, date below 0.20 | standfirst above, out below -0.66 | standfirst above, short below -0.27 |
standfirst above, text below -0.12 | standfirst below 0.88 | stands twice 1.02 | telephone -1.64 | text -0.31 |
text above 0.40 | text above, date below -0.86 | text above, no line below 0.36 | text above, out below -0.15 |
text above, short below 0.78 | text above, text below 0.78 | text below -0.39 | top 0.20 | top, 0 1.08 |
top, 0 short around -0.16 | top, 0 things of a page -0.85 | top, 1 1.56 | top, 2 0.96 | top, 2 short around 0.67 |
top, 2 things of a page 0.14 | top, 3 -0.15 | top, 3 short around -0.16 | top, 4 -1.91 | top, 5 -0.46 | top, text -0.58 |
we 1.10 | words 0 0.90 | words 1 0.18 | words 2 0.15 | words 3 0.88 | words 4 1.13 | words 5 -0.57 | words 6 -1.94 |
words of the text 0.40 | you -0.15
"""

WEIGHTS: Mapping[str, float] = {
    trait: float(weight) for trait, weight in (" ".join(row.split()).rsplit(" ", 1) for row in _TABLE.split("|"))
}
"""In log odds."""
