"""check(): pure, linear, and quiet about what somebody vouches for."""

from __future__ import annotations

import pytest

from narrator.article import Article, Block
from narrator.script import Finding, adapt, check
from narrator.settings import ScriptSettings


def findings(text: str, lexicon: dict[str, str] | None = None) -> tuple[Finding, ...]:
    article = Article("-", text, "A headline", (Block("paragraph", 0, len(text)),), language="en")
    return check(adapt(article, lexicon, ScriptSettings(notice=False, notice_reason="a test", letters=True)))


@pytest.mark.parametrize("name", ["Wieczorkowski", "Grabczynski"])
@pytest.mark.parametrize("ending", ["", "'s", "’s"])
def test_a_possessive_is_not_part_of_the_name_or_its_sound(name: str, ending: str) -> None:
    (alone,) = findings(f"They met {name} there.")
    (found,) = findings(f"They met {name}{ending} there.")
    assert (found.written, found.ipa, found.entry) == (name, alone.ipa, f"/{alone.ipa}/")


def test_an_entry_vouches_for_a_reading_whatever_it_says() -> None:
    (doubtful,) = findings("They paid 5m for it.")
    assert (doubtful.kind, doubtful.entry) == ("reading", "five meters")
    assert findings("They paid 5m for it.", {"5m": "five million"}) == ()
    assert findings("They paid 5m for it.", {"5m": "five meters"}) == ()


def test_left_out_in_a_row_is_one_finding() -> None:
    text = "One caption.\n\nAnother.\n\nThe text."
    blocks = (Block("caption", 0, 12), Block("caption", 14, 22), Block("paragraph", 24, 33))
    (found,) = check(adapt(Article("-", text, "The text", blocks, language="en")))
    assert (found.paragraph, found.start, found.end, found.written, found.count) == (1, 0, 22, "One caption. Another.", 2)
    assert found.entry is None
