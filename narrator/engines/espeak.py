"""The embedded espeak-ng as an engine: a small, quick voice in over a hundred languages, the same bytes every time.

A request becomes one SSML sentence with a `<mark>` before each span. Marks and word events together place every span (over 714
words of a news article and 3,719 of a list made to be hard, none was lost but lone signs such as `№` after a full stop).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from narrator.engines.bounds import check_rate, check_spans
from narrator.engines.dialect import dialects, find_dialect, library_voice, variants
from narrator.engines.ipa import has_mnemonics, mnemonics
from narrator.engines.letters import letter_sounds
from narrator.engines.libespeak import data_folder, phonemes, wheel_version, without_phonemes
from narrator.engines.sayable import pronounceable, sayable
from narrator.engines.speech import About, Request, Spoken, Voice, VoiceInfo
from narrator.errors import EngineError
from narrator.language import ANY, primary
from narrator.patterns import compiled

REVISION = 3
"""Of what this engine makes of a request: raise it when the same request would sound different."""

NORMAL_WPM = 175
"""espeak's own speed in words a minute: a rate of 1.0."""
RATES = (0.46, 5.143)
"""80 to 900 words a minute. Below 80 espeak speaks as at 80 (measured at 60)."""
OWN_WPM = 450
"""450 is the end its documentation gives and the last with true marks: above, its sonic shortens the sound and the marks come up
to 31 ms late. So faster speech is that of `BASE_WPM`, shortened here (docs/decisions/011-fast-speech.md)."""
BASE_WPM = 260
"""What is shortened. Of 175 to 450, at three and four times the normal speed, this is understood best."""

SEMITONES = (-6.9, -4.5, -3.0, -1.55, 0.0, 1.7, 3.4, 5.15, 7.05, 8.85)
PITCHES = (0, 20, 30, 40, 50, 60, 70, 80, 90, 99)
"""What espeak's pitch parameter does: median F0 of one voiced sentence, by autocorrelation, as the mean of the voices en-us,
en-us+klatt4, en-us+f5 and ru, which lie within 0.5 semitones of each other."""

ENGLISH = compiled(r"gmw/en(?:$|[-+])")
"""The voices for which the table of `narrator.engines.ipa` holds."""
_SLASHED = compiled(r"/[^/]+/")
_AROUND, _AROUND_END = compiled(r"[^\w\[\]]+"), compiled(r"[^\w\[\]]+$")


