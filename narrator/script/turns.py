"""Turns: where in the passages of a script somebody other than the narrator speaks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from narrator.article import Article, Block
from narrator.patterns import compiled
from narrator.script.directspeech import direct_speech
from narrator.script.interview import Paragraph, Stretch, interview
from narrator.script.script import Passage, Turn, Utterance
from narrator.script.visible import Visible

_SPEECH_IN = ("paragraph", "list", "standfirst")
"""Kinds of block in which direct speech is looked for; in a headline a change of voice would be a surprise."""
_BOLD = compiled(r"\*\*|__|<(?:b|strong)\b", re.IGNORECASE)
_SLANTED = compiled(r"\*|_|<(?:i|em)\b", re.IGNORECASE)
_HEADING = compiled(r"#|<h\d", re.IGNORECASE)


def with_turns(article: Article, passages: Sequence[Passage]) -> list[Passage]:
    """The passages, with what others say in them marked: the turns of an interview, else direct speech."""
    said = [number for number, passage in enumerate(passages) if passage.utterances]
    seen = [Visible(article.source, article.blocks[number]) for number in said]
    paragraphs = [_paragraph(article, number, one.text) for number, one in zip(said, seen, strict=True)]
    stretches = _stretches(paragraphs)
    marked = list(passages)
    for index, number in enumerate(said):
        if index in stretches:
            turns = [Turn(*seen[index].source(s.start, s.end), s.role, s.speaker) for s in stretches[index]]
            utterances = tuple(_with_turns(utterance, turns) for utterance in marked[number].utterances)
            marked[number] = replace(marked[number], utterances=utterances)
    return marked


def _paragraph(article: Article, number: int, text: str) -> Paragraph:
    block = article.blocks[number]
    return Paragraph(block.kind, text, _all_in(_BOLD, article.source, block), _all_in(_SLANTED, article.source, block))


def _all_in(mark: re.Pattern[str], source: str, block: Block) -> bool:
    """Whether a block is from end to end in bold or italics: marked at its beginning and its end, and nowhere between."""
    tags = [source[span.start : span.end] for span in block.spans if not span.shown]
    if len(tags) < 2 or block.spans[0].start != block.start or block.spans[-1].end != block.end or _HEADING.match(tags[0]):
        return False
    return bool(mark.search(tags[0])) and not any(mark.search(tag) for tag in tags[1:-1])


def _stretches(paragraphs: Sequence[Paragraph]) -> Mapping[int, Sequence[Stretch]]:
    """Who speaks where in each paragraph in which somebody does."""
    found: dict[int, Sequence[Stretch]] = {number: (one,) for number, one in interview(paragraphs).items()}
    running = [n for n, one in enumerate(paragraphs) if one.kind in _SPEECH_IN and n not in found]
    for number, speech in zip(running, direct_speech([paragraphs[n].text for n in running]), strict=True):
        if speech:
            found[number] = [Stretch(start, end, "quote") for start, end in speech]
    return found


def _with_turns(utterance: Utterance, turns: Sequence[Turn]) -> Utterance:
    start, end = utterance.readings[0].start, utterance.readings[-1].end
    own = (replace(turn, start=max(turn.start, start), end=min(turn.end, end)) for turn in turns)
    return replace(utterance, turns=tuple(turn for turn in own if turn.start < turn.end))
