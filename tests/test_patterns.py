"""Patterns that are kept between runs are those that would have been compiled."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from narrator import patterns
from narrator.article import read_text
from narrator.patterns import Kept, compiled
from narrator.script import adapt

SAMPLES = (
    (r"(?P<day>\d{1,2})[ /](?P<month>may|june)(?!\w)", re.IGNORECASE),
    (r"(?<!\w)(?:(a)|(?P<b>b+?))++ [^\W\d_]", 0),
    (r" x  # a remark", re.VERBOSE | re.DOTALL),
    (r"(?i:Ünder)|[À-Þ]\u2014", re.MULTILINE),
)


@pytest.fixture(autouse=True)
def _bytecode_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def test_a_kept_pattern_is_the_compiled_one(tmp_path: Path) -> None:
    for made in (len(SAMPLES), 0):  # compiled, then read back
        kept = Kept(str(tmp_path / "kept"))
        for pattern, flags in SAMPLES:
            fresh = re.compile(pattern, flags)
            found = kept.find(pattern, int(flags))
            assert found == fresh  # Python compares the programs
            assert (found.flags, found.groups, dict(found.groupindex)) == (fresh.flags, fresh.groups, dict(fresh.groupindex))
        assert kept.made == made
        kept.save()
    match = kept.find(*SAMPLES[0]).search("on 12 June")
    assert match
    assert (match["day"], match.lastgroup) == ("12", "month")


def test_of_a_user_s_words_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept(str(tmp_path / "kept"))
    monkeypatch.setattr(patterns, "_kept", lambda: kept)
    compiled.cache_clear()
    lexicon = '+++\n[lexicon]\n"Qyzwick-on-Marle" = "Kizzick"\n+++\n\n'
    article = "A Headline\n\nBy Ada Vlqyz\n\nDr. Vlqyz of Qyzwick-on-Marle paid $5.3bn on 5 May 2023.\n\nShare this article"
    assert "Kizzick" in "".join(utterance.spoken for utterance in adapt(read_text(lexicon + article)).utterances)
    compiled.cache_clear()
    assert kept.made
    assert not [pattern for pattern, _ in kept._known if re.search("qyz", pattern, re.IGNORECASE)]


@pytest.mark.parametrize("damage", [lambda _: b"", lambda _: b"noise", lambda whole: whole[:-1] + bytes([whole[-1] ^ 1])])
def test_a_file_that_is_not_as_it_was_written_is_written_anew(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    file = tmp_path / "kept"
    first = Kept(str(file))
    first.find("a", 0)
    first.save()
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    again = Kept(str(file))
    assert again.find("a", 0) == re.compile("a")
    assert again.made == 1
    again.save()
    assert file.read_bytes() == whole


def test_a_program_that_cannot_run_is_never_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept(str(tmp_path / "kept"))
    pattern = r"(un)?damaged"
    flags, program, *names = patterns._compile(pattern, 0)
    kept._known[pattern, 0] = (flags, program[:-8], *names)  # type: ignore[assignment]
    monkeypatch.setattr(patterns, "_kept", lambda: kept)
    assert compiled(pattern) == re.compile(pattern)


def test_two_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    one, other = (Kept(str(tmp_path / "kept")) for _ in range(2))
    one.find("one", 0)
    other.find("other", 0)
    one.save()
    other.save()
    third = Kept(str(tmp_path / "kept"))
    third.find("one", 0)
    third.find("other", 0)
    assert third.made == 0


def test_nothing_is_written_where_nothing_can_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in (str(tmp_path / "file" / "kept"), None):
        kept = Kept(place)
        assert kept.find("a", 0).fullmatch("a")
        kept.save()


@pytest.mark.parametrize("command", ["script", "check"])
def test_the_rules_are_kept_as_they_are_and_the_second_run_says_the_same(command: str, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("A Headline\n\nBy Ada Quill\n\nDr. Vlqyz paid $5.3bn on 5 May 2023.\n", encoding="utf-8")
    env = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode")}
    env.pop("PYTHONDONTWRITEBYTECODE", None)

    def said(seed: str) -> bytes:
        asked = [sys.executable, "-m", "narrator", command, str(article)]
        return subprocess.run(asked, env={**env, "PYTHONHASHSEED": seed}, check=False, capture_output=True).stdout

    first = said("1")
    assert first
    (file,) = (tmp_path / "bytecode").rglob("*.patterns")
    written = file.read_bytes()
    kept = Kept(str(file))
    assert len(kept._known) > 300
    assert not [pattern for pattern, flags in kept._known if kept.find(pattern, flags) != re.compile(pattern, flags)]
    assert said("2") == first
    assert file.read_bytes() == written
