"""Names nobody listed: their origin, their letters, and the error over a set of cases."""

from __future__ import annotations

import pytest

from narrator.engines import Request, Span
from narrator.engines.espeak import Espeak
from narrator.script import Lexicon
from narrator.script.names.letters import sound_out
from narrator.script.names.origin import MODELS, guess
from narrator.script.names.pinyin import syllables
from narrator.script.names.shipped import folder
from narrator.script.names.unlisted import LIKELY
from narrator.script.sayas import speak
from tests.benchmarks.bench_names import CASES, errors, read_cases
from tests.benchmarks.fit_origins import models, written


@pytest.mark.parametrize(
    ("name", "origin", "ipa"),
    [
        ("Szczepański", "pl", "ʃtʃɛˈpɑːnski"),
        ("Papadakis", "el", "pɑːpɑːˈdɑːkɪs"),
        ("Kovačević", "sl", "koʊˈvɑːtʃɛvɪtʃ"),
        ("Tkachenko", "uk", "tkɑːˈtʃɛŋkoʊ"),
        ("Hakobyan", "hy", "hɑːkoʊˈbjɑːn"),
        ("Villaseñor", "es", "viːjɑːsɛˈnjɔːɹ"),
        ("García", "es", "gɑːɹˈsiːə"),
        ("Guimarães", "pt", "giːmɑːˈɹaɪns"),
        ("Boucher", "fr", "buːˈʃeɪ"),
        ("Quanzhou", "zh", "tʃwɑːnˈdʒoʊ"),
        ("Mizushima", "ja", "miːzuːˈʃiːmə"),
        ("Yıldırım", "tr", "jɪldɪˈɹɪm"),
        ("Marsaxlokk", "mt", "mɑːɹˈsɑːʃloʊk"),
        ("Puigcerdà", "ca", "puːɪgsɛɹˈdɑː"),
        ("Faarax", "so", "ˈfɑːɹɑːh"),
        ("Trượng", "vi", "ˈtɹʊəŋ"),
    ],
)
def test_an_origin_reads_its_letters(name: str, origin: str, ipa: str) -> None:
    assert sound_out(name, origin) == ipa


@pytest.mark.parametrize(
    ("name", "origin"),
    [("Wojciechowicz", "pl"), ("Papanastasiou", "el"), ("Tsikhelashvili", "ka"), ("Nkosinathi", "zu"), ("Zhangjiang", "zh"),
     ("Peñaranda", "es"), ("Þórarinn", "is"), ("Gjørtz", "sv"), ("Jokinen", "fi"), ("Karapetyan", "hy"), ("Whittington", "en")],
)  # fmt: skip
def test_letters_tell_the_origin(name: str, origin: str) -> None:
    assert guess(name).origin == origin


def test_the_shipped_models_are_those_of_the_lists() -> None:
    """After a change of a list: `python -m tests.benchmarks.fit_origins`."""
    assert (folder() / MODELS).read_bytes() == written(models())


def test_pinyin_is_cut_into_its_syllables() -> None:
    assert syllables("zhongguancun") == ("zhong", "guan", "cun")
    assert syllables("xi'an") == ("xi", "an")
    assert syllables("marino") == ()


def test_the_error_over_all_origins_stays_low() -> None:
    cases = [case for case in read_cases() if case[2] != "-"]
    said = []
    for _, name, _ in cases:
        found = guess(name)
        foreign = found.origin != "en" and found.margin >= LIKELY
        said.append(Span(name, name, sound_out(name, found.origin) if foreign else None))
    assert len(cases) > 290
    sums = errors(cases, list(Espeak().pronounce([Request((span,), "en-us") for span in said])))
    assert sum(edits for edits, _ in sums.values()) <= 0.115 * sum(sounds for _, sounds in sums.values())


@pytest.mark.parametrize(("file", "most"), [("names_news.tsv", 0.04), ("names_rare.tsv", 0.065)])
def test_the_error_of_whole_names_stays_low(file: str, most: float) -> None:
    cases = read_cases(CASES.with_name(file))
    readings = [Lexicon(name, letters=True).readings(speak(name)) for _, name, _ in cases]
    requests = [Request(tuple(Span(r.written, r.spoken, r.ipa) for r in said), "en-us") for said in readings]
    sums = errors(cases, list(Espeak().pronounce(requests)))
    assert sum(edits for edits, _ in sums.values()) <= most * sum(sounds for _, sounds in sums.values())


def test_english_names_are_mostly_left_alone() -> None:
    names = [name for _, name, ipa in read_cases() if ipa == "-"]
    taken = [name for name in names if guess(name).origin != "en" and guess(name).margin >= LIKELY]
    assert len(taken) <= 0.15 * len(names)
