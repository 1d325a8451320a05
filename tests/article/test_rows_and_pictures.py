"""Rows that a copy has run together, what stands under pictures, sign-offs: what goes, and what looks alike and stays."""

from __future__ import annotations

import pytest

from narrator.article import read_text
from narrator.article.byline import byline
from narrator.article.furniture import furniture
from narrator.article.glued import pieces_of
from narrator.article.signoff import is_signoff
from narrator.script import OMITTED

LONG = "The bridge over the Osier was closed on Tuesday, and nobody in the town could say when it would open again."
END = "It was closed again on Friday, and the ferry, which has room for forty people, was full before eight."

THIRD = "The mayor walked across it once more, with her dog and a lamp, and then she gave the key to the harbour master."


def kinds(text: str) -> dict[str, str]:
    article = read_text(text)
    return {article.source[block.start : block.end]: block.kind for block in article.blocks}


def between(line: str, around: str = "Share this article") -> str:
    """The kind of a line between two texts of a page with furniture."""
    return kinds(f"Old Bridge Closes Again\n\nBy Ada Quill\n\n{around}\n\n{LONG}\n\n{line}\n\n{END}\n\nIt is old.")[line]


@pytest.mark.parametrize(
    "row",
    [
        "ShareSave",
        "SubscribeSign in",
        "57Comments (57 New)",
        "NewsSportsOpinionObituariesE-EditionLegals",
        "Listen6 min",
        "US CustomaryMetric",
        "1x2x3x",
        "ShareUpdated at 14.56 GMT",
        "XFacebookLinkedinEmailLink",
        "X.comFacebookE-MailMessengerWhatsAppLink kopieren",
        "HelpPrivacyCookiesAccessibility statementContactTerms and conditions",
        "CausesWhat to doWhen to see a doctorTakeaway",
        "Health A-ZMedicinesWellbeingSymptom checker",
        "£10£25£50Other amount",
        "4Comments",
    ],
)
def test_a_row_that_has_run_together_is_left_out(row: str) -> None:
    assert between(row) in OMITTED


@pytest.mark.parametrize(
    "line",
    [
        "OpenStreetMap",
        "LiveNews",
        "McDonald and McBride",
        "YouTube",
        "The iPhone years",
        "LinkedIn",
        "Who needs WhatsApp",
        "HomeView",
    ],
)
def test_a_name_with_a_capital_inside_is_no_row(line: str) -> None:
    assert between(line) == "heading"


def test_the_head_of_a_table_that_has_run_together_stays() -> None:
    page = (
        f"Otters Win Again\n\nBy Ada Quill\n\nShare\n\n{LONG}\n\nTeamPlayedWonDrawnLostPoints\nTarn106226\nLorne105328\n\n{END}"
    )
    assert all(kind not in OMITTED for kind in list(kinds(page).values())[3:])


def test_the_names_of_sites_are_not_cut() -> None:
    assert len(pieces_of("WhatsAppLinkedInYouTube")) == 3


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by Anneliese Korte in London and Prakash Menon in New York; Editing by Rod Nickell and Deepa Lall",
        "(Additional reporting by Yuki Arakawa in Tokyo)",
        "Bradwell reported from Jefferson City.",
        "Bradwell reported from Tarn. Allied Wire writer Susan Okafor in Chicago contributed to this report.",
    ],
)
def test_a_sign_off_is_an_author_note(line: str) -> None:
    assert is_signoff(line)
    assert kinds(f"Old Bridge Closes\n\n{LONG}\n\n{END}\n\n{line}\n\nShare this article")[line] == "author note"


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by Reuters showed that 4,000 people had left.",
        "Twelve scientists contributed to this report.",
        "She reported from the war for eleven years.",
        "Editing by hand took Quill a year.",
    ],
)
def test_what_begins_as_a_sign_off_does_stays(line: str) -> None:
    assert not is_signoff(line)


