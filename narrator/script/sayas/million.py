"""`m` after figures: millions of something counted, or meters of something measured."""

from __future__ import annotations

from re import Match

from narrator.patterns import compiled
from narrator.script.sayas.context import FUNCTION_WORDS, WINDOW, before, word_after, words
from narrator.script.sayas.rule import Unsure

LENGTH_AFTER = words(
    "tall long high wide deep away above below under from race sprint dash final freestyle hurdles relay butterfly backstroke",
    "run swim tape record champion heats runner pool mark thick across apart north south east west off telescope wave waves sea",
    "breaststroke medley semi-final semi-finals steeplechase walk height depth length width distance drop yacht event title",
)
"""What is said of meters, or run over them."""
_LENGTH_BEFORE = words(
    "height heights depth depths length width distance altitude elevation radius wave waves river tide tides flood floods level",
    "levels snow jump jumped threw cleared leapt ran swam swim run climbed within dived dug sprinted walked measured measuring",
    "measures water waters lake sea reservoir wall tower tunnel pool track rope glacier trench clearance vault putt shot javelin",
    "discus hammer bar wide tall deep high long",
)
_COUNTED_BEFORE = words(
    "population populations users subscribers audience audiences list number numbers total people customers viewers homes",
    "sales votes visitors passengers jobs refugees copies shares tickets workers displaced patients followers downloads",
    "households listeners readers members voters residents cases deaths doses some nearly almost estimated attendance",
    "circulation readership ratings shipments deliveries turnout views streams",
)
_COUNTED_AFTER = words(
    "people users homes jobs copies viewers listeners customers subscribers euros dollars pounds years have had voted",
    "watched kronor kroner yen yuan baht won rand live lived fled strong worth signed applied tuned were are died children",
    "women men can could will would may might should times",
)
_PART_OF = compiled(r"\sof\s(?:them|us|these|those|whom|its|their|the\s[0-9])")
_DESCRIBED = compiled(r"\s[A-Za-z-]{2,20}\s([a-z]{4,16})\b")
"""`200m weekly users`: the second word after it."""
_COUNTED = compiled(r"[A-Za-z][a-z]{2,}s\Z")
_EXACT = compiled(r"[0-9]\.[0-9]{2}")
"""Meters to the centimeter: how tall somebody is, how far somebody jumps. Millions are not told so closely."""
_COURSES = frozenset(("50", "60", "100", "110", "200", "400", "800"))
"""Meters that are run and swum: "won the 100m in 9.79"."""
_IN_A_YEAR = compiled(r"\s(?:in|since|by)\s(?:19|20)[0-9]{2}\b")
"""After a number of something sold, born, built: `14m in 2023`."""
_PARTS = compiled(r"[;:!?.]\s")
_HOURS = compiled(r"[0-9]h\s?\Z")
_SECONDS = compiled(r"\s?[0-5]?[0-9](?:\.[0-9]{1,3})?s(?:ecs?)?\b")


def _near(match: Match[str]) -> frozenset[str]:
    """The words before it in the same part of the sentence, six at most."""
    part = _PARTS.split(match.string[max(0, match.start() - 2 * WINDOW) : match.start()])[-1]
    return frozenset(word.strip("\"“”'‘’(),").lower() for word in part.split()[-6:])


def _counts(match: Match[str]) -> bool | None:
    """Whether what stands around it is counted; None where it tells nothing."""
    text, end, figures = match.string, match.end(), match["to"]
    following = word_after(text, end + (text[end : end + 1] == "+")).lower()
    if following == "from" and not _near(match).isdisjoint(_COUNTED_BEFORE):
        return True
    if following in LENGTH_AFTER or match["gap"] or match["from"] or (len(figures) > 3 and "." not in figures):
        return False
    if following in _COUNTED_AFTER or (_COUNTED.match(following) and following not in FUNCTION_WORDS):
        return True
    described = _DESCRIBED.match(text, end)
    if (
        (described and described[1] in _COUNTED_BEFORE | _COUNTED_AFTER)
        or _PART_OF.match(text, end)
        or _IN_A_YEAR.match(text, end)
    ):
        return True
    near = _near(match)
    if not near.isdisjoint(_LENGTH_BEFORE) or (figures in _COURSES and before(match).lower() in ("the", "a", "her", "his")):
        return False
    return None if near.isdisjoint(_COUNTED_BEFORE) else True


def _is_of_one_thing(match: Match[str]) -> bool:
    """`a 2.5m crocodile`; not "a 2.5m rise", nor what is counted."""
    following = word_after(match.string, match.end())
    free = following not in FUNCTION_WORDS | _OF_MANY and not following.endswith(("ly", "ed", "ing", "s"))
    return before(match).lower() in ("a", "an") and following.islower() and free


_OF_MANY = words(
    "increase rise fall decline drop surge crowd audience population majority view target shortfall deficit surplus gain loss",
    "strong profit bid cut fine order haul deal",
)


def million_or_meters(match: Match[str], amount: str, meters: str) -> str | Unsure:
    """`3m people` is millions, `the 100m final` meters; a decimal is rather millions, a whole number rather meters."""
    million, figures = f"{amount} million", match["to"]
    if _HOURS.search(match.string, max(0, match.start() - 5), match.start()) or _SECONDS.match(match.string, match.end()):
        return f"{amount} minute{'s' * (figures != '1')}"
    counted = _counts(match)
    if counted is not None:
        return million if counted else meters
    if "." in figures and not _EXACT.fullmatch(figures) and not _is_of_one_thing(match):
        return Unsure(million, "m may be million or meters", (meters,))
    return Unsure(meters, "m may be meters or million", (million,))
