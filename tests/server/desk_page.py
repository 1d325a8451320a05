"""The desk's page in a real browser, and what the tests do on it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page

PLAYING = "document.body.classList.contains('speaking') && document.querySelector('.w.now') !== null"
SOUNDS = """(() => {
    window.heard = [];
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function () { window.sound = this; window.heard.push(this.src); return play.call(this); };
})()"""
"""Notes every sound the page plays, and lets a test look at the one that is playing."""


def _is_trouble(message: ConsoleMessage) -> bool:
    """Whether it is an error; that a request was refused, or not answered by a server that ended, is not one."""
    return message.type == "error" and not message.text.startswith("Failed to load resource")


@contextmanager
def pages(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """Opens pages; fails at the end when a script of theirs failed or anything was asked of another host."""
    troubles: list[str] = []
    opened: list[Page] = []

    def open_one(address: str) -> Page:
        origin = address.partition("/token")[0]
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.add_init_script(SOUNDS)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text) if _is_trouble(message) else None)
        page.on("request", lambda r: None if r.url.startswith((origin, f"blob:{origin}")) else troubles.append(r.url))
        page.goto(address)
        page.wait_for_selector(".block")
        opened.append(page)
        return page

    yield open_one
    for page in opened:
        page.close()
    assert not troubles


def word(page: Page, text: str) -> Locator:
    """The first word that is written so."""
    return page.locator("#sheet .w", has_text=re.compile(f"^{re.escape(text)}$")).first


def names(page: Page, block: str) -> list[str]:
    """The names of a block's utterances."""
    found: list[str] = page.eval_on_selector_all(f"{block} .utterance", "all => all.map(one => one.dataset.name)")
    return found


def until(page: Page, condition: str, seconds: float = 15.0) -> None:
    """Waits until something is true on the page, whose policy forbids what Playwright's own waiting does."""
    end = time.monotonic() + seconds
    while not page.evaluate(f"Boolean({condition})"):
        assert time.monotonic() < end, condition
        page.wait_for_timeout(20)


def stop(page: Page) -> None:
    """Stops what is playing."""
    page.keyboard.press("Escape")
    until(page, "!document.body.classList.contains('speaking')")
