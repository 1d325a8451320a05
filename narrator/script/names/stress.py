"""Where the stress of a foreign name falls, by the habits of its origin.

A rule gets the name in small letters and the number of its syllables and gives the stressed one, counted from the end: 1 is the
last. The habits are those grammars give; where a language writes its stress (Spanish, Greek, Italian), the mark decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from narrator.patterns import compiled

_MARKED = compiled("[áéíóúàèìòùâêôãõ]")
_VOWELS = compiled("[aeiouyáéíóúàèìòùâêôãõäëïöüåøæıüöőűýāēīōūąęėų]+")


def _first(_: str, count: int) -> int:
    return count


def _final(_: str, __: int) -> int:
    return 1


def _penult(_: str, count: int) -> int:
    return min(2, count)


def _marked(name: str) -> int | None:
    """The syllable under an accent mark, counted from the end."""
    mark = _MARKED.search(name)
    if not mark:
        return None
    groups = len(_VOWELS.findall(name[mark.end() :]))
    inside = _VOWELS.match(name, mark.end())
    return groups + 1 - (1 if inside and inside.end() - inside.start() > 0 and not _hiatus(name, mark.start()) else 0)


def _hiatus(name: str, at: int) -> bool:
    """Whether the vowel marked at `at` and the one after it are two syllables: `María`."""
    return name[at] in "íúìù" and name[at + 1 : at + 2] in tuple("aeo")


def _spanish(name: str, count: int) -> int:
    marked = _marked(name)
    if marked:
        return min(marked, count)
    if name[-1] in "aeiouns":
        return min(3 if re.search(r"[^aeiou]i[ao]s?$", name) else 2, count)
    return 1


def _italian(name: str, count: int) -> int:
    marked = _marked(name)
    if marked:
        return min(marked, count)
    if re.search(r"[^aeioucg]i[ao]$|(?:[ao]gine|evole|issimo|ndolo|[ae]polo|onico|etica|ogico)$", name):
        return min(3, count)
    return min(2, count) if name[-1] in "aeiouy" else 1


def _portuguese(name: str, count: int) -> int:
    if re.search("[ãõ](?:[oe]s?)?$", name):
        return 1
    marked = _marked(name)
    if marked:
        return min(marked, count)
    if re.search(r"[^aeiou]i[ao]s?$", name):
        return min(3, count)
    return min(2, count) if re.search(r"(?:[aeo]s?|[ae]m|ens)$", name) else 1


def _greek(name: str, count: int) -> int:
    marked = _marked(name)
    if marked:
        return min(marked, count)
    return min(3 if re.search(r"opoulos$|oupoli$|[^aeou]ios$|ono?mou$|enos$|[^aeou]ia$", name) else 2, count)


_RUSSIAN: tuple[tuple[str, int], ...] = (
    (r"enko$", 2), (r"sk(?:iy?|y|yi|ii)$|ts?k(?:yi|yy|y)$", 2), (r"skaya$", 3), (r"(?:ov|ev|in)na$", 3),
    (r"(?:ch|i|y)uk$|[nlrdt]iuk$|[aiy]ak$|ian$|yan$", 1), (r"o?vsk$", 2), (r"sk$|grad$|burg$|slav$", 1), (r"gorod$", 3),
    (r"[^aeiouy](?:ei|ey|ai|ay|oi|oy)$", 1), (r"i[iy]$|[lr]y$", 2),
)  # fmt: skip


_SOFT_OV = compiled(r"(?:sh|ch|kh|zh)ov$|[rl][kn]ov$|[ae]vlov$")
"""Surnames in -ov of two syllables that are stressed on the first though two letters stand before it: Markov, Zhukov."""


def _russian(name: str, count: int) -> int:
    for ending, syllable in _RUSSIAN:
        if re.search(ending, name):
            return min(syllable, count)
    if re.search(r"[oe]v[aiy]ch$", name) or name.endswith("ina"):
        return 3 if count >= 4 else min(2, count)
    if re.search(r"[oey]va$", name):
        return _russian(name[:-1], count - 1) + 1
    if count == 2 and re.search(r"[^aeiouy]{2,}ov$", name) and not _SOFT_OV.search(name):
        return 1
    return min(2, count) if name.endswith((*"aeiouy", "ov", "ev", "in", "iv", "yk", "ik", "ets")) else 1


def _ukrainian(name: str, count: int) -> int:
    return 1 if name.endswith(("yn", "riy", "hiy", "liy")) else _russian(name, count)


def _south(_: str, count: int) -> int:
    return min(3, count) if count > 2 else count


def _turkish(name: str, count: int) -> int:
    return min(3, count) if re.search("o[gğ]lu$", name) else 1


def _turkic(name: str, count: int) -> int:
    return _russian(name, count) if re.search("[oe]va?$", name) else 1


def _hebrew(name: str, count: int) -> int:
    return min(2, count) if name[-1] in "aeiouy" or name.endswith(("ah", "eh")) else 1


def _arabic(name: str, count: int) -> int:
    if re.search(r"(?:oo|ou|ee|aa|u|ai|ei|i|an|ay)[^aeiouy]+$", name) and not re.search(r"[aou][^aeiou]{2}i[^aeiou]$", name):
        return 1
    if re.search(r"^[^aeiou]{1,2}a[^aeiou]{1,2}a[^aeiouh]$", name) and not re.search(r"a[^aeiou]{2}a", name):
        return 1
    return min(2, count)


def _indian(name: str, count: int) -> int:
    stem = re.sub(r"(?:abad|pur|pura|garh|nagar)$", "", name)
    if stem != name and _VOWELS.search(stem):
        return len(_VOWELS.findall(name[len(stem) :])) + 1
    if name[-1] in "aeiouy":
        heavy = re.search(r"(?:[eo]|ai|au|oo|ee|[aiu][^aeiouyh]{2,})[^aeiouy]*h?[aeiouy]+$", name)
        return min(2 if heavy or count < 3 else 3, count)
    return 1 if count == 2 and re.match(r"[^aeiou]*[aiu][^aeiouy]h?[aeiou]", name) else min(2, count)


def _romanian(name: str, count: int) -> int:
    return min(2, count) if name[-1] in "aeiouă" else 1


def _german(name: str, count: int) -> int:
    prefix = re.match(r"(?:ge|be|ver|zer|ent|er)[^aeiouyäöü][^$]", name)
    return max(1, count - 1) if prefix and count > 2 else count


def _albanian(name: str, count: int) -> int:
    return 1 if name[-1] not in "aeiouyë" else min(2, count)


def _baltic(name: str, count: int) -> int:
    return count if re.search("[āēīūņļķģ]|in[šs]$|[^aiuy]s$", name) else min(2, count)


RULES: Mapping[str, Callable[[str, int], int]] = {
    "first": _first, "final": _final, "penult": _penult, "spanish": _spanish, "italian": _italian, "portuguese": _portuguese,
    "greek": _greek, "russian": _russian, "ukrainian": _ukrainian, "south": _south, "turkish": _turkish, "turkic": _turkic,
    "hebrew": _hebrew,
    "arabic": _arabic, "indian": _indian, "romanian": _romanian, "german": _german, "albanian": _albanian, "baltic": _baltic,
}  # fmt: skip
"""A habit by the name letters.tsv gives it."""
