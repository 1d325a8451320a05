"""Edits at the desk in a real browser: each by click and by keyboard, and what becomes of the files."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from narrator.recording import Pool, Store
from narrator.server.desk import Commission, Desk
from narrator.server.making import Making
from tests.engines.server import Server, serving
from tests.server.conftest import STORY, story_on
from tests.server.desk_page import PLAYING, names, until, word
from tests.server.opened import Opened, opened


@pytest.fixture
def page(open_page: Callable[[str], Page], desk: Opened) -> Page:
    return open_page(desk.address)


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


def test_the_focus_comes_back_though_the_word_was_made_anew_before_the_answer_came(page: Page, desk: Opened) -> None:
    before = names(page, "#p3")[0]
    wait = f"!document.querySelector('[data-name=\"{before}\"]')"

    def late(route: Route) -> None:
        answer = route.fetch()
        until(page, wait)  # the page has read the sheet anew
        route.fulfill(response=answer)

    page.route("**/edit", late)
    word(page, "Grabczynski").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Grab chin skee")
    page.keyboard.press("Enter")
    expect(page.locator("#fix")).not_to_be_visible()
    until(page, "document.activeElement.textContent === 'Grabczynski'")


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
def test_a_kind_that_is_left_out_is_put_back(page: Page, desk: Opened, by: str) -> None:
    button = page.get_by_role("button", name="Say all credits")
    button.click() if by == "click" else button.press("Enter")
    page.wait_for_selector(".credit .w")
    assert 'include = ["credits"]' in desk.read("story.txt")
    page.get_by_role("button", name="Leave out all credits").click()
    page.wait_for_selector(".credit.left-out")
    assert desk.read("story.txt").endswith(STORY)
    assert "credits" not in desk.read("story.txt")


@pytest.mark.parametrize("by", ["click", "keys"])
def test_one_block_is_put_back_and_one_left_out_and_the_numbers_stay(page: Page, desk: Opened, by: str) -> None:
    numbers = page.eval_on_selector_all(".block", "all => all.map(one => one.id)")
    say = page.get_by_role("button", name="Say this: paragraph 4")
    say.click() if by == "click" else say.press("Enter")
    page.wait_for_selector("#p4.credit .w")
    assert 'include = ["block: Photo by Ann Ode"]' in desk.read("story.txt")
    if by == "click":
        page.locator("#p5").hover()
        page.get_by_role("button", name="Leave paragraph 5 out").click()
    else:
        word(page, "They").focus()
        page.keyboard.press("o")
    page.wait_for_selector("#p5.left-out")
    assert 'exclude = ["block: They paid 5m for the"]' in desk.read("story.txt")
    assert page.locator("#p5 .why").inner_text().startswith("Left out: the editor left it out.")
    shown = page.eval_on_selector_all(".block", "all => all.map(one => one.id)")
    assert [name for name in shown if name != "settings"] == numbers
    assert {finding["paragraph"] for finding in desk.ask("proof.json").facts["findings"]} <= {1, 3, 5, 7}  # type: ignore[attr-defined]
    page.keyboard.press("u")
    page.wait_for_selector("#p5 .w")
    page.get_by_role("button", name="Leave out again").click()
    page.wait_for_selector("#p4.left-out")
    assert page.evaluate("document.activeElement.closest('.block').id") == "p4"


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


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """The service that is to speak the story of this folder, with a fallback."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "narrator.toml").write_text('[voice]\nname = "served.toml"\nfallback = "newsroom"\njobs = 1\n', encoding="utf-8")
    with serving() as server:
        table = f'engine = "openai"\nvoice = "alloy"\n[openai]\nbase_url = "{server.url}"\nseconds = 2\n'
        (tmp_path / "served.toml").write_text(table, encoding="utf-8")
        yield server


def test_that_another_voice_spoke_is_told(
    open_page: Callable[[str], Page], served: Server, tmp_path: Path, pool: Pool, store: Store
) -> None:
    with opened(tmp_path, tmp_path / "story.txt", pool, store) as desk:
        page = open_page(desk.address)
        served.faults = ["", "503!"]
        page.locator("#make").click()
        warning = "utterances are by another voice. This could not be spoken"
        expect(page.locator("#making-problem")).to_contain_text(warning, timeout=60_000)
        assert page.locator("#made audio").count() == 1


