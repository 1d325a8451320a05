"""Which episode is which: an episode keeps its GUID and its date through corrections, new headlines and moves.

An episode is the one remembered
1. that has its front matter's `id`, else its `url`;
2. else that stood in its folder, unless another article has taken the folder over;
3. else that has its running text and whose folder is gone: it was renamed;
4. else that was made from its file, whose folder still stands, with its text or most of its words: it has a new headline.
Otherwise it is a new one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from itertools import chain, count
from pathlib import Path

from narrator.episode import Episode
from narrator.feed.markup import legal
from narrator.feed.state import Entry
from narrator.patterns import compiled

_ALIKE = 0.9
"""Share of two transcripts' words that stand in both, from which on one is a correction of the other and not another day's story
by the same pattern. Two articles of seeds/ share 0.41 at most; each of them with an eighth of its paragraphs taken out shares
0.91 or more with itself."""
_RECENT = 50
"""Episodes that a new one is held against before it is taken for a new article; more would take longer than the feed."""
_WORD = compiled(r"[^\W\d_]+")
_COUNTED = compiled(r"(.+)-[0-9]+")
"""A folder of an episode whose headline another one has too."""


class Register:
    """The entries of a feed, and which folder each is published from this time."""

    def __init__(self, entries: Sequence[Entry], here: Collection[str], now: datetime | None = None) -> None:
        """`here` are the folders that hold an episode; `now` is when an episode without a date is first published."""
        self.entries = list(entries)
        """In the order of publication."""
        self.folders: dict[int, str] = {}
        """The folder each entry is published from, by its order."""
        self.warnings: list[str] = []
        self._here, self._now = here, now
        self._remembers = bool(entries)
        self._guids = {entry.guid for entry in entries}
        self._known: dict[tuple[str, str], int] = {}
        """The number of the entry last known by an id, a url, a slug, a text or an article's file."""
        for entry in entries:
            self._learn(entry)

    def keep(self, folder: str) -> Entry | None:
        """The entry of a folder that has not changed since it was last published; None for one nothing is known of."""
        number = self._known.get(("slug", folder))
        if number is None or self.entries[number].published is None:
            return None
        self.folders[number] = folder
        return self.entries[number]

    def place(self, episodes: Iterable[Episode]) -> None:
        """Finds or makes the entry of each of `episodes`: those in a folder that is remembered first, then by date and folder."""
        remembered = {slug for kind, slug in self._known if kind == "slug"}
        for episode in sorted(episodes, key=lambda e: (e.slug not in remembered, str(e.published or "9999"), e.slug)):
            number = self._own(episode)
            if number is not None and number in self.folders:
                self._leave_out(
                    episode.slug,
                    f"{self.folders[number]} is published as the same article; delete one of them or give it another id",
                )
                continue
            if number is None:
                number = self._earlier(episode)
                if number is not None and episode.slug in self.entries[number].former:
                    self._leave_out_old(episode.slug, self.folders[number])
                    continue
                if number is not None:
                    self._leave_out_old(self.folders[number], episode.slug)
            self._renew(episode, self._new(episode) if number is None else number)

    def _leave_out(self, folder: str, reason: str) -> None:
        self.warnings.append(f"{folder} is left out, because {reason}.")

    def _leave_out_old(self, folder: str, newer: str) -> None:
        self._leave_out(folder, f"{newer} is the same article under a newer headline; delete {folder}")

    def _own(self, episode: Episode) -> int | None:
        """The entry that is the episode's by its id, address, folder or text."""
        number = self._known.get(("id", episode.id or ""))
        if number is None:
            number = self._agreeing(episode, "url", episode.url or "")
        if number is None:
            number = self._agreeing(episode, "slug", episode.slug)
            if number is not None and _taken_over(self.entries[number], episode):
                number = None
        if number is None:
            number = self._agreeing(episode, "text", episode.text_sha256)
            if number is not None and self.entries[number].slug in self._here:
                number = None
        return number

    def _agreeing(self, episode: Episode, kind: str, value: str) -> int | None:
        """The entry known by this, unless the two have different ids."""
        number = self._known.get((kind, value))
        other = self.entries[number].id if number is not None else None
        return None if other and episode.id and other != episode.id else number

    def _earlier(self, episode: Episode) -> int | None:
        """The entry whose folder still stands and that was made from the episode's file, with its text or most of its words."""
        number = self._agreeing(episode, "article", episode.article)
        if number is None or number not in self.folders or _other_day(self.entries[number], episode):
            return None
        entry, output = self.entries[number], episode.folder.parent
        same = entry.text == episode.text_sha256 != "" or _alike(output / self.folders[number], episode)
        return number if same else None

    def _new(self, episode: Episode) -> int:
        """A new entry, with the article's id, address or folder for a GUID, and a number where another has that."""
        wanted = legal(episode.id or episode.url or "").strip() or episode.slug
        names = chain([wanted], (f"{wanted}-{number}" for number in count(2)))
        guid = next(name for name in names if name not in self._guids)
        self._guids.add(guid)
        self.entries.append(Entry(guid, len(self.entries), None, episode.slug))
        if self._remembers and not episode.id and not episode.url:
            self._wonder(episode)
        return len(self.entries) - 1

    def _wonder(self, episode: Episode) -> None:
        """A warning where the new episode may be meant as a correction."""
        counted = _COUNTED.fullmatch(episode.slug)
        alike = self._known.get(("article", episode.article))
        if alike is None and counted:
            alike = self._known.get(("slug", counted[1]))
        if alike is None:
            alike = next(
                (entry.order for entry in self._orphans(episode) if _alike(episode.folder.parent / entry.slug, episode)), None
            )
        if alike is not None:
            self.warnings.append(
                f"{episode.slug} is published as a new episode, because its file or its text is not that of "
                f"{self.entries[alike].slug}; if it is a correction of it, give both the same id."
            )

    def _orphans(self, episode: Episode) -> Iterator[Entry]:
        """The last episodes published whose article is not at its place any more: one of them may have been renamed."""
        output = episode.folder.parent
        for entry in self.entries[-1 - _RECENT : -1]:
            if entry.slug in self._here and not (output / entry.article).exists():
                yield entry

    def _renew(self, episode: Episode, number: int) -> None:
        """Brings what is known of an entry up to date. Its GUID, number and date stay."""
        old = self.entries[number]
        first = datetime.combine(episode.published, time(), UTC) if episode.published else self._now
        self._known.pop(("slug", old.slug), None)
        self.entries[number] = replace(
            old,
            published=old.published or first,
            slug=episode.slug,
            article=episode.article,
            dated=str(episode.published) if episode.published else None,
            text=episode.text_sha256,
            id=episode.id or old.id,
            url=episode.url or old.url,
            former=tuple(slug for slug in dict.fromkeys((*old.former, old.slug)) if slug != episode.slug),
        )
        self.folders[number] = episode.slug
        self._learn(self.entries[number])

    def _learn(self, entry: Entry) -> None:
        article = entry.article if entry.article != "-" else None  # standard input is no file
        names = {"id": entry.id, "url": entry.url, "slug": entry.slug, "text": entry.text, "article": article}
        self._known |= {(kind, name): entry.order for kind, name in names.items() if name}


def _other_day(entry: Entry, episode: Episode) -> bool:
    return bool(entry.dated and episode.published and entry.dated != str(episode.published))


def _taken_over(entry: Entry, episode: Episode) -> bool:
    """Whether the folder the entry remembers holds another article now: another text, and another address or another day."""
    if not entry.text or entry.text == episode.text_sha256:
        return False
    if entry.id and entry.id == episode.id:
        return False
    elsewhere = bool(entry.url and episode.url and entry.url != episode.url)
    return elsewhere or _other_day(entry, episode)


def _alike(old: Path, episode: Episode) -> bool:
    """Whether an episode says mostly the words of the one in the folder `old`, each as often, the notice aside."""
    notice = Counter(_WORD.findall(episode.disclosure.lower()))
    one, other = _words(old) - notice, _words(episode.folder) - notice
    return 2 * (one & other).total() >= _ALIKE * (one.total() + other.total()) > 0


def _words(folder: Path) -> Counter[str]:
    try:
        return Counter(_WORD.findall((folder / f"{folder.name}.vtt").read_text(encoding="utf-8").lower()))
    except (OSError, UnicodeDecodeError):
        return Counter()
