"""narrate check: what an editor should look at, the riskiest first; empty means publish."""

from __future__ import annotations

import re

import pytest

from tests.cli.desk import Answer, Desk

CLEAN = "The ferry comes back\n\nIt left on time this morning. Nobody had expected that.\n"
RISKY = """The bridge at Haddlesey opens

The council paid 5m for it, said Tuckersham Harbington of the works office.

Read more: Ten bridges to see

On 3/4 a man called Wieczorkowski crossed it. Haddlesey's mayor and the man met Harbington there.
"""


def kinds(answer: Answer) -> list[object]:
    return [finding["kind"] for finding in answer.facts["findings"]]


def words(answer: Answer) -> list[object]:
    return [finding["written"] for finding in answer.facts["findings"]]


def test_nothing_to_check_means_publish(desk: Desk) -> None:
    desk.write("story.txt", CLEAN)
    plain, listed = desk.run("check", "story.txt"), desk.run("check", "story.txt", "--json")
    assert (plain.code, plain.out, plain.err) == (0, "", "narrate: story.txt: nothing to check.\n")
    assert (listed.code, listed.facts) == (
        0,
        {"article": "story.txt", "publish": True, "findings": [], "left_out": [], "warnings": []},
    )


def test_the_riskiest_comes_first(desk: Desk) -> None:
    desk.write("narrator.toml", "[script]\nletters = true\n")
    desk.write("lexicon.toml", 'office = "/ʘʘ/"\n')
    desk.write("story.txt", RISKY)
    listed = desk.run("check", "story.txt", "--json")
    assert listed.code == 1
    assert not listed.facts["publish"]
    order = ["ignored", "guess", "reading", "letters"]
    assert sorted(kinds(listed), key=lambda kind: order.index(str(kind))) == kinds(listed)
    assert words(listed)[:2] == ["office", "Haddlesey"]  # of the names the voice guesses, that of the headline
    assert {"5m", "3/4"} == {finding["written"] for finding in listed.facts["findings"] if finding["kind"] == "reading"}
    assert words(listed)[-1] == "Wieczorkowski"
    assert [finding["rule"] for finding in listed.facts["left_out"]] == ["prompt"]


def test_a_respelling_is_no_ipa_that_a_voice_without_ipa_could_ignore(desk: Desk) -> None:
    desk.write("lexicon.toml", 'Abara = "ah-BAH-rah"\n')
    desk.write("story.txt", CLEAN.replace("Nobody", "Abara"))
    assert desk.run("check", "story.txt", "--voice", "tone").code == 0


def test_a_name_is_listed_once_with_its_count_and_its_sound(desk: Desk) -> None:
    desk.write("story.txt", RISKY)
    desk.write("narrator.toml", "[script]\nletters = false\n")
    found = {str(f["written"]): f for f in desk.run("check", "story.txt", "--json").facts["findings"]}
    assert found["Haddlesey"]["count"] == found["Harbington"]["count"] == 2
    assert found["Harbington"]["ipa"] == "hˈɑːɹbɪŋtən"
    assert found["Harbington"]["respelling"] == "HAR-bing-tuhn"
    assert "   2  Harbington (2 times): HAR-bing-tuhn /hˈɑːɹbɪŋtən/" in desk.run("check", "story.txt").out


def test_a_doubtful_reading_comes_with_what_else_it_may_mean(desk: Desk) -> None:
    desk.write("story.txt", RISKY)
    found = {str(f["written"]): f for f in desk.run("check", "story.txt", "--json").facts["findings"]}
    assert (found["5m"]["spoken"], found["5m"]["alternatives"]) == ("five meters", ["five million"])
    assert "5m: “five meters”, or “five million”; m may be meters or million" in desk.run("check", "story.txt").out


