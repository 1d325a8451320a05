"""The pages of an episode and of a show, in a real browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from narrator.episode import Episode, find_episodes

PLAYING = "() => { const a = document.querySelector('audio'); return !a.paused && a.readyState >= 3 && !a.seeking; }"


@pytest.fixture(scope="module")
def episodes(folder: Path) -> dict[str, Episode]:
    return {"hostile" if "script" in episode.title else "feature": episode for episode in find_episodes(folder)}


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails the test when a script fails or anything is asked of another host."""
    page = browser.new_page(viewport={"width": 1100, "height": 800})
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: None if request.url.startswith(address) else troubles.append(request.url))
    yield page
    page.close()
    assert not troubles


def _lit(page: Page) -> tuple[float, float, float]:
    """When the lit word begins, when the one after it does, and where the sound is."""
    found = page.evaluate(
        """() => {
            const all = [...document.querySelectorAll('[data-t]')], lit = all.findIndex((w) => w.classList.contains('now'));
            const [now, next] = [all[lit].dataset.t, all[lit + 1]?.dataset.t ?? 1e9];
            return [now, next, document.querySelector('audio').currentTime];
        }"""
    )
    return float(found[0]), float(found[1]), float(found[2])


def test_a_click_on_a_word_plays_from_it_and_the_word_being_spoken_is_lit(
    page: Page, address: str, episodes: dict[str, Episode]
) -> None:
    page.goto(f"{address}/{episodes['feature'].slug}/")
    for number in (40, 120, 200):
        word = page.locator("[data-t]").nth(number)
        word.click()
        page.wait_for_function(PLAYING)
        page.wait_for_timeout(600)
        page.evaluate("document.querySelector('audio').pause()")
        page.wait_for_timeout(100)
        begins, next_begins, now = _lit(page)
        assert float(word.get_attribute("data-t") or "nan") <= begins <= now + 0.05
        assert now < next_begins + 0.05


def test_every_word_of_the_transcript_stands_on_the_page_at_its_time(
    page: Page, address: str, episodes: dict[str, Episode]
) -> None:
    episode = episodes["feature"]
    segments = json.loads((episode.folder / f"{episode.slug}.json").read_text(encoding="utf-8"))["segments"]
    page.goto(f"{address}/{episode.slug}/")
    shown = page.evaluate("[...document.querySelectorAll('[data-t]')].map((w) => [Number(w.dataset.t), w.textContent])")
    expected = [[segment["startTime"], segment["body"]] for segment in segments]
    assert sorted(map(tuple, shown)) == sorted(map(tuple, expected))


def test_keys_play_pause_and_go_from_sentence_to_sentence(page: Page, address: str, episodes: dict[str, Episode]) -> None:
    page.goto(f"{address}/{episodes['feature'].slug}/")
    page.keyboard.press(" ")
    page.wait_for_function(PLAYING)
    first = _lit(page)[0]
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.wait_for_function(PLAYING)
    assert page.evaluate("document.querySelector('audio').currentTime") > first + 1
    page.keyboard.press(" ")
    assert page.evaluate("document.querySelector('audio').paused")


def test_each_paragraph_s_button_says_which_it_is_and_plays_from_it(
    page: Page, address: str, episodes: dict[str, Episode]
) -> None:
    """A screen reader lists the buttons without what stands around them."""
    for episode in episodes.values():
        page.goto(f"{address}/{episode.slug}/")
        labels = [button.get_attribute("aria-label") or "" for button in page.locator(".here").all()]
        assert len(set(labels)) == len(labels) > 1
        assert labels[0] == "Play from notice: This article is read by an AI-generated…"
        assert [label.split(":")[0] for label in labels[1:]] == [f"Play from paragraph {n}" for n in range(1, len(labels))]
        assert all(len(label) < 80 for label in labels)
    page.goto(f"{address}/{episodes['feature'].slug}/")
    button = page.locator("p.paragraph .here").nth(1)
    first = button.locator("xpath=..").locator("[data-t]").first
    assert f": {first.text_content()} " in (button.get_attribute("aria-label") or "")
    button.press("Enter")
    page.wait_for_function(PLAYING)
    assert page.evaluate("document.querySelector('audio').currentTime") >= float(first.get_attribute("data-t") or "nan")


