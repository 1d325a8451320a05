"""Habits of pages: credits and captions, notes, teasers, notices; beside each a line that only sounds so, and is said."""

from __future__ import annotations

import pytest

from narrator.article import read_text
from narrator.article.captions import credit_at_end
from narrator.article.contacts import mark_around_contacts
from narrator.article.furniture import furniture
from narrator.article.piece import Piece
from narrator.script import OMITTED

LONG = "The bridge over the Osier was closed on Tuesday, and nobody in the town could say when it would open again."
END = "It was closed again on Friday, and the ferry, which has room for forty people, was full before eight."
THIRD = "The mayor walked across it once more, with her dog and a lamp, and then she gave the key to the harbour master."
SHOWN = "Crew members inspect a cracked hanger on the north side of the bridge in Orrin Falls."


def kinds(text: str) -> dict[str, str]:
    article = read_text(text)
    return {article.source[block.start : block.end]: block.kind for block in article.blocks}


def paste(*lines: str) -> dict[str, str]:
    """The kinds of a page's lines, as a copy without blank lines has them."""
    return kinds("\n".join(("Old Bridge Closes Again", "By Ada Quill", "May 2, 2025", "Share this article", *lines)))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Ask the Chatbot a Question", "prompt"),
        ("Get Unlimited Access", "prompt"),
        ("— 14 Comments ↓", "navigation"),
        ("Heard on Morning Line", "navigation"),
        ("Heard on All Things Considered", "navigation"),
        ("While every effort has been made to follow citation style rules, there may be some discrepancies.", "notice"),
        ("“The Weir” from Second Rooms by Edda Varn. Copyright © 1971 by the Estate of Edda Varn.", "notice"),
        ("Are you affected by the flood? If it is safe to do so, share your experiences.", "prompt"),
        ("If you enjoyed this, you could forward it to someone who lives by the sea, or tap the heart below.", "prompt"),
        ("Rate the players: pick your number from 1 to 10. Voting closes 30 minutes after full-time.", "prompt"),
        ("RelatedThe best lamps for a dark bridge", "prompt"),
        ("We're hiring! If deleting things sounds like fun, see our open roles.", "prompt"),
        ("Fill out our short form", "prompt"),
        ("01632 960 771", "contact"),
        ("2 weather alerts 1 closings/delays", "navigation"),
        ("Heard on the bus", None),
        ("HEARD ON THE BUS", None),
        ("While every effort has been made to save the bridge, the council expects it to fall.", None),
        ("The poem is from 1971. Its copyright is the estate's.", None),
        ("Are you afraid of the flood? If it is safe to do so, open a window.", None),
        ("If you liked this film, you will look forward to the next.", None),
        ("Polls are busy. Voting closes at ten.", None),
        ("RELATEDNESS AMONG THE BATS OF ORRIN", None),
        ("Related questions were asked in Tarn.", None),
        ("We're hiring, the mayor said, and nobody came.", None),
        ("It rang 771 times.", None),
    ],
)
def test_a_line_is_told_by_its_words(line: str, kind: str | None) -> None:
    assert furniture(line) == kind


def test_a_photographer_and_the_paper_go_with_their_caption() -> None:
    found = paste(SHOWN, "Lotte De Smet for Lemma Magazine", LONG, END, THIRD, "Lemma Magazine moderates comments.")
    assert (found[SHOWN], found["Lotte De Smet for Lemma Magazine"]) == ("caption", "credit")


@pytest.mark.parametrize("heading", ["Maeve Okoro for Mayor", "New Rules for Bridges"])
def test_a_heading_may_be_for_something(heading: str) -> None:
    found = paste(LONG, heading, f"{END} Okoro knows the rules.", THIRD, "© 2025 Mayor Media")
    assert found[heading] == "heading"
    assert found[LONG] == "paragraph"


@pytest.mark.parametrize(
    "caption",
    [
        "Okoro on the bridge. “You only have to be rude enough.”Photograph by Inga Solheim for The Manhattan Review",
        "A crew inspects the hanger in Orrin. Permission granted by Orrin Steel",
    ],
)
def test_a_credit_may_be_glued_to_its_caption(caption: str) -> None:
    article = read_text(f"Old Bridge Closes Again\n\nBy Ada Quill\n\nShare\n\n{LONG}\n\n{caption}\n\n{END}\n\n{THIRD}")
    said = "".join(article.source[block.start : block.end] for block in article.blocks if block.kind not in OMITTED)
    assert not any(part in said for part in ("Okoro", "inspects", "Inga", "Permission"))


def test_a_sign_glued_to_a_caption_begins_its_credit() -> None:
    assert credit_at_end("The tidal pools are filled by every high tide© Lena Voss / Wayfarer") == 45
    assert credit_at_end("Lego© Building Bricks at Work") is None


