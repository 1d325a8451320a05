"""The seam between narrate and whatever speaks: one request in, one stretch of sound out.

An engine gets one utterance as structured spans (never SSML, never a file name) and returns its sound. It adds no pause,
writes no tag and joins nothing; it says every span or raises `EngineError`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol, runtime_checkable

if TYPE_CHECKING:
    from narrator.audio import Audio

Timing = Literal["exact", "estimated", "none"]
"""How word marks came about: told by the engine to the frame, guessed by the engine, or not given at all."""

Option = str | int | float | bool | tuple[str, ...]
Options = tuple[tuple[str, Option], ...]
"""What a profile's table for its engine says, e.g. `[command]`: each key and its value."""


@dataclass(frozen=True, slots=True)
class Span:
    """One word of the page, and how it is to be said. Spans are said in order, a space apart."""

    text: str
    """As written in the article, punctuation included; what a listener reads along."""
    spoken: str
    """As the voice should say it: one or more words, punctuation included. May be empty (a lone dash): then it has no sound."""
    ipa: str | None = None
    """Broad IPA that overrides `spoken`, for engines that can honour it. Where only a part of the word has IPA, that part stands
    between slashes: `/ˈkiːɪv/-based`."""
    lang: str | None = None
    """BCP 47 tag when this word is of another language than the request's."""

    def __repr__(self) -> str:
        """As a dataclass has it, in a third of the time: every word of an article is in the name of a take."""
        return f"Span(text={self.text!r}, spoken={self.spoken!r}, ipa={self.ipa!r}, lang={self.lang!r})"


@dataclass(frozen=True, slots=True)
class Request:
    """One utterance to say: at most 60 spans (`narrator.script.breaths`), no pause around it. Also the sound's cache key.

    In that key the engine's fingerprint answers for `options`; `before` and `after` are no part of it.
    """

    spans: tuple[Span, ...]
    voice: str
    """The engine's own name of the voice, e.g. `en-us+klatt4`; empty for the engine's default."""
    language: str = "en"
    """BCP 47."""
    rate: float = 1.0
    """Speed as a multiple of the engine's normal one; 2.0 is twice as fast."""
    pitch: float = 0.0
    """Semitones up (positive) or down from the voice's own pitch."""
    options: Options = ()
    """For engines that are `Adjustable`."""
    before: str = ""
    """What was said before it in its paragraph, for engines whose melody goes across sentences. Never said."""
    after: str = ""
    """What will be said after it."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was said, and when each span was."""

    audio: Audio
    marks: tuple[tuple[int, int], ...]
    """One `(start, end)` per span of the request, in frames of `audio`, in order and never overlapping; empty when timing is
    `none`. A span without sound has start == end."""
    timing: Timing


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice profile: who speaks, and which voice each role of an article gets."""

    name: str
    """The profile's name, e.g. `newsroom`."""
    engine: str
    """A key of `ENGINES`."""
    voice: str = ""
    """The engine's own name of the voice; empty for the engine's default for `language`."""
    language: str = "en"
    """BCP 47."""
    rate: float = 1.0
    """Speed as a multiple of the engine's normal one."""
    pitch: float = 0.0
    """Semitones above the voice's own pitch."""
    options: Options = ()
    """For engines that are `Adjustable`; the same in every role."""
    roles: Mapping[str, Voice] = field(default_factory=dict)
    """Voices for the roles of an article, where they differ from this one."""
    speakers: Mapping[str, Voice] = field(default_factory=dict)
    """Voices for those who speak in an interview, by their names, `folded`."""
    licence: str = ""
    """What the voice is under, where the engine does not say it for all of its voices."""
    fallback: Voice | None = None
    """Who finishes when a service fails; None for nobody."""
    most_characters: int | None = None
    """How many characters one recording may send to a service; None for any number."""

    def for_role(self, role: str, speaker: str | None = None) -> Voice:
        """The voice that speaks `role`, or the `speaker` named in it; this one when the profile says nothing of either."""
        named = self.speakers.get(folded(speaker)) if speaker else None
        return named or self.roles.get(role, self)

    def has_own(self, role: str, speaker: str | None = None) -> bool:
        """Whether the profile has a voice for `role`, or for the `speaker` in it, that sounds otherwise than the body's."""
        if role not in self.roles and (speaker is None or folded(speaker) not in self.speakers):
            return False
        return _sounds(self.for_role(role, speaker)) != _sounds(self.for_role("body"))


def folded(name: str) -> str:
    """A speaker's name as `Voice.speakers` has it: in small letters, its white space evened out."""
    return " ".join(name.casefold().split())


def _sounds(voice: Voice) -> tuple[str, str, float, float]:
    return voice.engine, voice.voice, voice.rate, voice.pitch


@dataclass(frozen=True, slots=True)
class VoiceInfo:
    """One voice an engine offers on this machine."""

    voice: str
    """The engine's own name of it: what `Request.voice` takes."""
    language: str
    """BCP 47."""
    label: str
    """For people: `English (America)`."""


class Engine(Protocol):
    """Says one utterance. Raises rather than say less."""

    name: str
    """The key it stands under in `ENGINES`."""
    reproducible: bool
    """Whether the same request always gives the same bytes; the contract test holds it to its word."""
    source_type: str
    """What its sound is, as a term of IPTC's digitalSourceType vocabulary: `algorithmicMedia` for a voice made by rule,
    `trainedAlgorithmicMedia` for one learnt from recordings."""

    def voices(self) -> tuple[VoiceInfo, ...]:
        """What can speak here. Cheap: loads no library. Raises `EngineUnavailable` when the engine cannot run at all."""
        ...

    def fingerprint(self, voice: Voice) -> str:
        """Everything besides the request that decides the sound: engine, version, voice file. Cheap: loads no library."""
        ...

    def synthesize(self, request: Request) -> Spoken:
        """Says all of the request, or raises `EngineError` (`EngineUnavailable` when the engine cannot run here)."""
        ...


@dataclass(frozen=True, slots=True)
class About:
    """What a listener-owner should know of an engine before choosing it; the contract test holds it to the first three."""

    timing: Timing
    """As `Spoken.timing`."""
    rates: bool
    """Whether it speaks quicker and slower."""
    pitches: bool
    """Whether it speaks higher and lower."""
    licence: str
    """What it and its voices are under; empty where each voice has its own."""


@runtime_checkable
class Described(Protocol):
    """An engine that tells of itself in `narrate voices`."""

    about: About


@runtime_checkable
class Pronouncer(Protocol):
    """An engine that honours `Span.ipa` and can tell what it will say without saying it."""

    def honours(self, ipa: str, voice: Voice) -> bool:
        """Whether that voice of it can say this IPA."""
        ...

    def pronounce(self, requests: Sequence[Request]) -> tuple[str, ...]:
        """The IPA in which it would say each request; all of them must ask for one voice and language."""
        ...


@runtime_checkable
class Adjustable(Protocol):
    """An engine that its user points at something: a program, a service. A profile's table of the engine's name says at what.

    It cannot know of all the voices there are, and takes any name.
    """

    options: type
    """A frozen dataclass with a default for each key of the table; raises `SettingsError` for values that make no sense."""


@runtime_checkable
class Service(Protocol):
    """An engine that sends the text to somebody: it may cost, and it may be down (`EngineOutage`)."""

    def price(self, voice: Voice) -> float | None:
        """For a million characters, in whatever currency the profile's writer thinks; None when the profile does not say."""
        ...

    def sends(self, request: Request) -> int:
        """How many characters of text it would send for a request, retries apart."""
        ...
