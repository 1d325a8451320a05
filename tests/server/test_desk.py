"""The desk in a real browser: each thing by click and by keyboard, and what becomes of the files."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect

from narrator.recording import Pool, Store
from tests.server.conftest import HOSTILE
from tests.server.opened import Opened, opened

PLAYING = "document.body.classList.contains('speaking') && document.querySelector('.w.now') !== null"
SOUNDS = """(() => {
    window.heard = [];
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function () { window.sound = this; window.heard.push(this.src); return play.call(this); };
})()"""
"""Notes every sound the page plays, and lets a test look at the one that is playing."""


@pytest.fixture
def troubles() -> list[str]:
    return []


def _is_trouble(message: ConsoleMessage) -> bool:
    """Whether it is an error; that a request was refused, or not answered by a server that ended, is not one."""
    return message.type == "error" and not message.text.startswith("Failed to load resource")


@pytest.fixture
def open_page(browser: Browser, troubles: list[str]) -> Iterator[Callable[[str], Page]]:
    """Opens pages that fail the test when a script fails or anything is asked of another host."""
    pages: list[Page] = []

    def open_one(address: str) -> Page:
        origin = address.partition("/token")[0]
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.add_init_script(SOUNDS)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text) if _is_trouble(message) else None)
        page.on("request", lambda r: None if r.url.startswith((origin, f"blob:{origin}")) else troubles.append(r.url))
        page.goto(address)
        page.wait_for_selector(".block")
        pages.append(page)
        return page

    yield open_one
    for page in pages:
        page.close()
    assert not troubles


@pytest.fixture
def page(open_page: Callable[[str], Page], desk: Opened) -> Page:
    return open_page(desk.address)


def word(page: Page, text: str) -> Locator:
    return page.locator("#sheet .w", has_text=re.compile(f"^{re.escape(text)}$")).first


def names(page: Page, block: str) -> list[str]:
    found: list[str] = page.eval_on_selector_all(f"{block} .utterance", "all => all.map(one => one.dataset.name)")
    return found


def until(page: Page, condition: str, seconds: float = 15.0) -> None:
    """Waits until something is true on the page, whose policy forbids what Playwright's own waiting does."""
    end = time.monotonic() + seconds
    while not page.evaluate(f"Boolean({condition})"):
        assert time.monotonic() < end, condition
        page.wait_for_timeout(20)


def stop(page: Page) -> None:
    page.keyboard.press("Escape")
    until(page, "!document.body.classList.contains('speaking')")


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


def test_keys_go_from_word_to_word_paragraph_to_paragraph_and_to_what_is_to_be_checked(page: Page) -> None:
    page.locator("#sheet").focus()
    page.keyboard.press("j")
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


@pytest.mark.parametrize("by", ["click", "keys"])
def test_a_name_is_fixed_in_place_and_heard(page: Page, desk: Opened, by: str) -> None:
    before = names(page, "#p3")[0]
    if by == "click":
        word(page, "Grabczynski").click()
        page.locator("#fix-said").fill("Grab chin skee")
        expect(page.locator("#fix-sound")).to_contain_text("/")
        page.locator("#fix-alone").click()
        until(page, "heard.length === 1")
        page.locator("#fix-sentence").click()
        until(page, "heard.length === 2")
        page.locator("[name=where][value=project]").check()
        page.locator("#fix-keep").click()
    else:
        word(page, "Grabczynski").focus()
        page.keyboard.press("Enter")
        page.keyboard.type("Grab chin skee")
        for _ in range(10):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.name") == "where":
                break
        page.keyboard.press("ArrowRight")
        page.locator("#fix-said").focus()
        page.keyboard.press("Enter")
    expect(page.locator("#fix")).not_to_be_visible()
    until(page, PLAYING)
    assert desk.read("lexicon.toml") == 'Grabczynski = "Grab chin skee"\n'
    until(page, f"!document.querySelector('[data-name=\"{before}\"]')")
    assert page.locator("#findings b", has_text="Grabczynski").count() == 0
    assert page.evaluate("document.activeElement.textContent") == "Grabczynski"
    word(page, "Grabczynski").hover()
    assert "Grab chin skee" in page.locator("#tip").inner_text()