@pytest.mark.parametrize("line", ["Lego© Building Bricks at Work", "Permission granted by the council at last"])
def test_a_heading_with_a_sign_stays(line: str) -> None:
    assert paste(LONG, line, END, THIRD)[line] not in OMITTED


def test_art_has_a_maker() -> None:
    found = paste(
        "A gray watercolor of a bridge seen from below, with a lit lamp at the top.", "Art by Wen Tarn.", LONG, END, THIRD
    )
    assert found["Art by Wen Tarn."] == "credit"
    assert paste(LONG, "Art by accident", END, THIRD)["Art by accident"] == "heading"


def test_two_lines_over_the_byline_are_a_standfirst_and_a_caption() -> None:
    standfirst = "The hangers sing before they break. Who listens?"
    caption = "Okoro was the first to hear it. She kept her ear on the rail."
    found = kinds("\n".join(("The Bridge That Sang", standfirst, caption, "Photograph by Wen Tarn", "By Ada Quill", LONG, END)))
    assert (found[caption], found[standfirst]) == ("caption", "standfirst")


def test_the_last_sentence_is_no_caption_of_who_sent_the_text() -> None:
    last = "The authors say a larger trial will begin in September."
    assert paste(LONG, END, last, "Provided by University of Tarn", "Print")[last] == "paragraph"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("edited by Lisa Marden, reviewed by Robert Egon", "author note"),
        ("Edited by Lisa Marden and fact-checked by Robert Egon", "author note"),
        ("Edited by hand and reviewed by nobody, the statutes of the bridge have stood since 1904.", "paragraph"),
    ],
)
def test_who_edited_and_who_checked_is_a_note(line: str, kind: str) -> None:
    assert paste(line, LONG, END, THIRD)[line] == kind


def test_who_gave_data_is_a_note_and_who_gave_money_is_text() -> None:
    found = paste(LONG, END, THIRD, "The city contributed money to the bridge.", "Mollie Sandoval contributed data analysis.")
    assert found["Mollie Sandoval contributed data analysis."] == "author note"
    assert found["The city contributed money to the bridge."] == "paragraph"


def test_a_release_may_speak_of_its_sender_by_the_first_word() -> None:
    about = "Founded in 2014 in a former creamery in Tarn, Northlight designs and makes lamps that can be carried in one hand."
    page = ("News provided by", LONG, END, "About Northlight Instruments", about, "Media contact:", "press@north.example")
    assert paste(*page)["About Northlight Instruments"] == "author note"
    assert paste(LONG, END, "About Northern Lamps", THIRD)["About Northern Lamps"] == "heading"


def test_a_quotation_of_two_sentences_is_pulled_from_one_block() -> None:
    whole = "“The instruments are wonderful,” he told me, over a lunch. “They will tell you everything about the place.”"
    pulled = "“The instruments are wonderful. They will tell you everything about the place.”"
    other = "“The instruments are wonderful. They will tell you nothing about the place.”"
    assert paste(LONG, whole, pulled, END, THIRD)[pulled] == "repeat"
    assert paste(LONG, whole, other, END, THIRD)[other] == "paragraph"


def test_the_headline_right_below_the_headline_is_a_repeat() -> None:
    headline = "Traders count losses as the new market stays locked three years on"
    article = read_text("\n".join(("Home » Counties » Western", headline, headline, "By Ada Quill", LONG, END, THIRD)))
    assert [block.kind for block in article.blocks][1:3] == ["headline", "repeat"]


def test_the_hours_of_a_live_page_stay_and_the_lengths_of_films_go() -> None:
    hours = paste("17:48", LONG, "17:12", END, "Related Stories", "In pictures: the bridge falls", "15:31", "Two rescued", THIRD)
    assert {hours[hour] for hour in ("17:48", "17:12", "15:31")} <= {"paragraph", "heading", "date"}
    films = paste(LONG, END, THIRD, "Most watched", "0:58", "The bridge falls", "1:31", "A dog on a piano", "0:12")
    assert {films[length] for length in ("0:58", "1:31", "0:12")} <= OMITTED.keys()


def test_a_sentence_with_an_agencys_code_is_one() -> None:
    line = "Also weighing on prices was a firmer dollar, which makes metals costlier for holders of other currencies. [USD/]"
    assert paste(LONG, line, END, THIRD)[line] == "paragraph"


@pytest.mark.parametrize("mark", ["*", "~"])
def test_a_star_parts_sections(mark: str) -> None:
    assert paste(LONG, mark, END, THIRD)[mark] == "rule"


def test_a_quiz_amid_a_text_is_a_teaser_unless_the_text_speaks_of_it() -> None:
    quiz = "Cyclopaedia Quiz: Salt, Pepper, or Neither?"
    assert paste(LONG, END, quiz, THIRD)[quiz] == "prompt"
    assert paste(LONG, "The mayor held a quiz on the bridge for all who had come.", quiz, THIRD)[quiz] not in OMITTED


