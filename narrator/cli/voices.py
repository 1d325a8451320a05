"""`narrate voices`: what can speak here."""

from __future__ import annotations

from narrator.cli.answers import answering


def voices() -> None:
    """Lists what can speak on this machine, and how to get more."""
    with answering():
        from narrator.engines import describe_voices

        for line in describe_voices():
            print(line)
