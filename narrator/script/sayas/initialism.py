"""Capitals: initialisms said letter by letter, acronyms said as words, shouting and headlines left as words.

An initialism stays as it is written, which most published cases and most voices agree with, and carries the IPA of its letters,
the last one stressed: written apart, espeak-ng says the A of `A F P` as an article and stresses every letter.
"""

from __future__ import annotations

from re import Match

from narrator.script.sayas.acronym import AMBIGUOUS, SPELLED, SPELLED_BY_VOICES, SPOKEN_TWO, can_be_said, is_ordinary, is_word
from narrator.script.sayas.context import FUNCTION_WORDS, STARTERS, is_first, word_after, word_before, words
from narrator.script.sayas.rule import CAPITALS, DOTTED_LETTERS, Place, Rule, Spelled, Unsure

_LONGEST = 6
"""Capitals; a longer run that nobody has listed is a word in a line of capitals."""
_SURELY_LETTERS = words("US LA PA MA")
"""Two letters that are a word only in a line of capitals."""
_WARS = {
    "I": "World War One", "II": "World War Two", "III": "World War Three", "1": "World War One", "2": "World War Two",
}  # fmt: skip
_IN_FULL = {"AAA": "triple A"} | {f"WW{numeral}": war for numeral, war in _WARS.items()}
_BEFORE_IT = words("is was do did of about love made with for get got in")
_LETTERS = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        (
            "ˈeɪ bˈiː sˈiː dˈiː ˈiː ˈɛf dʒˈiː ˈeɪtʃ ˈaɪ dʒˈeɪ kˈeɪ ˈɛl ˈɛm ˈɛn "
            "ˈoʊ pˈiː kjˈuː ˈɑːɹ ˈɛs tˈiː jˈuː vˈiː dˈʌbəljuː ˈɛks wˈaɪ zˈiː"
        ).split(),
        strict=True,
    )
)
_PLURAL = {"S": "ɪz", "X": "ɪz", "H": "ɪz", "F": "s"}


def letters_of(word: str) -> str:
    """`CEO` -> "C E O": one by one, where nothing but text tells that they are letters."""
    return " ".join(word)


def spelled(written: str, letters: str, ending: str = "") -> Spelled:
    """`written` as it stands, with the sound of its letters and of its plural or possessive s."""
    *others, last = (_LETTERS[letter] for letter in letters)
    sounds = "".join(sound.replace("ˈ", "ˌ") for sound in others) + last
    return Spelled(written, sounds + (_PLURAL.get(letters[-1], "z") if ending else ""))


def _in_capitals(match: Match[str]) -> bool:
    """Whether an ordinary word beside it is in capitals too, so that capitals say nothing of the word."""
    text = match.string
    bracketed = text[match.start() - 1 : match.start()] == "("  # "PARIS (AP)"
    beside = ("" if bracketed else word_before(text, match.start()), word_after(text, match.end()))
    return any(word.isupper() and is_ordinary(word.strip("'’.-").removesuffix("'S")) for word in beside if len(word) > 1)


def _initialism(match: Match[str]) -> str | Spelled | Unsure | None:
    capitals, ending = match["letters"], match["ending"]
    if capitals in _IN_FULL:
        return _IN_FULL[capitals] + ("'s" if ending else "")
    if capitals in SPELLED and len(capitals) > 2 and not (capitals == "WHO" and _in_capitals(match)):
        return spelled(match[0], capitals, ending)
    if capitals == "CAC" and match.string.startswith(" 40", match.end()):
        return Spelled(match[0], "kˈæk")
    if (is_word(capitals) and capitals not in SPOKEN_TWO) or len(capitals) > 2 * _LONGEST:
        return None
    if capitals in AMBIGUOUS and not ending:
        return Unsure(capitals, "a name, a title or a street", AMBIGUOUS[capitals])
    return _among_capitals(match, capitals, ending) if _in_capitals(match) else _alone(match, capitals, ending)


