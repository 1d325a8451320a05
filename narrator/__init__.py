"""narrate: a written article in, an episode people want to listen to out."""

__version__ = "0.1.0"
