"""The language an article is written in."""

from __future__ import annotations

import re
from collections.abc import Mapping

_SAMPLE = 12_000
"""Characters looked at: far more than the 2,000 letters that are judged, for pages full of figures."""
_LETTERS = 2_000
"""Letters judged: more changes no answer, fewer cost little less time."""

_TOO_LITTLE = 50
"""Latin letters below which a guess is worse than "en". On 24 paragraphs of other languages the first 60 characters were enough
every time and the first 20 or 30 failed for two; English with foreign names was taken for Czech or Polish up to 40."""
_TOO_LITTLE_ELSEWHERE = 10
"""Letters of other scripts that are enough: the script alone says nearly all."""

_ENGLISH_WORDS = frozenset(
    "the of and to that with is his has it he said from by are which this not but were they be an will their who had or been its"
    " she her".split()
)
_ENGLISH_SHARE = 0.10
"""Of the words of 12 English texts, tables of scores and prices among them, at least 0.13 were one of these; of 24 paragraphs in
other languages at most 0.065 (West Frisian), Dutch and Afrikaans 0.02, and nearly all 0.0."""

_SPOKEN_AS: Mapping[str, str] = {
    "nn": "nb",
    "no": "nb",
    "pcm": "en",
    "zxx": "en",
    "arz": "ar",
    "ary": "ar",
    "gug": "gn",
    "gcf": "ht",
    "gcr": "ht",
    "gom": "kok",
    "hbo": "he",
    "sdh": "ku",
    "uzs": "uz",
    "wuu": "zh",
}
"""What the classifier calls a language -> the tag under which there is a voice that can read it."""


def detect(text: str) -> str:
    """The BCP 47 primary tag of the language of `text`; `en` when there is too little of it to tell.

    English is known by its commonest words and needs no library; the rest is asked of py3langid, which takes a second to load.
    """
    words = re.findall(r"[^\W\d_]+", text[:_SAMPLE])
    letters = sum(map(len, words))
    latin = sum(len(word) for word in words if word[0] < "ɐ")  # the block after Latin Extended-B
    if letters < _TOO_LITTLE_ELSEWHERE or (latin > letters / 2 and letters < _TOO_LITTLE):
        return "en"
    if sum(word.lower() in _ENGLISH_WORDS for word in words) >= len(words) * _ENGLISH_SHARE:
        return "en"
    return _classify(" ".join(words))


def _classify(words: str) -> str:
    from py3langid import classify  # noqa: PLC0415  # 0.25 s to import, 0.75 s to load: only for what is not English

    found = str(classify(words[:_LETTERS])[0])
    return _SPOKEN_AS.get(found, found)
