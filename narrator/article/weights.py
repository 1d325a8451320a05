"""Weights: what a trait of a line says for furniture or against it; made by `python -m tests.benchmarks.fit_structure`."""

from __future__ import annotations

from collections.abc import Mapping

ALWAYS = -0.07
"""Added to every line."""
STAYS = 1.58
"""Added where a line is of the same sort as the one above it."""
_TABLE = """
0 from the beginning -0.15 | 0 from the end 1.34 | 0 short above 0.11 | 0 short around, 2 -2.03 | 0 short around, 3 -0.82 |
0 short around, 4 0.05 | 0 short around, 5 1.78 | 0 short around, text 0.30 | 0 short below 0.57 | 0 things of a page -0.30 |
0:3, 0 0.22 | 0:3, 0 things of a page 0.24 | 0:3, 1 -0.46 | 0:3, 1 short around 1.10 | 0:3, 1 things of a page -0.81 |
0:3, 2 0.47 | 0:3, 2 short around -0.11 | 0:3, 2 things of a page 0.20 | 0:3, 3 -0.55 | 0:3, 3 short around -0.35 |
0:3, 3 things of a page 0.07 | 0:3, 4 0.21 | 0:3, 4 things of a page 1.44 | 0:3, 5 -1.14 | 1 from the end 0.69 |
1 short above -0.19 | 1 short around, 0 0.21 | 1 short around, 1 0.08 | 1 short around, 2 0.67 | 1 short around, 3 0.41 |
1 short around, 5 0.46 | 1 short around, text -0.23 | 1 things of a page 0.35 | 1:3 -0.43 | 1:3, 0 0.42 |
1:3, 0 things of a page 1.35 | 1:3, 1 -1.50 | 1:3, 1 short around -0.65 | 1:3, 1 things of a page -0.64 | 1:3, 2 0.19 |
1:3, 2 short around -0.30 | 1:3, 2 things of a page 1.00 | 1:3, 3 -0.97 | 1:3, 3 short around 0.32 |
1:3, 3 things of a page 1.11 | 1:3, 4 -0.59 | 1:3, text 0.20 | 2 from the beginning -0.78 | 2 from the end 0.34 |
2 out around -0.15 | 2 short around, 0 -0.06 | 2 short around, 2 0.72 | 2 short around, 3 -0.11 | 2 short around, 4 -0.55 |
2 short around, 5 0.27 | 2 short around, text -0.21 | 2 short below -0.21 | 2 things of a page 0.38 | 2:3 -0.08 | 2:3, 0 -0.43
| 2:3, 0 things of a page -0.33 | 2:3, 1 0.45 | 2:3, 2 -0.09 | 2:3, 2 short around -0.08 | 2:3, 2 things of a page 0.08 |
2:3, 3 0.21 | 2:3, 3 short around -0.45 | 2:3, 3 things of a page 1.02 | 2:3, 4 -0.53 | 2:3, 5 0.41 | 2:3, text -0.11 |
3 from the end -0.24 | 3 out around -0.14 | 3 short around, 0 0.38 | 3 short around, 1 -0.38 | 3 short around, 2 0.16 |
3 short around, 3 0.06 | 3 short around, 4 -0.56 | 3 short around, 5 0.34 | 3 short around, text -0.41 |
3 things of a page 0.37 | 3:0 0.15 | 3:0, 0 0.22 | 3:0, 0 things of a page -0.11 | 3:0, 1 -0.46 | 3:0, 1 short around 0.09 |
3:0, 1 things of a page -0.46 | 3:0, 2 0.37 | 3:0, 2 short around 0.09 | 3:0, 2 things of a page -0.74 | 3:0, 3 0.31 |
3:0, 3 short around 0.07 | 3:0, 3 things of a page 0.30 | 3:0, 4 0.08 | 3:0, 4 things of a page 1.28 | 3:0, 5 1.72 |
3:0, text -0.21 | 3:1 -0.09 | 3:1, 0 things of a page -1.08 | 3:1, 1 0.68 | 3:1, 1 short around -0.54 |
3:1, 1 things of a page -0.32 | 3:1, 2 -0.78 | 3:1, 2 short around 0.28 | 3:1, 2 things of a page 0.46 | 3:1, 3 1.45 |
3:1, 3 short around 0.20 | 3:1, 3 things of a page 0.85 | 3:1, 4 -1.12 | 3:1, 5 1.19 | 3:1, text -0.46 | 3:2 -0.20 |
3:2, 0 -0.39 | 3:2, 0 short around 0.18 | 3:2, 0 things of a page -0.08 | 3:2, 1 -0.11 | 3:2, 1 short around -0.13 |
3:2, 1 things of a page 0.13 | 3:2, 2 0.33 | 3:2, 2 short around -0.29 | 3:2, 2 things of a page -0.40 | 3:2, 3 0.33 |
3:2, 3 short around 0.23 | 3:2, 3 things of a page -1.61 | 3:2, 4 1.45 | 3:2, 4 things of a page -1.62 | 3:2, 5 0.30 |
3:2, text -0.43 | 3:3 -0.16 | 3:3, 0 -1.04 | 3:3, 0 short around 0.85 | 3:3, 0 things of a page 0.12 | 3:3, 1 -0.54 |
3:3, 1 short around -0.13 | 3:3, 1 things of a page -0.60 | 3:3, 2 -0.06 | 3:3, 2 short around -0.19 |
3:3, 2 things of a page -0.74 | 3:3, 3 0.15 | 3:3, 3 short around -0.50 | 3:3, 3 things of a page -0.92 | 3:3, 4 2.06 |
3:3, 4 things of a page -0.29 | 3:3, 5 1.22 | 3:3, text -0.29 | 4 out around -0.31 | 4 things of a page -0.80 |
5 out around -0.49 | I -0.28 | a quarter of a page 0.71 | address 3.65 | ago 1.15 | all begin with capitals 0.71 |
an eighth of a page 0.19 | asking of account -1.04 | asking of kinds of text 1.16 | asking of law -1.27 | asking of page 0.83
| asking of post -1.03 | asks reader 1.90 | begins doing 1.24 | begins order 0.84 | begins quoting -2.18 | begins small 0.05 |
begins with a number 0.23 | begins with a sign 1.06 | bracket 0.84 | button 1.45 | byline -4.53 | byline above 0.29 |
byline above, date below 0.54 | byline above, out below -0.29 | byline above, short below -0.08 |
byline above, text below 0.58 | byline below 0.15 | capitals -0.46 | comma inside -0.83 | control 1.02 | date -3.25 |
date above 1.70 | date above, byline below -0.25 | date above, out below -1.13 | date above, short below -0.90 |
date above, text below 0.87 | date below -0.24 | day -1.69 | doing of account 2.71 | doing of kinds of text 1.74 |
doing of law 0.87 | doing of page 0.67 | doing of post 1.06 | doing of sites 0.66 | ends as a sentence -0.48 |
ends asking 0.82 | ends cut off 1.97 | ends with a colon 1.20 | ends with a comma -1.41 | half of a page 1.05 | heading -3.66
| headline -3.39 | headline above -0.34 | headline above, byline below 1.39 | headline above, date below 0.12 |
headline above, out below -1.04 | headline above, short below 0.20 | headline above, standfirst below 0.67 |
headline above, text below -1.38 | headline below 0.21 | kicker -2.77 | kicker above -0.24 | kicker above, byline below -0.95
| kicker above, date below -0.55 | kicker above, headline below 2.52 | kicker above, out below -0.30 |
kicker above, short below -0.47 | kicker above, standfirst below 0.23 | kicker above, text below -0.16 | kicker below 2.05 |
label -0.50 | links head 1.98 | list -3.57 | long of 1 long and 0 short 0.97 | long of 1 long and 1 short 1.82 |
long of 1 long and 2 short -1.78 | long of 2 long and 2 short -0.38 | long of 3 long and 2 short 0.92 | money -0.48 |
mostly small words -0.29 | name -0.09 | names page -0.18 | no line above -0.15 | no line above, byline below -0.45 |
no line above, date below 0.47 | no line above, headline below -0.72 | no line above, kicker below 0.69 |
no line above, out below -0.21 | no line above, short below -0.22 | no line above, standfirst below 1.14 |
no line above, text below -0.11 | no line below 1.34 | no text 0.11 | nothing of a page -0.37 | number 0.86 |
number inside -0.17 | of account 0.64 | of account again -0.32 | of asking 0.21 | of asking again 0.61 | of doing -0.51 |
of doing again -0.18 | of kinds of text -0.40 | of kinds of text again 0.18 | of law -0.11 | of law again 1.30 |
of machine 0.89 | of machine again 1.49 | of order again -0.31 | of page 0.22 | of page again 1.68 | of pictures 0.95 |
of pictures again 1.39 | of post 0.08 | of post again 3.17 | of sites 1.57 | of sites again 0.50 | of trade 1.27 |
of trade again 1.37 | of writer 0.72 | of writer again 3.18 | other words 0.16 | out above -0.98 |
out above, byline below -0.13 | out above, date below 0.66 | out above, headline below 0.64 | out above, kicker below 0.53 |
out above, no line below 0.81 | out above, out below 0.76 | out above, short below 0.39 | out above, standfirst below 0.12 |
out above, text below 0.42 | out below -0.51 | quote -1.34 | quote above -0.67 | quote below 0.81 | role -1.25 |
rule above -0.25 | rule above, short below -0.59 | rule below -1.08 | section -0.34 | short above -0.10 |
short above, byline below -0.65 | short above, date below 0.26 | short above, headline below -0.12 |
short above, kicker below 0.84 | short above, no line below -1.18 | short above, standfirst below -0.55 |
short above, text below -0.16 | short below 0.28 | short of 0 long and 1 short 0.35 | short of 0 long and 2 short -0.45 |
short of 1 long and 1 short 1.90 | short of 1 long and 2 short 0.12 | short of 2 long and 2 short 0.21 | sign inside 1.22 |
some words of the text -0.09 | speaks of site 1.11 | standfirst -1.71 | standfirst above 0.11 |
standfirst above, byline below 0.40 | standfirst above, date below -0.58 | standfirst above, out below -0.57 |
standfirst above, short below -0.66 | standfirst above, standfirst below 1.76 | standfirst above, text below -0.17 |
standfirst below 0.84 | stands twice 1.13 | telephone -1.26 | text -0.23 | text above 0.21 | text above, byline below 1.03 |
text above, date below 0.14 | text above, no line below 0.37 | text above, out below -0.38 | text above, short below 0.49 |
text above, text below 0.81 | text below -0.46 | top 0.23 | top, 0 0.98 | top, 0 short around -0.12 |
top, 0 things of a page -1.17 | top, 1 1.71 | top, 1 short around 0.17 | top, 2 1.32 | top, 2 short around 0.49 |
top, 2 things of a page 0.33 | top, 3 -0.29 | top, 3 short around -0.07 | top, 3 things of a page 0.15 | top, 4 -1.78 |
top, 5 -0.62 | top, text -0.31 | we 0.93 | words 0 0.73 | words 2 -0.15 | words 3 0.81 | words 4 1.22 | words 5 -0.23 |
words 6 -1.63 | words of the text 0.65 | you -0.11
"""

WEIGHTS: Mapping[str, float] = {
    trait: float(weight) for trait, weight in (" ".join(row.split()).rsplit(" ", 1) for row in _TABLE.split("|"))
}
"""In log odds."""
