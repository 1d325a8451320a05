"""narrate: a written article in, an episode people want to listen to out.

    from narrator import adapt, master, read, record
    master(record(adapt(read("story.txt")), voice), show, folder)

Five nouns and five verbs, and data that flows one way: `read` an article, `adapt` it to a script, `record` that, `master` the
recording to an episode, `publish` episodes as a feed. Names are loaded when they are first used, so importing this costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrator.doors import opening

if TYPE_CHECKING:
    from narrator.article import Article, read
    from narrator.engines import find_voice
    from narrator.episode import Episode, master
    from narrator.errors import NarratorError
    from narrator.feed import Feed, publish
    from narrator.project import project_of
    from narrator.recording import Recording, pronounce, record
    from narrator.script import Script, adapt, normalize
    from narrator.settings import Show

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Episode",
    "Feed",
    "NarratorError",
    "Recording",
    "Script",
    "Show",
    "__version__",
    "adapt",
    "find_voice",
    "master",
    "normalize",
    "project_of",
    "pronounce",
    "publish",
    "read",
    "record",
]

__getattr__ = opening(
    __name__,
    {
        "Article": "article",
        "Episode": "episode",
        "Feed": "feed",
        "NarratorError": "errors",
        "Recording": "recording",
        "Script": "script",
        "Show": "settings",
        "adapt": "script",
        "find_voice": "engines",
        "master": "episode",
        "normalize": "script",
        "project_of": "project",
        "pronounce": "recording",
        "publish": "feed",
        "read": "article",
        "record": "recording",
    },
)


def __dir__() -> list[str]:
    return __all__
