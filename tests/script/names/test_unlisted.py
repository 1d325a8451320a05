"""Which words are taken for foreign names: wrong takings are worse than names left to the voice."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrator import adapt
from narrator.article import Article, Block
from narrator.script.names.builtin import known_name
from narrator.script.names.unlisted import LIKELY, SURE, Surroundings, is_foreign, sounded

_WORDS = (Path(__file__).parents[2] / "cases" / "english_names.txt").read_text(encoding="utf-8").split()
_NOTHING_AROUND = Surroundings(frozenset(), frozenset())


def taken(sure: float) -> list[str]:
    """The English words and names that would be said by the letters of another origin."""
    unlisted = [word for word in _WORDS if not known_name(word) and is_foreign(word, _NOTHING_AROUND)]
    return [word for word in unlisted if sounded(word, _NOTHING_AROUND, sure)]


def test_english_words_and_names_are_not_taken() -> None:
    assert len(set(_WORDS)) >= 1500
    assert len(taken(SURE)) <= 0.003 * len(_WORDS)
    assert len(taken(LIKELY)) <= 0.01 * len(_WORDS)


@pytest.mark.parametrize("name", ["Szymkowiak", "Papanastasiou", "Nguyễn", "Zhuanghe", "Hakobyan", "Wojciechowicz"])
def test_an_unlisted_name_is_said_by_its_letters_by_default(name: str) -> None:
    article = Article("-", name, name, (Block("paragraph", 0, len(name)),))
    rules = [reading.rule for reading in adapt(article).utterances[-1].readings]
    assert any(rule.startswith(("letters:", "lexicon:")) for rule in rules)
