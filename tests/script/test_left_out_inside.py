"""Words that are left out inside a paragraph: told with their reason, and put back."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.article import READERS
from narrator.errors import NarratorError
from narrator.script import OMITTED, Script, adapt, check
from narrator.settings import ScriptSettings

STORY = """\
# Old Bridge Closes

It is ~~not~~ old, %%who says so%% and $x^2$ long {{< ref "a" >}} too.

%% not before May %%

It opens in May.
"""


def script(text: str = STORY, *include: str) -> Script:
    return adapt(READERS[".md"](text, "story.md"), settings=ScriptSettings(include=include))


def said(told: Script) -> list[str]:
    return [" ".join(utterance.text.split()) for utterance in told.utterances if utterance.block is not None]


def test_they_are_not_said_and_are_found_with_their_reason() -> None:
    told = script()
    assert said(told) == ["Old Bridge Closes", "It is old, and long too.", "It opens in May."]
    found = [(one.paragraph, one.rule, one.written) for one in check(told) if one.kind == "left out"]
    assert found == [
        (2, "struck", "not"),
        (2, "comment", "who says so"),
        (2, "formula", "x^2"),
        (2, "shortcode", '{{< ref "a" >}}'),
        (3, "comment", "%% not before May %%"),
    ]
    reasons = [one.reason for one in check(told) if one.rule == "struck"]
    assert reasons == [f"{OMITTED['struck'].reason}; --include struck says it"]


def test_each_kind_is_put_back_by_its_name() -> None:
    assert said(script(STORY, "struck"))[1] == "It is not old, and long too."
    assert said(script(STORY, "comments"))[1:3] == ["It is old, who says so and long too.", "not before May"]
    assert said(script(STORY, "formulas"))[1] == "It is old, and x^2 long too."
    assert said(script(STORY, "2"))[1] == 'It is not old, who says so and x^2 long {{< ref "a" >}} too.'


SIGNS = st.sampled_from(
    [
        "~~",
        "%%",
        "$",
        "{{< a >}}",
        "<p>",
        "</p>",
        "<del>",
        "</del>",
        "word",
        "Two words.",
        " ",
        "\n",
        "\n\n",
        "- ",
        "> ",
        "[[a|b]]",
        "x",
    ]
)


@settings(deadline=None, max_examples=150)
@given(st.lists(SIGNS, max_size=40).map("".join), st.sampled_from([(), ("all",)]))
def test_every_character_is_in_a_reading(text: str, include: tuple[str, ...]) -> None:
    try:
        told = script(text, *include)
    except NarratorError:
        return
    for passage in told.passages:
        at = passage.start
        for reading in (reading for utterance in passage.utterances for reading in utterance.readings):
            assert not told.source[at : reading.start].strip()
            assert told.source[reading.start : reading.end] == reading.written
            at = reading.end
        assert not passage.utterances or not told.source[at : passage.end].strip()
