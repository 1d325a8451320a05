"""Chapters: where they begin, and whether a listener would know from the title what is coming."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Sequence
from itertools import accumulate, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.episode.chapters import divide
from narrator.episode.timeline import MAX_CHAPTERS, Chapter, Cue, TimedWord, Timeline, chapters_json
from narrator.episode.titles import LIMIT, titles

CHARACTERS_A_SECOND = 15.0
HEADLINE = "A headline of the article that is far longer than a chapter's title may be"

FINANCE = """
Shares in Northgate Freight climbed 14% on Wednesday after the haulier said a cold start to the year had filled its
refrigerated lorries. Revenue rose to $1.2 billion in the quarter, the company said, and the board lifted its dividend for
the first time since 2019.

Analysts had expected far less. "They were meant to be the weak one in the sector," said Priya Raman, who follows
transport companies at Calder & Hume. She now expects full-year profit of about $310 million, a third more than she did in
January.

The chief executive, Tom Aldous, told investors on a call that the order book for the second half was the longest he had
seen. He warned, though, that diesel prices could still spoil the year.

Diesel is the largest bill a haulier pays after wages. A rise of ten cents a litre costs Northgate roughly $4 million a
quarter, according to its annual report, and only part of that can be passed on through fuel surcharges.

The wider market was calmer. The Harbour 100 index slipped 0.3%, dragged lower by banks, while the yield on the ten-year
government bond held at 3.9%. Traders were waiting for the central bank, which meets on Thursday.

Most economists expect the Bank of Eastmark to leave interest rates alone. Inflation has slowed for five months running,
but wage growth remains stubborn, and Governor Helena Brandt has said she would rather be late than wrong.

A surprise cut would help house builders most. Mortgage approvals have fallen by a quarter since the spring, and several
builders have begun to offer free kitchens to keep sales moving.

In commodities, copper touched its highest price since October on reports of a strike at the Los Altos mine in Chile. The
union there rejected a second pay offer over the weekend. Los Altos produces about 4% of the world's copper.

Gold was little changed. Oil drifted down after two tankers that had been stuck near the canal were released by the coast
guard, which eased fears of a shortage of heating oil.

Northgate will publish its full accounts in March. Shareholders vote on the pay of Mr. Aldous a month later, and at least
one pension fund has said it will oppose the new bonus scheme.
"""

SPORT = """
Ines Okafor scored twice in the last nine minutes as Harrow Town came from behind to beat Millbrook Rovers 3-2 and reach
the semi-finals of the Coronet Cup for the first time in 41 years.

Rovers had looked safe. Dana Pell's free kick went in off the post after six minutes, and a second from the captain, Josie
Brandt, just before the break seemed to settle the evening. The away end was singing about the final before the teams had
left the pitch.

What changed was the weather, according to the Harrow manager. "The rain came and their passing game drowned," said Lou
Carrick. He sent on two strikers at half-time and moved Okafor out to the left wing, where the Rovers full-back had
already been booked.

The first goal came from a corner that nobody cleared. Marta Lind headed it down, the ball spun off a knee, and Harrow
were back in the match with half an hour to play.

Okafor's equaliser was of a different kind. She took the ball on the halfway line, ran at a tired defence and hit a low
shot from twenty yards that the goalkeeper, Sofie Anders, touched but could not keep out.

The winner, in the third minute of stoppage time, was given only after a long video review. The assistant had raised her
flag for offside. The pictures showed that Okafor was level with the last defender by the width of a boot.

Millbrook were furious. Their coach, Ruth Vance, was shown a yellow card for kicking a water bottle, and said afterwards
that the lines on the screen had been drawn "by somebody with a very thick pen".

The defeat ends a run of fourteen games without a loss for Rovers, who still lead the Northern League by four points. They
travel to Penwick on Sunday without Brandt, whose ankle swelled badly in the second half.

Harrow, meanwhile, meet the holders, Saint Aldhelm's, in three weeks. Tickets go on sale on Monday morning, and the club
expects to sell out its ground, which holds 8,400, for the first time since the old stand burned down.
"""

SCIENCE = """
A frog no longer than a thumbnail has been hiding in plain sight in the cloud forest of southern Ecuador. Biologists
described the species this week after recording its call, a dry tick like a watch being wound, on forty-one nights in a
row.

The team found the animal by accident. They had hung microphones in the canopy to count owls, and a student noticed that
one of the recordings had a rhythm that no known bird or insect makes. It took eleven months to find the singer.

It lives inside bromeliads, plants that hold a cup of rainwater between their leaves, sometimes thirty metres above the
ground. The female lays about six eggs in the cup. The tadpoles eat mosquito larvae, and each other.

