"""What can be held against a finished episode: every mark, word, frame and signature, checked from its files alone."""

from narrator.episode.verifying.verdict import Finding, Verdict, verify

__all__ = ["Finding", "Verdict", "verify"]
