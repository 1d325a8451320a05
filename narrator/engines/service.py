"""A service: a server that speaks, asked over HTTP with patience, and with a difference made between "no" and "not now".

Nothing here follows a redirect, because the key would go with it, and no message holds the key.
"""

from __future__ import annotations

import http.client
import json
import os
import ssl
import threading
import time
import urllib.request
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

from narrator.engines.bounds import check_pitch, check_rate
from narrator.engines.sayable import pronounceable, sayable_text
from narrator.engines.turns import turn
from narrator.errors import EngineError, EngineOutage, SettingsError
from narrator.remote import SILENCE, TRIES, NotNowError, asks_to_wait, backoff, has_password, is_address, retry_after
from narrator.settings import FROM_ENVIRONMENT

if TYPE_CHECKING:
    from email.message import Message
    from typing import IO

    from narrator.engines.speech import Request

_T = TypeVar("_T")

_NO_CREDIT = ("insufficient_quota", "quota_exceeded")
"""How OpenAI and ElevenLabs say that the account is empty: waiting does not fill it."""
_PIECE, _MOST = 1 << 16, 1 << 26
"""Bytes read at a time and in all: 64 MiB are 20 minutes of 24 kHz."""
_WHOLE = 115.0
"""Seconds after which a call ends with all its waiting: a worker gets 120."""


@dataclass(frozen=True, slots=True)
class ServiceOptions:
    """What a profile's table says of any service."""

    base_url: str = ""
    """What stands before what is asked for."""
    key: str = ""
    """`env:NAME`, the environment variable the key stands in."""
    price: float | None = None
    """As `Service.price`."""
    at_once: int = 4
    """Requests at a time."""
    seconds: float = 90.0
    """How long one utterance may take, all tries together, the wait for a turn apart."""

    def __post_init__(self) -> None:
        """Raises `SettingsError` for values that make no sense."""
        check_address(self.base_url)
        check_key(self.key)
        if self.at_once < 1 or not 0 < self.seconds <= 100:  # a worker gets 120
            raise SettingsError("at_once must be 1 or more, and seconds between 0 and 100.")


@dataclass(frozen=True, slots=True)
class Call:
    """One request to a service."""

    url: str
    headers: Mapping[str, str]
    body: Mapping[str, object]
    seconds: float
    """How long all tries together may take, the wait for a turn apart."""
    at_once: int
    """How many such calls there may be at a time."""
    asked: str
    """For messages: `the voice 'alloy' of the model 'tts-1'`."""
    began: float = field(default_factory=time.monotonic)
    """When it was first made: what is asked in its place later ends no later."""


def sent_text(request: Request) -> str:
    """What is sent of a request: its words, without what nobody can hear; empty when there is nothing to say."""
    text = sayable_text(request)
    return text if pronounceable(text) else ""


def check_request(request: Request, who: str, rates: tuple[float, float], most: int) -> None:
    """Raises `EngineError` for a rate outside `rates`, any pitch but the voice's own, and more than `most` characters."""
    check_rate(request, who, rates)
    check_pitch(request, who)
    if len(text := sent_text(request)) > most:
        raise EngineError(f"{who} says at most {most} characters at once and was to get {len(text)}.")


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(  # its signature is the standard library's
        self,
        req: urllib.request.Request,  # noqa: ARG002
        fp: IO[bytes],  # noqa: ARG002
        code: int,  # noqa: ARG002
        msg: str,  # noqa: ARG002
        headers: Message,  # noqa: ARG002
        newurl: str,  # noqa: ARG002
    ) -> None:
        return None


def check_address(url: str) -> None:
    """Raises `SettingsError` for what is no address of a service, or has a password in it."""
    if not is_address(url):
        raise SettingsError(f"base_url is {url!r}, and must be like https://api.example.com/v1.")
    if has_password(url):
        raise SettingsError("base_url has a name or password in it; put the key into an environment variable, key = 'env:NAME'.")


def check_key(key: str) -> None:
    """Raises `SettingsError` for a key that stands in the file itself, without repeating it."""
    if key and not key.startswith(FROM_ENVIRONMENT):
        raise SettingsError('key must be "env:NAME", the environment variable it stands in; a key does not belong into a file.')


def secret(key: str) -> str:
    """The key that `env:NAME` stands for; empty for none. Raises `SettingsError` without repeating it where it is none."""
    name = key.removeprefix(FROM_ENVIRONMENT)
    found = os.environ.get(name, "").strip() if name else ""
    if name and not found:
        raise SettingsError(f"The service's key is to stand in the environment variable {name}, and that is empty.")
    if not (found.isascii() and found.isprintable()):
        raise SettingsError(f"The environment variable {name} has a line break or a sign in it that no key has; set it anew.")
    return found


def host(url: str) -> str:
    """Whose service it is."""
    return urlsplit(url).netloc


