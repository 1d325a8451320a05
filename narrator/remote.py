"""Servers elsewhere: what their addresses look like, which answers mean "not now", and how long to wait then."""

from __future__ import annotations

import random
import time
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

TRIES = 5
SILENCE = 30.0
"""Seconds without a byte after which a try is given up."""
_LATER = (408, 409, 425, 429)
"""Statuses that ask to come again, besides all from 500 on (RFC 9110, 6585, 8470)."""
_BACKOFF = 0.5
"""Seconds before the second try; doubled for each after it, give or take a quarter, so that workers do not come back together."""


class NotNowError(Exception):
    """A try that may be repeated; the message says why, `wait` in how many seconds if the server said so."""

    def __init__(self, why: str, wait: float | None = None) -> None:
        super().__init__(why)
        self.wait = wait


def has_password(address: str) -> bool:
    """Whether a name or password stands before the host: it would get into messages, and belongs into no file."""
    return "@" in address.partition("://")[2].partition("/")[0]


def is_address(text: str) -> bool:
    """Whether something can be asked for below an address: http or https, a host, and nothing after the path.

    It has to be ASCII, as the web sends it: `%C3%A4` and `xn--…` for signs that are not.
    """
    try:
        parts = urlsplit(text)
        (parts.hostname or "").encode("idna")  # raises for an empty part between two dots, and for one that is too long
        if not (text.isascii() and text.isprintable()) or " " in text:
            return False
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0 and not parts.query + parts.fragment
    except ValueError:  # no IPv6 address between brackets, no number of a port, no name of a host
        return False


def asks_to_wait(status: int) -> bool:
    """Whether an HTTP status means "not now"."""
    return status in _LATER or status >= 500


def backoff(number: int) -> float:
    """Seconds to wait after the try of this number, from 0."""
    return _BACKOFF * 2.0**number * random.uniform(0.75, 1.25)


def retry_after(header: str | None) -> float | None:
    """Seconds to wait as the server says, in seconds or as a date (RFC 9110, 10.2.3); None when it does not say."""
    if header is None:
        return None
    if header.strip().isdecimal():
        return float(header)
    try:
        return max(parsedate_to_datetime(header).timestamp() - time.time(), 0.0)
    except ValueError:
        return None
