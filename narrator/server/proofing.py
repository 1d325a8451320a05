"""Proofing: what a page can ask of the desk, and what it is answered, both as plain values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from narrator.engines import honours, pronunciations
from narrator.errors import EngineError, SettingsError
from narrator.recording import Take
from narrator.script import Reading, Utterance, check_entry, entry, respell
from narrator.server.desk import Desk, Sheet, called
from narrator.server.edits import Edit, Edits, choosing, including, saying, titling
from narrator.server.making import Making
from narrator.server.proof import Json, Proof
from narrator.server.wish import UnreadableWish, Wish


class Proofing:
    """One desk and what is done at it. Every answer is a JSON object; a wrong wish raises a `NarratorError`."""

    def __init__(self, desk: Desk, making: Making) -> None:
        self.desk = desk
        self.making = making
        self._edits = Edits()
        self._proof = Proof()

    def proof(self, since: int, page: str) -> Json:
        """Everything the page shows; of the blocks only those that are new since a revision."""
        sheet = self.desk.sheet()
        state = {"problem": self.desk.problem, "undo": self._edits.count(page), "make": self.making.state()}
        return {**self._proof.facts(sheet, self.desk.spoken()), **self._proof.blocks(sheet, since), **state}

    def take(self, name: str) -> Json:
        """What an utterance of the sheet sounds like. Raises `KeyError` when it is there no longer."""
        return _take(name, self.desk.take(name))

    def edit(self, wish: Wish) -> Json:
        """Makes an edit; says the sentence it was made for as it is now."""
        if wish.text("edit") != "say":
            for edit in _edits(self.desk.sheet(), wish):
                self._edits.make(edit, wish.text("page"))
            return {}
        with self.desk.urgently() as sheet:
            self._edits.make(saying(sheet, _word(wish), wish.text("said").strip() or None, wish.text("where")), wish.text("page"))
            self.desk.expect(_word(wish), wish.text("said").strip() or _word(wish))
            return {"take": self._in_sentence(sheet, wish)} if wish.text("utterance") else {}

    def undo(self, wish: Wish) -> Json:
        """Takes back the last edit of this page."""
        return {"undone": self._edits.undo(wish.text("page"))}

    def hear(self, wish: Wish) -> Json:
        """How a word would sound, said another way: alone, or in its sentence."""
        sheet = self.desk.sheet()
        if wish.text("utterance"):
            return {"take": self._in_sentence(sheet, wish)}
        utterance = _alone(_word(wish), wish.text("said"))
        return {"take": self._spoken(sheet, utterance)}

    def spell(self, wish: Wish) -> Json:
        """How a word would sound, in letters: what an alias or IPA comes to in this voice."""
        sheet = self.desk.latest()
        said = wish.text("said").strip() or _word(wish)
        try:
            check_entry(_word(wish), said)
        except SettingsError as e:  # half an entry, while it is being typed
            return {"problem": str(e)}
        known = entry(_word(wish), said)
        followed = known.ipa is not None and honours(known.ipa, sheet.voice)
        if known.alias is None and not followed:
            return {"problem": f"{sheet.voice.name} cannot say this IPA and would guess."}
        sound = known.ipa if followed and known.ipa else pronunciations([known.alias or said], sheet.voice)[0]
        return {"ipa": sound, "respelling": respell(sound)}

    def make(self, _: Wish) -> Json:
        """Begins to make the episode."""
        self.making.begin()
        return self.making.state()

    def cancel(self, _: Wish) -> Json:
        """Stops making it."""
        self.making.stop()
        return self.making.state()

    @property
    def answers(self) -> Mapping[str, Callable[[Wish], Json]]:
        """What can be posted, by name."""
        one = {f.__name__: f for f in (self.edit, self.undo, self.hear, self.spell, self.make, self.cancel)}
        return MappingProxyType(one)

    def _in_sentence(self, sheet: Sheet, wish: Wish) -> Json | None:
        """The sentence the wish names with its word said as the wish has it; None when it is there no longer."""
        said = wish.text("said").strip()
        try:
            utterance = self.desk.tried(wish.text("utterance"), _word(wish), said or _word(wish))
        except KeyError:
            return None
        return self._spoken(sheet, utterance)

    def _spoken(self, sheet: Sheet, utterance: Utterance) -> Json:
        return _take(called(utterance, utterance.words(), sheet.voice), self.desk.speak(utterance))


def _edits(sheet: Sheet, wish: Wish) -> tuple[Edit, ...]:
    match wish.text("edit"):
        case "include":
            return including(sheet, wish.text("name"), wanted=wish.wanted("wanted"))
        case "block":
            return choosing(sheet, wish.number("number"), wanted=wish.wanted("wanted"))
        case "title":
            return (titling(sheet, wish.text("found"), wish.text("title")),)
    raise UnreadableWish("There is no such edit.")


def _word(wish: Wish) -> str:
    return " ".join(wish.text("word").split())


def _alone(word: str, said: str) -> Utterance:
    """A word on its own, said as an entry of the lexicon would have it."""
    said = said.strip() or word
    check_entry(word, said)
    known = entry(word, said)
    return Utterance(None, "body", (Reading(word, known.alias or word, "name", "-", 0, len(word), ipa=known.ipa),), 0)


def _take(name: str, take: Take) -> Json:
    """A take as the page plays it: its marks in seconds. Raises `EngineError` when there is nothing to hear."""
    if not take.frames:
        raise EngineError("There is nothing in this that can be said.")
    marks = [[round(start / take.rate, 3), round(end / take.rate, 3)] for start, end in take.marks]
    return {"name": name, "seconds": round(take.frames / take.rate, 3), "timing": take.timing, "marks": marks}