@pytest.mark.parametrize(
    "caption",
    [
        "[1/2] Traders work on the floor of the exchange in Tarn, June 10, 2025. Purchase Licensing Rights, opens new tab",
        "Rendering of the B2 battery train in its new livery.",
        "The 40ft spruce on the green has been a fixture of village life since 1961",
        "Kelly Danvers, 34, with her children Alfie, six, and Poppy, four. She said: 'It's gone mad'",
        "white bowl of bean soup with a wooden spoon next to it",
        "Councillor Pam Threlfall with one of the new electric lorries",
        "Lledó con sus compañeras de megafonía, en una imagen sin fecha",
    ],
)
def test_what_stands_under_a_picture_is_a_caption(caption: str) -> None:
    assert between(caption) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "How the ocean makes fog in the morning and how cities unmake it by noon",
        "The 40ft spruce on the green has been a fixture of village life since 1961.",
        "You cannot photograph it. People try. It comes out as a lamp that nobody has lit",
        "A bowl of soup, at last.",
        "Left-arm spinner Joseph then strikes twice as the hills wobble",
        "Living with goats in a house that was made for two",
        "Pictured as a villain by the papers, he kept bees.",
        "Ada Quill at 90",
    ],
)
def test_what_is_like_a_caption_stays(line: str) -> None:
    assert between(line) not in OMITTED


def test_long_lines_stay_where_a_page_has_lost_its_full_stops() -> None:
    lines = [
        f"The {name} was closed on the same day, and nobody in the town could say when it would open" for name in ("inn", "mill")
    ]
    page = f"All Is Closed Today\n\nShare this article\n\n{LONG}\n\n{lines[0]}\n\n{END}\n\n{lines[1]}\n\n{THIRD}"
    assert all(kinds(page)[line] not in OMITTED for line in lines)


def test_a_shouted_link_goes_and_shouted_headings_stay() -> None:
    link = "STAR SILENCES HIS CRITICS WITH A 40-POINT NIGHT IN TARN"
    page = f"Old Bridge Closes Again\n\nShare this article\n\n{LONG}\n\n{link}\n\n{END}\n\n%s\n\n{THIRD}\n\nIt is old."
    assert kinds(page % "Turning point")[link] == "navigation"
    assert kinds(page % "AN OLD WARNING")[link] not in OMITTED


def test_a_tabloid_s_teaser_goes() -> None:
    assert between("NET GAIN Striker joins fishing show for one night") == "navigation"
    assert between("AN OLD WARNING") == "heading"


def test_a_list_with_marks_of_any_kind_is_a_list() -> None:
    plan = ["◇ Closure of assembly line: September 2026", "◇ Transfer of molds: by December 2026"]
    found = kinds(
        f"Plant to Close\n\n{LONG}\n\nThe plan is as follows.\n\n" + "\n".join(plan) + f"\n\n{END}\n\n(END)\n\nShare\n\nPrint"
    )
    assert [found[line] for line in plan] == ["list", "list"]


def test_a_table_with_tabs_stays_among_furniture() -> None:
    rows = ["Team\t1st\t2nd\tFinal", "Brandt\t41\t29\t70", "Tulver\t30\t41\t71"]
    page = (
        f"Tulver Stuns Brandt\n\nShare this article\n\n{LONG}\n\nBox score\n\n"
        + "\n".join(rows)
        + f"\n\n{END}\n\nShare\n\nRelated"
    )
    assert all(kinds(page)[row] not in OMITTED for row in rows)


def test_stars_below_a_review_stay_and_stars_among_buttons_go() -> None:
    found = kinds(f"A Slow Film\n\nBy Ada Quill\n\n{LONG}\n\n★★★☆☆\n\nShare this article\n\n★★★★☆\n\nRate this recipe")
    assert (found["★★★☆☆"], found["★★★★☆"]) == ("paragraph", "navigation")


@pytest.mark.parametrize("mark", ["❧", "⁂", "◆ ◆ ◆"])
def test_a_printers_mark_parts_sections(mark: str) -> None:
    assert kinds(f"A Letter\n\n{LONG}\n\n{mark}\n\n{END}")[mark] == "rule"


def test_a_heading_in_guillemets_is_no_link_back() -> None:
    assert furniture("« Entretenir la lanterne »") is None
    assert furniture("« Article précédent") == "navigation"


@pytest.mark.parametrize(
    "date",
    [
        "Last updated 2 July 2025 — See all updates",
        "Last updated: 14.52 GMT",
        "Last reviewed: 7 May 2025",
        "News Release 24-Apr-2025",
        "22:14, 13 May 2025Updated 07:02, 14 May 2025",
        "Posted Wed 5 Mar 2025 at 6:04amWednesday 5 Mar 2025 at 6:04am",
        "04/13/2025April 13, 2025",
    ],
)
def test_a_date_is_no_furniture(date: str) -> None:
    assert furniture(date) is None
    assert furniture("Last updated 3 hours ago") == "navigation"


