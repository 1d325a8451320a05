"""What a folder of episodes looks like from the web: files by ranges, with the types podcast apps expect."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from narrator.episode import CHAPTERS_NAME, CHAPTERS_TYPE, FORMATS

MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        **{f".{extension}": form.media_type for extension, form in FORMATS.items()},
        ".vtt": "text/vtt; charset=utf-8",
        ".srt": "application/x-subrip; charset=utf-8",
        ".xml": "application/rss+xml; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".json": "application/json",
        ".jpg": "image/jpeg",
        ".png": "image/png",
    }
)
"""A file's suffix -> its media type. A file of another kind is not served: the folder holds no such file of narrate's."""


class Media(StaticFiles):
    """The finished files of a folder, read-only. Starlette answers HEAD, byte ranges (RFC 9110, 14) and ETags."""

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder, html=True)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file at `path`; 404 for what is hidden (an episode in the making, a state file) or of no known type."""
        parts = Path(path).parts
        suffix = Path(path).suffix
        if any(part.startswith(".") and part != "." for part in parts) or suffix not in {"", *MEDIA_TYPES}:
            raise HTTPException(404)
        return await super().get_response(path, scope)

    def file_response(
        self, full_path: os.PathLike[str] | str, stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """The file with its type of the podcast world, not of this machine's table; 404 where it has none, as `LICENSE`."""
        path = Path(full_path)
        if path.suffix not in MEDIA_TYPES:
            raise HTTPException(404)
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["content-type"] = CHAPTERS_TYPE if path.name == CHAPTERS_NAME else MEDIA_TYPES[path.suffix]
        response.headers["cache-control"] = "no-cache"  # a corrected episode is seen at once; the ETag saves the bytes
        return response
