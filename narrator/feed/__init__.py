"""Where it is found: the podcast feed of a folder of episodes."""

from narrator.feed.address import FEED_NAME, hub_call
from narrator.feed.check import check_feed, report_lines
from narrator.feed.feed import COVER_NAME, Feed, compose
from narrator.feed.folder import Written, update_feed
from narrator.feed.publishing import publish
from narrator.feed.state import read_state
from narrator.feed.table import QUESTIONS, left_open, write_show

__all__ = [
    "COVER_NAME",
    "FEED_NAME",
    "QUESTIONS",
    "Feed",
    "Written",
    "check_feed",
    "compose",
    "hub_call",
    "left_open",
    "publish",
    "read_state",
    "report_lines",
    "update_feed",
    "write_show",
]
