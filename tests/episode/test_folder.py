"""Episodes find their folders, and never another article's."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrator.episode.episode import HEAD, Episode, find_episodes, head, read_episode
from narrator.episode.folder import SLUG_MARK, deliver, slugify, workshop
from narrator.errors import EpisodeError


def _episode(output: Path, article: str = "story.txt", text: str = "a", **ids: str) -> Episode:
    return Episode(
        output / "story", "story", "Story", None, None, "en", article, ids.get("id"), ids.get("url"), text, "", "AI", "tone",
        1.0, 3, "0", 1, 1, 0,
    )  # fmt: skip


def _deliver(output: Path, episode: Episode, content: str = "new") -> Episode:
    with workshop(output) as built:
        (built / f"{SLUG_MARK}.mp3").write_text(content)
        (built / HEAD).write_text(head(episode), encoding="utf-8")
        return deliver(built, episode)


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Kremlin Sounds the Alarm!", "kremlin-sounds-the-alarm"),
        ("Zürich – l’été à 5 €", "zurich-lete-a-5-eur"),
        ("Кремль бьёт тревогу", "kreml-bet-trevogu"),
        ("???", "article"),
        ("It's over", "its-over"),
        ("word " * 30, "word-word-word-word-word-word-word-word-word-word-word-word"),
        ("x" * 100, "x" * 60),
    ],
)
def test_the_slug_is_the_headline_in_ascii(headline: str, slug: str) -> None:
    assert slugify(headline) == slug


def test_a_new_episode_appears_under_its_slug(tmp_path: Path) -> None:
    made = _deliver(tmp_path, _episode(tmp_path))
    assert made.folder == tmp_path / "story"
    assert made.mp3.read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["story"]


def test_the_same_file_replaces_its_own_episode_and_keeps_other_files(tmp_path: Path) -> None:
    _deliver(tmp_path, _episode(tmp_path, text="a"), "old")
    (tmp_path / "story" / "notes.txt").write_text("mine")
    made = _deliver(tmp_path, _episode(tmp_path, text="b"))
    assert made.mp3.read_text() == "new"
    assert (tmp_path / "story" / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"article": "a/story.txt", "text": "a"}, {"article": "b/story.txt", "text": "b"}),
        ({"article": "-", "text": "a"}, {"article": "-", "text": "b"}),
        ({"id": "1"}, {"id": "2"}),
        ({"id": "1"}, {}),
        ({"url": "https://example.org/1"}, {"url": "https://example.org/2"}),
    ],
)
def test_another_article_gets_a_number(tmp_path: Path, first: dict[str, str], second: dict[str, str]) -> None:
    _deliver(tmp_path, _episode(tmp_path, **first), "first")
    made = _deliver(tmp_path, _episode(tmp_path, **second), "second")
    assert made.slug == "story-2"
    assert (tmp_path / "story" / "story.mp3").read_text() == "first"
    assert (tmp_path / "story-2" / "story-2.mp3").read_text() == "second"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"article": "a.txt", "text": "a"}, {"article": "renamed.txt", "text": "a"}),
        ({"id": "1", "article": "a.txt", "text": "a"}, {"id": "1", "article": "b.txt", "text": "b"}),
        ({"article": "-", "text": "a"}, {"article": "-", "text": "a"}),
    ],
)
def test_the_same_article_is_recognised(tmp_path: Path, first: dict[str, str], second: dict[str, str]) -> None:
    _deliver(tmp_path, _episode(tmp_path, **first))
    assert _deliver(tmp_path, _episode(tmp_path, **second)).slug == "story"


def test_a_folder_of_the_users_own_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / "story.mp3").write_text("mine")
    assert _deliver(tmp_path, _episode(tmp_path)).slug == "story-2"
    assert (tmp_path / "story" / "story.mp3").read_text() == "mine"


def test_previews_made_before_the_episode_do_not_move_it(tmp_path: Path) -> None:
    (tmp_path / "story" / "preview").mkdir(parents=True)
    (tmp_path / "story" / "preview" / "003.mp3").write_text("preview")
    assert _deliver(tmp_path, _episode(tmp_path)).slug == "story"
    assert (tmp_path / "story" / "preview" / "003.mp3").read_text() == "preview"


def test_nothing_is_left_of_a_workshop_that_failed(tmp_path: Path) -> None:
    def fail() -> None:
        with workshop(tmp_path) as built:
            (built / "half").write_text("written")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not list(tmp_path.iterdir())


def test_an_episode_is_read_back_as_it_was(tmp_path: Path) -> None:
    made = _deliver(tmp_path, _episode(tmp_path, id="7"))
    assert find_episodes(tmp_path) == (made,) == (read_episode(tmp_path / "story"),)


def test_a_damaged_head_is_named(tmp_path: Path) -> None:
    made = _deliver(tmp_path, _episode(tmp_path))
    (made.folder / HEAD).write_text("{")
    with pytest.raises(EpisodeError, match=r"episode\.json"):
        read_episode(made.folder)
