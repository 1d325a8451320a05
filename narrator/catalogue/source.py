"""A source of voices: an address or a folder, with the same files under the same names."""

from __future__ import annotations

import http.client
import os
import re
import ssl
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Protocol, TypeVar
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit

from narrator import __version__
from narrator.errors import CatalogueError, SettingsError
from narrator.remote import SILENCE, TRIES, NotNowError, asks_to_wait, backoff, has_password, is_address, retry_after

_T = TypeVar("_T")

ELSEWHERE = "check the address, or take another source with --from"
"""What can be done when a source is out of order."""
_LONGEST_WAIT = 60.0
"""Seconds somebody at a keyboard waits for a server that says when to come again."""
_MOST = 1 << 24
"""Bytes of a file that is read at once: Piper's voices.json had 244 kB with 160 voices."""
_PIECE = 1 << 18


class MissingError(CatalogueError):
    """The source has no such file."""


class AwayError(NotNowError):
    """Nobody answers. Only where somebody did before is it worth waiting for."""


class _Readable(Protocol):
    def read1(self, size: int = ..., /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Stretch:
    """A file of a source, open from some byte on."""

    start: int
    """The byte it really begins with: not every server can begin elsewhere than at the first."""
    where: str
    """For messages."""
    stream: _Readable
    promised: int | None = None
    """Bytes the server says will come; it may be wrong."""

    def pieces(self) -> Iterator[bytes]:
        """The rest of the file. Raises `NotNowError` when it breaks off, as far as that can be known."""
        came = 0
        while piece := self._piece():
            came += len(piece)
            yield piece
        if self.promised is not None and came < self.promised:
            raise NotNowError(f"was cut off after {came} of {self.promised} bytes")

    def _piece(self) -> bytes:
        try:
            return self.stream.read1(_PIECE)
        except (OSError, http.client.HTTPException) as error:
            raise NotNowError(_broke_off(error)) from error


@dataclass(frozen=True, slots=True)
class Source:
    """Where voices are fetched from."""

    root: str
    """An address (http, https) or the path of a folder."""

    def __post_init__(self) -> None:
        """Raises `SettingsError` for an address nobody can fetch from, and for a folder that is not there."""
        if self._is_address:
            if has_password(self.root):
                raise SettingsError("The address of the voices has a name or password in it; take one without, or a folder.")
            if not is_address(self.root):
                raise SettingsError(
                    f"Voices cannot be fetched from {self.root!r}; it must be like https://example.org/voices, all in ASCII."
                )
        elif not Path(self.root).is_dir():
            raise SettingsError(f"There is no folder {self.root} to take voices from; name one, or an address with https://.")

    @property
    def _is_address(self) -> bool:
        return "://" in self.root

    def where(self, place: str) -> str:
        """The address or path of one of its files."""
        return f"{self.root.rstrip('/')}/{quote(place)}" if self._is_address else str(Path(self.root, place))

    @contextmanager
    def opened(self, place: str, start: int = 0) -> Iterator[Stretch]:
        """The file at `place`, from byte `start` on if the server can do that.

        Raises `MissingError`, `NotNowError` when it may be had later, and `CatalogueError` when not, or when it ends before.
        """
        where = self.where(place)
        if self._is_address:
            with _answer(where, start) as answer:
                length = answer.headers.get("Content-Length", "")
                yield Stretch(_begins(answer), where, answer, int(length) if length.isdecimal() else None)
        else:
            with _opened(Path(where)) as file:
                if start >= file.seek(0, os.SEEK_END) > 0:
                    raise CatalogueError(f"{where} is shorter than its catalogue says; copy it again.")
                file.seek(start)
                yield Stretch(start, where, file)

    def read(self, place: str) -> bytes:
        """All of a small file. Raises `CatalogueError` (`MissingError`) when it cannot be had."""

        def attempt() -> bytes:
            content = bytearray()
            with self.opened(place) as stretch:
                for piece in stretch.pieces():
                    content += piece
                    if len(content) > _MOST:
                        raise CatalogueError(f"{stretch.where} is too large to be what it should; {ELSEWHERE}.")
            return bytes(content)

        return patiently(attempt, self.where(place), lambda: 0)


def patiently(attempt: Callable[[], _T], where: str, came: Callable[[], int]) -> _T:
    """What `attempt` returns, tried again while that can help; where bytes `came` since the last failure, it counts as the first.

    Raises `CatalogueError` when it cannot help any more, or when the server wants to be asked again much later.
    """
    first = before = came()
    number = 0
    while True:
        try:
            return attempt()
        except NotNowError as failure:
            if isinstance(failure, AwayError) and came() == first:
                raise CatalogueError(f"{where} {failure}; without a network, take a folder with --from FOLDER.") from failure
            if came() > before:
                number, before = 0, came()
            wait = backoff(number) if failure.wait is None else failure.wait
            number += 1
            if number == TRIES or wait > _LONGEST_WAIT:
                later = f"in {wait:.0f} s" if wait > _LONGEST_WAIT else "later"
                raise CatalogueError(f"{where} {failure}; try again {later}, or take another source with --from.") from failure
            time.sleep(wait)


def _opened(path: Path) -> BufferedReader:
    """A file of a folder."""
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise MissingError(f"There is no {path}; the folder needs its catalogue's files under the catalogue's names.") from error
    except OSError as error:
        raise CatalogueError(f"{path} cannot be read ({error.strerror}); check its permissions.") from error


def _answer(where: str, start: int) -> http.client.HTTPResponse:
    """An answer with the file, or its rest, in it."""
    headers = {"User-Agent": f"narrate/{__version__}"} | ({"Range": f"bytes={start}-"} if start else {})
    request = urllib.request.Request(where, headers=headers)  # noqa: S310 - checked by Source
    try:
        answer: http.client.HTTPResponse = urllib.request.urlopen(request, timeout=SILENCE)  # noqa: S310
    except HTTPError as error:
        with error:
            raise _judged(error, where) from error
    except (OSError, http.client.HTTPException) as error:
        raise _unreached(error, where) from error
    return answer


def _begins(answer: http.client.HTTPResponse) -> int:
    """The byte an answer begins with (RFC 9110, 14.4)."""
    found = re.match(r"bytes (\d+)-", answer.headers.get("Content-Range", ""))
    return int(found[1]) if answer.status == http.client.PARTIAL_CONTENT and found else 0


def _judged(error: HTTPError, where: str) -> CatalogueError | NotNowError:
    """What an answer that is no success means."""
    told = f"{error.reason}, HTTP {error.code}"
    if asks_to_wait(error.code):
        return NotNowError(f"cannot be had now ({told})", retry_after(error.headers.get("Retry-After")))
    if error.code in (http.client.NOT_FOUND, http.client.GONE):
        return MissingError(f"There is no {where} ({told}); {ELSEWHERE}.")
    if error.code == http.client.REQUESTED_RANGE_NOT_SATISFIABLE:
        return CatalogueError(f"{where} is shorter than its catalogue says; {ELSEWHERE}.")
    return CatalogueError(f"{where} is refused ({told}); {ELSEWHERE}.")


def _unreached(error: OSError | http.client.HTTPException, where: str) -> CatalogueError | NotNowError:
    """What it means that there was no answer."""
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, ssl.SSLCertVerificationError):
        return CatalogueError(f"{urlsplit(where).netloc} cannot prove what it is ({reason.verify_message}); {ELSEWHERE}.")
    if isinstance(reason, TimeoutError | ConnectionResetError | http.client.HTTPException):
        return NotNowError(_broke_off(reason))
    return AwayError(f"cannot be reached ({_reason(reason)})")


def _broke_off(error: OSError | http.client.HTTPException) -> str:
    return f"said nothing for {SILENCE:.0f} s" if isinstance(error, TimeoutError) else f"broke off ({_reason(error)})"


def _reason(error: object) -> str:
    told = error.strerror if isinstance(error, OSError) else error
    return str(told) or type(error).__name__
