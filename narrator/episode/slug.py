"""A slug: the headline as the name of an episode's folder and files."""

from __future__ import annotations

import re
from collections.abc import Iterator

LENGTH = 60
"""Characters: longer names are cut off in file managers and make long addresses."""
_RESERVED = frozenset(
    [
        *("episode", "chapters", "receipt"),  # their .json would be the transcript's
        *("con", "prn", "aux", "nul"),  # devices on Windows, where no file can be called so
        *(f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)),
    ]
)
_TAIL = "-article"
"""What a reserved name gets behind it."""


def slugify(headline: str) -> str:
    """The headline in lower-case ASCII, words joined by hyphens, at most `LENGTH`, cut at a word."""
    words = re.findall(r"[a-z0-9]+", _in_ascii(headline).lower().replace("'", ""))
    slug = "-".join(words)
    if len(slug) > LENGTH:
        slug = slug[: LENGTH + 1].rpartition("-")[0] or slug[:LENGTH]
    return slug + _TAIL if slug in _RESERVED else slug or "article"


def _in_ascii(text: str) -> str:
    if text.isascii():
        return text
    from anyascii import anyascii  # noqa: PLC0415 - which loads importlib.resources

    return anyascii(text)


def slugs(wanted: str) -> Iterator[str]:
    """`wanted`, then `wanted-2`, `wanted-3` …, none longer than `LENGTH`."""
    yield wanted
    for number in range(2, 10_000):
        yield f"{wanted[: LENGTH - 1 - len(str(number))].rstrip('-')}-{number}"