def test_ipa_is_shown_as_a_respelling_and_what_the_voice_cannot_say_is_said(page: Page) -> None:
    word(page, "Oskolno").click()
    page.locator("#fix-said").fill("/ɒsˈkɒlnə/")
    expect(page.locator("#fix-sound")).to_have_text(re.compile("KOL-nuh"))
    page.locator("#fix-said").fill("/ʘʘ/")
    expect(page.locator("#fix-problem")).to_contain_text("cannot say this IPA")
    page.locator("#fix-said").fill("/half")
    page.keyboard.press("Enter")
    expect(page.locator("#fix-problem")).to_contain_text("IPA between two slashes")
    page.keyboard.press("Escape")
    expect(page.locator("#fix")).not_to_be_visible()
    assert page.evaluate("document.activeElement.textContent") == "Oskolno"


def test_another_reading_is_chosen(page: Page, desk: Opened) -> None:
    word(page, "5m").click()
    page.locator("#fix-others button").click()
    expect(page.locator("#findings b", has_text="5m")).to_have_count(0)
    assert 'said = "' not in desk.read("story.txt")
    assert '5m = "five million"' in desk.read("story.txt")


@pytest.mark.parametrize("by", ["click", "keys", "card"])
def test_what_is_right_is_marked_as_checked_and_that_is_undone(page: Page, desk: Opened, by: str) -> None:
    story, count = desk.read("story.txt"), page.locator("#findings .tick").count()
    if by == "click":
        page.get_by_role("button", name="5m is right as it is").click()
    elif by == "card":
        word(page, "5m").click()
        page.locator("#fix-right").click()
    else:
        word(page, "5m").focus()
        page.keyboard.press("c")
    expect(page.locator("#findings .tick")).to_have_count(count - 1)
    assert '5m = "five meters"' in desk.read("story.txt")
    if by == "keys":
        page.keyboard.press("u")
    else:
        page.locator("#undo").click()
    expect(page.locator("#findings .tick")).to_have_count(count)
    assert desk.read("story.txt") == story


@pytest.mark.parametrize("by", ["click", "keys"])
def test_what_is_left_out_is_put_back(page: Page, desk: Opened, by: str) -> None:
    button = page.get_by_role("button", name="Say all credits")
    button.click() if by == "click" else button.press("Enter")
    page.wait_for_selector(".credit .w")
    assert 'include = ["credits"]' in desk.read("story.txt")
    page.get_by_role("button", name="Leave out all credits").click()
    page.wait_for_selector(".credit.left-out")


def test_a_chapter_gets_another_title_in_the_page_and_in_the_episode(page: Page, desk: Opened) -> None:
    title = page.get_by_label("Title of chapter 2")
    assert title.input_value() == "The other half"
    title.fill("Everybody goes home")
    title.press("Enter")
    until(page, "!document.querySelector('#undo').disabled")
    assert '[chapters]\n"The other half" = "Everybody goes home"' in desk.read("story.txt")
    page.locator("#make").click()
    page.wait_for_selector("#made audio", timeout=60_000)
    (chapters,) = (desk.folder / "output").glob("*/chapters.json")
    assert [one["title"] for one in json.loads(chapters.read_text())["chapters"]][1] == "Everybody goes home"


def test_the_episode_is_made_and_played(page: Page, desk: Opened) -> None:
    page.locator("#make").press("Enter")
    page.wait_for_selector("#made audio", timeout=60_000)
    (mp3,) = (desk.folder / "output").glob("*/*.mp3")
    head = json.loads((mp3.parent / "episode.json").read_text())
    until(page, "document.querySelector('#made audio').readyState > 0")
    assert page.evaluate("document.querySelector('#made audio').duration") == pytest.approx(head["seconds"], abs=0.1)
    until(page, "!document.querySelector('#facts').textContent.startsWith('about')")
    addresses = page.eval_on_selector_all("#made a", "all => all.map(one => one.getAttribute('href'))")
    assert len(addresses) > 6
    for address in addresses:
        assert desk.ask(address).status == 200, address


