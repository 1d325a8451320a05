"""The source: an article's bytes, and the text they are."""

from __future__ import annotations

import codecs
import re
import sys
from pathlib import Path

from narrator.article.encodings import declared, decoded
from narrator.errors import ArticleError
from narrator.patterns import compiled

STANDARD_INPUT = "-"
"""The path that means standard input, and the name of an article read from it."""

_BYTE_ORDER_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_CONTROLS = bytes(range(9)) + bytes(range(14, 32)) + b"\x7f"
"""Control characters no text needs: all but tab, the line ends and the form feed."""

_CONTROLS_IN_TEXT = 0.01
"""Texts with terminal colours or form marks stay under this share of control characters; of the bytes of compressed files
(random to the eye) 29 of 256 are controls: 0.11."""

_SAMPLE = 4096
"""Bytes looked at to tell UTF-16 without a mark: a page of text."""

_FEWEST_ZEROS = 4
_ZEROS = 0.04
"""Share of zero bytes in UTF-16, white space and figures alone: 0.08 in Russian, Ukrainian and Greek prose, 0.5 in German."""

_SHIFTED, _SHIFT = "iso2022-jp", b"\x1b$"
"""The one encoding a page may name whose bytes are ASCII, and what begins a stretch of Japanese in it."""
_EURO = rb"\xa4 ?\d|\d[ \xa0]?\xa4"
"""The euro sign of Latin-9 beside a figure. In cp1252 that is a sign for any money, which hardly anybody writes …"""
_NO_LATIN_9 = rb"[\x80-\x9f]"
"""… and these bytes are quotation marks and dashes there, and nothing in Latin-9."""

_SYMBOL_IN_WORD = compiled(r"[^\W\d_][¡-©«¬®-³¶¸¹»-¿][^\W\d_]")
_CAPITAL_IN_WORD = compiled(r"[a-zß-ÿ][À-ÖØ-ÞŠŒŽŸ][a-zß-ÿ]")
"""What other single-byte encodings look like when read as cp1252: Polish `pó³noc`, Mac `donÕt`, Greek `ôçò`."""

_FOREIGN_LETTERS = 0.35
"""French, the western language with the most accents, has 0.04 of its letters outside ASCII; Cyrillic read as cp1252 has 1.0."""


def load(path: str | Path) -> tuple[str, str]:
    """The path, as it was given, and the text of the file there (`-`: standard input). Raises `ArticleError`.

    The text is every character of the file as it stands, line ends untouched; only a byte order mark is dropped.
    """
    if str(path) == STANDARD_INPUT:
        return STANDARD_INPUT, decode(sys.stdin.buffer.read(), STANDARD_INPUT)
    path = Path(path)
    return str(path), decode(_bytes(path), str(path))


def called(name: str) -> str:
    """The source as a message calls it."""
    return "Standard input" if name == STANDARD_INPUT else name


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise ArticleError(f"{path} is a folder; name the article's file in it.")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ArticleError(f"There is no file {path}; check the name and the folder.") from error
    except PermissionError as error:
        raise ArticleError(f"{path} may not be read by you; change its permissions or copy the article elsewhere.") from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        raise ArticleError(f"{str(path)!r} cannot be read ({error}); check the name.") from error


def decode(raw: bytes, name: str) -> str:
    """The text `raw` is: UTF-8, UTF-16, UTF-32, what a web page says it is or, where nothing speaks against it, cp1252.

    Raises `ArticleError`.
    """
    if not raw:
        raise ArticleError(f"{called(name)} is empty; put the article's text in it.")
    for mark, encoding in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return _decode_marked(raw[len(mark) :], encoding, name)
    wide = _wide_encoding(raw)
    if wide:
        return raw.decode(wide)
    codec = declared(raw)
    if codec == _SHIFTED and _SHIFT in raw:
        shifted = decoded(raw, codec, broken=False)  # all of it is ASCII, and so UTF-8 as well
        if shifted is not None:
            return shifted
    _refuse_binary(raw, name)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = _looks_like_utf_8(raw)
        text = decoded(raw, codec, broken=broken)
        return _decode_western(raw, name, error.start if broken else None) if text is None else text


