"""`narrate preview ARTICLE` without a paragraph: the desk, in the browser."""

from __future__ import annotations

import os
import sys
import webbrowser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from narrator.server import Commission


def open_desk(commission: Commission, *, browse: bool) -> None:
    """Opens the desk and says where, until Ctrl-C. With `browse` the browser is opened there too, where there is one."""
    from narrator import server

    def opened(address: str) -> None:
        print(f"{address}  (Ctrl-C ends it)", flush=True)
        if browse and (sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            webbrowser.open(address)

    server.open_desk(commission, _PORT, opened)


_PORT = 8400
"""Where the desk listens; the next free port is taken."""
