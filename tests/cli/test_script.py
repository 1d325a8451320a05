"""narrate script: what will be said, for people and for programs, before it is said."""

from __future__ import annotations

from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from tests.cli.desk import Desk

SSML = "{http://www.w3.org/2001/10/synthesis}"
STORY = """The mayor of Kyiv pays $5

By Ann Ode

“It was 9.4 feet,” he said & left. The Boeing 737 <stood> there.

Photo: Ann Ode/Reuters

> It cost 3/4 of it.

- One is red.
- Two is 50% blue.
"""
FILES = {
    "plain": STORY.encode(),
    "windows": b"\xef\xbb\xbf" + STORY.replace("\n", "\r\n").encode(),
    "old mac": STORY.replace("\n", "\r").encode(),
    "utf-16": STORY.encode("utf-16"),
    "beyond the first plane": STORY.replace("Kyiv", "Kyiv 𝒳 🎙️").encode(),
}


def listing(desk: Desk, *options: str) -> Any:
    return desk.run("script", "story.txt", "--json", *options).facts


def test_the_json_has_what_will_be_said_of_every_block(desk: Desk) -> None:
    desk.write("story.txt", STORY)
    found = listing(desk)
    assert (found["headline"], found["byline"], found["language"]) == ("The mayor of Kyiv pays $5", "Ann Ode", "en")
    assert [block["kind"] for block in found["blocks"]][:4] == ["headline", "byline", "paragraph", "credit"]
    for block in found["blocks"]:
        assert block["spoken"] is bool(block["utterances"]) is (block["reason"] is None)
    readings = [r for block in found["blocks"] for u in block["utterances"] for r in u["readings"]]
    (money,) = (reading for reading in readings if reading["say_as"] == "money")
    assert {key: money[key] for key in ("written", "spoken", "rule", "start", "end")} == {
        "written": "$5",
        "spoken": "five dollars",
        "rule": "money",
        "start": 23,
        "end": 25,
    }


@pytest.mark.parametrize("name", FILES)
def test_places_count_code_points_of_the_file_as_it_stands(desk: Desk, name: str) -> None:
    desk.write("story.txt", FILES[name])
    text = FILES[name].decode("utf-16" if name == "utf-16" else "utf-8-sig")  # a mark of the encoding is not part of the text
    blocks = listing(desk)["blocks"]
    at = 0
    for block in blocks:
        assert text[at : block["start"]].strip() == ""
        at = block["end"]
        for utterance in block["utterances"]:
            for reading in utterance["readings"]:
                assert text[reading["start"] : reading["end"]] == reading["written"]
    assert text[at:].strip() == ""
    assert "\r" not in text or any("\r" in text[a["end"] : b["start"]] for a, b in pairwise(blocks))


def test_plain_is_what_is_said_a_paragraph_a_line(desk: Desk) -> None:
    desk.write("story.txt", STORY.replace("he said & left.", "he  said &\tleft."))
    assert desk.run("script", "story.txt", "--plain").out.splitlines() == [
        "This article is read by an AI-generated voice.",
        "The mayor of Kyiv pays five dollars",
        "By Ann Ode",
        "“It was nine point four feet,” he said and left. The Boeing seven thirty-seven stood there.",
        "It cost three quarters of it.",
        "One is red.",
        "Two is fifty percent blue.",
    ]


def test_the_listing_begins_with_what_is_said_first(desk: Desk) -> None:
    """A headline that only the front matter gives is said; its byline and date are not, and are not lost from sight either."""
    desk.write("post.md", "---\ntitle: The $5 bridge\nauthor: Ann Ode\ndate: 2024-04-02\n---\n\nIt stood.\n\n## Why\n")
    shown = [
        "      [notice] This article is read by an AI-generated voice.",
        "      [headline] The five dollar bridge",
        "      [byline: Ann Ode, told in the tag and not said]",
        "      [date: 2024-04-02, told in the tag and not said]",
        "      [front matter: left out, front matter]",
        "   1  [paragraph] It stood.",
        "   2  [heading] Why",
    ]
    assert [line for line in desk.run("script", "post.md").out.splitlines() if line] == shown
    lines = desk.run("script", "post.md", "--plain").out.splitlines()
    assert lines == [shown[0].partition("] ")[2], "The five dollar bridge", "It stood.", "Why"]
    desk.write("story.txt", STORY)
    first = desk.run("script", "story.txt").out.split("\n\n")[:3]
    assert first == [shown[0], "   1  [headline] The mayor of Kyiv pays five dollars", "   2  [byline] By Ann Ode"]