def test_a_title_that_opens_a_window_is_a_link_and_a_heading_below_it_stays() -> None:
    title = "Letters, June 11th: On bicycles, bishops and the price of turf"
    found = paste(LONG, END, title, "Opens in new window", "Counting heads", THIRD)
    assert (found[title], found["Counting heads"]) == ("prompt", "heading")


def test_an_office_goes_with_its_number_and_a_heading_over_a_text_stays() -> None:
    def marked(*lines: tuple[str, str]) -> list[str]:
        found = [kind for _, kind in lines]
        mark_around_contacts([Piece(text, opens=False) for text, _ in lines], found)
        return found

    number = ("Telephone: 0300 000 0142", "contact")
    office, hours = ("Bee Health Agency", "paragraph"), ("Tuesday and Thursday, 10am to noon", "paragraph")
    assert marked(office, hours, number) == ["contact"] * 3
    assert marked(office, number, (LONG, "paragraph"))[0] == "paragraph"
    assert marked(("Friends of the Bridge", "paragraph"), number)[0] == "paragraph"
    assert marked(("Friday", "paragraph"), number)[0] == "paragraph"


def test_what_a_newsletter_brings_goes_with_its_head_only() -> None:
    line = "Advice in your inbox, three times a week."
    assert paste(LONG, "Sign up for the Ask Marjorie newsletter", line, END, THIRD)[line] == "prompt"
    assert paste(LONG, "There is advice in your inbox, three times a week.", END, THIRD).popitem()[1] not in OMITTED


@pytest.mark.parametrize(
    ("above", "line", "below"),
    [
        (
            ("Donate Now",),
            "EnglishFrançaisKiswahiliPortuguês",
            ("January 30, 2025 12:01AM EST", "Sand Mining Moves a River"),
        ),
        (
            ("Letters to the Editor", "On seagulls, the census and the decline of the postbox", "The lid was painted shut"),
            "Illustration: Paul Nestor",
            ("Thu Jun 12 2025 - 06:00", "• 5 MIN READ"),
        ),
    ],
)
def test_what_is_plain_stays_out_whatever_it_weighs(above: tuple[str, ...], line: str, below: tuple[str, ...]) -> None:
    """Beside a date at the top what is lighter is taken for the article's."""
    rest = (LONG, END, THIRD, "– Yours, etc", "MAEVE GLEESON,", "Ballinderry", "Letters should be no longer than 300 words")
    assert kinds("\n".join((*above, line, *below, *rest)))[line] in OMITTED


def test_a_caption_without_a_stop_may_follow_a_short_quotation() -> None:
    caption = "Sophie and Mark Lattimer thought the cottage would be their forever home"
    found = paste(LONG, "'Dear Occupier,' it said. 'You are cooking on my land.'", caption, END, THIRD)
    assert found[caption] == "caption"


def test_a_player_goes_and_what_a_text_says_of_time_stays() -> None:
    found = paste("Video Player is loading.", "Current Time 0:00", "Duration 1:48", LONG, END, THIRD, "The duration was short.")
    assert {found[line] for line in ("Video Player is loading.", "Current Time 0:00", "Duration 1:48")} == {"navigation"}
    assert found["The duration was short."] not in OMITTED


def test_a_row_of_sections_is_no_name_below_a_headline() -> None:
    menu = ("Weather Alert", "Dense Fog Advisory", "until FRI 9:00 AM CST", "News Weather Sports Investigations Live")
    headline = "Man returns library book 54 years late, pays fine in pennies"
    found = kinds("\n".join((*menu, "2 weather alerts in effect", headline, "By: Kendra Olsson", LONG, END, THIRD)))
    assert found[headline] == "headline"


def test_a_headline_may_have_the_words_of_sections() -> None:
    headline = "Sports betting money is changing life on campus"
    standfirst = "Students in Orrin Falls have learned to love the news on the weather"
    assert kinds("\n".join(("Menu", headline, standfirst, "By Kendra Olsson", LONG, END, THIRD)))[headline] == "headline"


@pytest.mark.parametrize("line", ["Audio produced by Lena Oduya.", "Read by Marcus Feld", "128 View comments"])
def test_who_read_it_and_how_many_answered_goes(line: str) -> None:
    assert paste(LONG, END, line, THIRD)[line] in OMITTED


@pytest.mark.parametrize(
    "line", ["Read by candlelight, the letter seemed kinder.", "Narrated by her grandson, the film runs 90 minutes."]
)
def test_what_somebody_reads_stays(line: str) -> None:
    assert paste(LONG, line, END, THIRD)[line] not in OMITTED


def test_a_credit_glued_to_a_caption_with_dots_tells_it() -> None:
    caption = "Walt Pomerance at home in Yonkers. “I hummed it,” he said.Credit...Ines Caballero for The Courier"
    found = paste(LONG, caption, END, THIRD)
    said, credit = caption.replace("Credit", "|Credit").split("|")
    assert (found[said], found[credit]) == ("caption", "credit")
