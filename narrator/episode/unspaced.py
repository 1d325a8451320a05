"""Words of a script that is written without spaces (Chinese, Japanese, Thai …), as far as titles need them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from narrator.episode.phrases import Phrase
from narrator.episode.tokens import Token
from narrator.patterns import compiled

_UNSPACED = compiled(
    r"[\u0e01-\u0e5b\u0e81-\u0edf\u1000-\u109f\u1780-\u17e9\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff]"
)
"""Thai, Lao, Burmese, Khmer, the Japanese kana, Chinese characters."""
_PIECES = compiled(
    r"[\u3005\u3400-\u9fff\uf900-\ufaff\u30a0-\u30ff\u31f0-\u31ff]+|[\u0e01-\u0e5b]+|[\u0e81-\u0edf]+|[\u1000-\u109f]+|[\u1780-\u17e9]+"
)
"""Stretches of one script; Chinese characters and katakana together, for hiragana is what stands between Japanese nouns."""
_GRAMMAR = compiled(
    """[的了在是和与與也将將就都而及或对對从從到被把为為以等这這那他她它们們我你不有说說称稱其所并並但還还又很最更已曾能会會要可只]
    |宣布|表示|认为|認為|指出|开始|開始|发布|發布|成为|成為|进行|進行|举行|舉行|周[一二三四五六日]|[月火水木金土日]曜日|今年|去年|明年|来年|今日|昨日
    |一方|発表|予定|必要""",
    re.VERBOSE,
)
"""What a Chinese phrase seldom goes across, and what names nothing."""
_FIGURES = compiled(r"^第?[一二三四五六七八九十百千万亿億两]+.?")
_SHORTEST, _LONGEST = 3, 8
"""Characters in a phrase that comes again."""
_COMPLETE = 6
"""A stretch of more characters between grammar mostly holds a verb."""


def is_unspaced(sentence: str) -> bool:
    """Whether most of a sentence is in a script without spaces."""
    return 2 * len(_UNSPACED.findall(sentence)) > sum(map(str.isalnum, sentence))


def unspaced_tokens(sentence: str) -> list[Token]:
    """The stretches of a sentence in which a phrase may lie: between changes of script, punctuation and grammar."""
    parts = (part for piece in _PIECES.finditer(sentence) for part in _GRAMMAR.split(piece[0]))
    return [Token(part, part, 2) for part in (_FIGURES.sub("", part) for part in parts) if len(part) > 1]


def unspaced_phrases(sentences: Sequence[Sequence[Token]]) -> Iterator[Phrase]:
    """What comes again in a passage, and what stands alone between grammar."""
    stretches = [token.text for sentence in sentences for token in sentence if _UNSPACED.match(token.text)]
    found = Counter(gram for text in stretches for gram in set(_grams(text)))
    for at, text in enumerate(stretches):
        yield Phrase(text, (text,), "noun", 0.4 + 0.1 * len(text) if len(text) <= _COMPLETE else 0.3, at)
        for gram in _grams(text):
            if found[gram] > 1 and gram != text:
                yield Phrase(gram, (gram,), "noun", 0.5 + 0.1 * len(gram), at)


def _grams(text: str) -> Iterator[str]:
    """Every piece of `text` of `_SHORTEST` to `_LONGEST` characters."""
    for size in range(_SHORTEST, min(_LONGEST, len(text)) + 1):
        for start in range(len(text) - size + 1):
            yield text[start : start + size]