def test_the_service_is_asked_for_the_rest_next_time_and_for_nothing_after_that(
    served: Server, tmp_path: Path, pool: Pool, store: Store
) -> None:
    making = Making(Desk(Commission(str(tmp_path / "story.txt"), tmp_path / "output"), pool, store))

    def made() -> tuple[object, object, int, int]:
        making.begin()
        until = time.monotonic() + 60
        while making.state()["making"]:
            assert time.monotonic() < until
            time.sleep(0.02)
        (mp3,) = (tmp_path / "output").glob("*/*.mp3")
        return making.state()["problem"], making.state()["warning"], len(served.asked), mp3.stat().st_ino

    served.faults = ["", "503!"]
    problem, warning, first, _ = made()
    assert problem is None
    assert re.match(r"\d of \d utterances are by another voice\. .*503", str(warning))
    served.faults = []
    problem, warning, second, file = made()
    assert (problem, warning) == (None, "")
    assert second > first
    assert made() == (None, "", second, file)


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


def test_a_page_finds_the_desk_that_was_started_anew_and_brings_its_edit(
    open_page: Callable[[str], Page], tmp_path: Path, pool: Pool, store: Store
) -> None:
    with story_on(tmp_path, pool, store) as desk:
        page = open_page(desk.address)
        word(page, "Oskolno").click()
        page.locator("#fix-said").fill("Osk")
    expect(page.locator("#alerts")).to_contain_text("narrate does not answer")
    page.keyboard.press("Enter")
    expect(page.locator("#alerts")).to_contain_text("One edit waits here")
    port = int(desk.origin.rpartition(":")[2])
    with opened(tmp_path, desk.article, pool, store, port) as again:
        assert again.address == desk.address
        expect(page.locator("#alerts")).to_be_empty(timeout=15_000)
        until(page, "!document.querySelector('#undo').disabled")
        assert 'Oskolno = "Osk"' in desk.read("story.txt")
        assert page.locator("#findings b", has_text="Oskolno").count() == 0


def test_a_page_tells_a_program_that_took_its_port_nothing(
    open_page: Callable[[str], Page], tmp_path: Path, pool: Pool, store: Store
) -> None:
    asked: list[str] = []

    class Other(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'{"proof": "0"}')

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            """Says nothing."""

    with story_on(tmp_path, pool, store) as desk:
        page = open_page(desk.address)
    expect(page.locator("#alerts")).to_contain_text("narrate does not answer")
    with ThreadingHTTPServer(("127.0.0.1", int(desk.origin.rpartition(":")[2])), Other) as other:
        threading.Thread(target=other.serve_forever).start()
        expect(page.locator("#alerts")).to_contain_text("another address now", timeout=15_000)
        page.locator("#p3 .play").click()
        expect(page.locator("#alerts")).to_contain_text("does not answer")
        other.shutdown()
    assert asked
    assert all(path.startswith("/hello?challenge=") for path in asked)


def test_what_is_changed_by_hand_while_a_card_is_open_is_not_lost(page: Page, desk: Opened) -> None:
    word(page, "Oskolno").click()
    page.locator("#fix-said").fill("Osk")
    desk.article.write_text(desk.read("story.txt").replace("the lights of", "all lights of"), encoding="utf-8")
    (desk.folder / "lexicon.toml").write_text('# mine\nKyiv = "keev"\n', encoding="utf-8")
    expect(word(page, "all")).to_be_visible()
    assert page.locator("#fix-said").input_value() == "Osk"
    page.locator("[name=where][value=project]").check()
    page.locator("#fix-said").press("Enter")
    expect(page.locator("#findings b", has_text="Oskolno")).to_have_count(0)
    assert desk.read("lexicon.toml") == '# mine\nKyiv = "keev"\nOskolno = "Osk"\n'
    assert "all lights of" in desk.read("story.txt")


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
