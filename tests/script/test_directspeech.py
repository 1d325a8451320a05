"""Direct speech: what a newsreader would change the voice for, and what not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.script.directspeech import direct_speech

SPEECH = [
    "{“We will fight,” }the minister said, {“to the end.”}",
    '{"We will fight," }the minister said, {"to the end."}',
    "{“We will fight,” }she added, smiling, {“and in the year after that one.”}",
    "{“No,” }she said.",
    "She said, {“No.”}",
    "{“We will fight. We will win,” }he said.",
    "{“Will you fight?” }asked Gov. Jane Doe of Maine.",
    "{“We lost everything. There is nothing left.”}",
    "{“I am ready,” }she said. {“Always.” }Then she left.",
    "Gov. Thornbury said: {“We have lost 17 people.”}",
    "The sign at the gate read: {“Keep off the grass, please.”}",
    "Mr. Doe added, {“it was a cold day in hell.”}",
    "She told reporters {“We will not give in.”}",
    "PORT ELLERY, Maine — {“We will fight,” }the mayor vowed.",
    "{“We will fight”, }she said.",
    "{“We will fight to the end of the road,” }a woman in the second row put in.",
    "{‘We won’t give in to the ministers’ plan,’ }Mr Smith said. {‘Never.’}",
    "{'We won't give in,' }Mr Smith said. {'Rock 'n' roll.'}",
    "{“She told me, ‘We will fight,’ and I believed her,” }he said.",
    "{‘She told me, “We will fight,” and I believed her,’ }he said.",
    "{« Nous nous battrons jusqu’au bout », }a déclaré le ministre.",
    "{„Wir werden kämpfen“, }sagte der Minister, {„bis zum Ende.“}",
    "{»Wir werden kämpfen«, }sagte der Minister.",
    '{“We will fight," }she said.',
]
"""What stands in braces is somebody's; the rest is the writer's."""
NARRATED = [
    "The so-called “experts” disagreed, officials said.",
    "He called it a “disaster,” she said.",
    "“Hamlet” opens tonight, the theatre said.",
    "Her second novel, “Gone With the Wind,” was, critics said, a failure.",
    'Her new atlas, "Small Countries," comes out on Sept. 19.',
    "She said “no” to the offer.",
    "The minister said it was “a complete disgrace to the nation.”",
    "He said that “we must all do our part,” adding that it would be hard.",
    "“Why did the chicken cross the road?” is an old joke.",
    'The official sheet says "Point 1,893."',
    "In the '90s the ministers' plan, 'twas said, won't do; it's theirs.",
    'He is 6\' 2" tall, and the pipe 9" wide, they said.',
    "It’s the ‘no’ vote that won.",
    "He opened “the first quotation and forgot to close it, she said.",
]


def _marked(text: str) -> str:
    (speech,) = direct_speech([text])
    for start, end in reversed(speech):
        text = f"{text[:start]}{{{text[start:end]}}}{text[end:]}"
    return text


@pytest.mark.parametrize("marked", SPEECH)
def test_what_somebody_says_is_theirs_and_the_attribution_is_not(marked: str) -> None:
    assert _marked(re.sub(r"[{}]", "", marked)) == marked


@pytest.mark.parametrize("text", NARRATED)
def test_scare_quotes_titles_and_a_few_words_stay_with_the_writer(text: str) -> None:
    assert _marked(text) == text


@pytest.mark.parametrize("mark", ["“”", '""', "‘’", "«»"])
def test_speech_over_several_paragraphs_is_opened_anew_and_closed_once(mark: str) -> None:
    opening, closing = mark[0], mark[1]
    paragraphs = [
        f"The minister spoke. {opening}We will fight." if mark != "‘’" else f"{opening}We will fight.",
        f"{opening}We will not give in",
        f"{opening}And win,{closing} he said. Then he left.",
        "Nobody followed.",
    ]
    first, second, third, fourth = direct_speech(paragraphs)
    assert [paragraphs[0][start:end] for start, end in first] == [f"{opening}We will fight."]
    assert second == ((0, len(paragraphs[1])),)
    assert [paragraphs[2][start:end] for start, end in third] == [f"{opening}And win,{closing} "]
    assert fourth == ()


@settings(deadline=None)
@given(st.lists(st.text(st.sampled_from("“”\"‘’'«»„ aB,.:—said\n"), max_size=40), max_size=4))
def test_whatever_the_text_the_stretches_are_in_it_and_apart(paragraphs: list[str]) -> None:
    for text, speech in zip(paragraphs, direct_speech(paragraphs), strict=True):
        places = [0, *(place for stretch in speech for place in stretch), len(text)]
        assert places == sorted(places)
        assert all(text[start:end].strip() for start, end in speech)


def test_a_paragraph_of_nothing_but_marks_takes_no_time() -> None:
    assert direct_speech(["“" * 1_000_000, "“a" * 900]) == ((), ())
