"""Local servers: a folder of episodes as a podcast, and the desk an article is proofed at."""

from narrator.server.desk import Commission
from narrator.server.listening import bind, listen
from narrator.server.podcast import podcast
from narrator.server.session import open_desk

__all__ = ["Commission", "bind", "listen", "open_desk", "podcast"]
