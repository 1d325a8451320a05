"""Weights: what a trait of a line says for furniture or against it; made by `python -m tests.benchmarks.fit_structure`."""

from __future__ import annotations

from collections.abc import Mapping

ALWAYS = -0.08
"""Added to every line."""
STAYS = 1.47
"""Added where a line is of the same sort as the one above it."""
_TABLE = """
0 from the beginning 0.19 | 0 from the end 1.50 | 0 short above 0.11 | 0 short around, 2 -2.09 | 0 short around, 3 -0.60 |
0 short around, 5 1.47 | 0 short below 0.71 | 0 things of a page -0.27 | 0:3, 0 things of a page 0.20 | 0:3, 1 -0.33 |
0:3, 1 short around 0.81 | 0:3, 1 things of a page -0.59 | 0:3, 2 0.49 | 0:3, 2 things of a page 0.26 | 0:3, 3 -0.42 |
0:3, 3 short around -0.29 | 0:3, 3 things of a page 0.50 | 0:3, 4 things of a page 1.89 | 0:3, 5 -1.55 | 0:3, text 0.17 |
1 from the beginning -0.22 | 1 from the end 0.81 | 1 short above -0.13 | 1 short around, 0 -0.29 | 1 short around, 2 0.67 |
1 short around, 3 0.54 | 1 short around, 4 -0.64 | 1 short around, 5 0.38 | 1 short around, text -0.21 | 1 short below -0.06 |
1 things of a page 0.27 | 1:3 -0.28 | 1:3, 0 0.44 | 1:3, 0 things of a page 1.22 | 1:3, 1 -1.45 | 1:3, 1 short around -0.53 |
1:3, 1 things of a page -0.52 | 1:3, 2 0.30 | 1:3, 2 short around -0.26 | 1:3, 2 things of a page 0.87 | 1:3, 3 -0.84 |
1:3, 3 short around 0.60 | 1:3, 3 things of a page 0.60 | 1:3, 4 0.61 | 1:3, text -0.06 | 2 from the beginning -0.45 |
2 from the end 0.44 | 2 out around -0.14 | 2 short above -0.09 | 2 short around, 0 0.19 | 2 short around, 1 0.07 |
2 short around, 2 0.53 | 2 short around, 3 -0.21 | 2 short around, 4 -0.53 | 2 short around, 5 -0.44 |
2 short around, text -0.20 | 2 short below -0.20 | 2 things of a page 0.22 | 2:3 -0.11 | 2:3, 0 0.15 |
2:3, 0 things of a page -0.16 | 2:3, 1 0.23 | 2:3, 1 short around 0.18 | 2:3, 1 things of a page -0.31 | 2:3, 2 -0.35 |
2:3, 2 short around -0.16 | 2:3, 2 things of a page 0.35 | 2:3, 3 -0.07 | 2:3, 3 short around -0.69 |
2:3, 3 things of a page 1.08 | 2:3, 4 -0.70 | 2:3, 4 things of a page -0.36 | 2:3, 5 0.55 | 2:3, text -0.11 |
3 from the beginning -0.07 | 3 from the end -0.26 | 3 out around -0.19 | 3 short around, 0 0.44 | 3 short around, 1 -0.14 |
3 short around, 2 0.23 | 3 short around, 3 0.12 | 3 short around, 4 -0.15 | 3 short around, 5 -0.08 |
3 short around, text -0.29 | 3 things of a page 0.71 | 3:0 0.14 | 3:0, 0 0.32 | 3:0, 0 things of a page -0.20 | 3:0, 1 -0.33 |
3:0, 1 short around -0.21 | 3:0, 1 things of a page -0.36 | 3:0, 2 0.39 | 3:0, 2 short around 0.06 |
3:0, 2 things of a page -0.76 | 3:0, 3 0.36 | 3:0, 3 short around 0.08 | 3:0, 3 things of a page 0.42 | 3:0, 4 -0.13 |
3:0, 4 things of a page 0.83 | 3:0, 5 0.85 | 3:0, text -0.27 | 3:1 -0.08 | 3:1, 0 0.49 | 3:1, 0 things of a page -0.40 |
3:1, 1 0.75 | 3:1, 1 short around -0.23 | 3:1, 1 things of a page -0.38 | 3:1, 2 -0.28 | 3:1, 2 short around -0.14 |
3:1, 2 things of a page 0.46 | 3:1, 3 1.10 | 3:1, 3 short around 0.62 | 3:1, 3 things of a page -0.27 | 3:1, 4 -0.95 |
3:1, 4 things of a page -1.30 | 3:1, 5 1.02 | 3:1, text -0.53 | 3:2 -0.23 | 3:2, 0 -0.36 | 3:2, 0 short around -0.46 |
3:2, 0 things of a page -0.12 | 3:2, 1 -0.15 | 3:2, 1 short around -0.41 | 3:2, 1 things of a page 0.12 | 3:2, 2 0.31 |
3:2, 2 short around -0.24 | 3:2, 2 things of a page -0.66 | 3:2, 3 0.22 | 3:2, 3 short around 0.52 |
3:2, 3 things of a page -1.68 | 3:2, 4 0.91 | 3:2, 4 things of a page -0.88 | 3:2, 5 0.46 | 3:2, text -0.36 | 3:3 -0.14 |
3:3, 0 -1.00 | 3:3, 0 short around 0.40 | 3:3, 0 things of a page 0.14 | 3:3, 1 -0.53 | 3:3, 1 short around -0.12 |
3:3, 1 things of a page -0.56 | 3:3, 2 -0.22 | 3:3, 2 short around -0.22 | 3:3, 2 things of a page -0.53 | 3:3, 3 0.12 |
3:3, 3 short around -0.15 | 3:3, 3 things of a page -1.41 | 3:3, 4 1.96 | 3:3, 4 things of a page -0.08 | 3:3, 5 1.68 |
3:3, text -0.22 | 4 out around -0.52 | 4 things of a page -0.87 | 5 out around -0.42 | I -0.50 | a quarter of a page 0.67 |
address 3.56 | ago 1.20 | all begin with capitals 0.78 | an eighth of a page 0.18 | asking of account -0.69 |
asking of kinds of text 1.18 | asking of law -1.12 | asking of page 0.12 | asking of post -0.36 | asks reader 2.67 |
begins asking 0.09 | begins doing 1.38 | begins order 1.00 | begins quoting -1.90 | begins small 0.23 |
begins with a number 0.16 | begins with a sign 0.34 | bracket 0.96 | button 1.19 | byline -4.39 | byline above 0.25 |
byline above, date below 0.57 | byline above, out below -0.93 | byline above, short below -0.42 |
byline above, text below 0.81 | byline below 0.13 | capitals -0.35 | comma inside -0.78 | control 0.29 | date -2.83 |
date above 1.49 | date above, byline below 0.17 | date above, out below -1.22 | date above, short below -0.78 |
date above, text below 0.77 | date below -0.32 | day -1.93 | doing of account 1.82 | doing of kinds of text 2.16 |
doing of law 0.44 | doing of page 0.54 | doing of post 0.96 | doing of sites 0.60 | ends as a sentence -0.38 |
ends asking 0.68 | ends cut off 1.95 | ends with a colon 1.06 | ends with a comma -1.68 | half of a page 1.20 | heading -3.32
| headline -3.26 | headline above -0.32 | headline above, byline below 1.58 | headline above, date below -0.64 |
headline above, out below -0.63 | headline above, short below 0.30 | headline above, standfirst below 0.91 |
headline above, text below -1.13 | headline below 0.05 | kicker -2.81 | kicker above -0.23 | kicker above, byline below -1.25
| kicker above, date below -0.55 | kicker above, headline below 2.41 | kicker above, out below -0.20 |
kicker above, short below -0.30 | kicker above, text below -0.20 | kicker below 0.92 | label -0.53 | links head 2.13 |
list -3.04 | long of 1 long and 0 short 1.59 | long of 1 long and 1 short 1.55 | long of 3 long and 2 short 1.42 | money -0.73
| mostly small words -0.28 | name -0.07 | names page -0.23 | no line above 0.19 | no line above, byline below -0.63 |
no line above, date below 0.55 | no line above, headline below -0.60 | no line above, kicker below 2.83 |
no line above, out below 0.22 | no line above, short below -0.61 | no line above, standfirst below 0.86 |
no line above, text below -0.12 | no line below 1.50 | no text 0.09 | nothing of a page -0.40 | number 1.25 |
number inside -0.15 | of account 0.93 | of account again 0.34 | of asking 0.13 | of asking again 0.46 | of doing -0.51 |
of doing again 0.06 | of kinds of text -0.42 | of kinds of text again 0.14 | of law -0.27 | of law again 1.24 |
of machine 0.84 | of machine again 1.42 | of order -0.11 | of order again -0.25 | of page 0.32 | of page again 1.85 |
of pictures 0.87 | of pictures again 0.96 | of post -0.17 | of post again 2.63 | of sites 1.82 | of sites again 0.55 |
of trade 1.20 | of trade again 1.33 | of writer 0.76 | of writer again 3.06 | other words 0.17 | out above -1.01 |
out above, byline below -0.20 | out above, date below 0.78 | out above, headline below 0.23 | out above, no line below 1.00 |
out above, out below 0.93 | out above, short below 0.26 | out above, standfirst below 0.39 | out above, text below 0.73 |
out below -0.45 | quote -1.02 | quote above -0.89 | quote below 1.82 | role -1.02 | rule above -0.15 |
rule above, short below -0.09 | rule below -1.26 | section -0.10 | short above, byline below -0.54 |
short above, date below 0.73 | short above, headline below -0.50 | short above, kicker below 0.50 |
short above, no line below -1.36 | short above, out below 0.13 | short above, short below -0.14 |
short above, text below -0.10 | short below 0.32 | short of 0 long and 1 short 0.35 | short of 0 long and 2 short -0.31 |
short of 1 long and 1 short 1.63 | short of 1 long and 2 short 0.29 | sign inside 0.92 | some words of the text -0.08 |
speaks of site 1.01 | standfirst -1.58 | standfirst above 0.06 | standfirst above, date below -0.52 |
standfirst above, out below -0.70 | standfirst above, short below 0.09 | standfirst above, standfirst below 1.40 |
standfirst above, text below -0.38 | standfirst below 0.70 | stands twice 0.91 | telephone -0.94 | text -0.22 |
text above 0.08 | text above, date below 0.43 | text above, no line below 0.45 | text above, out below 0.06 |
text above, short below 0.50 | text above, text below 0.91 | text below -0.47 | top 0.29 | top, 0 1.02 |
top, 0 short around -0.19 | top, 0 things of a page -1.18 | top, 1 1.68 | top, 1 short around -0.14 |
top, 1 things of a page -0.15 | top, 2 1.24 | top, 2 short around 0.78 | top, 2 things of a page 0.35 |
top, 3 short around 0.14 | top, 3 things of a page 0.32 | top, 4 -1.86 | top, 5 -0.78 | top, text -0.39 | we 0.63 |
words 0 0.64 | words 1 -0.13 | words 2 -0.12 | words 3 0.81 | words 4 1.15 | words 5 -0.11 | words 6 -1.68 |
words of the text 0.43 | you -0.08
"""

WEIGHTS: Mapping[str, float] = {
    trait: float(weight) for trait, weight in (" ".join(row.split()).rsplit(" ", 1) for row in _TABLE.split("|"))
}
"""In log odds."""
