"""Months and days of the week, written out and short."""

from __future__ import annotations

MONTHS = "January February March April May June July August September October November December".split()
MONTH_OF = {month.lower(): month for month in MONTHS} | {
    short: month
    for month, shorts in zip(
        MONTHS, ("jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sep sept", "oct", "nov", "dec"), strict=True
    )
    for short in shorts.split()
}
"""Lower case, whole or short, without a full stop -> the month."""
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|ember|ober)?\b"
"""Any month, to be matched without regard to case and looked up in `MONTH_OF`."""
WEEKDAYS = {
    "mon": "Monday",
    "tu": "Tuesday",
    "tue": "Tuesday",
    "tues": "Tuesday",
    "wed": "Wednesday",
    "weds": "Wednesday",
    "thu": "Thursday",
    "thur": "Thursday",
    "thurs": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
WEEKDAY_NAMES = frozenset(day.lower() for day in WEEKDAYS.values())
