"""Bytes become text, or a sentence that says what to do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from narrator.article import read, read_text
from narrator.errors import ArticleError

TEXT = "Café prices rise\n\nA coffee now costs €3 in “Zürich”, said Mr. Müller.\nNobody laughed.\n"


def written(folder: Path, raw: bytes, name: str = "story.txt") -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("cp1252"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
    ],
    ids=["utf-8", "utf-8 with mark", "cp1252", "utf-16", "utf-16 be with mark", "utf-16 le", "utf-16 be", "utf-32"],
)
def test_every_usual_encoding_gives_the_same_text(tmp_path: Path, raw: bytes) -> None:
    assert read(written(tmp_path, raw)).source == TEXT


def test_utf_16_without_a_mark_is_known_in_other_scripts(tmp_path: Path) -> None:
    text = "Мост закрыт\n\nРаботы начнутся весной, сказал мэр города.\n"
    assert read(written(tmp_path, text.encode("utf-16-le"))).source == text


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_stay_as_they_are(tmp_path: Path, ends: str) -> None:
    text = TEXT.replace("\n", ends)
    article = read(written(tmp_path, text.encode()))
    assert article.source == text
    assert [block.kind for block in article.blocks][:2] == ["headline", "paragraph"]


def refusal(path: str | Path) -> str:
    with pytest.raises(ArticleError) as caught:
        read(path)
    message = str(caught.value)
    assert message.endswith(".")
    assert "\n" not in message
    return message


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "There is no file" in refusal(tmp_path / "nowhere.txt")
    assert "nowhere.txt" in refusal(tmp_path / "nowhere.txt")


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


def test_a_path_no_system_allows_is_refused() -> None:
    assert "check the name" in refusal("sto\0ry.txt")
    assert "check the name" in refusal("x" * 5000)


@pytest.mark.parametrize(
    "raw", [b"", b"\xef\xbb\xbf", b" \n\t\r\n", b"\xff\xfe", "\u3000\n".encode(), b"--- ... !!!\n", "🎙️ 🎉".encode()]
)
def test_nothing_to_say_is_refused(tmp_path: Path, raw: bytes) -> None:
    message = refusal(written(tmp_path, raw))
    assert "story.txt" in message
    assert "put the article's text in it" in message


@pytest.mark.parametrize(
    "raw",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"ID3\x03\0\0\0\0\0\x21" + bytes(range(256)) * 4,
        b"\x7fELF\x02\x01\x01" + bytes(64),
        b"%PDF-1.7\n" + bytes(range(1, 256)) * 8,
        b"PK\x03\x04\x14\0\x06\0",
        b"text \x01\x02\x03\x04\x05 text",
        b"\xff\xfeA\0\0\0B\0",
        b"\0" * 5000,
    ],
)
def test_a_binary_file_is_refused(tmp_path: Path, raw: bytes) -> None:
    assert "is a binary file" in refusal(written(tmp_path, raw))


def test_a_stray_control_character_is_no_binary_file(tmp_path: Path) -> None:
    assert read(written(tmp_path, b"A page's end\x0c and a bell \x07 in " + b"a long text " * 40)).headline


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Мост закрыт, сказал мэр города во вторник.", "koi8-r"),
        ("Мост закрыт, сказал мэр города во вторник.", "cp1251"),
        ("Most na północ jest zamknięty, mówił burmistrz; żółw.", "cp1250"),
        ("Η γέφυρα έκλεισε την Τρίτη, είπε ο δήμαρχος.", "cp1253"),
        ("橋は古い。工事は春に始まる。", "shift_jis"),
        ("市议会决定修桥。", "gb18030"),
        ("He said “I don’t know” in the café.", "mac_roman"),
    ],
)
def test_an_encoding_that_cannot_be_told_is_refused_and_never_guessed(tmp_path: Path, text: str, encoding: str) -> None:
    assert "save it as UTF-8" in refusal(written(tmp_path, text.encode(encoding)))


def test_broken_utf_8_is_not_taken_for_cp1252(tmp_path: Path) -> None:
    raw = ("Zürich, Köln, Łódź, Kraków, Besançon. " * 5).encode() + b"and \xff here"
    message = refusal(written(tmp_path, raw))
    assert "byte" in message
    assert f"{raw.index(0xFF) + 1}" in message


def test_cut_utf_16_is_refused(tmp_path: Path) -> None:
    assert "UTF-16" in refusal(written(tmp_path, TEXT.encode("utf-16")[:-1]))


@pytest.mark.skipif(os.name == "nt" or (hasattr(os, "geteuid") and os.geteuid() == 0), reason="this user may read everything")
def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT.encode())
    path.chmod(0)
    assert "permissions" in refusal(path)


@pytest.mark.parametrize("name", ["book.epub", "paper.PDF", "letter.docx", "note.rtf"])
def test_other_formats_are_refused_before_they_are_looked_at(tmp_path: Path, name: str) -> None:
    message = refusal(tmp_path / name)
    assert name in message
    assert "plain text" in message


def test_a_web_address_is_refused() -> None:
    assert "https://example.org/story" in refusal("https://example.org/story")
    assert "web address" in refusal(Path("http://example.org/story"))


@pytest.mark.parametrize("name", ["story.text", "story", "story.md", "story.v2", "STORY.TXT"])
def test_text_is_read_under_any_other_suffix(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, TEXT.encode(), name)
    article = read(path)
    assert article.name == str(path)
    assert article.headline == "Café prices rise"


def test_standard_input_is_read_as_bytes() -> None:
    code = "from narrator.article import read; a = read('-'); print(ascii((a.name, a.headline)))"
    run = subprocess.run([sys.executable, "-c", code], input=TEXT.encode("cp1252"), capture_output=True, check=True)
    assert run.stdout.decode().strip() == ascii(("-", "Café prices rise"))


def test_text_at_hand_is_read_without_a_file() -> None:
    article = read_text("\ufeff" + TEXT, "wire")
    assert article.name == "wire"
    assert article.source == TEXT


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(ArticleError, match="character 3"):
        read_text("ab\ud83c")
