"""Patterns that are kept between runs are those that would have been compiled."""

from __future__ import annotations

import marshal
import os
import re
import subprocess
import sys
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


def test_the_rules_are_kept_as_they_are() -> None:
    adapt(read_text("A Headline\n\nBy Ada Quill\n\nDr. Smith paid $5.3bn on 5 May 2023.\n\nShare this article"))
    known = patterns._kept()._known
    assert len(known) > 300
    wrong = [pattern for pattern, flags in known if patterns._kept().find(pattern, flags) != re.compile(pattern, flags)]
    assert not wrong


@pytest.mark.parametrize(
    "content",
    [b"", b"no marshalled data", marshal.dumps(7), marshal.dumps(("another Python", {("a", 0): (0, b"", {}, (None,))}))],
    ids=["empty", "noise", "something else", "of another Python"],
)
def test_a_file_that_is_none_of_ours_is_written_anew(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "kept"
    file.write_bytes(content)
    kept = Kept(str(file))
    assert kept.find("a", 0) == re.compile("a")
    kept.save()
    assert marshal.loads(file.read_bytes())[0] == sys.version


def test_a_damaged_program_is_never_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pattern = r"(un)?damaged"
    flags, program, *names = patterns._compile(pattern, 0)
    file = tmp_path / "kept"
    file.write_bytes(marshal.dumps((sys.version, {(pattern, 0): (flags, program[:-8], *names)})))
    monkeypatch.setattr(patterns, "_kept", lambda: Kept(str(file)))
    assert compiled(pattern) == re.compile(pattern)


def test_nothing_is_written_where_nothing_can_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    kept = Kept(str(tmp_path / "file" / "kept"))
    assert kept.find("a", 0).fullmatch("a")
    kept.save()


def test_the_second_run_compiles_nothing_and_says_the_same(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("A Headline\n\nBy Ada Quill\n\nDr. Smith paid $5.3bn on 5 May 2023.\n", encoding="utf-8")
    env = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode")}
    env.pop("PYTHONDONTWRITEBYTECODE", None)

    def said() -> bytes:
        command = [sys.executable, "-m", "narrator", "script", str(article)]
        return subprocess.run(command, env=env, check=True, capture_output=True).stdout

    first = said()
    (file,) = (tmp_path / "bytecode").rglob("*.patterns")
    written = file.stat().st_mtime_ns
    assert said() == first
    assert file.stat().st_mtime_ns == written