def test_making_is_cancelled_and_nothing_is_left(
    open_page: Callable[[str], Page], tmp_path: Path, pool: Pool, store: Store
) -> None:
    article = tmp_path / "long.txt"
    article.write_text(
        "A long report\n\n" + "".join(f"The {n} trains of line {n + 3} came at noon and went.\n\n" for n in range(700))
    )
    with opened(tmp_path, article, pool, store) as desk:
        page = open_page(desk.address)
        page.locator("#make").click()
        until(page, "/(Speaking|Encoding) paragraph \\d+/.test(document.querySelector('#making-now').textContent)", 30)
        page.locator("#cancel").click()
        until(page, "document.querySelector('#making-problem').textContent === 'Cancelled; nothing was written.'", 20)
        assert not list((tmp_path / "output").glob("*"))
        expect(page.locator("#make")).to_be_enabled()


def test_an_edit_in_an_editor_shows_up(page: Page, desk: Opened) -> None:
    (desk.folder / "lexicon.toml").write_text('Grabczynski = "Grab"\n', encoding="utf-8")
    expect(page.locator("#findings b", has_text="Grabczynski")).to_have_count(0)
    desk.article.write_text(desk.read("story.txt").replace("went home", "stayed"), encoding="utf-8")
    expect(word(page, "stayed,")).to_be_visible()
    (desk.folder / "lexicon.toml").write_text("Grabczynski = open\n", encoding="utf-8")
    expect(page.locator("#alerts")).to_contain_text("lexicon.toml is not valid TOML")
    assert word(page, "stayed,").is_visible()
    (desk.folder / "lexicon.toml").unlink()
    expect(page.locator("#alerts")).to_be_empty()


def test_two_pages_see_each_other_s_edits(open_page: Callable[[str], Page], desk: Opened) -> None:
    one, two = open_page(desk.address), open_page(desk.address)
    word(one, "Grabczynski").click()
    one.locator("#fix-said").fill("Grab")
    word(two, "Oskolno").click()
    two.locator("#fix-said").fill("Osk")
    one.keyboard.press("Enter")
    two.keyboard.press("Enter")
    for page in (one, two):
        expect(page.locator("#findings b", has_text=re.compile("Grab|Osk"))).to_have_count(0)
    kept = desk.read("story.txt").splitlines()
    assert {'Grabczynski = "Grab"', 'Oskolno = "Osk"'} <= set(kept)  # whichever came first


def test_an_edit_made_while_the_line_is_down_is_kept_and_sent(page: Page, desk: Opened) -> None:
    word(page, "Oskolno").click()
    page.locator("#fix-said").fill("Osk")
    page.context.set_offline(True)
    page.keyboard.press("Enter")
    expect(page.locator("#alerts")).to_contain_text("One edit waits here")
    assert "Osk" not in desk.read("story.txt").partition("+++\n\n")[0] or not desk.read("story.txt").startswith("+++")
    page.context.set_offline(False)
    expect(page.locator("#alerts")).to_be_empty(timeout=15_000)
    assert 'Oskolno = "Osk"' in desk.read("story.txt")


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["open", "card", "help", "made", "narrow"])
def test_nothing_on_the_page_bars_anyone(browser: Browser, desk: Opened, scheme: Literal["light", "dark"], state: str) -> None:
    """axe-core: names, roles, contrast, order of headings."""
    context = browser.new_context(
        bypass_csp=True, color_scheme=scheme, viewport={"width": 360 if state == "narrow" else 1280, "height": 860}
    )
    page = context.new_page()
    page.goto(desk.address)
    page.wait_for_selector(".block")
    if state == "card":
        word(page, "5m").click()
    elif state == "help":
        page.locator("#keys").click()
    elif state == "made":
        page.locator("#make").click()
        page.wait_for_selector("#made audio", timeout=60_000)
        (desk.folder / "lexicon.toml").write_text("broken", encoding="utf-8")
        expect(page.locator("#alerts")).not_to_be_empty()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    context.close()
