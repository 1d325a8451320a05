"""Edits at the desk are changes of plain files, one key each, and nothing else of them."""

from __future__ import annotations

import io
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from narrator.audio import Audio, loudness
from narrator.recording import Pool, Store
from tests.server.conftest import STORY
from tests.server.opened import Opened, opened

LEXICON = '# our names\r\n"Velk" = "velk"   # a village\r\n\r\n# rivers\r\nOder = "/ˈoʊdɚ/"\r\n'
Say = Callable[..., None]


@pytest.fixture
def say(desk: Opened) -> Say:
    def make(word: str, said: str, where: str = "project", page: str = "one") -> None:
        answer = desk.post("edit", edit="say", word=word, said=said, where=where, page=page)
        assert answer.status == 200, answer.body

    return make


def undo(desk: Opened, page: str = "one") -> object:
    answer = desk.post("undo", page=page)
    return answer.facts.get("undone", answer.facts.get("error"))


def test_the_project_s_file_keeps_its_comments_order_and_line_ends(desk: Opened, say: Say) -> None:
    (desk.folder / "lexicon.toml").write_bytes(LEXICON.encode())
    say("Velk", "velg")
    say("Łódź St.", "/wuːtʃ/")
    assert desk.read("lexicon.toml") == LEXICON.replace('"velk"', '"velg"') + '"Łódź St." = "/wuːtʃ/"\r\n'
    say("Oder", "")
    assert "Oder" not in desk.read("lexicon.toml")
    assert "# rivers\r\n" in desk.read("lexicon.toml")


def test_the_article_gets_front_matter_and_its_text_stays(desk: Opened, say: Say) -> None:
    say("Oskolno", "Oh skol no", "article")
    assert desk.read("story.txt") == f'+++\n[lexicon]\nOskolno = "Oh skol no"\n+++\n\n{STORY}'
    say("Oskolno", "Osk", "article")
    say("5m", "five million", "article")
    assert desk.read("story.txt") == f'+++\n[lexicon]\nOskolno = "Osk"\n5m = "five million"\n+++\n\n{STORY}'
    assert not (desk.folder / "lexicon.toml").exists()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_front_matter_that_is_there_is_kept_as_it_is(
    tmp_path: Path, pool: Pool, store: Store, line_end: str, mark: bytes
) -> None:
    whole = f'+++\ntitle = "Mine"  # the desk\'s\n\n[lexicon] # names\nVelk = "velg" # a village\n+++\n{STORY}'.replace(
        "\n", line_end
    )
    article = tmp_path / "story.md"
    article.write_bytes(mark + whole.encode())
    article.chmod(0o640)
    with opened(tmp_path, article, pool, store) as desk:
        assert desk.post("edit", edit="say", word="Oskolno", said="Osk", where="article").status == 200
        expected = whole.replace("# a village", f'# a village{line_end}Oskolno = "Osk"')
        assert article.read_bytes() == mark + expected.encode()
        assert article.stat().st_mode & 0o777 == 0o640
        assert undo(desk, "a test") is True
        assert article.read_bytes() == mark + whole.encode()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", b"<html><body><h1>A mayor</h1><p>The mayor met Oskolno and went on.</p></body></html>"),
        ("story.md", b"---\ntitle: A mayor\n---\n\n# A mayor\n\nThe mayor met Oskolno and went on.\n"),
        ("old.txt", "A mayor\n\nThe mayor met Oskolno at a café and went on.\n".encode("cp1252")),
    ],
)
def test_an_article_that_cannot_carry_settings_offers_the_project_alone(
    tmp_path: Path, pool: Pool, store: Store, name: str, content: bytes
) -> None:
    article = tmp_path / name
    article.write_bytes(content)
    (tmp_path / "narrator.toml").write_text("", encoding="utf-8")
    with opened(tmp_path, article, pool, store) as desk:
        assert desk.ask("proof.json").facts["places"] == {"project": "lexicon.toml"}
        assert desk.post("edit", edit="say", word="Oskolno", said="Osk", where="article").status == 422
        assert desk.post("edit", edit="say", word="Oskolno", said="Osk", where="project").status == 200
    assert article.read_bytes() == content
    assert (tmp_path / "lexicon.toml").read_text(encoding="utf-8") == 'Oskolno = "Osk"\n'


