"""Casting: a voice for everybody who speaks, and not a character lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.article import read, read_text
from narrator.script import Script, Utterance, adapt, cast, stretch_of
from narrator.script.pauses import TURN
from tests.script.test_markup import accounted, script

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
STORY = """A Small Town Fights

“We will fight,” the minister said, “to the end.” It cost “$61 billion.”

"We lost everything. There is nothing left," said Gov. Jane Doe.

- “No,” they said."""
WORDS = [
    "“We will fight,”",
    "“to the end.”",
    "“",
    "”",
    '"Never,"',
    "‘So’",
    "she said",
    "—",
    "$5.3bn",
    "Gov. Doe",
    "said:",
    ".",
    "*",
    "**",
]


def _everybody(role: str, speaker: str | None) -> bool:
    return True


def _nobody(role: str, speaker: str | None) -> bool:
    return False


def _said(made: Script) -> list[tuple[str, str]]:
    return [(utterance.role, utterance.text) for passage in made.passages for utterance in passage.utterances]


def test_direct_speech_is_the_quotes_and_the_attribution_the_bodys() -> None:
    assert _said(cast(adapt(read_text(STORY)), _everybody))[1:] == [
        ("quote", "“We will fight,” "),
        ("body", "the minister said, "),
        ("quote", "“to the end.”"),
        ("body", "It cost “$61 billion.”"),
        ("quote", '"We lost everything.'),
        ("quote", 'There is nothing left," '),
        ("body", "said Gov. Jane Doe."),
        ("quote", "- “No,” "),
        ("body", "they said."),
    ]


def test_the_pause_where_the_voice_changes_is_the_tables_and_the_last_is_the_sentences_own() -> None:
    whole = adapt(read_text(STORY)).passages[1].utterances[0]
    parts = cast(adapt(read_text(STORY)), _everybody).passages[1].utterances[:3]
    assert [part.pause_ms for part in parts] == [TURN, TURN, whole.pause_ms]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_where_no_voice_is_asked_for_the_script_is_as_it_was(seed: Path) -> None:
    made = adapt(read(seed))
    assert cast(made, _nobody) is made


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_casting_loses_nothing_changes_no_word_and_is_done_once(seed: Path) -> None:
    made = adapt(read(seed))
    parts = cast(made, _everybody)
    accounted(parts)
    for passage, whole in zip(parts.passages, made.passages, strict=True):
        assert _written(passage.utterances) == _written(whole.utterances)
        assert [w for u in passage.utterances for w in u.words()] == [w for u in whole.utterances for w in u.words()]
    assert cast(parts, _everybody) is parts


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12), st.sampled_from([" ", ""]), st.sampled_from([".txt", ".md"]))
def test_the_readings_join_to_the_source_whatever_is_quoted(words: list[str], space: str, suffix: str) -> None:
    made = script(f"A Title\n\nIt began. {space.join(words)}\n\n“And so it ended,” he said.", suffix)
    parts = cast(made, _everybody)
    accounted(parts)
    for passage, whole in zip(parts.passages, made.passages, strict=True):
        assert _written(passage.utterances) == _written(whole.utterances)
        assert all(u.spoken for u in passage.utterances)


def test_a_part_stands_where_it_stood_though_the_lexicon_changed() -> None:
    made = adapt(read_text(STORY))
    part = cast(made, _everybody).passages[1].utterances[1]
    again = stretch_of(adapt(read_text(STORY), {"minister": "mini star"}).passages[1].utterances, part)
    assert (again.role, again.text, again.spoken) == ("body", "the minister said, ", "the mini star said,")


def test_tags_stay_with_the_words_they_are_about() -> None:
    made = cast(script("# A Title\n\n“We *will* fight,” **she** said, “*to the end*.”\n", ".md"), _everybody)
    accounted(made)
    assert _said(made)[1:] == [("quote", "“We will fight,” "), ("body", "she said, "), ("quote", "“to the end.”")]


def test_only_those_who_have_a_voice_are_cast() -> None:
    text = "A Talk\n\nQ: Is it so, and was it always?\n\nJANE DOE: It is.\n\nQ: And was it?\n\nJANE DOE: It was, and it will be."
    made = cast(adapt(read_text(text)), lambda role, speaker: speaker == "Jane Doe")
    spoken = [(u.role, u.speaker, u.text) for passage in made.passages[1:] for u in passage.utterances]
    assert ("answer", "Jane Doe", "It is.") in spoken
    assert ("body", None, "JANE DOE: ") in spoken
    assert ("body", None, "Q: Is it so, and was it always?") in spoken


def _written(utterances: tuple[Utterance, ...]) -> str:
    return "".join("".join(reading.written for reading in utterance.readings) for utterance in utterances)
