"""What a feed remembers for ever: which episode has which GUID, and when it was first published.

It stands beside the feed, in feed-state.json, a line an episode. Lose it, and a feed.xml that is still there gives most of it
back; lose both, and every player takes every episode for a new one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from pathlib import Path

from narrator.errors import EpisodeError

STATE_NAME = "feed-state.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """An episode as it was published. Entries of episodes that are gone stay, so that no GUID is ever given twice."""

    guid: str
    """Never changes."""
    order: int
    """How many were published before it; never changes."""
    published: datetime | None
    """`pubDate`, UTC; never changes once it is known."""
    slug: str
    """The folder it stood in last."""
    article: str = "-"
    """The article's file, as seen from the output folder."""
    dated: str | None = None
    """The article's own date."""
    text: str = ""
    """SHA-256 of its running text."""
    id: str | None = None
    url: str | None = None
    former: tuple[str, ...] = ()
    """Folders it stood in before."""


@dataclass(frozen=True, slots=True)
class State:
    """What the feed beside it remembers."""

    guid: str = ""
    """The show's `podcast:guid`; empty until the feed has an address."""
    entries: tuple[Entry, ...] = ()
    """In the order of publication."""
    written: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of each document as it was written, by its file name: who changed it since shows here."""


def read_state(folder: Path) -> State | None:
    """The state in `folder`; None when there is none. Raises `EpisodeError` when it cannot be understood."""
    path = folder / STATE_NAME
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        entries = tuple(_entry(line) for line in values["episodes"])
        state = State(str(values["guid"]), entries, {str(name): str(sha256) for name, sha256 in values["written"].items()})
        if len({entry.guid for entry in entries}) < len(entries) or any(n != e.order for n, e in enumerate(entries)):
            raise ValueError("two episodes share a GUID or a number")
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as e:
        raise EpisodeError(
            f"{path} cannot be understood ({e}); put back a copy of it, or delete it to take the identities from feed.xml."
        ) from e
    return state


def _entry(line: dict[str, object]) -> Entry:
    published, former = line["published"], line.get("former", [])
    entry = Entry(
        **{  # type: ignore[arg-type]  # checked below, all at once
            **line,
            "published": datetime.fromisoformat(str(published)) if published else None,
            "former": tuple(former) if isinstance(former, list) else (),
        }
    )
    texts = (entry.guid, entry.slug, entry.article, entry.text, *entry.former)
    if not all(isinstance(text, str) for text in texts) or not isinstance(entry.order, int):
        raise TypeError(f"an episode is {line}")
    return entry


def state_lines(state: State) -> str:
    """feed-state.json: what is not known is left out, so that a line stays short."""
    lines = ",\n".join(f"  {json.dumps(_known(entry))}" for entry in state.entries)
    head = json.dumps({"version": 1, "guid": state.guid, "written": state.written}, indent=1)
    return head.removesuffix("\n}") + ',\n "episodes": [\n' + lines + "\n ]\n}\n"


_FIELDS = tuple(f.name for f in fields(Entry))
_ALWAYS = ("guid", "order", "published", "slug")


def _known(entry: Entry) -> dict[str, object]:
    values = {name: getattr(entry, name) for name in _FIELDS}
    values["published"] = entry.published.isoformat() if entry.published else None
    return {name: value for name, value in values.items() if name in _ALWAYS or value}
