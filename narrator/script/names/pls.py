"""W3C PLS 1.0 (Pronunciation Lexicon Specification, 2008), the form in which lexicons go from one program to another."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping

from narrator.errors import SettingsError
from narrator.patterns import compiled

NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
_DECLARATION = compiled(r"\A\s*<\?xml[^>]*\?>")
"""Names an encoding, which a decoded document no longer has."""
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def to_pls(entries: Mapping[str, str], language: str = "en-US") -> str:
    """Entries as a PLS document: IPA between slashes becomes a phoneme, anything else an alias."""
    ET.register_namespace("", NAMESPACE)
    root = ET.Element(f"{{{NAMESPACE}}}lexicon", {"version": "1.0", "alphabet": "ipa", _LANG: language})
    for word, said in entries.items():
        lexeme = ET.SubElement(root, f"{{{NAMESPACE}}}lexeme")
        ET.SubElement(lexeme, f"{{{NAMESPACE}}}grapheme").text = word
        is_ipa = said.startswith("/") and said.endswith("/")
        sound = ET.SubElement(lexeme, f"{{{NAMESPACE}}}{'phoneme' if is_ipa else 'alias'}")
        sound.text = said.strip("/") if is_ipa else said
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def from_pls(document: str, name: str = "the file") -> tuple[dict[str, str], tuple[str, ...]]:
    """The entries of a PLS document, and the words that had none we can use: phonemes in another alphabet than IPA.

    Of a lexeme with several sounds the preferred one counts, else the first; each of its graphemes becomes an entry. Raises
    `SettingsError` when it is no PLS. A document type is refused, since entities could blow it up.
    """
    if "<!DOCTYPE" in document or "<!ENTITY" in document:
        raise SettingsError(f"{name} has a document type, which narrate does not read; take the <!DOCTYPE …> out.")
    try:
        root = ET.fromstring(_DECLARATION.sub("", document.removeprefix("\ufeff")).encode())  # noqa: S314 - no document type, so no entities
    except (ET.ParseError, ValueError, LookupError) as error:
        raise SettingsError(f"{name} is not XML: {error}.") from error
    if _local(root) != "lexicon":
        raise SettingsError(f"{name} is no PLS lexicon: its first element is <{_local(root)}>, not <lexicon>.")
    entries: dict[str, str] = {}
    unusable: list[str] = []
    for lexeme in (child for child in root if _local(child) == "lexeme"):
        words = [" ".join((child.text or "").split()) for child in lexeme if _local(child) == "grapheme"]
        said = _said(lexeme, root.get("alphabet", "ipa"))
        for word in filter(None, words):
            if said:
                entries[word] = said
            else:
                unusable.append(word)
    return entries, tuple(unusable)


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _said(lexeme: ET.Element, alphabet: str) -> str | None:
    """How a lexeme is said, as a lexicon.toml has it."""
    sounds = [child for child in lexeme if _local(child) in ("phoneme", "alias") and (child.text or "").strip()]
    sounds.sort(key=lambda child: child.get("prefer") not in ("true", "1"))  # stable: else document order
    for sound in sounds:
        text = " ".join((sound.text or "").split())
        if _local(sound) == "alias":
            return text
        if sound.get("alphabet", alphabet).lower() == "ipa" and text.strip("/") and "/" not in text.strip("/"):
            return f"/{text.strip('/')}/"
    return None
