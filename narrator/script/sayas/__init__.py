"""Say-as: written forms are read once, left to right, and never read again.

The leftmost match wins and table order breaks ties; what a rule has spoken is not looked at by another. So each rule can be read,
tested and moved alone, and the readings join to the text exactly.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from narrator.language import primary
from narrator.script.sayas import (
    abbreviation,
    address,
    capitals,
    clock,
    coordinate,
    date,
    electronic,
    emoji,
    football,
    fraction,
    glued,
    height,
    initialism,
    measure,
    money,
    number,
    reader,
    result,
    roman,
    serial,
    sign,
    span,
    telephone,
    temperature,
    title,
    year,
)
from narrator.script.sayas.rule import Rule
from narrator.script.script import Reading

__all__ = ["RULES", "normalize", "speak"]

_ENGLISH = (
    electronic.URL, electronic.WWW, electronic.EMAIL, electronic.DOMAIN, electronic.SUFFIX, electronic.HANDLE, electronic.FORUM,
    electronic.HASHTAG,
    sign.FOOTNOTE, sign.AMPERSAND, abbreviation.SLASHED,
    clock.DURATION, clock.LAP, clock.GAP, span.VERSE, clock.TIME, clock.TIME_WITH_POINT, clock.CLOCK_WITH_POINT, clock.HOUR,
    clock.JOINED, clock.BY_THE_HOUR, clock.ZONE, clock.RATIO, result.RECORD,
    football.AUSTRALIAN, football.DECIDED, football.DEFEATED,
    date.ISO, date.YEAR_MONTH, date.FIGURES, date.QUARTER, date.DAYS_SPAN, date.MONTH_DAY, date.DAY_MONTH, date.MONTHS_SPAN,
    date.SHORT_MONTH, date.WEEKDAY, date.WEEKDAYS_SPAN,
    telephone.IDENTIFIER, telephone.TELEPHONE, telephone.LOCAL, telephone.NETWORK, telephone.VERSION, telephone.SECTION,
    telephone.EMERGENCY, telephone.HELPLINE, telephone.SHORT_CODE, telephone.REFERENCE, address.ZIP, address.BLOCK, address.HOUSE,
    date.SLASHED, result.GAELIC, result.CRICKET, result.NOT_OUT, result.ODDS, money.MONEY, sign.ENTITY,
    money.CODE_BEFORE, money.CODE_AFTER, money.SIGN_AFTER, money.SMALL,
    measure.DIMENSIONS, coordinate.POSITION, coordinate.COMPASS, temperature.TEMPERATURE, temperature.SCALE,
    height.FEET_AND_INCHES, height.FURLONGS, height.HEIGHT, height.PRIMED,
    number.THOUSANDS, number.MAGNITUDE, number.BILLION, measure.TWICE, measure.MEASURE, measure.PER, measure.EACH,
    measure.SQUARE, measure.POWERED, number.TIMES,
    temperature.LETTER_TEMPERATURE, number.PERCENT, number.ORDINAL,
    year.ERA, year.SPAN, fraction.OUT_OF, fraction.SPAN, fraction.FRACTION, fraction.VULGAR_FRACTION,
    number.ROUND, year.BEFORE_ERA, year.DECADE, year.SHORT_DECADE, year.BARE_DECADE, year.SHORT_YEAR,
    football.SOCCER, span.COUNTDOWN, serial.MODEL, number.MANY, span.RANGE, span.TO, year.YEAR,
    serial.VERSION, serial.LINEAGE, serial.SPAN, serial.SERIAL, serial.LEADING,
    title.PARTY, title.PARTY_ALONE, abbreviation.SAINT, abbreviation.NUMBERED, abbreviation.DATED,
    abbreviation.CATEGORY, abbreviation.ORDERED, abbreviation.CUPS, title.TITLE, title.BEHIND, title.RETIRED, abbreviation.PLACE,
    abbreviation.SIDE, abbreviation.STREET,
    address.SIDE_BEFORE, address.SIDE, address.STATE, address.SHORT_STATE, abbreviation.ET_CETERA, abbreviation.VERSUS,
    abbreviation.PHRASE, abbreviation.UNITED, abbreviation.COUNTY, abbreviation.COMPANY,
    initialism.WAR, roman.ROMAN, roman.SMALL_ROMAN, initialism.MIXED, initialism.DOTTED, initialism.INITIALISM,
    glued.WORDS, glued.SENTENCES,
    sign.STARS, emoji.EMOJI, number.DECIMAL, number.COMMA, number.CARDINAL,
    sign.MINUS, sign.GRADE, sign.TIMES, sign.POWER, sign.SLASH, sign.BEFORE_FIGURES, money.LONE, sign.SIGN, sign.QUIET,
)  # fmt: skip
RULES: Mapping[str, tuple[Rule, ...]] = {"en": _ENGLISH}
"""Rules by primary language subtag, in order. In other languages figures are left to the voice."""


@lru_cache(maxsize=8)
def _language(tag: str) -> reader.Language:
    return reader.Language(RULES.get(tag, ()))


def speak(text: str, language: str = "en", offset: int = 0) -> tuple[Reading, ...]:
    """How `text` is said: readings whose `written` join to `text` exactly, with positions counted from `offset`.

    What a lexicon says of its words comes after (see `narrator.script.names`), and wins. Linear in the text.
    """
    return reader.readings(text, _language(primary(language)), offset, _as_seen(text, language))


def normalize(text: str, language: str = "en") -> str:
    """What will be said for `text`, as words: the `spoken` of its readings, joined. Never raises; linear in the text."""
    return reader.words(text, _language(primary(language)), _as_seen(text, language))


def _as_seen(text: str, language: str) -> str:
    """The text as English rules look at it, of the same length."""
    return capitals.set_small(text) if primary(language) == "en" else text
