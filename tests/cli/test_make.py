"""What the articles of one command share."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrator.cli.make import Run
from narrator.errors import EngineError
from tests.cli.desk import Desk
from tests.recording import calls


def test_the_next_article_has_the_workers_of_the_one_before_if_it_wants_as_many() -> None:
    run = Run(Path("output"), "tone", quiet=True)
    told: list[str] = []
    with run.workers(1, lambda: told.append("first")) as first:
        worker = first.submit(calls.who).result()
    with run.workers(2, lambda: None) as more:
        assert more is not first
    with run.workers(1, lambda: told.append("second")) as second:
        assert second.submit(calls.who).result() == worker
    run.end()
    assert told == ["first", "second"]
    with pytest.raises(RuntimeError):
        second.submit(calls.who)


def test_the_workers_of_an_article_that_failed_are_not_kept() -> None:
    run = Run(Path("output"), "tone", quiet=True)
    with pytest.raises(EngineError), run.workers(1, lambda: None) as failed:
        raise EngineError("This could not be spoken.")
    with run.workers(1, lambda: None) as fresh:
        assert fresh is not failed
        assert fresh.submit(calls.who).result() > 0
    run.end()


def test_ipa_that_the_voice_cannot_say_is_told_before_it_speaks(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(desk.folder / "cache"))
    text = "Saal und Bahnhof\n\nAm Montag war der Saal voll, und niemand wusste, warum das so war.\n"
    desk.write("story.txt", f'+++\n[lexicon]\nSaal = "/zaːl/"\nvoll = "foll"\n+++\n{text}')
    for language, ignored in (("de", True), ("en", False)):
        desk.write(f"{language}.txt", desk.read("story.txt").replace("+++\n", f'+++\nlanguage = "{language}"\n', 1))
        made = desk.run("make", f"{language}.txt")
        assert made.code == 0
        assert ("cannot say the IPA that the lexicon gives for Saal; give a respelling instead." in made.err) == ignored


def test_a_sound_file_of_another_format_does_not_go_without_a_word(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(desk.folder / "cache"))
    desk.write("story.txt", "A Quiet Day\n\nNothing happened.\n")
    told = "story.txt: a-quiet-day.wav takes the place of a-quiet-day.mp3."
    for form, said in (("mp3", False), ("wav", True), ("wav", False)):
        made = desk.run("make", "story.txt", "--voice", "tone", "--format", form)
        assert made.code == 0
        assert (told in made.err) == said
