"""What will be said: utterances, each with its readings and the pause after it."""

from narrator.script.adaptation import adapt
from narrator.script.listing import script_json
from narrator.script.names import Lexicon, Tiers
from narrator.script.names.pls import from_pls, to_pls
from narrator.script.names.project import LEXICON_FILE, add_entry, find_lexicon, read_lexicon
from narrator.script.omissions import OMITTED
from narrator.script.sayas import normalize
from narrator.script.script import Passage, Reading, Script, Utterance, Word

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