def _alone(match: Match[str], capitals: str, ending: str) -> Spelled | Unsure | None:
    """Among small letters: letters, but for words that are stressed and what can be said as a word."""
    letters = spelled(match[0], capitals, ending)
    if capitals in SPOKEN_TWO and capitals not in _SURELY_LETTERS:
        stressed = capitals != "IT" or word_before(match.string, match.start()).lower() in _BEFORE_IT
        return None if stressed else Unsure(match[0], "letters or a word", ("it",), letters.ipa)
    if len(capitals) > _LONGEST:
        return None
    if len(capitals) < 4 or not can_be_said(capitals):
        return letters
    return None if is_first(match) else Unsure(match[0], "letters or a word", (letters_of(capitals),))


def _among_capitals(match: Match[str], capitals: str, ending: str) -> Spelled | Unsure | None:
    """In a line of capitals: letters where they are known to be, or no vowel lets them be a word."""
    if capitals == "WHO":
        return Unsure("WHO", "letters or a word in a line of capitals", ("W H O",))
    if capitals in SPELLED:
        return spelled(match[0], capitals, ending)
    if capitals == "US":
        return Unsure(match[0], "letters or a word in a line of capitals", ("us",), spelled("", capitals, ending).ipa)
    if len(capitals) > _LONGEST or is_word(capitals) or any(vowel in capitals for vowel in "AEIOUY"):
        return None
    return spelled(match[0], capitals, ending)


def _dotted(match: Match[str]) -> str | Spelled | None:
    """`U.S.`, `Ph.D.`, `J.K.`: letters; the full stop that ends a sentence stays."""
    if match["letters"].islower():
        return None
    letters = match["letters"].replace(".", "")
    if match["letters"].endswith(".") and _ends_here(match.string, match.end()):
        return (letters if len(letters) <= SPELLED_BY_VOICES else letters_of(letters)) + "."
    return spelled(letters + match["ending"], letters.upper(), match["ending"])


def _ends_here(text: str, end: int) -> bool:
    """Whether the sentence ends: nothing follows, or what a sentence is likely to begin with."""
    rest = text[end : end + 24].lstrip("\"'”’)] \t\n")
    return not rest or (text[end : end + 1].isspace() and word_after(rest, 0) in STARTERS)


def _mixed(match: Match[str]) -> Spelled | None:
    """`PhD`, `mRNA`, `dsDNA`, `iOS`; not `eSIM`."""
    return (
        None if is_word(match[1].lstrip("abcdefghijklmnopqrstuvwxyz")) else spelled(match[0], match[1].upper(), match["ending"])
    )


def _war(match: Match[str]) -> str | None:
    """`WW II`; "at WW I lost" is of somebody who speaks."""
    following = word_after(match.string, match.end())
    speaker = match["war"] == "I" and following.islower() and following not in FUNCTION_WORDS | _OF_WAR
    return None if speaker else _WARS[match["war"]]


_OF_WAR = words(
    "era veteran veterans vet vets soldier soldiers battlefield battlefields memorial memorials trenches poet poets history",
)
"""After `WW I`, what is of that war."""
_ENDING = r"(?P<ending>(?:['’]?s)?)"
INITIALISM = Rule("initialism", "letters", rf"(?P<letters>[A-Z]{{2,20}}){_ENDING}(?![\w]|['’][A-Z])", _initialism, (CAPITALS,))
DOTTED = Rule(
    "dotted",
    "letters",
    r"(?<!\.)(?P<letters>(?:Ph\.[DM]|[A-Z](?:\.[A-Z])++)(?:\.(?![A-Z][a-z]))?)(?P<ending>(?:['’]s)?)(?!\w)",
    _dotted,
    (DOTTED_LETTERS,),
)
WAR = Rule(
    "initialism",
    "letters",
    r"(?:WW[\s\u00a0-]|W\.\s?W\.\s?)(?P<war>I{1,3}|[12](?![.,:/-]?[0-9]))(?![\w.]\w|\w|['’][a-rt-z])",
    _war,
    (CAPITALS, DOTTED_LETTERS),
)
MIXED = Rule(
    "mixed",
    "letters",
    rf"((?:ds|ss|m|t|r|cc|e|i|p|s|w|g)[A-Z]{{2,4}}|PhD|MBBS|LLM|BSc|MSc|LLB){_ENDING}(?!\w)",
    _mixed,
    (CAPITALS, Place("letter", "PhD|[BM]Sc")),
)
