"""The check of a feed: every rule of the directories, with what it found. The feed is looked at as it stands on disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from narrator.errors import EpisodeError
from narrator.feed.address import FEED_NAME
from narrator.feed.channel_rules import CHANNEL_RULES
from narrator.feed.item_rules import ITEM_RULES
from narrator.feed.markup import NAMESPACES
from narrator.feed.rules import Finding, Subject
from narrator.feed.state import State, read_state

RULES = (*CHANNEL_RULES, *ITEM_RULES)
"""Every rule, in the order they are told."""


def check_feed(folder: Path) -> tuple[Finding, ...]:
    """What each rule finds in `folder`'s feed.xml. Raises `EpisodeError` when there is none, or it is no RSS feed."""
    path = folder / FEED_NAME
    xml, channel = _channel(path)
    own = channel.find("atom:link[@rel='self']", NAMESPACES)
    base = own.get("href", "").rpartition("/")[0] + "/" if own is not None else ""
    archives = (_channel(archive)[1] for archive in sorted(folder.glob("feed-*.xml")))
    items = [item for document in (channel, *archives) for item in document.findall("item")]
    subject = Subject(folder, xml, channel, items, base, read_state(folder) or State())
    return tuple(rule(subject) for rule in RULES)


def _channel(path: Path) -> tuple[bytes, ET.Element]:
    try:
        xml = path.read_bytes()
        channel = ET.fromstring(xml).find("channel")  # noqa: S314  # the user's own file
    except OSError as e:
        raise EpisodeError(f"{path} cannot be read ({e.strerror}); narrate feed {path.parent} writes it.") from e
    except ET.ParseError as e:
        raise EpisodeError(
            f"{path} is no well-formed XML ({e}); narrate feed {path.parent} writes it anew and keeps a copy."
        ) from e
    if channel is None:
        raise EpisodeError(
            f"{path} has no channel, so it is no feed; narrate feed {path.parent} writes it anew and keeps a copy."
        )
    return xml, channel


def report_lines(findings: tuple[Finding, ...]) -> Iterator[str]:
    """What was found, a line a rule and a line for each thing that is wrong."""
    width = max(len(finding.rule) for finding in findings)
    for finding in findings:
        verdict = "FAIL" if finding.problems else "ok  "
        found = f"{finding.asked_by} asks for it" if finding.problems else finding.found
        yield f"{verdict}  {finding.rule:<{width}}  {found}"
        yield from (f"      {'':<{width}}  {problem}" for problem in finding.problems)
