"""`[show]`: the podcast the episodes belong to, and what the directories want it to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType

from narrator.errors import SettingsError, blaming
from narrator.language import TAG

CATEGORIES = {
    "Arts": ("Books", "Design", "Fashion & Beauty", "Food", "Performing Arts", "Visual Arts"),
    "Business": ("Careers", "Entrepreneurship", "Investing", "Management", "Marketing", "Non-Profit"),
    "Comedy": ("Comedy Interviews", "Improv", "Stand-Up"),
    "Education": ("Courses", "How To", "Language Learning", "Self-Improvement"),
    "Fiction": ("Comedy Fiction", "Drama", "Science Fiction"),
    "Government": (),
    "Health & Fitness": ("Alternative Health", "Fitness", "Medicine", "Mental Health", "Nutrition", "Sexuality"),
    "History": (),
    "Kids & Family": ("Education for Kids", "Parenting", "Pets & Animals", "Stories for Kids"),
    "Leisure": (
        *("Animation & Manga", "Automotive", "Aviation", "Crafts", "Games", "Hobbies", "Home & Garden"),
        "Video Games",
    ),
    "Music": ("Music Commentary", "Music History", "Music Interviews"),
    "News": (
        *("Business News", "Daily News", "Entertainment News", "News Commentary", "Politics", "Sports News"),
        "Tech News",
    ),
    "Religion & Spirituality": ("Buddhism", "Christianity", "Hinduism", "Islam", "Judaism", "Religion", "Spirituality"),
    "Science": (
        *("Astronomy", "Chemistry", "Earth Sciences", "Life Sciences", "Mathematics", "Natural Sciences", "Nature"),
        *("Physics", "Social Sciences"),
    ),
    "Society & Culture": ("Documentary", "Personal Journals", "Philosophy", "Places & Travel", "Relationships"),
    "Sports": (
        *("Baseball", "Basketball", "Cricket", "Fantasy Sports", "Football", "Golf", "Hockey", "Rugby", "Running"),
        *("Soccer", "Swimming", "Tennis", "Volleyball", "Wilderness", "Wrestling"),
    ),
    "Technology": (),
    "True Crime": (),
    "TV & Film": ("After Shows", "Film History", "Film Interviews", "Film Reviews", "TV Reviews"),
}
"""Apple's categories and what each is divided into, spelt as it wants them; others are refused by the directories."""
MEDIA = ("podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "publisher", "course")
"""What `podcast:medium` may say (podcast namespace 1.0)."""
ROLES = {
    **dict.fromkeys(("host", "co-host", "guest", "narrator", "announcer", "reporter"), "cast"),
    **dict.fromkeys(("author", "writer", "researcher", "editor", "managing editor", "fact checker"), "writing"),
    **dict.fromkeys(("producer", "executive producer", "creative director"), "creative direction"),
}
"""Roles a person may have, and the group each belongs to: those of the podcast namespace's taxonomy a newsroom has."""
DESCRIPTION_BYTES = 4000
"""What Apple takes of a description, of the show or of an episode, in UTF-8."""


@dataclass(frozen=True, slots=True)
class Show:
    """`[show]`: the podcast the episodes belong to. Raises `SettingsError` for what a directory would refuse."""

    title: str = "Narrated articles"
    author: str = "narrate"
    """Stands in the episode as its artist where the article names nobody."""
    description: str = "Articles, narrated by an AI-generated voice."
    link: str = "https://example.org/"
    """The show's page on the web."""
    base_url: str = ""
    """Where the output folder will stand on the web; while it is empty, `link` is taken for it, with a warning."""
    language: str = "en"
    category: str | tuple[str, ...] = "News"
    """One or several of Apple's categories, spelt exactly as Apple does; `News > Politics` for a part of one."""
    explicit: bool = False
    cover: str | None = None
    """Path of the show's square JPEG or PNG, seen from narrator.toml's folder; drawn when None."""
    type: str = "episodic"
    """`episodic`, newest first; or `serial`, numbered in the order of publication."""
    copyright: str = ""
    owner_name: str = ""
    owner_email: str = ""
    """Directories write to it before they give somebody the show. It is public, and gathers spam."""
    person: tuple[str, ...] = ()
    """Who stands behind the show: `Ann Other`, or with one of `ROLES` as in `Ann Other, editor`."""
    medium: str = "podcast"
    """`podcast:medium`."""
    locked: bool = False
    """Whether other hosts are asked not to import the feed (`podcast:locked`)."""
    guid: str = ""
    """`podcast:guid` of a show that has one from elsewhere; made from the feed's first address when empty."""
    hub: str = ""
    """Address of a WebSub hub."""
    archive: int = 0
    """Episodes an archive document holds (RFC 5005): feed.xml then keeps between this many and twice as many; 0 for one feed."""
    new_feed_url: str = ""
    """Where the feed has moved to (`itunes:new-feed-url`)."""

    def __post_init__(self) -> None:
        """Looks at what was given; the defaults are known to be good."""
        for key, problem in _problems(self):
            raise SettingsError(f"{key} is {getattr(self, key)!r}, and must be {problem}.")

    @property
    def categories(self) -> tuple[str, ...]:
        """`category`, always as several."""
        return (self.category,) if isinstance(self.category, str) else self.category

    @property
    def base(self) -> str:
        """Where the output folder stands on the web, without a slash at its end."""
        return (self.base_url or self.link).rstrip("/")


Answer = str | bool | tuple[str, ...]
"""What may stand behind a key."""

_ADDRESS = r"https?://[^\s/?#@]+(/[^\s?#]*)?"
_PATTERNS: tuple[tuple[str, str, str], ...] = (
    ("title", r"(?s).*\S.*", "the show's name"),
    ("author", r"(?s).*\S.*", "who publishes the show"),
    ("description", r"(?s).*\S.*", "a sentence or two about the show"),
    ("language", TAG, "a language tag such as en or en-us"),
    ("link", r"https?://[^\s/]+\S*", "an address that begins with http:// or https://"),
    ("base_url", rf"|{_ADDRESS}", "an address that begins with http:// or https:// and has no ?, # or @ in it"),
    ("new_feed_url", r"|https?://[^\s/]+\S*", "an address that begins with http:// or https://"),
    ("hub", r"|https?://[^\s/]+\S*", "an address that begins with http:// or https://"),
    ("type", r"episodic|serial", "episodic or serial"),
    ("medium", "|".join(MEDIA), f"one of {', '.join(MEDIA)}"),
    ("owner_email", r"|[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+", "an e-mail address such as podcast@example.org"),
    ("guid", r"|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "a UUID in small letters, as the show's earlier feed has it"),
)
"""A key of text, what it looks like, and how that is said."""
_DEFAULTS = MappingProxyType({field.name: field.default for field in fields(Show)})


def _problems(show: Show) -> Iterator[tuple[str, str]]:
    """Each key a directory would refuse, and what it must be."""
    for category in show.categories or ("",):
        top, _, part = category.partition(" > ")
        if top not in CATEGORIES:
            yield "category", f"one of {', '.join(CATEGORIES)}"
        elif " > " in category and part not in CATEGORIES[top]:
            yield "category", f"{top} alone or one of {', '.join(f'{top} > {one}' for one in CATEGORIES[top]) or 'no parts'}"
    for key, pattern, meaning in _PATTERNS:
        value = getattr(show, key)
        if value != _DEFAULTS[key] and not (isinstance(value, str) and re.fullmatch(pattern, value)):
            yield key, meaning
    if len(show.description.encode("utf-8", "replace")) > DESCRIPTION_BYTES:
        yield "description", f"at most {DESCRIPTION_BYTES} bytes"
    if show.archive < 0:
        yield "archive", "0 or a number of episodes"
    if show.locked and not show.owner_email:
        yield "locked", "false while there is no owner_email"


def answered(show: Show, answers: Mapping[str, Answer], where: str) -> Show:
    """`show` with some of its keys given anew. Raises `SettingsError` naming `where` and a key that cannot be so."""
    with blaming(where):
        return replace(show, **answers)  # type: ignore[arg-type]  # an answer is of its key's type, or a pattern refuses it
