"""One local server: a folder of episodes as a podcast."""

from narrator.server.listening import bind, listen
from narrator.server.podcast import podcast

__all__ = ["bind", "listen", "podcast"]
