"""A recognizer, pocketsphinx with its American model: a listener who knows the words, and nothing of how they were made."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pocketsphinx import Decoder, get_model_path

HEARD_AT = 16_000
"""Frames a second its model was made for."""
FRAME = 0.01
"""Seconds from one of its frames to the next."""


def words(spoken: Iterable[str]) -> list[str]:
    """The words of what is said, as its dictionary writes them."""
    text = " ".join(spoken).lower().replace("’", "'")
    return [word.strip("'") for word in re.findall(r"[a-z']+", text) if word.strip("'")]


@cache
def pronounced() -> Mapping[str, tuple[str, ...]]:
    """The words it can hear, each with its lines of the dictionary that comes with it."""
    found: dict[str, tuple[str, ...]] = {}
    for line in Path(get_model_path("en-us/cmudict-en-us.dict")).read_text().splitlines():
        word = line.split(maxsplit=1)[0].partition("(")[0]
        found[word] = (*found.get(word, ()), line)
    return found


def listener(vocabulary: Iterable[str]) -> Decoder:
    """A decoder that takes every word of a vocabulary for equally likely, and knows no other."""
    bag = sorted(pronounced().keys() & vocabulary)
    chance = -np.log10(len(bag) + 1)
    lines = ["\\data\\", f"ngram 1={len(bag) + 2}", "", "\\1-grams:", "-99 <s>", f"{chance:.4f} </s>"]
    lines += [f"{chance:.4f} {word}" for word in bag]
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "bag.lm"
        model.write_text("\n".join([*lines, "", "\\end\\", ""]))
        return Decoder(lm=str(model), dict=_dictionary(bag, Path(folder)), loglevel="FATAL")


def aligner(vocabulary: Iterable[str]) -> Decoder:
    """A decoder that is told the words, all of that vocabulary, and says when they begin."""
    with tempfile.TemporaryDirectory() as folder:
        words = sorted(pronounced().keys() & vocabulary)
        return Decoder(lm=None, dict=_dictionary(words, Path(folder)), loglevel="FATAL")


def _dictionary(words: Iterable[str], folder: Path) -> str:
    """The dictionary of these words alone: the whole, of 130,000, takes seconds to load."""
    path = folder / "words.dict"
    path.write_text("".join(f"{line}\n" for word in words for line in pronounced()[word]))
    return str(path)


def _decode(decoder: Decoder, sound: bytes) -> None:
    decoder.start_utt()
    decoder.process_raw(sound, full_utt=True)
    decoder.end_utt()


def heard(decoder: Decoder, sound: bytes) -> list[str]:
    """What a listener writes down of a sound at `HEARD_AT`."""
    _decode(decoder, sound)
    found = decoder.hyp()
    return found.hypstr.split() if found else []


def aligned(decoder: Decoder, parts: Sequence[Sequence[str]], sound: NDArray[np.int16]) -> list[float] | None:
    """When each word of the page, which may be several said, begins in a sound, seconds; None when not all are found."""
    decoder.set_align_text(" ".join(part for word in parts for part in word))
    _decode(decoder, sound.tobytes())
    found = [one.start_frame * FRAME for one in decoder.seg() or () if not one.word.startswith(("<", "["))]
    if len(found) != sum(map(len, parts)):
        return None
    firsts = np.cumsum([0, *map(len, parts[:-1])])
    return [found[first] for first in firsts]