class Espeak:
    """The `Engine` on the embedded library. It belongs in a worker process: a C library may take its process with it."""

    name = "espeak"
    reproducible = True
    source_type = "algorithmicMedia"
    about = About("exact", rates=True, pitches=True, licence="GPL-3.0-or-later")

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Every language, and every variant as `+name`: a timbre any language can be given, `en-us+klatt4`."""
        spoken = sorted((VoiceInfo(d.voice, d.tags[0][0], d.label) for d in dialects(data_folder())), key=lambda info: info.voice)
        timbres = sorted(variants(data_folder()).values(), key=str.lower)
        return (*spoken, *(VoiceInfo(f"+{name}", ANY, f"variant {name}") for name in timbres))

    def fingerprint(self, voice: Voice) -> str:  # noqa: ARG002 - its voices come in the wheel and share its version
        """The wheel's version and this module's revision."""
        return f"espeak {wheel_version()} r{REVISION}"

    def synthesize(self, request: Request) -> Spoken:
        """Says all of the request, with exact marks. Sound keeps espeak's lead-in (12 ms) and its pause at the end (0.3 s).

        A span of another language is said by that language's voice in the request's variant, or, where there is none, by the
        request's own. The English voices say `Span.ipa`; where it cannot be rendered, and in other languages, they say `spoken`.

        Raises `EngineError` for an unknown voice, a rate or pitch espeak cannot do, more than `MAX_SPANS` spans, or when it
        stays silent on text that has letters or digits.
        """
        from narrator.engines.espeak_sound import joined, said  # noqa: PLC0415  # numpy: 0.1 s, only for sound
        from narrator.engines.shortening import shortened  # noqa: PLC0415

        check_spans(request, "espeak")
        check_rate(request, "espeak", RATES)
        wpm, pitch = round(NORMAL_WPM * request.rate), _pitch(request.pitch)
        made = wpm if wpm <= OWN_WPM else BASE_WPM
        parts = stretches(request)
        spoken = joined([texts for _, texts in parts], [said(texts, voice, made, pitch) for voice, texts in parts])
        if not spoken.audio.frames and any(pronounceable(span.spoken) for span in request.spans):
            raise EngineError(
                f"espeak's voice {request.voice or request.language!r} is silent on {request.spans[0].spoken[:60]!r}."
            )
        return spoken if made == wpm else shortened(spoken, wpm / made)

    def honours(self, ipa: str, voice: Voice) -> bool:
        """Whether it is an English voice, and the table of `narrator.engines.ipa` has all of it: only those use it."""
        try:
            return bool(ENGLISH.match(library_voice(voice.voice, voice.language))) and has_mnemonics(ipa)
        except EngineError:  # no such voice
            return False

    def pronounce(self, requests: Sequence[Request]) -> tuple[str, ...]:
        """The IPA in which each request would be said, as espeak writes it; all of them must ask for one voice and language.

        Loads the library once for each language in them, here, behind the lock that admits one at a time: 3 ms, and 60 µs a
        word. Raises as `synthesize` does.
        """
        texts: dict[str, list[str]] = {}
        places: list[list[tuple[str, int]]] = []
        for request in requests:
            places.append([])
            for voice, parts in stretches(request):
                said = texts.setdefault(voice, [])
                places[-1].append((voice, len(said)))
                said.append(" ".join(part for part in parts if part))
        heard = {voice: phonemes(said, voice) for voice, said in texts.items()}
        return tuple(" ".join(filter(None, (heard[voice][at] for voice, at in place))) for place in places)


def _pitch(semitones: float) -> int:
    """The pitch parameter for semitones from the voice's own pitch."""
    if not SEMITONES[0] <= semitones <= SEMITONES[-1]:
        raise EngineError(
            f"espeak cannot move a voice by {semitones:g} semitones; it goes from {SEMITONES[0]:g} to {SEMITONES[-1]:g}."
        )
    above = min(bisect_right(SEMITONES, semitones), len(SEMITONES) - 1)
    below = above - 1
    slope = (PITCHES[above] - PITCHES[below]) / (SEMITONES[above] - SEMITONES[below])
    return round(slope * (semitones - SEMITONES[below]) + PITCHES[below])


def stretches(request: Request) -> list[tuple[str, list[str]]]:
    """The request as stretches of one voice: the library's name of the voice, and the texts of the spans it says.

    A stretch of another language is a call of its own, since `<voice xml:lang>` can leak past its end and `<lang>` is ignored.
    """
    own = library_voice(request.voice, request.language)
    variant = request.voice.partition("+")[2]
    parts: list[tuple[str, list[str]]] = []
    texts = sayable(span.spoken for span in request.spans)
    for span, text, ipa in zip(request.spans, texts, letter_sounds(request.spans), strict=True):
        voice = own
        if span.lang and primary(span.lang) != primary(request.language) and find_dialect(span.lang):
            voice = library_voice(f"{span.lang}+{variant}" if variant else span.lang, request.language)
        text = _with_phonemes(ipa, text) if ipa and ENGLISH.match(voice) else without_phonemes(text)  # noqa: PLW2901
        if parts and (parts[-1][0] == voice or not text):
            parts[-1][1].append(text)
        else:
            parts.append((voice, [text]))
    return parts or [(own, [])]


def _with_phonemes(ipa: str, text: str) -> str:
    """A span's IPA between [[ and ]], with the punctuation around it; its `text` where espeak cannot say that IPA.

    Where only a part of the word is IPA, that part stands between slashes: `/ˈkiːɪv/-based`.
    """
    if _SLASHED.fullmatch(ipa) or "/" not in ipa:
        before, after = _AROUND.match(text), _AROUND_END.search(text)
        ipa = f"{before[0] if before else ''}/{ipa.strip('/')}/{after[0] if after else ''}"
    try:
        pieces = [
            " " * (number > 0) + " ".join(f"[[{block}]]" for block in mnemonics(piece)) if number % 2 else without_phonemes(piece)
            for number, piece in enumerate(ipa.split("/"))
        ]
    except EngineError:
        return without_phonemes(text)
    return "".join(pieces)
