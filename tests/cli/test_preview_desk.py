"""narrate preview ARTICLE: the desk as a program of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError

import pytest

STORY = "The ferry\n\nIt came back this morning, and the town was glad of it.\n"
COMMAND = (sys.executable, "-m", "narrator", "preview", "story.txt", "--no-open")


@pytest.fixture
def running(tmp_path: Path) -> Iterator[list[subprocess.Popen[str]]]:
    """Programs to be ended, whatever happens."""
    programs: list[subprocess.Popen[str]] = []
    yield programs
    for program in programs:
        program.kill()
        program.communicate()


def environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "XDG_STATE_HOME": str(folder / "state")}


def start(folder: Path, running: list[subprocess.Popen[str]]) -> str:
    """Opens the desk in a process of its own. Returns its address."""
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    program = subprocess.Popen(
        COMMAND, cwd=folder, env=environment(folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    running.append(program)
    assert program.stdout
    said = program.stdout.readline()
    found = re.fullmatch(r"(http://127\.0\.0\.1:\d+/[\w-]{22}/)  \(Ctrl-C ends it\)\n", said)
    assert found, said
    return found[1]


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a signal")
def test_ctrl_c_ends_it_at_once_though_a_page_listens(tmp_path: Path, running: list[subprocess.Popen[str]]) -> None:
    address = start(tmp_path, running)
    with urllib.request.urlopen(f"{address}events", timeout=10) as events:
        assert events.readline().startswith(b"data: ")
        began = time.monotonic()
        running[0].send_signal(signal.SIGINT)
        events.read()  # ends when the desk lets go of the page
        assert time.monotonic() - began < 1.0
    assert running[0].wait(10) == 130
    assert running[0].stderr
    assert running[0].stderr.read() == ""


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a signal")
def test_ctrl_c_while_a_long_article_is_read_anew_is_no_error(tmp_path: Path, running: list[subprocess.Popen[str]]) -> None:
    address = start(tmp_path, running)
    with urllib.request.urlopen(f"{address}events", timeout=10) as events:
        assert events.readline().startswith(b"data: ")
        days = (f"It came on day {number}, and the town was glad of it.\n\n" for number in range(20_000))
        (tmp_path / "story.txt").write_text("The ferry\n\n" + "".join(days), encoding="utf-8")
        time.sleep(0.5)  # a look at the files is taken ten times a second
        running[0].send_signal(signal.SIGINT)
        assert running[0].wait(10) == 130
    assert running[0].stderr
    assert running[0].stderr.read() == ""


def test_a_port_in_use_is_passed_over_and_addresses_differ(tmp_path: Path, running: list[subprocess.Popen[str]]) -> None:
    one, two = start(tmp_path, running), start(tmp_path, running)
    ports = [int(address.split(":")[2].split("/")[0]) for address in (one, two)]
    tokens = [address.split("/")[3] for address in (one, two)]
    assert ports[1] > ports[0]
    assert tokens[0] != tokens[1]
    with pytest.raises(HTTPError, match="404"):
        urllib.request.urlopen(one.replace(tokens[0], tokens[1]), timeout=10)


def test_a_desk_opened_anew_is_found_where_it_was(tmp_path: Path, running: list[subprocess.Popen[str]]) -> None:
    first = start(tmp_path, running)
    running[0].kill()
    running[0].wait(10)
    assert start(tmp_path, running) == first


def test_standard_input_cannot_be_proofed(tmp_path: Path) -> None:
    command = (*COMMAND[:4], "-", "--no-open")
    ran = subprocess.run(
        command, cwd=tmp_path, env=environment(tmp_path), input=STORY, capture_output=True, text=True, timeout=60, check=False
    )
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "narrate: The desk needs an article in a file; save what stands on standard input in one.\n"
