"""How something will sound, told in IPA before it is spoken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from narrator.article import Article, Block
from narrator.engines import Engine, Pronouncer, Request, Span, Voice, engine_names, find_voice, load_engine, speaker
from narrator.errors import EngineUnavailable
from narrator.script import adapt, entry
from narrator.settings import ScriptSettings, VoiceSettings


def pronounce(text: str, language: str = "en") -> str:
    """The IPA the default voice will say for `text`, whatever tier it came from; a stress mark stands before its vowel.

    Asks the library in this process, behind the lock that admits one at a time, and unloads it afterwards: about 5 ms. A library
    that fell over would take the process with it; it gets what an engine's worker would get, and synthesizes nothing. Raises
    `SettingsError` when no embedded voice speaks `language`, `EngineUnavailable` when the library does not load.
    """
    if not text.strip():
        return ""
    settings = ScriptSettings(notice=False, notice_reason="words by themselves")
    block = Block("paragraph", len(text) - len(text.lstrip()), len(text.rstrip()))
    script = adapt(Article("-", text, text.strip(), (block,), language=language), settings=settings)
    voice = speaker(find_voice(VoiceSettings().name), language)
    requests = [
        Request(tuple(Span(word.written, word.spoken, word.ipa) for word in utterance.words()), voice.voice, voice.language)
        for utterance in script.utterances
    ]
    engine = load_engine(voice.engine)
    heard = engine.pronounce(requests) if isinstance(engine, Pronouncer) else ()
    return " ".join(filter(None, heard))


@dataclass(frozen=True, slots=True)
class Heard:
    """How one engine says one entry of a lexicon."""

    word: str
    said: str
    """What the lexicon says: a respelling, or IPA between slashes."""
    engine: str
    sounds: str
    """IPA where the engine can tell it, else the words it is given."""
    honoured: bool
    """Whether it says what the lexicon says; when not, `sounds` is the engine's own guess."""
    told: bool = False
    """Whether `sounds` is IPA."""


def hear(entries: Mapping[str, str], voice: Voice | None = None) -> tuple[Heard, ...]:
    """How every engine that can speak here says each entry: its own engine with `voice`, another with its default one.

    Loads the library once for all; raises as `pronounce` does.
    """
    known = {one.engine: one for one in (find_voice(VoiceSettings().name), voice) if one}
    heard: list[Heard] = []
    for name in engine_names():
        engine = load_engine(name)
        try:
            offered = engine.voices()
        except EngineUnavailable:
            continue
        if not offered and name not in known:  # nobody said which program or service it is
            continue
        heard += _heard(engine, known.get(name, Voice(f"{name}:", name)), list(entries.items()))
    return tuple(heard)


def _heard(engine: Engine, voice: Voice, entries: Sequence[tuple[str, str]]) -> list[Heard]:
    known = [entry(word, said) for word, said in entries]
    if not isinstance(engine, Pronouncer):
        return [
            Heard(word, said, engine.name, one.alias or word, one.alias is not None)
            for (word, said), one in zip(entries, known, strict=True)
        ]
    honoured = [not one.ipa or engine.honours(one.ipa, voice) for one in known]
    requests = [Request((Span(one.word, one.alias or one.word, one.ipa),), voice.voice, voice.language) for one in known]
    sounds = engine.pronounce(requests)
    return [
        Heard(word, said, engine.name, sound, sure, told=True)
        for (word, said), sound, sure in zip(entries, sounds, honoured, strict=True)
    ]
