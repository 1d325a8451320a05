"""Markup is seen by nobody and heard by nobody: sentences and rules work on the text, and the receipt has every tag."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.article import READERS, read_text
from narrator.errors import NarratorError, SettingsError
from narrator.script import Script, adapt
from narrator.settings import ScriptSettings
from tests.article.test_markdown import PARTS
from tests.article.test_web import PAGE, TAGS
from tests.episode.test_receipt import _timeline


def script(text: str, suffix: str, include: tuple[str, ...] = ()) -> Script:
    return adapt(READERS[suffix](text, f"story{suffix}"), settings=ScriptSettings(include=include))


def accounted(made: Script) -> dict[str, tuple[str, str | None]]:
    from narrator.episode.receipt import account

    entries = list(account(made, _timeline(made)))
    assert "".join(made.source[entry.start : entry.end] for entry in entries) == made.source
    for entry in entries:
        assert entry.start < entry.end
        assert entry.fate != "space" or not made.source[entry.start : entry.end].strip()
    for utterance in made.utterances[len(made.opening) :]:
        for reading in utterance.readings:
            assert made.source[reading.start : reading.end] == reading.written
    return {made.source[entry.start : entry.end]: (entry.fate, entry.spoken or entry.reason) for entry in entries}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It rose **5** % on *Tues*day.", "It rose five percent on Tuesday."),
        ("It cost [$61](https://example.org) billion.", "It cost sixty-one billion dollars."),
        ("The **end.** Of it.", "The end. Of it."),
        ("*It* ended &mdash; at last.", "It ended — at last."),
    ],
)
def test_rules_read_through_marks(text: str, said: str) -> None:
    made = script(f"# A Title\n\n{text}\n", ".md")
    assert " ".join(u.spoken for u in made.passages[1].utterances) == said
    accounted(made)


def test_rules_read_through_tags_and_entities() -> None:
    made = script(PAGE, ".html")
    entries = accounted(made)
    spoken = " ".join(u.spoken for u in made.utterances)
    assert "cost five million pounds" in spoken
    assert "Tuesday. It is old. Nobody cried." in spoken
    assert "share" not in spoken.lower()
    assert entries["&amp;"][0] == "replaced"
    assert all(reason for fate, reason in entries.values() if fate == "left out")


def test_a_word_is_shown_without_its_markup() -> None:
    made = script("# A Title\n\nThe *Tues*day of R&amp;D cost &pound;5.\n", ".md")
    words = [word.written for word in made.passages[1].utterances[0].words()]
    assert words == ["The", "Tuesday", "of", "R&D", "cost", "£5."]


@pytest.mark.parametrize(
    ("formula", "text", "said"),
    [
        ("$E = mc$", "E = m c", "E equals m c"),
        ("$n = 5$", "n = 5", "n equals five"),
        ("$a = b, c = d$", "a = b, c = d", "a equals b, c equals d"),
        ("$x = 3. B = 4$", "x = 3. B = 4", "x equals three. B equals four"),
    ],
)
def test_what_one_span_shows_is_said_and_shown_once(formula: str, text: str, said: str) -> None:
    made = script(f"# A Title\n\nIn short {formula} holds. It *does*.\n", ".md")
    accounted(made)
    whole, _ = made.passages[1].utterances
    assert whole.text == f"In short {text} holds."
    assert whole.spoken == f"In short {said} holds."
    assert formula in [reading.written for reading in whole.readings]


def test_what_is_left_out_can_be_put_back() -> None:
    page = "Old Bridge Closes\n\nIt was closed.\n\nPeople look at it. Photo: Ada Kern\n\nRead more: Who owns it?\n\nIt is old."
    without = [passage.kind for passage in adapt(read_text(page)).passages if not passage.utterances]
    assert without == ["caption", "credit", "prompt"]
    put_back = adapt(read_text(page), settings=ScriptSettings(include=("captions", "prompts")))
    assert [passage.kind for passage in put_back.passages if not passage.utterances] == ["credit"]


def test_a_name_that_puts_nothing_back_is_refused_with_the_names_that_do() -> None:
    with pytest.raises(SettingsError, match=r"'captoins'.*bio, captions"):
        adapt(read_text("A text."), settings=ScriptSettings(include=("captoins",)))


@settings(deadline=None, max_examples=150)
@given(st.lists(PARTS, max_size=40).map("".join), st.lists(TAGS, max_size=40).map("".join))
def test_every_character_is_accounted_for(markdown: str, html: str) -> None:
    for text, suffix in ((markdown, ".md"), (html, ".html")):
        try:
            made = script(text, suffix, ("navigation", "captions", "prompts", "code"))
        except NarratorError:
            continue
        accounted(made)
