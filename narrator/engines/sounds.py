"""What a request sounds like, word by word: espeak-ng's phonemes, for networks that are given phonemes.

espeak says the whole sentence, so that "the" and "a" sound as they do in it, and tells each phoneme and where each word begins.
What it says as one word ("in the") stays one. So every network gets what it was trained with, and the embedded voice's lexicon.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from narrator.engines.dialect import find_dialect, library_voice
from narrator.engines.espeak import ENGLISH, Espeak, stretches
from narrator.engines.espeak_sound import ssml_with_marks
from narrator.engines.ipa import NUCLEI, has_mnemonics
from narrator.engines.libespeak import MARK, PHONEME, WORD, phoneme_events, phonemes
from narrator.engines.sayable import pronounceable
from narrator.engines.speech import Request, Span, Voice
from narrator.errors import EngineError
from narrator.language import primary

STRESS = "ˈˌ"
SENTENCE_ENDS = ".!?…"
CLAUSE_ENDS = ":;,—"
STOPS = SENTENCE_ENDS + CLAUSE_ENDS
"""Punctuation that is heard, the strongest first where several stand together."""

NEAREST: Mapping[str, str] = {
    "g": "ɡ", "ɡ": "g", "ɝ": "ɜ", "ɚ": "ə", "ɐ": "ə", "ᵻ": "ɪ", "ɪ": "i", "ʊ": "u", "ʌ": "ɐ", "ɒ": "ɔ", "ɔ": "o", "ɑ": "a",
    "æ": "a", "ɛ": "e", "ɜ": "ə", "ə": "e", "ɘ": "ə", "ɞ": "ɜ", "ɤ": "ʌ", "ɨ": "ɪ", "ʉ": "u", "ɵ": "ə", "ɯ": "u", "ʏ": "y",
    "y": "i", "ø": "œ", "œ": "ɜ", "ɶ": "œ", "ε": "ɛ", "β": "v", "ɸ": "f", "ⱱ": "v", "ʋ": "v", "ɱ": "m", "ʙ": "b", "ɓ": "b",
    "θ": "t", "ð": "d", "ɾ": "ɹ", "ɹ": "r", "r": "ɹ", "ɺ": "l", "ɻ": "ɹ", "ɽ": "ɾ", "ɬ": "l", "ɮ": "l", "ɫ": "l", "ɭ": "l",
    "ʎ": "l", "ʟ": "l", "ʈ": "t", "ɖ": "d", "ɗ": "d", "ɳ": "n", "ɲ": "n", "ɴ": "ŋ", "ŋ": "n", "ʂ": "ʃ", "ʐ": "ʒ", "ɕ": "ʃ",
    "ʑ": "ʒ", "ʃ": "s", "ʒ": "z", "ɧ": "ʃ", "ç": "ʃ", "c": "k", "ɟ": "ɡ", "ʝ": "j", "ʄ": "ɟ", "x": "h", "ɣ": "ɡ", "ɰ": "ɣ",
    "ɠ": "ɡ", "ɢ": "ɡ", "ʛ": "ɡ", "q": "k", "χ": "x", "ʁ": "ɹ", "ʀ": "ʁ", "ħ": "h", "ɦ": "h", "ʜ": "h", "ʕ": "ʔ", "ʢ": "ʔ",
    "ʡ": "ʔ", "ʔ": "", "ɥ": "w", "ʍ": "w", "ʤ": "dʒ", "ʧ": "tʃ", "ʦ": "ts", "ʣ": "dz", "ʨ": "tʃ", "ʥ": "dʒ", "ᵊ": "ə",
    "ˑ": "", "ː": "", "ˈ": "", "ˌ": "", "˞": "ɹ", "ʰ": "", "ʲ": "j", "ʷ": "w", "ˠ": "", "ˤ": "", "ʼ": "", ".": "", "|": "",
    "-": "", "‿": "", "↓": "", "↑": "",
    ":": ",", ";": ",", "—": ",", "…": ".", "!": ".", "?": ".",
}  # fmt: skip
"""What stands in for a sign that a network does not have, a step at a time: nothing only for shades and bounds."""

_EARLY_STRESS = re.compile(rf"([{STRESS}])([^{STRESS}{NUCLEI}\s]+)(?=[{NUCLEI}])")
_SOUND = re.compile(rf"[{STRESS}]?(?:t͡?[ʃsɕ]|d͡?[ʒzʑ]|[^{STRESS}])[\u0300-\u036fːˑʲʰʷˠˤ˞]*")
_NO_SOUND = re.compile(r"\([^)]*\)?|[-.]")
"""What espeak writes where it changes its language, `(en)`, for an open vowel of French, and for a sound of Chinese."""
_CLAUSE_PAUSE = 2
"""Phonemes without a name that espeak makes of a clause's end; one alone parts two vowels (measured)."""


