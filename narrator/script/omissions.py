"""Omissions: the kinds of block that are left out, why, and what an editor wants said or left out all the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from narrator.article import Article, Block, on_one_line, shown
from narrator.errors import SettingsError
from narrator.patterns import compiled
from narrator.settings import ScriptSettings


class Omission(NamedTuple):
    """Why a kind of block is left out."""

    include: str | None
    """What puts it back, in `[script] include` and `--include`; None when nothing does."""
    reason: str
    """What the receipt says."""


OMITTED: Mapping[str, Omission] = {
    "front matter": Omission(None, "front matter"),
    "rule": Omission(None, "a line between sections"),
    "markup": Omission(None, "markup of the page, not text"),
    "caption": Omission("captions", "a caption, which belongs to a picture nobody sees here"),
    "credit": Omission("credits", "the credit of a picture nobody sees here"),
    "notice": Omission("notices", "the page's notice about itself"),
    "author note": Omission("bio", "a note about the author or the sender"),
    "contact": Omission("contacts", "whom to contact, for the eye and not for the ear"),
    "prompt": Omission("prompts", "asks the reader to share, sign up or read something else"),
    "repeat": Omission("repeats", "stands on the page already"),
    "navigation": Omission("navigation", "belongs to the page around the article"),
    "reference": Omission("references", "a list of sources, for the eye and not for the ear"),
    "code": Omission("code", "lines of a program"),
    "shortcode": Omission("shortcodes", "a command to the program that makes the page"),
    "comment": Omission("comments", "a comment, which no reader sees"),
    "formula": Omission("formulas", "a formula, for the eye and not for the ear"),
    "struck": Omission("struck", "struck through"),
}
"""Kind -> why it is left out. Every other kind of block is said."""
EXCLUDED = "the editor left it out"
"""Why a block is not said that `exclude` names."""
PUT_BACK = tuple(omission.include for omission in OMITTED.values() if omission.include)
"""The names of all kinds that can be put back."""
_ALL = "all"
"""Every one of them: for a listener who wants each word of the page."""

_BLOCK = compiled(r"block(?: ([1-9][0-9]{0,4}))?:\s*(.*)", re.DOTALL)
"""`block: Photo by Ann Ode`: what begins so; `block 2: Photo by Ann Ode`: the second of several."""
_FEWEST_WORDS = 5
"""What names a block. Of 2,713 texts on the marked pages 102 have their first five words from another, and all 102 are a whole
text that stands there twice."""
_LONGEST_NAME = 80
"""Characters of it: a line of the front matter."""
_DONE = {"include": "to put back", "exclude": "to leave out"}
"""What a list is for, as messages say it."""
_LOOKED_AT = 200
"""Characters of a block that are compared with a name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What of an article is said and what is not, after the project and the front matter were asked."""

    kinds: frozenset[str]
    """The names of the kinds put back: `captions` …"""
    said: frozenset[int]
    """Blocks that are said whatever they are, as places in `Article.blocks`."""
    unsaid: frozenset[int]
    """Blocks that are left out whatever they are."""
    lost: tuple[str, ...]
    """What the front matter names and the article does not have (any more)."""

    def reason(self, block: int, kind: str) -> str | None:
        """Why a block is left out; None when it is said."""
        if block in self.unsaid:
            return EXCLUDED
        omission = OMITTED.get(kind)
        return omission.reason if omission and block not in self.said and omission.include not in self.kinds else None

    def opened(self, place: int, block: Block) -> Block:
        """A block with what is put back of the words that are left out inside it."""
        if all(span.kind == "markup" for span in block.spans):
            return block
        return replace(block, spans=tuple(span for span in block.spans if not self._is_back(place, span.kind)))

    def _is_back(self, place: int, kind: str) -> bool:
        include = OMITTED[kind].include
        return include is not None and (place in self.said or include in self.kinds)


def chosen(article: Article, settings: ScriptSettings) -> Choice:
    """What `include` and `exclude` come to.

    A block goes before its kind, the front matter before the project, exclude before include.
    Raises `SettingsError` for a name there is not, and for a number that no text has.
    """
    texts = _texts(article)
    kinds: set[str] = set()
    said: set[int] = set()
    unsaid: set[int] = set()
    for include, exclude in ((settings.include, settings.exclude), (article.include, article.exclude)):
        back, out = _named(article, texts, include, "include"), _named(article, texts, exclude, "exclude")
        kinds = (kinds | back.kinds) - out.kinds
        said = (said | back.blocks) - out.blocks
        unsaid = (unsaid - back.blocks) | out.blocks
    lost = tuple(name for name in (*article.include, *article.exclude) if _BLOCK.fullmatch(name) and not _found(texts, name))
    return Choice(frozenset(kinds), frozenset(said), frozenset(unsaid), lost)


class _Named(NamedTuple):
    """What a list names."""

    kinds: set[str]
    blocks: set[int]


def _named(article: Article, texts: Mapping[int, str], names: Sequence[str], key: str) -> _Named:
    """What the names of the list `key` come to. Raises `SettingsError` as `chosen` does."""
    named = _Named(set(), set())
    for name in names:
        if name.isdecimal():
            named.blocks.add(_numbered(article, texts, int(name), key))
        elif _BLOCK.fullmatch(name):
            named.blocks.update(_found(texts, name))
        elif name in (_ALL, *PUT_BACK):
            named.kinds.update(PUT_BACK if name == _ALL else (name,))
        else:
            raise SettingsError(
                f"{key}: there is nothing called {name!r} {_DONE[key]}; the names are {', '.join(sorted(PUT_BACK))}, all, and "
                "block: with its first words for one block."
            )
    return named


def _numbered(article: Article, texts: Mapping[int, str], number: int, key: str) -> int:
    block = number - (article.blocks[0].kind != "front matter")
    if block not in texts:
        raise SettingsError(f"{key}: there is no text numbered {number}; narrate script {article.name} shows the numbers.")
    return block


def named_blocks(article: Article, name: str) -> tuple[int, ...]:
    """The blocks an entry `block: first words` means, as places in `Article.blocks`.

    Those that are just that, else those that begin so. Only letters and figures count, so that another quotation mark or line end
    changes nothing.
    """
    return _found(_texts(article), name)


def name_block(article: Article, block: int) -> str:
    """What names a block in `include` and `exclude`: as many of its first words as no other block begins with, five at least."""
    texts = _texts(article)
    words = on_one_line(shown(article.source, article.blocks[block])).split()
    name = ""
    for count in range(min(_FEWEST_WORDS, len(words)), len(words) + 1):
        name = " ".join(words[:count])[:_LONGEST_NAME].rstrip()
        if len(name) >= _LONGEST_NAME - 1 or _found(texts, f"block: {name}") == (block,):
            break
    same = _found(texts, f"block: {name}")
    return f"block: {name}" if same == (block,) else f"block {same.index(block) + 1}: {name}"


def _found(texts: Mapping[int, str], name: str) -> tuple[int, ...]:
    entry = _BLOCK.fullmatch(name)
    wanted = _even(entry[2])[:_LOOKED_AT] if entry else ""
    if not entry or not wanted:
        return ()
    places = [at for at, text in texts.items() if text == wanted] or [at for at, text in texts.items() if text.startswith(wanted)]
    return tuple(places[int(entry[1]) - 1 : int(entry[1])] if entry[1] else places)


def _texts(article: Article) -> Mapping[int, str]:
    """The place of each block that can be said, and how it begins."""
    sayable = (at for at, block in enumerate(article.blocks) if block.kind not in OMITTED or OMITTED[block.kind].include)
    return {at: _even(shown(article.source, article.blocks[at])[: 2 * _LOOKED_AT])[:_LOOKED_AT] for at in sayable}


def _even(text: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold()))
