"""The lexicon's tiers: which wins, what it matches, and what it leaves alone."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.article import Article, Block
from narrator.script import Lexicon, Reading, Tiers, adapt
from narrator.script.names.shipped import shipped_names
from narrator.script.sayas import speak


def changed(text: str, inline: dict[str, str] | None = None, project: dict[str, str] | None = None) -> list[tuple[str, str]]:
    """(written, rule) of what the lexicon changed."""
    return [(r.written, r.rule) for r in read(text, inline, project) if ":" in r.rule]


def read(text: str, inline: dict[str, str] | None = None, project: dict[str, str] | None = None) -> tuple[Reading, ...]:
    return Lexicon(text, "en", Tiers(inline or {}, project or {}), letters=True).readings(speak(text))


def ipa_of(text: str, written: str) -> str | None:
    return next(r.ipa for r in read(text) if r.written == written)


def test_tiers_win_in_their_order() -> None:
    text = "Kyiv and Szymkowiak"
    assert changed(text) == [("Kyiv", "lexicon:builtin"), ("Szymkowiak", "letters:pl")]
    assert changed(text, {}, {"Kyiv": "Keev", "Szymkowiak": "/ʃɪm/"}) == [
        ("Kyiv", "lexicon:project"),
        ("Szymkowiak", "lexicon:project"),
    ]
    assert changed(text, {"Kyiv": "/kiːv/"}, {"Kyiv": "Keev"})[0] == ("Kyiv", "lexicon:inline")


@pytest.mark.parametrize("entry", ["O'Quorrie", "O’Quorrie"])
@pytest.mark.parametrize("written", ["O'Quorrie", "O’Quorrie"])
def test_an_entry_is_found_with_either_apostrophe(entry: str, written: str) -> None:
    assert changed(f"Ann {written} said", {entry: "oh-KWOR-ee"}) == [(written, "lexicon:inline")]


@pytest.mark.parametrize("written", ["'Ndrangheta", "’Ndrangheta", "‘Oumuamua", "'s-Hertogenbosch"])
def test_a_name_that_begins_with_an_apostrophe_is_found(written: str) -> None:
    assert changed(f"seen in {written} today") == [(written[1:], "lexicon:builtin")]


def test_letters_whose_accents_stand_apart_are_the_same_letters() -> None:
    """As files have them that come from macOS or out of a PDF."""
    text = "Zsófia Kovács met Quăng Mørk at the café in Kraków. “Très bien,” she said."
    apart = unicodedata.normalize("NFD", text)

    def words(source: str) -> list[tuple[str, str | None]]:
        article = Article("-", source, "", (Block("paragraph", 0, len(source)),), lexicon={"Quăng": "kwahng"})
        return [(word.spoken, word.ipa) for utterance in adapt(article).utterances for word in utterance.words()]

    assert apart != text
    assert words(apart) == words(text)


@pytest.mark.parametrize("name", ["Odile", "Rimini", "Stennis", "Vastor"])
def test_a_name_is_said_one_way_wherever_it_stands(name: str) -> None:
    """Alone in a line, first in a sentence, in a headline: each tells of its origin to a different degree."""
    lines = [name, f"By Ann {name}", f"{name} fell on Monday.", f"They came to {name}.", f"The Long Road To {name} Ends Today"]
    lexicon = Lexicon("\n\n".join(lines), "en", Tiers({}, {}), letters=True)
    said = [{r.ipa for r in lexicon.readings(speak(line)) if name in r.written} for line in lines]
    assert len(set(map(frozenset, said))) == 1


def test_a_pronouncer_has_its_ipa_beside_it() -> None:
    readings = read("in Rzeszen's streets", {"Rzeszen": "VZHEH-shen"})
    assert [(r.spoken, r.ipa) for r in readings if r.rule == "lexicon:inline"] == [("vzheh-shen's", "ˈvʒɛʃɛnz")]


def test_an_alias_is_spoken_and_ipa_travels_beside_the_spelling() -> None:
    readings = read("Ann met Bo.", {"Ann": "Anne", "Bo": "/boʊ/"})
    assert [(r.spoken, r.ipa) for r in readings if r.rule == "lexicon:inline"] == [("Anne", None), ("Bo", "boʊ")]


@pytest.mark.parametrize(
    ("text", "written", "ipa"),
    [
        ("Kyiv's mayor", "Kyiv's", "ˈkiːɪvz"),
        ("Kyiv’s mayor", "Kyiv’s", "ˈkiːɪvz"),
        ("Tusk's party", "Tusk's", "ˈtʊsks"),
        ("Xi Jinping spoke", "Xi Jinping", "ˈʃiː dʒɪnˈpɪŋ"),
        ("KYIV — Troops", "KYIV", "ˈkiːɪv"),
        ("ERDOGAN WINS", "ERDOGAN", "ˈɛɹdəˌwɑːn"),
        ("In Lima, Ohio, he", "Lima, Ohio", "ˈlaɪmə oʊˈhaɪoʊ"),
        ("In Lima he", "Lima", "ˈliːmə"),
        ("the Coup failed", "Coup", "ˈkuː"),
        ("Gyokeres scored", "Gyokeres", "ˈjɝkəɹəs"),
        ("in Shrewsbury, he", "Shrewsbury", "ˈʃɹoʊzbɛɹi"),
        ("the Medvedevs left", "Medvedevs", "mɛˈdvɛdɛfs"),
    ],
)
def test_built_in_names_are_found(text: str, written: str, ipa: str) -> None:
    assert ipa_of(text, written) == ipa


@pytest.mark.parametrize(
    "text",
    [
        "Residents of Bakersfield said the mayor, Sarah Whitmore, was wrong.",
        "The GAO and the FBI said so.",
        "Michael, Peter, Simon, Julian and Chloe said so.",
        "Meanwhile, Johnson flew from Boston to Portland.",
        "Analysts Expect Slower Growth After Holiday Weekend",
        "Write to kyiv@example.org or see example.org/Kyiv_news, said @Kyiv_Post.",
        "He didn't say. They won't. O'Brien isn't here.",
        "nobody writes szymkowiak or kyiv in small letters",
    ],
)
def test_what_english_knows_is_left_to_the_voice(text: str) -> None:
    assert changed(text) == []


def test_the_user_wins_over_rules_and_takes_whole_words() -> None:
    readings = read("BBC and BBCs in the U.S. Army", {"BBC": "Beeb", "U.S. Army": "the army"})
    assert "".join(r.spoken for r in readings) == "Beeb and BBCs in the the army"


def test_entries_need_not_begin_with_a_letter() -> None:
    assert [
        w for w, _ in changed("Use .NET and C++ and AT&T.", {".NET": "dot net", "C++": "C plus plus", "AT&T": "A T and T"})
    ] == [
        ".NET",
        "C++",
        "AT&T",
    ]


def test_the_country_spoken_of_tells_where_a_name_comes_from() -> None:
    alone, near = read("The mayor, Vidor, resigned."), read("In Hungary and Budapest the mayor, Vidor, resigned.")
    assert all(r.rule != "letters:hu" for r in alone)
    assert any(r.rule == "letters:hu" and r.ipa == "ˈviːdɔːɹ" for r in near)


def test_a_word_the_article_writes_in_small_letters_is_no_name() -> None:
    assert changed("They ate zurek. Zurek is a soup, and Marta likes Zurek.") == [("Marta", "lexicon:builtin")]


def test_in_other_languages_only_what_people_wrote_counts() -> None:
    lexicon = Lexicon("Kyjiw und Warszawa", "de", Tiers({"Kyjiw": "Kiew"}))
    assert [(r.spoken, r.rule) for r in lexicon.readings(speak("Kyjiw und Kyiv", "de"))] == [
        ("Kiew", "lexicon:inline"),
        (" und Kyiv", "-"),
    ]


def test_the_editor_hears_of_names_nobody_vouches_for() -> None:
    text = "Yesterday Szymkowiak met Grimbleby in Kyiv."
    lexicon = Lexicon(text, letters=True)
    assert [(r.written, r.rule) for r in lexicon.unvouched(lexicon.readings(speak(text)))] == [
        ("Szymkowiak", "letters:pl"),
        ("Grimbleby", "-"),
    ]


def test_ipa_reaches_the_words_with_their_punctuation() -> None:
    text = "“Kyiv-based” Kim Jong-un said, in Kyiv."
    article = Article("-", text, text, (Block("paragraph", 0, len(text)),))
    words = adapt(article).utterances[-1].words()
    assert [(w.written, w.ipa) for w in words if w.ipa] == [
        ("“Kyiv-based”", "“/ˈkiːɪv/-based”"),
        ("Kim Jong-un", "/ˈkɪm ˈdʒɑːŋ ˈuːn/"),
        ("Kyiv.", "/ˈkiːɪv/."),
    ]


@given(st.text(alphabet="Kyiv Xi’s'.-$5 BCłó\n", max_size=120))
@settings(max_examples=200, deadline=None)
def test_readings_join_to_the_text_and_stand_where_they_say(text: str) -> None:
    readings = Lexicon(text, "en", Tiers({"Xi": "She", "B": "/biː/", "5": "V"})).readings(speak(text, offset=3))
    assert "".join(r.written for r in readings) == text
    assert all(text[r.start - 3 : r.end - 3] == r.written for r in readings)


@pytest.mark.parametrize("unit", ["Kyiv ", "Xi ", "K", "K'", "Ł-", "lead the ", "'s "])
def test_reading_is_linear_in_the_text(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        readings = speak(text)
        began = time.process_time()
        Lexicon(text, letters=True).readings(readings)
        return time.process_time() - began

    seconds(1000)
    assert seconds(160_000) < 32 * max(seconds(20_000), 0.002)


def test_the_built_in_lexicon_is_large_and_says_whom_it_follows() -> None:
    shipped = shipped_names()
    assert len(shipped.sounds) >= 12_000
    assert set(shipped.groups) == set(shipped.sources)
    assert all(title and convention for title, convention in shipped.sources.values())
