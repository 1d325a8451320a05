"""Runs of capitals: which are said as words, which letter by letter, and which nobody can tell."""

from __future__ import annotations

import re
from functools import lru_cache

from narrator.script.sayas.context import words

WORDS = words(
    "AIDS ANZAC APEC ASEAN AWACS AWOL BAFTA BRIC BRICS CAPTCHA CARICOM CERN COBRA COBOL COVAX COVID DAESH DARPA DAX DEFRA",
    "DOGE DOS ECOWAS EFTA EPCOT FARC FEMA FICA FIFA FINRA FISA FRONTEX GATT GIF GULAG HAMAS HAZMAT HIMARS HIPAA IATA ICANN",
    "IKEA INTERPOL ISIL ISIS JPEG KFOR LAN LASER LIBOR LIDAR LIGO MAGA MERS MIDI MIG MINUSMA NAFTA NASA NASCAR NASDAQ NATO",
    "NAVY NIMBY NORAD NOAA OPEC OSHA OXFAM PAC PEMEX PETA POTUS PRISM QANTAS RADAR RAID RAM REIT RICO ROM SALT SAR SARS",
    "SCOTUS SCUBA SEATO SETI SIM SNAP SOFIA SONAR START SWAT SWIFT TARP TASER TASS THAAD UEFA UKIP UNESCO UNICEF UNIFIL UNIX",
    "UNPROFOR UNRWA USAID VAT VISTA VIX WASP YOLO COP BAME BIPOC FOMO WAG WAN MAX PRO PLUS MINI ULTRA HUD DEFCON EBITDA NEOM",
    "FTSE ATACMS SOHO TikTok BREXIT FAST STEM SMART CRISPR LEGO VOLVO SAAB FIAT NICE AMBER ERA GUI JAMA LIV PEN ROTC",
)
"""Said as words, though a rule of letters might say otherwise."""
SPELLED = words(
    "AARP ACLU AIPAC AOC CIA CAIR DEI DUI EEOC EEA ESPN FDIC FAA FOIA GOP HBO HIV IAEA ICC IOC IPO IRA IRS ICE IED LAPD NAACP",
    "NCAA NYPD NSA NPR OECD PGA TSA UAE UAW UCLA UNHCR UNODC USA USDA USPS UFC UFO USB USSR UPS IBM OAS IPCC ICU ICBM OCD UAV",
    "EPA ECB EDF ESA ILO AP NYSE ITV IUCN OBE OPCW OSCE NIH EMS EMT USGA USMC UCI UCL UDA MIT SEC ABC AFP API ATM ADHD FBI BBC",
    "CNN NBC CBS NFL NBA NHL MLB GDP CEO CFO COO FDA CDC IMF WHO TSMC AMD HSBC UBS RAF IDF PLO PKK PLC LLC LLP GPS GPU CPU",
    "SUV EV EVS VIP MRI MPH RPM BMW KGB GRU FSB SDF DPRK PRC ROK DMZ AKP CDU SPD FDP AFD BJP ANC DRC CAR UNSC NGO WTO WWF WWE",
    "NRA PTA AAA BLM LGBT LGBTQ DIY FAQ RIP VPN AI UN EU UK",
)
"""Said letter by letter, even in a line of capitals."""
SPELLED_BY_VOICES = 3
"""Capitals in a row that a voice says as letters by itself: espeak-ng all but words (`WHO`); `ACLU` it takes for a word."""
AMBIGUOUS = {"ST": ("Saint", "Street", "S T"), "DR": ("Doctor", "Drive", "D R")}
"""Capitals that stay as written, because three things may be meant."""
SPOKEN_TWO = words(
    "AM AN AS AT BE BY DO GO HE IF IN IS IT ME MY NO OF ON OR SO TO UP US WE OK AH HA HI HO LA OH OW UH OX PA MA YO"
)
_COMMON = words(
    "THE AND FOR ARE BUT NOT YOU ALL ANY CAN HAD HAS HER HIM HIS HOW ITS LET MAN MAY NEW NOW OFF OLD ONE OUR OUT OWN PUT RUN",
    "SAW SAY SEE SET SHE SIT SIX TEN TOO TOP TWO USE WAR WAS WAY WHY WIN WON YES YET ACT ADD AGE AGO AID AIM AIR APE ARM ART",
    "ASK ATE BAD BAG BAN BAR BED BET BID BIG BIT BOX BOY BUS BUY CAT COW CRY CUT DAD DAY DID DIE DOG DRY DUE EAR EAT EGG END",
    "EYE FAN FAR FAT FED FEW FIT FIX FLY FOG FOX FUN GAS GET GOD GOT GUN GUY HAT HIT HOT ILL INK JAM JET JOB JOY KEY KID LAB",
    "LAW LAY LED LEG LIE LIP LOG LOT LOW MAD MAP MET MIX MOB MOM MUD NET NOR NUT ODD OIL PAN PAY PET PIE PIG POT RAN RAT RAW",
    "RED RID ROW SAD SEA SIN SKI SKY SON SUM SUN TAX TEA TIE TIP TOY TRY VAN VIA VOW WEB WED WET FEN JEW ROD",
)
"""Ordinary words of three letters that are also written in capitals, to shout."""
_ONSET = (
    r"(?:[bcdfghjklmnprstvwyz]|bl|br|ch|cl|cr|dr|dw|fl|fr|gl|gr|kl|kn|kr|ph|pl|pr|qu|rh|sc|sch|scr|sh|shr|sk|sl|sm|sn|sp|sph|spl|spr"
    r"|squ|st|str|sw|th|thr|tr|tw|wh|wr)"
)
_CODA = (
    r"(?:[bcdfgklmnprstvwxyz]|ch|ck|ct|cts|ff|ft|gh|ght|gn|ks|lb|ld|lf|lk|ll|lls|lm|lp|ls|lt|lth|mb|mp|mps|nce|nch|nd|nds|ng|ngs|nk|ns|nt"
    r"|nts|nth|ph|ps|pt|rb|rch|rd|rds|rf|rg|rk|rl|rm|rms|rn|rp|rs|rsh|rst|rt|rth|rts|rx|sh|sk|sm|sp|ss|st|sts|tch|th|ths|ts|tt|tz|wk|wl|wn|ws|x|zz)"
)
_VOWELS = r"(?:[aeiouy]|ai|au|aw|ay|ea|ee|ei|eu|eau|ia|ie|io|iou|oa|oi|oo|ou|ow|oy|ua|ue|ui)"
_PRONOUNCEABLE = rf"{_ONSET}?{_VOWELS}(?:{_CODA}?{_ONSET}{_VOWELS}){{0,5}}(?:{_CODA}(?:e|es|ed)?)?"
"""Syllables of English: what can stand before a vowel, and after it. Compiled when it is first asked, not on import."""


def is_word(capitals: str) -> bool:
    """Whether a run of capitals is known to be said as a word."""
    return capitals in WORDS or capitals in _COMMON or capitals in SPOKEN_TWO


def is_ordinary(capitals: str) -> bool:
    """Whether it is an ordinary word, so that the line it stands in is likely to be in capitals throughout."""
    if len(capitals) < 4:
        return capitals in _COMMON or (capitals in SPOKEN_TWO and capitals not in ("US", "OK", "PA", "MA", "LA"))
    return capitals not in WORDS and capitals not in SPELLED and (len(capitals) > 6 or can_be_said(capitals))


@lru_cache(maxsize=4096)
def can_be_said(capitals: str) -> bool:
    """Whether English could say it as a word: `UNPROFOR`, not `ESPN`."""
    return bool(re.fullmatch(_PRONOUNCEABLE, capitals.lower()))