def test_the_sound_goes_four_times_as_fast_at_most(page: Page, address: str, episodes: dict[str, Episode]) -> None:
    """As far as `--rate` does; browsers play that, Firefox nothing quicker."""
    page.goto(f"{address}/{episodes['feature'].slug}/")
    speeds = [float(option.get_attribute("value") or "nan") for option in page.locator("#speed option").all()]
    assert (speeds, speeds[-2:]) == (sorted(speeds), [3.5, 4.0])
    page.locator("#speed").select_option("4")
    page.keyboard.press("Tab")
    page.evaluate("document.querySelector('audio').play()")
    page.wait_for_function(PLAYING)
    began, at = page.evaluate("[performance.now(), document.querySelector('audio').currentTime]")
    page.wait_for_timeout(1000)
    ended, later = page.evaluate("[performance.now(), document.querySelector('audio').currentTime]")
    assert 3 < (later - at) / ((ended - began) / 1000) < 5
    assert page.evaluate("document.querySelector('audio').preservesPitch")


def test_a_chapter_and_an_address_with_a_time_start_there(page: Page, address: str, episodes: dict[str, Episode]) -> None:
    page.goto(f"{address}/{episodes['feature'].slug}/#t=30.5")
    assert page.evaluate("document.querySelector('audio').currentTime") == pytest.approx(30.5, abs=0.1)
    chapters = json.loads((episodes["feature"].folder / "chapters.json").read_text(encoding="utf-8"))["chapters"]
    link = page.locator("nav a").nth(1)
    assert chapters[1]["title"] in (link.text_content() or "")
    link.press("Enter")
    page.wait_for_function(PLAYING)
    assert page.evaluate("document.querySelector('audio').currentTime") >= chapters[1]["startTime"]


def test_the_page_says_that_the_voice_is_ai_generated_and_tells_machines_too(
    page: Page, address: str, episodes: dict[str, Episode]
) -> None:
    episode = episodes["feature"]
    page.goto(f"{address}/{episode.slug}/")
    assert episode.disclosure in (page.locator("[role=note]").first.inner_text())
    linked = json.loads(page.locator("script[type='application/ld+json']").text_content() or "")
    assert linked["@type"] == "PodcastEpisode"
    assert linked["associatedMedia"]["digitalSourceType"] == "https://schema.org/AlgorithmicMediaDigitalSource"
    assert linked["associatedMedia"]["contentUrl"] == episode.sound.name
    assert linked["associatedMedia"]["sha256"] == episode.sha256


def test_text_of_the_article_is_text_and_never_markup(page: Page, address: str, episodes: dict[str, Episode]) -> None:
    page.goto(f"{address}/{episodes['hostile'].slug}/")
    assert "taken" not in page.evaluate("document.title.replace(\"'taken'\", '')")
    assert page.locator("img").count() == 0
    assert (
        json.loads(page.locator("script[type='application/ld+json']").text_content() or "")["name"] == episodes["hostile"].title
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 1100


def test_it_fits_a_telephone_and_prints_as_an_article(page: Page, address: str, episodes: dict[str, Episode]) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    for episode in episodes.values():
        page.goto(f"{address}/{episode.slug}/")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.emulate_media(media="print")
    assert not page.locator("#player").is_visible()
    assert page.locator("h1").is_visible()


def test_the_embed_snippet_shows_the_player_the_title_and_the_notice(
    page: Page, address: str, episodes: dict[str, Episode]
) -> None:
    page.goto(f"{address}/{episodes['feature'].slug}/")
    snippet = page.locator("textarea").input_value()
    source = re.search(r'src="([^"]+)"', snippet)
    assert source
    page.set_viewport_size({"width": 600, "height": 140})
    page.goto(source[1])
    assert page.locator("audio").is_visible()
    assert episodes["feature"].disclosure in page.locator("#player b").inner_text()
    assert not page.locator("main").is_visible()
    assert page.evaluate("document.documentElement.scrollHeight") <= 140


def test_the_show_s_page_leads_to_every_episode_and_to_the_feed(page: Page, address: str, episodes: dict[str, Episode]) -> None:
    page.goto(f"{address}/")
    assert page.locator("h1").inner_text() == "Tests & <more>"
    assert page.locator(".episodes a").count() == len(episodes)
    page.locator(f".episodes a[href='{episodes['feature'].slug}/index.html']").click()
    assert page.locator("h1").inner_text() == episodes["feature"].title
    page.go_back()
    assert page.locator("link[type='application/rss+xml']").get_attribute("href") == "feed.xml"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_on_the_pages_bars_anyone(
    browser: Browser, address: str, episodes: dict[str, Episode], scheme: Literal["light", "dark"]
) -> None:
    """axe-core: names, roles, contrast, order of headings."""
    context = browser.new_context(bypass_csp=True, color_scheme=scheme)  # axe is put into the page
    page = context.new_page()
    for path in ("", f"{episodes['feature'].slug}/"):
        page.goto(f"{address}/{path}")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    context.close()
