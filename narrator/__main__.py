"""`narrate`, and `python -m narrator`: makes an episode's first worker start before even the command line is read."""

import gc
import os
import sys

_QUESTIONS = ("-h", "--help", "--version")
_HEARD = {"-p", "--paragraphs", "--word", "--text"}
"""What of `narrate preview` is spoken."""
_NEW_OBJECTS = 250_000
"""Objects made between two looks for cycles that nobody needs. Loading makes 70,000 that stay, an article of 90 minutes 60,000
more; to look through them as often as Python does by itself, every 700, takes a seventh of the time before the first sentence is
spoken, and one look at all of them 0.03 s to find 370."""

_BLAS_THREADS = "OPENBLAS_NUM_THREADS"
"""Where numpy's linear algebra, which the command has no use for, looks for how many threads to start: one for each
processor takes 0.06 s of them, while the workers speak."""


def main() -> None:
    """The `narrate` command. Loading what reads a command line takes 0.15 s, and a worker 0.2: they do so side by side."""
    gc.set_threshold(_NEW_OBJECTS)
    os.environ.setdefault(_BLAS_THREADS, "1")
    first = sys.argv[1] if len(sys.argv) > 1 else ""
    # Another command is one plain word; an article has a suffix.
    makes = first and not first.isalpha() and first not in _QUESTIONS
    if makes or (first == "preview" and not _HEARD.isdisjoint(sys.argv)):
        from narrator.recording import start_ahead  # noqa: PLC0415

        start_ahead()
    from narrator.cli import main as command  # noqa: PLC0415

    try:
        command()
    finally:
        gc.freeze()  # Python looks through all it has for cycles before it ends: 0.05 s, for nothing


if __name__ == "__main__":
    main()