def test_who_reviewed_an_article_stands_in_the_byline_and_in_the_note() -> None:
    byline = "Medically reviewed by Ruth Danso, MD — Written by Callie Brewster"
    note = "Dr. Danso is board certified in sleep medicine and sees patients in Tarn."
    article = read_text(f"Why Do I Wake Up at 3 a.m.?\n\n{byline}\n\n{LONG}\n\n{END}\n\nShare this article\n\n{note}")
    assert article.byline == "Callie Brewster"
    assert [block.kind for block in article.blocks] == ["headline", "byline", *["paragraph"] * 2, "prompt", "author note"]


def test_an_author_who_says_hello_has_a_box() -> None:
    hello = "Hi, I’m Juniper! I’m a former line cook, and dinner should be easy."
    page = f"Smoky Bean Soup\n\nBy %s\n\n{LONG}\n\n{END}\n\n{hello}\n\nShare this article"
    assert kinds(page % "Juniper Hale")[hello] == "author note"
    assert kinds(page % "Ada Quill")[hello] == "paragraph"


def test_the_headline_cut_off_is_a_repeat() -> None:
    headline = "Larchmere council votes 5-2 to keep the old depot — and to find out what to do"
    cut = "Larchmere council votes 5-2 to keep the old depot"
    found = kinds(f"{headline}\n\nBy Ada Quill\n\n{LONG}\n\n{cut}\n\n{END}\n\nLarchmere council\n\nIt met.")
    assert found[cut] == "repeat"
    assert found["Larchmere council"] == "heading"


def test_the_name_of_a_section_that_nobody_knows_stands_over_the_headline() -> None:
    headline = "Crows that lost a feather changed how they gossip"
    article = read_text(f"Animals\n\n{headline}\n\nBy Ada Quill\n\n{LONG}")
    assert article.headline == headline
    assert article.blocks[0].kind == "kicker"
    assert read_text(f"Old Bridge\n\nIt was closed on a Tuesday in the middle of May.\n\n{LONG}").headline == "Old Bridge"


def test_the_standfirst_below_the_date_is_no_caption_of_the_credit_below_it() -> None:
    standfirst = "A brilliant cleaner with a nosy camera and a dock the size of a microwave"
    top = f"The Robot That Learned What a Sock Is\n\nBy Ada Quill\npublished 14 April 2025\n{standfirst}"
    assert kinds(f"{top}\n(Image credit: Domus)\n\n{LONG}")[standfirst] not in OMITTED


def test_a_line_above_a_credit_is_a_caption_where_a_standfirst_stands_over_the_byline() -> None:
    caption = "Connie Abara at her home in Leeds in 2011."
    top = f"Connie Abara Dies at 91\n\nHer book was turned down by nineteen publishers.\n\n{caption}\nHandout/Abara family"
    found = kinds(f"{top}\nFebruary 3, 2025\nBy Rupert Coyle\n\n{LONG}\n\n{END}")
    assert (found[caption], found["Handout/Abara family"]) == ("caption", "credit")
    assert found["Her book was turned down by nineteen publishers."] == "standfirst"


def test_one_title_below_recommended_is_a_link_and_one_below_a_heading_is_none() -> None:
    page = f"Old Bridge Closes\n\nBy Ada Quill\n\nShare this article\n\n{LONG}\n\n%s\n\n%s\n\n{END}\n\n{THIRD}"
    assert kinds(page % ("Recommended", "The death of the second post"))["The death of the second post"] == "navigation"
    assert kinds(page % ("The ferry", "What happens next"))["What happens next"] not in OMITTED


def test_a_table_below_links_stays_with_its_heading() -> None:
    table = "Where it goes\tShare of pay\nFood\t38%\nParents\t15%"
    links = "More on this topic\n\nCan you retire on this?"
    found = kinds(f"She Kept Every Receipt\n\nBy Ada Quill\n\n{LONG}\n\n{links}\n\nHow it is split\n\n{table}\n\n{END}")
    assert found["Can you retire on this?"] == "navigation"
    assert all(found[line] not in OMITTED for line in ("How it is split", *table.split("\n")))


