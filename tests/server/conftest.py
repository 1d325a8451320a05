"""A folder of episodes, served for real."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page

from narrator.article import read, read_text
from narrator.engines import find_voice
from narrator.episode import master
from narrator.feed import update_feed
from narrator.recording import Pool, Store, record
from narrator.script import adapt
from narrator.server import bind, podcast
from narrator.settings import Show
from tests.server.desk_page import pages
from tests.server.opened import Opened, opened

SEEDS = Path(__file__).parents[2] / "seeds"
HOSTILE = (
    "</script><script>document.title='taken'</script> ]]> &amp; \"quoted\" \u202ertl\n\n"
    "A paragraph with <img src=x onerror=\"document.title='taken'\"> inside and שלום too.\n\n" + "x" * 10_000 + " is a long word."
)
SHOW = Show(title="Tests & <more>", base_url="https://example.org/pod/", category="News")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, pool: Pool, store: Store) -> Path:
    """Two episodes and their feed: an article of three minutes, and one that means harm."""
    output = tmp_path_factory.mktemp("output")
    for article, voice in ((read(SEEDS / "feature.txt"), "newsroom"), (read_text(HOSTILE), "tone")):
        master(record(adapt(article), find_voice(voice), pool, store), SHOW, output, executor=pool)
    update_feed(output, SHOW, datetime(2026, 1, 2, tzinfo=UTC))
    return output


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    """Where the folder is served."""
    sock = bind(0)
    origin = f"http://127.0.0.1:{sock.getsockname()[1]}"
    server = uvicorn.Server(uvicorn.Config(podcast(folder, SHOW, origin), log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, args=([sock],))
    sock.listen()
    thread.start()
    yield origin
    server.should_exit = True
    thread.join()


STORY = """A mayor of Kyiv goes to Vrbovec

By Ann Ode

The mayor met Grabczynski and paid $5 for it. It was 9.4 feet long.

Photo by Ann Ode

They paid 5m for the rest. Grabczynski said nothing more about it.

The other half

Then everybody went home, and the lights of Oskolno went out.
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pool: Pool, store: Store) -> Iterator[Opened]:
    """The story on the desk, in a project of its own."""
    monkeypatch.chdir(tmp_path)
    with story_on(tmp_path, pool, store) as one:
        yield one


@contextmanager
def story_on(folder: Path, pool: Pool, store: Store) -> Iterator[Opened]:
    (folder / "narrator.toml").write_text('# ours\n[show]\ntitle = "Ours"\n', encoding="utf-8")
    article = folder / "story.txt"
    article.write_text(STORY, encoding="utf-8")
    with opened(folder, article, pool, store) as one:
        yield one


@pytest.fixture(scope="module")
def shared_desk(tmp_path_factory: pytest.TempPathFactory, pool: Pool, store: Store) -> Iterator[Opened]:
    """The story on a desk for all tests of a module, which edit nothing."""
    folder = tmp_path_factory.mktemp("desk")
    with story_on(folder, pool, store) as one:
        yield one


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """Opens pages that fail the test when a script fails or anything is asked of another host."""
    with pages(browser) as open_one:
        yield open_one
