"""How long an editor waits at the desk: from Enter to sound, for the page of a very long article, and while scrolling through it.

    python -m tests.benchmarks.bench_desk

Chromium drives the page as an editor would: a word is opened, another sound typed, Enter pressed; the clock stops when the browser
says that the sound is playing. Each edit is of another word or sound, so nothing of it was spoken before.
"""

from __future__ import annotations

import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
EDITS = 50
SETTLING = 5000
"""Milliseconds in which the blocks out of sight are laid out."""
LONG = 200_000
"""Characters: an article of 80 pages."""
CLOCK = """(() => {
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function () {
        this.addEventListener("playing", () => (window.sounded = performance.now()), { once: true });
        return play.call(this);
    };
    document.addEventListener("keydown", (event) => {
        if (event.key === "Enter") { window.sounded = 0; window.entered = performance.now(); }
    }, true);
})()"""


@contextmanager
def opened(article: Path, folder: Path) -> Iterator[str]:
    """The address of a desk with `article` on it, a program of its own with an empty cache in `folder`."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(folder / f"cache-{article.stem}")}
    command = [sys.executable, "-m", "narrator", "preview", str(article), "--no-open", "-o", str(folder / "output")]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().split()[0]
        finally:
            process.send_signal(signal.SIGINT)


def edit(page: Page, number: int) -> float:
    """Milliseconds from Enter to sound, for one more edit."""
    words = page.locator("#sheet .text .w")
    at = 20 + 3 * number
    words.nth(at).focus()
    page.keyboard.press("Enter")
    page.locator("#fix-said").fill(f"lantern {number} train")
    page.wait_for_timeout(250)  # the respelling is shown
    page.locator("#fix-said").press("Enter")
    while not page.evaluate("window.sounded"):
        page.wait_for_timeout(10)
    waited: float = page.evaluate("window.sounded - window.entered")
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    return waited


def long_article(folder: Path) -> Path:
    """An article of `LONG` characters, made of the paragraphs of the seeds, no two alike."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    paragraphs = [p for text in texts for p in text.rpartition("+++\n")[2].split("\n\n")[1:] if len(p) > 80]
    text = "A very long report\n\n"
    for number, paragraph in enumerate(cycle(paragraphs)):
        text += f"{paragraph} It was day {number} of the {number + 3}.\n\n"
        if len(text) >= LONG:
            break
    path = folder / "long.txt"
    path.write_text(text, encoding="utf-8")
    return path


def opening(page: Page, address: str) -> float:
    """Milliseconds from asking for the page to all of the article on it."""
    began = time.perf_counter()
    page.goto(address)
    page.wait_for_selector(".block:last-of-type .text")
    return 1000 * (time.perf_counter() - began)


SCROLL = """new Promise((done) => {
    const [frames, long] = [[], []];
    new PerformanceObserver((list) => list.getEntries().forEach((one) => long.push(one.duration))).observe({ entryTypes: ["longtask"] });
    let before = performance.now();
    const step = () => {
        const now = performance.now();
        frames.push(now - before);
        before = now;
        scrollBy(0, STEP);
        if (scrollY + innerHeight >= document.documentElement.scrollHeight - 1) setTimeout(() => done([frames, long]), 200);
        else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
})"""
"""Scrolls from top to bottom, `STEP` pixels a frame: how long each frame took, and each task of more than 50 ms."""


def scrolling(page: Page, step: int) -> None:
    """Prints how smoothly a page scrolls, `step` pixels a frame.

    The milliseconds of processor are the page's main thread's: unlike the clock's, other programs do not lengthen them.
    """
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def processor() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return 1000 * float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))

    page.evaluate("scrollTo(0, 0)")
    before = processor()
    frames, long = page.evaluate(SCROLL.replace("STEP", str(step)))
    used = (processor() - before) / len(frames)
    session.detach()
    told(f"scrolling, {step} pixels a frame", frames)
    print(f"  {used:.1f} ms of processor a frame, {len(long)} tasks over 50 ms, the longest {max(long, default=0):.0f} ms")


def told(name: str, waits: list[float]) -> None:
    """Prints the median and the 95th percentile."""
    print(
        f"{name}: median {statistics.median(waits):.0f} ms, p95 {statistics.quantiles(waits, n=20)[-1]:.0f} ms, of {len(waits)}"
    )


def main() -> None:
    """Prints the figures."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--autoplay-policy=no-user-gesture-required"],
        )
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.add_init_script(CLOCK)
        article = Path(shutil.copy(SEEDS / "feature.txt", folder))
        for kind, path in (("feature", article), ("200,000 characters", long_article(folder))):
            with opened(path, folder) as address:
                told(f"page of {kind}", [opening(page, address) for _ in range(5)])
                if path is not article:
                    page.wait_for_timeout(SETTLING)
                    for step in (100, 800):
                        scrolling(page, step)
                told(f"Enter to sound, {kind}", [edit(page, number) for number in range(EDITS)])
        browser.close()


if __name__ == "__main__":
    main()