Signs = tuple[str, Collection[str], Mapping[str, Sequence[str]]]
"""Of a network: the voice of espeak whose phonemes it says, its alphabet, and its units as `fitted` takes them."""


@dataclass(frozen=True, slots=True)
class Word:
    """What is said for one span."""

    sounds: tuple[str, ...] = ()
    """Its phonemes in IPA, a stress mark before its vowel: `m`, `ˈeɪ`, `ɚ`. A space, perhaps after a comma, parts words."""
    joined: bool = False
    """Whether it is said as one word with the one before."""
    stop: str = ""
    """The punctuation after it, one of `STOPS`; empty for none."""


def words(request: Request, voice: str) -> tuple[Word, ...]:
    """What is said for each span of a request, by espeak's `voice`; nothing for one that has no sound.

    A span's IPA takes the place of what espeak would say, and so does, for an English voice, a foreign word's: it learnt English
    sounds only. Raises `EngineError` when espeak has no such voice, or makes nothing of a request that has letters.
    """
    request = _anglicized(replace(request, voice=voice))
    found: list[Word] = []
    for library, texts in stretches(request):
        spans = request.spans[len(found) : len(found) + len(texts)]
        for span, word in zip(spans, _said(spans, texts, library), strict=True):
            own = span.ipa and not ENGLISH.match(library)  # the English voices were given it
            found.append(replace(word, sounds=_sounds_of(span, library), joined=False) if own else word)
    if not any(word.sounds for word in found) and any(pronounceable(span.spoken) for span in request.spans):
        raise EngineError(f"espeak's voice {voice!r}, whose phonemes are spoken, is silent on {request.spans[0].spoken[:60]!r}.")
    return tuple(found)


def pronounced(requests: Sequence[Request], voice_of: Callable[[Request], str]) -> tuple[str, ...]:
    """The IPA in which each request is said, all by one voice: that of espeak's which `voice_of` tells.

    Where `voice_of` raises `EngineError`, no such voice is here, and the article would be given espeak's. Raises as `words` does.
    """
    if not requests:
        return ()
    try:
        voice = voice_of(requests[0])
    except EngineError:
        voice = ""
    asked = [replace(request, voice=voice) for request in requests]
    if ENGLISH.match(library_voice(voice, asked[0].language)):
        return Espeak().pronounce(asked)  # all of them at once
    return tuple(
        "".join(f"{'' if word.joined else ' '}{''.join(word.sounds)}" for word in words(request, voice)).strip()
        for request in asked
    )


def honoured(ipa: str, voice: Voice, signs_of: Callable[[], Signs]) -> bool:
    """Whether a network's voice says this IPA: an English one what espeak's do, another what can be `fitted`.

    Where `signs_of` raises `EngineError`, no such voice is here, and the article would be given espeak's.
    """
    try:
        espeak, alphabet, units = signs_of()
    except EngineError:
        return Espeak().honours(ipa, replace(voice, voice=""))
    if ENGLISH.match(library_voice(espeak, voice.language)):
        return has_mnemonics(ipa)
    try:
        return bool(fitted(split_ipa(ipa), alphabet, units))
    except EngineError:
        return False


