"""Encodings that a web page may say it is in, by the names that browsers know, and text that was encoded twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from narrator.patterns import compiled

_CODECS: Mapping[str, str] = {
    "cp866": "866 cp866 csibm866 ibm866",
    "iso8859-2": "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 l2 latin2",
    "iso8859-3": "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 l3 latin3",
    "iso8859-4": "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 l4 latin4",
    "iso8859-5": "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5",
    "iso8859-6": "arabic asmo-708 csisolatinarabic ecma-114 iso-8859-6 iso-ir-127 iso8859-6 iso88596 iso_8859-6",
    "iso8859-7": "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7",
    "iso8859-8": "csisolatinhebrew hebrew iso-8859-8 iso-8859-8-i iso-ir-138 iso8859-8 iso88598 iso_8859-8 logical visual",
    "iso8859-10": "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6",
    "iso8859-13": "iso-8859-13 iso8859-13 iso885913",
    "iso8859-14": "iso-8859-14 iso8859-14 iso885914",
    "iso8859-15": "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 latin9",
    "iso8859-16": "iso-8859-16",
    "koi8-r": "cskoi8r koi koi8 koi8-r koi8_r",
    "koi8-u": "koi8-ru koi8-u",
    "mac-roman": "csmacintosh mac macintosh x-mac-roman",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "cp874": "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874",
    "cp1250": "cp1250 windows-1250 x-cp1250",
    "cp1251": "cp1251 windows-1251 x-cp1251",
    "cp1253": "cp1253 windows-1253 x-cp1253",
    "cp1254": "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 l5 latin5 windows-1254 x-cp1254",
    "cp1255": "cp1255 windows-1255 x-cp1255",
    "cp1256": "cp1256 windows-1256 x-cp1256",
    "cp1257": "cp1257 windows-1257 x-cp1257",
    "cp1258": "cp1258 windows-1258 x-cp1258",
    "gb18030": "chinese csgb2312 csiso58gb231280 gb18030 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk",
    "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
    "euc-jp": "cseucpkdfmtjapanese euc-jp x-euc-jp",
    "iso2022-jp": "csiso2022jp iso-2022-jp",
    "cp932": "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis",
    "cp949": "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949",
}
"""Python's name of a codec -> what pages call it (encoding.spec.whatwg.org). Western pages, which mostly say `iso-8859-1` and are
cp1252, are told as texts without a name are."""
_BY_LABEL = {label: codec for codec, labels in _CODECS.items() for label in labels.split()}
_SEVERAL_BYTES = frozenset(("gb18030", "big5hkscs", "euc-jp", "iso2022-jp", "cp932", "cp949"))
"""Codecs of which few other texts are valid."""
_DECLARED = compiled(
    r"<(?:meta\b[^<>]{0,300}?\bcharset|\?xml\b[^<>]{0,100}?\bencoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_HEAD = 4_096
"""Bytes among which the encoding is declared; browsers look at 1,024."""

_SIGN = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_TWICE = compiled(
    rf"(?<![A-ZÀ-Þ«])[ÂÃ]{_SIGN}|â{_SIGN}{{2}}|(?:[ÐÑÎÏÄÅ]{_SIGN}){{2}}|(?:[àãåæçèé]{_SIGN}{{2}}){{2}}|ð{_SIGN}{{3}}"
)
"""Letters of UTF-8 that was read as cp1252 and saved so. `CAFÉ»` is none: a capital stands before it, or it is one pair alone."""
_WORD = compiled(r"\S*")
_LONGEST_WORD = 60


def declared(raw: bytes) -> str | None:
    """The codec that a web page names in its head; None where it names none, or UTF-8, or a western one."""
    head = raw[:_HEAD]
    found = _DECLARED.search(head.decode("latin-1")) if head.lstrip().startswith(b"<") else None
    return _BY_LABEL.get(found[1].lower()) if found else None


def decoded(raw: bytes, codec: str | None, *, broken: bool) -> str | None:
    """The text `raw` is in the encoding that its page names; None where it is not valid in it.

    `broken` says that it looks like UTF-8 with something broken, of which nearly everything is valid in codecs of single bytes.
    """
    if codec is None or (broken and codec not in _SEVERAL_BYTES):
        return None
    try:
        return raw.decode(codec)
    except UnicodeDecodeError:
        return None


def twice_encoded(texts: Iterable[str]) -> str | None:
    """What to tell of the first word that was encoded twice; None where there is none."""
    for text in texts:
        for found in _TWICE.finditer(text):
            meant = _once(found.group())
            if meant:
                start = max(text.rfind(space, 0, found.start()) for space in " \n\t\r\xa0") + 1
                word = _WORD.match(text, start)
                told = (word.group() if word else found.group()).strip("\"'“”‘’«»(),.;:!?")
                return _told(told if len(told) <= _LONGEST_WORD else found.group(), found.group(), meant)
    return None


def _told(word: str, garbled: str, meant: str) -> str:
    return (
        f"“{word}” is text that was encoded twice (“{garbled}” was “{meant}”), and so is perhaps more; get the text anew from "
        "where it came, or mend it in an editor that can read it as UTF-8."
    )


def _once(garbled: str) -> str | None:
    """What twice encoded letters were; None where they are no UTF-8."""
    try:
        raw = b"".join(bytes([ord(sign)]) if ord(sign) < 256 else sign.encode("cp1252") for sign in garbled)
        meant = raw.decode("utf-8")
    except UnicodeError:
        return None
    return meant if meant.isprintable() or meant.isspace() else None
