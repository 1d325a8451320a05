"""Currencies: the unit and its hundredth, by sign, ISO 4217 code and short form."""

from __future__ import annotations

from typing import NamedTuple


class Currency(NamedTuple):
    """What a sum of it is said with."""

    one: str
    many: str
    part: str
    parts: str
    """"-" for a part that nobody pays with: what is written of it is said as a decimal."""


_TABLE = """
$ | dollar | dollars | cent | cents
£ GBP | pound | pounds | penny | pence
€ EUR | euro | euros | cent | cents
¥ JPY | yen | yen | - | -
₹ Rs | rupee | rupees | paisa | paise
₽ RUB | ruble | rubles | kopeck | kopecks
₩ | won | won | - | -
₺ | lira | lira | kurus | kurus
₴ UAH | hryvnia | hryvnias | kopiyka | kopiykas
₪ ILS | shekel | shekels | agora | agorot
₦ NGN N | naira | naira | kobo | kobo
GH¢ GH₵ ₵ GHS | cedi | cedis | pesewa | pesewas
Sh | shilling | shillings | cent | cents
Tk BDT | taka | taka | poisha | poisha
LKR | Sri Lankan rupee | Sri Lankan rupees | cent | cents
UGX | Ugandan shilling | Ugandan shillings | cent | cents
TZS | Tanzanian shilling | Tanzanian shillings | cent | cents
₱ | peso | pesos | centavo | centavos
฿ THB | baht | baht | satang | satang
₫ VND | dong | dong | - | -
₿ | bitcoin | bitcoins | satoshi | satoshis
CHF SFr | Swiss franc | Swiss francs | centime | centimes
CNY RMB | yuan | yuan | fen | fen
kr | krone | kroner | ore | ore
Fr | franc | francs | centime | centimes
Dh Dhs | dirham | dirhams | fils | fils
INR | Indian rupee | Indian rupees | paisa | paise
SEK | Swedish krona | Swedish kronor | ore | ore
NOK | Norwegian krone | Norwegian kroner | ore | ore
DKK | Danish krone | Danish kroner | ore | ore
PLN | zloty | zlotys | grosz | groszy
CZK | Czech koruna | Czech korunas | haler | halers
HUF | forint | forints | filler | fillers
TRY | Turkish lira | Turkish lira | kurus | kurus
ZAR R | rand | rand | cent | cents
RM MYR | ringgit | ringgit | sen | sen
BRL R$ | real | reais | centavo | centavos
MXN | Mexican peso | Mexican pesos | centavo | centavos
KRW | Korean won | Korean won | - | -
SAR | Saudi riyal | Saudi riyals | halala | halalas
AED | UAE dirham | UAE dirhams | fils | fils
HRK | Croatian kuna | Croatian kunas | lipa | lipas
IDR Rp | rupiah | rupiah | - | -
PKR | Pakistani rupee | Pakistani rupees | paisa | paise
KES KSh | Kenyan shilling | Kenyan shillings | cent | cents
EGP | Egyptian pound | Egyptian pounds | piaster | piasters
"""
_DOLLARS = {
    "USD US$": "US",
    "CAD C$ CA$ CAN$": "Canadian",
    "AUD A$ AU$": "Australian",
    "NZD NZ$": "New Zealand",
    "HKD HK$": "Hong Kong",
    "SGD S$": "Singapore",
    "TWD NT$": "New Taiwan",
}
"""Code and sign -> whose dollars."""


_ROWS = [line.split(" | ") for line in _TABLE.strip().splitlines()]
_ROWS += [[signs, f"{whose} dollar", f"{whose} dollars", "cent", "cents"] for signs, whose in _DOLLARS.items()]
CURRENCIES = {sign: Currency(*names) for signs, *names in _ROWS for sign in signs.split()}
"""Sign, ISO 4217 code or short form -> what is said."""