def test_written_is_a_transcript_of_what_is_said_as_it_stands_on_the_page(desk: Desk) -> None:
    desk.write("story.md", "# The *mayor* pays $5\n\nIt was 9.4\nfeet &amp; [left](https://example.org/).\n\n- One is 50%.\n")
    assert desk.run("script", "story.md", "--written").out.splitlines() == [
        "This article is read by an AI-generated voice.",
        "The mayor pays $5",
        "It was 9.4 feet & left.",
        "One is 50%.",
    ]


def test_ssml_is_one_document_of_the_same_words_and_pauses(desk: Desk) -> None:
    desk.write("story.txt", STORY)
    found = listing(desk)
    root = ET.fromstring(desk.run("script", "story.txt", "--ssml").out.encode())
    assert root.tag == f"{SSML}speak"
    assert root.attrib == {"version": "1.1", "{http://www.w3.org/XML/1998/namespace}lang": "en"}
    assert {element.tag.removeprefix(SSML) for element in root.iter()} == {
        "speak", "metadata", "{http://purl.org/dc/elements/1.1/}title", "p", "s", "sub", "phoneme", "break",
    }  # fmt: skip
    utterances = [*found["opening"], *(u for block in found["blocks"] for u in block["utterances"])]
    pauses = [f"{utterance['pause_ms']}ms" for utterance in utterances]
    assert [element.get("time") for element in root.iter(f"{SSML}break")] == pauses
    sentences = ["".join(s.itertext()) for s in root.iter(f"{SSML}s")]
    assert sentences[1:4] == ["The mayor of Kyiv pays $5", "By Ann Ode", "“It was 9.4 feet,” he said & left."]
    assert len(sentences) == len(utterances)
    assert {(s.text, s.get("alias")) for s in root.iter(f"{SSML}sub")} >= {("$5", "five dollars"), ("50%", "fifty percent")}
    (kyiv,) = (phoneme for phoneme in root.iter(f"{SSML}phoneme") if phoneme.text == "Kyiv")
    assert (kyiv.text, kyiv.get("alphabet"), kyiv.get("ph")) == ("Kyiv", "ipa", "ˈkiːɪv")


def test_ssml_of_another_language_says_so_where_it_changes(desk: Desk) -> None:
    desk.write("story.txt", '+++\nlanguage = "sw"\n+++\nHabari ya asubuhi\n\nTreni ilifika saa tatu.\n')
    root = ET.fromstring(desk.run("script", "story.txt", "--ssml").out.encode())
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert root.get(lang) == "sw"
    assert [s.get(lang) for s in root.iter(f"{SSML}s")] == ["en", None, None]


def test_ssml_stays_xml_whatever_the_article_has(desk: Desk) -> None:
    desk.write(
        "story.txt",
        'A ]]> "quoted" headline\n\nIt has \x0b a \x01 control, an &amp; and \ufffe\uffff.\n' + "More of it all. " * 30,
    )
    assert ET.fromstring(desk.run("script", "story.txt", "--ssml").out.encode()).tag == f"{SSML}speak"


def test_a_script_has_one_form_at_a_time(desk: Desk) -> None:
    desk.write("story.txt", STORY)
    answer = desk.run("script", "story.txt", "--ssml", "--json")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "narrate: story.txt: --json and --ssml are different forms of the script; ask for one of them.\n"


def test_who_says_what_is_shown_where_the_voice_has_one_for_them(desk: Desk) -> None:
    desk.write(
        "story.md", "# A harbour\n\n“No,” she said.\n\n> It is late.\n\nQ: Why?\n\nANN ODE: It was cold.\n\nQ: And then?\n"
    )
    desk.write(
        "mine.toml", 'engine = "tone"\n[roles.quote]\npitch = 2\n[roles.question]\npitch = 3\n[speakers."Ann Ode"]\npitch = 4\n'
    )
    cast = desk.run("script", "story.md", "--voice", "mine.toml").out
    assert [line[6:] for line in cast.splitlines() if line][2:] == [
        "[paragraph] [quote: “No,”] she said.",
        "[quote] It is late.",
        "[paragraph] Q: [question: Why?]",
        "[paragraph] ANN ODE: [Ann Ode: It was cold.]",
        "[paragraph] Q: [question: And then?]",
    ]
    assert "[question:" not in desk.run("script", "story.md", "--voice", "tone").out