Genetic tests suggest that the frog split from its nearest relatives about nine million years ago, when the Andes were
rising fast. That would make it the last branch of a very old family tree, said Lucia Benavides of the University of
Cuenca, who led the work.

The find matters because of a fungus. Chytrid disease has wiped out at least ninety kinds of amphibian worldwide since the
1980s, and the cloud forest has lost half of its frogs. None of the newly found animals carried it.

One idea is that the rainwater in the bromeliads is too acidic for the fungus. Another is that the frogs carry skin
bacteria that fight it off. Dr. Benavides and her colleagues have begun to grow those bacteria in the laboratory.

Not everyone is convinced that the frog is safe. A copper company holds a licence for the valley below, and a new road
would bring light, dust and people. The environment ministry has promised a decision before the rainy season.

Acoustic surveys like this one are becoming cheaper. A recorder the size of a matchbox now costs less than a meal, runs
for a month on one battery, and software can sort a year of forest noise in an afternoon.

The frog has no common name yet. Children in the village of San Bartolo, where the expedition stayed, were asked to
suggest one. Their favourite, by a wide margin, is the clockmaker.
"""


def paragraphs(story: str) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in story.strip().split("\n\n")]


def cue(text: str, start: float, block: int | None, kind: str) -> Cue:
    words, at = [], start
    for word in text.split():
        words.append(TimedWord(word, at, at + len(word) / CHARACTERS_A_SECOND, None))
        at += (len(word) + 1) / CHARACTERS_A_SECOND
    return Cue(text, start, words[-1].end, block, kind, "body", tuple(words))


def timeline(blocks: Sequence[tuple[str, str]]) -> Timeline:
    """The blocks (kind, text), sentence by sentence, at an even pace: 0.3 s between sentences, 0.8 s between blocks."""
    cues: list[Cue] = []
    at = 0.0
    for block, (kind, text) in enumerate(blocks):
        for sentence in re.split(r"(?<=[.!?。])\s+|(?<=。)", text):
            if sentence:
                cues.append(cue(sentence, at, block, kind))
                at = cues[-1].end + 0.3
        at += 0.5
    return Timeline(tuple(cues), at)


def article(story: str) -> Timeline:
    return timeline([("headline", HEADLINE), *(("paragraph", paragraph) for paragraph in paragraphs(story))])


def evenly(kind: str, seconds: Sequence[float]) -> Timeline:
    """One block of `kind` for each length."""
    cues, at = [], 0.0
    for block, length in enumerate(seconds):
        name = TimedWord(f"Word{block}", at, at + length, None)
        cues.append(Cue(name.text, at, at + length, block, kind, "body", (name,)))
        at += length
    return Timeline(tuple(cues), at)


def check_tiling(chapters: Sequence[Chapter], whole: Timeline) -> None:
    starts = {each.start for each in whole.cues} | {0.0}
    assert chapters[0].start == 0.0
    assert chapters[-1].end == whole.seconds
    assert all(a.end == b.start for a, b in pairwise(chapters))
    assert all(chapter.start in starts and chapter.end > chapter.start for chapter in chapters)
    assert len({chapter.title.casefold() for chapter in chapters}) == len(chapters) <= MAX_CHAPTERS
    assert all(chapter.title.strip() for chapter in chapters)


def heard(chapter: Chapter, whole: Timeline) -> list[str]:
    return [each.text for each in whole.cues if chapter.start <= each.start < chapter.end and each.kind != "headline"]


def test_headings_make_the_chapters_and_name_them() -> None:
    whole = timeline(
        [
            ("headline", HEADLINE),
            ("paragraph", "An opening. It is short."),
            ("heading", "What happened?  And why"),
            ("paragraph", "Much."),
            ("heading", "Results"),
            ("paragraph", "Few."),
            ("heading", "Results"),
        ]
    )
    chapters = divide(whole, HEADLINE)
    check_tiling(chapters, whole)
    first, *others = [chapter.title for chapter in chapters]
    assert HEADLINE.startswith(first.rstrip("…"))
    assert len(first) <= LIMIT
    assert others == ["What happened? And why", "Results", "Results (2)"]
    assert chapters[1].start == next(each.start for each in whole.cues if each.text == "What happened?")


def test_an_article_that_opens_with_a_heading_has_no_chapter_before_it() -> None:
    whole = timeline([("heading", "Rain"), ("paragraph", "It rained."), ("heading", "Sun"), ("paragraph", "It shone.")])
    assert [(chapter.start, chapter.title) for chapter in divide(whole, HEADLINE)] == [
        (0.0, "Rain"),
        (whole.cues[2].start, "Sun"),
    ]


def test_a_heading_keeps_its_own_words_however_long() -> None:
    long = "The long way round from the harbour to the station and what the two sisters saw on it"
    assert divide(timeline([("heading", long), ("paragraph", "They walked.")]), HEADLINE)[0].title == long


def test_one_heading_at_the_end_does_not_leave_a_long_article_in_one_piece() -> None:
    blocks = [("paragraph", paragraph) for paragraph in paragraphs(SPORT)]
    chapters = divide(timeline([*blocks, ("heading", "About the author"), ("paragraph", "He writes.")]), HEADLINE)
    assert len(chapters) == 3
    assert chapters[-1].title == "About the author"


@pytest.mark.parametrize("seconds", [1.0, 60.0, 119.0])
def test_under_two_minutes_one_chapter_is_enough(seconds: float) -> None:
    chapters = divide(evenly("paragraph", [seconds / 4] * 4), "Snow in June")
    assert chapters == (Chapter(0.0, seconds, "Snow in June"),)


def test_a_long_headline_is_cut_at_a_word_and_not_after_a_small_one() -> None:
    (chapter,) = divide(evenly("paragraph", [10.0]), "The mayor of the old harbour town is looking for a way of the future")
    assert chapter.title == "The mayor of the old harbour town…"


def test_a_timeline_without_a_cue_still_has_its_chapter() -> None:
    assert divide(Timeline((), 3.5), "Silence") == (Chapter(0.0, 3.5, "Silence"),)


@pytest.mark.parametrize("story", [FINANCE, SPORT, SCIENCE])
def test_without_headings_chapters_of_60_to_90_seconds_begin_with_a_paragraph(story: str) -> None:
    whole = article(story)
    chapters = divide(whole, HEADLINE)
    check_tiling(chapters, whole)
    openings = {whole.cues[n].start for n in range(1, len(whole.cues)) if whole.cues[n].block != whole.cues[n - 1].block}
    assert len(chapters) >= 2
    assert all(55 <= chapter.end - chapter.start <= 95 for chapter in chapters)
    assert all(chapter.start in openings for chapter in chapters[1:])


@pytest.mark.parametrize("story", [FINANCE, SPORT, SCIENCE])
def test_a_title_is_a_phrase_of_its_passage_but_not_its_first_words(story: str) -> None:
    whole = article(story)
    for chapter in divide(whole, HEADLINE):
        passage = " ".join(heard(chapter, whole))
        assert len(chapter.title) <= LIMIT
        assert not passage.lower().startswith(chapter.title.lower())
        for part in chapter.title.split(", "):
            assert part.lower() in passage.lower()


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        (
            FINANCE,
            {1: "Calder & Hume", 2: "Order book", 4: "Ten-year government bond", 5: "Bank of Eastmark", 6: "Mortgage approvals"},
        ),
        (SPORT, {1: "Dana Pell's free kick", 3: "Marta Lind", 5: "Video review", 6: "Ruth Vance", 7: "Northern League"}),
        (SCIENCE, {4: "Chytrid disease", 6: "Copper company", 8: "Village of San Bartolo"}),
    ],
)
def test_titles_an_editor_would_take(story: str, expected: dict[int, str]) -> None:
    found = titles([[paragraph] for paragraph in paragraphs(story)])
    assert {number: found[number] for number in expected} == expected


@pytest.mark.parametrize(
    ("sentence", "unwanted"),
    [
        ("For years the Adriatic Star smells of oranges in winter, and an engine hums in the yard.", ("smells", "hums")),
        ("Critics said the harbour council rejects a plan that the port authority launched.", ("rejects", "launched")),
        ("Yesterday Mr. Deluca saw Gov. Anna Voss in plain sight.", ("Mr", "Gov", "Yesterday", "Plain sight")),
    ],
)
def test_a_title_has_no_verb_and_no_form_of_address(sentence: str, unwanted: Sequence[str]) -> None:
    (title,) = titles([[sentence]])
    assert not any(word.lower() in title.lower() for word in unwanted)


@pytest.mark.parametrize(
    ("language", "passages", "expected"),
    [
        (
            "de",
            ["Das kündigte Bürgermeisterin Helga Brandt im Rathaus an.", "Er fordert es, sagte der Biologe Jens Ohlsen gestern."],
            ("Bürgermeisterin Helga Brandt", "Biologe Jens Ohlsen"),
        ),
        (
            "fr",
            ["Elle craint pour la qualité de l'air près du port.", "Hier, ils ont fermé la zone piétonne pour deux jours."],
            ("Qualité de l'air", "Zone piétonne"),
        ),
        (
            "ru",
            ["Опоры перенесут, сказала биолог Мария Котова вчера.", "Сумму добавит железная дорога, но не сегодня."],
            ("Мария Котова", "Железная дорога"),
        ),
        (
            "zh",
            ["专家担心湿地公园的候鸟,并建议在湿地公园周围设立隔音墙。", "这是第一次,市长李文华说。"],
            ("湿地公园", "市长李文华"),
        ),
        (
            "ja",
            ["学校の調理室は古く、改修工事が必要だ。改修工事には二年かかる。", "駅前では図書館の建設も進む。図書館は夜も開く。"],
            ("改修工事", "図書館"),
        ),
    ],
)
def test_titles_in_other_languages(language: str, passages: Sequence[str], expected: Sequence[str]) -> None:
    assert titles([[passage] for passage in passages], language) == tuple(expected)


def test_passages_alike_or_without_a_word_still_get_titles_of_their_own() -> None:
    found = titles([["Rain."], ["Rain."], ["…"], [], ["12 3"], ["It is as it was, and so be it."] * 2], "en")
    assert len(set(found)) == len(found)
    assert all(1 <= len(title) <= LIMIT for title in found)
    assert "Part 3" in found


def test_a_paragraph_without_end_is_divided_between_sentences() -> None:
    sentence = "The ferry to the island of Marrow leaves at nine with twelve passengers and a goat."
    whole = timeline([("headline", "Ferry"), ("paragraph", " ".join([sentence] * 40))])
    chapters = divide(whole, "Ferry")
    check_tiling(chapters, whole)
    assert all(55 <= chapter.end - chapter.start <= 95 for chapter in chapters)


@given(st.lists(st.floats(2.0, 60.0), min_size=8, max_size=80))
@settings(deadline=None, max_examples=60)
def test_whatever_the_paragraphs_the_chapters_tile_and_none_is_a_stub(seconds: list[float]) -> None:
    whole = evenly("paragraph", seconds)
    chapters = divide(whole, HEADLINE)
    check_tiling(chapters, whole)
    assert all(len(chapter.title) <= LIMIT for chapter in chapters)
    assert all(30 <= chapter.end - chapter.start <= 150 for chapter in chapters) or whole.seconds < 120


@given(st.lists(st.floats(0.0, 30.0), min_size=1, max_size=30))
@settings(deadline=None, max_examples=40)
def test_whatever_the_headings_the_chapters_tile(seconds: list[float]) -> None:
    whole = evenly("heading", [*seconds, 1.0])
    check_tiling(divide(whole, HEADLINE), whole)


def test_five_hundred_headings_are_255_chapters_and_the_shortest_are_merged() -> None:
    whole = evenly("heading", [1.0, 9.0, 20.0, 20.0] * 125)
    chapters = divide(whole, HEADLINE)
    check_tiling(chapters, whole)
    assert len(chapters) == MAX_CHAPTERS
    assert min(chapter.end - chapter.start for chapter in chapters) >= 10.0
    assert chapters[0].title == "Word0"
    assert max(chapter.end - chapter.start for chapter in chapters) <= 60.0


def test_twenty_hours_are_255_even_chapters_and_take_seconds() -> None:
    pool = paragraphs(FINANCE) + paragraphs(SPORT) + paragraphs(SCIENCE)
    texts = [pool[n % len(pool)][: 60 + n * 37 % 90] for n in range(10_000)]
    edges = [0.0, *accumulate(len(text) / 13 for text in texts)]
    cues = [Cue(text, edges[n], edges[n + 1], n, "paragraph", "body", ()) for n, text in enumerate(texts)]
    whole = Timeline(tuple(cues), edges[-1])
    assert whole.seconds > 20 * 3600
    began = time.process_time()
    chapters = divide(whole, HEADLINE)
    assert time.process_time() - began < 3.0
    check_tiling(chapters, whole)
    lengths = [chapter.end - chapter.start for chapter in chapters]
    assert len(chapters) > 240
    assert max(lengths) < 1.3 * min(lengths)


def test_chapters_json_is_what_the_podcast_namespace_asks_for() -> None:
    text = chapters_json((Chapter(0.0, 61.23456, "Über „Größe“"), Chapter(61.23456, 90.0, "End")))
    assert text.endswith("}\n")
    assert "Über „Größe“" in text
    assert json.loads(text) == {
        "version": "1.2.0",
        "chapters": [
            {"startTime": 0.0, "endTime": 61.235, "title": "Über „Größe“"},
            {"startTime": 61.235, "endTime": 90.0, "title": "End"},
        ],
    }
