"""How far what is said is from what a newsreader says: phoneme error of the voice alone and of narrate, by origin.

Run `python -m tests.benchmarks.bench_names [FILE]`; tests/cases/names.tsv when not given. FILE has lines of origin, name and IPA,
apart by tabs; where names are said in several ways, with | between: the nearest counts. `built-in` for FILE is the built-in names.

The sounds are folded to 38 first, 24 consonants and 14 vowels of American English: ɔ is ɑ, ə is ʌ, every r-coloured ə is ɝ,
length and stress are dropped, a flap is t, and before r the vowels of "near", "hair", "tour" and "more" are one each.
The error is the edit distance over the sounds of the reference, added up over all names.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

CASES = Path(__file__).parents[1] / "cases" / "names.tsv"

_ONE_SIGN = (
    ("[ˈˌːˑ.‿|_ \u0361\u0329\u032f-]", ""), ("ɡ", "g"), ("[ɾɽ]", "t"), ("[ᵻɨ]", "ɪ"), ("[əɐ]", "ʌ"),
    ("[ɚɜɝ]", "ɝ"), ("ɔɪ|oi", "ɔɪ"), ("əʊ", "oʊ"), ("[rʁʀ]", "ɹ"), ("ʌɹ(?![iueɛæɑɔoʌɪʊaɝ])", "ɝ"), ("ɝɹ", "ɝ"),
    ("o(?!ʊ)", "oʊ"), ("e(?!ɪ)", "ɛ"), ("(?:oʊ|ɔ|ɑ)ɹ", "ɑɹ"), ("iɹ", "ɪɹ"), ("eɪɹ", "ɛɹ"), ("uɹ", "ʊɹ"),
    ("ɔ(?!ɪ)", "ɑ"), ("a(?![ɪʊ])", "æ"), ("l\u0329", "ʌl"), ("n\u0329", "ʌn"), ("ʔ", ""), ("x", "k"),
)  # fmt: skip
_PHONE = re.compile("tʃ|dʒ|aɪ|aʊ|ɔɪ|eɪ|oʊ|.")


def folded(ipa: str) -> list[str]:
    """IPA as sounds out of 38."""
    for signs, sound in _ONE_SIGN:
        ipa = re.sub(signs, sound, ipa)
    return _PHONE.findall(ipa)


def distance(said: list[str], wanted: list[str]) -> int:
    """Edits between two lists of sounds."""
    row = list(range(len(wanted) + 1))
    for number, sound in enumerate(said, 1):
        before, row = row, [number]
        for at, other in enumerate(wanted, 1):
            row.append(min(before[at] + 1, row[-1] + 1, before[at - 1] + (sound != other)))
    return row[-1]


def read_cases(path: Path = CASES) -> list[tuple[str, str, str]]:
    """(origin, name, IPA) of each case; the IPA is - for a name to be left to the voice."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(row[0], row[1], row[2]) for row in rows]


def errors(cases: list[tuple[str, str, str]], said: list[str]) -> dict[str, tuple[int, int]]:
    """(edits, sounds) by origin."""
    sums: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for (origin, _, ipa), heard in zip(cases, said, strict=True):
        said_so = folded(heard)
        wanted = min((folded(one) for one in ipa.split("|")), key=lambda one: distance(said_so, one) / len(one))
        edits, sounds = sums[origin]
        sums[origin] = edits + distance(said_so, wanted), sounds + len(wanted)
    return dict(sums)


def _built_in() -> list[tuple[str, str, str]]:
    from narrator.script.names.shipped import shipped_names

    shipped = shipped_names()
    return [(shipped.origin[name], name, ipa) for name, ipa in shipped.sounds.items()]


def main() -> None:
    """Prints the table."""
    from narrator import pronounce
    from narrator.engines import Request, Span, find_voice, load_engine

    asked = sys.argv[1] if len(sys.argv) > 1 else CASES
    cases = [case for case in (_built_in() if asked == "built-in" else read_cases(Path(asked))) if case[2] != "-"]
    names = [name for _, name, _ in cases]
    engine = load_engine("espeak")
    voice = find_voice("newsroom")
    alone = engine.pronounce([Request((Span(name, name),), voice.voice) for name in names])  # type: ignore[attr-defined]
    ours = [pronounce(name) for name in names]
    before, after = errors(cases, list(alone)), errors(cases, ours)
    print("| origin | sounds | voice alone | narrate |\n|---|---|---|---|")
    for origin in before:
        print(f"| {origin} | {before[origin][1]} | {_percent(before[origin])} | {_percent(after[origin])} |")
    print(f"| all | {_sum(before)[1]} | {_percent(_sum(before))} | {_percent(_sum(after))} |")


def _sum(sums: dict[str, tuple[int, int]]) -> tuple[int, int]:
    return sum(edits for edits, _ in sums.values()), sum(sounds for _, sounds in sums.values())


def _percent(part: tuple[int, int]) -> str:
    return f"{100 * part[0] / part[1]:.1f} %"


if __name__ == "__main__":
    main()
