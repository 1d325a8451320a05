"""Weights: what a trait of a line says for furniture or against it; made by `python -m tests.benchmarks.fit_structure`."""

from __future__ import annotations

from collections.abc import Mapping

ALWAYS = -0.07
"""Added to every line."""
STAYS = 1.64
"""Added where a line is of the same sort as the one above it."""
_TABLE = """
0 from the end 1.30 | 0 out around 0.10 | 0 short around, 5 1.21 | 0 short around, text -0.06 | 0 short below 0.69 |
0 things of a page -0.28 | 0:3 -0.12 | 0:3, 0 0.28 | 0:3, 0 things of a page 0.24 | 0:3, 1 -0.42 | 0:3, 1 short around 0.67 |
0:3, 1 things of a page -0.90 | 0:3, 2 0.44 | 0:3, 2 short around -0.18 | 0:3, 2 things of a page -0.58 | 0:3, 3 -0.64 |
0:3, 3 short around -0.37 | 0:3, 3 things of a page 0.86 | 0:3, 4 -0.25 | 0:3, 4 things of a page 1.42 | 0:3, 5 -1.28 |
1 from the end 0.65 | 1 short above -0.17 | 1 short around, 0 -0.17 | 1 short around, 2 0.64 | 1 short around, 3 0.38 |
1 short around, 4 -0.56 | 1 short around, 5 0.64 | 1 short around, text -0.14 | 1 short below 0.17 | 1 things of a page 0.20 |
1:3 -0.58 | 1:3, 0 0.33 | 1:3, 0 things of a page 1.57 | 1:3, 1 -2.08 | 1:3, 1 short around -1.03 |
1:3, 1 things of a page -0.87 | 1:3, 2 1.33 | 1:3, 2 short around -0.09 | 1:3, 2 things of a page 0.83 | 1:3, 3 -0.61 |
1:3, 3 short around 0.15 | 1:3, 4 -0.70 | 1:3, text 0.14 | 2 from the beginning -0.62 | 2 from the end 0.25 |
2 out around -0.18 | 2 short around, 0 0.06 | 2 short around, 1 -0.06 | 2 short around, 2 0.59 | 2 short around, 3 -0.14 |
2 short around, 4 -0.32 | 2 short around, 5 1.18 | 2 short around, text -0.37 | 2 short below -0.30 | 2 things of a page 0.83
| 2:3 -0.08 | 2:3, 0 -0.49 | 2:3, 0 things of a page -0.08 | 2:3, 1 0.47 | 2:3, 1 things of a page -0.25 | 2:3, 2 -0.80 |
2:3, 2 short around -0.05 | 2:3, 2 things of a page 0.56 | 2:3, 3 0.20 | 2:3, 3 short around -0.76 |
2:3, 3 things of a page 0.88 | 2:3, 4 -1.07 | 2:3, text 0.07 | 3 from the end -0.23 | 3 out around -0.20 |
3 short around, 0 0.50 | 3 short around, 1 -0.35 | 3 short around, 2 0.34 | 3 short around, 4 -0.09 | 3 short around, 5 0.31 |
3 short around, text -0.37 | 3 things of a page 0.30 | 3:0 0.12 | 3:0, 0 0.18 | 3:0, 0 things of a page -0.18 | 3:0, 1 -0.55 |
3:0, 1 short around -0.24 | 3:0, 1 things of a page -0.22 | 3:0, 2 0.25 | 3:0, 2 short around 0.09 |
3:0, 2 things of a page -0.47 | 3:0, 3 -0.08 | 3:0, 3 short around 0.05 | 3:0, 3 things of a page 0.29 | 3:0, 4 0.74 |
3:0, 4 things of a page 0.83 | 3:0, 5 1.24 | 3:0, text -0.13 | 3:1 0.30 | 3:1, 0 0.18 | 3:1, 0 things of a page -1.14 |
3:1, 1 1.20 | 3:1, 1 things of a page -1.23 | 3:1, 2 0.92 | 3:1, 2 short around 0.10 | 3:1, 2 things of a page 0.20 |
3:1, 3 1.25 | 3:1, 3 short around 0.59 | 3:1, 3 things of a page 0.59 | 3:1, 4 -1.56 | 3:1, 5 0.78 | 3:1, text -1.09 |
3:2 -0.08 | 3:2, 0 things of a page -0.24 | 3:2, 1 short around 0.06 | 3:2, 1 things of a page -0.15 | 3:2, 2 0.54 |
3:2, 2 short around -0.38 | 3:2, 2 things of a page -0.83 | 3:2, 3 0.63 | 3:2, 3 short around 0.70 |
3:2, 3 things of a page -1.45 | 3:2, 4 2.63 | 3:2, 4 things of a page -1.21 | 3:2, text -0.71 | 3:3 -0.19 | 3:3, 0 -1.20 |
3:3, 0 short around 0.84 | 3:3, 0 things of a page -0.23 | 3:3, 1 -0.54 | 3:3, 1 short around -0.12 |
3:3, 1 things of a page -0.51 | 3:3, 2 -0.16 | 3:3, 2 short around -0.31 | 3:3, 2 things of a page -0.55 | 3:3, 3 0.23 |
3:3, 3 short around -0.25 | 3:3, 3 things of a page -0.86 | 3:3, 4 2.27 | 3:3, 4 things of a page 0.46 | 3:3, 5 2.67 |
3:3, text -0.42 | 4 out around -0.34 | 4 things of a page -0.90 | 5 out around -0.51 | I -0.19 | a quarter of a page 0.97 |
address 3.67 | ago 1.75 | all begin with capitals 0.83 | an eighth of a page 0.20 | asking of account -1.90 |
asking of kinds of text 1.56 | asking of law -1.40 | asking of page 1.02 | asking of post -1.53 | asks reader 1.88 |
begins asking -0.36 | begins doing 1.07 | begins order 0.93 | begins quoting -1.81 | begins small 0.12 |
begins with a number 0.21 | begins with a sign 1.47 | bracket 1.25 | button 1.57 | byline -4.30 | byline above 0.25 |
byline above, date below 0.86 | byline above, out below 0.45 | byline above, short below -0.58 | byline above, text below 0.73
| byline below 0.07 | capitals -0.40 | comma inside -0.68 | control 0.90 | date -3.31 | date above 1.88 |
date above, byline below -0.68 | date above, out below -1.22 | date above, short below -1.45 | date above, text below 0.15 |
date below -0.18 | day -1.87 | doing of account 2.76 | doing of kinds of text 1.54 | doing of law 0.92 | doing of page 0.08 |
doing of post 1.06 | doing of sites 0.79 | ends as a sentence -0.16 | ends asking 1.19 | ends cut off 1.35 |
ends with a colon 2.05 | ends with a comma -1.39 | half of a page 1.07 | heading -3.59 | headline -3.39 | headline above -0.46
| headline above, byline below 0.83 | headline above, date below -0.84 | headline above, out below -0.65 |
headline above, short below 0.42 | headline above, standfirst below 0.34 | headline above, text below -1.13 |
headline below 0.42 | kicker -2.64 | kicker above -0.18 | kicker above, byline below -0.67 | kicker above, date below -0.49 |
kicker above, headline below 2.40 | kicker above, out below -0.15 | kicker above, short below -0.65 |
kicker above, standfirst below 0.35 | kicker above, text below -0.21 | kicker below 2.05 | label -0.22 | links head 1.62 |
list -3.83 | little words -0.11 | long of 1 long and 0 short 1.64 | long of 1 long and 1 short 1.72 |
long of 1 long and 2 short 0.29 | money 0.24 | mostly small words -0.18 | name -0.10 | names page -0.18 |
no line above, byline below -0.52 | no line above, date below 0.51 | no line above, headline below -0.52 |
no line above, kicker below 0.54 | no line above, out below 0.27 | no line above, short below -0.06 |
no line above, standfirst below 0.65 | no line below 1.30 | no text 0.18 | nothing of a page -0.42 | number 0.76 |
number inside -0.08 | of account 0.79 | of account again 1.96 | of asking 0.20 | of asking again 0.21 | of doing -0.43 |
of doing again 0.07 | of kinds of text -0.44 | of kinds of text again 0.44 | of law -0.40 | of law again 1.49 |
of machine 1.07 | of machine again 1.24 | of order -0.07 | of order again -0.10 | of page 0.41 | of page again 0.91 |
of pictures 1.05 | of pictures again 1.23 | of post 0.22 | of post again 2.58 | of sites 1.57 | of sites again 0.42 |
of trade 1.35 | of trade again 1.26 | of writer 0.21 | of writer again 2.85 | out above -1.08 | out above, byline below 0.26 |
out above, date below 0.72 | out above, headline below 0.66 | out above, kicker below 0.61 | out above, no line below 1.01 |
out above, out below 0.94 | out above, short below 0.50 | out above, standfirst below 0.55 | out above, text below 0.49 |
out below -0.85 | quote -1.55 | quote above -0.76 | quote below 1.23 | role -1.15 | rule above -1.96 |
rule above, short below 0.42 | rule below -0.98 | section -0.28 | short above -0.06 | short above, byline below -0.46 |
short above, date below 0.33 | short above, headline below -0.33 | short above, kicker below 0.62 |
short above, no line below -1.62 | short above, out below 0.42 | short above, short below 0.05 |
short above, standfirst below 0.23 | short above, text below -0.20 | short below 0.21 | short of 0 long and 2 short -0.84 |
short of 1 long and 1 short 1.75 | short of 1 long and 2 short 0.39 | sign inside 1.10 | some words of the text -0.14 |
speaks of site 2.35 | standfirst -1.82 | standfirst above -0.37 | standfirst above, byline below -0.29 |
standfirst above, date below 0.21 | standfirst above, out below -0.84 | standfirst above, short below -0.34 |
standfirst above, text below -0.15 | standfirst below 0.94 | stands twice 0.99 | telephone -1.44 | text -0.32 |
text above 0.37 | text above, date below -0.83 | text above, no line below 0.36 | text above, out below -0.43 |
text above, short below 0.83 | text above, text below 0.97 | text below -0.38 | top 0.19 | top, 0 1.08 |
top, 0 short around -0.15 | top, 0 things of a page -0.79 | top, 1 1.62 | top, 2 1.04 | top, 2 short around 0.65 |
top, 2 things of a page 0.11 | top, 3 -0.27 | top, 3 short around -0.17 | top, 4 -1.89 | top, 5 -0.43 | top, text -0.66 |
we 0.98 | words 0 0.85 | words 1 0.20 | words 2 0.12 | words 3 0.95 | words 4 1.13 | words 5 -0.50 | words 6 -1.88 |
words of the text 0.36
"""

WEIGHTS: Mapping[str, float] = {
    trait: float(weight) for trait, weight in (" ".join(row.split()).rsplit(" ", 1) for row in _TABLE.split("|"))
}
"""In log odds."""
