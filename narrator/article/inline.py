"""Inline marks of Markdown: which characters of a paragraph are marks and not text, as markdown-it-py reads them.

The parser keeps no positions inside a paragraph, so each of its inline rules is watched: where it began, and how far it came.
"""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import NamedTuple

from markdown_it import MarkdownIt, rules_inline
from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from narrator.patterns import compiled

_DELETED, _NOT_DELETED = compiled(r"<(?:del|s|strike)\b"), compiled(r"</(?:del|s|strike)\b")
"""Tags around what is struck through."""
Rule = Callable[[StateInline, bool], bool]


class Mark(NamedTuple):
    """A stretch of a paragraph that is no text, and what is shown in its place."""

    start: int
    end: int
    shown: str = ""


class Picture(NamedTuple):
    """A picture in a paragraph, and where the words stand that describe it."""

    mark: Mark
    start: int
    end: int


class _Delimiter(NamedTuple):
    start: int
    end: int
    token: Token


_RULES: dict[str, Rule] = {
    "escape": rules_inline.escape,
    "backticks": rules_inline.backtick,
    "strikethrough": rules_inline.strikethrough.tokenize,
    "emphasis": rules_inline.emphasis.tokenize,
    "link": rules_inline.link,
    "image": rules_inline.image,
    "autolink": rules_inline.autolink,
    "html_inline": rules_inline.html_inline,
    "entity": rules_inline.entity,
}


class Inline:
    """A parser whose inline rules are watched; parses blocks as well, without looking inside them."""

    def __init__(self) -> None:
        self.blocks = MarkdownIt("commonmark").enable(["table"])
        self.blocks.core.ruler.disable("inline")
        self.env: EnvType = {}
        self._parser = MarkdownIt("commonmark").enable(["strikethrough"])
        self._parser.inline.ruler2.disable("fragments_join")  # it puts marks that are text together with what follows
        self._state: StateInline | None = None
        self._marks: list[Mark] = []
        self.struck: list[tuple[int, int]] = []
        """What is struck through in the paragraph that was looked at last."""
        self.pictures: list[Picture] = []
        """Its pictures."""
        self._deleted: list[int] = []
        self._delimiters: list[_Delimiter] = []
        self._labels: list[tuple[int, int]] = []
        self._tokenize = self._parser.inline.tokenize
        self._parser.inline.tokenize = self._watched_tokenize  # type: ignore[method-assign]  # a link's label is parsed by it
        for name, rule in _RULES.items():
            self._parser.inline.ruler.at(name, self._watch(name, rule))

    def marks(self, content: str) -> list[Mark]:
        """The marks in one paragraph, in order and without overlap."""
        self._state, self._marks, self._delimiters, self._labels = None, [], [], []
        self.struck, self.pictures, self._deleted = [], [], []
        self._parser.inline.parse(content, self._parser, self.env, [])
        self._note_struck()
        silent = [Mark(each.start, each.end) for each in self._delimiters if each.token.type != "text" or not each.token.content]
        found: list[Mark] = []
        for mark in sorted((*self._marks, *silent)):
            if mark.start < mark.end and (not found or mark.start >= found[-1].end):
                found.append(mark)
        return found

    def _watched_tokenize(self, state: StateInline) -> None:
        self._state = self._state or state
        if state is self._state:
            self._labels.append((state.pos, state.posMax))
        self._tokenize(state)

    def _watch(self, name: str, rule: Rule) -> Rule:
        def watched(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the parser's own signature
            start, labels = state.pos, len(self._labels)
            done = rule(state, silent)
            if done and not silent and state is self._state:
                self._note(name, state, start, self._labels[labels] if len(self._labels) > labels else None)
            return done

        return watched

    def _note(self, name: str, state: StateInline, start: int, label: tuple[int, int] | None) -> None:
        end = state.pos
        if name in ("emphasis", "strikethrough"):
            self._note_delimiters(state, start, end)
        elif name == "link" and label:
            self._marks += (Mark(start, label[0]), Mark(label[1], end))
        elif name == "escape":
            self._marks.append(Mark(start, start + 1))
        elif name == "autolink":
            self._marks += (Mark(start, start + 1), Mark(end - 1, end))
        elif name == "entity" and end > start + 1:
            self._marks.append(Mark(start, end, html.unescape(state.src[start:end])))
        elif name == "backticks" and state.tokens and state.tokens[-1].type == "code_inline" and not state.pending:
            ticks = len(state.tokens[-1].markup)
            self._marks += (Mark(start, start + ticks), Mark(end - ticks, end))
        elif name == "image":
            self._marks.append(Mark(start, end))
            self.pictures.append(Picture(Mark(start, end), start + 2, parseLinkLabel(state, start + 1)))
        elif name == "html_inline":
            self._note_tag(start, end, state.src[start:end].lower())

    def _note_tag(self, start: int, end: int, tag: str) -> None:
        self._marks.append(Mark(start, end, "\n" if tag.startswith("<br") else ""))
        if _DELETED.match(tag):
            self._deleted.append(end)
        elif _NOT_DELETED.match(tag) and self._deleted:
            self.struck.append((self._deleted.pop(), start))

    def _note_struck(self) -> None:
        """What stands between two marks of ~~."""
        begun: list[int] = []
        for each in sorted(self._delimiters, key=lambda one: one.start):
            if each.token.type == "s_open":
                begun.append(each.end)
            elif each.token.type == "s_close" and begun:
                self.struck.append((begun.pop(), each.start))

    def _note_delimiters(self, state: StateInline, start: int, end: int) -> None:
        at = end
        for token in reversed(state.tokens):
            if at <= start:
                break
            self._delimiters.append(_Delimiter(at - len(token.content), at, token))
            at -= len(token.content)
