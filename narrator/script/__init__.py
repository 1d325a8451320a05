"""What will be said: utterances, each with its readings and the pause after it."""

from narrator.script.adaptation import adapt
from narrator.script.listing import script_json
from narrator.script.omissions import OMITTED
from narrator.script.sayas import normalize
from narrator.script.script import Passage, Reading, Script, Utterance, Word

__all__ = ["OMITTED", "Passage", "Reading", "Script", "Utterance", "Word", "adapt", "normalize", "script_json"]
