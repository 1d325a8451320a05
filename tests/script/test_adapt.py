"""From the article to the script: who says what, after which pause, and what is left out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from narrator.article import read_text
from narrator.script import Script, adapt
from narrator.settings import ScriptSettings

TEXT = """A Small Town Wakes

By Ann Other

Nothing happened on Monday. "Then it did!" she said.

> Nobody saw it coming.

- First bread
- Then milk

* * *

The end came in 1984."""


def _script(text: str = TEXT) -> Script:
    return adapt(read_text(text))


def test_the_notice_comes_first_and_can_be_switched_off() -> None:
    assert _script().utterances[0].role == "notice"
    assert "AI-generated" in _script().utterances[0].text
    silent = adapt(read_text(TEXT), settings=ScriptSettings(notice=False, notice_reason="the host says it"))
    assert not silent.opening
    assert silent.utterances[0].text == "A Small Town Wakes"


def test_a_title_keeps_the_joiners_of_its_letters_and_loses_what_turns_it_round() -> None:
    family = "\U0001f469\u200d\U0001f467"
    assert _script(f"\u202eNews\u00a0of\tthe {family} \u0645\u06cc\u200c\u062e\u0648\u0631\u0645\n\nText.").headline == (
        f"News of the {family} \u0645\u06cc\u200c\u062e\u0648\u0631\u0645"
    )


def test_roles_follow_the_kind_of_block() -> None:
    roles = {passage.kind: {u.role for u in passage.utterances} for passage in _script().passages}
    assert roles["headline"] == {"headline"}
    assert roles["quote"] == {"quote"}
    assert roles["paragraph"] == {"body"}


def test_every_utterance_is_a_sentence() -> None:
    texts = [u.text for passage in _script().passages if passage.kind == "paragraph" for u in passage.utterances]
    assert texts == ["Nothing happened on Monday.", '"Then it did!" she said.', "The end came in 1984."]


def test_signs_of_lists_and_quotations_are_seen_and_not_said() -> None:
    said = [u.spoken for passage in _script().passages if passage.kind in ("quote", "list") for u in passage.utterances]
    assert said == ["Nobody saw it coming.", "First bread", "Then milk"]


def test_a_line_between_sections_is_left_out_with_its_reason() -> None:
    (rule,) = (passage for passage in _script().passages if not passage.utterances)
    assert TEXT[rule.start : rule.end] == "* * *"
    assert rule.reason


def test_pauses_grow_from_sentence_to_paragraph_to_section() -> None:
    script = _script("Title of It\n\nOne here. Two here.\n\nThree here.\n\nA Section\n\nFour here.")
    pause = {u.text: u.pause_ms for u in script.utterances}
    assert pause["One here."] < pause["Two here."] < pause["Three here."]
    assert pause["Four here."] > 0


def test_a_long_sentence_is_said_in_breaths_and_loses_nothing() -> None:
    sentence = "It went on, " * 80 + "and then it stopped."
    script = _script(f"Long One\n\n{sentence}")
    utterances = script.passages[1].utterances
    assert len(utterances) > 1
    assert all(len(u.words()) <= 60 for u in utterances)
    assert " ".join(u.text for u in utterances) == sentence


def test_the_front_matters_lexicon_is_heard() -> None:
    script = _script('+++\n[lexicon]\nAnn = "Anne"\nOther = "/ˈʌðə/"\n+++\n\nOf Ann Other\n\nAnn came in.')
    assert script.utterances[2].spoken == "Anne came in."
    assert [word.ipa for word in script.utterances[1].words()] == [None, None, "/ˈʌðə/"]


def test_a_headline_that_only_the_front_matter_gives_is_said_once() -> None:
    only = _script('+++\ntitle = "A Title of 300 Words"\n+++\n\nThe text begins here. It goes on.')
    assert [u.spoken for u in only.utterances][1] == "A Title of three hundred Words"
    both = _script('+++\ntitle = "A Title"\n+++\n\nA Title\n\nThe text begins here. It goes on.')
    assert [u.spoken for u in both.utterances].count("A Title") == 1
    none = _script('+++\nlanguage = "en"\n+++\n\nthe text begins here, in small letters. It goes on.')
    assert none.utterances[1].spoken == "the text begins here, in small letters."


def test_an_article_in_another_language_has_its_own_notice_and_one_warning() -> None:
    german = "Ein Dorf kauft seinen Bahnhof\n\nAm Montag war der Saal voll, und niemand wusste, warum das so war."
    for own in ("", '+++\n[lexicon]\nSaal = "/zaːl/"\n+++\n'):  # whether its IPA is followed, only the voice knows
        script = _script(own + german)
        assert script.language == "de"
        assert "KI-generierten" in script.opening[0].text
        assert len(script.warnings) == 1


def test_a_word_of_the_page_is_what_stands_between_spaces_unless_it_is_said_as_one() -> None:
    script = _script('Some Words\n\n"It cost $61 billion," he said – twice.')
    words = [(word.written, word.spoken) for word in script.utterances[2].words()]
    assert words == [
        ('"It', '"It'),
        ("cost", "cost"),
        ('$61 billion,"', 'sixty-one billion dollars,"'),
        ("he", "he"),
        ("said", "said"),
        ("–", "–"),
        ("twice.", "twice."),
    ]


def test_a_script_is_the_same_in_every_process() -> None:
    """Python orders its sets anew in each process; nothing that is said may follow that."""
    told = "import sys; from narrator import adapt, read; print([adapt(read(path)) for path in sys.argv[1:]])"
    seeds = sorted(str(path) for path in (Path(__file__).parents[2] / "seeds").iterdir())
    scripts = {
        subprocess.run(
            [sys.executable, "-c", told, *seeds],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(scripts) == 1
