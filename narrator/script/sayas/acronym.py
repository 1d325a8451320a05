"""Runs of capitals: which are said as words, which letter by letter, and which nobody can tell."""

from __future__ import annotations

import re
from functools import lru_cache

from narrator.script.sayas.context import words

WORDS = words(
    "AIDS ANZAC APEC ASEAN AWACS AWOL BAFTA BASIC BRIC BRICS CAPTCHA CARICOM CERN COBRA COBOL COVAX COVID DAESH DARPA DAX DEFRA DOGE",
    "ECOWAS EFTA EPCOT ERISA FARC FEMA FICA FIFA FINRA FISA FRONTEX GAFAM GIF GIMP GULAG HAMAS HAZMAT HIMARS HIPAA IATA ICANN IKEA",
    "INTERPOL ISIS JPEG KEVLAR LASER LIBOR LIDAR LORAN MAGA MERS MIDI MIG MINUSMA MODEM NAFTA NASA NASCAR NASDAQ NATO NAVY NECCO",
    "NICE NIMBY NORAD OPEC OSHA OXFAM PEMEX PETA PIN POTUS PRISM QANTAS RADAR RAID RAM REIT RICO ROM SALT SAR SARS SCOTUS SCUBA",
    "SEATO SETI SIM SNAP SOFIA SONAR START SWAT SWIFT TASER TASS THAAD UEFA UKIP UNESCO UNICEF UNIFIL UNIX UNRWA USAID VAT VISTA WASP",
    "WAVES YOLO ZIP COP PAC TARP NAACPS LAN WAN MAX PRO PLUS MINI GATT FARC ETA BAME BIPOC FOMO WAG VIN",
)
"""Said as words, though a rule of letters might say otherwise."""
_SPELLED_LONG = words(
    "AARP ACLU AFL-CIO AIPAC AOC ASCAP CIA CAIR DACA DEI DUI EEOC EEA ESPN FDIC FAA FOIA GOP HBO HIV IAEA ICC IOC IPO IRA IRS ICE IED IUD",
    "LAPD NAACP NCAA NYPD NSA NPR OECD PGA TSA UAE UAW UCLA UN UNHCR UNODC USA USDA USPS UFC UFO USB USSR EU AI IT UPS IBM OAS IPCC",
    "ICU ICBM INEC IMEI OCD OEM UAV EPA ECB EDF ESA EVA IEA ILO IPA ISO ISS ITV IUCN OBE ODI OPCW OSCE NIAID NIH EMS EMT",
    "USGA USDC USMC UCI UCL USFL UTEP UEN UDA UDF MIT SEC ABC AFP AP API ATM ADHD",
)
"""Said letter by letter, though they could be said as words."""
SPOKEN_TWO = words("AM AN AS AT BE BY DO GO HE IF IN IS IT ME MY NO OF ON OR SO TO UP US WE OK AH HA HI HO LA OH OW UH OX PA MA YO")
_COMMON = words(
    "THE AND FOR ARE BUT NOT YOU ALL ANY CAN HAD HAS HER HIM HIS HOW ITS LET MAN MAY NEW NOW OFF OLD ONE OUR OUT OWN PUT RUN SAW SAY",
    "SEE SET SHE SIT SIX TEN TOO TOP TWO USE WAR WAS WAY WHO WHY WIN WON YES YET ACT ADD AGE AGO AID AIM AIR APE ARM ART ASK ATE BAD",
    "BAG BAN BAR BED BET BID BIG BIT BOX BOY BUS BUY CAR CAT COW CRY CUT DAD DAY DID DIE DOG DRY DUE EAR EAT EGG END EYE FAN FAR FAT",
    "FED FEW FIT FIX FLY FOG FOX FUN GAS GET GOD GOT GUN GUY HAT HIT HOT ICE ILL INK JAM JET JOB JOY KEY KID LAB LAW LAY LED LEG LIE",
    "LIP LOG LOT LOW MAD MAP MET MIX MOB MOM MUD NET NOR NUT ODD OIL PAN PAY PEN PET PIE PIG POT RAN RAT RAW RED RID ROW SAD SEA SIN",
    "SKI SKY SON SUM SUN TAX TEA TIE TIP TOY TRY VAN VIA VOW WEB WED WET WHOM WITH FROM THIS THAT THEY HAVE WILL WHAT WHEN YOUR BEEN",
    "DEAD DEAR JUST LIKE OVER SAYS BACK DOWN VERY ONLY EVER NEVER MUST HERE MORE MOST MUCH ABOUT STOP FREE LIVE NEWS",
)
"""Ordinary words that are also written in capitals, to shout."""
_ONSET = (
    r"(?:[bcdfghjklmnprstvwyz]|bl|br|ch|cl|cr|dr|dw|fl|fr|gl|gr|kl|kn|kr|ph|pl|pr|qu|rh|sc|sch|scr|sh|shr|sk|sl|sm|sn|sp|sph|spl|spr"
    r"|squ|st|str|sw|th|thr|tr|ts|tw|wh|wr)"
)
_CODA = (
    r"(?:[bcdfgklmnprstvxyz]|ch|ck|ct|ff|ft|gh|ght|ks|lb|ld|lf|lk|ll|lm|lp|ls|lt|lth|mb|mp|mps|nce|nch|nd|nds|ng|ngs|nk|ns|nt|nts|nth|ph"
    r"|ps|pt|rb|rch|rd|rds|rf|rg|rk|rl|rm|rn|rp|rs|rsh|rst|rt|rth|rts|rx|sh|sk|sm|sp|ss|st|sts|tch|th|ts|tt|tz|x)"
)
_VOWELS = r"(?:[aeiouy]|ai|au|aw|ay|ea|ee|ei|eu|ie|oa|oi|oo|ou|ow|oy|ui)"
_PRONOUNCEABLE = re.compile(rf"{_ONSET}?{_VOWELS}(?:{_CODA}?{_ONSET}{_VOWELS}){{0,5}}(?:{_CODA}e?)?")
"""Syllables of English: what can stand before a vowel, and after it."""


def is_word(capitals: str) -> bool:
    """Whether a run of capitals is known to be said as a word."""
    return capitals in WORDS or capitals in _COMMON or capitals in SPOKEN_TWO


def is_spelled(capitals: str) -> bool:
    """Whether it is known to be said letter by letter."""
    return capitals in _SPELLED_LONG


@lru_cache(maxsize=4096)
def can_be_said(capitals: str) -> bool:
    """Whether English could say it as a word: `UNPROFOR`, not `ESPN`."""
    return bool(_PRONOUNCEABLE.fullmatch(capitals.lower()))