def test_a_sign_in_doubt_is_shown_in_its_word(desk: Desk) -> None:
    desk.write("story.txt", "A day out\n\nIt is a there/here thing.\n")
    (finding,) = desk.run("check", "story.txt", "--json").facts["findings"]
    assert finding["written"] == "there/here"
    assert finding["spoken"] == "there here"
    assert finding["alternatives"] == ["there or here", "there slash here"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_places_are_those_of_the_file_and_of_the_script(desk: Desk, line_end: str) -> None:
    text = RISKY.replace("\n", line_end)
    desk.write("story.txt", "\ufeff" + text)
    numbered = desk.run("script", "story.txt").out
    for finding in desk.run("check", "story.txt", "--json").facts["findings"]:
        start, end = (int(str(finding[key])) for key in ("start", "end"))
        assert text[start:end] == finding["written"]
        assert re.search(rf"^ +{finding['paragraph']}  .*{re.escape(str(finding['spoken']))}", numbered, re.MULTILINE)


def test_text_left_out_is_listed_and_does_not_keep_from_publishing(desk: Desk) -> None:
    desk.write("story.txt", CLEAN + "\nRead more: Ten ferries to see\n\nIt went again at noon.\n")
    answer = desk.run("check", "story.txt")
    assert answer.code == 0
    assert "   3  [prompt] Read more: Ten ferries to see: asks the reader" in answer.out
    assert "--include prompts" in answer.out
    assert desk.run("check", "story.txt", "--include", "prompts").out == ""


def test_an_entry_of_any_tier_vouches(desk: Desk) -> None:
    names = "+++\n[lexicon]\nHaddlesey = \"HAD-el-zee\"\n'3/4' = 'the third of April'\n+++\n"
    desk.write("lexicon.toml", 'Tuckersham = "/ˈtʌkɚʃəm/"\nHarbington = "Harbington"\n5m = "five million"\n')
    desk.write("story.txt", names + RISKY)
    assert words(desk.run("check", "story.txt", "--json")) == ["Wieczorkowski"]


def test_what_is_accepted_is_no_longer_listed_and_sounds_the_same(desk: Desk) -> None:
    desk.write("narrator.toml", "[script]\nletters = true\n")
    desk.write("story.txt", RISKY)
    before = desk.run("check", "story.txt", "--json")
    said = desk.run("script", "story.txt", "--plain").out
    assert desk.run("lexicon", "accept", "story.txt").code == 0
    left = desk.run("check", "story.txt", "--json")
    assert sorted(map(str, words(left))) == ["3/4", "5m"]  # a reading counts everywhere, so it is accepted by name only
    assert desk.run("lexicon", "accept", "story.txt", "3/4", "5m").code == 0
    assert desk.run("check", "story.txt").code == 0
    assert desk.run("script", "story.txt", "--plain").out == said
    (letters,) = (f for f in before.facts["findings"] if f["kind"] == "letters")
    assert f'Wieczorkowski = "/{letters["ipa"]}/"' in desk.read("lexicon.toml")


def test_only_what_is_listed_can_be_accepted(desk: Desk) -> None:
    desk.write("story.txt", CLEAN)
    answer = desk.run("lexicon", "accept", "story.txt", "Harbington")
    assert (answer.code, answer.err) == (2, "narrate: narrate check story.txt does not list 'Harbington'.\n")
    assert not (desk.folder / "lexicon.toml").exists()


def test_a_voice_that_cannot_tell_how_it_says_a_name_is_not_asked(desk: Desk) -> None:
    desk.write("narrator.toml", "[script]\nletters = false\n")
    desk.write("story.txt", RISKY)
    answer = desk.run("check", "story.txt", "--voice", "tone")
    assert "Harbington (2 times): only the voice knows how, said as the voice guesses" in answer.out
    assert "tone says every name as it guesses" in answer.err


def test_a_name_only_the_front_matter_has_stands_before_the_text(desk: Desk) -> None:
    desk.write("story.txt", f'+++\ntitle = "The Trumnik ferry"\n+++\n{CLEAN}')
    desk.write("narrator.toml", "[script]\nletters = false\n")
    (finding,) = desk.run("check", "story.txt", "--json").facts["findings"]
    assert (finding["written"], finding["paragraph"]) == ("Trumnik", None)


def test_other_languages_are_said_not_to_be_looked_at(desk: Desk) -> None:
    desk.write("story.txt", '+++\nlanguage = "de"\n+++\nDer Bahnhof\n\nHerr Harbington kam um 5 Uhr.\n')
    answer = desk.run("check", "story.txt")
    assert (answer.code, answer.out) == (0, "")
    assert "in English articles only" in answer.err


def test_an_article_that_is_not_there_is_an_error_of_one_line(desk: Desk) -> None:
    answer = desk.run("check", "missing.txt", "--json")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == "narrate: There is no file missing.txt; check the name and the folder.\n"


def test_names_in_capitals_and_behind_mc_are_found(desk: Desk) -> None:
    desk.write("narrator.toml", "[script]\nletters = false\n")
    desk.write(
        "story.txt", "The ferry\n\nHARBINGTON, Maine (AP) — NATO and UNESCO met McTuckersham there, BREAKING all the rules.\n"
    )
    assert sorted(map(str, words(desk.run("check", "story.txt", "--json")))) == ["HARBINGTON", "McTuckersham"]


def test_the_first_word_of_a_sentence_is_a_name_where_another_follows(desk: Desk) -> None:
    desk.write("narrator.toml", "[script]\nletters = false\n")
    desk.write("story.txt", "The ferry\n\nTuckersham Harbington left. Gubbinses were sold there.\n")
    assert words(desk.run("check", "story.txt", "--json")) == ["Tuckersham", "Harbington"]


def test_every_word_of_the_page_is_said_where_all_is_included(desk: Desk) -> None:
    desk.write("story.txt", RISKY)
    assert desk.run("check", "story.txt", "--include", "all", "--json").facts["left_out"] == []
    assert "Read more: Ten bridges to see" in desk.run("script", "story.txt", "--include", "all,", "--plain").out