def test_undo_gives_back_the_files_to_the_byte(desk: Opened, say: Say) -> None:
    say("Oskolno", "Osk", "project")
    say("Oskolno", "Oskol", "article")
    say("Velk", "velg", "project")
    assert [undo(desk) for _ in range(4)] == [True, True, True, False]
    assert desk.read("story.txt") == STORY
    assert not (desk.folder / "lexicon.toml").exists()


def test_two_pages_do_not_overwrite_each_other(desk: Opened, say: Say) -> None:
    say("Velk", "velg", page="one")
    say("Oder", "oh der", page="two")
    say("Velk", "velk", page="one")
    assert desk.read("lexicon.toml") == 'Velk = "velk"\nOder = "oh der"\n'
    assert undo(desk, "two") is True
    assert desk.read("lexicon.toml") == 'Velk = "velk"\n'
    assert undo(desk, "one") is True
    assert desk.read("lexicon.toml") == 'Velk = "velg"\n'


def test_undo_does_not_take_back_what_somebody_else_wrote_since(desk: Opened, say: Say) -> None:
    say("Velk", "velg")
    (desk.folder / "lexicon.toml").write_text('Velk = "by hand"\n', encoding="utf-8")
    assert "changed again" in str(undo(desk))
    assert desk.read("lexicon.toml") == 'Velk = "by hand"\n'


def test_a_kind_is_put_back_for_this_article_and_left_out_again(desk: Opened) -> None:
    assert desk.post("edit", edit="include", name="credits", wanted=True).status == 200
    assert desk.read("story.txt") == f'+++\ninclude = ["credits"]\n+++\n\n{STORY}'
    spoken = [block for block in desk.ask("proof.json").facts["blocks"].values() if block["kind"] == "credit"]  # type: ignore[attr-defined]
    assert spoken[0]["utterances"]
    assert desk.post("edit", edit="include", name="credits", wanted=False).status == 200
    assert "include" not in desk.read("story.txt")


def test_a_kind_of_a_web_page_is_put_back_in_the_project_s_settings(tmp_path: Path, pool: Pool, store: Store) -> None:
    article = tmp_path / "page.html"
    article.write_text(
        "<html><body><h1>A mayor</h1><p>He went home.</p><figure><figcaption>The mayor.</figcaption></figure></body></html>"
    )
    (tmp_path / "narrator.toml").write_text("# ours\n[script]\nletters = false # no\n", encoding="utf-8")
    with opened(tmp_path, article, pool, store) as desk:
        assert desk.post("edit", edit="include", name="captions", wanted=True).status == 200
    assert (tmp_path / "narrator.toml").read_text() == '# ours\n[script]\nletters = false # no\ninclude = ["captions"]\n'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "page.html",
            "<html><body><h1>A mayor</h1><p>He went home.</p><figure><figcaption>He goes.</figcaption></figure></body></html>",
        ),
        ("story.md", "---\ntitle: A mayor\n---\n\n# A mayor\n\nHe went home at noon on Monday.\n\nPhoto by Ann Ode\n"),
    ],
)
def test_a_block_of_an_article_that_cannot_carry_settings_is_named_in_the_project_s(
    tmp_path: Path, pool: Pool, store: Store, name: str, content: str
) -> None:
    article = tmp_path / name
    article.write_text(content, encoding="utf-8")
    (tmp_path / "narrator.toml").write_text("# ours\n", encoding="utf-8")
    with opened(tmp_path, article, pool, store) as desk:

        def blocks() -> list[dict[str, object]]:
            return list(desk.ask("proof.json").facts["blocks"].values())  # type: ignore[attr-defined]

        (left_out,) = (block["number"] for block in blocks() if block.get("can_be_said"))
        assert desk.post("edit", edit="block", number=left_out, wanted=True).status == 200
        assert not any(block.get("can_be_said") for block in blocks())
        assert desk.read("narrator.toml").startswith('# ours\n\n[script]\ninclude = ["block: ')
        assert desk.post("edit", edit="block", number=left_out, wanted=False).status == 200
        assert "block:" not in desk.read("narrator.toml")
    assert article.read_text(encoding="utf-8") == content


