"""The AI-voice notice: one wording, in every language, said once, silent only with a reason."""

from __future__ import annotations

import pytest

from narrator.article import read_text
from narrator.disclosure import NOTICES, disclosure, is_own_notice, notice, notice_language
from narrator.engines import find_voice, speaker
from narrator.errors import SettingsError
from narrator.script import Script, adapt
from narrator.settings import ScriptSettings

GERMAN = "Ein Dorf kauft seinen Bahnhof\n\n{}Am Montag war der Saal voll, und niemand wusste, warum das so war."
OWN = "Dieser Artikel wurde von einer künstlichen Intelligenz vorgelesen."


def _said(script: Script) -> list[str]:
    return [utterance.text for utterance in script.utterances]


@pytest.mark.parametrize("language", sorted(NOTICES))
def test_every_language_with_a_wording_has_a_voice_and_says_it_in_one_short_line(language: str) -> None:
    assert speaker(find_voice("newsroom", language), language).language.partition("-")[0] == language
    assert len(NOTICES[language]) <= 100
    assert is_own_notice(NOTICES[language])


def test_the_notice_is_in_the_language_of_the_article_whatever_its_region() -> None:
    assert notice("de-AT") == NOTICES["de"]
    assert notice("no") == NOTICES["nb"]
    assert (notice_language("pt-BR"), notice_language("tlh")) == ("pt-BR", "en")
    assert notice("tlh") == NOTICES["en"]


def test_the_owner_may_word_it_otherwise_and_all_places_get_that_wording() -> None:
    script = adapt(read_text(GERMAN.format("")), settings=ScriptSettings(notice="Hier liest  eine KI."))
    assert _said(script)[0] == script.disclosure.text == "Hier liest eine KI."
    assert script.disclosure.language == "de"


@pytest.mark.parametrize(
    "settings",
    [
        ScriptSettings(notice=False),
        ScriptSettings(notice=False, notice_reason="  "),
        ScriptSettings(notice=""),
        ScriptSettings(notice="…"),
        ScriptSettings(notice="An AI voice reads this, " * 20),
    ],
)
def test_a_notice_that_says_nothing_or_is_silent_without_a_reason_is_refused(settings: ScriptSettings) -> None:
    with pytest.raises(SettingsError, match="notice"):
        disclosure("en", settings)


def test_the_articles_own_notice_is_not_said_a_second_time() -> None:
    script = adapt(read_text(GERMAN.format(OWN + "\n\n")))
    assert OWN not in _said(script)
    assert [passage.reason for passage in script.passages if passage.reason]


def test_without_the_spoken_line_the_articles_own_notice_is_said() -> None:
    silent = ScriptSettings(notice=False, notice_reason="the article says it itself")
    script = adapt(read_text(GERMAN.format(OWN + "\n\n")), settings=silent)
    assert OWN in _said(script)
    assert script.disclosure.text not in _said(script)
    assert script.disclosure.unspoken == "the article says it itself"


@pytest.mark.parametrize(
    "line",
    [
        "This article was narrated by an AI voice.",
        "🎧 This story is read aloud by artificial intelligence.",
        "Hinweis: Dieser Text wird von einer KI-Stimme vorgelesen.",
        "Cet article a été lu par une voix de synthèse.",
        "Este artículo ha sido leído por una IA.",
        "Questo articolo è stato letto da una voce artificiale.",
        "Deze tekst wordt voorgelezen door AI.",
        "Этот текст озвучен искусственным интеллектом.",
    ],
)
def test_an_articles_own_notice_is_recognised(line: str) -> None:
    assert is_own_notice(line)


@pytest.mark.parametrize(
    "line",
    [
        "This story is about an AI that reads minds and has a voice.",
        "This article is about artificial limbs.",
        "Dieser Artikel handelt von künstlicher Intelligenz.",
        "An AI voice read the names of the dead.",
        "This article was read by the judge, who asked what artificial intelligence had to do with a dog, a fence and two "
        "neighbours that had not spoken to each other since the summer of 1998, when the first of the letters came.",
    ],
)
def test_what_the_article_tells_of_machines_is_no_notice(line: str) -> None:
    assert not is_own_notice(line)