def accept(text: str, name: str) -> str:
    """`text` as a source, without a byte order mark. Raises `ArticleError` when it is empty, binary or half a surrogate pair."""
    text = text.removeprefix("\ufeff")
    try:
        raw = text.encode()
    except UnicodeEncodeError as error:
        message = f"{called(name)} has half a surrogate pair as its character {error.start + 1:,}; decode the text anew."
        raise ArticleError(message) from error
    if not raw:
        raise ArticleError(f"{called(name)} is empty; put the article's text in it.")
    _refuse_binary(raw, name)
    return text


def _refuse_binary(raw: bytes, name: str) -> None:
    if b"\0" in raw or len(raw) - len(raw.translate(None, _CONTROLS)) > len(raw) * _CONTROLS_IN_TEXT:
        raise ArticleError(f"{called(name)} is a binary file, not text; save the article as plain text first.")


def _decode_marked(raw: bytes, encoding: str, name: str) -> str:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        stated = encoding[:6].rstrip("-").upper()
        message = f"{called(name)} says it is {stated}, but byte {error.start + 1:,} of it is not; save it as UTF-8."
        raise ArticleError(message) from error
    if "\0" in text:
        raise ArticleError(f"{called(name)} is a binary file, not text; save the article as plain text first.")
    return text


def _wide_encoding(raw: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of spaces, line ends and Latin letters is zero, and the ones between never are."""
    sample = raw[: min(_SAMPLE, len(raw)) // 2 * 2]
    zeros = sample[0::2].count(0), sample[1::2].count(0)
    if len(raw) % 2 or min(zeros) or max(zeros) < max(_FEWEST_ZEROS, len(sample) * _ZEROS):
        return None
    encoding = "utf-16-le" if zeros[1] else "utf-16-be"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return None
    strange = sum(not (character.isprintable() or character.isspace()) for character in text[:_SAMPLE])
    blank = sum(character.isspace() for character in text[:_SAMPLE])
    return encoding if blank and strange <= len(text[:_SAMPLE]) * _CONTROLS_IN_TEXT and "\0" not in text else None


def _looks_like_utf_8(raw: bytes) -> bool:
    """Whether most of what is no ASCII in `raw` is UTF-8."""
    high = len(raw.translate(None, bytes(range(128))))
    sequences = sum(len(found.group()) for found in re.finditer(rb"[\xc3-\xf4][\x80-\xbf]{1,3}", raw))
    return high >= 8 and sequences > high * 0.8


def _decode_western(raw: bytes, name: str, broken: int | None) -> str:
    """cp1252 or Latin-9, where the text looks it; `broken` is the byte at which it stopped being UTF-8, if it looked it."""
    if broken is not None:
        raise ArticleError(
            f"{called(name)} is UTF-8 but for byte {broken + 1:,}, where something is broken; open it in an editor, mend that "
            "place and save it as UTF-8."
        )
    refusal = f"{called(name)} is in an encoding narrate cannot tell; save it as UTF-8."
    try:
        text = raw.decode("iso8859-15" if re.search(_EURO, raw) and not re.search(_NO_LATIN_9, raw) else "cp1252")
    except UnicodeDecodeError as error:
        raise ArticleError(refusal) from error
    letters = sum(len(word) for word in re.findall(r"[^\W\d_]+", text))
    foreign = sum(len(word) for word in re.findall(r"[À-ÿŠŒŽšœžŸƒ]+", text))
    if foreign > letters * _FOREIGN_LETTERS or _SYMBOL_IN_WORD.search(text) or _CAPITAL_IN_WORD.search(text):
        raise ArticleError(refusal)
    return text
