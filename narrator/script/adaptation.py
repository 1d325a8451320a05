"""adapt(): an article in, a script out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from narrator.article import Article, Block, on_one_line, shown
from narrator.disclosure import Disclosure, disclosure, is_own_notice
from narrator.language import primary
from narrator.patterns import compiled
from narrator.script.names import Lexicon, Tiers
from narrator.script.omissions import OMITTED, Choice, chosen
from narrator.script.pauses import BREATH, NOTICE, SENTENCE, pause_after
from narrator.script.sayas import RULES, speak
from narrator.script.script import Passage, Reading, Script, Utterance
from narrator.script.sentences import breaths, sentences
from narrator.script.turns import with_turns
from narrator.script.visible import Visible
from narrator.settings import ScriptSettings

ROLES: Mapping[str, str] = {"headline": "headline", "heading": "headline", "quote": "quote", "caption": "caption"}
"""Whose voice says a kind of block; `body` says the rest."""
_MARKER = compiled(r"[ \t]*(?:>[> \t]*|[-*•‣–][ \t]+)")
"""What stands before a quotation or a list entry and is seen, not said."""
_OWN_NOTICE = "the article's own notice of its AI voice, which the episode has given already"
_SPEAKABLE = compiled(r"[^\W_]")


def adapt(article: Article, lexicon: Mapping[str, str] | None = None, settings: ScriptSettings | None = None) -> Script:
    """Decides what will be said: sentences, readings, roles and pauses, block by block.

    `lexicon` is the project's (see `read_lexicon`): it maps words to how they are said; the article's own front matter wins over
    it. Every character of the article is in a passage or is white space between two; every passage is spoken or has its reason.
    Raises `SettingsError` when the AI-voice notice is switched off without a reason.
    """
    settings = settings or ScriptSettings()
    choice = chosen(article, settings)
    names = Lexicon(article.source, article.language, Tiers(article.lexicon, lexicon or {}), letters=settings.letters)
    disclosed = disclosure(article.language, settings)
    unsaid = partial(_unsaid, choice, disclosed)
    passages = [
        _passage(article, index, choice.opened(index, block), names, unsaid) for index, block in enumerate(article.blocks)
    ]
    return Script(
        article=article.name,
        source=article.source,
        headline=on_one_line(article.headline),
        byline=article.byline,
        published=article.published,
        language=article.language,
        url=article.url,
        id=article.id,
        correction=article.correction,
        passages=_paced(with_turns(article, passages)),
        opening=_opening(article, disclosed, names),
        disclosure=disclosed,
        warnings=(*article.warnings, *_warnings(article.language, choice.lost)),
        chapters=article.chapters,
    )


def _unsaid(choice: Choice, disclosed: Disclosure, index: int, kind: str, text: str) -> str | None:
    """Why a block is left out; None when it is said. That an AI voice reads is said once: by the episode, or else the article."""
    if is_own_notice(text):
        return _OWN_NOTICE if disclosed.unspoken is None else None
    return choice.reason(index, kind) or (None if _SPEAKABLE.search(text) else "nothing in it can be said")


def _passage(
    article: Article, index: int, block: Block, names: Lexicon, unsaid: Callable[[int, str, str], str | None]
) -> Passage:
    visible = Visible(article.source, block)
    text = visible.text
    reason = unsaid(index, block.kind, text)
    if reason:
        return Passage(block.kind, block.start, block.end, (), reason)
    marker = _MARKER.match(text) if block.kind in ("quote", "list") and not block.spans else None
    said_from = marker.end() if marker else 0
    pieces: list[tuple[int, int]] = []
    pauses: list[int] = []
    for start, end in sentences(text[said_from:], article.language):
        for piece_start, piece_end in breaths(text[said_from:], start, end):
            begin = said_from + piece_start
            if pieces and visible.divides(pieces[-1][1], begin):
                begin = pieces.pop()[0]
                pauses.pop()
            pieces.append((begin, said_from + piece_end))
            pauses.append(SENTENCE if piece_end == end else BREATH)
    utterances = []
    for (start, end), bounds, pause in zip(pieces, _bounds(visible, block, pieces), pauses, strict=True):
        readings = names.readings(speak(text[start:end], article.language, start))
        utterances.append(Utterance(index, ROLES.get(block.kind, "body"), visible.place(readings, bounds), pause))
    if marker:
        silent = Reading(marker[0], "", "marker", "marker", block.start, block.start + said_from)
        utterances[0] = replace(utterances[0], readings=(silent, *utterances[0].readings))
    return Passage(block.kind, block.start, block.end, tuple(utterances))


def _bounds(visible: Visible, block: Block, pieces: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Where each piece stands in the source; without markup, simply where it stands in the block."""
    if visible.as_written:
        return [(block.start + start, block.start + end) for start, end in pieces]
    return visible.bounds(pieces)


def _paced(passages: list[Passage]) -> tuple[Passage, ...]:
    """The passages with the pause after each one's last utterance set by what follows it."""
    following: str | None = None
    paced: list[Passage] = []
    for passage in reversed(passages):
        if passage.utterances:
            *before, last = passage.utterances
            last = replace(last, pause_ms=pause_after(passage.kind, following))
            passage = replace(passage, utterances=(*before, last))  # noqa: PLW2901
            following = passage.kind
        paced.append(passage)
    return tuple(reversed(paced))


def _opening(article: Article, disclosed: Disclosure, names: Lexicon) -> tuple[Utterance, ...]:
    """The notice, and the headline where no block of the text is it and it is not merely the text's first words."""
    opening = []
    if disclosed.unspoken is None:
        foreign = None if disclosed.language == article.language else disclosed.language
        opening.append(Utterance(None, "notice", speak(disclosed.text, disclosed.language), NOTICE, foreign))
    if not _is_in_text(article):
        readings = names.readings(speak(article.headline, article.language))
        opening.append(Utterance(None, "headline", readings, pause_after("headline", "paragraph")))
    return tuple(opening)


def _is_in_text(article: Article) -> bool:
    """Whether the headline will be said where it stands: in a block of its own, or as the first words of the text."""
    texts = (shown(article.source, block) for block in article.blocks if block.kind not in OMITTED)
    first_words = article.headline.rstrip("…")
    return any(block.kind == "headline" for block in article.blocks) or " ".join(next(texts, "").split()).startswith(first_words)


def _warnings(language: str, lost: Sequence[str]) -> tuple[str, ...]:
    warnings = []
    if primary(language) not in RULES:
        warnings.append(f"The article is in {language!r}: its numbers and abbreviations are left to the voice as they stand.")
    warnings += [f"No block begins as {name!r} has it in the front matter; it was changed or taken out since." for name in lost]
    return tuple(warnings)
