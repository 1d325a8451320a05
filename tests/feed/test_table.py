"""`feed --init` fills in `[show]` and leaves the rest of narrator.toml as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrator.errors import SettingsError
from narrator.feed import QUESTIONS, left_open, write_show
from narrator.settings import Show, load_settings
from narrator.show import Answer

ANSWERS: dict[str, Answer] = {
    "title": 'The "Dunmore" Hour \\ é',
    "link": "https://dunmore.example/",
    "category": ("News > Politics", "Arts"),
    "explicit": True,
}


@pytest.mark.parametrize(
    "before",
    [
        "",
        "# ours\n[voice]\nname = 'clear' # calm\n",
        "[show]\ntitle = 'Old' # a name\n\n# the voice\n[voice]\nname = 'clear'\n",
        "[show]\nlink = 'https://old.example'\nauthor = 'Ann'",
        "[voice]\nname = 'clear'\n\n[show] # the podcast\n",
    ],
)
def test_the_answers_stand_in_the_table_and_the_rest_stays(tmp_path: Path, before: str) -> None:
    path = tmp_path / "narrator.toml"
    path.write_text(before)
    write_show(path, ANSWERS)
    show = load_settings(path).show
    assert (show.title, show.link, show.category, show.explicit) == tuple(ANSWERS.values())
    after = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in before.splitlines() if not line.startswith(("title", "link"))]
    assert [line for line in after if line in kept] == kept
    write_show(path, ANSWERS)
    assert path.read_text(encoding="utf-8").splitlines() == after


def test_a_file_that_is_not_there_is_made(tmp_path: Path) -> None:
    write_show(tmp_path / "narrator.toml", {"title": "Ours"})
    assert (tmp_path / "narrator.toml").read_text() == '[show]\ntitle = "Ours"\n'


@pytest.mark.parametrize(
    ("before", "answers", "said"),
    [
        ("[show", {"title": "Ours"}, "cannot be read"),
        ("", {"title": " "}, "title is ' ', and must be the show's name"),
        ("", {"base_url": "https://example.org/?a=1"}, "base_url is .* has no "),
        ("", {"category": "News > Opera"}, "News > Politics"),
    ],
)
def test_what_cannot_be_used_is_said_and_not_written(tmp_path: Path, before: str, answers: dict[str, str], said: str) -> None:
    path = tmp_path / "narrator.toml"
    path.write_text(before)
    with pytest.raises(SettingsError, match=said):
        write_show(path, answers)
    assert path.read_text() == before


def test_what_is_still_to_be_set_is_named() -> None:
    defaults = {question.key: str(getattr(Show(), question.key)) for question in QUESTIONS}
    assert len(left_open(defaults)) == 4
    assert left_open({**defaults, "base_url": "https://example.org/pod"})[-1].startswith("[show] link")


def test_a_show_on_one_line_is_changed_there(tmp_path: Path) -> None:
    path = tmp_path / "narrator.toml"
    path.write_text("show = {title = 'Old', explicit = true} # ours\n")
    write_show(path, {"title": "Ours"})
    assert path.read_text() == 'show = {title = "Ours", explicit = true} # ours\n'
