"""Everything that can go wrong, as one tree; messages are for the person at the keyboard.

    NarratorError
    ├── ArticleError          the article cannot be read: missing, empty, binary, undecodable
    ├── SettingsError         narrator.toml, front matter or a flag says something unusable
    │   └── LanguageError         no voice that is here speaks the article's language
    ├── EngineError           a voice could not say an utterance
    │   ├── EngineUnavailable     what the voice needs is not installed; the message says how to get it
    │   └── EngineOutage          a service that speaks cannot be reached or keeps failing; another voice could finish
    ├── CatalogueError        a voice could not be fetched, or what a catalogue says of it makes no sense
    └── EpisodeError          an episode or a feed could not be written or read back

A message is one sentence that names the thing and says what to do. Foreign errors (OSError, mutagen's, a library's) are
turned into one of these at the seam where they appear, and nowhere else.
"""

from collections.abc import Iterator
from contextlib import contextmanager


class NarratorError(Exception):
    """The root: whatever narrate itself raises for a reason the caller can act on."""


class ArticleError(NarratorError):
    """The article cannot be read."""


class SettingsError(NarratorError):
    """A setting, a voice profile or an argument is wrong; nothing was started."""


class LanguageError(SettingsError):
    """No voice that is here speaks the article's language."""


class EngineError(NarratorError):
    """A voice could not say what it was given."""


class EngineUnavailable(EngineError):
    """The engine's library or program is not on this machine."""


class EngineOutage(EngineError):
    """A service that speaks is down, out of reach or out of credit; nothing is wrong with what it was asked."""


class CatalogueError(NarratorError):
    """A voice could not be brought here: out of reach, damaged on the way, or no room for it."""


class EpisodeError(NarratorError):
    """An episode or feed could not be written, or one on disk could not be understood."""


@contextmanager
def blaming(place: str) -> Iterator[None]:
    """What is wrong with a setting is said with the place it stands in."""
    try:
        yield
    except SettingsError as e:
        raise SettingsError(f"{place}: {e}") from e