def test_a_jump_list_is_left_out_though_its_titles_are_shorter_than_the_headings() -> None:
    jumps = "Jump to:\nPrice\nDesign\nShould I buy?"
    page = (
        f"Dustbert S9 Review\n\nBy Ada Quill\n\n{LONG}\n\n{jumps}\n\nDustbert S9: price and deals\n\n{END}\n\nDesign\n\n{THIRD}"
    )
    found = kinds(f"{page}\n\nShould I buy the Dustbert S9?\n\nYes.")
    assert [found[line] for line in ("Jump to:", "Price", "Should I buy?")] == ["navigation"] * 3
    assert found["Dustbert S9: price and deals"] == "heading"


def test_a_data_sheet_is_a_reference() -> None:
    sheet = "Journal\nRuminant Behaviour\nDOI\n10.5552/rumbeh.2025.0088\nArticle Title\nSocial visits of cattle"
    found = kinds(
        f"Lost Cows Were Visiting\n\n{LONG}\n\n{END}\n\n###\n\n{sheet}\n\nMedia Contact\nLionel Sparrow\nl@aldersyke.example"
    )
    assert {found[line] for line in sheet.split("\n")} == {"reference"}
    assert kinds(f"A Journal\n\n{LONG}\n\nJournal\n\n{END}")["Journal"] == "heading"


def test_a_release_is_signed_by_its_house() -> None:
    page = f"Lost Cows Were Visiting Their Friends\nPeer-Reviewed Publication\n%s\nFacebook Twitter Email\n\n{LONG}\n\n{END}"
    assert kinds(page % "University of Aldersyke")["University of Aldersyke"] not in OMITTED


def test_a_headline_of_five_words_over_a_name_is_no_menu() -> None:
    headline = "Treacle-glazed carrots with whipped feta"
    box = "73 ratings\nRate\nPrep: 15 mins\nEasy\nServes 4"
    page = f"Skip to main content\nHome\nRecipes\n{headline}\nOrla Fenwick-Bell\n{box}\n\n{LONG}"
    article = read_text(page)
    assert article.headline == headline
    assert kinds(page)["Orla Fenwick-Bell"] not in OMITTED


def test_the_byline_and_the_date_once_more_are_left_out() -> None:
    date, name = "Published - March 09, 2025 08:41 pm IST", "Maddie Kowalchuk, The Dominion Press"
    text = "\n\n".join([LONG, END, THIRD, "Nobody was hurt.", "It is not the first time.", "She left."])
    page = f"Road Closes Early\n\nBy Maddie Kowalchuk\n\n{date} - CHENNAI\n\n{text}\n\n%s\n\nShare this article"
    assert kinds(page % date)[date] == "repeat"
    assert kinds(page % name)[name] == "author note"


REVIEW = (
    "To use the reader, you have to agree to its maker's terms of service and its privacy policy. There are also three optional "
    "agreements, for cookies in the store, for reports and for a newsletter, and I took none of them on my first evening."
)


CONSENT = (
    "To use this site, you have to agree to our terms of service and our privacy policy. There are also three optional "
    "agreements, for cookies in the store, for reports and for a newsletter, and you can change your choices at any time."
)


def test_a_long_sentence_amid_the_text_stays_whatever_it_speaks_of() -> None:
    page = f"Old Reader, New Screen\n\nBy Ada Quill\n\nShare this article\n\n{LONG}\n\n%s\n\n{END}\n\nIt is old."
    assert kinds(page % REVIEW)[REVIEW] == "paragraph"
    assert kinds(page % f"Agree to continue\n\n{REVIEW}")[REVIEW] == "paragraph"
    assert kinds(page % f"Accept all\n\n{CONSENT}\n\nReject all")[CONSENT] in OMITTED


def test_the_log_of_a_page_s_changes_goes_and_a_history_stays() -> None:
    page = f"Bonfire Rules\n\nBy Ada Quill\n\n{LONG}\n\n{END}\n\n%s\n\nShare this page"
    log = "Updates to this page\n15 September 2025\nAdded the date for allotments.\n12 September 2025\nFirst published."
    assert all(kinds(page % log)[line] in OMITTED for line in log.split("\n"))
    history = "Change history"
    assert kinds(page % f"{history}\n\n{THIRD}")[history] not in OMITTED


