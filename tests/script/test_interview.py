"""Interviews: who asks, who answers, and what only looks like one."""

from __future__ import annotations

import pytest

from narrator.script.interview import Paragraph, Stretch, interview


def _turns(*texts: str) -> list[tuple[str, str | None, str] | None]:
    """Of each paragraph, who says what: role, name, words."""
    return _said([Paragraph("paragraph", text) for text in texts])


def _said(paragraphs: list[Paragraph]) -> list[tuple[str, str | None, str] | None]:
    found = interview(paragraphs)
    none: list[Stretch | None] = [found.get(number) for number in range(len(paragraphs))]
    return [one and (one.role, one.speaker, p.text[one.start : one.end]) for one, p in zip(none, paragraphs, strict=True)]


@pytest.mark.parametrize(("asks", "answers"), [("Q:", "A:"), ("Q.", "A."), ("Question:", "Answer:"), ("Frage:", "Antwort:")])
def test_letters_that_ask_and_answer(asks: str, answers: str) -> None:
    assert _turns("We met.", f"{asks} Why?", f"{answers} So.", f"{asks} And now.") == [
        None,
        ("question", None, "Why?"),
        ("answer", None, "So."),
        ("question", None, "And now."),
    ]


def test_names_the_one_who_asks_most_is_the_interviewer_and_a_short_name_is_the_long_ones() -> None:
    turns = _turns("JANE DOE: I came early.", "The Herald: Why?", "DOE: It was cold.", "The Herald: And then?", "Jane: I left.")
    assert [turn and turn[:2] for turn in turns] == [
        ("answer", "Jane Doe"),
        ("question", "The Herald"),
        ("answer", "Jane Doe"),
        ("question", "The Herald"),
        ("answer", "Jane Doe"),
    ]


def test_a_short_question_that_was_taken_for_a_heading_is_a_turn() -> None:
    heading = Paragraph("heading", "Q: Why?")
    assert _said([heading, Paragraph("paragraph", "A: So."), heading])[2] == ("question", None, "Why?")


def test_a_turn_goes_on_to_the_next_but_not_over_a_heading_or_an_aside() -> None:
    paragraphs = [Paragraph("paragraph", text) for text in ("Q: Why?", "A: So.", "And so.", "(She laughs.)", "Q: Yes?", "A: No.")]
    found = _said(
        [*paragraphs, Paragraph("paragraph", "Not ever."), Paragraph("heading", "Books"), Paragraph("paragraph", "A book.")]
    )
    assert found[2] == ("answer", None, "And so.")
    assert found[3] is None
    assert found[6] == ("answer", None, "Not ever.")
    assert found[7:] == [None, None]


def test_what_follows_the_last_turn_is_the_narrators_where_no_turn_is_of_several_paragraphs() -> None:
    assert _turns("Q: Why?", "A: So.", "Q: Yes?", "A: No.", "The interview was edited.")[-1] is None


def test_questions_in_bold() -> None:
    asked = ["Why did you come?", "Were you cold?", "And now?"]
    paragraphs = [one for text in asked for one in (Paragraph("heading", text, bold=True), Paragraph("paragraph", "Well, yes."))]
    assert [turn and turn[0] for turn in _said(paragraphs)] == ["question", "answer"] * 3
    assert _said([one._replace(bold=False) for one in paragraphs]) == [None] * 6


@pytest.mark.parametrize(
    "texts",
    [
        ("Q: Why?", "A: So."),
        ("Note: The gate is shut.", "Correction: It is open.", "Note: It is shut."),
        ("Monday: Rain.", "Tuesday: Sun.", "Wednesday: Snow."),
        ("Winner: Maine", "Loser: Ohio", "Winner: Iowa", "Loser: Utah"),
        ("He said: so.", "she said: no.", "he said: yes."),
        ("JANE: One.", "JANE: Two.", "JANE: Three."),
    ],
)
def test_what_only_looks_like_one(texts: tuple[str, ...]) -> None:
    assert _turns(*texts) == [None] * len(texts)
