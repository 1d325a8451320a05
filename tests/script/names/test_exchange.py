"""lexicon.toml and W3C PLS: kept, added to, taken in and given out."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrator.errors import SettingsError
from narrator.script import add_entries, find_lexicon, from_pls, read_lexicon, to_pls

KEPT = '# Ours.\nKyiv = "/ˈkiːɪv/" # the capital\n\n"Wren St." = \'Wren Street\'\n'


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_the_file_keeps_its_order_remarks_and_line_ends(tmp_path: Path, ends: str) -> None:
    path = tmp_path / "lexicon.toml"
    path.write_bytes(KEPT.replace("\n", ends).encode())
    assert add_entries(path, {"Zsófia": "/ˈʒoːfiə/"}) == ("Zsófia",)
    assert add_entries(path, {"Kyiv": "KEE-iv"}) == ()
    kept = KEPT.replace('"/ˈkiːɪv/"', '"KEE-iv"') + '"Zsófia" = "/ˈʒoːfiə/"\n'
    assert path.read_bytes().decode() == kept.replace("\n", ends)
    assert read_lexicon(path) == {"Kyiv": "KEE-iv", "Wren St.": "Wren Street", "Zsófia": "/ˈʒoːfiə/"}
    assert [p.name for p in tmp_path.iterdir()] == ["lexicon.toml"]


def test_a_missing_file_is_empty_and_is_made(tmp_path: Path) -> None:
    path = find_lexicon(tmp_path / "narrator.toml")
    assert path == tmp_path / "lexicon.toml"
    assert read_lexicon(path) == {}
    assert add_entries(path, {'say "hi"': "hello\\there"})
    assert read_lexicon(path) == {'say "hi"': "hello\\there"}


@pytest.mark.parametrize("text", ["Kyiv = 5", "[table]\na = 'b'", "Kyiv = ", "Kyiv = '/kiːv'", "Kyiv = '  '"])
def test_an_unusable_file_is_named_and_not_touched(tmp_path: Path, text: str) -> None:
    path = tmp_path / "lexicon.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"lexicon\.toml"):
        read_lexicon(path)
    with pytest.raises(SettingsError):
        add_entries(path, {"Xi": "She"})
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(("word", "said"), [("", "x"), ("Xi", " "), ("Xi", "/ʃiː"), ("Xi", "//")])
def test_an_unusable_entry_is_refused(tmp_path: Path, word: str, said: str) -> None:
    with pytest.raises(SettingsError):
        add_entries(tmp_path / "lexicon.toml", {word: said})
    assert not (tmp_path / "lexicon.toml").exists()


def test_an_entry_of_several_lines_is_changed_whole(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.toml"
    path.write_text('Kyiv = """\nKeev""" # ours\nMinsk = "MINSK"\n', encoding="utf-8")
    add_entries(path, {"Kyiv": "KEE-iv"})
    assert path.read_text(encoding="utf-8") == 'Kyiv = "KEE-iv" # ours\nMinsk = "MINSK"\n'


def test_pls_goes_out_and_comes_back() -> None:
    entries = {"Kyiv": "/ˈkiːɪv/", "A&B <c>": "A and B", "Łódź": "/wuːdʒ/"}
    document = to_pls(entries)
    assert 'alphabet="ipa"' in document
    assert "http://www.w3.org/2005/01/pronunciation-lexicon" in document
    assert from_pls(document) == (entries, ())


def test_the_preferred_sound_counts_and_every_grapheme() -> None:
    document = """<?xml version="1.0"?>
    <lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="x-sampa" xml:lang="en">
      <lexeme><grapheme>Kyiv</grapheme><grapheme>Kiev</grapheme>
        <phoneme alphabet="ipa">kiːv</phoneme><phoneme alphabet="ipa" prefer="true">ˈkiːɪv</phoneme></lexeme>
      <lexeme><grapheme>W3C</grapheme><alias>World Wide Web Consortium</alias></lexeme>
      <lexeme><grapheme>Xi</grapheme><phoneme>Si:</phoneme></lexeme>
    </lexicon>"""
    entries, unusable = from_pls(document)
    assert entries == {"Kyiv": "/ˈkiːɪv/", "Kiev": "/ˈkiːɪv/", "W3C": "World Wide Web Consortium"}
    assert unusable == ("Xi",)


@pytest.mark.parametrize("document", ["<a", "<html/>", "", '<!DOCTYPE x [<!ENTITY a "b">]><lexicon>&a;</lexicon>'])
def test_what_is_no_pls_is_refused(document: str) -> None:
    with pytest.raises(SettingsError, match=r"story\.pls"):
        from_pls(document, "story.pls")