@pytest.mark.parametrize("sign", ["Ada", "Ada Quill"])
def test_who_signs_a_blog_is_said(sign: str) -> None:
    page = (
        f"Old Bridge Closes Again\n\nby {sign}\n\n{LONG}\n\n{END}\n\nHappy new year,\n\n{sign}\n\nShare this:\n\nLike Loading..."
    )
    article = read_text(page)
    said = [article.source[block.start : block.end] for block in article.blocks if block.kind not in OMITTED]
    assert said[-2:] == ["Happy new year,", sign]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Medically reviewed by Ingrid Falk, DPT", "byline"),
        ("JUNE 2025 ISSUE", "date"),
        ("Winter 2024 Issue", "date"),
        ("Updated at 18.03 GMT", "date"),
    ],
)
def test_what_a_top_says_of_the_article_is_said(line: str, kind: str) -> None:
    assert kinds(f"Why Do My Knees Crack?\n\n{line}\n\nBy Ada Quill\n\nShare\n\n{LONG}\n\n{END}")[line] == kind


@pytest.mark.parametrize(
    "line",
    [
        "Themen: Hohenried, Freibad, Bürgerentscheid",
        "More about: Sweden | City breaks | Saunas",
        "This article appears in the June 2025 print edition with the headline “A Sound Structure.”",
        "Appeared in the August 2, 2025, print edition as 'Mills Cuts Outlook'.",
        "Nutrition information is automatically calculated, so should only be used as an approximation.",
        "Newsletter „Lahnberg kompakt“: Jetzt kostenlos anmelden!",
        "S’abonner pour contribuer",
        "Édition du jour",
        "(3 min)",
        "Copy link to clipboard",
        "Artikel drucken",
        "Voir les commentaires",
        "Read the paper: “Low-cost forecasts,” Journal of Agriculture (2025), DOI: 10.5555/jssa.4471",
    ],
)
def test_what_pages_say_of_themselves_goes(line: str) -> None:
    assert between(line) in OMITTED


@pytest.mark.parametrize(
    "line",
    [
        "The print edition sold out in the June of 2025, and it was never printed again.",
        "The nutrition information is on the jar, and nobody reads it.",
        "S’abonner pour lire, c’est ce que la mairie propose aux habitants, et personne ne le fait.",
        "The paper appeared in Field Ecology Letters in May, and it took the mill three minutes to answer.",
        "Reuters has an office above the bakery.",
        "Editorial policy",
        "Dark mode",
        "We meet every Thursday, and the news is always the same.",
    ],
)
def test_what_is_like_it_stays(line: str) -> None:
    assert between(line) not in OMITTED


@pytest.mark.parametrize(
    "caption",
    [
        "PA MediaAn aerial view of a coastal road. A section of it has fallen on to the beach below.",
        "Marsh at the bridge in April. She has worked on more than 600 of them. (Lucia Monteverde for The Alder Review)",
        "A herder steers a drone on the grassland on Oct 21, 2025. [Photo/Xinhua]",
        "The brass predictor, retired in 1964. Photo: the author",
    ],
)
def test_a_caption_with_its_maker_is_left_out(caption: str) -> None:
    article = read_text(f"Old Bridge Closes Again\n\nBy Ada Quill\n\nShare\n\n{LONG}\n\n{caption}\n\n{END}\n\nIt is old.")
    assert not any(block.kind not in OMITTED and article.source.find(caption) == block.start for block in article.blocks)


def test_a_row_with_bars_leads_to_headings_and_a_table_stays() -> None:
    page = f"Why Knees Crack\n\n%s\n\n{LONG}\n\nExercises\n\n{END}\n\nTakeaway\n\n{THIRD}"
    row = "Noise only | Exercises | Takeaway"
    assert kinds(page % row)[row] in OMITTED
    path = "Culture | Music"
    top = kinds(f"{path}\n\nThe Singer Who Lost Her Laundry in E Minor\n\nBy Ada Quill\n\n{LONG}\n\n{END}")
    assert top[path] in OMITTED
    table = ("Team | Won | Lost", "Tarn | 4 | 2", "Selby | 3 | 3")
    found = kinds(page % "\n".join(table))
    assert not any(kind in OMITTED for text, kind in found.items() if text.startswith(table))


