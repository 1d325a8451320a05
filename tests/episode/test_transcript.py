"""Transcripts: can they be read along, and is every word in them once?"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.episode.timeline import Cue, TimedWord, Timeline
from narrator.episode.transcript import SPEAKER, WRITERS


@dataclass(frozen=True, slots=True)
class Shown:
    """One cue as a player reads it."""

    start: float
    end: float
    lines: tuple[str, ...]
    voice: str = ""


CLOCK = r"(\d{2,}):([0-5]\d):([0-5]\d)[.,](\d{3})"


def seconds(hours: str, minutes: str, rest: str, milliseconds: str) -> float:
    return int(hours) * 3600 + int(minutes) * 60 + int(rest) + int(milliseconds) / 1000


def read_vtt(text: str) -> list[Shown]:
    head, *cues = text.rstrip("\n").split("\n\n")
    assert head == "WEBVTT"
    found = []
    for each in cues:
        times, *lines = each.split("\n")
        match = re.fullmatch(rf"{CLOCK} --> {CLOCK}", times)
        voice = re.match(r"<v ([^<>&]+)>", lines[0])
        assert match
        assert voice
        assert len(lines) <= 2
        assert all(len(line) <= 65 for line in lines)
        lines[0] = lines[0][voice.end() :]
        assert not re.search(r"[<>]|&(?!amp;|lt;|gt;)", "".join(lines))
        found.append(Shown(seconds(*match.groups()[:4]), seconds(*match.groups()[4:]), tuple(map(unescape, lines)), voice[1]))
    return found


def read_srt(text: str) -> list[Shown]:
    found = []
    for number, each in enumerate(text.rstrip("\n").split("\n\n") if text else [], 1):
        counted, times, *lines = each.split("\n")
        match = re.fullmatch(rf"{CLOCK} --> {CLOCK}", times)
        assert match
        assert "." not in times
        assert counted == str(number)
        assert 1 <= len(lines) <= 2
        assert all(1 <= len(line) <= 32 for line in lines)
        found.append(Shown(seconds(*match.groups()[:4]), seconds(*match.groups()[4:]), tuple(lines)))
    return found


READERS = {"vtt": read_vtt, "srt": read_srt}


def cue(text: str, start: float = 0.0, pace: float = 1 / 15, role: str = "body") -> Cue:
    words, at = [], start
    for word in text.split():
        words.append(TimedWord(word, at, at + len(word) * pace, None))
        at += (len(word) + 1) * pace
    return Cue(text, start, words[-1].end, 0, "paragraph", role, tuple(words))


def whole(*cues: Cue) -> Timeline:
    return Timeline(cues, cues[-1].end + 1.0)


def shown_text(shown: list[Shown]) -> list[str]:
    return [" / ".join(each.lines) for each in shown]


LONG = (
    "When the harbour froze in the second week of January, the ferries stopped, the post went by sledge, and the bakers of the "
    "island, who had flour for nine days, drew lots to decide which oven should stay warm."
)


@pytest.mark.parametrize("extension", ["vtt", "srt"])
def test_a_long_sentence_is_shown_in_parts_that_end_where_a_reader_pauses(extension: str) -> None:
    shown = READERS[extension](WRITERS[extension](whole(cue(LONG)), "en"))
    assert len(shown) >= 3
    assert all(each.end - each.start <= 6.0 for each in shown)
    assert sum(each.lines[-1][-1] in ",." for each in shown) >= len(shown) / 2
    assert not any(each.lines[-1].split()[-1] in ("the", "of", "a", "in", "to") for each in shown)
    assert " ".join(shown_text(shown)).replace(" / ", " ") == LONG


@pytest.mark.parametrize("extension", ["vtt", "srt"])
def test_no_screen_ends_at_an_abbreviation(extension: str) -> None:
    told = "The ferry was called off at 6:15 p.m. on Feb. 11 when my sister, Dr. Aoife Kane, met Prof. J. R. Hale of St. Ives."
    shown = READERS[extension](WRITERS[extension](whole(cue(told)), "en"))
    ends = [each.lines[-1].split()[-1] for each in shown[:-1]]
    assert len(shown) >= 2
    assert not [end for end in ends if end.endswith(".")]


def test_a_cue_is_shown_while_its_words_are_heard() -> None:
    first, second = read_vtt(WRITERS["vtt"](whole(cue("Snow fell.", 1.5), cue("Then it stopped.", 4.0)), "en"))
    assert (first.start, first.end, first.lines) == (1.5, 2.167, ("Snow fell.",))
    assert (second.start, second.lines) == (4.0, ("Then it stopped.",))


@pytest.mark.parametrize(
    ("start", "vtt", "srt"),
    [
        (0.0, "00:00:00.000", "00:00:00,000"),
        (3599.9996, "01:00:00.000", "01:00:00,000"),
        (3661.25, "01:01:01.250", "01:01:01,250"),
        (90_061.007, "25:01:01.007", "25:01:01,007"),
        (360_000.0, "100:00:00.000", "100:00:00,000"),
    ],
)
def test_times_are_right_after_an_hour_and_after_a_day(start: float, vtt: str, srt: str) -> None:
    timeline = whole(cue("Late.", start))
    assert f"\n{vtt} --> " in WRITERS["vtt"](timeline, "en")
    assert f"\n{srt} --> " in WRITERS["srt"](timeline, "en")


def test_signs_that_mean_something_in_webvtt_are_shown_and_not_obeyed() -> None:
    text = "Calder & Hume say <b>profit</b> --> is &lt; 5% when R&D > 1."
    written = WRITERS["vtt"](whole(cue(text)), "en")
    assert written.count("-->") == len(read_vtt(written))
    assert " ".join(shown_text(read_vtt(written))).replace(" / ", " ") == text


def test_the_speaker_is_named_as_an_ai_voice_in_every_cue() -> None:
    timeline = whole(cue("This voice is made by a machine.", role="notice"), cue("Rain.", 4.0), cue("No.", 6.0, role="quote"))
    assert [each.voice for each in read_vtt(WRITERS["vtt"](timeline, "en"))] == [SPEAKER, SPEAKER, "AI voice (quotation)"]
    speakers = {segment["speaker"] for segment in json.loads(WRITERS["json"](timeline, "en"))["segments"]}
    assert speakers == {SPEAKER, "AI voice (quotation)"}


def test_a_word_longer_than_a_line_is_broken_and_its_parts_follow_in_time() -> None:
    address = "https://www.portellery.example/help/evacuation/2024/01/16/shelters-and-warm-rooms?language=en&map=1"
    for extension, read in READERS.items():
        shown = read(WRITERS[extension](whole(cue(f"Visit {address} today.", pace=0.1)), "en"))
        assert "".join(line for each in shown for line in each.lines).replace(" ", "") == f"Visit{address}today."
        assert len(shown) > 1


def test_chinese_without_spaces_is_cut_to_lines_after_punctuation() -> None:
    text = (
        "海州市政府周一宣布，将在明年春天开始建设第二条地铁线路。新线路全长三十公里，连接火车站和南部的大学城，预计五年后通车。"
    )
    shown = read_srt(WRITERS["srt"](whole(cue(text, pace=0.2)), "zh"))
    assert "".join(line for each in shown for line in each.lines) == text
    assert all(each.end - each.start <= 7.0 for each in shown)
    assert sum(line[-1] in "，。" for each in shown for line in each.lines) >= 2


def test_an_accent_stays_on_its_letter() -> None:
    word = "e\u0301" * 40
    for extension, read in READERS.items():
        lines = [line for each in read(WRITERS[extension](whole(cue(word)), "fr")) for line in each.lines]
        assert "".join(lines) == word
        assert not any(line.startswith("\u0301") for line in lines)


def test_words_without_a_sound_are_shown_all_the_same() -> None:
    silent = Cue("—", 2.0, 2.0, 1, "paragraph", "body", (TimedWord("—", 2.0, 2.0, None),))
    for extension, read in READERS.items():
        shown = read(WRITERS[extension](Timeline((cue("Rain."), silent, cue("Sun.", 2.0)), 9.0), "en"))
        assert shown_text(shown) == ["Rain.", "—", "Sun."]
        assert all(each.end > each.start for each in shown)


def test_json_has_one_segment_a_word() -> None:
    price = TimedWord("$61 billion", 1.2, 2.00049, (10, 21))
    unseen = TimedWord("", 0.7, 0.7, (3, 4))  # a control character between two spaces
    words = (TimedWord("It", 0.5, 0.7, None), unseen, price)
    timeline = Timeline((Cue("It cost $61 billion", 0.5, 2.0, 0, "paragraph", "body", words),), 3.0)
    assert json.loads(WRITERS["json"](timeline, "en")) == {
        "version": "1.0.0",
        "segments": [
            {"speaker": SPEAKER, "startTime": 0.5, "endTime": 0.7, "body": "It"},
            {"speaker": SPEAKER, "startTime": 1.2, "endTime": 2.0, "body": "$61 billion"},
        ],
    }


def test_an_episode_without_words_has_transcripts_without_cues() -> None:
    nothing = Timeline((), 1.0)
    assert read_vtt(WRITERS["vtt"](nothing, "en")) == []
    assert read_srt(WRITERS["srt"](nothing, "en")) == []
    assert json.loads(WRITERS["json"](nothing, "en")) == {"version": "1.0.0", "segments": []}


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Z", "C")) | st.sampled_from("ab.,<>&-'"), min_size=1, max_size=90
).filter(lambda text: not text.isspace())


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """Utterances of any words at any pace, some without a sound, some touching."""
    cues: list[Cue] = []
    at = 0.0
    for texts in draw(st.lists(st.lists(WORDS, min_size=1, max_size=25), max_size=6)):
        words = []
        for text in texts:
            length = draw(st.sampled_from([0.0, 0.0004, 0.1, 0.35, 2.0, 20.0]))
            words.append(TimedWord(text, at, at + length, None))
            at += length + draw(st.sampled_from([0.0, 0.02]))
        role = draw(st.sampled_from(["headline", "body", "quote", "notice"]))
        cues.append(Cue(" ".join(texts), words[0].start, words[-1].end, len(cues), "paragraph", role, tuple(words)))
        at += draw(st.sampled_from([0.0, 0.5]))
    return Timeline(tuple(cues), at)


@given(timelines(), st.sampled_from(["en", "de", "zh"]))
@settings(deadline=None, max_examples=60)
def test_every_word_is_there_once_in_order_and_no_two_cues_overlap(timeline: Timeline, language: str) -> None:
    written = [word.text for each in timeline.cues for word in each.words]
    for extension, read in READERS.items():
        shown = read(WRITERS[extension](timeline, language))
        lines = [line for each in shown for line in each.lines]
        assert "".join(lines).replace(" ", "") == "".join(written)
        assert all(each.start < each.end for each in shown)
        assert all(a.end <= b.start for a, b in pairwise(shown))
    segments = json.loads(WRITERS["json"](timeline, language))["segments"]
    assert [segment["body"] for segment in segments] == written
    assert all(segment["startTime"] <= segment["endTime"] for segment in segments)


def test_the_same_timeline_gives_the_same_text() -> None:
    timeline = whole(cue(LONG), cue("Done.", 20.0))
    assert all(write(timeline, "en") == write(timeline, "en") for write in WRITERS.values())
