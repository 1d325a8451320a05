"""Where it is found: the podcast feed of a folder of episodes."""

from narrator.feed.feed import Feed, publish, write_feed

__all__ = ["Feed", "publish", "write_feed"]