def test_the_newsletter_s_promise_goes_with_its_button() -> None:
    promise = "We summarize the week's breakthroughs every Thursday."
    page = f"Bees Nap\n\nBy Ada Quill\n\n{LONG}\n\n%s\n\n{promise}\n\n{END}\n\nIt is old."
    assert kinds(page % "Sign up for our newsletter")[promise] in OMITTED
    assert kinds(page % THIRD)[promise] not in OMITTED


def trip(*blocks: str) -> dict[str, str]:
    return kinds("\n\n".join(("Across the Islands", "By Ada Quill", LONG, *blocks, END, THIRD)))


@pytest.mark.parametrize("join", ["\n", "\n\n"])
def test_rows_of_a_label_and_a_figure_are_no_headings_and_the_line_over_them_is(join: str) -> None:
    rows = ["Bike: £75", "Ferries: £86.40", "Hostels & B&Bs: £512", "Help: none", "Repairs: £72"]
    found = trip("What it cost", join.join(rows))
    assert {found[row] for row in rows} == {"paragraph"}
    assert found["What it cost"] == "heading"


@pytest.mark.parametrize(
    "line",
    [
        "Repairs: £72", "Distance: 41 miles", "Total: about $1,043.50", "Time: 1 hr 10 mins", "Height: 31 m", "Fare: 12 €",
        "Rent: £512 a month", "Profit: $3.2 million", "Charge: 90 to 120 minutes", "Bags\t£14",
    ],
)  # fmt: skip
def test_a_label_and_an_amount_alone_are_no_heading(line: str) -> None:
    assert trip(line)[line] == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "Day 1: Ullapool to Stornoway", "Days 2–5: Harris and the Golden Road", "Day 3: 41 miles", "Te Kaha: 8/10",
        "Brexit: 10 years on", "Winter: 1975", "7.30: the hospital", "Saturday: up to the castle", "Our £75 bike",
    ],
)  # fmt: skip
def test_a_heading_may_have_a_figure(line: str) -> None:
    assert trip(line)[line] == "heading"


@pytest.mark.parametrize("heading", ["What it cost", "Days 2–5: Harris and the Golden Road"])
@pytest.mark.parametrize(
    "left_out",
    [
        "[caption]\nLuskentyre beach, Harris, on the only sunny afternoon. (Ada Quill)",
        "[Caption]\nThe beach at dawn",
        "Caption:\nThe beach at dawn, before the first of the ferries.",
        "[image]",
        "(photo)",
        "Image:",
        "Share this article",
        "Subscribe to our newsletter\nSubscribe",
    ],
)
def test_a_heading_below_what_is_left_out_is_one(left_out: str, heading: str) -> None:
    found = trip(left_out, heading)
    assert found[heading] == "heading"
    assert all(found[line] in OMITTED for line in left_out.splitlines())


@pytest.mark.parametrize("mark", ["[caption]", "(caption)", "Caption:", "[Image caption]", "caption:"])
def test_the_line_right_below_a_captions_mark_is_a_caption(mark: str) -> None:
    caption = "The beach at Harris, where nobody was, on the only sunny afternoon."
    found = trip(f"{mark}\n{caption}")
    assert (found[mark], found[caption]) == ("navigation", "caption")


@pytest.mark.parametrize("mark", ["[image]", "[photo]", "(picture)", "Image:", "[Featured image]", "[caption]"])
def test_a_picture_that_has_lost_its_caption_takes_no_text_with_it(mark: str) -> None:
    found = kinds(f"Across the Islands\n\nBy Ada Quill\n\n{LONG}\n\n{mark}\n\n{END}\n{THIRD}\n")
    assert found[mark] in OMITTED
    assert OMITTED.keys().isdisjoint((found[LONG], found[END], found[THIRD]))


@pytest.mark.parametrize("line", ["Image and caption", "Photo finish", "A caption: what is it?", "The picture"])
def test_a_heading_may_speak_of_pictures(line: str) -> None:
    assert trip(line)[line] not in OMITTED


