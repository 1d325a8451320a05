"""What will be said: utterances, each with its readings and the pause after it.

Names are loaded when they are first used: `normalize` needs the rules alone, not what reads articles and knows names.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from narrator.script.adaptation import adapt
    from narrator.script.listing import script_json
    from narrator.script.names import Lexicon, Tiers
    from narrator.script.names.pls import from_pls, to_pls
    from narrator.script.names.project import LEXICON_FILE, add_entry, find_lexicon, read_lexicon
    from narrator.script.omissions import OMITTED
    from narrator.script.sayas import normalize
    from narrator.script.script import Passage, Reading, Script, Utterance, Word

_MODULES = {
    "LEXICON_FILE": "names.project",
    "OMITTED": "omissions",
    "Lexicon": "names",
    "Passage": "script",
    "Reading": "script",
    "Script": "script",
    "Tiers": "names",
    "Utterance": "script",
    "Word": "script",
    "adapt": "adaptation",
    "add_entry": "names.project",
    "find_lexicon": "names.project",
    "from_pls": "names.pls",
    "normalize": "sayas",
    "read_lexicon": "names.project",
    "script_json": "listing",
    "to_pls": "names.pls",
}
"""Where each public name lives."""

__all__ = [
    "LEXICON_FILE",
    "OMITTED",
    "Lexicon",
    "Passage",
    "Reading",
    "Script",
    "Tiers",
    "Utterance",
    "Word",
    "adapt",
    "add_entry",
    "find_lexicon",
    "from_pls",
    "normalize",
    "read_lexicon",
    "script_json",
    "to_pls",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"narrator.script.{_MODULES[name]}"), name)
