"""Weights: what a trait of a line says for furniture or against it; made by `python -m tests.benchmarks.fit_structure`."""

from __future__ import annotations

from collections.abc import Mapping

ALWAYS = -0.06
"""Added to every line."""
STAYS = 1.66
"""Added where a line is of the same sort as the one above it."""
_TABLE = """
0 from the end 1.43 | 0 out around 0.11 | 0 short above 0.22 | 0 short around, 5 1.28 | 0 short around, text 0.26 |
0 short below 0.92 | 0 things of a page -0.28 | 0:3 -0.13 | 0:3, 0 0.11 | 0:3, 0 things of a page 0.43 | 0:3, 1 -0.58 |
0:3, 1 short around 0.87 | 0:3, 1 things of a page -1.16 | 0:3, 2 0.51 | 0:3, 2 short around -0.16 |
0:3, 2 things of a page -0.35 | 0:3, 3 -0.58 | 0:3, 3 short around -0.42 | 0:3, 3 things of a page 1.05 | 0:3, 4 -0.48 |
0:3, 4 things of a page 1.30 | 0:3, 5 -1.11 | 0:3, text 0.08 | 1 from the beginning 0.09 | 1 from the end 0.59 |
1 out around -0.08 | 1 short above -0.22 | 1 short around, 0 -0.08 | 1 short around, 1 -0.65 | 1 short around, 2 0.84 |
1 short around, 3 0.61 | 1 short around, 4 -0.81 | 1 short around, 5 0.56 | 1 short around, text -0.22 | 1 short below 0.22 |
1 things of a page 0.19 | 1:3 -0.53 | 1:3, 0 0.11 | 1:3, 0 things of a page 1.09 | 1:3, 1 -2.33 | 1:3, 1 short around -0.94 |
1:3, 1 things of a page -0.43 | 1:3, 2 1.19 | 1:3, 2 short around -0.14 | 1:3, 3 -0.55 | 1:3, 3 short around 0.22 |
1:3, 4 -0.70 | 1:3, text 0.68 | 2 from the beginning -0.96 | 2 from the end 0.27 | 2 short around, 1 -0.13 |
2 short around, 2 0.61 | 2 short around, 3 -0.16 | 2 short around, 4 -0.36 | 2 short around, 5 1.33 |
2 short around, text -0.28 | 2 short below -0.31 | 2 things of a page 0.98 | 2:3 -0.10 | 2:3, 0 -0.53 |
2:3, 0 things of a page -0.19 | 2:3, 1 0.46 | 2:3, 2 -0.68 | 2:3, 2 short around -0.11 | 2:3, 2 things of a page 0.44 |
2:3, 3 0.09 | 2:3, 3 short around -0.53 | 2:3, 3 things of a page 0.76 | 2:3, 4 -0.75 | 2:3, text 0.08 | 3 from the end -0.23
| 3 out around -0.21 | 3 short around, 0 0.51 | 3 short around, 1 -0.49 | 3 short around, 2 0.40 | 3 short around, 4 0.11 |
3 short around, 5 0.75 | 3 short around, text -0.37 | 3:0 0.11 | 3:0, 0 0.33 | 3:0, 0 things of a page -0.12 | 3:0, 1 -0.68 |
3:0, 1 short around -0.24 | 3:0, 1 things of a page -0.25 | 3:0, 2 0.21 | 3:0, 2 things of a page -0.78 | 3:0, 3 -0.08 |
3:0, 3 short around 0.10 | 3:0, 3 things of a page 0.67 | 3:0, 4 0.85 | 3:0, 4 things of a page 0.39 | 3:0, 5 1.10 |
3:0, text -0.19 | 3:1 0.38 | 3:1, 0 0.48 | 3:1, 0 things of a page -0.99 | 3:1, 1 1.10 | 3:1, 1 short around -0.56 |
3:1, 1 things of a page -1.80 | 3:1, 2 0.76 | 3:1, 2 short around 0.47 | 3:1, 3 1.02 | 3:1, 3 short around 0.61 |
3:1, 3 things of a page 0.98 | 3:1, 4 -1.63 | 3:1, text -1.25 | 3:2 -0.09 | 3:2, 0 -0.21 | 3:2, 1 -0.40 |
3:2, 1 short around -0.17 | 3:2, 1 things of a page -0.25 | 3:2, 2 0.76 | 3:2, 2 short around -0.38 |
3:2, 2 things of a page -1.27 | 3:2, 3 0.75 | 3:2, 3 short around 0.69 | 3:2, 3 things of a page -0.88 | 3:2, 4 2.44 |
3:2, 4 things of a page -1.51 | 3:2, text -0.66 | 3:3 -0.20 | 3:3, 0 -1.26 | 3:3, 0 short around 0.35 |
3:3, 0 things of a page -0.24 | 3:3, 1 -0.71 | 3:3, 1 short around -0.11 | 3:3, 1 things of a page -0.71 | 3:3, 2 -0.19 |
3:3, 2 short around -0.24 | 3:3, 2 things of a page -0.33 | 3:3, 3 0.49 | 3:3, 3 short around -0.30 |
3:3, 3 things of a page -0.96 | 3:3, 4 2.48 | 3:3, 4 things of a page 0.52 | 3:3, 5 2.46 | 3:3, text -0.46 |
4 out around -0.33 | 4 things of a page -0.35 | 5 out around -0.48 | I -0.13 | a quarter of a page 1.05 | address 3.42 |
ago 1.74 | all begin with capitals 0.56 | an eighth of a page 0.33 | asking of account -1.51 | asking of kinds of text 1.12 |
asking of law -1.80 | asking of page 1.16 | asking of post -2.05 | asks reader 2.05 | begins asking -0.43 | begins doing 0.86
| begins order 1.11 | begins quoting -1.81 | begins small 0.08 | begins with a number 0.35 | begins with a sign 1.48 |
bracket 1.26 | button 1.57 | byline -4.05 | byline above 0.43 | byline above, date below 0.79 | byline above, out below -0.15
| byline above, short below -0.57 | byline above, text below 0.85 | capitals -0.52 | comma inside -0.66 | control 0.94 |
date -3.38 | date above 1.74 | date above, byline below -0.57 | date above, out below -1.43 | date above, short below -1.28 |
date above, text below 0.20 | date below -0.20 | day -1.89 | doing of account 2.41 | doing of kinds of text 1.92 |
doing of law 0.64 | doing of page 0.24 | doing of post 1.03 | doing of sites 0.81 | ends as a sentence -0.17 |
ends asking 1.15 | ends cut off 1.36 | ends with a colon 2.20 | ends with a comma -1.00 | half of a page 1.11 | heading -3.59
| headline -3.52 | headline above -0.31 | headline above, byline below 1.25 | headline above, date below -0.87 |
headline above, out below -0.34 | headline above, short below 0.64 | headline above, standfirst below 0.66 |
headline above, text below -1.17 | headline below 0.37 | kicker -2.73 | kicker above, byline below -0.64 |
kicker above, date below -0.44 | kicker above, headline below 2.31 | kicker above, out below -0.07 |
kicker above, short below -0.28 | kicker above, standfirst below 0.41 | kicker above, text below -0.21 | kicker below 2.04 |
label -0.13 | links head 1.53 | list -3.84 | little words -0.19 | long of 1 long and 0 short 1.55 |
long of 1 long and 1 short 2.05 | long of 1 long and 2 short -0.40 | money 0.05 | mostly small words -0.19 | name 0.07 |
names page -0.19 | no line above, byline below -0.53 | no line above, date below 0.81 | no line above, headline below -0.52 |
no line above, kicker below 0.47 | no line above, out below 0.16 | no line above, short below -0.37 |
no line above, standfirst below 0.86 | no line below 1.43 | no text 0.16 | nothing of a page -0.46 | number 0.68 |
of account 0.54 | of account again 0.90 | of asking 0.58 | of asking again 0.31 | of doing -0.47 | of doing again -0.11 |
of kinds of text -0.44 | of kinds of text again 0.14 | of law -0.54 | of law again 1.45 | of machine 0.95 |
of machine again 1.30 | of order again 0.10 | of page 0.44 | of page again 1.23 | of pictures 1.24 | of pictures again 1.05 |
of post 0.42 | of post again 3.01 | of sites 1.70 | of sites again 0.36 | of trade 1.47 | of trade again 1.26 | of writer 0.14
| of writer again 2.90 | out above -1.15 | out above, byline below 0.08 | out above, date below 0.45 |
out above, headline below 0.80 | out above, kicker below 0.68 | out above, no line below 0.63 | out above, out below 0.85 |
out above, short below 0.54 | out above, standfirst below 0.90 | out above, text below 0.60 | out below -0.73 | quote -1.58 |
quote above -0.77 | quote below 1.50 | role -1.33 | rule above -1.96 | rule below -1.35 | section -0.40 | short above -0.09 |
short above, byline below -0.51 | short above, date below -0.08 | short above, headline below -0.44 |
short above, kicker below 0.63 | short above, no line below -1.76 | short above, out below 0.24 |
short above, short below 0.12 | short above, standfirst below 0.32 | short above, text below -0.21 | short below 0.20 |
short of 0 long and 1 short -0.37 | short of 0 long and 2 short -0.79 | short of 1 long and 1 short 2.02 |
short of 1 long and 2 short 0.42 | sign inside 1.04 | some words of the text -0.16 | speaks of site 2.14 | standfirst -2.21 |
standfirst above -0.51 | standfirst above, byline below -0.25 | standfirst above, date below 0.32 |
standfirst above, out below -0.34 | standfirst above, short below -0.49 | standfirst above, text below -0.08 |
standfirst below 0.98 | stands twice 0.95 | telephone -1.37 | text -0.29 | text above 0.45 | text above, date below -0.68 |
text above, no line below 0.33 | text above, out below -0.66 | text above, short below 0.79 | text above, text below 0.81 |
text below -0.41 | top 0.24 | top, 0 1.17 | top, 0 short around -0.17 | top, 0 things of a page -0.88 | top, 1 1.66 |
top, 2 0.96 | top, 2 short around 0.82 | top, 2 things of a page 0.12 | top, 3 -0.41 | top, 3 short around -0.22 |
top, 4 -2.00 | top, 5 -0.50 | top, text -0.39 | we 0.84 | words 0 0.90 | words 1 0.49 | words 3 0.90 | words 4 1.08 |
words 5 -0.67 | words 6 -2.08 | words of the text 0.34 | you -0.15
"""

WEIGHTS: Mapping[str, float] = {
    trait: float(weight) for trait, weight in (" ".join(row.split()).rsplit(" ", 1) for row in _TABLE.split("|"))
}
"""In log odds."""