def test_a_kind_the_project_says_is_left_out_by_the_article(desk: Opened) -> None:
    (desk.folder / "narrator.toml").write_text('[script]\ninclude = ["credits"]\n', encoding="utf-8")
    assert desk.post("edit", edit="include", name="credits", wanted=False).status == 200
    assert desk.read("story.txt") == f'+++\nexclude = ["credits"]\n+++\n\n{STORY}'
    assert desk.post("edit", edit="include", name="credits", wanted=True).status == 200
    assert "credits" not in desk.read("story.txt")


@pytest.mark.parametrize("number", [0, 8, -1, 10**9])
def test_a_block_there_is_not_is_refused(desk: Opened, number: int) -> None:
    assert desk.post("edit", edit="block", number=number, wanted=True).status == 422
    assert desk.read("story.txt") == STORY


def test_sentences_are_as_loud_as_the_episode(desk: Opened) -> None:
    blocks = desk.ask("proof.json").facts["blocks"].values()  # type: ignore[attr-defined]
    names = [utterance["name"] for block in blocks for utterance in block.get("utterances", ())]
    for name in names:  # until each was heard once the gains are not known
        assert desk.ask(f"takes/{name}").status == 200
    sounds = []
    for name in names:
        with wave.open(io.BytesIO(desk.ask(f"sounds/{name}.wav").body)) as file:
            sounds.append(Audio(file.getframerate(), np.frombuffer(file.readframes(file.getnframes()), "<i2")))
    level = loudness([Audio(sounds[0].rate, np.concatenate([sound.pcm for sound in sounds]))])
    assert level == pytest.approx(-16, abs=1)


def test_a_title_whose_chapter_is_gone_is_told(desk: Opened) -> None:
    assert desk.post("edit", edit="title", found="The other half", title="Home").status == 200
    assert desk.ask("proof.json").facts["unused_titles"] == []
    desk.article.write_text(desk.read("story.txt").replace("\nThe other half\n", "\nThe other part\n"), encoding="utf-8")
    assert desk.ask("proof.json").facts["unused_titles"] == ["The other half"]


def test_a_broken_file_is_said_and_the_article_stays_on_the_desk(desk: Opened, say: Say) -> None:
    (desk.folder / "lexicon.toml").write_text('Velk = "open\n', encoding="utf-8")
    facts = desk.ask("proof.json").facts
    assert "lexicon.toml is not valid TOML" in str(facts["problem"])
    assert facts["blocks"]
    answer = desk.post("edit", edit="say", word="Velk", said="velg", where="project")
    assert answer.status == 422
    assert desk.read("lexicon.toml") == 'Velk = "open\n'
    (desk.folder / "lexicon.toml").write_text('Velk = "velk"\n', encoding="utf-8")
    assert desk.ask("proof.json").facts["problem"] is None


def test_of_the_blocks_only_those_that_changed_are_sent_again(desk: Opened, say: Say) -> None:
    first = desk.ask("proof.json").facts
    say("Oskolno", "Osk")
    second = desk.ask(f"proof.json?since={first['revision']}").facts
    (changed,) = second["blocks"].values()  # type: ignore[attr-defined]
    assert "Oskolno" in str(changed)
    assert len(second["order"]) == len(first["order"])  # type: ignore[arg-type]
