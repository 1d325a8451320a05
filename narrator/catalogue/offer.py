"""An offer: a voice that can be brought here, and the files it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from narrator.patterns import compiled

if TYPE_CHECKING:
    from narrator.catalogue.licence import Licence
    from narrator.catalogue.source import Source

_NAME = compiled(r"\w[\w.+-]*")
_PLACE = compiled(rf"{_NAME.pattern}(?:/{_NAME.pattern})*")


@dataclass(frozen=True, slots=True)
class File:
    """A file of a voice, as its catalogue describes it."""

    place: str
    """Where it is, seen from the source: `en/en_US/lessac/medium/en_US-lessac-medium.onnx`."""
    name: str
    """What it is called here."""
    size: int
    """Bytes."""
    checksum: str
    """The algorithm and the hexadecimal digits: `md5:0a1b…`."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A voice that can be brought here."""

    name: str
    """What `narrate voices install` and `--voice` take; also the name of its folder, so it never is more than a name."""
    engine: str
    voice: str
    """What its engine calls it."""
    languages: tuple[str, ...]
    """BCP 47, the profile's first."""
    quality: str
    """As its makers rank it: `x_low`, `low`, `medium`, `high`."""
    source: Source
    files: tuple[File, ...]
    licence: Licence | None = None
    """What it is under, where that is known without asking its source."""
    card: File | None = None
    """The file its licence stands in."""
    aliases: tuple[str, ...] = ()
    """Older names of it."""

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(file.size for file in self.files)


def is_name(name: str) -> bool:
    """Whether it can be the name of a voice: letters, figures and `.+-_`, not beginning with a dot. So it is no path."""
    return _NAME.fullmatch(name) is not None


def is_place(place: str) -> bool:
    """Whether it can be where a file is inside a source: such names with `/` between them."""
    return _PLACE.fullmatch(place) is not None
