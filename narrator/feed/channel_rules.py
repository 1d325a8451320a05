"""What the directories ask of a show."""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Sequence

from narrator import episode
from narrator.errors import SettingsError
from narrator.feed.address import FEED_NAME
from narrator.feed.markup import NAMESPACES
from narrator.feed.rules import Rule, Subject, attribute_of, channel_text, text_of
from narrator.language import TAG
from narrator.show import CATEGORIES, DESCRIPTION_BYTES, MEDIA, Show


def _declaration(subject: Subject) -> tuple[str, Sequence[str]]:
    start = subject.xml[:60].partition(b"?>")[0].decode("utf-8", "replace")
    right = start.startswith("<?xml") and 'encoding="utf-8"' in start.lower()
    return f"{start}?>", [] if right else ["the first line must be an XML declaration that names UTF-8"]


def _unchanged(subject: Subject) -> tuple[str, Sequence[str]]:
    now = hashlib.sha256(subject.xml).hexdigest()
    if subject.state.written.get(FEED_NAME) == now:
        return f"sha256 {now[:8]}…", []
    return "", [f"{FEED_NAME} is not as narrate wrote it; run narrate feed again, which keeps a copy of it"]


def _description(subject: Subject) -> tuple[str, Sequence[str]]:
    size = len(text_of(subject.channel, "description").encode())
    problem = [] if 0 < size <= DESCRIPTION_BYTES else [f"it has {size} bytes, and must have 1 to {DESCRIPTION_BYTES}"]
    return f"{size} bytes", problem


def _set_up(subject: Subject) -> tuple[str, Sequence[str]]:
    default = Show()
    named = (("title", default.title), ("link", default.link), ("itunes:author", default.author))
    left = [f"{path} is still {value!r}; narrate feed --init sets it" for path, value in named if _is(subject, path, value)]
    return "title, link and author are the show's own", left


def _is(subject: Subject, path: str, value: str) -> bool:
    return text_of(subject.channel, path).rstrip("/") == value.rstrip("/")


def _category(subject: Subject) -> tuple[str, Sequence[str]]:
    found, problems = [], []
    for outer in subject.channel.findall("itunes:category", NAMESPACES):
        top, parts = outer.get("text", ""), [inner.get("text", "") for inner in outer.findall("itunes:category", NAMESPACES)]
        found.append(" > ".join((top, *parts)))
        if top not in CATEGORIES:
            problems.append(f"{top!r} is none of Apple's categories")
        else:
            problems += [f"{part!r} is no part of {top!r} for Apple" for part in parts if part not in CATEGORIES[top]]
    return ", ".join(found), problems if found else ["itunes:category is missing"]


def _cover(subject: Subject) -> tuple[str, Sequence[str]]:
    url = attribute_of(subject.channel, "itunes:image", "href")
    path = subject.file(url)
    if not re.search(r"\.(jpe?g|png)$", url):
        return url, [f"itunes:image is {url!r}, and must be the address of a .jpg or .png"]
    if path is None:
        return f"{url} (not in this folder, not looked at)", []
    try:
        fit = episode.read_cover(path) == path.read_bytes()
    except (SettingsError, OSError) as e:
        return url, [str(e)]
    return path.name, [] if fit else [f"{path.name} must be an RGB picture of 1400 to 3000 pixels a side and 1 MB at most"]


def _own_address(subject: Subject) -> tuple[str, Sequence[str]]:
    own = [link.get("href", "") for link in subject.channel.findall("atom:link[@rel='self']", NAMESPACES)]
    if len(own) != 1 or not re.fullmatch(r"https?://[!-~]+", own[0]):
        return ", ".join(own), ["there must be one atom:link rel=self with the whole address of the feed"]
    return own[0], []


def _guid(subject: Subject) -> tuple[str, Sequence[str]]:
    guid = text_of(subject.channel, "podcast:guid")
    try:
        uuid.UUID(guid)
    except ValueError:
        return guid, [f"podcast:guid is {guid!r}, and must be a UUID; it is made once [show] base_url is set"]
    same = guid == subject.state.guid
    return guid, [] if same else [f"podcast:guid is {guid}, and the state file remembers {subject.state.guid or 'none'}"]


def _owner(subject: Subject) -> tuple[str, Sequence[str]]:
    owner = subject.channel.find("itunes:owner", NAMESPACES)
    if owner is None:
        return "none (Spotify writes to the owner's e-mail address before it gives you the show)", []
    email = text_of(owner, "itunes:email")
    return email, [] if re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", email) else [
        f"itunes:email is {email!r}, and must be an e-mail address"
    ]


def _notice(subject: Subject) -> tuple[str, Sequence[str]]:
    told = text_of(subject.channel, "podcast:txt[@purpose='ai-content']")
    any_item = any(text_of(item, "podcast:txt[@purpose='ai-content']") == "true" for item in subject.items)
    right = told == "true" or not any_item
    return told or "none", [] if right else [f"it is {told!r}, and must be true, because an episode's is"]


def _archives(subject: Subject) -> tuple[str, Sequence[str]]:
    links = [link.get("href", "") for link in subject.channel.findall("atom:link[@rel='prev-archive']", NAMESPACES)]
    gone = [url for url in links if (path := subject.file(url)) and not path.is_file()]
    return ", ".join(links) or "none", [f"{url} is not there; run narrate feed again" for url in gone]


_ANY = r".*\S.*"
CHANNEL_RULES = (
    Rule("declaration", "XML 1.0, Apple", _declaration),
    Rule("feed as written", "narrate", _unchanged),
    Rule("title", "RSS 2.0, Apple", channel_text("title", _ANY, "the show's name")),
    Rule("link", "RSS 2.0", channel_text("link", r"https?://[!-~]+", "the address of the show's page, in ASCII")),
    Rule("description", "RSS 2.0, Apple", _description),
    Rule("show set up", "narrate", _set_up),
    Rule("language", "Apple", channel_text("language", TAG, "a language tag such as en-us")),
    Rule("category", "Apple", _category),
    Rule("explicit", "Apple", channel_text("itunes:explicit", "true|false", "true or false")),
    Rule("author", "Apple", channel_text("itunes:author", _ANY, "who publishes the show")),
    Rule("type", "Apple", channel_text("itunes:type", "episodic|serial", "episodic or serial")),
    Rule("cover", "Apple", _cover),
    Rule("owner", "Spotify", _owner),
    Rule("own address", "RSS Advisory Board", _own_address),
    Rule("show GUID", "Podcasting 2.0", _guid),
    Rule("locked", "Podcasting 2.0", channel_text("podcast:locked", "yes|no", "yes or no")),
    Rule("medium", "Podcasting 2.0", channel_text("podcast:medium", "|".join(MEDIA), f"one of {', '.join(MEDIA)}")),
    Rule("AI notice of the show", "Podcasting 2.0", _notice),
    Rule("archives", "RFC 5005", _archives),
)