def ask(call: Call, key: str, read: Callable[[bytes, str], _T]) -> _T:
    """What `read` makes of the service's answer and its media type, tried again while that can help.

    An answer that `read` cannot take (`EngineError`: no sound, cut short) is as good as none. Raises `EngineError` for a refusal
    (a wrong key, voice or model) and `EngineOutage` when the service is out of reach, overloaded, too slow or out of credit.
    """
    last = until = call.began + _WHOLE
    left, why = call.seconds, ""
    for number in range(TRIES):
        try:
            with turn(host(call.url), call.at_once, last):
                until = min(time.monotonic() + left, last)
                content, media_type = _in_time(call, key, until)
            return read(content, media_type)
        except NotNowError as failure:
            why, wait = str(failure), failure.wait
        except (EngineOutage, RefusedError):
            raise
        except EngineError as failure:
            why, wait = str(failure), None
        wait = backoff(number) if wait is None else wait
        if number + 1 == TRIES or time.monotonic() + wait >= until:
            break
        time.sleep(wait)
        left = until - time.monotonic()
    raise EngineOutage(f"The service at {host(call.url)} does not speak now: {_without(key, why)}")


class RefusedError(EngineError):
    """The service answered, and said no."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status
        """Of HTTP; 0 when it never came to that."""


def _in_time(call: Call, key: str, until: float) -> tuple[bytes, str]:
    """One try. Raises `NotNowError` when it does not end by `until`.

    It has a thread of its own, which is left behind then: a server may take hours for its headers, a letter at a time.
    """
    done: Future[tuple[bytes, str]] = Future()

    def work() -> None:
        try:
            done.set_result(_answer(call, key, until))
        except BaseException as error:  # noqa: BLE001 - it is raised again by the one who waits
            done.set_exception(error)

    threading.Thread(target=work, daemon=True).start()
    try:
        return done.result(max(until - time.monotonic(), 0.01))
    except TimeoutError as error:
        raise NotNowError("its answer did not end in time") from error


def _answer(call: Call, key: str, until: float) -> tuple[bytes, str]:
    """The answer's content and media type."""
    request = urllib.request.Request(call.url, json.dumps(call.body).encode(), dict(call.headers))  # noqa: S310 - checked before
    left = max(until - time.monotonic(), 0.01)
    try:
        with urllib.request.build_opener(_NoRedirect).open(request, timeout=min(SILENCE, left)) as answer:
            return _whole(answer, until), answer.headers.get_content_type()
    except HTTPError as error:
        with error:
            raise _judged(error, call, key, until) from error
    except (OSError, http.client.HTTPException) as error:
        reason = error.reason if isinstance(error, URLError) else error
        if isinstance(reason, ssl.SSLCertVerificationError):
            raise RefusedError(f"{host(call.url)} cannot prove that it is that: {reason.verify_message}.") from error
        raise NotNowError(str(reason) or type(reason).__name__) from error


def _whole(answer: http.client.HTTPResponse | HTTPError, until: float) -> bytes:
    """The answer's body. Raises `NotNowError` when it is shorter than its own header says, or late."""
    pieces = []
    size = 0
    while piece := answer.read1(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if time.monotonic() > until or size > _MOST:
            raise NotNowError(f"its answer did not end in time, after {size} bytes")
    promised = answer.headers.get("Content-Length", "")
    if promised.isdecimal() and size < int(promised):
        raise NotNowError(f"its answer was cut off after {size} of {promised} bytes")
    return b"".join(pieces)


def _judged(error: HTTPError, call: Call, key: str, until: float) -> EngineError | NotNowError:
    """What an answer that is no success means."""
    try:
        body = _whole(error, until).decode(errors="replace")
    except (OSError, http.client.HTTPException, NotNowError):
        body = ""
    said = _without(key, f"{_told(body)[:300] or error.reason} (HTTP {error.code})")
    if error.code == 402 or any(sign in body for sign in _NO_CREDIT):
        return EngineOutage(f"The account at {host(call.url)} has no credit left: {said}")
    if asks_to_wait(error.code):
        return NotNowError(said, retry_after(error.headers.get("Retry-After")))
    return RefusedError(f"The service at {host(call.url)} refused {call.asked}: {said}", error.code)


def _told(body: str) -> str:
    """The message in an answer, wherever the service puts it."""
    try:
        content: object = json.loads(body)
        for name in ("error", "detail", "message"):
            if isinstance(content, dict) and name in content:
                content = content[name]
        if isinstance(content, dict):
            return " ".join(str(value) for value in content.values() if value)
        return str(content)
    except (ValueError, RecursionError):  # no JSON, or thousands of lists in one another
        return " ".join(body.split())


def _without(key: str, message: str) -> str:
    return message.replace(key, "…") if key else message
