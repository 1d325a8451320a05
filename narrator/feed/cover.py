"""The show's cover beside its feed, under a new name whenever the picture is another: players never look twice at one name."""

from __future__ import annotations

import hashlib
from pathlib import Path

from narrator import episode
from narrator.errors import SettingsError
from narrator.files import write_whole
from narrator.show import Show


def place_cover(show: Show, folder: Path) -> str:
    """Puts the show's own cover, or a drawn one, into `folder` where it is not there yet; its file name.

    Raises `SettingsError` for a picture that cannot be used, `OSError` when it cannot be written.
    """
    name = f"cover-{hashlib.sha256(_made_of(show)).hexdigest()[:8]}"
    there = next((path for path in (folder / f"{name}.jpg", folder / f"{name}.png") if path.exists()), None)
    if there:
        return there.name
    picture = episode.read_cover(Path(show.cover)) if show.cover else episode.draw_cover(show.title, show.author)
    name += ".jpg" if picture.startswith(b"\xff\xd8") else ".png"
    write_whole(folder / name, picture)
    return name


def _made_of(show: Show) -> bytes:
    if not show.cover:
        return f"{show.title}\n{show.author}".encode("utf-8", "replace")
    try:
        return Path(show.cover).read_bytes()
    except OSError as e:
        raise SettingsError(f"The cover {show.cover} cannot be read ({e.strerror or e}); see to [show] cover.") from e
