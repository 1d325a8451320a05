"""Files that are seen whole or not at all."""

from __future__ import annotations

import secrets
from pathlib import Path


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
