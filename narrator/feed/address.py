"""Addresses on the web: ASCII, percent-encoded, without a query, as Apple asks for."""

from __future__ import annotations

import shlex
import uuid
from urllib.parse import quote, urlsplit, urlunsplit

from narrator.errors import SettingsError
from narrator.show import Show

FEED_NAME = "feed.xml"
_NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The podcast namespace's own, for `podcast:guid`."""


def ascii_address(url: str) -> str:
    """`url` with its host in Punycode and the rest percent-encoded. Raises `SettingsError` when no host can be called so."""
    try:
        parts = urlsplit(url)
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    except ValueError as e:  # UnicodeError is one
        raise SettingsError(f"{url!r} is no address on the web ({e}); check its spelling.") from e
    kept = "/%:@!$&'()*+,;=~"  # what may stand in a path; % because it may be encoded already
    query, fragment = quote(parts.query, safe=kept + "?"), quote(parts.fragment, safe=kept + "?")
    return urlunsplit((parts.scheme, host, quote(parts.path, safe=kept), query, fragment))


def address(show: Show, path: str) -> str:
    """Where `path`, seen from the output folder, stands on the web."""
    return ascii_address(show.base) + "/" + quote(path)


def hub_call(show: Show) -> str:
    """The command that tells the WebSub hub that the feed is new, quoted as a shell wants it."""
    told = f"hub.url={address(show, FEED_NAME)}"
    return shlex.join(("curl", "-d", "hub.mode=publish", "--data-urlencode", told, ascii_address(show.hub)))


def podcast_guid(feed: str) -> str:
    """`podcast:guid` by the namespace's rule: UUIDv5 of the feed's address without its scheme and the slashes at its end."""
    return str(uuid.uuid5(_NAMESPACE, feed.partition("://")[2].rstrip("/")))
