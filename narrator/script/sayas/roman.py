"""Roman numerals: of rulers ("the eighth"), of things in a row ("two"), of headings; a single letter only after a known word."""

from __future__ import annotations

from re import Match

from narrator.patterns import compiled
from narrator.script.sayas.bearer import is_bearer
from narrator.script.sayas.context import after, before, is_capitalised, is_first, is_last, words, words_before
from narrator.script.sayas.numbers import cardinal, ordinal, year
from narrator.script.sayas.rule import CAPITALS, SHORT_WORD, Place, Rule, Unsure

_NUMERAL = compiled(r"M{0,3}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
HEADS = words(
    "act acts annex apollo ariane artemis appendix art article articles axis battle book books bowl canto category chapter",
    "chapters chap",
    "class corollary count division episode exhibit fantasy fig figure final gemini grade group halo honda iteration kings",
    "lecture lesson letter level lot mark mk model note number no op operation opus page part parts party phase plan plate",
    "point points problem proposition psalm quartet question region resolution rocky round saga saturn scene schedule season",
    "section sect sector series sonata sonnet stage star station step story strand study symphony table technique tier title",
    "titan topic trial type types ultima unit verse version vol volume volumes war wars world wrestlemania xbox zone council",
    "vatican concerto",
)
"""What is numbered: the numeral after it is said as a number."""
_RULERS = words(
    "Abdullah Adolf Afonso Albert Alexander Alexandra Alfonso Amenhotep Andrew Anne Antiochus Artaxerxes Arthur August",
    "Augustus Baldwin Basil Baudouin Beatrix Benedict Birendra Boniface Boris Bhumibol Caliph Carl Carlos Carol Casimir",
    "Catherine Celestine Charles Charlemagne Christian Christina Claudius Clement Cleopatra Conrad Constantine Cyrus Darius",
    "David Edgar Edmund Edward Elizabeth Emmanuel Emperor Ernest Eugene Fahd Faisal Farouk Felipe Ferdinand Francis Franz",
    "Frederic Frederick Fuad George Gregory Gustaf Gustav Gustavus Haakon Hadrian Hamad Harald Harold Hassan Henri Henry",
    "Humbert Hussein Innocent Isabella Ivan Jahangir James Jigme Joan Joao John Josef Joseph Juan Julius Justinian Kamehameha",
    "Karl Kenneth Khalid Klemens Kulottunga Ladislaus Leo Leopold Letsie Louis Ludwig Mahmud Malcolm Manuel Margaret",
    "Margrethe Maria Mary Matilda Maximilian Mehmed Mehmet Michael Mindaugas Mohamed Mohammed Moshoeshoe Murad Mustafa",
    "Napoleon Nebuchadnezzar Nicholas Norodom Olaf Olav Oscar Otto Paul Pedro Peter Pepin Philip Philippe Pius Ptolemy",
    "Rainier Rajendra Rama Ramesses Ramses Richard Robert Roderick Rudolf Rudolph Salman Selim Sergius Seti Shapur Sigismund",
    "Sixtus Stephen Stanislaus Suleiman Sultan Theodore Theodoric Thutmose Tiberius Tokugawa Tutankhamun Umberto Urban",
    "Valdemar Vajiralongkorn Victor Victoria Vladimir Wenceslaus Wilhelm Wilhelmina William Willem Xerxes Yazid Zog Alexis",
    "Alexios Alexius Isaac Romanos Demetrius Bela Sancho Ramon",
)
"""Rulers' and popes' names: the numeral after one is said "the second"."""
_CROWNS = words(
    "pope king queen emperor empress tsar czar tsarina kaiser sultan shah prince princess pharaoh patriarch duke caliph",
)
_NOT_NUMERALS = words("MI MD DC CD CV MC LI DI CI XL DM CC MM DL CM CCC XX XXX MIX DIM LIV MCI DVI LCD IV CIV MV")
"""Valid numerals that are more often letters: taken only after a word that calls for one."""
_NEVER_ALONE = _NOT_NUMERALS - words("LI CI XX XXX CCC CCCI IV")
"""Those that are letters even where they stand alone: no chapter is headed DC, CD or MC."""
_THINKING = words(
    "am have had think know knew said say believe would could saw met love loved want hope guess mean feel felt told can did",
    "do never once admire see call called",
)
"""After "I" these make it the speaker, not the first."""
_OF_BOTH = words("said told knew saw met loved had did could would called thought felt believed")
"""What a ruler does too: "Elizabeth I said"."""


_RULED = words("had has was is died ruled reigned made became came went took gave wrote lived married succeeded never also")
"""After a ruler's name that begins its clause: "Elizabeth I had none"; not "with Elizabeth I had dinner"."""
_BEGINS = compiled(r"(?:\A|[;:.!?—]\s|\b(?:when|that|while|until|because|where)\s|\b(?:King|Queen)\s)[A-Z]\w{1,20}\s\Z")


def value(numeral: str) -> int:
    """What a numeral is worth; 0 if it is none."""
    if not numeral or not _NUMERAL.fullmatch(numeral):
        return 0
    total = 0
    worths = [_VALUES[letter] for letter in numeral]
    for worth, following in zip(worths, [*worths[1:], 0], strict=True):
        total += -worth if worth < following else worth
    return total


def _is_ruler(match: Match[str], name: str) -> bool:
    if name in _RULERS:
        return True
    nearer = words_before(match, 3)[1:]
    return is_capitalised(name) and any(word in _CROWNS for word in nearer)


def _numeral(match: Match[str]) -> str | Unsure | None:
    numeral, name = match["numeral"], before(match)
    worth, head = value(numeral), name.rstrip(".").lower()
    before_what = _before_its_noun(match, numeral, worth) if worth else None
    if before_what:
        return before_what
    if not worth or ((match["part"] or _HYPHEN.match(match.string, match.end())) and head not in HEADS):
        return None
    if match["part"]:
        return f"{cardinal(str(worth))} {match['part'].upper()}"
    if match["last"] or head in HEADS:
        return _range(match, worth, head) if match["last"] else _in_a_row(match, numeral, worth, head)
    if _is_ruler(match, name.title() if name.isupper() else name):
        return _of_a_ruler(match, numeral, worth)
    return _after_a_name(match, numeral, worth)


def _after_a_name(match: Match[str], numeral: str, worth: int) -> str | None:
    """After no word that calls for a numeral: of a person with a family name, a heading, a year, or a number."""
    if len(numeral) > 1 and worth < 6 and is_bearer(match):
        return f"the {ordinal(str(worth))}"
    if len(numeral) < 2 or numeral in _NOT_NUMERALS or (worth > 50 and len(numeral) < 4):
        return _heading(match, numeral, worth)
    return year(str(worth)) if worth > 1000 else cardinal(str(worth))


def _before_its_noun(match: Match[str], numeral: str, worth: int) -> str | None:
    """`XVII-century`, `II Samuel 3`."""
    if _CENTURY.match(match.string, match.end()):
        return ordinal(str(worth))
    return _TIMES.get(numeral) if _BOOK.match(match.string, match.end()) else None


_TIMES = {"I": "First", "II": "Second", "III": "Third"}
_BOOK = compiled(r"\s(?:(?:Corinthians|Thessalonians|Chronicles|Maccabees)\b|(?:Samuel|Kings|Timothy|Peter|John)\s[0-9])")
"""Books of the Bible that are one of two or three."""
_HYPHEN = compiled("-(?!-)")
_CENTURY = compiled(r"[\s-](?i:centur(?:y|ies)\b|c\.)")


def _range(match: Match[str], worth: int, head: str) -> str | None:
    """`Chapters III-V`."""
    last = value(match["last"])
    numbered = head in HEADS or head.removesuffix("s") in HEADS
    return f"{cardinal(str(worth))} to {cardinal(str(last))}" if numbered and worth < last else None


def _in_a_row(match: Match[str], numeral: str, worth: int, head: str) -> str | None:
    if head == "grade" and (match["star"] or _LISTED.match(match.string, match.end())):
        return cardinal(str(worth)) + " star" * bool(match["star"])
    if numeral == "I" and _is_speaker(match, head):
        return None
    if numeral == "X" and words_before(match, 2)[1:] == ("xbox",):
        return None
    if numeral in ("C", "D", "L", "M") and head not in ("chapter", "book", "canto", "psalm"):
        return None
    return cardinal(str(worth))


_LISTED = compiled(r"[\s-](?:and\s)?list(?:ed|ing)\b")
"""After the grade of a building."""


def _is_speaker(match: Match[str], head: str) -> bool:
    """Whether "I" is the speaker: "the chapter I read", "Parts I liked"; never after "World War"."""
    if head == "war" and words_before(match, 2)[1:] == ("world",):
        return False
    following = after(match)
    if not following.islower():
        return False
    if head in _CRAFT:
        return following in _THINKING
    return before(match).islower() or head.endswith("s") or following in _THINKING or following.endswith("ed")


_CRAFT = words("apollo ariane artemis gemini saturn titan")


def _of_a_ruler(match: Match[str], numeral: str, worth: int) -> str | Unsure | None:
    if worth > 40:
        return None
    if numeral == "I" and after(match) in _RULED and _BEGINS.search(match.string, max(0, match.start() - 40), match.start()):
        return Unsure("the first", "a ruler's number or the word I", ("I",))
    if numeral == "I" and after(match).lower() in _THINKING:
        return Unsure("I", "the word I or a ruler's number", ("the first",)) if after(match) in _OF_BOTH else None
    if numeral == "X" and before(match) == "Malcolm":
        return None
    spoken = f"the {ordinal(str(worth))}"
    return Unsure(spoken, "a ruler's number or the word I", ("I",)) if numeral == "I" and not _crowned(match) else spoken


def _crowned(match: Match[str]) -> bool:
    return any(word in _CROWNS for word in words_before(match, 3)[1:])


def _heading(match: Match[str], numeral: str, worth: int) -> str | None:
    """A numeral alone, or first in its line and followed by a stop: `IV`, `V. THE HOUSE`."""
    if numeral in _NEVER_ALONE:
        return None
    stopped = match.string[match.end() : match.end() + 1] in (".", ")", ":")
    return cardinal(str(worth)) if len(numeral) > 1 and is_first(match) and (stopped or is_last(match)) else None


def _small(match: Match[str]) -> str | None:
    """`part iii`, `chapter iv`."""
    if before(match).rstrip(".").lower() not in HEADS:
        return None
    worth = value(match["numeral"].upper())
    return cardinal(str(worth)) if worth else None


_STOP = r"(?:\.(?=,|;|['’]s\b|[ ][a-z]))?"
ROMAN = Rule(
    "roman",
    "roman",
    rf"(?<![IVXLC][-–])(?P<numeral>[IVXLCDM]{{1,12}})(?P<part>[abc](?!\w))?(?:[-–](?P<last>[IVXLC]{{1,6}}))?(?!\w|-(?!-|[a-z])|['’][a-rt-z]|\.[A-Za-z]|&)"
    rf"(?P<star>(?:(?<=rade I)|(?<=rade II))\*)?{_STOP}",
    _numeral,
    (
        CAPITALS,
        Place("letter", r"(?<![.'’])[IVXLC](?!\w|['’](?!s\b))"),
    ),
)
SMALL_ROMAN = Rule("roman", "roman", r"(?P<numeral>[ivxlc]{1,7})(?![\w.'’-])", _small, (SHORT_WORD,))