def fitted(sounds: Sequence[str], alphabet: Collection[str], units: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The sounds in a network's own signs: `units` of several letters first, then each letter, or what is `NEAREST` to it.

    A letter with a mark is taken apart (NFD) where the network has both, else it is one sign, else the mark goes. Raises
    `EngineError` naming a sign that has nothing near it.
    """
    signs: list[str] = []
    pattern = re.compile("|".join([*map(re.escape, sorted(units, key=len, reverse=True)), r"(?s:.)[\u0300-\u036f]*"]))
    for sound in sounds:
        for piece in pattern.findall(unicodedata.normalize("NFD", sound)):
            signs += units[piece] if piece in units else _letter(piece, alphabet)
    return tuple(signs)


def split_ipa(ipa: str) -> tuple[str, ...]:
    """A transcription as sounds, each stress before its vowel; a word without any is stressed on its first vowel."""
    said = []
    for word in unicodedata.normalize("NFC", ipa).replace("'", "ˈ").split():
        stressed = word if "ˈ" in word else re.sub(rf"[{NUCLEI}]", r"ˈ\g<0>", word, count=1)
        said.append(tuple(_SOUND.findall(_EARLY_STRESS.sub(r"\2\1", stressed))))
    return tuple(sound for number, word in enumerate(said) for sound in ((" ", *word) if number else word))


def _letter(piece: str, alphabet: Collection[str]) -> tuple[str, ...]:
    """A letter, perhaps with marks, in the signs of an alphabet."""
    whole = unicodedata.normalize("NFC", piece)
    if unicodedata.combining(piece[0]):  # of a letter that was a unit
        return tuple(mark for mark in piece if mark in alphabet)
    if all(sign in alphabet for sign in piece):
        return tuple(piece)
    if len(whole) == 1:
        return _nearest(whole, alphabet)
    return (*_nearest(piece[0], alphabet), *(mark for mark in piece[1:] if mark in alphabet))


def _nearest(sign: str, alphabet: Collection[str], seen: str = "") -> tuple[str, ...]:
    """The sign itself, or what is nearest to it in an alphabet, by as many steps as it takes."""
    if sign in alphabet:
        return (sign,)
    bare = unicodedata.normalize("NFD", sign)[0]
    nearer = NEAREST.get(sign, bare if bare != sign else None)
    if nearer is None or sign in seen:
        raise EngineError(f"This voice has no sound for the sign {sign!r}, nor one near it; say the word in other letters.")
    return tuple(found for letter in nearer for found in _nearest(letter, alphabet, seen + sign))


def _anglicized(request: Request) -> Request:
    """The request, if its voice is English, with its foreign words as IPA, which espeak's English voices fold to their own."""
    if not ENGLISH.match(library_voice(request.voice, request.language)):
        return request
    spans = list(request.spans)
    for number, span in enumerate(spans):
        dialect = find_dialect(span.lang) if span.lang and primary(span.lang) != primary(request.language) else None
        if dialect and not span.ipa:
            ipa = _NO_SOUND.sub("", phonemes([span.spoken], dialect.file)[0])
            spans[number] = replace(span, ipa=ipa, lang=None) if has_mnemonics(ipa) else span
    return replace(request, spans=tuple(spans))


def _said(spans: Sequence[Span], texts: Sequence[str], library: str) -> list[Word]:
    """What espeak says for each text. A full stop counts at the end, and where espeak pauses: not in `Gov. Smith`."""
    sounds, paused = _heard(texts, library)
    words = []
    for number, (span, (own, joined)) in enumerate(zip(spans, _shared(sounds, texts), strict=True)):
        stop = _stop(span.spoken)
        counts = stop not in SENTENCE_ENDS or number in paused or not own or not any(sounds[number + 1 :])
        words.append(Word(own, joined, stop if counts else ""))
    return words


def _heard(texts: Sequence[str], library: str) -> tuple[list[list[str]], set[int]]:
    """The phonemes espeak tells of while it says each text, and after which of them it pauses as at a clause's end."""
    ssml, places = ssml_with_marks(texts)
    sounds: list[list[str]] = [[] for _ in texts]
    paused: set[int] = set()
    at = pauses = 0
    for event in phoneme_events(ssml, library) if any(texts) else ():
        if event.kind == MARK:
            at = int(event.name)
        elif event.kind == WORD:
            told = bisect_right(places, event.position) - 1
            if told > at:  # its mark was lost
                at = told
            elif sounds[at]:
                sounds[at] += [",", " "] if at in paused else [" "]
        elif name := _NO_SOUND.sub("", event.name):
            sounds[at].append(name)
        pauses = pauses + 1 if event.kind == PHONEME and not event.name else 0
        if pauses == _CLAUSE_PAUSE:
            paused.add(at if sounds[at] else at - 1)  # the mark comes before the pause that a quote makes
    return sounds, paused


def _shared(sounds: Sequence[Sequence[str]], texts: Sequence[str]) -> list[tuple[tuple[str, ...], bool]]:
    """Each text's phonemes, and whether they belong to the word before: what is told of once is cut by the texts' lengths."""
    groups: list[list[int]] = [[]]
    for number, text in enumerate(texts):
        if sounds[number] and any(sounds[n] for n in groups[-1]):
            groups.append([])
        if sounds[number] or pronounceable(text):
            groups[-1].append(number)
    shares: dict[int, tuple[tuple[str, ...], bool]] = {}
    for group in groups:
        told = [sound for number in group for sound in sounds[number]]
        lengths = list(accumulate((len(texts[number]) for number in group), initial=0))
        total = max(lengths[-1], 1)
        cuts = [(2 * len(told) * length + total) // (2 * total) for length in lengths]
        for number, (start, end) in zip(group, pairwise(cuts), strict=True):
            shares[number] = (tuple(told[start:end]), number != group[0])
    return [shares.get(number, ((), False)) for number in range(len(texts))]


def _sounds_of(span: Span, library: str) -> tuple[str, ...]:
    """A span's own IPA; where that is a part of the word, between slashes, with what espeak says for the rest."""
    pieces = (span.ipa or "").split("/")
    if len(pieces) == 1:
        return split_ipa(pieces[0])
    said = phonemes(pieces[::2], library)
    parts = [split_ipa(piece) if number % 2 else _SOUND.findall(said[number // 2]) for number, piece in enumerate(pieces)]
    return tuple(sound for part in parts for sound in part)


def _stop(text: str) -> str:
    """The punctuation a text ends with; the strongest where there are several."""
    after = re.sub(r".*\w", "", text, flags=re.DOTALL).replace("–", "—")
    return next((stop for stop in "?!…." + CLAUSE_ENDS if stop in after), "")
