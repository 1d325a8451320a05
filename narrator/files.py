"""Files that are seen whole or not at all, files only one process has at a time, and the folder of what may be lost."""

from __future__ import annotations

import contextlib
import secrets
import sys
from pathlib import Path
from typing import IO

from platformdirs import user_cache_path

import narrator


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file so that it is seen whole or not at all. Raises `OSError`; then nothing is left behind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{secrets.token_hex(8)}")  # not tempfile, whose files nobody else may read
    try:
        part.write_bytes(content)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def rewrite(path: Path, text: str) -> None:
    """Writes a file its owner keeps: whole, with the permissions it has; a link stays a link. Raises `OSError`."""
    target = path.resolve()
    mode = target.stat().st_mode if target.exists() else None
    write_whole(target, text.encode())
    if mode is not None:
        target.chmod(mode)


def shipped_folder() -> Path:
    """The folder `voices`, which narrate brings along: inside the package in a wheel, beside it in a checkout."""
    package = Path(narrator.__file__).parent
    return package / "voices" if (package / "voices").is_dir() else package.parent / "voices"


def cache_folder() -> Path:
    """The user's folder for what costs nothing but time when it is gone; it need not exist."""
    return user_cache_path("narrate", appauthor=False)


def remember(path: Path, content: bytes) -> None:
    """Writes a file of the cache, whole; where nothing can be written, nothing is remembered."""
    with contextlib.suppress(OSError):
        write_whole(path, content)


def locked(file: IO[bytes]) -> bool:
    """Whether the file could be locked; closing it, or the end of the process, unlocks it.

    False when another process has it. Raises `OSError` where no file can be locked, as on some network drives.
    """
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - Windows has it

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - Windows has none

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # PermissionError: what Windows says
        return False
    return True