def page(*blocks: str, byline: str = "By MARISOL KEENE") -> dict[str, str]:
    """The kinds of a page with furniture under its byline, by its lines; `blocks` stand between two texts and the last one."""
    return kinds("\n\n".join(("Old Bridge Closes Again", byline, "Share this article", LONG, *blocks, THIRD)))


@pytest.mark.parametrize(
    "note",
    ["Keene covers the rivers of the north for Tarn Press.", "Keene, a bridge builder and columnist, writes from Selby"],
)
def test_a_note_may_begin_with_the_surname_of_a_byline_in_capitals(note: str) -> None:
    ends = kinds(f"Old Bridge Closes Again\n\nBy MARISOL KEENE\n\nShare\n\n{LONG}\n\n{END}\n\n{note}")
    assert ends[note] == "author note"
    assert page("Keene is a town of mills on the Osier, and it has two bridges.", END)[END] == "paragraph"


def test_a_house_signs_with_its_kind_and_place() -> None:
    assert byline("by University of Tarn") == "University of Tarn"
    assert byline("by University of Tarn rules nobody may stay") is None


@pytest.mark.parametrize(
    ("head", "entries"),
    [
        ("Top things to do", ("Cruise the river under the old limes", "Walk the dunes at Selby with a guide of the town")),
        (
            "You may cut it only if one of these applies:",
            ("the hedge is a danger to road users", "the branch is dead or diseased"),
        ),
    ],
)
def test_the_entries_of_a_list_stay(head: str, entries: tuple[str, ...]) -> None:
    found = page("Download our free planner", head, "\n".join(entries), END)
    assert not any(kind in OMITTED for text, kind in found.items() if text.startswith((head, *entries)))


def test_the_titles_below_links_go_though_a_list_would_stay() -> None:
    found = page(
        "Most read", "Walk the dunes at Selby with a guide of the town", "Mill that nobody wanted is sold for a song", "Share"
    )
    assert found["Walk the dunes at Selby with a guide of the town"] in OMITTED


def test_the_cast_of_a_film_and_a_verdict_stay_and_what_is_below_goes() -> None:
    cast = ("Cast", "Ada Quill as Nell Harker", "Moses Brandt as Mrs. Sallow", "Director", "Ruben Szekely")
    tail = ("Latest blog posts", "Ten Films That Understand Grandparents", "Share", "Subscribe")
    found = kinds("\n".join(("The Orchard Wall", "By Gideon Marsh", "Share", "", LONG, "", END, "", *cast, "", *tail)))
    assert not any(found[line] in OMITTED for line in cast if line in found)
    assert found["Ten Films That Understand Grandparents"] in OMITTED
    box = "Related\nThe best laptops you can buy\n\n8\nKorvo Slate\nThe Good\nSuperb keyboard\nThe Bad\nOnly two ports"
    found = kinds(f"Korvo Slate review\n\nBy Ada Quill\n\nShare\n\n{LONG}\n\n{box}\n\n{END}\n\n{THIRD}")
    assert found["Superb keyboard"] not in OMITTED
    assert found["The best laptops you can buy"] in OMITTED


def test_key_events_go_where_their_hours_stand_below() -> None:
    rows = "Key events\n12:31 Warning extended\n11:50 Trains stop"
    found = kinds(f"Storm over Selby\nBy Ada Quill\nShare\n{rows}\n\n12:31\n\n{LONG}\n\n11:50\n\n{END}")
    assert found["12:31 Warning extended"] in OMITTED
    timeline = kinds(
        f"Storm over Selby\nBy Ada Quill\n\n{LONG}\n\nKey events\n\n12:31 Warning extended\n\n11:50 Trains stop\n\n{END}"
    )
    assert timeline["12:31 Warning extended"] not in OMITTED


def test_a_helpline_and_its_hours_go_with_the_number() -> None:
    contact = "Hedgerow helpline\nTelephone: 0300 555 0112\nMonday to Friday, 9am to 5pm"
    found = kinds(f"Old Bridge Closes Again\n\nBy Ada Quill\n\nShare\n\n{LONG}\n\n{END}\n\n{contact}\n\nPrint this page")
    assert {found["Hedgerow helpline"], found["Monday to Friday, 9am to 5pm"]} == {"contact"}
    assert page("Hedgerow helpline", END)["Hedgerow helpline"] == "heading"


