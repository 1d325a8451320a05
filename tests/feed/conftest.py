"""Tiny articles, really narrated: each costs about a second with the tone engine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from narrator.article import read
from narrator.engines import find_voice
from narrator.episode import Episode, master
from narrator.feed import Written, update_feed
from narrator.recording import Pool, Store, record
from narrator.script import adapt
from narrator.settings import MasterSettings, Show

SHOW = Show(
    title="Tests & more",
    author="The Dunmore Courier",
    description="News from the coast, read by an AI-generated voice.",
    link="https://example.org/podcast",
    base_url="https://example.org/pod",
    category=("News > Politics", "Arts"),
    owner_email="podcast@example.org",
    person=("Ann Other, editor",),
)
NOW = datetime(2024, 6, 1, 12, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder of articles and one of episodes."""

    folder: Path
    store: Store
    pool: Pool

    @property
    def output(self) -> Path:
        """Where the episodes go."""
        return self.folder / "output"

    def narrate(self, name: str, text: str, settings: MasterSettings | None = None) -> Episode:
        """Writes an article and makes its episode."""
        article = self.folder / name
        article.parent.mkdir(parents=True, exist_ok=True)
        article.write_text(text, encoding="utf-8")
        recording = record(adapt(read(article)), find_voice("tone"), self.pool, self.store)
        return master(recording, SHOW, self.output, settings, self.pool)

    def publish(self, show: Show = SHOW, now: datetime = NOW) -> Written:
        """Brings the feed up to date."""
        return update_feed(self.output, show, now)


@pytest.fixture
def desk(tmp_path: Path, store: Store, pool: Pool) -> Desk:
    """An empty desk."""
    return Desk(tmp_path, store, pool)
