"""An episode keeps its GUID and its date, whatever happens to its article; two articles never share one."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from narrator.errors import EpisodeError
from tests.feed.conftest import NOW, SHOW, Desk
from tests.feed.reading import channel_of, identity, items

STORY = "Harbor Bridge Opens\n\nThe bridge over the harbor opened on Monday after nine years of work and two lawsuits.\n"
LATER = datetime(2025, 1, 1, tzinfo=UTC)


def _only(desk: Desk) -> tuple[str, str]:
    (item,) = items(desk.output).values()
    return identity(item)


def test_a_correction_keeps_guid_and_date_and_gets_its_new_length(desk: Desk) -> None:
    desk.narrate("story.txt", STORY)
    desk.publish()
    before, (item,) = _only(desk), items(desk.output).values()
    length = item.find("enclosure").attrib["length"]  # type: ignore[union-attr]
    made = desk.narrate("story.txt", STORY.replace("nine years", "nine long and costly years"))
    assert not desk.publish(now=LATER).warnings
    (item,) = items(desk.output).values()
    assert identity(item) == before == ("harbor-bridge-opens", "Sat, 01 Jun 2024 12:30:00 +0000")
    assert item.find("enclosure").attrib["length"] == str(made.sound.stat().st_size) != length  # type: ignore[union-attr]


def test_the_authors_correction_is_told(desk: Desk) -> None:
    said = "Correction, March 3: the bridge took nine years, not ten."
    desk.narrate("story.txt", f'+++\nid = "b"\ncorrection = "{said}"\n+++\n\n{STORY}')
    desk.publish()
    (item,) = items(desk.output).values()
    assert f"<p>{said}</p>" in item.findtext("description", "")


NEW = STORY.replace("Harbor Bridge Opens", "New Bridge Opens at Last").replace("nine", "ten")
"""The story under another headline and with a word corrected."""


def test_a_new_headline_alone_is_the_same_episode_in_its_folder(desk: Desk) -> None:
    desk.narrate("story.txt", STORY)
    desk.publish()
    before = _only(desk)
    desk.narrate("story.txt", STORY.replace("Harbor Bridge Opens", "New Bridge Opens at Last"))
    assert not desk.publish(now=LATER).warnings
    assert list(items(desk.output)) == ["New Bridge Opens at Last"]
    assert _only(desk) == before


def test_a_new_headline_without_an_id_is_the_same_episode(desk: Desk) -> None:
    desk.narrate("story.txt", STORY)
    desk.publish()
    before = _only(desk)
    desk.narrate("story.txt", NEW)
    (warning,) = desk.publish(now=LATER).warnings
    assert "harbor-bridge-opens is left out, because new-bridge-opens-at-last is the same article" in warning
    assert list(items(desk.output)) == ["New Bridge Opens at Last"]
    assert _only(desk) == before
    assert "left out" in desk.publish().warnings[0]
    assert _only(desk) == before
    shutil.rmtree(desk.output / "harbor-bridge-opens")
    assert not desk.publish().warnings
    assert _only(desk) == before


def test_a_new_headline_and_a_corrected_text_are_the_same_episode(desk: Desk) -> None:
    desk.narrate("story.txt", STORY)
    desk.publish()
    before = _only(desk)
    desk.narrate("story.txt", STORY.replace("Harbor Bridge Opens", "Bridge Opens").replace("nine", "ten"))
    desk.publish()
    assert _only(desk) == before


def test_another_story_in_the_same_file_is_another_episode(desk: Desk) -> None:
    desk.narrate("today.txt", STORY)
    desk.publish()
    desk.narrate("today.txt", "Museum Finds a Clock\n\nNobody at the museum knows who wound it, or why it still keeps time.\n")
    (warning,) = desk.publish().warnings
    assert "museum-finds-a-clock is published as a new episode" in warning
    assert {identity(item)[0] for item in items(desk.output).values()} == {"harbor-bridge-opens", "museum-finds-a-clock"}


@pytest.mark.parametrize("front", ['id = "b-1"', 'url = "https://example.org/bridge"'])
def test_with_an_id_or_address_everything_else_may_change(desk: Desk, front: str) -> None:
    desk.narrate("story.txt", f"+++\n{front}\ndate = 2024-03-01\n+++\n\n{STORY}")
    desk.publish()
    before = _only(desk)
    desk.narrate("moved/again.txt", f"+++\n{front}\ndate = 2024-03-09\n+++\n\nAll New\n\nNot one word is as it was.\n")
    assert not desk.publish(now=LATER).warnings
    assert _only(desk) == before == (front.split('"')[1], "Fri, 01 Mar 2024 00:00:00 +0000")


def test_a_renamed_article_is_recognised_by_its_text(desk: Desk) -> None:
    desk.narrate("story.txt", STORY)
    desk.publish()
    before = _only(desk)
    shutil.rmtree(desk.output / "harbor-bridge-opens")
    desk.narrate("renamed.txt", STORY.replace("Harbor Bridge Opens", "Bridge Opens"))
    assert not desk.publish(now=LATER).warnings
    assert _only(desk) == before
    assert (desk.output / "bridge-opens").is_dir()


def test_both_file_and_text_changed_is_a_new_episode_with_a_warning(desk: Desk) -> None:
    desk.narrate("story.txt", STORY)
    desk.publish()
    desk.narrate("other.txt", "Harbor Bridge Opens\n\nA wholly different account of that day, told by somebody else.\n")
    (warning,) = desk.publish(now=LATER).warnings
    assert "harbor-bridge-opens-2 is published as a new episode" in warning
    assert "give both the same id" in warning
    guids = [identity(item)[0] for item in channel_of(desk.output).findall("item")]
    assert guids == ["harbor-bridge-opens-2", "harbor-bridge-opens"]


def test_a_renamed_file_with_a_new_headline_and_a_corrected_text_is_warned_of(desk: Desk) -> None:
    desk.narrate("story.txt", STORY)
    desk.publish()
    (desk.folder / "story.txt").unlink()
    desk.narrate("other.txt", STORY.replace("Harbor Bridge Opens", "Bridge Opens").replace("nine", "ten"))
    (warning,) = desk.publish(now=LATER).warnings
    assert "bridge-opens is published as a new episode" in warning
    assert "harbor-bridge-opens; if it is a correction of it, give both the same id" in warning
    assert len(channel_of(desk.output).findall("item")) == 2


def test_an_id_given_later_keeps_the_guid(desk: Desk) -> None:
    desk.narrate("story.txt", STORY)
    desk.publish()
    before = _only(desk)
    desk.narrate("story.txt", f'+++\nid = "b-1"\n+++\n\n{STORY}')
    desk.publish()
    assert _only(desk) == before
    shutil.rmtree(desk.output / "harbor-bridge-opens")
    desk.narrate("story.txt", '+++\nid = "b-1"\n+++\n\nAll New\n\nNot one word is as it was.\n')
    desk.publish()
    assert _only(desk) == before


def test_a_folder_made_from_scratch_again_keeps_guid_and_date(desk: Desk) -> None:
    desk.narrate("story.txt", STORY)
    desk.publish()
    before = _only(desk)
    shutil.rmtree(desk.output / "harbor-bridge-opens")
    desk.narrate("elsewhere/story.txt", STORY.replace("two lawsuits", "two long lawsuits"))
    desk.publish(now=LATER)
    assert _only(desk) == before


def test_a_copied_folder_is_left_out(desk: Desk) -> None:
    desk.narrate("story.txt", f'+++\nid = "b-1"\n+++\n\n{STORY}')
    desk.publish()
    for name in ("copy", "a-copy"):
        shutil.copytree(desk.output / "harbor-bridge-opens", desk.output / name)
        (desk.output / name / "harbor-bridge-opens.mp3").rename(desk.output / name / f"{name}.mp3")
    warnings = desk.publish().warnings
    assert [warning.split()[0] for warning in warnings] == ["a-copy", "copy"]
    assert "delete one of them or give it another id" in warnings[0]
    assert len(channel_of(desk.output).findall("item")) == 1


def test_a_guid_is_never_given_twice(desk: Desk) -> None:
    """The folder of a deleted episode is taken by an article of another day with the same headline."""
    desk.narrate("monday.txt", f"+++\ndate = 2024-03-04\n+++\n\n{STORY}")
    desk.publish()
    shutil.rmtree(desk.output / "harbor-bridge-opens")
    desk.narrate("tuesday.txt", "+++\ndate = 2024-03-05\n+++\n\nHarbor Bridge Opens\n\nIt opened once more, for the cameras.\n")
    desk.publish()
    assert _only(desk)[0] == "harbor-bridge-opens-2"


def test_ids_that_differ_only_in_what_xml_cannot_say_are_two_guids(desk: Desk) -> None:
    desk.narrate("a.txt", f'+++\nid = "b-1"\n+++\n\n{STORY}')
    desk.narrate("b.txt", '+++\nid = "b-1\\u0007"\n+++\n\nAnother Story\n\nNot one word is as it was.\n')
    desk.publish()
    assert {identity(item)[0] for item in items(desk.output).values()} == {"b-1", "b-1-2"}


def test_the_show_keeps_its_guid_when_it_moves(desk: Desk) -> None:
    desk.narrate("story.txt", STORY)
    shows = (replace(SHOW, base_url="https://podnews.net"), replace(SHOW, base_url="https://elsewhere.example/pod"))
    guids = []
    for show in shows:
        desk.publish(show)
        guids.append(channel_of(desk.output).findtext("{https://podcastindex.org/namespace/1.0}guid"))
    assert guids[0] == guids[1]


def test_a_lost_state_is_taken_from_the_feed(desk: Desk) -> None:
    desk.narrate("story.txt", STORY)
    desk.publish()
    feed, before = (desk.output / "feed.xml").read_bytes(), _only(desk)
    (desk.output / "feed-state.json").unlink()
    assert not desk.publish(now=LATER).warnings
    assert (desk.output / "feed.xml").read_bytes() == feed
    assert _only(desk) == before


def test_a_lost_state_does_not_bring_the_old_headline_back(desk: Desk) -> None:
    desk.narrate("story.txt", STORY)
    desk.publish()
    desk.narrate("story.txt", NEW)
    desk.publish()
    before = _only(desk)
    (desk.output / "feed-state.json").unlink()
    (warning,) = desk.publish(now=LATER).warnings
    assert "delete harbor-bridge-opens" in warning
    assert list(items(desk.output)) == ["New Bridge Opens at Last"]
    assert _only(desk) == before


@pytest.mark.parametrize("damage", ["{", '{"version": 1}', '{"guid": "", "written": {}, "episodes": [{"guid": 1}]}'])
def test_a_damaged_state_stops_before_anything_is_written(desk: Desk, damage: str) -> None:
    desk.narrate("story.txt", STORY)
    desk.publish()
    feed = (desk.output / "feed.xml").read_bytes()
    (desk.output / "feed-state.json").write_text(damage)
    with pytest.raises(EpisodeError, match=r"feed-state\.json cannot be understood .*put back a copy"):
        desk.publish(now=NOW)
    assert (desk.output / "feed.xml").read_bytes() == feed
