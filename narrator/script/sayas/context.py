"""What stands around a writing: the words before and after it, and what they say of it."""

from __future__ import annotations

from re import Match

from narrator.patterns import compiled

WINDOW = 32
"""Characters looked at on each side: the longest word and its space. A fixed window keeps the reading linear."""
_AFTER = compiled(r"[\s\u00a0-]?([^\W\d_][\w'’-]{0,24})")
_BEFORE = compiled(r"[^\W_][\w'’.&-]*\Z")
_OPENERS = " \t\n\r\u00a0(\"“'‘"


def before(match: Match[str]) -> str:
    """The word before the match, with its own full stop or apostrophe; empty at a break (`, . ; :`)."""
    return word_before(match.string, match.start())


def after(match: Match[str]) -> str:
    """The word after the match, after one space or hyphen; empty at a break."""
    return word_after(match.string, match.end())


def word_before(text: str, at: int) -> str:
    """The word that ends right before `at`, white space, opening quotes and brackets apart."""
    words = text[max(0, at - WINDOW) : at].rstrip(_OPENERS).rsplit(None, 1)
    if not words:
        return ""
    word = words[-1]
    if word.isalnum():
        return word
    found = _BEFORE.search(word)
    return found[0] if found else ""


def word_after(text: str, at: int) -> str:
    """The word that begins right after `at`, one space or hyphen apart."""
    found = _AFTER.match(text, at)
    return found[1] if found else ""


def rest(match: Match[str]) -> str:
    """What comes after the match, one window wide."""
    return match.string[match.end() : match.end() + WINDOW]


def is_first(match: Match[str]) -> bool:
    """Whether nothing but quotation marks, brackets and dashes stands before it."""
    start = match.start()
    return start <= WINDOW and not match.string[:start].strip(' \n\t"“‘(—–-')


def is_last(match: Match[str]) -> bool:
    """Whether nothing but stops, quotation marks and brackets comes after it."""
    end = match.end()
    return len(match.string) - end <= WINDOW and not match.string[end:].strip(" .\n\t\"”’')")


def words_before(match: Match[str], count: int = 3) -> tuple[str, ...]:
    """Up to `count` words before the match in lower case, without their punctuation, nearest first."""
    piece = match.string[max(0, match.start() - 2 * WINDOW) : match.start()]
    return tuple(word.strip("\"“”'‘’(),.;:").lower() for word in reversed(piece.split()[-count:]))


def quoted(match: Match[str], mark: str) -> bool:
    """Whether a quotation that `mark` may end has begun within the window before the match."""
    opened = match.string[max(0, match.start() - 2 * WINDOW) : match.start()]
    return _INCHES.sub("", opened).count('"') % 2 == 1 if mark == '"' else bool(_OPENED.search(opened))


_INCHES = compiled(r'[0-9]"')
_OPENED = compiled(r"(?:^|[\s(])['‘]\w[^'’]*\Z")


def glued(match: Match[str], spoken: str) -> str:
    """`spoken` with a space where a letter or figure touches the match: `12text`, `p.204`."""
    text, (start, end) = match.string, match.span()
    touched = text[max(0, start - 2) : start].removesuffix(".")[-1:]
    if touched.isalnum() and _is_letter(touched):
        spoken = " " + spoken
    return spoken + " " if _is_letter(text[end : end + 1]) else spoken


def _is_letter(sign: str) -> bool:
    return sign.isalpha() or sign.isdecimal()


def is_capitalised(word: str) -> bool:
    """A capital and then a small letter: a name, or the first word of a sentence."""
    return len(word) > 1 and word[0].isupper() and word[1].islower()


def words(*lines: str) -> frozenset[str]:
    """A table of words."""
    return frozenset(" ".join(lines).split())


DETERMINERS = words("the a an this that these those his her its our their my your each every some any no")
STARTERS = words(
    "The It He She They We But And In On At A This That There When After As If His Her Their Its For With I Officials Police",
    "Last",
)
"""With what a sentence is likely to begin after an abbreviation that may end one."""
FUNCTION_WORDS = words(
    "a an the and or but nor so yet if as at by for from in into of off on onto out over per than that then this these those",
    "to under until up upon via was were is are be been being has had have do does did will would can could may might must",
    "shall should with within without after before when where while who whom whose which what why how he she it they we you i",
    "his her its their our my your him them us me not no more less each all both either just only also too again ago away",
    "back down here there now between during since through across about against among around because unless though although",
    "whether plus minus times versus vs said says",
)
"""Words that are never counted, and no noun that a sum or a measure could stand before."""
