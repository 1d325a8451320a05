"""What will be said: utterances, each with its readings and the pause after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrator.doors import opening

if TYPE_CHECKING:
    from narrator.script.adaptation import adapt
    from narrator.script.casting import cast, stretch_of
    from narrator.script.excerpts import excerpt, quotation
    from narrator.script.findings import Finding, check, entries_in_ipa
    from narrator.script.listing import script_json
    from narrator.script.names import Lexicon, Tiers
    from narrator.script.names.catalogue import TIERS, catalogue
    from narrator.script.names.exchange import read_entries, write_entries
    from narrator.script.names.index import entry
    from narrator.script.names.pls import from_pls, to_pls
    from narrator.script.names.project import add_entries, check_entry, find_lexicon, read_lexicon
    from narrator.script.names.respelling import respell
    from narrator.script.omissions import EXCLUDED, OMITTED, PUT_BACK, Choice, chosen, name_block, named_blocks
    from narrator.script.sayas import normalize
    from narrator.script.script import Passage, Reading, Script, Utterance, Word
    from narrator.script.ssml import script_ssml

__all__ = [
    "EXCLUDED",
    "OMITTED",
    "PUT_BACK",
    "TIERS",
    "Choice",
    "Finding",
    "Lexicon",
    "Passage",
    "Reading",
    "Script",
    "Tiers",
    "Utterance",
    "Word",
    "adapt",
    "add_entries",
    "cast",
    "catalogue",
    "check",
    "check_entry",
    "chosen",
    "entries_in_ipa",
    "entry",
    "excerpt",
    "find_lexicon",
    "from_pls",
    "name_block",
    "named_blocks",
    "normalize",
    "quotation",
    "read_entries",
    "read_lexicon",
    "respell",
    "script_json",
    "script_ssml",
    "stretch_of",
    "to_pls",
    "write_entries",
]

__getattr__ = opening(
    __name__,
    {
        "EXCLUDED": "omissions",
        "OMITTED": "omissions",
        "PUT_BACK": "omissions",
        "TIERS": "names.catalogue",
        "Choice": "omissions",
        "Finding": "findings",
        "Lexicon": "names",
        "Passage": "script",
        "Reading": "script",
        "Script": "script",
        "Tiers": "names",
        "Utterance": "script",
        "Word": "script",
        "adapt": "adaptation",
        "add_entries": "names.project",
        "cast": "casting",
        "catalogue": "names.catalogue",
        "check": "findings",
        "check_entry": "names.project",
        "chosen": "omissions",
        "entries_in_ipa": "findings",
        "entry": "names.index",
        "excerpt": "excerpts",
        "find_lexicon": "names.project",
        "from_pls": "names.pls",
        "name_block": "omissions",
        "named_blocks": "omissions",
        "normalize": "sayas",
        "quotation": "excerpts",
        "read_entries": "names.exchange",
        "read_lexicon": "names.project",
        "respell": "names.respelling",
        "script_json": "listing",
        "script_ssml": "ssml",
        "stretch_of": "casting",
        "to_pls": "names.pls",
        "write_entries": "names.exchange",
    },
)
