"""A command that is misspelt makes nothing."""

from __future__ import annotations

import pytest

from tests.cli.desk import Desk


@pytest.mark.parametrize(
    ("written", "meant"), [("scirpt", "script"), ("chekc", "check"), ("voice", "voices"), ("lexcon", "lexicon")]
)
def test_a_misspelt_command_is_no_article(desk: Desk, written: str, meant: str) -> None:
    desk.write("story.txt", "A Bridge Opens\n\nIt opened on Monday.\n")
    ran = desk.run(written, "story.txt")
    assert (ran.code, ran.out) == (2, "")
    assert f"no command called '{written}'; did you mean {meant}?" in ran.err
    assert not (desk.folder / "output").exists()


def test_an_article_with_nearly_the_name_of_a_command_is_one(desk: Desk) -> None:
    desk.write("scripts", "A Bridge Opens\n\nIt opened on Monday.\n")
    assert desk.run("scripts", "--voice", "tone", "-q").code == 0