def test_a_newsletter_is_shared_by_its_name() -> None:
    thanks = "Thanks for reading Slow Traffic! This post is public so feel free to share it."
    assert page("Share Slow Traffic", END, thanks)["Share Slow Traffic"] == "prompt"
    assert page("Share Slow Traffic", END)["Share Slow Traffic"] not in OMITTED


def test_a_title_over_read_more_is_a_link_and_a_heading_is_none() -> None:
    title = "Port operator warned twice over tug maintenance"
    assert page(title, "Read more", END)[title] == "prompt"
    assert page(title, END)[title] not in OMITTED
    assert (
        page("5 Prairie novels to read before the snow melts", "Share", END)["5 Prairie novels to read before the snow melts"]
        in OMITTED
    )


def test_a_long_line_over_a_heading_is_a_caption_and_a_part_is_none() -> None:
    line = "Sticky chicken traybake with macadamias straight from the oven"
    assert page(line, "Why thighs, not breasts", END)[line] == "caption"
    for own in (f"Part two: {line.lower()}", "Gustavo Arredondo, head of all the mills of the lower river"):
        assert page(own, "Why thighs", END)[own] not in OMITTED


@pytest.mark.parametrize(
    ("caption", "maker"),
    [
        ("Nell Harker roars after hitting the winning boundary", "Tarn Sports Pictures"),
        ("A shopper looks at copies of the game at a store in Selby.", "Oliver Strand | Galeon Images"),
        ("A swimmer looks over the empty pool on Wednesday. The city drained it in May.", "ANDREA KUHLMAN, Gazette"),
        ("The ferry at the Gull Island dock on a Monday. It makes eleven crossings a day.", "Renata Ybarra\n/\nHarbor Radio"),
        ("A male beetle raises its hind legs on a dune crest at dawn. Nobody knew why.", "Credit: Lise Vandermark"),
    ],
)
def test_a_caption_at_the_top_goes_with_a_maker_nobody_speaks_of(caption: str, maker: str) -> None:
    found = kinds(
        f"Old Bridge Closes Again\nBy Ada Quill\nMay 6, 2025\nShare\n\n{caption}\n{maker}\n\n{LONG}\n\n{END}\n\n{THIRD}"
    )
    assert found[caption] == "caption"


@pytest.mark.parametrize("heading", ["Early Days", "Selby Mill, Tarn", "The Old Ferry"])
def test_a_first_sentence_over_a_heading_stays(heading: str) -> None:
    first = "A swimmer looks over the empty pool at the end of the road on a Wednesday."
    found = kinds(
        f"Old Bridge Closes Again\nBy Ada Quill\nMay 6, 2025\nShare\n\n{first}\n\n{heading}\n\n{LONG}\n\n{END}\n\n{THIRD}"
    )
    assert found[first] not in OMITTED
    assert found[heading] not in OMITTED


def test_a_maker_may_stand_over_the_caption_and_a_heading_is_said_below() -> None:
    caption = "The church stands at the end of Chapel Lane, half a mile away"
    assert page("Google", caption, END)[caption] == "caption"
    assert page("Osier", caption, END)[caption] not in OMITTED


def test_the_author_once_more_below_furniture_is_a_repeat_and_a_speaker_is_none() -> None:
    top = "Old Bridge Closes Again\n\nBy Ada Quill\n\nShare this article\n\nAda Quill\n\n"
    assert kinds(f"{top}{LONG}\n\n{END}\n\n{THIRD}")["Ada Quill"] in OMITTED
    turns = [LONG.replace("bridge", noun) for noun in ("mill", "ferry", "quay", "lock", "weir", "dam", "pier", "mole")]
    spoken = "\n\n".join(f"{name}\n\n{turn}" for name, turn in zip(("Moses Brandt", "Ada Quill") * 4, turns, strict=True))
    article = read_text(f"{top}{LONG}\n\n{spoken}\n\n{THIRD}\n\n{END}")
    assert not any(block.kind == "repeat" for block in article.blocks)


def test_a_title_with_its_page_is_a_reference() -> None:
    source = '"Singular Fraud at the Cape", The Western Clarion, 8 February 1934, p. 3.'
    assert page(END, source)[source] == "reference"
    told = '"Singular Fraud at the Cape", said The Western Clarion on 8 February 1934, and the town laughed.'
    assert page(END, told)[told] not in OMITTED
