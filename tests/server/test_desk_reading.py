"""The desk in a real browser while nothing is edited: what it shows, what it plays, and for whom. All tests share one page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from narrator.recording import Pool, Store
from tests.server.conftest import HOSTILE
from tests.server.desk_page import PLAYING, names, pages, stop, until, word
from tests.server.opened import Opened, opened


@pytest.fixture(scope="module")
def desk(shared_desk: Opened) -> Opened:
    return shared_desk


@pytest.fixture(scope="module")
def shared_page(browser: Browser, desk: Opened) -> Iterator[Page]:
    with pages(browser) as open_one:
        yield open_one(desk.address)


@pytest.fixture
def page(shared_page: Page) -> Iterator[Page]:
    """The page as it was opened: at its top, silent, with no card on it."""
    shared_page.evaluate("window.heard = []; scrollTo(0, 0); document.activeElement.blur()")
    yield shared_page
    shared_page.keyboard.press("Escape")
    stop(shared_page)
    shared_page.set_viewport_size({"width": 1280, "height": 860})


def test_the_proof_sheet_shows_every_block_with_its_number(page: Page, desk: Opened) -> None:
    shown = page.eval_on_selector_all(".block", "all => all.map(one => [one.id, one.className])")
    kinds = [kind.split()[1] for _, kind in shown]
    assert kinds == ["opening", "headline", "byline", "paragraph", "credit", "paragraph", "heading", "paragraph"]
    assert [name for name, _ in shown] == [f"p{number}" for number in range(8)]
    assert page.locator("#p4 .why").inner_text().startswith("Left out: the credit of a picture")
    assert page.locator("#p3 .text").inner_text() == "The mayor met Grabczynski and paid $5 for it. It was 9.4 feet long."
    assert "about 0:" in page.locator("#facts").inner_text()


@pytest.mark.parametrize("by", ["click", "keys"])
def test_a_paragraph_plays_and_stops(page: Page, desk: Opened, by: str) -> None:
    first, second = names(page, "#p3")
    if by == "click":
        page.locator("#p3 .play").click()
    else:
        word(page, "It").focus()
        page.keyboard.press("h")
    until(page, PLAYING)
    assert page.locator(".playing").get_attribute("id") == "p3"
    length = page.evaluate(
        "new Promise(done => sound.readyState ? done(sound.duration) : sound.onloadedmetadata = () => done(sound.duration))"
    )
    assert length == pytest.approx(desk.ask(f"takes/{first}").facts["seconds"], abs=0.01)
    until(page, "window.heard.length === 2")  # the second sentence follows by itself
    until(page, f"document.querySelector('[data-name=\"{second}\"] .now')")
    if by == "click":
        page.locator("#play").click()
    else:
        page.keyboard.press("Escape")
    until(page, "sound.paused && !document.body.classList.contains('speaking')")
    assert page.locator(".now").count() == 0


def test_the_word_being_spoken_is_lit_as_the_marks_have_it(page: Page, desk: Opened) -> None:
    (name, *_) = names(page, "#p5")
    marks = desk.ask(f"takes/{name}").facts["marks"]
    assert isinstance(marks, list)
    page.locator("#p5 .play").click()
    until(page, PLAYING)
    for number in (1, 3, 5):
        start, end = marks[number]
        page.evaluate(f"sound.pause(); sound.currentTime = {(start + end) / 2}")
        page.wait_for_timeout(150)
        lit = page.evaluate("[...document.querySelectorAll('#p5 .w')].indexOf(document.querySelector('.now'))")
        assert lit == number


@pytest.mark.parametrize("by", ["click", "keys"])
def test_a_word_is_heard_from(page: Page, desk: Opened, by: str) -> None:
    (name, _) = names(page, "#p3")
    marks = desk.ask(f"takes/{name}").facts["marks"]
    assert isinstance(marks, list)
    if by == "click":
        word(page, "for").click()  # the one of the headline's day is in another word
    else:
        word(page, "for").focus()
        page.keyboard.press(" ")
    until(page, PLAYING)
    at = page.evaluate("[...document.querySelectorAll('#p3 .w')].findIndex(w => w.textContent === 'for')")
    assert page.evaluate("sound.currentTime") >= marks[at][0] - 0.05
    assert page.locator(".now").inner_text() in ("for", "it.")


def test_play_from_here_goes_on_to_the_next_paragraph_at_three_times_the_speed(page: Page) -> None:
    page.locator("#speed").focus()
    page.keyboard.press("End")
    assert page.locator("#rate").inner_text() == "3.0×"
    page.locator("#p1").hover()
    page.locator("#p1 .from").click()
    until(page, "document.querySelector('#p3.playing') !== null", 20)
    assert page.evaluate("[sound.playbackRate, sound.preservesPitch]") == [3, True]
    page.locator("#speed").focus()
    page.keyboard.press("Home")
    assert page.evaluate("sound.playbackRate") == 0.5
    page.locator("#speed").fill("1")


def test_keys_go_from_word_to_word_paragraph_to_paragraph_and_to_what_is_to_be_checked(page: Page) -> None:
    word(page, "This").focus()
    page.keyboard.press("j")
    focused = "document.activeElement.closest('.block').id + ' ' + document.activeElement.textContent"
    assert page.evaluate(focused) == "p1 A"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused) == "p1 mayor"
    page.keyboard.press("k")
    assert page.evaluate(focused) == "p0 This"
    page.keyboard.press("n")
    first = page.evaluate(focused)
    assert page.evaluate("document.activeElement.classList.contains('doubtful')")
    page.keyboard.press("n")
    assert page.evaluate(focused) != first
    page.keyboard.press("p")
    assert page.evaluate(focused) == first


def test_what_is_said_otherwise_is_underlined_and_told(page: Page) -> None:
    money = word(page, "$5")
    assert "underline" in money.evaluate("one => getComputedStyle(one).textDecorationLine")
    money.hover()
    assert page.locator("#tip").inner_text() == "$5 → five dollars · money, money"
    word(page, "mayor").hover()
    assert not page.locator("#tip").is_visible()
    word(page, "9.4").focus()
    assert "nine point four" in page.locator("#tip").inner_text()
    assert "underline" not in word(page, "mayor").evaluate("one => getComputedStyle(one).textDecorationLine")


def test_the_list_at_the_side_is_that_of_check(page: Page, desk: Opened) -> None:
    listed = desk.ask("proof.json").facts["findings"]
    assert isinstance(listed, list)
    assert page.locator("#left").inner_text() == f"{len(listed)} left to check"
    assert page.eval_on_selector_all("#findings b", "all => all.map(one => one.textContent)") == [
        one["written"] for one in listed
    ]
    assert {"Grabczynski", "5m"} <= {one["written"] for one in listed}
    page.locator("#findings .go", has_text="5m").click()
    assert page.locator("#fix").is_visible()
    assert page.locator("#fix-word").inner_text() == "5m"
    assert page.locator("#fix-others button").all_inner_texts() == ["Say “five million”"]


def test_ipa_is_shown_as_a_respelling_and_what_the_voice_cannot_say_is_said(page: Page) -> None:
    word(page, "Oskolno").click()
    page.locator("#fix-said").fill("/ɒsˈkɒlnə/")
    expect(page.locator("#fix-sound")).to_have_text(re.compile("KOL-nuh"))
    page.locator("#fix-said").fill("ah-SKOHL-nah")  # not as a voice would spell it out
    expect(page.locator("#fix-sound")).to_have_text(re.compile("SKOHL-nah"))
    page.locator("#fix-said").fill("/ʘʘ/")
    expect(page.locator("#fix-problem")).to_contain_text("cannot say this IPA")
    page.locator("#fix-said").fill("/half")
    page.keyboard.press("Enter")
    expect(page.locator("#fix-problem")).to_contain_text("IPA between two slashes")
    page.keyboard.press("Escape")
    expect(page.locator("#fix")).not_to_be_visible()
    assert page.evaluate("document.activeElement.textContent") == "Oskolno"


def test_text_of_the_article_is_text_whatever_it_is(
    open_page: Callable[[str], Page], tmp_path: Path, pool: Pool, store: Store
) -> None:
    article = tmp_path / "hostile.txt"
    article.write_text(
        HOSTILE + "\n\nCaption: <b onclick=x>bold</b> <svg/onload=alert(1)>\n\nPhoto: <i>Ann</i>/Reuters", encoding="utf-8"
    )
    with opened(tmp_path, article, pool, store) as desk:
        page = open_page(desk.address)
        assert page.locator("#desk").locator("script, img, b[onclick], svg").count() == 0
        assert page.title() == "Proof of hostile.txt"
        assert "</script><script>document.title='taken'</script> ]]>" in page.locator("#sheet").inner_text()
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280
        page.set_viewport_size({"width": 360, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.locator("#p1 .play").click()
        until(page, PLAYING, 20)
        stop(page)


def test_it_fits_a_telephone_and_twice_the_size(page: Page) -> None:
    for width, height in ((360, 640), (640, 430)):  # the second is a window of 1280 by 860 at 200 %
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        word(page, "Oskolno").click()
        box = page.locator("#fix").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert page.locator("#fix-keep").is_visible()
        page.keyboard.press("Escape")


@pytest.fixture(scope="module")
def examined(browser: Browser, desk: Opened) -> Iterator[Page]:
    """The page, which lets axe-core in."""
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce", viewport={"width": 1280, "height": 860})
    page = context.new_page()
    page.goto(desk.address)
    page.wait_for_selector(".block")
    yield page
    context.close()


@pytest.mark.parametrize("state", ["open", "narrow", "playing", "card", "help", "made"])
def test_nothing_on_the_page_bars_anyone(examined: Page, desk: Opened, state: str) -> None:
    """axe-core in light and dark: names, roles, contrast, order of headings."""
    examined.set_viewport_size({"width": 360 if state == "narrow" else 1280, "height": 860})
    if state == "playing":
        examined.locator("#p5 .play").click()
        until(examined, PLAYING)
    elif state == "card":
        word(examined, "5m").click()
    elif state == "help":
        examined.locator("#keys").click()
    elif state == "made":
        examined.locator("#make").click()
        examined.wait_for_selector("#made audio", timeout=60_000)
        (desk.folder / "lexicon.toml").write_text("broken", encoding="utf-8")
        expect(examined.locator("#alerts")).not_to_be_empty()
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        examined.emulate_media(color_scheme=scheme)
        found = Axe().run(examined)
        assert found.violations_count == 0, found.generate_report()
    examined.keyboard.press("Escape")
    (desk.folder / "lexicon.toml").unlink(missing_ok=True)
