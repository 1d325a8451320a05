"""What is left out and what an editor has said about it: by kind, by number, by a block's first words."""

from __future__ import annotations

import pytest

from narrator.article import Article, read_text
from narrator.errors import SettingsError
from narrator.script import EXCLUDED, Script, adapt, check, excerpt, name_block
from narrator.settings import ScriptSettings

STORY = """A mayor goes home

By Ann Ode

The mayor went home at noon on Monday. He was glad of it.

Photo by Ann Ode

The mayor went home at noon on Tuesday. It rained.

Photo by Ann Ode/Reuters

Then the “lights” of the town went out.

Photo by Ann Ode
"""
CREDITS = (4, 6, 8)


def article(front: str = "") -> Article:
    return read_text(f"+++\n{front}\n+++\n\n{STORY}" if front else STORY, "story.txt")


def said(script: Script) -> set[int]:
    return {number for number, passage in script.numbered if passage.utterances}


ALL = said(adapt(article())) | set(CREDITS)


def test_credits_are_left_out_by_themselves() -> None:
    assert said(adapt(article())) == {1, 2, 3, 5, 7}


@pytest.mark.parametrize(
    ("front", "changed"),
    [
        ('include = ["credits"]', {4, 6, 8}),
        ('include = ["block: Photo by Ann Ode/Reuters"]', {6}),
        ('include = ["block: photo by ann ode  / REUTERS"]', {6}),
        ('include = ["block: Photo by Ann Ode"]', {4, 8}),
        ('include = ["block: Photo by"]', {4, 6, 8}),
        ('include = ["block 2: Photo by Ann Ode"]', {8}),
        ('exclude = ["block: Then the \\"lights\\" of"]', {7}),
        ('exclude = ["block: The mayor went home at noon on"]', {3, 5}),
        ('include = ["credits"]\nexclude = ["block 1: Photo by Ann Ode"]', {6, 8}),
        ('include = ["credits"]\nexclude = ["credits"]', set()),
    ],
)
def test_the_front_matter_names_kinds_and_blocks(front: str, changed: set[int]) -> None:
    assert said(adapt(article(front))) ^ {1, 2, 3, 5, 7} == changed


def test_yaml_names_a_block_with_and_without_quotation_marks() -> None:
    for entry in ("block: By Ann Ode", '"block: By Ann Ode"', "block 1: By Ann"):
        assert said(adapt(read_text(f"---\nexclude:\n- {entry}\n---\n\n{STORY}"))) == {1, 3, 5, 7}


def test_what_the_editor_left_out_has_that_for_its_reason() -> None:
    script = adapt(article('exclude = ["block: By Ann Ode"]'))
    assert [passage.reason for number, passage in script.numbered if number == 2] == [EXCLUDED]


def test_the_article_goes_before_the_project_and_a_block_before_its_kind() -> None:
    project = ScriptSettings(include=("credits",), exclude=("block: Photo by Ann Ode/Reuters",))
    assert said(adapt(article(), settings=project)) == ALL - {6}
    assert said(adapt(article('include = ["block: Photo by Ann Ode/Reuters"]'), settings=project)) == ALL
    assert said(adapt(article('exclude = ["credits"]'), settings=project)) == ALL - set(CREDITS)


def test_a_number_names_a_block_and_stays_the_same_with_front_matter() -> None:
    by_number = ScriptSettings(include=("6",))
    for front in ("", 'title = "A mayor goes home"'):
        assert said(adapt(article(front), settings=by_number)) == ALL - {4, 8}


def test_what_is_found_and_what_is_taken_out_have_the_same_numbers_with_front_matter() -> None:
    found = [
        [(finding.written, finding.paragraph) for finding in check(script)] + [u.text for u in excerpt(script, {3}).utterances]
        for script in (adapt(article()), adapt(article('id = "a-1"')))
    ]
    assert found[0] == found[1]
    assert found[0][-1] == "He was glad of it."


@pytest.mark.parametrize("name", ["0", "9", "99999999999", "caption", "", "block", "Photo by"])
def test_a_name_or_number_there_is_not_is_refused(name: str) -> None:
    with pytest.raises(SettingsError, match=r"include: there is no"):
        adapt(article(), settings=ScriptSettings(include=(name,)))


def test_an_entry_whose_block_is_gone_is_told_in_the_article_and_no_matter_in_the_project() -> None:
    (warning,) = adapt(article('exclude = ["block: The queen went"]')).warnings
    assert "'block: The queen went'" in warning
    assert adapt(article(), settings=ScriptSettings(exclude=("block: The queen went",))).warnings == ()


def test_a_block_s_name_means_this_block_alone_wherever_it_moves() -> None:
    whole = article()
    names = [name_block(whole, block) for block in range(len(whole.blocks))]
    assert names[2] == "block: The mayor went home at noon on Monday."
    assert names[3] == "block 1: Photo by Ann Ode"
    assert names[5] == "block: Photo by Ann Ode/Reuters"
    assert names[6] == "block: Then the “lights” of the"
    for block, name in enumerate(names):
        alone = ScriptSettings(include=("credits",), exclude=(name,))
        assert said(adapt(whole, settings=alone)) == ALL - {block + 1}
    moved = read_text("\n\n".join(STORY.split("\n\n")[-2::-1]) + "\n", "moved.txt")
    assert len(said(adapt(moved, settings=ScriptSettings(exclude=(names[2], names[6]))))) == len(said(adapt(moved))) - 2


def test_a_name_is_no_longer_than_a_line() -> None:
    long = read_text(f"A title\n\n{'x' * 10_000} is long.\n\n{'x' * 10_000} is longer.\n", "long.txt")
    names = [name_block(long, block) for block in (1, 2)]
    assert names == [f"block 1: {'x' * 80}", f"block 2: {'x' * 80}"]


@pytest.mark.parametrize(("key", "told"), [("include", "to put back"), ("exclude", "to leave out")])
def test_a_name_there_is_not_is_refused_by_the_key_it_stands_under(key: str, told: str) -> None:
    with pytest.raises(SettingsError, match=f"^{key}: there is nothing called 'captoins' {told}; the names are bio, captions"):
        adapt(article(f'{key} = ["captoins"]'))
    with pytest.raises(SettingsError, match=f"^{key}: there is no text numbered 99;"):
        adapt(article(f'{key} = ["99"]'))
