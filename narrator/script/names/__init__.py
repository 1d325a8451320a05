"""How names are said: the lexicon in its tiers, foreign spellings, and words that are read in two ways."""

from narrator.script.names.lexicon import LETTERS, Lexicon, Tiers

__all__ = ["LETTERS", "Lexicon", "Tiers"]
