"""narrate lexicon: the project's pronunciations, kept, heard, taken in and given out."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.desk import Desk
from tests.engines import tiny

KEPT = '# Ours.\nZorbu = "Zor Boo" # the town\n\n# Rivers.\nVelk = "/ˈvɛlk/"\n'
PLS = "{http://www.w3.org/2005/01/pronunciation-lexicon}"


def test_what_is_added_is_said(desk: Desk) -> None:
    desk.write("story.txt", "To Zorbu\n\nThe train to Zorbu goes on to Velk.\n")
    added = desk.run("lexicon", "add", "Zorbu", "Zor Boo")
    assert (added.code, added.out) == (0, "Zorbu  ZOR BOO /zˈɔːɹ bˈuː/  (new in lexicon.toml)\n")
    assert desk.run("lexicon", "add", "Velk", "--ipa", "ˈviːlk").out == "Velk  VEELK /vˈiːlk/  (new in lexicon.toml)\n"
    assert "The train to Zor Boo goes" in desk.run("script", "story.txt").out
    assert '<phoneme alphabet="ipa" ph="ˈviːlk">Velk</phoneme>' in desk.run("script", "story.txt", "--ssml").out


def test_a_name_is_said_once_by_the_voice_in_use(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    tiny.install(desk.folder / "data")
    monkeypatch.setenv("XDG_DATA_HOME", str(desk.folder / "data"))
    assert desk.run("lexicon", "add", "Abara", "ah-BAH-rah").out == "Abara  ah-BAH-rah /ɑːbˈɑːɹɑː/  (new in lexicon.toml)\n"
    desk.write("narrator.toml", '[voice]\nname = "tone"\n')
    assert desk.run("lexicon", "add", "Abara", "ah-BUH-rah").out == "Abara  “ah-buh-rah”  (changed in lexicon.toml)\n"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_new_sound_leaves_the_rest_of_the_file_alone(desk: Desk, line_end: str) -> None:
    kept = KEPT.replace("\n", line_end)
    desk.write("lexicon.toml", kept)
    assert "(changed in" in desk.run("lexicon", "add", "Zorbu", "Zor Bew").out
    assert desk.read("lexicon.toml") == kept.replace("Zor Boo", "Zor Bew")
    assert sorted(path.name for path in desk.folder.iterdir()) == ["lexicon.toml", "narrator.toml"]


def test_the_file_is_that_of_the_project(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk.folder / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(desk.folder / "deep" / "er")
    assert desk.run("lexicon", "add", "Zorbu", "Zor Boo").code == 0
    assert desk.read("lexicon.toml") == 'Zorbu = "Zor Boo"\n'


BAD_CALLS = {
    ("add", "Zorbu"): "Give 'Zorbu' either an alias or --ipa.",
    ("add", "Zorbu", "x", "--ipa", "x"): "Give 'Zorbu' either an alias or --ipa.",
    ("add", " ", "x"): "The entry must name a word.",
    ("add", "Zorbu", " "): "The entry 'Zorbu' must say how, as text in quotes: an alias, or IPA between slashes.",
    ("add", "Zorbu", "--ipa", "z/b"): "No voice can say the IPA 'z/b'; give broad IPA of English sounds, such as --ipa ˈkiːɪv.",
    ("add", "Zorbu", "--ipa", "zz##"): "No voice can say the IPA 'zz##'; give broad IPA of English sounds, such as --ipa ˈkiːɪv.",
    ("add", "Zor\udcffbu", "x"): "The entry 'Zor\\udcffbu' has a character that is no text; type it anew.",
    ("list", "--tier", "mine"): "There is no tier 'mine'; there are inline, project, built-in, heteronyms.",
    ("test", "Zorbu"): "No lexicon has 'Zorbu'; narrate lexicon add gives it a sound.",
    ("import", "no.pls"): "There is no file no.pls; check the name and the folder.",
    ("import", "words.doc"): "words.doc is of no kind that lexicons are exchanged in; name it .pls or .tsv.",
    ("import", "half.tsv"): "half.tsv, line 2: write a word, a tab, and how it is said.",
    ("import", "page.pls"): "page.pls is no PLS lexicon: its first element is <html>, not <lexicon>.",
    ("import", "broken.pls"): "broken.pls is not XML: no element found: line 1, column 9.",
    (
        "import",
        "latin.tsv",
    ): "latin.tsv cannot be read: 'utf-8' codec can't decode byte 0xd3 in position 1: invalid continuation byte.",
    ("export", "words"): "words is of no kind that lexicons are exchanged in; name it .pls or .tsv.",
    (
        "export",
        "nowhere/words.pls",
    ): "nowhere/words.pls cannot be written (No such file or directory); choose another place or make its folder.",
}


@pytest.mark.parametrize("call", BAD_CALLS, ids=" ".join)
def test_a_wrong_call_is_answered_in_one_sentence_and_changes_nothing(desk: Desk, call: tuple[str, ...]) -> None:
    desk.write("half.tsv", "Kyiv\tKeev\nLviv\n")
    desk.write("page.pls", "<html/>")
    desk.write("broken.pls", "<lexicon>")
    desk.write("latin.tsv", b"k\xd3d\tkood\n")
    before = sorted(path.name for path in desk.folder.iterdir())
    answer = desk.run("lexicon", *call)
    assert (answer.code, answer.out, answer.err) == (2, "", f"narrate: {BAD_CALLS[call]}\n")
    assert sorted(path.name for path in desk.folder.iterdir()) == before


def test_every_tier_is_listed_in_the_order_in_which_it_wins(desk: Desk) -> None:
    desk.write("lexicon.toml", KEPT + 'Kyivka = "Keev ka"\n')
    desk.write("story.txt", '+++\n[lexicon]\n"Novy Kyiv" = "No vee Keev"\n+++\nA story\n\nIt is short.\n')
    listed = desk.run("lexicon", "list", "KYIV", "--article", "story.txt", "--json").facts["entries"]
    tiers = [entry["tier"] for entry in listed]
    assert (tiers[:3], set(tiers[2:])) == (["inline", "project", "built-in"], {"built-in"})
    assert {"tier": "built-in", "word": "Kyiv", "said": "/ˈkiːɪv/", "source": "Ukrainian"}.items() >= {
        key: value for key, value in listed[tiers.index("built-in")].items() if key in ("tier", "said", "word")
    }.items()
    own = desk.run("lexicon", "list", "--tier", "project").out.splitlines()
    assert [line.split()[0] for line in own] == ["Zorbu", "Velk", "Kyivka"]
    heteronyms = desk.run("lexicon", "list", "lead", "--tier", "heteronyms").out.splitlines()
    assert "lead /lɛd/ heteronyms" in [" ".join(line.split()) for line in heteronyms]
    assert "\nŁódź " in desk.run("lexicon", "list", "lodz").out


def test_the_entries_people_made_are_listed_and_the_built_in_ones_on_request(desk: Desk) -> None:
    desk.write("lexicon.toml", KEPT)
    answer = desk.run("lexicon", "list")
    assert [line.split()[0] for line in answer.out.splitlines()] == ["Zorbu", "Velk"]
    assert answer.err.startswith("narrate: 2 entries of yours; narrate has 1")
    assert "give letters of a name, or --all." in answer.err
    assert [entry["word"] for entry in desk.run("lexicon", "list", "--json").facts["entries"]] == ["Zorbu", "Velk"]
    everything = desk.run("lexicon", "list", "--all")
    assert (len(everything.out.splitlines()) > 10_000, everything.err) == (True, "")
    assert {line.split()[-1] for line in everything.out.splitlines()} == {"project", "built-in", "heteronyms"}
    assert len(desk.run("lexicon", "list", "--tier", "built-in").out.splitlines()) > 10_000


def test_every_engine_says_each_entry_or_that_it_ignores_it(desk: Desk) -> None:
    desk.write("lexicon.toml", KEPT)
    answer = desk.run("lexicon", "test")
    assert answer.code == 0
    assert "Velk  /ˈvɛlk/\n    espeak    VELK /vˈɛlk/\n" in answer.out
    assert "    tone      “Velk”, ignores the entry\n" in answer.out
    assert "    tone      “Zor Boo”\n" in answer.out
    assert "zuh-LEN-skee" in desk.run("lexicon", "test", "Zelensky").out


def test_an_entry_the_voice_would_ignore_is_a_failure(desk: Desk) -> None:
    desk.write("lexicon.toml", KEPT + 'Xoj = "/ʘoj/"\n')
    answer = desk.run("lexicon", "test")
    assert answer.code == 1
    assert answer.err == "narrate: newsroom cannot follow 1 of 3: Xoj.\n"
    assert desk.run("lexicon", "test", "Velk", "Zorbu").code == 0
    assert desk.run("lexicon", "test", "Velk", "--voice", "tone").code == 1


@pytest.mark.parametrize("name", ["words.pls", "words.tsv"])
def test_what_goes_out_comes_back(desk: Desk, name: str) -> None:
    desk.write("lexicon.toml", KEPT + "'A&B <c>' = \"A and B\"\n")
    assert desk.run("lexicon", "export", name).out == f"{name}  (entries: 3)\n"
    (desk.folder / "lexicon.toml").unlink()
    assert desk.run("lexicon", "import", name).out == "lexicon.toml  (new: 3, changed: 0)\n"
    assert desk.read("lexicon.toml") == 'Zorbu = "Zor Boo"\nVelk = "/ˈvɛlk/"\n"A&B <c>" = "A and B"\n'


def test_a_pls_document_is_as_w3c_has_it(desk: Desk) -> None:
    desk.write("narrator.toml", '[show]\nlanguage = "en-GB"\n')
    desk.write("lexicon.toml", KEPT)
    desk.run("lexicon", "export", "words.pls")
    root = ET.parse(desk.folder / "words.pls").getroot()
    assert root.tag == f"{PLS}lexicon"
    assert root.attrib == {"version": "1.0", "alphabet": "ipa", "{http://www.w3.org/XML/1998/namespace}lang": "en-GB"}
    assert [[child.tag.removeprefix(PLS) for child in lexeme] for lexeme in root] == [
        ["grapheme", "alias"],
        ["grapheme", "phoneme"],
    ]
    assert [child.text for lexeme in root for child in lexeme] == ["Zorbu", "Zor Boo", "Velk", "ˈvɛlk"]
    assert desk.read("words.pls").startswith('<?xml version="1.0" encoding="UTF-8"?>\n')


def test_the_projects_own_sounds_stay_unless_they_are_to_be_replaced(desk: Desk) -> None:
    desk.write("lexicon.toml", KEPT)
    desk.write("theirs.tsv", "# theirs\nZorbu\tZor Bew\n\nŻory\t/ˈʒɔːɹi/\n")
    first = desk.run("lexicon", "import", "theirs.tsv")
    assert first.out == "lexicon.toml  (new: 1, changed: 0)\n"
    assert first.err == "narrate: theirs.tsv: 'Zorbu' keeps the project’s own sound.\n"
    assert desk.read("lexicon.toml") == KEPT + '"Żory" = "/ˈʒɔːɹi/"\n'
    assert desk.run("lexicon", "import", "theirs.tsv", "--replace").out == "lexicon.toml  (new: 0, changed: 1)\n"
    assert 'Zorbu = "Zor Bew" # the town\n' in desk.read("lexicon.toml")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-2"])
def test_a_pls_document_is_read_in_the_encoding_it_names(desk: Desk, encoding: str) -> None:
    document = (
        f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>\n<lexicon xmlns="http://www.w3.org/2005/01/'
        'pronunciation-lexicon" version="1.0" alphabet="x-sampa" xml:lang="pl"><lexeme><grapheme>Łuków</grapheme>'
        "<alias>Woo koof</alias></lexeme><lexeme><grapheme>Kutno</grapheme><phoneme>k u</phoneme></lexeme></lexicon>"
    )
    desk.write("theirs.pls", document.encode(encoding))
    answer = desk.run("lexicon", "import", "theirs.pls")
    assert answer.err == "narrate: theirs.pls: 'Kutno' has no sound in IPA and no alias, and is left out.\n"
    assert desk.read("lexicon.toml") == '"Łuków" = "Woo koof"\n'


def test_an_entry_of_the_article_wins_over_the_projects(desk: Desk, tmp_path: Path) -> None:
    desk.write("lexicon.toml", KEPT)
    desk.write("story.txt", '+++\n[lexicon]\nZorbu = "Zor Bay"\n+++\nTo Zorbu\n\nThe train to Zorbu is late.\n')
    assert "to Zor Bay is late" in desk.run("script", "story.txt").out
    assert "Zorbu  Zor Bay\n" in desk.run("lexicon", "test", "--article", "story.txt").out


def test_nothing_to_add_makes_no_file(desk: Desk) -> None:
    desk.write("story.txt", "The ferry\n\nIt came back this morning.\n")
    desk.write("none.tsv", "# nothing yet\n")
    assert desk.run("lexicon", "accept", "story.txt").code == 0
    assert desk.run("lexicon", "import", "none.tsv").out == "lexicon.toml  (new: 0, changed: 0)\n"
    assert not (desk.folder / "lexicon.toml").exists()


def test_another_voice_can_be_heard(desk: Desk) -> None:
    desk.write("lexicon.toml", 'Zorbu = "carter"\n')
    assert "KAR-tur" in desk.run("lexicon", "test").out
    assert "KAH-tuh" in desk.run("lexicon", "test", "--voice", "espeak:en-gb").out
