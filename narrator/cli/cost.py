"""`narrate cost`: what an article would send to a service, before anything is sent."""

from __future__ import annotations

from narrator.cli.answers import answering
from narrator.cli.arguments import Include, OneArticle, VoiceName
from narrator.project import project_of, spoken_script


def cost(article: OneArticle, voice: VoiceName = None, include: Include = None) -> None:
    """Says what a voice on the net would cost; sends nothing.

    How many characters of an article its service would be sent, what was spoken already, and the price.
    """
    with answering(article):
        from narrator.recording import cost as cost_of

        script, speaker = spoken_script(article, project_of(article, include), voice)
        found = cost_of(script, speaker)
        if not found.service:
            print(f"{article}: nothing is sent, {speaker.name} speaks on this machine.")
            return
        price = "the profile names no price" if found.price is None else f"{found.price:.2f} at the profile's price"
        print(f"{article}: {found.characters:,} characters to send to {speaker.name}, {price}; {found.kept:,} are in the store.")
        manner = dict(speaker.options).get("instructions")
        if manner:  # the engine counts them, because they are sent
            print(f"Counted with each sentence, as they are sent: the profile's instructions, {len(str(manner)):,} characters.")
