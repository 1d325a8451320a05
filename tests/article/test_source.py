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


WEB = "<h1>Old Bridge Closes</h1><p>It was closed on Tuesday, and nobody had been told of it before.</p></body></html>"


@pytest.mark.parametrize("name", ["story.txt", "story", "story.TEXT", "story.html"])
@pytest.mark.parametrize(
    "head",
    ["<!DOCTYPE html>\n<html>", "\n<HTML lang=en>", '<?xml version="1.0"?>\n<html>', "<!-- saved -->\n<!doctype html><html>"],
)
def test_a_web_page_is_one_whatever_it_is_called(tmp_path: Path, name: str, head: str) -> None:
    article = read(written(tmp_path, f"{head}<body>{WEB}".encode(), name))
    assert [block.kind for block in article.blocks if block.kind != "markup"] == ["headline", "paragraph"]


def test_a_web_page_on_standard_input_and_at_hand_is_one() -> None:
    assert read_text(f"<!DOCTYPE html><html><body>{WEB}").headline == "Old Bridge Closes"


@pytest.mark.parametrize(
    ("name", "start"),
    [("story.txt", "How a page begins: <!DOCTYPE html>"), ("story.md", "<html>"), ("story.txt", "<htmlish> words of a page")],
)
def test_a_text_about_web_pages_is_none(tmp_path: Path, name: str, start: str) -> None:
    article = read(written(tmp_path, f"{start}\n\nIt was closed on Tuesday, and nobody had been told.\n".encode(), name))
    assert article.blocks[-1].kind == "paragraph"


@pytest.mark.parametrize(
    ("name", "content", "what", "remedy"),
    [
        ("page.mhtml", "", "MHTML", "HTML only"),
        ("page.mht", "", "MHTML", "HTML only"),
        ("page.webarchive", "", "Safari", "HTML only"),
        ("note.txt", r"{\rtf1\ansi hello}", "a rich text", "plain text"),
        ("note.html", r"{\rtf1\ansi hello}", "a rich text", "plain text"),
        (
            "page.txt",
            'From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype="text/html"\n',
            "MHTML",
            "HTML",
        ),
    ],
)
def test_a_format_is_refused_by_its_name_or_its_beginning(
    tmp_path: Path, name: str, content: str, what: str, remedy: str
) -> None:
    message = refusal(written(tmp_path, content.encode(), name))
    assert what in message
    assert remedy in message


@pytest.mark.parametrize(
    "text", ["From: Ada\n\nThe content-type is multipart/related, she wrote.\n", "{\\rt is no mark, she wrote.\n"]
)
def test_words_about_a_format_are_none(tmp_path: Path, text: str) -> None:
    assert read(written(tmp_path, text.encode())).source == text


def declares(charset: str, text: str) -> str:
    return f'<html><head><meta charset="{charset}"></head><body><h1>{text[:12]}</h1><p>{text}</p></body></html>'


@pytest.mark.parametrize(
    ("charset", "codec", "text"),
    [
        ("windows-1251", "cp1251", "Мост закрыт, сказал мэр города во вторник."),
        ("KOI8-R", "koi8-r", "Мост закрыт, сказал мэр города во вторник."),
        ("iso-8859-2", "iso8859-2", "Most na północ jest zamknięty, mówił burmistrz; żółw."),
        ("windows-1250", "cp1250", "Most na północ jest zamknięty, mówił burmistrz; żółw."),
        ("shift_jis", "cp932", "橋は古い。工事は春に始まる。①"),
        ("euc-jp", "euc-jp", "橋は古い。工事は春に始まる。"),
        ("iso-2022-jp", "iso2022-jp", "橋は古い。工事は春に始まる。"),
        ("gb2312", "gb18030", "市议会决定修桥。"),
        ("big5", "big5hkscs", "市議會決定修橋。"),
        ("euc-kr", "cp949", "다리가 닫혔다고 시장이 말했다."),
        ("iso-8859-1", "cp1252", "He said “I don’t know” in the café."),
        ("iso-8859-15", "iso8859-15", "Le cœur coûte 3 € ici."),
        ("windows-1251", "utf-8", "Мост закрыт, сказал мэр города во вторник."),  # UTF-8 goes before what a page says
    ],
)
def test_a_page_is_in_the_encoding_that_it_names(tmp_path: Path, charset: str, codec: str, text: str) -> None:
    page = declares(charset, text)
    assert read(written(tmp_path, page.encode(codec), "story.html")).source == page


def test_an_encoding_is_named_in_other_ways_too(tmp_path: Path) -> None:
    meta = (
        '<html><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>Мост закрыт, сказал мэр города.</p>'
    )
    assert read(written(tmp_path, meta.encode("cp1251"), "story.html")).source == meta
    xml = '<?xml version="1.0" encoding="windows-1251"?><html><p>Мост закрыт, сказал мэр города.</p></html>'
    assert read(written(tmp_path, xml.encode("cp1251"), "story.xhtml")).source == xml


def test_a_name_that_the_bytes_belie_or_that_a_text_speaks_of_is_not_believed(tmp_path: Path) -> None:
    russian = "Мост закрыт, сказал мэр города во вторник."
    assert "save it as UTF-8" in refusal(written(tmp_path, declares("euc-jp", russian).encode("koi8-r") + b"\xff", "a.html"))
    assert "save it as UTF-8" in refusal(
        written(tmp_path, f'A <meta charset="koi8-r"> is this: {russian}'.encode("koi8-r"), "a.txt")
    )
    broken = declares("windows-1251", russian).encode() + b"\xff"
    assert "UTF-8 but for byte" in refusal(written(tmp_path, broken, "a.html"))


def test_the_euro_sign_of_latin_9_is_one(tmp_path: Path) -> None:
    text = "Le café coûte €3.50, au cœur du marché.\n"
    assert read(written(tmp_path, text.encode("iso8859-15"))).source == text
    other = "The sign ¤ means any money — “whatever”.\n"
    assert read(written(tmp_path, other.encode("cp1252"))).source == other


@pytest.mark.parametrize(
    ("text", "word"),
    [("The café of José will sell cake.", "cafÃ©"), ("A cake for €3.50 and “tea”.", "â‚¬3.50"), ("Привет, мир.", "ÐŸÑ€Ð¸Ð²ÐµÑ‚")],
)
def test_a_text_that_was_encoded_twice_is_told_and_left_as_it_is(tmp_path: Path, text: str, word: str) -> None:
    twice = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())
    article = read(written(tmp_path, f"Prices rise\n\n{twice}\n".encode()))
    assert article.source == f"Prices rise\n\n{twice}\n"
    assert len(article.warnings) == 1
    assert f"“{word}”" in article.warnings[0]


@pytest.mark.parametrize(
    "text", ["«CAFÉ» and «MAÇÃ» stand on the sign.", "Ângela und Österreich, â la carte.", "«SÃO», he said: «Ã»."]
)
def test_a_text_with_such_letters_was_encoded_once(tmp_path: Path, text: str) -> None:
    assert read(written(tmp_path, f"A sign\n\n{text}\n".encode())).warnings == ()
